"""`gongkai report annual` as a clerk uses it in January."""

import json
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.site.support import gongkai

LIST = """编号,收到日期,申请人类别,办结日期,办理结果
SQ-1,2026-01-05,自然人,2026-01-20,予以公开
SQ-2,2025-12-20,商业企业,2026-01-10,重复申请
SQ-3,2026-12-20,自然人,,
"""
RECORDS = """records:
  - id: 2026-0001
    item: 01-002
    title: 河东村征收土地公告
    url: "https://www.example.gov.cn/art/2026/5/6/art_1.html"
    bodies: [县自然资源局]
    event_on: 2026-04-27
    trigger: 收到批准文件
    date: 2026-05-06
    date_from: 网页标注
    channel: 政府网站
"""


@pytest.fixture
def folder(small_catalog: Path) -> Path:
    (small_catalog / "records" / "2026").mkdir(parents=True)
    (small_catalog / "records" / "2026" / "05.yml").write_text(RECORDS, "utf-8")
    (small_catalog.parent / "清单.csv").write_text(LIST, "utf-8")
    return small_catalog


def run(folder: Path, *arguments: str, code: int = 0, year: str = "2026") -> str:
    command = ("report", "annual", "--year", year, "--today", "2027-01-10", "--catalog", str(folder), *arguments)
    result = gongkai(*command, cwd=folder.parent)
    assert result.returncode == code, result.stderr
    return result.stdout + result.stderr


def test_counts_what_it_knows_and_names_what_it_does_not(folder: Path) -> None:
    data = json.loads(run(folder, "--format", "json", "--applications", "清单.csv"))
    values = data["values"]
    assert values["requests.new.total"] == 2
    assert values["requests.carried.company"] == 1
    assert values["requests.repeated.company"] == 1
    assert values["requests.left.person"] == 1
    assert values["permits.count"] is None
    assert data["texts"]["open"].startswith("登记的主动公开文件1件，其中政府网站1件。")
    assert "表二“行政许可”" in data["blanks"]


def test_no_list_is_no_zero(folder: Path) -> None:
    data = json.loads(run(folder, "--format", "json"))
    assert set(data["values"].values()) == {None}
    assert data["counted"] == []


def test_from_an_empty_form_to_word(folder: Path) -> None:
    told = run(folder, "--applications", "清单.csv")
    assert "由人填" in told
    name = folder.parent / "2026年政府信息公开工作年度报告.xlsx"
    book = openpyxl.load_workbook(name)
    for sheet, row, last in (("表四", 6, 15),):
        for column in range(1, last + 1):
            if column % 5:
                book[sheet].cell(row, column).value = 0
    book.save(name)
    run(folder, "--applications", "清单.csv", "--filled", str(name), "--format", "docx", "-o", "报告.docx")
    tables = docx.Document(str(folder.parent / "报告.docx")).tables
    assert [tables[2].cell(3, column).text for column in range(15)] == ["0"] * 15
    assert tables[1].cell(3, 9).text == "2"


def test_sums_that_do_not_hold_are_told_and_end_in_1(folder: Path) -> None:
    run(folder, "--applications", "清单.csv", "-o", "表.xlsx")
    name = folder.parent / "表.xlsx"
    book = openpyxl.load_workbook(name)
    book["表三"].cell(6, 4).value = 5
    book.save(name)
    told = run(folder, "--filled", "表.xlsx", "--applications", "清单.csv", "-o", "二.xlsx", code=1)
    assert "GK836" in told
    assert "GK837" in told


def test_withdrawn_is_left_to_a_person(folder: Path) -> None:
    (folder.parent / "清单.csv").write_text(LIST + "SQ-4,2026-03-01,自然人,2026-03-05,\n", "utf-8")
    told = run(folder, "--applications", "清单.csv", "-o", "表.xlsx", code=1)
    assert "GK839" in told
    assert "SQ-4" in told


def test_what_cannot_be_read_gives_no_report(folder: Path) -> None:
    (folder.parent / "清单.csv").write_text(LIST + "SQ-4,2026-03-01,某人,,\n", "utf-8")
    assert "GK834" in run(folder, "--applications", "清单.csv", "-o", "表.xlsx", code=1)
    assert not (folder.parent / "表.xlsx").exists()
    run(folder, "--applications", "没有.csv", code=3)
    run(folder, code=2, year="2030")
    run(folder, code=2, year="1999")
