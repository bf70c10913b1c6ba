"""公开时限: every wording must be one that can be understood.

- GK431: the wording says no time that can be understood, or a number has no unit.
- GK432: a bare number does not say from when it runs, or two limits stand together without saying what for.
- GK464: a number, a day or an hour in the wording cannot be.
- GK641: something in a wording that is understood otherwise was not counted; silent where `verify` quotes it.
- GK642: the limit is longer than the law's.
- GK433: 同上 stands in a catalogue file, where every item stands for itself.

Why: due dates are worked out from the wording; what cannot be read can be neither reminded of nor checked
(政府信息公开条例 art. 26 counts working days).
"""

import re
from collections.abc import Iterator

from generator.check.context import Context
from generator.check.lawful import find_too_long
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.item import TimeLimitEntry
from generator.model.text import UNFILLED, shorten
from generator.model.timelimit import GK464, Kind, Trigger

GK431 = Code(
    "GK431",
    "公开时限看不懂",
    "时限里没有能看懂的时间，或者数字后面没有写单位，例如“20内”。看不懂就没法提醒，也没法检查是不是超期。"
    "好的写法见[时限怎样写](index.md#时限怎样写)。",
    "写明从什么时候起、多少个工作日（或日）内，例如“信息形成或者变更之日起20个工作日内”；"
    "没有数字的写“及时公开”“长期公开”。",
)
GK432 = Code(
    "GK432",
    "公开时限说得不全",
    "有数字，但没写从什么时候起算，例如“20个工作日内”；或者一格里有两个时限，没写各管什么。",
    "补写起算的事由，例如“信息形成或者变更之日起20个工作日内”。",
    {"two": "有两个时限｜分开写，每个时限用 applies_to 写明管哪部分内容。"},
    Severity.WARNING,
)
GK433 = Code(
    "GK433",
    "时限写成“同上”",
    "目录里每个事项单独成页，“同上”不知道指哪里。",
    "把上一行的时限原样写出来。",
)

GK641 = Code(
    "GK641",
    "公开时限里有没有计入的内容",
    "时限大体能看懂，但其中有的数字、日期、周期或者情形没有算进去，或者只能猜着理解，例如“每月中旬公布”"
    "“定期公布”“遇节假日顺延”“请于6月5日前举报”。没有算进去的，到期日和提醒里都没有。"
    "用 gongkai limit '时限原文' 可以看到系统是怎样理解的。",
    "照提示写明确；不是公开时限的（办公时间、群众申请的期限）写到别处；"
    "目录原文就是这样、没法写明确的，在 verify 里用“”照抄提示引号里的字，注明原因，就不再提示。",
    severity=Severity.WARNING,
)
GK642 = Code(
    "GK642",
    "公开时限比法定的长",
    "《政府信息公开条例》第二十六条要求自形成或者变更之日起20个工作日内公开，只有法律、法规另有规定才可以更长，"
    "部门文件和惯例都不行。",
    "有法律、法规依据的，写进公开依据；没有的，改成20个工作日以内。",
    severity=Severity.WARNING,
)

SHOWN = 60
"""Characters of a wording that a message quotes."""

_DITTO = re.compile(r"^(内容)?(同上|如上|同前|同左|〃|″|\"+)[。.]?$")
_NO_UNIT = re.compile(r"[0-9一二三四五六七八九十]+(?:内|之内|以内)(?!部)")
_OPEN = re.compile("没有写明从什么时候起算|一格里有两个公开期限")
"""Warnings that GK432 gives in its own words."""
_SEPARATED = re.compile(r"[；;。，,、]")


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for item in catalogue.items:
        for entry in item.time_limit:
            yield from _check_entry(entry, item.verify)


def _check_entry(entry: TimeLimitEntry, verify: str = "") -> Iterator[Diagnostic]:
    limit = entry.limit
    kinds = {clause.kind for clause in limit.clauses}
    if limit.raw in ("", UNFILLED):
        return
    if _DITTO.match(limit.raw.strip()):
        yield GK433.at(entry.place, f"公开时限写成“{limit.raw}”，单独看不懂")
    elif limit.faults:
        message = f"公开时限“{shorten(limit.raw, SHOWN)}”里有不可能的数字或者日期：{limit.faults[0]}"
        yield GK464.at(entry.place, message)
    elif not kinds - {Kind.UNPARSED} or _NO_UNIT.search(limit.raw):
        message = f"公开时限看不懂（“{limit.raw}”）{'：' + limit.warnings[0] if limit.warnings else ''}"
        yield GK431.at(entry.place, message, why="《政府信息公开条例》第二十六条以工作日计算")
    else:
        yield from _check_readable(entry, verify)


_QUOTED = re.compile("“([^“”]+)”")


def _is_noted(warning: str, verify: str) -> bool:
    """Whether the editor has written down, in the very words, what the wording leaves open."""
    named = _QUOTED.search(warning)
    return named is not None and named[1] in _QUOTED.findall(verify)


def _check_readable(entry: TimeLimitEntry, verify: str) -> Iterator[Diagnostic]:
    """What a readable wording leaves open, each thing once, but not what `verify` says already."""
    open_ends = list(_check_open(entry))
    yield from open_ends
    for warning in entry.limit.warnings:
        if not (open_ends and _OPEN.search(warning)) and not _is_noted(warning, verify):
            yield GK641.at(entry.place, f"公开时限：{warning.rstrip('。')}")
    for sentence in find_too_long(entry.limit.clauses):
        yield GK642.at(entry.place, f"公开时限{sentence}", why="《政府信息公开条例》第二十六条")


def _check_open(entry: TimeLimitEntry) -> Iterator[Diagnostic]:
    """A start or a matter that is not said."""
    deadlines = [clause for clause in entry.limit.clauses if clause.kind is Kind.DEADLINE]
    for clause in deadlines:
        if clause.trigger is Trigger.UNSTATED and len(entry.limit.clauses) == 1:
            yield GK432.at(entry.place, f"公开时限“{entry.limit.raw}”没有写明从什么时候起算")
    if (
        len(deadlines) > 1
        and len({clause.condition for clause in deadlines}) == 1
        and not _SEPARATED.search(entry.limit.raw)
    ):
        yield GK432.at(entry.place, f"公开时限“{entry.limit.raw}”里有两个时限，没有写明各管什么", "two")
