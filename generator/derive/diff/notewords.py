"""Words of the notes: what an entry is called, what became of it, and a field's two values as pieces of one text."""

from collections.abc import Iterable
from typing import Any

from generator.derive.diff.compare import row_of
from generator.derive.diff.inline import inline_diff, list_diff
from generator.derive.views.official import say_time_limit
from generator.model.address import domain_of
from generator.model.change import RECORD_OF, Entry, FieldChange, Part, Piece, Rename
from generator.model.domain import Category
from generator.model.fields import FieldRow, Shape
from generator.model.item import Item, TimeLimitEntry
from generator.model.names import Named
from generator.model.plain import value_to_plain
from generator.model.register import Retired
from generator.model.terms import Fate
from generator.model.text import shorten


def is_user(item: Item, rename: Rename) -> bool:
    if rename.named is Named.BODY:
        return any(subject.body == rename.new for subject in item.subject)
    if rename.named is Named.LAW:
        return any(basis.law == rename.new for basis in item.basis)
    return item.category == rename.new and domain_of(item.id) == rename.owner


def title_of(entry: Entry) -> str:
    """What people call an entry."""
    record = entry.record
    if isinstance(record, Category):
        return record.name
    if entry.part is Part.ADJUSTMENT:
        return f"{record.on} {shorten(record.text, 30)}"
    if entry.part is Part.LAW:
        return str(record.title)
    return str(getattr(record, "title", "") or getattr(record, "name", "") or entry.part.label)


def say_fate(entry: Retired) -> str:
    """撤销（原因）, 并入 01-002（原因）."""
    into = "、".join(entry.replaced_by)
    said = {
        Fate.WITHDRAWN: "撤销",
        Fate.MERGED: f"并入 {into}",
        Fate.SPLIT: f"拆分为 {into}",
        Fate.MOVED: f"移交给{entry.moved_to.office}",
    }[entry.fate]
    return f"{said}（{entry.reason}）" if entry.reason else said


def row_at(part: Part, path: tuple[str, ...]) -> FieldRow:
    record = RECORD_OF[part]
    for key in path[:-1]:
        record = row_of(record, key).of
    return row_of(record, path[-1])


def say_value(row: FieldRow, value: Any) -> str:
    """A value as one text."""
    return _flat(value_to_plain(row, value))


def _flat(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "是"
    if isinstance(value, list):
        return "；".join(filter(None, map(_flat, value)))
    if isinstance(value, dict):
        return "，".join(filter(None, map(_flat, value.values())))
    return str(value)


def limit_pieces(change: FieldChange) -> tuple[Piece, ...]:
    def say(entries: Iterable[TimeLimitEntry]) -> str:
        return "；".join(map(say_time_limit, entries))

    return inline_diff(say(change.before), say(change.after))


_LISTS = (Shape.TEXTS, Shape.RECORDS, Shape.TERMS, Shape.PAIRS)


def text_pieces(row: FieldRow, change: FieldChange) -> tuple[Piece, ...]:
    """Old and new in one. Of a list only the entries that differ, or a long register would stand here whole."""
    if row.shape not in _LISTS:
        return inline_diff(say_value(row, change.before), say_value(row, change.after))
    return list_diff(*(_entries(value_to_plain(row, value)) for value in (change.before, change.after)))


def _entries(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [f"{key}：{text}" for key, text in value.items()]
    return [_flat(entry) for entry in value or ()]
