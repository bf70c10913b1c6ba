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
    """The feed of a body, by the UTF-16 units of its name: `县公安局` → `bodies/53bf516c5b895c40.xml`.

    Subscribers keep the address for years, so it must not move when other bodies come or go; `search-keep.js` works it
    out in the same way.
    """
    units = name.encode("utf-16-be")
    return f"bodies/{units.hex()}.xml"
