"""Where in a page's Markdown something of its rendered HTML was written."""

import re
from functools import cached_property
from html import unescape
from urllib.parse import unquote

from generator.check.pages.outline import Tag
from generator.model.diagnostic import Place
from generator.model.snapshot import Prose

_CODE = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)|(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`)", re.MULTILINE | re.DOTALL
)


class Source:
    """The Markdown of a page, searched from where the last thing was found."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.text = _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), prose.text)
        self.low = self.text.lower()
        self.at = 0

    def find_tag(self, tag: Tag) -> Place:
        """Where a tag stands: as it is, by its name, or by an address or name in it."""
        values = [value for _, value in tag.attributes if len(value) > 2]
        written = [form for value in values for form in (value, unescape(value), unquote(value))]
        names = [name for name, _ in tag.attributes if name not in ("href", "src", "alt", "title")]
        for needle in (tag.raw, *written, f"<{tag.name}", *names, *(value[:11] for value in values)):
            found = self._next(needle)
            if found >= 0:
                return self._place(found)
        return self._place(self._line_that_means(written))

    def _line_that_means(self, written: list[str]) -> int:
        """Where the first line begins that holds one of the texts once its entities are read."""
        found = [at for text in written if (at := self._meant.find(text.lower())) >= 0]
        return self._starts[self._meant.count("\n", 0, min(found))] if found else 0

    @cached_property
    def _meant(self) -> str:
        """The text with its entities read, line for line."""
        return "\n".join(" ".join(unescape(line).split("\n")) for line in self.low.split("\n"))

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(found.end() for found in re.finditer("\n", self.low))]

    def find(self, needle: str) -> Place:
        return self._place(max(0, self._next(needle))) if needle else self._place(0)

    def place_of(self, offset: int) -> Place:
        """The place of a character of `text`."""
        return self._place(offset)

    def _next(self, needle: str) -> int:
        wanted = needle.lower()
        found = self.low.find(wanted, self.at)
        if found < 0:
            found = self.low.find(wanted)
        else:
            self.at = found + 1
        return found

    def _place(self, offset: int) -> Place:
        start = self.text.rfind("\n", 0, offset) + 1
        line = self.prose.first_line + self.text.count("\n", 0, offset)
        return Place(self.prose.name, line, offset - start + 1)


def short(text: str) -> str:
    """A few letters of somebody's text, never a number: it is printed in logs."""
    plain = re.sub(r"[0-9]{4,}", lambda match: f"{match.group()[:3]}…", " ".join(text.split()))
    return plain if len(plain) <= 30 else f"{plain[:29]}…"
