"""read → derive: the files of an overlay → the catalogue of its office, and the problems that are its own.

A file of an overlay is judged in two parts: what it changes needs only a key, what it adds is whole. What is wrong with
the catalogue below is told where that is checked; here only its errors are told, and what arises by standing on it.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import replace

from generator.derive.inherit.compose import Composed, compose
from generator.derive.inherit.registers import LISTED, by_key
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Place
from generator.model.heritage import Heritage
from generator.model.kinds import KINDS
from generator.model.office import Office
from generator.model.overlay import ADD, REMOVE, EntryOverlay, Overlay
from generator.model.ownwords import OwnWords
from generator.model.snapshot import Snapshot
from generator.model.text import FieldText
from generator.read.catalogue.overlay import (
    is_overlay,
    read_domain_overlay,
    read_register_overlay,
    split_document,
)
from generator.read.schema.schemas import SchemaSet, title_of
from generator.yamltext.nodes import Document

OVERLAY = "overlay"
ADDED = "added"

PlaceOf = Callable[..., Place]

_LISTED = {kind.name for kind in LISTED}


def part_document(kind: str, document: Document, below: Catalogue | None) -> list[tuple[str, Document]]:
    """Form by which each part of a file is judged, and the part: one, unless an overlay adds something of its own."""
    if below is None or document.root is None or not (is_overlay(document) if kind == "domain" else kind in _LISTED):
        return [(kind, document)]
    changed, new = split_document(document, kind, _keys(kind, below))
    return [(f"{OVERLAY}/{kind}", changed), *([(f"{ADDED}/{kind}", new)] if new is not None else [])]


def is_listed(kind: str) -> bool:
    """Whether a kind of file holds entries that are inherited one by one."""
    return kind in _LISTED


def is_overlay_form(forms: Sequence[tuple[str, Document]]) -> bool:
    """Whether a file, parted by `part_document`, changes the catalogue below."""
    return forms[0][0].startswith(f"{OVERLAY}/")


def _keys(kind: str, below: Catalogue) -> Set[str]:
    """Keys of the entries that the catalogue below has."""
    if kind == "domain":
        return {item.id for item in below.items}
    return set(by_key(KINDS[kind], getattr(below, kind)))


def lay_over(
    below: Catalogue,
    own: Catalogue,
    overlays: Sequence[tuple[str, Document]],
    words: OwnWords,
    schemas: SchemaSet,
) -> Composed:
    """The office's catalogue, of what its folder holds (`own`) and what it says of the one below (`overlays`)."""
    domains = {domain.code: domain for domain in below.domains}
    read = []
    registers: dict[str, tuple[EntryOverlay, ...]] = {}
    for kind, document in overlays:
        titles = schemas.titles(kind)
        if kind == "domain":
            code = read_domain_overlay(document, None, titles).code
            read.append(read_domain_overlay(document, domains.get(code), titles, words))
        else:
            registers[kind] = read_register_overlay(document, kind, _keys(kind, below), titles)
    return compose(
        below,
        own,
        Overlay(tuple(read), registers),
        lambda kind, *path: title_of(schemas.schemas[kind], *path),
    )


def with_words_below(office: Office, below: Office) -> Office:
    """An office that calls channels and levels as the one below does too."""
    return replace(office, channels={**below.channels, **office.channels}, levels={**below.levels, **office.levels})


def is_said(text: FieldText) -> bool:
    """Whether a text is one of the catalogue: what an overlay takes out stands below."""
    return REMOVE not in text.names


def as_of_the_list(text: FieldText) -> FieldText:
    """A text that an overlay adds to a list, as if it stood in that list."""
    if ADD not in text.names:
        return text
    names = tuple(name for name in text.names if name != ADD)
    field = next((name for name in reversed(names) if name != "[]"), "")
    return replace(text, names=names, field=field if text.field == ADD else text.field)


def find_over(catalogue: Catalogue, own: PlaceOf, below: PlaceOf) -> PlaceOf:
    """Where a field stands: in the overlay, where it speaks of it, else in the catalogue below."""
    touched: dict[Place, Heritage] = {}
    for records in (catalogue.domains, catalogue.items, catalogue.bodies.values(), catalogue.laws.values()):
        for record in records:
            if record.heritage is not None and record.heritage.touches:
                touched[record.place] = record.heritage

    def find(near: Place, field: str, index: int | None = None) -> Place:
        heritage = touched.get(near)
        touch = heritage.find(field) if heritage is not None else None
        if touch is not None:
            found = own(touch.near, field, index)
            return found if found is not touch.near else below(touch.near, field, index)
        found = own(near, field, index)
        return found if found is not near else below(near, field, index)

    return find


def sort_out(found: Iterable[Diagnostic], below: Sequence[Diagnostic], snapshot: Snapshot) -> list[Diagnostic]:
    """An office's own problems, and those of the catalogue below that keep it from being built."""
    known = set(map(_mark, below))
    bases = tuple(_bases(snapshot))
    own = [_explained(problem, bases) for problem in found if _mark(problem) not in known]
    return [*own, *(problem for problem in below if problem.is_error)]


def _mark(problem: Diagnostic) -> tuple[str, Place, str]:
    return problem.code, problem.place, problem.message


def _bases(snapshot: Snapshot) -> Iterable[str]:
    base = snapshot.base
    while base is not None:
        yield base.name
        base = base.base


def _explained(problem: Diagnostic, bases: tuple[str, ...]) -> Diagnostic:
    """A problem that arises here and stands below: it is mended here."""
    if not bases or not problem.place.file.startswith(bases):
        return problem
    return replace(problem, message=f"{problem.message}（写在上级目录里，在本地的文件里改）")
