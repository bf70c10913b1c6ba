"""A title → ways to break it over lines of big characters, at places a reader would choose.

Chinese has no blanks between words, so the catalogue itself tells which characters belong together: two that stand side
by side in it far more often than chance are not parted. Lines of one way are as equal as that allows.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from math import sqrt

MOST_LINES = 8

_AFTER = "，、；：。！？—…）》】”’"
"""A line may well end with these, and none begins with them."""

_BEFORE = "（《【“‘"
"""A line may well begin with these, and none ends with them."""

_LINKS = "和与及或并等"
"""A line may well begin with these; 等 is drawn to what stands before it."""

_NEVER_FIRST = "的等了者"

_BLOCKED = 50.0
_TOGETHER = 20.0
"""Weight of parting two characters that always stand together, against lines of unequal length."""

_LONELY = 10.0
"""More for a single character left with a bracket."""

_OPENING, _CLOSING = tuple(_BEFORE), tuple("）》】”’")

_SHORT = 0.55
"""Width of a character that is not full-width, in characters."""


class TitleBreaker:
    """Knows which characters of a catalogue belong together."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._singles: Counter[str] = Counter()
        self._pairs: Counter[str] = Counter()
        for text in texts:
            self._singles.update(text)
            self._pairs.update(map("".join, pairwise(text)))

    def find_breaks(self, title: str, most: int = MOST_LINES) -> tuple[tuple[str, ...], ...]:
        """Ways to break a title, one for each number of lines from 1 on; no line is empty."""
        ways = [self._break(title, lines) for lines in range(1, min(most, len(title)) + 1)]
        return tuple(dict.fromkeys(ways))

    def _break(self, title: str, lines: int) -> tuple[str, ...]:
        """The cheapest way with so many lines: squares of what a line differs from the mean, and each break's price."""
        end = len(title)
        mean = width_of(title) / lines

        @cache
        def best(start: int, left: int) -> tuple[float, tuple[str, ...]]:
            if left == 1:
                return (width_of(title[start:]) - mean) ** 2, (title[start:],)
            ways = []
            for stop in range(start + 1, end - left + 2):
                price, rest = best(stop, left - 1)
                uneven = (width_of(title[start:stop]) - mean) ** 2
                ways.append((price + uneven + self.price(title, stop), (title[start:stop], *rest)))
            return min(ways)

        return tuple(line.strip() for line in best(0, lines)[1])

    def price(self, title: str, at: int) -> float:
        """What it costs to begin a line at this character: 0 is a good place, `_BLOCKED` one that is only forced."""
        before, after = title[at - 1], title[at]
        if after in _AFTER or before in _BEFORE or after in _NEVER_FIRST or (_is_latin(before) and _is_latin(after)):
            return _BLOCKED
        if before in _AFTER or after in _BEFORE or " " in (before, after):
            return 0
        lonely = title[at - 2 : at - 1] in _OPENING or title[at + 1 : at + 2] in _CLOSING
        together = self._pairs[before + after] / sqrt((self._singles[before] or 1) * (self._singles[after] or 1))
        if after in _LINKS:
            together /= 2
        elif before in _LINKS:
            together = max(together, 0.5)
        return _TOGETHER * together + _LONELY * lonely


def width_of(text: str) -> float:
    """Width in full-width characters."""
    return sum(1 if ord(char) > 0x2000 else _SHORT for char in text)


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
