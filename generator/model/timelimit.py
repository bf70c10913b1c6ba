"""公开时限: what one cell of the time-limit column means.

The wording is kept beside the meaning; where a wording gives no number, no number stands here.
Day counting is not done here (`derive.workdays`), reading of wordings neither (`read.timelimit.text`).
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.model.diagnostic import Code

GK464 = Code(
    "GK464",
    "不可能的数字、日期或者时间",
    "公开时限里写了 0 个工作日、负数、2 月 30 日、从大到小的范围，法规文件的日期日历上没有，"
    "办公时间里写了 25:00。照这样算不出到期日，群众也看不懂。",
    "对照目录原文改正；原文就错了的，照规定写正确的时限，在 verify 里注明。",
    {
        "hours": "办公时间｜核对时间，写成“工作日 8:30—12:00，14:30—18:00”的样子。",
        "days": "法规文件的日期｜对照文件核对日期，写成 2026-05-06 的样子。",
    },
)
"""What `TimeLimit.faults` are; office hours and days of laws are told by it too."""


class Kind(Enum):
    """The 13 kinds of clause found in real tables."""

    DEADLINE = "deadline"
    ADVANCE = "advance"
    EVENT = "event"
    IMMEDIATE = "immediate"
    STANDING = "standing"
    RECURRING = "recurring"
    FIXED = "fixed"
    POSTING = "posting"
    CONSULT = "consult"
    EXTEND = "extend"
    TAKEDOWN = "takedown"
    REF = "ref"
    UNPARSED = "unparsed"


class Unit(Enum):
    """Units of a period. A day is a working day only where the text or the law says so."""

    WORKDAY = "wd"
    DAY = "d"
    HOUR = "h"
    WEEK = "w"
    MONTH = "m"
    YEAR = "y"

    @property
    def label(self) -> str:
        return {"wd": "个工作日", "d": "日", "h": "小时", "w": "周", "m": "个月", "y": "年"}[self.value]


class Relation(Enum):
    """How the amount binds: at most, ahead of, at least, exactly, or not before the day named."""

    WITHIN = "within"
    BEFORE = "before"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EXACT = "exact"


class Trigger(Enum):
    """The event from which a period runs. OTHER carries its own words in `Clause.event`."""

    FORMED = "信息形成"
    CHANGED = "信息变更"
    FORMED_OR_CHANGED = "信息形成或者变更"
    OBTAINED = "信息获取、形成或者变更"
    MADE_OR_OBTAINED = "制作或者获取信息"
    RECEIVED = "信息下发到本单位"
    REQUEST_RECEIVED = "收到申请"
    DECISION = "作出决定"
    APPROVAL_RECEIVED = "收到批准文件"
    APPROVED = "批准"
    ISSUED = "印发"
    OTHER = "其他事由"
    UNSTATED = "未写明起算事由"


class Act(Enum):
    """What is due by a clause. Tables of 公开时限 also hold the limits of what comes before the publishing."""

    PUBLISH = "publish"
    REPLY = "reply"
    DECIDE = "decide"
    PAY = "pay"
    HANDLE = "handle"
    APPLY = "apply"
    REPORT = "report"

    @property
    def label(self) -> str:
        """As a verb behind a day: 最迟 6月5日（周五）答复."""
        labels = {"publish": "公开", "reply": "答复", "decide": "作出决定", "pay": "拨付、发放", "handle": "办结"}
        return (labels | {"apply": "提出申请", "report": "报送、反映"})[self.value]


@dataclass(frozen=True, slots=True)
class FixedDay:
    """A calendar day; year, month or day may be open. `day` 0 means the last day of the month."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of a wording: what is due (`act`), and when. `event` holds the words of the trigger, as written."""

    kind: Kind
    amount: int | None = None
    unit: Unit | None = None
    relation: Relation | None = None
    trigger: Trigger | None = None
    event: str = ""
    condition: str = ""
    period: Unit | None = None
    every: int = 1
    count: int | None = None
    fixed: FixedDay | None = None
    text: str = ""
    act: Act = Act.PUBLISH


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A wording and its clauses, in order.

    `override`: 法律、法规另有规定的，从其规定, and `exception` these words as written.
    `warnings`: what was not understood. `faults`: what cannot be, however it is read (0个工作日, 2月30日).
    """

    raw: str
    clauses: tuple[Clause, ...] = ()
    override: bool = False
    warnings: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()
    exception: str = ""


@dataclass(frozen=True, slots=True)
class DueDate:
    """The last day of a period, inclusive.

    `provisional`: the way there touches a year whose holidays are not announced; `on` is then only the earliest
    possible day (counting forward), or the day by Monday to Friday (counting back), never to be shown without
    saying so. `estimate`: the day by Monday to Friday, where `on` is provisional.
    """

    on: date
    provisional: bool
    reason: str = ""
    estimate: date | None = None
