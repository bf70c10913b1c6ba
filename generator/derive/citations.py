"""Which items rest on each law, and which each body answers for."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.catalogue import Catalogue, Item, Law, LegalBasis


@dataclass(frozen=True, slots=True)
class Citation:
    """An item and the checked articles by which it rests on a law."""

    item: Item
    articles: tuple[str, ...]


def derive_citations(catalogue: Catalogue) -> Mapping[str, tuple[Citation, ...]]:
    """Law key → citations, in order of the catalogue."""
    found: dict[str, list[Citation]] = {}
    for domain in catalogue.domains:
        shared = {category.name: category.basis for category in domain.categories}
        for item in domain.items:
            articles: dict[str, list[str]] = {}
            for basis in (*item.basis, *shared.get(item.category, ())):
                articles.setdefault(basis.law, []).extend(shown_articles(basis, catalogue.laws.get(basis.law)))
            for key, names in articles.items():
                found.setdefault(key, []).append(Citation(item, tuple(dict.fromkeys(names))))
    return {key: tuple(citations) for key, citations in found.items()}


def shown_articles(basis: LegalBasis, law: Law | None) -> tuple[str, ...]:
    """Articles a resident may be shown: only those checked against the text."""
    return basis.articles if basis.checked and law is not None else ()


def derive_duties(catalogue: Catalogue) -> Mapping[str, tuple[Item, ...]]:
    """Body name → items it is responsible for, in order of the catalogue."""
    found: dict[str, list[Item]] = {}
    for item in catalogue.items:
        for name in dict.fromkeys(subject.body for subject in item.subject):
            found.setdefault(name, []).append(item)
    return {name: tuple(items) for name, items in found.items()}
