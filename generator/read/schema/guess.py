"""What was plainly meant by a word, a field name or a form that is not allowed."""

import re
import unicodedata
from difflib import get_close_matches
from typing import Any

from generator.model.numerals import read_number
from generator.read.schema.faults import is_date, pattern_test

MAX_EXAMPLE = 120
"""Characters of a field name that is worth comparing."""

MAX_UNKNOWN = 50
"""Unknown fields of one group beyond which a file is taken for the wrong file."""

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―－−", "-"))
_QUOTES = "“”‘’\"'「」 "


_LIKE_A_DAY = re.compile(r"([0-9]{2}|[0-9]{4})[^0-9]([0-9]{1,2})[^0-9]([0-9]{1,2})日?|([0-9]{4})([0-9]{2})([0-9]{2})")
_CHINESE_NUMBER = "[一二三四五六七八九十]{1,3}"
_CHINESE_DAY = re.compile(rf"([〇零一二三四五六七八九]{{4}})年({_CHINESE_NUMBER})月({_CHINESE_NUMBER})日?")
_FIGURES = str.maketrans("〇零一二三四五六七八九", "00123456789")


def _plain_day(found: re.Match[str]) -> str:
    """二〇二六年五月六日 → 2026-5-6."""
    return f"{found[1].translate(_FIGURES)}-{read_number(found[2]) or 0}-{read_number(found[3]) or 0}"


def mend(value: Any, pattern: str) -> str | None:
    """What was plainly meant by a text of the wrong form: full-width digits, other dashes, quotes, dates."""
    if not isinstance(value, str) or len(value) > 40:
        return None
    plain = unicodedata.normalize("NFKC", value).translate(_DASHES).strip(_QUOTES)
    day = _LIKE_A_DAY.fullmatch(_CHINESE_DAY.sub(_plain_day, plain))
    options = [plain, "".join(plain.split())]
    is_right = pattern_test(pattern)
    if day is not None:
        year, month, number = (part for part in day.groups() if part)
        days = (f"{year}-{month:0>2}-{number:0>2}", f"20{year}-{month:0>2}-{number:0>2}")
        options += [option for option in days if is_date(option)]
    return next((option for option in options if option != value and is_right(option)), None)


def nearest(word: str, options: list[str]) -> str | None:
    """The valid word somebody most likely meant."""
    normal = word.replace("(", "（").replace(")", "）").replace(" ", "").strip(_QUOTES)
    if normal in options:
        return normal
    close = get_close_matches(normal, options, 1, 0.5)
    return close[0] if close else None


def misspelt(present: list[str], known: dict[str, Any]) -> dict[str, str]:
    """Unknown keys → the known, absent key each was probably meant to be."""
    unknown = [key for key in present if key not in known][:MAX_UNKNOWN]
    absent = [key for key in known if key not in present]
    titles = {value.get("title"): key for key, value in known.items()}
    guesses: dict[str, str] = {}
    for key in unknown:
        plain = unicodedata.normalize("NFKC", key).strip(_QUOTES)
        guess = titles.get(plain)
        if guess is None:
            guess = _near_key(plain.lower().replace("-", "_"), absent)
        if guess in absent and guess not in guesses.values():
            guesses[key] = guess
    return guesses


def _near_key(key: str, options: list[str]) -> str | None:
    if len(key) > MAX_EXAMPLE:
        return None
    swapped = [option for option in options if sorted(option) == sorted(key)]
    close = swapped or get_close_matches(key, options, 1, 0.6)
    return close[0] if close else None
