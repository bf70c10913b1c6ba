"""Whatever a file is full of, the time of reading it grows as its length; a text without a hint costs next to nothing."""

import time
from pathlib import Path

import pytest

from generator.check.personal import About, find_personal
from generator.model.personal.find import MOST
from generator.model.personal.likely import hints_of
from tests.check.personal.grid import cells

SHAPES = (
    "1 ", "1*", "1X", "*", "X", "1X*", "1\t", "1390\t", "1390 2345 678 12.5 ", "1390.0.0.", "1.5 ", "1-1-1990 ", "O0l1", "三1", "一二三", "1,", "1\n", "1-", "7", "13900000000",
    "139 0000 0000 ", "0 ", "0086", "359999", "359999190001011234", "359999********1234 ", "1990********", "62170000 ", "6217 0000 1234 5678 ", "账号6217000012345678 ", "有限公司 6222000012345678 ",
    "2024年3月5日", "2024-03-05 ", "1990.1.", "小学一年级", "张三，小学一年级，", "张三", "张三13900000000", "张三尿毒症", "尿毒症", "幸福小区3号楼2单元301室", "3号楼2单元", "村3组", "京A12345", "护照E12345678",
    "护照", "https://", "abcdef0", "(1)", "1(((((((((((((", "1\u0301", "1 \u200b", "⑪", "１", "电话：", "张三|359999|1390|", "，", "\n", "|",
)  # fmt: skip
CATALOG = Path(__file__).parent.parent.parent.parent / "catalog"
SMALL = 8_000
TIMES = 4
SLACK = 2.5
"""A quadratic reading would take 16 times as long; a linear one takes 4 times, and 10 on a busy machine."""


def seconds(text: str) -> float:
    """Processor time of the quicker of two readings."""
    taken = []
    for _ in range(2):
        begun = time.process_time()
        find_personal(text)
        taken.append(time.process_time() - begun)
    return min(taken)


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_as_the_length(shape: str) -> None:
    small = (shape * SMALL)[:SMALL]
    assert seconds(small * TIMES) <= TIMES * SLACK * max(seconds(small), 0.002)


@pytest.mark.parametrize("shape", ["账号6217000012345678 ", "张三13900000000，", "京A12345，", "张三患尿毒症。"])
def test_a_file_full_of_findings_is_refused_after_a_thousand(shape: str) -> None:
    text = shape * (2 * MOST)
    assert len(find_personal(text)) == MOST
    assert len(find_personal(text, most=3 * MOST)) == 2 * MOST


def test_what_is_found_had_a_hint() -> None:
    for cell in cells(seed=21):
        if find_personal(cell.text):
            assert any(hints_of(cell.text, About())), cell


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("1990-01-01", About(heading="出生日期", row=("林示例",))),
        ("12345678901234567", About(heading="银行账号")),
        ("㊿㊿㊿㊿㊿㊿", About()),
        ("一三九〇〇〇〇〇〇〇〇", About()),
        ("陕 A 12345", About()),
        ("⼾主患病", About()),
    ],
)
def test_a_hint_is_seen_in_any_writing(text: str, about: About) -> None:
    assert any(hints_of(text, about))


def test_most_clean_lines_are_not_read_at_all() -> None:
    lines = [line for path in sorted(CATALOG.glob("*.yml")) for line in path.read_text("utf-8").split("\n")]
    assert len(lines) > 1_000
    assert sum(any(hints_of(line, About())) for line in lines) < 0.2 * len(lines)
