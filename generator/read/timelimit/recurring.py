"""公开时限: builders for wordings that come again (每季度, 每月10日前, 每年补贴标准确定后20个工作日内).

A period whose length is not the same everywhere (学期) and a date that is none (年初) keep their words, with a warning.
The other builders are in `clauses`, `lasting`, `dated` and `unnumbered`.
"""

import re
from dataclasses import replace

from generator.model.numerals import read_number
from generator.model.timelimit import Act, Clause, FixedDay, Kind, Relation, Trigger, Unit
from generator.read.timelimit.bounds import IS_LATE, IS_LEAST, IS_MOST
from generator.read.timelimit.clauses import AHEAD_AT_END, implied_period, quantity, unread
from generator.read.timelimit.marks import PERIODS, Mark
from generator.read.timelimit.moments import CLOCKS
from generator.read.timelimit.scene import Found, Scene
from generator.read.timelimit.triggers import classify, condition_of, strip_event


def _each(kind: Kind, mark: Mark, scene: Scene, **more: object) -> Clause:
    """A clause that comes again; warns where the length of the period is not known."""
    if mark.unit is None:
        scene.warn(f"“{mark.literal}”的起止日期各地不同，系统不能自动计算到期日。")
    condition = scene.condition or condition_of(scene.before)
    values: dict[str, object] = {"condition": condition, "period": mark.unit, "every": mark.number or 1, **more}
    return Clause(kind, **values)  # type: ignore[arg-type]


_DAYS = re.compile("([0-9一二三四五六七八九十廿卅]+)[日号]")
_NOT_SHOWN = re.compile(
    "(?:进行|开展|组织|对[^，]{0,8})*(?:检测|监测|采样|巡查|巡检|检查|统计|汇总|排查|调度|抽检|抽查|核查|测算|会商|研判|自查|收集|采集|维护|核对|对账|核算|盘点|清点|清查|化验|检验|检修|消杀|回访|摸底|普查|清洗|消毒|走访)"
)
"""What else is done in a rhythm: 水质每日检测，每月公布一次."""


_MARK_AHEAD = re.compile(f"前$|[{PERIODS}][之以]?前")


def recurring(found: Found, scene: Scene) -> list[Clause]:
    mark = scene.mark(found, PERIODS)
    times = found.words.get("times")
    count = mark.count or (read_number(times) if times else 1)
    if mark.number is None and mark.unit is not Unit.MONTH:
        return unread(found, scene)
    if mark.number is None:
        count = (count or 1) * 2
    if mark.fixed is None and _NOT_SHOWN.match(scene.after) and scene.marked.holds_time(scene.after):
        scene.warn(f"“{scene.said()}”里的“{scene.marked.expand(found.text)}”说的不是公开的频率，没有计入。")
        return []
    ahead = _MARK_AHEAD.search(found.text) is not None or bool(IS_LATE.search(scene.before))
    relation = (
        Relation.BEFORE if ahead else Relation.AT_LEAST if IS_LEAST.search(found.text + scene.before[-4:]) else None
    )
    inner = Unit.WORKDAY if "工作" in mark.words else Unit.WEEK
    counts = mark.upper is not None and (inner is Unit.WORKDAY or ahead or "内" in scene.after[:2])
    week, unit = (mark.upper, inner) if counts else (None, None)
    if "旬" in mark.literal:
        scene.warn(f"“{mark.literal}”没有确定的日期，系统不能自动计算，请写明几日。")
    if (days := _DAYS.findall(mark.words)) and len(days) > 1:
        fixed = [FixedDay(day=read_number(day)) for day in days]
        return [_each(Kind.RECURRING, mark, scene, relation=relation, count=1, fixed=one) for one in fixed]
    if mark.unit is Unit.YEAR and mark.words == "初":
        scene.warn(f"“{mark.literal}”没有确定的日期，系统不能自动计算，请写明几月几日。")
    if mark.unit is Unit.YEAR and (mark.fixed is not None or mark.words == "初"):
        return [_each(Kind.FIXED, mark, scene, relation=relation, fixed=mark.fixed or FixedDay(), event=mark.words)]
    ended = implied_period(strip_event(scene.before.removesuffix("的"))) if mark.words.startswith("次月") else None
    if ended:
        mark = replace(mark, unit=ended[0], number=ended[1], words=scene.before + mark.words)
        scene.before = ""
    return [
        _each(
            Kind.RECURRING, mark, scene, amount=week, unit=unit, relation=relation, count=count, fixed=mark.fixed,
            event=scene.event or mark.words or _occasion(found),
        )
    ]  # fmt: skip


_OCCASION = re.compile("^(?:于|在)?(?P<event>.{2,}?(?:前|后|期间|之时|时(?![间限效段])))")


_TOGETHER = re.compile("(?P<event>(?:随同?|与)[^，]{2,12}?)(?:一并|一同|一起|同步)?公[开布示]")


def _occasion(found: Found) -> str:
    """每年汛期前全面核对一次: when in the year, which no field but the event holds."""
    words = re.split(f"[{PERIODS}]", found.text)[-1] if "times" in found.words else ""
    occasion = _OCCASION.match(words) or _TOGETHER.match(words)
    return occasion["event"] if occasion else ""


def recurring_amount(found: Found, scene: Scene) -> list[Clause]:
    """半年至少更新1次, 一年一次: an amount that is an interval."""
    mark = scene.mark(found)
    times = found.words.get("times")
    relation = Relation.AT_LEAST if IS_LEAST.search(found.text + scene.before[-4:]) else None
    relation = Relation.AT_MOST if IS_MOST.search(found.text) else relation
    return [_each(Kind.RECURRING, mark, scene, relation=relation, count=read_number(times) if times else 1)]


def as_of(found: Found, scene: Scene) -> list[Clause]:
    """截至每月25日的数据: up to when the figures go, and not when they are due."""
    scene.hand_on = found.text
    return []


def zero_report(found: Found, scene: Scene) -> list[Clause]:
    """灾情稳定前实行24小时零报告: reported in that rhythm, even if nothing happened."""
    mark = scene.mark(found)
    if mark.number is None or mark.unit is None:
        return unread(found, scene)
    return [_each(Kind.RECURRING, mark, scene, count=1, act=Act.REPORT)]


def first_days(found: Found, scene: Scene) -> list[Clause]:
    """每月前5个工作日: in the first days of each period."""
    amount, unit = quantity(found, scene)
    mark = scene.mark(found, PERIODS)
    return [
        _each(
            Kind.RECURRING, mark, scene, amount=amount, unit=unit, relation=Relation.WITHIN, count=1, fixed=mark.fixed
        )
    ]


_ENDS = re.compile("(?:终了?|结束|期满|届满|末|底|终)")
_PERIOD_NAME = re.compile("^每[一个间隔]*")
"""每季度终了 → 季度终了: an event has its subject."""


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
    ended = mark.literal if mark.literal[-1] in "末底" else mark.literal + words
    event = strip_event(words.removeprefix("的")) or ended
    if event == mark.literal:
        event = _PERIOD_NAME.sub("", event)
    elif _ENDS.fullmatch(event):
        event = _PERIOD_NAME.sub("", mark.literal) + event
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
    event = mark.literal + words if mark.unit is None or "学年" in mark.literal else words
    scene.before = re.sub("(?:应当?|须)?在$", "", scene.before)
    if _ENDS.fullmatch(event):
        event = _PERIOD_NAME.sub("", mark.literal) + event
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


def next_month_days(found: Found, scene: Scene) -> list[Clause]:
    """次月5个工作日内: in the first days of the month after."""
    amount, unit = quantity(found, scene)
    condition = scene.condition or condition_of(scene.before)
    within = {"relation": Relation.WITHIN, "period": Unit.MONTH, "count": 1, "event": "次月"}
    return [Clause(Kind.RECURRING, amount, unit, condition=condition, **within)]  # type: ignore[arg-type]


def next_month(found: Found, scene: Scene) -> list[Clause]:
    """次月发放: every month for the month before, without a day."""
    scene.warn(f"“{scene.said()}”没有写明{found.text}几日，请补写。")
    condition = scene.condition or condition_of(scene.before)
    return [Clause(Kind.RECURRING, condition=condition, period=Unit.MONTH, count=1, event=found.text)]


def regular(_found: Found, scene: Scene) -> list[Clause]:
    scene.warn(f"“{scene.said()}”没有写明多久一次，系统不能自动提醒，请写成“每季度”“每年”等。")
    return [Clause(Kind.RECURRING, condition=scene.condition or condition_of(scene.before), event=scene.event)]
