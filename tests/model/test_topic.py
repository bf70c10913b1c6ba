"""Quarters of topics."""

from datetime import date

import pytest

from generator.model.topic import Decision, Topic, quarter_of


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), "2026年第一季度"),
        (date(2026, 3, 31), "2026年第一季度"),
        (date(2026, 4, 1), "2026年第二季度"),
        (date(2026, 9, 30), "2026年第三季度"),
        (date(2026, 12, 31), "2026年第四季度"),
    ],
)
def test_quarters(day: date, quarter: str) -> None:
    assert quarter_of(day) == quarter


def test_a_day_that_cannot_be_read_has_no_quarter() -> None:
    assert Topic(title="甲", proposed="十月", body="乙", decision=Decision.OPEN).quarter == ""
