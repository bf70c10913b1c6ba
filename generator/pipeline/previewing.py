"""derive → render, a page at a time: how the site would look if the draft were built now. Nothing is written.

The frame is the theme's own, filled without the host; pages that only the host makes (prose) are not here.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, cached_property
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, FileSystemLoader, Template

from generator.derive.changes import derive_days, derive_histories, derive_latest, derive_records
from generator.derive.citations import derive_citations, derive_duties
from generator.derive.letters import group_by_letter
from generator.derive.related import derive_related
from generator.derive.views.frame import footer_view, header_view
from generator.derive.views.head import PageView
from generator.derive.views.pick import Derived, SiteViews
from generator.model.address import IdKind, kind_of_id, path_of
from generator.model.catalogue import Catalogue, Item
from generator.model.letter import Letter
from generator.pipeline.words import field_words
from generator.read.tree import read_bytes
from generator.render.site.pages import SiteRenderer
from generator.resources import THEME_DIR

ASSETS: Mapping[str, str] = {
    "assets/gongkai/site.css": "text/css",
    "assets/gongkai/site.js": "text/javascript",
    "assets/gongkai/laws.js": "text/javascript",
    "assets/gongkai/icon.svg": "image/svg+xml",
    "assets/duedate.js": "text/javascript",
}
"""Files of the theme that pages ask for → their kind."""


@cache
def _renderer() -> SiteRenderer:
    return SiteRenderer()


@cache
def _frame() -> Template:
    """The theme's page; the texts put in are HTML already, as for the host."""
    return Environment(loader=FileSystemLoader(THEME_DIR), autoescape=False).get_template("shell.html")  # noqa: S701


def read_asset(path: str) -> bytes:
    """A file of the theme, one of `ASSETS`."""
    return read_bytes(THEME_DIR, path)


class Preview:
    """The pages of one catalogue, each made when it is asked for."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def changed(self, item: Item) -> "Preview":
        """The same with one item saying something else."""
        domains = tuple(
            replace(domain, items=tuple(item if one.id == item.id else one for one in domain.items))
            if domain.code == item.domain_code
            else domain
            for domain in self.catalogue.domains
        )
        return Preview(replace(self.catalogue, domains=domains))

    def page(self, path: str) -> str | None:
        """The page at a path of the site (`01/001/`), whole; None where only the host makes it, or there is none."""
        view = self._view(path)
        if view is None:
            return None
        office, renderer = self.catalogue.office, _renderer()
        page = renderer.page(view)
        root = view.root
        gk = SimpleNamespace(
            head=page.head,
            body=page.body,
            root=root,
            header=renderer.part(header_view(office, is_search=False), root),
            footer=renderer.part(footer_view(office), root),
        )
        return _frame().render(gk=gk)

    def _view(self, path: str) -> PageView[Any] | None:
        if path == "":
            return self._views(()).home()
        if path in ("laws/", "bodies/"):
            return self._views(()).laws() if path == "laws/" else self._views(()).bodies()
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
