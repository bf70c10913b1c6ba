"""`gongkai ledger` as a clerk uses it."""

import io
import json
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.site.support import gongkai

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
  - id: 2026-0002
    item: 01-002
    bodies: [县自然资源局]
    event_on: 2026-05-26
    units: [河西村]
"""


@pytest.fixture
def folder(small_catalog: Path) -> Path:
    (small_catalog / "records" / "2026").mkdir(parents=True)
    (small_catalog / "records" / "2026" / "05.yml").write_text(RECORDS, "utf-8")
    return small_catalog


def run(folder: Path, *arguments: str, code: int = 0) -> str:
    result = gongkai("ledger", "--catalog", str(folder), "--today", "2026-06-20", *arguments, cwd=folder.parent)
    assert result.returncode == code, result.stderr
    return result.stdout + result.stderr


def test_text_says_the_day_and_what_stands_apart(folder: Path) -> None:
    told = run(folder)
    assert told.startswith("示例县政务公开台账（截至2026年6月20日）")
    assert "按时公开 1 项" in told
    assert "河西村" in told
    assert "逾期未公开" in told
    assert "还没有登记起算事由的日期" in told


def test_json_has_lines_apart_and_figures(folder: Path) -> None:
    data = json.loads(run(folder, "--format", "json"))
    states = {(line["item"], line["unit"]): line["state"] for line in data["lines"]}
    assert states["01-002", ""] == "on_time"
    assert states["01-002", "河西村"] == "overdue"
    assert states["02-001", ""] == "overdue"
    assert {row["name"]: row["duties"] for row in data["figures"]["domain"]} == {"01": 2, "02": 1}
    assert run(folder, "--format", "json") == run(folder, "--format", "json")


def test_files_of_every_form(folder: Path, tmp_path: Path) -> None:
    run(folder, "--format", "xlsx", "-o", str(tmp_path / "a.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["台账", "算不出到期日", "统计"]
    assert all(sheet.row_dimensions[3].height for sheet in book.worksheets)
    for report, words in (("ledger", "逐项"), ("10", "存在的问题"), ("20", "下一步打算"), ("quarter", "按领域")):
        name = tmp_path / f"{report}.docx"
        run(folder, "--format", "docx", "--report", report, "-o", str(name))
        text = "\n".join(paragraph.text for paragraph in docx.Document(str(name)).paragraphs)
        assert words in text
        with zipfile.ZipFile(io.BytesIO(name.read_bytes())) as archive:
            assert archive.testzip() is None
    assert run(folder, "--format", "ics").startswith("BEGIN:VCALENDAR")
    assert "<table>" in run(folder, "--format", "html")


def test_notices_for_each_body_that_has_something_to_do(folder: Path, tmp_path: Path) -> None:
    run(folder, "--notices", str(tmp_path / "n"))
    names = sorted(path.name for path in (tmp_path / "n").iterdir())
    assert names == ["县教育局-提醒.docx", "县教育局.ics", "县自然资源局-提醒.docx", "县自然资源局.ics"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--body", "县局"), "没有“县局”这个机构"),
        (("--domain", "99"), "没有领域“99”"),
        (("--from", "2026-12-01", "--until", "2026-01-01"), "在 --from 前面"),
        (("--report", "10"), "只用于 Word"),
        (("--from", "昨天"), "不是日期"),
    ],
)
def test_wrong_usage_is_told(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    assert words in run(folder, *arguments, code=2)


def test_no_ledger_is_counted_of_what_cannot_be_read(folder: Path) -> None:
    path = folder / "records" / "2026" / "05.yml"
    path.write_text(RECORDS.replace("event_on: 2026-05-26", "event_on: 2026-5-26"), "utf-8")
    assert "GK204" in run(folder, code=1)
