"""Wordings of 公开时限 against the table `tests/data/time_limits.yml`, and what must hold for any text."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.numerals import SIGNS, read_number
from generator.model.timelimit import Act, Clause, FixedDay, Kind, Relation, Trigger, Unit
from generator.read.timelimit.text import parse_time_limit
from tests.tables import read_yaml

TABLE = Path(__file__).parents[2] / "data" / "time_limits.yml"
ROWS: list[dict[str, Any]] = read_yaml(TABLE.read_text(encoding="utf-8"))["rows"]
ENUMS = {"kind": Kind, "act": Act, "unit": Unit, "period": Unit, "relation": Relation}


def expected_clause(row: dict[str, Any]) -> Clause:
    values = {key: ENUMS[key](value) if key in ENUMS else value for key, value in row.items()}
    if "trigger" in values:
        values["trigger"] = Trigger[values["trigger"]]
    if "fixed" in values:
        values["fixed"] = FixedDay(*values["fixed"])
    return Clause(**values)


def meaning(clause: Clause) -> dict[str, Any]:
    """All fields but the piece of text."""
    return {f.name: getattr(clause, f.name) for f in fields(clause) if f.name != "text"}


NUMERALS: dict[str, int | None] = read_yaml((TABLE.parent / "numerals.yml").read_text("utf-8"))["numbers"]


@pytest.mark.parametrize(
    ("numeral", "value"),
    [(text, value) for text, value in NUMERALS.items() if re.fullmatch(f"[0-9０-９{SIGNS}]+", text)],
)
def test_numeral_of_the_table_is_read_in_a_limit(numeral: str, value: int | None) -> None:
    limit = parse_time_limit(f"信息形成之日起{numeral}个工作日内公开")
    assert [clause.amount for clause in limit.clauses] == [value]
    assert bool(limit.warnings) == (value is None)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["row"]))
def test_wording_means_what_the_table_says(row: dict[str, Any]) -> None:
    limit = parse_time_limit(row["text"])
    assert [c.kind.value for c in limit.clauses] == [c["kind"] for c in row["clauses"]]
    assert [meaning(c) for c in limit.clauses] == [meaning(expected_clause(c)) for c in row["clauses"]]
    assert limit.override is row.get("override", False)
    assert bool(limit.warnings) is row.get("warn", False), limit.warnings


def test_table_is_complete_and_numbered_once() -> None:
    numbers = [row["row"] for row in ROWS]
    assert numbers == sorted(set(numbers))
    assert set(range(1, 91)) <= set(numbers)
    assert sum(100 < number < 500 for number in numbers) >= 30


def test_clause_keeps_its_piece_of_the_text() -> None:
    limit = parse_time_limit("作出决定之日起7个工作日内；情况复杂的，经本单位负责人批准，可延长7个工作日")
    assert [c.text for c in limit.clauses] == [
        "作出决定之日起7个工作日内",
        "情况复杂的，经本单位负责人批准，可延长7个工作日",
    ]


def test_withdrawing_a_penalty_counts_working_days_and_says_why() -> None:
    """行政处罚法 art. 48, 85: only there 三日 are working days."""
    limit = parse_time_limit("应当在三日内撤回行政处罚决定信息并公开说明理由")
    assert limit.clauses[0].unit is Unit.WORKDAY
    assert any("第八十五条" in warning for warning in limit.warnings)
    assert parse_time_limit("应当在十五日内撤回行政处罚决定信息").clauses[0].unit is Unit.DAY
    assert parse_time_limit("行政处罚决定作出之日起三日内公开").clauses[0].unit is Unit.DAY


def test_number_that_is_not_understood_is_named_in_a_warning() -> None:
    for text, number in [("20内", "20"), ("信息形成后20个工作内", "20"), ("及时公开；贰拾余30多分钟内", "30")]:
        assert any(number in warning for warning in parse_time_limit(text).warnings), text


def test_empty_wording_has_no_clauses() -> None:
    assert parse_time_limit(" \n").clauses == ()


# --- for any text ---------------------------------------------------------------------------------------

WORDS = re.split(
    "[|]",
    "的|，|。|；|：|、|（|）|①|②|内|前|后|起|自|日|天|年|月|周| |\n|　|信息形成|变更|或者"
    "|之日起|20个工作日|20|个|工作日|三|十五日|半年|30天|两周|三个月|一|提前|公示|公开|征求意见|不少于|不得超过|延长|届满|撤下|每季度|每年|每月|首个月|1月31日|12月底|及时|长期|同上"
    "|另有规定的|从其规定|除外|最迟|年度终了|每学期|5至7|24小时|次日|行政处罚决定|作出|撤回|1.|2.|……|期满|定期|公告|第二周|不再公示"
    "|2018年|季度|至少|一次|两次|按|随|时|半个月|1.5|节前|即时",
)
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(WORDS), max_size=14).map("".join),
    st.sampled_from([row["text"] for row in ROWS]),
)
NUMERAL = re.compile(f"[0-9{SIGNS}]+")


def numbers_in(text: str) -> Iterator[int]:
    """Every number the text can be said to hold, with 半年 and 季度 as months, 半个月 and 旬 as days."""
    joined = "".join(text.split())
    wide = joined.translate({code: chr(code - 0xFEE0) for code in range(0xFF10, 0xFF1A)})
    for numeral in NUMERAL.findall(wide):
        for start in range(len(numeral)):
            for end in range(start + 1, len(numeral) + 1):
                value = read_number(numeral[start:end])
                if value is not None:
                    yield value
                    yield from _counted_otherwise(wide, value)
    if "半" in wide:
        yield from (6, 15)


def _counted_otherwise(text: str, value: int) -> Iterator[int]:
    """三个季度 is nine months, 一个半月 45 days, 两年半 30 months."""
    if "季" in text:
        yield 3 * value
    if "半" in text:
        yield from (30 * value + 15, 12 * value + 6)


@settings(max_examples=400)
@given(TEXTS)
def test_any_text_is_read_without_an_error_and_kept(text: str) -> None:
    limit = parse_time_limit(text)
    assert limit.raw == text
    assert limit.clauses or not re.sub(r"\W", "", text)


@settings(max_examples=400)
@given(TEXTS)
def test_no_amount_is_invented(text: str) -> None:
    amounts = {c.amount for c in parse_time_limit(text).clauses if c.amount is not None}
    assert amounts <= set(numbers_in(text))


@settings(max_examples=300)
@given(TEXTS, st.data())
def test_blanks_inside_do_not_matter(text: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(text)), max_size=6))
    spaced = text
    for place in sorted(places, reverse=True):
        spaced = spaced[:place] + data.draw(st.sampled_from([" ", "\n", "　", "\t", "\u200b"])) + spaced[place:]
    a, b = parse_time_limit(text), parse_time_limit(spaced)
    assert (a.clauses, a.override, a.warnings) == (b.clauses, b.override, b.warnings)


@settings(max_examples=200)
@given(st.sampled_from([row["text"] for row in ROWS]))
def test_unparsed_and_reference_clauses_always_warn(text: str) -> None:
    limit = parse_time_limit(text)
    if {c.kind for c in limit.clauses} & {Kind.REF, Kind.UNPARSED}:
        assert limit.warnings


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("信息形成之日起20内，法律另有规定的除外", "“20内”没有写明计算单位"),
        ("信息形成或变更之日起二十内公开，法律法规另有规定的从其规定", "没有看懂"),
        ("依申请公开，法律另有规定的除外", "说的是公开方式"),
    ],
)
def test_an_exception_hides_no_fault_of_what_stands_before_it(text: str, told: str) -> None:
    limit = parse_time_limit(text)
    assert limit.override
    assert [clause.kind for clause in limit.clauses] == [Kind.UNPARSED]
    assert told in limit.warnings[0]


def test_an_exception_alone_says_no_time() -> None:
    limit = parse_time_limit("法律另有规定的除外")
    assert [clause.kind for clause in limit.clauses] == [Kind.REF]
    assert "没有写出时限" in limit.warnings[0]
