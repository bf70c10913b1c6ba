"""Figures as they are said, by a table; and what holds of every text."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.derive.notices.numerals import say_number, say_whole
from generator.derive.notices.spoken import count_spoken, say, say_day, say_phones
from generator.model.numerals import read_number

TABLE = Path(__file__).parents[2] / "data" / "spoken.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("written", "said"), ROWS)
def test_table(written: str, said: str) -> None:
    assert say(written) == said


@pytest.mark.parametrize("said", [row[1] for row in ROWS])
def test_what_is_said_stays_as_it_is(said: str) -> None:
    assert say(said) == said


@given(st.text("0123456789０９.,:/-—（）()〔〕年月日元亩%转第号个户村A，。 *㎡①￥", max_size=30))
def test_no_figure_is_left(text: str) -> None:
    assert not re.search("[0-9０-９①*￥㎡]", say(text))


@given(st.integers(1, 99_999_999))
def test_a_number_is_read_back(value: int) -> None:
    assert read_number(say_whole(value)) == value


@given(st.integers(0, 10**15))
def test_a_number_has_no_doubled_zero(value: int) -> None:
    said = say_whole(value)
    assert "零零" not in said
    assert not (len(said) > 1 and said.endswith("零"))


def test_codes_and_decimals() -> None:
    assert say_number("007") == "零零七"
    assert say_number("3.05") == "三点零五"
    assert say_number("2", counts=True) == "两"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("0000-0000001", "零零零零，零零零，零零零幺"),
        ("010-12345678", "零幺零，幺二三四，五六七八"),
        ("0000-0000001/0000002转801（办公室）、12345",
         "零零零零，零零零，零零零幺，或者，零零零零，零零零，零零零二，转八零幺，办公室，幺二三四五"),
        ("12345", "幺二三四五"),
        ("", ""),
    ],
)  # fmt: skip
def test_telephones_digit_by_digit(line: str, said: str) -> None:
    assert say_phones(line) == said


def test_days_and_length() -> None:
    assert say_day(date(2026, 5, 16)) == "五月十六日"
    assert say_day(date(2026, 12, 1), with_year=True) == "二零二六年十二月一日"
    assert count_spoken("五月，六日。《A》") == 5


def test_a_hostile_text_takes_no_time() -> None:
    assert len(say("1元/" + "平方" * 5_000)) > 10_000
    assert say("1-" * 5_000) and say("a.b" * 5_000 + "@")
    assert say("（" * 5_000 + "1") is not None
