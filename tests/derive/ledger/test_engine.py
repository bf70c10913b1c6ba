"""The ledger against a second computation, and case by case."""

import random
from datetime import date, timedelta

import pytest

from generator.derive.ledger.figures import all_figures
from generator.model.ledger import Alert, LedgerRules, Repeats, State, Why
from generator.model.record import DateSource
from tests.derive.ledger import independent
from tests.derive.ledger.support import TODAY, item, ledger, lines, record

WORDINGS = (
    "批准后20日内公开",
    "作出决定之日起7个工作日内公开",
    "信息形成或者变更之日起20个工作日内公开",
    "听证会召开7个工作日前公告",
    "批准之日起2个月内公开",
    "自收到申请之日起20个工作日内予以答复",
)
FIRST = date(2024, 2, 1)
"""Events up to the end of 2026-11: 2024-02-10 and others lie in long holidays with make-up days around."""


def test_five_hundred_lines_are_as_worked_out_by_hand() -> None:
    dice = random.Random(20_261_130)
    items = [item(f"01-{number:03}", wording) for number, wording in enumerate(WORDINGS, 1)]
    made, expected = [], {}
    for number in range(1, 601):
        wording = dice.randrange(len(WORDINGS))
        event = FIRST + timedelta(days=dice.randrange(1000))
        due = independent.due(WORDINGS[wording], event)
        shown = None if dice.random() < 0.3 else due + timedelta(days=dice.randrange(-15, 16))
        if due.year > 2026 or event > TODAY or (shown is not None and shown > TODAY) or due > date(2026, 12, 25):
            continue
        unit = f"{number}村"
        more = {"url": f"https://www.example.gov.cn/{number}.html", "date": shown.isoformat()} if shown else {}
        made.append(record(number, items[wording].id, event_on=event.isoformat(), units=(unit,), **more))
        expected[unit] = (due, *independent.verdict(due, shown, TODAY))
    assert len(expected) >= 500
    found = lines(items, made, since=date(2023, 1, 1))
    assert {line.unit: (line.due_on, line.state.name, line.days) for line in found} == expected
    assert not any(line.provisional for line in found)
    assert {State.ON_TIME, State.LATE, State.OVERDUE, State.DUE} <= {line.state for line in found}


def test_a_makeup_saturday_brings_the_day_forward() -> None:
    """Saturday 2026-02-14 is worked, before the Spring Festival."""
    start = date(2026, 2, 11)
    [line] = lines([item("01-001", "作出决定之日起7个工作日内公开")], [record(1, "01-001", event_on=start.isoformat())])
    assert line.due_on == independent.nth_workday(start, 7)
    assert independent.works(date(2026, 2, 14))


def test_an_event_first_and_its_document_later_are_one_duty() -> None:
    one = item("01-001", "批准后20日内公开")
    found = lines(
        [one],
        [
            record(1, "01-001", event_on="2026-05-06"),
            record(2, "01-001", event_on="2026-05-06", url="https://a.gov.cn/1", date="2026-05-20", bodies=("县老局",)),
        ],
    )
    [line] = found
    assert (line.state, line.records, line.body) == (State.ON_TIME, ("2026-0001", "2026-0002"), "县局")


def test_bodies_and_villages_have_lines_of_their_own() -> None:
    one = item("01-001", "批准后20日内公开", subject=("县局", "乡政府"))
    found = lines(
        [one],
        [
            record(1, "01-001", event_on="2026-05-06", bodies=("县挂牌局", "乡政府"), units=("东村", "西村")),
            record(2, "01-001", event_on="2026-05-06", bodies=("乡政府",)),
            record(3, "01-001", event_on="2026-05-06", units=("东村",), url="https://a.gov.cn/1", date="2026-06-20"),
        ],
    )
    told = {(line.body, line.unit): line.state for line in found}
    assert told == {("县局", "东村"): State.LATE, ("县局", "西村"): State.OVERDUE, ("乡政府", ""): State.OVERDUE}
    assert [line.unit for line in lines([one], [record(2, "01-001", event_on="2026-05-06")], body="县老局")] == [""]


def test_a_correction_stands_in_the_place_of_what_it_corrects() -> None:
    one = item("01-001", "批准后20日内公开")
    wrong = record(1, "01-001", event_on="2026-05-06", url="https://a.gov.cn/1", date="2026-06-26")
    right = record(
        2, "01-001", corrects="2026-0001", event_on="2026-05-06", url="https://a.gov.cn/1", date="2026-05-26"
    )
    assert [line.state for line in lines([one], [wrong])] == [State.LATE]
    assert [line.state for line in lines([one], [wrong, right])] == [State.ON_TIME]
    gone = record(3, "01-001", corrects="2026-0002", void="登记错了")
    assert lines([one], [wrong, right, gone]) == ()


@pytest.mark.parametrize(
    ("source", "state"),
    [
        (DateSource.ADDRESS, State.UNPROVEN),
        (DateSource.UNKNOWN, State.UNPROVEN),
        (None, State.UNPROVEN),
        (DateSource.LIST, State.ON_TIME),
    ],
)
def test_a_day_in_an_address_is_no_evidence(source: DateSource | None, state: State) -> None:
    one = item("01-001", "批准后20日内公开")
    shown = record(1, "01-001", event_on="2026-05-06", url="https://a.gov.cn/1", date="2026-05-07", date_from=source)
    assert [line.state for line in lines([one], [shown])] == [state]


def test_the_day_of_making_begins_what_runs_from_the_making() -> None:
    formed, decided = item("01-001", "信息形成之日起20个工作日内"), item("01-002", "作出决定之日起7个工作日内公开")
    told = {"made": "2026-05-06", "url": "https://a.gov.cn/1", "date": "2026-05-20"}
    found = ledger([formed, decided], [record(1, "01-001", **told), record(2, "01-002", **told)])
    [line] = found.lines
    assert (line.item, line.event_on, line.basis) == ("01-001", date(2026, 5, 6), "按成文日期起算")
    assert [(one.item, one.why, one.documents) for one in found.apart] == [("01-002", Why.NO_EVENT, 1)]


# --- recurring duties -------------------------------------------------------------------------------


def test_quarters_over_two_years() -> None:
    one = item("01-001", "至少每季度公布一次")
    found = lines(
        [one],
        [
            record(1, "01-001", url="https://a.gov.cn/1", date="2025-12-30"),
            record(2, "01-001", url="https://a.gov.cn/2", date="2026-04-10", period="2026-Q1"),
            record(3, "01-001", url="https://a.gov.cn/3", date="2026-05-10"),
        ],
        since=date(2025, 10, 1),
        until=date(2026, 12, 31),
    )
    assert [(line.period, line.due_on, line.state) for line in found] == [
        ("2025-Q4", date(2025, 12, 31), State.ON_TIME),
        ("2026-Q1", date(2026, 3, 31), State.LATE),
        ("2026-Q2", date(2026, 6, 30), State.ON_TIME),
        ("2026-Q3", date(2026, 9, 30), State.OVERDUE),
        ("2026-Q4", date(2026, 12, 31), State.DUE),
    ]


def test_a_named_day_and_the_end_of_a_month() -> None:
    yearly, monthly = item("01-001", "每年3月31日前公布"), item("01-002", "每月后10个工作日内公开")
    found = lines(
        [yearly, monthly],
        [record(1, "01-002", url="https://a.gov.cn/1", date="2026-05-08")],
        since=date(2026, 1, 1),
        until=date(2026, 5, 31),
    )
    told = {(line.item, line.period): (line.due_on, line.state) for line in found}
    assert told["01-001", "2026"] == (date(2026, 3, 31), State.OVERDUE)
    assert told["01-002", "2025-12"][0] == independent.nth_workday(date(2025, 12, 31), 10)
    assert told["01-002", "2026-04"] == (independent.nth_workday(date(2026, 4, 30), 10), State.ON_TIME)
    assert told["01-002", "2026-03"][1] is State.OVERDUE


def test_each_village_named_has_each_period() -> None:
    one = item("01-020", "一般事项至少每季度公布一次")
    rules = LedgerRules(repeats=(Repeats(domains=("01",), units=("东村", "西村")),))
    shown = record(1, "01-020", url="https://a.gov.cn/1", date="2026-02-10", units=("东村",))
    found = lines([one], [shown], rules, until=date(2026, 3, 31))
    assert {(line.unit, line.state) for line in found} == {("东村", State.ON_TIME), ("西村", State.OVERDUE)}


def test_twice_a_year_is_done_with_the_second() -> None:
    one = item("01-001", "每年至少公布两次")
    first = record(1, "01-001", url="https://a.gov.cn/1", date="2026-02-10")
    second = record(2, "01-001", url="https://a.gov.cn/2", date="2026-09-10")
    assert [(line.state, line.remark) for line in lines([one], [first])] == [(State.DUE, "应公开 2 次，已公开 1 次")]
    [done] = lines([one], [first, second])
    assert (done.state, done.published_on) == (State.ON_TIME, date(2026, 9, 10))


# --- what has no day --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wording", "why"),
    [
        ("及时公开", Why.NO_NUMBER),
        ("长期公开", Why.STANDING),
        ("停水前24小时公告", Why.HOURS),
        ("定期公开", Why.NO_RHYTHM),
        ("至少每三年公布一次", Why.NO_RHYTHM),
        ("财务往来较多的，每月公布一次", Why.CONDITION),
        ("批准后20日内公开", Why.NO_EVENT),
    ],
)
def test_what_has_no_day_stands_apart(wording: str, why: Why) -> None:
    found = ledger([item("01-001", wording)])
    assert found.lines == ()
    assert [one.why for one in found.apart] == [why]


def test_of_two_time_limits_the_record_must_say_which() -> None:
    one = item("01-001", "作出行政许可决定之日起7个工作日内公开结果；其他信息形成或者变更之日起20个工作日内")
    found = ledger([one], [record(1, "01-001", event_on="2026-05-06")])
    assert [(apart.why, apart.records) for apart in found.apart if apart.records] == [(Why.WHICH, ("2026-0001",))]
    [line] = lines([one], [record(1, "01-001", event_on="2026-05-06", trigger="作出行政许可决定")])
    assert line.due_on == independent.nth_workday(date(2026, 5, 6), 7)
    found = ledger([one], [record(1, "01-001", event_on="2026-05-06", trigger="开大会")])
    assert [apart.why for apart in found.apart if apart.records] == [Why.NO_MATCH]


# --- warnings ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "alert"),
    [(4, Alert.NONE), (3, Alert.BLUE), (2, Alert.BLUE), (1, Alert.YELLOW), (0, Alert.YELLOW), (-1, Alert.RED)],
)
def test_colours_by_working_days_left(left: int, alert: Alert) -> None:
    start = date(2026, 5, 6)
    due = independent.nth_workday(start, 20)
    today = (
        independent.nth_workday_back(due, left) if left > 0 else due if not left else independent.nth_workday(due, 1)
    )
    one = item("01-001", "信息形成或者变更之日起20个工作日内公开")
    [line] = lines([one], [record(1, "01-001", event_on=start.isoformat())], today=today)
    assert (line.alert, line.days) == (alert, abs(left))
    wide = LedgerRules(blue="9", yellow="4")
    [line] = lines([one], [record(1, "01-001", event_on=start.isoformat())], wide, today=today)
    assert line.alert is (Alert.RED if left < 0 else Alert.YELLOW)


def test_what_depends_on_an_unannounced_year_is_provisional_and_never_late() -> None:
    one = item("01-001", "信息形成或者变更之日起20个工作日内公开")
    event = record(1, "01-001", event_on="2026-12-20")
    [line] = lines([one], [event], today=date(2027, 3, 1))
    assert line.provisional
    assert line.state is State.DUE
    shown = record(2, "01-001", event_on="2026-12-20", url="https://a.gov.cn/1", date="2027-02-28")
    [line] = lines([one], [event, shown], today=date(2027, 3, 1))
    assert line.state is State.UNDECIDED


def test_figures_add_up() -> None:
    one, two = item("01-001", "批准后20日内公开"), item("02-001", "至少每季度公布一次", subject=("乡政府",))
    found = lines(
        [one, two],
        [
            record(1, "01-001", event_on="2026-05-06", url="https://a.gov.cn/1", date="2026-05-07"),
            record(2, "01-001", event_on="2026-06-06", url="https://a.gov.cn/2", date="2026-09-07"),
            record(3, "01-001", event_on="2026-07-06"),
        ],
    )
    for name, rows in all_figures(found).items():
        for row in rows:
            assert row.published == row.on_time + row.late + row.unproven
            assert row.duties == row.published + row.missing + row.due
        if name != "channel":
            assert sum(row.duties for row in rows) == len(found)


def test_a_document_of_no_period_of_the_duty_stands_apart() -> None:
    one = item("01-001", "至少每月公布一次")
    url = "https://a.gov.cn/1"
    found = ledger(
        [one],
        [
            record(1, "01-001", url=url, date="2026-05-10", period="2026-Q1"),
            record(2, "01-001", url=url),
            record(3, "01-001", url=url, date="2026-05"),
            record(4, "01-001", url=url, date="2026-05-10", period="2020-05"),
        ],
    )
    assert [(one.why, one.records) for one in found.apart] == [
        (Why.OTHER_PERIOD, ("2026-0001",)),
        (Why.NO_PERIOD, ("2026-0002", "2026-0003")),
    ]
