"""The annual report as a page: every cell at its place, heads that can be read aloud, nothing told is no zero."""

from decimal import Decimal
from typing import Any

import pytest
from lxml import html

from generator.model.annual import TEXTS, Annual
from generator.model.annualform import TABLES
from generator.render.annual.page import UNTOLD, render_annual_html


def page(report: Annual) -> Any:
    return html.document_fromstring(render_annual_html(report).decode())


KEYS = [key for table in TABLES for key in table.keys]
WHOLE = Annual(
    2026,
    "示例县人民政府",
    {key: Decimal(number) for number, key in enumerate(KEYS)},
    {key: f"{name}的<话>\n第二段" for key, name in TEXTS.items()},
)


@pytest.mark.parametrize("number", range(len(TABLES)))
def test_cells_fill_the_table_and_stand_where_the_form_has_them(number: int) -> None:
    table, found = TABLES[number], page(WHOLE).findall(".//table")[number]
    taken: dict[tuple[int, int], str] = {}
    for row, line in enumerate(found.findall(".//tr")):
        for cell in line:
            column = next(at for at in range(99) if (row, at) not in taken)
            for down in range(int(cell.get("rowspan", 1))):
                for right in range(int(cell.get("colspan", 1))):
                    assert (row + down, column + right) not in taken
                    taken[row + down, column + right] = cell.text_content()
    assert len(taken) == table.height * len(table.widths)
    for cell in table.cells:
        wanted = cell.text or f"{WHOLE.values[cell.key]:f}"
        assert taken[cell.row, cell.column] == wanted


def test_words_are_data_and_paragraphs() -> None:
    text = render_annual_html(WHOLE).decode()
    assert "的&lt;话&gt;</p>" in text
    assert text.count("<p>第二段</p>") == len(TEXTS)
    assert UNTOLD not in text


def test_what_nobody_told_is_said_and_is_no_zero() -> None:
    found = page(Annual(2026, "示例县人民政府"))
    numbers = [cell.text_content() for cell in found.findall(".//td")]
    assert set(numbers) == {UNTOLD}
    assert len(numbers) == len(KEYS)
    assert found.xpath("//th[@scope='row']")
    assert found.xpath("//th[@scope='col']")
