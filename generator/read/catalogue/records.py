"""Tree → record, by the table of the record's class (`model.fields`): one reader for every kind of record.

Reading is lenient: what is absent or of another kind gives the field's fallback, so that the rules of `check` can go on
and an editor sees all problems at once; the schema has refused it by then. Every record keeps the place of its group,
and says whose it is in the words of the schema: 征地补偿 › 拟征收土地告知 › 公开渠道.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any, TypeVar, cast

from generator.model.diagnostic import Place
from generator.model.fields import NEEDED, FieldRow, Shape, fields_of, place_key
from generator.model.ownwords import NO_OWN_WORDS, OwnWords
from generator.model.terms import Own
from generator.read.timelimit.text import parse_time_limit
from generator.yamltext.nodes import Document, Node, Scalar, Sequence
from generator.yamltext.nodes import Mapping as Group

R = TypeVar("R")

Titles = Callable[[tuple[str, ...]], str]
"""Path of keys in a kind of file, `[]` standing for list entries → the Chinese title of what stands there."""

Reader = Callable[[FieldRow, Node | None, "Spot"], Any]

MAX_WORDING = 300
"""Characters of a time limit, as in the schema: a hostile file must not cost minutes."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a node stands: the file, the path of keys that leads to it, the words an editor knows it by.

    `own`: the office's own words for terms, which are read like these.
    """

    file: str
    titles: Titles
    path: tuple[str, ...] = ()
    words: str = ""
    own: OwnWords = NO_OWN_WORDS

    def at(self, key: str) -> "Spot":
        path = (*self.path, key)
        return Spot(self.file, self.titles, path, join_words(self.words, self.titles(path)), self.own)

    @property
    def entry(self) -> "Spot":
        """The same, of one entry of the list that stands here."""
        return Spot(self.file, self.titles, (*self.path, "[]"), self.words, self.own)

    def named(self, name: str) -> "Spot":
        return Spot(self.file, self.titles, self.path, join_words(self.words, name), self.own)

    def place(self, node: Node) -> Place:
        return Place(self.file, node.line, node.column, self.words)


def join_words(words: str, more: str) -> str:
    return f"{words} › {more}" if words and more else words or more


def group_of(node: Node | None) -> Group:
    """The group a node is; an empty one where it is something else."""
    return node if isinstance(node, Group) else Group({}, node.line if node else 1, node.column if node else 1)


def value_of(group: Group, key: str) -> Node | None:
    entry = group.entries.get(key)
    return entry[1] if entry else None


def text_of(node: Node | None) -> str:
    return node.text.strip() if isinstance(node, Scalar) else ""


def items_of(node: Node | None) -> list[Node]:
    return node.items if isinstance(node, Sequence) else []


def read_record(record: type[R], node: Node | None, spot: Spot) -> R:
    """The record whose fields stand in a group, or whose short form is the node's text."""
    if isinstance(node, Scalar):
        return _read_short(record, node, spot)
    group = group_of(node)
    entries = group.entries
    values = {}
    for row, reader in _table(record):
        entry = entries.get(row.key)
        values[row.attribute] = reader(row, entry[1] if entry is not None else None, spot)
    at = place_key(record)
    if at is not None:
        values["place"] = spot.place(value_of(group, at) or group)
    return record(**values)


def read_field(row: FieldRow, node: Node | None, spot: Spot) -> Any:
    """The value of one field. `spot`: where its record stands."""
    return _READERS[row.shape](row, node, spot)


def _table(record: type) -> tuple[tuple[FieldRow, Reader], ...]:
    """The fields of a record, each with what reads it."""
    return _made_table(record)


@cache
def _made_table(record: type) -> tuple[tuple[FieldRow, Reader], ...]:
    return tuple((row, _READERS[row.shape]) for row in fields_of(record))


def _read_short(record: type[R], node: Scalar, spot: Spot) -> R:
    """`- 县自然资源局`, for what would be `- body: 县自然资源局`."""
    values = {
        row.attribute: reader(row, node, spot) if row.is_short else row.fallback for row, reader in _table(record)
    }
    if place_key(record) is not None:
        values["place"] = spot.place(node)
    return record(**values)


def read_records(record: type[R], node: Node | None, spot: Spot) -> tuple[R, ...]:
    """The records of a list, or the one that a text alone stands for. Entries of another kind are left out."""
    short = any(row.is_short for row in fields_of(record))
    kinds = (Group, Scalar) if short else (Group,)
    nodes = [node] if node is not None and short and text_of(node) else items_of(node)
    return tuple(
        read_record(record, entry, spot)
        for entry in nodes
        if isinstance(entry, kinds) and _has_needed(record, entry, spot.own)
    )


def _has_needed(record: type, node: Node, own: OwnWords) -> bool:
    """Whether the term without which an entry says nothing is there and known."""
    for row in fields_of(record):
        if NEEDED in row.marks:
            text = text_of(node if isinstance(node, Scalar) else value_of(group_of(node), row.key))
            return pick(row.of, text, own) is not None
    return True


def pick(kind: type[Enum], text: str, own: OwnWords = NO_OWN_WORDS) -> Enum | Own[Enum] | None:
    """The member with this value, or the office's own word for one."""
    try:
        return kind(text)
    except ValueError:
        return own.find(kind, text)


def _text(row: FieldRow, node: Node | None, _spot: Spot) -> str:
    return text_of(node) or cast(str, row.fallback)


def _flag(row: FieldRow, node: Node | None, _spot: Spot) -> bool:
    text = text_of(node)
    return text == "true" if text else cast(bool, row.fallback)


def _number(row: FieldRow, node: Node | None, _spot: Spot) -> int:
    text = text_of(node)
    return int(text) if text.isdecimal() and text.isascii() else cast(int, row.fallback)


def _term(row: FieldRow, node: Node | None, spot: Spot) -> Enum | Own[Enum] | None:
    return pick(row.of, text_of(node), spot.own) or cast("Enum | None", row.fallback)


def _texts(_row: FieldRow, node: Node | None, _spot: Spot) -> tuple[str, ...]:
    return tuple(entry.text.strip() for entry in items_of(node) if isinstance(entry, Scalar))


def _terms(row: FieldRow, node: Node | None, spot: Spot) -> tuple[Enum | Own[Enum], ...]:
    found = (pick(row.of, text, spot.own) for text in _texts(row, node, spot))
    return tuple(term for term in found if term is not None)


def _pairs(row: FieldRow, node: Node | None, _spot: Spot) -> Mapping[str, str]:
    """A group of texts, or a list of groups with two keys."""
    if row.listed is None:
        return {key: text_of(value) for key, (_, value) in group_of(node).entries.items() if isinstance(value, Scalar)}
    groups = map(group_of, items_of(node))
    return {text_of(value_of(g, row.listed.key)): text_of(value_of(g, row.listed.value)) for g in groups}


def _record(row: FieldRow, node: Node | None, spot: Spot) -> Any:
    return read_record(row.of, group_of(node), spot.at(row.key))


def _records(row: FieldRow, node: Node | None, spot: Spot) -> tuple[Any, ...]:
    return read_records(row.of, node, spot.at(row.key).entry)


def _wording(_row: FieldRow, node: Node | None, _spot: Spot) -> Any:
    text = text_of(node)
    return parse_time_limit(text if len(text) <= MAX_WORDING else "")


_READERS: Mapping[Shape, Reader] = {
    Shape.TEXT: _text,
    Shape.FLAG: _flag,
    Shape.NUMBER: _number,
    Shape.TERM: _term,
    Shape.TEXTS: _texts,
    Shape.TERMS: _terms,
    Shape.PAIRS: _pairs,
    Shape.RECORD: _record,
    Shape.RECORDS: _records,
    Shape.WORDING: _wording,
}


def top_of(document: Document) -> Group:
    """A file's top group."""
    return group_of(document.root)
