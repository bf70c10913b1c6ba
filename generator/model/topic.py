"""点题公开: residents name what should be told; it is answered in the open, taken up, or refused with a reason.

After 海陵区's practice: standing and periodic content by the catalogue, and beside it, each quarter, what residents ask
for. A proposer is never named here: the register has no field for it.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated

from generator.model.day import parse_day
from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, At, Day, Id, Name, Url


class Decision(Enum):
    """What became of a topic."""

    OPEN = "办理中"
    ANSWERED = "已答复"
    TAKEN_UP = "列入目录"
    REFUSED = "不列入"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic. `count`: how many asked for it; `due`: the day an answer was promised for; `answered`: its day.

    `items`: what it was taken up as, or what already answers it. `reason`: why it was refused.
    """

    title: str
    proposed: Day
    count: int | None = None
    body: Name
    decision: Decision
    due: Day = ""
    answered: Day = ""
    answer: str = ""
    items: Annotated[tuple[Id, ...], INLINE] = ()
    reason: str = ""
    url: Url = ""
    place: Annotated[Place, At("title")] = NOWHERE

    @property
    def quarter(self) -> str:
        """2026年第四季度, of the day on which it was proposed; empty where that cannot be read."""
        day = parse_day(self.proposed)
        return quarter_of(day) if day is not None else ""


def quarter_of(day: date) -> str:
    """2026-11-30 → 2026年第四季度."""
    return f"{day.year}年第{'一二三四'[(day.month - 1) // 3]}季度"
