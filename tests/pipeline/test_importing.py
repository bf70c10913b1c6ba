"""Tables into a catalogue: what changes, what stays, what is asked, what is kept beside."""

import json
from collections.abc import Callable
from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import Any

import pytest

from generator.clock import build_day
from generator.model.fields import fields_of
from generator.model.item import Item
from generator.pipeline.checking import check_folder
from generator.pipeline.taking import UNWRITTEN
from generator.read.tables.readers import READERS
from tests.conftest import Run
from tests.read.tables.make import xlsx

Command = Callable[..., Run]
TODAY = date(2026, 11, 30)
HEAD = [
    "序号", "事项编码", "一级事项", "二级事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道", "公开对象", "公开方式",
    "公开层级", "责任科室",
]  # fmt: skip
SAME = [
    1, "", "征地管理政策", "征地补偿 标准", "1.片区综合地价\n2.青苗补偿标准", "《土地管理法》第四十八条",
    "信息形成或者变更之日起20个\n工作日内", "县自然资源局", "■政府网站 □政府公报 ■社区/企事业单位/村公示栏（电子屏）", "全社会", "主动公开",
    "县级、乡级", "",
]  # fmt: skip


def table(*rows: list[Any], title: str = "征地补偿领域基层政务公开标准目录") -> bytes:
    return xlsx({"征地": {"rows": [[title], HEAD, *rows]}})


def row(**changes: Any) -> list[Any]:
    """The row of 01-001 as it is, with some cells changed, by their heading."""
    return [changes.get(heading, value) for heading, value in zip(HEAD, SAME, strict=True)]


def texts(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.yml"))}


def bring(gongkai: Command, folder: Path, data: bytes, *options: str, name: str = "附件1.xlsx") -> Run:
    (folder.parent / name).write_bytes(data)
    return gongkai("import", name, "--into", folder.name, *options)


def item(folder: Path, item_id: str) -> Item:
    found = check_folder(folder, TODAY, name="catalog").catalogue.find_item(item_id)
    assert found is not None
    return found


def test_every_official_column_has_a_reader() -> None:
    scope = next(field for field in fields_of(Item) if field.key == "scope")
    columns = {field.column for field in (*fields_of(Item), *fields_of(scope.of)) if field.column}
    assert columns == {*READERS, "title", "category"}


def test_a_table_that_says_the_same_changes_nothing(gongkai: Command, small_catalog: Path) -> None:
    before = texts(small_catalog)
    run = bring(gongkai, small_catalog, table(SAME))
    assert (run.code, texts(small_catalog)) == (0, before)
    assert "没有变化" in run.out


def test_only_the_lines_that_differ_are_written(gongkai: Command, small_catalog: Path) -> None:
    file = small_catalog / "01-land.yml"
    file.write_text(
        file.read_text("utf-8").replace("      - 青苗补偿标准", "      - 青苗补偿标准  # 每三年调整"), "utf-8"
    )
    before = file.read_text("utf-8").splitlines()
    data = table(row(公开内容="1.片区综合地价；2.青苗补偿标准；3.安置补助费", 公开时限="长期公开", 公开层级="县级"))
    run = bring(gongkai, small_catalog, data)
    after = file.read_text("utf-8").splitlines()
    assert run.code == 0, run.out + run.err
    changed = [line for line in unified_diff(before, after, n=0, lineterm="") if line[0] in "+-"][2:]
    assert changed == [
        "+      - 安置补助费",
        "-    time_limit: 信息形成或者变更之日起20个工作日内",
        "+    time_limit: 长期公开",
        "-      level: [县级, 乡级]",
        "+      level: [县级]",
        f'+    updated: "{build_day().isoformat()}"',
    ]
    assert "# 每三年调整" in file.read_text("utf-8")
    assert "！公开时限原来是20个工作日，现在没有写明天数。" in run.out  # in the words of `gongkai diff`
    assert "［增：安置补助费］" in run.out
    again = texts(small_catalog)
    assert "没有变化" in bring(gongkai, small_catalog, data).out
    assert texts(small_catalog) == again


def test_a_new_row_becomes_an_item_with_an_id_of_its_own(gongkai: Command, small_catalog: Path) -> None:
    data = table(
        SAME,
        row(
            二级事项="宅基地补偿",
            一级事项="宅基地管理",
            公开依据="《宅基地管理办法》（农经发〔2019〕6号）",
            公开主体="县宅基地办公室",
            公开对象="",
        ),
    )
    run = bring(gongkai, small_catalog, data)
    known = {one.id for one in check_folder(small_catalog, TODAY, name="catalog").catalogue.items}
    new = max(one for one in known if one.startswith("01-"))
    found = item(small_catalog, new)
    assert (found.title, found.category, found.summary) == ("宅基地补偿", "宅基地管理", UNWRITTEN)
    assert found.scope.audience == ("待填写",)
    catalogue = check_folder(small_catalog, TODAY, name="catalog").catalogue
    assert catalogue.bodies["县宅基地办公室"].duty == "待填写"
    assert catalogue.laws["宅基地管理办法"].doc_no == "农经发〔2019〕6号"
    assert new in catalogue.permalinks.issued
    assert {"GK715", "GK716", "GK451"} <= {word for word in run.out.split() if word.startswith("GK")}
    assert run.code == 1  # what is to be written by a person is an error until it is
    again = texts(small_catalog)
    assert "没有变化" in bring(gongkai, small_catalog, data).out
    assert texts(small_catalog) == again


def test_a_likeness_is_asked_for_and_nothing_written_without_an_answer(gongkai: Command, small_catalog: Path) -> None:
    before = texts(small_catalog)
    data = table(row(二级事项="征地补偿标准公布"))
    run = bring(gongkai, small_catalog, data)
    assert (run.code, texts(small_catalog)) == (1, before)
    assert "像 01-001“征地补偿标准”" in run.out
    assert "--same D3=01-001" in run.out
    assert (bring(gongkai, small_catalog, data, "--yes").code, texts(small_catalog)) == (1, before)
    assert bring(gongkai, small_catalog, data, "--same", "D3=01-002").code == 2
    assert bring(gongkai, small_catalog, data, "--same", "D9=01-001").code == 2
    assert texts(small_catalog) == before
    assert bring(gongkai, small_catalog, data, "--same", "征地!D3=01-001").code == 0
    assert item(small_catalog, "01-001").title == "征地补偿标准公布"


def test_a_row_like_an_item_may_be_a_new_one(gongkai: Command, small_catalog: Path) -> None:
    bring(gongkai, small_catalog, table(row(二级事项="征地补偿标准公布")), "--same", "D3=新")
    assert item(small_catalog, "01-001").title == "征地补偿标准"
    titles = [one.title for one in check_folder(small_catalog, TODAY, name="catalog").catalogue.items]
    assert titles.count("征地补偿标准公布") == 1


def test_what_is_clear_goes_in_on_demand_beside_what_is_in_doubt(gongkai: Command, small_catalog: Path) -> None:
    before = texts(small_catalog)
    doubtful = row(二级事项="征收土地公告发布", 一级事项="征地组织实施")
    data = table(row(公开时限="长期公开"), doubtful)
    run = bring(gongkai, small_catalog, data)
    assert (run.code, texts(small_catalog)) == (1, before)
    assert "拿不准的 1 处" in run.err
    assert "--yes" in run.err
    run = bring(gongkai, small_catalog, data, "--yes")
    assert run.code == 1
    assert item(small_catalog, "01-001").time_limit[0].limit.raw == "长期公开"
    assert item(small_catalog, "01-002").title == "征收土地公告"
    assert "征收土地公告发布" not in texts(small_catalog)["01-land.yml"]
    assert "01-002 征收土地公告" not in run.out.partition("没有动（")[2]  # it is asked for, not missed


def test_several_rows_of_one_item_are_left_and_name_each_other(gongkai: Command, small_catalog: Path) -> None:
    data = table(row(公开时限="长期公开"), row(公开时限="实时公开"))
    before = texts(small_catalog)
    run = bring(gongkai, small_catalog, data, "--yes")
    assert (run.code, texts(small_catalog)) == (1, before)
    assert "GK714 “征地补偿标准”和 D4 都对上了 01-001，没有导入" in run.out
    assert "GK714 “征地补偿标准”和 D3 都对上了 01-001，没有导入" in run.out


def test_a_row_with_an_id_is_that_item(gongkai: Command, small_catalog: Path) -> None:
    assert bring(gongkai, small_catalog, table(row(事项编码="01-001", 二级事项="征地片区补偿"))).code == 0
    assert item(small_catalog, "01-001").title == "征地片区补偿"


def test_what_no_field_has_a_place_for_is_kept_beside(gongkai: Command, small_catalog: Path) -> None:
    orphan = [2, "", "", "", "没有名称的内容", "", "", "", "", "", "", "", ""]
    head = ["考核分值" if heading == "责任科室" else heading for heading in HEAD]
    data = xlsx({"征地": {"rows": [["征地补偿领域"], head, row(责任科室="征地股"), orphan]}})
    bring(gongkai, small_catalog, data)
    imports = check_folder(small_catalog, TODAY, name="catalog").catalogue.imports
    assert [(one.item, one.source, dict(one.texts)) for one in imports.kept] == [
        ("01-001", "附件1.xlsx!征地!D3", {"考核分值": "征地股"})
    ]
    assert [(one.source, one.why, dict(one.texts)["公开内容"]) for one in imports.unplaced] == [
        ("附件1.xlsx!征地!4", "没有事项名称", "没有名称的内容")
    ]
    again = texts(small_catalog)
    assert "没有变化" in bring(gongkai, small_catalog, data).out
    assert texts(small_catalog) == again


def test_columns_beside_the_official_ones_have_their_fields(gongkai: Command, small_catalog: Path) -> None:
    more = [
        "一级事项", "二级事项", "三级事项", "公开内容", "公开时限", "更新周期", "公示期限", "公开主体", "责任股室", "网站所属栏目", "栏目网址",
        "备注",
    ]  # fmt: skip
    values = [
        "征地管理政策", "公告", "征地预公告", "预公告全文", "自发布之日起10个工作日内", "每年", "不少于10日", "县自然资源局", "征地股",
        "征地信息公开", "https://www.example.gov.cn/zd/", "按批次公开",
    ]  # fmt: skip
    data = xlsx({"征地": {"rows": [["征地补偿领域"], more, values]}})
    bring(gongkai, small_catalog, data)
    catalogue = check_folder(small_catalog, TODAY, name="catalog").catalogue
    new = next(one for one in catalogue.items if one.title == "征地预公告")
    assert (new.category, new.path) == ("征地管理政策", ("公告",))
    assert (new.cycle, new.duration, new.remark) == ("每年", "不少于10日", "按批次公开")
    assert [(one.body, one.section) for one in new.subject] == [("县自然资源局", "征地股")]
    assert [(one.name, one.url) for one in new.portal] == [("征地信息公开", "https://www.example.gov.cn/zd/")]
    assert (new.scope.methods, new.scope.levels, new.basis) == ((), (), ())
    assert not catalogue.imports.kept


def test_a_column_explained_once_is_remembered(gongkai: Command, small_catalog: Path) -> None:
    head = [{"公开时限": "何时"}.get(heading, heading) for heading in HEAD]
    data = xlsx({"征地": {"rows": [["征地补偿领域"], head, row(公开时限="长期公开")]}})
    assert "何时=" not in bring(gongkai, small_catalog, data, "--dry-run").out
    assert bring(gongkai, small_catalog, data, "--map", "何时=公开时限").code == 0
    assert item(small_catalog, "01-001").time_limit[0].limit.raw == "长期公开"
    later = xlsx({"征地": {"rows": [["征地补偿领域"], head, row(公开时限="及时公开")]}})
    assert bring(gongkai, small_catalog, later).code == 0
    assert item(small_catalog, "01-001").time_limit[0].limit.raw == "及时公开"
    wrong = bring(gongkai, small_catalog, later, "--map", "何时=没有的字段")
    assert wrong.code == 2


def test_errors_point_at_the_cell(gongkai: Command, small_catalog: Path) -> None:
    run = bring(gongkai, small_catalog, table(row(公开时限="0个工作日内")))
    assert "附件1.xlsx!征地!G3: 错误 GK464" in run.out
    assert run.code == 1


def test_a_domain_that_is_not_named_is_asked_for(gongkai: Command, small_catalog: Path) -> None:
    before = texts(small_catalog)
    data = xlsx({"Sheet1": {"rows": [HEAD, row(公开时限="长期公开")]}})
    run = bring(gongkai, small_catalog, data, name="表.xlsx")
    assert (run.code, texts(small_catalog)) == (1, before)
    assert "GK713" in run.out
    assert bring(gongkai, small_catalog, data, "--domain", "01", name="表.xlsx").code == 0
    assert item(small_catalog, "01-001").time_limit[0].limit.raw == "长期公开"


def test_two_rows_of_one_item_are_refused(gongkai: Command, small_catalog: Path) -> None:
    before = texts(small_catalog)
    run = bring(gongkai, small_catalog, table(SAME, row(公开时限="长期公开")))
    assert (run.code, texts(small_catalog)) == (1, before)
    assert "GK714" in run.out


def test_a_dry_run_needs_no_catalogue_and_prints_what_others_rely_on(gongkai: Command, tmp_path: Path) -> None:
    (tmp_path / "附件1.xlsx").write_bytes(table(SAME))
    run = gongkai("import", "附件1.xlsx", "--dry-run", "--format", "json")
    found = json.loads(run.out)
    assert run.code == 0
    assert list(found) == ["items", "left_out", "problems"]
    assert found["items"] == [
        {
            "sheet": "征地", "row": 3, "title": "征地补偿标准", "category": "征地管理政策",
            "content": ["片区综合地价", "青苗补偿标准"], "basis": [{"law": "土地管理法", "doc_no": ""}],
            "time_limit": "信息形成或者变更之日起20个工作日内", "subject": ["县自然资源局"],
            "channel": ["政府网站", "社区/企事业单位/村公示栏（电子屏）"], "audience": ["全社会"], "method": ["主动公开"],
            "level": ["县级", "乡级"],
        }
    ]  # fmt: skip


def test_a_file_that_is_not_there_is_wrong_usage(gongkai: Command, small_catalog: Path) -> None:
    run = gongkai("import", "没有.xlsx", "--into", small_catalog.name)
    assert run.code == 2
    assert "没有“没有.xlsx”这个文件" in run.err


def test_what_a_table_has_no_column_for_is_to_be_written(gongkai: Command, small_catalog: Path) -> None:
    text = "一级事项,二级事项,公开内容,公开类别,联系人\n宅基地管理,宅基地面积标准,面积标准,主动公开,张三\n"
    run = bring(gongkai, small_catalog, text.encode(), "--domain", "01", "--yes", name="a.csv")
    new = next(
        one
        for one in check_folder(small_catalog, TODAY, name="catalog").catalogue.items
        if one.title == "宅基地面积标准"
    )
    assert [one.body for one in new.subject] == ["待填写"]
    assert [entry.limit.raw for entry in new.time_limit] == ["待填写"]
    assert (new.channel[0].note, new.scope.audience) == ("待填写", ("待填写",))
    assert [method.value for method in new.scope.methods] == ["主动公开"]  # 公开类别 says it
    assert (new.scope.levels, new.basis) == ((), ())
    assert "E 列“联系人”" in run.out
    assert "张三" not in run.out + "".join(map(str, texts(small_catalog).values()))


@pytest.mark.parametrize("limit", ["2026/1/20", "2026-01-20", "1月20日", "20-Jan"])
def test_a_day_in_a_csv_is_no_time_limit(gongkai: Command, small_catalog: Path, limit: str) -> None:
    text = f"一级事项,二级事项,公开内容,公开时限\n宅基地管理,宅基地面积标准,面积标准,{limit}\n"
    assert "GK708" in bring(gongkai, small_catalog, text.encode(), "--domain", "01", "--yes", name="a.csv").out


def test_an_item_called_as_its_group_is_told(gongkai: Command, small_catalog: Path) -> None:
    text = "一级事项,二级事项,公开内容\n宅基地管理,,面积标准\n"
    run = bring(gongkai, small_catalog, text.encode(), "--domain", "01", "--dry-run", name="a.csv")
    assert "GK718 “二级事项”是空的，事项名称用了上一级的“宅基地管理”" in run.out
