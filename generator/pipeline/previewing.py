"""derive → render, a page at a time: how the site would look if the draft were built now. Nothing is written.

The frame is the theme's own, filled without the host. Prose is rendered by the shipped settings, as `check` renders it;
an office that changed them in mkdocs.yml sees its own only when it builds. A picture of a code is made when it is asked
for; what is made of the whole catalogue (search, downloads, feeds) comes from the site that a build would write.
"""

import mimetypes
import posixpath
import re
from collections.abc import Mapping, Set
from dataclasses import replace
from functools import cache, cached_property
from html import unescape
from types import MappingProxyType, SimpleNamespace
from typing import Any
from urllib.parse import quote, unquote

from jinja2 import Environment, FileSystemLoader, Template

from generator.check.pages.shapes import check_shape
from generator.derive.changes import derive_days, derive_histories, derive_latest, derive_records
from generator.derive.citations import derive_citations, derive_duties
from generator.derive.letters import group_by_letter
from generator.derive.related import derive_related
from generator.derive.views.apply import apply_view
from generator.derive.views.frame import footer_view, header_view
from generator.derive.views.head import PageView, prose_head
from generator.derive.views.lists import search_page
from generator.derive.views.pick import Derived, SiteViews
from generator.model.address import IdKind, absolute, kind_of_id, path_of, relative_root
from generator.model.catalogue import Catalogue
from generator.model.item import Item
from generator.model.letter import Letter
from generator.pipeline.building import Site
from generator.pipeline.pages import STANDARD, address_in_site, is_page, sanitise_prose, standard_files, standard_page
from generator.pipeline.words import field_words
from generator.read.prose import read_prose
from generator.read.tree import read_bytes
from generator.render.code.drawing import render_png, render_svg
from generator.render.code.qr import encode
from generator.render.site.pages import SiteRenderer
from generator.render.site.prose import render_markdown
from generator.resources import THEME_DIR

ASSETS: Mapping[str, str] = {
    "assets/gongkai/site.css": "text/css",
    "assets/gongkai/site.js": "text/javascript",
    "assets/gongkai/laws.js": "text/javascript",
    "assets/gongkai/icon.svg": "image/svg+xml",
    "assets/duedate.js": "text/javascript",
}
"""Files of the theme that pages ask for → their kind."""

_CODES = {"qr.svg": "image/svg+xml", "qr.png": "image/png"}
"""Picture of a page's code → its kind."""

_ADDRESS = re.compile(r'((?:href|src)=")([^":#?/][^":?#]*)')
"""An address in rendered prose that begins where its file stands."""

_HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")


@cache
def _renderer() -> SiteRenderer:
    return SiteRenderer()


@cache
def _frame() -> Template:
    """The theme's page; the texts put in are HTML already, as for the host."""
    return _theme().get_template("shell.html")


@cache
def _theme() -> Environment:
    return Environment(loader=FileSystemLoader(THEME_DIR), autoescape=False)  # noqa: S701


def read_asset(path: str) -> bytes:
    """A file of the theme, one of `ASSETS`."""
    return read_bytes(THEME_DIR, path)


class Preview:
    """The pages of one catalogue, each made when it is asked for.

    `pages`: what stands under `pages/`, path inside it → bytes; `year`: of the calendar that the site brings along.
    """

    def __init__(self, catalogue: Catalogue, pages: Mapping[str, bytes] = MappingProxyType({}), year: int = 0) -> None:
        self.catalogue = catalogue
        self.pages = pages
        self.year = year

    def changed(self, item: Item) -> "Preview":
        """The same with one item saying something else."""
        domains = tuple(
            replace(domain, items=tuple(item if one.id == item.id else one for one in domain.items))
            if domain.code == item.domain_code
            else domain
            for domain in self.catalogue.domains
        )
        return Preview(replace(self.catalogue, domains=domains), self.pages, self.year)

    def page(self, path: str) -> str | None:
        """The page at a path of the site (`01/001/`), whole; None where there is none."""
        view = self._view(path)
        if view is None:
            return self._prose(path)
        page = _renderer().page(view)
        return _frame().render(gk=self._framed(path, view.root, page.head, page.body))

    def _framed(self, path: str, root: str, head: str, body: str) -> SimpleNamespace:
        office, renderer = self.catalogue.office, _renderer()
        header = renderer.part(header_view(office, is_search=path == "search/"), root)
        footer = renderer.part(footer_view(office), root)
        return SimpleNamespace(head=head, body=body, root=root, header=header, footer=footer)

    def file(self, path: str) -> tuple[bytes, str] | None:
        """A file of the site that is no page, and its kind; None where there is none."""
        above, _, name = path.rpartition("/")
        if name in _CODES:
            return self._code(f"{above}/", name)
        outputs = (one for one in self._site.outputs() if one.is_ours and not one.is_page)
        found = next((one for one in outputs if one.path == path), None)
        if found is None:
            return None
        made = next((data for _, data in self._site.make((found,), {})), None)
        return (made, mimetypes.guess_type(path)[0] or "application/octet-stream") if made is not None else None

    def attached(self, path: str) -> bytes | None:
        """A document that pages offer, by its path in the site."""
        shipped = (standard_files(name) for name in STANDARD if name not in self.pages)
        return self.pages.get(path) or next((files[path] for files in shipped if path in files), None)

    def _code(self, path: str, name: str) -> tuple[bytes, str] | None:
        """The picture that stands on a page and on posters."""
        title, url = self.catalogue.addresses.get(self._paths.get(path, ""), ""), self.catalogue.office.site_url
        if not title or not url:
            return None
        matrix = encode(absolute(url, path))
        made = render_svg(matrix, title=title).encode() if name == "qr.svg" else render_png(matrix)
        return made, _CODES[name]

    @cached_property
    def _site(self) -> Site:
        """All that a build would make: some seconds of a large catalogue, so only for what needs it."""
        return Site(self.catalogue, self.year)

    def _prose(self, path: str) -> str | None:
        """A page of the office's own text, or one that every site has."""
        names = [name for name in (*self.pages, *STANDARD) if is_page(name)]
        name = next((name for name in names if path and address_in_site(name) == path), None)
        if name is None:
            return None
        prose = read_prose(name, name, self.pages[name])[0] if name in self.pages else standard_page(name)
        if prose is None or any(check_shape(prose)):
            return None
        root = relative_root(path)
        files = {*self.pages, *STANDARD, *standard_files(name)}
        content = _linked(sanitise_prose(render_markdown(prose.text).html), name, root, files)
        title = prose.title or _title_of(content) or name
        page = SimpleNamespace(content=content, title=title)
        gk = self._framed(path, root, *self._above(path, root, title, prose.description))
        return _theme().get_template("main.html").render(page=page, gk=gk)

    def _above(self, path: str, root: str, title: str, description: str) -> tuple[str, str]:
        """Head of a prose page, and what stands above its text."""
        if path == "about/":  # it tells how large the downloads are
            made = self._site.prose(path, title, description)
            return made.head, made.body
        office, renderer = self.catalogue.office, _renderer()
        head = str(renderer.head(prose_head(office, path, title, description)))
        return head, str(renderer.part(apply_view(office), root)) if path == "apply/" else ""

    def _view(self, path: str) -> PageView[Any] | None:
        if path == "":
            return self._views(()).home()
        if path == "search/":
            return search_page(self.catalogue.office)
        if path in ("laws/", "bodies/", "changes/"):
            views = self._views(())
            return views.laws() if path == "laws/" else views.bodies() if path == "bodies/" else views.changes()
        if path.startswith("az/"):
            letters = group_by_letter(self.catalogue.items, self.catalogue.words.readings)
            return next((view for view in self._views(letters).letters() if view.path == path), None)
        return self._entry(path)

    def _entry(self, path: str) -> PageView[Any] | None:
        live = self._paths.get(path)
        if live is None:
            gone = next((e for e in self.catalogue.permalinks.fates.values() if path_of(e.id) == path), None)
            return self._views(()).tombstone(gone) if gone is not None else None
        kind = kind_of_id(live)
        if kind is IdKind.ITEM:
            return self._views((), live[:2]).item(live)
        if kind is IdKind.CATEGORY:
            return self._views(()).category(live)
        return self._views(()).domain(next(d for d in self.catalogue.domains if d.code == live))

    @cached_property
    def _paths(self) -> Mapping[str, str]:
        return {path_of(address_id): address_id for address_id in self.catalogue.addresses}

    def _views(self, letters: tuple[Letter, ...], code: str = "") -> SiteViews:
        """`code`: the domain whose items are related to one another."""
        catalogue = self.catalogue
        domains = [domain for domain in catalogue.domains if domain.code == code]
        days = derive_days(catalogue)
        derived = Derived(
            citations=derive_citations(catalogue) if not code else {},
            duties=derive_duties(catalogue) if not code else {},
            related={k: v for domain in domains for k, v in derive_related(domain).items()},
            histories=derive_histories(catalogue),
            records=derive_records(catalogue),
            days=days,
            latest=derive_latest(days),
            letters=letters,
        )
        return SiteViews(catalogue, derived, field_words())


def _linked(html: str, name: str, root: str, files: Set[str]) -> str:
    """Prose whose links lead where the host's would: `files` are named from where it stands."""

    def lead(match: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(match[2])))
        if path not in files:
            return match[0]
        return f"{match[1]}{root}/{quote(address_in_site(path) if is_page(path) else path)}"

    return _ADDRESS.sub(lead, html)


def _title_of(html: str) -> str:
    """The text of the first heading; empty where there is none."""
    found = _HEADING.search(html)
    return unescape(_TAG.sub("", found[1])).strip() if found else ""
