"""公开时限: builders for what stands in the calendar: a date, a span of dates, an hour of the clock.

A span is one stretch of time, never two days; hours say when somebody is there, and nothing that is due.
"""

import re
from dataclasses import replace

from generator.model.timelimit import Act, Clause, FixedDay, Kind, Relation, Trigger, Unit
from generator.read.timelimit.acts import find_reader_act
from generator.read.timelimit.bounds import IS_LATE
from generator.read.timelimit.marks import DATES, PERIODS
from generator.read.timelimit.moments import SPANS
from generator.read.timelimit.quantities import MONTHS_OF_QUARTER
from generator.read.timelimit.scene import Found, Scene
from generator.read.timelimit.triggers import condition_of, strip_event

_BEFORE_DATE = re.compile(r"(?:[之于在、和及到自]|截[止至]|不得?[迟晚]|最[迟晚]|(?<!其[他它余])信息)+$")
_WHOLE = re.compile("(?:季度|半年度?)$")
_SPAN = re.compile("季度|半年")


def clock(found: Found, scene: Scene) -> list[Clause]:
    """当日17时前: an hour of a day that the words before name, if any."""
    said = scene.marked.expand(scene.before + found.text)
    if not re.search("[当次翌日天后]", said):
        scene.warn(f"“{said}”没有写明是哪一天，请补写。")
    return [Clause(Kind.EVENT, trigger=Trigger.OTHER, event=strip_event(said), condition=scene.condition)]


def hours(_found: Found, scene: Scene) -> list[Clause]:
    """周一至周五上午8:00至12:00: when somebody is there, and nothing that is due."""
    said = scene.said()
    scene.warn(f"“{said}”像是办公或者开放的时间，不是公开时限，没有计入；请写到办公时间里。")
    return [Clause(Kind.UNPARSED, condition=scene.condition)]


_POSTED = re.compile("预?公示|公告|张贴|张榜|公榜|展示")


def day_start(found: Found, scene: Scene) -> list[Clause]:
    """公示7个工作日，自2026年5月6日起: the day on which the posting begins."""
    if scene.previous and scene.previous.kind in (Kind.POSTING, Kind.CONSULT):
        return [Clause(scene.previous.kind, event=scene.marked.expand(found.text))]
    if re.search(f"[{PERIODS}]", scene.after):
        scene.hand_on = found.text
        return []
    return fixed(found, scene)


def span(found: Found, scene: Scene) -> list[Clause]:
    """From one day to another: one posting, or one stretch of time in every year; never two days."""
    mark = scene.mark(found, SPANS)
    around = scene.past + scene.before + scene.condition + scene.event
    act = find_reader_act(around + scene.after)
    last = scene.previous
    if "意见" in around:
        return [Clause(Kind.CONSULT, event=mark.literal, condition=scene.condition)]
    if act and not _POSTED.search(around):
        scene.warn(f"“{scene.said()}”是办事人的时间，不是公开时限，没有计入；请写到办事指南里。")
        return [Clause(Kind.UNPARSED, act=act)]
    if _POSTED.search(around) or (last and last.kind is Kind.POSTING):
        condition = scene.both(condition_of(_PERIOD_NAME.sub("", scene.before)))
        return [
            Clause(Kind.POSTING, event=mark.literal, condition="" if _PERIOD_NAME.fullmatch(condition) else condition)
        ]
    if re.match(f"[^，]{{0,6}}[{PERIODS}]", scene.after):
        scene.hand_on = mark.literal
        return []
    fixed = mark.fixed or FixedDay()
    values: dict[str, object] = {"period": None if fixed.year else Unit.YEAR}
    if re.match("每个?月|每季", mark.literal):
        values = {"period": Unit.MONTH, "every": 1 if "季" not in mark.literal else 3}
    if place := re.match("每季度?的?(?:第?([首末一二三1-3])个?)月", mark.literal):
        fixed = replace(fixed, month=MONTHS_OF_QUARTER[place[1]])
    condition = scene.both(condition_of(_BEFORE_DATE.sub("", scene.before)))
    kind = Kind.RECURRING if values["period"] is Unit.MONTH else Kind.FIXED
    event = f"一段时间：{mark.literal}"
    return [Clause(kind, relation=Relation.WITHIN, event=event, condition=condition, fixed=fixed, **values)]  # type: ignore[arg-type]


_PERIOD_NAME = re.compile(
    "(?:的?(?:公示|公告|展示|张贴|公开|公布))?(?:起止)?(?:期限|时间|日期|期|时限)?(?:为|是|自|从|：|于|在)*$"
)


def vague_start(found: Found, scene: Scene) -> list[Clause]:
    """年初制定后20个工作日内: roughly when what starts the period happens; a real day is a clause of its own."""
    if scene.mark(found, DATES).fixed is not None:
        return fixed(found, scene)
    scene.hand_on = found.text
    return []


_OF_READERS = re.compile(
    "(报名|申报|申请|投标|缴费|提交|递交|应聘|举报|投诉)[^，公]{0,6}(?:截止|时间|日期|期限|期)[^，公]{0,4}$"
)


def fixed(found: Found, scene: Scene) -> list[Clause]:
    """A date, or several (4月和10月, 1、4、7、10月底前): what stands behind the last one holds for all."""
    period, every = Unit.YEAR, 1
    if PERIODS[0] <= found.text[0] <= PERIODS[-1]:
        every_period = scene.mark(found, PERIODS)
        period, every = every_period.unit or Unit.YEAR, every_period.number or 1
    marks = [scene.marked.marks[sign] for sign in found.text if DATES[0] <= sign <= DATES[-1]]
    not_after = IS_LATE.search(scene.before)
    relation = Relation.BEFORE if found.text.endswith("前") or not_after else None
    if found.text.endswith("内") or (relation is None and _SPAN.search(marks[-1].literal)):
        relation = Relation.WITHIN
    before = _BEFORE_DATE.sub("", scene.before)
    if named := _OF_READERS.search(scene.condition + before):
        scene.warn(f"“{scene.said()}”是办事人的时间，不是公开时限，没有计入；请写到办事指南里。")
        return [Clause(Kind.UNPARSED, act=Act.REPORT if named[1] in ("举报", "投诉") else Act.APPLY)]
    condition = scene.both(condition_of(before))
    to_end = marks[-1].fixed is not None and marks[-1].fixed.day == 0
    clauses = []
    for mark in marks:
        fixed = mark.fixed or FixedDay()
        if mark.fixed is None or (mark.fixed.day is None and mark.words.endswith(("工作日", "旬"))):
            scene.warn(f"“{mark.literal}”没有确定的日期，系统不能自动计算，请写明几月几日。")
        elif found.text.endswith("前") and _WHOLE.search(mark.literal):
            scene.warn(f"“{mark.literal}前”没有写明是开始以前还是末日以前，系统按末日以前理解，请写明几月几日。")
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
        clauses += [replace(values, fixed=other, period=None if other.year else period) for other in mark.more]
    return clauses
