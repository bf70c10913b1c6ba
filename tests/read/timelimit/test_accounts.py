"""The invariant of the reader: every number, day, period and condition of a wording is in a clause or in a warning.

The tokens are found here by means of their own, so that a reader that drops one is seen.
"""
# ruff: noqa: E501  (lists of Chinese words; characters count double)

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model.numerals import read_number
from generator.model.timelimit import Clause, FixedDay, Kind, TimeLimit, Unit
from generator.read.timelimit.text import parse_time_limit
from tests.catalogues import shipped_catalogue
from tests.site.support import ROOT
from tests.tables import read_yaml

TABLE: list[dict[str, Any]] = read_yaml((ROOT / "tests/data/time_limits.yml").read_text("utf-8"))["rows"]
CITED = re.compile(
    r"《[^》]*》|第[0-9一二三四五六七八九十百]+条|〔[0-9]{4}〕[0-9]*号?|[0-9]+号令?|[①-⑩]|（[1-9]）|(?<![0-9])[1-9][.、]"
)


def seen(limit: TimeLimit) -> str:
    """All that somebody sees of a wording who doesn't see the wording: fields of its clauses, and warnings."""
    return " ".join([*(part for clause in limit.clauses for part in _shown(clause)), *limit.warnings, *limit.faults])


def _shown(clause: Clause) -> Iterator[str]:
    for field in fields(clause):
        value = getattr(clause, field.name)
        if field.name == "text":
            whole = clause.kind in (Kind.UNPARSED, Kind.REF, Kind.STANDING)
            yield value if whole else ""
        elif isinstance(value, FixedDay):
            yield f"{value.year} {value.month} {value.day}"
        elif field.name == "every" and clause.period is Unit.MONTH and value % 3 == 0:
            yield f"{value} {value // 3} {value // 6}"
        else:
            yield str(value)


def numbers(text: str) -> Iterator[int]:
    plain = CITED.sub("", text)
    yield from (int(found) for found in re.findall(r"[0-9]+", plain))


def is_seen(number: int, limit: TimeLimit) -> bool:
    """Whether the number stands among what is seen; quarters and half-years count in months."""
    figures = {int(found) for found in re.findall(r"[0-9]+", seen(limit))}
    written = {read_number(found) for found in re.findall(r"[零〇一二两三四五六七八九十百]+", seen(limit))}
    return number in figures | written or number * 3 in figures


WORDINGS = [row["text"] for row in TABLE]


def test_no_figure_of_the_table_is_dropped() -> None:
    limits = {text: parse_time_limit(text) for text in WORDINGS}
    dropped = {text: [n for n in numbers(text) if not is_seen(n, limit)] for text, limit in limits.items()}
    assert {text: lost for text, lost in dropped.items() if lost} == {}


def test_no_figure_of_the_shipped_catalogue_is_dropped() -> None:
    catalogue = shipped_catalogue()
    limits = {entry.limit.raw: entry.limit for item in catalogue.items for entry in item.time_limit}
    assert len(limits) > 100
    for text, limit in limits.items():
        assert [number for number in numbers(text) if not is_seen(number, limit)] == [], text


# --- generated wordings ---------------------------------------------------------------------------------

STARTS = ["自{e}之日起", "{e}后", "在{e}后", "自{e}之次日起", "{e}之日起", "", "于{e}后", "从{e}之日起"]
EVENTS = [
    "信息形成或者变更", "作出行政许可决定", "取得许可", "标准执行", "收到申请", "收到本决定书", "项目验收合格", "公示期满",
    "处理决定作出", "资金下达", "协议签订", "预警解除", "更改内容", "政策文件印发", "上级批准", "信息变更",
]  # fmt: skip
UNITS = ["个工作日", "日", "天", "小时", "周", "个月", "年"]
BOUNDS = [
    "",
    "不少于",
    "不得少于",
    "不超过",
    "至少",
    "最长不超过",
    "不低于",
    "最迟",
    "原则上",
    "约",
    "超过",
    "满",
    "提前",
    "共",
]
TAILS = [
    "内公开", "内", "以内予以公布", "内答复", "内作出决定", "内拨付", "前", "前公告", "", "公示", "以上", "后撤下", "的应当说明理由",
    "内办结", "内报县政府备案", "左右", "内须有更新", "更新一次",
]  # fmt: skip
SHOWN = [
    "",
    "公示",
    "公示期",
    "公示时间为",
    "公告期限",
    "征求意见",
    "公开期限为",
    "保留",
    "申请期",
    "延长",
    "间隔",
    "有效期",
]
CASES = [
    "",
    "情况复杂的，",
    "涉及个人隐私的，",
    "重大事项",
    "其他信息",
    "除涉密外，",
    "一般事项",
    "因特殊原因不能公开的，",
]
RHYTHMS = [
    "每月{n}日前", "每季度首月{n}日前", "次月{n}日前", "每年{m}月{n}日前", "每{n}个工作日", "每年{n}次", "{n}次/年", "每{n}小时",
    "{m}月{n}日前", "2027年{m}月{n}日", "{m}月{n}日至{m}月28日", "每日{n}时前", "每月{n}日、25日", "每季度结束次月{n}日前",
]  # fmt: skip
DEEDS = ["公开", "公布", "更新", "报送", "发放", "举报", "", "完成", "检测"]

AMOUNTS = st.builds(
    lambda case, shown, start, event, bound, number, unit, tail: (
        case + shown + start.format(e=event) + bound + str(number) + unit + tail
    ),
    st.sampled_from(CASES), st.sampled_from(SHOWN), st.sampled_from(STARTS), st.sampled_from(EVENTS),
    st.sampled_from(BOUNDS), st.integers(2, 60), st.sampled_from(UNITS), st.sampled_from(TAILS),
)  # fmt: skip
TIMES = st.builds(
    lambda case, rhythm, month, number, deed: case + rhythm.format(m=month, n=number) + deed,
    st.sampled_from(CASES), st.sampled_from(RHYTHMS), st.integers(1, 12), st.integers(2, 28), st.sampled_from(DEEDS),
)  # fmt: skip
PIECES = st.lists(st.one_of(AMOUNTS, TIMES), min_size=1, max_size=3)
GENERATED = st.builds(lambda pieces, mark: mark.join(pieces), PIECES, st.sampled_from(["，", "；", "。", "、", "或者"]))


@settings(max_examples=200, deadline=None)
@given(GENERATED)
@example("公示满1年的，自动撤下")
@example("每月2日前公开，情况复杂的，自信息形成或者变更之日起3个月以上，自信息形成或者变更之日起2个工作日内公开")
@example("每月15日、30日公布")
def test_no_figure_is_dropped(text: str) -> None:
    limit = parse_time_limit(text)
    assert [number for number in numbers(text) if not is_seen(number, limit)] == [], seen(limit)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(CASES[1:3]), GENERATED)
def test_no_case_is_dropped(case: str, text: str) -> None:
    """A case that ends in 的 is the condition or the event of a clause, or a warning names it."""
    assert case.removesuffix("的，") in seen(parse_time_limit(case + text))


def test_amount_written_twice_and_read_once_is_named() -> None:
    """情况复杂的，自…起3个月以上 is set aside; the 3个月 of another clause doesn't account for it."""
    once = "自信息形成之日起3个月内公开"
    twice = f"{once}；情况复杂的，自信息形成之日起3个月以上，每月2日前公开"
    assert not parse_time_limit(once).warnings
    assert any("3个月" in warning for warning in parse_time_limit(twice).warnings)


WORDS = [
    "每月中旬公布",
    "开学后第二周",
    "每周五、周日公布",
    "次月公布",
    "每年上半年、下半年公布",
    "年初公布",
    "近期公布",
]


@pytest.mark.parametrize("text", WORDS)
def test_no_word_of_time_is_dropped(text: str) -> None:
    limit = parse_time_limit(text)
    word = re.sub("公布|每[月周年]|开学后|[、，]", " ", text).split()
    assert all(one in seen(limit) or (one[0] == "第" and limit.clauses[0].amount == 2) for one in word), seen(limit)
