"""Saved column pages: the documents and nothing of the menus, and what is missing said."""

import time

import pytest

from generator.model.portal import DateKind, PortalList
from generator.read.portal.sources import read_source
from tests.read.portal import pages

BASE = "https://www.example.gov.cn/zwgk/zdxx/"


def only(text: str, name: str = "list.html", base: str = BASE, encoding: str = "utf-8") -> PortalList:
    (found,) = read_source(name, text.encode(encoding, "xmlcharrefreplace"), base)
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_groups_of_trs_are_one_list(encoding: str) -> None:
    found = only(pages.trs(), encoding=encoding)
    assert len(found.documents) == 75
    assert (found.told, found.missing) == (91, 16)
    assert found.column == "征地信息"
    first = found.documents[0]
    assert first.title == pages.title_of(1)
    assert first.url == f"{BASE}202605/t20260502_9001.htm"
    assert first.shown == "2026-05-02"
    assert {one.kind for one in first.dates} == {DateKind.SHOWN, DateKind.ADDRESS}
    assert "缺 16 条" in found.remarks[0]


def test_a_list_that_a_script_draws_has_no_documents_and_says_so() -> None:
    found = only(pages.trs_table())
    assert found.documents == ()
    assert found.told == 128
    assert "脚本" in found.remarks[0]
    assert "导出" in found.remarks[0]


def test_rows_of_hanweb_lie_in_a_data_island() -> None:
    found = only(pages.hanweb())
    assert [one.url for one in found.documents[:1]] == ["https://www.example.gov.cn/art/2026/5/1/art_33_1.html"]
    assert (len(found.documents), found.missing) == (20, 40)


def test_dates_before_titles_and_counts_in_attributes() -> None:
    found = only(pages.ucap())
    assert len(found.documents) == 15
    assert found.documents[3].shown == "2026-05-04"
    assert found.missing == 3


def test_heads_of_a_table_say_which_date_is_which() -> None:
    found = only(pages.table())
    first = found.documents[0]
    assert (first.made, first.shown, first.number) == ("2026-04-01", "2026-05-01", "示土征告〔2026〕1号")


def test_month_and_day_take_the_year_of_the_heading_or_none() -> None:
    assert {one.shown[:4] for one in only(pages.flat()).documents} == {"2026"}
    found = only(pages.flat(year=False))
    assert {one.shown for one in found.documents} == {""}
    assert any("没有年份" in remark for remark in found.remarks)


def test_a_day_in_a_figure_of_its_own_is_no_part_of_the_title() -> None:
    found = only(pages.figures())
    assert [(one.title, one.shown) for one in found.documents[:1]] == [(pages.title_of(1), "2026-05-01")]


def test_addresses_stay_relative_without_a_base_and_that_is_said() -> None:
    found = only(pages.trs(), base="")
    assert found.documents[0].url == "./202605/t20260502_9001.htm"
    assert any("--base" in remark for remark in found.remarks)


def test_characters_that_gb2312_lacks_lose_no_row() -> None:
    rows = "".join(
        f'<li><a href="./t2026050{n}_1.html">〇号㎡地块镕喆—公告{n}</a><span>2026-05-0{n}</span></li>'
        for n in (1, 2, 3)
    )
    text = pages.page(f"<ul>{rows}</ul>").replace('charset="utf-8"', 'charset="gb2312"')
    found = only(text, encoding="gb18030")
    assert [one.title for one in found.documents] == [f"〇号㎡地块镕喆—公告{n}" for n in (1, 2, 3)]


def test_a_page_of_one_document_gives_its_dates_number_and_body() -> None:
    (document,) = only(pages.article(), base="").documents
    assert document.title == "征收土地预公告"
    assert (document.made, document.shown) == ("2026-05-11", "2026-05-14")
    assert (document.number, document.body) == ("示土征预告〔2026〕12号", "示例县自然资源局")
    assert document.attachments == ("红线图.pdf",)
    assert document.text.startswith("因公共利益需要")


def test_a_text_that_only_names_its_attachment_is_said() -> None:
    found = only(pages.article("详见附件"), base="")
    assert any("附件" in remark for remark in found.remarks)


HOSTILE = (
    "<a " + " ".join(f"a{i}=1" for i in range(60_000)) + ">x</a>",
    "<div>" * 100_000 + "<a href='t20260101_1.html'>标题标题标题</a>2026-05-01",
    "<ul>" + "<li><a href='javascript:alert(1)'>标题标题标题</a><span>2026-05-01</span></li>" * 50 + "</ul>",
    "<ul>"
    + "<li><a href='https://a@b.example/t20260501_1.html'>标题标题标题</a><span>2026-05-01</span></li>" * 5
    + "</ul>",
    "<ul><li><a href='" + "a" * 100_000 + "'>标题标题标题</a><span>2026-05-01</span></li></ul>",
    "<p>" + "2026-05-" * 50_000,
    "<table>" + "<tr><td>" * 20_000,
    "\x00\x01<html><body><ul><li>x",
    "<!DOCTYPE html [<!ENTITY a 'b'>]><html>&a;</html>",
    "<html>" + "&#" * 100_000,
    "<" * 200_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_are_read_soon_and_give_no_address_of_theirs(text: str) -> None:
    begun = time.process_time()
    for found in read_source("x.html", text.encode(), BASE):
        for document in found.documents:
            assert document.url == "" or document.url.startswith("https://www.example.gov.cn/")
    assert time.process_time() - begun < 8


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>'


def test_a_feed_with_entities_of_its_own_is_refused() -> None:
    found = only(BOMB, "feed.xml")
    assert found.documents == ()
    assert "ENTITY" in found.remarks[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\xfa",
        b"PK\x03\x04nonsense",
        b"\xd0\xcf\x11\xe0" + b"x" * 600,
        b"%PDF-1.7 nothing",
        b"\x89PNG\r\n",
    ],
)
def test_what_cannot_be_read_says_why(data: bytes) -> None:
    names = ("x.pdf",) if data.startswith(b"%PDF") else ("x.html", "x.xlsx", "x.csv", "x", "x.pdf")
    for name in names:
        for found in read_source(name, data):
            assert found.documents == () or found.form == "文件"
            assert found.remarks
