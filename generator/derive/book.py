"""Catalogue → the bound catalogue: the domains asked for, the index by pinyin, the list of laws."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from generator.derive.citations import derive_citations
from generator.derive.search.readings import read_text
from generator.model.book import Book, LawUse, Letter
from generator.model.catalogue import Catalogue, Item

NO_READING = "#"


def derive_book(catalogue: Catalogue, day: date, codes: Collection[str] = (), edition: str = "") -> Book:
    """The book of a catalogue.

    Args:
        catalogue: a checked catalogue.
        day: the day of printing.
        codes: codes of the domains to print; none: all of them.
        edition: words for the edition; without them the year's.
    """
    domains = tuple(domain for domain in catalogue.domains if not codes or domain.code in codes)
    part = replace(catalogue, domains=domains)
    whole = len(domains) == len(catalogue.domains)
    name = catalogue.office.short_name
    alone = f"{domains[0].title}领域" if len(domains) == 1 and not whole else ""
    return Book(
        catalogue=part,
        title=f"{name}{alone}基层政务公开标准目录",
        subtitle="" if alone else "汇编" if whole else f"汇编（{'、'.join(domain.title for domain in domains)}）",
        edition=edition or f"{day.year}年版",
        day=day,
        whole=whole,
        index=_index(part),
        laws=_laws(part),
    )


def _index(catalogue: Catalogue) -> tuple[Letter, ...]:
    """Letters in order; within one by syllable, then by character and id, as dictionaries do."""
    groups: dict[str, list[tuple[list[tuple[str, str]], str, Item]]] = {}
    for item in catalogue.items:
        syllables = read_text(item.title, catalogue.words.readings)
        key = [(syllable or char, char) for syllable, char in zip(syllables, item.title, strict=True)]
        groups.setdefault(_letter(key), []).append((key, item.id, item))
    return tuple(
        Letter(letter, tuple(item for _, _, item in sorted(groups[letter], key=lambda entry: entry[:2])))
        for letter in sorted(groups, key=lambda letter: (letter == NO_READING, letter))
    )


def _letter(key: list[tuple[str, str]]) -> str:
    """The letter of the first character that has a reading or is a Latin letter: marks before a title do not count."""
    for spelled, _ in key:
        if spelled[:1].isascii() and spelled[:1].isalpha():
            return spelled[:1].upper()
    return NO_READING


def _laws(catalogue: Catalogue) -> tuple[LawUse, ...]:
    """Laws of the register that are used, in its order, then those it lacks."""
    citations = derive_citations(catalogue)
    known = [key for key in catalogue.laws if key in citations]
    order = known + [key for key in citations if key not in catalogue.laws]
    return tuple(
        LawUse(key, catalogue.laws.get(key), tuple((use.item, use.articles) for use in citations[key])) for key in order
    )
