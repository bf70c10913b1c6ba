"""Related items: neighbours of the same category, and items that rest on the same article of a rarely cited law.

Linear in the number of items: no item is compared with all others.
"""

from collections import defaultdict
from collections.abc import Mapping

from generator.model.domain import Domain
from generator.model.item import Item

_WANTED = 4
_RARE = 6


def derive_related(domain: Domain) -> Mapping[str, tuple[Item, ...]]:
    """Item id → up to four related items of the domain, the nearest first."""
    by_article: dict[tuple[str, str], list[Item]] = defaultdict(list)
    by_category: dict[str, list[Item]] = defaultdict(list)
    for item in domain.items:
        by_category[item.category].append(item)
        for basis in item.basis:
            for article in basis.articles:
                by_article[basis.law, article].append(item)
    positions = {item.id: index for siblings in by_category.values() for index, item in enumerate(siblings)}
    return {
        item.id: _related(item, by_category[item.category], positions[item.id], by_article) for item in domain.items
    }


def _related(
    item: Item, siblings: list[Item], position: int, by_article: Mapping[tuple[str, str], list[Item]]
) -> tuple[Item, ...]:
    scores: dict[str, float] = {}
    found: dict[str, Item] = {}
    for distance in range(1, _WANTED + 1):
        for index in (position - distance, position + distance):
            if 0 <= index < len(siblings):
                other = siblings[index]
                found[other.id] = other
                scores[other.id] = scores.get(other.id, 0) + 1 / distance
    for basis in item.basis:
        for article in basis.articles:
            sharing = by_article[basis.law, article]
            for other in sharing if len(sharing) <= _RARE else ():
                found[other.id] = other
                scores[other.id] = scores.get(other.id, 0) + 1.5 / len(sharing)
    ranked = sorted((i for i in found if i != item.id), key=lambda i: (-scores[i], i))
    return tuple(found[i] for i in ranked[:_WANTED])
