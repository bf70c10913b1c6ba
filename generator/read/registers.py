"""Trees of the registers (office, bodies, laws, permalinks …) → model; as lenient as `assemble`."""

import re

from generator.model.catalogue import (
    Adjustment,
    Body,
    CalendarFile,
    CalendarYear,
    Contact,
    Law,
    LocalDay,
    Office,
    Synonym,
    Words,
)
from generator.model.diagnostic import Place
from generator.model.poster import PosterSet, Size
from generator.model.register import Destination, Issued, Permalinks, Retired
from generator.model.terms import BodyKind, LawCheck, LawStatus
from generator.read.located_yaml import Document, Mapping, Scalar
from generator.read.phone import parse_phones
from generator.read.reader import Reader, pick, pick_or_first, read_question, reader_of


def _contact(reader: Reader) -> Contact:
    names = ("name", "phone", "address", "postcode", "email", "hours", "website", "note")
    return Contact(**{name: reader.text(name) for name in names}, calls=parse_phones(reader.text("phone")))


def assemble_office(document: Document) -> Office:
    top = reader_of(document)
    plain = ["name", "short_name", "site_name", "site_url", "host", "undertaker"]
    plain += ["site_domain", "site_id_code", "icp", "police", "badge"]
    return Office(
        **{name: top.text(name) for name in plain},
        example=top.flag("example", False),
        contact=_contact(top.reader("contact")),
        apply=_contact(top.reader("apply")),
        supervision=_contact(top.reader("supervision")),
        popular=tuple(read_question(part) for part in top.readers("popular", "常查")),
        place=top.place(),
    )


def assemble_laws(document: Document) -> dict[str, Law]:
    """Key → law. A repeated key keeps the first; `check` reports it."""
    laws: dict[str, Law] = {}
    for part in reader_of(document).readers("laws"):
        law = Law(
            key=part.text("key"),
            title=part.text("title"),
            status=pick(LawStatus, part.text("status")) or LawStatus.UNKNOWN,
            check=pick(LawCheck, part.text("checked")) or LawCheck.MEMORY,
            doc_no=part.text("doc_no"),
            issued=part.text("issued"),
            effective=part.text("effective"),
            replaced_by=part.text("replaced_by"),
            articles={a.text("article"): a.text("gist") for a in part.readers("articles")},
            note=part.text("note"),
            place=part.place("key"),
        )
        laws.setdefault(law.key, law)
    return laws


def assemble_bodies(document: Document) -> dict[str, Body]:
    """Name → body. A repeated name keeps the first; `check` reports it."""
    bodies: dict[str, Body] = {}
    for part in reader_of(document).readers("bodies"):
        plain = ("full_name", "duty", "phone", "address", "hours", "website")
        body = Body(
            name=part.text("name"),
            kind=pick_or_first(BodyKind, part.text("kind")),
            **{name: part.text(name) for name in plain},
            place=part.place("name"),
            calls=parse_phones(part.text("phone")),
        )
        bodies.setdefault(body.name, body)
    return bodies


_ISSUED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?: +|$)(.*)", re.DOTALL)
SECTIONS = ("domains", "categories", "issued")
"""Sections of the register that list live ids."""


def _issued(document: Document, node: Mapping) -> dict[str, Issued]:
    """`01-001: 2026-11-24 征地补偿标准`; the older form without a day reads as well."""
    found = {}
    for address_id, (key, value) in node.entries.items():
        if isinstance(value, Scalar):
            text = value.text.strip()
            match = _ISSUED.match(text)
            since, title = (match[1], match[2]) if match else ("", text)
            found[address_id] = Issued(address_id, title, since, Place(document.name, key.line, key.column))
    return found


def _retired(reader: Reader) -> Retired:
    to = reader.reader("moved_to")
    return Retired(
        id=reader.text("id"),
        title=reader.text("title"),
        on=reader.text("on"),
        reason=reader.text("reason"),
        replaced_by=reader.texts("replaced_by"),
        since=reader.text("since"),
        state=reader.text("state"),
        moved_to=Destination(to.text("office"), to.text("url")),
        place=reader.place("id"),
    )


def assemble_permalinks(document: Document) -> Permalinks:
    top = reader_of(document)
    return Permalinks(
        **{name: _issued(document, top.reader(name).node) for name in SECTIONS},
        retired=tuple(_retired(part) for part in top.readers("retired", "失效的编码")),
        sections=frozenset(name for name in SECTIONS if name in top.node.entries),
        file=document.name,
    )


def assemble_adjustments(document: Document) -> tuple[Adjustment, ...]:
    return tuple(
        Adjustment(part.text("on"), part.text("text"), part.texts("items"), part.place("on"))
        for part in reader_of(document).readers("adjustments")
    )


def assemble_words(document: Document) -> Words:
    top = reader_of(document)
    return Words(
        synonyms=tuple(Synonym(part.texts("say"), part.texts("mean")) for part in top.readers("synonyms")),
        readings=top.pairs("readings"),
        stopwords=top.texts("stopwords"),
    )


def assemble_calendar(document: Document) -> CalendarFile:
    top = reader_of(document)
    return CalendarFile(
        years=tuple(
            CalendarYear(
                int(p.text("year")) if p.text("year").isdecimal() else 0,
                p.text("notice"),
                p.texts("holidays"),
                p.texts("workdays"),
                p.place(),
            )
            for p in top.readers("years")
        ),
        local=tuple(
            LocalDay(p.text("on"), p.text("day") == "上班", p.text("name"), p.place("on")) for p in top.readers("local")
        ),
    )


def assemble_posters(document: Document) -> tuple[PosterSet, ...]:
    return tuple(
        PosterSet(
            name=part.text("name"),
            board=part.text("board"),
            size=pick_or_first(Size, part.text("size")),
            red_head=part.flag("red_head", False),
            phone=part.text("phone"),
            phone_name=part.text("phone_name"),
            domains=part.texts("domains"),
            categories=part.texts("categories"),
            items=part.texts("items"),
            bodies=part.texts("bodies"),
            place=part.place("name"),
        )
        for part in reader_of(document).readers("posters")
    )
