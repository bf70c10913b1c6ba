"""Measures of the printed official table: widths of its columns, which rows may be broken."""

from collections.abc import Mapping, Sequence

from generator.derive.views.official import OfficialRow

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


def is_tall(row: OfficialRow) -> bool:
    """Whether a row may be broken over two pages: only then is it better than an empty half page before it."""
    return _guess_lines(row) > TALL


def _guess_lines(row: OfficialRow) -> int:
    """Lines of the tallest cell, rather too many than too few: every character is taken for a whole em."""
    cells: dict[str, Sequence[str]] = {
        "category": (row.category,),
        "title": (*((" › ".join(row.path),) if row.path else ()), row.title, row.id, row.origin),
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
