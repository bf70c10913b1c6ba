"""公开时限: clauses of one sentence compared; what another clause says already is left out."""

import re
from dataclasses import dataclass
from itertools import pairwise

from generator.model.timelimit import Clause, Kind

SHOWS = re.compile("公示|公告|公布|公开|展示|张贴")
_AT_ONCE = re.compile("及时|实时|即时|随时|立即|立刻")


@dataclass(slots=True)
class Entry:
    """A clause with the warnings it gave rise to and the number of the piece it stands in."""

    clause: Clause | None
    warnings: list[str]
    piece: int


def _is_plain(clause: Clause | None, kind: Kind) -> bool:
    return clause is not None and clause.kind is kind and not clause.condition and not clause.event


def _said_by_deadline(clause: Clause, deadline: Clause, same_piece: bool) -> bool:
    """及时 beside a numbered deadline (20个工作日内及时公开; 信息形成后及时公开，最迟20个工作日) adds nothing."""
    if deadline.kind is not Kind.DEADLINE or deadline.amount is None:
        return False
    if clause.kind is Kind.EVENT:
        return clause.event == deadline.event and _AT_ONCE.search(clause.text) is not None
    return _is_plain(clause, Kind.IMMEDIATE) and (same_piece or not deadline.condition)


def _said_by_rhythm(clause: Clause, other: Clause, later: bool) -> bool:
    """定期 beside 按季度, or 按年度 before 每年1次, adds nothing."""
    if not (clause.kind is other.kind is Kind.RECURRING) or clause.amount is not None or other.period is None:
        return False
    if clause.period is None:
        return "学期" not in clause.text
    rhythm = (clause.period, clause.every, clause.fixed, clause.condition, clause.count)
    return later and rhythm == (other.period, other.every, other.fixed, other.condition, other.count)


def is_superfluous(entry: Entry, others: list[Entry]) -> bool:
    """Whether another clause of the sentence says what this one says: 长期公开并动态更新 is standing, once."""
    clause, place = entry.clause, others.index(entry)
    for index, other in enumerate(others):
        said = other.clause
        if clause is None or said is None or index == place:
            continue
        same_piece, later = other.piece == entry.piece, index > place
        if _said_by_deadline(clause, said, same_piece) or _said_by_rhythm(clause, said, later):
            return True
        if (
            (_is_plain(clause, Kind.STANDING) or _is_plain(clause, Kind.IMMEDIATE))
            and same_piece
            and (said.kind is Kind.POSTING or (said.kind is Kind.RECURRING and said.period))
        ):
            return True
        if _is_plain(clause, Kind.IMMEDIATE) and same_piece and said.kind is Kind.EVENT:
            return True
        if clause.kind is Kind.EVENT and said.kind is Kind.POSTING and SHOWS.fullmatch(clause.event):
            return True
        if said.kind in (Kind.IMMEDIATE, Kind.STANDING) and _is_plain(clause, said.kind) and not later:
            return True
    return False


def _own_starts(one: Clause, other: Clause) -> bool:
    """A list, each from an event of its own: 报告书受理之日起60日内、报告表受理之日起30日内."""
    return bool(one.event and other.event and one.event != other.event and other.text.startswith("、"))


def find_merged_cells(entries: list[Entry]) -> list[str]:
    """Two deadlines in one breath, neither with a condition: a merged cell that lost its border."""
    terms = [entry for entry in entries if entry.clause and entry.clause.kind is Kind.DEADLINE]
    if any(
        a.piece == b.piece and a.clause and b.clause and not b.clause.condition and not _own_starts(a.clause, b.clause)
        for a, b in pairwise(terms)
    ):
        return ["一格里有两个公开期限，像是合并单元格拆开时粘在一起的，请分清各自适用的情形。"]
    return []
