"""Titles are broken where a reader would break them, and nothing is lost."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.derive.titles import MOST_LINES, TitleBreaker, width_of
from tests.catalogues import shipped_catalogue

REPOSITORY = Path(__file__).parent.parent.parent


@cache
def breaker() -> TitleBreaker:
    items = shipped_catalogue().items
    return TitleBreaker(text for item in items for text in (item.title, item.summary, *item.content, *item.keywords))


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("征地补偿费用支付", ["征地补偿", "费用支付"]),
        ("农村村民住宅补偿安置", ["农村村民住宅", "补偿安置"]),
        ("征地补偿费收支和分配方案", ["征地补偿费收支", "和分配方案"]),
        ("危改户认定结果（村级评议公示）", ["危改户认定结果", "（村级评议公示）"]),
        ("控辍保学、适龄儿童入学督促", ["控辍保学、", "适龄儿童入学督促"]),
        ("政府预算—一般公共预算", ["政府预算—", "一般公共预算"]),
        ("临时占用城市绿化用地审批", ["临时占用城市", "绿化用地审批"]),
    ],
)
def test_two_lines_part_between_words(title: str, lines: list[str]) -> None:
    assert list(breaker().find_breaks(title)[1]) == lines


def test_every_number_of_lines_is_offered_once_and_keeps_every_character() -> None:
    title = "依附城市道路建设各种管线及城市桥梁上架设各类市政管线审批"
    ways = breaker().find_breaks(title)
    assert [len(way) for way in ways] == list(range(1, MOST_LINES + 1))
    assert {"".join(way) for way in ways} == {title}


@settings(deadline=None, max_examples=60)
@given(st.text("征地补偿（）、，。“”《》AB12 和的", min_size=1, max_size=30))
def test_no_character_is_lost_whatever_the_title(title: str) -> None:
    for way in breaker().find_breaks(title):
        assert "".join(way).replace(" ", "") == title.replace(" ", "")


def test_no_line_begins_with_what_closes_nor_ends_with_what_opens() -> None:
    for title in ("采购公告（招标、资格预审、谈判、磋商、询价）及更正、终止公告", "“双随机、一公开”检查和信用信息"):
        for way in breaker().find_breaks(title, 4):
            assert not any(line[0] in "、，）”" for line in way), way
            assert not any(line[-1] in "（“" for line in way), way


def test_latin_words_stay_whole_where_they_can() -> None:
    assert list(breaker().find_breaks("PM2.5 AQI2026 空气质量", 2)[1]) in (
        ["PM2.5 AQI2026", "空气质量"],
        ["PM2.5", "AQI2026 空气质量"],
    )


def test_no_single_character_is_left_with_a_bracket() -> None:
    title = "防止返贫监测对象识别（原贫困人口识别）"
    assert not any(line[-2:] == "（原" or line[:2] == "别）" for way in breaker().find_breaks(title, 5) for line in way)


def test_width_counts_full_width_characters() -> None:
    assert width_of("征地") == 2
    assert width_of("AB") < 2
