"""Where the parts of a YAML text begin and end, line by line: what an edit may take out without touching the rest.

`located_yaml` knows where a node begins; here the end is found too, from the same events, so that comments and blank
lines between two entries belong to neither.
"""

from dataclasses import dataclass
from typing import Any

import yaml

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MAX_STEPS = 3
"""Length of the longest path that is kept: `domain`, `categories`, 0."""

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text: lines from 0, both inclusive; `end` is the column behind its last character.

    Of a pair (`01-001: …`) the lines of key and value. `size`: entries of a list or a group; `flow`: written in
    brackets.
    """

    first: int
    last: int
    end: int
    size: int = 0
    flow: bool = False


@dataclass(slots=True)
class _Open:
    path: Path_
    first: int
    last: int
    end: int
    is_list: bool
    flow: bool
    size: int = 0
    key: str | None = None
    key_line: int = 0


def find_spans(text: str) -> dict[Path_, Span]:
    """Path (`items`, 3) → its lines. `text` has line breaks `\\n` only and no byte order mark.

    Raises:
        yaml.YAMLError: the text cannot be read; whoever edits has read it before.
    """
    found: dict[Path_, Span] = {}
    stack: list[_Open] = []
    lines = text.split("\n")
    mark: Any
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.ScalarEvent):
            _take_scalar(event, stack, found, lines)
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            mark = event.start_mark
            is_list = isinstance(event, yaml.SequenceStartEvent)
            path = _next_path(stack)
            stack.append(_Open(path, mark.line, mark.line, mark.column, is_list, bool(event.flow_style)))
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            done = stack.pop()
            if done.flow:
                mark = event.end_mark
                done.last, done.end = mark.line, mark.column
            _close(done.path, Span(done.first, done.last, done.end, done.size, done.flow), stack, found)
    return found


def _next_path(stack: list[_Open]) -> Path_:
    if not stack:
        return ()
    parent = stack[-1]
    return (*parent.path, parent.size if parent.is_list else parent.key or "")


def _take_scalar(event: Any, stack: list[_Open], found: dict[Path_, Span], lines: list[str]) -> None:
    start, end = event.start_mark, event.end_mark
    if stack and not stack[-1].is_list and stack[-1].key is None:
        stack[-1].key, stack[-1].key_line = event.value, start.line
        return
    last, column = end.line, end.column
    if event.style in ("|", ">"):  # its mark stands behind the line breaks that follow
        last = min(last, len(lines) - 1) if column else last - 1
        while last > start.line and not lines[last].strip():
            last -= 1
        column = len(lines[last])
    _close(_next_path(stack), Span(start.line, last, column), stack, found)


def _close(path: Path_, span: Span, stack: list[_Open], found: dict[Path_, Span]) -> None:
    if not stack:
        found[path] = span
        return
    parent = stack[-1]
    first = span.first if parent.is_list else parent.key_line
    if len(path) <= MAX_STEPS:
        found.setdefault(path, Span(first, span.last, span.end, span.size, span.flow))
    parent.size += 1
    parent.key = None
    if (span.last, span.end) > (parent.last, parent.end):
        parent.last, parent.end = span.last, span.end
