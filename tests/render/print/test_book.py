"""The bound catalogue as PDF: nothing is lost, nothing runs out of its column, bookmarks, tags, same bytes."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pypdf
import pypdfium2
import pytest

from generator.derive.views.book import book_view
from generator.derive.views.official import OfficialRow, book_marks, rows_of
from generator.model.basis import shown_basis
from generator.model.book import Layout
from generator.model.catalogue import Catalogue
from generator.model.columns import HEADINGS
from generator.model.domain import Category, Domain, Question
from generator.model.item import ChannelUse, Item
from generator.model.law import Law
from generator.model.terms import Channel, LawCheck, LawStatus, Level, Method
from generator.model.typeface import Typeface
from generator.pipeline.book import make_book
from generator.pipeline.words import field_words
from generator.read.fonts import find_typeface
from generator.render.print.book import PIECE, pieces, render_book_pdf
from generator.render.print.official import WIDTHS
from tests.catalogues import base_catalogue, shipped_catalogue
from tests.site.support import lacking

REPOSITORY = Path(__file__).parents[3]
DAY = date(2026, 11, 28)
MM = 72 / 25.4
MARGIN = 12

HOSTILE = r'#let $x$ *a* _b_ \ [c] <d> @e `f` ~ // /* "g" #panic("h") = - + 1. <w:p>&amp;]]>{{ 7 }}{% x %}'
LONG_WORD = "https://www.example.gov.cn/" + "abcdefghij" * 25


class Printed(NamedTuple):
    """A PDF with the text of its pages, blanks taken out."""

    catalogue: Catalogue
    content: bytes
    pages: list[str]


def typeface() -> Typeface:
    try:
        return find_typeface([])
    except Exception:
        lacking("没有中文字体：运行 sh tests/prepare.sh")
        raise


def tight(text: str) -> str:
    return re.sub(r"\s", "", text)


def printed(
    catalogue: Catalogue, face: Typeface | None = None, layout: Layout = Layout.TABLE, **options: Any
) -> Printed:
    view = book_view(make_book(catalogue, DAY, **options), field_words())
    content = render_book_pdf(view, face or typeface(), layout)
    with pypdfium2.PdfDocument(content) as document:
        return Printed(catalogue, content, [tight(page.get_textpage().get_text_range()) for page in document])


@pytest.fixture(scope="module")
def shipped() -> Printed:
    return printed(shipped_catalogue())


@pytest.fixture(scope="module")
def base() -> Catalogue:
    return base_catalogue()


def with_items(catalogue: Catalogue, *items: Item) -> Catalogue:
    domain = catalogue.domains[0]
    category = Category("c1", items[0].category)
    return replace(catalogue, domains=(replace(domain, items=items, categories=(category,), questions=()),))


# --- nothing is lost ----------------------------------------------------------------------------------


def expected_standing(law: Law | None) -> str:
    """What no table may leave out of a law that isn't known to be in force."""
    if law is None or law.status is LawStatus.UNKNOWN:
        return "（效力待核）"
    if law.status is LawStatus.REPEALED:
        return "（已废止）"
    if law.check is LawCheck.TEXT:
        return ""
    return "（效力待核）" if law.status is LawStatus.IN_FORCE else f"（{law.status.value}，待核）"


def expected_row(catalogue: Catalogue, item: Item, category: Category, ordinal: int) -> str:
    """The row's cells from left to right, worded here anew: a slip in the program's wording must show."""
    content = (
        list(item.content) if len(item.content) == 1 else [f"{n}.{part}" for n, part in enumerate(item.content, 1)]
    )
    basis = [
        book_marks(law.title if law else entry.law) + "、".join(entry.articles) + expected_standing(law)
        for law, entry in shown_basis(item, category, catalogue.laws)
    ]
    limits = [f"{one.applies_to}：{one.limit.raw}" if one.applies_to else one.limit.raw for one in item.time_limit]
    subjects = []
    for one in item.subject:
        notes = "，".join(note for note in (one.level.value if one.level else "", one.note) if note)
        subjects.append(one.body + (f"（{notes}）" if notes else ""))
    uses = {use.channel: use.note for use in item.channel}
    boxes = []
    for channel in Channel:
        note = uses.get(channel, "")
        boxes.append(("■" if channel in uses else "□") + channel.value + (f"（{note}）" if note else ""))
    scope = item.scope
    ticks = [
        "√" * scope.everyone,
        f"√{'、'.join(scope.groups)}" if scope.groups else "",
        "√" * (Method.PROACTIVE in scope.methods),
        "√" * (Method.ON_REQUEST in scope.methods),
        *("√" * (level in scope.levels) for level in Level),
    ]
    kind = item.origin.kind.value if item.origin.kind else "未注明"
    origin = f"来源：{kind}" + ("" if item.origin.compared else "；措辞待核")
    cells = [
        str(ordinal),
        item.category,
        item.title,
        item.id,
        origin,
        *content,
        *basis,
        *limits,
        *subjects,
        *boxes,
        *ticks,
    ]
    return tight("".join(cells))


def in_table_order(domain: Domain) -> list[tuple[Category, Item]]:
    return [(category, item) for category in domain.categories for item in domain.items_of(category.name)]


def test_every_row_of_the_catalogue_stands_in_the_text_whole_and_in_order(shipped: Printed) -> None:
    missing = []
    for domain in shipped.catalogue.domains:
        for ordinal, (category, item) in enumerate(in_table_order(domain), 1):
            row = expected_row(shipped.catalogue, item, category, ordinal)
            if sum(row in page for page in shipped.pages) != 1:
                missing.append(item.id)
    assert missing == []


def expected_block(row: OfficialRow) -> str:
    ticks = {
        "公开对象": ["√全社会" * row.everyone, f"√特定群众：{row.groups}" if row.groups else ""],
        "公开方式": ["√主动" * row.proactive, "√依申请" * row.on_request],
        "公开层级": ["√县级" * row.county, "√乡级" * row.township, "√村级" * row.village],
    }
    boxes = [("■" if chosen else "□") + name for chosen, name in row.channel]
    cells = [
        row.title,
        row.id,
        row.origin,
        "公开内容（要素）",
        *row.content,
        "公开依据",
        *row.basis,
        "公开时限",
        *row.time_limit,
    ]
    cells += ["公开主体", *row.subject, "公开渠道和载体", *boxes]
    return tight("".join(cells + [text for heading, texts in ticks.items() for text in (heading, *texts)]))


def test_every_item_has_its_block_whole_on_one_standing_page(shipped: Printed) -> None:
    book = printed(shipped.catalogue, layout=Layout.BLOCKS)
    tables = (rows_of(d, shipped.catalogue.laws, field_words()) for d in shipped.catalogue.domains)
    rows = [row for table in tables for _, part in table for row in part]
    assert [row.id for row in rows if sum(expected_block(row) in page for page in book.pages) != 1] == []
    page = pypdf.PdfReader(_stream(book.content)).pages[5]
    assert (round(page.mediabox.width / MM), round(page.mediabox.height / MM)) == (210, 297)


def test_introductions_questions_and_authorities_are_there(shipped: Printed) -> None:
    text = "".join(shipped.pages)
    for domain in shipped.catalogue.domains:
        body = shipped.catalogue.bodies[domain.authority]
        wanted = [domain.introduction, body.phone, domain.guidance, *(question.ask for question in domain.questions)]
        wanted += [category.description for category in domain.categories]
        assert [one for one in wanted if tight(one) not in text] == []


def test_office_page_tells_whom_to_ask_how_to_apply_and_who_supervises(shipped: Printed) -> None:
    office = shipped.catalogue.office
    page = shipped.pages[1]
    for contact in (office.contact, office.apply, office.supervision):
        for text in (contact.name, contact.phone, contact.address, contact.email, contact.hours, contact.note):
            assert tight(text) in page
    assert "“■”是应当使用的" in page


def test_cover_names_office_title_edition_and_day_and_says_that_it_is_an_example(shipped: Printed) -> None:
    cover = shipped.pages[0]
    for text in ("示例县人民政府", "示例县基层政务公开标准目录", "汇编", "2026年版", "2026年11月28日", "虚构"):
        assert text in cover


def test_every_used_law_is_listed_with_number_and_items(shipped: Printed) -> None:
    start = next(n for n, page in enumerate(shipped.pages) if "法律、法规、规章和文件文号效力" in page)
    text = _flow(shipped.pages[start:], "序号法律、法规、规章和文件文号效力以它为依据的事项（编码和条款）")
    for use in make_book(shipped.catalogue, DAY).laws:
        assert use.law is not None
        assert tight(book_marks(use.law.title) + use.law.doc_no) in text, use.key
        for item, articles in use.uses:
            assert item.id + (f"（{'、'.join(articles)}）" if articles else "") in text, (use.key, item.id)


def test_index_gives_the_page_on_which_the_item_begins(shipped: Printed) -> None:
    first = next(n for n, page in enumerate(shipped.pages) if "拼音索引按事项名称" in page)
    text = "".join(shipped.pages[first : first + 6])
    for item in shipped.catalogue.items:
        found = re.search(re.escape(tight(item.title)) + item.id + r"(\d+)", text)
        assert found, item.id
        begins = next(n for n, page in enumerate(shipped.pages, 1) if tight(item.title) + item.id + "来源：" in page)
        assert found[1].startswith(str(begins)), item.id


# --- structure ----------------------------------------------------------------------------------------


def test_bookmarks_are_the_domains_and_below_them_the_categories(shipped: Printed) -> None:
    outline = pypdf.PdfReader(_stream(shipped.content)).outline
    told: dict[str, list[str]] = {}
    for entry in outline:
        if isinstance(entry, list):
            told[list(told)[-1]] = [str(child.title) for child in entry]
        else:
            told[str(entry.title)] = []
    domains = {f"{d.code} {d.title}": [c.name for c in d.categories] for d in shipped.catalogue.domains}
    assert told == {"编制说明": [], "目录": [], **domains, "拼音索引": [], "公开依据一览": []}


def test_contents_give_the_pages_of_the_bookmarks(shipped: Printed) -> None:
    reader = pypdf.PdfReader(_stream(shipped.content))
    entries = [one for entry in reader.outline for one in (entry if isinstance(entry, list) else [entry])]
    contents = shipped.pages[2]
    for entry in entries:
        if entry.title != "目录":
            number = reader.get_destination_page_number(entry) + 1
            assert re.search(re.escape(tight(str(entry.title))) + rf"\.+{number}", contents), entry.title


def test_file_is_tagged_in_chinese_and_claims_pdf_ua(shipped: Printed) -> None:
    reader = pypdf.PdfReader(_stream(shipped.content))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "zh-CN"
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_object().get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == "《示例县基层政务公开标准目录》汇编"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.date() == DAY
    tags = _tags(root["/StructTreeRoot"]["/K"])
    domains = len(shipped.catalogue.domains)
    heads = sum(len(top.parts) + 1 for top in HEADINGS)
    assert tags["/Table"] == domains + 1
    assert tags["/Caption"] == domains
    assert tags["/TH"] == domains * heads + 5
    assert tags["/H1"] == domains + 4
    assert tags["/TR"] == len(shipped.catalogue.items) + 2 * domains + len(make_book(shipped.catalogue, DAY).laws) + 1


def test_pages_are_landscape_a4_with_head_and_number(shipped: Printed) -> None:
    for number, page in enumerate(pypdf.PdfReader(_stream(shipped.content)).pages, 1):
        assert (round(page.mediabox.width / MM), round(page.mediabox.height / MM)) == (297, 210)
        assert number == 1 or f"—{number}—" in shipped.pages[number - 1]


def test_head_of_the_table_stands_on_each_of_its_pages_with_the_items_it_holds(shipped: Printed) -> None:
    """Rows stand by category: an id that was added later stands between older ones."""
    domains = shipped.catalogue.domains
    order = [i.id for d in domains for category in d.categories for i in d.items if i.category == category.name]
    rank = {item_id: place for place, item_id in enumerate(order)}
    held = 0
    for page in shipped.pages:
        items = [item.id for item in shipped.catalogue.items if tight(item.title + item.id) + "来源：" in page]
        if not items or "公开内容（要素）" not in page:
            continue
        held += 1
        assert all(part.text in page for top in HEADINGS for part in (top, *top.parts))
        shown = re.search(r"基层政务公开标准目录(\d\d-\d{3})(?:至(\d\d-\d{3}))?", page)
        assert shown
        assert rank[shown[1]] <= min(rank[item] for item in items)
        assert rank[shown[2] or shown[1]] >= max(rank[item] for item in items)
    assert held > len(shipped.catalogue.domains)


def test_same_catalogue_gives_the_same_bytes(base: Catalogue) -> None:
    assert printed(base).content == printed(base).content


def test_part_of_one_domain_holds_nothing_of_the_others(base: Catalogue) -> None:
    text = "".join(printed(base, codes=["02"]).pages)
    assert base.domains[1].items[0].title in text
    assert base.domains[0].items[0].title not in text


# --- what would break it ------------------------------------------------------------------------------


def test_very_long_row_is_broken_over_pages_and_nothing_of_it_is_lost(base: Catalogue) -> None:
    model = base.domains[0].items[0]
    content = tuple(f"第{n}项要素" + "公开的内容很长" * 43 for n in range(1, 21))
    long = replace(model, content=content)
    assert sum(map(len, content)) > 6000
    book = printed(with_items(base, replace(model, id="01-009"), long, replace(model, id="01-010")))
    held = [page for page in book.pages if "公开的内容很长" in page]
    assert len(held) >= 3
    assert all("公开内容（要素）" in page for page in held)
    assert "01-001（续）" in held[1]
    assert "01-001（续）至01-010" in held[-1]
    for part in content:
        assert _in_pieces(tight(part), held), part[:8]
    _assert_inside_margins(book.content)


def test_a_row_that_fits_a_page_is_not_broken(base: Catalogue) -> None:
    model = base.domains[0].items[0]
    items = [replace(model, id=f"01-{n:03}", content=tuple(f"要素{n}之{m}" for m in range(12))) for n in range(1, 41)]
    book = printed(with_items(base, *items))
    for item in items:
        row = "".join(f"{n}.{part}" for n, part in enumerate(item.content, 1))
        assert any(row in page for page in book.pages), item.id
    assert not any("（续）" in page for page in book.pages)


def test_long_words_stay_in_their_columns(base: Catalogue) -> None:
    model = base.domains[0].items[0]
    item = replace(model, title="W" * 80, category="M" * 40, content=(LONG_WORD, "短"),
                   channel=(ChannelUse(Channel.OTHER, "N" * 60),))  # fmt: skip
    book = printed(with_items(base, item))
    text = "".join(book.pages)
    assert "W" * 80 in text
    assert LONG_WORD in text
    _assert_inside_margins(book.content)
    columns = {"W": "title", "M": "category", "N": "channel"}
    with pypdfium2.PdfDocument(book.content) as document:
        page = document[next(n for n, text in enumerate(book.pages) if "■其他" in text)]
        layer = page.get_textpage()
        letters = layer.get_text_range()
        for index in range(layer.count_chars()):
            char = letters[index] if index < len(letters) else ""
            if char in columns:
                left, right = _column(columns[char])
                box = layer.get_charbox(index)
                assert left <= box[0] <= box[2] <= right, char


def test_very_long_block_is_broken_over_pages_and_nothing_of_it_is_lost(base: Catalogue) -> None:
    content = (*(f"第{n}项要素" + "公开的内容很长" * 43 for n in range(1, 21)), LONG_WORD)
    book = printed(with_items(base, replace(base.domains[0].items[0], content=content)), layout=Layout.BLOCKS)
    held = [page for page in book.pages if "公开的内容很长" in page]
    assert len(held) >= 2
    for part in content:
        assert _in_pieces(tight(part), held), part[:8]
    _assert_inside_margins(book.content)


def test_question_answered_by_an_item_of_another_domain_is_printed_without_a_page(base: Catalogue) -> None:
    domain = replace(base.domains[0], questions=(Question("学校怎么报名？", "02-001"),))
    made = replace(base, domains=(domain, *base.domains[1:]))
    assert "学校怎么报名？02-001第" in "".join(printed(made).pages)
    alone = "".join(printed(made, codes=["01"]).pages)
    assert "学校怎么报名？02-001" in alone
    assert "02-001第" not in alone


def test_text_is_printed_as_it_is_never_taken_for_markup(base: Catalogue) -> None:
    model = base.domains[0].items[0]
    item = replace(model, title=HOSTILE, content=(HOSTILE, HOSTILE[::-1]), category=HOSTILE[:40])
    office = replace(base.office, short_name=HOSTILE[:20], name=HOSTILE[:60])
    domain = with_items(base, item).domains[0]
    domain = replace(domain, introduction=HOSTILE, title=HOSTILE[:20], guidance=HOSTILE)
    book = printed(replace(base, office=office, domains=(domain,)), edition=HOSTILE[:40])
    text = "".join(book.pages)
    assert text.count(tight(HOSTILE)) >= 5
    assert tight(HOSTILE[::-1]) in text
    assert tight(HOSTILE[:40]) in book.pages[0]


def test_marks_a_typeface_lacks_are_drawn_with_a_text_alternative(base: Catalogue) -> None:
    face = typeface()
    lacking_marks = replace(face, characters=face.characters - set(map(ord, "■□√")))
    book = printed(base, lacking_marks)
    tables = [page for page in book.pages if "公开内容（要素）" in page and "“■”" not in page]
    assert tables
    assert not any(mark in page for page in tables for mark in "■□√")
    for mark in ("■", "□", "√"):
        assert _alternatives(book.content)[mark] > 0


def test_only_long_words_are_cut_into_pieces() -> None:
    assert pieces("按20个工作日公开 2026-11") == "按20个工作日公开 2026-11"
    cut = pieces(f"网址{LONG_WORD}见")
    assert isinstance(cut, list)
    assert "".join(map(str, cut)) == f"网址{LONG_WORD}见"
    assert all(len(str(part)) <= PIECE for part in cut)


# --- helpers ------------------------------------------------------------------------------------------


def _flow(pages: list[str], head: str) -> str:
    """The text of pages as one, without what stands at the head and foot of each."""
    frame = rf"^《[^》]+》汇编|{re.escape(head)}|示例县基层政务公开标准目录—\d+—\d+年版"
    return "".join(re.sub(frame, "", page) for page in pages)


def _stream(content: bytes) -> Any:
    from io import BytesIO

    return BytesIO(content)


def _walk(node: Any) -> Any:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from _walk(child)
    elif isinstance(node, dict):
        yield node
        if "/K" in node:
            yield from _walk(node["/K"])


def _tags(node: Any) -> Counter[str]:
    return Counter(str(found["/S"]) for found in _walk(node) if "/S" in found)


def _alternatives(content: bytes) -> Counter[str]:
    root = pypdf.PdfReader(_stream(content)).trailer["/Root"]
    return Counter(str(found["/Alt"]) for found in _walk(root["/StructTreeRoot"]["/K"]) if "/Alt" in found)


def _in_pieces(text: str, pages: list[str]) -> bool:
    """Whether a text stands on one page, or in parts on one after the other."""
    for start, page in enumerate(pages):
        if text in page:
            return True
        for size in range(len(text) - 1, 0, -1):
            if text[:size] in page:
                if start + 1 < len(pages) and _in_pieces(text[size:], pages[start + 1 :]):
                    return True
                break
    return False


def _column(key: str) -> tuple[float, float]:
    """Left and right edge of a column in points."""
    left = MARGIN
    for name, width in WIDTHS.items():
        if name == key:
            return left * MM, (left + width) * MM
        left += width
    raise KeyError(key)


def _assert_inside_margins(content: bytes) -> None:
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            layer = page.get_textpage()
            width, height = page.get_size()
            for index in range(layer.count_chars()):
                left, bottom, right, top = layer.get_charbox(index)
                if right > left:
                    assert left >= MARGIN * MM - 1
                    assert right <= width - MARGIN * MM + 1
                    assert bottom >= 4 * MM
                    assert top <= height - 4 * MM
