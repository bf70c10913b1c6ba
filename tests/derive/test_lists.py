"""The registers beside the catalogue: a site without them is as it was; with one it has its page, data and links."""

import json
from dataclasses import replace
from datetime import date

import pytest

from generator.derive.lists import LISTS, beside_items, list_links
from generator.derive.outputs import Input, Kind, Output, Source, find_affected
from generator.model.catalogue import Catalogue
from generator.model.indexnumber import IndexNumber
from generator.model.legalbasis import LegalBasis
from generator.model.listed import REGISTERS, listed_basis, named_by_lists, named_items
from generator.model.withheld import Ground, Withheld
from generator.pipeline.building import SLOT_BODY, SLOT_HEAD, Site
from tests.catalogues import base_catalogue

YEAR = 2026
SHELLS = dict.fromkeys(("01", "02"), f"<{SLOT_HEAD}|{SLOT_BODY}>")
REFUSAL = Withheld(
    title="收款人的账号",
    kind=Ground.THIRD_PARTY,
    items=("01-001",),
    parts=("收款人的银行账号", "<b>身份证号</b>"),
    basis=(LegalBasis("政府信息公开条例", ("第十五条",)), LegalBasis("土地管理法", ("第四十八条",), checked=False)),
    reason="公开会泄露个人的账户",
    decided_by="县自然资源局",
    decided="2026-05-06",
    number="示自然资保审〔2026〕3号",
    lifts="本人同意以后",
    review="2027-05-06",
)

NUMBERS = (
    IndexNumber(
        number="000014349/2026-00001",
        url="files/price-2026.txt",
        title="2026年片区综合地价表",
        items=("01-001",),
        body="县自然资源局",
        date="2026-05-06",
        given="2026-05-07",
    ),
    IndexNumber(number="000014349/2026-00002", url="https://a.gov.cn/x", title="撤下的<b>", given="2026-05-07"),
)


@pytest.fixture(scope="module")
def listed() -> Catalogue:
    return replace(base_catalogue(), withheld=(REFUSAL,), numbers=NUMBERS)


def page_of(catalogue: Catalogue, path: str) -> str:
    return next(page.body for page in Site(catalogue, YEAR).frame_pages() if page.path == path)


def test_each_register_has_a_row_and_the_other_way_round() -> None:
    assert tuple(row.register for row in LISTS) == REGISTERS


def test_without_registers_the_site_has_nothing_of_them() -> None:
    kinds = {output.kind for output in Site(base_catalogue(), YEAR).outputs()}
    assert kinds.isdisjoint({Kind.LIST, Kind.LIST_ENTRY, Kind.LIST_FILE})
    assert "还可以查" not in page_of(base_catalogue(), "")


def test_the_home_page_leads_to_what_there_is(listed: Catalogue) -> None:
    assert [(link.text, link.path) for link in list_links(listed)] == [
        ("负面清单", "withheld/"),
        ("索引号", "numbers/"),
    ]
    assert '<a href="./withheld/">负面清单</a>' in page_of(listed, "")


def test_page_of_what_is_withheld(listed: Catalogue) -> None:
    body = page_of(listed, "withheld/")
    assert '<h2 id="g1">第三方合法权益</h2>' in body
    assert '<h3 id="w1">收款人的账号</h3>' in body
    assert "&lt;b&gt;身份证号&lt;/b&gt;" in body
    assert '<a href="../01/001/">征地补偿标准</a>' in body
    assert "《中华人民共和国政府信息公开条例》</a>第十五条" in body
    assert "第四十八条" not in body, "an article that nobody checked is not shown"
    assert "本人同意以后" in body
    assert "先申请行政复议" in body


def test_data_for_machines(listed: Catalogue) -> None:
    site = Site(listed, YEAR)
    output = next(one for one in site.outputs() if one.path == "withheld.json")
    ((_, data),) = site.make([output], {})
    told = json.loads(data)
    assert told["office"] == {"name": listed.office.name}
    assert told["withheld"][0]["title"] == REFUSAL.title
    assert told["withheld"][0]["until"] is None
    assert told["withheld"][0]["basis"][0] == {"law": "政府信息公开条例", "articles": ["第十五条"], "checked": True}


def test_the_item_says_which_part_is_withheld(listed: Catalogue) -> None:
    lines = beside_items(listed)["01-001"]
    assert [line.link.path for line in lines] == ["withheld/#w1", "withheld/#w1"]
    view = Site(listed, YEAR).views.item("01-001").body
    assert view.beside == (("哪些不公开", tuple((line.link, line.note) for line in lines)),)
    assert Site(base_catalogue(), YEAR).views.item("01-001").body.beside == ()


def test_a_change_of_an_entry_reaches_its_item_its_page_and_the_home_page(listed: Catalogue) -> None:
    outputs: tuple[Output, ...] = Site(listed, YEAR).outputs()
    paths = {one.path for one in find_affected(outputs, [Input(Source.LISTED, "01-001")])}
    assert {"index.html", "withheld/index.html", "withheld.json", "01/001/index.html"} <= paths
    assert "01/002/index.html" not in paths


def test_references_are_found_by_the_table_of_fields(listed: Catalogue) -> None:
    assert [(one.name, one.field, one.index) for one in named_items(listed)] == [("01-001", "items", 0)] * 2
    assert [(one.name, one.path) for one in named_by_lists(listed)] == [
        ("县自然资源局", ("withheld", "[]", "decided_by")),
        ("县自然资源局", ("numbers", "[]", "body")),
    ]
    assert [basis.law for basis in listed_basis(listed)] == ["政府信息公开条例", "土地管理法"]


def test_a_refusal_is_over_after_its_last_day() -> None:
    entry = replace(REFUSAL, until="2026-05-06")
    assert not entry.is_over(date(2026, 5, 6))
    assert entry.is_over(date(2026, 5, 7))
    assert not REFUSAL.is_over(date(2099, 1, 1))


def test_table_of_index_numbers(listed: Catalogue) -> None:
    body = page_of(listed, "numbers/")
    assert body.index("000014349/2026-00002") < body.index("000014349/2026-00001"), "the newest first"
    assert '<a href="../files/price-2026.txt">2026年片区综合地价表</a>' in body
    assert "撤下的&lt;b&gt; <small>已撤下</small>" in body, "no link to what was taken down"
    item = next(
        data.decode()
        for output, data in Site(listed, YEAR).make(Site(listed, YEAR).outputs(), SHELLS)
        if output.path == "01/001/index.html"
    )
    assert "索引号 000014349/2026-00001" in item
