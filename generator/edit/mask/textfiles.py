"""Files of text: plain, Markdown, JSON, CSV, HTML. What is not hidden stays, quotation marks and line ends too."""

import re
from collections.abc import Callable, Iterator, Sequence

from generator.edit.mask.mapped import ATTRIBUTE, Mapped, Tag, apply, tags
from generator.edit.mask.patterns import SIGN, Patterns
from generator.edit.mask.texts import Mark, Masked, mask_row, mask_text
from generator.model.markup import WITHIN_WORDS

HeadingsOf = Callable[[Sequence[Sequence[str]]], Sequence[Sequence[str]]]
"""The rows of a table → the headings of the columns, for each row."""

Place = tuple[str, Mark]
"""Words for a place, and what was masked there."""

SHORTEST = 4
"""Signs: nothing of anybody is shorter, but in a cell beside a name."""

WIDE = "＊"
"""Hides in Markdown, where two `*` make bold type."""


def mask_plain(raw: str, patterns: Patterns, *, is_markdown: bool = False) -> tuple[str, list[Place]]:
    """A whole text at once: a number may run over the end of a line."""
    masked = mask_text(raw, patterns, sign=WIDE if is_markdown else "*")
    return masked.text, [(f"第{raw.count(chr(10), 0, mark.start) + 1}行", mark) for mark in masked.marks]


_JSON_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_JSON_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))")
_JSON_NUMBER = re.compile(r"(?<![\w.\"])-?\d{7,}(?![\w.\"])")
_SHORT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


def mask_json(raw: str, patterns: Patterns) -> tuple[str, list[Place]]:
    """Strings, their escapes read; a bare number that is hidden becomes a string."""
    changes: dict[tuple[int, int], str] = {}
    marks: list[Place] = []
    for match in _JSON_STRING.finditer(raw):
        mapped = Mapped()
        at = match.start(1)
        for escape in _JSON_ESCAPE.finditer(raw, match.start(1), match.end(1)):
            mapped.add_plain(raw, at, escape.start())
            char = chr(int(escape[1], 16)) if escape[1] else _SHORT.get(escape[2], escape[2])
            mapped.add(char, escape.start(), escape.end())
            at = escape.end()
        mapped.add_plain(raw, at, match.end(1))
        marks += _take(raw, mapped, mask_text(mapped.text, patterns), changes)
    for match in _JSON_NUMBER.finditer(raw):
        masked = mask_text(match[0], patterns)
        if masked.marks:
            changes[match.span()] = f'"{masked.text}"'
            marks += [(_line(raw, match.start()), mark) for mark in masked.marks]
    return apply(raw, changes), marks


def _take(raw: str, mapped: Mapped, masked: Masked, changes: dict[tuple[int, int], str]) -> list[Place]:
    changes.update({(start, end): new for start, end, new in mapped.changes(masked.text)})
    return [(_line(raw, mapped.places[mark.start][0]), mark) for mark in masked.marks]


def _line(raw: str, at: int) -> str:
    return f"第{raw.count(chr(10), 0, at) + 1}行"


# --- CSV ------------------------------------------------------------------------------------------------

_SEPARATORS = ",\t;|，"


def mask_csv(raw: str, patterns: Patterns, headings_of: HeadingsOf) -> tuple[str, list[Place]]:
    """Cells, judged by heading and row. `headings_of`: rows in order → the headings for each."""
    head = raw[:4_000]
    separator = max(_SEPARATORS, key=lambda sign: (head.count(sign), -_SEPARATORS.index(sign)))
    rows = list(_rows(raw, separator))
    names = headings_of([[cell.text.strip() for cell in row] for row in rows])
    changes: dict[tuple[int, int], str] = {}
    marks: list[Place] = []
    for row, headings in zip(rows, names, strict=True):
        for cell, masked in zip(row, mask_row([cell.text for cell in row], headings, patterns), strict=True):
            marks += _take(raw, cell, masked, changes)
    return apply(raw, changes), marks


def _rows(raw: str, separator: str) -> Iterator[list[Mapped]]:
    cell = re.compile(rf'"((?:[^"]|"")*)"|[^{re.escape(separator)}\r\n"][^{re.escape(separator)}\r\n]*')
    row: list[Mapped] = [Mapped()]
    at, end = 0, len(raw)
    while at < end:
        char = raw[at]
        if char == separator:
            row.append(Mapped())
            at += 1
        elif char in "\r\n":
            yield row
            row = [Mapped()]
            at += 2 if raw.startswith("\r\n", at) else 1
        elif match := cell.match(raw, at):
            _add_cell(row[-1], raw, match)
            at = match.end()
        else:
            row[-1].add_plain(raw, at, at + 1)
            at += 1
    yield row


def _add_cell(cell: Mapped, raw: str, match: re.Match[str]) -> None:
    if match[1] is None:
        cell.add_plain(raw, match.start(), match.end())
        return
    at = match.start(1)
    while at < match.end(1):
        width = 2 if raw.startswith('""', at) else 1
        cell.add(raw[at], at, at + width)
        at += width


# --- HTML -----------------------------------------------------------------------------------------------


def mask_html(raw: str, patterns: Patterns, headings_of: HeadingsOf) -> tuple[str, list[Place]]:
    """Texts by block, cells by row, attributes and comments."""
    page = _Page(raw, patterns, headings_of)
    last = 0
    for tag in tags(raw):
        page.target.add_escaped(raw, last, tag.start)
        last = tag.end
        page.take(tag)
    page.target.add_escaped(raw, last, len(raw))
    page.close_table()
    page.close()
    return apply(raw, page.changes), page.marks


class _Page:
    """What is open while a page is read: a block, or a table of rows of cells."""

    def __init__(self, raw: str, patterns: Patterns, headings_of: HeadingsOf) -> None:
        self.raw, self.patterns, self.headings_of = raw, patterns, headings_of
        self.changes: dict[tuple[int, int], str] = {}
        self.marks: list[Place] = []
        self._block = Mapped()
        self._table: list[list[Mapped]] | None = None

    @property
    def target(self) -> Mapped:
        """Where text goes."""
        return self._table[-1][-1] if self._table and self._table[-1] else self._block

    def take(self, tag: Tag) -> None:
        """What a tag ends and begins."""
        name = tag.full.lower()  # Word's `o:p` is no paragraph
        if not name:
            comment = Mapped()
            comment.add_plain(self.raw, tag.start, tag.end)
            self._mask(comment)
            return
        self.marks += mask_attributes(self.raw, tag.start, tag.end, self.patterns, self.changes)
        if name == "table":
            self.close()
            self.close_table()
            self._table = [] if tag.opens else None
        elif self._table is not None and name in ("tr", "td", "th"):
            self._take_cell(name, opens=tag.opens)
        elif name not in WITHIN_WORDS and self.target is self._block:
            self.close()
        elif name not in WITHIN_WORDS:
            self.target.add("\n", tag.end, tag.end)

    def _take_cell(self, name: str, *, opens: bool) -> None:
        if opens and name == "tr" and self._table is not None:
            self._table.append([])
        elif opens and self._table:
            self._table[-1].append(Mapped())

    def close(self) -> None:
        """The block is complete."""
        self._mask(self._block)
        self._block = Mapped()

    def close_table(self) -> None:
        """The table is complete."""
        rows = self._table or []
        names = self.headings_of([[cell.text.strip() for cell in row] for row in rows])
        for row, headings in zip(rows, names, strict=True):
            for cell, masked in zip(row, mask_row([cell.text for cell in row], headings, self.patterns), strict=True):
                self.marks += _take(self.raw, cell, masked, self.changes)
        self._table = None

    def _mask(self, mapped: Mapped) -> None:
        if mapped.chars:
            self.marks += _take(self.raw, mapped, mask_text(mapped.text, self.patterns), self.changes)


def mask_attributes(
    raw: str, start: int, end: int, patterns: Patterns, changes: dict[tuple[int, int], str], sign: str = SIGN
) -> list[Place]:
    """Values of a tag's attributes."""
    marks: list[Place] = []
    for match in ATTRIBUTE.finditer(raw, start, end):
        group = 2 if match[2] is not None else 3
        if len(match[group]) < SHORTEST:
            continue
        mapped = Mapped()
        mapped.add_escaped(raw, match.start(group), match.end(group))
        marks += _take(raw, mapped, mask_text(mapped.text, patterns, sign=sign), changes)
    return marks
