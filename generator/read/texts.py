"""Tree → the list of its texts, for rules that look at wording wherever it stands."""

from collections.abc import Iterator
from typing import Any

from generator.model.diagnostic import Place
from generator.model.text import FieldText
from generator.read.located_yaml import Document, Mapping, Node, Scalar, Sequence
from generator.read.schema import NAMING_FIELDS, UNNAMED_FIELDS, title_of


def list_texts(document: Document, schema: Any) -> Iterator[FieldText]:
    """Every scalar value of a document, keys left out, in order of the file."""
    if document.root is None:
        return
    titles: dict[tuple[str, ...], str] = {}
    stack: list[tuple[Node, tuple[str, ...], str]] = [(document.root, (), _domain_title(document.root))]
    while stack:
        node, names, words = stack.pop()
        if isinstance(node, Scalar):
            place = Place(document.name, node.line, node.column, words)
            field = next((name for name in reversed(names) if name != "[]"), "")
            yield FieldText(field, node.text, place, 0 if node.plain else 1)
        elif isinstance(node, Sequence):
            inside = (*names, "[]")
            stack.extend((item, inside, _join(words, _name_of(item))) for item in reversed(node.items))
        else:
            for key, (_, value) in reversed(node.entries.items()):
                inside = (*names, key)
                title = titles.get(inside)
                if title is None:
                    hidden = len(inside) == 1 and key in UNNAMED_FIELDS
                    title = titles[inside] = "" if hidden else title_of(schema, *inside)
                stack.append((value, inside, _join(words, title)))


def _join(words: str, more: str) -> str:
    return f"{words} › {more}" if words and more else words or more


def _domain_title(root: Node) -> str:
    head = root.entries.get("domain") if isinstance(root, Mapping) else None
    return _name_of(head[1]) if head else ""


def _name_of(node: Node) -> str:
    if not isinstance(node, Mapping):
        return ""
    for key in NAMING_FIELDS:
        entry = node.entries.get(key)
        if entry and isinstance(entry[1], Scalar):
            return entry[1].text
    return ""
