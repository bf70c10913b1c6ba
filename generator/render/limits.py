"""What a wording of 公开时限 says: for a clerk, and for a program."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from generator.derive.views.clausewords import ReadClause, ReadLimit
from generator.model.text import chinese_day
from generator.model.timelimit import Clause, Kind
from generator.render.tables.data import clause_data

NOTHING = "没有写时限"


def write_limits(limits: Sequence[ReadLimit]) -> str:
    """One block a wording: how it is read, what day it gives, what a person must look at."""
    return "\n\n".join("\n".join(_lines(limit)) for limit in limits)


def _lines(limit: ReadLimit) -> Iterator[str]:
    yield f"“{limit.text}”" if limit.text.strip() else NOTHING
    for number, clause in enumerate(limit.clauses, 1):
        yield f"  {number}. {clause.words}"
        if clause.day_words and limit.start:
            yield f"     从{chinese_day(limit.start)}算：{clause.day_words}"
    if limit.exception:
        yield f"  {limit.exception}。"
    yield from (f"  注意：{warning}" for warning in limit.warnings)


def write_limits_json(limits: Sequence[ReadLimit]) -> str:
    """`{"limits": [{"text", "clauses", "warnings"}]}`; clauses as in `catalogue.json`.

    法律、法规另有规定的，从其规定, for which `catalogue.json` has `override`, is part of each clause's condition.

    With a day to count from, `from` and `days` stand beside: one entry a clause, null where it gives no day.
    """
    return json.dumps({"limits": [_data(limit) for limit in limits]}, ensure_ascii=False, indent=1)


def _data(limit: ReadLimit) -> dict[str, Any]:
    data: dict[str, Any] = {
        "text": limit.text,
        "clauses": [clause_data(_excepted(clause.clause, limit.exception)) for clause in limit.clauses],
        "warnings": list(limit.warnings),
    }
    if limit.start is not None:
        data |= {"from": limit.start.isoformat(), "days": [_day(clause) for clause in limit.clauses]}
    return data


def _excepted(clause: Clause, exception: str) -> Clause:
    if not exception or clause.kind in (Kind.REF, Kind.UNPARSED):
        return clause
    return replace(clause, condition="，".join(filter(None, (clause.condition, exception))))


def _day(clause: ReadClause) -> dict[str, Any] | None:
    day = clause.day
    if day is None:
        return None
    shown = day.estimate or day.on
    provisional = {"not_before": day.on.isoformat(), "reason": day.reason} if day.provisional else {}
    return {"on": shown.isoformat(), "provisional": day.provisional, **provisional}
