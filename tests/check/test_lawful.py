"""Limits longer than 政府信息公开条例 art. 26 allows."""

import pytest

from generator.check.lawful import find_too_long
from generator.check.rules import time_limits
from generator.model.item import TimeLimitEntry
from generator.read.timelimit.text import parse_time_limit


@pytest.mark.parametrize(
    "text",
    ["信息形成之日起30个工作日内公开", "信息形成或者变更之日起21个工作日内", "信息变更后2个月内",
     "自信息形成之日起45日内公布", "制作或者获取信息之日起1年内"],
)  # fmt: skip
def test_longer_limit_is_told(text: str) -> None:
    assert len(find_too_long(parse_time_limit(text).clauses)) == 1
    assert "GK642" in [problem.code for problem in time_limits._check_entry(TimeLimitEntry(parse_time_limit(text)))]


@pytest.mark.parametrize(
    "text",
    ["信息形成之日起20个工作日内公开", "信息形成之日起30日内", "收到申请之日起30个工作日内答复", "批准后60日内公开",
     "信息形成后30个工作日内办结", "公示不少于30个工作日"],
)  # fmt: skip
def test_other_limits_are_not_of_article_26(text: str) -> None:
    assert find_too_long(parse_time_limit(text).clauses) == ()


def noted(text: str, verify: str) -> list[str]:
    return [problem.code for problem in time_limits._check_entry(TimeLimitEntry(parse_time_limit(text)), verify)]


def test_what_verify_quotes_word_for_word_is_not_told_again() -> None:
    """The mend of GK641 says so; a note that quotes something else, or less, silences nothing."""
    text = "定期公布；请于6月5日前向区纪工委举报"
    assert noted(text, "") == ["GK641", "GK641"]
    assert noted(text, "目录原文如此；“定期公布”没有写多久一次") == ["GK641"]
    assert noted(text, "“定期公布”“请于6月5日前向区纪工委举报”都是目录原文") == []
    assert noted(text, "“公布”待核，定期公布待核") == ["GK641", "GK641"]
    assert noted("20内", "“20内”是目录原文") == ["GK431"], "what can't be read stays an error"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("每月中旬公布", ["GK641"]),
        ("20个工作日内", ["GK432"]),
        ("20内", ["GK431"]),
        ("2月30日前公开", ["GK464"]),
        ("公示5至7个工作日，遇节假日顺延", ["GK641", "GK641"]),
        ("信息形成或者变更之日起20个工作日内", []),
    ],
)
def test_one_thing_is_told_once(text: str, codes: list[str]) -> None:
    assert [problem.code for problem in time_limits._check_entry(TimeLimitEntry(parse_time_limit(text)))] == codes
