"""The ledger for a terminal: what is overdue first, then what comes, then what was done, then what stands apart."""

from collections.abc import Iterator

from generator.derive.views.ledger import LedgerView

_MOST = 10
"""Rows of a reason apart that are listed."""
_SHOWN = (0, 1, 3, 4, 5, 6, 8, 9)
"""Columns of a row: the terminal is narrow."""
_SAID = {5: "最迟", 6: "公开于"}
"""What stands before a day, which has no heading here. Days side by side would besides read as one long number."""


def write_ledger(view: LedgerView) -> str:
    """The table as lines, a duty a line."""
    return "\n".join(_lines(view))


def _say_cell(number: int, cell: str) -> str:
    return f"{_SAID[number]} {cell}" if number in _SAID and cell[:1].isdigit() else cell


def _lines(view: LedgerView) -> Iterator[str]:
    yield f"{view.title}（{view.day}）"
    yield f"{view.span}。{view.summary}"
    for row in view.rows:
        cells = [_say_cell(number, row.cells[number]) for number in _SHOWN]
        yield "  " + "　".join(filter(None, cells)) + (f"（{row.cells[-1]}）" if row.cells[-1] else "")
    if view.apart:
        yield "\n算不出到期日的，单列："
    for group in view.apart:
        yield f"  {group.why}：{len(group.rows)} 条"
        for entry in group.rows[:_MOST]:
            documents = f"，已公开 {entry[4]} 份" if entry[4] else ""
            yield f"    {entry[0]} {entry[1]}{documents}"
        if len(group.rows) > _MOST:
            yield f"    还有 {len(group.rows) - _MOST} 条，用 --format xlsx 看全部"
