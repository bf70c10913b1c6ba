"""The figures of 到期公开: by domain, body, channel and month, a bar a row that says in words what it draws."""

from dataclasses import replace
from datetime import date

from generator.derive.ledger.documents import Told, list_told
from generator.derive.records import with_documents
from generator.derive.views.charts import HEIGHT
from generator.derive.views.duties import NOTHING, duties_page
from generator.derive.views.dutyfigures import Counted, FigureBlock
from generator.model.history import Recorded
from generator.model.item import Published
from generator.model.ledger import Ledger, LedgerLine, LedgerRules, State
from generator.model.record import PublicationRecord
from generator.model.terms import ChangeKind, Channel
from generator.model.topic import Decision, Topic
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


def blocks(*, shows_late: bool, counted: Counted = NOTHING) -> dict[str, FigureBlock]:
    ledger = Ledger(TODAY, date(2026, 1, 1), date(2026, 12, 31), LINES)
    office = replace(base_catalogue().office, ledger=LedgerRules(shows_late=shows_late))
    view = duties_page(ledger, {}, {"01": "征地补偿", "02": "义务教育"}, office, counted).body
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
        for row in block.rows if block.has_bars else ():
            assert sum(width for _, _, width in row.bars) <= 100
            assert row.said.startswith(f"到期 {row.counts[0]}")


def told(item: str, body: str, on: str, *channels: str, key: str = "") -> Told:
    return Told(key or f"https://www.example.gov.cn/{item}/{on}", item, body, on, channels)


TOLD = (
    told("01-001", "甲局", "2026-05-01", "政府网站", "两微一端"),
    told("01-002", "甲局", "2026-06-03", "政府网站"),
    told("01-003", "甲局", "2026-06-03", "政府网站", key="https://www.example.gov.cn/01-002/2026-06-03"),
    told("01-001", "甲局", "2025-05-01"),
)


def test_without_lateness_documents_are_counted_once_and_a_zero_is_said_of_nobody() -> None:
    found = blocks(shows_late=False, counted=Counted(TOLD))
    assert list(found) == ["按领域", "按单位", "按公开渠道", "按公开月份", "历年"]
    assert {heading: [(row.name.text, row.counts) for row in block.rows] for heading, block in found.items()} == {
        "按领域": [("征地补偿", (2,))],
        "按单位": [("甲局", (2,))],
        "按公开渠道": [("两微一端", (1,)), ("政府网站", (2,))],
        "按公开月份": [("2026-05", (1,)), ("2026-06", (1,))],
        "历年": [("2025年", (1, 1)), ("2026年", (2, 1))],
    }
    assert all(block.columns[0] == "公开的文件" and not block.has_bars for block in found.values())


def test_nothing_is_counted_where_nothing_was_shown() -> None:
    assert blocks(shows_late=False) == {}


def test_years_tell_duties_changes_and_topics_where_these_are_known() -> None:
    changes = (Recorded("2025-03-01", ChangeKind.ADDED, ("01-001", "01-002", "01")),)
    topics = (
        Topic(title="水费", proposed="2026-01-05", body="甲局", decision=Decision.TAKEN_UP, due="2026-02-01",
              answered="2026-02-01"),
        Topic(title="路灯", proposed="2026-02-05", body="甲局", decision=Decision.ANSWERED, due="2026-03-01",
              answered="2026-03-02"),
        Topic(title="公交", proposed="2026-06-05", body="甲局", decision=Decision.OPEN, due="2026-07-01"),
    )  # fmt: skip
    found = blocks(shows_late=True, counted=Counted(TOLD, changes, topics))
    assert [(row.name.text, row.counts) for row in found["历年"].rows] == [
        ("2025年", (1, 1, 0, 0, 0, 0, 2, 0)),
        ("2026年", (2, 1, 3, 1, 1, 1, 0, 0)),
    ]
    assert [row.counts for row in found["群众点的题"].rows] == [(3, 2, 1, 1)]


def test_a_chart_says_in_words_what_its_columns_draw() -> None:
    chart = blocks(shows_late=True)["按到期月份"].chart
    assert chart is not None
    assert (
        chart.said == "按到期月份：5月 按时公开 1、逾期公开 0、还没有公开 0；6月 按时公开 0、逾期公开 1、还没有公开 1"
    )
    for column in chart.columns:
        assert sum(bar.height for bar in column.bars) <= HEIGHT
        assert all(bar.x >= 0 and bar.x + bar.width <= chart.width for bar in column.bars)


def test_documents_of_items_and_records_are_one_list() -> None:
    catalogue = base_catalogue()
    item = replace(catalogue.items[0], published=(Published("旧", "https://a.example/1", "2026-01-02"),))
    domain = replace(catalogue.domains[0], items=(item, *catalogue.domains[0].items[1:]))
    site, second = Channel.WEBSITE, "https://a.example/2"
    lines = (
        PublicationRecord(id="2026-0001", item=item.id, url="https://a.example/1", date="2026-01-05", channel=site),
        PublicationRecord(id="2026-0002", item=item.id, url=second, period="2026-Q1", date="2026-04-05"),
        PublicationRecord(id="2026-0003", item=item.id, url=second, period="2026-Q2", date="2026-07-05"),
        PublicationRecord(id="2026-0004", item=item.id, event_on="2026-07-05"),
    )  # fmt: skip
    whole = replace(catalogue, domains=(domain, *catalogue.domains[1:]), records=lines)
    expected = ["2026-01-05", "2026-04-05", "2026-07-05"]
    for one in (whole, with_documents(whole)):
        assert (
            sorted(told.on for told in list_told(one, "2026-01-01", "2026-12-31") if told.item == item.id) == expected
        )
    assert [told.on for told in list_told(whole, "2026-04-01", "2026-04-30")] == ["2026-04-05"]
