"""Where every cell of the annual report's tables stands: one layout for Excel, Word and for reading back.

Rows and columns are counted from 0 within a table. Headings are those of the form (`model.annual`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from generator.model.annual import (
    ANSWERED,
    CARRIED,
    COLUMNS,
    DECISIONS,
    FEES,
    LEFT,
    MADE,
    NEW,
    PAPERS,
    RESULTS,
    ROWS,
    SUITS,
    requests_key,
    suit_key,
)
from generator.model.outcome import Outcome

_NUMBERS = "一二三四五六"
_PARTLY = "（区分处理的，只计这一情形，不计其他情形）"
BALANCE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
_ARTICLE = "第二十条第（{}）项"


@dataclass(frozen=True, slots=True)
class Cell:
    """A heading (`text`) or a number (`key`), over so many rows and columns."""

    row: int
    column: int
    text: str = ""
    key: str = ""
    height: int = 1
    width: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the report. `sheet`: its name in a workbook; `widths`: of its columns, parts of the whole."""

    sheet: str
    heading: str
    widths: tuple[int, ...]
    cells: tuple[Cell, ...]

    @property
    def height(self) -> int:
        return max(cell.row + cell.height for cell in self.cells)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(cell.key for cell in self.cells if cell.key)


def _proactive() -> Iterator[Cell]:
    """Table 2, four parts one below the other, all four columns wide."""
    yield Cell(0, 0, _ARTICLE.format("一"), width=4)
    for column, text in enumerate(("信息内容", *MADE.values())):
        yield Cell(1, column, text)
    for row, (paper, name) in enumerate(PAPERS.items(), 2):
        yield Cell(row, 0, name)
        for column, key in enumerate(MADE, 1):
            yield Cell(row, column, key=f"{paper}.{key}")
    yield from _decisions(4, "五", ("permits",))
    yield from _decisions(7, "六", ("penalties", "force"))
    yield Cell(11, 0, _ARTICLE.format("八"), width=4)
    yield Cell(12, 0, "信息内容")
    yield Cell(12, 1, "本年收费金额（单位：万元）", width=3)
    yield Cell(13, 0, "行政事业性收费")
    yield Cell(13, 1, key=FEES, width=3)


def _decisions(row: int, item: str, kinds: tuple[str, ...]) -> Iterator[Cell]:
    yield Cell(row, 0, _ARTICLE.format(item), width=4)
    yield Cell(row + 1, 0, "信息内容")
    yield Cell(row + 1, 1, "本年处理决定数量", width=3)
    for number, kind in enumerate(kinds, row + 2):
        yield Cell(number, 0, DECISIONS[kind])
        yield Cell(number, 1, key=f"{kind}.count", width=3)


def _requests() -> Iterator[Cell]:
    """Table 3: three columns of headings, seven of numbers."""
    yield Cell(0, 0, BALANCE, height=3, width=3)
    yield Cell(0, 3, "申请人情况", width=7)
    yield Cell(1, 3, COLUMNS["person"], height=2)
    yield Cell(1, 4, "法人或其他组织", width=5)
    yield Cell(1, 9, COLUMNS["total"], height=2)
    for column, name in enumerate(tuple(COLUMNS.values())[1:-1], 4):
        yield Cell(2, column, name)
    yield from _whole_row(3, NEW)
    yield from _whole_row(4, CARRIED)
    last = 5 + len(Outcome)
    yield Cell(5, 0, "三、本年度办理结果", height=last - 4)
    row = 5
    for number, (group, outcomes) in enumerate(groupby(Outcome, lambda one: one.group)):
        yield from _group(row, f"（{_NUMBERS[number]}）{group}", known := tuple(outcomes))
        row += len(known)
    yield Cell(last, 1, ROWS[ANSWERED], width=2)
    yield from _numbers(last, ANSWERED)
    yield from _whole_row(last + 1, LEFT)


def _group(row: int, heading: str, outcomes: tuple[Outcome, ...]) -> Iterator[Cell]:
    if len(outcomes) == 1:
        more = _PARTLY if outcomes[0] is Outcome.PARTLY else ""
        yield Cell(row, 1, heading + more, width=2)
    else:
        yield Cell(row, 1, heading, height=len(outcomes))
        for number, one in enumerate(outcomes):
            yield Cell(row + number, 2, f"{number + 1}.{one.label}")
    for number, one in enumerate(outcomes):
        yield from _numbers(row + number, one.value)


def _whole_row(row: int, key: str) -> Iterator[Cell]:
    yield Cell(row, 0, ROWS[key], width=3)
    yield from _numbers(row, key)


def _numbers(row: int, key: str) -> Iterator[Cell]:
    for number, column in enumerate(COLUMNS, 3):
        yield Cell(row, number, key=requests_key(key, column))


def _suits() -> Iterator[Cell]:
    """Table 4: fifteen columns, one row of numbers."""
    yield Cell(0, 0, SUITS["review"], width=5)
    yield Cell(0, 5, "行政诉讼", width=10)
    for start, suit in zip((5, 10), ("direct", "after"), strict=True):
        yield Cell(1, start, SUITS[suit], width=5)
    for number, (key, name) in enumerate(RESULTS.items()):
        yield Cell(1, number, name, height=2)
        for start in (5, 10):
            yield Cell(2, start + number, name)
        for start, suit in zip((0, 5, 10), SUITS, strict=True):
            yield Cell(3, start + number, key=suit_key(suit, key))


TABLES = (
    Table("表二", "二、主动公开政府信息情况", (34, 22, 22, 22), tuple(_proactive())),
    Table("表三", "三、收到和处理政府信息公开申请情况", (5, 9, 30, 8, 8, 8, 8, 8, 8, 8), tuple(_requests())),
    Table("表四", "四、政府信息公开行政复议、行政诉讼情况", (1,) * 15, tuple(_suits())),
)
"""In the order of the report, between 一、总体情况 and 五、存在的主要问题及改进情况."""
TOP = 2
"""Rows of a workbook's sheet above its table: the heading, an empty one."""
WORDS_SHEET = "文字"
"""Of the workbook, where what is told in words stands."""


def name_of(key: str) -> str:
    """What people call a cell: 表三 予以公开 自然人."""
    part, row, column = [*key.split("."), ""][:3]
    if part == "requests":
        return f"表三“{ROWS[row]}”的“{COLUMNS[column]}”"
    if part == "suits":
        return f"表四“{SUITS[row]}”的“{RESULTS[column]}”"
    if part in PAPERS:
        return f"表二“{PAPERS[part]}”的“{MADE[row]}”"
    return f"表二“{DECISIONS.get(part, '行政事业性收费')}”"
