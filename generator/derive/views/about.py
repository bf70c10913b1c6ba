"""How much the catalogue holds, above the office's own prose about the site: counted, never written by hand.

Below it the files of the catalogue that may be taken away. Depends on the office's short name, the domains, on where
the items' rows come from, and on the sizes of the files.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.derive.views.parts import DownloadLink, download_links
from generator.model.domain import Domain
from generator.model.office import Office
from generator.model.origin import say_origin
from generator.model.sheets import Download


@dataclass(frozen=True, slots=True)
class AboutView:
    """`office`: its short name; `compared`: items whose wording was compared; `uncompared`: the others.

    `whole`: files of all domains; `by_domain`: title of a domain → its files.
    """

    office: str
    domains: int
    items: int
    compared: int
    uncompared: int
    whole: tuple[DownloadLink, ...] = ()
    by_domain: tuple[tuple[str, tuple[DownloadLink, ...]], ...] = ()


def about_view(office: Office, domains: Iterable[Domain], downloads: Sequence[Download] = ()) -> AboutView:
    counted = tuple(domains)
    by_domain = ((domain.title, download_links(downloads, domain.code)) for domain in counted)
    doubts = [bool(say_origin(item.origin).doubt) for domain in counted for item in domain.items]
    return AboutView(
        office.short_name,
        len(counted),
        len(doubts),
        doubts.count(False),
        doubts.count(True),
        download_links(downloads, ""),
        tuple((title, links) for title, links in by_domain if links),
    )
