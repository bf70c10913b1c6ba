"""Cells of choices: marks before or behind, in brackets, beside signs of every kind; own words for tiers."""

import pytest

from generator.read.tables.channels import read_channels
from generator.read.tables.choices import read_audience, read_level, read_method
from generator.read.tables.marks import plain_marks

C, T, V = "县级", "乡级", "村级"


@pytest.mark.parametrize(
    ("text", "levels", "words"),
    [
        ("区级、镇街", (C, T), ("区级", "镇街")),
        ("区级 镇街 村级", (C, T, V), ("区级", "镇街", "村级")),
        ("区级/镇街", (C, T), ("区级", "镇街")),
        ("区级，镇街；村（社区）", (C, T, V), ("区级", "镇街", "村（社区）")),
        ("区、镇街、村", (C, T, V), ("区", "镇街", "村")),
        ("1.县级 2.乡级", (C, T), ("县级", "乡级")),
        ("区级√ 镇街 村级√", (C, V), ("区级", "村级")),
        ("区级√\n镇街\n村级√", (C, V), ("区级", "村级")),
        ("区级√、镇街、村级√", (C, V), ("区级", "村级")),
        ("区级√，镇街；村级√", (C, V), ("区级", "村级")),
        ("√区级 镇街 √村级", (C, V), ("区级", "村级")),
        ("√区级\n√镇街\n村级", (C, T), ("区级", "镇街")),
        ("区级（√）镇街（）村级（√）", (C, V), ("区级", "村级")),
        ("[√]区级 [ ]镇街", (C,), ("区级",)),
        ("县级：√ 乡级： 村级：√", (C, V), ("县级", "村级")),
        ("县级：是 乡级：否", (C,), ("县级",)),
        ("■区级□镇街", (C,), ("区级",)),
        ("区级■镇街□村级■", (C, V), ("区级", "村级")),
        ("口区级■镇街", (T,), ("镇街",)),
        ("县级 乡级×", (C,), ("县级",)),
        ("县级V 乡级", (C,), ("县级",)),
        ("县级、乡级√", (T,), ("乡级",)),
        ("县级√ 乡、村级√", (C, T, V), ("县级", "乡", "村级")),
        ("县\n级", (C,), ("县级",)),
        ("县乡两级", (C, T), ("县级", "乡级")),
    ],
)
def test_levels(text: str, levels: tuple[str, ...], words: tuple[str, ...]) -> None:
    found = read_level([("", "公开层级", text)])
    assert (tuple(level.value for level in found.values), found.words, found.unknown) == (levels, words, ())


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("经开区、镇街", ("经开区",)),
        ("市级√ 区级√ 镇街", ("市级",)),
        ("市级 区级√", ()),
        ("园区管委会", ("园区管委会",)),
    ],
)
def test_words_for_no_tier_are_told_where_they_are_chosen(text: str, unknown: tuple[str, ...]) -> None:
    assert read_level([("", "公开层级", text)]).unknown == unknown


@pytest.mark.parametrize(
    ("text", "methods"),
    [
        ("主动√ 依申请", "主动公开"),
        ("主动 √依申请", "依申请公开"),
        ("√主动 依申请", "主动公开"),
        ("主动公开 依申请公开√", "依申请公开"),
        ("主动公开√依申请公开", "主动公开"),
        ("主动（√）依申请（ ）", "主动公开"),
        ("主动■依申请□", "主动公开"),
        ("主动公开 依申请公开", "主动公开、依申请公开"),
        ("主动√/依申请", "主动公开"),
        ("主\n动", "主动公开"),
        ("依\n申请公开", "依申请公开"),
        ("主动 依申请×", "主动公开"),
    ],
)
def test_methods(text: str, methods: str) -> None:
    found, unknown = read_method([("", "公开方式", text)])
    assert ("、".join(method.value for method in found), unknown) == (methods, ())


@pytest.mark.parametrize(
    ("text", "audience"),
    [
        ("全社会√ 特定群体", ("全社会",)),
        ("全社会 特定群体√", ("特定群体",)),
        ("√全社会 特定群体", ("全社会",)),
        ("全社会√ 特定群体√（申请人）", ("全社会", "申请人")),
        ("全社会□ 特定群体☑ 申请人", ("申请人",)),
        ("全社会 特定群体：申请人√", ("申请人",)),
        ("全社会（√）特定群体（ ）", ("全社会",)),
        ("全社会√ 申请人", ("全社会",)),
        ("全社会 申请人", ("全社会", "申请人")),
        ("特定群众√（具体：村民）", ("村民",)),
        ("特定\n群体", ("特定群体",)),
        ("被征地 农民", ("被征地农民",)),
        ("被征地\n农民", ("被征地农民",)),
        ("申请人\n利害关系人", ("申请人", "利害关系人")),
        ("特定群体（请写明）：申请人", ("申请人",)),
        ("申请人、利害关系人", ("申请人、利害关系人",)),
    ],
)
def test_audiences(text: str, audience: tuple[str, ...]) -> None:
    assert read_audience([("", "公开对象", text)]).values == audience


WEB, GAZETTE, SOCIAL, BOARD = "政府网站", "政府公报", "两微一端", "社区/企事业单位/村公示栏（电子屏）"


@pytest.mark.parametrize(
    ("text", "channels"),
    [
        ("政府网站√ 政府公报 两微一端√", (WEB, SOCIAL)),
        ("政府网站√、政府公报、两微一端√", (WEB, SOCIAL)),
        ("√政府网站 政府公报 √两微一端", (WEB, SOCIAL)),
        ("政府网站（√）政府公报（ ）两微一端（√）", (WEB, SOCIAL)),
        ("政府网站 √\n政府公报\n公示栏 √", (WEB, BOARD)),
        ("官方微信公众号√ 区档案馆", (f"{SOCIAL}:官方微信公众号",)),
        ("[√]政府网站[ ]政府公报", (WEB,)),
        ("政府网站√ 政务服务中心 其他：信用中国√", (WEB, "其他:信用中国")),
        ("政府网站、公示栏√", (BOARD,)),
        ("√社区/企事业单位/村公示栏（电子屏） 政府公报", (BOARD,)),
        ("■政府网站 □政府公报 ■其他 县广播电视台", (WEB, "其他:县广播电视台")),
        ("政府网站 政府公报×", (WEB,)),
        ("社区、企事业单位、村公示栏", (BOARD,)),
        ("1.政府网站√2.政府公报3.公示栏√", (WEB, BOARD)),
        ("√政府网站政府公报√两微一端", (WEB, SOCIAL)),
    ],
)
def test_channels(text: str, channels: tuple[str, ...]) -> None:
    uses = read_channels(text).uses
    assert tuple(f"{use.channel.value}:{use.note}".rstrip(":") for use in uses) == channels


def test_a_name_without_a_box_among_boxes_is_told() -> None:
    found = read_channels("■政府网站 官方微信公众号 □政府公报")
    assert [use.channel.value for use in found.uses] == [WEB]
    assert found.unplaced == ("官方微信公众号",)


def test_marks_in_brackets_and_behind_colons_are_marks() -> None:
    assert plain_marks("区级（√）镇街（）") == "区级√镇街□"
    assert plain_marks("镇（ ）") == "镇（ ）"  # one pair of empty brackets is no box
    assert plain_marks("县级:√") == "县级√"
