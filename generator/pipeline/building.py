"""derive → render: a checked catalogue → every file of the site, by the list of its outputs.

The pages of the frame (home, domains, lists) go to the host, which puts them into its theme; items, categories and
withdrawn items are filled into the shells the host rendered, one shell a domain (design, decision 4).
"""

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

from generator.derive.changes import derive_days, derive_histories, derive_latest, derive_records
from generator.derive.citations import derive_citations, derive_duties
from generator.derive.feeds import derive_feeds
from generator.derive.ledger.agenda import list_events
from generator.derive.ledger.engine import derive_ledger
from generator.derive.letters import group_by_letter
from generator.derive.lists import list_outputs
from generator.derive.outputs import Kind, Output, Parts, derive_outputs
from generator.derive.records import with_documents
from generator.derive.related import derive_related
from generator.derive.search.terms import derive_search
from generator.derive.views.about import AboutView, about_view
from generator.derive.views.apply import ApplyView, apply_view
from generator.derive.views.feeds import feeds_page
from generator.derive.views.frame import footer_view, header_view
from generator.derive.views.head import PageView, prose_head
from generator.derive.views.lists import lost_page, search_page, server_root
from generator.derive.views.occasions import CALENDAR, numbered
from generator.derive.views.pick import Derived, SiteViews
from generator.derive.workdays import calendar_table
from generator.model.address import absolute, is_domain, path_of
from generator.model.agenda import Agenda
from generator.model.catalogue import Catalogue
from generator.model.errors import PublishError
from generator.model.feed import Feed
from generator.model.keep import anew
from generator.model.ledger import Ledger, LedgerQuery, LedgerRules, State
from generator.model.page import Page
from generator.model.search import SearchData
from generator.pipeline.exporting import Downloads, data_schema
from generator.pipeline.scripts import CALCULATOR, browser_modules, make_script, script_paths
from generator.pipeline.warm import Warm, keep_search
from generator.pipeline.words import field_words
from generator.read.calendar import build_work_calendar
from generator.render.code.drawing import render_png, render_svg
from generator.render.code.qr import QrMatrix, encode
from generator.render.ledger.calendar import render_agenda
from generator.render.search.index import render_search, search_paths
from generator.render.site.feeds import render_feeds
from generator.render.site.occasions import render_occasions
from generator.render.site.pages import SiteRenderer
from generator.render.tables.data import render_build_record, render_list, render_sitemap
from generator.version import VERSION

T = TypeVar("T")
SLOT_HEAD = "<!--gongkai:head-->"
SLOT_BODY = "<!--gongkai:body-->"

PAST_YEARS, CALENDAR_YEARS = 3, 5
"""How many years of the working-day calendar that pages get are past, and how many there are in all."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Header and footer as seen from a page's `root`."""

    header: str
    footer: str


class Site:
    """Everything one catalogue becomes."""

    def __init__(
        self, catalogue: Catalogue, year: int, today: date | None = None, inputs: str = "", warm: Warm | None = None
    ) -> None:
        """A site as of a day.

        Args:
            catalogue: what it shows.
            year: the year of the build.
            today: the day of the build; without one nothing is said of what is due.
            inputs: the hash of the files the catalogue was read from (`Snapshot.digest`), for the build record.
            warm: what the last release left; without it no output is keyed.
        """
        catalogue = with_documents(catalogue)
        self.catalogue = catalogue
        self.today = today
        self._inputs = inputs
        self.year = year
        site_url = catalogue.office.site_url
        coded = {path_of(i): title for i, title in catalogue.addresses.items()} if site_url else {}
        self._outputs: dict[tuple[str, ...], tuple[Output, ...]] = {}
        self._matrices: dict[str, QrMatrix] = {}
        self._labels = coded
        self._warm = warm
        self._files = Downloads(catalogue, self._kept_size, warm.keep if warm is not None else anew)
        self._downloads = self._files.told
        self.views = SiteViews(catalogue, self._derive(), field_words(), self._downloads)
        self.renderer = SiteRenderer()
        self._makers: Mapping[Kind, Callable[[Output], bytes]] = {
            Kind.CODE_SVG: self._code_svg,
            Kind.CODE_PNG: self._code_png,
            Kind.SEARCH: self._search_file,
            Kind.FEED: self._feed,
            Kind.DATA: self._download,
            Kind.DOWNLOAD: self._download,
            Kind.DATA_SCHEMA: self._data_schema,
            Kind.CALENDAR: self._calendar,
            Kind.CALCULATOR: self._calculator,
            Kind.SCRIPT: self._script,
            Kind.AGENDA: self._agenda,
            Kind.LIST_FILE: self._list_file,
        }

        self._parts: Mapping[Kind, Callable[[Output], tuple[object, ...]]] = {
            Kind.ITEM: lambda output: self.views.item_parts(output.subject),
            Kind.CATEGORY: lambda output: self.views.category_parts(output.subject),
            Kind.WITHDRAWN: lambda output: self.views.tombstone_parts(catalogue.permalinks.fates[output.subject]),
            Kind.LIST_ENTRY: lambda output: self.views.guide_parts(output.subject),
            Kind.CODE_SVG: lambda output: (site_url, coded[path_of(output.subject)]),
            Kind.CODE_PNG: lambda _: (site_url,),
            Kind.DATA: lambda output: self._files.parts(output.path),
            Kind.DOWNLOAD: lambda output: self._files.parts(output.path),
            Kind.FEED: lambda output: (self._feed_of[output.path], site_url, catalogue.office.name),
            Kind.CALENDAR: lambda _: (catalogue.calendar, year),
            Kind.CALCULATOR: lambda _: (catalogue.calendar, year),
            Kind.SCRIPT: lambda _: (),
            Kind.DATA_SCHEMA: lambda _: (),
        }
        """Kind → all that its makers are given. Of kinds that are not here every output is made each time."""

    def again(self, warm: Warm) -> None:
        """The same site once more, into another folder."""
        self._warm = warm

    def _kept_size(self, path: str, parts: tuple[object, ...]) -> int | None:
        """The length of a download that need not be made."""
        entry = self._warm.find(path, self._warm.key(path, *parts)) if self._warm is not None else None
        return entry.size if entry is not None else None

    def key(self, output: Output, shells: Mapping[str, str]) -> str:
        """The key of an output, by all that it is made of; empty where it is made each time.

        Args:
            output: of the list.
            shells: domain code → hash of its shell.
        """
        parts = self._parts.get(output.kind)
        if self._warm is None or parts is None or (output.shell and output.shell not in shells):
            return ""
        around = (shells[output.shell],) if output.shell else ()
        return self._warm.key(output.path, *around, *parts(output))

    def _derive(self) -> Derived:
        catalogue = self.catalogue
        days = derive_days(catalogue)
        return Derived(
            citations=derive_citations(catalogue),
            duties=derive_duties(catalogue),
            related={k: v for domain in catalogue.domains for k, v in derive_related(domain).items()},
            histories=derive_histories(catalogue),
            records=derive_records(catalogue),
            days=days,
            latest=derive_latest(days),
            letters=group_by_letter(catalogue.items, catalogue.words.readings),
            ledger=self._ledger(),
        )

    def _ledger(self) -> Ledger | None:
        """The ledger of the day, where the office keeps one: it has records, or says how it is to be kept."""
        catalogue = self.catalogue
        if self.today is None or not (catalogue.records or catalogue.office.ledger != LedgerRules()):
            return None
        return derive_ledger(catalogue, build_work_calendar(catalogue.calendar), LedgerQuery(self.today))

    # --- the host's pages -------------------------------------------------------------------------

    def prose(self, path: str, title: str, description: str = "") -> Page:
        """Head of a Markdown page of the office; the body holds what stands above the prose."""
        office = self.catalogue.office
        head = prose_head(office, path, title, description)
        view = self._above(path)
        return Page(path, title, self.renderer.head(head), self.renderer.part(view, head.root) if view else "")

    def _above(self, path: str) -> AboutView | ApplyView | None:
        """What stands above the prose of the standard pages."""
        if path == "about/":
            return about_view(self.catalogue.office, self.catalogue.domains, self._downloads)
        return apply_view(self.catalogue.office) if path == "apply/" else None

    def not_found(self) -> Page:
        return self._page(lost_page(self.catalogue.office))

    def server_root(self) -> str:
        """From where the page of what is not there links: it is shown at any depth."""
        return server_root(self.catalogue.office)

    def frame(self, root: str, *, is_search: bool = False) -> Frame:
        office = self.catalogue.office
        header = self.renderer.part(header_view(office, is_search=is_search), root)
        return Frame(header, self.renderer.part(footer_view(office), root))

    def frame_pages(self) -> list[Page]:
        """Pages the host puts into its theme, beside the office's prose."""
        views = self.views
        pages = [self._page(views.home()), *map(self._page, views.letters())]
        pages += [self._page(views.laws()), self._page(views.bodies()), self._page(search_page(self.catalogue.office))]
        pages += [self._page(views.changes()), *map(self._page, views.lists())]
        pages += [self._page(feeds_page(self._feeds, self.catalogue.office))] if self._feeds else []
        duties = views.duties()
        pages += [self._page(duties)] if duties is not None else []
        pages += [self._page(views.domain(domain)) for domain in self.catalogue.domains]
        gone = self.catalogue.permalinks.fates.values()  # a domain lies higher than a shell, so the host makes it
        return pages + [self._page(views.tombstone(entry)) for entry in gone if is_domain(entry.id)]

    def _page(self, view: PageView[T]) -> Page:
        return self.renderer.page(view)

    # --- the list, and what makes each file of it -------------------------------------------------

    def outputs(self, prose: Sequence[str] = ()) -> tuple[Output, ...]:
        """Every file of the site. `prose`: paths of the host's Markdown pages."""
        asked = tuple(prose)
        if asked not in self._outputs:
            self._outputs[asked] = self._list_outputs(asked)
        return self._outputs[asked]

    def _list_outputs(self, prose: Sequence[str]) -> tuple[Output, ...]:
        parts = Parts(
            letters=tuple(self.views.letters_paths()),
            prose=prose,
            search=search_paths(self._search, self.catalogue.words),
            scripts=script_paths(),
            feeds=self._feeds,
            downloads=self._downloads,
            related=self.views.derived.related,
            duties=self.views.derived.ledger is not None,
            lists=tuple(list_outputs(self.catalogue)),
        )
        return derive_outputs(self.catalogue, parts)

    def make(
        self, outputs: Sequence[Output], shells: Mapping[str, str], kept: Container[str] = frozenset()
    ) -> Iterator[tuple[Output, bytes]]:
        """The bytes of everything the host does not write.

        Args:
            outputs: the whole list, for what tells of the others: sitemap and build record.
            shells: domain code → rendered shell with both slots.
            kept: paths of outputs that are not made.

        Raises:
            PublishError: the host gave no usable shell for a domain.
        """
        cut = {code: _split(code, shell) for code, shell in shells.items()}
        for output in outputs:
            if output.path in kept:
                continue
            if output.is_ours and output.shell:
                if output.shell not in cut:
                    raise PublishError(f"领域 {output.shell} 没有页面外壳：渲染程序没有运行 gongkai 插件。")
                yield output, _fill(cut[output.shell], self._page(self._view(output)))
            elif output.kind is Kind.SITEMAP:
                yield output, render_sitemap(self.catalogue.office.site_url, _told_paths(outputs))
            elif output.kind is Kind.RECORD:
                pages = sum(other.is_page for other in outputs)
                yield output, render_build_record(self.catalogue, VERSION, pages, self._inputs)
            elif output.kind in self._makers:
                yield output, self._makers[output.kind](output)

    def _view(self, output: Output) -> PageView[Any]:
        """The view of a page that is filled into a shell."""
        if output.kind is Kind.WITHDRAWN:
            return self.views.tombstone(self.catalogue.permalinks.fates[output.subject])
        if output.kind is Kind.LIST_ENTRY:
            return self.views.guide(output.subject)
        if output.kind is Kind.CATEGORY:
            return self.views.category(output.subject)
        return self.views.item(output.subject)

    def _code_svg(self, output: Output) -> bytes:
        return render_svg(self._matrix(output), title=self._labels[path_of(output.subject)]).encode()

    def _code_png(self, output: Output) -> bytes:
        return render_png(self._matrix(output))

    def _matrix(self, output: Output) -> QrMatrix:
        """The code of an address, which two pictures show."""
        path = path_of(output.subject)
        if path not in self._matrices:
            self._matrices[path] = encode(absolute(self.catalogue.office.site_url, path))
        return self._matrices[path]

    def _search_file(self, output: Output) -> bytes:
        return self._search_files[output.path]

    def _feed(self, output: Output) -> bytes:
        office, feed = self.catalogue.office, self._feed_of[output.path]
        return render_feeds((feed,), office.site_url, office.name)[feed.path]

    def _download(self, output: Output) -> bytes:
        return self._files.make(output.path)

    def _list_file(self, output: Output) -> bytes:
        if output.path == CALENDAR:
            return render_occasions(numbered(self.catalogue.events), self.catalogue.office)
        return render_list(self.catalogue.office, output.subject, getattr(self.catalogue, output.subject))

    def _data_schema(self, _output: Output) -> bytes:
        return data_schema()

    def _calendar(self, _output: Output) -> bytes:
        first = self.year - PAST_YEARS
        table = calendar_table(build_work_calendar(self.catalogue.calendar), first, first + CALENDAR_YEARS - 1)
        return f"window.gkCalendar={json.dumps(table, ensure_ascii=False, separators=(',', ':'))};\n".encode()

    def _calculator(self, output: Output) -> bytes:
        """The calendar and the script that counts by it, for a page is to ask for little.

        Both stand by themselves too: pages of an earlier release, kept by a browser, ask for them.
        """
        return self._calendar(output) + make_script(CALCULATOR)

    def _script(self, output: Output) -> bytes:
        return make_script(output.path)

    def _agenda(self, output: Output) -> bytes:
        """What is not done, as days for a calendar."""
        ledger, office = self.views.derived.ledger, self.catalogue.office
        assert ledger is not None
        shown = [line for line in ledger.lines if office.ledger.shows_late or line.state is not State.OVERDUE]
        titles = {item.id: item.title for item in self.catalogue.items}
        events = tuple(list_events(shown, titles, office.site_url))
        agenda = Agenda(output.path, f"{office.short_name}政务公开到期日", events)
        return render_agenda(agenda, ledger.today, urlsplit(office.site_url).hostname or "")

    @cached_property
    def _search(self) -> SearchData:
        return derive_search(self.catalogue)

    @cached_property
    def _search_files(self) -> Mapping[str, bytes]:
        keep = (keep_search(self._warm),) if self._warm is not None else ()
        return render_search(self._search, self.catalogue.words, browser_modules(), VERSION, *keep)

    @cached_property
    def _feeds(self) -> tuple[Feed, ...]:
        return derive_feeds(self.catalogue)

    @cached_property
    def _feed_of(self) -> Mapping[str, Feed]:
        return {feed.path: feed for feed in self._feeds}


def _told_paths(outputs: Iterable[Output]) -> list[str]:
    """What the sitemap tells of, as addresses: every page but those of ids no longer live."""
    told = (output.path for output in outputs if output.is_page and output.kind is not Kind.WITHDRAWN)
    return sorted(quote(path.removesuffix("index.html")) for path in told)


def _split(code: str, shell: str) -> tuple[str, str, str]:
    head, _, rest = shell.partition(SLOT_HEAD)
    middle, _, tail = rest.partition(SLOT_BODY)
    if not middle or not tail:
        raise PublishError(f"领域 {code} 的页面外壳里没有内容位置，主题文件可能被改坏了。")
    return head, middle, tail


def _fill(shell: tuple[str, str, str], page: Page) -> bytes:
    head, middle, tail = shell
    return f"{head}{page.head}{middle}{page.body}{tail}".encode()
