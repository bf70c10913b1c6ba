"""`gongkai limit`: how a wording is read, and what day it gives."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli import exits

Gongkai = Callable[..., Any]


def read(gongkai: Gongkai, *arguments: str) -> list[dict[str, Any]]:
    run = gongkai("limit", "--format", "json", *arguments)
    assert run.code == exits.OK, run.err
    data = json.loads(run.out)
    assert list(data) == ["limits"]
    limits: list[dict[str, Any]] = data["limits"]
    return limits


def test_json_has_the_form_that_others_rely_on(gongkai: Gongkai) -> None:
    [limit] = read(gongkai, "收到投诉后30日内作出处理决定；公示不少于7个工作日")
    assert list(limit) == ["text", "clauses", "warnings"]
    assert limit["clauses"] == [
        {
            "kind": "deadline", "act": "decide", "amount": 30, "unit": "d", "relation": "within", "trigger": "other",
            "event": "收到投诉",
        },
        {"kind": "posting", "act": "publish", "amount": 7, "unit": "wd", "relation": "at_least"},
    ]  # fmt: skip
    assert limit["warnings"] == []


def test_what_an_exception_takes_out_is_in_a_condition(gongkai: Gongkai) -> None:
    """Nothing of a wording is dropped, the reservation of the law and its like included."""
    for text, words in (
        ("形成之日起20个工作日内公开，法律、法规另有规定的，从其规定", "法律、法规另有规定的，从其规定"),
        ("行政许可自作出决定之日起7个工作日内（法律法规另有规定的除外）", "法律法规另有规定的除外"),
        ("形成之日起20个工作日内公开，涉及国家秘密的除外", "涉及国家秘密的除外"),
        ("每月10日前公布；涉密的除外", "涉密的除外"),
    ):
        [limit] = read(gongkai, text)
        assert all(words in clause["condition"] for clause in limit["clauses"]), limit
        assert limit["warnings"] == []
    assert "从其规定" in gongkai("limit", "形成之日起20个工作日内公开，法律、法规另有规定的，从其规定").out


def test_several_wordings_keep_their_order(gongkai: Gongkai) -> None:
    assert [limit["text"] for limit in read(gongkai, "及时公开", "长期公开", "及时公开")] == [
        "及时公开",
        "长期公开",
        "及时公开",
    ]


def test_dash_reads_the_standard_input_line_by_line(gongkai: Gongkai, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("及时公开\n\n长期公开\n"))
    assert [limit["text"] for limit in read(gongkai, "-")] == ["及时公开", "长期公开"]


def test_warnings_are_those_that_check_gives(gongkai: Gongkai) -> None:
    for text, word in (
        ("信息形成之日起30个工作日内公开", "第二十六条"),
        ("每月中旬公布", "每月中旬"),
        ("请于6月5日前向区纪工委举报", "对群众的要求"),
        ("2月30日前公开", "日历上没有"),
        ("", "没有写时限"),
    ):
        [limit] = read(gongkai, text)
        assert any(word in warning for warning in limit["warnings"]), limit


def test_day_of_a_limit_by_the_calendar(gongkai: Gongkai) -> None:
    [limit] = read(gongkai, "--from", "2026年12月4日", "信息形成之日起20个工作日内；长期公开")
    day, nothing = limit["days"]
    assert limit["from"] == "2026-12-04"
    assert (day["on"], day["not_before"], day["provisional"]) == ("2027-01-04", "2027-01-02", True)
    assert nothing is None
    [sure] = read(gongkai, "--from", "2026-11-23", "信息形成之日起20个工作日内")
    assert sure["days"] == [{"on": "2026-12-21", "provisional": False}]


def test_day_follows_the_office_s_calendar(gongkai: Gongkai, tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    local = "years: []\nlocal:\n  - on: '2026-11-24'\n    day: 放假\n    name: 本地节日\n"
    (tmp_path / "catalog" / "calendar.yml").write_text(local, "utf-8")
    [limit] = read(gongkai, "--from", "2026-11-23", "信息形成之日起1个工作日内")
    assert limit["days"][0]["on"] == "2026-11-25"


def test_clerk_gets_sentences(gongkai: Gongkai) -> None:
    run = gongkai("limit", "收到投诉后30日内处理，公示不少于7个工作日", "每季度首月15日前", "--from", "2026-11-13")
    assert run.out.splitlines() == [
        "“收到投诉后30日内处理，公示不少于7个工作日”",
        "  1. 作出决定：从“收到投诉”的第二天起，30日内",
        "     从2026年11月13日算：最迟 2026年12月14日（周一）",
        "  2. 公示：至少7个工作日",
        "     从2026年11月13日算：至少公示到2026年11月24日（周二）",
        "",
        "“每季度首月15日前”",
        "  1. 公开：每季度第1个月15日前",
        "     从2026年11月13日算：最迟 2027年1月15日（周五）",
    ]


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-02-30", "日历上没有“2026-02-30”这一天"), ("明天", "“明天”不是日期"), ("1026-05-01", "年份不像是真的")],
)
def test_impossible_day_is_wrong_usage(gongkai: Gongkai, day: str, said: str) -> None:
    run = gongkai("limit", "及时公开", "--from", day)
    assert run.code == exits.USAGE
    assert said in run.err
    assert run.out == ""


def test_without_a_wording_it_is_wrong_usage(gongkai: Gongkai) -> None:
    assert gongkai("limit").code == exits.USAGE
