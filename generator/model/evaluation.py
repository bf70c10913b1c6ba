"""What an evaluator of 政务公开 counts on a site: points, each with what was looked at, what is wrong, and a grade.

The grades are this program's own, by the share of what is wrong; no evaluation's scores are imitated. Two points are
failed by a single finding: personal data, and a document that was never there for whoever follows its link.
"""

from dataclasses import dataclass
from enum import Enum


class Grade(Enum):
    """The value is what people read."""

    GOOD = "好"
    FAIR = "一般"
    POOR = "差"
    UNTOLD = "没有查"


FAIR_UP_TO = 5
"""Per cent of what was looked at that may be wrong for 一般."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to mend. `where`: an item's id, a page's path or an address; `what`: what is wrong there."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an evaluation.

    Attributes:
        key: stable, for programs.
        name: what it is called.
        counted: how many were looked at; 0 with `note` where there was nothing to look at.
        findings: what is wrong.
        mend: how, in one sentence.
        note: what was not looked at, and why.
        is_strict: whether one finding fails it.
    """

    key: str
    name: str
    counted: int
    findings: tuple[Finding, ...]
    mend: str
    note: str = ""
    is_strict: bool = False

    @property
    def grade(self) -> Grade:
        if not self.counted and not self.findings:
            return Grade.UNTOLD
        if not self.findings:
            return Grade.GOOD
        is_much = len(self.findings) * 100 > FAIR_UP_TO * self.counted
        return Grade.POOR if self.is_strict or is_much else Grade.FAIR


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All points of a site. `day`: YYYY-MM-DD."""

    site: str
    day: str
    points: tuple[Point, ...]
