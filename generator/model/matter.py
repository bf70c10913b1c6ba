"""What residents send back through the service: kinds of matters, their forms, and what has happened to one.

The kinds: 依申请公开 (政府信息公开条例 art. 27, 29), reports of 监督员, questions, 点题, 这里有错, 社会评议.

The outcomes of an application are those that the annual report counts (《中华人民共和国政府信息公开工作年度报告格式》,
国办公开办函〔2021〕30号, table 3), so that nobody sorts answers a second time in January.

Left to others: what a form asks (`model.returnform`), when an answer is due (`derive.replying`), where it is kept.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.model.outcome import Outcome


class MatterKind(Enum):
    """A kind of matter. The value begins its numbers and never changes."""

    APPLICATION = "SQ"
    REPORT = "JD"
    QUESTION = "WT"
    TOPIC = "DT"
    FAULT = "JC"
    RATING = "PY"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def path(self) -> str:
        """Its page below the service's address."""
        return _PATHS[self]


_LABELS = {
    MatterKind.APPLICATION: "依申请公开",
    MatterKind.REPORT: "监督员反映",
    MatterKind.QUESTION: "提问",
    MatterKind.TOPIC: "点题公开",
    MatterKind.FAULT: "这里有错",
    MatterKind.RATING: "社会评议",
}
_PATHS = {
    MatterKind.APPLICATION: "apply",
    MatterKind.REPORT: "report",
    MatterKind.QUESTION: "ask",
    MatterKind.TOPIC: "topic",
    MatterKind.FAULT: "fault",
    MatterKind.RATING: "rate",
}


class Applicant(Enum):
    """申请人 as the annual report counts them."""

    PERSON = "自然人"
    COMPANY = "商业企业"
    RESEARCH = "科研机构"
    CHARITY = "社会公益组织"
    LAWYERS = "法律服务机构"
    OTHER = "其他法人或者组织"


class Step(Enum):
    """What can happen to a matter; the value is what the staff's page calls it."""

    CONFIRMED = "确认收到"
    AMEND_ASKED = "通知补正"
    AMENDED = "收到补正"
    OTHERS_ASKED = "征求意见"
    OTHERS_ANSWERED = "意见收到"
    EXTENDED = "延长答复期限"
    ANSWERED = "答复"
    ABANDONED = "逾期不补正，不再处理"
    WITHDRAWN = "本人撤回"
    SHOWN = "在网上公开"
    HIDDEN = "不再在网上公开"
    NOTE = "内部备注"


ENDS = frozenset({Step.ANSWERED, Step.ABANDONED, Step.WITHDRAWN})
"""After these a matter is closed."""

INNER = frozenset({Step.NOTE})
"""What whoever sent the matter is not shown."""


@dataclass(frozen=True, slots=True)
class Event:
    """A step. `until`: last day of a period it sets; `days`: of an extension, working days; `text`: what it says."""

    step: Step
    on: date
    until: date | None = None
    days: int = 0
    text: str = ""
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter as kept. `fields`: name of the form's field → what was written; `item`: the item it is about, or empty.

    `verified`: the name of the 监督员 whose code was given; empty where none was.
    """

    number: str
    kind: MatterKind
    handed_in: date
    fields: dict[str, str]
    item: str = ""
    verified: str = ""
    closed: date | None = None
    shown: str = ""
    events: tuple[Event, ...] = ()
