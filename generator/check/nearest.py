"""The registered word somebody most likely meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def suggest(word: str, options: Iterable[str]) -> str:
    """`，您是不是想写“…”？`, or nothing when no option is near."""
    names = list(options)
    inside = [name for name in names if word and (word in name or name in word)]
    close = get_close_matches(word, names, 1, 0.5) or sorted(inside, key=len)[:1]
    return f"，您是不是想写“{close[0]}”？" if close else ""
