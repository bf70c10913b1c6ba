"""The workbook of the annual report as people filled it in → numbers and words, by where its cells stand.

A workbook whose headings stand elsewhere was rebuilt: nothing of it is taken, as numbers would land in wrong cells.

- GK835: rows, columns or headings of the form were changed, or the workbook is another one.
- GK838: a cell holds something that is no number of applications, papers or 万元.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from generator.model.annual import FEES, TEXTS
from generator.model.annualform import TABLES, TOP, WORDS_SHEET, Cell, Table, name_of
from generator.model.diagnostic import Code, Diagnostic, Place
from generator.read.tables.grid import Grid, letters_of
from generator.read.tables.kinds import read_grids

GK835 = Code(
    "GK835",
    "年报表改动过",
    "填好的年报表照每一格的位置读。插入、删除过行列，改过项目的名称，或者不是 gongkai report annual 写的那张表，"
    "就不知道哪个数是哪一格，一个也不读。",
    "用 gongkai report annual --format xlsx 重新写一张，把数填进空格里，别的不要动。",
)
GK838 = Code(
    "GK838",
    "年报表里有一格不是数",
    "表二、表三、表四的空格填件数：0 或者正整数；行政事业性收费填万元，可以有小数。没有的情形填 0，不知道的空着。",
    "改成一个数，单位、说明不要写在格子里。",
)
_MOST_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in: key → number, key → text."""

    values: Mapping[str, Decimal] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def read_filled(name: str, data: bytes) -> tuple[Filled, list[Diagnostic]]:
    """The workbook's numbers and words, and what is wrong with it. Nothing is raised."""
    grids, problems = read_grids(name, data)
    problems = [problem for problem in problems if problem.is_error]
    if problems:
        return Filled(), problems
    sheets = {grid.sheet: grid for grid in grids}
    changed = [found for table in TABLES for found in _changed(name, table, sheets.get(table.sheet))]
    if changed:
        return Filled(), changed[:1]
    values: dict[str, Decimal] = {}
    for table in TABLES:
        for cell in table.cells:
            if not cell.key:
                continue
            text = _text(sheets[table.sheet], cell)
            number = _number(text, cell.key)
            if number is not None:
                values[cell.key] = number
            elif text:
                problems.append(GK838.at(_place(sheets[table.sheet], cell), f"{name_of(cell.key)}写的是“{text}”"))
    return Filled(values, _texts(sheets.get(WORDS_SHEET))), problems


def _changed(name: str, table: Table, grid: Grid | None) -> list[Diagnostic]:
    if grid is None:
        return [GK835.at(Place(name), f"没有工作表“{table.sheet}”")]
    moved = [cell for cell in table.cells if cell.text and _text(grid, cell) != cell.text]
    return [GK835.at(_place(grid, cell), f"这里应该是“{cell.text}”") for cell in moved[:1]]


def _text(grid: Grid, cell: Cell) -> str:
    return grid.cells.get((cell.row + TOP + 1, cell.column + 1), "")


def _place(grid: Grid, cell: Cell) -> Place:
    row, column = cell.row + TOP + 1, cell.column + 1
    return Place(f"{grid.file}!{grid.sheet}!{letters_of(column)}{row}", row, column)


def _number(text: str, key: str) -> Decimal | None:
    """A count, or with a fraction where it is money; None where it is neither."""
    whole, dot, fraction = text.replace(",", "").partition(".")
    digits = whole + fraction
    if not (digits.isascii() and digits.isdigit() and whole) or len(digits) > _MOST_DIGITS:
        return None
    if dot and key != FEES and fraction.strip("0"):
        return None
    return Decimal(f"{whole}.{fraction}" if key == FEES and fraction.strip("0") else whole)


def _texts(grid: Grid | None) -> Mapping[str, str]:
    """What stands beside each heading."""
    if grid is None:
        return {}
    headings = {text: row for (row, column), text in grid.cells.items() if column == 1}
    told = {key: grid.cells.get((headings[heading], 2), "") for key, heading in TEXTS.items() if heading in headings}
    return {key: text for key, text in told.items() if text}
