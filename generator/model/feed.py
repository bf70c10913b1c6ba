"""A feed and its entries: what changed in the catalogue, for programs that look in now and then (RFC 4287)."""

from dataclasses import dataclass
from enum import Enum

from generator.model.address import domain_path, path_of

WHOLE_FEED = "feed.xml"
FEEDS = "feeds/"
"""The page that lists them."""


class FeedKind(Enum):
    """Of what a feed tells; the value is what a page calls that."""

    WHOLE = "整个目录"
    DOMAIN = "领域"
    BODY = "单位"
    AUDIENCE = "公开对象"
    VILLAGE = "村、单位"
    ITEM = "事项"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One piece of news. `key` is stable and part of its id; `on` is YYYY-MM-DD; `link` a full address."""

    key: str
    title: str
    text: str
    on: str
    link: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """Site-relative `path` of the feed, `about` the path of the page it belongs to; entries newest first.

    `name`: of what it tells, as a page lists it; empty for the address of a former name. `item`: id, of an item's.
    """

    path: str
    title: str
    about: str
    entries: tuple[FeedEntry, ...]
    kind: FeedKind = FeedKind.WHOLE
    name: str = ""
    item: str = ""


def domain_feed_path(code: str) -> str:
    """`01` → `01/feed.xml`."""
    return f"{domain_path(code)}feed.xml"


def item_feed_path(item_id: str) -> str:
    """`01-018` → `01/018/feed.xml`; it stays when the item is withdrawn."""
    return f"{path_of(item_id)}feed.xml"


def audience_feed_path(name: str) -> str:
    """The feed of one group of people (公开对象), called as that of a body is."""
    return f"audiences/{_hashed(name)}.xml"


def village_feed_path(name: str) -> str:
    """The feed of one village or unit, called as that of a body is."""
    return f"villages/{_hashed(name)}.xml"


def body_feed_path(name: str) -> str:
    """The feed of a body: `县公安局` → `bodies/….xml`, sixteen hexadecimal figures of its name, read forwards and
    backwards (FNV-1a, 32 bits each, over UTF-16 units).

    Subscribers keep the address for years, so it must not move when other bodies come or go; `search-keep.js` works it
    out in the same way.
    """
    return f"bodies/{_hashed(name)}.xml"


def _hashed(name: str) -> str:
    data = name.encode("utf-16-be")
    units = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
    return f"{_fnv(units):08x}{_fnv(units[::-1]):08x}"


def _fnv(units: list[int]) -> int:
    value = 0x811C9DC5
    for unit in units:
        value = (value ^ unit) * 0x01000193 & 0xFFFFFFFF
    return value
