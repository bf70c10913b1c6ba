"""The clock of one event: from which day it runs, where it stood still, and by how much it was lengthened.

Only of applications for information does the law say so (政府信息公开条例, 国务院令第711号):

- art. 30: the time begins on the day on which the completed application was received (补正). While it has not come,
  there is no last day.
- art. 33: the time for hearing a third party or other bodies is not counted; with the consent of the body's unit for
  disclosure, and told to the applicant, it may be lengthened by 20 working days at most.

An extension counts only where it was decided by the last day. Elsewhere stops are not taken off, and the line says so.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from generator.derive.ledger.days import Days
from generator.model.day import parse_day
from generator.model.record import PublicationRecord
from generator.model.timelimit import Act, Clause, DueDate, Trigger, Unit

LONGEST = 20
"""Working days by which an answer may take longer (条例 art. 33)."""


@dataclass(frozen=True, slots=True)
class Clock:
    """`start`: from which day it runs, `due` None while it stands still; `stopped`: days not counted."""

    start: date
    due: DueDate | None
    stopped: int = 0
    remark: str = ""


def may_stop(clause: Clause) -> bool:
    """Whether the law lets the clock of a clause stand still."""
    return clause.act is Act.REPLY or clause.trigger is Trigger.REQUEST_RECEIVED


def run_clock(
    clause: Clause, start: date, records: Iterable[PublicationRecord], extension: Clause | None, days: Days
) -> Clock:
    """The clock of an event.

    Args:
        clause: with its amount.
        start: the day of the event.
        records: all lines about it.
        extension: the item's clause of extension.
        days: the office's.
    """
    lines = [record for record in records if record.stops or record.extended]
    if not lines:
        return Clock(start, days.due(clause, start))
    stops = tuple(dict.fromkeys(stop for record in lines for stop in record.clock_stops))
    extended = min((day for record in lines if (day := parse_day(record.extended))), default=None)
    if not stops and extended is None:
        return Clock(start, days.due(clause, start))
    if not may_stop(clause):
        return Clock(start, days.due(clause, start), remark="这一条时限没有停算、延长的规定，没有扣除")
    begun = max((stop.until for stop in stops if stop.kind.begins_anew and stop.until), default=start)
    start = max(start, begun)
    if any(stop.until is None for stop in stops):
        waiting = next(stop for stop in stops if stop.until is None)
        return Clock(start, None, remark=f"{waiting.since.isoformat()} 起{waiting.kind.value}，还没有结束")
    idle = tuple(stop for stop in stops if not stop.kind.begins_anew)
    due, stopped = days.due_with_stops(clause, start, idle)
    if extended is None or due is None:
        return Clock(start, due, stopped)
    if extended > due.on:
        return Clock(start, due, stopped, f"{extended.isoformat()} 才延长，已经过了期限，不算")
    longer, stopped = days.due_with_stops(_lengthened(clause, extension), start, idle)
    return Clock(start, longer, stopped, f"{extended.isoformat()} 延长")


def _lengthened(clause: Clause, extension: Clause | None) -> Clause:
    """The clause with the longest extension; by the item's words, else by the law's."""
    more = extension.amount if extension is not None and extension.unit is clause.unit else None
    more = more or (LONGEST if clause.unit is Unit.WORKDAY else 0)
    return replace(clause, amount=(clause.amount or 0) + more)
