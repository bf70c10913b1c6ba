"""Counting days: worked examples, the law's rules, properties, and the browser's script against all of them."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import generator
from generator.derive.workdays import (
    MAX_AMOUNT,
    add_working_days,
    calendar_table,
    count_workdays,
    count_working_days,
    due_date,
    is_working_day,
    subtract_working_days,
)
from generator.model.calendar import FIXED_HOLIDAYS, CalendarOrigin, WorkCalendar, YearSource
from generator.model.calendarfile import CalendarFile, LocalDay
from generator.model.terms import DayKind
from generator.model.timelimit import Clause, DueDate, FixedDay, Kind, Relation, Unit
from generator.read.calendar import build_work_calendar
from generator.read.timelimit.text import parse_time_limit

SCRIPT = Path(generator.__file__).parent / "theme" / "assets" / "duedate.js"


def known_until_2026(calendar: WorkCalendar) -> WorkCalendar:
    """The library of today; a later one that knows 2027 must not change what is tested here."""

    def early(days: frozenset[date]) -> frozenset[date]:
        return frozenset(day for day in days if day.year <= 2026)

    years = {year: source for year, source in calendar.years.items() if year <= 2026}
    return replace(calendar, years=years, days_off=early(calendar.days_off), makeup=early(calendar.makeup))


CALENDAR = known_until_2026(build_work_calendar())
LOCAL = known_until_2026(
    build_work_calendar(
        CalendarFile(
            local=(
                LocalDay("2026-09-01", day=DayKind.OFF, name="本地节日"),
                LocalDay("2026-10-07", day=DayKind.WORKING),
                LocalDay("2026-10-10", day=DayKind.OFF),
                LocalDay("2026-11-28", day=DayKind.WORKING),
                LocalDay("2027-03-02", day=DayKind.OFF),
                LocalDay("2027-03-06", day=DayKind.WORKING),
                LocalDay("2027-03-08", day=DayKind.WORKING),
            )
        )
    )
)
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
KNOWN_DAYS = st.dates(date(2010, 1, 1), date(2026, 6, 30))
FORWARD = [Kind.DEADLINE, Kind.TAKEDOWN, Kind.POSTING, Kind.CONSULT]
PERIODS = [Unit.WORKDAY, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR]


def clause(amount: int | None, unit: Unit | None, kind: Kind = Kind.DEADLINE) -> Clause:
    return Clause(kind, amount=amount, unit=unit)


def due(day: str, amount: int, unit: Unit, kind: Kind = Kind.DEADLINE, calendar: WorkCalendar = CALENDAR) -> str:
    """The due date as text; a provisional one starts with a question mark."""
    found = due_date(calendar, clause(amount, unit, kind), date.fromisoformat(day))
    assert found is not None
    return ("?" if found.provisional else "") + found.on.isoformat()


# --- worked examples (standards.md §4.1 and the notices) ----------------------------------------------


@pytest.mark.parametrize(
    ("day", "amount", "unit", "expected"),
    [
        ("2026-11-13", 5, Unit.WORKDAY, "2026-11-20"),  # Friday, no holidays: the next Friday
        ("2025-09-30", 1, Unit.WORKDAY, "2025-10-09"),  # last working day before eight days off
        ("2025-09-30", 3, Unit.WORKDAY, "2025-10-11"),  # the make-up Saturday counts
        ("2026-02-13", 1, Unit.WORKDAY, "2026-02-14"),  # so does the one on the eve of the holiday
        ("2026-02-14", 1, Unit.WORKDAY, "2026-02-24"),
        ("2026-01-15", 20, Unit.WORKDAY, "2026-02-12"),
        ("2026-01-15", 20, Unit.DAY, "2026-02-04"),
        ("2026-01-24", 1, Unit.WORKDAY, "2026-01-26"),  # from a Saturday
        ("2026-01-01", 1, Unit.WORKDAY, "2026-01-04"),  # from a holiday, to the make-up Sunday
        ("2026-11-23", 20, Unit.WORKDAY, "2026-12-21"),
        ("2025-12-25", 5, Unit.WORKDAY, "2026-01-04"),  # over the year's end, both years announced
    ],
)
def test_worked_examples(day: str, amount: int, unit: Unit, expected: str) -> None:
    assert due(day, amount, unit) == expected


def test_event_day_itself_is_not_counted_by_article_201() -> None:
    assert due("2026-11-16", 1, Unit.WORKDAY) == "2026-11-17"
    assert due("2026-11-16", 1, Unit.DAY) == "2026-11-17"
    assert due("2026-11-16", 1, Unit.WEEK) == "2026-11-23"


@pytest.mark.parametrize(
    ("day", "amount", "unit", "expected"),
    [
        ("2025-03-17", 1, Unit.MONTH, "2025-04-17"),
        ("2024-11-30", 3, Unit.MONTH, "2025-02-28"),  # no 30 February: the month's last day
        ("2023-11-29", 3, Unit.MONTH, "2024-02-29"),
        ("2024-02-29", 1, Unit.MONTH, "2024-03-29"),  # the matching day, not the last one
        ("2024-02-29", 1, Unit.YEAR, "2025-02-28"),
        ("2023-03-10", 3, Unit.YEAR, "2026-03-10"),
        ("2025-12-31", 3, Unit.MONTH, "2026-03-31"),  # 年度终了后3个月内
    ],
)
def test_months_and_years_end_on_matching_day_by_article_202(day: str, amount: int, unit: Unit, expected: str) -> None:
    assert due(day, amount, unit) == expected


@pytest.mark.parametrize(
    ("day", "amount", "unit", "expected"),
    [
        ("2025-09-11", 20, Unit.DAY, "2025-10-09"),  # ends on 10-01
        ("2025-09-01", 1, Unit.MONTH, "2025-10-09"),
        ("2026-02-08", 1, Unit.WEEK, "2026-02-24"),
        ("2026-11-13", 1, Unit.DAY, "2026-11-16"),  # ends on a Saturday
        ("2026-02-07", 7, Unit.DAY, "2026-02-14"),  # ends on a Saturday that is worked
        ("2026-04-06", 1, Unit.YEAR, "?2027-04-06"),
    ],
)
def test_last_day_off_moves_to_next_working_day_by_article_203(
    day: str, amount: int, unit: Unit, expected: str
) -> None:
    assert due(day, amount, unit) == expected


def test_advance_counts_back_and_the_event_day_is_not_counted() -> None:
    assert due("2026-11-20", 7, Unit.WORKDAY, Kind.ADVANCE) == "2026-11-11"
    assert due("2025-10-09", 1, Unit.WORKDAY, Kind.ADVANCE) == "2025-09-30"
    assert due("2025-10-13", 2, Unit.WORKDAY, Kind.ADVANCE) == "2025-10-10"
    assert due("2026-11-20", 1, Unit.WEEK, Kind.ADVANCE) == "2026-11-13"


def test_advance_in_calendar_days_is_never_moved_towards_the_event() -> None:
    assert due("2025-10-21", 20, Unit.DAY, Kind.ADVANCE) == "2025-10-01"
    assert due("2027-05-31", 1, Unit.MONTH, Kind.ADVANCE) == "2027-04-30"


def test_days_within_the_last_days_before_an_event_name_no_last_day() -> None:
    within = Clause(Kind.ADVANCE, 3, Unit.DAY, Relation.WITHIN)  # 会前3日内
    assert due_date(CALENDAR, within, date(2026, 11, 20)) is None


@pytest.mark.parametrize("kind", FORWARD)
def test_forward_kinds_count_alike(kind: Kind) -> None:
    assert due("2026-11-13", 5, Unit.WORKDAY, kind) == "2026-11-20"


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in (*FORWARD, Kind.ADVANCE)])
def test_other_kinds_give_no_counted_date(kind: Kind) -> None:
    assert due_date(CALENDAR, clause(5, Unit.WORKDAY, kind), date(2026, 3, 2)) is None


@pytest.mark.parametrize(
    ("amount", "unit"),
    [(24, Unit.HOUR), (None, Unit.WORKDAY), (20, None), (0, Unit.DAY), (-3, Unit.WORKDAY), (10**12, Unit.WORKDAY)],
)
def test_no_date_without_a_usable_number_of_days(amount: int | None, unit: Unit | None) -> None:
    assert due_date(CALENDAR, clause(amount, unit), date(2026, 3, 2)) is None


@pytest.mark.parametrize("day", [date.min, date(1900, 1, 1), date.max])
@pytest.mark.parametrize("kind", list(Kind))
def test_trigger_outside_our_times_gives_no_date_and_no_crash(day: date, kind: Kind) -> None:
    assert due_date(CALENDAR, Clause(kind, 5, Unit.WORKDAY, fixed=FixedDay(month=1)), day) is None


@pytest.mark.parametrize("unit", PERIODS)
def test_longest_amount_still_gives_a_date(unit: Unit) -> None:
    for kind in (Kind.DEADLINE, Kind.ADVANCE):
        assert due_date(CALENDAR, clause(MAX_AMOUNT, unit, kind), date(2899, 12, 31)) is not None
        assert due_date(CALENDAR, clause(MAX_AMOUNT, unit, kind), date(1949, 1, 1)) is not None


@pytest.mark.parametrize("count", [add_working_days, subtract_working_days])
def test_counting_less_than_one_day_is_our_own_fault(count: Callable[[WorkCalendar, date, int], DueDate]) -> None:
    with pytest.raises(ValueError, match="from 1"):
        count(CALENDAR, date(2026, 3, 2), 0)


# --- days between two days -----------------------------------------------------------------------------


def test_days_between_leave_the_first_out_and_count_the_last() -> None:
    monday, friday = date(2026, 11, 16), date(2026, 11, 20)
    assert count_working_days(CALENDAR, monday, friday) == 4
    assert count_working_days(CALENDAR, monday, monday) == 0
    assert count_working_days(CALENDAR, friday, friday + timedelta(days=2)) == 0
    assert count_working_days(CALENDAR, date(2025, 9, 30), date(2025, 10, 11)) == 3  # the make-up Saturday counts
    assert count_workdays(CALENDAR, monday, friday) == 4


def test_days_on_which_the_period_stands_still_are_not_counted() -> None:
    """《政府信息公开条例》第三十三条: the time taken to hear others is not counted."""
    monday, friday = date(2026, 11, 16), date(2026, 11, 20)
    hearing = frozenset({date(2026, 11, 17), date(2026, 11, 18)})
    assert count_working_days(CALENDAR, monday, friday, hearing) == 2
    assert add_working_days(CALENDAR, monday, 2, hearing).on == friday
    assert add_working_days(CALENDAR, monday, 2).on == date(2026, 11, 18)


def test_days_over_a_year_nobody_knows_are_not_counted() -> None:
    assert count_workdays(CALENDAR, date(2026, 12, 1), date(2027, 1, 10)) is None
    assert count_workdays(CALENDAR, date(2026, 12, 1), date(2026, 12, 28)) is not None


# --- years not announced ----------------------------------------------------------------------------


def test_way_into_unknown_year_is_provisional_with_reason() -> None:
    found = add_working_days(CALENDAR, date(2026, 12, 15), 20)
    assert found == DueDate(
        date(2027, 1, 9),
        provisional=True,
        reason="本站日历还没有收入2027年的放假安排，按周一至周五（元旦除外）暂算为2027年1月13日",
        estimate=date(2027, 1, 13),
    )


def test_way_that_ends_on_last_known_day_is_not_provisional() -> None:
    assert due("2026-12-15", 9, Unit.WORKDAY) == "2026-12-28"
    assert due("2026-12-15", 10, Unit.WORKDAY) == "?2026-12-29"


def test_last_days_of_december_wait_for_the_next_notice() -> None:
    """29 December 2018 was a Saturday worked by the notice of 2019, 31 December a Monday off by it."""
    assert due("2025-12-26", 3, Unit.WORKDAY) == "2025-12-31", "2026 is announced"
    found = add_working_days(CALENDAR, date(2026, 12, 28), 2)
    assert (found.on, found.estimate, found.provisional) == (date(2026, 12, 30), date(2026, 12, 30), True)
    assert found.reason.startswith("本站日历还没有收入2027年的放假安排")


def test_holidays_that_need_no_notice_count_in_a_year_without_one() -> None:
    """全国年节及纪念日放假办法 (国务院令第795号) art. 2: 1 January, 1 and 2 May, 1 to 3 October."""
    found = add_working_days(CALENDAR, date(2026, 12, 4), 20)
    assert (found.on, found.estimate) == (date(2027, 1, 2), date(2027, 1, 4)), "1 January is a Friday, and off"
    assert not is_working_day(CALENDAR, date(2027, 1, 1))
    assert not is_working_day(CALENDAR, date(2027, 10, 1))
    assert is_working_day(CALENDAR, date(2027, 5, 3)), "a Monday: nothing is known of it"
    assert is_working_day(WorkCalendar(), date(2024, 1, 1)), "the 办法 in force since 2025 says nothing of 2024"


def test_counting_back_into_or_from_unknown_year_is_provisional_and_says_both_ways() -> None:
    found = subtract_working_days(CALENDAR, date(2027, 1, 4), 7)
    assert (found.on, found.provisional) == (date(2026, 12, 23), True)
    why = "按周一至周五（元旦除外）暂算，放假会使它提前，调休上班会使它推后"
    assert found.reason == f"本站日历还没有收入2027年的放假安排，{why}"
    assert not subtract_working_days(CALENDAR, date(2026, 12, 29), 7).provisional


def test_going_back_a_makeup_day_moves_the_day_later() -> None:
    """2025-10-11 was a Saturday worked: two working days before Monday the 13th are the 10th, not the 9th."""
    blind = replace(CALENDAR, years={year: CALENDAR.years[year] for year in CALENDAR.years if year != 2025})
    blind = replace(blind, days_off=frozenset(), makeup=frozenset())
    assert subtract_working_days(blind, date(2025, 10, 13), 2).on == date(2025, 10, 9)
    assert subtract_working_days(CALENDAR, date(2025, 10, 13), 2).on == date(2025, 10, 10)


def test_calendar_period_is_provisional_only_if_its_end_may_move() -> None:
    assert due("2025-03-01", 2, Unit.YEAR) == "?2027-03-01"
    assert due("2026-12-08", 20, Unit.DAY) == "2026-12-28"
    assert due("2026-12-11", 20, Unit.DAY) == "?2026-12-31"
    saturday = replace(CALENDAR, days_off=CALENDAR.days_off | {date(2026, 12, 31)})
    assert due("2026-12-11", 20, Unit.DAY, calendar=saturday) == "?2027-01-02"


def test_two_unknown_years_are_both_named() -> None:
    found = add_working_days(CALENDAR, date(2027, 12, 27), 5)
    assert found.reason.startswith("本站日历还没有收入2027年、2028年的放假安排，")


def test_year_before_the_calendar_is_not_called_unannounced() -> None:
    assert add_working_days(CALENDAR, date(2003, 3, 3), 5).reason.startswith("本站日历还没有收入2003年的放假安排，")


def test_empty_calendar_makes_everything_provisional() -> None:
    assert due("2026-03-02", 1, Unit.WORKDAY, calendar=WorkCalendar()) == "?2026-03-03"


def test_makeup_sunday_may_bring_a_date_forward_so_lower_bound_counts_weekends() -> None:
    blind = replace(CALENDAR, years={year: CALENDAR.years[year] for year in CALENDAR.years if year != 2025})
    blind = replace(blind, days_off=frozenset(), makeup=frozenset())
    really = add_working_days(CALENDAR, date(2025, 9, 26), 2)
    guessed = add_working_days(blind, date(2025, 9, 26), 2)
    assert really.on == date(2025, 9, 29)
    assert guessed.on <= really.on < date(2025, 9, 30), "Monday to Friday alone would say 09-30"
    assert guessed.reason.endswith("2025年9月30日")


# --- local days -------------------------------------------------------------------------------------


def test_local_days_win_over_the_national_calendar() -> None:
    assert not is_working_day(LOCAL, date(2026, 9, 1))
    assert is_working_day(LOCAL, date(2026, 10, 7))
    assert not is_working_day(LOCAL, date(2026, 10, 10))
    assert due("2026-08-31", 1, Unit.WORKDAY, calendar=LOCAL) == "2026-09-02"
    assert due("2026-09-30", 1, Unit.WORKDAY, calendar=LOCAL) == "2026-10-07"


# --- dates that recur -------------------------------------------------------------------------------


def test_due_date_of_a_named_date_is_its_next_occurrence_and_certain() -> None:
    yearly = Clause(Kind.FIXED, fixed=FixedDay(None, 1, 31))
    assert due_date(CALENDAR, yearly, date(2026, 11, 24)) == DueDate(date(2027, 1, 31), provisional=False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("次年3月底前", "2027-03-31"),
        ("次年1月31日前", "2027-01-31"),
        ("下一年度11月30日前", "2027-11-30"),
        ("次年第一季度末前", "2027-03-31"),
        ("当年12月31日前", "2026-12-31"),
        ("当年3月底前", "2027-03-31"),  # this year's is past: the next one
        ("次月10日前", "2026-12-10"),
        ("当月25日前", "2026-11-25"),
        ("下季度首月15日前", "2027-01-15"),
        ("于每季的次月10日之前", "2027-01-10"),
        ("次年3月前", None),  # March included?
        ("翌年1月31日前", "2027-01-31"),
        ("同年12月31日前", "2026-12-31"),
        ("每季度结束后次月15日前", "2027-01-15"),
        ("每季度结束后下月15日前", "2027-01-15"),
    ],
)
def test_day_placed_by_the_period_of_the_event(text: str, expected: str | None) -> None:
    """次年 and 次月 are told from the event, on 24 November 2026; 当年 and 当月 are the next day of the kind."""
    clause = parse_time_limit(text).clauses[0]
    found = due_date(CALENDAR, clause, date(2026, 11, 24))
    assert found == (DueDate(date.fromisoformat(expected), provisional=False) if expected else None)


@pytest.mark.parametrize(
    "changes",
    [
        {"fixed": None},
        {"fixed": FixedDay(2027, 3, 31)},
        {"fixed": FixedDay(None, 13, 1)},
        {"every": 5, "period": Unit.MONTH},
        {"period": Unit.WEEK},
    ],
)
def test_a_day_of_the_next_period_that_is_none_has_no_date(changes: dict[str, Any]) -> None:
    """次年 with a day that is not there, a year of its own, or a period that does not fit into the year."""
    yearly = Clause(Kind.FIXED, event="次年", period=Unit.YEAR, fixed=FixedDay(None, 3, 31))
    assert due_date(CALENDAR, yearly, date(2026, 11, 24)) is not None
    assert due_date(CALENDAR, replace(yearly, **changes), date(2026, 11, 24)) is None


def test_where_the_days_of_a_year_come_from_is_said() -> None:
    assert [origin.label for origin in CalendarOrigin] == ["软件自带日历", "本单位日历"]


# --- properties -------------------------------------------------------------------------------------


@given(KNOWN_DAYS, st.integers(1, 120), st.sampled_from(PERIODS[:4]), st.sampled_from(FORWARD))
def test_due_date_is_a_working_day_after_the_event(day: date, amount: int, unit: Unit, kind: Kind) -> None:
    found = due_date(CALENDAR, clause(amount, unit, kind), day)
    assert found is not None
    assert found.on > day
    assert found.provisional or is_working_day(CALENDAR, found.on)


@given(DAYS, st.integers(1, 300), st.sampled_from(PERIODS), st.sampled_from(FORWARD))
def test_longer_period_is_never_due_earlier(day: date, amount: int, unit: Unit, kind: Kind) -> None:
    shorter, longer = (due_date(CALENDAR, clause(n, unit, kind), day) for n in (amount, amount + 1))
    assert shorter is not None
    assert longer is not None
    assert shorter.on <= longer.on
    assert longer.provisional or not shorter.provisional


@given(DAYS, st.integers(1, 300), st.sampled_from(PERIODS))
def test_later_event_is_never_due_earlier(day: date, amount: int, unit: Unit) -> None:
    first, second = (due_date(CALENDAR, clause(amount, unit), day + timedelta(days=n)) for n in (0, 1))
    assert first is not None
    assert second is not None
    assert first.on <= second.on


@given(KNOWN_DAYS, st.integers(1, 100))
def test_exactly_n_working_days_lie_on_the_way(day: date, n: int) -> None:
    on = add_working_days(CALENDAR, day, n).on
    way = [day + timedelta(days=step + 1) for step in range((on - day).days)]
    assert sum(is_working_day(CALENDAR, each) for each in way) == n


@given(KNOWN_DAYS, st.integers(1, 100))
def test_counting_forth_and_back_agree(day: date, n: int) -> None:
    there = add_working_days(CALENDAR, day, n).on
    back = subtract_working_days(CALENDAR, there, n).on
    last_worked = day
    while not is_working_day(CALENDAR, last_worked):
        last_worked -= timedelta(days=1)
    assert back == last_worked
    assert add_working_days(CALENDAR, back, n).on == there


@given(KNOWN_DAYS, st.integers(1, 60), st.integers(1, 60))
def test_counting_in_two_steps_is_counting_in_one(day: date, n: int, m: int) -> None:
    halfway = add_working_days(CALENDAR, day, n).on
    assert add_working_days(CALENDAR, halfway, m) == add_working_days(CALENDAR, day, n + m)


@given(DAYS, st.integers(1, 120))
def test_provisional_exactly_when_the_way_touches_an_unknown_year(day: date, n: int) -> None:
    found = add_working_days(CALENDAR, day, n)
    assert found.provisional is (found.on > date(2026, 12, 28))
    assert bool(found.reason) is found.provisional
    back = subtract_working_days(CALENDAR, day, n)
    assert back.provisional is (day - timedelta(days=1) > date(2026, 12, 28))


@given(
    st.dates(date(2026, 11, 1), date(2027, 12, 31)),
    st.integers(1, 60),
    st.sampled_from(PERIODS[:4]),
    st.sets(st.dates(date(2026, 12, 29), date(2029, 12, 31)), max_size=200),
)
def test_whatever_is_announced_later_no_date_comes_before_its_lower_bound(
    day: date, amount: int, unit: Unit, changed: set[date]
) -> None:
    source = YearSource(CalendarOrigin.OFFICE, "catalog/calendar.yml")
    changed |= {date(year, *day) for year in range(2027, 2040) for day in FIXED_HOLIDAYS}
    changed -= {each for each in changed if (each.month, each.day) in FIXED_HOLIDAYS and each.weekday() >= 5}
    announced = replace(
        CALENDAR,
        years={**CALENDAR.years, **dict.fromkeys(range(2027, 2040), source)},
        days_off=CALENDAR.days_off | {each for each in changed if each.weekday() < 5},
        makeup=CALENDAR.makeup | {each for each in changed if each.weekday() >= 5},
    )
    before = due_date(CALENDAR, clause(amount, unit), day)
    after = due_date(announced, clause(amount, unit), day)
    assert before is not None
    assert after is not None
    assert not after.provisional
    assert before.on <= after.on
    assert before.provisional or before.on == after.on


# --- the browser ------------------------------------------------------------------------------------

COUNT = """
var fs = require("fs");
var job = JSON.parse(fs.readFileSync(0, "utf8"));
global.window = { gkCalendar: job.calendar };
(0, eval)(fs.readFileSync(process.argv[1], "utf8"));
var gk = global.window.gkDue;
process.stdout.write(JSON.stringify(job.cases.map(function (c) {
  if (c.length === 4) {
    var found = gk.due(job.calendar, c[0], c[1], c[2], gk.parse(c[3]));
    return found && [gk.iso(found.on), gk.iso(found.plain), found.years];
  }
  return gk.answer(c[4] ? job.calendar : undefined, c[0], c[1], c[2], c[3], c[5], c[6]);
})));
"""

_PAGE = """
var fs = require("fs");
function Element(attributes, value) {
  this.attributes = attributes; this.value = value; this.on = {}; this.textContent = "";
}
Element.prototype.getAttribute = function (name) { return name in this.attributes ? this.attributes[name] : null; };
Element.prototype.setAttribute = function (name, value) { this.attributes[name] = value; };
Element.prototype.removeAttribute = function (name) { delete this.attributes[name]; };
Element.prototype.addEventListener = function (name, act) { this.on[name] = act; };
var form = new Element({
  "data-gk-due": "", "data-kind": "deadline", "data-amount": "20", "data-unit": "wd", hidden: ""
});
var input = new Element({}, "");
var output = new Element({});
form.querySelector = function (what) { return { input: input, output: output }[what]; };
global.window = {
  gkCalendar: JSON.parse(fs.readFileSync(0, "utf8")),
  document: { readyState: "interactive", querySelectorAll: function () { return [form]; } }
};
(0, eval)(fs.readFileSync(process.argv[1], "utf8"));
var seen = { value: input.value, first: output.textContent, hidden: form.getAttribute("hidden") };
input.value = "2026-11-23"; input.on.input(); seen.input = output.textContent;
input.value = "2026-12-15"; input.on.change(); seen.change = output.textContent;
seen.prevented = false;
form.on.submit({ preventDefault: function () { seen.prevented = true; } });
window.gkDue.bindAll();
process.stdout.write(JSON.stringify(seen));
"""


@pytest.fixture(scope="session")
def node() -> str:
    found = shutil.which("node")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("node is missing: the page's script cannot be held against Python")
        pytest.skip("node is missing: the page's script was NOT held against Python")
    return found


def run_node(node: str, program: str, job: object) -> Any:
    done = subprocess.run(
        [node, "-e", program, str(SCRIPT)],
        input=json.dumps(job),
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return json.loads(done.stdout)


def table(calendar: WorkCalendar) -> dict[str, Any]:
    return dict(calendar_table(calendar, 2003, 2027))


def assert_agree(node: str, calendar: WorkCalendar, cases: list[tuple[Kind, int, Unit, date]]) -> None:
    job = [[kind.value, amount, unit.value, day.isoformat()] for kind, amount, unit, day in cases]
    answers = run_node(node, COUNT, {"calendar": table(calendar), "cases": job})
    for (kind, amount, unit, day), answer in zip(cases, answers, strict=True):
        found = due_date(calendar, clause(amount, unit, kind), day)
        case = f"{kind} {amount} {unit} from {day}: {found} but {answer}"
        if found is None:
            assert answer is None, case
            continue
        on, plain, years = answer
        assert (on, bool(years)) == (found.on.isoformat(), found.provisional), case
        assert all(f"{year}年" in found.reason for year in years), case
        plain_day = date.fromisoformat(plain)
        assert plain_day == (found.estimate or found.on), case


WHY = "按周一至周五算，本站日历还没有收入2027年的放假安排"
NEW_YEAR = WHY.replace("周五", "周五（元旦除外）")
"""1 January is off without a notice, so a count that passed it was not by Monday to Friday alone."""
CASES = st.tuples(st.sampled_from(Kind), st.integers(-1, 260), st.sampled_from(Unit), DAYS)


@settings(max_examples=15, deadline=None)
@given(cases=st.lists(CASES, min_size=60, max_size=300), local=st.booleans())
def test_browser_agrees_with_python(node: str, cases: list[tuple[Kind, int, Unit, date]], local: bool) -> None:
    assert_agree(node, LOCAL if local else CALENDAR, cases)


@pytest.mark.parametrize("calendar", [CALENDAR, LOCAL], ids=["national", "local"])
def test_browser_agrees_with_python_on_every_day_of_four_years(node: str, calendar: WorkCalendar) -> None:
    every_day = [date(2024, 1, 1) + timedelta(days=n) for n in range(4 * 365 + 1)]
    amounts = [
        (1, Unit.WORKDAY),
        (7, Unit.WORKDAY),
        (20, Unit.WORKDAY),
        (20, Unit.DAY),
        (1, Unit.MONTH),
        (1, Unit.YEAR),
    ]
    kinds = [Kind.DEADLINE, Kind.ADVANCE]
    assert_agree(node, calendar, [(kind, n, unit, day) for kind in kinds for n, unit in amounts for day in every_day])


def test_browser_words(node: str) -> None:
    rows: list[tuple[str, int, str, str, bool, str]] = [
        ("deadline", 20, "wd", "2026-11-23", True, "最迟 12月21日（周一）公开"),
        ("deadline", 20, "wd", " 2026/11/23 ", True, "最迟 12月21日（周一）公开"),
        ("deadline", 20, "wd", "2026年11月23日", True, "最迟 12月21日（周一）公开"),
        ("deadline", 5, "wd", "2025-12-25", True, "最迟 2026年1月4日（周日）公开"),
        (
            "deadline",
            20,
            "wd",
            "2026-12-04",
            True,
            f"暂定：最迟 2027年1月4日（周一）公开（{NEW_YEAR}，不早于2027年1月2日）",
        ),
        ("deadline", 10, "wd", "2026-12-15", True, f"暂定：最迟 2026年12月29日（周二）公开（{WHY}）"),
        ("advance", 7, "wd", "2026-11-20", True, "最迟 11月11日（周三）公开"),
        (
            "advance",
            7,
            "wd",
            "2027-03-10",
            True,
            f"暂定：最迟 2027年3月1日（周一）公开（{WHY}，放假会使它提前，调休上班会使它推后）",
        ),
        ("posting", 5, "wd", "2026-11-13", True, "公示到 11月20日（周五）"),
        ("consult", 30, "d", "2026-11-02", True, "意见征集到 12月2日（周三）"),
        ("takedown", 20, "wd", "2026-11-23", True, "最迟 12月21日（周一）撤下"),
        (
            "deadline",
            5,
            "wd",
            "2003-03-03",
            True,
            f"暂定：最迟 2003年3月10日（周一）公开（{WHY.replace('2027', '2003')}，不早于2003年3月8日）",
        ),
        ("deadline", 20, "wd", "", True, ""),
        ("deadline", 20, "wd", "2026-02-30", True, "请写成 2026-01-05 这样的日期"),
        ("deadline", 20, "wd", "明天", True, "请写成 2026-01-05 这样的日期"),
        ("deadline", 20, "wd", "1800-01-01", True, "请写成 2026-01-05 这样的日期"),
        ("deadline", 24, "h", "2026-11-23", True, ""),
        ("standing", 0, "", "2026-11-23", True, ""),
        ("deadline", 20, "wd", "2026-11-23", False, "工作日历没有载入，算不出日期"),
    ]
    answers = run_node(node, COUNT, {"calendar": table(CALENDAR), "cases": [row[:5] for row in rows]})
    assert answers == [row[5] for row in rows]


def test_browser_says_what_ends_on_the_day(node: str) -> None:
    rows = [
        ["posting", 5, "wd", "2026-11-13", True, "at_least", "", "至少公示到 11月20日（周五）"],
        ["posting", 5, "wd", "2026-11-13", True, "at_most", "", "最多公示到 11月20日（周五）"],
        ["posting", 5, "wd", "2026-11-13", True, "exact", "", "公示到 11月20日（周五）"],
        ["consult", 30, "d", "2026-11-02", True, "at_least", "", "意见至少征集到 12月2日（周三）"],
        ["deadline", 30, "wd", "2026-10-12", True, "within", "作出决定", "最迟 11月23日（周一）作出决定"],
    ]
    answers = run_node(node, COUNT, {"calendar": table(CALENDAR), "cases": [row[:7] for row in rows]})
    assert answers == [row[7] for row in rows]


def test_page_starts_empty_and_answers_on_input(node: str) -> None:
    """Today is no event: a day that nobody gave must not become a deadline."""
    seen = run_node(node, _PAGE, table(CALENDAR))
    assert (seen["value"], seen["first"]) == ("", "")
    assert seen["hidden"] is None
    assert seen["input"] == "最迟 12月21日（周一）公开"
    assert seen["change"] == f"暂定：最迟 2027年1月13日（周三）公开（{NEW_YEAR}，不早于2027年1月9日）"
    assert seen["prevented"]


def test_script_holds_nothing_that_a_strict_page_forbids() -> None:
    text = SCRIPT.read_text(encoding="utf-8")
    for forbidden in ("eval(", "Function(", "innerHTML", "document.write", "=>", "`", "let ", "const ", "http"):
        assert forbidden not in text, forbidden


def test_table_is_small_sorted_json_and_knows_only_announced_years() -> None:
    found = dict(calendar_table(LOCAL, 2026, 2027))
    assert found == json.loads(json.dumps(found))
    assert found["known"] == [2026]
    off: Any = found["off"]
    work: Any = found["work"]
    assert set(off) == set(work) == {"2026", "2027"}
    assert "0901" in off["2026"]
    assert "1007" not in off["2026"]
    assert work["2026"] == ["0104", "0214", "0228", "0509", "0920", "1128"], "1010 is locally off"
    assert (off["2027"], work["2027"]) == (["0302"], ["0306", "0308"])
    assert all(list(days) == sorted(days) for days in (*off.values(), *work.values()))


def test_table_leaves_out_years_that_are_not_asked_for() -> None:
    assert {key: calendar_table(CALENDAR, 2031, 2032)[key] for key in ("known", "off", "work")} == {
        "known": [],
        "off": {},
        "work": {},
    }
