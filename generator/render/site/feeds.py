"""Feeds → Atom 1.0 files (RFC 4287), the same bytes for the same catalogue.

Ids of entries are tag URIs (RFC 4151): the site's host, the entry's own date and its key, so that an entry keeps its id
when pages move. `updated` is the data's date at midnight of China; a feed without entries says the day from which on
there could have been any.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from urllib.parse import urlsplit

from generator.model.address import absolute
from generator.model.feed import Feed, FeedEntry

ATOM = "http://www.w3.org/2005/Atom"
NO_NEWS = "2019-05-15"
"""《政府信息公开条例》(2019 revision) in force: `updated` of a feed that has no entry yet."""

_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (clause 2.2)."""


def render_feeds(feeds: Iterable[Feed], site_url: str, author: str) -> dict[str, bytes]:
    """Site-relative path → bytes. `author`: whom an entry without a body of its own is from."""
    return {feed.path: _render(feed, site_url, author) for feed in feeds}


def _render(feed: Feed, site_url: str, author: str) -> bytes:
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "zh-CN"})
    address = absolute(site_url, feed.path)
    _add(root, "id", address)
    _add(root, "title", feed.title)
    _add(root, "updated", _moment(max((entry.on for entry in feed.entries), default=NO_NEWS)))
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": address})
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": absolute(site_url, feed.about)})
    _add(ET.SubElement(root, "author"), "name", author)
    host = urlsplit(site_url).hostname or "localhost"
    for entry in feed.entries:
        _add_entry(root, entry, host)
    ET.indent(root, "")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _add_entry(root: ET.Element, entry: FeedEntry, host: str) -> None:
    node = ET.SubElement(root, "entry")
    _add(node, "id", f"tag:{host},{entry.on}:{entry.key}")
    _add(node, "title", entry.title)
    _add(node, "updated", _moment(entry.on))
    ET.SubElement(node, "link", {"rel": "alternate", "type": "text/html", "href": entry.link})
    if entry.author:
        _add(ET.SubElement(node, "author"), "name", entry.author)
    _add(node, "content", entry.text).set("type", "text")


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    node = ET.SubElement(parent, name)
    node.text = _UNFIT.sub("", text)
    return node


def _moment(day: str) -> str:
    """`2026-11-24` → midnight of that day in China."""
    return f"{day}T00:00:00+08:00"
