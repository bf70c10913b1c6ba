"""The texts of a built site's files, fast: what the gate looks at first.

A site repeats itself: its pages share head and foot, its data the words of its pages. A page is therefore taken by
lines; a line met before is only looked at again where a neighbour is new. Tags are cut out by one expression. What
seems to hold something is then read slowly, with its place (`read_attached`).
"""

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from generator.model.attached import AttachedText
from generator.model.markup import WITHIN_WORDS
from generator.read.attached.decode import decode
from generator.read.attached.faults import UnreadableError
from generator.read.attached.headings import Headings
from generator.read.attached.markup import QUIET, SPEAKS

_REST = r"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>"
_BLOCK_TAG = re.compile(rf"</?[a-zA-Z]{_REST}")
_INLINE_TAG = re.compile(rf"</?(?:{'|'.join(sorted(WITHIN_WORDS))})(?=[\s/>]){_REST}", re.IGNORECASE)
_DRAWN = re.compile(r' d="[^"]*"')
"""The strokes of a drawing: half of a page that shows a code."""

_COMMENT = re.compile(r"<!--(.*?)-->", re.DOTALL)
_VALUE = re.compile(r"(?<=[\s\"'])([a-zA-Z_:][-\w:.]{0,60})=(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.ASCII)
_ENDS = re.compile(r"\\[nt]|[\n|]")
"""Between the entries of a search file: escaped line ends, and the bar."""

_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_MARKUP = (".html", ".htm", ".xml", ".svg")
_DATA = (".json", ".jsonld", ".js")
_LINES = (".css", ".txt", ".md")
_PNG = b"\x89PNG\r\n\x1a\n"
_BARE = frozenset({b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND", b"gAMA", b"pHYs", b"sRGB", b"bKGD"})


class QuickReader:
    """Reads files one after the other and remembers what it has given.

    What was met is remembered by Python's hash, whose key is another in every process: the texts themselves took a
    third of the memory of a build.
    """

    def __init__(self) -> None:
        self._lines: set[int] = set()
        self._given: set[int] = set()

    def read(self, name: str, data: bytes) -> list[AttachedText] | None:
        """Texts not given before, without their place; None where only the slow way tells."""
        ending = name[name.rfind(".") :].lower()
        if data.startswith(_PNG):
            return [] if is_bare(data) else None
        if ending not in _MARKUP + _DATA + _LINES:
            return None
        try:
            text = decode(data)
        except UnreadableError:
            return None
        if ending in _DATA:
            return self._fresh(self._strings(text))
        if ending in _LINES:
            return self._fresh((text,))
        if "<!ENTITY" in text:
            return None
        text = _DRAWN.sub("", text)
        cells = self._cells(text) if "<table" in text.lower() else []
        return self._fresh(blocks(self._new(text))) + cells

    def _new(self, text: str) -> str:
        """The lines not met before and their neighbours."""
        lines = text.split("\n")
        keys = list(map(hash, lines))
        fresh = [key not in self._lines for key in keys]
        self._lines.update(keys)
        last = len(lines) - 1
        return "\n".join(
            line if fresh[i] or (i and fresh[i - 1]) or (i < last and fresh[i + 1]) else ""
            for i, line in enumerate(lines)
        )

    def _fresh(self, texts: Iterable[str]) -> list[AttachedText]:
        found = []
        for text in map(str.strip, texts):
            if (key := hash(text)) not in self._given:
                self._given.add(key)
                if SPEAKS.search(text):
                    found.append(AttachedText(text, ""))
        return found

    def _cells(self, text: str) -> list[AttachedText]:
        """Cells of tables with their headings; a row met before is not looked at again."""
        found = []
        for table in _TABLE.split(text)[1:]:
            headings = Headings()
            for row in _ROW.split(table)[1:]:
                cells = tuple(_plain(cell) for cell in _CELL.split(row)[1:])
                names = headings.take(cells)
                if hash(row) not in self._given and SPEAKS.search(row):
                    self._given.add(hash(row))
                    found += [
                        AttachedText(cell, "", 1, 1, names[i] if i < len(names) else "", cells)
                        for i, cell in enumerate(cells)
                        if cell
                    ]
        return found

    def _strings(self, text: str) -> Iterator[str]:
        """What stands in quotation marks in a script or in JSON, and what between them, line by line."""
        if "\\u" in text:
            text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
        for part in dict.fromkeys(text.split('"')):
            if hash(part) in self._given:
                continue
            if len(part) > _LONG_LIST and not _LETTER.search(part):
                yield from (number for number in _BETWEEN.split(part) if len(number) >= _SHORTEST)
            else:
                yield from _ENDS.split(part)


def blocks(text: str) -> Iterator[str]:
    """Blocks of a page, its comments and attributes. Inline elements join."""
    for name, double, single, bare in _VALUE.findall(text):
        value = double or single or bare
        if name not in QUIET:
            value = html.unescape(value) if "&" in value else value
            yield unquote(value) if "%" in value else value
    if "<!--" in text:
        yield from _COMMENT.findall(text)
        text = _COMMENT.sub("", text)
    for block in _BLOCK_TAG.split(_INLINE_TAG.sub("", text)):
        if block and not block.isspace():
            yield html.unescape(block) if "&" in block else block


def _plain(cell: str) -> str:
    text = _BLOCK_TAG.sub("\n", _INLINE_TAG.sub("", cell))
    return (html.unescape(text) if "&" in text else text).strip()


_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_ROW = re.compile(r"<tr\b[^<>]*>", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b[^<>]*>", re.IGNORECASE)
_LETTER = re.compile(r"[A-Za-z\u2e80-\U0010ffff]")
_BETWEEN = re.compile(r"[\s|,;\[\]{}:]+|\\n")
_LONG_LIST = 80
"""Characters from which a text of figures only is a list of numbers (an index), not one number in groups."""

_SHORTEST = 11
"""Figures of the shortest number that is anybody's."""


def is_bare(data: bytes) -> bool:
    """Whether a PNG holds points only, to its last byte."""
    at = len(_PNG)
    while at + 12 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if kind not in _BARE:
            return False
        at += size + 12
        if kind == b"IEND":
            return at == len(data)
    return False
