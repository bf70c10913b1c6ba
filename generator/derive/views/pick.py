"""Catalogue → the views of its pages: takes out of it exactly the parts that each page is made of.

What a page depends on is what stands here in its call, so that a list of outputs can name it; and `…_parts` are the
arguments themselves, so that a page whose arguments are the same need not be made again (`pipeline.warm`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from generator.derive.changes import ChangedDay
from generator.derive.citations import Citation
from generator.derive.lawranks import rank_laws
from generator.derive.ledger.documents import list_told
from generator.derive.listpages import GuideParts, Known, guide_parts, list_pages
from generator.derive.lists import beside_items, list_links
from generator.derive.views.changes import ChangesView, changes_page
from generator.derive.views.domain import CategoryView, DomainView, category_page, domain_page, stands_whole
from generator.derive.views.duties import PATH as DUTIES
from generator.derive.views.duties import DutiesView, duties_page, item_duties
from generator.derive.views.dutyfigures import Counted
from generator.derive.views.guide import GuideView, guide_page
from generator.derive.views.head import PageView
from generator.derive.views.home import HomeView, home_page, tile_of
from generator.derive.views.item import ItemDuties, ItemView, cited_laws, item_page, named_bodies
from generator.derive.views.lists import (
    BodiesView,
    LawsView,
    LettersView,
    bodies_page,
    laws_page,
    letters_pages,
    letters_paths,
)
from generator.derive.views.numbers import numbers_by_url
from generator.derive.views.official import number_items
from generator.derive.views.parts import Beside, Link
from generator.derive.views.tombstone import Heir, TombstoneView, former_bodies, tombstone_page
from generator.model.address import domain_of, part_of, path_of
from generator.model.body import Body
from generator.model.catalogue import Adjustment, Catalogue
from generator.model.domain import Category, Domain
from generator.model.history import Recorded
from generator.model.item import Item
from generator.model.law import Law
from generator.model.ledger import Ledger, LedgerLine
from generator.model.letter import Letter
from generator.model.office import Office
from generator.model.register import Retired, find_successors
from generator.model.sheets import Download
from generator.model.standing import name_successors
from generator.model.text import chinese_day
from generator.model.words import FieldWords

T = TypeVar("T")

ItemParts = tuple[
    Item,
    Domain,
    Category | None,
    Mapping[str, Law],
    Mapping[str, Body],
    Office,
    Sequence[Item],
    Sequence[Adjustment],
    Sequence[Recorded],
    Sequence[Adjustment],
    FieldWords,
    ItemDuties | None,
    Sequence[Beside],
    Mapping[str, str],
]
CategoryParts = tuple[Domain, Category, Sequence[Item], Mapping[str, int] | None, Mapping[str, Law], Office, FieldWords]
TombstoneParts = tuple[Retired, Mapping[str, Retired], Mapping[str, Heir], Domain | None, Office, Mapping[str, Body]]


@dataclass(frozen=True, slots=True)
class Derived:
    """What `derive` worked out for the pages.

    Law key → citations; body → its items; item id → related items; item id ("" for the whole catalogue) → adjustments;
    id → recorded changes; days on which something changed, newest first; the newest pieces of news; letter → items,
    both in order. `ledger`: of the day of the build, None where there is none to show.
    """

    citations: Mapping[str, Sequence[Citation]]
    duties: Mapping[str, Sequence[Item]]
    related: Mapping[str, Sequence[Item]]
    histories: Mapping[str, Sequence[Adjustment]]
    records: Mapping[str, Sequence[Recorded]]
    days: Sequence[ChangedDay]
    latest: Sequence[Adjustment]
    letters: tuple[Letter, ...]
    ledger: Ledger | None = None


class SiteViews:
    """The views of one catalogue, each made when it is asked for."""

    def __init__(
        self, catalogue: Catalogue, derived: Derived, words: FieldWords, downloads: Sequence[Download] = ()
    ) -> None:
        self.catalogue = catalogue
        self.office = catalogue.office
        self.derived = derived
        self.words = words
        self.downloads = downloads
        self._domains = {domain.code: domain for domain in catalogue.domains}
        self._places: dict[str, Mapping[str, int] | None] = {}
        self._heads = {domain.code: replace(domain, items=()) for domain in catalogue.domains}
        self._titles = {domain.code: domain.title for domain in catalogue.domains}
        self._laws = name_successors(catalogue.laws)
        self._items = {item.id: item for item in catalogue.items}
        self._fates = catalogue.permalinks.fates
        self._lines: dict[str, list[LedgerLine]] = {}
        for line in derived.ledger.lines if derived.ledger else ():
            self._lines.setdefault(line.item, []).append(line)
        self._beside = beside_items(catalogue)
        self._numbers = numbers_by_url(catalogue.numbers)

    def home(self) -> PageView[HomeView]:
        latest = self.derived.latest
        about = {item_id for adjustment in latest for item_id in adjustment.items}
        titles = {item_id: self._items[item_id].title for item_id in about if item_id in self._items}
        duties = Link("这个月要公开什么", DUTIES) if self.derived.ledger else None
        tiles = map(tile_of, self.catalogue.domains)
        return home_page(self.office, tiles, latest, titles, duties, list_links(self.catalogue))

    def changes(self) -> PageView[ChangesView]:
        titles = {entry.id: entry.title for entry in self.catalogue.permalinks.retired} | dict(self.catalogue.addresses)
        return changes_page(self.office, self.derived.days, titles)

    def domain(self, domain: Domain) -> PageView[DomainView]:
        authority = self.catalogue.bodies.get(domain.authority)
        is_listed = bool(self.derived.duties.get(domain.authority))
        laws = _some(self._laws, _cited(domain.items, domain.categories))
        return domain_page(domain, laws, authority, is_listed, self.office, self.words, self.downloads)

    def category(self, address_id: str) -> PageView[CategoryView]:
        """The page of a category, `01-c1`."""
        return category_page(*self.category_parts(address_id))

    def category_parts(self, address_id: str) -> CategoryParts:
        """All that the page of a category is made of."""
        domain = self._domains[address_id[:2]]
        category = next(one for one in domain.categories if one.id == address_id[3:])
        items = domain.items_of(category.name)
        ordinals = self._ordinals(domain.code)
        own = None if ordinals is None else {item.id: ordinals[item.id] for item in items}
        laws = _some(self._laws, _cited(items, (category,)))
        return self._heads[domain.code], category, items, own, laws, self.office, self.words

    def _ordinals(self, code: str) -> Mapping[str, int] | None:
        """Places in the official table of a domain too large for one page; None for the others."""
        if code not in self._places:
            domain = self._domains[code]
            self._places[code] = None if stands_whole(domain) else number_items(domain)
        return self._places[code]

    def item(self, item_id: str) -> PageView[ItemView]:
        return item_page(*self.item_parts(item_id))

    def item_parts(self, item_id: str) -> ItemParts:
        """All that the page of an item is made of."""
        derived, item = self.derived, self._items[item_id]
        category = self._domains[item.domain_code].category_of(item)
        return (
            item,
            self._heads[item.domain_code],
            category,
            _some(self._laws, cited_laws(item, category)),
            _some(self.catalogue.bodies, named_bodies(item)),
            self.office,
            derived.related.get(item.id, ()),
            derived.histories.get(item.id, ()),
            derived.records.get(item.id, ()),
            derived.histories.get("", ()),
            self.words,
            self._duties(item.id),
            self._beside.get(item.id, ()),
            self._numbers,
        )

    def _duties(self, item_id: str) -> ItemDuties | None:
        """What the ledger says of an item, and of which day; None where there is nothing to say."""
        ledger = self.derived.ledger
        lines = item_duties(self._lines.get(item_id, ()), shows_late=self.office.ledger.shows_late)
        return ItemDuties(chinese_day(ledger.today), lines) if ledger is not None and lines else None

    def duties(self) -> PageView[DutiesView] | None:
        """What is due this month; None where there is no ledger."""
        if self.derived.ledger is None:
            return None
        titles = {item_id: item.title for item_id, item in self._items.items()}
        catalogue, today = self.catalogue, self.derived.ledger.today.isoformat()
        counted = Counted(list_told(catalogue, "", today), catalogue.history.changes, catalogue.topics)
        return duties_page(self.derived.ledger, titles, self._titles, self.office, counted)

    def tombstone(self, retired: Retired) -> PageView[TombstoneView]:
        return tombstone_page(*self.tombstone_parts(retired))

    def tombstone_parts(self, retired: Retired) -> TombstoneParts:
        """All that the page of an id no longer live is made of."""
        targets = find_successors(self._fates, retired.id).live
        heirs = {target: heir for target in targets if (heir := self._heir(target)) is not None}
        domain = self._heads.get(domain_of(retired.id))
        bodies = _some(self.catalogue.bodies, former_bodies(retired, domain.authority if domain else ""))
        return retired, self._fates, heirs, domain, self.office, bodies

    def _heir(self, target: str) -> Heir | None:
        """What is told of a live item, category or domain; None for what is not in the catalogue."""
        item = self._items.get(target)
        if item is not None:
            return Heir(Link(item.title, path_of(target)), item.summary)
        head = self._heads.get(domain_of(target))
        if head is not None and target == head.code:
            return Heir(Link(head.title, path_of(target)), head.introduction)
        for category in head.categories if head else ():
            if category.id == part_of(target):
                return Heir(Link(category.name, path_of(target)), category.description)
        return None

    def letters(self) -> Iterator[PageView[LettersView]]:
        return letters_pages(self.derived.letters, self._titles, self.office)

    def letters_paths(self) -> Iterator[str]:
        """Paths of the pages `letters` makes."""
        return letters_paths(self.derived.letters, len(self._items))

    def laws(self) -> PageView[LawsView]:
        citations = self.derived.citations
        cited = [law for key, law in self._laws.items() if key in citations]
        return laws_page(rank_laws(cited, self.catalogue.words.readings), citations, len(self._items), self.office)

    def lists(self) -> Iterator[PageView[Any]]:
        """The pages of the registers that this office has."""
        return list_pages(self._known)

    def guide(self, item_id: str) -> PageView[GuideView]:
        """The page of the guide of an item."""
        return guide_page(*self.guide_parts(item_id))

    def guide_parts(self, item_id: str) -> GuideParts:
        """All that the page of the guide of an item is made of."""
        return guide_parts(self._known, item_id)

    @property
    def _known(self) -> Known:
        return Known(self.catalogue, self._items, self._laws, self.derived.citations.keys())

    def bodies(self) -> PageView[BodiesView]:
        duties = self.derived.duties
        named = [body for body in self.catalogue.bodies.values() if body.name in duties]
        return bodies_page(named, duties, self._titles, len(self._items), self.office)


def _cited(items: Iterable[Item], categories: Iterable[Category]) -> set[str]:
    """Keys of the laws that a table looks up."""
    own = {basis.law for item in items for basis in item.basis}
    return own | {basis.law for category in categories for basis in category.basis}


def _some(register: Mapping[str, T], keys: Iterable[str]) -> Mapping[str, T]:
    """Those entries of a register that a page looks up."""
    return {key: register[key] for key in keys if key in register}
