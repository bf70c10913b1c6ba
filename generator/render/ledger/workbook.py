"""The ledger → XLSX: sheets of lines, of what stands apart, of figures; ready to print, the same bytes twice."""

import io
from collections.abc import Sequence
from typing import Any

from generator.derive.views.ledger import LedgerView
from generator.render.tables.heights import height_of
from generator.render.tables.workbook import new_workbook, write_text

_SIZE = 10.0
_WIDTHS = (8, 26, 26, 18, 12, 24, 16, 12, 24, 7, 30)
_APART_WIDTHS = (8, 26, 40, 20, 12, 40)
_FIGURE_WIDTHS = (34, 9, 9, 9, 10, 13, 11, 9)
_COLOURS = {"红色": "#F4C7C3", "黄色": "#FFF2CC", "蓝色": "#D6E4F5"}
_A4 = 9


def render_ledger_xlsx(view: LedgerView, day: str) -> bytes:
    """A workbook. `day`: YYYY-MM-DD, of which the ledger is."""
    into = io.BytesIO()
    book = new_workbook(into, view.title, day)
    plain = {"font_name": "宋体", "font_size": _SIZE, "text_wrap": True, "valign": "vcenter", "num_format": "@"}
    cell = book.add_format({**plain, "border": 1})
    head = book.add_format({**plain, "border": 1, "bold": True, "align": "center", "bg_color": "#EFEFEF"})
    note = book.add_format({**plain, "text_wrap": False})
    colours = {name: book.add_format({**plain, "border": 1, "bg_color": colour}) for name, colour in _COLOURS.items()}

    lines = _sheet(book, "台账", _WIDTHS)
    row = _notes(lines, (f"{view.title}（{view.day}）", f"{view.span}。{view.summary}"), note)
    styles = [colours.get(one.alert, cell) for one in view.rows]
    _table(lines, row, _WIDTHS, view.columns, [one.cells for one in view.rows], head, styles)

    apart = _sheet(book, "算不出到期日", _APART_WIDTHS)
    row = _notes(apart, ("没有写天数、没有登记事由日期等，算不出到期日的，单列，不推算。",), note)
    for group in view.apart:
        write_text(apart, row, 0, f"{group.why}：{len(group.rows)} 条", note)
        row = _table(apart, row + 1, _APART_WIDTHS, view.apart_columns, group.rows, head, [cell] * len(group.rows)) + 1

    figures = _sheet(book, "统计", _FIGURE_WIDTHS)
    row = _notes(figures, (f"{view.day}，{view.span}",), note)
    for table in view.figures:
        heading = (table.heading, *view.figure_columns[1:])
        row = _table(figures, row, _FIGURE_WIDTHS, heading, table.rows, head, [cell] * len(table.rows)) + 1
    book.close()
    return into.getvalue()


def _sheet(book: Any, name: str, widths: Sequence[int]) -> Any:
    sheet = book.add_worksheet(name)
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    return sheet


def _notes(sheet: Any, texts: Sequence[str], style: Any) -> int:
    for row, text in enumerate(texts):
        sheet.set_row(row, _SIZE * 1.8)
        write_text(sheet, row, 0, text, style)
    return len(texts)


def _table(
    sheet: Any,
    row: int,
    widths: Sequence[int],
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    head_style: Any,
    styles: Sequence[Any],
) -> int:
    """A head and its rows, each with its height (one that is left out is 15 points in LibreOffice); the row behind."""
    for texts, style in ((head, head_style), *zip(rows, styles, strict=True)):
        heights = (height_of((text,), width, _SIZE) for text, width in zip(texts, widths, strict=True))
        sheet.set_row(row, max(heights))
        for column, text in enumerate(texts):
            write_text(sheet, row, column, text, style)
        row += 1
    return row
