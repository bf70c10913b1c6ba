"""A feed and its entries: what changed in the catalogue, for programs that look in now and then (RFC 4287)."""

from dataclasses import dataclass

from generator.model.address import domain_path

WHOLE_FEED = "feed.xml"


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
    """Site-relative `path` of the feed, `about` the path of the page it belongs to; entries newest first."""

    path: str
    title: str
    about: str
    entries: tuple[FeedEntry, ...]


def domain_feed_path(code: str) -> str:
    """`01` → `01/feed.xml`."""
    return f"{domain_path(code)}feed.xml"


def body_feed_path(name: str) -> str:
    """The feed of a body: `县公安局` → `bodies/….xml`, sixteen hexadecimal figures of its name, read forwards and
    backwards (FNV-1a, 32 bits each, over UTF-16 units).

    Subscribers keep the address for years, so it must not move when other bodies come or go; `search-keep.js` works it
    out in the same way.
    """
    data = name.encode("utf-16-be")
    units = [int.from_bytes(data[at : at + 2], "big") for at in range(0, len(data), 2)]
    return f"bodies/{_fnv(units):08x}{_fnv(units[::-1]):08x}.xml"


def _fnv(units: list[int]) -> int:
    value = 0x811C9DC5
    for unit in units:
        value = (value ^ unit) * 0x01000193 & 0xFFFFFFFF
    return value
