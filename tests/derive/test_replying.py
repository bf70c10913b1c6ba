"""The clock of applications, against days counted by hand from the notices of 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.replying import (
    ANSWER,
    STEPS,
    find_refusal,
    find_step_refusal,
    next_steps,
    run_clock,
)
from generator.derive.workdays import is_working_day
from generator.model.calendar import WorkCalendar
from generator.model.matter import ENDS, Event, Matter, MatterKind, Step
from generator.model.outcome import Outcome
from generator.model.replyclock import Clock, ClockState
from generator.read.calendar import build_work_calendar

CALENDAR = build_work_calendar()
MONDAY = date(2026, 6, 1)
"""Of June 2026 the 19th (端午) is off; no make-up days."""


def clock(*events: Event, handed_in: date = MONDAY, today: date = date(2026, 6, 2)) -> Clock:
    return run_clock(CALENDAR, handed_in, events, today)


def refusal(event: Event, *events: Event, today: date = date(2026, 9, 1)) -> str:
    return find_refusal(CALENDAR, MONDAY, events, event, today)


def answered(on: date) -> Event:
    return Event(Step.ANSWERED, on, text="请到网站查看", outcome=Outcome.GIVEN)


def test_twenty_working_days_from_the_day_it_was_handed_in() -> None:
    running = clock()
    assert running.due is not None
    assert (running.due.on, running.due.provisional, running.left) == (date(2026, 6, 30), False, 19)
    assert (running.state, running.confirmed) == (ClockState.RUNNING, False)
    assert running.amend_by is not None
    assert running.amend_by.on == date(2026, 6, 10)


def test_both_sides_confirmed_later_so_it_counts_from_then() -> None:
    running = clock(Event(Step.CONFIRMED, date(2026, 6, 3)), today=date(2026, 6, 3))
    assert running.due is not None
    assert (running.due.on, running.start, running.left) == (date(2026, 7, 2), date(2026, 6, 3), 20)


def test_an_extension_adds_at_most_twenty_working_days() -> None:
    running = clock(Event(Step.EXTENDED, date(2026, 6, 29), days=20))
    assert running.due is not None
    assert running.due.on == date(2026, 7, 28)
    assert "最多" in refusal(Event(Step.EXTENDED, date(2026, 6, 29), days=21))
    assert "已经延长" in refusal(
        Event(Step.EXTENDED, date(2026, 6, 29), days=5), Event(Step.EXTENDED, date(2026, 6, 9), days=5)
    )
    assert "过了" in refusal(Event(Step.EXTENDED, date(2026, 7, 1), days=5))
    assert refusal(Event(Step.EXTENDED, date(2026, 6, 30), days=5)) == ""


def test_while_an_amendment_is_waited_for_there_is_no_due_date_and_then_it_begins_anew() -> None:
    asked = Event(Step.AMEND_ASKED, date(2026, 6, 8), until=date(2026, 6, 22), text="哪一年的？")
    waiting = clock(asked, today=date(2026, 6, 9))
    assert (waiting.state, waiting.due, waiting.amended_by) == (ClockState.AMENDING, None, date(2026, 6, 22))
    again = clock(asked, Event(Step.AMENDED, date(2026, 6, 15)), today=date(2026, 6, 16))
    assert again.due is not None
    assert (again.due.on, again.start, again.faults) == (date(2026, 7, 14), date(2026, 6, 15), ())


def test_asking_for_an_amendment_after_seven_working_days_is_a_fault() -> None:
    last = Event(Step.AMEND_ASKED, date(2026, 6, 10), until=date(2026, 6, 30), text="x")
    late = Event(Step.AMEND_ASKED, date(2026, 6, 11), until=date(2026, 6, 30), text="x")
    assert clock(last).faults == ()
    assert "第三十条" in clock(late).faults[0]


def test_an_amendment_is_asked_for_once_and_abandoned_only_after_its_day() -> None:
    asked = Event(Step.AMEND_ASKED, date(2026, 6, 8), until=date(2026, 6, 22), text="哪一年的？")
    back = Event(Step.AMENDED, date(2026, 6, 15))
    assert "一次" in refusal(Event(Step.AMEND_ASKED, date(2026, 6, 16), date(2026, 6, 20), text="x"), asked, back)
    assert "还没有到" in refusal(Event(Step.ABANDONED, date(2026, 6, 22)), asked)
    assert refusal(Event(Step.ABANDONED, date(2026, 6, 23)), asked) == ""
    assert "还没有到" in refusal(Event(Step.ABANDONED, date(2026, 6, 23)))


def test_time_of_asking_others_is_not_counted() -> None:
    asked, back = Event(Step.OTHERS_ASKED, date(2026, 6, 10)), Event(Step.OTHERS_ANSWERED, date(2026, 6, 24))
    stopped = clock(asked, today=date(2026, 8, 3))
    assert (stopped.state, stopped.due, stopped.left) == (ClockState.ASKING, None, None)
    assert stopped.others_by is not None
    assert stopped.others_by.on == date(2026, 7, 2)
    running = clock(asked, back, today=date(2026, 6, 24))
    assert running.due is not None
    # 06-11, 12, 15, 16, 17, 18, 22, 23, 24 are not counted: nine working days later than 06-30
    assert (running.due.on, running.left) == (date(2026, 7, 13), 13)


def test_late_is_told_in_working_days_and_kept_as_a_fault_of_the_answer() -> None:
    late = clock(today=date(2026, 7, 3))
    assert late.left == -3
    assert clock(today=date(2026, 6, 30)).left == 0
    ended = clock(answered(date(2026, 7, 3)), today=date(2026, 9, 1))
    assert (ended.state, ended.left) == (ClockState.ENDED, -3)
    assert "超过" in ended.faults[0]
    assert clock(answered(date(2026, 6, 30)), today=date(2026, 9, 1)).faults == ()


def test_a_year_not_announced_makes_the_day_provisional() -> None:
    running = clock(handed_in=date(2026, 12, 21), today=date(2026, 12, 22))
    assert running.due is not None
    assert running.due.provisional
    assert "2027年" in running.due.reason
    bare = run_clock(WorkCalendar(), MONDAY, (), MONDAY)
    assert bare.due is not None
    assert bare.due.provisional


@pytest.mark.parametrize(
    ("event", "word"),
    [
        (Event(Step.ANSWERED, date(2026, 6, 3), text="x"), "办理结果"),
        (Event(Step.ANSWERED, date(2026, 6, 3), outcome=Outcome.GIVEN), "写内容"),
        (Event(Step.ANSWERED, date(2026, 5, 31), text="x", outcome=Outcome.GIVEN), "早于"),
        (Event(Step.ANSWERED, date(2026, 9, 2), text="x", outcome=Outcome.GIVEN), "还没有到"),
        (Event(Step.AMENDED, date(2026, 6, 3)), "没有在等补正"),
        (Event(Step.OTHERS_ANSWERED, date(2026, 6, 3)), "没有在征求"),
        (Event(Step.AMEND_ASKED, date(2026, 6, 3), text="x"), "最后一天"),
        (Event(Step.SHOWN, date(2026, 6, 3), text="x"), "没有这一步"),
        (Event(Step.NOTE, date(2026, 6, 3)), "写内容"),
    ],
)
def test_what_may_not_be_is_refused(event: Event, word: str) -> None:
    assert word in refusal(event)


def test_after_the_end_only_notes_are_taken() -> None:
    end = answered(date(2026, 6, 5))
    assert refusal(Event(Step.EXTENDED, date(2026, 6, 6), days=3), end) == "已经办结"
    assert refusal(Event(Step.NOTE, date(2026, 6, 6), text="电话回访"), end) == ""
    assert "确认过" in refusal(Event(Step.CONFIRMED, date(2026, 6, 6)), Event(Step.CONFIRMED, date(2026, 6, 5)))
    note = Event(Step.NOTE, date(2026, 6, 4), text="x")
    assert refusal(Event(Step.CONFIRMED, date(2026, 6, 3)), note) == ""


def test_matters_without_a_clock() -> None:
    def said(step: Step, *events: Event, text: str = "x") -> str:
        event = Event(step, date(2026, 6, 3), text=text)
        return find_step_refusal(MatterKind.TOPIC, MONDAY, events, event, date(2026, 6, 3))

    assert said(Step.ANSWERED) == ""
    assert "写内容" in said(Step.ANSWERED, text="")
    assert "没有这一步" in said(Step.EXTENDED)
    assert "没有公开" in said(Step.HIDDEN)
    assert said(Step.HIDDEN, Event(Step.SHOWN, MONDAY, text="x")) == ""
    assert "办结" in said(Step.ANSWERED, answered(MONDAY))
    assert set(STEPS) == set(MatterKind)
    assert all(set(steps) & ENDS for steps in STEPS.values())


DAYS = st.dates(date(2024, 3, 1), date(2026, 6, 30))


@given(DAYS, st.lists(st.tuples(st.integers(0, 9), st.integers(1, 15)), max_size=3), st.integers(0, 20))
def test_an_independent_count_gives_the_same_day(start: date, gaps: list[tuple[int, int]], more: int) -> None:
    """Day by day: a working day uses one up unless a consultation stops it."""
    events, day = [], start
    for wait, length in gaps:
        asked = day + timedelta(days=wait)
        day = asked + timedelta(days=length)
        events += [Event(Step.OTHERS_ASKED, asked), Event(Step.OTHERS_ANSWERED, day)]
    if more:
        events.append(Event(Step.EXTENDED, day, days=more))
    stopped = {
        a.on + timedelta(days=n)
        for a, b in zip(events[::2], events[1::2], strict=False)
        if b.step is Step.OTHERS_ANSWERED
        for n in range(1, (b.on - a.on).days + 1)
    }
    due, used = start, 0
    while used < ANSWER + more:
        due += timedelta(days=1)
        used += due not in stopped and is_working_day(CALENDAR, due)
    found = run_clock(CALENDAR, start, events, start).due
    assert found is not None
    assert due in (found.on, found.estimate)


@pytest.mark.parametrize(
    "events",
    [
        (),
        (Event(Step.NOTE, MONDAY, text="x"),),
        (Event(Step.CONFIRMED, MONDAY),),
        (Event(Step.AMEND_ASKED, MONDAY, date(2026, 6, 2), text="x"),),
        (Event(Step.AMEND_ASKED, MONDAY, date(2026, 6, 9), text="x"),),
        (Event(Step.AMEND_ASKED, MONDAY, date(2026, 6, 9), text="x"), Event(Step.AMENDED, date(2026, 6, 2))),
        (Event(Step.OTHERS_ASKED, MONDAY),),
        (Event(Step.OTHERS_ASKED, MONDAY), Event(Step.OTHERS_ANSWERED, date(2026, 6, 2))),
        (Event(Step.EXTENDED, MONDAY, days=5),),
        (answered(MONDAY),),
    ],
)
def test_what_is_offered_is_what_would_be_taken(events: tuple[Event, ...]) -> None:
    """The staff's page offers a step where, well filled in, it would not be refused; and no other."""
    today = date(2026, 6, 3)
    matter = Matter("SQ202600001", MatterKind.APPLICATION, MONDAY, {}, events=events)
    full = {
        step: Event(step, today, date(2026, 6, 20), 5, "内容", Outcome.GIVEN) for step in STEPS[MatterKind.APPLICATION]
    }
    taken = {step for step, event in full.items() if not find_refusal(CALENDAR, MONDAY, events, event, today)}
    assert set(next_steps(CALENDAR, matter, today)) == taken


def test_a_proposal_can_be_shown_after_it_was_answered() -> None:
    matter = Matter("DT202600001", MatterKind.TOPIC, MONDAY, {}, events=(answered(MONDAY),))
    assert next_steps(CALENDAR, matter, MONDAY) == (Step.SHOWN, Step.HIDDEN, Step.NOTE)
