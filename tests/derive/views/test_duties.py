"""The figures of 到期公开: by domain, body, channel and month, a bar a row that says in words what it draws."""

from dataclasses import replace
from datetime import date

import pytest

from generator.derive.views.duties import FigureBlock, duties_page
from generator.model.ledger import Ledger, LedgerLine, LedgerRules, State
from tests.catalogues import base_catalogue

TODAY = date(2026, 6, 20)
LINES = (
    LedgerLine(
        "01-001", "公开", body="甲局", due_on=date(2026, 5, 1), state=State.ON_TIME, channels=("政府网站", "两微一端")
    ),
    LedgerLine("01-002", "公开", body="甲局", due_on=date(2026, 6, 1), state=State.LATE, channels=("政府网站",)),
    LedgerLine("02-001", "公开", body="乙局", due_on=date(2026, 6, 2), state=State.OVERDUE),
    LedgerLine("02-001", "公开", body="乙局", due_on=date(2026, 7, 2), state=State.DUE),
)


def blocks(*, shows_late: bool) -> dict[str, FigureBlock]:
    ledger = Ledger(TODAY, date(2026, 1, 1), date(2026, 12, 31), LINES)
    office = replace(base_catalogue().office, ledger=LedgerRules(shows_late=shows_late))
    view = duties_page(ledger, {}, {"01": "征地补偿", "02": "义务教育"}, office).body
    return {block.heading: block for block in view.figures}


def test_four_ways_of_counting_and_what_has_not_come_is_in_none() -> None:
    found = blocks(shows_late=True)
    assert list(found) == ["按领域", "按单位", "按公开渠道", "按到期月份"]
    assert [(row.name.text, row.counts) for row in found["按领域"].rows] == [
        ("征地补偿", (2, 1, 1, 0)),
        ("义务教育", (1, 0, 0, 1)),
    ]
    assert [(row.name.text, row.counts) for row in found["按公开渠道"].rows] == [
        ("两微一端", (1, 1, 0, 0)),
        ("政府网站", (2, 1, 1, 0)),
    ]


def test_bars_are_within_the_whole_and_said_in_words() -> None:
    for block in blocks(shows_late=True).values():
        for row in block.rows:
            assert sum(width for _, _, width in row.bars) <= 100
            assert row.said.startswith(f"到期 {row.counts[0]}")


@pytest.mark.parametrize("heading", ["按领域", "按单位", "按公开渠道", "按到期月份"])
def test_lateness_is_in_no_figure_where_the_office_does_not_show_it(heading: str) -> None:
    block = blocks(shows_late=False)[heading]
    assert block.columns == ("已公开",)
    assert all(not row.bars for row in block.rows)
