"""derive → render: a checked catalogue → every file of the site, as (path, bytes), in a fixed order.

The pages of the frame (home, domains, lists) go to the host, which puts them into its theme; items, categories and
withdrawn items are filled into the shells the host rendered, one shell a domain (design, decision 4).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

from rjsmin import jsmin

from generator.derive.changes import derive_histories, derive_latest
from generator.derive.citations import derive_citations, derive_duties
from generator.derive.feeds import derive_feeds
from generator.derive.letters import group_by_letter
from generator.derive.related import derive_related
from generator.derive.search.terms import derive_search
from generator.derive.views.apply import apply_view
from generator.derive.views.frame import footer_view, header_view
from generator.derive.views.head import PageView, prose_head
from generator.derive.views.lists import lost_page, search_page, server_root
from generator.derive.views.pick import Derived, SiteViews
from generator.derive.workdays import calendar_table
from generator.model.address import absolute, category_path, domain_of, domain_path, is_domain, item_path, path_of
from generator.model.catalogue import Catalogue
from generator.model.errors import PublishError
from generator.model.page import Page
from generator.model.register import Retired
from generator.pipeline.words import field_words
from generator.read.calendar import build_work_calendar
from generator.read.tree import read_bytes, read_texts
from generator.render.code.qr import encode, render_png, render_svg
from generator.render.data import render_build_record, render_catalogue_json, render_sitemap
from generator.render.dataschema import render_data_schema
from generator.render.feeds import render_feeds
from generator.render.index import render_search
from generator.render.site.pages import SiteRenderer
from generator.resources import SCHEMA_DIR, SCRIPTS_DIR, THEME_DIR
from generator.version import VERSION

T = TypeVar("T")
SLOT_HEAD = "<!--gongkai:head-->"
SLOT_BODY = "<!--gongkai:body-->"

FOREIGN = frozenset({"lunr.js"})
"""Scripts of others, shipped as they come."""

CALENDAR_YEARS = 3
"""Years of the working-day calendar that pages get: last year's, this year's and the next's."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Header and footer as seen from a page's `root`."""

    header: str
    footer: str


class Site:
    """Everything one catalogue becomes."""

    def __init__(self, catalogue: Catalogue, year: int) -> None:
        self.catalogue = catalogue
        self.year = year
        self._matrices = {url: encode(url) for url, _ in _code_paths(catalogue).values()}
        self._codes = {
            path: render_svg(self._matrices[url], title=label) for path, (url, label) in _code_paths(catalogue).items()
        }
        self._search = derive_search(catalogue)
        self.views = SiteViews(catalogue, self._derive(), field_words())
        self.renderer = SiteRenderer()

    def _derive(self) -> Derived:
        catalogue = self.catalogue
        return Derived(
            citations=derive_citations(catalogue),
            duties=derive_duties(catalogue),
            related={k: v for domain in catalogue.domains for k, v in derive_related(domain).items()},
            histories=derive_histories(catalogue),
            latest=derive_latest(catalogue),
            letters=group_by_letter(catalogue.items, catalogue.words.readings),
        )

    # --- the host's pages -------------------------------------------------------------------------

    def prose(self, path: str, title: str, description: str = "") -> Page:
        """Head of a Markdown page of the office; the body holds what stands above the prose."""
        office = self.catalogue.office
        head = prose_head(office, path, title, description)
        body = self.renderer.part(apply_view(office), head.root) if path == "apply/" else ""
        return Page(path, title, self.renderer.head(head), body)

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
        pages += [self._page(views.domain(domain)) for domain in self.catalogue.domains]
        return pages + [self._page(views.tombstone(entry)) for entry in self._retired if is_domain(entry.id)]

    def _page(self, view: PageView[T]) -> Page:
        return self.renderer.page(view, self._codes.get(view.path, ""))

    @property
    def _retired(self) -> list[Retired]:
        """Entries of ids no longer live. A domain's page lies higher than a shell, so the host makes it."""
        return list(self.catalogue.permalinks.fates.values())

    # --- the generator's own files ----------------------------------------------------------------

    def files(self, shells: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
        """Everything the host does not write. `shells`: domain code → rendered shell with both slots.

        Raises:
            PublishError: the host gave no usable shell for a domain.
        """
        yield from self._filled_pages({code: _split(code, shell) for code, shell in shells.items()})
        for path, (url, _) in _code_paths(self.catalogue).items():
            yield f"{path}qr.svg", self._codes[path].encode()
            yield f"{path}qr.png", render_png(self._matrices[url])
        yield from render_search(self._search, self.catalogue.words, browser_modules(), VERSION).items()
        yield "assets/calendar.js", self._calendar_script()
        yield from _scripts()
        yield from self._feeds()
        yield "catalogue.json", render_catalogue_json(self.catalogue)
        shipped = read_bytes(SCHEMA_DIR, "catalogue.schema.json")
        yield "catalogue.schema.json", render_data_schema(shipped, self.views.words)

    def _filled_pages(self, shells: Mapping[str, tuple[str, str, str]]) -> Iterator[tuple[str, bytes]]:
        for domain in self.catalogue.domains:
            if domain.code not in shells:
                raise PublishError(f"领域 {domain.code} 没有页面外壳：渲染程序没有运行 gongkai 插件。")
            shell = shells[domain.code]
            for view in self.views.categories(domain):
                yield _fill(shell, self._page(view))
            for item in domain.items:
                yield _fill(shell, self._page(self.views.item(item, domain.category_of(item))))
        any_shell = next(iter(shells.values()))
        for entry in self._retired:
            if is_domain(entry.id):
                continue
            yield _fill(shells.get(domain_of(entry.id), any_shell), self._page(self.views.tombstone(entry)))

    def _feeds(self) -> Iterator[tuple[str, bytes]]:
        office = self.catalogue.office
        yield from render_feeds(derive_feeds(self.catalogue), office.site_url, office.name).items()

    def _calendar_script(self) -> bytes:
        first = self.year - 1
        table = calendar_table(build_work_calendar(self.catalogue.calendar), first, first + CALENDAR_YEARS - 1)
        return f"window.gkCalendar={json.dumps(table, ensure_ascii=False, separators=(',', ':'))};\n".encode()

    def closing_files(self, prose_paths: list[str]) -> Iterator[tuple[str, bytes]]:
        """Sitemap and build record, when all pages are known. The pages of retired ids are not to be found."""
        paths = self.page_paths() + prose_paths
        site_url = self.catalogue.office.site_url
        if site_url:
            gone = {path_of(entry.id) for entry in self._retired}
            yield "sitemap.xml", render_sitemap(site_url, sorted(quote(path) for path in set(paths) - gone))
        yield "build.json", render_build_record(self.catalogue, VERSION, len(paths))

    def page_paths(self) -> list[str]:
        """Every page this catalogue must have, for the count after a build."""
        catalogue = self.catalogue
        paths = ["", *self.views.letters_paths(), "laws/", "bodies/", "search/"]
        for domain in catalogue.domains:
            paths.append(domain_path(domain.code))
            paths.extend(category_path(domain.code, category.id) for category in domain.categories)
            paths.extend(item_path(item.id) for item in domain.items)
        return paths + [path_of(entry.id) for entry in self._retired]


def _scripts() -> Iterator[tuple[str, bytes]]:
    """The theme's own scripts without what only their readers need; they take the place of the host's copies."""
    for path, text in read_texts(THEME_DIR / "assets", ".js").items():
        if path.rpartition("/")[2] not in FOREIGN:
            yield f"assets/{path}", (jsmin(text) + "\n").encode()


def browser_modules() -> dict[str, str]:
    """Path of each module of the search in the browser → its text."""
    return read_texts(SCRIPTS_DIR, ".js")


def _code_paths(catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    """Path of each page that has a code → (address in the code, label); none without an address to put in."""
    site_url = catalogue.office.site_url
    found: dict[str, tuple[str, str]] = {}
    if not site_url:
        return found
    for domain in catalogue.domains:
        path = domain_path(domain.code)
        found[path] = (absolute(site_url, path), domain.title)
        for category in domain.categories:
            path = category_path(domain.code, category.id)
            found[path] = (absolute(site_url, path), category.name)
        for item in domain.items:
            path = item_path(item.id)
            found[path] = (absolute(site_url, path), item.title)
    return found


def _split(code: str, shell: str) -> tuple[str, str, str]:
    head, _, rest = shell.partition(SLOT_HEAD)
    middle, _, tail = rest.partition(SLOT_BODY)
    if not middle or not tail:
        raise PublishError(f"领域 {code} 的页面外壳里没有内容位置，主题文件可能被改坏了。")
    return head, middle, tail


def _fill(shell: tuple[str, str, str], page: Page) -> tuple[str, bytes]:
    head, middle, tail = shell
    return f"{page.path}index.html", f"{head}{page.head}{middle}{page.body}{tail}".encode()
