"""One table of cases for every reader of numerals; the browser's is held to it in tests/search/test_numerals.py."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.numerals import SIGNS, arabic_numbers, read_number
from tests.tables import read_yaml

TABLE = read_yaml((Path(__file__).parents[1] / "data" / "numerals.yml").read_text("utf-8"))


def spell(number: int) -> str:
    """As books write it: 1010 → 一千零一十; from 1 to 99,999,999."""
    if number >= 10_000:
        above, rest = divmod(number, 10_000)
        return f"{spell(above)}万" + ("零" if 0 < rest < 1000 else "") + (spell(rest) if rest else "")
    for place, sign in ((1000, "千"), (100, "百"), (10, "十")):
        if number >= place:
            first, rest = divmod(number, place)
            return spell(first) + sign + ("零" if 0 < rest < place // 10 else "") + (spell(rest) if rest else "")
    return "零一二三四五六七八九"[number]


@pytest.mark.parametrize(("text", "value"), TABLE["numbers"].items())
def test_numeral_of_the_table(text: str, value: int | None) -> None:
    assert read_number(text) == value


@pytest.mark.parametrize(("text", "kept"), TABLE["texts"].items())
def test_text_of_the_table(text: str, kept: str) -> None:
    assert arabic_numbers(text) == kept


def test_every_number_is_read_as_books_write_it() -> None:
    assert all(read_number(spell(number)) == number for number in range(1, 10_000))


@given(st.integers(1, 99_999_999))
def test_large_numbers_are_read_as_books_write_them(number: int) -> None:
    assert read_number(spell(number)) == number


@given(st.text(alphabet="0189" + SIGNS, max_size=9))
def test_no_numeral_is_guessed(text: str) -> None:
    """What is read is one of the two ways to write its value, in whatever signs."""
    value = read_number(text)
    if value:
        plain = text.translate(
            str.maketrans("〇○0189两壹贰叁肆伍陆柒捌玖拾佰仟", "零零零一八九二一二三四五六七八九十百千")
        )
        for old, new in (("廿", "二十"), ("卅", "三十"), ("卌", "四十")):
            plain = plain.replace(old, new)
        rows = "".join("零一二三四五六七八九"[int(figure)] for figure in str(value))
        tens = {plain, plain.replace("一十", "十")}
        assert rows == plain.lstrip("零") or not tens.isdisjoint({spell(value), spell(value).replace("一十", "十")})
