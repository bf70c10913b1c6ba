"""Which documents belong together, by what they say of themselves and by their titles."""

import pytest

from generator.check.rules.explanations import is_explanation, is_normative
from generator.model.item import Published
from generator.model.terms import DocumentKind


def document(title: str, kind: DocumentKind | None = None) -> Published:
    return Published(title, "https://www.example.gov.cn/a.html", "2026-05-06", kind=kind)


@pytest.mark.parametrize(
    "title",
    [
        "《示例县征地补偿管理办法》政策解读",
        "《示例县征地补偿管理办法》的解读",
        "《示例县征地补偿管理办法》解读（图文）",
        "关于示例县临时救助实施细则的解读",
        "政策解读：《示例县征地补偿管理办法》",
        "一图读懂征地补偿",
        "一图看懂示例县医保",
        "解读《示例县征地补偿管理办法》",
        "图解：征地补偿怎么算",
        "3张图看懂学区划片",
    ],
)
def test_explanations(title: str) -> None:
    assert is_explanation(document(title))
    assert not is_normative(document(title))


@pytest.mark.parametrize(
    "title",
    [
        "示例县征地补偿管理办法",
        "示例县临时救助实施细则（试行）",
        "示例县人民政府关于印发《示例县征地补偿管理办法》的通知",
        "示例县人民政府办公室关于印发示例县危房改造实施办法的通知",
        "示例县扶持产业若干措施",
        "关于加强校车管理的实施意见",
    ],
)
def test_normative_documents(title: str) -> None:
    assert is_normative(document(title))
    assert not is_explanation(document(title))


@pytest.mark.parametrize(
    "title",
    [
        "2026年片区综合地价表",
        "征地补偿费用支付情况",
        "《示例县征地补偿管理办法》（征求意见稿）公开征求意见的公告",
        "示例县征地补偿管理办法（草案）起草说明",
        "关于废止示例县征地补偿管理办法的决定",
        "示例县规范性文件目录",
        "示例县行政处罚决定书",
        "办法不齐的整改情况",
        "按照管理办法公布的名单",
        "解读窗口工作人员联系方式",
        "政策解读会会议通知",
    ],
)
def test_others(title: str) -> None:
    assert not is_normative(document(title))
    assert not is_explanation(document(title))


def test_what_it_says_of_itself_comes_first() -> None:
    assert is_explanation(document("答记者问", DocumentKind.EXPLANATION))
    assert is_normative(document("关于征地补偿的决定", DocumentKind.NORMATIVE))
    assert not is_normative(document("示例县征地补偿管理办法", DocumentKind.EXPLANATION))
