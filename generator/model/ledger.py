"""台账: one line an item and period or event, what stands apart, and the office's own settings for it.

The colours are those of 延长县, which names blue, yellow and red and gives no number of days; the numbers here are our
own and each office sets its own (office.yml, `ledger`).

Left to others: how lines come about (`derive.ledger`), how they are printed (`render.ledger`).
"""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, PAGE_ONLY, At, Day, Id, Number
from generator.model.timelimit import Act


class State(Enum):
    """Where one duty stands on one day."""

    OVERDUE = "逾期未公开"
    DUE = "待公开"
    STOPPED = "停算中"
    LATE = "逾期公开"
    ON_TIME = "按时公开"
    UNPROVEN = "已公开，日期没有依据"
    UNDECIDED = "已公开，期限暂定"

    @property
    def is_done(self) -> bool:
        """Whether it was shown, in time or not."""
        return self not in (State.OVERDUE, State.DUE, State.STOPPED)

    @property
    def is_late(self) -> bool:
        return self in (State.OVERDUE, State.LATE)


class Alert(Enum):
    """预警: how urgent a duty is that is not done."""

    NONE = ""
    BLUE = "蓝色"
    YELLOW = "黄色"
    RED = "红色"


class Why(Enum):
    """Why something has no line: no date can be computed, and none is guessed."""

    NO_EVENT = "还没有登记起算事由的日期"
    NO_NUMBER = "时限没有写天数（及时、实时、随时）"
    STANDING = "长期公开，没有到期日"
    HOURS = "时限按小时算，记录只到日"
    NO_RHYTHM = "没有写明多久一次、哪一天"
    CONDITION = "有条件才要公开，不知道条件是不是成立"
    ELSEWHERE = "时限要查别处的规定"
    UNCLEAR = "时限没有读懂"
    WHICH = "有几种时限，记录没写是从哪件事起算"
    NO_MATCH = "记录写的起算事由，时限里没有"
    OTHER_PERIOD = "记录写的哪一期，和时限多久一次不合"
    NO_PERIOD = "记录没有写哪一期，也没有公开日期，不知道算在哪一期"


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One duty that has a day.

    Attributes:
        item: id.
        part: the clause in words: 公开：从“批准”的第二天起，20日内.
        act: what is due.
        body: who answers for it, by its name of today; empty where nobody is named.
        unit: village or unit, where the duty repeats.
        period: `2026-Q1`; of an event empty.
        event: its words.
        event_on: the day from which the clock ran, after a completed application that of its receipt.
        basis: how that day is known, where it was not stated: 按成文日期起算.
        due_on: last day, inclusive; None while the clock stands still.
        provisional: why it may change; empty where it is settled.
        stopped: days that were not counted, in the units of the clause.
        published_on: the first day on which it was shown, proven or not.
        state, alert: as of the day of the ledger.
        days: working days left until `due_on`, or by which it was missed; 0 on the day itself.
        records: ids of the lines of records it rests on.
        url: the document.
        channels: where it was shown.
        remark: what a clerk has to know of it.
    """

    item: str
    part: str
    act: Act = Act.PUBLISH
    body: str = ""
    unit: str = ""
    period: str = ""
    event: str = ""
    event_on: date | None = None
    basis: str = ""
    due_on: date | None = None
    provisional: str = ""
    stopped: int = 0
    published_on: date | None = None
    state: State = State.DUE
    alert: Alert = Alert.NONE
    days: int = 0
    records: tuple[str, ...] = ()
    url: str = ""
    channels: tuple[str, ...] = ()
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Apart:
    """A clause, or records under it, of which no date can be computed.

    `documents`: how many were shown under it all the same; `records`: ids of the lines that it is about (the first).
    """

    item: str
    part: str
    why: Why
    body: str = ""
    documents: int = 0
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerQuery:
    """What a ledger is asked for. `since`, `until` None: the year of `today`, or from the office's own day on."""

    today: date
    since: date | None = None
    until: date | None = None
    domain: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """The whole of it as of `today`: duties due from `since` to `until`, both included."""

    today: date
    since: date
    until: date
    lines: tuple[LedgerLine, ...] = ()
    apart: tuple[Apart, ...] = ()


@dataclass(frozen=True, slots=True)
class Repeats:
    """Villages or units in each of which items have to be published: some items, or all of some domains."""

    items: Annotated[tuple[Id, ...], INLINE] = ()
    domains: Annotated[tuple[Id, ...], INLINE] = ()
    units: Annotated[tuple[str, ...], INLINE] = ()
    place: Annotated[Place, At("units")] = NOWHERE


BLUE, YELLOW = 3, 1


def _days(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and text.isascii() else otherwise


@dataclass(frozen=True, slots=True)
class LedgerRules:
    """台账 of an office: office.yml, `ledger`.

    `since`: from which day duties are counted; `blue`, `yellow`: working days left from which the colour is shown, red
    being what is overdue; `shows_late`: whether residents see what is late; `repeats`: where duties repeat.
    """

    since: Day = ""
    blue: Number = ""
    yellow: Number = ""
    shows_late: bool = False
    repeats: Annotated[tuple[Repeats, ...], PAGE_ONLY] = field(default=())

    @property
    def thresholds(self) -> tuple[int, int]:
        """Blue and yellow, in working days left."""
        return _days(self.blue, BLUE), _days(self.yellow, YELLOW)

    def units_of(self, item: str) -> tuple[str, ...]:
        """The units in which an item repeats, in the order of the file; none where it does not."""
        named = (one for one in self.repeats if item in one.items or item.partition("-")[0] in one.domains)
        return tuple(dict.fromkeys(unit for one in named for unit in one.units))
