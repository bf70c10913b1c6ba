"""One sheet's XML → its draft: cells as they are shown, merged cells, hidden rows and columns."""

import re
from dataclasses import dataclass, field
from datetime import date

from generator.read.tables.glyphs import redraw
from generator.read.tables.grid import MAX_COLUMNS, Draft, Span, column_of
from generator.read.tables.numbers import EPOCH, is_day_format, show_number, show_text
from generator.read.tables.ooxml import is_on_value
from generator.read.tables.richtext import Runs
from generator.read.tables.styles import PLAIN, Style

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")


@dataclass(slots=True)
class Book:
    """Parts that the sheets of a workbook share. `strings`: text without struck-out runs, whether any was struck."""

    strings: list[tuple[str, bool]] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    epoch: date = EPOCH


class SheetReader:
    """Handler for one sheet: fills a draft."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.draft = Draft()
        self.formulas = 0
        self._row = self._column = 0
        self._kind, self._style, self._is_formula = "n", PLAIN, False
        self._runs: Runs | None = None
        self._value: list[str] = []
        self._takes = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "c":
            self._start_cell(attributes)
        elif name == "v":
            self._takes = True
        elif name == "is":
            self._runs = Runs()
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
