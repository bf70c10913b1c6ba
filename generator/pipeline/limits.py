"""Wordings of 公开时限 → how they are read, judged as `check` judges them, with the days they give."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.check.lawful import find_too_long
from generator.derive.views.clausewords import ReadLimit, view_limit
from generator.model.calendar import WorkCalendar
from generator.model.timelimit import TimeLimit
from generator.pipeline.checking import check_paths
from generator.read.calendar import build_work_calendar
from generator.read.timelimit.text import parse_time_limit
from generator.render.limits import write_limits, write_limits_json

CALENDAR = "calendar.yml"


def explain_limits(texts: Sequence[str], start: date | None, folder: Path, form: str) -> str:
    """The readings as text or JSON. `folder`: where the office's calendar stands, if it has one."""
    calendar = _calendar(folder, start) if start else WorkCalendar()
    limits = [_read(text, start, calendar) for text in texts]
    return write_limits_json(limits) if form == "json" else write_limits(limits)


def _read(text: str, start: date | None, calendar: WorkCalendar) -> ReadLimit:
    limit = parse_time_limit(text)
    return view_limit(limit, judge(limit), start, calendar)


def judge(limit: TimeLimit) -> tuple[str, ...]:
    """All that an editor is told of a wording: what cannot be, what was not counted, what is longer than the law's."""
    if not limit.raw.strip():
        return ("没有写时限。",)
    ended = (f"{sentence}。" for sentence in (*limit.faults, *find_too_long(limit.clauses)))
    return tuple(dict.fromkeys((*ended, *limit.warnings)))


def _calendar(folder: Path, start: date) -> WorkCalendar:
    file = folder / CALENDAR
    return build_work_calendar(check_paths([file], start).catalogue.calendar if file.is_file() else None)
