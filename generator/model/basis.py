"""What of a legal basis may be shown: an article only where it was checked against the text of the law."""

from collections.abc import Mapping

from generator.model.domain import Category
from generator.model.item import Item
from generator.model.law import Law
from generator.model.legalbasis import LegalBasis

ShownBasis = tuple[Law | None, LegalBasis]
"""The register's entry, where there is one, and the basis with the articles that may be shown."""


def shown_articles(basis: LegalBasis) -> tuple[str, ...]:
    """The articles of one basis that may be shown."""
    return basis.articles if basis.checked else ()


def shown_basis(item: Item, category: Category | None, laws: Mapping[str, Law]) -> list[ShownBasis]:
    """The laws of an item and its category; entries on one law are joined, unchecked articles left out."""
    joined: dict[str, tuple[str, ...]] = {}
    for basis in (*item.basis, *(category.basis if category else ())):
        joined[basis.law] = tuple(dict.fromkeys((*joined.get(basis.law, ()), *shown_articles(basis))))
    return [(laws.get(key), LegalBasis(key, articles)) for key, articles in joined.items()]
