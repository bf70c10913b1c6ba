"""Recurring and fixed duties → their periods: name, first and last day, last day to publish.

- Once a month, quarter, half-year, year, week: the period is that of the calendar, its last day the last to publish.
- A named day (每年3月31日前): the period is the calendar year, month or quarter in which the day lies, by which it is
  called; what was shown since the day before counts for it.
- From the end of a period (每月后10个工作日内): the period is the one that ended; what was shown after its end counts.

No period where `recurrence.next_occurrence` gives none: 至少每三年一次 from no one knows when, 定期, 每学期.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from generator.derive.ledger.days import Days
from generator.derive.ledger.parts import Part
from generator.derive.recurrence import next_occurrence
from generator.model.duty import period_name
from generator.model.timelimit import Clause, DueDate, Kind

_ONE_DAY = timedelta(days=1)
_BEFORE = timedelta(days=800)
"""How far back the occurrence before the first is looked for."""


@dataclass(frozen=True, slots=True)
class Period:
    """One period. What is shown in (after, last] without a name of its period counts for it. `needed`: how often."""

    name: str
    after: date
    last: date
    due: DueDate
    needed: int = 1


def list_periods(part: Part, days: Days, since: date, until: date) -> list[Period]:
    """The periods of a recurring part whose last day to publish lies in [since, until]; none where no day is named."""
    found = (
        _after_ends(part.clause, days, since, until) if part.is_period_end else _occurring(part.clause, since, until)
    )
    return [period for period in found if since <= period.due.on <= until]


def _occurring(clause: Clause, since: date, until: date) -> Iterator[Period]:
    once = replace(clause, count=1) if clause.count and clause.kind is Kind.RECURRING else clause
    ends = list(_ends(once, since, until))
    for before, last in pairwise(ends):
        yield Period(period_name(clause, last), before, last, DueDate(last, provisional=False), clause.count or 1)


def _ends(clause: Clause, since: date, until: date) -> Iterator[date]:
    """Occurrences up to `until`, beginning with one before `since`; a day that is named once has none before it."""
    day = date.min if since - date.min < _BEFORE else since - _BEFORE
    first = next_occurrence(clause, day)
    if first is not None and clause.fixed is not None and clause.fixed.year:
        yield day
    while first is not None and first <= until:
        yield first
        first = next_occurrence(clause, first + _ONE_DAY)


def _after_ends(clause: Clause, days: Days, since: date, until: date) -> Iterator[Period]:
    rhythm = Clause(Kind.RECURRING, period=clause.period, every=clause.every, count=1)
    counted = replace(clause, period=None)
    ends = list(_ends(rhythm, since, until + timedelta(days=400)))
    for end, following in pairwise(ends):
        due = days.due(counted, end)
        if due is not None:
            yield Period(period_name(rhythm, end), end, following, due)
