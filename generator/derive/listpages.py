"""The pages of the registers beside the catalogue: takes out of the catalogue what each is made of."""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

from generator.derive.lists import guides_by_item, present_lists
from generator.derive.views.guide import guides_page
from generator.derive.views.head import PageView
from generator.derive.views.numbers import numbers_page
from generator.derive.views.occasions import occasions_page
from generator.derive.views.places import map_page
from generator.derive.views.topics import topics_page
from generator.derive.views.withheld import withheld_page
from generator.model.catalogue import Catalogue
from generator.model.domain import Category, Domain
from generator.model.guide import Guide
from generator.model.item import Item
from generator.model.law import Law
from generator.model.office import Office


@dataclass(frozen=True, slots=True)
class Known:
    """What the pages look up. `laws`: with their successors' names; `cited`: keys of those on the list of laws."""

    catalogue: Catalogue
    items: Mapping[str, Item]
    laws: Mapping[str, Law]
    cited: Set[str]


def list_pages(known: Known) -> Iterator[PageView[Any]]:
    """The pages of the registers that the office has, in their order."""
    return (_MAKERS[row.register](known) for row in present_lists(known.catalogue))


def _withheld(known: Known) -> PageView[Any]:
    catalogue = known.catalogue
    return withheld_page(catalogue.withheld, known.items, known.laws, known.cited, catalogue.bodies, catalogue.office)


def _guides(known: Known) -> PageView[Any]:
    return guides_page(known.catalogue.guides, known.catalogue.domains, known.catalogue.office)


def _events(known: Known) -> PageView[Any]:
    catalogue = known.catalogue
    return occasions_page(catalogue.events, known.items, known.laws, known.cited, catalogue.bodies, catalogue.office)


def _places(known: Known) -> PageView[Any]:
    catalogue = known.catalogue
    return map_page(catalogue.places, catalogue.outline, catalogue.map_facts, known.items, catalogue.office)


def _topics(known: Known) -> PageView[Any]:
    catalogue = known.catalogue
    return topics_page(catalogue.topics, known.items, catalogue.bodies, catalogue.office)


def _numbers(known: Known) -> PageView[Any]:
    return numbers_page(known.catalogue.numbers, known.items, known.catalogue.office)


GuideParts = tuple[Guide, Item, Domain, Category | None, Mapping[str, Law], Set[str], Office]


def guide_parts(known: Known, item_id: str) -> GuideParts:
    """All that the page of the guide of an item is made of."""
    catalogue, item = known.catalogue, known.items[item_id]
    domain = next(domain for domain in catalogue.domains if domain.code == item.domain_code)
    category = domain.category_of(item)
    guide = guides_by_item(catalogue)[item_id]
    return guide, item, replace(domain, items=()), category, known.laws, known.cited, catalogue.office


_MAKERS: Mapping[str, Callable[[Known], PageView[Any]]] = {
    "guides": _guides,
    "events": _events,
    "places": _places,
    "topics": _topics,
    "withheld": _withheld,
    "numbers": _numbers,
}
