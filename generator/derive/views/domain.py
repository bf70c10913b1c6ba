"""Pages of a domain and of its categories: what it holds, whom to ask, on which of them the official table stands.

Whose telephone a domain's page shows: that of its authority. A domain's page depends on the domain with all its items,
the laws they cite and the body of its authority; a category's on its own items and on the domain's head, and on where
its items stand in the domain's table. Both depend on the office.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.derive.views.head import Column, Mark, PageView, domain_column, label_list, page_view, published_day
from generator.derive.views.heritage import LeftOutLine, left_out_lines
from generator.derive.views.official import number_items, say_time_limit, table_title
from generator.derive.views.parts import CodeView, DownloadLink, Link, Phones, code_of, download_links, phones_of
from generator.derive.views.table import Filter, TableView, list_filters, table_group
from generator.model.address import category_path, domain_path, item_path, join_id
from generator.model.body import Body
from generator.model.domain import Category, Domain, Question
from generator.model.feed import domain_feed_path
from generator.model.item import Item
from generator.model.law import Law
from generator.model.office import Office
from generator.model.sheets import Download
from generator.model.words import FieldWords

ROWS = 120
"""Rows of the official table that one page holds; larger domains have a table for each category."""


@dataclass(frozen=True, slots=True)
class CategoryLine:
    """A category in the list of a domain's page."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class DomainView:
    """The body of a domain's page. `table`: None where it stands on the pages of the categories.

    `day`: of its newest document or revision (YYYY-MM-DD), may be empty. `left_out`: items that do not apply here.
    """

    title: str
    introduction: str
    authority: Link
    phones: Phones
    questions: tuple[Link, ...]
    count: int
    categories: tuple[CategoryLine, ...]
    filters: tuple[Filter, ...]
    table: TableView | None
    guidance: str
    day: str
    code: CodeView | None
    downloads: tuple[DownloadLink, ...] = ()
    left_out: tuple[LeftOutLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item in a plain list: who answers for it and when, in one line."""

    link: Link
    summary: str
    who: str
    when: str


@dataclass(frozen=True, slots=True)
class CategoryView:
    """The body of a category's page: its table where the domain's page has none, else a plain list."""

    domain: Link
    name: str
    description: str
    table: TableView | None
    items: tuple[ItemLine, ...]
    code: CodeView | None


def domain_page(
    domain: Domain,
    laws: Mapping[str, Law],
    authority: Body | None,
    is_listed: bool,
    office: Office,
    words: FieldWords,
    downloads: Sequence[Download] = (),
) -> PageView[DomainView]:
    """The whole page.

    Args:
        domain: the domain with its items.
        laws: key → law, at least those its items and categories cite.
        authority: its authority's entry in the register.
        is_listed: whether the authority stands on the list of bodies.
        office: the office.
        words: the schema's words.
        downloads: files of the catalogue that may be taken away.
    """
    path = domain_path(domain.code)
    anchor = f"#body-{domain.authority}" if is_listed else ""
    ordinals = number_items(domain)
    groups = (
        table_group(category, domain.items_of(category.name), ordinals, laws, words) for category in domain.categories
    )
    view = DomainView(
        title=domain.title,
        introduction=domain.introduction,
        authority=Link(domain.authority, f"bodies/{anchor}"),
        phones=phones_of(authority.calls) if authority else (),
        questions=question_links(domain.questions),
        count=len(domain.items),
        categories=tuple(_category_line(domain, category) for category in domain.categories),
        filters=list_filters(domain),
        table=TableView(table_title(office.short_name, domain.title), tuple(groups)) if stands_whole(domain) else None,
        guidance=domain.guidance,
        day=max(map(published_day, domain.items), default=""),
        code=code_of(office, path, domain.title),
        downloads=download_links(downloads, domain.code),
        left_out=left_out_lines(domain),
    )
    return page_view(
        office,
        path,
        domain.title,
        view,
        column=domain_column(domain),
        mark=Mark(domain.code),
        feed=Link(domain.title, domain_feed_path(domain.code)),
    )


def category_page(
    domain: Domain,
    category: Category,
    items: Sequence[Item],
    ordinals: Mapping[str, int] | None,
    laws: Mapping[str, Law],
    office: Office,
    words: FieldWords,
) -> PageView[CategoryView]:
    """The whole page.

    Args:
        domain: its domain; the items in it are not looked at.
        category: the category.
        items: its items.
        ordinals: item id → 序号 in the domain's table; None where the domain's page has the table.
        laws: key → law, at least those its items and it cite.
        office: the office.
        words: the schema's words.
    """
    path = category_path(domain.code, category.id)
    table = None
    if ordinals is not None and len(items) <= ROWS:
        group = table_group(category, items, ordinals, laws, words)
        table = TableView(table_title(office.short_name, domain.title), (group,))
    view = CategoryView(
        domain=Link(domain.title, domain_path(domain.code)),
        name=category.name,
        description=category.description,
        table=table,
        items=() if table else tuple(map(_item_line, items)),
        code=code_of(office, path, category.name),
    )
    about = category.description or f"{domain.title}：{category.name}。"
    keywords = label_list(category.name, domain.title, *(item.title for item in items))
    return page_view(
        office,
        path,
        f"{category.name} · {domain.title}",
        view,
        column=Column(category.name, about, keywords),
        mark=Mark(join_id(domain.code, category.id)),
    )


def stands_whole(domain: Domain) -> bool:
    """Whether the domain's page has the table; else the pages of its categories have it."""
    return len(domain.items) <= ROWS


def question_links(questions: Iterable[Question]) -> tuple[Link, ...]:
    """What residents ask, each leading to the item that answers."""
    return tuple(Link(question.ask, item_path(question.item)) for question in questions)


def _category_line(domain: Domain, category: Category) -> CategoryLine:
    link = Link(category.name, category_path(domain.code, category.id))
    return CategoryLine(link, len(domain.items_of(category.name)))


def _item_line(item: Item) -> ItemLine:
    others = "等" if len(item.subject) > 1 else ""
    return ItemLine(
        link=Link(item.title, item_path(item.id)),
        summary=item.summary,
        who=f"{item.subject[0].body}{others}",
        when="；".join(map(say_time_limit, item.time_limit)),
    )
