"""Patterns of index numbers, as they are really used, and the check characters of codes of bodies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.indexnumber import find_fault, is_code_wrong, parse_pattern

VALUES = {
    "机构": "014560025", "区划": "640122", "分类": "T01", "年份": "2026", "月份": "05", "日期": "20260506",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("{机构}/{年份}-{流水5}", "014560025/2026-00017"),
        ("{机构}/{年份}{月份}-{流水5}", "014560025/202605-00017"),
        ("{区划}/{年份}-{流水5}", "640122/2026-00017"),
        ("{区划}-{机构}-{分类}-{日期}-{流水}", "640122-014560025-T01-20260506-17"),
        ("{机构}-{年份}-{流水6}", "014560025-2026-000017"),
        ("索{流水3}号", "索017号"),
    ],
)
def test_a_number_is_made_and_understood(text: str, number: str) -> None:
    pattern = parse_pattern(text)
    assert pattern is not None
    rest = pattern.rest(VALUES)
    assert pattern.number(rest, 17) == number
    assert pattern.find_serial(number) == (rest, 17)


@pytest.mark.parametrize(
    "text",
    ["", "{机构}", "{机构}{单位}-{流水5}", "{流水3}{流水3}", "{机构/{流水5}", "{机构} {流水5}", "{流水0}", "*{流水5}"],
)
def test_a_pattern_that_cannot_be_used(text: str) -> None:
    assert parse_pattern(text) is None
    assert not text or find_fault(text)


@given(st.sampled_from(("{机构}/{年份}-{流水5}", "{区划}{年份}{流水4}", "G{分类}-{流水}-{日期}")), st.integers(1, 9999))
def test_every_serial_comes_back(text: str, serial: int) -> None:
    pattern = parse_pattern(text)
    assert pattern is not None
    rest = pattern.rest(VALUES)
    assert pattern.find_serial(pattern.number(rest, serial)) == (rest, serial)


def test_a_serial_may_outgrow_its_room() -> None:
    pattern = parse_pattern("{年份}-{流水2}")
    assert pattern is not None
    assert not pattern.is_full(99)
    assert pattern.is_full(100)
    free = parse_pattern("{年份}-{流水}")
    assert free is not None
    assert not free.is_full(10_000)


@pytest.mark.parametrize("number", ["11370300MB28646707/2020-None", "null02D/01A/D3C20190807", "014560025/2026-17"])
def test_numbers_of_no_pattern(number: str) -> None:
    pattern = parse_pattern("{机构}/{年份}-{流水5}")
    assert pattern is not None
    assert pattern.find_serial(number) is None


@pytest.mark.parametrize(
    "code",
    [
        "1150024100913825XR",
        "11500243MB1B67864R",
        "113708280043326001",
        "000014349",
        "014560025",
        "01527918X",
        "00001434-9",
    ],
)
def test_real_codes_are_right(code: str) -> None:
    """Codes of bodies in published index numbers (GB 32100, GB 11714)."""
    assert not is_code_wrong(code)


@pytest.mark.parametrize("code", ["11341702000111222F", "000014348", "1150024100913825XI", "115002410091382 XR"])
def test_altered_codes_are_wrong(code: str) -> None:
    assert is_code_wrong(code)


def test_other_codes_are_not_judged() -> None:
    assert not is_code_wrong("")
    assert not is_code_wrong("640122")
    assert not is_code_wrong("G002")
