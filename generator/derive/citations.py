"""Which items rest on each law, and which each body answers for."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.basis import shown_basis
from generator.model.catalogue import Catalogue
from generator.model.item import Item


@dataclass(frozen=True, slots=True)
class Citation:
    """An item and the articles that may be shown by which it rests on a law."""

    item: Item
    articles: tuple[str, ...]


def derive_citations(catalogue: Catalogue) -> Mapping[str, tuple[Citation, ...]]:
    """Law key → citations, in order of the catalogue."""
    found: dict[str, list[Citation]] = {}
    for domain in catalogue.domains:
        for item in domain.items:
            for _, basis in shown_basis(item, domain.category_of(item), catalogue.laws):
                found.setdefault(basis.law, []).append(Citation(item, basis.articles))
    return {key: tuple(citations) for key, citations in found.items()}


def derive_duties(catalogue: Catalogue) -> Mapping[str, tuple[Item, ...]]:
    """Body name → items it is responsible for, in order of the catalogue."""
    found: dict[str, list[Item]] = {}
    for item in catalogue.items:
        for name in dict.fromkeys(subject.body for subject in item.subject):
            found.setdefault(name, []).append(item)
    return {name: tuple(items) for name, items in found.items()}
