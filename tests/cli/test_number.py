"""`gongkai number`: what is said and written; a second run gives nothing."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site.support import ROOT, gongkai

FORM = 'index_numbers:\n  pattern: "{机构}/{年份}-{流水5}"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    catalog = tmp_path / "catalog"
    shutil.copytree(ROOT / "tests" / "examples" / "base", catalog)
    office = catalog / "office.yml"
    office.write_text(office.read_text("utf-8") + FORM, "utf-8")
    return catalog


def run(folder: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    return gongkai("number", *more, "--catalog", folder, cwd=folder.parent)


def give_code(folder: Path) -> None:
    bodies = folder / "bodies.yml"
    phone = '    phone: "0000-0000001"\n'
    text = bodies.read_text("utf-8").replace(phone, phone + '    code: "000014349"\n')
    bodies.write_text(text, "utf-8")


def test_what_is_lacking_is_said(folder: Path) -> None:
    result = run(folder)
    assert result.returncode == 1
    assert "bodies.yml 里“县自然资源局”没有写机构代码（code）" in result.stderr
    assert not (folder / "numbers.yml").exists()


def test_numbers_are_given_and_registered_once(folder: Path) -> None:
    give_code(folder)
    seen = run(folder, "--dry-run")
    assert "2026-00001　2026年片区综合地价表" in seen.stdout
    assert not (folder / "numbers.yml").exists()
    assert "给了 1 个号" in run(folder).stdout
    assert "number: 000014349/2026-00001" in (folder / "numbers.yml").read_text("utf-8")
    written = (folder / "numbers.yml").read_bytes()
    assert "公开的文件都有索引号了" in run(folder).stdout
    assert (folder / "numbers.yml").read_bytes() == written
    assert gongkai("check", "--strict", folder, cwd=folder).returncode == 0


def test_a_catalogue_with_errors_gets_no_numbers(folder: Path) -> None:
    give_code(folder)
    (folder / "numbers.yml").write_text("numbers:\n  - number: 甲\n", "utf-8")
    result = run(folder)
    assert result.returncode == 1
    assert "先改好" in result.stderr
