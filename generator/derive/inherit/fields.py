"""One record and what an overlay says of it → the record as it is here, and what of the overlay leads nowhere.

- GK904: an overlay takes an entry out of a list that does not have it.
- GK905: an overlay says what the catalogue below says anyway.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.derive.diff.compare import row_of
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.fields import FieldRow
from generator.model.overlay import EntryOverlay, Given, ListEdit, name_of
from generator.model.plain import is_same_plain, value_to_plain
from generator.model.text import shorten

GK904 = Code(
    "GK904",
    "要去掉的一条上级目录里没有",
    "叠加目录里 remove 写的一条，在上级目录的这个字段里找不到：可能上级目录已经改了，也可能抄错了字。",
    "照上级目录的原文写；上级目录已经没有这一条的，从 remove 里删掉。",
    {"near": "像是抄错了｜改成“{near:上级目录的原文}”。"},
)
GK905 = Code(
    "GK905",
    "和上级目录写得一样",
    "叠加目录只写和上级目录不同的地方。照抄一遍的，上级目录以后改了，这里不会跟着改。",
    "删掉这一行；有意固定不变的，留着也可以。",
    severity=Severity.WARNING,
)

Names = Mapping[str, str]
"""What the catalogue below calls a body → what it is called here."""

WordOf = Callable[[tuple[str, ...]], str]
"""Keys from the entry's top → what the schema calls the field."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A field before and after an overlay spoke of it."""

    given: Given
    before: Any
    after: Any


def lay_fields(
    record: Any, entry: EntryOverlay, word_of: WordOf, names: Names
) -> tuple[Any, list[Laid], list[Diagnostic]]:
    """The record with an overlay's fields, those that changed, and what is wrong with the overlay.

    Args:
        record: of the catalogue below.
        entry: what the overlay says of it.
        word_of: the schema's words.
        names: bodies that are called otherwise here, so that `remove` may call them as either does.
    """
    laid: list[Laid] = []
    problems: list[Diagnostic] = []
    for given in entry.given:
        row, before = value_at(record, given.path)
        after = given.value
        if isinstance(after, ListEdit):
            problems += _find_missing(row, before, after, word_of(given.path), names)
            after = edited(row, before, after, names)
        if is_same_plain(value_to_plain(row, before), value_to_plain(row, after)):
            if not isinstance(given.value, ListEdit) or (given.value.add and not given.value.remove):
                problems.append(GK905.at(given.place, f"{word_of(given.path)}和上级目录写得一样"))
            continue
        record = with_value(record, given.path, after)
        laid.append(Laid(given, before, after))
    return record, laid, problems


def value_at(record: Any, path: tuple[str, ...]) -> tuple[FieldRow, Any]:
    """The row and the value of a field inside a record."""
    row = row_of(type(record), path[0])
    value = getattr(record, row.attribute)
    return (row, value) if len(path) == 1 else value_at(value, path[1:])


def with_value(record: Any, path: tuple[str, ...], value: Any) -> Any:
    """The record with another value of a field inside it."""
    row = row_of(type(record), path[0])
    new = value if len(path) == 1 else with_value(getattr(record, row.attribute), path[1:], value)
    return replace(record, **{row.attribute: new})


def edited(row: FieldRow, before: tuple[Any, ...], edit: ListEdit, names: Names) -> tuple[Any, ...]:
    """A list with an edit carried out: entries are taken out, then those that are not there yet are put behind."""
    removed = _called(edit.remove, names)
    kept = [part for part in before if name_of(row, part) not in removed]
    plain = [value_to_plain(row, (part,)) for part in kept]
    return (*kept, *(part for part in edit.add if value_to_plain(row, (part,)) not in plain))


def _called(texts: tuple[str, ...], names: Names) -> set[str]:
    return {name for text in texts for name in (text, names.get(text, text))}


def _find_missing(
    row: FieldRow, before: tuple[Any, ...], edit: ListEdit, word: str, names: Names
) -> Iterator[Diagnostic]:
    there = {name_of(row, part) for part in before}
    for text, place in zip(edit.remove, edit.places, strict=True):
        if text in there or names.get(text, text) in there:
            continue
        near = next((name for name in sorted(there) if name and (name in text or text in name)), "")
        message = f"上级目录的{word}里没有“{shorten(text, 40)}”"
        yield GK904.at(place, message, "near" if near else "", near=near)
