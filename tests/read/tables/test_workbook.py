"""What our own pass over a workbook sees, against another library's; and number formats."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from generator.read.tables.grid import Grid
from generator.read.tables.kinds import read_grids
from generator.read.tables.numbers import is_day_format, plain_number, show_number, show_text
from tests.read.tables.make import xlsx
from tests.read.tables.messy import TABLES, Made
from tests.read.tables.test_hostile import HEAD, ROW

WORKBOOKS = [make for make in TABLES if make()[0].endswith((".xlsx", ".xls"))]


@pytest.mark.parametrize("make", WORKBOOKS, ids=lambda make: make.__name__)
def test_calamine_sees_the_same_cells(make: Callable[[], Made]) -> None:
    name, data = make()
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    for grid in read_grids(name, data)[0]:
        sheet = book.get_sheet_by_name(grid.sheet)
        top, left = sheet.start or (0, 0)
        values = {
            (top + row + 1, left + column + 1): value
            for row, cells in enumerate(sheet.to_python(skip_empty_area=True))
            for column, value in enumerate(cells)
        }
        for at, text in grid.cells.items():
            if isinstance(values[at], str) and at not in grid.struck:
                assert has_same_letters(text, values[at]), (at, text, values[at])
        merged = {(a + 1, b + 1, c + 1, d + 1) for (a, b), (c, d) in sheet.merged_cell_ranges or ()}
        assert {(s.top, s.left, s.bottom, s.right) for s in grid.merges} == merged


def has_same_letters(shown: str, stored: object) -> bool:
    """All that is shown is stored; struck runs and letters of symbol fonts are not shown as they are stored."""
    return all(char in f"{stored}☑□" for char in shown)


def only(data: bytes) -> Grid:
    return read_grids("x.xlsx", data)[0][0]


def test_text_under_merged_cells_is_not_seen() -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (HEAD, ROW, ["被盖住的", *ROW[1:]]):
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)
    from tests.read.tables.make import again

    with_merge = again(stream.getvalue(), {})
    import zipfile

    with zipfile.ZipFile(BytesIO(with_merge)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    merged = sheet.replace(b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>')
    grid = only(again(with_merge, {"xl/worksheets/sheet1.xml": merged}))
    assert "被盖住的" not in grid.cells.values()
    assert grid.shown(3, 1) == "1"


def test_a_merged_cell_whose_first_row_is_hidden_shows_its_text() -> None:
    rows = [HEAD, ROW, [2, None, "其他事项", *ROW[3:]]]
    grid = only(xlsx({"表": {"rows": rows, "merges": ["B2:B3"], "hidden_rows": [2]}}))
    assert grid.shown(3, 2) == "政策文件"
    assert grid.gone == {2: "隐藏的行"}


@pytest.mark.parametrize(
    ("raw", "code", "shown"),
    [
        ("20", "", "20"),
        ("1.0", "General", "1"),
        ("0.1", "", "0.1"),
        ("505", "0000", "0505"),
        ("20", '0"个工作日内"', "20个工作日内"),
        ("20", '"自形成之日起"0"个工作日";;', "自形成之日起20个工作日"),
        ("0.5", "0%", "50%"),
        ("1234.5", "#,##0.00", "1,234.50"),
        ("-3", "0;(0)", "(3)"),
        ("46350", 'yyyy"年"m"月"d"日"', "2026年11月24日"),
        ("46350", "yyyy-mm-dd", "2026-11-24"),
        ("46350", "[$-804]yyyy/m/d;@", "2026/11/24"),
        ("5", ";;;", ""),
        ("x", "0", "x"),
        ("1E+50", "", "1E+50"),
    ],
)
def test_a_number_shows_as_its_format_says(raw: str, code: str, shown: str) -> None:
    assert show_number(raw, code) == shown


def test_days_count_from_either_epoch() -> None:
    assert show_number("44888", "yyyy-m-d", date(1904, 1, 1)) == "2026-11-24"


@pytest.mark.parametrize(
    ("text", "code", "shown"), [("立即", '@"公开"', "立即公开"), ("字", "", "字"), ("藏", ";;;", ""), ("字", "0", "字")]
)
def test_a_text_shows_as_its_format_says(text: str, code: str, shown: str) -> None:
    assert show_text(text, code) == shown


def test_formats_of_days_are_known() -> None:
    assert is_day_format("yyyy/m/d")
    assert is_day_format('m"月"d"日"')
    assert not is_day_format('0"日内"')
    assert not is_day_format("#,##0.00")


@pytest.mark.parametrize(
    ("value", "shown"),
    [("99999999999999999999", "99999999999999999999"), ("20.50", "20.5"), ("0.30000000000000004", "0.3"), ("-7", "-7")],
)
def test_a_number_of_any_size_is_shown(value: str, shown: str) -> None:
    assert plain_number(Decimal(value)) == shown
