"""One part of a Word, PowerPoint, OpenDocument or other office file → its paragraphs, cells, attributes.

The elements that hold text are told from those that hold measures by name; a text box within a paragraph is a text of
its own; what was deleted under tracked changes is read both ways, as it was and as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.model.attached import AttachedText
from generator.read.attached.headings import Headings

_PARAGRAPHS = frozenset({"p", "h", "comment", "si"})
_RUNS = frozenset({"t", "delText"})
_CODES = frozenset({"instrText", "delInstrText"})
_BREAKS = {"tab": "\t", "br": "\n", "cr": "\n", "ptab": "\t", "noBreakHyphen": "-", "line-break": "\n", "s": " "}
_ROWS = frozenset({"tr", "table-row"})
_CELLS = frozenset({"tc", "table-cell", "covered-table-cell"})
_TABLES = frozenset({"tbl", "table"})
_TABLE_PARTS = _ROWS | _CELLS | _TABLES
_GONE = frozenset({"del", "moveFrom"})
_NEW = frozenset({"ins", "moveTo"})
_PLAIN = frozenset({"p", "r", "rPr", "pPr", "t", "sz", "szCs", "rFonts", "tcPr", "tcW", "lang", "spacing", "jc", "ind"})
"""Elements met by the ten thousand whose attributes hold measures only."""

_SPEAKS = re.compile(r"[\u2e80-\U0010ffff]|\d(?:[^0-9A-Za-z]{0,2}\d){6}")
_REVISION = re.compile(r"[0-9A-F]{8}")
_GUID = re.compile(r"\{?[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}?")
_SCHEME = re.compile(r"https?://(?:schemas|purl|www\.w3)\S*")
_FOR_PROGRAMS = (_REVISION, _GUID, _SCHEME)
_FONT = frozenset({"ascii", "hAnsi", "eastAsia", "cs", "typeface", "panose", "font-name", "font-family"})
_WRITERS = frozenset({"author", "displayName", "lastModifiedBy", "userName"})


@dataclass(slots=True)
class _Paragraph:
    now: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Table:
    headings: Headings = field(default_factory=Headings)
    row: list[list[str]] | None = None
    outer: int = 0


class PartReader:
    """Handler for `xmltext.walk`. `place`: words for the part; `is_free`: text stands bare in paragraphs (ODF)."""

    def __init__(self, place: str, *, is_free: bool = False) -> None:
        self.place, self.is_free = place, is_free
        self.texts: list[AttachedText] = []
        self.writers: dict[str, None] = {}
        self.has_deleted = False
        self.count = 0
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[_Table] = []
        self._leaf: list[str] = []
        self._takes = 0  # 1: a run of text, 2: a field's code
        self._gone = self._new = 0
        self._seen: set[str] = set()

    # --- what the parser calls --------------------------------------------------------------------

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._leaf.clear()
        if name in _PARAGRAPHS:
            self._paragraphs.append(_Paragraph())
        elif name in _RUNS:
            self._takes = 1
        elif name in _CODES:
            self._takes = 2
        elif name in _BREAKS and self._paragraphs:
            self._add(_BREAKS[name])
        elif name in _TABLE_PARTS:
            self._start_table(name)
        elif name in _GONE:
            self._gone += 1
        elif name in _NEW:
            self._new += 1
        if attributes and name not in _PLAIN:
            self._attributes(name, attributes)

    def _start_table(self, name: str) -> None:
        if name in _TABLES:
            self._tables.append(_Table(outer=len(self._paragraphs)))
        elif name in _ROWS and self._tables:
            self._tables[-1].row = []
        elif self._tables and self._tables[-1].row is not None:
            self._tables[-1].row.append([])

    def end(self, name: str) -> None:
        if name in _RUNS or name in _CODES:
            self._takes = 0
        elif name in _PARAGRAPHS and self._paragraphs:
            self._close(self._paragraphs.pop())
        elif name in _ROWS and self._tables:
            self._close_row(self._tables[-1])
        elif name in _TABLES and self._tables:
            self._tables.pop()
        elif name in _GONE:
            self._gone -= 1
        elif name in _NEW:
            self._new -= 1
        elif self._leaf and (text := "".join(self._leaf).strip()):
            self._emit(text, f"{self.place}“{name}”" if self.place else name)
        self._leaf.clear()

    def text(self, text: str) -> None:
        if not self._paragraphs:
            self._leaf.append(text)
        elif self._takes == 2:
            self._paragraphs[-1].codes.append(text)
        elif self._takes or self.is_free:
            self._add(text)
        elif text.strip():
            self._leaf.append(text)

    # --- putting together -------------------------------------------------------------------------

    def _add(self, text: str) -> None:
        paragraph = self._paragraphs[-1]
        if not self._gone:
            paragraph.now.append(text)
        else:
            self.has_deleted = True
            paragraph.gone.append(text)
        if not self._new:
            paragraph.before.append(text)

    def _close(self, paragraph: _Paragraph) -> None:
        self.count += 1
        now, before = "".join(paragraph.now), "".join(paragraph.before)
        table = self._tables[-1] if self._tables else None
        where = self._where()
        if table is not None and table.row and len(self._paragraphs) <= table.outer:
            table.row[-1].append(now)
        elif now.strip():
            self._emit(now.strip(), where)
        if before != now and before.strip():
            self._emit(before.strip(), f"{where}（修订以前的文字）")
        if gone := "".join(paragraph.gone).strip():
            self._emit(gone, f"{where}（修订中删除的文字）")
        if codes := "".join(paragraph.codes).strip():
            for part in dict.fromkeys((codes, *codes.split('"'))):
                self._emit(part.strip(), f"{where}（域代码）")

    def _where(self) -> str:
        return f"{self.place}第{self.count}段"

    def _close_row(self, table: _Table) -> None:
        cells = ["\n".join(parts).strip() for parts in table.row or ()]
        table.row = None
        names = table.headings.take(cells)
        for index, text in enumerate(cells):
            if text:
                heading = names[index] if index < len(names) else ""
                self._emit(text, self._where() + (f"，表格“{heading}”一列" if heading else "，表格里"), heading, cells)

    def _emit(self, text: str, where: str, heading: str = "", row: Sequence[str] = ()) -> None:
        if text:
            self.texts.append(AttachedText(text, where, 1, 1, heading, tuple(row)))

    def _attributes(self, name: str, attributes: dict[str, str]) -> None:
        for key, value in attributes.items():
            key = key.rpartition(":")[2]
            if key in _WRITERS and value.strip():
                self.writers[value.strip()] = None
            elif key in _FONT or not _SPEAKS.search(value) or any(form.fullmatch(value) for form in _FOR_PROGRAMS):
                continue
            if value not in self._seen:
                self._seen.add(value)
                self._emit(value, f"{self._where() if self.count else self.place or name}，属性 {key}")
