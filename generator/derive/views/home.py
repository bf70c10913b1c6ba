"""The first page: what is asked most, the domains, what changed lately, where else to ask.

Whose telephone it shows: that of the office's `apply`, without one that of its `contact`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.derive.views.domain import question_links
from generator.derive.views.head import PageView, page_view, whole_feed
from generator.derive.views.parts import Link, LogLine, Phones, phones_of
from generator.model.address import domain_path, item_path
from generator.model.catalogue import Adjustment
from generator.model.domain import Domain
from generator.model.office import Office


@dataclass(frozen=True, slots=True)
class Tile:
    """A domain. `line`: what residents ask of it, or its first category."""

    link: Link
    count: int
    line: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """The body of the first page. `desk` and `desk_name`: whom to ask for what is not in the catalogue.

    `lists`: pages of the registers beside the catalogue (负面清单 …).
    """

    site_name: str
    popular: tuple[Link, ...]
    tiles: tuple[Tile, ...]
    latest: tuple[LogLine, ...]
    desk: Phones
    desk_name: str
    office: str
    duties: Link | None
    lists: tuple[Link, ...] = ()


def tile_of(domain: Domain) -> Tile:
    """All that the first page takes of a domain."""
    line = domain.questions[0].ask if domain.questions else domain.categories[0].name
    return Tile(Link(domain.title, domain_path(domain.code)), len(domain.items), line)


def home_page(
    office: Office,
    tiles: Iterable[Tile],
    latest: Iterable[Adjustment],
    titles: Mapping[str, str],
    duties: Link | None = None,
    lists: tuple[Link, ...] = (),
) -> PageView[HomeView]:
    """The whole page.

    Args:
        office: the office.
        tiles: one a domain.
        latest: the newest adjustments, in order.
        titles: id → title of the live items they are about; what is not in it is not named.
        duties: the page of what is due, where there is one.
        lists: pages of the registers that the office has beside the catalogue.
    """
    view = HomeView(
        site_name=office.site_name,
        popular=question_links(office.popular),
        tiles=tuple(tiles),
        latest=tuple(_log_line(adjustment, titles) for adjustment in latest),
        desk=phones_of(office.apply.calls or office.contact.calls),
        desk_name=office.apply.name,
        office=office.short_name,
        duties=duties,
        lists=lists,
    )
    about = f"{office.short_name}应当公开哪些事、谁来公开、什么时候、在哪里看，用日常说法就能查。"
    return page_view(office, "", office.site_name, view, description=about, feed=whole_feed(office))


def _log_line(adjustment: Adjustment, titles: Mapping[str, str]) -> LogLine:
    named = tuple(Link(titles[item_id], item_path(item_id)) for item_id in adjustment.items if item_id in titles)
    return LogLine(adjustment.on, adjustment.text, named)
