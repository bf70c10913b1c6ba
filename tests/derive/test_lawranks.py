"""The rank of a law by its number, else by its name; every law of the shipped register once."""

import pytest

from generator.derive.lawranks import Rank, find_rank, rank_laws
from tests.catalogues import shipped_catalogue

CASES = {
    ("中华人民共和国土地管理法", "主席令第三十二号"): Rank.LAW,
    ("中华人民共和国行政许可法", "主席令第七号（2019年修正）"): Rank.LAW,
    ("中华人民共和国国籍法", ""): Rank.LAW,
    ("中华人民共和国生态环境法典", ""): Rank.LAW,
    ("中华人民共和国民法典（草案）", ""): Rank.LAW,
    ("国务院对确需保留的行政审批项目设定行政许可的决定", "国务院令第412号"): Rank.REGULATION,
    ("征兵工作条例", "国务院 中央军事委员会令第759号"): Rank.REGULATION,
    ("示例省城乡规划条例", ""): Rank.REGULATION,
    ("信访工作条例", ""): Rank.REGULATION,
    ("示例省实施办法", "示例省第十三届人民代表大会常务委员会公告第36号"): Rank.REGULATION,
    ("示例市规定", "市十五届人大常委会公告（第2号）"): Rank.REGULATION,
    ("企业国有资产交易监督管理办法", "国务院国资委 财政部令第32号"): Rank.RULE,
    ("公共资源交易平台管理暂行办法", "国家发展改革委等14部门令第39号"): Rank.RULE,
    ("示例省户外广告管理办法", "示例省人民政府令第七号"): Rank.RULE,
    ("中国公民收养子女登记办法", "民政部令第14号（1999年发布，2023年国务院令第764号修订）"): Rank.REGULATION,
    ("关于办理强制执行案件若干问题的规定", "法释〔2012〕4号"): Rank.INTERPRETATION,
    ("国有土地上房屋征收评估办法", "建房〔2011〕77号"): Rank.DOCUMENT,
    ("动物防疫等补助经费管理办法", ""): Rank.DOCUMENT,
    ("《教师资格条例》实施办法", "教育部令第10号"): Rank.RULE,
    ("征地办法", ""): Rank.DOCUMENT,
    ("公共租赁住房管理做法", ""): Rank.DOCUMENT,
}


@pytest.mark.parametrize(("law", "rank"), CASES.items(), ids=lambda value: getattr(value, "name", None))
def test_rank_follows_the_number_then_the_name(law: tuple[str, str], rank: Rank) -> None:
    assert find_rank(*law) is rank


def test_every_law_of_the_shipped_register_stands_once() -> None:
    laws = shipped_catalogue().laws.values()
    found = [law.key for group in rank_laws(laws, {}) for _, held in group.letters for law in held]
    assert sorted(found) == sorted(law.key for law in laws)
    assert min(len(group.letters) for group in rank_laws(laws, {}) if group.rank is not Rank.INTERPRETATION) > 5
