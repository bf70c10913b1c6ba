"""Model → HTML of every page: head, header, body, footer, all through one compiled, autoescaping environment.

Catalogue text is data, never markup (design, decision 5). Every link is relative to `root`, the way from a page
back to the site's root (decision 6); only codes and canonical tags carry the site's address.
Nothing here knows MkDocs: the shell a page is put into is a text with two slots.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.model.address import absolute, category_path, domain_path, item_path, relative_root
from generator.model.catalogue import Adjustment, Catalogue, Category, Domain, Item, Law, LegalBasis, Retired
from generator.model.page import Page
from generator.model.terms import Level, Stage
from generator.model.words import FieldWords
from generator.resources import TEMPLATE_DIR


@dataclass(frozen=True, slots=True)
class Derived:
    """What `derive` worked out for the pages.

    `codes`: path → inline SVG. `initials`: item id → first letter of its pinyin.
    """

    citations: Mapping[str, Any]
    duties: Mapping[str, tuple[Item, ...]]
    related: Mapping[str, tuple[Item, ...]]
    histories: Mapping[str, tuple[Adjustment, ...]]
    latest: tuple[Adjustment, ...]
    codes: Mapping[str, str]
    initials: Mapping[str, str]


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATE_DIR),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


class PageRenderer:
    """Renders the pages of one catalogue."""

    def __init__(self, catalogue: Catalogue, derived: Derived, words: FieldWords) -> None:
        self.catalogue = catalogue
        self.derived = derived
        self.environment = _environment()
        self.environment.globals.update(
            catalogue=catalogue,
            office=catalogue.office,
            derived=derived,
            words=words,
            item_path=item_path,
            domain_path=domain_path,
            category_path=category_path,
            absolute=self.absolute,
            phone_link=phone_link,
            body_of=catalogue.bodies.get,
            shown_basis=self.shown_basis,
            law_anchor=law_anchor,
            due_form=due_form,
            domain_of=self.domains.get,
            items=self.items,
            deadlines=deadlines,
        )
        self._templates: dict[str, Any] = {}

    @cached_property
    def domains(self) -> Mapping[str, Domain]:
        return {domain.code: domain for domain in self.catalogue.domains}

    @cached_property
    def items(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.catalogue.items}

    def absolute(self, path: str) -> str:
        return absolute(self.catalogue.office.site_url, path)

    def _render(self, name: str, **values: Any) -> Markup:
        template = self._templates.get(name)
        if template is None:
            template = self._templates[name] = self.environment.get_template(name)
        return Markup(template.render(values))  # noqa: S704  the environment escapes

    def _page(self, path: str, title: str, template: str, *, column: str = "", **values: Any) -> Page:
        root = relative_root(path)
        head = self._render("head.html", path=path, title=title, root=root, column=column, item=values.get("item"))
        return Page(path, title, head, self._render(template, path=path, root=root, title=title, **values))

    # --- frame ------------------------------------------------------------------------------------

    def header(self, root: str, *, is_search: bool = False) -> Markup:
        return self._render("header.html", root=root, is_search=is_search)

    def footer(self, root: str) -> Markup:
        return self._render("footer.html", root=root)

    # --- pages ------------------------------------------------------------------------------------

    def home(self) -> Page:
        return self._page("", self.catalogue.office.site_name, "home.html")

    def domain(self, domain: Domain) -> Page:
        path = domain_path(domain.code)
        filters = _filters(domain)
        return self._page(path, domain.title, "domain.html", column=domain.title, domain=domain, filters=filters)

    def category(self, domain: Domain, category: Category) -> Page:
        path = category_path(domain.code, category.id)
        title = f"{category.name} · {domain.title}"
        return self._page(path, title, "category.html", column=domain.title, domain=domain, category=category)

    def item(self, item: Item) -> Page:
        domain = self.domains[item.domain_code]
        category = next((c for c in domain.categories if c.name == item.category), None)
        return self._page(
            item_path(item.id),
            item.title,
            "item.html",
            column=domain.title,
            item=item,
            domain=domain,
            category=category,
        )

    def tombstone(self, retired: Retired) -> Page:
        return self._page(item_path(retired.id), retired.title, "tombstone.html", retired=retired)

    def letters(self) -> Page:
        groups: dict[str, list[Item]] = {}
        for item in self.catalogue.items:
            groups.setdefault(self.derived.initials.get(item.id, "#"), []).append(item)
        return self._page("az/", "按拼音查", "letters.html", column="按拼音查", groups=sorted(groups.items()))

    def laws(self) -> Page:
        cited = [law for key, law in self.catalogue.laws.items() if key in self.derived.citations]
        return self._page("laws/", "按法规查", "laws.html", column="按法规查", laws=cited)

    def bodies(self) -> Page:
        groups: dict[str, list[Any]] = {}
        for body in self.catalogue.bodies.values():
            if body.name in self.derived.duties:
                groups.setdefault(body.kind.value, []).append(body)
        return self._page("bodies/", "按部门查", "bodies.html", column="按部门查", groups=groups)

    def search(self) -> Page:
        return self._page("search/", "搜索", "search.html", column="搜索")

    def not_found(self) -> Page:
        return self._page("404.html", "没有这个页面", "not_found.html")

    def prose(self, path: str, title: str) -> Markup:
        """Head of a Markdown page; its body is the renderer's."""
        return self._render("head.html", path=path, title=title, root=relative_root(path), column=title, item=None)

    def apply_contact(self) -> Markup:
        """Where to send a request (依申请公开), above the office's own prose."""
        return self._render("apply.html", root="..")

    # --- helpers of the templates -----------------------------------------------------------------

    def shown_basis(self, item: Item, category: Category | None) -> list[tuple[Law | None, LegalBasis]]:
        """Laws with the articles residents may see; entries on one law are joined, unchecked articles left out."""
        joined: dict[str, tuple[str, ...]] = {}
        for basis in (*item.basis, *(category.basis if category else ())):
            articles = basis.articles if basis.checked else ()
            joined[basis.law] = tuple(dict.fromkeys((*joined.get(basis.law, ()), *articles)))
        return [(self.catalogue.laws.get(key), LegalBasis(key, articles)) for key, articles in joined.items()]


def phone_link(phone: str) -> str:
    """`tel:` target of a printed phone number; empty when it holds no digits."""
    digits = "".join(char for char in phone if char.isdigit() or char == "+")
    return f"tel:{digits}" if digits else ""


def law_anchor(key: str) -> str:
    """Anchor of a law on the list of laws: a name without blanks or markup."""
    return "law-" + "".join(char if char.isalnum() else "-" for char in key)


def _filters(domain: Domain) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Filters of a domain's table: field, label, (value, text) of what occurs."""
    items = domain.items
    levels = {level for item in items for level in item.scope.levels}
    stages = {item.stage for item in items}
    audiences = [("全社会", any(i.scope.everyone for i in items)), ("特定群众", any(i.scope.groups for i in items))]
    return [
        ("category", "一级事项", [(category.id, category.name) for category in domain.categories]),
        ("stage", "环节", [(stage.value, stage.value) for stage in Stage if stage in stages]),
        ("level", "层级", [(level.value, level.value) for level in Level if level in levels]),
        ("audience", "对象", [(name, name) for name, occurs in audiences if occurs]),
    ]


def deadlines(item: Item) -> list[Any]:
    """Clauses of an item whose last day can be worked out from a day the resident picks."""
    wanted = ("wd", "d", "w", "m", "y")
    return [
        clause
        for entry in item.time_limit
        for clause in entry.limit.clauses
        if clause.kind.value == "deadline" and clause.amount and clause.unit and clause.unit.value in wanted
    ]


def due_form(item: Item) -> Any:
    """The first such clause, for the calculator on the page; None when there is none."""
    found = deadlines(item)
    return found[0] if found else None
