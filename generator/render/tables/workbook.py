"""The official table → XLSX: a sheet a domain, ready to print.

XlsxWriter, as only it gives the same bytes twice without another pass, writes texts as texts when asked to, and has
page breaks, print titles, custom properties and drop-downs. Every text is written by `write_string` (`=`, `{=`, `http:`
are no formulas and links), every row with its height. The time in the file is the day of the newest change.
"""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter

from generator.model.columns import HEADINGS
from generator.model.sheets import OfficialTable, Paper
from generator.render.tables.layout import LEAVES, Block, Layout, lay_out

FONT, HEAD_FONT = "宋体", "黑体"
DEFAULT = {"font_name": "Arial", "font_size": 10}
"""The font that widths are counted in: metrics of Arial are everywhere, those of Calibri are not."""
_NARROW = ("ordinal", "everyone", "proactive", "on_request", "county", "township", "village")
_NO_SHEET_NAME = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_LONGEST_NAME = 31
_EARLIEST = "1980-01-01"
MOST_CHARACTERS = 32_767
"""Of one cell: more is cut by every program."""


@dataclass(frozen=True, slots=True)
class Look:
    """Formats of the cells of a workbook."""

    caption: Any
    head: Any
    cell: Any
    top: Any
    middle: Any
    middle_top: Any
    note: Any


def render_official_xlsx(tables: Sequence[OfficialTable], paper: Paper, title: str) -> bytes:
    """A workbook with a sheet a table; the same bytes for the same tables."""
    into = io.BytesIO()
    book = new_workbook(into, title, max((table.day for table in tables), default=""))
    look = _look(book, paper)
    for name, table in zip(sheet_names([table.domain for table in tables]), tables, strict=True):
        _write_table(book.add_worksheet(name), table, lay_out(table, paper), paper, look)
    book.close()
    return into.getvalue()


def new_workbook(into: io.BytesIO, title: str, day: str) -> Any:
    """An empty workbook. `day`: YYYY-MM-DD, may be empty."""
    book = xlsxwriter.Workbook(
        into, {"in_memory": True, "default_format_properties": dict(DEFAULT)}
    )  # it adds to what it is given
    book.set_properties({"title": title, "created": datetime.fromisoformat(day or _EARLIEST)})
    return book


def sheet_names(wanted: Sequence[str]) -> Iterator[str]:
    """Names that Excel takes for sheets, each once."""
    used: set[str] = set()
    for number, name in enumerate(wanted, 1):
        short = _NO_SHEET_NAME.sub("", name).strip()[:_LONGEST_NAME] or f"表{number}"
        if short.casefold() in used:
            mark = f"（{number}）"
            short = short[: _LONGEST_NAME - len(mark)] + mark
        used.add(short.casefold())
        yield short


def _look(book: Any, paper: Paper) -> Look:
    def style(**more: Any) -> Any:
        plain = {"font_name": FONT, "font_size": paper.size, "text_wrap": True, "valign": "vcenter", "num_format": "@"}
        return book.add_format({**plain, "border": 1, **more})

    return Look(
        caption=style(font_name=HEAD_FONT, font_size=paper.size * 2, border=0, align="center", bold=True),
        head=style(font_name=HEAD_FONT, align="center", bold=True, bg_color="#EFEFEF"),
        cell=style(),
        top=style(valign="top"),
        middle=style(align="center"),
        middle_top=style(align="center", valign="top"),
        note=style(border=0, valign="top"),
    )


_HEAD_ROWS = 3
"""The caption and the two rows of the head."""


def _write_table(sheet: Any, table: OfficialTable, layout: Layout, paper: Paper, look: Look) -> None:
    last = len(LEAVES) - 1
    for number, key in enumerate(LEAVES):
        sheet.set_column(number, number, layout.widths[key])
    sheet.set_row(0, layout.caption)
    _merge(sheet, (0, 0, 0, last), table.caption, look.caption)
    _write_head(sheet, layout, look)
    for row, height in enumerate(layout.heights):
        sheet.set_row(_HEAD_ROWS + row, height)
    for block in layout.blocks:
        column = LEAVES.index(block.key)
        style = look.middle if block.key == "category" else _style_of(block, look)
        first = _HEAD_ROWS + block.row
        _merge(sheet, (first, column, first + block.rows - 1, column), "\n".join(block.lines), style)
    end = _HEAD_ROWS + len(layout.heights)
    sheet.set_row(end, paper.size * 1.5 + 6)
    _merge(sheet, (end, 0, end, last), _note(table), look.note)
    _set_page(sheet, layout, paper, end)


def _style_of(block: Block, look: Look) -> Any:
    """Text of a cell over several rows stands at the top: a page may end below it, not in it."""
    if block.key in _NARROW:
        return look.middle if block.rows == 1 else look.middle_top
    return look.cell if block.rows == 1 else look.top


def _note(table: OfficialTable) -> str:
    return table.note + (f"本表内容截至 {table.day}。" if table.day else "")


def _write_head(sheet: Any, layout: Layout, look: Look) -> None:
    for row, height in enumerate(layout.head, 1):
        sheet.set_row(row, height)
    column = 0
    for top in HEADINGS:
        if not top.parts:
            _merge(sheet, (1, column, 2, column), top.text, look.head)
            column += 1
            continue
        _merge(sheet, (1, column, 1, column + len(top.parts) - 1), top.text, look.head)
        for number, part in enumerate(top.parts):
            write_text(sheet, 2, column + number, part.text, look.head)
        column += len(top.parts)


def _set_page(sheet: Any, layout: Layout, paper: Paper, end: int) -> None:
    left, top, right, bottom = (millimetres / 25.4 for millimetres in paper.margins)
    sheet.set_landscape()
    sheet.set_paper(paper.code)
    sheet.set_margins(left, right, top, bottom)
    sheet.set_footer("&C第 &P 页，共 &N 页", {"margin": 0.2})
    sheet.center_horizontally()
    sheet.repeat_rows(1, 2)
    sheet.print_area(0, 0, end, len(LEAVES) - 1)
    sheet.freeze_panes(_HEAD_ROWS, 0)
    if layout.breaks:
        sheet.set_h_pagebreaks([_HEAD_ROWS + row for row in layout.breaks])


def _merge(sheet: Any, area: tuple[int, int, int, int], text: str, style: Any) -> None:
    """A text over an area of cells; a merged cell of one would be a fault."""
    first, left, last, right = area
    if (first, left) == (last, right):
        write_text(sheet, first, left, text, style)
        return
    sheet.merge_range(*area, "", style)
    write_text(sheet, first, left, text, style)


def write_text(sheet: Any, row: int, column: int, text: str, style: Any) -> None:
    """A text as a text, whatever it begins with.

    Raises:
        ValueError: it is longer than a cell can hold.
    """
    if not text:
        sheet.write_blank(row, column, None, style)
    elif sheet.write_string(row, column, text, style) != 0:
        raise ValueError(f"a cell holds {MOST_CHARACTERS} characters, not {len(text)}")
