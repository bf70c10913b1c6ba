"""Channels and levels as offices call them: kept and shown, judged and filtered as the standard term."""

import json

import jsonschema
import pytest

from generator.derive.merging import in_own_words
from generator.derive.views.table import list_filters
from generator.edit.records import record_rows
from generator.model.catalogue import Catalogue
from generator.model.imported import ItemDraft
from generator.model.item import ChannelUse
from generator.model.ownwords import own_words
from generator.model.terms import Channel, Level, Own
from generator.read.schema.likely import find_likely
from generator.read.tables.channels import find_channel
from generator.render.tables.data import render_catalogue_json
from tests.pipeline.own import check_with, row_of, view_of
from tests.site.support import ROOT

REGISTER = """\
channels:
  官方微信公众号: 两微一端
  区档案馆: 公开查阅点
  12345热线: 其他
levels:
  区级: 县级
  镇街: 乡级
  片区: 乡级
"""
LAND = (
    (
        "      - 政府网站\n      - 社区/",
        "      - 官方微信公众号\n      - name: 区档案馆\n        note: 二楼\n      - 12345热线\n      - 社区/",
    ),
    ("level: [县级, 乡级]", "level: [区级, 镇街, 片区]"),
    ("        level: 乡级\n        note: 在村里张贴", "        level: 镇街\n        note: 在村里张贴"),
)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    checked = check_with({"office.yml": (("", REGISTER),), "01-land.yml": LAND})
    assert checked.problems == ()
    return checked.catalogue


def test_a_page_says_the_name_first_and_what_it_is(catalogue: Catalogue) -> None:
    channels = [link.text for link in view_of(catalogue, "01-001").channels]
    assert channels[:3] == ["官方微信公众号（两微一端）", "区档案馆（公开查阅点，二楼）", "其他（12345热线）"]


def test_the_table_says_the_box_and_the_name(catalogue: Catalogue) -> None:
    row = row_of(catalogue, "01-001")
    assert next(words for chosen, words in row.channel if chosen) == "两微一端（官方微信公众号）"
    assert len(row.channel) == len(Channel)
    assert row.cells["level"] == "区级、镇街、片区"
    assert (row.county, row.township, row.village) == (True, True, False)
    assert row.called == {"county": "区级", "township": "镇街、片区"}
    assert row_of(catalogue, "01-002").called == {}
    assert "乡镇人民政府（镇街，在村里张贴）" in row_of(catalogue, "01-002").subject


def test_filters_know_the_three_tiers_only(catalogue: Catalogue) -> None:
    options = next(one.options for one in list_filters(catalogue.domains[0]) if one.field == "level")
    assert [value for value, _ in options] == ["县级", "乡级", "村级"]


def test_data_have_both_and_keep_their_form(catalogue: Catalogue) -> None:
    data = json.loads(render_catalogue_json(catalogue))
    jsonschema.validate(data, json.loads((ROOT / "schema" / "catalogue.schema.json").read_text("utf-8")))
    first, second = data["items"][:2]
    assert first["channel"][1] == {"name": "公开查阅点", "note": "二楼", "called": "区档案馆"}
    assert first["scope"]["level"] == ["县级", "乡级"]
    assert first["scope"]["level_called"] == ["区级", "镇街", "片区"]
    assert second["subject"][1]["level"] == "乡级"
    assert second["subject"][1]["level_called"] == "镇街"
    assert "level_called" not in second["scope"]
    assert "called" not in second["channel"][0]


def test_a_record_is_written_in_the_office_s_words(catalogue: Catalogue) -> None:
    rows = record_rows(catalogue.items[0])
    assert "  - 官方微信公众号" in rows
    assert "  level: [区级, 镇街, 片区]" in rows


def test_a_group_is_not_reached_by_an_own_name_of_the_open_web() -> None:
    """GK441 looks at what a name stands for."""
    checked = check_with(
        {
            "office.yml": (("", "channels: {官网: 政府网站}\n"),),
            "02-school.yml": (("audience: [全社会]", "audience: [学生家长]"), ("- 政府网站", "- 官网")),
        }
    )
    assert [problem.code for problem in checked.problems] == ["GK441"]


def test_an_office_that_cannot_be_read_silences_its_words() -> None:
    checked = check_with({"office.yml": (("", REGISTER + "  [\n"),), "01-land.yml": LAND})
    assert {problem.place.file for problem in checked.problems} == {"catalog/office.yml"}


@pytest.mark.parametrize(
    ("name", "standard"),
    [
        ("官方微信公众号", "两微一端"),
        ("区档案馆", "公开查阅点"),
        ("村民微信群", "精准推送"),
        ("省里的APP", "两微一端"),
        ("警务公开栏", "社区/企事业单位/村公示栏（电子屏）"),
        ("社区宣传橱窗", "社区/企事业单位/村公示栏（电子屏）"),
        ("县融媒体中心", "两微一端"),
        ("村级大喇叭", "广播电视"),
        ("学校官网", "政府网站"),
        ("12345热线", "其他"),
    ],
)
def test_the_likely_standard_name_is_said(name: str, standard: str) -> None:
    checked = check_with({"02-school.yml": (("- 政府网站", f"- {name}"),)})
    (problem,) = checked.problems
    assert problem.code == "GK203"
    assert f"{name}: {standard}" in problem.fix.replace('"', "")
    assert "office.yml" in problem.fix


def test_no_name_is_no_channel() -> None:
    assert find_likely("，，，", "channels") == ""
    assert find_likely("县一级", "levels") == "县级"
    assert find_likely("全国", "levels") == ""


def test_import_takes_registered_names(catalogue: Catalogue) -> None:
    """What our own table says of an own name comes back as it; a name nobody registered stays a note."""
    own = own_words(catalogue.office)
    said = [
        find_channel(words)
        for words in ("两微一端（官方微信公众号）", "区档案馆", "公开查阅点（区档案馆，二楼）", "镇图书馆")
    ]
    uses = tuple(use for use in said if use is not None)
    draft = ItemDraft(
        sheet="", row=1, title="甲", channel=uses, level=(Level.COUNTY, Level.VILLAGE), kept={"公开层级": "区级、园区"}
    )
    meant = in_own_words(draft, own)
    archive = Own("区档案馆", Channel.READING_POINT)
    assert meant.channel[:3] == (
        ChannelUse(Own("官方微信公众号", Channel.SOCIAL)),
        ChannelUse(archive),
        ChannelUse(archive, "二楼"),
    )
    assert meant.channel[3] == ChannelUse(Channel.READING_POINT, "镇图书馆")
    assert meant.level == (Own("区级", Level.COUNTY), Level.VILLAGE)
    assert meant.kept == {"公开层级": "园区"}
