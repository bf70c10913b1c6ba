"""政府开放日, 征求意见, 预公开, 听证会: what residents can come to or say something about, and what became of it.

Least periods, each with its article (texts as in the register of laws that is shipped):

- 《重大行政决策程序暂行条例》(国务院令第713号) art. 15: opinions are asked for 30 days at least, as a rule; who
  shortens that says why in the notice. Art. 32: the decision is told with what was taken up of the opinions.
- 《国有土地上房屋征收与补偿条例》(国务院令第590号) art. 10: 30 days at least.
- 《中华人民共和国土地管理法实施条例》(国务院令第743号) art. 26: 10 working days; art. 28: 30 days.

The day on which it is made known is not counted (民法典 art. 201).
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Annotated

from generator.model.day import parse_day
from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, At, Day, Id, Name, Phone, Url
from generator.model.legalbasis import LegalBasis
from generator.model.phone import PhoneLine
from generator.model.telephone import parse_phones


class OccasionKind(Enum):
    """In the order in which the page tells them."""

    CONSULTATION = "征求意见"
    PREVIEW = "预公开"
    HEARING = "听证会"
    OPEN_DAY = "政府开放日"


@dataclass(frozen=True, slots=True)
class Outcome:
    """采纳情况. `received`, `adopted`: how many opinions; `why_not`: why others were not taken up."""

    on: Day
    text: str
    received: int | None = None
    adopted: int | None = None
    why_not: str = ""
    url: Url = ""
    place: Annotated[Place, At("on")] = NOWHERE


NO_OUTCOME = Outcome("", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One occasion. `start`: the day it is made known or held, `end`: its last day, which is `start` where not said.

    `draft`: the text it is about; `explanation`: the text that explains it; `shortened`: why the period is shorter than
    usual; `promised`: the day by which the outcome is to be told.
    """

    title: str
    kind: OccasionKind
    items: Annotated[tuple[Id, ...], INLINE] = ()
    body: Name
    start: Day
    end: Day = ""
    hours: str = ""
    venue: str = ""
    how: str = ""
    phone: Phone = ""
    email: Url = ""
    draft: Url = ""
    explanation: Url = ""
    basis: tuple[LegalBasis, ...] = ()
    shortened: str = ""
    promised: Day = ""
    outcome: Outcome = NO_OUTCOME
    place: Annotated[Place, At("title")] = NOWHERE

    @property
    def calls(self) -> PhoneLine:
        """`phone`, cut into the numbers to dial."""
        return parse_phones(self.phone)

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day; None where a day cannot be read or they are reversed."""
        first, last = parse_day(self.start), parse_day(self.end or self.start)
        return (first, last) if first is not None and last is not None and first <= last else None


@dataclass(frozen=True, slots=True)
class LeastPeriod:
    """What an article asks for. `may_be_shorter`: with a reason that is told."""

    law: str
    article: str
    days: int
    is_working: bool = False
    may_be_shorter: bool = False

    @property
    def words(self) -> str:
        """30日, 10个工作日."""
        return f"{self.days}个工作日" if self.is_working else f"{self.days}日"


LEAST_PERIODS = (
    LeastPeriod("重大行政决策程序暂行条例", "第十五条", 30, may_be_shorter=True),
    LeastPeriod("国有土地上房屋征收与补偿条例", "第十条", 30),
    LeastPeriod("中华人民共和国土地管理法实施条例", "第二十六条", 10, is_working=True),
    LeastPeriod("中华人民共和国土地管理法实施条例", "第二十八条", 30),
)


def find_period(title: str, article: str) -> LeastPeriod | None:
    """What an article of a law asks for, whichever of its paragraphs is cited."""
    for period in LEAST_PERIODS:
        if period.law == title and article.split("条", 1)[0] + "条" == period.article:
            return period
    return None
