"""`gongkai doctor` says what a machine lacks, and how to come by it without the net."""

import tomllib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from generator.cli import doctor, exits
from generator.pipeline import printing
from tests.conftest import Run

Gongkai = Callable[..., Run]


def test_a_machine_that_has_everything_is_told_so(gongkai: Gongkai, small_catalog: Path) -> None:
    run = gongkai("doctor")
    assert run.code == exits.OK
    assert "2 个领域" in run.out
    assert "[正常] 字体" in run.out
    assert run.out.endswith("这台电脑什么都不缺。\n")


def test_missing_package_is_named_with_the_way_to_install_it_offline(
    gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "find_spec", lambda name: None if name == "typst" else find_spec(name))
    run = gongkai("doctor")
    assert run.code == exits.MACHINE
    assert "[缺少] 海报和汇编要用的软件包：没有 typst" in run.out
    assert "gongkai[print]" in run.out
    assert "不能上网的" in run.out


def test_packages_looked_for_are_those_of_the_extra() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    extra = {line.split(">")[0] for line in project["project"]["optional-dependencies"]["print"]}
    always = {line.split(">")[0] for line in project["project"]["dependencies"]}
    needed = {*printing.FOR_BOOK.modules, *printing.FOR_POSTERS.modules, *printing.FOR_CODES.modules}
    named = {printing.PACKAGES[module] for module in needed}
    assert named == set(printing.PACKAGES.values())
    assert extra <= named <= extra | always


def test_missing_typeface_is_told_with_the_folder_to_put_one_in(gongkai: Gongkai, small_catalog: Path) -> None:
    run = gongkai("doctor", "--font", "没有这款字体", "--fonts", "typefaces")
    assert run.code == exits.MACHINE
    assert "[缺少] 字体：没有找到字体“没有这款字体”" in run.out
    assert "放进 typefaces 文件夹" in run.out


def test_character_no_typeface_draws_is_named_with_its_item(gongkai: Gongkai, small_catalog: Path) -> None:
    file = small_catalog / "02-school.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("summary: ", "summary: \U0001f3eb", 1), "utf-8")
    run = gongkai("doctor")
    assert run.code == exits.MACHINE
    assert "\U0001f3eb（U+1F3EB）" in run.out
    assert "02-001" in run.out


def test_catalogue_with_errors_and_folder_that_is_not_there_are_told(gongkai: Gongkai, small_catalog: Path) -> None:
    file = small_catalog / "02-school.yml"
    file.write_text(file.read_text("utf-8").replace("stage:", "stag:", 1), "utf-8")
    run = gongkai("doctor")
    assert run.code == exits.OK, "nothing is wrong with the machine"
    assert "[提示] 目录" in run.out
    assert "运行 gongkai check 看详情" in run.out
    run = gongkai("doctor", "--catalog", "nowhere")
    assert run.code == exits.MACHINE
    assert "没有“nowhere”文件夹" in run.out


def test_git_is_a_hint_not_a_need(gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.shutil, "which", lambda _: None)
    run = gongkai("doctor")
    assert run.code == exits.OK
    assert "[提示] git：没有" in run.out
