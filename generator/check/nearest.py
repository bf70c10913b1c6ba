"""The registered word somebody most likely meant."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

MAX_OPTIONS = 2_000
"""Beyond this no register is real, and comparing takes too long."""

MAX_WORD = 200
"""Characters beyond which a word is no name."""


def suggest(word: str, options: Iterable[str]) -> str:
    """`，您是不是想写“…”？`, or nothing when no option is near."""
    names = tuple(options)
    return _suggest(word, names) if len(names) <= MAX_OPTIONS and len(word) <= MAX_WORD else ""


@lru_cache(1024)
def _suggest(word: str, names: tuple[str, ...]) -> str:
    inside = [name for name in names if word and (word in name or name in word)]
    close = get_close_matches(word, names, 1, 0.5) or sorted(inside, key=len)[:1]
    return f"，您是不是想写“{close[0]}”？" if close else ""
