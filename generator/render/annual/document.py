"""The annual report → the parts of a Word document, A4 upright, by the templates of `render/word/`.

Merged cells are written as Word has them: `gridSpan` across, `vMerge` down with a cell in every row it covers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from generator.model.annual import OVERALL, TEXTS, Annual
from generator.model.annualform import TABLES, Cell, Table
from generator.render.print.docx import FONTS, PACKAGE_RELATIONS, types_of, word_environment, word_relations
from generator.render.print.official import INSET

_TWIPS = 56.693
"""Twentieths of a point in a millimetre."""
_PAGE = 9_638
"""Twips between the margins: A4 less 20 mm at each side."""
_CELL = 18
"""Half points of the text of a table."""
_PAGE_WORDS = {"dash-left": "— ", "dash-right": " —"}
_LINES = 4
"""Empty lines where nobody has told anything."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell as a row of Word has it. `merge`: restart, continue, or empty."""

    width: int
    span: int
    merge: str
    text: str
    is_head: bool


def render_annual_docx(report: Annual, day: str) -> list[tuple[str, bytes]]:
    """(name, content) of every part, in the order in which they stand in the file; the same for the same report."""
    return list(_parts(report, day))


def _parts(report: Annual, day: str) -> Iterator[tuple[str, bytes]]:
    environment = word_environment()

    def render(name: str, **values: Any) -> bytes:
        return environment.get_template(name).render(values).encode()

    headers = ("header0",)
    yield "[Content_Types].xml", render("types.xml", types=types_of(headers))
    yield "_rels/.rels", render("relations.xml", relations=PACKAGE_RELATIONS)
    core = {"title": report.title, "maker": report.office, "keywords": "", "stamp": f"{day}T00:00:00Z"}
    yield "docProps/core.xml", render("core.xml", **core)
    yield "docProps/app.xml", render("app.xml", office=report.office)
    yield "word/_rels/document.xml.rels", render("relations.xml", relations=word_relations(headers))
    tables = [(table.heading, _widths(table), list(_rows(table, report))) for table in TABLES]
    overall = [_told(report, key) for key in OVERALL]
    ends = [_told(report, key) for key in TEXTS if key not in OVERALL]
    yield "word/document.xml", render("annual.xml", report=report, overall=overall, tables=tables, ends=ends)
    yield "word/styles.xml", render("styles.xml", inset=round(INSET * _TWIPS), cell=_CELL)
    yield "word/settings.xml", render("settings.xml", fields=False)
    yield "word/fontTable.xml", render("fontTable.xml", fonts=FONTS)
    yield "word/footer.xml", render("footer.xml", words=_PAGE_WORDS, title=report.title, edition="")
    yield "word/header0.xml", render("header.xml", text=report.title)


def _told(report: Annual, key: str) -> tuple[str, list[str], range]:
    """Heading, paragraphs, empty lines."""
    text = report.texts.get(key, "")
    return TEXTS[key], text.split("\n") if text else [], range(0 if text else _LINES)


def _widths(table: Table) -> list[int]:
    whole = sum(table.widths)
    return [round(part * _PAGE / whole) for part in table.widths]


def _rows(table: Table, report: Annual) -> Iterator[list[_Placed]]:
    widths = _widths(table)
    covering = {(row, cell.column): cell for cell in table.cells for row in range(cell.row, cell.row + cell.height)}
    for row in range(table.height):
        columns = sorted(column for number, column in covering if number == row)
        yield [_placed(covering[row, column], row, widths, report) for column in columns]


def _placed(cell: Cell, row: int, widths: list[int], report: Annual) -> _Placed:
    merge = "" if cell.height == 1 else "restart" if row == cell.row else "continue"
    text = "" if row != cell.row else cell.text or _shown(report.values.get(cell.key))
    return _Placed(sum(widths[cell.column : cell.column + cell.width]), cell.width, merge, text, bool(cell.text))


def _shown(number: Decimal | None) -> str:
    return "" if number is None else f"{number:f}"
