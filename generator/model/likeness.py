"""The registered word that was plainly meant by another; none where two are as near, or where it may be another thing.

A wrong guess is worse than none: 市统计局 looks like 县审计局, and a clerk who follows that advice makes another office
responsible. So a letter may differ only where it sounds the same (that is how it was typed) or where the word is long;
words that differ in meaning are near to nobody.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

Sound = Callable[[str], str]
"""A character → how it sounds, without tones."""

LONG = 7
"""Characters from which on one wrong letter leaves no doubt."""

_AROUND = "“”‘’\"'「」『』《》〈〉【】[] \u3000\u00a0。.，,；;：:、"
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")


def tidy_word(word: str) -> str:
    """Without the blanks, quotes and stops around, brackets as Chinese has them."""
    plain = "".join(word.split()).strip(_AROUND)
    return plain.replace("(", "（").replace(")", "）")


def find_typed(word: str, options: Iterable[str], sound: Sound) -> str | None:
    """The one option that differs by a slip of typing: a letter more or less, two swapped, one that sounds alike."""
    word = tidy_word(word)
    names = tuple(name for name in options if name and not _is_opposite(word, name))
    if word in names:
        return word
    found = [name for name in names if _is_one_slip(word, name, sound)]
    return found[0] if len(found) == 1 else None


def find_meant(word: str, options: Iterable[str], sound: Sound) -> str | None:
    """As `find_typed`; besides the name within a longer one (示例县自然资源局), or behind a short one (住建局)."""
    word = tidy_word(word)
    names = tuple(name for name in options if name and not _is_opposite(word, name))  # an empty one nobody means
    typed = find_typed(word, names, sound)
    if typed is not None:
        return typed
    whole = tidy_word(_BRACKETS.sub("", word))
    inside = sorted((name for name in names if len(name) > 2 and whole.endswith(name)), key=len)
    if inside:
        return inside[-1]
    if len(word) < 3:
        return None
    for alike in (_ends_so, _is_abbreviation, _is_longer):
        found = [name for name in names if alike(word, name)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


_NOT = frozenset("不未无非没")


def _is_opposite(word: str, name: str) -> bool:
    """Whether one is the other but for a 不 or 未: 列入 is no slip for 不列入."""
    short, long = sorted((word, name), key=len)
    return len(short) < len(long) and _nots(short) != _nots(long) and _is_within(short, long)


def _nots(word: str) -> int:
    return sum(letter in _NOT for letter in word)


def _ends_so(word: str, name: str) -> bool:
    return name.endswith(word)


def _is_abbreviation(word: str, name: str) -> bool:
    """县住建局 of 县住房和城乡建设局."""
    return word[-1] == name[-1] and _is_within(word, name)


def _is_longer(word: str, name: str) -> bool:
    """县自然资源和规划局, of what is registered as 县自然资源局."""
    return len(name) > 3 and word.startswith(name[:-1]) and word[-1] == name[-1]


def _is_within(short: str, long: str) -> bool:
    """Whether the letters stand in this order in the longer word."""
    letters = iter(long)
    return all(letter in letters for letter in short)


def _is_one_slip(word: str, name: str, sound: Sound) -> bool:
    if abs(len(word) - len(name)) > 1 or len(name) < 2:
        return False
    if len(word) != len(name):
        short, long = sorted((word, name), key=len)
        return len(name) > 2 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
    wrong = [i for i, (a, b) in enumerate(zip(word, name, strict=True)) if a != b]
    if len(wrong) == 2 and wrong[1] == wrong[0] + 1:
        swapped = word[wrong[0]] == name[wrong[1]] and word[wrong[1]] == name[wrong[0]]
        return (swapped and len(name) > 2) or all(_sounds_alike(word[i], name[i], sound) for i in wrong)
    if len(wrong) != 1:
        return False
    return len(name) >= LONG or _sounds_alike(word[wrong[0]], name[wrong[0]], sound)


def _sounds_alike(one: str, other: str, sound: Sound) -> bool:
    same = unicodedata.normalize("NFKC", one) == unicodedata.normalize("NFKC", other)
    return same or (bool(sound(one)) and sound(one) == sound(other))


_SIGNS = re.compile(r"\s*(?:[、，,；;｜|]|\s)\s*")
_APART = re.compile(r"\s*(?:[、，,；;｜|]|以及|和|及|与|\s)\s*")
_SLASH = re.compile(r"\s*[/／]\s*")


def split_words(word: str) -> tuple[tuple[str, ...], ...]:
    """The ways in which several words may have been written as one, likelier first: 县级、乡级; 县级和乡级; 微博/微信.

    Signs come before words: names hold 和 and 与 (人力资源和社会保障局).
    """
    tries = (tuple(filter(None, pattern.split(word.strip()))) for pattern in (_SIGNS, _APART, _SLASH))
    return tuple(dict.fromkeys(parts for parts in tries if len(parts) > 1))
