"""Catalogue → its feeds: the whole catalogue, each domain, body that answers for an item, audience, village, item.

Entries are adjustments (调整记录), days of recorded changes (修订历史), published documents and withdrawn ids. All
dates are the data's, none the day of the
build, so that a build without news changes no feed. An adjustment without items is about the whole catalogue and
stands in every feed but those of items, audiences and villages, which tell of their own matters alone; a withdrawn id
names no body and stands in no body's feed. A withdrawn domain, and a withdrawn item, keeps its feed.
A village has the documents that were recorded for it (`units`), and nothing else.

Left to others: the form (`render.site.feeds`).
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote

from generator.derive.changes import ChangedDay, derive_days, summarize, told_alone
from generator.derive.records import effective_records, names_of_today, published_of
from generator.derive.views.changes import PATH as CHANGES
from generator.derive.views.changes import say_recorded
from generator.model.address import IdKind, absolute, domain_of, domain_path, is_domain, item_path, kind_of_id, path_of
from generator.model.catalogue import Adjustment, Catalogue
from generator.model.feed import (
    FEEDS,
    WHOLE_FEED,
    Feed,
    FeedEntry,
    FeedKind,
    audience_feed_path,
    body_feed_path,
    domain_feed_path,
    item_feed_path,
    village_feed_path,
)
from generator.model.history import Recorded
from generator.model.item import Item, Published
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
        self.days_of: dict[str, list[ChangedDay]] = {}
        for day in self.days:
            for item_id in dict.fromkeys(one for entry in day.recorded for one in entry.items):
                self.days_of.setdefault(item_id, []).append(day)
        self.adjustments_of: dict[str, list[Adjustment]] = {}
        for entry in catalogue.adjustments:
            for item_id in dict.fromkeys(entry.items):
                self.adjustments_of.setdefault(item_id, []).append(entry)

    def all(self) -> Iterator[Feed]:
        name = self.catalogue.office.site_name
        gone = told_alone(self.catalogue.permalinks.fates)
        whole = [*self._entries(set(self.items), gone, self.catalogue.adjustments)]
        yield Feed(WHOLE_FEED, name, "", _newest([*whole, *self._recorded("", None)]), name="整个目录")
        titles = {entry.id: entry.title for entry in gone if kind_of_id(entry.id) is IdKind.DOMAIN}
        titles.update((domain.code, domain.title) for domain in self.catalogue.domains)
        for code, title in titles.items():
            retired = [entry for entry in gone if domain_of(entry.id) == code]
            ids = {item_id for item_id in self.items if domain_of(item_id) == code} | {entry.id for entry in retired}
            found = self._entries(ids, retired, self._adjustments_of(ids))
            entries = _newest([*found, *self._recorded(code, ids)])
            path = domain_feed_path(code)
            yield Feed(path, f"{title} - {name}", domain_path(code), entries, FeedKind.DOMAIN, title)
        for body, ids in self.bodies.items():
            path = body_feed_path(body)
            entries = _newest([*self._entries(ids, (), self._adjustments_of(ids)), *self._recorded(path, ids)])
            for known in (body, *self._former_names(body)):
                own = body if known == body else ""
                yield Feed(body_feed_path(known), f"{body} - {name}", "bodies/", entries, FeedKind.BODY, own)
        yield from self._audiences()
        yield from self._villages()
        yield from self._of_items()

    def _audiences(self) -> Iterator[Feed]:
        """One for each group that is named; what is for everybody is in the feed of the whole."""
        groups: dict[str, set[str]] = {}
        for item in self.items.values():
            for name in item.scope.groups:
                groups.setdefault(name, set()).add(item.id)
        for name, ids in sorted(groups.items()):
            path = audience_feed_path(name)
            adjustments = {entry.text: entry for one in sorted(ids) for entry in self.adjustments_of.get(one, ())}
            entries = _newest([*self._entries(ids, (), adjustments.values()), *self._recorded(path, ids)])
            yield Feed(path, f"{name} - {self.catalogue.office.site_name}", FEEDS, entries, FeedKind.AUDIENCE, name)

    def _villages(self) -> Iterator[Feed]:
        found: dict[str, list[FeedEntry]] = {}
        names = names_of_today(self.catalogue.bodies)
        for record in effective_records(self.catalogue.records):
            item = self.items.get(record.item)
            if item is None or not record.units or not record.url or not record.date or record.removed:
                continue
            entry = self._document(item, published_of(record, names))
            for unit in record.units:
                found.setdefault(unit, []).append(entry)
        for name, entries in sorted(found.items()):
            title = f"{name} - {self.catalogue.office.site_name}"
            yield Feed(village_feed_path(name), title, FEEDS, _newest(entries), FeedKind.VILLAGE, name)

    def _of_items(self) -> Iterator[Feed]:
        """One each, also of those that were withdrawn: whoever subscribed is told, and served on."""
        site = self.catalogue.office.site_name
        for item in self.items.values():
            found = [self._adjusted_alone(entry) for entry in self.adjustments_of.get(item.id, ())]
            found += [self._document(item, document) for document in item.published]
            path = item_feed_path(item.id)
            entries = _newest([*found, *self._recorded(path, {item.id}, self.days_of.get(item.id, ()))])
            yield Feed(path, f"{item.title} - {site}", item_path(item.id), entries, FeedKind.ITEM, item.title, item.id)
        for entry in self.catalogue.permalinks.fates.values():
            if kind_of_id(entry.id) is IdKind.ITEM and entry.id not in self.items:
                told = (self._withdrawn(entry),)
                title = f"{entry.title} - {site}"
                yield Feed(item_feed_path(entry.id), title, path_of(entry.id), told, FeedKind.ITEM, item=entry.id)

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

    def _recorded(
        self, feed: str, ids: set[str] | None, days: Iterable[ChangedDay] | None = None
    ) -> Iterator[FeedEntry]:
        """One entry a day of what the commits tell, of some ids (of a domain also its categories) or of all.

        `days`: those on which one of the ids can be named; without it all.
        """
        for day in self.days if days is None else days:
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

    def _adjusted_alone(self, entry: Adjustment) -> FeedEntry:
        """The same in the feed of an item, which names no others."""
        key = f"adjustment/{_digest(entry.text)}"
        return FeedEntry(key, "目录调整：" + shorten(entry.text, 41), entry.text, entry.on, self._link(CHANGES))

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
