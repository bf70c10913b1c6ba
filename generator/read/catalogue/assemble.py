"""Trees → catalogue. What the fields of a record are is said in `model.fields`; here only which record stands where.

Absent registers are empty; of two entries with one name the first counts, and `check` reports the other.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol, TypeVar

from generator.model.body import Body
from generator.model.calendarfile import CalendarFile
from generator.model.catalogue import Adjustment, Catalogue
from generator.model.collecting import Answer, Collecting, DocumentCheck, LearnedColumn
from generator.model.diagnostic import Place
from generator.model.domain import Domain
from generator.model.guide import Guide
from generator.model.history import NO_HISTORY, History
from generator.model.imports import Imports, KeptTexts, MappedColumn, Unplaced
from generator.model.indexnumber import IndexNumber, LastSerial
from generator.model.item import Item
from generator.model.law import Law
from generator.model.occasion import Occasion
from generator.model.office import Office
from generator.model.ownwords import NO_OWN_WORDS, OwnWords, own_words
from generator.model.place import NO_MAP, MapFacts
from generator.model.place import Spot as PlaceSpot
from generator.model.poster import PosterSet
from generator.model.register import SECTIONS, Issued, Permalinks, Retired
from generator.model.template import Template
from generator.model.topic import Topic
from generator.model.vocabulary import Asked, Words
from generator.model.withheld import Withheld
from generator.read.catalogue.records import (
    Spot,
    Titles,
    group_of,
    items_of,
    read_record,
    read_records,
    text_of,
    top_of,
    value_of,
)
from generator.yamltext.nodes import Document, Node, Scalar
from generator.yamltext.nodes import Mapping as Group

R = TypeVar("R")

TitlesOf = Callable[[str], Titles]
"""Kind of file → the titles of its schema."""


@dataclass(slots=True)
class Parts:
    """Documents by kind."""

    domains: list[Document] = field(default_factory=list)
    registers: dict[str, Document] = field(default_factory=dict)


_NO_OFFICE = Office("", "", "")


class Keep(Protocol):
    """Makes records of a part of a file and of what else they depend on, or has them from an earlier time."""

    def __call__(self, document: Document, part: str, beside: object, make: Callable[[], R], /) -> R: ...


def _anew(_document: Document, _part: str, _beside: object, make: Callable[[], R], /) -> R:
    return make()


def assemble_catalogue(parts: Parts, titles: TitlesOf, own: OwnWords | None = None, keep: Keep = _anew) -> Catalogue:
    """The whole catalogue; absent registers are empty. Domains stand in order of their code.

    `own`: the words for terms, where the office has more than it says itself.
    """

    def entries(kind: str, record: type[R]) -> tuple[R, ...]:
        document = parts.registers.get(kind)
        if document is None:
            return ()
        return keep(document, kind, None, lambda: assemble_entries(document, kind, record, titles))

    def whole(kind: str, record: type[R], absent: R) -> R:
        document = parts.registers.get(kind)
        if document is None:
            return absent
        return keep(
            document, kind, None, lambda: read_record(record, top_of(document), Spot(document.name, titles(kind)))
        )

    office = assemble_office(parts.registers.get("office"), titles)
    own = own_words(office) if own is None else own
    domains = (
        keep(document, "domain", own, partial(assemble_domain, document, titles("domain"), own))
        for document in parts.domains
    )
    register = parts.registers.get("permalinks")
    return Catalogue(
        office=office,
        domains=tuple(sorted(domains, key=lambda domain: (domain.code, domain.file))),
        laws=first_of(entries("laws", Law), lambda law: law.key),
        bodies=first_of(entries("bodies", Body), lambda body: body.name),
        permalinks=keep(register, "permalinks", None, lambda: assemble_permalinks(register, titles("permalinks")))
        if register
        else Permalinks(),
        adjustments=entries("adjustments", Adjustment),
        words=whole("words", Words, Words()),
        calendar=whole("calendar", CalendarFile, CalendarFile()),
        posters=entries("posters", PosterSet),
        templates=entries("templates", Template),
        asked=entries("asked", Asked),
        withheld=entries("withheld", Withheld),
        numbers=entries("numbers", IndexNumber),
        last_serials=assemble_entries(parts.registers.get("numbers"), "numbers", LastSerial, titles, "last"),
        guides=entries("guides", Guide),
        events=entries("events", Occasion),
        topics=entries("topics", Topic),
        places=entries("places", PlaceSpot),
        map_facts=assemble_map(parts.registers.get("places"), titles),
        imports=assemble_imports(parts.registers.get("imports"), titles),
        collected=assemble_collected(parts.registers.get("collected"), titles),
        history=whole("history", History, NO_HISTORY),
    )


def assemble_imports(document: Document | None, titles: TitlesOf) -> Imports:
    """The record of imports; empty where there is no file."""
    if document is None:
        return Imports()
    top, spot = top_of(document), Spot(document.name, titles("imports"))
    return Imports(
        read_records(MappedColumn, value_of(top, "columns"), spot.at("columns").entry),
        read_records(KeptTexts, value_of(top, "kept"), spot.at("kept").entry),
        read_records(Unplaced, value_of(top, "unplaced"), spot.at("unplaced").entry),
    )


def assemble_collected(document: Document | None, titles: TitlesOf) -> Collecting:
    """What people answered of the portal's documents; empty where there is no file."""
    if document is None:
        return Collecting()
    top, spot = top_of(document), Spot(document.name, titles("collected"))
    return Collecting(
        read_records(Answer, value_of(top, "answers"), spot.at("answers").entry),
        read_records(LearnedColumn, value_of(top, "columns"), spot.at("columns").entry),
        read_records(DocumentCheck, value_of(top, "checks"), spot.at("checks").entry),
    )


def assemble_entries(
    document: Document | None, kind: str, record: type[R], titles: TitlesOf, key: str = ""
) -> tuple[R, ...]:
    """The records of a register's list. `key`: of the list, where that is not the name of the kind."""
    if document is None:
        return ()
    spot = Spot(document.name, titles(kind), (key or kind, "[]"))
    return read_records(record, value_of(top_of(document), key or kind), spot)


def assemble_map(document: Document | None, titles: TitlesOf) -> MapFacts:
    """What places.yml says of the outline."""
    node = value_of(top_of(document), "map") if document else None
    if document is None or node is None:
        return NO_MAP
    return read_record(MapFacts, group_of(node), Spot(document.name, titles("places"), ("map",)))


def first_of(records: tuple[R, ...], name: Callable[[R], str]) -> dict[str, R]:
    """Name → record, in their order; of two with one name the first."""
    found: dict[str, R] = {}
    for record in records:
        found.setdefault(name(record), record)
    return found


def assemble_office(document: Document | None, titles: TitlesOf) -> Office:
    """The office by its file; an empty one where there is none."""
    return read_record(Office, top_of(document), Spot(document.name, titles("office"))) if document else _NO_OFFICE


def assemble_domain(document: Document, titles: Titles, own: OwnWords = NO_OWN_WORDS) -> Domain:
    """One domain file: the head, and beside it the items."""
    top = top_of(document)
    head = group_of(value_of(top, "domain"))
    title = text_of(value_of(head, "title"))
    domain = read_record(Domain, head, Spot(document.name, titles, ("domain",), title))
    items = Spot(document.name, titles, ("items", "[]"), title, own)
    nodes = [node for node in items_of(value_of(top, "items")) if isinstance(node, Group)]
    return replace(domain, items=tuple(_item(node, items) for node in nodes), file=document.name)


def _item(node: Group, spot: Spot) -> Item:
    return read_record(Item, node, spot.named(text_of(value_of(node, "title")) or text_of(value_of(node, "id"))))


_ISSUED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?: +|$)(.*)", re.DOTALL)


def assemble_permalinks(document: Document, titles: Titles) -> Permalinks:
    top = top_of(document)
    spot = Spot(document.name, titles).at("retired").entry
    return Permalinks(
        **{name: _issued(document.name, value_of(top, name)) for name in SECTIONS},
        retired=read_records(Retired, value_of(top, "retired"), spot),
        sections=frozenset(name for name in SECTIONS if name in top.entries),
        file=document.name,
    )


def _issued(file: str, node: Node | None) -> dict[str, Issued]:
    """`01-001: 2026-11-24 征地补偿标准`; the older form without a day reads as well."""
    found = {}
    for address_id, (key, value) in group_of(node).entries.items():
        if isinstance(value, Scalar):
            text = value.text.strip()
            match = _ISSUED.match(text)
            since, title = (match[1], match[2]) if match else ("", text)
            found[address_id] = Issued(address_id, title, since, Place(file, key.line, key.column))
    return found
