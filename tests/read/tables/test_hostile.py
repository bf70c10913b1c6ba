"""Files that are meant to hurt, or damaged: refused or read with a message, in moments, never an exception."""

import io
import random
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import pytest

from generator.model.diagnostic import Diagnostic
from generator.model.imported import Imported, ItemDraft
from generator.pipeline.explaining import all_codes
from generator.read.tables.kinds import read_grids
from generator.read.tables.understand import understand
from tests.read.tables.make import again, cell, docx, row, table, xlsx
from tests.read.tables.messy import TABLES

HEAD = [
    "序号",
    "一级事项",
    "二级事项",
    "公开内容",
    "公开依据",
    "公开时限",
    "公开主体",
    "公开渠道",
    "公开对象",
    "公开方式",
    "公开层级",
]
ROW = [
    1,
    "政策文件",
    "政策法规",
    "文件",
    "《预算法》",
    "长期公开",
    "县财政局",
    "政府网站",
    "全社会",
    "主动公开",
    "县级",
]
GOOD = xlsx({"表": {"rows": [HEAD, ROW]}})
SHEET = "xl/worksheets/sheet1.xml"
IMPORT_CODES = {code for code in all_codes() if code.startswith("GK7")}
SECONDS = 6.0
"""Of a machine that does other things too; alone each takes less than two."""


def read(name: str, data: bytes) -> tuple[Imported, list[Diagnostic]]:
    start = time.process_time()
    grids, problems = read_grids(name, data)
    found = understand(grids, {}, files=[name])
    assert time.process_time() - start < SECONDS
    told = [*problems, *found.problems]
    assert all(isinstance(item, ItemDraft) and item.title for item in found.items)
    assert found.items or found.heads or told, "what cannot be read is told"
    for problem in told:
        assert problem.code in IMPORT_CODES
        assert problem.place.file.partition("!")[0] == name
        assert problem.message and problem.fix
        assert "\n" not in problem.message
    return found, told


def codes(problems: list[Diagnostic]) -> list[str]:
    return [problem.code for problem in problems]


def with_part(changes: dict[str, bytes]) -> bytes:
    return again(GOOD, changes)


def sheet_xml(rows: str, more: str = "") -> bytes:
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    return f'<?xml version="1.0"?><worksheet {space}><sheetData>{rows}</sheetData>{more}</worksheet>'.encode()


def texts(number: int, values: list[object]) -> str:
    cells = "".join(
        f'<c r="{chr(65 + index)}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
        for index, value in enumerate(values)
    )
    return f'<row r="{number}">{cells}</row>'


TABLE = texts(1, list(HEAD)) + texts(2, list(ROW))


def test_hundreds_of_thousands_of_empty_rows_are_passed_over() -> None:
    rows = "".join(f'<row r="{number}" spans="1:11" s="3" customFormat="1" ht="15"/>' for number in range(3, 300_000))
    data = with_part({SHEET: sheet_xml(TABLE + rows)})
    tracemalloc.start()
    found, problems = read("空行.xlsx", data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [item.title for item in found.items] == ["政策法规"]
    assert problems == []
    assert peak < 30_000_000


def test_formatted_empty_cells_are_passed_over() -> None:
    rows = "".join(
        f'<row r="{number}">' + "".join(f'<c r="{letter}{number}" s="1"/>' for letter in "ABCDEFGHIJK") + "</row>"
        for number in range(3, 30_000)
    )
    found, _ = read("格式.xlsx", with_part({SHEET: sheet_xml(TABLE + rows)}))
    assert [item.title for item in found.items] == ["政策法规"]


def test_a_cell_at_the_end_of_the_sheet_costs_nothing() -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>末</t></is></c></row>'
    found, _ = read("远.xlsx", with_part({SHEET: sheet_xml(TABLE + far)}))
    assert [item.title for item in found.items] == ["政策法规"]


@pytest.mark.parametrize("reference", ["A1:XFD1048576", "A3:K1048576", "A1:K1"])
def test_merged_cells_without_end_are_left_alone(reference: str) -> None:
    merges = f'<mergeCells><mergeCell ref="{reference}"/>' + '<mergeCell ref="A1:B2"/>' * 50_000 + "</mergeCells>"
    found, problems = read("合并.xlsx", with_part({SHEET: sheet_xml(TABLE, merges)}))
    assert [item.title for item in found.items] == ["政策法规"] or set(codes(problems)) == {"GK712"}


def test_a_bomb_is_refused() -> None:
    bomb = with_part({SHEET: b"<worksheet>" + b" " * 40_000_000})
    found, problems = read("炸弹.xlsx", bomb)
    assert not found.items
    assert codes(problems)[0] == "GK701"
    assert "太大" in problems[0].message


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_entities_are_refused(part: str) -> None:
    evil = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>'
    found, problems = read("实体.xlsx", with_part({part: evil}))
    assert not found.items
    assert "GK701" in codes(problems)


def test_entities_in_word_are_refused() -> None:
    data = docx(table(row("一", "二")))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        text = package.read("word/document.xml")
    evil = text.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY x "y">]>', 1)
    assert codes(read("实体.docx", again(data, {"word/document.xml": evil}))[1])[0] == "GK701"


def test_macros_and_links_are_told_and_formulas_not_run() -> None:
    formula = texts(1, list(HEAD)) + (
        '<row r="2"><c r="A2"><f>ROW()-1</f><v>1</v></c><c r="B2" t="str"><f>"政策"&amp;"文件"</f><v>政策文件</v></c>'
        '<c r="C2" t="inlineStr"><is><t>=政策&amp;法规</t></is></c>'
        '<c r="D2" t="str"><f>[1]表!A1</f><v></v></c><c r="E2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        '<c r="F2" t="inlineStr"><is><t>长期公开</t></is></c></row>'
    )
    changes = {SHEET: sheet_xml(formula), "xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<a/>"}
    found, problems = read("宏.xlsm", with_part(changes))
    assert [(item.title, item.category) for item in found.items] == [("=政策&法规", "政策文件")]
    assert [code for code in codes(problems) if code < "GK705"] == ["GK703", "GK703", "GK704", "GK704"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("空.xlsx", b""),
        ("文字.xlsx", "不是表格".encode()),
        ("图.docx", b"\x89PNG\r\n\x1a\n"),
        ("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096),
        ("坏.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(range(256)) * 40),
        ("别的.zip", again(GOOD, {})[:200]),
        ("空.csv", b""),
        ("表.pdf", b"%PDF-1.7"),
        ("二进制.csv", bytes(range(256)) * 10),
    ],
)
def test_what_is_no_table_is_told(name: str, data: bytes) -> None:
    found, problems = read(name, data)
    assert not found.items
    assert any(problem.is_error for problem in problems)


@pytest.mark.parametrize("make", TABLES, ids=lambda make: make.__name__)
def test_damaged_files_never_break_it(make: Callable[[], tuple[str, bytes]]) -> None:
    name, data = make()
    chance = random.Random(name)
    for _ in range(8 if not name.endswith(".xls") else 1):
        broken = bytearray(data[: chance.randrange(1, len(data))] if chance.random() < 0.5 else data)
        for _ in range(chance.randrange(1, 20)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        found, problems = read(name, bytes(broken))
        assert found.items or any(problem.is_error for problem in problems)


LONG = 10_000


@pytest.mark.parametrize(
    "text",
    [
        "（" * LONG,
        "《" * LONG,
        "《a》第" * (LONG // 4),
        "1." * (LONG // 2),
        "1.a" * (LONG // 3),
        "①" * LONG,
        "公开" * (LONG // 2),
        "■" * LONG,
        "口政府网站" * (LONG // 5),
        " " * LONG + "x",
        "、" * LONG,
        "县" * LONG,
        "\n".join("甲乙丙丁戊己庚辛壬" for _ in range(LONG // 10)),
        "其他：" * (LONG // 3),
        "第一条" * (LONG // 3),
        "国办发〔2019〕" * (LONG // 9),
        "20个工作日" * (LONG // 6),
        "同序号" + "1" * LONG,
        "a@" * (LONG // 2),
        "(" * LONG + ")" * LONG,
    ],
    ids=lambda text: text[:6].strip() or "blank",
)
def test_no_text_keeps_it_busy(text: str) -> None:
    """In every column at once: what is quadratic in one shows."""
    values: list[object] = [1, *[text] * (len(ROW) - 1)]
    data = ",".join(HEAD).encode() + b"\n" + ",".join(f'"{value}"' for value in values).encode()
    found, problems = read("长.csv", data)
    assert len(found.items) + len(found.left_out) <= 1
    assert all(len(problem.message) < 1_000 for problem in problems)


def test_word_tables_in_tables_and_spans_without_end() -> None:
    inner = table(row("深"))
    for _ in range(150):
        inner = table(f"<w:tr><w:tc>{inner}<w:p/></w:tc></w:tr>")
    found, problems = read("深.docx", docx(inner))
    assert not found.items
    assert any(problem.is_error for problem in problems)
    wide = table(row(cell("宽", across=99_999), "窄", before=99_999), row(cell("下", down="c"), cell("再", down="c")))
    found, problems = read("宽.docx", docx(wide))
    assert not found.items
    assert any(problem.is_error for problem in problems)


@pytest.mark.parametrize(
    "sign", ["\x80", "\x9e", "\u061c", "\u206a", "\ufff9", "\u3164", "\u2800", "\U000e0041", "\u202e"]
)
def test_what_nobody_sees_is_nowhere(sign: str) -> None:
    """All that the check refuses in a catalogue: what stayed in a heading made a record of the import unreadable."""
    head = [f"{sign}{HEAD[0]}", *HEAD[1:]]
    row = [f"甲{sign}乙" if isinstance(value, str) and index == 2 else value for index, value in enumerate(ROW)]
    found, _ = read("表.xlsx", xlsx({"表": {"rows": [head, row]}}))
    (draft,) = found.items
    assert repr(sign)[1:-1] not in repr(draft)
    assert draft.title == "甲乙"
