"""XLS and ET (BIFF8) by xlrd, in `child` only: plain data out.

calamine reads these files too, but knows neither hidden rows and columns nor struck-out text, which must not get out.
"""

import logging
from typing import Any

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book
from xlrd.sheet import Sheet

from generator.read.attached.faults import damaged, locked
from generator.read.tables.glyphs import redraw
from generator.read.tables.grid import MAX_COLUMNS
from generator.read.tables.numbers import is_day_format, show_number, show_text


def read_old_sheets(data: bytes) -> dict[str, object]:
    """Sheets as `oldworkbook` takes them: names, cells, merged cells, what is hidden or struck out.

    Raises:
        UnreadableError: damaged, encrypted, or no workbook.
    """
    logging.disable()
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=_Nowhere(), on_demand=False)
    except XLRDError as error:
        if "password" in str(error).lower() or "encrypted" in str(error).lower():
            raise locked() from error
        raise damaged("不是 Excel 97—2003 的工作簿，或者文件坏了") from error
    return {"sheets": [_sheet(book, sheet) for sheet in book.sheets()]}


class _Nowhere:
    """Takes the library's remarks."""

    def write(self, _: str) -> int:
        return 0


def _sheet(book: Book, sheet: Sheet) -> dict[str, object]:
    found: dict[str, Any] = {"name": sheet.name, "hidden": sheet.visibility != 0}
    if found["hidden"]:
        return found
    found["rows"] = [row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden or info.height == 0]
    found["columns"] = [
        column + 1
        for column, info in sheet.colinfo_map.items()
        if (info.hidden or info.width == 0) and column < MAX_COLUMNS
    ]
    found["merges"] = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    cells, struck, dates, blank = [], [], [], []
    for row in range(sheet.nrows):
        for column in range(min(sheet.row_len(row), MAX_COLUMNS)):
            kind = sheet.cell_type(row, column)
            if kind in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK):
                continue
            at = (row + 1, column + 1)
            if kind == xlrd.XL_CELL_ERROR:
                blank.append(at)
                continue
            text, is_struck, is_day = _cell(book, sheet, row, column, kind)
            if is_day:
                dates.append(at)
            found["any_struck"] = found.get("any_struck", False) or is_struck
            if text.strip():
                cells.append((*at, text))
            elif is_struck:
                struck.append(at)
    return {**found, "cells": cells, "struck": struck, "dates": dates, "blank": blank}


def _cell(book: Book, sheet: Sheet, row: int, column: int, kind: int) -> tuple[str, bool, bool]:
    """What a cell shows, whether something of it is struck out, whether it is a day."""
    value = sheet.cell_value(row, column)
    style = book.xf_list[sheet.cell_xf_index(row, column)]
    known = book.format_map.get(style.format_key)
    code = known.format_str if known is not None else ""
    font = book.font_list[style.font_index]
    if kind == xlrd.XL_CELL_BOOLEAN:
        return ("是" if value else "否"), False, False
    if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
        if font.struck_out:
            return "", True, False
        is_day = is_day_format(code)
        return show_number(repr(value), code, _epoch(book)), False, is_day
    text, is_struck = _runs(book, sheet, row, column, str(value))
    return show_text(text, code) if text else "", is_struck, False


def _epoch(book: Book) -> Any:
    from datetime import date

    return date(1904, 1, 1) if book.datemode else date(1899, 12, 30)


def _runs(book: Book, sheet: Sheet, row: int, column: int, text: str) -> tuple[str, bool]:
    """A text without its struck-out runs, letters of symbol fonts as the marks they draw."""
    base = book.font_list[book.xf_list[sheet.cell_xf_index(row, column)].font_index]
    starts = [
        (0, base),
        *((at, book.font_list[index]) for at, index in sheet.rich_text_runlist_map.get((row, column), ())),
    ]
    parts, is_struck = [], False
    for number, (start, font) in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(text)
        piece = text[start:end]
        if font.struck_out:
            is_struck = is_struck or bool(piece.strip())
        else:
            parts.append(redraw(piece, font.name))
    return "".join(parts), is_struck
