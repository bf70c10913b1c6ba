"""The pages of the registers beside the catalogue: takes out of the catalogue what each is made of."""

from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from generator.derive.lists import present_lists
from generator.derive.views.head import PageView
from generator.derive.views.numbers import numbers_page
from generator.derive.views.withheld import withheld_page
from generator.model.catalogue import Catalogue, Item, Law


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


def _numbers(known: Known) -> PageView[Any]:
    return numbers_page(known.catalogue.numbers, known.items, known.catalogue.office)


_MAKERS: Mapping[str, Callable[[Known], PageView[Any]]] = {
    "withheld": _withheld,
    "numbers": _numbers,
}
