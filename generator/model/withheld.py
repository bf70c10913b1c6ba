"""负面清单: what is not disclosed, on what ground, who decided it, until when, and when it is looked at again.

《政府信息公开条例》(国务院令第711号): art. 13, everything is disclosed but what arts. 14 to 16 name; art. 18, what is
withheld is reviewed from time to time and disclosed when the reason is gone; art. 37, of what can be told apart the
other part is disclosed. An entry stands in the office's own register; none is shipped.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated

from generator.model.day import parse_day
from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, At, Day, Id, Name, Number
from generator.model.legalbasis import LegalBasis


class Ground(Enum):
    """The cases of 条例 arts. 14 (the first three), 15 and 16 (the last three), in their order."""

    STATE_SECRET = "国家秘密"  # noqa: S105  a word of the law
    FORBIDDEN = "法律、行政法规禁止公开"
    SAFETY = "危及国家安全、公共安全、经济安全、社会稳定"
    THIRD_PARTY = "第三方合法权益"
    INTERNAL = "内部事务信息"
    IN_PROCESS = "过程性信息"
    CASE_FILE = "行政执法案卷信息"


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """One kind of information that is not disclosed.

    `items`: what it is a part of (条例 art. 37); `parts`: which part of these. `until`: the last day on which it is
    withheld; `lifts`: the event that ends it, where no day is known. `review`: the day by which it is looked at again.
    """

    title: str
    kind: Ground
    items: Annotated[tuple[Id, ...], INLINE] = ()
    parts: tuple[str, ...] = ()
    basis: tuple[LegalBasis, ...]
    reason: str
    decided_by: Name
    decided: Day
    number: Number = ""
    until: Day = ""
    lifts: str = ""
    review: Day
    place: Annotated[Place, At("title")] = NOWHERE

    @property
    def things(self) -> tuple[str, ...]:
        """What is withheld, in all its wordings."""
        return (self.title, *self.parts)

    def is_over(self, today: date) -> bool:
        """Whether its last day is past."""
        last = parse_day(self.until)
        return last is not None and last < today
