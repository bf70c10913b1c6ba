"""Trees → model; what a field means is said in `schema/`.

Reading is lenient: a field the schema refused is left out or falls back, so that the rules of `check` can go
on and an editor sees all problems at once. Only a catalogue without errors is ever rendered.
Every value keeps the place of its node.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeVar

from generator.model.catalogue import (
    Adjustment,
    Body,
    CalendarFile,
    CalendarYear,
    Catalogue,
    Category,
    ChannelUse,
    Contact,
    Domain,
    Item,
    Law,
    LegalBasis,
    LocalDay,
    Office,
    Published,
    Question,
    Scope,
    Subject,
    Synonym,
    TimeLimitEntry,
    Words,
)
from generator.model.diagnostic import Place
from generator.model.poster import PosterSet, Size
from generator.model.register import Destination, Issued, Permalinks, Retired
from generator.model.terms import BodyKind, Channel, LawCheck, LawStatus, Level, Method, Nature, Power, Stage
from generator.model.timelimit import TimeLimit
from generator.read.located_yaml import Document, Mapping, Node, Scalar, Sequence
from generator.read.timelimit_text import parse_time_limit

EVERYONE = "全社会"

MAX_WORDING = 300
"""Characters of a time limit, as in the schema."""

E = TypeVar("E", bound=Enum)


def _pick(kind: type[E], text: str) -> E | None:
    try:
        return kind(text)
    except ValueError:
        return None


def _pick_or_first(kind: type[E], text: str) -> E:
    return _pick(kind, text) or next(iter(kind))


def _pick_all(kind: type[E], texts: Iterable[str]) -> tuple[E, ...]:
    return tuple(found for text in texts if (found := _pick(kind, text)) is not None)


@dataclass(slots=True)
class _Reader:
    """Reads fields of a mapping; absent fields give the empty value."""

    file: str
    node: Mapping
    words: str = ""

    def place(self, key: str = "", index: int | None = None, words: str = "") -> Place:
        at: Node = self.node
        if key in self.node.entries:
            at = self.node.entries[key][1]
            if index is not None and isinstance(at, Sequence) and index < len(at.items):
                at = at.items[index]
        return Place(self.file, at.line, at.column, " › ".join(filter(None, (self.words, words))))

    def text(self, key: str) -> str:
        entry = self.node.entries.get(key)
        return entry[1].text.strip() if entry and isinstance(entry[1], Scalar) else ""

    def flag(self, key: str, default: bool) -> bool:
        value = self.text(key)
        return value == "true" if value else default

    def nodes(self, key: str) -> list[Node]:
        entry = self.node.entries.get(key)
        return entry[1].items if entry and isinstance(entry[1], Sequence) else []

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(node.text.strip() for node in self.nodes(key) if isinstance(node, Scalar))

    def readers(self, key: str, words: str = "") -> Iterable["_Reader"]:
        for node in self.nodes(key):
            if isinstance(node, Mapping):
                yield _Reader(self.file, node, " › ".join(filter(None, (self.words, words))))

    def reader(self, key: str, words: str = "") -> "_Reader":
        entry = self.node.entries.get(key)
        node = entry[1] if entry and isinstance(entry[1], Mapping) else Mapping({}, self.node.line, self.node.column)
        return _Reader(self.file, node, " › ".join(filter(None, (self.words, words))))

    def pairs(self, key: str) -> dict[str, str]:
        entry = self.node.entries.get(key)
        if entry is None or not isinstance(entry[1], Mapping):
            return {}
        return {k: v.text.strip() for k, (_, v) in entry[1].entries.items() if isinstance(v, Scalar)}


def _reader(document: Document) -> _Reader:
    root = document.root
    return _Reader(document.name, root if isinstance(root, Mapping) else Mapping({}, 1, 1))


# --- a domain ---------------------------------------------------------------------------------------


def _basis(reader: _Reader, key: str = "basis") -> tuple[LegalBasis, ...]:
    return tuple(
        LegalBasis(
            law=part.text("law"),
            articles=part.texts("articles"),
            checked=part.flag("checked", True),
            note=part.text("note"),
            place=part.place("law"),
        )
        for part in reader.readers(key, "公开依据")
    )


def _subjects(reader: _Reader) -> tuple[Subject, ...]:
    found = []
    for index, node in enumerate(reader.nodes("subject")):
        place = reader.place("subject", index, "责任主体")
        if isinstance(node, Scalar):
            found.append(Subject(node.text.strip(), place=place))
        elif isinstance(node, Mapping):
            part = _Reader(reader.file, node)
            level = _pick(Level, part.text("level"))
            found.append(Subject(part.text("body"), level, part.text("note"), place))
    return tuple(found)


def _time_limits(reader: _Reader) -> tuple[TimeLimitEntry, ...]:
    place = reader.place("time_limit", words="公开时限")
    if reader.text("time_limit"):
        return (TimeLimitEntry(_parse_wording(reader.text("time_limit")), place=place),)
    return tuple(
        TimeLimitEntry(_parse_wording(part.text("text")), part.text("applies_to"), part.place("text"))
        for part in reader.readers("time_limit", "公开时限")
    )


def _parse_wording(text: str) -> TimeLimit:
    """A wording the schema refuses for its length is not parsed: a hostile file must not cost minutes."""
    return parse_time_limit(text if len(text) <= MAX_WORDING else "")


def _channels(reader: _Reader) -> tuple[ChannelUse, ...]:
    found = []
    for node in reader.nodes("channel"):
        part = _Reader(reader.file, node) if isinstance(node, Mapping) else None
        name = part.text("name") if part else node.text.strip() if isinstance(node, Scalar) else ""
        channel = _pick(Channel, name)
        if channel is not None:
            found.append(ChannelUse(channel, part.text("note") if part else ""))
    return tuple(found)


def _scope(reader: _Reader) -> Scope:
    audience = reader.texts("audience")
    return Scope(
        methods=_pick_all(Method, reader.texts("method")),
        everyone=EVERYONE in audience,
        groups=tuple(text for text in audience if text != EVERYONE),
        levels=_pick_all(Level, reader.texts("level")),
    )


def _item(reader: _Reader, domain_title: str) -> Item:
    title = reader.text("title")
    named = title or reader.text("id")
    reader = _Reader(reader.file, reader.node, " › ".join(filter(None, (domain_title, named))))
    return Item(
        id=reader.text("id"),
        title=title,
        category=reader.text("category"),
        summary=reader.text("summary"),
        content=reader.texts("content"),
        subject=_subjects(reader),
        time_limit=_time_limits(reader),
        channel=_channels(reader),
        scope=_scope(reader.reader("scope")),
        basis=_basis(reader),
        stage=_pick_or_first(Stage, reader.text("stage")),
        nature=_pick_or_first(Nature, reader.text("nature")),
        power=_pick_or_first(Power, reader.text("power")),
        keywords=reader.texts("keywords"),
        privacy=reader.text("privacy"),
        official_subject=reader.text("official_subject"),
        how_to_apply=reader.text("how_to_apply"),
        published=tuple(
            Published(p.text("title"), p.text("url"), p.text("date"), p.text("body"), p.place("url"))
            for p in reader.readers("published", "已公开的内容")
        ),
        updated=reader.text("updated"),
        verify=reader.text("verify"),
        place=reader.place(),
    )


def _question(reader: _Reader) -> Question:
    return Question(reader.text("ask"), reader.text("item"), reader.place("item"))


def assemble_domain(document: Document) -> Domain:
    """One domain file."""
    top = _reader(document)
    head = top.reader("domain")
    title = head.text("title")
    head.words = title
    return Domain(
        code=head.text("code"),
        title=title,
        authority=head.text("authority"),
        guidance=head.text("guidance"),
        introduction=head.text("introduction"),
        questions=tuple(_question(part) for part in head.readers("questions", "群众常问")),
        categories=tuple(
            Category(part.text("id"), part.text("name"), part.text("description"), _basis(part))
            for part in head.readers("categories", "一级事项")
        ),
        items=tuple(_item(part, title) for part in top.readers("items")),
        file=document.name,
        place=head.place("code"),
    )


# --- registers --------------------------------------------------------------------------------------


def _contact(reader: _Reader) -> Contact:
    names = ("name", "phone", "address", "postcode", "email", "hours", "website", "note")
    return Contact(*(reader.text(name) for name in names))


def assemble_office(document: Document) -> Office:
    top = _reader(document)
    plain = ["name", "short_name", "site_name", "site_url", "host", "undertaker"]
    plain += ["site_domain", "site_id_code", "icp", "police", "badge"]
    return Office(
        **{name: top.text(name) for name in plain},
        example=top.flag("example", False),
        contact=_contact(top.reader("contact")),
        apply=_contact(top.reader("apply")),
        supervision=_contact(top.reader("supervision")),
        popular=tuple(_question(part) for part in top.readers("popular", "常查")),
        place=top.place(),
    )


def assemble_laws(document: Document) -> dict[str, Law]:
    """Key → law. A repeated key keeps the first; `check` reports it."""
    laws: dict[str, Law] = {}
    for part in _reader(document).readers("laws"):
        law = Law(
            key=part.text("key"),
            title=part.text("title"),
            status=_pick(LawStatus, part.text("status")) or LawStatus.UNKNOWN,
            check=_pick(LawCheck, part.text("checked")) or LawCheck.MEMORY,
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
    for part in _reader(document).readers("bodies"):
        plain = ("full_name", "duty", "phone", "address", "hours", "website")
        body = Body(
            name=part.text("name"),
            kind=_pick_or_first(BodyKind, part.text("kind")),
            **{name: part.text(name) for name in plain},
            place=part.place("name"),
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


def _retired(reader: _Reader) -> Retired:
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
    top = _reader(document)
    return Permalinks(
        **{name: _issued(document, top.reader(name).node) for name in SECTIONS},
        retired=tuple(_retired(part) for part in top.readers("retired", "失效的编码")),
        sections=frozenset(name for name in SECTIONS if name in top.node.entries),
        file=document.name,
    )


def assemble_adjustments(document: Document) -> tuple[Adjustment, ...]:
    return tuple(
        Adjustment(part.text("on"), part.text("text"), part.texts("items"), part.place("on"))
        for part in _reader(document).readers("adjustments")
    )


def assemble_words(document: Document) -> Words:
    top = _reader(document)
    return Words(
        synonyms=tuple(Synonym(part.texts("say"), part.texts("mean")) for part in top.readers("synonyms")),
        readings=top.pairs("readings"),
        stopwords=top.texts("stopwords"),
    )


def assemble_calendar(document: Document) -> CalendarFile:
    top = _reader(document)
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
        local=tuple(LocalDay(p.text("on"), p.text("day") == "上班", p.text("name")) for p in top.readers("local")),
    )


def assemble_posters(document: Document) -> tuple[PosterSet, ...]:
    return tuple(
        PosterSet(
            name=part.text("name"),
            board=part.text("board"),
            size=_pick_or_first(Size, part.text("size")),
            red_head=part.flag("red_head", False),
            phone=part.text("phone"),
            phone_name=part.text("phone_name"),
            domains=part.texts("domains"),
            categories=part.texts("categories"),
            items=part.texts("items"),
            bodies=part.texts("bodies"),
            place=part.place("name"),
        )
        for part in _reader(document).readers("posters")
    )


# --- all together -----------------------------------------------------------------------------------


@dataclass(slots=True)
class Parts:
    """Documents by kind."""

    domains: list[Document] = field(default_factory=list)
    registers: dict[str, Document] = field(default_factory=dict)


_NO_OFFICE = Office("", "", "")


def assemble_catalogue(parts: Parts) -> Catalogue:
    """The whole catalogue; absent registers are empty. Domains stand in order of their code."""
    found = parts.registers
    return Catalogue(
        office=assemble_office(found["office"]) if "office" in found else _NO_OFFICE,
        domains=tuple(sorted((assemble_domain(d) for d in parts.domains), key=lambda d: (d.code, d.file))),
        laws=assemble_laws(found["laws"]) if "laws" in found else {},
        bodies=assemble_bodies(found["bodies"]) if "bodies" in found else {},
        permalinks=assemble_permalinks(found["permalinks"]) if "permalinks" in found else Permalinks(),
        adjustments=assemble_adjustments(found["adjustments"]) if "adjustments" in found else (),
        words=assemble_words(found["words"]) if "words" in found else Words(),
        calendar=assemble_calendar(found["calendar"]) if "calendar" in found else CalendarFile(),
        posters=assemble_posters(found["posters"]) if "posters" in found else (),
    )
