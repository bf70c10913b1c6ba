"""The working sheet → XLSX: a row an item, to circulate and take back.

Drop-downs stand on a hidden sheet (lists in a cell are cut at 255 characters by other programs). A second hidden sheet
keeps every cell as it left, so that what comes back tells what was changed by whom, even when the catalogue has moved
on. The file's properties say which release of the catalogue it is of, and for whom. Ids and domains are locked by sheet
protection without a password: against a slip, not against will.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.model.sheets import (
    BASE_SHEET,
    BODY_PROPERTY,
    CHOICES_SHEET,
    RELEASE_PROPERTY,
    Fill,
    FlatColumn,
    FlatTable,
    Sent,
)
from generator.render.tables.heights import MOST, height_of
from generator.render.tables.workbook import FONT, HEAD_FONT, new_workbook, write_text

SHEET = "事项"
SIZE = 10.0
SPARE = 50
"""Empty rows below the last item, ready for new ones."""
_FIRST = 4
"""Row of the first item, from 0: the caption, the notes, two rows of the head."""
_ALLOWED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "insert_rows": True,
    "autofilter": True,
    "sort": True,
    "select_locked_cells": True,
}


@dataclass(frozen=True, slots=True)
class _Look:
    caption: Any
    note: Any
    head: Any
    locked: Any
    open: Any
    tick: Any


def render_working_xlsx(table: FlatTable, sent: Sent) -> bytes:
    """The workbook; the same bytes for the same table."""
    into = io.BytesIO()
    book = new_workbook(into, table.caption, table.day)
    book.set_custom_property(RELEASE_PROPERTY, sent.release, "text")
    if sent.body:
        book.set_custom_property(BODY_PROPERTY, sent.body, "text")
    look = _look(book)
    sheet, choices, base = (book.add_worksheet(name) for name in (SHEET, CHOICES_SHEET, BASE_SHEET))
    _write_sheet(sheet, table, look)
    _add_choices(sheet, choices, table)
    _write_rows(base, table, look, plain=True)
    for hidden in (choices, base):
        hidden.hide()
    book.close()
    return into.getvalue()


def _look(book: Any) -> _Look:
    def style(**more: Any) -> Any:
        plain = {"font_name": FONT, "font_size": SIZE, "text_wrap": True, "valign": "top", "num_format": "@"}
        return book.add_format({**plain, **more})

    head = {"font_name": HEAD_FONT, "align": "center", "valign": "vcenter", "border": 1, "bg_color": "#DDEBF7"}
    return _Look(
        caption=style(font_name=HEAD_FONT, font_size=16, bold=True, text_wrap=False),
        note=style(font_color="#555555", text_wrap=False),
        head=style(bold=True, **head),
        locked=style(border=1, bg_color="#EFEFEF", locked=True),
        open=style(border=1, locked=False),
        tick=style(border=1, locked=False, align="center"),
    )


def _write_sheet(sheet: Any, table: FlatTable, look: _Look) -> None:
    last = len(table.columns) - 1
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _width(column), _style(column, look))
    sheet.set_row(0, 26)
    write_text(sheet, 0, 0, table.caption, look.caption)
    sheet.set_row(1, SIZE * 1.5 + 3)
    write_text(sheet, 1, 0, "".join(table.notes), look.note)
    _write_rows(sheet, table, look)
    for row, cells in enumerate(table.rows):
        sheet.set_row(_FIRST + row, _height(table.columns, cells))
    end = _FIRST + len(table.rows)
    for row in range(end, end + SPARE):
        for number, column in enumerate(table.columns):
            style = look.open if column.choices else _style(column, look)
            sheet.write_blank(row, number, None, style if column.fill is Fill.LOCKED else _style(column, look))
    sheet.autofilter(_FIRST - 1, 0, max(end - 1, _FIRST), last)
    sheet.freeze_panes(_FIRST, 4)
    sheet.protect("", dict(_ALLOWED))
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_FIRST - 2, _FIRST - 1)
    sheet.print_area(0, 0, max(end - 1, _FIRST), last)


def _write_rows(sheet: Any, table: FlatTable, look: _Look, *, plain: bool = False) -> None:
    """The two rows of the head, and the items. `plain`: as they left, without any look."""
    _write_head(sheet, table.columns, look)
    for row, cells in enumerate(table.rows):
        for number, (column, text) in enumerate(zip(table.columns, cells, strict=True)):
            write_text(sheet, _FIRST + row, number, text, None if plain else _style(column, look))


def _write_head(sheet: Any, columns: Sequence[FlatColumn], look: _Look) -> None:
    upper, lower = _FIRST - 2, _FIRST - 1
    lines = max(height_of((column.heading,), _width(column), SIZE) for column in columns if column.group)
    sheet.set_row(upper, SIZE * 1.5 + 6)
    sheet.set_row(lower, lines)
    for number, column in enumerate(columns):
        if not column.group:
            sheet.merge_range(upper, number, lower, number, "", look.head)
            write_text(sheet, upper, number, column.heading, look.head)
            continue
        write_text(sheet, lower, number, column.heading, look.head)
        if number == 0 or columns[number - 1].group != column.group:
            end = number + sum(1 for other in columns if other.group == column.group) - 1
            if end > number:
                sheet.merge_range(upper, number, upper, end, "", look.head)
            write_text(sheet, upper, number, column.group, look.head)


def _width(column: FlatColumn) -> float:
    return column.width * SIZE / 5.55 + 1.1


def _style(column: FlatColumn, look: _Look) -> Any:
    return look.locked if column.fill is Fill.LOCKED else look.tick if column.fill is Fill.TICK else look.open


def _height(columns: Sequence[FlatColumn], cells: Sequence[str]) -> float:
    """Of a row: what its longest cell needs, no more than a program can show; the sheet is for the screen."""
    needs = (height_of(text.split("\n"), _width(c), SIZE) for c, text in zip(columns, cells, strict=True) if text)
    return min(MOST, max(needs, default=0))


# --- drop-downs -------------------------------------------------------------------------------------------

_STOP: Mapping[Fill, str] = {Fill.LOCKED: "stop", Fill.CHOICE: "stop", Fill.TICK: "warning", Fill.ADVICE: "information"}
_SAYS: Mapping[Fill, str] = {
    Fill.LOCKED: "只能从列表里选。",
    Fill.CHOICE: "只能从列表里选。",
    Fill.TICK: "选中填 √，不选空着；要说明的写在 √ 后面。",
    Fill.ADVICE: "列表里没有的，也可以写；请核对名称。",
}


def _add_choices(sheet: Any, lists: Any, table: FlatTable) -> None:
    """Lists on the hidden sheet, a column each, and the cells that choose from them."""
    places: dict[tuple[str, ...], str] = {}
    last = _FIRST + len(table.rows) + SPARE - 1
    for number, column in enumerate(table.columns):
        rule: dict[str, Any] = {}
        first = _FIRST + len(table.rows) if column.fill is Fill.LOCKED else _FIRST
        if column.choices and column.fill in _STOP:
            if column.choices not in places:
                places[column.choices] = _write_list(lists, len(places), column.choices)
            rule = {
                "validate": "list",
                "source": places[column.choices],
                "error_type": _STOP[column.fill],
                "error_title": column.heading[:32],
                "error_message": _SAYS[column.fill],
            }
        if column.hint:
            rule = rule or {"validate": "any"}
            rule |= {"input_title": column.heading[:32], "input_message": column.hint}
        if rule:
            sheet.data_validation(first, number, last, number, {**rule, "ignore_blank": True})


def _write_list(sheet: Any, column: int, choices: Sequence[str]) -> str:
    for row, choice in enumerate(choices):
        sheet.write_string(row, column, choice)
    letters = chr(ord("A") + column)
    return f"={CHOICES_SHEET}!${letters}$1:${letters}${len(choices)}"
