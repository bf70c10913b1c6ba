"""Which domain rows go into where a person names one, and what is said of terms that no table has."""

import json
from pathlib import Path

import pytest

from generator.clock import build_day
from generator.pipeline.checking import check_folder
from tests.pipeline.test_importing import HEAD, Command, bring, item, row, texts
from tests.read.tables.make import xlsx

NEW = row(一级事项="征地管理政策", 二级事项="新的事项", 公开依据="《土地管理法》")


def other(rows: list[list[object]], sheet: str = "Sheet1", title: str = "义务教育领域标准目录") -> bytes:
    return xlsx({sheet: {"rows": [[title], HEAD, *rows]}})


@pytest.mark.parametrize(
    "data",
    [
        other([NEW]),
        other([NEW], sheet="义务教育", title="标准目录"),
        xlsx({"Sheet1": {"rows": [[*HEAD, "相应领域"], [*NEW, "义务教育"]]}}),
        other([NEW], title="社会救助领域标准目录"),
    ],
)
def test_a_table_of_another_domain_is_not_taken_in_without_a_word(
    gongkai: Command, small_catalog: Path, data: bytes
) -> None:
    before = texts(small_catalog)
    run = bring(gongkai, small_catalog, data, "--domain", "01", name="表.xlsx")
    assert (run.code, texts(small_catalog)) == (1, before)
    assert "GK719 表格写的领域是" in run.out
    assert "--yes" in run.err
    found = json.loads(
        bring(gongkai, small_catalog, data, "--domain", "01", "--dry-run", "--format", "json", name="表.xlsx").out
    )
    assert "GK719" in {problem["code"] for problem in found["problems"]}
    bring(gongkai, small_catalog, data, "--domain", "01", "--yes", name="表.xlsx")
    assert texts(small_catalog) != before


def test_of_several_domains_the_named_one_is_taken_and_the_rest_told(gongkai: Command, small_catalog: Path) -> None:
    data = xlsx(
        {
            "征地补偿": {"rows": [HEAD, row(公开时限="长期公开")]},
            "义务教育": {"rows": [HEAD, NEW]},
            "社会救助": {"rows": [HEAD, NEW]},
        }
    )
    run = bring(gongkai, small_catalog, data, "--domain", "01", name="表.xlsx")
    assert run.code == 0, run.out + run.err
    assert "写的是“义务教育”，1 行没有导入" in run.out
    assert "写的是“社会救助”，1 行没有导入" in run.out
    assert item(small_catalog, "01-001").time_limit[0].limit.raw == "长期公开"


def test_terms_that_no_table_has_are_told(gongkai: Command, small_catalog: Path) -> None:
    data = xlsx({"征地补偿": {"rows": [HEAD, NEW]}})
    run = bring(gongkai, small_catalog, data, "--yes", name="表.xlsx")
    assert "GK727 表格没有写，先写了五公开“结果”、公开性质“长期”、权力类型“其他行政权力”，要核对" in run.out
    said = xlsx({"征地补偿": {"rows": [[*HEAD, "五公开"], [*row(二级事项="又一个"), "决策"]]}})
    run = bring(gongkai, small_catalog, said, "--yes", name="表二.xlsx")
    assert "GK727 表格没有写，先写了公开性质“长期”、权力类型“其他行政权力”，要核对" in run.out


def test_a_sheet_that_is_not_there_is_wrong_usage(gongkai: Command, small_catalog: Path) -> None:
    before = texts(small_catalog)
    data = xlsx({"征地补偿": {"rows": [HEAD, NEW]}})
    run = bring(gongkai, small_catalog, data, "--skip-sheet", "没有", name="表.xlsx")
    assert (run.code, texts(small_catalog)) == (2, before)
    assert "没有“没有”这张工作表" in run.err
    assert bring(gongkai, small_catalog, data, "--skip-sheet", "征地补偿", name="表.xlsx").code == 1
    assert texts(small_catalog) == before


def test_tiers_are_read_in_the_offices_own_words(gongkai: Command, small_catalog: Path) -> None:
    office = small_catalog / "office.yml"
    own = "levels:\n  镇街: 乡级\n  经开区: 县级\n"
    office.write_text((office.read_text("utf-8") if office.exists() else "") + own, "utf-8")
    data = xlsx({"征地补偿": {"rows": [HEAD, row(公开层级="经开区√ 镇街√ 村级")]}})
    run = bring(gongkai, small_catalog, data, "--yes", name="表.xlsx")
    assert "GK725" not in run.out
    found = item(small_catalog, "01-001")
    assert [level.value for level in found.scope.levels] == ["经开区", "镇街"]
    assert not check_folder(small_catalog, build_day(), name="catalog").catalogue.imports.kept
