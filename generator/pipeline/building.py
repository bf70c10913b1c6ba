"""derive → render: a checked catalogue → every file of the site, as (path, bytes), in a fixed order.

The pages of the frame (home, domains, lists) go to the host, which puts them into its theme; items, categories and
withdrawn items are filled into the shells the host rendered, one shell a domain (design, decision 4).
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from rjsmin import jsmin

from generator.derive.changes import derive_histories, derive_latest
from generator.derive.citations import derive_citations, derive_duties
from generator.derive.feeds import derive_feeds
from generator.derive.related import derive_related
from generator.derive.searchterms import derive_search
from generator.derive.workdays import calendar_table
from generator.model.address import absolute, category_path, domain_path, item_path, path_of
from generator.model.catalogue import Catalogue
from generator.model.errors import PublishError
from generator.model.page import Page
from generator.model.register import Retired
from generator.model.search import SearchData
from generator.model.words import FieldWords
from generator.pipeline.checking import schemas
from generator.publish.qrcache import load_cache, save_cache
from generator.read.calendar import build_work_calendar
from generator.read.schema import title_of
from generator.render.data import render_build_record, render_catalogue_json, render_sitemap
from generator.render.feeds import render_feeds
from generator.render.index import render_search
from generator.render.pages import Derived, PageRenderer
from generator.render.qr import ENCODER, QrMatrix, choose_level, encode, render_png, render_svg
from generator.resources import SCHEMA_DIR, SCRIPTS_DIR, THEME_DIR
from generator.version import VERSION

SLOT_HEAD = "<!--gongkai:head-->"
SLOT_BODY = "<!--gongkai:body-->"

FOREIGN = frozenset({"lunr.js"})
"""Scripts of others, shipped as they come."""

CALENDAR_YEARS = 3
"""Years of the working-day calendar that pages get: last year's, this year's and the next's."""

_ITEM_FIELDS = (
    "content",
    "subject",
    "time_limit",
    "channel",
    "scope",
    "basis",
    "stage",
    "nature",
    "power",
    "privacy",
    "verify",
    "published",
    "updated",
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Header and footer as seen from a page's `root`."""

    header: str
    footer: str


class Site:
    """Everything one catalogue becomes. `cache_dir` keeps made codes between builds (None: no cache)."""

    def __init__(self, catalogue: Catalogue, year: int, cache_dir: Path | None = None) -> None:
        self.catalogue = catalogue
        self.year = year
        self._matrices = _make_codes(_code_paths(catalogue), cache_dir)
        self._codes = {
            path: render_svg(self._matrices[url], title=label) for path, (url, label) in _code_paths(catalogue).items()
        }
        self._search = derive_search(catalogue)
        self.renderer = PageRenderer(catalogue, self._derive(), field_words())

    def _derive(self) -> Derived:
        catalogue = self.catalogue
        return Derived(
            citations=derive_citations(catalogue),
            duties=derive_duties(catalogue),
            related={k: v for domain in catalogue.domains for k, v in derive_related(domain).items()},
            histories=derive_histories(catalogue),
            latest=derive_latest(catalogue),
            codes=self._codes,
            initials=_initials(self._search),
        )

    # --- the host's pages -------------------------------------------------------------------------

    def prose(self, path: str, title: str) -> Page:
        """Head of a Markdown page of the office; the body holds what stands above the prose."""
        body = self.renderer.apply_contact() if path == "apply/" else ""
        return Page(path, title, self.renderer.prose(path, title), body)

    def not_found(self) -> Page:
        return self.renderer.not_found()

    def frame(self, root: str, *, is_search: bool = False) -> Frame:
        return Frame(self.renderer.header(root, is_search=is_search), self.renderer.footer(root))

    def frame_pages(self) -> list[Page]:
        """Pages the host puts into its theme, beside the office's prose."""
        renderer = self.renderer
        pages = [renderer.home(), *renderer.letters(), renderer.laws(), renderer.bodies(), renderer.search()]
        pages += [renderer.domain(domain) for domain in self.catalogue.domains]
        return pages + [renderer.tombstone(entry) for entry in self._retired if "-" not in entry.id]

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
        yield "catalogue.schema.json", (SCHEMA_DIR / "catalogue.schema.json").read_bytes()

    def _filled_pages(self, shells: Mapping[str, tuple[str, str, str]]) -> Iterator[tuple[str, bytes]]:
        for domain in self.catalogue.domains:
            if domain.code not in shells:
                raise PublishError(f"领域 {domain.code} 没有页面外壳：渲染程序没有运行 gongkai 插件。")
            shell = shells[domain.code]
            for category in domain.categories:
                yield _fill(shell, self.renderer.category(domain, category))
            for item in domain.items:
                yield _fill(shell, self.renderer.item(item))
        any_shell = next(iter(shells.values()))
        for entry in self._retired:
            if "-" not in entry.id:
                continue
            yield _fill(shells.get(entry.id[:2], any_shell), self.renderer.tombstone(entry))

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
            yield "sitemap.xml", render_sitemap(site_url, sorted(set(paths) - gone))
        yield "build.json", render_build_record(self.catalogue, VERSION, len(paths))

    def page_paths(self) -> list[str]:
        """Every page this catalogue must have, for the count after a build."""
        catalogue = self.catalogue
        paths = ["", *self.renderer.letter_paths(), "laws/", "bodies/", "search/"]
        for domain in catalogue.domains:
            paths.append(domain_path(domain.code))
            paths.extend(category_path(domain.code, category.id) for category in domain.categories)
            paths.extend(item_path(item.id) for item in domain.items)
        return paths + [path_of(entry.id) for entry in self._retired]


def _scripts() -> Iterator[tuple[str, bytes]]:
    """The theme's own scripts without what only their readers need; they take the place of the host's copies."""
    for file in sorted((THEME_DIR / "assets").rglob("*.js")):
        if file.name not in FOREIGN:
            path = file.relative_to(THEME_DIR).as_posix()
            yield path, (jsmin(file.read_text("utf-8")) + "\n").encode()


def browser_modules() -> dict[str, str]:
    """Path of each module of the search in the browser → its text."""
    files = sorted(SCRIPTS_DIR.rglob("*.js"))
    return {file.relative_to(SCRIPTS_DIR).as_posix(): file.read_text("utf-8") for file in files}


def field_words() -> FieldWords:
    """The schema's titles of an item's fields."""
    schema = schemas().schemas["domain"]
    words = {name: title_of(schema, "items", "[]", name) for name in _ITEM_FIELDS}
    for part in ("method", "audience", "level"):
        words[f"scope.{part}"] = title_of(schema, "items", "[]", "scope", part)
    return FieldWords(words)


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


def _make_codes(paths: Mapping[str, tuple[str, str]], cache_dir: Path | None) -> dict[str, QrMatrix]:
    cache_file = cache_dir / "qr" if cache_dir else None
    known = load_cache(cache_file, ENCODER) if cache_file else {}
    made: dict[str, QrMatrix] = {}
    for url, _ in paths.values():
        packed = known.get((url, choose_level(url)))
        made[url] = QrMatrix.from_bytes(packed) if packed else encode(url)
    if cache_file and any((url, matrix.level) not in known for url, matrix in made.items()):
        save_cache(cache_file, {(url, matrix.level): matrix.to_bytes() for url, matrix in made.items()}, ENCODER)
    return made


def _initials(search: SearchData) -> dict[str, str]:
    """Item id → first letter of its title's reading, capital; "#" where a title starts with none."""
    return {entry.id: entry.initials[:1].upper() or "#" for entry in search.entries}


def _split(code: str, shell: str) -> tuple[str, str, str]:
    head, _, rest = shell.partition(SLOT_HEAD)
    middle, _, tail = rest.partition(SLOT_BODY)
    if not middle or not tail:
        raise PublishError(f"领域 {code} 的页面外壳里没有内容位置，主题文件可能被改坏了。")
    return head, middle, tail


def _fill(shell: tuple[str, str, str], page: Page) -> tuple[str, bytes]:
    head, middle, tail = shell
    return f"{page.path}index.html", f"{head}{page.head}{middle}{page.body}{tail}".encode()
