"""Fields of a tree's group as plain values, leniently: what is absent or of another kind gives the empty value."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from generator.model.catalogue import Question
from generator.model.diagnostic import Place
from generator.read.located_yaml import Document, Mapping, Node, Scalar, Sequence

E = TypeVar("E", bound=Enum)


def pick(kind: type[E], text: str) -> E | None:
    """The member with this value."""
    try:
        return kind(text)
    except ValueError:
        return None


def pick_or_first(kind: type[E], text: str) -> E:
    """The member with this value, or the first where the schema has refused it already."""
    return pick(kind, text) or next(iter(kind))


def pick_all(kind: type[E], texts: Iterable[str]) -> tuple[E, ...]:
    """The members with these values; others are left out."""
    return tuple(found for text in texts if (found := pick(kind, text)) is not None)


@dataclass(slots=True)
class Reader:
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

    def readers(self, key: str, words: str = "") -> Iterable["Reader"]:
        for node in self.nodes(key):
            if isinstance(node, Mapping):
                yield Reader(self.file, node, " › ".join(filter(None, (self.words, words))))

    def reader(self, key: str, words: str = "") -> "Reader":
        entry = self.node.entries.get(key)
        node = entry[1] if entry and isinstance(entry[1], Mapping) else Mapping({}, self.node.line, self.node.column)
        return Reader(self.file, node, " › ".join(filter(None, (self.words, words))))

    def pairs(self, key: str) -> dict[str, str]:
        entry = self.node.entries.get(key)
        if entry is None or not isinstance(entry[1], Mapping):
            return {}
        return {k: v.text.strip() for k, (_, v) in entry[1].entries.items() if isinstance(v, Scalar)}


def reader_of(document: Document) -> Reader:
    """A reader of a file's top group."""
    root = document.root
    return Reader(document.name, root if isinstance(root, Mapping) else Mapping({}, 1, 1))


def read_question(reader: Reader) -> Question:
    """One entry of 群众常问 or 首页常查."""
    return Question(reader.text("ask"), reader.text("item"), reader.place("item"))
