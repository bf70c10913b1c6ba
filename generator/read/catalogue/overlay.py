"""Tree → overlay: which entries of the catalogue below a file speaks of, and in which fields.

Which entries the catalogue below has is told from outside; the others of a file are its own, and are read as in any
catalogue. A field is read by its row, as everywhere; a group with `add` or `remove` where a list is expected is an
edit of that list.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from generator.model.domain import Category, Domain
from generator.model.fields import FieldRow, Shape, fields_of
from generator.model.item import Item
from generator.model.kinds import KINDS
from generator.model.overlay import (
    ADD,
    EXTENDS,
    NOT_APPLICABLE,
    REASON,
    REMOVE,
    DomainOverlay,
    EntryOverlay,
    Given,
    ListEdit,
)
from generator.model.ownwords import NO_OWN_WORDS, OwnWords
from generator.read.catalogue.records import (
    Spot,
    Titles,
    group_of,
    items_of,
    read_field,
    read_record,
    text_of,
    top_of,
    value_of,
)
from generator.yamltext.nodes import Document, Node, Scalar, Sequence
from generator.yamltext.nodes import Mapping as Group

_LISTS = (Shape.TEXTS, Shape.TERMS, Shape.RECORDS)


def is_overlay(document: Document) -> bool:
    """Whether a domain's file changes a domain of the catalogue below."""
    return isinstance(document.root, Group) and EXTENDS in document.root.entries


def read_domain_overlay(
    document: Document, below: Domain | None, titles: Titles, own: OwnWords = NO_OWN_WORDS
) -> DomainOverlay:
    """One file with `extends`. `below`: the domain it changes; None where there is none."""
    top = top_of(document)
    code = text_of(value_of(top, EXTENDS))
    spot = Spot(document.name, titles, (), below.title if below else "", own)
    head = group_of(value_of(top, "domain"))
    at_head = replace(spot, path=("domain",))
    given = tuple(_given(Domain, head, at_head, {"code", "categories"}))
    known = {category.id for category in below.categories} if below else set()
    changed, new = _split(value_of(head, "categories"), "id", known)
    at_category = replace(spot, path=("domain", "categories", "[]"))
    called = {item.id: item.title for item in below.items} if below else {}
    entries, own_items = _split(value_of(top, "items"), "id", called)
    at_item = replace(spot, path=("items", "[]"))
    return DomainOverlay(
        code,
        EntryOverlay(code, given, place=spot.place(head if head.entries else top)),
        tuple(_entry(Category, "id", node, at_category) for node in changed),
        tuple(read_record(Category, node, at_category) for node in new),
        tuple(_entry(Item, "id", node, at_item.named(called[text_of(value_of(node, "id"))])) for node in entries),
        tuple(read_record(Item, node, at_item.named(_name(node))) for node in own_items if _is_whole(node)),
        tuple(_entry(Item, "id", node, at_item.named(_name(node))) for node in own_items if not _is_whole(node)),
        document.name,
        spot.place(value_of(top, EXTENDS) or top),
    )


def read_register_overlay(
    document: Document, kind: str, below: Collection[str], titles: Titles
) -> tuple[EntryOverlay, ...]:
    """What a register says of entries that the catalogue below has. `below`: their keys."""
    file = KINDS[kind]
    changed, _ = _split(value_of(top_of(document), file.entries), file.key, below)
    spot = Spot(document.name, titles, (file.entries, "[]"))
    return tuple(_entry(file.parts[file.entries], file.key, node, spot) for node in changed)


def split_document(document: Document, kind: str, below: Collection[str]) -> tuple[Document, Document | None]:
    """A file parted into what changes entries below, and what comes besides, each a document of the same places.

    `below`: keys of the entries that the catalogue below has; the second is None where nothing comes besides.
    """
    file, top = KINDS[kind], top_of(document)
    entry = top.entries.get(file.entries)
    _, own = _split(entry[1] if entry else None, file.key, below)
    new = [node for node in own if kind != "domain" or _is_whole(node)]
    listed = entry[1] if entry is not None else None
    if entry is None or not isinstance(listed, Sequence) or not new:
        return document, None
    apart = set(map(id, new))
    rest = [node for node in listed.items if id(node) not in apart]
    changes = {**top.entries, file.entries: (entry[0], replace(listed, items=rest))}
    alone: dict[str, tuple[Scalar, Node]] = {file.entries: (entry[0], replace(listed, items=list[Node](new)))}
    return (
        Document(document.name, replace(top, entries=changes), document.problems),
        Document(document.name, replace(top, entries=alone)),
    )


def _split(node: Node | None, key: str, known: Collection[str]) -> tuple[list[Group], list[Group]]:
    """Groups of a list whose key is known, and the others. One without a key, or of another kind, is in neither."""
    groups = [entry for entry in items_of(node) if isinstance(entry, Group) and text_of(value_of(entry, key))]
    changed = [entry for entry in groups if text_of(value_of(entry, key)) in known]
    return changed, [entry for entry in groups if text_of(value_of(entry, key)) not in known]


def _is_whole(node: Group) -> bool:
    """Whether an item is meant to be one of its own: it has a title, and no reason why it would not apply."""
    return "title" in node.entries and NOT_APPLICABLE not in node.entries


def _name(node: Group) -> str:
    return text_of(value_of(node, "title")) or text_of(value_of(node, "id"))


def _entry(record: type, key: str, node: Group, spot: Spot) -> EntryOverlay:
    return EntryOverlay(
        text_of(value_of(node, key)),
        tuple(_given(record, node, spot, {key})),
        text_of(value_of(node, REASON)),
        text_of(value_of(node, NOT_APPLICABLE)),
        spot.place(node),
    )


def _given(record: type, group: Group, spot: Spot, skipped: Collection[str] = ()) -> Iterator[Given]:
    """The fields that a group speaks of."""
    for row in fields_of(record):
        node = value_of(group, row.key)
        if node is None or row.key in skipped:
            continue
        if row.shape is Shape.RECORD and isinstance(node, Group):
            for given in _given(row.of, node, spot.at(row.key)):
                yield replace(given, path=(row.key, *given.path))
        else:
            yield Given((row.key,), _value(row, node, spot), spot.at(row.key).place(node))


def _value(row: FieldRow, node: Node, spot: Spot) -> object:
    if row.shape not in _LISTS or not isinstance(node, Group):
        return read_field(row, node, spot)
    removed = [entry for entry in items_of(value_of(node, REMOVE)) if isinstance(entry, Scalar)]
    added = value_of(node, ADD)
    return ListEdit(
        read_field(row, added, spot) if added is not None else (),
        tuple(entry.text.strip() for entry in removed),
        tuple(spot.at(row.key).place(entry) for entry in removed),
    )
