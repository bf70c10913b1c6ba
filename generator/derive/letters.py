"""Titles under the letters of the A–Z list: one rule for the site's list, the book's index and the search.

- A Chinese character stands under the first letter of its reading in the title, a Latin one under itself (Ａ as A):
  `A级旅游景区名单` under A. So one types them in the search, too.
- A title that begins with a number stands under `#`, after Z, as in the address book of a telephone. It is not put
  under the number's reading: 5 is wǔ, but 1 is yī or yāo, 2026 has two readings, and the search finds figures as
  figures. What begins in another script (α射线, é) stands there as well.
- Marks count nowhere: 《“（.

Within a letter by syllable, then by character, as dictionaries do; numbers by their value; equal titles by id.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import TypeVar

from generator.derive.search.readings import read_text
from generator.model.item import Item
from generator.model.letter import OTHER, Letter

T = TypeVar("T")

_LONGEST_NUMBER = 20


def group_by_letter(items: Iterable[Item], corrections: Mapping[str, str]) -> tuple[Letter, ...]:
    """Every item once, under its letter; letters and items in order. `corrections`: word → syllables."""
    return tuple(Letter(*group) for group in by_sound(items, lambda item: (item.title, item.id), corrections))


def by_sound(
    values: Iterable[T], name_of: Callable[[T], tuple[str, str]], corrections: Mapping[str, str]
) -> tuple[tuple[str, tuple[T, ...]], ...]:
    """(letter, its values), all in order. `name_of`: what is looked up, and what decides between equal names."""
    groups: dict[str, list[tuple[list[tuple[str, str]], str, T]]] = {}
    for value in values:
        name, key = name_of(value)
        units = list(_units(name, corrections))
        groups.setdefault(_letter(units), []).append((_sort_key(units), key, value))
    return tuple(
        (letter, tuple(value for _, _, value in sorted(groups[letter], key=lambda entry: entry[:2])))
        for letter in sorted(groups, key=lambda letter: (letter == OTHER, letter))
    )


def _units(title: str, corrections: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(sound, character) of all but marks: a syllable, a small letter, a figure, or a sign of another script itself."""
    for char, syllable in zip(title, read_text(title, corrections), strict=True):
        kind = unicodedata.category(char)
        if syllable:
            yield syllable.lower(), char
        elif kind[0] in "LN":
            plain = unicodedata.normalize("NFKC", char)[0].lower()
            yield plain if plain.isascii() and kind != "Nl" else char, char


def _letter(units: list[tuple[str, str]]) -> str:
    first = units[0][0][0] if units else OTHER
    return first.upper() if "a" <= first <= "z" else OTHER


def _sort_key(units: list[tuple[str, str]]) -> list[tuple[str, str]]:
    key: list[tuple[str, str]] = []
    for is_number, run in groupby(units, key=lambda unit: unit[0].isdecimal()):
        signs = list(run)
        key += [("".join(sound for sound, _ in signs).zfill(_LONGEST_NUMBER), "")] if is_number else signs
    return key
