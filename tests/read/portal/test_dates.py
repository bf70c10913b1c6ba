"""Dates of Chinese pages: what is written is read, nothing is invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.read.portal.dates import read_address_date, read_date, read_dates, read_only_date, read_stamp

WRITTEN = (
    ("2026年5月14日", "2026-05-14"),
    ("２０２６年５月１４日", "2026-05-14"),
    ("2026 年 5 月 14 日", "2026-05-14"),
    ("二〇二六年五月十四日", "2026-05-14"),
    ("二○二六年十月三十一日", "2026-10-31"),
    ("二零二六年五月廿三日", "2026-05-23"),
    ("一九九八年三月二日", "1998-03-02"),
    ("[2026-05-14]", "2026-05-14"),
    ("（2026/5/4）", "2026-05-04"),
    ("2026.5.4", "2026-05-04"),
    ("20260514", "2026-05-14"),
    ("发布时间：2026-05-14 10:20:03", "2026-05-14"),
    ("2026年5月", "2026-05"),
    ("二〇二六年五月", "2026-05"),
    ("2026年", "2026"),
)

NONE = (
    "2026年2月30日",
    "2026年13月1日",
    "2026年5月32日",
    "2026-13-01",
    "2026-02-29",
    "05-14",
    "5月14日",
    "岚综〔2026〕5号",
    "示土征告〔2026〕12号",
    "1234562020-01-01",
    "0001-01-01",
    "13800138000",
    "",
)


@pytest.mark.parametrize(("text", "value"), WRITTEN)
def test_a_date_is_read_as_exactly_as_it_is_written(text: str, value: str) -> None:
    assert read_only_date(text) == value


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) == ""


def test_month_and_day_need_a_year_from_their_context() -> None:
    assert read_only_date("05-14") == ""
    assert read_only_date("05-14", 2026) == "2026-05-14"
    assert read_only_date("[5月4日]", 2026) == "2026-05-04"


def test_two_dates_are_no_one_date() -> None:
    assert read_date("2026-05-14至2026-05-20") == ""
    assert [one.value for one in read_dates("2026-05-14至2026-05-20")] == ["2026-05-14", "2026-05-20"]


def test_a_month_of_the_same_day_does_not_hide_it() -> None:
    assert read_date("2026年5月14日发布（2026年5月）") == "2026-05-14"


def test_a_sentence_is_no_only_date() -> None:
    assert read_only_date("关于2026年5月14日停水的公告") == ""


def test_stamps_of_feeds_are_days_in_china() -> None:
    assert read_stamp("Thu, 14 May 2026 23:30:00 GMT") == "2026-05-15"
    assert read_stamp("Thu, 14 May 2026 23:30:00 CST") == "2026-05-14"
    assert read_stamp("2026-05-14T23:30:00+08:00") == "2026-05-14"
    assert read_stamp("2026-05-14T23:30:00Z") == "2026-05-15"
    assert read_stamp("2026年5月14日") == "2026-05-14"
    assert read_stamp("1970-01-01T00:00:00Z") == ""
    assert read_stamp("Thu, 99 May 2026 23:30:00 GMT") == ""


def test_the_address_tells_when_a_file_was_moved() -> None:
    assert read_address_date("./202605/t20260514_123.html") == "2026-05-14"
    assert read_address_date("/art/2026/5/4/art_1_2.html") == "2026-05-04"
    assert read_address_date("/zwgk/202605/x.html") == "2026-05"
    assert read_address_date("/zwgk/x.html?t=20260514") == ""


@given(st.dates())
def test_every_written_day_of_our_years_comes_back(day: object) -> None:
    text = str(day)
    expected = text if 1949 <= int(text[:4]) <= 2099 else ""
    assert read_only_date(text) == expected


@given(st.text(max_size=80))
def test_any_text_gives_dates_that_exist(text: str) -> None:
    for one in read_dates(text, 2026):
        assert len(one.value) in (4, 7, 10)
        assert text[one.start : one.end] == one.raw
