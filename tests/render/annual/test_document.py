"""The report as Word reads it: headings in order, tables with merged cells, empty lines where nobody told anything."""

import io
from decimal import Decimal

import docx

from generator.model.annual import FEES, Annual, requests_key
from generator.model.annualform import TABLES
from generator.pipeline.book import zip_parts
from generator.render.annual.document import render_annual_docx

REPORT = Annual(
    2026, "示例县", {FEES: Decimal("10.5"), requests_key("new", "person"): Decimal(7)}, {"problems": "甲<乙\n丙"}
)


def test_word_reads_it_whole() -> None:
    document = docx.Document(io.BytesIO(zip_parts(render_annual_docx(REPORT, "2027-01-10"))))
    texts = [paragraph.text for paragraph in document.paragraphs]
    headings = [
        "一、总体情况",
        *(table.heading for table in TABLES),
        "五、存在的主要问题及改进情况",
        "六、其他需要报告的事项",
    ]
    assert [text for text in texts if text in headings] == headings
    assert "甲<乙" in texts
    proactive, requests, suits = document.tables
    assert proactive.cell(13, 1).text == "10.5"
    assert requests.cell(3, 0).text == requests.cell(3, 2).text == "一、本年新收政府信息公开申请数量"
    assert requests.cell(3, 3).text == "7"
    assert requests.cell(3, 4).text == ""
    assert requests.cell(8, 1).text == requests.cell(14, 1).text == "（三）不予公开"
    assert len(suits.columns) == 15
    assert suits.cell(1, 5).text == "未经复议直接起诉"


def test_the_same_report_is_the_same_parts() -> None:
    assert render_annual_docx(REPORT, "2027-01-10") == render_annual_docx(REPORT, "2027-01-10")
