"""公开时限: every wording must be one that can be understood.

- GK431: the wording says no time that can be understood, or a number has no unit.
- GK432 (warning): a bare number does not say from when it runs, or two limits stand together without saying what for.
- GK464: a number, a day or an hour in the wording cannot be.
- GK433: 同上 stands in a catalogue file, where every item stands for itself.

Why: due dates are worked out from the wording; what cannot be read can be neither reminded of nor checked
(政府信息公开条例 art. 26 counts working days).
"""

import re
from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue, TimeLimitEntry
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.text import shorten
from generator.model.timelimit import Kind, Trigger

SHOWN = 60
"""Characters of a wording that a message quotes."""

_DITTO = re.compile(r"^(内容)?(同上|如上|同前|同左|〃|″|\"+)[。.]?$")
_NO_UNIT = re.compile(r"[0-9一二三四五六七八九十]+(?:内|之内|以内)(?!部)")
_SEPARATED = re.compile(r"[；;。，,、]")


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for item in catalogue.items:
        for entry in item.time_limit:
            yield from _check_entry(entry)


def _check_entry(entry: TimeLimitEntry) -> Iterator[Diagnostic]:
    limit = entry.limit
    kinds = {clause.kind for clause in limit.clauses}
    if not limit.raw:
        return
    if _DITTO.match(limit.raw.strip()):
        yield Diagnostic(
            "GK433",
            Severity.ERROR,
            entry.place,
            f"公开时限写成“{limit.raw}”，单独看不懂",
            "把上一行的时限原样写出来。",
        )
    elif limit.faults:
        yield Diagnostic(
            "GK464",
            Severity.ERROR,
            entry.place,
            f"公开时限“{shorten(limit.raw, SHOWN)}”里有不可能的数字或者日期：{limit.faults[0]}",
            "对照目录原文改正；原文就错了的，照规定写正确的时限，在 verify 里注明。",
        )
    elif not kinds - {Kind.UNPARSED} or _NO_UNIT.search(limit.raw):
        yield Diagnostic(
            "GK431",
            Severity.ERROR,
            entry.place,
            f"公开时限看不懂（“{limit.raw}”）{'：' + limit.warnings[0] if limit.warnings else ''}",
            "写明从什么时候起、多少个工作日（或日）内，例如“信息形成或者变更之日起20个工作日内”；"
            "没有数字的写“及时公开”“长期公开”。",
            "《政府信息公开条例》第二十六条以工作日计算",
        )
    else:
        yield from _check_open(entry)


def _check_open(entry: TimeLimitEntry) -> Iterator[Diagnostic]:
    """What a readable wording leaves open."""
    deadlines = [clause for clause in entry.limit.clauses if clause.kind is Kind.DEADLINE]
    for clause in deadlines:
        if clause.trigger is Trigger.UNSTATED and len(entry.limit.clauses) == 1:
            yield Diagnostic(
                "GK432",
                Severity.WARNING,
                entry.place,
                f"公开时限“{entry.limit.raw}”没有写明从什么时候起算",
                "补写起算的事由，例如“信息形成或者变更之日起20个工作日内”。",
            )
    if (
        len(deadlines) > 1
        and len({clause.condition for clause in deadlines}) == 1
        and not _SEPARATED.search(entry.limit.raw)
    ):
        yield Diagnostic(
            "GK432",
            Severity.WARNING,
            entry.place,
            f"公开时限“{entry.limit.raw}”里有两个时限，没有写明各管什么",
            "分开写，每个时限用 applies_to 写明管哪部分内容。",
        )
