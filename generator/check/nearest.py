"""The registered word somebody most likely meant; nothing where nobody can tell."""

from collections.abc import Iterable
from functools import lru_cache

from generator.model.likeness import find_meant, split_words, tidy_word

MAX_OPTIONS = 2_000
"""Beyond this no register is real, and comparing takes too long."""

MAX_WORD = 200
"""Characters beyond which a word is no name."""


def suggest(word: str, options: Iterable[str]) -> str:
    """`，您是不是想写“…”？`, or nothing when no option is near, or several are."""
    found = find_near(word, options)
    return f"，您是不是想写“{found}”？" if found else ""


def find_near(word: str, options: Iterable[str]) -> str:
    """The option meant; empty when none is near, or several are."""
    names = tuple(options)
    return (_find(word, names) or "") if len(names) <= MAX_OPTIONS and len(word) <= MAX_WORD else ""


def split_names(word: str, options: Iterable[str]) -> tuple[str, ...]:
    """The names that were written as one (县自然资源局、乡镇人民政府): two or more, as they are registered.

    Empty where it is one name, or where none of its parts is registered.
    """
    names = tuple(options)
    if len(names) > MAX_OPTIONS or len(word) > MAX_WORD:
        return ()
    for parts in split_words(word):
        found = tuple(_find(part, names) or tidy_word(part) for part in parts)
        is_sure = all(part in names for part in found) or ("、" in word and any(part in names for part in found))
        if is_sure and len(set(found)) > 1:
            return found
    return ()


@lru_cache(1024)
def _find(word: str, names: tuple[str, ...]) -> str | None:
    return find_meant(word, names, _sound)


@lru_cache(4096)
def _sound(char: str) -> str:
    from pypinyin import lazy_pinyin

    return next(iter(lazy_pinyin(char, errors="ignore")), "")
