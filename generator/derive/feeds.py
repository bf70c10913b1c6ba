"""Catalogue → its feeds: the whole catalogue, each domain, each body that answers for an item.

Entries are adjustments (调整记录), published documents and withdrawn ids. All dates are the data's, none the day of the
build, so that a build without news changes no feed. An adjustment without items is about the whole catalogue and
stands in every feed; a withdrawn id names no body and stands in no body's feed. A withdrawn domain keeps its feed.

Left to others: the form (`render.site.feeds`).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from generator.model.address import IdKind, absolute, domain_of, domain_path, item_path, kind_of_id, path_of
from generator.model.catalogue import Adjustment, Catalogue, Item, Published
from generator.model.feed import WHOLE_FEED, Feed, FeedEntry, body_feed_path, domain_feed_path
from generator.model.register import Retired
from generator.model.text import shorten

MOST = 100
"""Entries of a feed, the newest."""


def derive_feeds(catalogue: Catalogue) -> tuple[Feed, ...]:
    """Feeds in a fixed order; none where the office has no address, for a feed is nothing but addresses."""
    if not catalogue.office.site_url:
        return ()
    return tuple(_Feeds(catalogue).all())


class _Feeds:
    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.site_url = catalogue.office.site_url
        self.items = {item.id: item for item in catalogue.items}
        self.titles = {entry.id: entry.title for entry in catalogue.permalinks.retired}
        self.titles.update((item.id, item.title) for item in catalogue.items)
        self.bodies = _bodies_of(catalogue)

    def all(self) -> Iterator[Feed]:
        name = self.catalogue.office.site_name
        gone = _told_alone(self.catalogue.permalinks.fates)
        yield Feed(WHOLE_FEED, name, "", self._entries(set(self.items), gone, self.catalogue.adjustments))
        titles = {entry.id: entry.title for entry in gone if kind_of_id(entry.id) is IdKind.DOMAIN}
        titles.update((domain.code, domain.title) for domain in self.catalogue.domains)
        for code, title in titles.items():
            retired = [entry for entry in gone if domain_of(entry.id) == code]
            ids = {item_id for item_id in self.items if domain_of(item_id) == code} | {entry.id for entry in retired}
            entries = self._entries(ids, retired, self._adjustments_of(ids))
            yield Feed(domain_feed_path(code), f"{title} - {name}", domain_path(code), entries)
        for body, ids in self.bodies.items():
            entries = self._entries(ids, (), self._adjustments_of(ids))
            for known in (body, *self._former_names(body)):
                yield Feed(body_feed_path(known), f"{body} - {name}", "bodies/", entries)

    def _former_names(self, body: str) -> tuple[str, ...]:
        """Names a body had: whoever subscribed to it then is served on. A name that is another body's now is not."""
        entry = self.catalogue.bodies.get(body)
        return tuple(name for name in entry.formerly if name not in self.bodies) if entry is not None else ()

    def _entries(
        self, ids: set[str], retired: Iterable[Retired], adjustments: Iterable[Adjustment]
    ) -> tuple[FeedEntry, ...]:
        found = [self._adjusted(entry) for entry in adjustments]
        found += [self._withdrawn(entry) for entry in retired]
        for item in (self.items[item_id] for item_id in sorted(ids & self.items.keys())):
            found += [self._document(item, document) for document in item.published]
        unique = {(entry.on, entry.key): entry for entry in found}
        return tuple(sorted(unique.values(), key=lambda entry: (entry.on, entry.key), reverse=True)[:MOST])

    def _adjustments_of(self, ids: set[str]) -> Iterator[Adjustment]:
        """Those about one of the ids, and those about the whole catalogue."""
        return (entry for entry in self.catalogue.adjustments if not entry.items or not ids.isdisjoint(entry.items))

    def _adjusted(self, entry: Adjustment) -> FeedEntry:
        named = {item_id: title for item_id in entry.items if (title := self.titles.get(item_id))}
        path = path_of(next(iter(named))) if len(named) == 1 else ""
        lines = [entry.text, *(f"{item_id} {title}" for item_id, title in named.items())]
        key = f"adjustment/{_digest(entry.text)}"
        return FeedEntry(key, "目录调整：" + shorten(entry.text, 41), "\n".join(lines), entry.on, self._link(path))

    def _withdrawn(self, entry: Retired) -> FeedEntry:
        text = f"{entry.id} {entry.title} 已{entry.fate.value}。{entry.reason}"
        title = f"{entry.fate.value}{kind_of_id(entry.id)}：{entry.title}"
        return FeedEntry(f"retired/{entry.id}", title, text, entry.on, self._link(path_of(entry.id)))

    def _document(self, item: Item, document: Published) -> FeedEntry:
        key = f"published/{item.id}/{_digest(document.url)}"
        source = document.url if "://" in document.url else absolute(self.site_url, quote(document.url))
        text = f"事项：{item.id} {item.title}\n原文：{source}"
        author = document.body or (item.subject[0].body if item.subject else "")
        return FeedEntry(key, f"新公开：{document.title}", text, document.date, self._link(item_path(item.id)), author)

    def _link(self, path: str) -> str:
        return absolute(self.site_url, path)


def _told_alone(fates: Mapping[str, Retired]) -> list[Retired]:
    """Retired ids without those that went on the same day as their domain, whose entry tells of them all."""
    return [entry for entry in fates.values() if not _went_with(entry, fates.get(domain_of(entry.id)))]


def _went_with(entry: Retired, domain: Retired | None) -> bool:
    return domain is not None and domain is not entry and domain.on == entry.on


def _bodies_of(catalogue: Catalogue) -> dict[str, set[str]]:
    """Body → ids of the items it answers for, in the order of the catalogue."""
    found: dict[str, set[str]] = {}
    for item in catalogue.items:
        for subject in item.subject:
            found.setdefault(subject.body, set()).add(item.id)
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
