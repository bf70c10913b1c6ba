"""The workbook goes out and comes back: the same numbers, the same words, and nothing from a sheet that was rebuilt."""

import io
from collections.abc import Callable
from decimal import Decimal

import openpyxl
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.annual import FEES, TEXTS, Annual, suit_key
from generator.model.annualform import TABLES, TOP
from generator.read.annual.filled import read_filled
from generator.render.annual.workbook import render_annual_xlsx

KEYS = [key for table in TABLES for key in table.keys]


def render(report: Annual) -> bytes:
    return render_annual_xlsx(report, "2027-01-10", ("说明",))


def changed(data: bytes, change: Callable[[openpyxl.Workbook], object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(data))
    change(book)
    into = io.BytesIO()
    book.save(into)
    return into.getvalue()


@settings(max_examples=10)
@given(st.dictionaries(st.sampled_from(KEYS), st.integers(0, 10**6).map(Decimal)), st.sampled_from(list(TEXTS)))
def test_what_goes_out_comes_back(values: dict[str, Decimal], key: str) -> None:
    filled, problems = read_filled("a.xlsx", render(Annual(2026, "示例县", values, {key: "第一段\n第二段"})))
    assert problems == []
    assert filled.values == values
    assert filled.texts == {key: "第一段\n第二段"}


def test_the_same_report_is_the_same_bytes() -> None:
    report = Annual(2026, "示例县", {FEES: Decimal("1.5")})
    assert render(report) == render(report)
    assert read_filled("a.xlsx", render(report))[0].values == {FEES: Decimal("1.5")}


def test_total_is_a_formula_that_stays_empty_until_all_is_there() -> None:
    book = openpyxl.load_workbook(io.BytesIO(render(Annual(2026, "示例县"))))
    assert book.sheetnames == ["表二", "表三", "表四", "文字", "说明"]
    total = book["表四"].cell(3 + TOP + 1, 5).value
    assert total == '=IF(COUNT(A6,B6,C6,D6)=4,A6+B6+C6+D6,"")'


def test_an_inserted_row_is_said_and_nothing_is_read() -> None:
    data = changed(render(Annual(2026, "示例县", {FEES: Decimal(1)})), lambda book: book["表二"].insert_rows(4))
    filled, problems = read_filled("a.xlsx", data)
    assert [problem.code for problem in problems] == ["GK835"]
    assert filled.values == {}


def test_a_cell_that_is_no_count_is_named() -> None:
    def write(book: openpyxl.Workbook) -> None:
        book["表四"].cell(3 + TOP + 1, 1).value = "两件"
        book["表四"].cell(3 + TOP + 1, 2).value = -1
        book["表四"].cell(3 + TOP + 1, 3).value = 1.5
        book["表四"].cell(3 + TOP + 1, 4).value = 3

    filled, problems = read_filled("a.xlsx", changed(render(Annual(2026, "示例县")), write))
    assert [problem.code for problem in problems] == ["GK838"] * 3
    assert "表四“行政复议”的“结果维持”写的是“两件”" in problems[0].message
    assert problems[0].place.file == "a.xlsx!表四!A6"
    assert filled.values[suit_key("review", "pending")] == 3
