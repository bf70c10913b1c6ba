"""XLSX: cells by row and heading; a string that several cells share is masked for all of them.

A cell that holds a number becomes a text; a formula that gives what is hidden becomes the formula of the hidden text,
so that the file stays whole (its calculation chain names the cell).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

from generator.edit.mask.mapped import Mapped, apply, tags
from generator.edit.mask.patterns import Patterns
from generator.edit.mask.textfiles import HeadingsOf, Place
from generator.edit.mask.texts import Masked, mask_row

_CELL = re.compile(r"<((?:\w+:)?)c\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?:/>|>(.*?)</\1c>)", re.DOTALL)
_ROW = re.compile(r"<((?:\w+:)?)row\b(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?(?<!/)>(.*?)</\1row>", re.DOTALL)
_VALUE = re.compile(r"<(?:\w+:)?v\b[^>]*>([^<]*)</(?:\w+:)?v>")
_FORMULA = re.compile(r"<((?:\w+:)?)f\b([^>]*?)(?:/>|>(.*?)</\1f>)", re.DOTALL)
_ITEM = re.compile(r"<((?:\w+:)?)si\b[^>]*?(?:/>|>(.*?)</\1si>)", re.DOTALL)
_ATTRIBUTE = re.compile(r"\b(\w+)=[\"']([^\"']*)[\"']")
_LETTERS = re.compile(r"[A-Z]+")


@dataclass(slots=True)
class _Cell:
    start: int
    end: int
    body: int  # place of what stands in it
    prefix: str
    attributes: str
    inside: str
    kind: str
    address: str
    text: Mapped


class Strings:
    """The shared strings of a workbook and what became of them."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.items: list[Mapped] = []
        self.changes: dict[tuple[int, int], str] = {}
        for match in _ITEM.finditer(raw):
            self.items.append(texts_in(raw, match.start(), match.end()))

    @property
    def masked(self) -> str:
        return apply(self.raw, self.changes)

    def text_of(self, index: int) -> str:
        item = self.items[index]
        return "".join(self.changes.get(place, char) for char, place in zip(item.chars, item.places, strict=True))

    def take(self, index: int, text: str) -> None:
        for old, new, place in zip(self.text_of(index), text, self.items[index].places, strict=True):
            if old != new:
                self.changes[place] = new


def texts_in(raw: str, start: int, end: int) -> Mapped:
    """The text of the `t` elements between two places, without readings."""
    mapped = Mapped()
    takes = reading = False
    last = start
    for tag in tags(raw[start:end]):
        if takes and not reading:
            mapped.add_escaped(raw, last, start + tag.start)
        last = start + tag.end
        if tag.name == "t":
            takes = tag.opens and not tag.closes
        elif tag.name == "rPh":
            reading = tag.opens
    return mapped


def mask_sheet(
    raw: str, strings: Strings, patterns: Patterns, headings_of: HeadingsOf, read_number: Callable[[str], str]
) -> tuple[str, list[Place]]:
    """Mask the cells of one sheet; shared strings are changed in `strings`.

    Args:
        read_number: a stored number → all its places (1.38E+10 → 13800000000).
    """
    rows = [
        [_cell(raw, match, row.start(2), strings, read_number) for match in _CELL.finditer(row[2])]
        for row in _ROW.finditer(raw)
    ]
    wide = [_spread(cells) for cells in rows]
    names = headings_of([[text.strip() for text in _texts(row, strings)] for row in wide])
    changes: dict[tuple[int, int], str] = {}
    marks: list[Place] = []
    for row, headings in zip(wide, names, strict=True):
        texts = _texts(row, strings)
        for cell, old, masked in zip(row, texts, mask_row(texts, headings, patterns), strict=True):
            if cell is not None and masked.text != old:
                _write(cell, masked, strings, changes)
            if cell is not None:
                marks += [(cell.address, mark) for mark in masked.marks]
    return apply(raw, changes), marks


_WIDEST = 400


def _spread(cells: list[_Cell]) -> list[_Cell | None]:
    """Cells at the place of their column, so that headings fit."""
    row: list[_Cell | None] = []
    for cell in cells:
        match = _LETTERS.match(cell.address)
        column = _column(match[0]) if match else len(row) + 1
        if len(row) < column <= _WIDEST:
            row += [None] * (column - len(row))
            row[column - 1] = cell
        else:
            row.append(cell)
    return row


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _texts(row: list[_Cell | None], strings: Strings) -> list[str]:
    return [
        "" if cell is None else strings.text_of(int(cell.inside)) if cell.kind == "s" else cell.text.text
        for cell in row
    ]


def _cell(raw: str, match: re.Match[str], offset: int, strings: Strings, read_number: Callable[[str], str]) -> _Cell:
    attributes = dict(_ATTRIBUTE.findall(match[2]))
    kind = attributes.get("t", "n")
    inside = match[3] or ""
    value = _VALUE.search(inside)
    start, body = offset + match.start(), offset + max(match.start(3), 0)
    cell = _Cell(start, offset + match.end(), body, match[1], match[2], "", kind, attributes.get("r", ""), Mapped())
    if kind == "s":
        index = value[1].strip() if value else ""
        is_known = index.isdigit() and int(index) < len(strings.items)
        cell.kind, cell.inside = ("s", index) if is_known else ("empty", "")
    elif kind == "inlineStr":
        cell.text = texts_in(raw, body, body + len(inside))
    elif value is not None:
        cell.inside = inside
        cell.text.chars = list(unescape(value[1]) if kind == "str" else read_number(value[1]))
        cell.text.places = [(0, 0)] * len(cell.text.chars)
    return cell


def _write(cell: _Cell, masked: Masked, strings: Strings, changes: dict[tuple[int, int], str]) -> None:
    if cell.kind == "s":
        strings.take(int(cell.inside), masked.text)
    elif cell.kind == "inlineStr":
        changes.update({(start, end): new for start, end, new in cell.text.changes(masked.text)})
    else:
        changes[cell.start, cell.end] = _as_text(cell, escape(masked.text, quote=False))


def _as_text(cell: _Cell, text: str) -> str:
    """The cell as a text; with a formula, as the formula of a text."""
    p = cell.prefix
    attributes = re.sub(r"\s+t=[\"'][^\"']*[\"']", "", cell.attributes).rstrip()
    formula = _FORMULA.search(cell.inside)
    if formula is None:
        return f'<{p}c{attributes} t="inlineStr"><{p}is><{p}t>{text}</{p}t></{p}is></{p}c>'
    quoted = '"' + text.replace('"', '""') + '"'
    return f'<{p}c{attributes} t="str"><{p}f>{quoted}</{p}f><{p}v>{text}</{p}v></{p}c>'
