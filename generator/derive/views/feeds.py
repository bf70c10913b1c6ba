"""订阅: every feed of the site but those of items, which their own pages name, and how one subscribes.

Depends on the feeds' kinds, names and paths; on the office.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.derive.views.head import PageView, list_page, whole_feed
from generator.derive.views.parts import Link
from generator.model.feed import FEEDS, Feed, FeedKind
from generator.model.office import Office

NAME = "订阅"
_HEADINGS = {
    FeedKind.DOMAIN: "按领域",
    FeedKind.BODY: "按单位",
    FeedKind.AUDIENCE: "按公开对象",
    FeedKind.VILLAGE: "按村、单位",
}


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """`feeds`: name and path of the file; `note`: what these hold, where that is not plain."""

    heading: str
    note: str
    feeds: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FeedsView:
    whole: Link
    groups: tuple[FeedGroup, ...]


_NOTES = {
    FeedKind.AUDIENCE: "只对一部分人公开的事项，公开的对象是谁。对全社会公开的，订阅整个目录或者领域。",
    FeedKind.VILLAGE: "登记的时候写明是哪个村、哪个单位的文件。",
}


def feeds_page(feeds: Iterable[Feed], office: Office) -> PageView[FeedsView]:
    """The whole page."""
    found: dict[FeedKind, list[Link]] = {kind: [] for kind in _HEADINGS}
    for feed in feeds:
        if feed.name and feed.kind in found:
            found[feed.kind].append(Link(feed.name, feed.path))
    groups = tuple(
        FeedGroup(_HEADINGS[kind], _NOTES.get(kind, ""), tuple(links)) for kind, links in found.items() if links
    )
    about = "有新公开的文件、目录有调整，手机和电脑上的阅读器会告诉您。"
    return list_page(office, FEEDS, NAME, about, FeedsView(whole_feed(office), groups), whole_feed(office))
