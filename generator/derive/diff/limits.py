"""Two wordings of 公开时限: whether the time to publish became shorter or longer, clause by clause.

Only what runs from the same event, in the same case, to the same deed is compared: 批准后7个工作日 is not shorter than
信息形成之日起20个工作日. Units are compared where every calendar gives the same answer: twenty working days are longer
than twenty days; whether they are longer than a month nobody can say.

A longer time to publish, answer or decide loosens the duty; so does a shorter posting, consultation or notice ahead, a
rarer rhythm, a limit without its number, and a clause that is gone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model.item import TimeLimitEntry
from generator.model.terms import ChangeKind, Effect
from generator.model.timelimit import Act, Clause, Kind, Relation, TimeLimit, Trigger, Unit

_SIGNS = re.compile(r"[\s\W_]+")
_AT_ONCE = re.compile("当[日天]|实时|立即|即时|同步|同时")

MORE_IS_STRICTER = frozenset({Kind.POSTING, Kind.CONSULT, Kind.ADVANCE})
"""Kinds of clause whose larger amount asks more of the office."""
_UNNUMBERED = frozenset({Kind.IMMEDIATE, Kind.STANDING, Kind.EVENT, Kind.REF, Kind.UNPARSED})
_CALLED = {
    Kind.POSTING: "公示的时间",
    Kind.CONSULT: "征求意见的时间",
    Kind.ADVANCE: "提前的时间",
    Kind.EXTEND: "可以延长的时间",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one limit. `before`, `after`: amounts (20个工作日), where there are such."""

    kind: ChangeKind
    effect: Effect
    sentence: str
    before: str = ""
    after: str = ""


def judge_limits(old: Sequence[TimeLimitEntry], new: Sequence[TimeLimitEntry]) -> tuple[Verdict, ...]:
    """What differs between all limits of an item, at least one verdict."""
    pairs = list(_pairs(old, new))
    verdicts = [verdict for part, before, after in pairs for verdict in _judge(part, before, after)]
    if verdicts:
        return tuple(dict.fromkeys(verdicts))
    was, now = (any(entry.limit.override for entry in entries) for entries in (old, new))
    if was != now:
        sentence = f"公开时限{'写上了' if now else '不再写'}“法律、法规另有规定的，从其规定”"
        return (Verdict(ChangeKind.LIMIT_CHANGED, Effect.NEUTRAL, sentence),)
    return (Verdict(ChangeKind.LIMIT_CHANGED, Effect.NEUTRAL, "公开时限改了写法，时间长短没有变"),)


def _pairs(old: Sequence[TimeLimitEntry], new: Sequence[TimeLimitEntry]) -> Iterator[tuple[str, TimeLimit, TimeLimit]]:
    """Limits of the same part of the content; a single one for all against each that is for a part."""
    before = {_bare(entry.applies_to): entry for entry in old}
    after = {_bare(entry.applies_to): entry for entry in new}
    single_old = old[0] if len(old) == 1 and not old[0].applies_to else None
    single_new = new[0] if len(new) == 1 and not new[0].applies_to else None
    if single_old and not single_new and "" not in after:
        yield from ((entry.applies_to, single_old.limit, entry.limit) for entry in new)
    elif single_new and not single_old and "" not in before:
        yield from ((entry.applies_to, entry.limit, single_new.limit) for entry in old)
    else:
        none = TimeLimit("")
        for key in dict.fromkeys((*before, *after)):
            one, other = before.get(key), after.get(key)
            part = (one or other or old[0]).applies_to
            yield part, one.limit if one else none, other.limit if other else none


def _judge(part: str, old: TimeLimit, new: TimeLimit) -> Iterator[Verdict]:
    of = f"“{part}”的" if part else ""
    left_old, left_new = list(old.clauses), list(new.clauses)
    for one in old.clauses:
        other = next((clause for clause in left_new if _frame(clause) == _frame(one)), None)
        if other is not None:
            left_old.remove(one)
            left_new.remove(other)
            yield from _compare(of, one, other)
    yield from _leftovers(of, old, new, [c for c in left_old if _counts(c)], [c for c in left_new if _counts(c)])


def _counts(clause: Clause) -> bool:
    return clause.kind is not Kind.UNPARSED or clause.amount is not None


def _bare(text: str) -> str:
    return _SIGNS.sub("", text)


_MOST = {Relation.AT_MOST: Relation.WITHIN}


def _frame(clause: Clause) -> Clause:
    """All of a clause but how long: what two clauses must have in common to be compared."""
    own_words = clause.trigger in (None, Trigger.OTHER)
    frame = replace(
        clause,
        amount=None,
        unit=None,
        text="",
        event=_bare(clause.event) if own_words else "",
        condition=_bare(clause.condition),
        relation=_MOST.get(clause.relation, clause.relation) if clause.relation else None,
        fixed=None,
    )
    return replace(frame, period=None, every=1, count=None) if clause.kind is Kind.RECURRING else frame


# --- the same clause, of another length -------------------------------------------------------------------


def _compare(of: str, old: Clause, new: Clause) -> Iterator[Verdict]:
    before, after = _amount(old), _amount(new)
    case = f"（{new.condition}）" if new.condition else ""
    if old.kind is Kind.RECURRING and (rhythm := _compare_rhythms(old, new)):
        yield _verdict(f"{of}公开的间隔{case}", rhythm, _rhythm(old), _rhythm(new))
    if old.fixed != new.fixed:
        is_later = _later(old, new)
        name = f"{of}公开的日期{case}"
        yield _verdict(name, is_later, "", "", "提前了" if is_later == -1 else "推后了" if is_later == 1 else "改了")
    if before and after and (old.amount, old.unit) != (new.amount, new.unit):
        longer = _longer(old, new)
        verdict = _verdict(f"{of}{_name(new)}{case}", longer, before, after, stricter=_is_stricter(new))
        why = _why(old, new, longer) if longer is not None and old.unit is not new.unit else ""
        yield replace(verdict, sentence=verdict.sentence + why)
    elif bool(before) != bool(after):
        yield _numbered(of, before, after)


def _is_stricter(clause: Clause) -> bool:
    """Whether more of it asks more of the office: a posting, a notice ahead, what lasts at least so long."""
    return clause.kind in MORE_IS_STRICTER or clause.relation is Relation.AT_LEAST


def _name(clause: Clause) -> str:
    if clause.kind in _CALLED:
        return _CALLED[clause.kind]
    return "公开时限" if clause.act is Act.PUBLISH else f"{clause.act.label}的时限"


def _amount(clause: Clause) -> str:
    return f"{clause.amount}{clause.unit.label}" if clause.amount is not None and clause.unit is not None else ""


def _verdict(
    name: str, longer: int | None, before: str, after: str, words: str = "", *, stricter: bool = False
) -> Verdict:
    """`longer`: 1, -1, or None where nobody can say. `stricter`: whether longer asks more."""
    change = f"从{before}{{}}{after}" if before else words
    if longer is None:
        sentence = f"{name}{change.format('改为')}" + ("（单位不同，长短不能直接比）" if before else "")
        return Verdict(ChangeKind.LIMIT_CHANGED, Effect.NEUTRAL, sentence, before, after)
    sentence = f"{name}{change.format('延长到' if longer > 0 else '缩短为')}"
    effect = Effect.LOOSENS if (longer > 0) != stricter else Effect.TIGHTENS
    if stricter:
        return Verdict(ChangeKind.LIMIT_CHANGED, effect, sentence, before, after)
    kind = ChangeKind.LIMIT_LENGTHENED if longer > 0 else ChangeKind.LIMIT_SHORTENED
    return Verdict(kind, effect, sentence, before, after)


def _why(old: Clause, new: Clause, longer: int | None) -> str:
    """Why amounts in different units can be compared."""
    units = {old.unit, new.unit}
    if units == {Unit.WORKDAY, Unit.DAY}:
        was, now = ("工作日", "自然日") if old.unit is Unit.WORKDAY else ("自然日", "工作日")
        return (
            f"（从{was}改成了{now}：自然日连周末、节假日一起算，工作日不算，所以{'更长' if longer == 1 else '更短'}）"
        )
    return f"（单位改了，折成自然日怎么算都{'更长' if longer == 1 else '更短'}）"


def _longer(old: Clause, new: Clause) -> int | None:
    if old.unit is new.unit:
        return 1 if (new.amount or 0) > (old.amount or 0) else -1
    least, most = _days(old.amount, old.unit)
    new_least, new_most = _days(new.amount, new.unit)
    return 1 if new_least > most else -1 if new_most < least else None


_HOLIDAYS = 9
"""The longest row of days off a year has."""


def _days(amount: int | None, unit: Unit | None) -> tuple[float, float]:
    """Fewest and most calendar days of an amount."""
    number = amount or 0
    if unit is Unit.WORKDAY:
        return number + 2 * max((number - 1) // 5, 0), number + 2 * (number // 5 + 1) + _HOLIDAYS
    each = {Unit.HOUR: (1 / 24, 1 / 24), Unit.DAY: (1, 1), Unit.WEEK: (7, 7), Unit.MONTH: (28, 31)}
    low, high = each.get(unit, (365, 366)) if unit else (0, 0)
    return number * low, number * high


def _compare_rhythms(old: Clause, new: Clause) -> int | None:
    """1: rarer, -1: more often, 0: as often; None where one of them names no rhythm."""
    if old.period is None or new.period is None:
        return None
    before, after = _interval(old), _interval(new)
    return 1 if after > before else -1 if after < before else 0


def _interval(clause: Clause) -> float:
    low, high = _days(clause.every, clause.period)
    return (low + high) / 2 / (clause.count or 1)


_RHYTHMS = {
    (Unit.MONTH, 3): "每季度", (Unit.MONTH, 6): "每半年", (Unit.MONTH, 1): "每月", (Unit.YEAR, 1): "每年",
    (Unit.WEEK, 1): "每周", (Unit.DAY, 1): "每天", (Unit.WORKDAY, 1): "每个工作日", (Unit.HOUR, 1): "每小时",
}  # fmt: skip


def _rhythm(clause: Clause) -> str:
    if clause.period is None:
        return "没有写明的间隔"
    named = _RHYTHMS.get((clause.period, clause.every), f"每{clause.every}{clause.period.label}")
    return f"{named}{clause.count}次" if clause.count else named


def _later(old: Clause, new: Clause) -> int | None:
    """1: the day in the calendar is later; None where one names no day, or another part of it."""
    if old.fixed is None or new.fixed is None:
        return None
    was, now = old.fixed, new.fixed
    if (was.year is None, was.month is None, was.day is None) != (now.year is None, now.month is None, now.day is None):
        return None
    before = (was.year or 0, was.month or 0, was.day or 32)
    after = (now.year or 0, now.month or 0, now.day or 32)
    return 1 if after > before else -1


# --- clauses that only one of them has --------------------------------------------------------------------


def _leftovers(
    of: str, old: TimeLimit, new: TimeLimit, only_old: list[Clause], only_new: list[Clause]
) -> Iterator[Verdict]:
    before = "、".join(filter(None, map(_amount, only_old)))
    after = "、".join(filter(None, map(_amount, only_new)))
    if before and after:
        sentence = f"{of}公开时限从{before}改为{after}，起算的日子或者情形不同，长短不能直接比"
        yield Verdict(ChangeKind.LIMIT_CHANGED, Effect.NEUTRAL, sentence)
    elif before and all(clause.kind is Kind.EXTEND for clause in only_old if _amount(clause)):
        yield Verdict(ChangeKind.LIMIT_CHANGED, Effect.TIGHTENS, f"{of}不再写可以延长{before}")
    elif after and all(clause.kind is Kind.EXTEND for clause in only_new if _amount(clause)):
        yield Verdict(ChangeKind.LIMIT_CHANGED, Effect.LOOSENS, f"{of}写了可以延长{after}")
    elif before and only_new and _AT_ONCE.search(new.raw):
        yield Verdict(ChangeKind.LIMIT_CHANGED, Effect.NEUTRAL, f"{of}公开时限从{before}改为“{new.raw}”")
    elif after and only_old and _AT_ONCE.search(old.raw):
        yield Verdict(ChangeKind.LIMIT_CHANGED, Effect.LOOSENS, f"{of}公开时限从“{old.raw}”改为{after}")
    elif before or after:
        is_part = bool(set(map(_frame, old.clauses)) & set(map(_frame, new.clauses)))
        yield _numbered(of, before, after) if not is_part else _one_more_or_less(of, before, after)
    elif only_old or only_new:
        yield Verdict(ChangeKind.LIMIT_CHANGED, Effect.NEUTRAL, f"{of}公开时限改了")


def _numbered(of: str, before: str, after: str) -> Verdict:
    if before:
        return Verdict(ChangeKind.LIMIT_CHANGED, Effect.LOOSENS, f"{of}公开时限原来是{before}，现在没有写明天数")
    return Verdict(ChangeKind.LIMIT_CHANGED, Effect.TIGHTENS, f"{of}公开时限原来没有写明天数，现在是{after}")


def _one_more_or_less(of: str, before: str, after: str) -> Verdict:
    if before:
        return Verdict(ChangeKind.LIMIT_CHANGED, Effect.LOOSENS, f"{of}公开时限少了一段：{before}")
    return Verdict(ChangeKind.LIMIT_CHANGED, Effect.NEUTRAL, f"{of}公开时限多了一段：{after}")
