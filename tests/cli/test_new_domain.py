"""`gongkai new domain`: a county owes 26 domains; the office adds what is not shipped."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.cli import exits
from generator.derive.posters import derive_posters
from generator.derive.search.terms import derive_search
from generator.derive.views.home import tile_of
from generator.model.poster import Choice
from generator.pipeline.checking import check_folder
from generator.pipeline.domains import name_file
from tests.pipeline.test_importing import row, table

Gongkai = Callable[..., Any]
TODAY = date(2026, 12, 1)
ITEM = """\
items:
  - id: 03-001
    title: 低保对象名单
    category: 城乡低保
    summary: 低保金发给谁、每月多少，每月公布一次。
    content: [姓名, 保障金额]
    subject: [县人民政府]
    time_limit: 审批之日起5个工作日内
    channel: [政府网站]
    scope:
      audience: [全社会]
    stage: 结果
    nature: 长期
    power: 行政给付
    keywords: [低保]
    updated: 2026-11-24
"""


def make(gongkai: Gongkai, *more: str) -> Any:
    told = ("--authority", "县人民政府", "--category", "政策法规、城乡低保")
    return gongkai("new", "domain", "社会救助", *told, "--introduction", "低保、特困怎么申请，给多少。", *more)


def test_it_has_a_file_a_code_and_its_lines_in_the_register(gongkai: Gongkai, small_catalog: Path) -> None:
    before = {path.name: path.read_bytes() for path in small_catalog.glob("*.yml")}
    assert make(gongkai, "-q").out == "03\n"
    after = {path.name: path.read_bytes() for path in small_catalog.glob("*.yml")}
    assert after.keys() - before.keys() == {"03-she-hui-jiu-zhu.yml"}
    assert [name for name in before if before[name] != after[name]] == ["permalinks.yml"]
    added = set(after["permalinks.yml"].decode().splitlines()) - set(before["permalinks.yml"].decode().splitlines())
    told = {re.sub(r"\d{4}-\d\d-\d\d", "DAY", line.strip()) for line in added}
    assert told == {'"03": DAY 社会救助', "03-c1: DAY 政策法规", "03-c2: DAY 城乡低保"}
    domain = check_folder(small_catalog, TODAY, name="catalog").catalogue.domains[-1]
    assert (domain.title, domain.authority, [one.name for one in domain.categories]) == (
        "社会救助",
        "县人民政府",
        ["政策法规", "城乡低保"],
    )


def test_without_items_it_can_not_be_published(gongkai: Gongkai, small_catalog: Path) -> None:
    make(gongkai)
    run = gongkai("check")
    assert run.code == exits.DATA
    assert re.findall("错误 (GK[0-9]{3})", run.out) == ["GK208"]


def test_what_nobody_said_is_to_be_written(gongkai: Gongkai, small_catalog: Path) -> None:
    gongkai("new", "domain", "养老服务")
    text = (small_catalog / "03-yang-lao-fu-wu.yml").read_text("utf-8")
    assert text.count("待填写") == 3
    assert gongkai("new", "item", "养老服务", "-q").out == "03-001\n"
    found = set(re.findall("GK[0-9]{3}", gongkai("check").out))
    assert found <= {"GK451", "GK203"}


def test_with_items_everything_works_with_it(gongkai: Gongkai, small_catalog: Path) -> None:
    make(gongkai)
    file = small_catalog / "03-she-hui-jiu-zhu.yml"
    file.write_text(file.read_text("utf-8").replace("items: []\n", ITEM), "utf-8")
    register = small_catalog / "permalinks.yml"
    line = "  02-001: "
    register.write_text(
        register.read_text("utf-8").replace(line, f"  03-001: 2026-11-24 低保对象名单\n{line}"), "utf-8"
    )
    checked = check_folder(small_catalog, TODAY, name="catalog")
    assert not checked.errors, [problem.message for problem in checked.problems]
    assert {problem.code for problem in checked.problems} == {"GK155", "GK409"}
    catalogue = checked.catalogue
    tile = tile_of(catalogue.domains[-1])
    assert (tile.link.path, tile.count) == ("03/", 1)
    assert [poster.title for poster in derive_posters(catalogue, Choice(ids=("03", "03-001")))] == [
        "社会救助",
        "低保对象名单",
    ]
    assert derive_search(catalogue).entries[-1].domain_title == "社会救助"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("义务教育",), "已经有 02 义务教育"),
        (("农村集体土地征收",), "已经有 01 征地补偿"),
        (("养",), "2 到 20 个字"),
        (("养老服务", "--code", "02"), "用过了"),
        (("养老服务", "--code", "七"), "两位数字"),
        (("养老服务", "--authority", "无此局"), "没有登记“无此局”"),
        (("养老服务", "--category", "甲"), "一级事项“甲”"),
        (("养老\n服务",), "“养老……”里有换行"),
        (("养老服务", "--category", "机构\n养老"), "“机构……”里有换行"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_written(
    arguments: tuple[str, ...], said: str, gongkai: Gongkai, small_catalog: Path
) -> None:
    before = {path.name: path.read_bytes() for path in small_catalog.glob("*.yml")}
    run = gongkai("new", "domain", *arguments)
    assert run.code == exits.USAGE
    assert said in run.err
    assert before == {path.name: path.read_bytes() for path in small_catalog.glob("*.yml")}


def test_the_first_category_of_a_table_takes_the_place_that_was_kept(gongkai: Gongkai, small_catalog: Path) -> None:
    assert gongkai("new", "domain", "社会救助").code == 0
    (small_catalog.parent / "a.xlsx").write_bytes(
        table(
            row(一级事项="综合业务", 二级事项="救助指南"),
            row(一级事项="低保", 二级事项="低保对象"),
            title="社会救助领域目录",
        )
    )
    assert "一级事项“待填写”改名为“综合业务”" in gongkai("import", "a.xlsx").out
    catalogue = check_folder(small_catalog, TODAY, name="catalog").catalogue
    assert [(one.id, one.name) for one in catalogue.domains[-1].categories] == [("c1", "综合业务"), ("c2", "低保")]
    assert catalogue.permalinks.categories["03-c1"].title == "综合业务"
    assert "没有变化" in gongkai("import", "a.xlsx").out


def test_a_code_is_given_or_the_next_and_none_twice(gongkai: Gongkai, small_catalog: Path) -> None:
    assert gongkai("new", "domain", "养老服务", "--code", "２６", "-q").out == "26\n"
    (small_catalog / "26-yang-lao-fu-wu.yml").unlink()
    assert gongkai("new", "domain", "公共文化", "-q").out == "27\n"
    assert gongkai("new", "domain", "土地征收", "--apart", "-q").out == "28\n"


def test_the_name_of_a_file_is_in_letters() -> None:
    assert name_file("14", "社会救助") == "14-she-hui-jiu-zhu.yml"
    assert name_file("15", "12345 热线（A）") == "15-1-2-3-4-5-re-xian-a.yml"
