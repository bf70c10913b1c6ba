"""`gongkai mask`: what is found is hidden, everything else stays, and the report shows nothing."""

import csv
import io
import json
import random
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli.main import main
from generator.edit.mask.texts import mask_row, mask_text
from generator.model.personal.find import find_personal
from generator.model.personal.finding import About
from generator.pipeline.masking import CannotMaskError, Masker
from tests.check.personal.grid import card, cells, id_number, mobile
from tests.read.attached.makers import MAKERS, book, saved
from tests.read.attached.test_grid import TEXTS
from tests.sampling import some

RNG = random.Random(12)
ID, MOBILE, CARD = id_number(RNG), mobile(RNG), card(RNG)
MASKED_ID, MASKED_MOBILE = "*" * 14 + ID[-4:], MOBILE[:3] + "****" + MOBILE[-4:]
CAN = [
    name
    for name in MAKERS
    if name.split("_")[0] in ("txt", "csv", "md", "json", "html", "xml", "svg", "xlsx", "docx", "pptx")
]
CAN.remove("docx_picture_text")


def test_default_patterns() -> None:
    text = f"林示例，身份证号{ID}，手机{MOBILE}，银行卡号{CARD}，住示例小区3号楼2单元501室"
    masked = mask_text(text, {})
    assert (
        masked.text
        == f"林示例，身份证号{MASKED_ID}，手机{MASKED_MOBILE}，银行卡号{'*' * 15}{CARD[-4:]}，住示例小区*号楼*单元***室"
    )
    assert [mark.code for mark in masked.marks] == ["GK501", "GK502", "GK503", "GK506"]


def test_a_name_beside_an_illness_keeps_its_surname() -> None:
    assert mask_text("患者王小明，肝癌晚期。", {}).text == "患者王**，肝癌晚期。"
    assert [one.text for one in mask_row(["王小明", "尿毒症"], ["姓名", "病情"], {})] == ["王**", "尿毒症"]


@pytest.mark.parametrize("text", sorted({cell.text for cell in cells()})[::31])
def test_masked_texts_are_clean_and_as_long_as_before(text: str) -> None:
    masked = mask_text(text, {})
    assert find_personal(masked.text) == []
    assert len(masked.text) == len(text)


@given(st.text(max_size=80))
@settings(max_examples=60, deadline=None)
def test_what_holds_nothing_is_not_touched(text: str) -> None:
    if not find_personal(text):
        assert mask_text(text, {}).text == text


@pytest.mark.parametrize("name", CAN)
def test_masked_files_come_out_clean(name: str) -> None:
    for text in some(TEXTS, 29, first=CAN.index(name)):
        file, data = MAKERS[name](text)
        outcome = Masker().mask(file, data)
        assert outcome.done, text
        assert outcome.left == (), text


@pytest.mark.parametrize("tag", ["b", "o:p", "st1:chsdate"])
def test_a_number_is_masked_across_the_tags_it_is_read_across(tag: str) -> None:
    """The masker had a list of its own that lacked Word's tags: it found nothing and refused the file."""
    outcome = Masker().mask("a.html", f"<p>手机{MOBILE[:4]}<{tag}>{MOBILE[4:]}</{tag}></p>".encode())
    assert outcome.left == ()
    assert outcome.data.decode() == f"<p>手机{MASKED_MOBILE[:4]}<{tag}>{MASKED_MOBILE[4:]}</{tag}></p>"


@pytest.mark.parametrize("name", CAN)
def test_a_file_without_personal_data_keeps_its_bytes(name: str) -> None:
    file, data = MAKERS[name]("公示内容：无个人信息（第3批）")
    outcome = Masker().mask(file, data)
    assert outcome.done == ()
    assert outcome.data == data


def test_yaml_keeps_comments_quotes_line_ends_and_public_phones() -> None:
    lines = (
        "# 经办 {m}，勿删",
        'title: "身份证{i}" # 尾注',
        "phone: {p}",
        "items:",
        "  - content: {i}",
        "    other: 'it''s {m}'",
        "    folded: >-",
        "      电话",
        "      {m}",
        "    flow: [{m}, ok]",
        "",
    )
    text = "\r\n".join(lines).format(m=MOBILE, i=ID, p="13900000000")
    masked = Masker().mask("a.yml", b"\xef\xbb\xbf" + text.encode())
    want = "\r\n".join(lines).replace("content: {i}", 'content: "{i}"')
    want = want.format(m=MASKED_MOBILE, i=MASKED_ID, p="13900000000")
    assert masked.data.decode("utf-8-sig") == want
    assert masked.data.startswith(b"\xef\xbb\xbf")
    assert yaml.safe_load(masked.data.decode("utf-8-sig"))["items"][0]["content"] == MASKED_ID
    assert masked.left == ()


def test_yaml_escapes_are_read() -> None:
    escaped = "".join(f"\\u{ord(char):04x}" for char in MOBILE)
    masked = Masker().mask("a.yml", f'a: "电话{escaped}"\n'.encode())
    assert yaml.safe_load(masked.data)["a"] == f"电话{MASKED_MOBILE}"


def test_csv_keeps_quotes_and_encoding() -> None:
    text = f'姓名,电话,备注\r\n"林示例",{MOBILE},"说""{ID}"""\r\n'
    masked = Masker().mask("a.csv", text.encode("gb18030")).data.decode("gb18030")
    assert masked == f'姓名,电话,备注\r\n"林示例",{MASKED_MOBILE},"说""{MASKED_ID}"""\r\n'
    assert list(csv.reader(io.StringIO(masked)))[1][2] == f'说"{MASKED_ID}"'


def test_markdown_gets_signs_that_make_no_bold_type() -> None:
    masked = Masker().mask("a.md", f"- {MOBILE}，{MOBILE}".encode()).data.decode()
    assert "*" not in masked
    assert masked == f"- {MASKED_MOBILE}，{MASKED_MOBILE}".replace("*", "＊")


def test_numbers_and_formulas_of_excel() -> None:
    made = book()
    made.active["B3"], made.active["B4"] = int(MOBILE), f'="{MOBILE}"'
    made.properties.creator = "林示例"
    masked = Masker().mask("a.xlsx", saved(made))
    again = openpyxl.load_workbook(io.BytesIO(masked.data))
    assert again.active["B3"].value == MASKED_MOBILE
    assert again.active["B4"].value == f'="{MASKED_MOBILE}"'
    assert again.active["A2"].value == 1
    assert again.properties.creator in (None, "")
    assert masked.left == ()


def test_runs_of_word_keep_their_type() -> None:
    file, data = MAKERS["docx_runs"](f"电话{MOBILE}完")
    paragraph = docx.Document(io.BytesIO(Masker().mask(file, data).data)).paragraphs[0]
    before = docx.Document(io.BytesIO(data)).paragraphs[0]
    assert paragraph.text == f"电话{MASKED_MOBILE}完"
    assert [(len(run.text), run.bold) for run in paragraph.runs] == [(len(run.text), run.bold) for run in before.runs]


def test_stated_patterns() -> None:
    masked = Masker(["手机号=后4", "身份证号=全部"]).mask("a.txt", f"{ID} {MOBILE}".encode())
    assert masked.data.decode() == f"{'*' * 18} *******{MOBILE[-4:]}"
    for wrong in ("手机=后4", "手机号", "手机号=四位", "住址=后4"):
        with pytest.raises(CannotMaskError):
            Masker([wrong])
    assert Masker(["身份证号=前9后9"]).mask("a.txt", ID.encode()).left == ()


@pytest.mark.parametrize("name", ["pdf_property", "png_text", "jpeg_exif", "doc_stream", "zip_member", "ofd_page"])
def test_what_cannot_be_masked_is_refused(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, data = MAKERS[name](f"身份证号{ID}")
    (tmp_path / file).write_bytes(data)
    (tmp_path / "好.txt").write_text(f"电话{MOBILE}", "utf-8")
    assert main(["mask", str(tmp_path / file), str(tmp_path / "好.txt")]) == 1
    assert "没有遮，原文件没有动" in capsys.readouterr().out
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([file, "好.txt", "好.masked.txt"])


def test_command_writes_beside_and_reports_without_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "名单.csv"
    source.write_text(f"姓名,身份证号,电话\n林示例,{ID},{MOBILE}\n", "utf-8")
    before = source.read_bytes()
    report = tmp_path / "报告.json"
    assert main(["mask", str(source), "--report", str(report)]) == 0
    assert source.read_bytes() == before
    assert (tmp_path / "名单.masked.csv").read_text(
        "utf-8"
    ) == f"姓名,身份证号,电话\n林示例,{MASKED_ID},{MASKED_MOBILE}\n"
    told = capsys.readouterr().out + report.read_text("utf-8")
    assert ID[3:8] not in told
    assert MOBILE[3:7] not in told
    (entry,) = json.loads(report.read_text("utf-8"))["files"]
    assert [one["code"] for one in entry["masked"]] == ["GK501", "GK502"]
    assert entry["masked"][1]["pattern"] == "留前3位、后4位"
    assert main(["gate", str(tmp_path / "名单.masked.csv")]) == 0


def test_in_place_and_output(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(f"电话{MOBILE}", "utf-8")
    assert main(["mask", str(source), "-o", str(tmp_path / "b.txt"), "-q"]) == 0
    assert main(["mask", str(source), "-o", str(source), "-q"]) == 2
    assert main(["mask", str(source), "-o", str(tmp_path / "b.csv"), "-q"]) == 2
    assert main(["mask", str(tmp_path), "-q"]) == 2
    assert main(["mask", str(source), "--in-place", "-o", "x.txt"]) == 2
    assert MOBILE in source.read_text("utf-8")
    assert main(["mask", str(source), "--in-place", "-q"]) == 0
    assert source.read_text("utf-8") == f"电话{MASKED_MOBILE}" == (tmp_path / "b.txt").read_text("utf-8")


def test_a_result_that_is_not_clean_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(MAKERS["docx_picture_text"](f"身份证号{ID}")[1])
    assert main(["mask", str(source)]) == 1
    assert "没有写出来" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


def test_about_is_the_catalogue_checks_own() -> None:
    assert find_personal(MOBILE, About(is_contact=True)) == []
