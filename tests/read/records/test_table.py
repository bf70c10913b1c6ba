"""A CSV as Excel and WPS save it."""

import pytest

from generator.read.records.table import read_table
from generator.read.records.values import record_fields

TITLES = {key: f"名称{number}" for number, key in enumerate(record_fields())} | {
    "id": "记录编号",
    "item": "事项编码",
    "title": "文件标题",
    "date": "公开日期",
    "bodies": "公开单位",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_headings_in_chinese_days_and_lists(encoding: str, end: str) -> None:
    rows = [
        "记录编号,事项编码,date,公开单位,文件标题",
        '2026-0001,01-002,2026/5/6,县局；乡政府,"甲，""乙"""',
        ",,,,",
        "",
    ]
    table = read_table("a.csv", end.join(rows).encode(encoding), TITLES)
    assert table.problems == []
    assert [line.values for line in table.lines] == [
        {
            "id": "2026-0001",
            "item": "01-002",
            "date": "2026-05-06",
            "bodies": ["县局", "乡政府"],
            "title": '甲，"乙"',
        }
    ]


def test_lines_are_counted_through_cells_of_several() -> None:
    table = read_table("a.csv", '记录编号,公开单位\n1,"县局\n乡政府"\n2,县局\n'.encode(), TITLES)
    assert [(line.number, line.values) for line in table.lines] == [
        (2, {"id": "1", "bodies": ["县局", "乡政府"]}),
        (4, {"id": "2", "bodies": ["县局"]}),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [("甲,记录编号\n", 1), ("", 1), ("记录编号,id\n", 1), ("记录编号\n1,2\n", 2), ("\ufffe记录编号\n", 1)],
)
def test_what_cannot_be_read_is_told(text: str, line: int) -> None:
    table = read_table("a.csv", text.encode(), TITLES)
    assert [problem.place.line for problem in table.problems] == [line]


def test_a_day_that_is_none_stays_as_it_was_written() -> None:
    table = read_table("a.csv", b"id,date\n1,2026/13/6\n", TITLES)
    assert table.lines[0].values["date"] == "2026/13/6"


def test_a_heading_nearly_right_is_told_the_right_one() -> None:
    [problem] = read_table("a.csv", "记录编号,事项编码,公开日其\n".encode(), TITLES).problems
    assert "“公开日期”" in problem.fix
    assert "名称" not in problem.fix


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (["1,甲", '2,"乙', "3,丙", "4,丁"], 3),
        (['1,"甲""乙"', '2,"乙"""', '3,"丙""'], 4),
        (['1,"甲', '乙"', '2,"丙'], 4),
    ],
)
def test_a_quotation_mark_that_never_ends_is_told_at_the_row_where_it_begins(rows: list[str], line: int) -> None:
    [problem] = read_table("a.csv", "\n".join(["记录编号,文件标题", *rows]).encode(), TITLES).problems
    assert problem.place.line == line
    assert "双引号没有成对" in problem.message


def test_inches_within_a_cell_are_no_open_quotation() -> None:
    table = read_table("a.csv", '记录编号,文件标题\n1,屏幕5"以上\n'.encode(), TITLES)
    assert table.problems == []
    assert table.lines[0].values["title"] == '屏幕5"以上'
