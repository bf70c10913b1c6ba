"""What depends on the office alone: head, header, footer, where to apply, the first page's words."""

from dataclasses import replace

import pytest

from generator.derive.views.apply import apply_view
from generator.derive.views.frame import footer_view, header_view
from generator.derive.views.head import Column, Mark, head_view, page_view, prose_head
from generator.derive.views.home import home_page, tile_of
from generator.derive.views.parts import Link, OutLink, phones_of
from generator.model.catalogue import Adjustment, Catalogue
from generator.model.office import Contact, Office
from generator.model.telephone import parse_phones
from tests.catalogues import base_catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return base_catalogue()


@pytest.fixture(scope="module")
def office(catalogue: Catalogue) -> Office:
    return replace(catalogue.office, site_url="https://x.example.cn/gk/", site_name="甲县目录")


@pytest.mark.parametrize(("record", "url"), [
    ("某公网安备 00000000000001号", "https://beian.mps.gov.cn/#/query/webSearch?code=00000000000001"),
    ("某公网安备 1号", ""),
])  # fmt: skip
def test_police_record_leads_to_its_entry_where_it_has_a_number(office: Office, record: str, url: str) -> None:
    assert footer_view(replace(office, police=record)).police == OutLink(record, url)


def test_foot_of_a_bare_office_says_nothing_of_what_it_has_not(office: Office) -> None:
    bare = Office(name="甲县人民政府", short_name="甲县", site_name="甲")
    foot = footer_view(bare)
    assert (foot.faults, foot.example, foot.phones, foot.badge.text, foot.icp.text) == ("", "", (), "", "")
    assert footer_view(replace(bare, example=True)).example.startswith("这是示例：甲县人民政府是虚构的")
    assert footer_view(replace(bare, site_id_code="1 2")).faults.endswith("site_code=1%202")


def test_the_page_of_the_search_has_its_own_form(office: Office) -> None:
    assert header_view(office).has_search
    assert not header_view(office, is_search=True).has_search


@pytest.mark.parametrize(
    ("phone", "hrefs"),
    [
        ("0000-1234567", ["tel:00001234567"]),
        ("0000-0000001、0000-0000002", ["tel:00000000001", "", "tel:00000000002"]),
        ("待定", [""]),
        ("", []),
    ],
)
def test_a_telephone_is_dialled_where_it_has_figures(phone: str, hrefs: list[str]) -> None:
    assert [number.href for number in phones_of(parse_phones(phone))] == hrefs


def test_contact_of_requests_tells_what_is_known(office: Office) -> None:
    contact = Contact(name="办", address="街1号", hours="工作日")
    view = apply_view(replace(office, apply=contact, supervision=Contact(name="督", phone="12345")))
    assert view.facts == ("地址：街1号", "工作日")
    assert (view.supervisor, view.supervisor_phones[0].href) == ("督", "tel:12345")


def test_head_says_whose_page_it_is_and_where_it_is_to_be_found(office: Office) -> None:
    live = head_view(office, "01/002/", "题", column=Column("栏"), mark=Mark("01-002"))
    assert (live.title, live.root, live.robots) == ("题 - 甲县目录", "../..", "")
    assert live.canonical == live.address == "https://x.example.cn/gk/01/002/"
    assert live.description == "甲县目录：题。"
    gone = head_view(office, "01/001/", "旧", mark=Mark("01-001", "merged", "01/002/"), description="说明")
    assert (gone.canonical, gone.robots, gone.description) == (live.canonical, "noindex, follow", "说明")
    assert gone.column is None


def test_without_an_address_a_head_names_none(office: Office) -> None:
    head = head_view(replace(office, site_url=""), "", "甲县目录", feed=Link("甲", "feed.xml"))
    assert (head.address, head.canonical, head.feed, head.title) == ("", "", None, "甲县目录")


def test_a_page_knows_its_way_to_the_root(office: Office) -> None:
    assert page_view(office, "az/A/", "题", None).root == page_view(office, "az/A/", "题", None).head.root == "../.."


@pytest.mark.parametrize(("path", "kind"), [("apply/", "互动交流"), ("about/", "概况信息"), ("more/", "信息公开目录")])
def test_prose_has_a_column_of_its_kind(office: Office, path: str, kind: str) -> None:
    head = prose_head(office, path, "题")
    assert head.column
    assert (head.column.name, head.column.type) == ("题", kind)


def test_first_page_names_the_live_items_of_the_news(catalogue: Catalogue, office: Office) -> None:
    news = [Adjustment("2026-11-24", "改了", ("01-001", "01-999"))]
    body = home_page(office, map(tile_of, catalogue.domains), news, {"01-001": "征地补偿标准"}).body
    assert body.latest[0].items == (Link("征地补偿标准", "01/001/"),)
    assert (body.tiles[0].link, body.tiles[0].line) == (Link("征地补偿", "01/"), "征一亩地补多少钱？")
    assert tile_of(replace(catalogue.domains[0], questions=())).line == "征地管理政策"


def test_first_page_sends_callers_to_who_takes_requests(office: Office) -> None:
    both = replace(office, apply=Contact(name="办", phone="1"), contact=Contact(phone="2"))
    assert home_page(both, (), (), {}).body.desk[0].text == "1"
    assert home_page(replace(both, apply=Contact(name="办")), (), (), {}).body.desk[0].text == "2"
