"""A text that is written in another way than it is read (entities, escapes, runs): each sign knows where it stands.

Masking keeps the length, so what is put back is a sign for a sign: everything between stays as it was.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Mapped:
    """Signs as read, each with the place of what is written for it. A sign that is not written has an empty place."""

    chars: list[str] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.chars)

    def add(self, char: str, start: int, end: int) -> None:
        self.chars.append(char)
        self.places.append((start, end))

    def add_plain(self, raw: str, start: int, end: int) -> None:
        """Text that is written as it is read."""
        self.chars.extend(raw[start:end])
        self.places.extend((index, index + 1) for index in range(start, end))

    def add_escaped(self, raw: str, start: int, end: int) -> None:
        """Text of HTML or XML, with entities."""
        at = start
        for match in _ENTITY.finditer(raw, start, end):
            self.add_plain(raw, at, match.start())
            at = match.end()
            char = html.unescape(match[0])
            self.add(char[:1], match.start(), match.end())
            for more in char[1:]:
                self.add(more, at, at)
        self.add_plain(raw, at, end)

    def changes(self, masked: str) -> Iterator[tuple[int, int, str]]:
        """Place in the raw text and new sign, for each sign that changed."""
        for old, new, (start, end) in zip(self.chars, masked, self.places, strict=True):
            if old != new and end > start:
                yield start, end, new


_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,31});")


def apply(raw: str, changes: dict[tuple[int, int], str]) -> str:
    """The raw text with its changes, each `(start, end) → new`."""
    parts, last = [], 0
    for (start, end), new in sorted(changes.items()):
        if start < last:
            continue
        parts += [raw[last:start], new]
        last = end
    return "".join([*parts, raw[last:]])


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag or comment of markup: place, name without its prefix (comment: ""), whether it opens, closes, or both.

    `full`: the name as written.
    """

    start: int
    end: int
    name: str
    opens: bool
    closes: bool
    full: str


_TAG = re.compile(r"<!--.*?-->|<[?!][^>]*>|<(/?)([A-Za-z_][^\s/>]*)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>", re.DOTALL)
ATTRIBUTE = re.compile(r"([^\s=<>\"'/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def tags(raw: str) -> Iterator[Tag]:
    """Tags, comments and declarations in order; what stands between two is text."""
    for match in _TAG.finditer(raw):
        full = match[2] or ""
        name = full.rpartition(":")[2]
        both = match[0].endswith("/>")
        yield Tag(match.start(), match.end(), name, not match[1] and bool(name), bool(match[1]) or both, full)
