"""Views → HTML of pages and of their frame. Each is rendered from its view alone.

Every link is relative to `root`, the way from a page back to the site's root (decision 6); only codes and canonical
tags carry the site's address. Nothing here knows MkDocs: the shell a page is put into is a text with two slots.
"""

from collections.abc import Mapping
from typing import TypeVar

from jinja2 import Template
from markupsafe import Markup

from generator.derive.views.about import AboutView
from generator.derive.views.apply import ApplyView
from generator.derive.views.changes import ChangesView
from generator.derive.views.domain import CategoryView, DomainView
from generator.derive.views.duties import DutiesView
from generator.derive.views.feeds import FeedsView
from generator.derive.views.frame import FooterView, HeaderView
from generator.derive.views.guide import GuidesView, GuideView
from generator.derive.views.head import HeadView, PageView
from generator.derive.views.home import HomeView
from generator.derive.views.item import ItemView
from generator.derive.views.lists import BodiesView, LawsView, LettersView, LostView, SearchView
from generator.derive.views.numbers import NumbersView
from generator.derive.views.occasions import OccasionsView
from generator.derive.views.places import MapView
from generator.derive.views.province import (
    AcrossView,
    OfficePageView,
    PortalFooterView,
    PortalHeaderView,
    PortalHomeView,
    PortalItemsView,
    PortalSearchView,
    StatusView,
)
from generator.derive.views.tombstone import TombstoneView
from generator.derive.views.topics import TopicsView
from generator.derive.views.withheld import WithheldView
from generator.model.page import Page
from generator.render.site.environment import site_environment

TEMPLATES: Mapping[type, str] = {
    AboutView: "about.html",
    AcrossView: "portal_across.html",
    ApplyView: "apply.html",
    BodiesView: "bodies.html",
    CategoryView: "category.html",
    ChangesView: "changes.html",
    DomainView: "domain.html",
    DutiesView: "duties.html",
    FeedsView: "feeds.html",
    FooterView: "footer.html",
    GuideView: "guide.html",
    GuidesView: "guides.html",
    HeadView: "head.html",
    HeaderView: "header.html",
    HomeView: "home.html",
    ItemView: "item.html",
    LawsView: "laws.html",
    LettersView: "letters.html",
    LostView: "not_found.html",
    NumbersView: "numbers.html",
    MapView: "map.html",
    OccasionsView: "events.html",
    OfficePageView: "portal_office.html",
    PortalFooterView: "portal_footer.html",
    PortalHeaderView: "portal_header.html",
    PortalHomeView: "portal_home.html",
    PortalItemsView: "portal_items.html",
    PortalSearchView: "portal_search.html",
    SearchView: "search.html",
    StatusView: "portal_status.html",
    TombstoneView: "tombstone.html",
    TopicsView: "topics.html",
    WithheldView: "withheld.html",
}
"""Kind of view → the template that prints it."""

Body = TypeVar("Body")


class SiteRenderer:
    """Holds the compiled templates; the same view gives the same text."""

    def __init__(self) -> None:
        self._environment = site_environment()
        self._templates: dict[type, Template] = {}
        self._frame: Template | None = None

    def page(self, view: PageView[Body]) -> Page:
        """Head and body of a page."""
        return Page(view.path, view.title, self.head(view.head), self.part(view.body, view.root))

    def head(self, view: HeadView) -> Markup:
        return self.part(view, view.root)

    def framed(self, page: Page, root: str, header: object, footer: object) -> bytes:
        """A whole page in the theme's frame, without the host: `header` and `footer` are views."""
        if self._frame is None:
            self._frame = self._environment.get_template("base.html")
        parts = {"root": root, "head": Markup(page.head), "body": Markup(page.body)}  # noqa: S704  made by us, escaped
        frame = {**parts, "header": self.part(header, root), "footer": self.part(footer, root)}
        return self._frame.render(gk=frame).encode()

    def part(self, view: object, root: str) -> Markup:
        """What the template of a view's kind makes of it, as seen from a page's `root`."""
        kind = type(view)
        template = self._templates.get(kind)
        if template is None:
            template = self._templates[kind] = self._environment.get_template(TEMPLATES[kind])
        return Markup(template.render(view=view, root=root))  # noqa: S704  the environment escapes
