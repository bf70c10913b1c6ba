"""The site as a list: every file, what it is, whom it is about, what it is made of, who writes it.

Count, progress, sitemap, the check that nothing is missing and the order of writing follow from this one list, and so
will the jobs of other processes. Inputs say, for people and for planning, whom a change concerns; what a build keeps is
decided by what makers are really given (`pipeline.warm`). An input is a row of the catalogue (a body by its name), or
all rows of a kind (with an empty name). Beside its inputs every output depends on the program itself: its templates,
scripts and schemas, which one version of it has in common.

Left to others: making the bytes (`pipeline.building`); the theme's own files, which the host copies as they are.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from generator.derive.views.changes import PATH as CHANGES
from generator.derive.views.duties import AGENDA
from generator.derive.views.duties import PATH as DUTIES
from generator.derive.views.head import LOST
from generator.derive.views.item import cited_laws, named_bodies
from generator.derive.views.tombstone import former_bodies
from generator.model.address import category_path, domain_of, domain_path, item_path, path_of
from generator.model.catalogue import Catalogue
from generator.model.domain import Category, Domain
from generator.model.feed import FEEDS, Feed, FeedKind
from generator.model.item import Item
from generator.model.sheets import Download


class Kind(Enum):
    """What an output is. The host writes pages of its own frame; the generator everything else."""

    HOME = auto()
    LETTERS = auto()
    LAWS = auto()
    BODIES = auto()
    CHANGES = auto()
    SEARCH_PAGE = auto()
    DOMAIN = auto()
    PROSE = auto()
    LOST = auto()
    CATEGORY = auto()
    ITEM = auto()
    WITHDRAWN = auto()
    CODE_SVG = auto()
    CODE_PNG = auto()
    SEARCH = auto()
    CALENDAR = auto()
    CALCULATOR = auto()
    SCRIPT = auto()
    FEED = auto()
    FEEDS = auto()
    """The page that lists the feeds."""
    DATA = auto()
    DOWNLOAD = auto()
    DATA_SCHEMA = auto()
    LIST = auto()
    """The page of a register that an office may have or not (负面清单 …)."""
    LIST_ENTRY = auto()
    """The page of one entry of such a register."""
    LIST_FILE = auto()
    """What machines get of such a register."""
    SITEMAP = auto()
    RECORD = auto()
    DUTIES = auto()
    AGENDA = auto()


class Source(Enum):
    """A kind of rows of the catalogue that outputs are made of."""

    OFFICE = auto()
    DOMAIN = auto()
    """A domain's head: title, introduction, questions."""
    CATEGORY = auto()
    ITEM = auto()
    LAW = auto()
    BODY = auto()
    ADJUSTMENT = auto()
    """By the id of the item it is about."""
    HISTORY = auto()
    """By the id of what changed, as the commits tell."""
    REGISTER = auto()
    """By id, of those no longer live."""
    LISTED = auto()
    """Entries of the registers with pages of their own, by the id of the item they are about; empty for all."""
    WORDS = auto()
    CALENDAR = auto()
    PROSE = auto()
    """By path under `pages/`."""
    PUBLICATION = auto()
    """发布记录, by the id of the item."""
    DAY = auto()
    """The day of the build: what is due, and what is late, is so on a day."""


@dataclass(frozen=True, slots=True)
class Input:
    """`name` empty: all rows of the kind."""

    source: Source
    name: str = ""

    def covers(self, other: "Input") -> bool:
        """Whether a change of `other` is a change of this."""
        return self.source is other.source and self.name in ("", other.name)


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site.

    Attributes:
        path: relative, `/` separators.
        kind: what it is.
        subject: whom it is about: an id, a page's path without a file name, a script's or feed's name.
        inputs: what it is made of.
        shell: code of the domain whose shell it is filled into; empty where it is not.
    """

    path: str
    kind: Kind
    subject: str = ""
    inputs: frozenset[Input] = frozenset()
    shell: str = ""

    @property
    def is_page(self) -> bool:
        """Whether it is a page that residents can be led to; the page of what is not there is none."""
        return self.kind in PAGES

    @property
    def is_ours(self) -> bool:
        """Whether the generator writes it itself; the others the host puts into its frame."""
        return self.kind not in HOSTED and (self.kind is not Kind.WITHDRAWN or bool(self.shell))


_LISTS = {Kind.LETTERS, Kind.LAWS, Kind.BODIES, Kind.CHANGES, Kind.SEARCH_PAGE, Kind.DUTIES, Kind.FEEDS, Kind.LIST}
HOSTED = frozenset({Kind.HOME, *_LISTS, Kind.DOMAIN, Kind.PROSE, Kind.LOST})
FILLED = frozenset({Kind.CATEGORY, Kind.ITEM, Kind.WITHDRAWN, Kind.LIST_ENTRY})
"""Pages filled into a shell. A withdrawn domain lies higher than a shell and is the host's: it has no `shell`."""
PAGES = (HOSTED | FILLED) - {Kind.LOST}

OFFICE = Input(Source.OFFICE)
ALL = frozenset(map(Input, Source))


@dataclass(frozen=True, slots=True)
class Parts:
    """What the list needs beside the catalogue.

    Paths of the A–Z pages, of the office's own pages, of the search's files and of the theme's scripts; the files that
    may be taken away. `related`: item
    id → the items its page leads to. `duties`: whether there is a ledger to show.
    id → the items its page leads to. `lists`: outputs of the registers that this office has (`derive.lists`).
    """

    letters: Sequence[str]
    prose: Sequence[str]
    search: Sequence[str]
    scripts: Sequence[str]
    feeds: Sequence[Feed]
    downloads: Sequence[Download]
    related: Mapping[str, Sequence[Item]]
    duties: bool = False
    lists: Sequence[Output] = ()


def derive_outputs(catalogue: Catalogue, parts: Parts) -> tuple[Output, ...]:
    """Every file the site of a catalogue consists of, in the order in which they are written."""
    heirs = {key: law.replaced_by for key, law in catalogue.laws.items() if law.replaced_by in catalogue.laws}
    return (
        *_frame(parts),
        *(_with_heirs(output, heirs) for domain in catalogue.domains for output in _domain(domain, parts)),
        *_withdrawn(catalogue),
        *parts.lists,
        *_codes(catalogue),
        *_data(catalogue, parts),
    )


def _with_heirs(output: Output, heirs: Mapping[str, str]) -> Output:
    """An item's page names what took a law's place. `heirs`: key → key."""
    if output.kind is not Kind.ITEM:
        return output
    named = {
        Input(Source.LAW, heirs[row.name]) for row in output.inputs if row.source is Source.LAW and row.name in heirs
    }
    return replace(output, inputs=output.inputs | named) if named else output


def find_affected(outputs: Iterable[Output], changed: Iterable[Input]) -> tuple[Output, ...]:
    """The outputs that are made of one of the changed rows."""
    rows = tuple(changed)
    return tuple(o for o in outputs if any(own.covers(row) for own in o.inputs for row in rows))


def _page(path: str, kind: Kind, subject: str, inputs: Iterable[Input], shell: str = "") -> Output:
    return Output(f"{path}index.html", kind, subject, frozenset((OFFICE, *inputs)), shell)


def _all(*sources: Source) -> Iterator[Input]:
    return map(Input, sources)


_LEDGER = (Source.PUBLICATION, Source.ITEM, Source.DOMAIN, Source.BODY, Source.CALENDAR, Source.DAY)
"""What the ledger is made of, and what its page names."""


def _frame(parts: Parts) -> Iterator[Output]:
    """Home, lists, prose, what is not there."""
    told = tuple(_all(Source.DOMAIN, Source.ITEM, Source.CATEGORY, Source.ADJUSTMENT, Source.HISTORY))
    yield _page("", Kind.HOME, "", (*told, Input(Source.LISTED)))
    yield _page(CHANGES, Kind.CHANGES, CHANGES, (*told, Input(Source.REGISTER)))
    for path in parts.letters:
        yield _page(path, Kind.LETTERS, path, _all(Source.ITEM, Source.DOMAIN, Source.WORDS))
    yield _page("laws/", Kind.LAWS, "laws/", _all(Source.LAW, Source.ITEM, Source.CATEGORY, Source.WORDS))
    yield _page("bodies/", Kind.BODIES, "bodies/", _all(Source.BODY, Source.ITEM, Source.DOMAIN))
    yield _page("search/", Kind.SEARCH_PAGE, "search/", ())
    if parts.feeds:
        yield _page(FEEDS, Kind.FEEDS, FEEDS, _all(Source.DOMAIN, Source.BODY, Source.ITEM, Source.PUBLICATION))
    if parts.duties:
        yield _page(DUTIES, Kind.DUTIES, DUTIES, _all(*_LEDGER, Source.HISTORY, Source.LISTED))
    for path in parts.prose:
        counted = _TABLES if path == "about/" else ()
        yield _page(path, Kind.PROSE, path, [Input(Source.PROSE, path), *counted])
    yield Output(LOST, Kind.LOST, "", frozenset({OFFICE}))


def _domain(domain: Domain, parts: Parts) -> Iterator[Output]:
    head, authority = Input(Source.DOMAIN, domain.code), Input(Source.BODY, domain.authority)
    rows = _rows(domain.items, domain.categories, domain)
    yield _page(domain_path(domain.code), Kind.DOMAIN, domain.code, {head, authority, *rows})
    for category in domain.categories:
        own = {head, *_rows(domain.items_of(category.name), (category,), domain)}
        path = category_path(domain.code, category.id)
        yield _page(path, Kind.CATEGORY, f"{domain.code}-{category.id}", own, domain.code)
    for item in domain.items:
        inputs = {head, *_item(item, domain.category_of(item), domain, parts)}
        yield _page(item_path(item.id), Kind.ITEM, item.id, inputs, domain.code)


def _rows(items: Iterable[Item], categories: Iterable[Category], domain: Domain) -> Iterator[Input]:
    """What rows of the official table are made of."""
    for category in categories:
        yield Input(Source.CATEGORY, f"{domain.code}-{category.id}")
        yield from (Input(Source.LAW, basis.law) for basis in category.basis)
    for item in items:
        yield Input(Source.ITEM, item.id)
        yield from (Input(Source.LAW, basis.law) for basis in item.basis)


def _item(item: Item, category: Category | None, domain: Domain, parts: Parts) -> Iterator[Input]:
    yield Input(Source.ITEM, item.id)
    if category is not None:
        yield Input(Source.CATEGORY, f"{domain.code}-{category.id}")
    yield from (Input(Source.LAW, key) for key in cited_laws(item, category))
    yield from (Input(Source.BODY, name) for name in named_bodies(item))
    yield from (Input(Source.ITEM, other.id) for other in parts.related.get(item.id, ()))
    yield Input(Source.ADJUSTMENT, item.id)
    yield Input(Source.HISTORY, item.id)
    yield Input(Source.PUBLICATION, item.id)
    if parts.duties:
        yield from _all(Source.CALENDAR, Source.DAY)
    yield Input(Source.LISTED, item.id)


def _withdrawn(catalogue: Catalogue) -> Iterator[Output]:
    """Pages of ids no longer live: their entry, and all that may stand in its place today."""
    codes = [domain.code for domain in catalogue.domains]
    authorities = {domain.code: domain.authority for domain in catalogue.domains}
    inputs = [*_all(Source.REGISTER, Source.ITEM, Source.CATEGORY, Source.DOMAIN)]
    for entry in catalogue.permalinks.fates.values():
        shell = "" if "-" not in entry.id or not codes else entry.id[:2] if entry.id[:2] in codes else codes[0]
        bodies = [Input(Source.BODY, name) for name in former_bodies(entry, authorities.get(domain_of(entry.id), ""))]
        yield _page(path_of(entry.id), Kind.WITHDRAWN, entry.id, [*inputs, *bodies], shell)


_SOURCES = {"领域": Source.DOMAIN, "一级事项": Source.CATEGORY, "事项": Source.ITEM}


def _codes(catalogue: Catalogue) -> Iterator[Output]:
    """Two pictures a live id; none where the office has no address to put in."""
    if not catalogue.office.site_url:
        return
    for address_id in catalogue.addresses:
        source = (
            Source.ITEM if len(address_id) == len("01-001") else Source.CATEGORY if "-" in address_id else Source.DOMAIN
        )
        inputs = frozenset({OFFICE, Input(source, address_id)})
        yield Output(f"{path_of(address_id)}qr.svg", Kind.CODE_SVG, address_id, inputs)
        yield Output(f"{path_of(address_id)}qr.png", Kind.CODE_PNG, address_id, frozenset({OFFICE}))


def _feeds(catalogue: Catalogue, feeds: Sequence[Feed]) -> Iterator[Output]:
    """An item's feed is made of what is its own; what is in the others comes from everywhere."""
    fed = frozenset((OFFICE, *_all(*_ROWS, Source.ADJUSTMENT, Source.HISTORY)))
    village = frozenset((OFFICE, *_all(Source.PUBLICATION, Source.ITEM, Source.BODY)))
    gone = frozenset((OFFICE, Input(Source.REGISTER)))
    items = {item.id: item for item in catalogue.items}
    for feed in feeds:
        if feed.kind is FeedKind.ITEM and feed.item not in items:
            yield Output(feed.path, Kind.FEED, feed.path, gone)
        elif feed.kind is FeedKind.ITEM:
            own = (Source.ITEM, Source.PUBLICATION, Source.ADJUSTMENT, Source.HISTORY)
            bodies = (Input(Source.BODY, one.body) for one in items[feed.item].published if one.body)
            inputs = frozenset((OFFICE, *(Input(source, feed.item) for source in own), *bodies))
            yield Output(feed.path, Kind.FEED, feed.path, inputs)
        else:
            yield Output(feed.path, Kind.FEED, feed.path, village if feed.kind is FeedKind.VILLAGE else fed)


_ROWS = (Source.PUBLICATION, Source.DOMAIN, Source.ITEM, Source.CATEGORY, Source.REGISTER)
_TABLES = tuple(_all(*_ROWS, Source.LAW, Source.BODY))
"""What the tables of all domains, and `catalogue.json`, are made of."""


def _of_domain(catalogue: Catalogue, code: str) -> frozenset[Input]:
    domain = next(domain for domain in catalogue.domains if domain.code == code)
    return frozenset({OFFICE, Input(Source.DOMAIN, code), *_rows(domain.items, domain.categories, domain)})


def _data(catalogue: Catalogue, parts: Parts) -> Iterator[Output]:
    """What scripts and other systems read."""
    for path in parts.search:
        yield Output(path, Kind.SEARCH, path, ALL - set(_all(Source.CALENDAR, Source.PROSE, Source.DAY)))
    yield Output("assets/calendar.js", Kind.CALENDAR, "", frozenset({Input(Source.CALENDAR)}))
    yield Output("assets/calculator.js", Kind.CALCULATOR, "", frozenset({Input(Source.CALENDAR)}))
    for path in parts.scripts:
        yield Output(path, Kind.SCRIPT, path)
    if parts.duties and catalogue.office.site_url:
        yield Output(AGENDA, Kind.AGENDA, AGENDA, frozenset((OFFICE, *_all(*_LEDGER))))
    yield from _feeds(catalogue, parts.feeds)
    told = frozenset((OFFICE, *_all(*_ROWS)))
    yield Output("catalogue.json", Kind.DATA, "", told | {Input(Source.LAW), Input(Source.BODY)})
    yield Output("catalogue.schema.json", Kind.DATA_SCHEMA)
    for one in parts.downloads:
        if one.path != "catalogue.json":
            own = _of_domain(catalogue, one.domain) if one.domain else frozenset((OFFICE, *_TABLES))
            yield Output(one.path, Kind.DOWNLOAD, one.path, own)
    if catalogue.office.site_url:
        yield Output("sitemap.xml", Kind.SITEMAP, "", told)
    yield Output("build.json", Kind.RECORD, "", told)
