"""`gongkai explain`: what a code means, without a network."""

import re
from collections.abc import Callable
from typing import Any

from generator.cli import exits
from generator.pipeline.explaining import GROUPS, all_codes

Gongkai = Callable[..., Any]


def test_codes_are_explained_in_the_order_asked_for(gongkai: Gongkai) -> None:
    run = gongkai("explain", "gk461", "404")
    assert (run.code, run.err) == (exits.OK, "")
    first, second = run.out.strip().split("\n\n")
    assert first.splitlines()[0] == "GK461 文件没有放进来（错误）"
    assert "  · 把文件放进 pages/files" in first
    assert second.splitlines()[0] == "GK404 编码被挪作他用（错误）"
    assert "  · 已经失效的编码：" in second


def test_without_a_code_all_are_listed_in_groups(gongkai: Gongkai) -> None:
    out = gongkai("explain").out
    assert [line for line in out.splitlines() if line in GROUPS.values()] == list(GROUPS.values())
    assert re.findall(r"^  (GK[0-9]{3}) ", out, re.MULTILINE) == list(all_codes())


def test_every_code_can_be_explained_in_words(gongkai: Gongkai) -> None:
    out = gongkai("explain", *all_codes()).out
    assert out.count("怎样改：") == len(all_codes())
    assert not re.search(r"\]\(|`|\{[a-z]", re.sub(r"\[(?:名称|文字|链接)\]\([^)]*\)", "", out))


def test_unknown_codes_are_told_and_nothing_else(gongkai: Gongkai) -> None:
    run = gongkai("explain", "GK404", "GK999", "x")
    assert (run.code, run.out) == (exits.USAGE, "")
    assert "没有“GK999”“x”这个编号" in run.err
