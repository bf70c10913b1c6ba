"""The registers beside the catalogue: a site without them is as it was; with one it has its page, data and links."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from generator.derive.lists import LISTS, beside_items, list_links
from generator.derive.outputs import Input, Kind, Output, Source, find_affected
from generator.derive.search.terms import derive_search
from generator.model.catalogue import Catalogue
from generator.model.geodesy import Point, System
from generator.model.guide import Counter, FormFile, Guide, Material, Particular
from generator.model.indexnumber import IndexNumber
from generator.model.legalbasis import LegalBasis
from generator.model.listed import REGISTERS, listed_basis, named_by_lists, named_items
from generator.model.place import Outline, Spot, SpotKind
from generator.model.topic import Decision, Topic
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

GUIDE = Guide(
    "02-001",
    name="小学入学报名",
    conditions=("年满6周岁",),
    materials=(Material("户口簿", "原件", "1份", "租房的带<合同>"), Material("身份证")),
    steps=("到学校报名",),
    limit="20个工作日",
    promised="10个工作日",
    fee="不收费",
    places=(Counter("教务处", "示例路1号", "工作日 8:30—12:00"),),
    phone="0000-0000003",
    forms=(FormFile("报名表", "files/price-2026.txt"), FormFile("申请书", "https://a.gov.cn/b.docx")),
    supervision="12345",
    result="录取通知书",
    updated="2026-11-24",
)

PLACES = (
    Spot("某村<公示栏>", SpotKind.BOARD, "106.300010,38.500010", System.WGS84),
    Spot(
        "县政务服务中心",
        SpotKind.HALL,
        "106.284000,38.467000",
        System.GCJ02,
        address="示例路1号",
        phone="0000-0000003",
        items=("02-001",),
        note="二楼",
    ),
    Spot("没有坐标的", SpotKind.SCHOOL, "不知道", System.WGS84),
)
RING = Outline(((Point(106.0, 38.2), Point(106.6, 38.2), Point(106.6, 38.7), Point(106.0, 38.2)),))

TOPICS = (
    Topic(
        title="招生片区<图>",
        proposed="2026-10-08",
        count=3,
        body="县教育局",
        decision=Decision.TAKEN_UP,
        answered="2026-10-20",
        answer="片区图和名单一起公布",
        items=("02-001",),
        url="files/price-2026.txt",
    ),
    Topic(
        title="邻居拿了多少补偿",
        proposed="2026-10-08",
        body="县自然资源局",
        decision=Decision.REFUSED,
        reason="是别人的隐私",
    ),
    Topic(title="哪天修路", proposed="2026-07-01", body="县人民政府", decision=Decision.OPEN, due="2026-12-31"),
)


@pytest.fixture(scope="module")
def listed() -> Catalogue:
    return replace(
        base_catalogue(),
        withheld=(REFUSAL,),
        numbers=NUMBERS,
        guides=(GUIDE,),
        places=PLACES,
        outline=RING,
        topics=TOPICS,
    )


def page_of(catalogue: Catalogue, path: str) -> str:
    return next(page.body for page in Site(catalogue, YEAR).frame_pages() if page.path == path)


def filled(catalogue: Catalogue, path: str) -> str:
    """A page that is filled into a shell."""
    site = Site(catalogue, YEAR)
    outputs = [output for output in site.outputs() if output.path == f"{path}index.html"]
    ((_, data),) = site.make(outputs, SHELLS)
    return data.decode()


def test_each_register_has_a_row_and_the_other_way_round() -> None:
    assert tuple(row.register for row in LISTS) == REGISTERS


def test_without_registers_the_site_has_nothing_of_them() -> None:
    kinds = {output.kind for output in Site(base_catalogue(), YEAR).outputs()}
    assert kinds.isdisjoint({Kind.LIST, Kind.LIST_ENTRY, Kind.LIST_FILE})
    assert "还可以查" not in page_of(base_catalogue(), "")


def test_the_home_page_leads_to_what_there_is(listed: Catalogue) -> None:
    assert [(link.text, link.path) for link in list_links(listed)] == [
        ("办事指南", "guides/"),
        ("便民地图", "map/"),
        ("点题公开", "topics/"),
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
    assert [(one.name, one.field, one.index) for one in named_items(listed)] == [
        ("02-001", "item", None),
        ("02-001", "items", 0),
        ("02-001", "items", 0),
        ("01-001", "items", 0),
        ("01-001", "items", 0),
    ]
    assert [(one.name, one.path) for one in named_by_lists(listed)] == [
        ("县教育局", ("topics", "[]", "body")),
        ("县自然资源局", ("topics", "[]", "body")),
        ("县人民政府", ("topics", "[]", "body")),
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
    assert "索引号 000014349/2026-00001" in filled(listed, "01/001/")


def test_list_of_guides(listed: Catalogue) -> None:
    body = page_of(listed, "guides/")
    assert '<a href="../guides/02-001/">小学入学报名</a>' in body
    assert '<a href="../02/">义务教育</a>' in body


def test_a_guide_tells_all_eleven(listed: Catalogue) -> None:
    page = filled(listed, "guides/02-001/")
    assert "<title>小学入学报名办事指南 - " in page
    for told in (
        "小学入学报名", "《中华人民共和国政府信息公开条例》", "年满6周岁", "到学校报名", "tel:00000000003", "tel:12345",
        "户口簿（原件，1份，租房的带&lt;合同&gt;）", "承诺：10个工作日", "法定：20个工作日", "不收费", "录取通知书",
        "示例路1号，工作日 8:30—12:00", 'href="../../files/price-2026.txt"', 'href="https://a.gov.cn/b.docx"',
        "data-gk-print",
    ):  # fmt: skip
        assert told in page, told
    assert Site(listed, YEAR).views.item("02-001").body.beside[0][0] == "怎样办"
    assert Site(listed, YEAR).views.item("02-001").body.beside[1][0] == "去哪里"


def test_a_guide_says_what_is_not_needed(listed: Catalogue) -> None:
    bare = replace(GUIDE, forms=(), materials=(), unneeded=(Particular.FORMS, Particular.MATERIALS))
    page = filled(replace(listed, guides=(bare,)), "guides/02-001/")
    assert "不用填表" in page
    assert "不用带材料" in page


def test_a_guide_of_no_item_has_no_page(listed: Catalogue) -> None:
    lost = replace(listed, guides=(GUIDE, replace(GUIDE, item="01-099")))
    paths = [output.path for output in Site(lost, YEAR).outputs() if output.path.startswith("guides/0")]
    assert paths == ["guides/02-001/index.html"]


def test_an_item_is_found_by_what_its_guide_asks_for(listed: Catalogue) -> None:
    entry = next(one for one in derive_search(listed) if one.id == "02-001")
    assert {"小学入学报名", "户口簿", "报名表", "录取通知书", "县政务服务中心"} <= set(entry.content)


def test_map_and_list_say_the_same(listed: Catalogue) -> None:
    body = page_of(listed, "map/")
    assert body.count("<circle ") == body.count("data-lat=") == 2, "what has no coordinates is left out"
    assert '<li id="p1" data-lat="38.4' in body, "WGS-84, not as the map site gave it"
    assert "1. 县政务服务中心" in body
    assert "2. 某村&lt;公示栏&gt;" in body
    assert re.search(r'href="geo:38\.\d{6},106\.\d{6}\?q=38\.\d{6},106\.\d{6}\(%E5', body)
    assert 'd="M' in body
    assert "示例路1号，二楼" in body
    assert not re.search(r' (style|on[a-z]+)="|https?://', body), "no tile host, nothing the policy forbids"


def test_the_maps_script_is_there_only_with_the_map(listed: Catalogue) -> None:
    assert "assets/map.js" in {output.path for output in Site(listed, YEAR).outputs()}
    assert "assets/map.js" not in {output.path for output in Site(base_catalogue(), YEAR).outputs()}
    output = next(one for one in Site(listed, YEAR).outputs() if one.path == "assets/map.js")
    ((_, data),) = Site(listed, YEAR).make([output], {})
    assert b"getCurrentPosition" in data
    assert b"XMLHttpRequest" not in data


def test_of_many_places_an_item_names_a_few(listed: Catalogue) -> None:
    many = tuple(replace(PLACES[1], name=f"窗口{n}", at=f"106.28{n}000,38.467000") for n in range(6))
    lines = [line.link.text for line in beside_items(replace(listed, places=many))["02-001"] if line.term == "去哪里"]
    assert lines == ["窗口0", "窗口1", "窗口2", "全部地点，看便民地图"]


def test_topics_stand_by_quarter(listed: Catalogue) -> None:
    body = page_of(listed, "topics/")
    assert body.index("2026年第四季度") < body.index("2026年第三季度")
    assert "共 2 个题目：列入目录 1 个，不列入 1 个" in body
    for told in (
        "招生片区&lt;图&gt;", "<b>列入目录</b>", "片区图和名单一起公布", "，3 人提",
        '<a href="../02/001/">招生范围</a>',
        '<a href="../files/price-2026.txt">看文件</a>', "<b>办理中</b>，最迟", "是别人的隐私",
    ):  # fmt: skip
        assert told in body, told
    assert body.count("</time> 答复") == 1
    assert "群众点的题" in dict(Site(listed, YEAR).views.item("02-001").body.beside)
