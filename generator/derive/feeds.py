"""Catalogue → its feeds: the whole catalogue, each domain, each body that answers for an item.

Entries are adjustments (调整记录), days of recorded changes (修订历史), published documents and withdrawn ids. All
dates are the data's, none the day of the
build, so that a build without news changes no feed. An adjustment without items is about the whole catalogue and
stands in every feed; a withdrawn id names no body and stands in no body's feed. A withdrawn domain keeps its feed.

Left to others: the form (`render.site.feeds`).
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote

from generator.derive.changes import derive_days, summarize, told_alone
from generator.derive.views.changes import PATH as CHANGES
from generator.derive.views.changes import say_recorded
from generator.model.address import IdKind, absolute, domain_of, domain_path, is_domain, item_path, kind_of_id, path_of
from generator.model.catalogue import Adjustment, Catalogue, Item, Published
from generator.model.feed import WHOLE_FEED, Feed, FeedEntry, body_feed_path, domain_feed_path
from generator.model.history import Recorded
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
        self.titles.update(catalogue.addresses)
        self.bodies = _bodies_of(catalogue)
        self.days = derive_days(catalogue)

    def all(self) -> Iterator[Feed]:
        name = self.catalogue.office.site_name
        gone = told_alone(self.catalogue.permalinks.fates)
        whole = [*self._entries(set(self.items), gone, self.catalogue.adjustments)]
        yield Feed(WHOLE_FEED, name, "", _newest([*whole, *self._recorded("", None)]))
        titles = {entry.id: entry.title for entry in gone if kind_of_id(entry.id) is IdKind.DOMAIN}
        titles.update((domain.code, domain.title) for domain in self.catalogue.domains)
        for code, title in titles.items():
            retired = [entry for entry in gone if domain_of(entry.id) == code]
            ids = {item_id for item_id in self.items if domain_of(item_id) == code} | {entry.id for entry in retired}
            found = self._entries(ids, retired, self._adjustments_of(ids))
            entries = _newest([*found, *self._recorded(code, ids)])
            yield Feed(domain_feed_path(code), f"{title} - {name}", domain_path(code), entries)
        for body, ids in self.bodies.items():
            path = body_feed_path(body)
            entries = _newest([*self._entries(ids, (), self._adjustments_of(ids)), *self._recorded(path, ids)])
            for known in (body, *self._former_names(body)):
                yield Feed(body_feed_path(known), f"{body} - {name}", "bodies/", entries)

    def _former_names(self, body: str) -> tuple[str, ...]:
        """Names a body had: whoever subscribed to it then is served on. A name that is another body's now is not."""
        entry = self.catalogue.bodies.get(body)
        return tuple(name for name in entry.formerly if name not in self.bodies) if entry is not None else ()

    def _entries(self, ids: set[str], retired: Iterable[Retired], adjustments: Iterable[Adjustment]) -> list[FeedEntry]:
        found = [self._adjusted(entry) for entry in adjustments]
        found += [self._withdrawn(entry) for entry in retired]
        for item in (self.items[item_id] for item_id in sorted(ids & self.items.keys())):
            found += [self._document(item, document) for document in item.published]
        return found

    def _recorded(self, feed: str, ids: set[str] | None) -> Iterator[FeedEntry]:
        """One entry a day of what the commits tell, of some ids (of a domain also its categories) or of all."""
        for day in self.days:
            entries = [entry for one in day.recorded if (entry := _about(one, feed, ids)) is not None]
            news = summarize(day.on, entries)
            if news is None:
                continue
            lines = [f"{say_recorded(entry)}{self._named(entry.items)}" for entry in entries]
            key = f"history/{feed}" if feed else "history"
            title = "目录变化：" + shorten(news.text.removesuffix("。"), 41)
            path = path_of(news.items[0]) if len(news.items) == 1 and news.items[0] in self.titles else CHANGES
            yield FeedEntry(key, title, "\n".join(lines), day.on, self._link(path))

    def _named(self, ids: Iterable[str]) -> str:
        named = "、".join(f"{one} {self.titles[one]}" for one in ids if one in self.titles)
        return f"：{named}" if named else ""

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


def _newest(entries: Iterable[FeedEntry]) -> tuple[FeedEntry, ...]:
    unique = {(entry.on, entry.key): entry for entry in entries}
    return tuple(sorted(unique.values(), key=lambda entry: (entry.on, entry.key), reverse=True)[:MOST])


def _about(entry: Recorded, feed: str, ids: set[str] | None) -> Recorded | None:
    """A recorded change as far as it is about some ids; a body's new name stands in the feed of the whole only."""
    if ids is None:
        return entry
    own = tuple(one for one in entry.items if one in ids or (is_domain(feed) and domain_of(one) == feed))
    return replace(entry, items=own) if own else None


def _bodies_of(catalogue: Catalogue) -> dict[str, set[str]]:
    """Body → ids of the items it answers for, in the order of the catalogue."""
    found: dict[str, set[str]] = {}
    for item in catalogue.items:
        for subject in item.subject:
            found.setdefault(subject.body, set()).add(item.id)
    return found


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
