"""公开时限: builders for wordings without a number: 及时, 长期, 当日, 据实, 同上, 按规定.

No number is written, so none is given; what nobody else can know (视情, 任期内) costs a warning.
"""

import re

from generator.model.timelimit import Clause, Kind, Relation, Trigger
from generator.read.timelimit.bounds import TAKE
from generator.read.timelimit.clauses import AHEAD
from generator.read.timelimit.scene import Found, Scene
from generator.read.timelimit.triggers import (
    CHANGE,
    LEAD,
    START,
    SUFFIX,
    TAIL,
    classify,
    condition_of,
    named_earlier,
    strip_event,
)

_EVENT_WORDS = re.compile(r"(?:[时前]|的同时|期间)$")
_CHANGED = re.compile(rf"(?:有变|{CHANGE})$")
_WHILE = re.compile("(?:之时|时|的同时|期间)$")
_IS_AHEAD = re.compile("(?<![目提当以])[之以]?前$")
_AS = re.compile("^(?:按照?|根据|随着?|依据|视)")


def as_it_is(found: Found, scene: Scene) -> list[Clause]:
    """据实更新, 视情公开: an event that nobody else can know of."""
    scene.warn(f"“{scene.said()}”没有写明什么情况下、多长时间内公开，系统不能自动提醒，请写明时限。")
    event = _DEED.sub("", found.text)
    return [Clause(Kind.EVENT, trigger=Trigger.OTHER, event=event, condition=scene.both(condition_of(scene.before)))]


_DEED = re.compile("(?:予以|进行|及时|随时|适时|向社会|调整)*(?:更新|公开|公布|公示|发布|调整)$")


def term_of_office(found: Found, scene: Scene) -> list[Clause]:
    """任期内: as long as something lasts, of which the wording doesn't say how long."""
    scene.warn(f"“{found.text}”的起止日期各不相同，系统不能自动计算，请人工核对何时撤下或者更新。")
    return [Clause(Kind.STANDING, event=found.text, condition=scene.both(condition_of(scene.before)))]


def ditto(found: Found, scene: Scene) -> list[Clause]:
    scene.warn(f"“{found.text}”要看表中上一行才知道时限，请把上一行的时限完整写在这里。")
    return [Clause(Kind.REF, event=found.text)]


def other_rule(found: Found, scene: Scene) -> list[Clause]:
    scene.warn(f"“{scene.said()}”没有写出时限，要查所说的规定，请把规定里的时限写出来。")
    return [Clause(Kind.REF, event=found.text, condition=scene.both(condition_of(scene.before)))]


_GOES_ON = re.compile(r"(?:进展|进度|需要|实际|变化)(?:情况|情形)?$")


def at_once(found: Found, scene: Scene) -> list[Clause]:
    """及时 alone is immediate; after an event it is that event. 及时 in 20个工作日内及时公开 adds nothing."""
    before = TAIL.sub("", LEAD.sub("", scene.before))
    if _TAKEN.match(scene.after):
        done = scene.previous and scene.previous.kind is Kind.TAKEDOWN
        return [] if done else [_taken_at_once(before, scene)]
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
    if not named and scene.event and (not before or _ACTOR.search(before)):
        named = named_earlier(scene.event)
    if not named:
        return [Clause(Kind.IMMEDIATE, condition=scene.both(condition_of(scene.before)))]
    start = START.search(named)
    head, event = (named[: start.start()], named[start.end() :]) if start else ("", named)
    event = _WHILE.sub("", strip_event(event))
    if event == "事":
        scene.warn(f"“{scene.said()}”没有写明是什么事，请补写。")
        return [Clause(Kind.IMMEDIATE, condition=scene.both(condition_of(head)))]
    return [Clause(Kind.EVENT, trigger=classify(event, head), event=event, condition=scene.both(condition_of(head)))]


def as_soon(found: Found, scene: Scene) -> list[Clause]:
    """办结即公开, 有变动就更新: as soon as something happens, whenever it does."""
    start = START.search(found.words["event"])
    words = LEAD.sub("", scene.before + found.words["event"])
    head, event = (words[: start.start()], words[start.end() :]) if start else ("", words)
    event = strip_event(event)
    return [Clause(Kind.EVENT, trigger=classify(event, head), event=event, condition=scene.both(condition_of(head)))]


def _ahead_at_once(before: str, scene: Scene) -> list[Clause]:
    """灾情稳定前及时: looking ahead, without a number."""
    start = START.search(before)
    head, event = (before[: start.start()], before[start.end() :]) if start else ("", before)
    condition = scene.both(condition_of(head))
    event = AHEAD.sub("", event)
    return [Clause(Kind.ADVANCE, relation=Relation.BEFORE, trigger=Trigger.OTHER, event=event, condition=condition)]


_ACTOR = re.compile("(?:人民政府|政府|部门|机关|单位|机构|委员会|乡镇|街道)$")
_TAKEN = re.compile(rf"[^，]{{0,12}}{TAKE}")


def _taken_at_once(before: str, scene: Scene) -> Clause:
    """及时撤下: a takedown without a number, of what the words before say."""
    event = before if SUFFIX.search(before) or _EVENT_WORDS.search(before) or _CHANGED.search(before) else ""
    condition = scene.condition or ("" if event else condition_of(before))
    event = _WHILE.sub("", strip_event(event)) if event else named_earlier(scene.event) if scene.event else ""
    return Clause(Kind.TAKEDOWN, trigger=classify(event) if event else None, event=event, condition=condition)


def month_after(found: Found, scene: Scene) -> list[Clause]:
    """从批准之日下月起发放: no day is named, so none is given."""
    event = START.sub("", LEAD.sub("", scene.before + found.words["event"]), count=1)
    scene.warn(f"“{scene.said()}”没有写明几日，系统不能自动计算。")
    return [Clause(Kind.EVENT, trigger=Trigger.OTHER, event=event, condition=scene.condition)]


def same_day(found: Found, scene: Scene) -> list[Clause]:
    """当日, 次日: no number is written, so none is given; the words stay in the event."""
    before = LEAD.sub("", scene.before)
    start = START.search(before)
    head, event = (before[: start.start()], before[start.end() :]) if start else ("", before)
    event = strip_event(scene.event) if not event and scene.event else event
    today = found.text in ("当日", "当天", "当月", "同日", "即日")
    if today and event.endswith("的") and not start:
        return [Clause(Kind.IMMEDIATE, event=found.text, condition=scene.condition or event)]
    if not event and today:
        return [Clause(Kind.IMMEDIATE, event=found.text, condition=scene.both(condition_of(head)))]
    if not event:
        scene.warn(f"“{scene.said()}”没有写明是哪件事的{found.text}，请补写起算的事由。")
    trigger = classify(strip_event(event), head) if event else Trigger.UNSTATED
    return [Clause(Kind.EVENT, trigger=trigger, event=event + found.text, condition=scene.both(condition_of(head)))]


def standing(_found: Found, scene: Scene) -> list[Clause]:
    before = condition_of(scene.before)
    going = _GOES_ON.search(before) is not None
    return [
        Clause(Kind.STANDING, event=before if going else "", condition=scene.condition or ("" if going else before))
    ]
