"""Where the clock of an application stands, as `derive.replying` finds it."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.model.timelimit import DueDate


class ClockState(Enum):
    """Where the clock of an application stands."""

    RUNNING = "办理中"
    AMENDING = "等申请人补正"
    ASKING = "正在征求意见"
    ENDED = "办结"


@dataclass(frozen=True, slots=True)
class Clock:
    """`start`: the day the running period counts from; `due`: its last day, None while nothing can be said.

    `left`: working days after today up to `due`, negative when late; of an ended one, what was left when it ended.
    `amend_by`: last day to ask for an amendment; `others_by`: until when those asked should answer; `amended_by`: until
    when the applicant is to amend. `faults`: what did not keep the law, for the staff.
    """

    state: ClockState
    confirmed: bool
    start: date
    due: DueDate | None
    left: int | None = None
    extended: int = 0
    amend_by: DueDate | None = None
    amended_by: date | None = None
    others_by: DueDate | None = None
    faults: tuple[str, ...] = ()
