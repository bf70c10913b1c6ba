"""Where the parts of a YAML text begin and end, line by line: what an edit may take out without touching the rest.

Comments and blank lines between two entries belong to neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.yamltext.nodes import Mapping, Node, Scalar, Sequence
from generator.yamltext.tree import read_located

MAX_STEPS = 3
"""Length of the longest path that is kept: `domain`, `categories`, 0."""

Path_ = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a text: lines from 0, both inclusive; `end` is the column behind its last character.

    Of a pair (`01-001: …`) the lines of key and value. `size`: entries of a list or a group; `flow`: written in
    brackets.
    """

    first: int
    last: int
    end: int
    size: int = 0
    flow: bool = False


def find_spans(text: str) -> dict[Path_, Span]:
    """Path (`items`, 3) → its lines. Empty where the text cannot be read; whoever edits has read it before."""
    root = read_located("", text.encode()).root
    return dict(_walk((), root, root.line)) if root is not None else {}


def _walk(path: Path_, node: Node, first: int) -> Iterator[tuple[Path_, Span]]:
    parts = _parts(node)
    yield (
        path,
        Span(first - 1, node.end_line - 1, node.end_column - 1, len(parts), not isinstance(node, Scalar) and node.flow),
    )
    if len(path) < MAX_STEPS:
        for name, line, part in parts:
            yield from _walk((*path, name), part, line)


def _parts(node: Node) -> list[tuple[str | int, int, Node]]:
    """What is inside a node: its name or number, the line where it begins, the node."""
    if isinstance(node, Sequence):
        return [(index, part.line, part) for index, part in enumerate(node.items)]
    if isinstance(node, Mapping):
        return [(name, key.line, part) for name, (key, part) in node.entries.items()]
    return []
