"""The bound catalogue as a Word file: nothing is lost, real styles and fields, sound parts, same bytes."""

import re
import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import etree

from generator.derive.views.official import OfficialRow, rows_of
from generator.model.catalogue import Catalogue
from generator.model.columns import HEADINGS
from generator.model.domain import Category, Question
from generator.model.item import ChannelUse
from generator.model.terms import Channel
from generator.pipeline.book import ZIP_DAY, make_book, write_docx
from generator.pipeline.words import field_words
from tests.catalogues import base_catalogue, shipped_catalogue

REPOSITORY = Path(__file__).parents[3]
DAY = date(2026, 11, 28)
HOSTILE = "</w:t></w:r><w:p> & ]]> <!-- \" ' {{ 7 }} {% x %} &lt;b&gt; \\ TOC \\o 《甲》"
Cells = list[str]

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
    "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
    "lang",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
    "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
    "settings": "writeProtection view zoom removePersonalInformation defaultTabStop characterSpacingControl "
    "updateFields compat themeFontLang",
    "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "tc": "tcPr p",
}
"""Parent → its children in the order of ECMA-376-1, annex A; Word refuses a file that has them in another."""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return shipped_catalogue()


@pytest.fixture(scope="module")
def content(catalogue: Catalogue) -> bytes:
    return write_docx(make_book(catalogue, DAY))


@pytest.fixture(scope="module")
def document(content: bytes) -> Any:
    return docx.Document(BytesIO(content))


@pytest.fixture(scope="module")
def base() -> Catalogue:
    return base_catalogue()


def part(content: bytes, name: str) -> Any:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def cells_of(row: Any) -> Cells:
    """Texts of a table row's cells, paragraphs and line breaks as line ends."""
    texts = []
    for cell in row.iterchildren(qn("w:tc")):
        lines = []
        for paragraph in cell.iterchildren(qn("w:p")):
            nodes = paragraph.iter(qn("w:t"), qn("w:br"))
            lines.append("".join("\n" if node.tag == qn("w:br") else node.text or "" for node in nodes))
        texts.append("\n".join(lines))
    return texts


def rows_in(table: Any) -> list[Cells]:
    return [cells_of(row) for row in table._tbl.iterchildren(qn("w:tr"))]


def expected(row: OfficialRow) -> Cells:
    def tick(applies: bool) -> str:
        return "√" if applies else ""

    return [
        str(row.ordinal),
        row.category,
        f"{row.title}\n{row.id}\n{row.origin}",
        "\n".join(row.content),
        "\n".join(row.basis),
        "\n".join(row.time_limit),
        "\n".join(row.subject),
        " ".join(("■" if chosen else "□") + name for chosen, name in row.channel),
        tick(row.everyone),
        f"√{row.groups}" if row.groups else "",
        *map(tick, (row.proactive, row.on_request, row.county, row.township, row.village)),
    ]


# --- nothing is lost ----------------------------------------------------------------------------------


def test_every_row_stands_in_the_table_of_its_category_cell_by_cell(document: Any, catalogue: Catalogue) -> None:
    tables = iter(document.tables)
    for domain in catalogue.domains:
        for _, rows in rows_of(domain, catalogue.laws, field_words()):
            found = rows_in(next(tables))[2:]
            for cells in found:
                cells[7] = cells[7].replace("\n", " ")
            assert found == [expected(row) for row in rows]


def test_introductions_questions_contacts_and_laws_are_there(document: Any, catalogue: Catalogue) -> None:
    paragraphs = "\n".join(paragraph.text for paragraph in document.paragraphs)
    for domain in catalogue.domains:
        body = catalogue.bodies[domain.authority]
        wanted = [domain.introduction, body.phone, domain.guidance, *(question.ask for question in domain.questions)]
        wanted += [category.description for category in domain.categories]
        assert [text for text in wanted if text not in paragraphs] == []
    office = catalogue.office
    for text in (office.contact.phone, office.apply.note, office.supervision.note, "2026年版", "2026年11月28日"):
        assert text in paragraphs
    laws = rows_in(document.tables[-1])[1:]
    for cells, use in zip(laws, make_book(catalogue, DAY).laws, strict=True):
        assert use.law is not None
        assert cells[1:3] == [f"《{use.law.title.replace('《', '〈').replace('》', '〉')}》", use.law.doc_no]
        ids = [item.id + (f"（{'、'.join(articles)}）" if articles else "") for item, articles in use.uses]
        assert cells[4] == "、".join(ids)


def test_every_item_stands_in_the_index_with_a_field_for_its_page(document: Any, catalogue: Catalogue) -> None:
    lines = [one for one in document.paragraphs if one.style.name == "索引条目"]
    found = {}
    for line in lines:
        codes = "".join(node.text for node in line._p.iter(qn("w:instrText")))
        title, _, item_id = "".join(node.text or "" for node in line._p.iter(qn("w:t"))).partition("　")
        found[item_id] = (title, re.findall(r"PAGEREF (\w+)", codes))
    assert found == {item.id: (item.title, [f"i{item.id.replace('-', '_')}"]) for item in catalogue.items}


# --- what Word and WPS need ---------------------------------------------------------------------------


def test_headings_are_real_and_outside_of_tables(document: Any, catalogue: Catalogue) -> None:
    told = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    wanted = [("Heading 1", "编制说明")]
    for domain in catalogue.domains:
        wanted.append(("Heading 1", f"{domain.code} {domain.title}"))
        wanted += [("Heading 2", category.name) for category in domain.categories]
    assert told == [*wanted, ("Heading 1", "拼音索引"), ("Heading 1", "公开依据一览")]


def test_contents_are_a_field_filled_already_whose_links_lead_to_the_headings(content: bytes) -> None:
    root = part(content, "word/document.xml")
    entries = [p for p in root.iter(qn("w:p")) if (p.find(".//" + qn("w:pStyle")) is not None)
               and p.find(".//" + qn("w:pStyle")).get(qn("w:val"), "").startswith("TOC")]  # fmt: skip
    codes = [node.text for node in entries[0].iter(qn("w:instrText"))]
    assert codes[0].strip() == r'TOC \o "1-2" \h \z \u'
    assert next(entries[0].iter(qn("w:fldChar"))).get(qn("w:dirty")) == "true"
    headings = {
        mark.get(qn("w:name")): "".join(t.text for t in p.iter(qn("w:t")))
        for p in root.iter(qn("w:p"))
        if (style := p.find(".//" + qn("w:pStyle"))) is not None and style.get(qn("w:val")).startswith("Heading")
        for mark in p.iter(qn("w:bookmarkStart"))
    }
    told = {}
    for entry in entries:
        link = entry.find(qn("w:hyperlink"))
        told[link.get(qn("w:anchor"))] = "".join(t.text or "" for t in link.iter(qn("w:t")))
    assert told == headings
    settings = part(content, "word/settings.xml")
    assert settings.find(qn("w:updateFields")).get(qn("w:val")) == "true"


def test_fields_begin_and_end_in_turn(content: bytes) -> None:
    depth = 0
    for node in part(content, "word/document.xml").iter(qn("w:fldChar")):
        depth += {"begin": 1, "separate": 0, "end": -1}[node.get(qn("w:fldCharType"))]
        assert 0 <= depth <= 2
    assert depth == 0


def test_every_link_and_page_number_has_its_bookmark(content: bytes) -> None:
    root = part(content, "word/document.xml")
    names = [node.get(qn("w:name")) for node in root.iter(qn("w:bookmarkStart"))]
    ids = [node.get(qn("w:id")) for node in root.iter(qn("w:bookmarkStart"))]
    assert len(set(names)) == len(names)
    assert len(set(ids)) == len(ids)
    assert sorted(ids) == sorted(node.get(qn("w:id")) for node in root.iter(qn("w:bookmarkEnd")))
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name) for name in names)
    asked = {node.get(qn("w:anchor")) for node in root.iter(qn("w:hyperlink"))}
    asked |= {match[1] for node in root.iter(qn("w:instrText")) if (match := re.search(r"PAGEREF (\w+)", node.text))}
    assert asked <= set(names)


def test_heads_of_tables_are_repeated_and_rows_keep_together_unless_tall(document: Any, catalogue: Catalogue) -> None:
    for table in document.tables[:-1]:
        rows = list(table._tbl.iterchildren(qn("w:tr")))
        heads = [row.find(f".//{qn('w:tblHeader')}") is not None for row in rows]
        assert heads == [True, True] + [False] * (len(rows) - 2)
        upper, lower = cells_of(rows[0]), cells_of(rows[1])
        assert upper == [top.text for top in HEADINGS]
        assert [text for text in lower if text] == [child.text for top in HEADINGS for child in top.parts]
    assert document.tables[-1]._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None


def test_a_tall_row_may_be_broken_over_pages(base: Catalogue) -> None:
    model = base.domains[0].items[0]
    tall = replace(model, content=tuple(f"第{n}项" + "很长" * 140 for n in range(22)))
    made = write_docx(make_book(_with(base, tall, replace(model, id="01-002")), DAY))
    table = docx.Document(BytesIO(made)).tables[0]
    together = [row.find(f".//{qn('w:cantSplit')}") is not None for row in table._tbl.tr_lst[2:]]
    assert together == [False, True]
    assert rows_in(table)[2][3] == "\n".join(f"{n}. {text}" for n, text in enumerate(tall.content, 1))


def test_every_section_is_landscape_a4_with_the_domain_at_its_head(document: Any, catalogue: Catalogue) -> None:
    sections = document.sections
    assert len(sections) == 3 + len(catalogue.domains) + 2
    for section in sections:
        assert section.orientation == WD_ORIENT.LANDSCAPE
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    heads = [section.header.paragraphs[0].text for section in sections[3:-2]]
    assert heads == [f"示例县{domain.title}领域基层政务公开标准目录" for domain in catalogue.domains]
    footer = sections[3].footer._element
    assert " PAGE " in [node.get(qn("w:instr")) for node in footer.iter(qn("w:fldSimple"))]


def test_language_and_fonts_are_those_of_a_chinese_office(content: bytes) -> None:
    styles = part(content, "word/styles.xml")
    default = styles.find(f".//{qn('w:rPrDefault')}")
    assert default.find(f".//{qn('w:lang')}").get(qn("w:eastAsia")) == "zh-CN"
    named = {node.get(qn("w:eastAsia")) for node in styles.iter(qn("w:rFonts"))}
    assert named == {"仿宋", "黑体", "宋体"}
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert not any(name.startswith("word/fonts/") for name in package.namelist())


@pytest.mark.parametrize("name", ["word/document.xml", "word/styles.xml", "word/settings.xml", "word/footer.xml"])
def test_elements_stand_in_the_order_of_the_standard(content: bytes, name: str) -> None:
    for node in part(content, name).iter():
        kind = etree.QName(node).localname
        if kind in ORDER:
            order = ORDER[kind].split()
            places = [order.index(etree.QName(child).localname) for child in node]
            assert places == sorted(places), etree.tostring(node)[:300]


def test_every_style_used_is_defined(content: bytes) -> None:
    defined = {node.get(qn("w:styleId")) for node in part(content, "word/styles.xml").iter(qn("w:style"))}
    for name in ("word/document.xml", "word/footer.xml", "word/header0.xml"):
        root = part(content, name)
        used = {node.get(qn("w:val")) for tag in ("pStyle", "rStyle", "tblStyle") for node in root.iter(qn(f"w:{tag}"))}
        assert used <= defined


def test_every_part_is_named_in_the_types_and_related(content: bytes) -> None:
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        names = set(package.namelist())
    types = part(content, "[Content_Types].xml")
    told = {node.get("PartName").lstrip("/") for node in types if node.get("PartName")}
    assert told == {name for name in names if name.endswith(".xml") and not name.startswith("[")}
    targets = {f"word/{node.get('Target')}" for node in part(content, "word/_rels/document.xml.rels")}
    assert targets == {name for name in told if name.startswith("word/")} - {"word/document.xml"}


# --- same bytes, any text -----------------------------------------------------------------------------


def test_same_catalogue_gives_the_same_bytes_with_fixed_dates(
    content: bytes, catalogue: Catalogue, document: Any
) -> None:
    assert write_docx(make_book(catalogue, DAY)) == content
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert {entry.date_time for entry in package.infolist()} == {ZIP_DAY}
    properties = document.core_properties
    assert properties.title == "《示例县基层政务公开标准目录》汇编"
    assert properties.language == "zh-CN"
    assert {properties.created.date(), properties.modified.date()} == {DAY}


def test_question_answered_by_an_item_of_another_domain_has_no_link(base: Catalogue) -> None:
    domain = replace(base.domains[0], questions=(Question("学校怎么报名？", "02-001"),))
    made = write_docx(make_book(replace(base, domains=(domain, *base.domains[1:])), DAY, ["01"]))
    assert "学校怎么报名？\t02-001" in [paragraph.text for paragraph in docx.Document(BytesIO(made)).paragraphs]


def test_text_is_written_as_it_is_never_taken_for_markup(base: Catalogue) -> None:
    model = base.domains[0].items[0]
    item = replace(model, title=HOSTILE, content=(HOSTILE, "𠮷野家 \u200b\ue000"), category=HOSTILE[:40],
                   channel=(ChannelUse(Channel.OTHER, HOSTILE),))  # fmt: skip
    office = replace(base.office, name=HOSTILE, host=HOSTILE, short_name=HOSTILE[:20])
    made = _with(base, item)
    domain = replace(made.domains[0], introduction=HOSTILE, title=HOSTILE[:20], guidance=HOSTILE)
    content = write_docx(make_book(replace(made, office=office, domains=(domain,)), DAY, (), HOSTILE))
    document = docx.Document(BytesIO(content))
    row = rows_in(document.tables[0])[2]
    assert row[1:4] == [
        HOSTILE[:40],
        f"{HOSTILE}\n{item.id}\n来源：未注明；措辞待核",
        f"1. {HOSTILE}\n2. 𠮷野家 \u200b\ue000",
    ]
    assert f"■其他（{HOSTILE}）" in row[7]
    assert HOSTILE in [paragraph.text for paragraph in document.paragraphs]
    assert document.core_properties.author == HOSTILE


def _with(catalogue: Catalogue, *items: Any) -> Catalogue:
    domain = catalogue.domains[0]
    category = Category("c1", items[0].category)
    return replace(catalogue, domains=(replace(domain, items=items, categories=(category,), questions=()),))
