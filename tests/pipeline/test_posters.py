"""Posters as files: size, tags, text, codes by three other libraries, same bytes; and what is refused."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from io import BytesIO

import numpy as np
import pypdf
import pypdfium2
import pytest
import zxingcpp
from pyzbar import pyzbar

from benchmarks.wechat import lacks, read_wechat
from generator.derive.posters import derive_posters
from generator.derive.titles import TitleBreaker
from generator.model.catalogue import Catalogue
from generator.model.errors import PrintError, SetupError
from generator.model.poster import BLEED, MEASURES, MIN_MODULE, Choice, Look, Poster, PosterSet, Size
from generator.model.typeface import Typeface
from generator.pipeline import posters as pipeline
from generator.pipeline.posters import Job, choose_poster_typeface, compare, plan_posters, print_each, print_together
from generator.read.made.printed import plain, read_printed
from generator.render.code.qr import encode
from generator.render.print import poster as rendering
from generator.render.print.poster import symbol_side
from tests.pipeline.conftest import DAY, Printed
from tests.site.support import lacking

POINTS_A_MM = 72 / 25.4
HOSTILE = "#let $x$ *a* _b_ \\ [ ] <t> @r `c` // 征#pagebreak()"
Make = Callable[..., Job]


@pytest.fixture
def one(domains: Printed) -> Poster:
    return domains.posters[0]


def titled(poster: Poster, title: str) -> Poster:
    return replace(poster, title=title, breaks=TitleBreaker([title]).find_breaks(title))


def pages_of(pdf: bytes, dpi: int = 150) -> list[np.ndarray]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72, grayscale=True).to_numpy() for page in document]


# --- what is on the paper -----------------------------------------------------------------------------


def test_all_domains_and_the_village_read_by_three_libraries(domains: Printed, village: Printed) -> None:
    if reason := lacks():
        lacking(reason)
    assert len(domains.posters) == 13
    assert len(village.posters) == 14
    for printed in (domains, village):
        pages = pages_of(printed.pdf)
        for pixels, poster in zip(pages, printed.posters, strict=True):
            (seen,) = zxingcpp.read_barcodes(pixels)
            (other,) = pyzbar.decode(pixels, symbols=[pyzbar.ZBarSymbol.QRCODE])
            assert seen.text == other.data.decode() == poster.address
            assert read_wechat(pixels) == {poster.address}
            assert seen.ec_level == "H"


def test_every_page_says_everything(village: Printed) -> None:
    reader = pypdf.PdfReader(BytesIO(village.pdf))
    for page, poster in zip(reader.pages, village.posters, strict=True):
        text = plain(page.extract_text())
        words = (poster.office, poster.title, poster.sentence, poster.address, poster.phone, poster.phone_of, poster.id)
        for word in (*words, "微信或相机扫一扫", "示例村公示栏", "印制日期2026年11月24日", "示例数据"):
            assert plain(word) in text, (poster.id, word)


def test_text_comes_out_of_the_file_as_it_was_written(one: Poster, job: Make) -> None:
    """typst's space between Chinese and figures is one to whoever copies the text or searches for it."""
    poster = replace(titled(one, "收到后20个工作日内"), sentence="3月1日前公布，付清后5个工作日内贴在A区公示栏。")
    text = pypdf.PdfReader(BytesIO(print_together([poster], job()))).pages[0].extract_text().replace("\n", "")
    for words in (poster.title, poster.sentence, "2026年11月24日"):
        assert words in text, text


def test_file_is_tagged_chinese_and_has_a_bookmark_a_poster(village: Printed) -> None:
    reader = pypdf.PdfReader(BytesIO(village.pdf))
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "zh-CN"
    assert root["/MarkInfo"]["/Marked"]
    assert [entry["/Title"] for entry in reader.outline] == [poster.title for poster in village.posters]
    assert reader.metadata is not None
    assert reader.metadata.title == "示例县人民政府张贴海报"
    tags: list[tuple[str, str]] = []

    def walk(node: pypdf.generic.PdfObject) -> None:
        node = node.get_object()
        if isinstance(node, list):
            for part in node:
                walk(part)
        elif isinstance(node, dict):
            if "/S" in node:
                tags.append((node["/S"], node.get("/Alt", "")))
            if "/K" in node:
                walk(node["/K"])

    walk(root["/StructTreeRoot"])
    assert sum(tag == "/H1" for tag, _ in tags) == len(village.posters)
    alts = [alt for tag, alt in tags if tag == "/Figure"]
    assert alts == [f"二维码，扫码打开：{poster.address}" for poster in village.posters]


def test_fonts_are_embedded(domains: Printed) -> None:
    for page in pypdf.PdfReader(BytesIO(domains.pdf)).pages:
        for font in page["/Resources"]["/Font"].values():
            (below,) = font["/DescendantFonts"]
            descriptor = below.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & descriptor.keys()


@pytest.mark.parametrize("cut_marks", [False, True])
@pytest.mark.parametrize("size", Size)
def test_page_has_the_size_of_the_paper(size: Size, cut_marks: bool, one: Poster, job: Make) -> None:
    pdf = print_together([one], job(size=size, cut_marks=cut_marks, red_head=cut_marks))
    measures = MEASURES[size]
    width, height = (210, 297) if size is Size.STICKER else (measures.width, measures.height)
    more = 2 * BLEED if cut_marks and size is not Size.STICKER else 0
    (page,) = read_printed(pdf)
    assert (round(page.width), round(page.height)) == (round(width + more), round(height + more))


@pytest.mark.parametrize("size", [Size.A4, Size.A3])
def test_code_stands_in_the_middle_and_keeps_the_rule(size: Size, one: Poster, job: Make) -> None:
    measures = MEASURES[size]
    pdf = print_together([one], job(size=size))
    (pixels,) = pages_of(pdf, 300)
    (seen,) = zxingcpp.read_barcodes(pixels)
    side = (seen.position.top_right.x - seen.position.top_left.x) * 25.4 / 300
    assert side >= measures.width / 3
    assert side == pytest.approx(measures.symbol, abs=0.3)
    assert side / encode(one.address).size >= MIN_MODULE
    middle = (seen.position.top_right.x + seen.position.top_left.x) / 2
    assert middle == pytest.approx(pixels.shape[1] / 2, abs=3)
    quiet = round(4 * side / encode(one.address).size * 300 / 25.4) - 2
    left, top = seen.position.top_left.x, seen.position.top_left.y
    right, bottom = seen.position.bottom_right.x, seen.position.bottom_right.y
    around = pixels[top - quiet : bottom + quiet, left - quiet : right + quiet].copy()
    around[quiet - 2 : -quiet + 2, quiet - 2 : -quiet + 2] = 255
    assert around.min() == 255, "something stands in the quiet zone"


def test_distance_is_ten_times_the_code() -> None:
    assert {size: measures.distance for size, measures in MEASURES.items()} == {
        Size.A4: 0.9,
        Size.A3: 1.2,
        Size.STICKER: 0.4,
    }


def test_title_of_usual_length_is_at_least_60_points(shipped_catalogue: Catalogue, job: Make) -> None:
    """Twenty characters, more than all but one item in twenty have; with and without the red head."""
    chosen = derive_posters(shipped_catalogue, Choice(ids=tuple(item.id for item in shipped_catalogue.items)))
    usual = sorted((poster for poster in chosen if len(poster.title) <= 20), key=lambda poster: -len(poster.title))[:5]
    usual += [poster for poster in chosen if poster.id == "07-017"]  # 14 characters that don't part in the middle
    for red_head in (False, True):
        pdf = print_together(usual, job(red_head=red_head))
        for page, poster in zip(pypdf.PdfReader(BytesIO(pdf)).pages, usual, strict=True):
            assert largest_characters(page) >= 60, poster.title


def largest_characters(page: pypdf.PageObject) -> float:
    sizes: list[float] = []

    def note(text: str, _cm: object, tm: list[float], _font: object, size: float) -> None:
        sizes.append(size * abs(tm[3]) if text.strip() else 0)

    page.extract_text(visitor_text=note)
    return max(sizes)


@pytest.mark.parametrize("size", Size)
def test_longest_title_and_sentence_are_fitted_not_cut(size: Size, one: Poster, job: Make) -> None:
    long = titled(one, "征收土地社会稳定风险评估" * 6 + "征收土地社会稳定"[:8])
    long = replace(
        long, sentence="补偿款发给谁、发了多少，" * 16 + "都写明。", office="某某自治州某某自治县人民政府" * 4
    )
    assert len(long.title) == 80
    pdf = print_together([long], job(size=size, red_head=True))
    (page,) = read_printed(pdf)
    assert plain(long.title) in page.text
    (reader,) = pypdf.PdfReader(BytesIO(pdf)).pages
    assert largest_characters(reader) >= MEASURES[size].title[1]
    (pixels,) = pages_of(pdf, 72)
    edge = 8
    inner = pixels.copy()
    inner[edge:-edge, edge:-edge] = 255
    assert inner.min() == 255, "characters run into the edge of the page"


@pytest.mark.parametrize("size", Size)
def test_markup_in_the_words_is_printed_as_it_stands(size: Size, one: Poster, job: Make) -> None:
    hostile = replace(titled(one, HOSTILE), sentence=HOSTILE, office=HOSTILE, phone_of=HOSTILE, board=HOSTILE)
    pdf = print_together([hostile], job(size=size))
    (page,) = pypdf.PdfReader(BytesIO(pdf)).pages
    assert plain(page.extract_text()).count(plain(HOSTILE)) == (5 if size is Size.A4 or size is Size.A3 else 2)


def test_rare_characters_are_printed(one: Poster, job: Make) -> None:
    rare = titled(one, "㐂𠮷村龘䶮〇公示")
    (page,) = read_printed(print_together([rare], job()))
    assert plain(rare.title) in page.text


# --- labels -------------------------------------------------------------------------------------------


def test_labels_stand_in_order_and_each_is_read(village: Printed, job: Make) -> None:
    pdf = print_together(village.posters, job(size=Size.STICKER, cut_marks=True))
    measures = MEASURES[Size.STICKER]
    pages = list(read_printed(pdf))
    assert [len(page.codes) for page in pages] == [10, 4]
    for number, poster in enumerate(village.posters):
        page, place = pages[number // 10], number % 10
        column, row = place % 2, place // 2
        code = next(code for code in page.codes if code.text == poster.address)
        assert measures.margin + column * 99 < code.x < measures.margin + (column + 1) * 99
        assert measures.margin + row * 57 < code.y < measures.margin + (row + 1) * 57
        assert plain(poster.title) in page.text


def test_label_grows_the_code_for_a_long_address_and_refuses_beyond() -> None:
    measures = MEASURES[Size.STICKER]
    assert symbol_side("https://a.example/" + "x" * 20, measures) == 40
    longer = "https://a.example/" + "x" * 60
    assert symbol_side(longer, measures) == encode(longer).size * MIN_MODULE
    assert symbol_side("https://a.example/" + "x" * 89, measures) is None
    assert symbol_side("https://a.example/" + "x" * 89, MEASURES[Size.A4]) == 90


# --- the same file every time -------------------------------------------------------------------------


def test_bytes_are_the_same_again_and_with_any_number_of_workers(
    village: Printed, job: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "BATCH", 4)
    order = job()
    some = village.posters[:9]
    alone = dict(print_each(some, order))
    done: list[int] = []
    with ProcessPoolExecutor(2, mp_context=multiprocessing.get_context("spawn")) as executor:
        assert print_together(village.posters, order, executor, done.append) == village.pdf
        assert dict(print_each(some, order, executor)) == alone
    assert sum(done) == len(village.posters)
    assert list(alone) == [poster.id for poster in some]


def test_day_of_issue_is_the_only_day_in_the_file(one: Poster, job: Make) -> None:
    order = job()
    first, second = print_together([one], order), print_together([one], replace(order, issued=DAY.replace(year=2027)))
    assert first != second
    assert b"2027" not in first


# --- refusals -----------------------------------------------------------------------------------------


def test_a_code_that_leads_elsewhere_is_refused(one: Poster, job: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "encode", lambda address: encode(address + "x"))
    with pytest.raises(PrintError, match=r"海报“01 征地补偿”的二维码读出来是“https://www\.example\.gov\.cn/gk/01/x”"):
        print_together([one], job())


def test_a_code_that_cannot_be_read_is_refused(one: Poster, job: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        rendering, "render_svg", lambda matrix, title: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
    )
    with pytest.raises(PrintError, match="海报“01 征地补偿”的二维码印出来读不了"):
        print_together([one], job())
    with pytest.raises(PrintError, match="海报“01 征地补偿”"):
        list(print_each([one], job(size=Size.STICKER)))


def test_codes_that_changed_places_are_refused(village: Printed, job: Make) -> None:
    first, second, *others = village.posters[:10]
    (page,) = read_printed(print_together(village.posters[:10], job(size=Size.STICKER)))
    compare(page, village.posters[:10], Look(Size.STICKER))
    with pytest.raises(PrintError, match=second.id):
        compare(page, [second, first, *others], Look(Size.STICKER))
    with pytest.raises(PrintError, match="多出了二维码"):
        compare(page, village.posters[:9], Look(Size.STICKER))


def test_words_that_were_not_drawn_are_refused(one: Poster, job: Make) -> None:
    (page,) = read_printed(print_together([one], job()))
    with pytest.raises(PrintError, match="没有印出“别的名称”"):
        compare(page, [replace(one, title="别的名称")], Look())


def test_a_title_with_no_room_is_refused_rather_than_printed_small(one: Poster, job: Make) -> None:
    with pytest.raises(SetupError, match="名称放不下"):
        print_together([replace(one, breaks=(("征" * 80,),))], job())


def test_characters_the_typeface_lacks_are_named_with_their_poster(one: Poster, typeface: Typeface) -> None:
    poster = replace(titled(one, "补偿\U0010fffd标准"), id="01-018")
    with pytest.raises(SetupError, match=r"01-018 补偿.标准：.（U\+10FFFD）"):
        choose_poster_typeface([poster], DAY, ["fonts"], typeface.family)
    assert choose_poster_typeface([one], DAY, ["fonts"], typeface.family).family == typeface.family


# --- the plan -----------------------------------------------------------------------------------------


def test_plan_tells_doubts_about_the_address(shipped_catalogue: Catalogue) -> None:
    def doubts(site_url: str, example: bool = False) -> tuple[str, ...]:
        office = replace(shipped_catalogue.office, site_url=site_url, example=example)
        return plan_posters(replace(shipped_catalogue, office=office), Choice(ids=("01",)), None, Look()).doubts

    assert doubts("https://www.shilixian.gov.cn/gk/") == ()
    assert doubts("http://www.shilixian.gov.cn/gk/") == ("不是 https",)
    assert doubts("http://10.1.2.3/gk/") == doubts("https://10.1.2.3:8080/") == ("用了 IP 地址",)
    assert doubts("https://[2001:db8::1]/gk/") == ("用了 IP 地址",)
    assert doubts("https://10.1.2.3.example.gov.cn/") == ()
    assert "太长" in doubts("https://www.shilixian.gov.cn/" + "a" * 40 + "/")[0]
    assert doubts("https://www.shilixian.gov.cn/gk/", example=True) == ("是示例县的，不是本单位的",)


def test_plan_names_posters_whose_address_is_too_long_for_a_label(shipped_catalogue: Catalogue) -> None:
    office = replace(shipped_catalogue.office, site_url="https://www.shilixian.gov.cn/" + "a" * 70 + "/")
    catalogue = replace(shipped_catalogue, office=office)
    plan = plan_posters(catalogue, Choice(ids=("01", "01-018")), PosterSet("x"), Look(Size.STICKER))
    assert [poster.id for poster in plan.too_long] == ["01", "01-018"]
    assert plan_posters(catalogue, Choice(ids=("01",)), None, Look()).too_long == ()
