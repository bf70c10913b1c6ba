"""XLSX workbook → grids, in one pass of a parser that refuses entities and bombs (`read.attached`).

python-calamine gives values without strike-out or hidden rows, openpyxl cannot be limited (a cell at XFD1048576 keeps it
busy for minutes); a test asks calamine whether it sees the same cells. Here a text loses its struck-out runs, a number gets
the words of its format, letters of symbol fonts become the marks they draw.

Rows without text are taken out of a sheet's XML before it is parsed: sheets formatted to the last row are common.
"""

import re
from dataclasses import replace

from generator.model.diagnostic import Diagnostic
from generator.model.sheets import BASE_SHEET, CHOICES_SHEET
from generator.read.attached.archive import Package
from generator.read.attached.faults import MAX_XML, too_large
from generator.read.attached.workbook import Sheet, find_sheets
from generator.read.attached.xmltext import Budget, walk
from generator.read.tables.faults import GK703, GK704, say_ignored
from generator.read.tables.grid import Grid
from generator.read.tables.richtext import StringsReader
from generator.read.tables.sent import read_sent
from generator.read.tables.sheet import Book, SheetReader
from generator.read.tables.styles import StylesReader

_EMPTY_CELL = re.compile(rb'<c r="[A-Z0-9]+"[^>/]*/>')
_EMPTY_ROW = re.compile(rb'<row r="[0-9]+"[^>/]*(?:/>|></row>)')
"""As Excel, WPS and LibreOffice write them. Cells and rows without their number are counted, so they must stay."""


def read_workbook(name: str, package: Package) -> tuple[list[Grid], list[Diagnostic]]:
    """The visible sheets, in order.

    Raises:
        UnreadableError: damaged, encrypted, too large.
    """
    budget = Budget()
    sheets, epoch = find_sheets(package, budget)
    book = Book(epoch=epoch)
    for part in package.find("xl/styles", ".xml"):
        styles = StylesReader()
        walk(package.read(part), styles, budget)
        book.styles = styles.styles()
    for part in package.find("xl/sharedStrings", ".xml"):
        strings = StringsReader()
        walk(package.read(part), strings, budget)
        book.strings = strings.strings
    grids, problems = [], _foreign(name, package)
    sent = read_sent(package, budget)
    base: Grid | None = None
    for sheet in sheets:
        if sheet.hidden and sent is not None and sheet.name in (BASE_SHEET, CHOICES_SHEET):
            base = _read_sheet(name, package, sheet, book, budget)[0] if sheet.name == BASE_SHEET else base
            continue
        if sheet.hidden:
            problems += say_ignored(Grid(name, sheet.name, {}).place(), ["隐藏的工作表"]) if sheet.is_named else []
            continue
        grid, found = _read_sheet(name, package, sheet, book, budget)
        grids.append(grid)
        problems += found
    return [replace(grid, sent=sent, base=base) for grid in grids] if sent is not None else grids, problems


def _foreign(name: str, package: Package) -> list[Diagnostic]:
    what = [
        words
        for words, start in (("宏", "xl/vbaProject"), ("引用别的工作簿的链接", "xl/externalLinks/"))
        if any(package.find(start))
    ]
    return [GK703.at(Grid(name, "", {}).place(), f"文件里有{'、'.join(what)}，没有理会")] if what else []


def _read_sheet(name: str, package: Package, sheet: Sheet, book: Book, budget: Budget) -> tuple[Grid, list[Diagnostic]]:
    reader = SheetReader(book)
    walk(_without_empty_rows(package, sheet.part), reader, budget)
    grid, told = reader.draft.finish(name, sheet.name)
    problems = say_ignored(grid.place(), told)
    if reader.formulas:
        problems.append(GK703.at(grid.place(), f"表格里有 {reader.formulas} 个公式，按存下的结果读"))
    problems += [GK704.at(grid.place(row, column), "这一格的公式没有结果") for row, column in sorted(grid.blank)]
    return grid, problems


def _without_empty_rows(package: Package, part: str) -> bytes:
    """A sheet's XML; of a large one without rows and cells that hold nothing, taken out piece by piece."""
    kept: list[bytes] = []
    size = 0
    rest = b""
    for piece in package.pieces(part):
        rest += piece
        cut = rest.rfind(b"row ")
        if cut < len(rest) // 2:
            continue
        cut = rest.rfind(b"<", 0, cut)
        kept.append(_EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", rest[:cut])))
        size += len(kept[-1])
        rest = rest[cut:]
        if size > MAX_XML:
            raise too_large(f"一张工作表的文字数据超过 {MAX_XML / 1e6:.0f} MB")
    return b"".join((*kept, rest))
