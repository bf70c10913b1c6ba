"""The calculator on an item's page against `derive.workdays`, from the clause to the sentence a resident reads.

`tests/derive/test_workdays.py` holds the script's days to Python's. Here the whole way is held: which clauses get a
form, what the form carries, and what the page says; so that no clause is worked out in the page that the program
itself works out otherwise, or not at all.
"""

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.derive.views.clausewords import say_day
from generator.derive.views.timewords import Calculator, find_calculator
from generator.derive.workdays import due_date, is_countable
from generator.model.calendar import WorkCalendar
from generator.model.item import Item, TimeLimitEntry
from generator.model.text import chinese_day
from generator.model.timelimit import Act, Clause, DueDate, FixedDay, Kind, Relation, TimeLimit, Trigger, Unit
from generator.read.timelimit.text import parse_time_limit
from tests.catalogues import shipped_catalogue
from tests.derive.test_workdays import CALENDAR, COUNT, LOCAL, node, run_node, table
from tests.read.timelimit.test_text import ROWS

__all__ = ["node"]

ITEM = shipped_catalogue().items[0]
MADE = st.builds(
    Clause,
    kind=st.sampled_from(Kind),
    amount=st.none() | st.integers(-1, 90) | st.sampled_from([0, 365, 1000, 1001, 99999]),
    unit=st.none() | st.sampled_from(Unit),
    relation=st.none() | st.sampled_from(Relation),
    trigger=st.none() | st.sampled_from(Trigger),
    event=st.sampled_from(["", "决定作出", "信息形成或者变更", "收到申请", "会议召开", "每学期开学", "次年"]),
    condition=st.sampled_from(["", "行政许可", "涉密的除外"]),
    period=st.none() | st.sampled_from(Unit),
    every=st.sampled_from([1, 3, 6]),
    fixed=st.none() | st.builds(FixedDay, month=st.integers(1, 12), day=st.integers(0, 31)),
    act=st.sampled_from(Act),
)
"""Any clause a reader could make, and many that none does."""
READ = st.sampled_from([clause for row in ROWS for clause in parse_time_limit(row["text"]).clauses])
BORDERS = st.sampled_from(
    [
        date(2024, 2, 29), date(2025, 9, 26), date(2025, 9, 30), date(2025, 12, 31), date(2026, 1, 1),
        date(2026, 1, 31),
        date(2026, 2, 13), date(2026, 2, 14), date(2026, 8, 31), date(2026, 10, 10), date(2026, 11, 30),
        date(2026, 12, 4), date(2026, 12, 28), date(2026, 12, 29), date(2027, 1, 1), date(2027, 3, 6),
    ]
)  # fmt: skip
"""Ends of months, leap days, eves of holidays, make-up Saturdays and Sundays, the last day that is settled."""
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31)) | BORDERS
CASES = st.lists(st.tuples(MADE | READ, DAYS), min_size=80, max_size=200)


def made_of(*clauses: Clause) -> Item:
    return replace(ITEM, time_limit=(TimeLimitEntry(TimeLimit("", clauses)),))


@given(MADE | READ, DAYS)
def test_a_form_stands_only_where_a_day_can_be_counted(clause: Clause, day: date) -> None:
    found = find_calculator(made_of(clause))
    if found is None:
        return
    assert is_countable(clause)
    assert due_date(CALENDAR, clause, day) is not None


@given(MADE | READ, DAYS)
def test_countable_is_what_is_counted(clause: Clause, day: date) -> None:
    """For all kinds but those that name their day themselves."""
    if clause.kind not in (Kind.FIXED, Kind.RECURRING):
        assert is_countable(clause) is (due_date(CALENDAR, clause, day) is not None)


def answers_of(node: str, calendar: WorkCalendar, asked: list[tuple[Calculator, date]]) -> list[str]:
    rows = [[c.kind, c.amount, c.unit, day.isoformat(), True, c.end, c.deed] for c, day in asked]
    answers: list[str] = run_node(node, COUNT, {"calendar": table(calendar), "cases": rows})
    return answers


def assert_says(answer: str, clause: Clause, due: DueDate, start: date) -> None:
    """The page's sentence against Python's day and Python's words for the same clause."""
    shown = due.estimate or due.on
    named = f"{shown.month}月{shown.day}日（周{'一二三四五六日'[shown.weekday()]}）"
    case = f"{clause} from {start}: {due} but {answer}"
    assert named in answer, case
    assert answer.startswith("暂定：") is due.provisional, case
    floor = re.search("不早于(.+?日)", answer)
    lower = due.on if due.provisional and due.on != shown else None
    assert (floor and floor[1]) == (lower and chinese_day(lower)), case
    told = say_day(clause, due)
    for words in ("至少", "最多", "撤下", "意见", "除外", "放假会使它提前"):
        assert (words in told) is (words in answer), f"{case}; {told}"
    if clause.kind in (Kind.DEADLINE, Kind.ADVANCE):
        deed = "公开" if clause.act is Act.PUBLISH else clause.act.label
        year = f"{shown.year}年" if due.provisional or due.on.year != start.year else ""
        assert f"最迟 {year}{named}{deed}" in answer, case


@settings(max_examples=12, deadline=None)
@given(cases=CASES, local=st.booleans())
def test_page_says_what_python_works_out(node: str, cases: list[tuple[Clause, date]], local: bool) -> None:
    calendar = LOCAL if local else CALENDAR
    asked: list[tuple[Clause, Calculator, date]] = []
    for clause, day in cases:
        found = find_calculator(made_of(clause))
        if found is not None:
            asked.append((clause, found, day))
    answers = answers_of(node, calendar, [(found, day) for _, found, day in asked])
    for (clause, _, day), answer in zip(asked, answers, strict=True):
        due = due_date(calendar, clause, day)
        assert due is not None
        assert_says(answer, clause, due, day)


def test_page_says_what_python_works_out_for_every_row_of_the_table(node: str) -> None:
    """Each countable clause of the table of wordings, from a different day, over all years and borders."""
    clauses = [clause for row in ROWS for clause in parse_time_limit(row["text"]).clauses]
    asked: list[tuple[Clause, Calculator, date]] = []
    for number, clause in enumerate(clauses):
        found = find_calculator(made_of(clause))
        if found is not None:
            asked.append((clause, found, date(2024, 1, 1) + timedelta(days=(number * 37) % 1461)))
    assert len(asked) > 1000
    for (clause, _, day), answer in zip(asked, answers_of(node, CALENDAR, [(c, d) for _, c, d in asked]), strict=True):
        due = due_date(CALENDAR, clause, day)
        assert due is not None
        assert_says(answer, clause, due, day)


def test_outside_of_the_page_s_years_nothing_certain_is_said(node: str) -> None:
    """The page carries a few years of the calendar only: what it doesn't know it calls provisional."""
    found = find_calculator(made_of(Clause(Kind.DEADLINE, 20, Unit.WORKDAY, Relation.WITHIN, Trigger.DECISION, "作出")))
    assert found is not None
    rows: list[Any] = [
        [found.kind, found.amount, found.unit, day, True, "", ""] for day in ("2001-03-01", "2031-03-03")
    ]
    said = run_node(node, COUNT, {"calendar": table(CALENDAR), "cases": rows})
    assert all(answer.startswith("暂定：") for answer in said), said


@pytest.mark.parametrize("raw", ["会议召开前3日内公布", "事件发生后24小时内", "信息形成之日起99999个工作日内"])
def test_no_form_for_what_no_day_follows_from(raw: str) -> None:
    limit = parse_time_limit(raw)
    assert find_calculator(made_of(*limit.clauses)) is None
