"""Records of a catalogue file changed where they stand: only the lines of values that differ.

Comments, blank lines and the order of keys stay; of a list only the entries that differ are written. A value in
brackets is written in brackets again. One reading of the file serves all changes; they are applied
from its end to its head.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from generator.edit.draft import CannotEditError, Draft
from generator.edit.records import Written, write_entries, write_value
from generator.model.fields import FieldRow, Shape, fields_of
from generator.yamltext.nodes import Mapping as Group
from generator.yamltext.nodes import Node, Scalar
from generator.yamltext.nodes import Sequence as Entries
from generator.yamltext.tree import read_located
from generator.yamltext.writing import indent


@dataclass(frozen=True, slots=True)
class _Edit:
    """Lines `first` up to, not including, `last` (from 0) get new ones."""

    first: int
    last: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Entry `index` of the list under `key` at the top of a file: what it says, what it is to say.

    `index` -1: the group under `key` itself; of the file as a whole where `key` is empty.
    """

    key: str
    index: int
    old: Any
    new: Any


def change_records(data: bytes, changes: Sequence[Change], root: Node | None = None) -> bytes:
    """The text with some of its records saying something else.

    Args:
        data: the file.
        changes: what is to be said, by the record's place in the file.
        root: the tree of `data`, where somebody has it: reading is what takes the time.

    Raises:
        CannotEditError: a record is written in brackets, or not where it should be.
    """
    draft = Draft.of(data)
    root = root if root is not None else read_located("", draft.text.encode()).root
    edits: list[_Edit] = []
    for change in changes:
        node = _entry(root, change.key, change.index)
        if node is None or node.flow:
            where = f"{change.key} 的第 {change.index + 1} 项" if change.index >= 0 else f"{change.key}"
            raise CannotEditError(f"{where}写法特殊，没法自动改")
        edits += _record_edits(draft, node, change.old, change.new)
    order = sorted(enumerate(edits), key=lambda one: (one[1].first, one[1].last, one[0]), reverse=True)
    for _, edit in order:  # of two at one place the later is put in first: it stands behind the other
        if edit.first == len(draft.lines) and draft.lines and not draft.lines[-1].endswith(("\n", "\r")):
            draft.lines[-1] += draft.newline
        draft.lines[edit.first : edit.last] = [line + draft.newline for line in edit.lines]
    return draft.data


def _entry(root: Node | None, key: str, index: int) -> Group | None:
    if not key:
        return root if isinstance(root, Group) else None
    found = root.entries.get(key) if isinstance(root, Group) else None
    entries = found[1] if found else None
    if index < 0:
        return entries if isinstance(entries, Group) else None
    if not isinstance(entries, Entries) or index >= len(entries.items):
        return None
    node = entries.items[index]
    return node if isinstance(node, Group) else None


def _record_edits(draft: Draft, node: Group, old: Any, new: Any) -> Iterator[_Edit]:
    """The edits of one group of fields."""
    table = fields_of(type(new))
    for number, row in enumerate(table):
        before, after = getattr(old, row.attribute), getattr(new, row.attribute)
        if before == after:
            continue
        found = node.entries.get(row.key)
        if found is None:
            if (written := write_value(row, after)) is not None:
                yield _insertion(node, table[:number], row, written)
        elif row.shape is Shape.RECORD and isinstance(found[1], Group) and not found[1].flow and before is not None:
            yield from _record_edits(draft, found[1], before, after)
        else:
            yield from _value_edits(draft, found[0], found[1], row, before, after)


def _insertion(node: Group, above: Sequence[FieldRow], row: FieldRow, written: Written) -> _Edit:
    """A field that was not there, behind the nearest of those that stand before it in the table."""
    near = next((node.entries[one.key] for one in reversed(above) if one.key in node.entries), None)
    if near is None:
        near = next(iter(node.entries.values()))
    at = _last_line(near[1]) + 1
    rows = [f"{row.key}: {written}"] if isinstance(written, str) else [f"{row.key}:", *written]
    return _Edit(at, at, tuple(" " * (node.column - 1) + line for line in rows))


def _last_line(node: Node) -> int:
    """The line (from 0) on which a value ends."""
    return node.end_line - 1


def _value_edits(draft: Draft, key: Scalar, node: Node, row: FieldRow, before: Any, after: Any) -> Iterator[_Edit]:
    written = write_value(row, after)
    first, last = key.line - 1, _last_line(node)
    margin = " " * (key.column - 1)
    if written is None:
        if draft.lines[first][: key.column - 1].strip():
            raise CannotEditError(f"{row.key} 一行的写法特殊，没法自动改")
        yield _Edit(first, last + 1, ())
    elif isinstance(written, str):
        yield _one_line(draft, key, node, row, written)
    elif isinstance(node, Entries) and not node.flow and len(node.items) == len(before):
        yield from _entry_edits(draft, node, row, before, after)
    else:
        head = draft.lines[first][: key.column - 1]
        if head.strip() and head.strip() != "-":
            raise CannotEditError(f"{row.key} 一行的写法特殊，没法自动改")
        yield _Edit(first, last + 1, (f"{head}{row.key}:", *(margin + line for line in written)))


def _one_line(draft: Draft, key: Scalar, node: Node, row: FieldRow, written: str) -> _Edit:
    """A value on its key's line, with what stands behind it."""
    first, last = key.line - 1, _last_line(node)
    line = draft.lines[first].rstrip("\r\n")
    is_here = node.line == key.line and node.end_line == key.line and (isinstance(node, Scalar) or node.flow)
    if is_here:
        return _Edit(first, last + 1, (line[: node.column - 1] + written + line[node.end_column - 1 :],))
    head = line[: key.column - 1]
    return _Edit(first, last + 1, (f"{head}{row.key}: {written}",))


def _entry_edits(draft: Draft, node: Entries, row: FieldRow, before: Any, after: Any) -> Iterator[_Edit]:
    """Only the entries that differ."""
    old, new = _rows(row, before), _rows(row, after)
    spans = [_entry_span(draft, entry) for entry in node.items]
    dash = _dash_column(draft, spans[0][0]) if spans else node.column - 1
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        lines = tuple(" " * dash + line for entry in new[j1:j2] for line in indent(list(entry), "- "))
        if i1 == i2:
            at = spans[i1][0] if i1 < len(spans) else spans[-1][1]
            yield _Edit(at, at, lines)
        else:
            yield from _replaced(spans[i1:i2], lines)


def _replaced(spans: Sequence[tuple[int, int]], lines: tuple[str, ...]) -> Iterator[_Edit]:
    """New lines in the place of the first entry; the others go, remarks between them stay."""
    yield _Edit(*spans[0], lines)
    for first, last in spans[1:]:
        yield _Edit(first, last, ())


def _rows(row: FieldRow, value: Any) -> list[tuple[str, ...]]:
    return [tuple(entry) for entry in write_entries(row, value)]


def _entry_span(draft: Draft, node: Node) -> tuple[int, int]:
    first = node.line - 1
    while first > 0 and not draft.lines[first].lstrip().startswith("-"):
        first -= 1
    return first, _last_line(node) + 1


def _dash_column(draft: Draft, line: int) -> int:
    return len(draft.lines[line]) - len(draft.lines[line].lstrip())


def add_category(data: bytes, rows: Sequence[str]) -> bytes:
    """A domain file's text with a category more, behind the last.

    Raises:
        CannotEditError: the list is written in brackets, or is not there.
    """
    draft = Draft.of(data)
    root = read_located("", draft.text.encode()).root
    head = root.entries.get("domain") if isinstance(root, Group) else None
    found = head[1].entries.get("categories") if head and isinstance(head[1], Group) else None
    node = found[1] if found else None
    if not isinstance(node, Entries) or node.flow or not node.items:
        raise CannotEditError("categories 的写法特殊，没法自动加")
    first, last = _entry_span(draft, node.items[-1])
    dash = _dash_column(draft, first)
    draft.lines[last:last] = [" " * dash + line + draft.newline for line in indent(list(rows), "- ")]
    return draft.data
