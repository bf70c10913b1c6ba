"""Records as plain data and back, by the table of their fields: what JSON carries, what two records are compared by.

A field that says nothing is left out, as in files. Places and names of files are no fields and are not carried. How a
time limit is read is not known here: whoever reads plain data back says it.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from generator.model.diagnostic import Place
from generator.model.fields import FieldRow, Shape, fields_of
from generator.model.ownwords import OWN_FIELDS, OwnWords
from generator.model.terms import Own
from generator.model.timelimit import TimeLimit

R = TypeVar("R")

ParseLimit = Callable[[str], TimeLimit]


def to_plain(record: Any) -> dict[str, Any]:
    """Key → value of every field that says something, in the order of the table."""
    found = {}
    for row in fields_of(type(record)):
        value = getattr(record, row.attribute)
        if row.required or not says_nothing(row, value):
            found[row.key] = value_to_plain(row, value)
    return found


def says_nothing(row: FieldRow, value: Any) -> bool:
    """Whether a value is what the field has where the file is silent."""
    if value is None or value == row.fallback:
        return True
    return row.shape is Shape.RECORD and value_to_plain(row, value) == value_to_plain(row, row.fallback)


def value_to_plain(row: FieldRow, value: Any) -> Any:
    """One field's value: texts, numbers, lists and groups of these; None for none."""
    if value is None:
        return None
    if row.shape is Shape.RECORD:
        return to_plain(value)
    if row.shape is Shape.RECORDS:
        return [to_plain(part) for part in value]
    if row.shape is Shape.WORDING:
        return " ".join(value.raw.split())
    if row.shape in (Shape.TEXTS, Shape.TERMS):
        return [part.value if isinstance(part, Enum | Own) else part for part in value]
    if row.shape is Shape.PAIRS:
        return dict(value)
    return value.value if isinstance(value, Enum | Own) else value


def from_plain(record: type[R], data: Mapping[str, Any], parse: ParseLimit) -> R:
    """The record of plain data. What is absent has its field's fallback.

    Raises:
        ValueError: a value is none that the field may have.
    """
    if not isinstance(data, Mapping):
        raise ValueError(f"{record.__name__} is no group of fields")
    values = {}
    for row in fields_of(record):
        values[row.attribute] = value_from_plain(row, data[row.key], parse) if row.key in data else row.fallback
    return record(**values)


_KINDS: Mapping[Shape, type | tuple[type, ...]] = {
    Shape.TEXT: str, Shape.FLAG: bool, Shape.NUMBER: int, Shape.TERM: str, Shape.TEXTS: list, Shape.TERMS: list,
    Shape.PAIRS: dict, Shape.RECORD: dict, Shape.RECORDS: list, Shape.WORDING: str,
}  # fmt: skip


def value_from_plain(row: FieldRow, data: Any, parse: ParseLimit) -> Any:
    """The reverse of `value_to_plain`.

    Raises:
        ValueError: the value is of another kind, or a word that is not in the list.
    """
    if data is None:
        return None
    _need_kind(row, data)
    if row.shape is Shape.RECORD:
        return from_plain(row.of, data, parse)
    if row.shape is Shape.RECORDS:
        return tuple(from_plain(row.of, part, parse) for part in data)
    if row.shape is Shape.WORDING:
        return parse(data)
    if row.shape is Shape.TERM:
        return _term(row.of, data)
    if row.shape is Shape.TERMS:
        return tuple(_term(row.of, part) for part in data)
    return tuple(data) if row.shape is Shape.TEXTS else data


def _term(kind: type[Enum], text: str) -> Enum | Own[Enum]:
    """A term, or an office's own word for one; which one it stands for, office.yml says (`with_own_words`).

    Raises:
        ValueError: it is neither.
    """
    if kind in OWN_FIELDS.values() and text not in {term.value for term in kind}:
        return Own(text, list(kind)[-1])
    return kind(text)


def with_own_words(value: Any, own: OwnWords) -> Any:
    """A record, or a list of them, whose own words stand for the terms that an office says."""
    if isinstance(value, Own):
        return own.find(type(value.standard), value.value) or value
    if isinstance(value, tuple):
        parts = tuple(with_own_words(part, own) for part in value)
        return value if all(part is old for part, old in zip(parts, value, strict=True)) else parts
    if not is_dataclass(value) or isinstance(value, type | Place | TimeLimit):
        return value
    changed = {}
    for entry in fields(value):
        old = getattr(value, entry.name)
        if (new := with_own_words(old, own)) is not old:
            changed[entry.name] = new
    return replace(value, **changed) if changed else value


def _need_kind(row: FieldRow, data: Any) -> None:
    if not isinstance(data, _KINDS[row.shape]):
        raise ValueError(f"{row.key} is not of its kind")
    if isinstance(data, list) and row.shape is not Shape.RECORDS and not all(isinstance(part, str) for part in data):
        raise ValueError(f"{row.key} is no list of texts")


def is_same_plain(one: Any, other: Any) -> bool:
    """Whether plain data are the same, the order of groups of texts included (readings are looked up in it)."""
    return json.dumps(one, ensure_ascii=False) == json.dumps(other, ensure_ascii=False)
