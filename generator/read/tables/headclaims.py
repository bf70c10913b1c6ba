"""Columns that claim one field: which of them has it, and what a column is called for that says only 公开事项 or 类别."""

from collections.abc import Iterator
from itertools import islice

from generator.read.tables.headings import CHOICES
from generator.read.tables.heads import DEEP, KEPT, Column

MAYBE = "?"
_FIRST_OF = ("ordinal", "id", "domain", "content", "basis", "subject")


def settle_claims(columns: list[Column]) -> Iterator[Column]:
    """One column a field: of two that claim it the first; what is left over is kept beside."""
    titled = list(_decide(_name_items(columns)))
    single = {column.key for column in columns if not column.option}
    seen: dict[str, tuple[int, int]] = {}
    for column in titled:
        key = column.key
        if key == "second_time" and not {"time_limit", f"time_limit{MAYBE}"} & single:
            key = "time_limit"
        if key == "second_time":
            key = KEPT
        elif key in (*_FIRST_OF, "time_limit", "title", "category") or (key in CHOICES and not column.option):
            taken = seen.setdefault(key, column.top)
            if taken != column.top:
                key = KEPT
        yield Column(column.column, key, column.heading, column.option if key == column.key else "", column.top)


def _decide(columns: list[Column]) -> Iterator[Column]:
    """Columns that are perhaps a field's: the first of them, where no other is."""
    sure = {column.key for column in columns}
    for column in columns:
        key = column.key
        if key.endswith(MAYBE):
            key = key.removesuffix(MAYBE)
            key = KEPT if key in sure else key
            sure.add(key)
        yield Column(column.column, key, column.heading, column.option, column.top)


def _name_items(columns: list[Column]) -> list[Column]:
    """公开事项 and 类别 by what stands beside them: title, category, or no name of an item."""
    deep = [column for column in columns if column.key in DEEP]
    items = [column for column in columns if column.key == "item"]
    shared = [column for column in items if len([other for other in items if other.top == column.top]) > 1]
    named: dict[int, str] = {}
    if len(shared) >= 2 and not deep:
        names = ["category", *DEEP[1:]][: len(shared) - 1]
        named = dict(zip([column.column for column in shared], [*names, "title"], strict=False))
    elif items:
        named = {items[0].column: "title"} | {column.column: KEPT for column in items[1:]}
    if not any(column.key in ("content", f"content{MAYBE}") for column in columns) and (deep or len(items) > 1):
        said = (one.column for one in items if one.leaf.startswith("公开内容") and named.get(one.column) == KEPT)
        named |= dict.fromkeys(islice(said, 1), "content")
    has_category = (bool(deep) and (len(deep) > 1 or bool(items))) or "category" in named.values()
    classes = [column for column in columns if column.key == "class"]
    for column in classes:
        is_first = column is classes[0] and not has_category
        named[column.column] = ("category" if deep or items else "title") if is_first else KEPT
    return [
        Column(column.column, named.get(column.column, column.key), column.heading, column.option, column.top)
        for column in columns
    ]
