"""Catalogue → the bound catalogue: the domains asked for, the index by pinyin, the list of laws."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from generator.derive.citations import derive_citations
from generator.derive.letters import group_by_letter
from generator.model.book import Book, LawUse
from generator.model.catalogue import Catalogue
from generator.model.standing import name_successors


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
        index=group_by_letter(part.items, catalogue.words.readings),
        laws=_laws(part),
    )


def _laws(catalogue: Catalogue) -> tuple[LawUse, ...]:
    """Laws of the register that are used, in its order, then those it lacks."""
    citations = derive_citations(catalogue)
    laws = name_successors(catalogue.laws)
    known = [key for key in laws if key in citations]
    order = known + [key for key in citations if key not in laws]
    return tuple(LawUse(key, laws.get(key), tuple((use.item, use.articles) for use in citations[key])) for key in order)
