"""The labels by which a page tells machines what it is (网页设计规范, annex of 国办发〔2017〕47号), and whose it is.

Depends on the office and on what the page itself says. Left to others: where a label stands (`templates/head.html`).
"""

from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.derive.views.parts import Link
from generator.model.address import absolute, relative_root
from generator.model.domain import Domain
from generator.model.feed import WHOLE_FEED
from generator.model.item import Item
from generator.model.office import Office

LOST = "404.html"


@dataclass(frozen=True, slots=True)
class Column:
    """栏目类 page labels; a page without a name (home, 404) has none of them."""

    name: str = ""
    description: str = ""
    keywords: str = ""
    type: str = "信息公开目录"


@dataclass(frozen=True, slots=True)
class Article:
    """内容类 page labels of an item's page. `day`: YYYY-MM-DD."""

    title: str
    day: str
    source: str
    keywords: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """By which a page tells machines whose it is: the id of the register, and its state.

    `state`: `live`, or what became of the id (`terms.Fate.english`). `canonical`: path of the page to be found in this
    one's stead.
    """

    id: str = ""
    state: str = "live"
    canonical: str = ""


NO_MARK = Mark()
NO_COLUMN = Column()
PROSE_TYPES = {"apply/": "互动交流", "about/": "概况信息"}
"""ColumnType of the office's prose pages."""


def domain_column(domain: Domain) -> Column:
    """The 栏目 of a domain's pages."""
    keywords = label_list(domain.title, *(category.name for category in domain.categories), "政务公开")
    return Column(domain.title, domain.introduction, keywords)


def published_day(item: Item) -> str:
    """PubDate of an item's page (YYYY-MM-DD): its newest document or its last revision, never the day of the build."""
    return max((item.updated, *(document.date for document in item.published)))


def label_list(*words: str) -> str:
    """Words of one page label, each once: a label holds one value, several are joined (网页设计规范)."""
    return ",".join(dict.fromkeys(word for word in words if word))


@dataclass(frozen=True, slots=True)
class HeadView:
    """What stands in a page's head. `title`: with the site's name behind it.

    `address`: of the page, for a label; `canonical`: where it is to be found; both in full, empty without an office's
    address. `robots`: empty for pages that may be found.
    """

    title: str
    root: str
    site_name: str
    site_domain: str
    site_id_code: str
    column: Column | None
    article: Article | None
    description: str
    mark: Mark
    address: str
    canonical: str
    robots: str
    feed: Link | None


B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class PageView(Generic[B]):
    """A whole page. `path`: its folder (`01/018/`) or file; `root`: the way from there to the site's root."""

    path: str
    title: str
    root: str
    head: HeadView
    body: B


def head_view(
    office: Office,
    path: str,
    title: str,
    *,
    column: Column = NO_COLUMN,
    article: Article | None = None,
    description: str = "",
    root: str | None = None,
    mark: Mark = NO_MARK,
    feed: Link | None = None,
) -> HeadView:
    """`description`: without one the column's; `root`: where the path does not say it; `feed`: what is announced."""
    site_url = office.site_url
    return HeadView(
        title=f"{title} - {office.site_name}" if path else title,
        root=relative_root(path) if root is None else root,
        site_name=office.site_name,
        site_domain=office.site_domain,
        site_id_code=office.site_id_code,
        column=column if column.name else None,
        article=article,
        description=description or column.description or f"{office.site_name}：{title}。",
        mark=mark,
        address=absolute(site_url, path) if site_url else "",
        canonical=absolute(site_url, mark.canonical or path) if site_url and path != LOST else "",
        robots="" if mark.state == NO_MARK.state else "noindex, follow",
        feed=feed if site_url else None,
    )


def page_view(
    office: Office,
    path: str,
    title: str,
    body: B,
    *,
    column: Column = NO_COLUMN,
    article: Article | None = None,
    description: str = "",
    root: str | None = None,
    mark: Mark = NO_MARK,
    feed: Link | None = None,
) -> PageView[B]:
    """A page with its head; arguments as of `head_view`."""
    head = head_view(
        office, path, title, column=column, article=article, description=description, root=root, mark=mark, feed=feed
    )
    return PageView(path, title, head.root, head, body)


def list_page(office: Office, path: str, title: str, about: str, body: B, feed: Link | None = None) -> PageView[B]:
    """A page that is a 栏目 of its own; `about`: what it lists, in one sentence."""
    column = Column(title, about, label_list(title, "政务公开", "标准目录"))
    return page_view(office, path, title, body, column=column, feed=feed)


def prose_head(office: Office, path: str, title: str, description: str = "") -> HeadView:
    """Head of a page of the office's own prose."""
    about = description or f"{office.site_name}：{title}。"
    kind = PROSE_TYPES.get(path, NO_COLUMN.type)
    return head_view(office, path, title, column=Column(title, about, label_list(title, "政务公开"), kind))


def whole_feed(office: Office) -> Link:
    """The feed of the whole catalogue."""
    return Link(office.site_name, WHOLE_FEED)
