"""Where the fields of a group stand: what a rule says about a field is said at that field.

Rules see the model, whose values keep one place each (an item its first line). This finds the place of one field of
it, when a rule has something to say; until then nothing is worked out.
"""

from collections.abc import Sequence as SequenceABC

from generator.model.diagnostic import Place
from generator.model.kinds import kind_of
from generator.read.schema.schemas import SchemaSet, title_of
from generator.yamltext.nodes import Document, Mapping, Node, Scalar, Sequence, end_on_line


class Places:
    """Places of fields in the documents of one catalogue."""

    def __init__(self, documents: SequenceABC[Document], schemas: SchemaSet) -> None:
        self._documents = documents
        self._schemas = schemas
        self._groups: dict[tuple[str, int, int], tuple[Mapping, tuple[str, ...]]] = {}

    def find(self, near: Place, field: str, index: int | None = None) -> Place:
        """Place of `field` (or of its entry `index`) in the group that starts at `near` or holds the value there.

        Returns:
            `near` itself where there is no such group or field.
        """
        if not self._groups:
            self._index()
        found = self._groups.get((near.file, near.line, near.column))
        if found is None or field not in found[0].entries:
            return near
        group, names = found
        entry = group.entries[field]
        node = entry[1]
        if isinstance(node, Sequence) and index is not None and index < len(node.items):
            node = node.items[index]
        title = title_of(self._schemas.schemas[kind_of(near.file)], *names, field)
        words = near.words if near.words.endswith(title) else " › ".join(filter(None, (near.words, title)))
        return Place(near.file, node.line, node.column, words, end_on_line(node))

    def _index(self) -> None:
        for document in self._documents:
            stack: list[tuple[Node, tuple[str, ...]]] = [(document.root, ())] if document.root is not None else []
            while stack:
                node, names = stack.pop()
                if isinstance(node, Sequence):
                    stack.extend((item, (*names, "[]")) for item in node.items)
                elif isinstance(node, Mapping):
                    self._groups[document.name, node.line, node.column] = (node, names)
                    for key, (_, value) in node.entries.items():
                        if isinstance(value, Scalar):
                            self._groups.setdefault((document.name, value.line, value.column), (node, names))
                        else:
                            stack.append((value, (*names, key)))
