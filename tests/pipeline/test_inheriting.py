"""A standard, a province and two counties (`tests/data/chain`), checked as the offices they are."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from generator.model.change import Part
from generator.pipeline.checking import Checked, check_folder
from generator.pipeline.comparing import Reader, compare_with_standard, take_folder
from generator.pipeline.inheriting import check_office
from tests.catalogues import BASE

CHAIN = Path(__file__).parents[1] / "data" / "chain"
TODAY = date(2026, 11, 30)


def chain(*names: str) -> list[Path]:
    return [CHAIN / name for name in names]


EAST, WEST = chain("national", "province", "east"), chain("national", "province", "west")


def item(checked: Checked, item_id: str):  # type: ignore[no-untyped-def]
    found = checked.catalogue.find_item(item_id)
    assert found is not None and found.heritage is not None
    return found


def test_a_chain_of_one_is_the_folder() -> None:
    alone = check_office([BASE], TODAY)
    assert alone.catalogue == check_folder(BASE, TODAY).catalogue


def test_an_office_is_the_same_by_its_chain_and_by_what_its_folders_say() -> None:
    by_chain, by_folder = check_office(EAST, TODAY), check_folder(CHAIN / "east", TODAY)
    assert by_chain.problems == by_folder.problems == ()
    assert [i.id for i in by_chain.catalogue.items] == [i.id for i in by_folder.catalogue.items]
    assert [i.heritage for i in by_chain.catalogue.items] == [i.heritage for i in by_folder.catalogue.items]


def test_each_field_knows_its_layer() -> None:
    standards = item(check_office(EAST, TODAY), "01-001")
    assert standards.heritage.home.called == "国家标准"
    assert standards.heritage.layer_of("time_limit").called == "东县"
    assert standards.heritage.layer_of("content").called == "示例省"
    assert standards.heritage.layer_of("summary").called == "国家标准"
    assert item(check_office(EAST, TODAY), "01-501").heritage.home.called == "示例省"


def test_bodies_of_the_standard_are_the_countys_own_everywhere() -> None:
    east, west = check_office(EAST, TODAY).catalogue, check_office(WEST, TODAY).catalogue
    assert [s.body for i in east.items for s in i.subject if "教育" in s.body] == ["东县教育局"]
    assert west.domains[1].authority == "西县教育体育局"
    assert set(east.bodies) == {"乡镇人民政府", "东县人民政府", "东县自然资源局", "东县教育局"}


def test_what_does_not_apply_is_left_out_with_its_reason() -> None:
    west = check_office(WEST, TODAY).catalogue
    assert west.find_item("01-003") is None
    (left,) = west.domains[0].left_out
    assert (left.id, left.reason, left.layer.called) == ("01-003", "补偿款由省里统一支付，本县不开凭证。", "西县")


def test_findings_stand_in_the_file_where_the_fault_is(tmp_path: Path) -> None:
    shutil.copytree(CHAIN, tmp_path / "chain")
    province, east = (tmp_path / "chain" / name for name in ("province", "east"))
    text = (province / "01-land.yml").read_text("utf-8")
    (province / "01-land.yml").write_text(text.replace("日起15个工作日内", "日起15内"), "utf-8")
    (east / "01-land.yml").write_text(
        'extends: "01"\nitems:\n  - id: 01-501\n    time_limit: 费用缴清之日起十五内\n', "utf-8"
    )
    problems = check_folder(east, TODAY, name="east").problems
    found = {(p.place.file, p.code) for p in problems}
    assert ("province/01-land.yml", "GK431") in found
    assert ("east/01-land.yml", "GK431") in found


def test_a_warning_of_the_standard_is_told_there_and_not_here(tmp_path: Path) -> None:
    shutil.copytree(CHAIN, tmp_path / "chain")
    national = tmp_path / "chain" / "national" / "01-land.yml"
    national.write_text(national.read_text("utf-8").replace("    updated: 2026-11-24\n", "", 1), "utf-8")
    standard = check_folder(tmp_path / "chain" / "national", TODAY, name="national").problems
    assert [p.code for p in standard] == ["GK606"]
    assert all(
        p.place.file != "national/01-land.yml" or p.code != "GK606" or "上级" in p.message
        for p in check_folder(tmp_path / "chain" / "east", TODAY, name="east").problems
    )


def test_an_id_the_standard_withdrew_is_withdrawn_here_by_itself(tmp_path: Path) -> None:
    shutil.copytree(CHAIN, tmp_path / "chain")
    register = tmp_path / "chain" / "east" / "permalinks.yml"
    register.write_text(register.read_text("utf-8") + "  01-004: 2026-11-24 征地补偿登记\n", "utf-8")
    checked = check_folder(tmp_path / "chain" / "east", TODAY)
    assert not checked.errors
    assert checked.catalogue.permalinks.fates["01-004"].replaced_by == ("01-002",)


def test_the_standard_itself_is_not_changed_by_who_stands_on_it() -> None:
    before = check_folder(CHAIN / "national", TODAY).catalogue
    check_office(WEST, TODAY)
    assert check_folder(CHAIN / "national", TODAY).catalogue == before
    assert all(one.heritage is None for one in before.items)


def test_documents_of_the_standard_are_not_this_offices(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "national")
    shutil.copytree(CHAIN / "east", tmp_path / "east")
    east = tmp_path / "east"
    (east / "office.yml").write_text(
        (east / "office.yml").read_text("utf-8").replace("../province", "../national"), "utf-8"
    )
    (east / "01-land.yml").unlink()
    assert all(not one.published for one in check_folder(east, TODAY).catalogue.items)


@pytest.mark.parametrize("name", ["east", "west", "province"])
def test_the_comparison_with_the_standard_tells_only_what_the_layer_changed(name: str) -> None:
    notes = compare_with_standard(Reader(), take_folder(CHAIN / name), name).notes
    touched = {note.key for note in notes if note.part is Part.ITEM}
    assert (
        touched == {"province": {"01-001", "01-501"}, "east": {"01-001"}, "west": {"01-002", "01-003", "02-001"}}[name]
    )


def test_a_file_of_the_standard_that_cannot_be_read_is_one_message(tmp_path: Path) -> None:
    shutil.copytree(CHAIN, tmp_path / "chain")
    (tmp_path / "chain" / "national" / "01-land.yml").write_text("domain: [\n", "utf-8")
    for name in ("east", "west"):
        problems = check_folder(tmp_path / "chain" / name, TODAY, name=name).problems
        assert {p.place.file for p in problems if p.is_error} == {"national/01-land.yml"}, problems
