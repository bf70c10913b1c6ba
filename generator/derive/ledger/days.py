"""Days of a ledger: due dates counted once for each clause and start, and working days between two days, looked up.

How is counted: `derive.workdays`, from which every date comes.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from generator.derive.workdays import due_date, is_working_day
from generator.model.calendar import WorkCalendar
from generator.model.record import Stop
from generator.model.timelimit import Clause, DueDate, Kind, Relation, Unit

_ONE_DAY = timedelta(days=1)
_YEARS_AROUND = 1


_Counted = tuple[Kind, int | None, Unit | None, Relation | None, date]
"""All of a clause that its last day depends on, and the day of the event."""


@dataclass(slots=True)
class Days:
    """The days of one office. Answers are kept: a hundred thousand lines begin on a few hundred days."""

    calendar: WorkCalendar
    _due: dict[_Counted, DueDate | None] = field(default_factory=dict)
    _working: list[date] = field(default_factory=list)
    _span: tuple[date, date] | None = None

    def due(self, clause: Clause, start: date) -> DueDate | None:
        """The last day of the period of a clause that counts, as `workdays.due_date`."""
        key = (clause.kind, clause.amount, clause.unit, clause.relation, start)
        if key not in self._due:
            self._due[key] = due_date(self.calendar, clause, start)
        return self._due[key]

    def between(self, after: date, last: date) -> int:
        """Working days in (after, last]; 0 where `last` is not later."""
        if last <= after:
            return 0
        self._reach(after, last)
        return bisect_right(self._working, last) - bisect_right(self._working, after)

    def _reach(self, first: date, last: date) -> None:
        """Have the working days of these years at hand."""
        if self._span is not None and self._span[0] <= first and last <= self._span[1]:
            return
        old = self._span or (first, last)
        start = date(max(min(old[0], first).year - _YEARS_AROUND, 1), 1, 1)
        end = date(min(max(old[1], last).year + _YEARS_AROUND, 9999), 12, 31)
        days = (start + timedelta(days=n) for n in range((end - start).days + 1))
        self._working = [day for day in days if is_working_day(self.calendar, day)]
        self._span = (start, end)

    def due_with_stops(self, clause: Clause, start: date, stops: Iterable[Stop]) -> tuple[DueDate | None, int]:
        """The last day where the clock stood still, and how many days were not counted.

        A day between letter and answer is not counted: the day of the letter is (民法典 art. 201: the day on which a
        time begins is not in it), that of the answer is not. Days that two stops have in common are one. Days not
        counted are working days where the clause counts in these, else calendar days.

        Args:
            clause: with its amount.
            start: the day from which the clock runs.
            stops: ended ones that do not begin anew.
        """
        idle = sorted({day for stop in stops if stop.until for day in _days(max(stop.since, start), stop.until)})
        if clause.unit is Unit.WORKDAY:
            idle = [day for day in idle if is_working_day(self.calendar, day)]
        if not idle or clause.amount is None:
            return self.due(clause, start), 0
        if clause.unit not in (Unit.WORKDAY, Unit.DAY):
            return self.due(clause, start), 0
        count = 0
        while True:
            found = self.due(replace(clause, amount=clause.amount + count), start)
            if found is None:
                return None, count
            more = bisect_right(idle, found.on)
            if more == count:
                return found, count
            count = more


def _days(after: date, last: date) -> Iterable[date]:
    """(after, last]."""
    return (after + timedelta(days=n) for n in range(1, (last - after).days + 1))
