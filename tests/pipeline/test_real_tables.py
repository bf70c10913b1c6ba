"""What real tables have beside the official columns: shown, printed, found, written, compared as every other field."""

import json

import pytest

from generator.derive.matching import match_rows
from generator.derive.posters import find_refused
from generator.derive.registering import Registers
from generator.derive.search.terms import derive_search
from generator.edit.records import record_rows
from generator.model.catalogue import Catalogue
from generator.model.imported import ItemDraft
from generator.model.poster import Choice
from generator.read.tables.beside import find_beside, read_portal
from generator.render.tables.data import render_catalogue_json
from tests.pipeline.own import FULL, bodies_of, check_with, row_of, view_of


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    checked = check_with(FULL)
    assert checked.problems == ()
    return checked.catalogue


def test_a_page_says_them(catalogue: Catalogue) -> None:
    view = view_of(catalogue, "01-001")
    assert view.path == ("征地补偿", "补偿标准")
    assert [(one.text, one.url) for one in view.portal] == [
        ("征地信息公开", ""),
        ("政策文件", "https://www.example.gov.cn/zc/"),
    ]
    assert view.leading[0].text == "县自然资源局（征地股）"
    assert {fact.title: fact.texts for fact in view.further} == {
        "公开时长": ("长期",),
        "更新周期": ("每三年更新一次",),
        "备注": ("按片区分别公布",),
    }


def test_the_official_row_says_them_behind_the_content(catalogue: Catalogue) -> None:
    row = row_of(catalogue, "01-001")
    assert row.path == ("征地补偿", "补偿标准")
    assert row.content[-4:] == (
        "公开时长：长期",
        "更新周期：每三年更新一次",
        "备注：按片区分别公布",
        "网站所属栏目：征地信息公开；政策文件，https://www.example.gov.cn/zc/",
    )
    assert row_of(catalogue, "01-002").path == ()


def test_data_and_search_have_them(catalogue: Catalogue) -> None:
    item = json.loads(render_catalogue_json(catalogue))["items"][0]
    assert (item["path"], item["cycle"], item["duration"]) == (["征地补偿", "补偿标准"], "每三年更新一次", "长期")
    assert item["portal"][0] == {"name": "征地信息公开", "url": None}
    assert item["subject"][0]["section"] == "征地股"
    found = derive_search(catalogue).entries[0].content
    assert {"补偿标准", "每三年更新一次", "按片区分别公布", "征地信息公开"} <= set(found)


def test_documents_say_their_number_day_issuers_and_pair(catalogue: Catalogue) -> None:
    document, explanation = view_of(catalogue, "01-001").newest
    assert document.body == "县自然资源局、县财政局"
    assert (document.day, document.about) == ("2026-05-06", "示政发〔2026〕3号，2026-04-30 成文")
    assert explanation.about == "解读《2026年片区综合地价表》"
    told = json.loads(render_catalogue_json(catalogue))["items"][0]["published"][0]
    assert (told["number"], told["made"], told["issuers"]) == ("示政发〔2026〕3号", "2026-04-30", ["县财政局"])
    assert any("示政发〔2026〕3号" in text for text in derive_search(catalogue).entries[0].content)


def test_a_body_is_told_and_found_by_its_former_and_second_names(catalogue: Catalogue) -> None:
    assert view_of(catalogue, "01-001").leading[0].names == "原县国土资源局，挂县林业局牌子"
    assert view_of(catalogue, "01-002").leading[0].names == ""
    entries = derive_search(catalogue).entries
    assert any("县国土资源局" in text and "县林业局" in text for text in entries[0].content)
    assert not any("县国土资源局" in text for text in entries[1].content)
    (body,) = (body for group in bodies_of(catalogue) for body in group.bodies if body.name == "县自然资源局")
    assert (body.names, body.former) == ("原县国土资源局，挂县林业局牌子", ("县国土资源局", "县林业局"))


def test_import_and_posters_know_a_body_by_them(catalogue: Catalogue) -> None:
    registers = Registers(catalogue.bodies, catalogue.laws)
    assert [registers.body(name) for name in ("县国土资源局", "县林业局", "县水利局")] == [
        "县自然资源局",
        "县自然资源局",
        "县水利局",
    ]
    assert list(registers.new_bodies) == ["县水利局"]
    assert find_refused(catalogue, Choice(bodies=("县国土资源局",))) == (
        "bodies.yml 里没有登记“县国土资源局”，现在是“县自然资源局”",
    )


def test_they_are_written_in_the_order_of_the_guide(catalogue: Catalogue) -> None:
    rows = record_rows(catalogue.items[0])
    keys = [row.partition(":")[0] for row in rows if not row.startswith((" ", "-"))]
    assert keys.index("path") == keys.index("category") + 1
    assert keys[keys.index("time_limit") : keys.index("scope")] == [
        "time_limit",
        "duration",
        "cycle",
        "channel",
        "portal",
    ]
    assert "  - 征地信息公开" in rows


def test_items_of_one_name_below_different_levels_are_two() -> None:
    """工程招标 has 招标公告 below 施工 and below 监理."""
    second = (
        "title: 征收土地公告\n    category: 征地组织实施",
        "title: 征地补偿标准\n    category: 征地管理政策\n    path: [补充]",
    )
    empty = ("    - id: c2\n      name: 征地组织实施\n", "    - id: c2\n      name: 征地组织实施\n")
    checked = check_with({"01-land.yml": (second, empty)})
    assert "GK453" not in {problem.code for problem in checked.problems}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("责任科室", "section"), ("责任股室（站所）", "section"), ("承办处室", "section"), ("公开时长", "duration"),
        ("公示期限", "duration"), ("更新周期", "cycle"), ("更新频率", "cycle"), ("网站所属栏目", "portal"),
        ("公开栏目", "portal"), ("网址", "portal"), ("备注", "remark"), ("考核分值", ""), ("联系电话", ""),
        ("内部备注", ""),
    ],
)  # fmt: skip
def test_headings_of_real_tables(heading: str, field: str) -> None:
    assert find_beside(heading) == field


def test_a_cell_of_the_portal_is_a_name_an_address_or_both() -> None:
    def said(*texts: str) -> list[tuple[str, str]]:
        return [(one.name, one.url) for one in read_portal(texts)[0]]

    address = "https://www.example.gov.cn/a/"
    assert said("政策文件") == [("政策文件", "")]
    assert said(f"政策文件：{address}") == said("政策文件", address) == [("政策文件", address)]
    assert read_portal([address]) == ((), (address,))
    assert read_portal(["政策文件 https://a@b.cn/"])[1]


def test_rows_of_one_name_below_other_levels_are_other_items(catalogue: Catalogue) -> None:
    def row(number: int, *path: str) -> ItemDraft:
        return ItemDraft(sheet="", row=number, title="征地补偿标准", category="征地管理政策", path=path)

    domain = catalogue.domains[0]
    same, other = row(1, "征地补偿", "补偿标准"), row(2, "征地补偿", "安置标准")
    matching = match_rows(domain, (other, same))
    assert (dict(matching.sure), matching.new, matching.doubled) == ({"01-001": same}, (other,), ())
    assert dict(match_rows(domain, (row(3),)).sure) == {"01-001": row(3)}
    assert match_rows(domain, (same, row(4, "征地补偿", "补偿标准"))).doubled == (
        (row(4, "征地补偿", "补偿标准"), "01-001"),
    )
