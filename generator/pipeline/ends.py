"""Where what a finding points at ends on its line: the text that begins there, else the rest of the line.

Rules know the place of what they speak of by its beginning; an editor that marks findings wants the end too. Findings
about a file as a whole, about files that are no text, and about a value that is empty have none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.model.diagnostic import Diagnostic, Place
from generator.yamltext.nodes import Document, Node, Scalar, end_on_line
from generator.yamltext.nodes import Mapping as Group


def with_ends(
    problems: Iterable[Diagnostic], documents: Iterable[Document], files: Mapping[str, bytes]
) -> Iterator[Diagnostic]:
    """Findings with the ends of their places.

    Args:
        problems: findings.
        documents: the files read as YAML; their names as in the findings.
        files: name of a file → its bytes, for all files that may be text.
    """
    finder = _Finder({document.name: document for document in documents}, files)
    for problem in problems:
        related = tuple(map(finder.end, problem.related))
        yield replace(problem, place=finder.end(problem.place), related=related)


class _Finder:
    """Ends by place, each file looked through once, when a finding lies in it."""

    def __init__(self, documents: Mapping[str, Document], files: Mapping[str, bytes]) -> None:
        self._documents = documents
        self._files = files
        self._ends: dict[str, dict[tuple[int, int], int]] = {}
        self._lines: dict[str, list[str]] = {}

    def end(self, place: Place) -> Place:
        if place.end > place.column or place.file not in self._files or (place.line, place.column) == (1, 1):
            return place
        found = self._texts(place.file).get((place.line, place.column), 0) or self._end_of_line(place)
        return replace(place, end=found if found > place.column else 0)  # nothing stands where a value is empty

    def _texts(self, file: str) -> dict[tuple[int, int], int]:
        if file not in self._ends:
            document = self._documents.get(file)
            root = document.root if document is not None else None
            self._ends[file] = {(node.line, node.column): end_on_line(node) for node in _scalars(root)}
        return self._ends[file]

    def _end_of_line(self, place: Place) -> int:
        if place.file not in self._lines:
            text = self._files[place.file].decode("utf-8", "replace").removeprefix("\ufeff")
            self._lines[place.file] = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        lines = self._lines[place.file]
        return len(lines[place.line - 1].rstrip()) + 1 if place.line <= len(lines) else 0


def _scalars(root: Node | None) -> Iterator[Scalar]:
    waiting: list[Node] = [root] if root is not None else []
    while waiting:
        node = waiting.pop()
        if isinstance(node, Scalar):
            yield node
        elif isinstance(node, Group):
            for key, value in node.entries.values():
                waiting += (key, value)
        else:
            waiting += node.items
