"""Wordings of 公开时限 → how they are read, judged as `check` judges them, with the days they give."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.check.lawful import find_too_long
from generator.derive.views.clausewords import ReadLimit, view_limit
from generator.model.calendar import WorkCalendar
from generator.model.timelimit import TimeLimit
from generator.pipeline.shipped import schemas
from generator.read.calendar import build_work_calendar
from generator.read.catalogue.assemble import Parts, assemble_catalogue
from generator.read.files import Source
from generator.read.snapshot import read_source
from generator.read.timelimit.text import parse_time_limit
from generator.render.limits import write_limits, write_limits_json
from generator.yamltext.tree import read_located

CALENDAR = "calendar.yml"


def explain_limits(texts: Sequence[str], start: date | None, folder: Path, form: str) -> str:
    """The readings as text or JSON. `folder`: where the office's calendar stands, if it has one."""
    calendar = _calendar(folder) if start else WorkCalendar()
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


def _calendar(folder: Path) -> WorkCalendar:
    """The office's calendar over the library's; what is damaged in it or not there is not asked here."""
    source = read_source(folder / CALENDAR, CALENDAR)
    if not isinstance(source, Source):
        return build_work_calendar()
    document = read_located(source.name, source.data)
    parts = Parts(registers={"calendar": document} if document.root is not None else {})
    return build_work_calendar(assemble_catalogue(parts, schemas().titles).calendar)
