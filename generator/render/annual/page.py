"""The annual report as one HTML file that opens from a disk and prints: no other file, no script.

Heads are `th` with their scope, so that a table of merged cells can be read aloud; a cell that nobody has told says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.model.annual import FORM, OVERALL, TEXTS, Annual
from generator.model.annualform import TABLES, Cell, Table
from generator.render.site.environment import site_environment

UNTOLD = "没有填"


@dataclass(frozen=True, slots=True)
class PageCell:
    """`scope`: col or row of a head; empty for a number."""

    text: str
    scope: str
    height: int
    width: int
    is_blank: bool = False


@dataclass(frozen=True, slots=True)
class PageTable:
    heading: str
    rows: tuple[tuple[PageCell, ...], ...]


@dataclass(frozen=True, slots=True)
class AnnualView:
    """`overall`, `ends`: heading and paragraphs of what is told in words, before and behind the tables."""

    title: str
    form: str
    overall: tuple[tuple[str, tuple[str, ...]], ...]
    tables: tuple[PageTable, ...]
    ends: tuple[tuple[str, tuple[str, ...]], ...]


def render_annual_html(report: Annual) -> bytes:
    """The page; the same for the same report."""
    view = AnnualView(
        title=report.title,
        form=FORM,
        overall=tuple(_told(report, key) for key in OVERALL),
        tables=tuple(PageTable(table.heading, tuple(_rows(table, report))) for table in TABLES),
        ends=tuple(_told(report, key) for key in TEXTS if key not in OVERALL),
    )
    return site_environment().get_template("annual_file.html").render(view=view, root="").encode()


def _told(report: Annual, key: str) -> tuple[str, tuple[str, ...]]:
    text = report.texts.get(key, "")
    return TEXTS[key], tuple(text.split("\n")) if text else ()


def _rows(table: Table, report: Annual) -> Iterator[tuple[PageCell, ...]]:
    numbered = {cell.row for cell in table.cells if cell.key}
    for row in range(table.height):
        own = sorted((cell for cell in table.cells if cell.row == row), key=lambda cell: cell.column)
        yield tuple(_cell(cell, report, is_row=_has_numbers(cell, numbered)) for cell in own)


def _has_numbers(cell: Cell, numbered: set[int]) -> bool:
    """Whether numbers stand in the rows of a head, which is then the head of these."""
    return any(row in numbered for row in range(cell.row, cell.row + cell.height))


def _cell(cell: Cell, report: Annual, *, is_row: bool) -> PageCell:
    if cell.text:
        return PageCell(cell.text, "row" if is_row else "col", cell.height, cell.width)
    number: Decimal | None = report.values.get(cell.key)
    return PageCell(UNTOLD if number is None else f"{number:f}", "", cell.height, cell.width, number is None)
