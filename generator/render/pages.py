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

from generator.model.address import absolute, category_path, domain_path, item_path, kind_of_id, path_of, relative_root
from generator.model.basis import ShownBasis, shown_basis
from generator.model.catalogue import Adjustment, Catalogue, Category, Domain, Item, Subject
from generator.model.columns import HEADING_OF
from generator.model.feed import WHOLE_FEED, body_feed_path, domain_feed_path
from generator.model.letter import OTHER, Letter
from generator.model.page import Page
from generator.model.register import Retired, find_successors
from generator.model.words import FieldWords
from generator.render.labels import (
    NO_COLUMN,
    NO_MARK,
    PROSE_TYPES,
    Article,
    Column,
    Mark,
    domain_column,
    label_list,
    published_day,
)
from generator.render.official import book_marks, number_items
from generator.render.parts import law_anchor, letter_path, list_filters, phone_table, police_number
from generator.render.timewords import find_calculator, first_limit, limit_lines
from generator.resources import TEMPLATE_DIR


@dataclass(frozen=True, slots=True)
class Derived:
    """What `derive` worked out for the pages.

    `codes`: path → inline SVG. `letters`: the A–Z list.
    """

    citations: Mapping[str, Any]
    duties: Mapping[str, tuple[Item, ...]]
    related: Mapping[str, tuple[Item, ...]]
    histories: Mapping[str, tuple[Adjustment, ...]]
    latest: tuple[Adjustment, ...]
    codes: Mapping[str, str]
    letters: tuple[Letter, ...]


LONG = 800
"""Items of a catalogue up to which its lists (A–Z, laws, bodies) stand whole on one page of at most 65 KB."""
ROWS = 120
"""Rows of the official table that one page holds; larger domains have a table for each category."""
BODIES = 3
"""Responsible bodies of an item that stand in the answer on a phone; the others stand below it."""


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
            body_feed_path=body_feed_path,
            domain_path=domain_path,
            category_path=category_path,
            path_of=path_of,
            absolute=self.absolute,
            phone_table=phone_table,
            body_of=catalogue.bodies.get,
            shown_basis=self.shown_basis,
            law_anchor=law_anchor,
            book=book_marks,
            headings=HEADING_OF,
            ordinals={i: n for domain in catalogue.domains for i, n in number_items(domain).items()},
            find_calculator=find_calculator,
            first_limit=first_limit,
            limit_lines=limit_lines,
            published_day=published_day,
            police_number=police_number,
            has_phone=self.has_phone,
            leading_subjects=self.leading_subjects,
            is_long=self.is_long,
            letter_path=letter_path,
            domain_of=self.domains.get,
            items=self.items,
        )
        self._templates: dict[str, Any] = {}

    @cached_property
    def domains(self) -> Mapping[str, Domain]:
        return {domain.code: domain for domain in self.catalogue.domains}

    @cached_property
    def items(self) -> Mapping[str, Item]:
        return {item.id: item for item in self.catalogue.items}

    @cached_property
    def fates(self) -> Mapping[str, Retired]:
        return self.catalogue.permalinks.fates

    @property
    def is_long(self) -> bool:
        return len(self.items) > LONG

    def letter_paths(self) -> list[str]:
        """Paths of the pages `letters` makes."""
        return ["az/", *(letter_path(group.letter) for group in self.derived.letters if self.is_long)]

    def absolute(self, path: str) -> str:
        return absolute(self.catalogue.office.site_url, path)

    def _render(self, name: str, **values: Any) -> Markup:
        template = self._templates.get(name)
        if template is None:
            template = self._templates[name] = self.environment.get_template(name)
        return Markup(template.render(values))  # noqa: S704  the environment escapes

    def _head(
        self,
        path: str,
        title: str,
        column: Column,
        article: Article | None = None,
        *,
        description: str = "",
        root: str | None = None,
        mark: Mark = NO_MARK,
        feed: tuple[str, str] | None = None,
    ) -> Markup:
        return self._render(
            "head.html",
            feed=feed if self.catalogue.office.site_url else None,
            path=path,
            title=title,
            root=relative_root(path) if root is None else root,
            column=column,
            article=article,
            mark=mark,
            description=description or column.description or f"{self.catalogue.office.site_name}：{title}。",
        )

    def _page(
        self,
        path: str,
        title: str,
        template: str,
        *,
        column: Column = NO_COLUMN,
        article: Article | None = None,
        description: str = "",
        root: str | None = None,
        mark: Mark = NO_MARK,
        feed: tuple[str, str] | None = None,
        **values: Any,
    ) -> Page:
        """`feed`: path and title of the feed the page announces."""
        root = relative_root(path) if root is None else root
        head = self._head(path, title, column, article, description=description, root=root, mark=mark, feed=feed)
        return Page(path, title, head, self._render(template, path=path, root=root, **values))

    def _list_page(self, path: str, title: str, template: str, description: str, **values: Any) -> Page:
        column = Column(title, description, label_list(title, "政务公开", "标准目录"))
        return self._page(path, title, template, column=column, **values)

    # --- frame ------------------------------------------------------------------------------------

    def header(self, root: str, *, is_search: bool = False) -> Markup:
        return self._render("header.html", root=root, is_search=is_search)

    def footer(self, root: str) -> Markup:
        return self._render("footer.html", root=root)

    def server_root(self) -> str:
        """The site's root on its server: `/gk`, empty at the top. 404.html, shown at any depth, links from it."""
        path = self.catalogue.office.site_url.partition("://")[2].partition("/")[2].strip("/")
        return f"/{path}" if path else ""

    # --- pages ------------------------------------------------------------------------------------

    def home(self) -> Page:
        office = self.catalogue.office
        about = f"{office.short_name}应当公开哪些事、谁来公开、什么时候、在哪里看，用日常说法就能查。"
        return self._page("", office.site_name, "home.html", description=about, feed=(WHOLE_FEED, office.site_name))

    def domain(self, domain: Domain) -> Page:
        return self._page(
            domain_path(domain.code),
            domain.title,
            "domain.html",
            column=domain_column(domain),
            mark=Mark(domain.code),
            feed=(domain_feed_path(domain.code), domain.title),
            domain=domain,
            filters=list_filters(domain),
            has_table=len(domain.items) <= ROWS,
        )

    def category(self, domain: Domain, category: Category) -> Page:
        keywords = label_list(category.name, domain.title, *(item.title for item in domain.items_of(category.name)))
        return self._page(
            category_path(domain.code, category.id),
            f"{category.name} · {domain.title}",
            "category.html",
            column=Column(category.name, category.description or f"{domain.title}：{category.name}。", keywords),
            mark=Mark(f"{domain.code}-{category.id}"),
            domain=domain,
            category=category,
            has_table=len(domain.items) > ROWS >= len(domain.items_of(category.name)),
        )

    def item(self, item: Item) -> Page:
        domain = self.domains[item.domain_code]
        category = domain.category_of(item)
        return self._page(
            item_path(item.id),
            item.title,
            "item.html",
            column=domain_column(domain),
            article=Article(item.title, published_day(item), item.subject[0].body, label_list(*item.keywords)),
            description=item.summary,
            mark=Mark(item.id),
            item=item,
            domain=domain,
            category=category,
        )

    def _successor(self, target: str) -> tuple[str, str, str] | None:
        """Path, title and one sentence of the item, category or domain that takes a retired id's place."""
        item = self.items.get(target)
        if item is not None:
            return path_of(target), item.title, item.summary
        domain = self.domains.get(target[:2])
        if domain is not None and target == domain.code:
            return path_of(target), domain.title, domain.introduction
        for category in domain.categories if domain else ():
            if category.id == target[3:]:
                return path_of(target), category.name, category.description
        return None

    def tombstone(self, retired: Retired) -> Page:
        """What a retired id was, since when and why it ended, what replaces it today, whom to ask."""
        domain, office = self.domains.get(retired.id[:2]), self.catalogue.office
        fates = self.fates
        found = find_successors(fates, retired.id)
        successors = [page for target in found.live if (page := self._successor(target)) is not None]
        kind = kind_of_id(retired.id)
        column = Column("失效的编码", "撤销、合并、拆分、移交的公开事项。", "撤销,合并,拆分,移交")
        canonical = successors[0][0] if len(successors) == 1 and not found.moved else ""
        return self._page(
            path_of(retired.id),
            retired.title,
            "tombstone.html",
            column=domain_column(domain) if domain else column,
            article=Article(retired.title, retired.on, office.undertaker or office.host or office.name),
            description=f"{kind}“{retired.title}”已于 {retired.on} {retired.fate.value}。",
            mark=Mark(retired.id, retired.fate.english, canonical),
            retired=retired,
            kind=kind,
            successors=successors,
            moved=[fates[entry].moved_to for entry in found.moved],
            ended=[fates[target] for target in retired.replaced_by if target in fates],
            domain=domain,
            former=fates.get(retired.id[:2]),
        )

    def letters(self) -> list[Page]:
        """The A–Z list: one page, or in a long catalogue a page of letters and one for each of them."""
        about = "全部公开事项，按名称第一个字的拼音排列。"
        groups = self.derived.letters
        pages = [self._list_page("az/", "按拼音查", "letters.html", about, groups=groups, one="")]
        if self.is_long:
            for letter in (group.letter for group in groups):
                title, about = f"按拼音查：{letter}", f"名称{_beginning(letter)}开头的公开事项。"
                path = letter_path(letter)
                pages.append(self._list_page(path, title, "letters.html", about, groups=groups, one=letter))
        return pages

    def laws(self) -> Page:
        cited = [law for key, law in self.catalogue.laws.items() if key in self.derived.citations]
        return self._list_page("laws/", "按法规查", "laws.html", "公开事项依据的法律、法规和文件。", laws=cited)

    def bodies(self) -> Page:
        groups: dict[str, list[Any]] = {}
        for body in self.catalogue.bodies.values():
            if body.name in self.derived.duties:
                groups.setdefault(body.kind.value, []).append(body)
        about, feed = "各部门负责公开的事项和电话。", (WHOLE_FEED, self.catalogue.office.site_name)
        return self._list_page("bodies/", "按部门查", "bodies.html", about, feed=feed, groups=groups)

    def search(self) -> Page:
        return self._list_page("search/", "搜索", "search.html", "用日常说法、拼音或者首字母查公开事项。")

    def not_found(self) -> Page:
        return self._page("404.html", "没有这个页面", "not_found.html", root=self.server_root())

    def prose(self, path: str, title: str, description: str = "") -> Markup:
        """Head of a Markdown page; its body is the renderer's."""
        about = description or f"{self.catalogue.office.site_name}：{title}。"
        kind = PROSE_TYPES.get(path, NO_COLUMN.type)
        return self._head(path, title, Column(title, about, label_list(title, "政务公开"), kind))

    def apply_contact(self) -> Markup:
        """Where to send a request (依申请公开), above the office's own prose."""
        return self._render("apply.html", root="..")

    # --- helpers of the templates -----------------------------------------------------------------

    def has_phone(self, item: Item) -> bool:
        """Whether one of the bodies that answer for an item has its telephone in the register."""
        bodies = (self.catalogue.bodies.get(subject.body) for subject in item.subject)
        return any(body and body.phone for body in bodies)

    def shown_basis(self, item: Item, category: Category | None) -> list[ShownBasis]:
        """Laws with the articles residents may see."""
        return shown_basis(item, category, self.catalogue.laws)

    def leading_subjects(self, item: Item) -> tuple[Subject, ...]:
        """The bodies the answer names: all of a few; of many the first two and one that has a telephone."""
        if len(item.subject) <= BODIES:
            return item.subject
        leading = item.subject[: BODIES - 1]
        for entry in (*leading, *item.subject):
            body = self.catalogue.bodies.get(entry.body)
            if body and body.phone:
                return leading if entry in leading else (*leading, entry)
        return leading


def _beginning(letter: str) -> str:
    return "以数字" if letter == OTHER else f"读音以 {letter} "
