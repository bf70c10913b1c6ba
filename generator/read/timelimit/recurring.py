"""公开时限: builders for wordings that come again (每季度, 每年1月31日前) and for those without a number (及时, 长期).

A period whose length is not the same everywhere (学期) and a date that is none (年初) keep their words, with a warning.
The other builders are in `clauses`.
"""

import re
from dataclasses import replace

from generator.model.numerals import read_number
from generator.model.timelimit import Clause, FixedDay, Kind, Relation, Trigger, Unit
from generator.read.timelimit.acts import find_reader_act
from generator.read.timelimit.clauses import AHEAD, AHEAD_AT_END, IS_LEAST, IS_MOST, TAKE, quantity, unread
from generator.read.timelimit.marks import DATES, PERIODS, Mark
from generator.read.timelimit.moments import CLOCKS, SPANS
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


_DAYS = re.compile("([0-9一二三四五六七八九十廿卅]+)[日号]")
_NOT_SHOWN = re.compile(
    "(?:进行|开展|组织|对[^，]{0,8})*(?:检测|监测|采样|巡查|巡检|检查|统计|汇总|排查|调度|抽检|抽查|核查|测算|会商|研判|自查|收集|采集|维护|清洗|消毒|走访)"
)
"""What else is done in a rhythm: 水质每日检测，每月公布一次."""


def recurring(found: Found, scene: Scene) -> list[Clause]:
    mark = scene.mark(found, PERIODS)
    times = found.words.get("times")
    count = mark.count or (read_number(times) if times else 1)
    if mark.number is None and mark.unit is not Unit.MONTH:
        return unread(found, scene)
    if mark.number is None:
        count = (count or 1) * 2
    if _NOT_SHOWN.match(scene.after) and scene.marked.holds_time(scene.after):
        scene.warn(f"“{scene.said()}”里的“{scene.marked.expand(found.text)}”说的不是公开的频率，没有计入。")
        return []
    ahead = found.text.endswith("前")
    relation = (
        Relation.BEFORE if ahead else Relation.AT_LEAST if IS_LEAST.search(found.text + scene.before[-4:]) else None
    )
    inner = Unit.WORKDAY if "工作" in mark.words else Unit.WEEK
    counts = mark.upper is not None and (inner is Unit.WORKDAY or ahead or "内" in scene.after[:2])
    week, unit = (mark.upper, inner) if counts else (None, None)
    if mark.words.endswith("旬"):
        scene.warn(f"“{mark.literal}”没有确定的日期，系统不能自动计算，请写明几日。")
    if (days := _DAYS.findall(mark.words)) and len(days) > 1:
        fixed = [FixedDay(day=read_number(day)) for day in days]
        return [_each(Kind.RECURRING, mark, scene, relation=relation, count=1, fixed=one) for one in fixed]
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
    relation = Relation.AT_MOST if IS_MOST.search(found.text) else relation
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


def nested(found: Found, scene: Scene) -> list[Clause]:
    """每年每季度末: the inner period says it all. 按季度或年度 are two."""
    inner = next(scene.marked.marks[sign] for sign in scene.after if sign in scene.marked.marks)
    if inner.literal[0] in "或按逐":
        return recurring(found, scene)
    scene.hand_on = found.text[1:].removeprefix("的")
    return []


def each_then(found: Found, scene: Scene) -> list[Clause]:
    """每季度结束后的次月10日前: the rhythm of the first, the day of the second."""
    first, second = (scene.marked.marks[sign] for sign in found.text if sign in scene.marked.marks)
    relation = Relation.BEFORE if found.text.endswith("前") else None
    event = scene.marked.expand(re.split("[之以]?前$", found.text)[0])
    return [_each(Kind.RECURRING, first, scene, relation=relation, count=1, fixed=second.fixed, event=event)]


def each_done(found: Found, scene: Scene) -> list[Clause]:
    """每完成一个阶段公布进展: whenever it happens."""
    event = "每" + found.words["event"]
    return [Clause(Kind.EVENT, trigger=Trigger.OTHER, event=event, condition=scene.condition)]


def each_clock(found: Found, scene: Scene) -> list[Clause]:
    """每工作日17时前: a rhythm with an hour, which stays words."""
    relation = Relation.BEFORE if found.text.endswith("前") else None
    hour = scene.marked.expand(
        found.text[next(n for n, sign in enumerate(found.text) if CLOCKS[0] <= sign <= CLOCKS[-1]) :]
    )
    hour = re.sub("[之以]?前$", "", hour)
    mark = scene.mark(found, PERIODS)
    day = replace(mark, fixed=None) if mark.fixed is None else mark
    return [
        _each(
            Kind.RECURRING,
            day,
            scene,
            relation=relation,
            count=1,
            fixed=mark.fixed,
            event=scene.event or mark.words + hour,
        )
    ]


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
        condition = scene.condition or condition_of(_PERIOD_NAME.sub("", scene.before))
        return [
            Clause(Kind.POSTING, event=mark.literal, condition="" if _PERIOD_NAME.fullmatch(condition) else condition)
        ]
    if re.match(f"[^，]{{0,6}}[{PERIODS}]", scene.after):
        scene.hand_on = mark.literal
        return []
    fixed = mark.fixed or FixedDay()
    values: dict[str, object] = {"period": None if fixed.year else Unit.YEAR}
    if re.match("每个?月", mark.literal):
        values = {"period": Unit.MONTH}
    condition = scene.condition or condition_of(_BEFORE_DATE.sub("", scene.before))
    kind = Kind.RECURRING if values["period"] is Unit.MONTH else Kind.FIXED
    event = f"一段时间：{mark.literal}"
    return [Clause(kind, relation=Relation.WITHIN, event=event, condition=condition, fixed=fixed, **values)]  # type: ignore[arg-type]


_PERIOD_NAME = re.compile(
    "(?:的?(?:公示|公告|展示|张贴|公开|公布))?(?:起止)?(?:期限|时间|日期|期|时限)?(?:为|是|自|从|：|于|在)*$"
)


def as_it_is(found: Found, scene: Scene) -> list[Clause]:
    """据实更新, 视情公开: an event that nobody else can know of."""
    scene.warn(f"“{scene.said()}”没有写明什么情况下、多长时间内公开，系统不能自动提醒，请写明时限。")
    event = _DEED.sub("", found.text)
    return [
        Clause(Kind.EVENT, trigger=Trigger.OTHER, event=event, condition=scene.condition or condition_of(scene.before))
    ]


_DEED = re.compile("(?:予以|进行|及时|随时|适时|向社会|调整)*(?:更新|公开|公布|公示|发布|调整)$")


def term_of_office(found: Found, scene: Scene) -> list[Clause]:
    """任期内: as long as something lasts, of which the wording doesn't say how long."""
    scene.warn(f"“{found.text}”的起止日期各不相同，系统不能自动计算，请人工核对何时撤下或者更新。")
    return [Clause(Kind.STANDING, event=found.text, condition=scene.condition or condition_of(scene.before))]


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


_ACTOR = re.compile("(?:人民政府|政府|部门|机关|单位|机构|委员会|乡镇|街道)$")
_TAKEN = re.compile(rf"[^，]{{0,12}}{TAKE}")


def _taken_at_once(before: str, scene: Scene) -> Clause:
    """及时撤下: a takedown without a number, of what the words before say."""
    event = before if SUFFIX.search(before) or _EVENT_WORDS.search(before) or _CHANGED.search(before) else ""
    condition = scene.condition or ("" if event else condition_of(before))
    event = _WHILE.sub("", strip_event(event)) if event else named_earlier(scene.event) if scene.event else ""
    return Clause(Kind.TAKEDOWN, trigger=classify(event) if event else None, event=event, condition=condition)


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
