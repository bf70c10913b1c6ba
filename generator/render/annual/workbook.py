"""The annual report → XLSX: a sheet a table in the national form, one of what is told in words, one of what is missing.

Totals are formulas that stay empty until all they add is filled in, so that no untold number looks like 0. Cells that
nobody has told are yellow.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from generator.model.annual import FEES, OVERALL, TEXTS, Annual
from generator.model.annualform import TABLES, TOP, WORDS_SHEET, Cell, Table
from generator.model.annualsums import totals
from generator.render.tables.heights import height_of
from generator.render.tables.workbook import new_workbook, write_text

_SIZE = 10.0
_SHEET_WIDTH = 100
"""Characters of all columns of a table together."""
_WORDS_WIDTHS = (26, 84)
_LINE = 20.0
_A4 = 9
_TEXT_HEIGHT = 90.0
"""Points, at least, of a part that is told in words."""


@dataclass(frozen=True, slots=True)
class _Look:
    heading: Any
    head: Any
    number: Any
    blank: Any
    text: Any
    empty: Any
    note: Any


def render_annual_xlsx(report: Annual, day: str, notes: Sequence[str]) -> bytes:
    """A workbook. `day`: YYYY-MM-DD, of which the report is; `notes`: where its numbers are from, what is missing."""
    into = io.BytesIO()
    book = new_workbook(into, report.title, day)
    look = _looks(book)
    sums = totals()
    for table in TABLES:
        _write_table(book.add_worksheet(table.sheet), table, report, sums, look)
    _write_words(book.add_worksheet(WORDS_SHEET), report, look)
    sheet = book.add_worksheet("说明")
    sheet.set_column(0, 0, _SHEET_WIDTH)
    for row, note in enumerate(notes):
        sheet.set_row(row, height_of((note,), _SHEET_WIDTH, _SIZE))
        write_text(sheet, row, 0, note, look.note)
    _for_print(sheet)
    book.close()
    return into.getvalue()


def _looks(book: Any) -> _Look:
    def style(**more: Any) -> Any:
        plain = {"font_name": "宋体", "font_size": _SIZE, "text_wrap": True, "valign": "vcenter"}
        return book.add_format({**plain, **more})

    yellow = "#FFF2CC"
    return _Look(
        heading=style(font_name="黑体", font_size=14, align="center", text_wrap=False),
        head=style(border=1, align="center"),
        number=style(border=1, align="center"),
        blank=style(border=1, align="center", bg_color=yellow),
        text=style(border=1, valign="top", num_format="@"),
        empty=style(border=1, valign="top", num_format="@", bg_color=yellow),
        note=style(),
    )


def _write_table(sheet: Any, table: Table, report: Annual, sums: Mapping[str, Sequence[str]], look: _Look) -> None:
    whole = sum(table.widths)
    widths = [part * _SHEET_WIDTH / whole for part in table.widths]
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)
    sheet.set_row(0, 26)
    sheet.merge_range(0, 0, 0, len(widths) - 1, table.heading, look.heading)
    for row, height in enumerate(_heights(table, widths)):
        sheet.set_row(row + TOP, height)
    where = {cell.key: xl_rowcol_to_cell(cell.row + TOP, cell.column) for cell in table.cells if cell.key}
    for cell in table.cells:
        parts = [where[key] for key in sums.get(cell.key, ())]
        _write_cell(sheet, cell, report.values.get(cell.key), parts, look)
    _for_print(sheet)


def _write_cell(sheet: Any, cell: Cell, number: Decimal | None, parts: Sequence[str], look: _Look) -> None:
    row, column = cell.row + TOP, cell.column
    style = look.head if cell.text else look.blank if number is None else look.number
    if cell.height > 1 or cell.width > 1:
        sheet.merge_range(row, column, row + cell.height - 1, column + cell.width - 1, "", style)
    if cell.text:
        write_text(sheet, row, column, cell.text, style)
        return
    value: float | int | str = "" if number is None else float(number) if cell.key == FEES else int(number)
    if parts:
        count, total = ",".join(parts), "+".join(parts)
        sheet.write_formula(row, column, f'=IF(COUNT({count})={len(parts)},{total},"")', style, value)
    elif number is None:
        sheet.write_blank(row, column, None, style)
    else:
        sheet.write_number(row, column, value, style)
    words = "填 0 或者正数，单位万元" if cell.key == FEES else "填件数：0 或者正整数"
    sheet.data_validation(
        row,
        column,
        row,
        column,
        {
            "validate": "decimal" if cell.key == FEES else "integer",
            "criteria": ">=",
            "value": 0,
            "error_title": "填数",
            "error_message": words,
        },
    )


def _heights(table: Table, widths: Sequence[float]) -> list[float]:
    """Points of each row; a heading over several rows needs its height of all of them together."""
    heights = [_LINE] * table.height
    for cell in sorted(table.cells, key=lambda one: one.height):
        need = height_of((cell.text,), sum(widths[cell.column : cell.column + cell.width]), _SIZE)
        rows = range(cell.row, cell.row + cell.height)
        missing = need - sum(heights[row] for row in rows)
        if missing > 0:
            for row in rows:
                heights[row] += missing / cell.height
    return heights


def _write_words(sheet: Any, report: Annual, look: _Look) -> None:
    for number, width in enumerate(_WORDS_WIDTHS):
        sheet.set_column(number, number, width)
    sheet.set_row(0, 26)
    sheet.merge_range(0, 0, 0, 1, report.title, look.heading)
    row = TOP
    for key, heading in TEXTS.items():
        if key == OVERALL[0]:
            sheet.merge_range(row, 0, row, 1, "一、总体情况", look.head)
            row += 1
        text = report.texts.get(key, "")
        sheet.set_row(row, max(_TEXT_HEIGHT, height_of(text.split("\n"), _WORDS_WIDTHS[1], _SIZE)))
        write_text(sheet, row, 0, heading, look.head)
        write_text(sheet, row, 1, text, look.text if text else look.empty)
        row += 1
    _for_print(sheet)


def _for_print(sheet: Any) -> None:
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
