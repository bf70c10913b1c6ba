"""Records written plainly → their values, line by line, without a YAML parser.

The form that the program itself writes: `records:`, then entries of `key: text`, `key: "text"`, `key: [text, "text"]`,
a line each. Whatever is not provably this, or would be told something by the slow reading (a number without quotes,
`#`, ` - `), is none of it: its lines are handed to `yamltext.tree`, which then says what is wrong. So both readings
give the same, which a test holds; this one takes a twentieth of the time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.read.schema.wording import kind_without_quotes

Values = dict[str, str | list[str]]
"""Key → text, or the texts of a list."""

_HEAD = "records:"
_ENTRY, _MORE = "  - ", "    "
_NOT_BARE = r"\"'#:{}\[\],&*!|>%@`\\\x00-\x1f\x7f-\xa0\u3000"
_BARE = rf"[0-9A-Za-z\u3400-\u9fff《“〈（【〔](?:[^{_NOT_BARE}]*[^{_NOT_BARE} ])?"
_QUOTED = r"\"[^\"\\\x00-\x1f]*\""
_PART = re.compile(rf"{_BARE}|{_QUOTED}")
_LINE = re.compile(rf"(?P<key>[a-z][a-z0-9_]*): (?:(?P<bare>{_BARE})|(?P<quoted>{_QUOTED})|\[(?P<list>[^\[\]]*)\])")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry and its lines: `first` from 1, `behind` the one after it. No values where it isn't plain."""

    first: int
    behind: int
    values: Values | None


_ROW = re.compile(rf'^(  - |    )([a-z][a-z0-9_]*): (?:({_BARE})|"([^"\\\x00-\x1f]+)"|\[([^\[\]\n]+)\])$', re.MULTILINE)
_NUMBER_LINE = re.compile(r": (?:[0-9][0-9a-fox.eE+-]*|true|false|null|True|False|Null|TRUE|FALSE|NULL)$", re.MULTILINE)
_DATE_LINE = re.compile(r": [0-9]{2,4}-[0-9-]+$", re.MULTILINE)


def _read_quickly(text: str) -> list[Entry] | None:
    """The entries of a file in which every line is plain: one pass of one pattern. None where a line isn't."""
    at = text.find(f"{_HEAD}\n")
    if at < 0 or any(line and not line.startswith("#") for line in text[:at].split("\n")):
        return None
    body = text[at + len(_HEAD) + 1 :].rstrip("\n")
    rows = _ROW.findall(body)
    if len(rows) != body.count("\n") + 1 or "-  " in body:
        return None
    if len(_NUMBER_LINE.findall(body)) > len(_DATE_LINE.findall(body)):
        return None
    entries = _gathered(rows, text.count("\n", 0, at) + 2)
    return entries if entries and body.count(" - ") == len(entries) else None


def _gathered(rows: list[tuple[str, str, str, str, str]], number: int) -> list[Entry] | None:
    """Entries of lines (dash, key, text, text in quotes, list) that are plain; `number`: of the first line."""
    found: list[Entry] = []
    values: Values = {}
    first = number
    for dash, key, bare, quoted, inside in rows:
        if dash == _ENTRY:
            if values:
                found.append(Entry(first, number, values))
            values, first = {}, number
        elif key in values or not values:
            return None
        if inside:
            parts = list(_parts(inside))
            if "" in parts:
                return None
            values[key] = parts
        else:
            values[key] = bare or quoted.strip()
        number += 1
    return [*found, Entry(first, number, values)]


def read_simple(text: str) -> list[Entry] | None:
    """The entries of a file; None where the file as a whole has another form."""
    quick = _read_quickly(text)
    if quick is not None:
        return quick
    lines = text.split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    start = next((number for number, line in enumerate(lines) if line and not line.startswith("#")), len(lines))
    if start == len(lines) or lines[start] != _HEAD:
        return None
    return _entries(lines, start + 1)


def _entries(lines: list[str], start: int) -> list[Entry] | None:
    found: list[Entry] = []
    at = start
    count = len(lines)
    while at < count:
        if _is_silent(lines[at]):
            at += 1
            continue
        if not lines[at].startswith(_ENTRY):
            return None
        first, values, more = at, Values(), 0
        is_plain = True
        while at < count and (at == first or not lines[at].startswith(_ENTRY)):
            line = lines[at]
            at += 1
            if _is_silent(line):
                continue
            if at > first + 1 and not line.startswith(_MORE):
                return None
            is_plain = is_plain and _read_line(line[4:], values)
            more += 1
        found.append(Entry(first + 1, at + 1, values if is_plain and len(values) == more else None))
    return found


def _is_silent(line: str) -> bool:
    """An empty line, or one that is a remark as a whole."""
    bare = line.lstrip(" ")
    return not bare or bare[0] == "#"


def _read_line(line: str, values: Values) -> bool:
    """Add what a line says; False where it isn't plain."""
    found = _LINE.fullmatch(line)
    if found is None:
        return False
    kind = found.lastgroup
    if kind == "bare":
        text = found["bare"]
        values[found["key"]] = text
        return _is_text(text)
    if kind == "quoted":
        values[found["key"]] = found["quoted"][1:-1].strip()
        return True
    parts = list(_parts(found["list"]))
    values[found["key"]] = parts
    return bool(parts) and "" not in parts


def _is_text(text: str) -> bool:
    """Whether a text without quotes is one to every reader, and nothing that looks like two."""
    return " - " not in text and "-  " not in text and (text[0] > "z" or not kind_without_quotes(text))


def _parts(inside: str) -> Iterator[str]:
    """Entries of a list in brackets; an empty one for each that isn't plain."""
    if '"' in inside:
        pieces = [piece for piece in _SPLIT.findall(inside) if piece]
        if ", ".join(pieces) != inside:
            yield ""
            return
    else:
        pieces = inside.split(", ")
    for piece in pieces:
        if not _PART.fullmatch(piece):
            yield ""
        elif piece[0] == '"':
            yield piece[1:-1].strip()
        else:
            yield piece if _is_text(piece) else ""


_SPLIT = re.compile(r"\"[^\"\\]*\"|[^,\"]+(?=, |$)")


def only_lines(text: str, entries: list[Entry]) -> str:
    """The file with these entries alone, each on the lines where it stands, so that places stay right."""
    lines = text.split("\n")
    kept = [""] * len(lines)
    start = next(number for number, line in enumerate(lines) if line == _HEAD)
    kept[start] = _HEAD
    for entry in entries:
        kept[entry.first - 1 : entry.behind - 1] = lines[entry.first - 1 : entry.behind - 1]
    return "\n".join(kept)


def find_value(lines: Sequence[str], first: int, field: str, number: int | None = None) -> tuple[int, int] | None:
    """Line and column of a value of a plain entry; None where it hasn't this field.

    Args:
        lines: of the file.
        first: the entry's first line, from 1.
        field: its key.
        number: which text of a list.
    """
    for at in range(first - 1, len(lines)):
        line = lines[at]
        if at >= first and line.startswith(_ENTRY):
            return None
        if line[4:].startswith(f"{field}: "):
            column = 4 + len(field) + 2
            pieces = _SPLIT.findall(line[column + 1 : -1]) if line[column : column + 1] == "[" else []
            if number is not None and number < len(pieces):
                column += 1 + sum(len(piece) + 2 for piece in pieces[:number])
            return at + 1, column + 1
    return None
