"""Tree → the list of its texts, for rules that look at wording wherever it stands."""

from collections.abc import Callable, Iterator

from generator.model.diagnostic import Place
from generator.model.text import FieldText
from generator.read.schema.schemas import NAMING_FIELDS, UNNAMED_FIELDS
from generator.yamltext.nodes import Document, Mapping, Node, Scalar, Sequence, end_on_line

Describe = Callable[[tuple[str, ...]], tuple[str, str]]
"""Path of names → title and form of the property there."""


class _Spot:
    """A path of names, `[]` standing for list items, met once however many nodes stand at it."""

    __slots__ = ("describe", "field", "form", "inside", "names", "title")

    def __init__(self, describe: Describe, names: tuple[str, ...], field: str) -> None:
        hidden = not names or names[-1] == "[]" or (len(names) == 1 and field in UNNAMED_FIELDS)
        title, self.form = describe(names)
        self.describe = describe
        self.names = names
        self.field = field
        self.title = "" if hidden else title
        self.inside: dict[str, _Spot] = {}

    def at(self, name: str) -> "_Spot":
        found = self.inside.get(name)
        if found is None:
            field = self.field if name == "[]" else name
            found = self.inside[name] = _Spot(self.describe, (*self.names, name), field)
        return found


def list_texts(document: Document, describe: Describe) -> Iterator[FieldText]:
    """Every scalar value of a document, keys left out, in order of the file."""
    if document.root is None:
        return
    file = document.name
    stack: list[tuple[Node, _Spot, str]] = [(document.root, _Spot(describe, (), ""), _domain_title(document.root))]
    while stack:
        node, spot, words = stack.pop()
        if isinstance(node, Scalar):
            place = Place(file, node.line, node.column, words, end_on_line(node))
            yield FieldText(spot.field, node.text, place, 0 if node.plain else 1, spot.form, spot.names)
        elif isinstance(node, Sequence):
            inside = spot.at("[]")
            stack.extend((item, inside, _join(words, _name_of(item))) for item in reversed(node.items))
        else:
            for key, (_, value) in reversed(node.entries.items()):
                inside = spot.at(key)
                stack.append((value, inside, _join(words, inside.title)))


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
        if entry and isinstance(entry[1], Scalar) and entry[1].text.strip():
            return entry[1].text
    return ""
