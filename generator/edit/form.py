"""A catalogue file in its regular form: fields in the order of the guide, two blanks a level, one kind of quotes.

What the file says stays the same, remarks included: a remark on lines of its own stands before what it stood before,
one behind a value stays behind it. Of several blank lines one is left; a list in brackets over several lines stays as
it is. Whoever asks reads the result again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.edit.draft import BOM, CannotEditError
from generator.model.fields import INLINE, FieldRow, Shape, fields_of
from generator.model.kinds import FileKind
from generator.yamltext.nodes import Mapping, Node, Scalar, Sequence
from generator.yamltext.tree import read_located
from generator.yamltext.writing import quoted, scalar

Table = tuple[FieldRow, ...]


def format_text(data: bytes, kind: FileKind) -> bytes:
    """The regular form of a file that has been read without a fault. Line ends and a byte order mark stay as they are.

    Raises:
        CannotEditError: something stands in the file that the form has no place for; the message says what and where.
    """
    raw = data.decode("utf-8")
    text = raw.removeprefix(BOM).replace("\r\n", "\n").replace("\r", "\n")
    root = read_located("", text.encode()).root
    if not isinstance(root, Mapping):
        raise CannotEditError("读不出内容")
    lines = _Writer(text, kind).write(root)
    newline = "\r\n" if "\r\n" in raw else "\n"
    return ((BOM if raw.startswith(BOM) else "") + "".join(line + newline for line in lines)).encode()


@dataclass(slots=True)
class _Remarks:
    """Remarks by the line they stand on (from 1): alone on it, or behind something."""

    alone: dict[int, str]
    behind: dict[int, str]


class _Writer:
    """Writes one file."""

    def __init__(self, text: str, kind: FileKind) -> None:
        self.lines = text.split("\n")
        self.kind = kind
        self._begun: set[int] = set()
        self.remarks = _Remarks({}, {})

    def write(self, root: Mapping) -> list[str]:
        self.remarks = _find_remarks(self.lines, root)
        written = list(self._top(root))
        left = [self.remarks.alone[line] for line in sorted(self.remarks.alone)]
        if self.remarks.behind:
            line = min(self.remarks.behind)
            raise CannotEditError(f"第 {line} 行的备注不知道该放在哪里")
        return written + left

    def _top(self, root: Mapping) -> Iterator[str]:
        table = fields_of(self.kind.whole) if self.kind.whole else ()
        for key, value in self._ordered(root, table):
            part = self.kind.parts.get(key.text)
            if part is None:
                yield from self._pair(key, value, _row(table, key.text), "")
            elif isinstance(value, Sequence):
                yield from self._before(key.line, "")
                yield f"{key.text}:{self._behind(key.line)}" if value.items else f"{key.text}: []"
                yield from self._entries(value, fields_of(part), "  ")
            else:
                yield from self._before(key.line, "")
                yield f"{key.text}:{self._behind(key.line)}"
                yield from self._group(value, fields_of(part), "  ")

    def _ordered(self, group: Mapping, table: Table) -> list[tuple[Scalar, Node]]:
        """Fields in the order of their table, others behind as they stand."""
        order = {row.key: number for number, row in enumerate(table)}
        return sorted(group.entries.values(), key=lambda entry: order.get(entry[0].text, len(order)))

    def _group(self, node: Node, table: Table, indent: str, first: str | None = None) -> Iterator[str]:
        """The lines of a group; `first` stands before the first of them, `- `, and below the remarks on that."""
        if not isinstance(node, Mapping):
            raise CannotEditError(f"第 {node.line} 行应当是一组字段")
        for key, value in self._ordered(node, table):
            for line in self._pair(key, value, _row(table, key.text), indent):
                if first is None:
                    yield line
                elif line.lstrip().startswith("#"):
                    yield line.removeprefix("  ")
                elif line:
                    yield first + line.removeprefix(indent)
                    first = None

    def _pair(self, key: Scalar, value: Node, row: FieldRow | None, indent: str) -> Iterator[str]:
        yield from self._before(key.line, indent)
        name = self._text(key)
        flat = self._flat(value, row)
        if flat is not None:
            above = self._behind(key.line) if value.end_line != key.line else ""
            yield f"{indent}{name}: {flat}{above}{self._behind(value.end_line)}"
            return
        yield f"{indent}{name}:{self._behind(key.line)}"
        if self._is_spread(value, row):
            yield from self._raw(value, indent + "  ")
            return
        table = fields_of(row.of) if row is not None and row.shape in (Shape.RECORD, Shape.RECORDS) else ()
        if isinstance(value, Sequence):
            yield from self._entries(value, table, indent + "  ")
        else:
            yield from self._group(value, table, indent + "  ")

    def _entries(self, node: Sequence, table: Table, indent: str) -> Iterator[str]:
        for entry in node.items:
            yield from self._before(entry.line, indent)
            if isinstance(entry, Scalar):
                yield f"{indent}- {self._text(entry)}{self._behind(entry.end_line)}"
            else:
                yield from self._group(entry, table, indent + "  ", f"{indent}- ")

    def _flat(self, node: Node, row: FieldRow | None) -> str | None:
        """A value on the line of its key; None where it has lines of its own."""
        if isinstance(node, Scalar):
            return self._text(node)
        parts = node.items if isinstance(node, Sequence) else list(node.entries)
        if not parts:
            return "[]" if isinstance(node, Sequence) else "{}"
        wanted = INLINE in row.marks if row is not None else node.flow and node.line == node.end_line
        if not wanted or self._has_remarks(node):
            return None
        if isinstance(node, Sequence):
            inside = [
                self._flat(part, None) if not isinstance(part, Scalar) else self._text(part, node.flow)
                for part in node.items
            ]
            return None if None in inside else f"[{', '.join(map(str, inside))}]"
        pairs = [(self._text(key, node.flow), self._flat(value, None)) for key, value in node.entries.values()]
        return None if any(value is None for _, value in pairs) else f"{{{', '.join(f'{k}: {v}' for k, v in pairs)}}}"

    def _text(self, node: Scalar, was_here: bool = True) -> str:
        """A text as it stands, or in double quotes; `was_here`: it stood in brackets already, if it does so now."""
        if "\n" in node.text:
            raise CannotEditError(f"第 {node.line} 行的文字分成了几段")
        if node.plain:
            return node.text if was_here else scalar(node.text)
        return quoted(node.text)

    def _is_spread(self, node: Node, row: FieldRow | None) -> bool:
        """Whether it is a list in brackets that somebody has spread over lines, and no rule says otherwise."""
        is_inline = row is not None and INLINE in row.marks
        return not isinstance(node, Scalar) and node.flow and not is_inline and node.line != node.end_line

    def _raw(self, node: Node, indent: str) -> Iterator[str]:
        rows = self.lines[node.line - 1 : node.end_line]
        rows[-1] = rows[-1][: node.end_column - 1]
        rows[0] = rows[0][node.column - 1 :]
        yield indent + rows[0]
        yield from (row.rstrip() for row in rows[1:])
        for line in range(node.line, node.end_line + 1):
            self.remarks.alone.pop(line, None)
            self.remarks.behind.pop(line, None)

    # --- remarks ------------------------------------------------------------------------------------

    def _has_remarks(self, node: Node) -> bool:
        inside = range(node.line, node.end_line)
        return any(line in self.remarks.behind or line in self.remarks.alone for line in inside)

    def _before(self, line: int, indent: str) -> Iterator[str]:
        """A blank line if one stood there, and the remarks above a line; each is written once."""
        above = line - 1
        while above > 0 and (above in self.remarks.alone or not self.lines[above - 1].strip()):
            above -= 1
        rows = range(above + 1, line)
        if rows and above > 0 and any(not self.lines[row - 1].strip() for row in rows) and self._is_new(line):
            yield ""
        for row in rows:
            remark = self.remarks.alone.pop(row, None)
            if remark is not None:
                yield indent + remark

    def _is_new(self, line: int) -> bool:
        """Whether the blank line above is still to be written: an entry and its first field begin on one line."""
        if line in self._begun:
            return False
        self._begun.add(line)
        return True

    def _behind(self, line: int) -> str:
        remark = self.remarks.behind.pop(line, None)
        return f"   {remark}" if remark else ""


def _row(table: Table, key: str) -> FieldRow | None:
    return next((row for row in table if row.key == key), None)


def _find_remarks(lines: list[str], root: Mapping) -> _Remarks:
    """Every remark of a text: what stands behind the last character that belongs to a value or a key."""
    ends: dict[int, int] = {}
    inside: set[int] = set()
    for node in _nodes(root):
        ends[node.end_line] = max(ends.get(node.end_line, 0), node.end_column - 1)
        if isinstance(node, Scalar):
            inside.update(range(node.line + 1, node.end_line + 1))
            ends.setdefault(node.line, 0)
    remarks = _Remarks({}, {})
    for number, line in enumerate(lines, 1):
        rest = line[ends.get(number, 0) :]
        at = rest.find("#")
        if at < 0 or (number in inside and number not in ends):
            continue
        if not line[: ends.get(number, 0) + at].strip():
            remarks.alone[number] = rest[at:].rstrip()
        elif number in ends:
            remarks.behind[number] = rest[at:].rstrip()
    return remarks


def _nodes(node: Node) -> Iterator[Node]:
    """All nodes that end in characters of their own: texts, keys, and what is written in brackets."""
    waiting = [node]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Scalar):
            yield here
            continue
        if here.flow:
            yield here
        for part in here.items if isinstance(here, Sequence) else here.entries.values():
            if isinstance(part, tuple):
                yield part[0]
                waiting.append(part[1])
            else:
                waiting.append(part)
