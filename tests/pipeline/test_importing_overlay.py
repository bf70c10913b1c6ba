"""A county's own sheet, imported into a folder that stands on a standard: only what is other is written."""

import csv
import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pytest

from generator.pipeline.checking import check_folder
from generator.pipeline.editing import write_changes
from generator.pipeline.importing import ImportPlan, plan_import
from generator.pipeline.tables import read_tables

CHAIN = Path(__file__).parents[1] / "data" / "chain"
TODAY = date(2026, 11, 30)
HEAD = ("事项编码", "一级事项", "事项名称", "公开内容（要素）", "公开依据", "公开时限", "公开主体", "公开渠道和载体")
STANDARD = (
    "01-001",
    "征地管理政策",
    "征地补偿标准",
    "1. 片区综合地价\n2. 青苗补偿标准\n3. 新旧标准对照表",
    "《中华人民共和国土地管理法》第四十八条",
    "信息形成或者变更之日起15个工作日内",
    "西县自然资源和规划局",
    "政府网站；社区/企事业单位/村公示栏（电子屏）",
)
SOONER = "信息形成或者变更之日起7个工作日内"


@pytest.fixture
def west(tmp_path: Path) -> Path:
    shutil.copytree(CHAIN, tmp_path / "chain")
    for name in ("01-land.yml", "02-school.yml"):
        (tmp_path / "chain" / "west" / name).unlink()
    return tmp_path / "chain" / "west"


def plan(west: Path, *rows: tuple[str, ...]) -> ImportPlan:
    text = StringIO()
    csv.writer(text).writerows((HEAD, *rows))
    table = west.parent / "west.csv"
    table.write_text(text.getvalue(), "utf-8-sig")
    checked = check_folder(west, TODAY)
    domain = checked.catalogue.domains[0]
    return plan_import(checked, read_tables([table], {}), TODAY, domain=domain, confirm=lambda _: None, maps={})


def changed(**cells: str) -> tuple[str, ...]:
    return tuple(cells.get(name, cell) for name, cell in zip(HEAD, STANDARD, strict=True))


def test_a_sheet_that_says_what_the_standard_says_writes_nothing(west: Path) -> None:
    assert not plan(west, STANDARD).changes


def test_only_the_field_that_differs_is_written(west: Path) -> None:
    made = plan(west, changed(公开时限=SOONER))
    assert set(made.changes) == {"01-land.yml", "permalinks.yml"}
    entry = f'  - id: 01-001\n    time_limit: {SOONER}\n    updated: "2026-11-30"\n'
    assert made.changes["01-land.yml"].decode() == f'extends: "01"\nitems:\n{entry}'
    write_changes(west, made.changes)
    assert not [p for p in check_folder(west, TODAY).problems if p.is_error]
    assert not plan(west, changed(公开时限=SOONER)).changes, "a second time nothing"


def test_a_line_more_is_an_edit_of_the_standards_list(west: Path) -> None:
    more = f"{STANDARD[3]}\n4. 本县公告"
    text = plan(west, changed(**{HEAD[3]: more})).changes["01-land.yml"].decode()
    assert "    content:\n      add:\n        - 本县公告\n" in text


def test_what_a_sheet_loosens_is_told_at_its_cell(west: Path) -> None:
    made = plan(west, changed(公开渠道和载体="政府网站"))
    (problem,) = [one for one in made.after if one.code == "GK912"]
    assert "H2" in problem.place.file


def test_a_row_of_its_own_gets_a_number_of_its_own(west: Path) -> None:
    own = ("", "征地组织实施", "青苗清点结果", "1. 清点表", STANDARD[4], "清点结束之日起5个工作日内", *STANDARD[6:])
    made = plan(west, own)
    assert [one.id for one in made.items] == ["01-502"]
    write_changes(west, made.changes)
    assert check_folder(west, TODAY).catalogue.find_item("01-502") is not None


def test_the_standard_is_never_written(west: Path) -> None:
    before = {path: path.read_bytes() for path in west.parent.rglob("*.yml") if west not in path.parents}
    write_changes(west, plan(west, changed(公开时限=SOONER)).changes)
    assert {path: path.read_bytes() for path in before} == before
