"""The form of application that the shipped apply page offers: written by a tool, blank, and readable."""

import re
from io import BytesIO

from docx import Document

from generator.pipeline.pages import STANDARD, standard_files, standard_page
from generator.read.attached import read_attached
from tools.form import COMMAND, PATH, ROWS, TITLE, render_form


def test_shipped_form_is_what_the_tool_writes() -> None:
    assert PATH.read_bytes() == render_form(), f"run {COMMAND}"


def test_word_reads_the_form_with_all_that_article_29_asks_for() -> None:
    form = Document(BytesIO(render_form()))
    text = "\n".join(cell.text for row in form.tables[0].rows for cell in row.cells)
    assert form.paragraphs[0].text == TITLE
    assert len(form.tables[0].rows) == sum(len(cells) for _, cells in ROWS)
    for asked in ("姓名", "身份证明", "联系电话", "名称、文号", "提供形式", "领取途径"):
        assert asked in text
    assert "用途" not in text


def test_form_holds_nothing_of_a_person_and_nothing_of_the_machine() -> None:
    texts, problems = read_attached("pages/files/shenqingbiao.docx", render_form())
    assert texts
    assert not list(problems)
    assert not any(digit in line.text for line in texts for digit in ("138", "@"))


def test_shipped_pages_bring_the_files_they_offer() -> None:
    """An office without an apply page of its own gets the shipped text, so it must get the form as well."""
    for name in STANDARD:
        offered = re.findall(r"\]\((files/[^)]+)\)", standard_page(name).text)
        assert list(standard_files(name)) == offered
    assert standard_files("apply.md") == {"files/shenqingbiao.docx": PATH.read_bytes()}
