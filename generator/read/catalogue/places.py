"""Where the fields of a group stand: what a rule says about a field is said at that field.

Rules see the model, whose values keep one place each (an item its first line). This finds the place of one field of
it, when a rule has something to say; until then nothing is worked out.
"""

from collections.abc import Sequence as SequenceABC

from generator.model.diagnostic import Place
from generator.model.kinds import kind_of
from generator.read.schema.schemas import SchemaSet, title_of
from generator.yamltext.nodes import Document, Mapping, Node, Scalar, Sequence, end_on_line

Groups = dict[tuple[int, int], tuple[Mapping, tuple[str, ...]]]
"""Line and column where a group begins, or one of its texts → the group and the names that lead to it."""


class Places:
    """Places of fields in the documents of one catalogue."""

    def __init__(self, documents: SequenceABC[Document], schemas: SchemaSet) -> None:
        self._documents = documents
        self._schemas = schemas
        self._groups: dict[str, Groups] = {}

    def find(self, near: Place, field: str, index: int | None = None) -> Place:
        """Place of `field` (or of its entry `index`) in the group that starts at `near` or holds the value there.

        Returns:
            `near` itself where there is no such group or field.
        """
        if near.file not in self._groups:
            self._groups[near.file] = self._index(near.file)
        found = self._groups[near.file].get((near.line, near.column))
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

    def _index(self, file: str) -> Groups:
        """The groups of one file."""
        groups: Groups = {}
        roots = [document.root for document in self._documents if document.name == file and document.root is not None]
        for root in roots:
            stack: list[tuple[Node, tuple[str, ...]]] = [(root, ())]
            while stack:
                node, names = stack.pop()
                if isinstance(node, Sequence):
                    stack.extend((item, (*names, "[]")) for item in node.items)
                elif isinstance(node, Mapping):
                    groups[node.line, node.column] = (node, names)
                    for key, (_, value) in node.entries.items():
                        if isinstance(value, Scalar):
                            groups.setdefault((value.line, value.column), (node, names))
                        else:
                            stack.append((value, (*names, key)))
        return groups
