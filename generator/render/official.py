"""The words of one row of the official table, and of what stands around it: one wording for PDF and Word.

The website words its table in templates/parts.html in the same way; `tests/render/test_official.py` holds both equal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.basis import shown_basis
from generator.model.catalogue import Category, ChannelUse, Domain, Item, Law, Subject, TimeLimitEntry
from generator.model.terms import Channel, LawCheck, LawStatus, Level, Method

WIDTHS: Mapping[str, float] = {
    "ordinal": 7.2,
    "category": 14.6,
    "title": 24,
    "content": 49.2,
    "basis": 36,
    "time_limit": 22,
    "subject": 20,
    "channel": 37,
    "everyone": 9.8,
    "groups": 14.6,
    "proactive": 7.2,
    "on_request": 9.8,
    "county": 7.2,
    "township": 7.2,
    "village": 7.2,
}
"""Widths of the columns in millimetres, on a landscape A4 page with margins of 12 mm: 273 together."""
INSET = 0.8
"""Millimetres between a column's rule and its text."""

EM = 2.65
"""Millimetres of a character in the table, 7.5 point."""
TALL = 22
"""Lines from which a row may be broken: half of what a page holds, so that a guess may be wrong by as much again."""


@dataclass(frozen=True, slots=True)
class Row:
    """One item as printed. `ordinal`: its place in the table, from 1. `channel`: (chosen, words) of all 13 boxes."""

    ordinal: int
    id: str
    category: str
    title: str
    content: tuple[str, ...]
    basis: tuple[str, ...]
    time_limit: tuple[str, ...]
    subject: tuple[str, ...]
    channel: tuple[tuple[bool, str], ...]
    everyone: bool
    groups: str
    proactive: bool
    on_request: bool
    county: bool
    township: bool
    village: bool


def number_items(domain: Domain) -> Mapping[str, int]:
    """Item id → 序号: its place in the printed table, from 1, which is no identity."""
    ordered = [item.id for category in domain.categories for item in domain.items_of(category.name)]
    return {item_id: ordinal for ordinal, item_id in enumerate(ordered, 1)}


def rows_of(domain: Domain, laws: Mapping[str, Law]) -> list[tuple[Category, list[Row]]]:
    """The table of a domain: its categories in order, each with its rows; a category without items is left out."""
    found: list[tuple[Category, list[Row]]] = []
    ordinals = number_items(domain)
    for category in domain.categories:
        rows = [_row(ordinals[item.id], item, category, laws) for item in domain.items_of(category.name)]
        if rows:
            found.append((category, rows))
    return found


def _row(ordinal: int, item: Item, category: Category, laws: Mapping[str, Law]) -> Row:
    scope = item.scope
    return Row(
        ordinal=ordinal,
        id=item.id,
        category=item.category,
        title=item.title,
        content=_numbered(item.content),
        basis=tuple(say_basis(law, key.law, key.articles) for law, key in shown_basis(item, category, laws)),
        time_limit=tuple(map(say_time_limit, item.time_limit)),
        subject=tuple(map(say_subject, item.subject)),
        channel=tuple(_boxes(item.channel)),
        everyone=scope.everyone,
        groups="、".join(scope.groups),
        proactive=Method.PROACTIVE in scope.methods,
        on_request=Method.ON_REQUEST in scope.methods,
        county=Level.COUNTY in scope.levels,
        township=Level.TOWNSHIP in scope.levels,
        village=Level.VILLAGE in scope.levels,
    )


def _numbered(parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts if len(parts) < 2 else tuple(f"{number}. {part}" for number, part in enumerate(parts, 1))


def _boxes(uses: tuple[ChannelUse, ...]) -> list[tuple[bool, str]]:
    """All channels of the ministry tables in printed order; those in use with their notes."""
    boxes = []
    for channel in Channel:
        chosen = [use for use in uses if use.channel is channel]
        boxes += [(True, say_channel(use)) for use in chosen] or [(False, channel.value)]
    return boxes


def say_channel(use: ChannelUse) -> str:
    return f"{use.channel.value}（{use.note}）" if use.note else use.channel.value


def say_subject(subject: Subject) -> str:
    notes = "，".join(filter(None, (subject.level.value if subject.level else "", subject.note)))
    return f"{subject.body}（{notes}）" if notes else subject.body


def say_time_limit(entry: TimeLimitEntry) -> str:
    return f"{entry.applies_to}：{entry.limit.raw}" if entry.applies_to else entry.limit.raw


def say_basis(law: Law | None, key: str, articles: tuple[str, ...]) -> str:
    return book_marks(law.title if law else key) + "、".join(articles)


def book_marks(title: str) -> str:
    """A title in book marks; marks inside become the single ones (GB/T 15834 clause 4.15)."""
    return f"《{title.replace('《', '〈').replace('》', '〉')}》"


def say_law_state(law: Law | None) -> str:
    """What the register knows of a law beside its title and number: since when, whether in force, whether checked."""
    if law is None:
        return "未登记"
    return "；".join(
        filter(
            None,
            (
                f"{law.effective} 起施行" if law.effective else "",
                "效力待核" if law.status is LawStatus.UNKNOWN else law.status.value,
                f"现适用{book_marks(law.replaced_by)}" if law.replaced_by else "",
                "" if law.check is LawCheck.TEXT else "条款待核",
            ),
        )
    )


def is_tall(row: Row) -> bool:
    """Whether a row may be broken over two pages: only then is it better than an empty half page before it."""
    return _guess_lines(row) > TALL


def _guess_lines(row: Row) -> int:
    """Lines of the tallest cell, rather too many than too few: every character is taken for a whole em."""
    cells: dict[str, Sequence[str]] = {
        "category": (row.category,),
        "title": (row.title, row.id),
        "content": row.content,
        "basis": row.basis,
        "time_limit": row.time_limit,
        "subject": row.subject,
        "channel": [f"■{name}" for _, name in row.channel],
        "groups": (f"√{row.groups}",),
    }
    return max(
        sum(-(-len(text) // int((WIDTHS[name] - 2 * INSET) / EM)) for text in texts) for name, texts in cells.items()
    )
