"""Working sheets: sent to several bodies, filled in, taken back as one change; what differs is asked cell by cell."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.model.sheets import BASE_SHEET, RELEASE_PROPERTY
from tests.conftest import Run
from tests.pipeline.test_importing import item, texts

Command = Callable[..., Run]
LAND = "县自然资源局"
FIRST_ROW = 5


def send(gongkai: Command, name: str, *options: str) -> Path:
    run = gongkai("export", "--format", "xlsx", "--form", "working", "-o", name, *options)
    assert run.code == 0, run.err
    return Path(name)


def fill_in(path: Path, *changes: tuple[str, str, Any]) -> None:
    """(id, heading, new text) in a sheet that came; a heading of the lower row wins."""
    book = openpyxl.load_workbook(path)
    sheet = book.active
    heads = {}
    for column in range(1, sheet.max_column + 1):
        for row in (3, 4):
            if sheet.cell(row, column).value:
                heads[str(sheet.cell(row, column).value)] = column
    rows = {sheet.cell(row, 1).value: row for row in range(FIRST_ROW, sheet.max_row + 1)}
    for item_id, heading, text in changes:
        if item_id == "new":
            row = next(
                r for r in range(FIRST_ROW, sheet.max_row + 1) if not sheet.cell(r, 4).value or heading != "事项名称"
            )
            row = rows.setdefault("new", row)
        else:
            row = rows[item_id]
        sheet.cell(row, heads[heading]).value = text
    book.save(path)


def take_back(gongkai: Command, *names: str) -> Run:
    return gongkai("import", *names, "--into", "catalog")


def test_an_untouched_sheet_changes_nothing_and_is_not_complained_of(gongkai: Command, small_catalog: Path) -> None:
    before = texts(small_catalog)
    send(gongkai, "表.xlsx")
    run = take_back(gongkai, "表.xlsx")
    assert (run.code, texts(small_catalog)) == (0, before), run.out + run.err
    assert "没有变化" in run.out
    assert "GK" not in run.out


def test_the_sheets_of_two_bodies_come_home_as_one_change(gongkai: Command, small_catalog: Path) -> None:
    send(gongkai, "甲.xlsx", "--body", LAND)
    send(gongkai, "乙.xlsx")
    fill_in(Path("甲.xlsx"), ("01-001", "公开时限", "长期公开"), ("01-001", "一句话说明", "换一句话说明这件事情。"))
    fill_in(Path("乙.xlsx"), ("01-002", "公开内容（要素）", "1. 新的一条\n2. 另一条"), ("01-001", "政府公报", "√"))
    run = take_back(gongkai, "甲.xlsx", "乙.xlsx")
    assert run.code == 0, run.out + run.err
    one, two = item(small_catalog, "01-001"), item(small_catalog, "01-002")
    assert one.time_limit[0].limit.raw == "长期公开"
    assert one.summary == "换一句话说明这件事情。"
    assert [use.channel.value for use in one.channel][:2] == ["政府网站", "政府公报"]
    assert two.content == ("新的一条", "另一条")
    assert "共改 2 个事项" in run.out


def test_two_bodies_that_differ_are_asked_by_cell(gongkai: Command, small_catalog: Path) -> None:
    before = texts(small_catalog)
    send(gongkai, "甲.xlsx", "--body", LAND)
    send(gongkai, "乙.xlsx")
    fill_in(Path("甲.xlsx"), ("01-001", "公开时限", "长期公开"))
    fill_in(Path("乙.xlsx"), ("01-001", "公开时限", "实时公开"))
    run = take_back(gongkai, "甲.xlsx", "乙.xlsx")
    assert (run.code, texts(small_catalog)) == (1, before)
    assert "甲.xlsx!事项!G5: 错误 GK722" in run.out
    assert "乙.xlsx!事项!G5: 错误 GK722" in run.out
    assert f"{LAND}改成“长期公开”" in run.out
    fill_in(Path("乙.xlsx"), ("01-001", "公开时限", "长期公开"))
    assert take_back(gongkai, "甲.xlsx", "乙.xlsx").code == 0


def test_a_sheet_of_another_release_brings_only_its_own_changes(gongkai: Command, small_catalog: Path) -> None:
    send(gongkai, "表.xlsx")
    file = small_catalog / "01-land.yml"
    text = file.read_text("utf-8").replace("片区综合地价\n", "片区综合地价和地块\n", 1)
    file.write_text(text, "utf-8")
    fill_in(Path("表.xlsx"), ("01-001", "公开时限", "长期公开"))
    run = take_back(gongkai, "表.xlsx")
    assert run.code == 0, run.out + run.err
    assert "GK721" in run.out
    assert item(small_catalog, "01-001").content[0] == "片区综合地价和地块"
    assert item(small_catalog, "01-001").time_limit[0].limit.raw == "长期公开"


def test_a_cell_that_moved_on_in_the_catalogue_is_asked(gongkai: Command, small_catalog: Path) -> None:
    send(gongkai, "表.xlsx")
    file = small_catalog / "01-land.yml"
    file.write_text(file.read_text("utf-8").replace("片区综合地价\n", "片区综合地价和地块\n", 1), "utf-8")
    before = texts(small_catalog)
    fill_in(Path("表.xlsx"), ("01-001", "公开内容（要素）", "又是另外一条"))
    run = take_back(gongkai, "表.xlsx")
    assert (run.code, texts(small_catalog)) == (1, before)
    assert "GK723" in run.out


def test_a_new_row_is_a_new_item_and_a_row_taken_out_is_told(gongkai: Command, small_catalog: Path) -> None:
    send(gongkai, "表.xlsx")
    fill_in(
        Path("表.xlsx"),
        ("new", "事项名称", "征地听证笔录"),
        ("new", "领域", "征地补偿"),
        ("new", "一级事项", "征地组织实施"),
        ("new", "公开内容（要素）", "听证笔录"),
        ("new", "五公开", "结果"),
        ("new", "一句话说明", "听证会上谁说了什么。"),
    )
    book = openpyxl.load_workbook("表.xlsx")
    book.active.delete_rows(FIRST_ROW)
    book.save("表.xlsx")
    run = take_back(gongkai, "表.xlsx")
    assert "新增 1 个" in run.out, run.out + run.err
    assert "01-001" in run.out
    assert item(small_catalog, "01-001")
    found = next(one for one in item_list(small_catalog) if one.title == "征地听证笔录")
    assert found.summary == "听证会上谁说了什么。"


def item_list(folder: Path) -> Any:
    from generator.pipeline.checking import check_folder
    from tests.pipeline.test_importing import TODAY

    return check_folder(folder, TODAY, name="catalog").catalogue.items


def test_an_item_that_is_gone_is_left_out_and_told(gongkai: Command, small_catalog: Path) -> None:
    send(gongkai, "表.xlsx")
    assert gongkai("retire", "01-001", "--reason", "文件已经废止", "--into", "01-002").code == 0
    fill_in(Path("表.xlsx"), ("01-001", "公开时限", "长期公开"))
    count = len(item_list(small_catalog))
    run = take_back(gongkai, "表.xlsx")
    assert "GK724" in run.out, run.out + run.err
    assert len(item_list(small_catalog)) == count


def test_a_choice_that_is_none_is_kept_beside(gongkai: Command, small_catalog: Path) -> None:
    send(gongkai, "表.xlsx")
    fill_in(Path("表.xlsx"), ("01-001", "五公开", "随便"))
    before = item(small_catalog, "01-001")
    run = take_back(gongkai, "表.xlsx")
    assert "五公开" in run.out
    assert item(small_catalog, "01-001").stage is before.stage


@pytest.mark.parametrize("sheet", ["事项", BASE_SHEET])
def test_the_sheet_is_known_by_its_properties_and_locks_ids(gongkai: Command, small_catalog: Path, sheet: str) -> None:
    path = send(gongkai, "表.xlsx", "--body", LAND)
    book = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    assert book.custom_doc_props[RELEASE_PROPERTY].value
    assert (book[sheet].sheet_state == "hidden") is (sheet == BASE_SHEET)
    own = book["事项"]
    assert own.protection.sheet
    assert not own.protection.password
    assert own.cell(FIRST_ROW, 1).protection.locked
    assert not own.cell(FIRST_ROW, 5).protection.locked
    lists = [rule for rule in own.data_validations.dataValidation if rule.type == "list"]
    assert all(rule.formula1.startswith("选项!") for rule in lists)
    assert len(lists) > 20
    assert path.read_bytes() == send(gongkai, "又.xlsx", "--body", LAND).read_bytes()
