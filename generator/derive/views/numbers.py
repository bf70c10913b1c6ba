"""索引号: a table of all numbers ever given, newest first, each with the document it was given to.

Depends on the register, on the documents that items still have, on titles of items, on the office.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from generator.derive.views.head import PageView, list_page
from generator.derive.views.parts import Link, OutLink
from generator.model.address import item_path
from generator.model.indexnumber import IndexNumber
from generator.model.item import Item
from generator.model.office import Office

PATH, NAME = "numbers/", "索引号"


@dataclass(frozen=True, slots=True)
class NumberRow:
    """One number. `document`: leads out of the site, `file`: to a file of it; neither leads where it was taken down."""

    number: str
    document: OutLink
    file: Link
    body: str
    day: str
    items: tuple[Link, ...]
    is_gone: bool


@dataclass(frozen=True, slots=True)
class NumbersView:
    """`how`: how a number is made up, in words."""

    count: int
    how: str
    rows: tuple[NumberRow, ...]
    data: str


def numbers_page(numbers: Iterable[IndexNumber], items: Mapping[str, Item], office: Office) -> PageView[NumbersView]:
    """The whole page.

    Args:
        numbers: the register, in the order in which they were given.
        items: id → item, all of them: a document that none has any more was taken down.
        office: the office.
    """
    live = {document.url for item in items.values() for document in item.published}
    rows = tuple(_row(entry, items, live) for entry in numbers)[::-1]
    view = NumbersView(len(rows), _say(office.index_numbers.pattern), rows, "numbers.json")
    about = f"{office.short_name}公开的文件，每份一个索引号，给过的不再给别的文件。"
    return list_page(office, PATH, NAME, about, view)


def _say(pattern: str) -> str:
    """`{机构}/{年份}-{流水5}` → 机构/年份-流水号."""
    return re.sub(r"\{流水[0-9]?\}", "流水号", pattern).replace("{", "").replace("}", "")


def numbers_by_url(numbers: Iterable[IndexNumber]) -> Mapping[str, str]:
    """Address of a document → its number."""
    return {entry.url: entry.number for entry in numbers}


def _row(entry: IndexNumber, items: Mapping[str, Item], live: set[str]) -> NumberRow:
    is_far, is_live = "://" in entry.url, entry.url in live
    return NumberRow(
        number=entry.number,
        document=OutLink(entry.title, entry.url if is_far and is_live else ""),
        file=Link(entry.title, "" if is_far or not is_live else quote(entry.url)),
        body=entry.body,
        day=entry.date,
        items=tuple(Link(items[one].title, item_path(one)) for one in entry.items if one in items),
        is_gone=not is_live,
    )
