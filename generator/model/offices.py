"""各单位清单 offices.yml: the offices whose sites are built together, and the portal over them.

Codes: six digits of GB/T 2260 (行政区划代码) for province, city and county; nine of GB/T 10114 (县级以下行政区划代码),
the county's six before three of its own, for towns. Counties that a province administers itself have 90 in the middle
(429004 仙桃市), so a county's parent may be its province.

Left to others: what is wrong in a list (`check.offices`), what an office is made of (`pipeline.offices`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import At, Name, Number, Phone, Url
from generator.model.geodesy import Point, System, parse_point, to_wgs84
from generator.model.office import Contact, Office
from generator.model.terms import Tier

FILE = "offices.yml"
PORTAL = "portal"
"""The folder of the portal, beside those of the offices: no office may have it."""


DIGITS = {Tier.PROVINCE: 2, Tier.CITY: 4, Tier.COUNTY: 6, Tier.TOWNSHIP: 9}
"""Tier of an office → how many digits of its code are its own; in order from above."""


def depth_of(tier: Tier) -> int:
    """0 for a province."""
    return list(DIGITS).index(tier)


def tier_of(code: str) -> Tier:
    """The tier that a code of six or nine digits says: 640000 a province, 640300 a city, 640323 a county."""
    if len(code) == DIGITS[Tier.TOWNSHIP]:
        return Tier.TOWNSHIP
    if code.endswith("0000"):
        return Tier.PROVINCE
    return Tier.CITY if code.endswith("00") else Tier.COUNTY


@dataclass(frozen=True)
class OfficeEntry:
    """One office. `parent`: code of the one above, empty at the top. `folder`: of its catalogue, from the list's own
    folder; empty for one that only stands above others. `path`: of its site under the common root, its code without
    one. `url`: where residents reach it, for a site that lives elsewhere. `at`, `system`: for the map.
    """

    code: Number
    name: Name
    level: Tier
    parent: Number = ""
    folder: Number = ""
    path: Number = ""
    url: Url = ""
    at: Number = ""
    system: System = System.CGCS2000
    place: Annotated[Place, At("code")] = NOWHERE

    @property
    def where(self) -> str:
        """The folder of its site under the common root."""
        return self.path or self.code

    @property
    def href(self) -> str:
        """From the portal's root to the office's site, with a slash at the end."""
        return f"{self.url.rstrip('/')}/" if self.url else f"../{self.where}/"

    @cached_property
    def point(self) -> Point | None:
        """WGS-84."""
        given = parse_point(self.at) if self.at else None
        return to_wgs84(given, self.system) if given is not None else None


@dataclass(frozen=True, slots=True)
class PortalFacts:
    """The portal itself: what stands above and below its pages."""

    title: str = ""
    host: str = ""
    phone: Phone = ""
    url: Url = ""
    place: Place = NOWHERE


@dataclass(frozen=True)
class OfficesFile:
    """The whole file. `standard`: folder of the catalogue that all are held against, empty where there is none."""

    standard: Number = ""
    portal: PortalFacts = PortalFacts()
    offices: tuple[OfficeEntry, ...] = ()
    place: Place = NOWHERE

    @cached_property
    def by_code(self) -> Mapping[str, OfficeEntry]:
        return {entry.code: entry for entry in reversed(self.offices)}

    @property
    def built(self) -> tuple[OfficeEntry, ...]:
        """Those that have a catalogue, in the order of the file."""
        return tuple(entry for entry in self.offices if entry.folder)

    def above(self, entry: OfficeEntry) -> Iterator[OfficeEntry]:
        """The offices above one, the nearest first; an end even where a list goes round in circles."""
        seen = {entry.code}
        while (parent := self.by_code.get(entry.parent)) is not None and parent.code not in seen:
            seen.add(parent.code)
            yield parent
            entry = parent


def portal_office(facts: PortalFacts) -> Office:
    """The portal as an office, for what stands above and below every page."""
    title = facts.title or "政务公开标准目录"
    return Office(
        name=facts.host or title,
        short_name=title,
        site_name=title,
        site_url=facts.url,
        host=facts.host,
        contact=Contact(facts.host, facts.phone),
    )
