"""Days that recur or are named: the next one, or none where the words leave it open."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.recurrence import next_occurrence
from generator.model.timelimit import Clause, FixedDay, Kind, Relation, Unit

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("fixed", "day", "expected"),
    [
        (FixedDay(None, 1, 31), "2026-11-24", "2027-01-31"),  # 每年1月31日前; a Sunday, and not moved
        (FixedDay(None, 1, 31), "2027-01-31", "2027-01-31"),
        (FixedDay(None, 1, 31), "2027-02-01", "2028-01-31"),
        (FixedDay(2018, 6, 0), "2018-01-01", "2018-06-30"),  # 2018年6月底前
        (FixedDay(2017, 9, 30), "2017-10-01", None),
        (FixedDay(2027), "2026-11-24", "2027-12-31"),
        (FixedDay(None, 12), "2026-11-24", "2026-12-31"),  # 每年12月
        (FixedDay(None, 2, 29), "2026-01-01", "2026-02-28"),
        (FixedDay(None, None, 5), "2026-11-24", "2026-12-05"),
        (FixedDay(), "2026-11-24", None),
        (FixedDay(None, 13, 1), "2026-11-24", None),
        (FixedDay(None, 1, 32), "2026-11-24", None),
        (None, "2026-11-24", None),
    ],
)
def test_fixed_dates(fixed: FixedDay | None, day: str, expected: str | None) -> None:
    found = next_occurrence(Clause(Kind.FIXED, fixed=fixed), date.fromisoformat(day))
    assert found == (date.fromisoformat(expected) if expected else None)


@pytest.mark.parametrize(
    ("recurring", "expected"),
    [
        (Clause(Kind.RECURRING, period=Unit.MONTH, fixed=FixedDay(day=5)), "2026-12-05"),  # 每月5日前
        (Clause(Kind.RECURRING, period=Unit.MONTH, fixed=FixedDay(day=24)), "2026-11-24"),
        (Clause(Kind.RECURRING, period=Unit.MONTH, every=3, fixed=FixedDay(None, 1, 20)), "2027-01-20"),  # 首个月20日
        (Clause(Kind.RECURRING, period=Unit.MONTH, every=3, fixed=FixedDay(None, 2, 30)), "2026-11-30"),
        (Clause(Kind.RECURRING, period=Unit.MONTH, every=3, fixed=FixedDay(day=20)), None),  # which month?
        (Clause(Kind.RECURRING, period=Unit.YEAR, fixed=FixedDay(None, 3, 31)), "2027-03-31"),
        (Clause(Kind.RECURRING, period=Unit.YEAR, every=2, fixed=FixedDay(None, 3, 31)), None),
        (Clause(Kind.RECURRING, fixed=FixedDay(None, 3, 31)), "2027-03-31"),
        (Clause(Kind.RECURRING, count=1, period=Unit.YEAR), "2026-12-31"),  # 按年公开
        (Clause(Kind.RECURRING, count=1, period=Unit.MONTH, every=6), "2026-12-31"),  # 半年
        (Clause(Kind.RECURRING, count=1, period=Unit.MONTH, every=3), "2026-12-31"),
        (Clause(Kind.RECURRING, period=Unit.MONTH), "2026-11-30"),
        (Clause(Kind.RECURRING, period=Unit.WEEK), "2026-11-29"),
        (Clause(Kind.RECURRING, period=Unit.DAY), "2026-11-24"),
        (Clause(Kind.RECURRING, count=2, period=Unit.YEAR), None),  # 每年不少于两次
        (Clause(Kind.RECURRING, period=Unit.WORKDAY, every=10), None),  # 每10个工作日: from when?
        (Clause(Kind.RECURRING, period=Unit.MONTH, every=5), None),
        (Clause(Kind.RECURRING, relation=Relation.AT_MOST, period=Unit.MONTH, every=3), None),  # 最长不超过三个月
        (Clause(Kind.RECURRING, amount=2, unit=Unit.WEEK, period=Unit.MONTH, every=3), None),  # 每季度第二周前
        (Clause(Kind.RECURRING, period=Unit.WEEK, event="周五"), "2026-11-27"),
        (Clause(Kind.RECURRING, period=Unit.WEEK, event="周二"), "2026-11-24"),
        (Clause(Kind.RECURRING, period=Unit.WEEK, event="周一、周四"), "2026-11-26"),
        (Clause(Kind.RECURRING, period=Unit.WEEK, event="周天17时"), "2026-11-29"),
        (Clause(Kind.RECURRING, period=Unit.WEEK, every=2, event="周五"), None),
        (Clause(Kind.RECURRING, period=Unit.MONTH, event="初"), None),
        (Clause(Kind.FIXED, period=Unit.YEAR, fixed=FixedDay(None, 3, 31), event="次年"), "2027-03-31"),
        (Clause(Kind.FIXED, period=Unit.YEAR, fixed=FixedDay(None, 1, 31)), "2027-01-31"),
        (Clause(Kind.FIXED, period=Unit.YEAR, every=2, fixed=FixedDay(None, 1, 31)), None),
        (Clause(Kind.FIXED, relation=Relation.BEFORE, fixed=FixedDay(None, 3)), None),  # 3月前: March included?
        (Clause(Kind.FIXED, relation=Relation.BEFORE, fixed=FixedDay(None, 3, 0)), "2027-03-31"),  # 3月底前
        (Clause(Kind.RECURRING), None),
        (Clause(Kind.STANDING), None),
    ],
)
def test_recurring_dates(recurring: Clause, expected: str | None) -> None:
    found = next_occurrence(recurring, date(2026, 11, 24))
    assert found == (date.fromisoformat(expected) if expected else None)


@given(
    DAYS,
    st.builds(FixedDay, st.none(), st.none() | st.integers(1, 12), st.none() | st.integers(0, 31)),
    st.sampled_from([1, 2, 3, 4, 6, 12]),
    st.sampled_from([Kind.FIXED, Kind.RECURRING]),
)
def test_next_occurrence_is_never_past_and_stays_when_asked_again(
    day: date, fixed: FixedDay, every: int, kind: Kind
) -> None:
    found = next_occurrence(Clause(kind, period=Unit.MONTH, every=every, fixed=fixed), day)
    if found is not None:
        assert day <= found <= day + timedelta(days=366)
        assert next_occurrence(Clause(kind, period=Unit.MONTH, every=every, fixed=fixed), found) == found


@given(
    DAYS,
    st.builds(FixedDay, st.none(), st.none() | st.integers(1, 12), st.none() | st.integers(0, 31)),
    st.sampled_from([1, 2, 3, 4, 6, 12]),
    st.sampled_from([Kind.FIXED, Kind.RECURRING]),
)
def test_next_occurrence_is_never_past_and_stays_when_asked_again(
    day: date, fixed: FixedDay, every: int, kind: Kind
) -> None:
    found = next_occurrence(Clause(kind, period=Unit.MONTH, every=every, fixed=fixed), day)
    if found is not None:
        assert day <= found <= day + timedelta(days=366)
        assert next_occurrence(Clause(kind, period=Unit.MONTH, every=every, fixed=fixed), found) == found
