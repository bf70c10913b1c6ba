"""A name is changed wherever a register's entry or a reference to it stands; every other byte stays.

Which fields call a body, a law or a category by its name is the table `REFERENCES`; a test holds it against the fields
that are marked as names (`model.fields`).
"""

from collections.abc import Iterator, Mapping

from generator.edit.draft import CannotEditError, Draft
from generator.model.names import Named
from generator.yamltext.nodes import Mapping as Group
from generator.yamltext.nodes import Node, Scalar, Sequence
from generator.yamltext.tree import read_located
from generator.yamltext.writing import quoted, scalar

Names = tuple[str, ...]
"""Fields from the top of a file, `[]` for the entries of a list."""


REGISTERED: Mapping[Named, tuple[str, Names]] = {
    Named.BODY: ("bodies", ("bodies", "[]", "name")),
    Named.LAW: ("laws", ("laws", "[]", "key")),
    Named.CATEGORY: ("domain", ("domain", "categories", "[]", "name")),
}
"""Where a name is given: kind of file, path."""

REFERENCES: Mapping[Named, Mapping[str, tuple[Names, ...]]] = {
    Named.BODY: {
        "domain": (
            ("domain", "authority"),
            ("items", "[]", "subject", "[]"),
            ("items", "[]", "subject", "[]", "body"),
            ("items", "[]", "published", "[]", "body"),
        ),
        "bodies": (("bodies", "[]", "overseer"),),
        "permalinks": (("retired", "[]", "subject", "[]"),),
        "posters": (("posters", "[]", "bodies", "[]"),),
        "withheld": (("withheld", "[]", "decided_by"),),
        "numbers": (("numbers", "[]", "body"),),
        "events": (("events", "[]", "body"),),
        "topics": (("topics", "[]", "body"),),
    },
    Named.LAW: {
        "domain": (("items", "[]", "basis", "[]", "law"), ("domain", "categories", "[]", "basis", "[]", "law")),
        "laws": (("laws", "[]", "replaced_by"),),
        "withheld": (("withheld", "[]", "basis", "[]", "law"),),
        "guides": (("guides", "[]", "basis", "[]", "law"),),
        "events": (("events", "[]", "basis", "[]", "law"),),
    },
    Named.CATEGORY: {"domain": (("items", "[]", "category"),)},
}
"""Where a name is used: kind of file → paths."""

FORMERLY = "formerly"
"""Field of a register's entry: the names it had, whose addresses still lead to it."""


def find_names(data: bytes, kind: str, what: Named) -> tuple[list[Scalar], list[Scalar]]:
    """The names of a file: those it gives, and those it uses."""
    given, used = REGISTERED[what], REFERENCES[what].get(kind, ())
    texts = list(walk_texts(read_located("", data).root, ()))
    return (
        [node for names, node in texts if given == (kind, names)],
        [node for names, node in texts if names in used],
    )


def walk_texts(node: Node | None, names: Names = ()) -> Iterator[tuple[Names, Scalar]]:
    if isinstance(node, Scalar):
        yield names, node
    elif isinstance(node, Sequence):
        for part in node.items:
            yield from walk_texts(part, (*names, "[]"))
    elif isinstance(node, Group):
        for key, (_, part) in node.entries.items():
            yield from walk_texts(part, (*names, key))


def rename(data: bytes, kind: str, what: Named, old: str, new: str) -> bytes:
    """The file with the name changed where it is given and where it is used.

    Raises:
        CannotEditError: a name is written over several lines.
    """
    draft = Draft.of(data)
    given, used = find_names(data, kind, what)
    nodes = [node for node in (*given, *used) if node.text.strip() == old]
    for node in sorted(nodes, key=lambda node: (node.line, node.column), reverse=True):
        _replace(draft, node, new)
    return draft.data


def replace_text(data: bytes, names: Names, new: str) -> bytes:
    """The file with another text at the first place with this path.

    Raises:
        CannotEditError: there is none, or it is written over several lines.
    """
    draft = Draft.of(data)
    node = next((node for path, node in walk_texts(read_located("", data).root, ()) if path == names), None)
    if node is None:
        raise CannotEditError(f"没有 {names[-1]} 一行，没法自动改")
    _replace(draft, node, new)
    return draft.data


def _replace(draft: Draft, node: Scalar, new: str) -> None:
    """Another text in the place of one, in the quotes that stood there."""
    if node.end_line != node.line:
        raise CannotEditError(f"第 {node.line} 行的文字分成了几行，没法自动改")
    line = draft.lines[node.line - 1]
    was = line[node.column - 1 : node.end_column - 1]
    text = scalar(new) if node.plain else "'" + new.replace("'", "''") + "'" if was.startswith("'") else quoted(new)
    draft.lines[node.line - 1] = line[: node.column - 1] + text + line[node.end_column - 1 :]


def note_former(data: bytes, what: Named, new: str, old: str) -> bytes:
    """The register with `old` among the former names of the entry `new`; a name it has again is former no more.

    Raises:
        CannotEditError: the entry stands in braces, or its former names are not on one line.
    """
    _, path = REGISTERED[what]
    draft = Draft.of(data)
    entry = _find_entry(read_located("", data).root, path, new)
    if entry is None or entry.flow:
        raise CannotEditError(f"“{new}”写在了括号里，没法自动改")
    if FORMERLY not in entry.entries:
        key = entry.entries[path[-1]][0]
        line = f"{' ' * (key.column - 1)}{FORMERLY}: [{scalar(old)}]"
        _insert_line(draft, entry.end_line, line)
        return draft.data
    node = entry.entries[FORMERLY][1]
    if not isinstance(node, Sequence) or not node.flow or node.end_line != node.line:
        raise CannotEditError(f"第 {node.line} 行的 {FORMERLY} 没有写在一行里，没法自动改")
    names = [part.text for part in node.items if isinstance(part, Scalar) and part.text != new]
    line = draft.lines[node.line - 1]
    listed = f"[{', '.join(map(scalar, dict.fromkeys((*names, old))))}]"
    draft.lines[node.line - 1] = line[: node.column - 1] + listed + line[node.end_column - 1 :]
    return draft.data


def _find_entry(root: Node | None, path: Names, name: str) -> Group | None:
    listed = root.entries[path[0]][1] if isinstance(root, Group) and path[0] in root.entries else None
    for entry in listed.items if isinstance(listed, Sequence) else ():
        if isinstance(entry, Group) and path[-1] in entry.entries:
            own = entry.entries[path[-1]][1]
            if isinstance(own, Scalar) and own.text.strip() == name:
                return entry
    return None


def _insert_line(draft: Draft, number: int, line: str) -> None:
    """A line behind the one with this number."""
    if not draft.lines[number - 1].endswith(("\n", "\r")):
        draft.lines[number - 1] += draft.newline
    draft.lines.insert(number, line + draft.newline)
