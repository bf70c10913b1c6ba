"""HTML → its text by block, its attributes and its comments. Lenient as a browser is, and of one pass.

Inline elements join (`13800<b>138000</b>` is one number); blocks and table cells part.
"""

import html
import re
from binascii import a2b_base64
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from generator.model.attached import AttachedText
from generator.model.markup import WITHIN_WORDS
from generator.read.attached.headings import Headings

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]{0,60})((?:[^<>\"']++|\"[^\"]{0,200000}+\"|'[^']{0,200000}+')*+)>")
ATTRIBUTE = re.compile(r"([^\s=<>\"'/]{1,100})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_TABLE = frozenset({"table", "tr", "td", "th"})
_RAW = {"script": "脚本", "style": "样式"}
QUIET = frozenset(
    (
        "class",
        "id",
        "integrity",
        "rel",
        "type",
        "charset",
        "lang",
        "role",
        "d",
        "viewbox",
        "points",
        "transform",
        "values",
        "keytimes",
        "path",
        "srcset",
        "sizes",
        "width",
        "height",
        "x",
        "y",
        "dx",
        "dy",
        "rx",
        "ry",
        "cx",
        "cy",
    )
)
"""Attributes that hold no words of anybody's: names for programs, and measures of drawings."""

SPEAKS = re.compile(r"[\u2e80-\U0010ffff]|\d(?:[^0-9A-Za-z]{0,2}\d){6}|%[89A-Fa-f]|&#")
"""What may be words or a number of a person; an attribute without is not looked at."""

_MAX_BROKEN = 1_000
"""Signs `<` that open nothing; from there on the rest is taken as one text."""


@dataclass(slots=True)
class _State:
    parts: list[str] = field(default_factory=list)
    start: int = 0
    row: list[tuple[str, int]] | None = None
    headings: list[Headings] = field(default_factory=list)


def read_html(text: str) -> Iterator[AttachedText]:
    """Texts in the order of the file; cells with their row when the row is complete."""
    lines = _Lines(text)
    state = _State()
    for kind, name, value, at in tokens(text):
        if kind == "text":
            if not state.parts:
                state.start = at
            state.parts.append(value)
        elif kind == "comment":
            yield from _piece(value, "注释", lines, at)
        elif kind == "raw":
            yield from _piece(value, _RAW.get(name, name), lines, at)
        else:
            if value and SPEAKS.search(value):
                yield from _attributes(value, lines, at)
            if name not in WITHIN_WORDS and (state.parts or state.row is not None or name in _TABLE):
                yield from _block(state, name, is_end=kind == "end", lines=lines)
    yield from _block(state, "", is_end=True, lines=lines)


def _block(state: _State, name: str, *, is_end: bool, lines: "_Lines") -> Iterator[AttachedText]:
    text = "".join(state.parts)
    state.parts.clear()
    if state.row is not None:
        if state.row:
            before, at = state.row[-1]
            state.row[-1] = (before + ("\n" if before.strip() and text.strip() else "") + text, at)
        if name in ("td", "th") and not is_end:
            state.row.append(("", state.start))
        elif name in ("tr", "table", ""):
            yield from _row(state, lines)
    elif text.strip():
        yield from _piece(text, "", lines, state.start)
    if name == "table" and not is_end:
        state.headings.append(Headings())
    elif name == "table" and state.headings:
        state.headings.pop()
    if name == "tr" and not is_end:
        state.row = []


def _row(state: _State, lines: "_Lines") -> Iterator[AttachedText]:
    cells = [(text.strip(), at) for text, at in state.row or ()]
    state.row = None
    row = tuple(text for text, _ in cells)
    names = state.headings[-1].take(row) if state.headings else ()
    for index, (text, at) in enumerate(cells):
        if text:
            heading = names[index] if index < len(names) else ""
            line, column = lines.of(at)
            where = f"第{line}行" + (f"，表格“{heading}”一列" if heading else "")
            yield AttachedText(text, where, line, column, heading, row)


def _attributes(text: str, lines: "_Lines", at: int) -> Iterator[AttachedText]:
    for match in ATTRIBUTE.finditer(text):
        value = match[2] or match[3] or match[4]
        if not value or match[1].lower() in QUIET or not SPEAKS.search(value):
            continue
        value = html.unescape(value)
        if "%" in value:
            value = unquote(value)
        if value.startswith("data:") and ";base64," in value:
            value = _unpacked(value.partition(",")[2])
        yield from _piece(value, f"属性 {match[1].lower()}", lines, at)


def _unpacked(text: str) -> str:
    """What a `data:` address holds, where that is text."""
    try:
        data = a2b_base64(text)
        return data.decode("utf-8")
    except ValueError:
        return ""


def _piece(text: str, what: str, lines: "_Lines", at: int) -> Iterator[AttachedText]:
    if text.strip():
        line, column = lines.of(at)
        yield AttachedText(text.strip(), f"第{line}行" + (f"，{what}" if what else ""), line, column)


def tokens(text: str) -> Iterator[tuple[str, str, str, int]]:
    """(kind, name, value, place): text, comment, raw (name: script or style), start and end (value: attributes)."""
    position, broken, end = 0, 0, len(text)
    while position < end:
        at = text.find("<", position) if broken < _MAX_BROKEN else -1
        if at < 0:
            yield "text", "", html.unescape(text[position:]), position
            return
        if at > position:
            part = text[position:at]
            yield "text", "", html.unescape(part) if "&" in part else part, position
        if text.startswith("<!--", at):
            close = text.find("-->", at + 4)
            yield "comment", "", text[at + 4 : close if close >= 0 else end], at
            position = close + 3 if close >= 0 else end
        elif text.startswith("<![CDATA[", at):
            close = text.find("]]>", at)
            yield "text", "", text[at + 9 : close if close >= 0 else end], at
            position = close + 3 if close >= 0 else end
        elif text.startswith(("<!", "<?"), at):
            close = text.find(">", at)
            yield "comment", "", text[at + 2 : close if close >= 0 else end], at
            position = close + 1 if close >= 0 else end
        elif match := _TAG.match(text, at):
            name = match[2].lower()
            yield "end" if match[1] else "start", name, match[3], at
            position = match.end()
            if name in _RAW and not match[1]:
                close = _close_of(text, name, position)
                yield "raw", name, text[position:close], position
                position = close
        else:
            broken += 1
            yield "text", "", "<", at
            position = at + 1


def _close_of(text: str, name: str, position: int) -> int:
    match = re.compile(rf"</{name}", re.IGNORECASE).search(text, position)
    return match.start() if match else len(text)


class _Lines:
    """Place in the text → line and column, asked in order."""

    def __init__(self, text: str) -> None:
        self._text, self._at, self._line, self._start = text, 0, 1, 0

    def of(self, at: int) -> tuple[int, int]:
        if at < self._at:
            self._at, self._line, self._start = 0, 1, 0
        self._line += self._text.count("\n", self._at, at)
        found = self._text.rfind("\n", self._at, at)
        self._start = found + 1 if found >= 0 else self._start
        self._at = at
        return self._line, at - self._start + 1
