"""Readings of Chinese text: places first, then phrases, then the characters' other readings.

pypinyin's data is used without its segmenter: only characters with several readings need a phrase, and a
phrase is looked up in the dictionary around them. That makes 35,000 characters cost 20 ms beside the import,
which is done at the first call. Readings are toneless; ü is written v (`lv`, `nve`), the browser accepts u too.
"""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from generator.derive.search.hanzi import polyphones
from generator.derive.search.places import base_of, known_reading, places_in, usual_reading
from generator.model.search import ReadingQuestion

MAX_READINGS = 3
"""An ambiguous character keeps at most so many readings: what phrases gave, then the others in use."""
MAX_PHRASE = 4


@cache
def _dictionaries() -> tuple[dict[int, str], dict[str, list[list[str]]]]:
    """pypinyin's tables: code point → readings with tone marks; phrase → one list of readings a character."""
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    return pinyin_dict, phrases_dict


@lru_cache(maxsize=4096)
def toneless(reading: str) -> str:
    """`lüè` → `lve`, `zhēng` → `zheng`."""
    out: list[str] = []
    for char in unicodedata.normalize("NFD", reading):
        if char == "\u0308" and out and out[-1] == "u":
            out[-1] = "v"
        elif not unicodedata.combining(char):
            out.append(char)
    return "".join(out)


@lru_cache(maxsize=8192)
def readings_of(char: str) -> tuple[str, ...]:
    """All toneless readings of a character, the commonest first; nothing for what is not Chinese."""
    raw = _dictionaries()[0].get(ord(char), "")
    spelled = (toneless(part) for part in raw.split(",") if part)
    return tuple(dict.fromkeys(word for word in spelled if word.isascii() and word.isalpha()))


def _phrase_reading(text: str, at: int) -> str:
    """The reading that the longest dictionary phrase around `at` gives, or ""."""
    first = max(0, at - MAX_PHRASE + 1)
    return _reading_within(text[first : at + MAX_PHRASE], at - first)


@lru_cache(maxsize=16_384)
def _reading_within(text: str, at: int) -> str:
    """The same in as much of a text as a phrase can reach: texts repeat each other."""
    phrases = _dictionaries()[1]
    for length in range(MAX_PHRASE, 1, -1):
        for start in range(max(0, at - length + 1), min(at, len(text) - length) + 1):
            found = phrases.get(text[start : start + length])
            if found and len(found) == length:
                return toneless(found[at - start][0])
    return ""


def read_text(text: str, corrections: Mapping[str, str]) -> list[str]:
    """One syllable a character; "" where the character is not Chinese.

    `corrections` (word → syllables parted by spaces) win over places, places over phrases, phrases over single
    characters.
    """
    syllables: list[str] = []
    for index, char in enumerate(text):
        own = readings_of(char) if char >= "\u3007" else ()
        if len(own) > 1:
            syllables.append(_phrase_reading(text, index) or own[0])
        else:
            syllables.append(own[0] if own else "")
    for start, place in places_in(text, _dictionaries()[1], MAX_PHRASE):
        syllables[start : start + len(place.syllables)] = place.syllables
    for word, spelled in corrections.items():
        if word not in text:  # nearly always; anything more for each of 150 words costs half of the search's time
            continue
        parts = spelled.split()
        start = text.find(word) if len(parts) == len(word) else -1
        while start >= 0:
            syllables[start : start + len(word)] = parts
            start = text.find(word, start + len(word))
    return syllables


def reading_table(texts: Iterable[str], corrections: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Character → its readings in these texts by frequency, then the others in use; sorted by character."""
    seen: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for char, syllable in zip(text, read_text(text, corrections), strict=True):
            if syllable:
                seen[char][syllable] += 1
    return {char: _ranked(char, counts) for char, counts in sorted(seen.items())}


def _ranked(char: str, counts: Counter[str]) -> tuple[str, ...]:
    used = [word for word, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    return tuple(dict.fromkeys((*used, *polyphones().get(char, ()))))[:MAX_READINGS]


def everyday_readings(char: str) -> tuple[str, ...]:
    """Readings in use of a character met without a text around it."""
    return polyphones().get(char) or readings_of(char)[:1]


def ask_reading(place: str, corrections: Mapping[str, str]) -> ReadingQuestion | None:
    """What has to be asked to know how a place is called; None: it is known.

    Known are the places of the list, what `corrections` tell, and characters that nearly all places read alike, as
    here. Everything else is a guess, for names follow no dictionary.
    """
    base = base_of(place)
    told = (word for word, spelled in corrections.items() if len(word) == len(spelled.split()))
    if not set(base) & set(polyphones()) or known_reading(place) or any(base in word for word in told):
        return None
    syllables = read_text(place, corrections)
    characters = tuple(
        (char, polyphones()[char])
        for char, syllable in zip(base, syllables, strict=False)
        if char in polyphones() and usual_reading(char) != syllable
    )
    guess = " ".join(usual_reading(char) or syllable for char, syllable in zip(place, syllables, strict=True))
    return ReadingQuestion(characters, f"{place}: {guess}") if characters else None
