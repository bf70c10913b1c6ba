"""政府信息公开工作年度报告: what its national form asks for, and what an office answers.

Source: 《中华人民共和国政府信息公开工作年度报告格式》, 国办公开办函〔2021〕30号, 26 September 2021, under
政府信息公开条例 art. 50. The headings, rows and columns are those of reports published in that form and of the notice
as offices have put it online; the wording of outcomes is that of `model.outcome`. The notice names five sides of
总体情况 and no more.

A cell without a number is one that nobody has told yet: it is no zero.

Left to others: where a cell stands (`model.annualform`), what has to add up (`check.annual`), counting
(`derive.annual`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from generator.model.matter import Applicant
from generator.model.outcome import Outcome

FORM = "国办公开办函〔2021〕30号"
TOTAL = "total"
COLUMNS: Mapping[str, str] = {
    Applicant.PERSON.name.lower(): "自然人",
    Applicant.COMPANY.name.lower(): "商业企业",
    Applicant.RESEARCH.name.lower(): "科研机构",
    Applicant.CHARITY.name.lower(): "社会公益组织",
    Applicant.LAWYERS.name.lower(): "法律服务机构",
    Applicant.OTHER.name.lower(): "其他",
    TOTAL: "总计",
}
"""Of table 3: key → heading, in their order."""
GROUPS = tuple(key for key in COLUMNS if key != TOTAL)
NEW, CARRIED, ANSWERED, LEFT = "new", "carried", "answered", "left"
ROWS: Mapping[str, str] = {
    NEW: "一、本年新收政府信息公开申请数量",
    CARRIED: "二、上年结转政府信息公开申请数量",
    **{one.value: one.label for one in Outcome},
    ANSWERED: "（七）总计",
    LEFT: "四、结转下年度继续办理",
}
"""Of table 3: key → what it is called alone."""

RESULTS: Mapping[str, str] = {
    "upheld": "结果维持",
    "corrected": "结果纠正",
    "other": "其他结果",
    "pending": "尚未审结",
    TOTAL: "总计",
}
SUITS: Mapping[str, str] = {"review": "行政复议", "direct": "未经复议直接起诉", "after": "复议后起诉"}
"""Table 4: whose results; the last two are 行政诉讼."""

MADE: Mapping[str, str] = {"made": "本年制发件数", "repealed": "本年废止件数", "valid": "现行有效件数"}
PAPERS: Mapping[str, str] = {"rules": "规章", "documents": "行政规范性文件"}
DECISIONS: Mapping[str, str] = {"permits": "行政许可", "penalties": "行政处罚", "force": "行政强制"}
FEES = "fees.amount"
"""行政事业性收费, in 万元: the one cell that is no count."""

TEXTS: Mapping[str, str] = {
    "open": "（一）主动公开",
    "requests": "（二）依申请公开",
    "records": "（三）政府信息管理",
    "platform": "（四）政府信息公开平台建设",
    "oversight": "（五）监督保障",
    "problems": "五、存在的主要问题及改进情况",
    "others": "六、其他需要报告的事项",
}
"""What is told in words: key → heading. The first five are parts of 一、总体情况."""
OVERALL = tuple(TEXTS)[:5]


def requests_key(row: str, column: str) -> str:
    """A cell of table 3."""
    return f"requests.{row}.{column}"


def suit_key(suit: str, result: str) -> str:
    """A cell of table 4."""
    return f"suits.{suit}.{result}"


@dataclass(frozen=True, slots=True)
class Application:
    """One 依申请公开 as a list tells it. `outcome` None: not told; `closed` None: not closed yet.

    `source`: which line of which file, for messages; `number`: the office's own.
    """

    number: str
    group: str
    received: date
    closed: date | None = None
    outcome: Outcome | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Annual:
    """A report. `values`: key of a cell → number; `texts`: key of TEXTS → paragraphs, one a line.

    `counted`: cells that the program counted; all others were filled in by people.
    """

    year: int
    office: str
    values: Mapping[str, Decimal] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        return f"{self.office}{self.year}年政府信息公开工作年度报告"
