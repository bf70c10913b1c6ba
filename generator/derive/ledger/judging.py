"""Where a duty stands on a day: done, in time, late, how many working days are left, and of what colour.

- What was shown by its last day was in time, whether or not the day may yet move later; what was shown after a day
  that may still change (`provisional`) is not called late.
- A day whose source is no evidence (an address, nothing) shows that it was published, not that it was in time.
- Red is what is overdue; yellow and blue are the office's numbers of working days left.
"""

from dataclasses import dataclass
from datetime import date

from generator.derive.ledger.days import Days
from generator.model.ledger import Alert, State
from generator.model.timelimit import DueDate


@dataclass(frozen=True, slots=True)
class Shown:
    """What is known of the publishing. `on`: the day; `is_proven`: whether that is evidence."""

    on: date | None = None
    is_proven: bool = False
    is_shown: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """State, colour, working days (left, early or late)."""

    state: State
    alert: Alert = Alert.NONE
    days: int = 0


def judge(due: DueDate, shown: Shown, today: date, days: Days, thresholds: tuple[int, int]) -> Verdict:
    """The verdict of one day."""
    if shown.is_shown:
        return _judge_shown(due, shown, days)
    if today > due.on and not due.provisional:
        return Verdict(State.OVERDUE, Alert.RED, days.between(due.on, today))
    left = days.between(today, due.on)
    blue, yellow = thresholds
    return Verdict(State.DUE, Alert.YELLOW if left <= yellow else Alert.BLUE if left <= blue else Alert.NONE, left)


def _judge_shown(due: DueDate, shown: Shown, days: Days) -> Verdict:
    if shown.on is None or not shown.is_proven:
        return Verdict(State.UNPROVEN)
    if shown.on <= due.on:
        return Verdict(State.ON_TIME, days=days.between(shown.on, due.on))
    if due.provisional:
        return Verdict(State.UNDECIDED)
    return Verdict(State.LATE, days=days.between(due.on, shown.on))
