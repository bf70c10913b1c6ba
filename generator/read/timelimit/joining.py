"""公开时限: clauses that say one thing together with the one before them, and what is taken out of all of them."""

import re
from dataclasses import replace

from generator.model.timelimit import Clause, Kind
from generator.read.timelimit.merge import Entry

_OR = re.compile("[，、]?(?:或|或者|及|和|以及)|、")


def join_said(last: Entry | None, clauses: list[Clause], said: str) -> list[Clause]:
    """What says the same as the clause before it becomes one with it: 公示5个工作日（5月14日至5月20日）."""
    if not clauses or last is None or last.clause is None:
        return clauses
    host, clause = last.clause, clauses[0]
    one = replace(host, event=host.event or clause.event, condition=host.condition or clause.condition)
    if host.kind is clause.kind is Kind.POSTING and host.amount and not clause.amount:
        last.clause = one if not host.event else replace(host, event=f"{host.event}（{clause.event}）")
    elif host.kind is clause.kind is Kind.POSTING and clause.amount and not host.amount:
        last.clause = replace(clause, event=clause.event or host.event, text=host.text)
    elif _same_rhythm(host, clause):
        last.clause = replace(clause, condition=host.condition or clause.condition, text=host.text)
    elif host.kind is Kind.RECURRING and clause.kind is Kind.FIXED and clause.event.startswith("一段时间："):
        span = clause.event.removeprefix("一段时间：")
        last.clause = replace(host, condition=f"{host.condition}（{span}）" if host.condition else span)
    elif host.kind is Kind.EVENT and host.period and clause.kind is Kind.RECURRING and clause.event and clause.fixed:
        said = f"{host.text}{clause.event}{clause.fixed.day}日"
        last.clause = replace(clause, period=host.period, every=host.every, event=said, text=host.text)
    elif _together(host.event) and clause.kind is Kind.DEADLINE and _together(host.event) in clause.event:
        last.clause = replace(clause, condition=clause.condition or _case(host.condition), text=host.text)
    elif (
        host.kind is clause.kind is Kind.RECURRING
        and host.period
        and clause.period
        and not _OR.match(said)
        and _rivals(host, clause)
    ):
        last.warnings.append("一句里写了两个不同的频率，系统只按前一个提醒，请分清各管哪部分内容。")
    elif not host.kind is clause.kind is Kind.UNPARSED:
        return clauses
    return clauses[1:]


def _together(event: str) -> str:
    """随年度预算 → 年度预算: what something is published with."""
    found = re.match("[与随同和](.{2,})", event)
    return found[1] if found else ""


def _case(words: str) -> str:
    """The words of a case; those of an event (文件印发后) limit nothing."""
    return "" if words.endswith(("后", "时", "前")) else words


def _same_rhythm(one: Clause, other: Clause) -> bool:
    """按月公开，每月15日前: the rhythm, and then its day."""
    named = one.fixed or one.event or one.amount or one.relation or (one.count or 1) > 1
    same = (one.kind, one.period, one.every, one.act) == (Kind.RECURRING, other.period, other.every, other.act)
    return bool(
        other.kind is Kind.RECURRING
        and same
        and one.period
        and not named
        and (other.fixed or other.amount)
        and other.condition in ("", one.condition)
    )


def _rivals(one: Clause, other: Clause) -> bool:
    """Two rhythms of which nobody says what each is for: 每日公布空气质量，每小时更新."""
    if one.relation and other.relation:
        return False
    apart = one.condition or other.condition or one.event or other.event or one.fixed or other.fixed
    return not apart and (one.period, one.every) != (other.period, other.every)


def except_from(entries: list[Entry], words: str) -> None:
    """What is taken out of all clauses becomes part of their conditions."""
    for entry in entries:
        if entry.clause and entry.clause.kind is not Kind.UNPARSED:
            condition = "，".join(filter(None, (entry.clause.condition, words)))
            entry.clause = replace(entry.clause, condition=condition)
