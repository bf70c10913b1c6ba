"""Small changes to a catalogue file's text that leave every other byte as it was: comments, blank lines, line ends.

Where the parts stand is said by `read.blocks`; whether the result is right is judged by whoever asked for it, by
reading it again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

Path_ = tuple[str | int, ...]

BOM = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_PLAIN = re.compile(r"[0-9A-Za-z\u3400-\u9fff《“〈（][^\"'#:{}\[\],&*!|>%@`\\\x00-\x1f]*")
_COMMENT = re.compile(r"\s*#.*")
_WORDS = frozenset(["true", "false", "yes", "no", "null", "on", "off", "y", "n", "~"])


class Lines(Protocol):
    """Where a part of a text stands (`read.blocks.Span`)."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def size(self) -> int: ...
    @property
    def flow(self) -> bool: ...


class CannotEditError(Exception):
    """The file is written in a way that no small change fits; the message says what is in the way."""


def scalar(text: str) -> str:
    """A text as YAML: bare where that reads the same, in double quotes elsewhere."""
    text = " ".join(text.split())
    is_bare = _PLAIN.fullmatch(text) and text.lower() not in _WORDS and not re.fullmatch(r"[0-9.eE_+-]+", text)
    return text if is_bare else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@dataclass(slots=True)
class Draft:
    """A text being changed. Lines keep their own ends; `text` is what a reader of YAML is given."""

    lines: list[str]
    bom: str = ""
    newline: str = "\n"
    comments: list[str] = field(default_factory=list)

    @staticmethod
    def of(data: bytes) -> "Draft":
        text = data.decode("utf-8")
        bom = BOM if text.startswith(BOM) else ""
        newline = "\r\n" if "\r\n" in text else "\n"
        return Draft(_LINE.findall(text.removeprefix(BOM)), bom, newline)

    @property
    def text(self) -> str:
        return "".join(self.lines).replace("\r\n", "\n").replace("\r", "\n")

    @property
    def data(self) -> bytes:
        return (self.bom + "".join(self.lines)).encode()


def take_entry(draft: Draft, spans: Mapping[Path_, Lines], path: Path_) -> None:
    """Take an entry out of a list, or a pair out of a group. Comments before and behind it stay.

    Raises:
        CannotEditError: the list is written in brackets.
    """
    span, parent = spans[path], spans[path[:-1]]
    if parent.flow:
        raise CannotEditError("写在了括号里，没法自动改")
    first = span.first
    while isinstance(path[-1], int) and first > 0 and not draft.lines[first].lstrip().startswith("-"):
        first -= 1
    end = span.last + 1
    remark = (
        _COMMENT.fullmatch(draft.lines[span.last].rstrip("\r\n")[span.end :]) if isinstance(path[-1], str) else None
    )
    if remark is not None and remark[0].strip():
        draft.comments.append(remark[0].strip())
    before = first == 0 or not draft.lines[first - 1].strip()
    if end < len(draft.lines) and not draft.lines[end].strip() and before:
        end += 1  # the blank line that set it off
    elif end >= len(draft.lines) and first > 0 and before:
        first -= 1
    del draft.lines[first:end]
    if parent.size == 1:
        _set_value(draft, parent.first, str(path[-2]), "[]" if isinstance(path[-1], int) else "{}")


def add_entry(draft: Draft, spans: Mapping[Path_, Lines], key: str, fields: Sequence[tuple[str, str]]) -> None:
    """Add an entry at the end of a list at the top of the file, with the indentation of its neighbours.

    `fields`: name and value as written. Comments collected by `take_entry` stand above it.

    Raises:
        CannotEditError: the list is written in brackets and not empty.
    """
    span, dash = spans.get((key,)), 2
    if span is None:
        at = len(draft.lines)
        _end_line(draft)
        draft.lines.append(f"{key}:{draft.newline}")
        at = len(draft.lines)
    elif span.size and span.flow:
        raise CannotEditError(f"{key} 写在了方括号里，没法自动加")
    elif span.size:
        last = spans[key, span.size - 1]
        at, first = last.last + 1, last.first
        while not draft.lines[first].lstrip().startswith("-"):
            first -= 1
        dash = len(draft.lines[first]) - len(draft.lines[first].lstrip())
    else:
        _set_value(draft, span.first, key, "")
        at = span.last + 1
    _end_line(draft)
    start = [f"{' ' * dash}{comment}" for comment in draft.comments]
    rows = [f"{name}: {value}" for name, value in fields]
    entry = [f"{' ' * dash}{'  ' if number else '- '}{row}" for number, row in enumerate(rows)]
    draft.lines[at:at] = [line + draft.newline for line in start + entry]
    draft.comments.clear()


def _end_line(draft: Draft) -> None:
    if draft.lines and not draft.lines[-1].endswith(("\n", "\r")):
        draft.lines[-1] += draft.newline


def _set_value(draft: Draft, line: int, key: str, value: str) -> None:
    """Write another value behind a key that has an empty one; a remark behind it stays."""
    text = draft.lines[line]
    match = re.match(
        rf"(\s*[\"']?{re.escape(key)}[\"']?\s*:)[ ]*(?:\[\s*\]|{{\s*}}|~|null)?([ ]*(?:#.*)?)(\r?\n|\r|)$", text
    )
    if match is None:
        raise CannotEditError(f"{key} 一行的写法特殊，没法自动改")
    draft.lines[line] = (
        match[1] + (f" {value}" if value else "") + match[2].rstrip() * bool(match[2].strip()) + match[3]
    )
