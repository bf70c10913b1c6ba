"""The clock of an application: completed, heard, extended (政府信息公开条例 art. 30, 33)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.ledger import State
from tests.derive.ledger import independent
from tests.derive.ledger.support import item, lines, record

REPLY = item("01-010", "自收到申请之日起20个工作日内予以答复，需要延长的最长不超过20个工作日")
EVENT = "2026-04-01"
DAY = st.dates(date(2026, 4, 1), date(2026, 5, 20))


def due(*stops: str, extended: str = "") -> tuple[date | None, int, State]:
    [line] = lines([REPLY], [record(1, "01-010", event_on=EVENT, stops=stops, extended=extended)])
    return line.due_on, line.stopped, line.state


def by_hand(start: date, amount: int, *stops: tuple[date, date]) -> date:
    """Working days one by one, those between a letter and its answer left out."""
    day, left = start, amount
    while left:
        day += timedelta(days=1)
        idle = any(since < day <= until for since, until in stops)
        left -= independent.works(day) and not idle
    return day


def test_a_completed_application_begins_anew() -> None:
    assert due("补正 2026-04-03/2026-04-15")[0] == independent.nth_workday(date(2026, 4, 15), 20)
    assert due("补正 2026-04-03/")[::2] == (None, State.STOPPED)


def test_hearing_a_third_party_is_not_counted() -> None:
    since, until = date(2026, 4, 3), date(2026, 4, 24)
    on, stopped, _ = due("征求第三方意见 2026-04-03/2026-04-24")
    assert on == by_hand(date(2026, 4, 1), 20, (since, until))
    assert stopped == independent.workdays_between(since, until)


@given(DAY, st.integers(0, 40), DAY, st.integers(0, 40))
def test_any_two_hearings(first: date, long: int, second: date, longer: int) -> None:
    spans = [(first, first + timedelta(days=long)), (second, second + timedelta(days=longer))]
    words = [f"征求第三方意见 {spans[0][0]}/{spans[0][1]}", f"征求其他机关意见 {spans[1][0]}/{spans[1][1]}"]
    assert due(*words)[0] == by_hand(date(2026, 4, 1), 20, *spans)


def test_an_extension_counts_only_in_time() -> None:
    assert due(extended="2026-04-20")[0] == independent.nth_workday(date(2026, 4, 1), 40)
    late = independent.nth_workday(date(2026, 4, 1), 21)
    assert due(extended=late.isoformat())[0] == independent.nth_workday(date(2026, 4, 1), 20)


@pytest.mark.parametrize("more", [{"stops": ("征求第三方意见 2026-04-03/2026-04-24",)}, {"extended": "2026-04-03"}])
def test_elsewhere_the_clock_does_not_stop(more: dict[str, object]) -> None:
    one = item("01-001", "作出决定之日起7个工作日内公开")
    [line] = lines([one], [record(1, "01-001", event_on=EVENT, **more)])
    assert line.due_on == independent.nth_workday(date(2026, 4, 1), 7)
    assert "没有停算" in line.remark
