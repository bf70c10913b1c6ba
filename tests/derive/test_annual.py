"""The annual report counted: every application once, and every sum of the form holds by itself."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from generator.check.annual import check_annual, compare_filled
from generator.derive.annual import blanks_of, count_applications, fill, say_requests, unsorted
from generator.model.annual import GROUPS, TEXTS, TOTAL, Annual, Application, requests_key, suit_key
from generator.model.annualform import TABLES
from generator.model.annualsums import totals
from generator.model.diagnostic import NOWHERE
from generator.model.outcome import Outcome

DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@st.composite
def applications(draw: st.DrawFn) -> Application:
    received = draw(DAYS)
    closed = draw(st.none() | st.integers(0, 500).map(lambda days: received + timedelta(days)))
    outcome = draw(st.sampled_from(Outcome)) if closed else None
    return Application("", draw(st.sampled_from(GROUPS)), received, closed, outcome)


def one(received: str, closed: str = "", outcome: Outcome | None = Outcome.GIVEN) -> Application:
    ends = date.fromisoformat(closed) if closed else None
    return Application("SQ", "person", date.fromisoformat(received), ends, outcome if ends else None)


def cell(found: dict[str, Decimal], row: str, column: str = TOTAL) -> int:
    return int(found[requests_key(row, column)])


@given(st.lists(applications(), max_size=40))
def test_what_is_counted_adds_up(found: list[Application]) -> None:
    values = count_applications(found, 2026)
    assert list(check_annual(Annual(2026, "", values), NOWHERE)) == []


@given(st.lists(applications(), max_size=40))
def test_what_is_left_is_what_the_next_year_carries(found: list[Application]) -> None:
    left, carried = count_applications(found, 2026), count_applications(found, 2027)
    for column in (*GROUPS, TOTAL):
        assert left[requests_key("left", column)] == carried[requests_key("carried", column)]


def test_first_and_last_day_belong_to_the_year() -> None:
    found = dict(count_applications([one("2026-01-01", "2026-12-31"), one("2026-12-31"), one("2025-12-31")], 2026))
    assert (cell(found, "new"), cell(found, "carried"), cell(found, "given"), cell(found, "left")) == (2, 1, 1, 2)


def test_what_came_or_went_in_another_year_is_not_counted() -> None:
    found = dict(count_applications([one("2027-01-01"), one("2025-01-01", "2025-12-31")], 2026))
    assert set(found.values()) == {Decimal(0)}


def test_closed_without_an_outcome_is_sorted_by_nobody_and_the_sums_say_it() -> None:
    lost = one("2026-03-01", "2026-03-05", None)
    assert unsorted([lost, one("2026-03-01")], 2026) == (lost,)
    report = Annual(2026, "", count_applications([lost], 2026))
    problems = list(check_annual(report, NOWHERE))
    assert {problem.code for problem in problems} == {"GK836"}
    assert "第一项加第二项" in problems[0].message


def test_untold_is_not_zero() -> None:
    report = Annual(2026, "", {suit_key("review", "upheld"): Decimal(1), suit_key("review", TOTAL): Decimal(9)})
    assert list(check_annual(report, NOWHERE)) == []


def test_totals_come_by_themselves_once_all_is_told_and_never_before() -> None:
    three = {suit_key("review", result): Decimal(2) for result in ("upheld", "corrected", "other")}
    assert suit_key("review", TOTAL) not in fill(Annual(2026, ""), three, {}).values
    whole = {**three, suit_key("review", "pending"): Decimal(1)}
    assert fill(Annual(2026, ""), whole, {}).values[suit_key("review", TOTAL)] == 7


def test_people_are_right_and_are_told_where_they_differ() -> None:
    counted = Annual(2026, "", {"requests.new.person": Decimal(3)}, {}, frozenset({"requests.new.person"}))
    told = {"requests.new.person": Decimal(4)}
    assert fill(counted, told, {}).values["requests.new.person"] == 4
    assert fill(counted, told, {}).counted == frozenset()
    assert [found.code for found in compare_filled(counted.values, told, NOWHERE)] == ["GK837"]


def test_an_empty_report_names_everything_but_totals() -> None:
    blanks = blanks_of(Annual(2026, ""))
    keys = [key for table in TABLES for key in table.keys]
    assert len(keys) == len(set(keys)) == 10 + 25 * 7 + 15
    assert len(blanks) == len(keys) - len(totals()) + len(TEXTS)
    assert len(blanks) == len(set(blanks))


def test_cells_of_the_form_cover_each_place_once() -> None:
    for table in TABLES:
        places = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.height)
            for column in range(cell.column, cell.column + cell.width)
        ]
        assert len(places) == len(set(places)) == table.height * len(table.widths)


def test_sentence_of_requests_needs_all_four_numbers() -> None:
    values = dict(count_applications([one("2026-05-01", "2026-05-20")], 2026))
    assert say_requests(values).startswith("本年新收政府信息公开申请1件")
    del values[requests_key("left", TOTAL)]
    assert say_requests(values) == ""
