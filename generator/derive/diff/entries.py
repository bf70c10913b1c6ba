"""A catalogue taken apart into entries, each found again by its key, and put together from them.

Of two entries with one key the second is `key#2` (or the next number that nothing is called), so that even a faulty
catalogue is compared whole. Where an entry stands in a file, and what the file is called, is no part of it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.model.address import join_id
from generator.model.catalogue import Catalogue
from generator.model.change import Address, Entry, Part, Section
from generator.model.domain import Domain
from generator.model.register import SECTIONS, Permalinks

Entries = dict[Address, Entry]
"""Kind and key → entry, in order of the catalogue."""


def take_apart(catalogue: Catalogue) -> Entries:
    """All entries of a catalogue, in its order."""
    count: Counter[Address] = Counter()
    found: Entries = {}
    owners: dict[int, str] = {}
    for part, key, owner, record in _list(catalogue):
        name = key
        while (part, name) in found:
            count[part, key] += 1
            name = f"{key}#{count[part, key] + 1}"
        if part is Part.DOMAIN:
            owners[int(owner)] = name
            record, owner = replace(record, items=(), categories=()), ""
        elif part in (Part.CATEGORY, Part.ITEM):
            owner = owners[int(owner)]
        found[part, name] = Entry(part, name, owner, record)
    return found


def _list(catalogue: Catalogue) -> Iterator[tuple[Part, str, str, Any]]:
    """Kind, key, owner (of a domain and what is in it: its number), record."""
    yield Part.OFFICE, "", "", catalogue.office
    for number, domain in enumerate(catalogue.domains):
        yield Part.DOMAIN, domain.code, str(number), domain
        for category in domain.categories:
            yield Part.CATEGORY, join_id(domain.code, category.id), str(number), category
        for item in domain.items:
            yield Part.ITEM, item.id, str(number), item
    yield from ((Part.LAW, key, "", law) for key, law in catalogue.laws.items())
    yield from ((Part.BODY, name, "", body) for name, body in catalogue.bodies.items())
    register = catalogue.permalinks
    for section in SECTIONS:
        if section in register.sections:
            yield Part.SECTION, section, "", Section(section)
        issued = getattr(register, section)
        yield from ((Part.ISSUED, address_id, section, entry) for address_id, entry in issued.items())
    yield from ((Part.RETIRED, entry.id, "", entry) for entry in register.retired)
    yield from ((Part.ADJUSTMENT, f"{one.on} {one.text}", "", one) for one in catalogue.adjustments)
    yield from ((Part.POSTER, one.name, "", one) for one in catalogue.posters)
    yield Part.WORDS, "", "", catalogue.words
    yield from ((Part.ASKED, one.id, "", one) for one in catalogue.asked)
    yield Part.CALENDAR, "", "", catalogue.calendar
    yield Part.IMPORTS, "", "", catalogue.imports
    yield Part.HISTORY, "", "", catalogue.history


def put_together(entries: Iterable[Entry], file: str = "") -> Catalogue:
    """The catalogue of entries in order. `file`: name of the register's file."""
    by_part: dict[Part, list[Entry]] = {part: [] for part in Part}
    for entry in entries:
        by_part[entry.part].append(entry)

    def records(part: Part, owner: str = "") -> tuple[Any, ...]:
        return tuple(entry.record for entry in by_part[part] if entry.owner == owner)

    def by_key(part: Part, owner: str = "") -> dict[str, Any]:
        return {entry.key: entry.record for entry in by_part[part] if entry.owner == owner}

    return Catalogue(
        office=records(Part.OFFICE)[0],
        domains=tuple(_domains(by_part)),
        laws=by_key(Part.LAW),
        bodies=by_key(Part.BODY),
        permalinks=Permalinks(
            **{section: by_key(Part.ISSUED, section) for section in SECTIONS},
            retired=records(Part.RETIRED),
            sections=frozenset(by_key(Part.SECTION)),
            file=file,
        ),
        adjustments=records(Part.ADJUSTMENT),
        words=records(Part.WORDS)[0],
        asked=records(Part.ASKED),
        calendar=records(Part.CALENDAR)[0],
        posters=records(Part.POSTER),
        imports=records(Part.IMPORTS)[0],
        history=records(Part.HISTORY)[0],
    )


def _domains(by_part: Mapping[Part, list[Entry]]) -> Iterator[Domain]:
    inside: dict[tuple[Part, str], list[Any]] = {}
    for part in (Part.CATEGORY, Part.ITEM):
        for entry in by_part[part]:
            inside.setdefault((part, entry.owner), []).append(entry.record)
    for entry in by_part[Part.DOMAIN]:
        categories = tuple(inside.get((Part.CATEGORY, entry.key), ()))
        items = tuple(inside.get((Part.ITEM, entry.key), ()))
        yield replace(entry.record, categories=categories, items=items)
