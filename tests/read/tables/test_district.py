"""Heads and cells of district offices: marks explained in a head, numbered channels, ticked 五公开, tiers in brackets.

Each as it was written down before the reader was run.
"""

import pytest

from generator.model.terms import Channel, Level
from generator.pipeline.returning import further_columns
from generator.read.tables.channels import read_channels
from generator.read.tables.headings import levels_of, top_key
from generator.read.tables.kinds import read_grids
from generator.read.tables.lists import split_list, split_numbered_lines
from generator.read.tables.understand import understand
from generator.read.tables.values import read_subjects
from tests.read.tables.make import xlsx
from tests.read.tables.test_messy import read


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("公开内容（要素）\n●必选 〇可选", "content"),
        ("公开渠道和载体\n“■”表示必选项，“□”表示可选项", "channel"),
        ("公开时限 注：★为重点", "time_limit"),
        ("要素", "content"),
        ("主题", "class"),
        ("主题分类", "class"),
        ("公开群体", "audience"),
        ("面向群体", "audience"),
    ],
)
def test_a_head_is_known_by_its_words_without_what_its_marks_mean(heading: str, key: str) -> None:
    assert top_key(heading) == key


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("①政府网站②社区/企事业单位/村公示栏（电子屏）", (Channel.WEBSITE, Channel.NOTICE_BOARD)),
        ("1.政府网站 2.两微一端", (Channel.WEBSITE, Channel.SOCIAL)),
        ("1、政府网站2、政府公报", (Channel.WEBSITE, Channel.GAZETTE)),
        ("（1）政府网站（2）精准推送", (Channel.WEBSITE, Channel.TARGETED)),
        ("政府网站\\学校公示栏", (Channel.WEBSITE, Channel.NOTICE_BOARD)),
        ("政府网站 | 村公示栏", (Channel.WEBSITE, Channel.NOTICE_BOARD)),
    ],
)
def test_numbers_and_strokes_part_channels(text: str, names: tuple[Channel, ...]) -> None:
    assert tuple(use.channel for use in read_channels(text).uses) == names


@pytest.mark.parametrize("text", ["12345政务服务热线", "学校（1至6年级）公示栏"])
def test_a_number_in_a_name_parts_nothing(text: str) -> None:
    assert len(read_channels(text).uses) == 1


def test_a_wide_gap_parts_bodies_and_a_gap_in_a_word_does_not() -> None:
    assert [one.body for one in read_subjects("区教育局\u3000各学校")] == ["区教育局", "各学校"]
    assert [one.body for one in read_subjects("县\u3000教\u3000育\u3000局")] == ["县教育局"]
    assert [one.body for one in read_subjects("县自然资源 和规划局")] == ["县自然资源和规划局"]


def test_a_tier_may_stand_in_brackets() -> None:
    assert levels_of("派出所（乡级）") == (Level.TOWNSHIP,)
    assert levels_of("乡镇（街道）") == (Level.TOWNSHIP,)


_TOP = ["序号", "事项类别", "事项名称", "公开内容标题", "公开依据", "公开时限", "公开主体", "公开渠道", "公开对象"]
_REST = ["户籍管理", "出生登记", "条件；材料", "《户口登记条例》", "20个工作日内", "县公安局", "政府网站", "全社会"]


def test_a_sheet_of_a_police_office() -> None:
    rows = [
        [*_TOP, "公开方式", "公开层级", None, "五公开", "网上可办"],
        [*[None] * 10, "县级", "派出所（乡级）", None, None],
        [1, *_REST, "主动公开", "√", "√", "□决策 □执行 □管理 ☑服务 □结果", "√"],
        [2, *[*_REST[:1], "迁移登记", *_REST[2:]], "主动公开", "√", None, "☑管理 ☑服务", None],
    ]
    merges = ["K1:L1", *(f"{letter}1:{letter}2" for letter in "ABCDEFGHIJMN")]
    grids, _ = read_grids("police.xlsx", xlsx({"户籍": {"rows": rows, "merges": merges}}))
    one, two = understand(grids, further_columns(), files=["police.xlsx"]).items
    assert (one.title, one.category, one.content) == ("出生登记", "户籍管理", ("条件", "材料"))
    assert one.level == (Level.COUNTY, Level.TOWNSHIP)
    assert one.further["stage"] == ("服务",)
    assert one.kept["网上可办"] == "√（打了勾）"  # a sign alone is no text that a catalogue may hold
    assert two.level == (Level.COUNTY,)
    assert two.kept["五公开"] == "管理；服务"  # an item has one


def test_a_point_before_a_group_is_none_of_its_name() -> None:
    head = ["序号", "公开事项", "公开内容", "公开依据", "公开时限", "公开主体", "公开渠道", "公开对象", "公开方式"]
    rest = ["学区划分", "《义务教育法》", "20个工作日内", "区教育局", "政府网站", "全社会", "主动公开"]
    rows = [head, ["●招生管理"], [22, "招生政策", *rest], ["◆教师管理"], [23, "职称评审", *rest]]
    imported = read("school.xlsx", xlsx({"教育": {"rows": rows, "merges": ["A2:I2", "A4:I4"]}}))
    assert [(item.title, item.category) for item in imported.items] == [
        ("招生政策", "招生管理"),
        ("职称评审", "教师管理"),
    ]


def test_a_line_added_without_a_number_is_an_element_of_its_own() -> None:
    added = "1. 学区划分调整方案\n2. 意见采纳情况\n新增的一条要素"
    assert split_list(added) == ("学区划分调整方案", "意见采纳情况", "新增的一条要素")
    assert split_list("1. 征收范围\n2. 补偿方案，包括：\n补偿方式和标准") == (
        "征收范围",
        "补偿方案，包括：补偿方式和标准",
    )
    amid = "1. 征收范围\n新增的一条\n2. 补偿方案\n又一条\n再一条"
    assert split_numbered_lines(amid) == ("征收范围", "新增的一条", "补偿方案", "又一条", "再一条")
    assert split_numbered_lines("1. 征收范围\n2. 补偿方案") == ("征收范围", "补偿方案")


def test_parts_of_a_heading_that_sort_what_stands_below_them() -> None:
    rows = [
        ["序号", "公开事项", None, "公开内容", "公开依据", "公开时限", "公开主体", None, "公开渠道", None, "公开对象"],
        [None, "一级事项", "二级事项", None, None, None, "县级", "乡级", "线上", "线下", None],
        [
            1,
            "机构信息",
            "名录",
            "名称",
            "《图书馆法》",
            "3个工作日内",
            "县文旅局",
            "乡镇文化站",
            "政府网站",
            "公示栏",
            "全社会",
        ],
    ]
    imported = read("culture.xlsx", xlsx({"文化": {"rows": rows, "merges": ["B1:C1", "G1:H1", "I1:J1"]}}))
    (one,) = imported.items
    assert one.title == "名录"
    assert [(body.body, body.level) for body in one.subject] == [
        ("县文旅局", Level.COUNTY),
        ("乡镇文化站", Level.TOWNSHIP),
    ]
    assert [use.channel for use in one.channel] == [Channel.WEBSITE, Channel.NOTICE_BOARD]


@pytest.mark.parametrize("number", ["Ⅰ", "一", "（一）"])
def test_a_group_with_its_number_in_the_column_of_numbers(number: str) -> None:
    head = ["序号", "公开事项", "公开内容", "公开依据", "公开时限", "责任单位", "公开载体", "公开范围"]
    rest = ["草案", "《城乡规划法》", "不少于30日", "镇人民政府", "公示栏", "全社会"]
    rows = [head, [number, "规划编制"], [1, "村庄规划草案公示", *rest]]
    imported = read("plan.xlsx", xlsx({"规划": {"rows": rows, "merges": ["B2:H2"]}}))
    assert [(item.title, item.category) for item in imported.items] == [("村庄规划草案公示", "规划编制")]
