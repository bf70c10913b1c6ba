"""XLSX workbook → grids, in one pass of a parser that refuses entities and bombs (`read.attached`).

python-calamine gives values without strike-out or hidden rows, openpyxl cannot be limited (a cell at XFD1048576 keeps it
busy for minutes); a test asks calamine whether it sees the same cells. Here a text loses its struck-out runs, a number gets
the words of its format, letters of symbol fonts become the marks they draw.

Rows without text are taken out of a sheet's XML before it is parsed: sheets formatted to the last row are common.
"""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from generator.model.diagnostic import Diagnostic
from generator.model.sheets import BASE_SHEET, BODY_PROPERTY, CHOICES_SHEET, RELEASE_PROPERTY, Sent
from generator.read.attached.archive import Package
from generator.read.attached.faults import MAX_XML, too_large
from generator.read.attached.workbook import Sheet, find_sheets
from generator.read.attached.xmltext import Budget, walk
from generator.read.tables.faults import GK703, GK704, say_ignored
from generator.read.tables.glyphs import redraw
from generator.read.tables.grid import MAX_COLUMNS, Draft, Grid, Span, column_of
from generator.read.tables.numbers import BUILT_IN, EPOCH, is_day_format, show_number, show_text

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_EMPTY_CELL = re.compile(rb'<c r="[A-Z0-9]+"[^>/]*/>')
_EMPTY_ROW = re.compile(rb'<row r="[0-9]+"[^>/]*(?:/>|></row>)')
"""As Excel, WPS and LibreOffice write them. Cells and rows without their number are counted, so they must stay."""


@dataclass(frozen=True, slots=True)
class Style:
    """What of a cell's style changes what is read. `code`: of its number format."""

    code: str = ""
    font: str = ""
    struck: bool = False


PLAIN = Style()


@dataclass(slots=True)
class Book:
    """Parts that the sheets of a workbook share. `strings`: text without struck-out runs, whether any was struck."""

    strings: list[tuple[str, bool]] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    epoch: date = EPOCH


def read_workbook(name: str, package: Package) -> tuple[list[Grid], list[Diagnostic]]:
    """The visible sheets, in order.

    Raises:
        UnreadableError: damaged, encrypted, too large.
    """
    budget = Budget()
    sheets, epoch = find_sheets(package, budget)
    book = Book(epoch=epoch)
    for part in package.find("xl/styles", ".xml"):
        styles = _StylesReader()
        walk(package.read(part), styles, budget)
        book.styles = styles.styles()
    for part in package.find("xl/sharedStrings", ".xml"):
        strings = _StringsReader()
        walk(package.read(part), strings, budget)
        book.strings = strings.strings
    grids, problems = [], _foreign(name, package)
    sent = _read_sent(package, budget)
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


def _read_sent(package: Package, budget: Budget) -> Sent | None:
    """What a working sheet says of itself; None where the file is none."""
    reader = _PropertiesReader()
    for part in package.find("docProps/custom", ".xml"):
        walk(package.read(part), reader, budget)
    release = reader.values.get(RELEASE_PROPERTY, "").strip()
    return Sent(release, reader.values.get(BODY_PROPERTY, "").strip()) if release else None


class _PropertiesReader:
    """Custom properties of the file: name → text."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "property":
            self._name = attributes.get("name", "")

    def end(self, name: str) -> None:
        if name == "property":
            self._name = ""

    def text(self, text: str) -> None:
        if self._name:
            self.values[self._name] = self.values.get(self._name, "") + text


def _foreign(name: str, package: Package) -> list[Diagnostic]:
    what = [
        words
        for words, start in (("宏", "xl/vbaProject"), ("引用别的工作簿的链接", "xl/externalLinks/"))
        if any(package.find(start))
    ]
    return [GK703.at(Grid(name, "", {}).place(), f"文件里有{'、'.join(what)}，没有理会")] if what else []


def _read_sheet(name: str, package: Package, sheet: Sheet, book: Book, budget: Budget) -> tuple[Grid, list[Diagnostic]]:
    reader = _SheetReader(book)
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


class _Runs:
    """Collects a text of runs: what is struck out is left out, symbol fonts are redrawn."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.any_struck = False
        self._struck, self._font, self._takes, self._reading = False, "", False, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "t":
            self._takes = not self._reading
        elif name == "r":
            self._struck, self._font = False, ""
        elif name == "strike":
            self._struck = is_on(attributes)
        elif name == "rFont":
            self._font = attributes.get("val", "")
        elif name == "rPh":
            self._reading = True

    def end(self, name: str) -> None:
        if name == "t":
            self._takes = False
        elif name == "rPh":
            self._reading = False
        elif name == "r":
            self._struck, self._font = False, ""

    def text(self, text: str) -> None:
        if not self._takes:
            return
        if self._struck:
            self.any_struck = self.any_struck or bool(text.strip())
        else:
            self.parts.append(redraw(text, self._font))


class _StringsReader:
    def __init__(self) -> None:
        self.strings: list[tuple[str, bool]] = []
        self._runs = _Runs()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._runs = _Runs()
        self._runs.start(name, attributes)

    def end(self, name: str) -> None:
        self._runs.end(name)
        if name == "si":
            self.strings.append(("".join(self._runs.parts), self._runs.any_struck))

    def text(self, text: str) -> None:
        self._runs.text(text)


class _StylesReader:
    """Fonts and number formats of the cells' styles."""

    def __init__(self) -> None:
        self._codes: dict[str, str] = {}
        self._fonts: list[tuple[str, bool]] = []
        self._cells: list[tuple[str, str]] = []
        self._in = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("fonts", "cellXfs", "dxfs", "cellStyleXfs"):
            self._in = name
        elif name == "numFmt" and self._in != "dxfs":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "font" and self._in == "fonts":
            self._fonts.append(("", False))
        elif name == "strike" and self._in == "fonts" and self._fonts:
            self._fonts[-1] = (self._fonts[-1][0], is_on(attributes))
        elif name == "name" and self._in == "fonts" and self._fonts:
            self._fonts[-1] = (attributes.get("val", ""), self._fonts[-1][1])
        elif name == "xf" and self._in == "cellXfs":
            self._cells.append((attributes.get("numFmtId", "0"), attributes.get("fontId", "0")))

    def end(self, name: str) -> None:
        if name == self._in:
            self._in = ""

    def text(self, text: str) -> None: ...

    def styles(self) -> list[Style]:
        return [Style(self._code(number), *self._font(font)) for number, font in self._cells]

    def _code(self, number: str) -> str:
        built_in = BUILT_IN.get(int(number), "") if number.isdigit() else ""
        return self._codes.get(number, built_in)

    def _font(self, number: str) -> tuple[str, bool]:
        index = int(number) if number.isdigit() else 0
        return self._fonts[index] if index < len(self._fonts) else ("", False)


class _SheetReader:
    """Handler for one sheet: fills a draft."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.draft = Draft()
        self.formulas = 0
        self._row = self._column = 0
        self._kind, self._style, self._is_formula = "n", PLAIN, False
        self._runs: _Runs | None = None
        self._value: list[str] = []
        self._takes = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "v":
            self._takes = True
        elif name == "is":
            self._runs = _Runs()
        elif self._runs is not None:
            self._runs.start(name, attributes)
        elif name == "f":
            self._is_formula = True
        elif name == "row":
            self._start_row(attributes)
        elif name == "col":
            self._hide_columns(attributes)
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "v":
            self._takes = False
        elif self._runs is not None and name != "is":
            self._runs.end(name)

    def text(self, text: str) -> None:
        if self._takes:
            self._value.append(text)
        elif self._runs is not None:
            self._runs.text(text)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdigit() else self._row + 1
        self._column = 0
        if is_on_value(attributes.get("hidden")) or attributes.get("ht", "") in ("0", "0.0"):
            self.draft.hidden_rows[self._row] = "隐藏的行"

    def _hide_columns(self, attributes: dict[str, str]) -> None:
        if not (is_on_value(attributes.get("hidden")) or attributes.get("width", "") in ("0", "0.0")):
            return
        first, last = attributes.get("min", ""), attributes.get("max", "")
        if first.isdigit() and last.isdigit():
            self.draft.hidden_columns.update(range(int(first), min(int(last), MAX_COLUMNS) + 1))

    def _merge(self, reference: str) -> None:
        first, _, last = reference.replace("$", "").partition(":")
        one, two = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if one and two:
            self.draft.merges.append(Span(int(one[2]), column_of(one[1]), int(two[2]), column_of(two[1])))

    def _start_cell(self, attributes: dict[str, str]) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = column_of(match[1]) if match else self._column + 1
        if match:
            self._row = int(match[2])
        self._kind = attributes.get("t", "n")
        index = attributes.get("s", "")
        styles = self.book.styles
        self._style = styles[int(index)] if index.isdigit() and int(index) < len(styles) else PLAIN
        self._value, self._is_formula, self._runs = [], False, None

    def _end_cell(self) -> None:
        at = (self._row, self._column)
        raw = "".join(self._value)
        text, any_struck = self._shown(raw)
        self._runs = None
        self.draft.any_struck = self.draft.any_struck or any_struck
        if self._is_formula:
            self.formulas += 1
            if not raw.strip() or self._kind == "e":
                self.draft.blank.add(at)
        elif self._kind == "e":
            self.draft.blank.add(at)
        if self._column > MAX_COLUMNS:
            return
        if text.strip() and self._style.struck:
            self.draft.struck.add(at)
        elif text.strip():
            self.draft.cells[at] = text
        elif any_struck:
            self.draft.struck.add(at)
        if self._kind in ("n", "d", "") and raw and (self._kind == "d" or is_day_format(self._style.code)):
            self.draft.dates.add(at)

    def _shown(self, raw: str) -> tuple[str, bool]:
        """What the cell shows, and whether a part of it is struck out."""
        if self._kind == "e":
            return "", False
        if self._kind in ("n", "", "d"):
            return (show_number(raw, self._style.code, self.book.epoch) if raw and self._kind != "d" else raw), False
        if self._kind == "b":
            return ("是" if raw == "1" else "否"), False
        text, struck = raw, False
        if self._kind == "s":
            index = int(raw) if raw.strip().isdigit() else -1
            text, struck = self.book.strings[index] if 0 <= index < len(self.book.strings) else ("", False)
        elif self._kind == "inlineStr" and self._runs is not None:
            text, struck = "".join(self._runs.parts), self._runs.any_struck
        text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
        if self._style.code:
            text = show_text(text, self._style.code)
        return redraw(text, self._style.font), struck


def is_on(attributes: dict[str, str]) -> bool:
    """A property of OOXML is on unless it says otherwise."""
    value = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "val"), "1")
    return value not in ("0", "false", "off", "none")


def is_on_value(text: str | None) -> bool:
    return text in ("1", "true")
