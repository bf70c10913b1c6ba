"""The registers beside the catalogue that have a page of their own (负面清单 …), walked by what their fields mean.

Whoever checks or follows a reference (to an item, a body, a law) needs to know no register: the table of fields says
where one stands.
"""

from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from typing import Any

from generator.model.catalogue import Catalogue
from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import FieldRow, Meaning, Shape, fields_of
from generator.model.legalbasis import LegalBasis
from generator.model.names import USES, Named

REGISTERS = ("guides", "places", "events", "topics", "withheld", "numbers")
"""Attributes of the catalogue, which are kinds of file too."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A name or id that an entry of a register names. `path`: keys from the top of the file; `index`: in a list."""

    name: str
    place: Place
    field: str
    index: int | None
    path: tuple[str, ...]


def listed_entries(catalogue: Catalogue) -> Iterator[tuple[str, Any]]:
    """Every entry with the register it stands in, in order."""
    for register in REGISTERS:
        yield from ((register, entry) for entry in getattr(catalogue, register))


def named_items(catalogue: Catalogue) -> Iterator[Reference]:
    """Every item that an entry names."""
    yield from (found for found, row, _ in _references(catalogue) if row.meaning is Meaning.ID)


def named_by_lists(catalogue: Catalogue) -> Iterator[Reference]:
    """Every body that an entry names."""
    for found, row, record in _references(catalogue):
        if USES.get((record, row.attribute)) is Named.BODY:
            yield found


def listed_basis(catalogue: Catalogue) -> Iterator[LegalBasis]:
    """Every law that an entry rests on."""
    for register, entry in listed_entries(catalogue):
        for record, _, _ in _walk(entry, (register, "[]"), NOWHERE):
            if isinstance(record, LegalBasis):
                yield record


def named_files(catalogue: Catalogue) -> Iterator[Reference]:
    """Every address that an entry leads to; what a number was given to may have been taken down."""
    for found, row, _ in _references(catalogue):
        if row.meaning is Meaning.URL and found.path[0] != "numbers":
            yield found


def _references(catalogue: Catalogue) -> Iterator[tuple[Reference, FieldRow, type]]:
    for register, entry in listed_entries(catalogue):
        for record, path, place in _walk(entry, (register, "[]"), NOWHERE):
            for row in fields_of(type(record)):
                value = getattr(record, row.attribute)
                if row.shape is Shape.TEXT and value:
                    yield Reference(value, place, row.key, None, (*path, row.key)), row, type(record)
                elif row.shape is Shape.TEXTS:
                    for index, text in enumerate(value):
                        yield Reference(text, place, row.key, index, (*path, row.key)), row, type(record)


def _walk(record: Any, path: tuple[str, ...], place: Place) -> Iterator[tuple[Any, tuple[str, ...], Place]]:
    """A record and all inside it, each with the nearest place."""
    near: Place = getattr(record, "place", place) or place
    yield record, path, near
    for row in fields_of(type(record)):
        value = getattr(record, row.attribute)
        if row.shape is Shape.RECORD and is_dataclass(value):
            yield from _walk(value, (*path, row.key), near)
        elif row.shape is Shape.RECORDS:
            for part in value:
                yield from _walk(part, (*path, row.key, "[]"), near)
