"""Values of one entry → the record, by the table of its class: what `read.catalogue.records` does with a tree."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from generator.model.diagnostic import Place
from generator.model.fields import FieldRow, Shape, fields_of
from generator.model.ownwords import NO_OWN_WORDS, OwnWords
from generator.model.record import PublicationRecord
from generator.read.catalogue.records import pick
from generator.read.records.simple import Values

Kept = dict[str, str]
"""Texts that stand in many records (days, ids, names), each kept once."""

_LONGEST = 40
"""Characters of a text that is looked for among those met before."""


@cache
def record_fields() -> Mapping[str, FieldRow]:
    """Key → row of the table."""
    return {row.key: row for row in fields_of(PublicationRecord)}


@cache
def _readers() -> Mapping[str, tuple[str, Callable[[Any, Kept, OwnWords], Any]]]:
    """Key → attribute and what reads its value."""
    return {key: (row.attribute, _reader(row)) for key, row in record_fields().items()}


def _reader(row: FieldRow) -> Callable[[Any, Kept, OwnWords], Any]:
    if row.shape is Shape.TERM:
        return lambda text, _kept, own: pick(row.of, text.strip(), own)
    if row.shape is Shape.TEXTS:
        return lambda texts, kept, _own: tuple(_once(text, kept) for text in texts)
    return lambda text, kept, _own: _once(text, kept)


def _once(text: str, kept: Kept) -> str:
    text = text.strip()
    return kept.setdefault(text, text) if len(text) <= _LONGEST else text


def record_of(values: Values, place: Place, kept: Kept, own: OwnWords = NO_OWN_WORDS) -> PublicationRecord:
    """The record that valid values make."""
    readers = _readers()
    told: dict[str, Any] = {}
    for key, value in values.items():
        attribute, read = readers[key]
        told[attribute] = read(value, kept, own)
    return PublicationRecord(**told, place=place)
