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


def hide(sheet: Any, letters: str) -> None:
    """Hide one column; openpyxl keeps columns of one width together."""
    column = sheet.column_dimensions[letters]
    column.hidden, column.max = True, column.min


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


def test_one_new_item_of_two_bodies_is_added_once_or_asked(gongkai: Command, small_catalog: Path) -> None:
    new = [("new", "事项名称", "征地听证笔录"), ("new", "领域", "征地补偿"), ("new", "公开内容（要素）", "听证笔录")]
    for name in ("甲.xlsx", "乙.xlsx"):
        send(gongkai, name)
        fill_in(Path(name), *new)
    run = gongkai("import", "甲.xlsx", "乙.xlsx", "--dry-run")
    assert "新增 1 个" in run.out
    assert "甲.xlsx!事项!C9" in run.out
    assert "“一级事项”是空的，放在这个领域的最后一个里" in run.out
    send(gongkai, "乙.xlsx")
    fill_in(Path("乙.xlsx"), *new, ("new", "公开时限", "长期公开"))
    run = gongkai("import", "甲.xlsx", "乙.xlsx", "--dry-run")
    assert "新增 0 个" in run.out
    assert "甲.xlsx!事项!D9: 错误 GK714 新事项“征地听证笔录”和 乙.xlsx!事项!D9 是同一个，写得不一样" in run.out


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


def test_what_two_bodies_agree_on_goes_in_and_the_rest_is_named(gongkai: Command, small_catalog: Path) -> None:
    send(gongkai, "甲.xlsx", "--body", LAND)
    send(gongkai, "乙.xlsx")
    fill_in(Path("甲.xlsx"), ("01-001", "公开时限", "长期公开"), ("01-001", "备注", "按片区公布"))
    fill_in(Path("乙.xlsx"), ("01-001", "公开时限", "实时公开"), ("01-002", "公开时限", "长期公开"))
    run = gongkai("import", "甲.xlsx", "乙.xlsx", "--yes")
    assert run.code == 1
    assert "拿不准的 2 处" in run.out
    one = item(small_catalog, "01-001")
    assert (one.time_limit[0].limit.raw, one.remark) == ("信息形成或者变更之日起20个工作日内", "按片区公布")
    assert item(small_catalog, "01-002").time_limit[0].limit.raw == "长期公开"


def test_an_import_repeated_changes_nothing_though_a_cell_leaves_otherwise_than_it_is_written(
    gongkai: Command, small_catalog: Path
) -> None:
    send(gongkai, "表.xlsx")
    fill_in(
        Path("表.xlsx"),
        ("01-001", "公开依据", "《土地管理法》第四十八条\n《宅基地管理办法》（农经发〔2019〕6号）第三条"),
        ("01-002", "公开依据", "《土地管理法》第九十九条"),
        ("01-001", "公开内容（要素）", "1. 片区综合地价：（1）城区；（2）乡镇\n2. 青苗补偿标准"),
    )
    assert "GK716" in take_back(gongkai, "表.xlsx").out
    again = texts(small_catalog)
    run = take_back(gongkai, "表.xlsx")
    assert (run.code, texts(small_catalog)) == (0, again), run.out
    assert "GK723" not in run.out
    send(gongkai, "又.xlsx")
    run = take_back(gongkai, "又.xlsx", "表.xlsx")
    assert (run.code, texts(small_catalog)) == (0, again), run.out


def test_bodies_on_lines_of_their_own_stay_apart_and_the_new_one_is_named(
    gongkai: Command, small_catalog: Path
) -> None:
    send(gongkai, "表.xlsx")
    fill_in(Path("表.xlsx"), ("01-001", "公开主体", "县自然资源局\n县大数据\n县自然资局（牵头）"))
    run = take_back(gongkai, "表.xlsx")
    assert [one.body for one in item(small_catalog, "01-001").subject] == ["县自然资源局", "县大数据", "县自然资局"]
    assert item(small_catalog, "01-001").subject[2].note == "牵头"
    assert "表.xlsx!事项!H5: 警告 GK715 “县大数据”没有登记" in run.out
    assert "“县自然资局”没有登记，在 bodies.yml 里加了一条，是不是“县自然资源局”？" in run.out


def test_an_official_wording_that_nobody_touched_stays(gongkai: Command, small_catalog: Path) -> None:
    file = small_catalog / "01-land.yml"
    text = file.read_text("utf-8")
    file.write_text(
        text.replace("    time_limit: 信息", "    official_subject: 自然资源主管部门\n    time_limit: 信息", 1), "utf-8"
    )
    send(gongkai, "表.xlsx")
    fill_in(Path("表.xlsx"), ("01-001", "公开主体", "县自然资源局\n县财政局"))
    take_back(gongkai, "表.xlsx")
    one = item(small_catalog, "01-001")
    assert one.official_subject == "自然资源主管部门"
    assert [subject.body for subject in one.subject] == ["县自然资源局", "县财政局"]


def test_a_note_or_article_taken_out_of_a_cell_is_gone(gongkai: Command, small_catalog: Path) -> None:
    assert item(small_catalog, "01-001").basis[0].articles == ("第四十八条",)
    send(gongkai, "表.xlsx")
    fill_in(Path("表.xlsx"), ("01-001", "公开依据", "《土地管理法》"), ("01-002", "事项名称", "征收土地公告。"))
    assert take_back(gongkai, "表.xlsx").code in (0, 1)
    assert item(small_catalog, "01-001").basis[0].articles == ()
    assert item(small_catalog, "01-002").title == "征收土地公告。"


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ([("01-001", "01-002")], 1, "“征地补偿标准”发出时的编码是 01-001，现在写的是 01-002"),
        ([("01-001", "77-001")], 1, "“征地补偿标准”发出时的编码是 01-001，现在写的是 77-001"),
        ([("01-001", "01-002"), ("01-002", "01-001")], 1, "“征收土地公告”发出时的编码是 01-002，现在写的是 01-001"),
        ([("01-001", None)], 0, "编码空了，按发出时的 01-001 导入"),
    ],
    ids=["another", "unknown", "sorted-apart", "cleared"],
)
def test_an_id_that_was_changed_is_told_and_moves_nothing(
    gongkai: Command, small_catalog: Path, changes: list[tuple[str, Any]], code: int, words: str
) -> None:
    send(gongkai, "表.xlsx")
    titles = [(one.id, one.title) for one in item_list(small_catalog)]
    fill_in(Path("表.xlsx"), *((own, "事项编码", new) for own, new in changes), ("02-001", "公开时限", "长期公开"))
    run = gongkai("import", "表.xlsx", "--yes")
    assert run.code == code
    assert words in run.out
    assert "表.xlsx!事项!A5: " in run.out
    assert "没有动（" not in run.out  # its row is there
    assert [(one.id, one.title) for one in item_list(small_catalog)] == titles
    assert item(small_catalog, "02-001").time_limit[0].limit.raw == "长期公开"


def test_a_row_copied_for_a_new_item_with_its_id_is_told(gongkai: Command, small_catalog: Path) -> None:
    send(gongkai, "表.xlsx")
    book = openpyxl.load_workbook("表.xlsx")
    sheet = book.active
    for column in range(1, sheet.max_column + 1):
        sheet.cell(9, column).value = sheet.cell(5, column).value
    sheet.cell(9, 4).value = "征地听证笔录"
    book.save("表.xlsx")
    run = take_back(gongkai, "表.xlsx")
    assert "表.xlsx!事项!A9: 错误 GK730 编码 01-001 写了几行，A5 也是它" in run.out
    sheet.cell(9, 1).value = None
    book.save("表.xlsx")
    assert "新增 1 个" in take_back(gongkai, "表.xlsx").out


def test_rows_sorted_columns_moved_hidden_or_taken_out_change_nothing(gongkai: Command, small_catalog: Path) -> None:
    before = texts(small_catalog)
    send(gongkai, "表.xlsx")
    book = openpyxl.load_workbook("表.xlsx")
    sheet = book.active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW, max_row=FIRST_ROW + 3)]
    for number, values in enumerate(reversed(rows), FIRST_ROW):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column).value = value
    sheet.insert_rows(FIRST_ROW + 1)
    heads = {str(sheet.cell(4, column).value): column for column in range(1, sheet.max_column + 1)}
    for heading in ("政府网站", "县级"):  # what is ticked there is ticked still
        hide(sheet, sheet.cell(4, heads[heading]).column_letter)
    hide(sheet, "AD")
    book.save("表.xlsx")
    run = take_back(gongkai, "表.xlsx")
    assert (run.code, texts(small_catalog)) == (0, before), run.out
    assert "没有变化" in run.out


def test_a_tick_in_a_hidden_column_stays_beside_one_that_is_added(gongkai: Command, small_catalog: Path) -> None:
    send(gongkai, "表.xlsx")
    fill_in(Path("表.xlsx"), ("01-001", "政府公报", "√"))
    book = openpyxl.load_workbook("表.xlsx")
    hide(book.active, "I")
    book.save("表.xlsx")
    take_back(gongkai, "表.xlsx")
    assert {"政府网站", "政府公报"} <= {use.channel.value for use in item(small_catalog, "01-001").channel}


def test_a_cleared_cell_is_told_at_its_place_and_nothing_is_lost(gongkai: Command, small_catalog: Path) -> None:
    before = texts(small_catalog)
    send(gongkai, "表.xlsx")
    fill_in(Path("表.xlsx"), ("01-001", "公开时限", None), ("01-001", "一句话说明", None))
    run = take_back(gongkai, "表.xlsx")
    assert (run.code, texts(small_catalog)) == (0, before)
    assert "表.xlsx!事项!G5: 警告 GK731 01-001 清空了“公开时限”" in run.out
    assert "表.xlsx!事项!AD5: 警告 GK731 01-001 清空了“一句话说明”" in run.out


def test_the_heads_of_twenty_sheets_are_told_in_a_line(gongkai: Command, small_catalog: Path) -> None:
    for name in ("甲.xlsx", "乙.xlsx"):
        send(gongkai, name)
    run = take_back(gongkai, "甲.xlsx", "乙.xlsx")
    heads = [line for line in run.out.splitlines() if "表头在" in line]
    assert heads == ["“甲.xlsx!事项”“乙.xlsx!事项”是发出去的征求意见表，表头在第 3 至 4 行，42 列都认得。"]


def test_columns_of_the_portal_come_and_go_with_their_addresses(gongkai: Command, small_catalog: Path) -> None:
    send(gongkai, "表.xlsx")
    fill_in(Path("表.xlsx"), ("01-001", "网站所属栏目", "征地信息 https://www.example.gov.cn/zd/\n政策文件"))
    take_back(gongkai, "表.xlsx")
    found = [(one.name, one.url) for one in item(small_catalog, "01-001").portal]
    assert found == [("征地信息", "https://www.example.gov.cn/zd/"), ("政策文件", "")]


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
