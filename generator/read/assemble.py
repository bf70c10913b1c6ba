"""Trees → model; what a field means is said in `schema/`.

Reading is lenient: a field the schema refused is left out or falls back, so that the rules of `check` can go
on and an editor sees all problems at once. Only a catalogue without errors is ever rendered.
Every value keeps the place of its node.
"""

from dataclasses import dataclass, field

from generator.model.catalogue import (
    CalendarFile,
    Catalogue,
    Category,
    ChannelUse,
    Domain,
    Item,
    LegalBasis,
    Office,
    Published,
    Scope,
    Subject,
    TimeLimitEntry,
    Words,
)
from generator.model.register import Permalinks
from generator.model.terms import Channel, Level, Method, Nature, Power, Stage
from generator.model.timelimit import TimeLimit
from generator.read.located_yaml import Document, Mapping, Scalar
from generator.read.reader import Reader, pick, pick_all, pick_or_first, read_question, reader_of
from generator.read.registers import (
    assemble_adjustments,
    assemble_bodies,
    assemble_calendar,
    assemble_laws,
    assemble_office,
    assemble_permalinks,
    assemble_posters,
    assemble_words,
)
from generator.read.timelimit_text import parse_time_limit

EVERYONE = "全社会"

MAX_WORDING = 300
"""Characters of a time limit, as in the schema."""


def _basis(reader: Reader, key: str = "basis") -> tuple[LegalBasis, ...]:
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


def _subjects(reader: Reader) -> tuple[Subject, ...]:
    found = []
    for index, node in enumerate(reader.nodes("subject")):
        place = reader.place("subject", index, "责任主体")
        if isinstance(node, Scalar):
            found.append(Subject(node.text.strip(), place=place))
        elif isinstance(node, Mapping):
            part = Reader(reader.file, node)
            level = pick(Level, part.text("level"))
            found.append(Subject(part.text("body"), level, part.text("note"), place))
    return tuple(found)


def _time_limits(reader: Reader) -> tuple[TimeLimitEntry, ...]:
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


def _channels(reader: Reader) -> tuple[ChannelUse, ...]:
    found = []
    for node in reader.nodes("channel"):
        part = Reader(reader.file, node) if isinstance(node, Mapping) else None
        name = part.text("name") if part else node.text.strip() if isinstance(node, Scalar) else ""
        channel = pick(Channel, name)
        if channel is not None:
            found.append(ChannelUse(channel, part.text("note") if part else ""))
    return tuple(found)


def _scope(reader: Reader) -> Scope:
    audience = reader.texts("audience")
    return Scope(
        methods=pick_all(Method, reader.texts("method")),
        everyone=EVERYONE in audience,
        groups=tuple(text for text in audience if text != EVERYONE),
        levels=pick_all(Level, reader.texts("level")),
    )


def _item(reader: Reader, domain_title: str) -> Item:
    title = reader.text("title")
    named = title or reader.text("id")
    reader = Reader(reader.file, reader.node, " › ".join(filter(None, (domain_title, named))))
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
        stage=pick_or_first(Stage, reader.text("stage")),
        nature=pick_or_first(Nature, reader.text("nature")),
        power=pick_or_first(Power, reader.text("power")),
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


def assemble_domain(document: Document) -> Domain:
    """One domain file."""
    top = reader_of(document)
    head = top.reader("domain")
    title = head.text("title")
    head.words = title
    return Domain(
        code=head.text("code"),
        title=title,
        authority=head.text("authority"),
        guidance=head.text("guidance"),
        introduction=head.text("introduction"),
        questions=tuple(read_question(part) for part in head.readers("questions", "群众常问")),
        categories=tuple(
            Category(part.text("id"), part.text("name"), part.text("description"), _basis(part))
            for part in head.readers("categories", "一级事项")
        ),
        items=tuple(_item(part, title) for part in top.readers("items")),
        file=document.name,
        place=head.place("code"),
    )


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
