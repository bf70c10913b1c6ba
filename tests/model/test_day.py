"""A day has one form."""

from datetime import date

import pytest

from generator.model.day import parse_day


def test_a_day_is_read() -> None:
    assert parse_day("2026-11-24") == date(2026, 11, 24)
    assert parse_day("2028-02-29") == date(2028, 2, 29)


@pytest.mark.parametrize(
    "text",
    ["", "20261124", "2026-W48-2", "2026-02-29", "2026-11-24 ", "2026-1-4", "２０２６-11-24", "2026-11-24T00:00"],
)
def test_what_is_no_day(text: str) -> None:
    assert parse_day(text) is None
