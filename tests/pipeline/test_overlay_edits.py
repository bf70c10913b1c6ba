"""The commands that edit a catalogue, on one that stands on another: the base is never touched."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.pipeline.adding import plan_item
from generator.pipeline.checking import check_folder
from generator.pipeline.drafting import read_draft
from generator.pipeline.editing import write_changes
from generator.pipeline.renaming import RefusedError as RefusedNameError
from generator.pipeline.renaming import plan_rename
from generator.pipeline.retiring import RefusedError, Request, plan_retirement
from generator.read.snapshot import take_snapshot

CHAIN = Path(__file__).parents[1] / "data" / "chain"
TODAY = date(2026, 11, 30)


@pytest.fixture
def east(tmp_path: Path) -> Path:
    shutil.copytree(CHAIN, tmp_path / "chain")
    return tmp_path / "chain" / "east"


def test_a_new_item_gets_a_number_of_the_offices_own_and_a_file_of_its_own(east: Path) -> None:
    checked = check_folder(east, TODAY)
    school = checked.catalogue.domains[1]
    made = plan_item(east, checked.catalogue, school, "招生管理", "县里的事项", TODAY)
    assert made.id == "02-501"
    assert set(made.changes) == {"02-school.yml", "permalinks.yml"}
    assert made.changes["02-school.yml"].startswith(b'extends: "02"')
    land = checked.catalogue.domains[0]
    assert plan_item(east, checked.catalogue, land, land.categories[-1].name, "又一项", TODAY).id == "01-502"


def test_an_inherited_item_is_retired_by_saying_that_it_does_not_apply(east: Path) -> None:
    plan = plan_retirement(east, TODAY, Request("01-003", "本县不再办理"))
    assert not plan.references
    write_changes(east, plan.changes)
    after = check_folder(east, TODAY)
    assert not after.errors
    assert [one.reason for one in after.catalogue.domains[0].left_out] == ["本县不再办理"]
    assert "01-003" in after.catalogue.permalinks.fates


def test_a_domain_of_the_standard_is_not_retired_here(east: Path) -> None:
    with pytest.raises(RefusedError):
        plan_retirement(east, TODAY, Request("02-c1", "不要了"))


@pytest.mark.parametrize(("kind", "name"), [("body", "乡镇人民政府"), ("law", "土地管理法"), ("category", "招生管理")])
def test_a_name_of_the_standard_is_not_changed_here(east: Path, kind: str, name: str) -> None:
    with pytest.raises(RefusedNameError, match="上级目录"):
        plan_rename(east, TODAY, kind, name, "另一个名称")


def test_a_body_of_the_office_is_renamed_everywhere(east: Path) -> None:
    plan = plan_rename(east, TODAY, "body", "东县教育局", "东县教育体育局")
    write_changes(east, plan.changes)
    assert check_folder(east, TODAY).catalogue.domains[1].authority == "东县教育体育局"


def test_a_draft_is_what_the_check_reads(east: Path) -> None:
    draft, checked = read_draft(take_snapshot(east)).catalogue, check_folder(east, TODAY).catalogue
    assert draft.items == checked.items
    assert draft.bodies == checked.bodies
