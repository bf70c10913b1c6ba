"""The labels by which a page tells machines what it is (网页设计规范, annex of 国办发〔2017〕47号), and whose it is.

Left to others: where a label stands (`templates/head.html`).
"""

from dataclasses import dataclass

from generator.model.catalogue import Domain, Item


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
