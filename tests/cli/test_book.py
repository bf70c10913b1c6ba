"""`gongkai book`: what it writes, what it refuses, and that a refusal leaves the disk as it was."""

import io
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from generator.cli import exits
from generator.pipeline import book as pipeline
from generator.pipeline import printing
from tests.render.print.test_book import typeface

Gongkai = Callable[..., Any]
RARE = "\U00030000"
"""A character of Unicode 13 that no open typeface of the list has."""


def edit(catalog: Path, name: str, old: str, new: str) -> None:
    file = catalog / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def pdf_text(file: Path) -> str:
    return "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file.read_bytes())).pages)


def test_pdf_is_written_and_told(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    typeface()
    run = gongkai("book", "-o", "out/汇编.pdf", "--edition", "试行版")
    assert (run.code, run.err) == (exits.OK, "")
    assert run.out.startswith("写好了：out/汇编.pdf，2 个领域，4 个事项，")
    assert "试行版" in pdf_text(tmp_path / "out" / "汇编.pdf")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["汇编.pdf"]


def test_blocks_are_another_layout_of_the_same_items(gongkai: Gongkai, small_catalog: Path, tmp_path: Path) -> None:
    typeface()
    assert gongkai("book", "-o", "x.pdf", "--layout", "blocks").code == exits.OK
    pages = pypdf.PdfReader(io.BytesIO((tmp_path / "x.pdf").read_bytes())).pages
    assert all(page.mediabox.height > page.mediabox.width for page in pages)


def test_word_file_is_written_without_a_typeface_or_typst(
    gongkai: Gongkai, small_catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("typst", "fontTools", "docx"):
        monkeypatch.setitem(sys.modules, name, None)
    run = gongkai("book", "-o", "汇编.DOCX")
    assert run.code == exits.OK
    assert "更新域" in run.out
    monkeypatch.undo()
    assert docx.Document(str(tmp_path / "汇编.DOCX")).core_properties.title.endswith("汇编")


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_same_day_gives_the_same_file(
    ending: str, gongkai: Gongkai, small_catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typeface()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1798100000")
    for name in ("a", "b"):
        assert gongkai("book", "-q", "-o", f"{name}.{ending}") == (exits.OK, "", "")
    assert (tmp_path / f"a.{ending}").read_bytes() == (tmp_path / f"b.{ending}").read_bytes()


@pytest.mark.parametrize("wanted", ["02", "义务教育", " 02 ，义务教育", "2", "０２", "02 义务教育；"])
def test_a_domain_is_asked_for_by_code_or_title(
    wanted: str, gongkai: Gongkai, small_catalog: Path, tmp_path: Path
) -> None:
    assert "1 个领域，1 个事项" in gongkai("book", "-o", "x.docx", "--domain", wanted).out
    text = "\n".join(p.text for p in docx.Document(str(tmp_path / "x.docx")).paragraphs)
    assert "02 义务教育" in text
    assert "01 征地补偿" not in text


def test_unknown_domain_is_refused_with_those_there_are(gongkai: Gongkai, small_catalog: Path) -> None:
    run = gongkai("book", "-o", "x.pdf", "--domain", "01,99")
    assert run.code == exits.USAGE
    assert "没有领域“99”，有的是：01 征地补偿、02 义务教育" in run.err


def test_unknown_ending_is_refused_in_chinese(gongkai: Gongkai, small_catalog: Path) -> None:
    run = gongkai("book", "-o", "汇编.wps")
    assert run.code == exits.USAGE
    assert "“汇编.wps”要以 .pdf 或者 .docx 结尾" in run.err


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_catalogue_with_errors_is_not_printed_and_the_old_file_stays(
    ending: str, gongkai: Gongkai, small_catalog: Path, tmp_path: Path
) -> None:
    edit(small_catalog, "02-school.yml", "stage: 服务", "stage: 办事")
    old = tmp_path / f"x.{ending}"
    old.write_bytes(b"old")
    run = gongkai("book", "-o", old.name)
    assert run.code == exits.DATA
    assert "GK203" in run.err
    assert "没有生成文件" in run.err
    assert old.read_bytes() == b"old"


def test_rare_character_is_refused_with_the_item_it_stands_in(
    gongkai: Gongkai, small_catalog: Path, tmp_path: Path
) -> None:
    typeface()
    edit(small_catalog, "01-land.yml", "- 青苗补偿标准", f"- 青苗补偿{RARE}标准")
    run = gongkai("book", "-o", "x.pdf")
    assert run.code == exits.MACHINE
    assert "01-001 征地补偿标准" in run.err
    assert f"{RARE}（U+30000）" in run.err
    assert "--font" in run.err
    assert not (tmp_path / "x.pdf").exists()
    assert gongkai("book", "-o", "x.docx").code == exits.OK


def test_rare_character_of_the_edition_is_refused_too(gongkai: Gongkai, small_catalog: Path) -> None:
    typeface()
    run = gongkai("book", "-o", "x.pdf", "--edition", f"{RARE}版")
    assert run.code == exits.MACHINE
    assert "--edition" in run.err


def test_unknown_typeface_is_refused_with_a_way_out(gongkai: Gongkai, small_catalog: Path) -> None:
    run = gongkai("book", "-o", "x.pdf", "--font", "没有的字体")
    assert run.code == exits.MACHINE
    assert "没有找到字体“没有的字体”" in run.err
    assert "fonts-noto-cjk" in run.err


def test_missing_package_is_told_with_how_to_install_it(
    gongkai: Gongkai, small_catalog: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "find_spec", lambda name: None if name == "typst" else find_spec(name))
    run = gongkai("book", "-o", "x.pdf")
    assert run.code == exits.MACHINE
    assert "没有装：typst。运行 pip install 'gongkai[print]'" in run.err
    assert "Word 文件（.docx）不用" in run.err


def test_full_disk_leaves_the_old_file(
    gongkai: Gongkai, small_catalog: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.docx").write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    assert gongkai("book", "-o", "x.docx").code == exits.MACHINE
    monkeypatch.undo()
    assert (tmp_path / "x.docx").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["catalog", "x.docx"]


def test_printing_shares_one_sentence_about_missing_characters() -> None:
    assert pipeline.say_missing is printing.say_missing
