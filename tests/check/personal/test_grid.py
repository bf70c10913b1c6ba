"""15 kinds × 100 placements are all found; clean texts give at most one false alarm in 300,000 characters."""

import random
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check.personal import About, find_personal
from tests.check.personal.clean import clean_texts
from tests.check.personal.grid import (
    KINDS,
    PLACEMENTS,
    SCRIPTS,
    SEPARATORS,
    card,
    cells,
    digits,
    id_number,
    mobile,
    spell,
)

REPOSITORY = Path(__file__).parent.parent.parent.parent
CODES = {
    "身份证号": "GK501", "十五位身份证号": "GK501", "变形的身份证号": "GK501", "错一位的身份证号": "GK501", "半遮的身份证号": "GK504", "姓名、遮号和金额": "GK504",
    "残疾人证号": "GK505", "手机号": "GK502", "银行卡和账号": "GK503", "几样连写": "", "家庭住址": "GK506", "车牌": "GK507", "护照等证件": "GK505",
    "病情、困难、未成年人": "GK508", "出生日期、标题里的姓名": "",
}  # fmt: skip


def test_the_grid_is_15_kinds_by_100_placements() -> None:
    assert len(KINDS) == len(CODES) == 15
    assert len(PLACEMENTS) == 100
    assert len(list(cells())) == 1500


@pytest.mark.parametrize("kind", KINDS)
def test_every_placement_is_found(kind: str) -> None:
    for seed in (9, 77):
        for cell in cells((kind,), seed):
            found = {finding.code for finding in find_personal(cell.text)}
            assert CODES[kind] in found if CODES[kind] else found, cell


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_shown_has_more_than_three_places(kind: str) -> None:
    for cell in cells((kind,)):
        for finding in find_personal(cell.text):
            assert 0 <= finding.start < finding.end <= len(cell.text)
            shown = finding.shown.partition("…")[0]
            assert len(shown) <= 3 or finding.code == "GK508" or finding.code == "GK509" or "个数字" in shown, finding


FEWEST = 300_000


def test_tables_and_notices_give_no_false_alarm() -> None:
    found = [
        (finding.code, text[max(0, finding.start - 20) : finding.end + 10])
        for text in clean_texts(FEWEST)
        for finding in find_personal(text)
    ]
    assert len(found) <= 1, found


def test_the_catalogue_and_the_guides_give_no_false_alarm() -> None:
    characters = 0
    for path in sorted([*REPOSITORY.glob("catalog/**/*"), *REPOSITORY.glob("docs/**/*"), *REPOSITORY.glob("*.md")]):
        if path.suffix in (".yml", ".md"):
            text = path.read_text("utf-8")
            if path.name not in ("error-codes.md", "privacy.md"):  # they show what is refused
                characters += len(text)
                assert find_personal(text) == [], path
    assert characters > FEWEST


@given(st.integers(0, 2**32), st.lists(st.sampled_from(SEPARATORS), max_size=17), st.booleans())
@settings(max_examples=150, deadline=None)
def test_an_identity_number_is_found_whatever_parts_it(seed: int, signs: list[str], even: bool) -> None:
    rng = random.Random(seed)
    number = id_number(rng)
    places = sorted(rng.sample(range(1, 18), len(signs)))
    between = {place: signs[0] if even else sign for place, sign in zip(places, signs, strict=True)}
    written = "".join(between.get(index, "") + char for index, char in enumerate(number))
    text = f"公示：{written}等"
    found = find_personal(text)
    assert [(one.code, text[one.start : one.end]) for one in found] == [("GK501", written)]


@given(st.integers(0, 2**32), st.sampled_from(SCRIPTS), st.sampled_from(["", "前", "ﬃ", "㎏前", "①、", "\u200b前"]))
@settings(max_examples=120, deadline=None)
def test_offsets_are_those_of_the_original(seed: int, script: str, before: str) -> None:
    written = spell(id_number(random.Random(seed)).replace("X", "x"), script)
    text = f"{before}：{written}。"
    assert [text[one.start : one.end] for one in find_personal(text)] == [written]


@given(
    st.integers(0, 2**32),
    st.sampled_from(["", "-", ".", "·", "\u00a0", " ", "—"]),
    st.sampled_from(["", "86", "+86 ", "0086-", "0"]),
)
@settings(max_examples=120, deadline=None)
def test_a_mobile_is_found_with_its_prefix(seed: int, sign: str, prefix: str) -> None:
    number = mobile(random.Random(seed))
    written = prefix + sign.join((number[:3], number[3:7], number[7:]))
    text = f"找他{written}。"
    found = find_personal(text)
    assert [one.code for one in found] == ["GK502"]
    assert text[found[0].end - 1] == number[-1]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("林示例359999********011X2024年3月3000.00元", ["GK504"]),
        ("3599991901******13", ["GK504"]),
        ("35999919010101001313900000000", ["GK501", "GK502"]),
        ("139000000002024年3月", ["GK502"]),
        ("2024-03-0113900000000", ["GK502"]),
        ("1390000000013800000000", ["GK502", "GK502"]),
        ("姓名\t身份证号\t金额\n张三\t359999900101001\t3000", ["GK501"]),
        ("户名：张三 账号：12345678901234567890123", ["GK503"]),
        ("账号4111111111111111", ["GK503"]),
        ("5105105105105100", []),
        ("招标编号159-2026-0001", []),
        ("耕地 136 4520 1200", []),
        ("序号 户数 人数 面积\n1 136 4520 1200\n2 140 4600 1300", []),
        ("证件号码：130528100012345 示例公司", []),
        ("统一社会信用代码 911305287123456789", []),
        ("收款账户：示例县财政局 账号 1234567890123456789", []),
        ("账户许可证号 1234567890123456", []),
        ("项目编号\t金额\n13900000000\t3000", []),
        ("总投资13500000000元", []),
        ("139.226.100.12", []),
        ("1990-01-01 123", []),
        ("http://a.gov.cn/13900000000", []),
        ("359999********0013", []),
        ("138****5678", []),
        ("张某某患尿毒症", []),
        ("高龄津贴低保", []),
        ("示例县振兴路12号政务中心3号楼2单元305室", []),
        ("东村3组12号地块", []),
        ("许可证编号：冀A12345", []),
        ("台胞证业务会商会\t2023-02-15", []),
    ],
)
def test_what_the_words_beside_decide(text: str, codes: list[str]) -> None:
    assert [finding.code for finding in find_personal(text)] == codes


def test_what_is_told_of_a_cell_decides_as_words_do() -> None:
    number = "359999900101001"
    assert find_personal(number) == []
    assert [one.code for one in find_personal(number, About(heading="身份证号"))] == ["GK501"]
    assert [one.code for one in find_personal("12345678901234567", About(heading="银行账号"))] == ["GK503"]
    assert find_personal("12345678901234567", About(heading="银行账号", row=("示例县财政局",))) == []
    assert [one.code for one in find_personal("尿毒症", About(heading="病种", row=("林示例", "3000")))] == ["GK508"]
    assert find_personal("尿毒症", About(row=("王某某", "3000"))) == []
    assert [one.code for one in find_personal("1990-01-01", About(heading="出生日期", row=("林示例",)))] == ["GK509"]
    assert find_personal("13900000000", About(heading="招标编号")) == []
    assert find_personal("13900000000", About(is_contact=True)) == []
    assert find_personal("13900000000", About(is_address=True)) == []


def test_a_megabyte_of_digits_takes_less_than_two_seconds() -> None:
    text = digits(random.Random(1), 1_000_000)
    begun = time.process_time()
    find_personal(text)
    assert time.process_time() - begun < 2 * 2  # twice, for a busy machine


def test_numbers_of_every_province_and_century_are_known() -> None:
    """Tables that a mutation tool leaves alone: each entry is needed."""
    rng = random.Random(2)
    provinces = [
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
        "44",
        "45",
        "46",
        "50",
        "51",
        "52",
        "53",
        "54",
        "61",
        "62",
        "63",
        "64",
        "65",
        "71",
        "81",
        "82",
        "83",
    ]
    for province in provinces:
        for years in ((1900, 1909), (1999, 2009), (2010, 2024)):
            number = id_number(rng, years=years, region=province + "9999")
            assert [one.code for one in find_personal(number)] == ["GK501"], number
    for province in ("10", "16", "20", "24", "30", "38", "40", "47", "55", "60", "66", "70", "80", "84", "99"):
        assert find_personal(id_number(rng, region=province + "9999")) == []
    for prefix in range(130, 200):
        assert [one.code for one in find_personal(f"{prefix}00000000")] == ["GK502"]
    for prefix in (*range(100, 130), 200, 930):
        assert find_personal(f"{prefix}00000000") == []
    for length in range(16, 20):
        assert [one.code for one in find_personal(card(rng, length))] == ["GK503"]
    for number in (card(rng, 15), card(rng, 20), card(rng, 16, "61"), card(rng, 16, "63"), card(rng)[:-1] + "x"):
        assert find_personal(number) == [] or re.fullmatch("[0-9]{18}x", number), number
