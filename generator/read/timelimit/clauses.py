"""公开时限: builders for amounts that run from or before an event; match and surroundings → clauses.

Rules followed: a 日 is a calendar day unless the law says otherwise (see `_by_penalty_law`); a number that is not
written is not made up; looking ahead (提前, 前) is never a deadline. Which wording goes to which builder is said
in `rules`.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from generator.model.timelimit import Clause, Kind, Relation, Trigger, Unit
from generator.read.timelimit.marks import Mark
from generator.read.timelimit.scene import Found, Scene
from generator.read.timelimit.starts import read_start
from generator.read.timelimit.triggers import LEAD, PLAIN, START, SUFFIX, classify, condition_of

Builder = Callable[[Found, Scene], list[Clause]]
_WITHDRAWN = re.compile(r"撤回[^，。]*行政处罚(?:决定)?")
_PERIOD_END = re.compile(r"^(?:上|各|本|会计|财政|预算|自然)?个?(月|季|半?年)度?(?:终了?|结束|末)?$")
AHEAD = re.compile("[之以]?前$")
AHEAD_AT_END = re.compile(r"前[^后]{0,4}$")
SHOWN = re.compile("公示|公告|披露|公布|公开|展示|提供|发售|出售")
_BEFORE_AHEAD = re.compile(r"(?:应当?|须|至少|必须|[之以]?前|最[迟晚])+$")
NO_RESTDAYS = re.compile(
    "(?:不[含计包]括?|除去?|扣除|刨除)[^，]{0,6}(?:双休|节假|假日|休息|公休|周末)|(?:双休|节假|假日|休息|公休|周末)日?[^，]{0,6}(?:不计|不算|除外|不含)"
)
_PUBLISHING = re.compile("的?(?:发布|公开|公布|公示|上网)(?:时间|日期|之日)?$")
_APPROVAL = re.compile("(?:可以?|需要?|再|经.{1,16}?(?:批准|同意))+$")


def _by_penalty_law(mark: Mark, scene: Scene) -> Unit | None:
    """The unit of an amount; 撤回行政处罚决定 within 三日 counts working days.

    Source: 行政处罚法 (2021) art. 48 para. 2 (三日内撤回), art. 85 (二日、三日、五日、七日 are working days).
    """
    withdrawn = _WITHDRAWN.search(scene.piece)
    if withdrawn and mark.unit is Unit.DAY and mark.number in (2, 3, 5, 7):
        scene.warn(f"“{mark.literal}”按《行政处罚法》第八十五条以工作日计算，不含法定节假日。")
        return Unit.WORKDAY
    return mark.unit


def quantity(found: Found, scene: Scene, lower: bool = False) -> tuple[int | None, Unit | None]:
    mark = scene.mark(found)
    if mark.unit is Unit.DAY and NO_RESTDAYS.search(scene.past + scene.piece):
        mark = replace(mark, unit=Unit.WORKDAY)
    if mark.words == "半月":
        scene.warn(f"“{mark.literal}”按{mark.number}日算，请直接写成{mark.number}日。")
    if mark.upper is not None:
        scene.warn(f"“{mark.literal}”是一个范围，系统暂按{'最短' if lower else '最长'}的算，请改成一个确定的期限。")
    return (mark.number if lower or mark.upper is None else mark.upper), _by_penalty_law(mark, scene)


def _unstated(kind: Kind, mark: Mark, scene: Scene) -> None:
    example = "信息形成或者变更之日起"
    if kind is Kind.TAKEDOWN:
        example = "原决定被依法变更、撤销之日起"
    elif mark.unit is Unit.HOUR:
        example = "事件发生后"
    scene.warn(f"“{mark.literal}”没有写明从什么时候起算，请补写起算的事由，例如“{example}”。")


def unread(_found: Found, scene: Scene) -> list[Clause]:
    scene.warn(f"“{scene.said()}”没有看懂，请改写或者人工核对。")
    return [Clause(Kind.UNPARSED)]


def build_term(kind: Kind, found: Found, scene: Scene, before: str, relation: Relation) -> list[Clause]:
    """A clause with amount and trigger: deadline, takedown."""
    mark = scene.mark(found)
    if mark.number is None:
        return unread(found, scene)
    amount, unit = quantity(found, scene)
    start = read_start(before, scene)
    if start.trigger is Trigger.UNSTATED:
        _unstated(kind, mark, scene)
    period = implied_period(start.event)
    every = period[1] if period else 1
    term = Clause(
        kind, amount, unit, relation, start.trigger, start.event, start.condition, period and period[0], every
    )
    if both := _BEFORE_AND_AFTER.match(start.event):
        first = Clause(Kind.ADVANCE, relation=Relation.BEFORE, trigger=Trigger.OTHER, event=both["first"])
        last = both["last"]
        return [replace(first, condition=start.condition), replace(term, trigger=classify(last), event=last)]
    return [term]


_BEFORE_AND_AFTER = re.compile("^(?P<first>.{2,})前(?:和|及|、|以及|或者?|与)(?P<last>.{2,})$")
"""开工前和竣工后20个工作日内: before one thing, and within so long after another."""


def implied_period(event: str) -> tuple[Unit, int] | None:
    """年度终了, 季度结束: the end of a period comes again every time."""
    found = _PERIOD_END.match(event)
    return (
        {"月": (Unit.MONTH, 1), "季": (Unit.MONTH, 3), "半年": (Unit.MONTH, 6), "年": (Unit.YEAR, 1)}[found[1]]
        if found
        else None
    )


def after_full(found: Found, scene: Scene) -> list[Clause]:
    """冷静期30日届满后30日内: the first number is part of the event."""
    words = scene.marked.expand(found.words["event"])
    rest = Found(found.text[len(found.words["event"]) :], {})
    scene.before = ""
    return build_term(Kind.DEADLINE, rest, scene, words, Relation.WITHIN)


def _is_extension(scene: Scene) -> bool:
    """延长 belongs to the amount, not to what its period starts from: 申请延期的，自批准之日起5个工作日内公开."""
    around = scene.before + scene.condition + scene.event
    return bool(re.search("延[长期]", around)) and not (SUFFIX.search(scene.before) or SHOWN.search(scene.after[:8]))


def deadline(found: Found, scene: Scene) -> list[Clause]:
    named = found.words.get("event") or ""
    before = named if named and PLAIN.match(scene.before) else scene.before + named
    if "event" in found.words and AHEAD_AT_END.search(before):
        return advance(found, scene)
    if _is_extension(scene):
        return extend(found, scene)
    return build_term(Kind.DEADLINE, found, scene, before, Relation.WITHIN)


def extend(found: Found, scene: Scene) -> list[Clause]:
    if scene.mark(found).number is None:
        return unread(found, scene)
    amount, unit = quantity(found, scene)
    if re.search("延[长期]?至", found.text):
        scene.warn(f"“{scene.said()}”写的是延长后的总期限，不是再加的时间，请人工核对。")
    own = condition_of(_APPROVAL.sub("", scene.before))
    return [Clause(Kind.EXTEND, amount, unit, Relation.AT_MOST, event=scene.event, condition=scene.condition or own)]


def exceeding(found: Found, scene: Scene) -> list[Clause]:
    """超过20个工作日的应当说明理由: the number bounds a case and is no time limit."""
    scene.warn(f"“{scene.said()}”里的“{scene.mark(found).literal}”是一种情形，不是公开的期限，没有计入，请人工核对。")
    return []


_EXCEPT = re.compile("除[^，]*外$")


def advance(found: Found, scene: Scene) -> list[Clause]:
    """Looking ahead: N before an event. The event stands before 前, or in the piece before 提前."""
    mark = scene.mark(found)
    if mark.number is None:
        return unread(found, scene)
    if mark.literal[0] in "第首" and SUFFIX.search(scene.before):
        return deadline(found, scene)
    amount, unit = quantity(found, scene)
    late = found.words.get("event") or ""
    named = late or scene.before
    if re.search("[^以之]后$", named):
        return deadline(found, scene)
    named = _BEFORE_AHEAD.sub("", named)
    if "提前" in found.text:
        tail = re.match(r"^(?:至|到|在)?(?P<event>.+?)(?:开始)?(?:之前|前)", named)
        named = tail["event"] if tail else named if re.search(r"的$|时$", named) else ""
    words = LEAD.sub("", named) or named
    start = START.search(words)
    head, event = (words[: start.start()], words[start.end() :]) if start else ("", words)
    event = AHEAD.sub("", event) or AHEAD.sub("", scene.event)
    event = event.removesuffix("的") if "提前" not in found.text else event
    event = re.sub("之日起?$", "", event)
    if late:
        head = _PUBLISHING.sub("", scene.before) + head
    condition = scene.both(condition_of(head or (scene.before if "提前" in found.text and not event else "")))
    if not event and "提前" in found.text and scene.condition and not _EXCEPT.match(scene.condition):
        event, condition = scene.condition, ""
    if not event:
        scene.warn(f"“{mark.literal}”没有写明提前于哪件事，请补写，例如“会议召开前”。")
    relation = Relation.WITHIN if found.text.endswith("内") else Relation.BEFORE
    return [
        Clause(Kind.ADVANCE, amount, unit, relation, Trigger.OTHER if event else Trigger.UNSTATED, event, condition)
    ]


def ahead(_found: Found, scene: Scene) -> list[Clause]:
    """提前公告, 事先公告: ahead, without a number."""
    event = AHEAD.sub("", scene.event)
    if not event:
        scene.warn(f"“{scene.said()}”没有写明提前多长时间，系统不能自动计算。")
    trigger = Trigger.OTHER if event else Trigger.UNSTATED
    condition = scene.both(condition_of(scene.before))
    return [Clause(Kind.ADVANCE, relation=Relation.BEFORE, trigger=trigger, event=event, condition=condition)]
