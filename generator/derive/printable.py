"""Every text of a catalogue that may come onto paper, with its owner: what a typeface must be able to draw."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum

from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Place


def derive_printable(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """(owner as an editor knows it, text) of the office, the registers, the domains and the items, in this order."""
    yield from (("office.yml", text) for text in _texts(catalogue.office))
    for name, register in (("bodies.yml", catalogue.bodies), ("laws.yml", catalogue.laws)):
        yield from ((name, text) for entry in register.values() for text in _texts(entry))
    yield from (("posters.yml", text) for entry in catalogue.posters for text in _texts(entry))
    yield from (("permalinks.yml", text) for entry in catalogue.permalinks.retired for text in _texts(entry))
    for domain in catalogue.domains:
        yield from ((domain.file, text) for text in _texts(replace(domain, items=())))
        for item in domain.items:
            yield from ((f"{item.id} {item.title}", text) for text in _texts(item))


def _texts(value: object) -> Iterator[str]:
    """All texts within a record, whatever fields it may get."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list | tuple | frozenset):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value) and not isinstance(value, Place):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
