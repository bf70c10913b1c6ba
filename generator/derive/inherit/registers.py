"""Registers of the catalogue below and of this one → the register as it is here.

Which kinds of file are inherited is said in `model.kinds`. Of a list the entries below stay, overlaid by their key,
and this office's own come behind them; of a file that is one record (words, calendar) the parts are put together, this
office's own winning. Ids that the catalogue below withdrew are withdrawn here too, where they were ever given out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar, cast

from generator.model.fields import Shape, fields_of
from generator.model.kinds import KINDS, FileKind
from generator.model.register import SECTIONS, Permalinks, Retired

R = TypeVar("R")

LISTED = tuple(kind for kind in KINDS.values() if kind.is_inherited and kind.entries and kind.name != "domain")
"""Kinds whose entries are inherited one by one; each is an attribute of the catalogue under its own name."""

WHOLE = tuple(kind for kind in KINDS.values() if kind.is_inherited and kind.whole is not None)


def by_key(kind: FileKind, entries: Any) -> dict[str, Any]:
    """Key → entry of a register, whether the catalogue holds it as a list or by key; of two with one key the first."""
    attribute = _attribute(kind)
    listed = entries.values() if isinstance(entries, Mapping) else entries
    return {getattr(entry, attribute): entry for entry in reversed(tuple(listed))}


def like(entries: Any, found: Iterable[Any], kind: FileKind) -> Any:
    """Entries in the form in which the catalogue holds them."""
    attribute = _attribute(kind)
    return {getattr(one, attribute): one for one in found} if isinstance(entries, Mapping) else tuple(found)


def _attribute(kind: FileKind) -> str:
    record = kind.parts[kind.entries]
    return next(row.attribute for row in fields_of(record) if row.key == kind.key)


def put_together(below: R, own: R) -> R:
    """Two records of one kind: lists one behind the other, groups of texts as one, this office's own winning."""
    values: dict[str, Any] = {}
    for row in fields_of(type(own)):
        one, other = getattr(below, row.attribute), getattr(own, row.attribute)
        if row.shape is Shape.PAIRS:
            values[row.attribute] = {**one, **other}
        elif row.shape is Shape.RECORDS:
            first = fields_of(row.of)[0].attribute
            told = {getattr(part, first) for part in other}
            values[row.attribute] = (*(part for part in one if getattr(part, first) not in told), *other)
        elif row.shape in (Shape.TEXTS, Shape.TERMS):
            values[row.attribute] = tuple(dict.fromkeys((*one, *other)))
        else:
            values[row.attribute] = other if other != row.fallback else one
    return cast(R, replace(cast(Any, own), **values))


def with_fates(below: Iterable[Retired], own: Permalinks, live: frozenset[str]) -> Permalinks:
    """This office's register with what became, below, of ids that were given out here. `live`: ids that still are."""
    adopted = [
        replace(entry, since=own.live[entry.id].since or entry.since, title=own.live[entry.id].title or entry.title)
        for entry in {entry.id: entry for entry in reversed(tuple(below))}.values()
        if entry.id in own.live and entry.id not in own.fates and entry.id not in live
    ]
    if not adopted:
        return own
    gone = {entry.id for entry in adopted}
    sections: dict[str, Any] = {
        name: {i: e for i, e in getattr(own, name).items() if i not in gone} for name in SECTIONS
    }
    return replace(own, retired=(*own.retired, *adopted), **sections)
