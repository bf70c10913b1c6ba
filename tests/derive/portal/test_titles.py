"""What a title is about: without county, issuers, years and the frame."""

import pytest

from generator.derive.portal.titles import read_title

ABOUT = (
    ("示例县人民政府关于2026年度第3批次建设用地征收土地预公告", "建设用地征收土地预公告"),
    ("关于印发《示例县公共租赁住房管理办法》的通知", "《示例县公共租赁住房管理办法》"),
    ("平潭县人民政府征收土地预公告  岚征启公告补〔2021〕16号", "征收土地预公告"),
    ("2023年11月21日-30日水质检验日报", "水质检验日报"),
)


@pytest.mark.parametrize(("title", "about"), ABOUT)
def test_county_issuer_and_year_are_set_aside(title: str, about: str) -> None:
    assert about in read_title(title).bare or read_title(title).bare in about


@pytest.mark.parametrize(
    "title",
    [
        "区公安局苏平服务中心为受救助老人首办二代身份证",
        "我县召开征地拆迁工作推进会",
        "又一批公租房选房活动落幕，26户家庭圆了“安居梦”",
        "县教育局扎实开展控辍保学工作",
    ],
)
def test_news_is_told_by_what_it_lacks(title: str) -> None:
    assert read_title(title).is_news


@pytest.mark.parametrize(
    "title",
    [
        "关于召开供水价格听证会的公告",
        "2023年1月环境空气质量",
        "亲属去世后如何注销户口",
        "公租房怎么申请？一次性告知单",
        "征收土地公告",
    ],
)
def test_a_document_is_no_news(title: str) -> None:
    assert not read_title(title).is_news


def test_superior_and_relayed_and_explaining_titles_are_told() -> None:
    assert read_title("国务院办公厅关于印发某某办法的通知").is_superior
    assert read_title("转发《省农业农村厅关于农机购置补贴的通知》").is_relayed
    assert read_title("一图读懂公租房管理办法").explains
    assert read_title("关于做好防汛备汛工作的通知").is_work
