"""How much the catalogue holds, above the office's own prose about the site: counted, never written by hand.

Depends on the office's short name, the domains and on where the items' rows come from.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.catalogue import Domain, Office
from generator.model.origin import say_origin


@dataclass(frozen=True, slots=True)
class AboutView:
    """`office`: its short name; `compared`: items whose wording was compared; `uncompared`: the others."""

    office: str
    domains: int
    items: int
    compared: int
    uncompared: int


def about_view(office: Office, domains: Iterable[Domain]) -> AboutView:
    counted = tuple(domains)
    doubts = [bool(say_origin(item.origin).doubt) for domain in counted for item in domain.items]
    return AboutView(office.short_name, len(counted), len(doubts), doubts.count(False), doubts.count(True))
