"""Every text of a catalogue that may come onto paper, with its owner: what a typeface must be able to draw."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from operator import attrgetter

from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Place
from generator.model.kinds import KINDS


def derive_printable(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """(owner as an editor knows it, text) of the office, the registers, the domains and the items, in this order."""
    for kind in KINDS.values():
        if kind.printed:
            yield from ((kind.file, text) for text in _texts(attrgetter(kind.printed)(catalogue)))
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
