"""公开时限: builders for wordings that come again (每季度, 每年1月31日前) and for those without a number (及时, 长期).

A period whose length is not the same everywhere (学期) and a date that is none (年初) keep their words, with a warning.
The other builders are in `clauses`.
"""

import re
from dataclasses import replace

from generator.model.numerals import read_number
from generator.model.timelimit import Clause, FixedDay, Kind, Relation, Trigger, Unit
from generator.read.timelimit.clauses import AHEAD, AHEAD_AT_END, IS_LEAST, quantity, unread
from generator.read.timelimit.marks import DATES, PERIODS, Mark
from generator.read.timelimit.triggers import (
    CHANGE,
    LEAD,
    START,
    SUFFIX,
    TAIL,
    Found,
    Scene,
    classify,
    condition_of,
    named_earlier,
    strip_event,
)

# --- periods and dates ----------------------------------------------------------------------------------


_NOT_AFTER = re.compile("不得?[迟晚]于$|最[迟晚].{0,3}$|截[止至]到?$")
_BEFORE_DATE = re.compile(r"(?:[之于在、和及到自]|截[止至]|不得?[迟晚]|最[迟晚]|信息)+$")
_SPAN = re.compile("季度|半年")
_EVENT_WORDS = re.compile(r"(?:[时前]|的同时|期间)$")
_CHANGED = re.compile(rf"(?:有变|{CHANGE})$")
_WHILE = re.compile("(?:之时|时|的同时|期间)$")
_IS_AHEAD = re.compile("(?<![目提当以])[之以]?前$")
_AS = re.compile("^(?:按照?|根据|随着?|依据|视)")


def _each(kind: Kind, mark: Mark, scene: Scene, **more: object) -> Clause:
    """A clause that comes again; warns where the length of the period is not known."""
    if mark.unit is None:
        scene.warn(f"“{mark.literal}”的起止日期各地不同，系统不能自动计算到期日。")
    condition = scene.condition or condition_of(scene.before)
    values: dict[str, object] = {"condition": condition, "period": mark.unit, "every": mark.number or 1, **more}
    return Clause(kind, **values)  # type: ignore[arg-type]


def recurring(found: Found, scene: Scene) -> list[Clause]:
    mark = scene.mark(found, PERIODS)
    times = found.words.get("times")
    count = read_number(times) if times else 1
    if mark.number is None and mark.unit is not Unit.MONTH:
        return unread(found, scene)
    if mark.number is None:
        count = (count or 1) * 2
    ahead = found.text.endswith("前")
    relation = (
        Relation.BEFORE if ahead else Relation.AT_LEAST if IS_LEAST.search(found.text + scene.before[-4:]) else None
    )
    week, unit = (mark.upper, Unit.WEEK) if mark.upper is not None else (None, None)
    if mark.unit is Unit.YEAR and mark.words == "初":
        scene.warn(f"“{mark.literal}”没有确定的日期，系统不能自动计算，请写明几月几日。")
    if mark.unit is Unit.YEAR and (mark.fixed is not None or mark.words == "初"):
        return [_each(Kind.FIXED, mark, scene, relation=relation, fixed=mark.fixed or FixedDay(), event=mark.words)]
    return [
        _each(
            Kind.RECURRING, mark, scene, amount=week, unit=unit, relation=relation, count=count, fixed=mark.fixed,
            event=scene.event or mark.words,
        )
    ]  # fmt: skip


def recurring_amount(found: Found, scene: Scene) -> list[Clause]:
    """半年至少更新1次, 一年一次: an amount that is an interval."""
    mark = scene.mark(found)
    times = found.words.get("times")
    relation = Relation.AT_LEAST if IS_LEAST.search(found.text + scene.before[-4:]) else None
    return [_each(Kind.RECURRING, mark, scene, relation=relation, count=read_number(times) if times else 1)]


def first_days(found: Found, scene: Scene) -> list[Clause]:
    """每月前5个工作日: in the first days of each period."""
    amount, unit = quantity(found, scene)
    mark = scene.mark(found, PERIODS)
    return [_each(Kind.RECURRING, mark, scene, amount=amount, unit=unit, relation=Relation.WITHIN, count=1)]


def each_after(found: Found, scene: Scene) -> list[Clause]:
    """每年补贴标准确定后20个工作日内, 每月后10个工作日内; 每学期开学前10日."""
    mark = scene.mark(found, PERIODS)
    amount, unit = quantity(found, scene)
    words = found.words["event"]
    ahead = AHEAD_AT_END.search(words) or found.text.endswith("前")
    if ahead:
        event = re.sub(r"(?:至少|[之以]?前)+$", "", words) or mark.literal
        event = mark.literal + event if mark.unit is None else event
        return [
            _each(
                Kind.ADVANCE,
                mark,
                scene,
                amount=amount,
                unit=unit,
                relation=Relation.BEFORE,
                trigger=Trigger.OTHER,
                event=event,
            )
        ]
    event = strip_event(words.removeprefix("的")) or mark.literal + words
    trigger = classify(event)
    return [
        _each(
            Kind.DEADLINE, mark, scene, amount=amount, unit=unit, relation=Relation.WITHIN, trigger=trigger, event=event
        )
    ]


def each_event(found: Found, scene: Scene) -> list[Clause]:
    """每学期开学前, 每年年度计划批准后: an event that comes again, without a number."""
    mark = scene.mark(found, PERIODS)
    words = found.words["event"]
    if words.isdigit():
        scene.warn(f"“{scene.said()}”中的“{words}”没有写明计算单位，请写成“{words}日”。")
        return [Clause(Kind.UNPARSED)]
    event = mark.literal + words if mark.unit is None else words
    if found.words["side"] == "前":
        return [_each(Kind.ADVANCE, mark, scene, relation=Relation.BEFORE, trigger=Trigger.OTHER, event=event)]
    return [_each(Kind.EVENT, mark, scene, trigger=Trigger.OTHER, event=event)]


def regular(_found: Found, scene: Scene) -> list[Clause]:
    scene.warn(f"“{scene.said()}”没有写明多久一次，系统不能自动提醒，请写成“每季度”“每年”等。")
    return [Clause(Kind.RECURRING, condition=scene.condition or condition_of(scene.before), event=scene.event)]


def fixed(found: Found, scene: Scene) -> list[Clause]:
    """A date, or several (4月和10月, 1、4、7、10月底前): what stands behind the last one holds for all."""
    period, every = Unit.YEAR, 1
    if PERIODS[0] <= found.text[0] <= PERIODS[-1]:
        every_period = scene.mark(found, PERIODS)
        period, every = every_period.unit or Unit.YEAR, every_period.number or 1
    marks = [scene.marked.marks[sign] for sign in found.text if DATES[0] <= sign <= DATES[-1]]
    not_after = _NOT_AFTER.search(scene.before)
    relation = Relation.BEFORE if found.text.endswith("前") or not_after else None
    if found.text.endswith("内") or (relation is None and _SPAN.search(marks[-1].literal)):
        relation = Relation.WITHIN
    before = _BEFORE_DATE.sub("", scene.before)
    condition = scene.condition or condition_of(before)
    to_end = marks[-1].fixed is not None and marks[-1].fixed.day == 0
    clauses = []
    for mark in marks:
        fixed = mark.fixed or FixedDay()
        if mark.fixed is None:
            scene.warn(f"“{mark.literal}”没有确定的日期，系统不能自动计算，请写明几月几日。")
        elif to_end and fixed.day is None:
            fixed = replace(fixed, day=0)
        yearly = None if fixed.year else period
        values = Clause(
            Kind.FIXED,
            relation=relation,
            event=mark.words,
            condition=condition,
            period=yearly,
            every=every,
            fixed=fixed,
        )
        clauses.append(values)
    return clauses


# --- without numbers ------------------------------------------------------------------------------------


def ditto(found: Found, scene: Scene) -> list[Clause]:
    scene.warn(f"“{found.text}”要看表中上一行才知道时限，请把上一行的时限完整写在这里。")
    return [Clause(Kind.REF, event=found.text)]


def other_rule(found: Found, scene: Scene) -> list[Clause]:
    scene.warn(f"“{scene.said()}”没有写出时限，要查所说的规定，请把规定里的时限写出来。")
    return [Clause(Kind.REF, event=found.text, condition=scene.condition or condition_of(scene.before))]


_GOES_ON = re.compile(r"(?:进展|进度|需要|实际|变化)(?:情况|情形)?$")


def at_once(found: Found, scene: Scene) -> list[Clause]:
    """及时 alone is immediate; after an event it is that event. 及时 in 20个工作日内及时公开 adds nothing."""
    before = TAIL.sub("", LEAD.sub("", scene.before))
    if _IS_AHEAD.search(before):
        return _ahead_at_once(before, scene)
    named = before if SUFFIX.search(before) or _EVENT_WORDS.search(before) else ""
    if _GOES_ON.search(LEAD.sub("", scene.before)):
        going = _AS.sub("", LEAD.sub("", scene.before))
        return [Clause(Kind.EVENT, trigger=Trigger.OTHER, event=going, condition=scene.condition)]
    if _CHANGED.search(before):
        named = before
    if "适时" in found.text:
        scene.warn(f"“{scene.said()}”没有写明什么时候公开，系统不能自动提醒，请写明时限。")
    if not named and scene.event and not before:
        named = named_earlier(scene.event)
    if not named:
        return [Clause(Kind.IMMEDIATE, condition=scene.condition or condition_of(scene.before))]
    start = START.search(named)
    head, event = (named[: start.start()], named[start.end() :]) if start else ("", named)
    event = _WHILE.sub("", strip_event(event))
    return [
        Clause(Kind.EVENT, trigger=classify(event, head), event=event, condition=scene.condition or condition_of(head))
    ]


def _ahead_at_once(before: str, scene: Scene) -> list[Clause]:
    """灾情稳定前及时: looking ahead, without a number."""
    start = START.search(before)
    head, event = (before[: start.start()], before[start.end() :]) if start else ("", before)
    condition = scene.condition or condition_of(head)
    event = AHEAD.sub("", event)
    return [Clause(Kind.ADVANCE, relation=Relation.BEFORE, trigger=Trigger.OTHER, event=event, condition=condition)]


def same_day(found: Found, scene: Scene) -> list[Clause]:
    """当日, 次日: no number is written, so none is given; the words stay in the event."""
    before = LEAD.sub("", scene.before)
    start = START.search(before)
    head, event = (before[: start.start()], before[start.end() :]) if start else ("", before)
    event = strip_event(scene.event) if not event and scene.event else event
    today = found.text in ("当日", "当天", "同日", "即日")
    if not event and today:
        return [Clause(Kind.IMMEDIATE, event=found.text, condition=scene.condition or condition_of(head))]
    if not event:
        scene.warn(f"“{scene.said()}”没有写明是哪件事的{found.text}，请补写起算的事由。")
    trigger = classify(strip_event(event), head) if event else Trigger.UNSTATED
    return [
        Clause(Kind.EVENT, trigger=trigger, event=event + found.text, condition=scene.condition or condition_of(head))
    ]


def standing(_found: Found, scene: Scene) -> list[Clause]:
    before = condition_of(scene.before)
    going = _GOES_ON.search(before) is not None
    return [
        Clause(Kind.STANDING, event=before if going else "", condition=scene.condition or ("" if going else before))
    ]
