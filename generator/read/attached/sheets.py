"""XLSX workbooks → every cell with its sheet, address and column heading, hidden ones too.

Read by hand, because no library gives what is hidden: shared strings that no cell uses any more stay in the file, and
so do the values of formulas, other workbooks and pivot tables (`office.read_office` reads those parts).
Numbers are written out in full (1.38E+10 → 13800138000); days as 1990-01-02.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from generator.model.attached import AttachedText
from generator.read.attached.archive import Package
from generator.read.attached.faults import Found, Remark, hidden
from generator.read.attached.headings import Headings
from generator.read.attached.workbook import Book, Sheet, read_book
from generator.read.attached.xmltext import Budget, walk

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_HEADER_CODE = re.compile(r'&(?:"[^"]*"|\d{1,2}(?!\d)|K[0-9A-F]{6}|[LCRPNDTFAGZBIUESXYOH])')
"""Font, size, place and fields within a header (ECMA-376 18.3.1.46)."""

_EPOCH = date(1899, 12, 30)
_LAST_DAY = 2_958_465


def read_sheets(package: Package) -> Found:
    """All cells of all sheets, then the strings that no cell uses."""
    budget = Budget()
    book = read_book(package, budget)
    texts: list[AttachedText] = []
    remarks: list[Remark] = []
    used: set[int] = set()
    for sheet in book.sheets:
        reader = _SheetReader(book, sheet, used)
        walk(package.read(sheet.part), reader, budget)
        texts += reader.texts
        remarks += [hidden(words) for words in reader.hidden]
    unused = [text for index, text in enumerate(book.strings) if index not in used and text.strip()]
    texts += [AttachedText(text, "没有单元格使用的文字") for text in unused]
    texts += [AttachedText(text, "拼音标注") for text in book.readings]
    if unused:
        remarks.append(hidden("已经删掉、但还留在文件里的文字"))
    return Found(tuple(texts), tuple(dict.fromkeys(remarks)))


@dataclass(slots=True)
class _Cell:
    column: int
    address: str
    kind: str
    style: str


class _SheetReader:
    """Handler for one sheet."""

    def __init__(self, book: Book, sheet: Sheet, used: set[int]) -> None:
        self.book, self.sheet, self.used = book, sheet, used
        self.texts: list[AttachedText] = []
        self.hidden: dict[str, None] = {}
        self._headings = Headings()
        self._columns: list[tuple[int, int]] = []
        self._row: list[tuple[_Cell, str]] = []
        self._row_number, self._row_hidden = 0, False
        self._cell: _Cell | None = None
        self._value: list[str] = []
        self._formula: list[str] = []
        self._takes = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name in ("v", "t", "f"):
            self._takes = name
        elif name == "row":
            number = attributes.get("r", "")
            self._row_number = int(number) if number.isdigit() else self._row_number + 1
            self._row_hidden = _is_true(attributes.get("hidden"))
            self._row = []
        elif name == "col" and _is_true(attributes.get("hidden")):
            self._columns.append((_whole(attributes.get("min")), _whole(attributes.get("max"))))
        elif attributes and name not in ("col", "sheetFormatPr", "pageMargins", "sheetView", "selection", "dimension"):
            self._words_of(name, attributes)

    def end(self, name: str) -> None:
        if name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        elif name in ("v", "t", "f"):
            self._takes = ""
        elif name in ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter"):
            self._emit(_HEADER_CODE.sub(" ", "".join(self._value)), "页眉页脚")
            self._value = []
        elif self._cell is None and (text := "".join(self._value).strip()):
            self._emit(text, name)
            self._value = []

    def text(self, text: str) -> None:
        if self._takes == "f":
            self._formula.append(text)
        elif self._takes or self._cell is None:
            self._value.append(text)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        match = _REFERENCE.fullmatch(attributes.get("r", ""))
        column = _column_of(match[1]) if match else (self._row[-1][0].column + 1 if self._row else 1)
        address = match[0] if match else f"{letters_of(column)}{self._row_number}"
        self._cell = _Cell(column, address, attributes.get("t", "n"), attributes.get("s", ""))
        self._value, self._formula = [], []

    def _end_cell(self) -> None:
        cell = self._cell
        if cell is None:
            return
        raw, formula = "".join(self._value), "".join(self._formula)
        value = self._read(cell, raw)
        if value.strip():
            self._row.append((cell, value.strip()))
        if '"' in formula:
            self._emit(formula, f"{cell.address}（公式）")
        self._cell, self._value, self._formula = None, [], []

    def _read(self, cell: _Cell, raw: str) -> str:
        if cell.kind == "s":
            index = int(raw) if raw.strip().isdigit() else -1
            if not 0 <= index < len(self.book.strings):
                return ""
            self.used.add(index)
            return self.book.strings[index]
        if cell.kind in ("n", "") and raw:
            return number_text(raw, is_day=cell.style in self.book.day_styles, epoch=self.book.epoch)
        return raw

    def _end_row(self) -> None:
        if not self._row:
            return
        last = min(max(cell.column for cell, _ in self._row), _WIDEST)
        by_column = {cell.column: text for cell, text in self._row}
        row = tuple(by_column.get(column, "") for column in range(1, last + 1))
        names = self._headings.take(row)
        for cell, text in self._row:
            heading = names[cell.column - 1] if cell.column <= len(names) else ""
            self._emit(text, cell.address + self._hidden_words(cell), heading, row)

    def _hidden_words(self, cell: _Cell) -> str:
        if self.sheet.hidden:
            return self._tell_hidden("隐藏的工作表")
        if self._row_hidden:
            return self._tell_hidden("隐藏的行")
        if any(first <= cell.column <= last for first, last in self._columns):
            return self._tell_hidden("隐藏的列")
        return ""

    def _tell_hidden(self, words: str) -> str:
        self.hidden[words] = None
        return f"（{words}）"

    def _emit(self, text: str, where: str, heading: str = "", row: Sequence[str] = ()) -> None:
        if text.strip():
            place = f"工作表“{self.sheet.name}”{where}"
            self.texts.append(AttachedText(text, place, 1, 1, heading, tuple(row)))

    def _words_of(self, name: str, attributes: dict[str, str]) -> None:
        """Input messages, links, names: what the sheet says beside its cells."""
        for key, value in attributes.items():
            if key in _WORDY and value.strip():
                self._emit(value, f"，{name} {key}")


_WIDEST = 400
"""Columns of a row that are given along with each of its cells."""

_WORDY = frozenset(
    {"prompt", "promptTitle", "error", "errorTitle", "display", "tooltip", "location", "name", "text", "val"}
)


def number_text(raw: str, *, is_day: bool = False, epoch: date = _EPOCH) -> str:
    """A stored number as a reader sees it, all its places written out."""
    try:
        value = Decimal(raw.strip())
    except InvalidOperation:
        return raw
    if is_day and 0 < value < _LAST_DAY:
        return (epoch + timedelta(days=int(value))).isoformat()
    if not value.is_finite() or abs(value.adjusted()) > 40:
        return raw
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def _is_true(text: str | None) -> bool:
    return text in ("1", "true")


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdigit() else 0


def _column_of(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(column: int) -> str:
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
