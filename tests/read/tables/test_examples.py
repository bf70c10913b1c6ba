"""Sheets that explain, rows that show how to fill in, sheets a person wants or not; heads that cover an item."""

from typing import Any

import pytest

from generator.model.imported import Imported, WantedSheets
from generator.read.tables.examples import explains, is_example, is_title_of_example
from generator.read.tables.kinds import read_grids
from generator.read.tables.understand import understand
from tests.read.tables.make import cell, docx, paragraph, row, table, xlsx

HEAD = ["序号", "一级事项", "二级事项", "公开内容", "公开时限", "公开层级", "备注"]
ROW = [1, "政策文件", "政策法规", "文件", "长期公开", "县级", ""]


def read(data: bytes, name: str = "表.xlsx", **more: Any) -> Imported:
    return understand(read_grids(name, data)[0], {}, files=[name], **more)


def titles(found: Imported) -> list[str]:
    return [item.title for item in found.items]


def codes(found: Imported) -> set[str]:
    return {problem.code for problem in found.problems}


def left(found: Imported) -> list[tuple[str, int, str]]:
    return [(one.sheet, one.row, one.why) for one in found.left_out]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("填表说明", True), ("填写说明", True), ("填写示例", True), ("示例", True), ("说明", True), ("附件2：填报说明", True), ("样例1", True),
        ("编制说明", True), ("填写说明（必看）", True), ("标准目录示例", False), ("养老服务", False), ("示范区建设", False), ("Sheet1", False),
        ("说明书备案", False),
    ],
)  # fmt: skip
def test_sheets_that_explain(name: str, wanted: bool) -> None:
    assert explains(name) is wanted


@pytest.mark.parametrize(
    ("ordinal", "title", "remark", "wanted"),
    [
        ("例", "政策", "", True), ("示例", "政策", "", True), ("例1", "政策", "", True), ("1", "例：政策", "", True), ("1", "（示例）政策", "", True),
        ("1", "示例：政策", "", True), ("1", "政策（样例）", "", True), ("1", "如：政策", "", True), ("1", "政策", "示例，请删除", True),
        ("1", "政策", "此行为示例", True), ("1", "例行检查", "", False), ("1", "示范区建设", "", False), ("1", "案例公开", "", False),
        ("1", "典型案例", "", False), ("1", "政策", "见示例图", False), ("1", "条例", "", False),
    ],
)  # fmt: skip
def test_rows_that_show(ordinal: str, title: str, remark: str, wanted: bool) -> None:
    assert is_example([ordinal], [title], [remark]) is wanted


def test_titles_of_tables_that_show() -> None:
    assert is_title_of_example("填写示例：")
    assert is_title_of_example("以下为示例")
    assert not is_title_of_example("基层政务公开标准目录示例")


def test_a_sheet_that_explains_is_left_out_where_another_has_the_table() -> None:
    data = xlsx({"填表说明": {"rows": [HEAD, ROW]}, "表": {"rows": [HEAD, ROW]}})
    found = read(data)
    assert [(item.sheet, item.title) for item in found.items] == [("表", "政策法规")]
    assert left(found) == [("填表说明", 1, "工作表是说明或者示例，整张没有导入")]
    assert "GK726" in codes(found)
    alone = read(xlsx({"填表说明": {"rows": [HEAD, ROW]}}))
    assert titles(alone) == ["政策法规"]


def test_a_person_names_sheets() -> None:
    data = xlsx({"旧": {"rows": [HEAD, ROW]}, "填写说明": {"rows": [HEAD, ROW]}, "新 表": {"rows": [HEAD, ROW]}})
    skipped = read(data, sheets=WantedSheets(skip=("旧",)))
    assert {item.sheet for item in skipped.items} == {"新 表"}
    only = read(data, sheets=WantedSheets(only=("填写说明", "新表")))
    assert {item.sheet for item in only.items} == {"填写说明", "新 表"}
    wrong = read(data, sheets=WantedSheets(skip=("没有",)))
    assert [p.message for p in wrong.problems if p.code == "GK726" and p.is_error] == ["没有“没有”这张工作表"]


def test_rows_that_show_are_left_out_with_the_rows_they_are_merged_over() -> None:
    rows = [HEAD, ["例", "例：政策", "例：法规", "一", "", "", ""], ["", "", "", "二", "", "", ""], ROW]
    found = read(xlsx({"表": {"rows": rows, "merges": ["B2:B3", "C2:C3"]}}))
    assert titles(found) == ["政策法规"]
    assert left(found) == [("表", 2, "示例行"), ("表", 3, "示例行")]


def test_a_table_under_a_title_that_shows_is_left_out_and_the_next_is_not() -> None:
    rows = [["填写示例"], HEAD, ROW, [], ["2026年标准目录"], HEAD, [2, "政策文件", "办事指南", *ROW[3:]]]
    assert titles(read(xlsx({"表": {"rows": rows}}))) == ["办事指南"]
    plain = [str(value) for value in ROW]
    word = docx(
        paragraph("填写示例："), table(row(*HEAD), row(*plain)), paragraph("标准目录"), table(row(*HEAD), row(*plain))
    )
    assert [item.sheet for item in read(word, "表.docx").items] == ["表格2"]


# --- heads --------------------------------------------------------------------------------------------------


def test_a_head_that_covers_the_name_of_the_only_item_is_told() -> None:
    rows = [["公开事项", None, "公开内容", "公开依据", "公开时限"], [None, None, "预算报告", "《预算法》", "20日"]]
    found = read(xlsx({"表": {"rows": rows, "merges": ["A1:B2"]}}))
    assert not found.items
    assert left(found) == [("表", 2, "没有事项名称")]
    assert {"GK705", "GK728"} <= codes(found)


def test_a_head_that_covers_less_leaves_the_item() -> None:
    found = read(xlsx({"表": {"rows": [HEAD, ROW], "merges": ["A1:B2"]}}))
    assert titles(found) == ["政策法规"]


def test_a_head_with_nothing_below_is_told() -> None:
    assert codes(read(xlsx({"表": {"rows": [HEAD]}}))) == {"GK728"}


def test_a_table_of_word_goes_on_without_a_head() -> None:
    plain = [str(value) for value in ROW]
    more = row("2", cell(""), "办事指南", *plain[3:])
    found = read(docx(table(row(*HEAD), row(*plain)), paragraph(""), table(more)), "表.docx")
    assert [(item.category, item.title) for item in found.items] == [("政策文件", "政策法规"), ("政策文件", "办事指南")]
    apart = read(docx(table(row(*HEAD), row(*plain)), paragraph("联系方式"), table(more)), "表.docx")
    assert titles(apart) == ["政策法规"]


@pytest.mark.parametrize("heads", [("公开事项（一级）", "公开事项（二级）"), ("事项（一级目录）", "事项（二级目录）")])
def test_levels_may_stand_in_brackets(heads: tuple[str, str]) -> None:
    data = xlsx({"表": {"rows": [[HEAD[0], *heads, *HEAD[3:]], ROW]}})
    assert [(item.category, item.title) for item in read(data).items] == [("政策文件", "政策法规")]


# --- own words for tiers --------------------------------------------------------------------------------------


def test_own_words_for_tiers_are_kept_and_told_unless_registered() -> None:
    def tier(text: str, *registered: str) -> tuple[dict[str, str], list[str]]:
        found = read(xlsx({"表": {"rows": [HEAD, [*ROW[:5], text, ""]]}}), own_levels=registered)
        return dict(found.items[0].kept), [p.message for p in found.problems if p.code == "GK725"]

    kept, told = tier("区级、镇街")
    assert kept == {"公开层级": "区级、镇街"}
    assert [message[:8] for message in told] == ["公开层级“区级”", "公开层级“镇街”"]
    assert tier("区级、镇街", "区级", "镇街") == ({"公开层级": "区级、镇街"}, [])
    assert tier("县、乡级") == ({}, [])
    assert tier("镇街 经开区√")[0] == {"公开层级": "经开区"}
