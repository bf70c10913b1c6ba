"""What an overlay says: of a catalogue it stands on, which entries change, in which fields, and what comes besides.

An overlay is read by the tables of the records it changes (`model.fields`), so whatever a record has can be overlaid.
It names an entry by its key and says nothing of what stays. A list is given whole, or as an edit of the list below.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from generator.model.diagnostic import NOWHERE, Place
from generator.model.domain import Category
from generator.model.fields import FieldRow, fields_of
from generator.model.item import Item
from generator.model.terms import Own
from generator.model.timelimit import TimeLimit

ADD = "add"
REMOVE = "remove"
"""Keys of a group that stands where a list is expected: an edit of the list below."""

EXTENDS = "extends"
"""In a domain's file: the code of the domain it changes; in office.yml: the way to the folder it stands on."""

NOT_APPLICABLE = "not_applicable"
REASON = "reason"
OWN_KEYS = (NOT_APPLICABLE, REASON)
"""Keys of an overlay's entry that are no field of the record."""


@dataclass(frozen=True, slots=True)
class ListEdit:
    """Entries to take out of a list, by their text or name, and entries to put behind what stays.

    An entry that is taken out and added again stands last. `places`: of the texts of `remove`, in their order.
    """

    add: tuple[Any, ...] = ()
    remove: tuple[str, ...] = ()
    places: tuple[Place, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Given:
    """One field that an overlay speaks of: keys from the entry's top, and the whole new value or a `ListEdit`."""

    path: tuple[str, ...]
    value: Any
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class EntryOverlay:
    """What an overlay says of one entry.

    `reason`: why a duty is loosened. `not_applicable`: why the entry does not apply here; empty where it does.
    """

    key: str
    given: tuple[Given, ...] = ()
    reason: str = ""
    not_applicable: str = ""
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class DomainOverlay:
    """One file with `extends: "01"`.

    `head`: of the domain itself; `new`: whole items that the catalogue below does not have; `unknown`: entries that are
    neither whole nor of an item below.
    """

    code: str
    head: EntryOverlay
    categories: tuple[EntryOverlay, ...] = ()
    new_categories: tuple[Category, ...] = ()
    items: tuple[EntryOverlay, ...] = ()
    new: tuple[Item, ...] = ()
    unknown: tuple[EntryOverlay, ...] = ()
    file: str = ""
    place: Place = field(default=NOWHERE, compare=False)


_NOTHING: Mapping[str, tuple[EntryOverlay, ...]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Overlay:
    """All that a folder says of the catalogue it stands on.

    `registers`: kind → what it says of entries that the standard has (bodies, laws …); its own entries stand in its own
    catalogue.
    """

    domains: tuple[DomainOverlay, ...] = ()
    registers: Mapping[str, tuple[EntryOverlay, ...]] = field(default_factory=lambda: _NOTHING)


def name_of(row: FieldRow, part: Any) -> str:
    """What an entry of a list is called: a text is its own name, a record has its short form, else its first field."""
    if isinstance(part, str):
        return part
    if row.of is None or not hasattr(type(part), "__dataclass_fields__") or isinstance(part, Own):
        return str(part.value)
    rows = fields_of(row.of)
    named = next((one for one in rows if one.is_short), rows[0])
    value = getattr(part, named.attribute)
    return value.raw if isinstance(value, TimeLimit) else str(getattr(value, "value", value))
