"""Items of an overlay's file: only what is other than in the catalogue below, and of that only what changes now.

Whoever edits an overlay has the item as it is and as it is to be; which lines say so follows from the item below. A
field that is to be as below is taken out, an entry that says nothing any more goes, a list of which only some lines
differ is written as an edit (`add`, `remove`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from generator.edit.batches import add_entries
from generator.edit.changes import Change, change_records
from generator.edit.draft import CannotEditError, Draft, take_entry
from generator.edit.records import write_entries, write_value
from generator.model.fields import LONE, FieldRow, Shape, fields_of
from generator.model.item import Item
from generator.model.overlay import ADD, EXTENDS, NOT_APPLICABLE, REMOVE, name_of
from generator.model.plain import is_same_plain, value_to_plain
from generator.yamltext.nodes import Mapping as Group
from generator.yamltext.nodes import Node, Scalar
from generator.yamltext.nodes import Sequence as Entries
from generator.yamltext.tree import read_located
from generator.yamltext.writing import indent, quoted, scalar

ITEMS = "items"
_LISTS = (Shape.TEXTS, Shape.TERMS, Shape.RECORDS)


@dataclass(frozen=True, slots=True)
class ItemChange:
    """An item as it is and as it is to be. `below`: as the catalogue below has it, None where it has none."""

    below: Item | None
    old: Item
    new: Item


def begin_overlay(code: str) -> bytes:
    """A domain's file that says nothing yet."""
    return f"{EXTENDS}: {quoted(code)}\n".encode()


def change_items(data: bytes, changes: Sequence[ItemChange]) -> bytes:
    """The file of an overlay with some of its items saying something else.

    Raises:
        CannotEditError: an entry is written in brackets, or a field would have to be emptied, which no overlay can say.
    """
    for change in changes:
        data = _change_own(data, change) if change.below is None else _change_entry(data, change, change.below)
    return data


def leave_out(data: bytes, item_id: str, reason: str) -> bytes:
    """The file with an item of the catalogue below marked as not applicable; what it said of it besides goes."""
    found = _find(data, item_id)
    if found is not None:
        draft = Draft.of(data)
        take_entry(draft, (ITEMS, found[0]))
        data = draft.data
    rows = [f"id: {scalar(item_id)}", f"{NOT_APPLICABLE}: {scalar(reason)}"]
    return add_entries(data, ITEMS, [(-1, rows)], apart=True)


def drop_field(data: bytes, item_id: str, path: Sequence[str]) -> bytes:
    """The file without a field of an entry; of a group that has nothing else, and of an entry, the whole goes.

    Raises:
        CannotEditError: it stands in brackets.
    """
    found = _find(data, item_id)
    if found is None:
        return data
    entry = found[1]
    group, key = entry, path[0]
    for name in path[1:]:
        inside = group.entries[key][1] if key in group.entries else None
        if not isinstance(inside, Group) or len(inside.entries) < 2:
            break
        group, key = inside, name
    if key not in group.entries:
        return data
    if entry.entries.keys() <= {"id", key} and group is entry:
        return drop_entry(data, item_id)
    draft = Draft.of(data)
    if group.flow or draft.lines[group.entries[key][0].line - 1][: group.entries[key][0].column - 1].strip():
        raise CannotEditError(f"{item_id} 的 {key} 一行写法特殊，没法自动改")
    del draft.lines[group.entries[key][0].line - 1 : group.entries[key][1].end_line]
    return draft.data


def drop_entry(data: bytes, item_id: str) -> bytes:
    """The file without what it says of an item; as it is where it says nothing."""
    return take_item(data, item_id) if _find(data, item_id) is not None else data


def move_entry(data: bytes, old: str, new: str) -> bytes:
    """The file with what it says of one item said of another.

    Raises:
        CannotEditError: the id stands in a way that no small change fits.
    """
    found = _find(data, old)
    if found is None:
        return data
    draft, node = Draft.of(data), found[1].entries["id"][1]
    line = draft.lines[node.line - 1]
    if line[node.column - 1 : node.end_column - 1].strip("\"'") != old:
        raise CannotEditError(f"{old} 的编码写法特殊，没法自动改")
    draft.lines[node.line - 1] = line[: node.column - 1] + scalar(new) + line[node.end_column - 1 :]
    return draft.data


def take_item(data: bytes, item_id: str) -> bytes:
    """The file without an item that the catalogue below does not have.

    Raises:
        CannotEditError: it is not there, or the list is written in brackets.
    """
    found = _find(data, item_id)
    if found is None:
        raise CannotEditError(f"没有 {item_id} 这一条，没法自动改")
    draft = Draft.of(data)
    take_entry(draft, (ITEMS, found[0]))
    return draft.data


def _change_own(data: bytes, change: ItemChange) -> bytes:
    found = _find(data, change.old.id)
    if found is None:
        raise CannotEditError(f"没有 {change.old.id} 这一条，没法自动改")
    return change_records(data, [Change(ITEMS, found[0], change.old, change.new)])


def _change_entry(data: bytes, change: ItemChange, below: Item) -> bytes:
    found = _find(data, change.old.id)
    if found is None:
        rows = overlay_rows(below, change.new)
        entry = [f"id: {scalar(change.new.id)}", *rows]
        return add_entries(data, ITEMS, [(-1, entry)], apart=True) if rows else data
    index, node = found
    if node.flow:
        raise CannotEditError(f"{change.old.id} 一条写在了括号里，没法自动改")
    draft = Draft.of(data)
    for row in reversed(fields_of(Item)):
        before, after = getattr(change.old, row.attribute), getattr(change.new, row.attribute)
        if not is_same_plain(value_to_plain(row, before), value_to_plain(row, after)):
            _set_field(draft, node, row, field_rows(row, getattr(below, row.attribute), after))
            node = _entry_of(draft.data, change.old.id)
    if node.entries.keys() <= {"id"}:
        take_entry(draft, (ITEMS, index))
    return draft.data


def _find(data: bytes, item_id: str) -> tuple[int, Group] | None:
    root = read_located("", data).root
    listed = root.entries.get(ITEMS) if isinstance(root, Group) else None
    entries = listed[1].items if listed is not None and isinstance(listed[1], Entries) else []
    for index, node in enumerate(entries):
        if isinstance(node, Group) and _text(node, "id") == item_id:
            return index, node
    return None


def _entry_of(data: bytes, item_id: str) -> Group:
    found = _find(data, item_id)
    if found is None:
        raise CannotEditError(f"{item_id} 一条的写法特殊，没法自动改")
    return found[1]


def _text(node: Group, key: str) -> str:
    value: Node | None = node.entries[key][1] if key in node.entries else None
    return value.text.strip() if isinstance(value, Scalar) else ""


def _set_field(draft: Draft, node: Group, row: FieldRow, rows: Sequence[str]) -> None:
    """The lines of one field in the place of what stood there, or behind the entry's last; none take it out."""
    margin = " " * (node.column - 1)
    lines = [margin + line + draft.newline for line in rows]
    found = node.entries.get(row.key)
    if found is None:
        last = max(value.end_line for _, value in node.entries.values())
        if draft.lines and not draft.lines[last - 1].endswith(("\n", "\r")):
            draft.lines[last - 1] += draft.newline
        draft.lines[last:last] = lines
        return
    key, value = found
    if draft.lines[key.line - 1][: key.column - 1].strip():
        raise CannotEditError(f"{row.key} 一行的写法特殊，没法自动改")
    draft.lines[key.line - 1 : value.end_line] = lines


def overlay_rows(below: Item, item: Item) -> list[str]:
    """The lines that an overlay needs to make one item of another, without its id.

    Raises:
        CannotEditError: a field would have to be emptied.
    """
    return [line for row in fields_of(Item) for line in _differing(row, below, item)]


def _differing(row: FieldRow, below: Any, record: Any) -> list[str]:
    return field_rows(row, getattr(below, row.attribute), getattr(record, row.attribute))


def field_rows(row: FieldRow, below: Any, value: Any) -> list[str]:
    """The lines that make one field say what it is to say; none where it says so below.

    Raises:
        CannotEditError: the field would have to be emptied.
    """
    if is_same_plain(value_to_plain(row, below), value_to_plain(row, value)):
        return []
    if row.shape is Shape.RECORD and below is not None and value is not None:
        inside = [line for part in fields_of(row.of) for line in _differing(part, below, value)]
        return [f"{row.key}:", *indent(inside)]
    if row.shape in _LISTS and LONE not in row.marks and (edit := _edit_rows(row, below, value)):
        return [f"{row.key}:", *indent(edit)]
    written = write_value(row, value)
    if written is None or (row.shape in _LISTS and not value):
        raise CannotEditError(f"的 {row.key} 在上级目录里有，叠加目录不能清空，没法自动改")
    return [f"{row.key}: {written}"] if isinstance(written, str) else [f"{row.key}:", *written]


def _edit_rows(row: FieldRow, below: tuple[Any, ...], value: tuple[Any, ...]) -> list[str]:
    """A list as an edit of the one below, where that gives it and is shorter; else nothing."""
    was, now = ([value_to_plain(row, (part,)) for part in parts] for parts in (below, value))
    kept = [plain for plain in was if plain in now]
    added = [part for part, plain in zip(value, now, strict=True) if plain not in was]
    removed = [name_of(row, part) for part, plain in zip(below, was, strict=True) if plain not in now]
    stays = [name_of(row, part) for part, plain in zip(below, was, strict=True) if plain in now]
    behind = [plain for plain in now if plain not in was]
    is_edit = [*kept, *behind] == now and not set(removed) & set(stays)
    if not is_edit or not kept or len(added) + len(removed) > len(value):
        return []
    lines: list[str] = []
    if added:
        entries = [line for rows in write_entries(row, tuple(added)) for line in indent(rows, "- ")]
        lines += [f"{ADD}:", *indent(entries)]
    if removed:
        lines += [f"{REMOVE}:", *(f"  - {scalar(name)}" for name in removed)]
    return lines
