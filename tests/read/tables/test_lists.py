"""Lists in one cell: numbers below numbers, notes in brackets, lines; nothing of the cell is lost."""

import re

import pytest

from generator.read.tables.lists import split_list

CASES = [
    ("一、公告\n1.公告\n2.结果\n二、合同", ["公告：公告；结果", "合同"]),
    ("（一）公告\n1.公告\n2.结果\n（二）合同", ["公告：公告；结果", "合同"]),
    ("1.公告\n（1）时间\n（2）地点\n2.合同", ["公告：时间；地点", "合同"]),
    ("1、公告（1）时间（2）地点2、合同", ["公告：时间；地点", "合同"]),
    ("1.公告\n①时间\n②地点\n2.合同\n①甲方\n②乙方", ["公告：时间；地点", "合同：甲方；乙方"]),
    ("一、公告\n（一）时间\n1.开始\n2.结束\n（二）地点\n二、合同", ["公告：时间（开始；结束）；地点", "合同"]),
    ("1.公告\n1.1时间\n1.2地点\n2.结果", ["公告：时间；地点", "结果"]),
    ("一、公告：1.名称；2.金额。二、结果：1.中标人；2.金额。", ["公告：名称；金额", "结果：中标人；金额"]),
    ("●公告\n-时间\n-地点\n●结果", ["公告：时间；地点", "结果"]),
    ("一、政策\n法律\n法规\n二、结果", ["政策：法律；法规", "结果"]),
    ("1.征收土\n地公告\n2.结果", ["征收土地公告", "结果"]),
    ("征收公告\n（市级）\n补偿方案\n（县级）", ["征收公告（市级）", "补偿方案（县级）"]),
    ("（市级）\n征收公告\n补偿方案", ["（市级）征收公告", "补偿方案"]),
    ("1.征收公告；\n（市级）\n2.补偿方案", ["征收公告（市级）", "补偿方案"]),
    ("1.公告\n2.结果\n注：涉密的除外", ["公告", "结果", "注：涉密的除外"]),
    ("1.公告\n2.结果\n1.合同\n2.验收", ["公告", "结果", "合同", "验收"]),
    ("1.公告（①时间②地点）2.合同", ["公告（①时间②地点）", "合同"]),
    ("1、2023年预算；2、2024年预算", ["2023年预算", "2024年预算"]),
    ("一是公告；二是结果", ["公告", "结果"]),
    ("第一，公告；第二，结果", ["公告", "结果"]),
    ("⑴公告⑵结果", ["公告", "结果"]),
    ("A.公告\nB.结果", ["公告", "结果"]),
    ("Ⅰ.公告\nⅡ.结果", ["公告", "结果"]),
    ("（一）公告（二）结果", ["公告", "结果"]),
    ("行政许可：\n1.申请\n2.审批\n行政处罚：\n1.立案\n2.决定", ["行政许可：申请；审批", "行政处罚：立案；决定"]),
    ("1 政策\n2 指南", ["政策", "指南"]),
    ("一、二级市场情况", ["一、二级市场情况"]),
    ("扶持政策；扶持对象；\n实施部门\n（镇街）", ["扶持政策", "扶持对象", "实施部门（镇街）"]),
    ("公告：1.时间 2.地点", ["公告：时间；地点"]),
]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_what_is_numbered_below_an_element_stays_with_it(text: str, wanted: list[str]) -> None:
    assert list(split_list(text)) == wanted


@pytest.mark.parametrize("text", [text for text, _ in CASES])
def test_no_word_of_a_cell_is_lost(text: str) -> None:
    said = "".join(split_list(text))
    for word in re.findall(r"[\u4e00-\u9fff]{2,}", re.sub(r"[一二三四]是|第[一二三四]", "", text.replace("\n", "/"))):
        assert word in said


def test_an_element_that_would_be_too_long_is_several() -> None:
    below = [f"第{'子' * 40}{number}" for number in range(1, 11)]
    text = "一、公告\n" + "\n".join(f"{number}.{one}" for number, one in enumerate(below, 1)) + "\n二、合同"
    assert list(split_list(text)) == [*(f"公告：{one}" for one in below), "合同"]
