"""Small changes to a YAML text that leave every other byte as it was: comments, blank lines, line ends.

Whether the result is right is judged by whoever asked for it, by reading it again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.yamltext.spans import Path_, Span, find_spans
from generator.yamltext.writing import scalar

BOM = "\ufeff"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_COMMENT = re.compile(r"\s*#.*")


class CannotEditError(Exception):
    """The file is written in a way that no small change fits; the message says what is in the way."""


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


def take_entry(draft: Draft, path: Path_) -> None:
    """Take an entry out of a list, or a pair out of a group. Comments before and behind it stay.

    Raises:
        CannotEditError: the list is written in brackets.
    """
    spans = find_spans(draft.text)
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


def add_entry(draft: Draft, key: str, rows: Sequence[str], behind: int = -1, *, apart: bool = False) -> None:
    """Add an entry to a list at the top of the file, with the indentation of its neighbours.

    `rows`: the entry's lines, `name: value`, its own parts indented. `behind`: index of the entry that stands before
    it, the last where it is not given. `apart`: blank lines set it off. Comments collected by `take_entry` stand above.

    Raises:
        CannotEditError: the list is written in brackets and not empty.
    """
    spans = find_spans(draft.text)
    span = spans.get((key,))
    if span is None or not span.size:
        at, dash, apart = _open_section(draft, span, key), 2, False
    elif span.flow:
        raise CannotEditError(f"{key} 写在了方括号里，没法自动加")
    else:
        near = spans[key, behind % span.size]
        at, first = near.last + 1, near.first
        while not draft.lines[first].lstrip().startswith("-"):
            first -= 1
        dash = len(draft.lines[first]) - len(draft.lines[first].lstrip())
    entry = [f"{' ' * dash}{comment}" for comment in draft.comments]
    entry += [f"{' ' * dash}{'  ' if number else '- '}{row}" for number, row in enumerate(rows)]
    is_close = at < len(draft.lines) and bool(draft.lines[at].strip())
    _insert(draft, at, [""] * apart + entry + [""] * (apart and is_close))
    draft.comments.clear()


def add_pair(draft: Draft, key: str, name: str, value: str) -> None:
    """Add a line to a group at the top of the file, behind the last of the names that sort before it.

    Raises:
        CannotEditError: the group is written in brackets and not empty.
    """
    spans = find_spans(draft.text)
    span = spans.get((key,))
    if span is None or not span.size:
        at, indent = _open_section(draft, span, key), 2
    elif span.flow:
        raise CannotEditError(f"{key} 写在了括号里，没法自动加")
    else:
        pairs = sorted((part.first, str(path[1]), part.last) for path, part in spans.items() if path[:-1] == (key,))
        at = max((last + 1 for _, other, last in pairs if other < name), default=pairs[0][0])
        line = draft.lines[pairs[0][0]]
        indent = len(line) - len(line.lstrip())
    _insert(draft, at, [f"{' ' * indent}{scalar(name)}: {value}"])


def _open_section(draft: Draft, span: Span | None, key: str) -> int:
    """Make an absent or empty list or group ready for its first entry; the line where that goes."""
    if span is None:
        _insert(draft, len(draft.lines), [f"{key}:"])
        return len(draft.lines)
    _set_value(draft, span.first, key, "")
    return span.last + 1


def _insert(draft: Draft, at: int, lines: Sequence[str]) -> None:
    _end_line(draft)
    draft.lines[at:at] = [line + draft.newline for line in lines]


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
