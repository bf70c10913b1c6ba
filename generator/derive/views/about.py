"""How much the catalogue holds, above the office's own prose about the site: counted, never written by hand.

Depends on the domains and on where the items' rows come from.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.catalogue import Domain
from generator.model.origin import say_origin


@dataclass(frozen=True, slots=True)
class AboutView:
    """`checked`: items whose wording was compared with its source; `unchecked`: the others."""

    domains: int
    items: int
    checked: int
    unchecked: int


def about_view(domains: Iterable[Domain]) -> AboutView:
    counted = tuple(domains)
    doubts = [bool(say_origin(item.origin).doubt) for domain in counted for item in domain.items]
    return AboutView(len(counted), len(doubts), doubts.count(False), doubts.count(True))
