"""The form that nearly every catalogue file has, read line by line: a fifth of what libyaml and its events cost.

One field or one entry a line, texts plain or in quotes on that line, lists in brackets of plain texts, remarks behind
them. Whatever else YAML knows (texts over several lines, `|`, groups in braces, escapes, empty values, odd indentation,
anchors, repeated keys) and whatever is wrong is not for this module: it then answers nothing at all, and `tree` reads
the file with libyaml, which also words every message. `tests/yamltext/test_usual.py` holds that both give the same
tree, place for place, wherever this one answers.

Left to the caller: characters that may not stand in a file, tabs among them, are told before.

Source: yaml.org/spec/1.2.2, chapters 6 to 8, as far as this form goes.
"""

import re
from functools import lru_cache
from sys import intern

from generator.yamltext.nodes import Mapping, Node, Scalar, Sequence

_NAME = re.compile(r"[A-Za-z0-9_\u4e00-\u9fa5][\w.\-]{0,99}|\"[\w\-.]{1,99}\"|'[\w\-.]{1,99}'")
"""A field's name."""

_BEGINS_NO_TEXT = frozenset("-?:,[]{}#&*!|>'\"%@`<= \t")
"""With these a text of the usual form does not begin; a dash may, in YAML, but is left to libyaml."""

_IN_QUOTES = re.compile(r"\"([^\"\\]*)\"(?= *$| +#)|'([^']*)'(?= *$| +#)")
_BRACKETS = re.compile(r"\[([^\[\]{}:#&*!|>'%@`<=?\\\uff02]*)\](?= *$| +#)")
_QUOTED_PART = re.compile(r'"([^",]*)" *')
_ENDS_ODDLY = frozenset(',"\uff02:')
_SHORT = 16
"""Characters of a text that is likely to stand there again: it is held once for the whole catalogue."""

_NAMES = 1_024
"""Names of fields that are remembered: more than a usual file has."""

Open = tuple[Mapping | Sequence, int]
"""A collection that is not at its end, and the column where its fields or dashes stand, from 0."""


class _UnusualError(Exception):
    """Not of this form."""


def read_usual(lines: list[str], most: int, deepest: int) -> Node | None:
    """The tree of a file in the usual form; None where it has another.

    Args:
        lines: of the file, without line breaks.
        most: how many nodes it may have.
        deepest: how many collections may stand in one another.
    """
    reader = _Reader(deepest)
    try:
        for number, line in enumerate(lines, 1):
            bare = line.lstrip(" ")
            if bare and bare[0] != "#":
                reader.line(number, bare, len(line) - len(bare))
        root = reader.finish()
    except _UnusualError:
        return None
    return root if reader.nodes <= most else None


class _Reader:
    def __init__(self, deepest: int) -> None:
        self.open: list[Open] = []
        self.key: Scalar | None = None
        """The field whose value comes on the next line; it is of the innermost group."""

        self.nodes = 0
        self._deepest = deepest

    def line(self, number: int, bare: str, column: int) -> None:
        """Read one line that is neither blank nor a remark; `bare` is what begins at a column."""
        go, is_entry = self._arrive, False
        while bare[:2] == "- ":
            go(column, number, True)
            go, is_entry = self._begin, True
            rest = bare[2:].lstrip(" ")
            column += len(bare) - len(rest)
            bare = rest
        name, sign, value = bare.partition(": ")
        if not sign and bare[-1:] == ":":
            name, sign = bare[:-1], ":"
        if sign and _is_name(name):
            name = intern(name)
            go(column, number, False)
            end = column + len(name)
            if name[0] in "\"'":
                self.key = Scalar(name[1:-1], number, column + 1, False, number, end + 1)
            else:
                self.key = Scalar(name, number, column + 1, True, number, end + 1)
            self.nodes += 1
            written = value.lstrip(" ")
            if written and written[0] != "#":
                self._add(_value(written, number, end + 2 + len(value) - len(written)))
        elif is_entry and bare:
            self._add(_value(bare, number, column))
        else:
            raise _UnusualError

    def finish(self) -> Node:
        """The whole tree."""
        if not self.open or self.key is not None:
            raise _UnusualError
        root = self.open[0][0]
        while self.open:
            self._leave()
        return root

    # --- collections ------------------------------------------------------------------------------

    def _arrive(self, column: int, number: int, is_entry: bool) -> None:
        """A line begins with a dash or a field: it goes on with what is open there, or begins a value."""
        opened = self.open
        if not opened or self.key is not None:
            before = opened[-1][1] if opened else -1
            if column < before or (column == before and not is_entry) or (not opened and column):
                raise _UnusualError  # an empty value, or a file that begins further right
            self._begin(column, number, is_entry)
            return
        while opened[-1][1] > column:
            self._leave()
            if not opened:
                raise _UnusualError
        if not is_entry and isinstance(opened[-1][0], Sequence):
            self._leave()  # a list may stand as far left as its field
            if not opened:
                raise _UnusualError
        if opened[-1][1] != column or isinstance(opened[-1][0], Sequence) is not is_entry:
            raise _UnusualError

    def _begin(self, column: int, number: int, is_entry: bool) -> None:
        if len(self.open) >= self._deepest:
            raise _UnusualError
        node: Mapping | Sequence
        node = Sequence([], number, column + 1) if is_entry else Mapping({}, number, column + 1)
        if self.open:
            self._add(node)
        else:
            self.nodes += 1
        self.open.append((node, column))

    def _leave(self) -> None:
        """A collection ends where its last part ends."""
        node = self.open.pop()[0]
        last = node.items[-1] if isinstance(node, Sequence) else next(reversed(node.entries.values()))[1]
        node.end_line, node.end_column = last.end_line, last.end_column

    def _add(self, node: Node) -> None:
        """Put a value where one is due."""
        self.nodes += 1 + (len(node.items) if isinstance(node, Sequence) else 0)
        holder = self.open[-1][0]
        if isinstance(holder, Sequence):
            holder.items.append(node)
            return
        key = self.key
        if key is None or key.text in holder.entries:
            raise _UnusualError
        holder.entries[key.text] = (key, node)
        self.key = None


def _value(written: str, number: int, column: int) -> Node:
    """What stands behind a field or a dash, from a column (from 0) on."""
    first = written[0]
    if first == "[":
        return _list(written, number, column)
    if first not in "\"'":
        return _plain(written, number, column)
    found = _IN_QUOTES.match(written)
    if found is None:
        raise _UnusualError
    text = found[1] if first == '"' else found[2]
    return Scalar(text, number, column + 1, False, number, column + 1 + found.end())


def _list(written: str, number: int, column: int) -> Sequence:
    """A list in brackets."""
    found = _BRACKETS.match(written)
    if found is None or " - " in found[1]:
        raise _UnusualError
    inside = found[1]
    node = Sequence([], number, column + 1, True, number, column + 1 + found.end())
    at = column + 1
    for part in inside.split(",") if inside.strip(" ") else ():
        bare = part.lstrip(" ")
        node.items.append(_part(bare, number, at + len(part) - len(bare)))
        at += len(part) + 1
    return node


def _part(written: str, number: int, column: int) -> Scalar:
    """A text in a list in brackets."""
    if written[:1] == '"' and (found := _QUOTED_PART.fullmatch(written)):
        return Scalar(found[1], number, column + 1, False, number, column + 3 + len(found[1]))
    if '"' in written:
        raise _UnusualError
    return _plain(written, number, column)


_is_name = lru_cache(_NAMES)(_NAME.fullmatch)


def _plain(written: str, number: int, column: int) -> Scalar:
    """A text without quotes, and the remark behind it."""
    if not written or written[0] in _BEGINS_NO_TEXT:
        raise _UnusualError
    text, remark = written, ""
    if written[-1] == " " or " #" in written:
        at = written.find(" #")
        text = (written if at < 0 else written[:at]).rstrip(" ")
        remark = written[len(text) :].rstrip() if at >= 0 else ""
    if text[-1] in _ENDS_ODDLY or ": " in text or " - " in text:
        raise _UnusualError
    end = column + 1 + len(text)
    return Scalar(intern(text) if len(text) <= _SHORT else text, number, column + 1, True, number, end, remark)
