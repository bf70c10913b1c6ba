"""Many entries added to a file at once, by one reading of it: hundreds of items must not cost hundreds of readings.

An empty or absent list is begun with the first entry, as `draft.add_entry` does it.
"""

from collections.abc import Mapping, Sequence

from generator.edit.draft import CannotEditError, Draft, add_entry, add_pair
from generator.yamltext.spans import find_spans
from generator.yamltext.writing import indent, scalar


def add_entries(data: bytes, key: str, entries: Sequence[tuple[int, Sequence[str]]], *, apart: bool = False) -> bytes:
    """The text with more entries in the list `key` at its top.

    Args:
        data: the file.
        key: of the list.
        entries: index of the entry that stands before it (-1: the last), lines of the entry.
        apart: blank lines set them off.

    Raises:
        CannotEditError: the list is written in brackets and not empty.
    """
    draft = Draft.of(data)
    spans = find_spans(draft.text)
    span = spans.get((key,))
    if span is None or not span.size:
        if not entries:
            return data
        add_entry(draft, key, entries[0][1], apart=apart)
        return add_entries(draft.data, key, [(-1, rows) for _, rows in entries[1:]], apart=apart)
    if span.flow:
        raise CannotEditError(f"{key} 写在了方括号里，没法自动加")
    by_index: dict[int, list[Sequence[str]]] = {}
    for behind, rows in entries:
        by_index.setdefault(behind % span.size, []).append(rows)
    for index in sorted(by_index, reverse=True):
        near = spans[key, index]
        first = near.first
        while not draft.lines[first].lstrip().startswith("-"):
            first -= 1
        dash = len(draft.lines[first]) - len(draft.lines[first].lstrip())
        at = near.last + 1
        lines: list[str] = []
        for rows in by_index[index]:
            lines += [""] * apart + [" " * dash + line for line in indent(list(rows), "- ")]
        is_close = at < len(draft.lines) and bool(draft.lines[at].strip())
        _insert(draft, at, [*lines, *[""] * (apart and is_close)])
    return draft.data


def add_pairs(data: bytes, key: str, pairs: Mapping[str, str]) -> bytes:
    """The text with more lines in the group `key` at its top, each behind the last of the names that sort before it.

    Raises:
        CannotEditError: the group is written in brackets and not empty.
    """
    draft = Draft.of(data)
    spans = find_spans(draft.text)
    span = spans.get((key,))
    if not pairs:
        return data
    if span is None or not span.size:
        (name, value), *rest = sorted(pairs.items())
        add_pair(draft, key, name, value)
        return add_pairs(draft.data, key, dict(rest))
    if span.flow:
        raise CannotEditError(f"{key} 写在了方括号里，没法自动加")
    known = sorted((part.first, str(path[1]), part.last) for path, part in spans.items() if path[:-1] == (key,))
    margin = " " * (len(draft.lines[known[0][0]]) - len(draft.lines[known[0][0]].lstrip()))
    at_line: dict[int, list[str]] = {}
    for name, value in sorted(pairs.items()):
        at = max((last + 1 for _, other, last in known if other < name), default=known[0][0])
        at_line.setdefault(at, []).append(f"{margin}{scalar(name)}: {value}")
    for at in sorted(at_line, reverse=True):
        _insert(draft, at, at_line[at])
    return draft.data


def _insert(draft: Draft, at: int, lines: Sequence[str]) -> None:
    if draft.lines and not draft.lines[-1].endswith(("\n", "\r")):
        draft.lines[-1] += draft.newline
    draft.lines[at:at] = [line + draft.newline for line in lines]
