"""The official table as XLSX and DOCX: form, heights and pages, texts as texts, and what LibreOffice prints of it."""

import io
import zipfile
from itertools import pairwise
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from generator.model.columns import HEADINGS
from generator.model.sheets import A3, A4, OfficialTable, Paper
from generator.render.tables.document import render_official_docx
from generator.render.tables.heights import MOST, height_of, packed
from generator.render.tables.layout import LEAVES, Layout, lay_out
from generator.render.tables.workbook import render_official_xlsx, sheet_names
from tests.render.tables.support import line, mixed, print_with_libreoffice, table, tall

HEADS = [part.text for top in HEADINGS for part in (top.parts or (top,))]


@pytest.fixture(scope="module")
def laid() -> Layout:
    return lay_out(mixed(), A4)


def test_no_row_is_higher_than_excel_can_show(laid: Layout) -> None:
    assert max(laid.heights) <= MOST < 409.5


def test_every_cell_has_the_room_its_text_needs(laid: Layout) -> None:
    for block in laid.blocks:
        rows = laid.heights[block.row : block.row + block.rows]
        assert sum(rows) >= height_of(block.lines, laid.widths[block.key], A4.size) - 0.01, block


def test_the_cells_of_a_column_cover_every_row_once(laid: Layout) -> None:
    for key in LEAVES:
        rows = sorted(
            row for block in laid.blocks if block.key == key for row in range(block.row, block.row + block.rows)
        )
        assert rows == list(range(len(laid.heights))), key


@pytest.mark.parametrize("paper", [A4, A3])
def test_a_page_ends_where_no_text_is_cut(paper: Paper) -> None:
    """Between two rows; a category never reaches over the end, an item only where it is longer than a page."""
    laid = lay_out(mixed(), paper)
    _, top, _, bottom = paper.margins
    page = (paper.height - top - bottom) * 72 / 25.4 - sum(laid.head)
    ends = [0, *laid.breaks, len(laid.heights)]
    for first, last in pairwise(ends):
        assert sum(laid.heights[first:last]) + (0 if first else laid.caption) <= page
    for block in laid.blocks:
        crossed = [end for end in laid.breaks if block.row < end < block.row + block.rows]
        if block.key == "category":
            assert not crossed
        elif crossed:
            item = next(b for b in laid.blocks if b.key == "title" and b.row <= block.row < b.row + b.rows)
            assert sum(laid.heights[item.row : item.row + item.rows]) > page * 0.9


def test_a_group_that_does_not_fit_begins_a_page() -> None:
    laid = lay_out(table(("甲", tuple(map(line, range(1, 4)))), ("乙", tuple(map(line, range(4, 8))))), A4)
    assert laid.breaks[0] == 3


def test_boxes_stand_whole_on_their_lines() -> None:
    assert packed(("■政府网站", "□政府公报", "□两微一端"), 12) == ("■政府网站 □政府公报", "□两微一端")


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    assert list(sheet_names(["甲/乙:丙", "甲乙丙", "", "长" * 40])) == ["甲乙丙", "甲乙丙（2）", "表3", "长" * 31]


def workbook(*tables: OfficialTable) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_official_xlsx(tables, A4, "目录")))


def test_the_sheet_has_the_official_form_and_is_ready_to_print() -> None:
    sheet = workbook(table(("甲", (line(1), line(2)))))["领域01"]
    assert [str(sheet.cell(3, column).value or sheet.cell(2, column).value) for column in range(1, 16)] == HEADS
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:O1", "A2:A3", "B2:C2", "I2:J2", "K2:L2", "M2:O2", "B4:B5"} <= merged
    assert sheet["H4"].value.startswith("■政府网站 □政府公报\n□两微一端")
    assert [sheet.cell(4, column).value for column in range(9, 16)] == ["√", None, "√", None, "√", None, None]
    page = sheet.page_setup
    assert (page.orientation, page.paperSize, page.fitToHeight) == ("landscape", 9, None)
    assert (sheet.print_title_rows, sheet.print_area) == ("$2:$3", "'领域01'!$A$1:$O$6")
    assert all(sheet.row_dimensions[row].height for row in range(1, 7))


def test_texts_are_texts_whatever_they_begin_with() -> None:
    texts = ("=1+1", "{=A1}", "http://a.cn", "internal:甲!A1", "0505", "1-20", "@甲", "+86")
    data = render_official_xlsx([table(("甲", (line(1, content=(text,)),))) for text in texts[:1]], A4, "目录")
    assert openpyxl.load_workbook(io.BytesIO(data)).active["D4"].data_type == "s"
    sheet = workbook(table(("甲", tuple(line(n, content=(text,)) for n, text in enumerate(texts)))))["领域01"]
    assert [sheet.cell(4 + n, 4).value for n in range(len(texts))] == list(texts)
    assert all(sheet.cell(4 + n, 4).data_type == "s" for n in range(len(texts)))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert b"<f>" not in b"".join(map(package.read, package.namelist()))


def word(*tables: OfficialTable, paper: Paper = A4) -> tuple[docx.Document, bytes]:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in render_official_docx(tables, paper, "某县基层政务公开标准目录", "某县人民政府"):
            package.writestr(name, content)
    return docx.Document(io.BytesIO(out.getvalue())), out.getvalue()


def test_the_word_file_has_the_official_form() -> None:
    document, _ = word(table(("甲", (line(1), line(2), tall(3)))), table(("乙", (line(1),)), code="02"), paper=A3)
    first, second = document.sections
    assert all(section.orientation == 1 for section in (first, second))
    assert round(first.page_width.mm), round(first.page_height.mm) == (420, 297)
    own = document.tables[0]
    assert [cell.text for cell in own.rows[1].cells] == HEADS
    heads = [bool(row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None) for row in own.rows]
    assert heads == [True, True, False, False, False]
    whole = [row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in own.rows]
    assert whole == [True, True, True, True, False]
    assert own.cell(2, 1)._tc is own.cell(4, 1)._tc
    assert document.tables[1].cell(2, 2).text == "事项1名称终1题"


def test_the_word_file_names_chinese_fonts_and_chinese() -> None:
    document, _ = word(table(("甲", (line(1),))))
    fonts = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:rFonts')}")
    assert fonts.get(qn("w:eastAsia")) == "仿宋"
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    assert (language.get(qn("w:val")), language.get(qn("w:eastAsia"))) == ("zh-CN", "zh-CN")
    assert document.core_properties.language == "zh-CN"
    own = table(("甲", (line(1),)))
    assert render_official_docx([own], A4, "甲", "乙") == render_official_docx([own], A4, "甲", "乙")


def lost(own: OfficialTable, pages: list[str]) -> list[str]:
    """Last signs of cells that no page shows. Ticks stand beside wrapped lines, so they are taken out first."""
    printed = "".join(pages).replace("√", "")
    texts = [text for group in own.groups for row in group.lines for lines in row.cells.values() for text in lines]
    ends = ["".join(text.split())[-5:] for text in texts if text != "√"]
    assert "".join(pages).count("√") >= texts.count("√")
    return [end for end in ends if end not in printed]


@pytest.mark.slow
@pytest.mark.whole
@pytest.mark.parametrize("paper", [A4, A3], ids=["A4", "A3"])
def test_libreoffice_prints_every_cell_to_its_last_sign(tmp_path: Path, paper: Paper) -> None:
    own = mixed()
    pages = print_with_libreoffice(tmp_path, "目录.xlsx", render_official_xlsx([own], paper, "目录"))
    assert len(pages) == len(lay_out(own, paper).breaks) + 1  # none beside another, none where we did not plan it
    assert all("公开渠道和载体" in page for page in pages)
    assert lost(own, pages) == []


@pytest.mark.slow
@pytest.mark.whole
def test_libreoffice_prints_the_word_file_whole(tmp_path: Path) -> None:
    own = mixed()
    pages = print_with_libreoffice(tmp_path, "目录.docx", word(own)[1])
    assert all("公开渠道和载体" in page for page in pages)
    assert lost(own, pages) == []
