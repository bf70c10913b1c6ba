"""公开时限: one builder per kind of wording; match and surroundings → clauses.

Rules followed: a 日 is a calendar day unless the law says otherwise (see `_by_penalty_law`); a number that is not
written is not made up; looking ahead (提前, 前) is never a deadline. Which wording goes to which builder is said
in `rules`.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from generator.model.numerals import read_number
from generator.model.timelimit import Clause, Kind, Relation, Trigger, Unit
from generator.read.timelimit.acts import PUBLISHED
from generator.read.timelimit.marks import DATES, Mark
from generator.read.timelimit.triggers import (
    LEAD,
    PLAIN,
    START,
    SUFFIX,
    Found,
    Scene,
    classify,
    condition_of,
    read_start,
    strip_event,
)

Builder = Callable[[Found, Scene], list[Clause]]

# Wordings of “at least”, “at most”, “not later than” and “take down”, shared with the table of rules.
LEAST = (
    r"(?:(?:应当?|须|一般|原则上|均|也)?(?:不(?:得|应|能|宜|可)?(?:少|低|短|小)于|至少(?:为|应为)?"
    r"|最少为?|最短(?:为|不少于)?|不下于|≥))"
)
MOST = r"(?:(?:最[长多迟晚])?(?:应当?|均|一般)?不(?:得|应|能|可|宜)?(?:超过|多于|长于|大于|超出)|最[长多]为?|≤|控制在)"
LATE = r"(?:(?:最[迟晚]|原则上)?(?:应当?|须)?不(?:得|应|能|可|宜)?(?:迟|晚)于|最[迟晚](?:应当?|须)?(?:不超过|在|于)?)"
TAKE = r"(?:撤下|撤回|撤除|撤出|下架|下线|删除|移除|屏蔽|(?:停止|终止|不再|取消|撤销)(?:公示|公开|公告|公布|展示))"


# --- builders -----------------------------------------------------------------------------------------


_WITHDRAWN = re.compile(r"撤回[^，。]*行政处罚(?:决定)?")
_PERIOD_END = re.compile(r"^(?:上|各|会计|财政)?个?(月|季|半?年)度?(?:终了?|结束|末)?$")
AHEAD = re.compile("[之以]?前$")
AHEAD_AT_END = re.compile(r"前[^后]{0,4}$")
IS_LEAST = re.compile(LEAST)
_BOUND = re.compile(rf"(?:{LEAST}|最短|(?P<most>最[长多]))(?:予以|进行|应当?|连续|向社会)*$")
IS_MOST = re.compile(MOST)
_EVENT_AHEAD = re.compile(r"^(?P<event>.*前)(?P<rest>[^前]*)$")
_SINCE = re.compile(r"自(?P<event>[^自]+?)之日起")
_OPINIONS = re.compile("征.*意见|意见.*征")
_SHOWN = re.compile("公示|公告|披露|公布|公开|展示|提供|发售|出售")
_NOT_PUBLICATION = re.compile("暂停|有效期|停[水电气]|处理期")
_INTERVAL = re.compile("间隔|周期")
_BEFORE_AHEAD = re.compile(r"(?:应当?|须|至少|必须|[之以]?前|最[迟晚])+$")
_LASTS = "(?:预?公示|公告|展示|张贴|公布|公开|挂网|披露|公榜|张榜)(?!.{0,6}(?:形成|变更|之日|后))"
_APPLYING = re.compile("(?:的|提出|提交)?(?:申请|投诉|举报|报名|申报)?$")
_PERIOD_NAME = re.compile("(?:预?公示|公告|公开|公布|展示)?的?(?:起止)?(?:期限|时间|日期|时限|期)?(?:为|是|：|于)?$")
_NAME_OF_PERIOD = re.compile("的?(?:期限|时间|时限|期)")
_PUBLISHING_TIME = re.compile("的?(?:发布|公开|公布|公示|上网)(?:时间|日期|之日)?$")
_TOGETHER_WITH = re.compile(
    "(?:与|和|同|随)(?P<event>[^，]{2,20}?)(?:同步|同时|一并|一同|一起)(?P<deed>发布|公开|公布|公示|公告)"
)
_STARTS = re.compile("(?:自|从).+起|后$|内$|[作做]出|办[理结]|答复|拨付")
_OTHERWISE = re.compile("的$|^(?:其他|其它|其余|另外|对于?|其中|属于|涉及)|(?:类|事项|情形|项目|信息)$")
_NO_RESTDAYS = re.compile(
    "(?:不[含计包]括?|除去?|扣除|刨除)[^，]{0,6}(?:双休|节假|休息|公休|周末)|(?:双休|节假|休息|公休|周末)日?[^，]{0,6}(?:不计|不算|除外|不含)"
)
_RESTDAYS = re.compile(f"期?（?(?:{_NO_RESTDAYS.pattern})[^，）]*）?$")
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
    if mark.unit is Unit.DAY and _NO_RESTDAYS.search(scene.past + scene.piece):
        mark = replace(mark, unit=Unit.WORKDAY)
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


def _term(kind: Kind, found: Found, scene: Scene, before: str, relation: Relation) -> list[Clause]:
    """A clause with amount and trigger: deadline, takedown."""
    mark = scene.mark(found)
    if mark.number is None:
        return unread(found, scene)
    amount, unit = quantity(found, scene)
    start = read_start(before, scene)
    if start.trigger is Trigger.UNSTATED:
        _unstated(kind, mark, scene)
    period = _implied_period(start.event)
    every = period[1] if period else 1
    return [
        Clause(kind, amount, unit, relation, start.trigger, start.event, start.condition, period and period[0], every)
    ]


def _implied_period(event: str) -> tuple[Unit, int] | None:
    """年度终了, 季度结束: the end of a period comes again every time."""
    found = _PERIOD_END.match(event)
    return (
        {"月": (Unit.MONTH, 1), "季": (Unit.MONTH, 3), "半年": (Unit.MONTH, 6), "年": (Unit.YEAR, 1)}[found[1]]
        if found
        else None
    )


def _is_extension(scene: Scene) -> bool:
    """延长 belongs to the amount, not to what its period starts from: 申请延期的，自批准之日起5个工作日内公开."""
    around = scene.before + scene.condition + scene.event
    return bool(re.search("延[长期]", around)) and not (SUFFIX.search(scene.before) or _SHOWN.search(scene.after[:8]))


def deadline(found: Found, scene: Scene) -> list[Clause]:
    named = found.words.get("event") or ""
    before = named if named and PLAIN.match(scene.before) else scene.before + named
    if "event" in found.words and AHEAD_AT_END.search(before):
        return advance(found, scene)
    if _is_extension(scene):
        return extend(found, scene)
    return _term(Kind.DEADLINE, found, scene, before, Relation.WITHIN)


def bare(found: Found, scene: Scene) -> list[Clause]:
    """An amount with nothing behind it. Months and years alone may be an interval or a posting time."""
    mark = scene.mark(found)
    host = scene.previous.condition if scene.previous else ""
    goes_on = scene.previous and scene.previous.kind in (Kind.POSTING, Kind.CONSULT) and not SUFFIX.search(scene.before)
    tells = _OTHERWISE.search(scene.before) or (scene.previous and not scene.before and scene.previous.amount is None)
    if goes_on and scene.previous and mark.number is not None and tells:
        return _lasting(scene.previous.kind, found, scene)
    if mark.upper is not None and re.search("公示|公告", scene.before + scene.event + scene.condition + host):
        return posting(found, scene)
    if re.match("[每各]", scene.before) and re.search(_LASTS, scene.past) and mark.number is not None:
        return posting(found, scene)
    if scene.before.endswith(("+", "＋")):
        return unread(found, scene)
    if re.search("[×xX*]$", scene.before):
        return [Clause(Kind.STANDING)]
    if mark.number is None or (mark.unit in (Unit.MONTH, Unit.YEAR) and not SUFFIX.search(scene.before)):
        return unread(found, scene)
    return deadline(found, scene)


def takedown(found: Found, scene: Scene) -> list[Clause]:
    words = found.words
    if "full" in words and not re.search(TAKE, scene.after):
        return posting(found, scene)
    if "end" in words:
        return [Clause(Kind.TAKEDOWN, trigger=Trigger.OTHER, event=words["end"] or "")]
    relation = Relation.EXACT if {"full", "posted"} & set(words) else Relation.WITHIN
    if "posted" in words:
        amount, unit = quantity(found, scene)
        return [
            Clause(
                Kind.TAKEDOWN, amount, unit, relation, Trigger.OTHER, words["posted"] or "", condition_of(scene.before)
            )
        ]
    before = scene.before
    if "full" in words and re.search("公[开示布告]$|发布$", before):
        amount, unit = quantity(found, scene)
        condition = scene.condition or condition_of(before[:-2])
        return [Clause(Kind.TAKEDOWN, amount, unit, relation, Trigger.OTHER, before[-2:], condition)]
    if "full" in words and not START.search(before):
        scene.condition = scene.condition or condition_of(before)
        before = next((f"自{c.event}之日起" for c in scene.earlier if c.kind is Kind.TAKEDOWN and c.event), before)
    return _term(Kind.TAKEDOWN, found, scene, before, relation)


def shown_full(found: Found, scene: Scene) -> list[Clause]:
    """公示满1年的，自动撤下; without a taking down it is a posting."""
    if not re.search(TAKE, scene.after):
        return posting(found, scene)
    amount, unit = quantity(found, scene)
    condition = scene.condition or condition_of(scene.before)
    return [Clause(Kind.TAKEDOWN, amount, unit, Relation.EXACT, Trigger.OTHER, found.words["shown"], condition)]


def extend(found: Found, scene: Scene) -> list[Clause]:
    if scene.mark(found).number is None:
        return unread(found, scene)
    amount, unit = quantity(found, scene)
    if re.search("延[长期]至", found.text):
        scene.warn(f"“{scene.said()}”写的是延长后的总期限，不是再加的时间，请人工核对。")
    own = condition_of(_APPROVAL.sub("", scene.before))
    return [Clause(Kind.EXTEND, amount, unit, Relation.AT_MOST, event=scene.event, condition=scene.condition or own)]


def _relation(words: str) -> Relation:
    if IS_LEAST.search(words) or "以上" in words:
        return Relation.AT_LEAST
    return Relation.AT_MOST if IS_MOST.search(words) else Relation.EXACT


def _lasting(kind: Kind, found: Found, scene: Scene) -> list[Clause]:
    """A clause that says how long something lasts: posting, consult."""
    if scene.mark(found).number is None:
        return unread(found, scene)
    relation = _relation(found.text)
    if relation is Relation.EXACT and (bound := _BOUND.search(scene.before)):
        relation = Relation.AT_MOST if bound["most"] else Relation.AT_LEAST
    amount, unit = quantity(found, scene, lower=True)
    if scene.mark(found).upper is not None:
        relation = Relation.AT_LEAST
    event = scene.event if scene.event.endswith("前") else ""
    own = _EVENT_AHEAD.match(scene.before)
    before = _RESTDAYS.sub("", scene.before)
    if own and not re.search("[目提以]前$", own["event"]):
        event, before = strip_event(LEAD.sub("", own["event"])), ""
    inside = found.words.get("since") or ((said := _SINCE.search(found.text)) and said["event"])
    if inside:
        event = inside
    start = START.search(before)
    if not start and SUFFIX.search(before):
        event, before = strip_event(LEAD.sub("", before)), ""
    elif start and SUFFIX.search(before):
        event, before = strip_event(before[start.end() :]), before[: start.start()]
    elif start:
        before = before[: start.start()]
    trigger = (classify(event) if not event.endswith("前") else Trigger.OTHER) if event else None
    return [Clause(kind, amount, unit, relation, trigger, event, scene.condition or condition_of(before))]


def consult(found: Found, scene: Scene) -> list[Clause]:
    return _lasting(Kind.CONSULT, found, scene)


def posting(found: Found, scene: Scene) -> list[Clause]:
    if _OPINIONS.search(scene.before + found.text):
        return consult(found, scene)
    return _lasting(Kind.POSTING, found, scene)


def least(found: Found, scene: Scene) -> list[Clause]:
    """不少于7日, of what is not said: consulting or posting, by the words around."""
    around = scene.before + scene.condition + scene.event
    if "意见" in around:
        return consult(found, scene)
    if not _SHOWN.search(around) and not any(c.kind is Kind.POSTING for c in scene.earlier):
        scene.warn(f"“{scene.said()}”没有写明是公示的时间还是别的时间，系统按公示时间理解，请补写。")
    return posting(found, scene)


def most(found: Found, scene: Scene) -> list[Clause]:
    """不超过N: an extension, an interval (months and years), or a deadline."""
    mark = scene.mark(found)
    around = scene.before + scene.condition
    last = scene.previous
    if last and last.kind in (Kind.POSTING, Kind.CONSULT) and not scene.event and not _STARTS.search(scene.before):
        return _lasting(last.kind, found, scene)
    if _NOT_PUBLICATION.search(around):
        scene.warn(f"“{scene.said()}”说的不是公开的期限，没有计入。")
        return []
    if "延长" in around + scene.event or "延期" in around:
        return extend(found, scene)
    if mark.number is not None and (_INTERVAL.search(around) or (mark.unit in (Unit.MONTH, Unit.YEAR) and not around)):
        if not around:
            scene.warn(f"“{scene.said()}”没有写明是两次公开的间隔还是公开的期限，系统按间隔理解，请补写。")
        condition = scene.condition or condition_of(scene.before)
        return [
            Clause(
                Kind.RECURRING,
                mark.number,
                mark.unit,
                Relation.AT_MOST,
                period=mark.unit,
                every=mark.number,
                condition=condition,
            )
        ]
    return deadline(found, scene)


def term(found: Found, scene: Scene) -> list[Clause]:
    """期限为N, 共N: how long what was named before lasts; else as if the amount stood alone."""
    around = scene.past + scene.before + scene.condition + scene.event
    if "意见" in around:
        return consult(found, scene)
    if re.search(_LASTS, around):
        return posting(found, scene)
    if IS_LEAST.search(found.text):
        return least(found, scene)
    return (most if IS_MOST.search(found.text) else bare)(found, scene)


def submission(found: Found, scene: Scene) -> list[Clause]:
    """申请期均为10日, 异议期5日: a period of readers, nothing that an office has to publish."""
    if scene.mark(found).number is None:
        return unread(found, scene)
    amount, unit = quantity(found, scene)
    event = "" if (since := _SINCE.search(found.text)) is None else since["event"]
    trigger = classify(event) if event else Trigger.UNSTATED
    own = condition_of(scene.before) or condition_of(_APPLYING.sub("", _NAME_OF_PERIOD.split(found.text)[0]))
    return [Clause(Kind.DEADLINE, amount, unit, _relation(found.text), trigger, event, scene.condition or own)]


def from_day(found: Found, scene: Scene) -> list[Clause]:
    """自2026年3月2日起5个工作日: from a day of the calendar; of a posting where the words say one."""
    day = scene.marked.expand(next(sign for sign in found.text if DATES[0] <= sign <= DATES[-1]))
    kind = Kind.POSTING if re.search(_LASTS, scene.past + scene.before + scene.condition) else Kind.DEADLINE
    if scene.mark(found).number is None:
        return unread(found, scene)
    amount, unit = quantity(found, scene)
    relation = _relation(found.text) if kind is Kind.POSTING else Relation.WITHIN
    condition = condition_of(_PERIOD_NAME.sub("", scene.condition or scene.before))
    return [Clause(kind, amount, unit, relation, Trigger.OTHER, day, condition)]


def interval(found: Found, scene: Scene) -> list[Clause]:
    """Between two events at most N: a deadline from the one named second (发布时间与成文时间间隔不超过20个工作日)."""
    mark = scene.mark(found)
    event = (found.words.get("event") or "").removesuffix("时间").removesuffix("日期")
    together = _TOGETHER_WITH.search(scene.past)
    if not event and together:
        event = together["event"] + together["deed"]
    own = re.sub("的?(?:时间|日期)$", "", scene.before)
    if PUBLISHED.search(event) and own and not PUBLISHED.search(own):
        event, own = own, ""
    if not event or mark.number is None:
        return most(found, scene)
    amount, unit = quantity(found, scene)
    condition = scene.condition or condition_of(_PUBLISHING_TIME.sub("", own))
    return [Clause(Kind.DEADLINE, amount, unit, Relation.WITHIN, classify(event), event, condition)]


def must_be_new(found: Found, scene: Scene) -> list[Clause]:
    """6个月内须有更新: at least once in every six months."""
    mark = scene.mark(found)
    if mark.number is None or mark.unit is None:
        return unread(found, scene)
    condition = scene.condition or condition_of(scene.before)
    times = found.words.get("times")
    return [
        Clause(
            Kind.RECURRING, relation=Relation.AT_LEAST, condition=condition, period=mark.unit, every=mark.number,
            count=read_number(times) if times else 1,
        )
    ]  # fmt: skip


def exceeding(found: Found, scene: Scene) -> list[Clause]:
    """超过20个工作日的应当说明理由: the number bounds a case and is no time limit."""
    scene.warn(f"“{scene.said()}”里的“{scene.mark(found).literal}”是一种情形，不是公开的期限，没有计入，请人工核对。")
    return [Clause(Kind.UNPARSED)]


def advance(found: Found, scene: Scene) -> list[Clause]:
    """Looking ahead: N before an event. The event stands before 前, or in the piece before 提前."""
    mark = scene.mark(found)
    if mark.number is None:
        return unread(found, scene)
    if mark.literal[0] in "第首" and SUFFIX.search(scene.before):
        return deadline(found, scene)
    amount, unit = quantity(found, scene)
    named = scene.before + (found.words.get("event") or "")
    named = _BEFORE_AHEAD.sub("", named)
    if "提前" in found.text:
        tail = re.match(r"^(?:至|到|在)?(?P<event>.+?)(?:开始)?(?:之前|前)", named)
        named = tail["event"] if tail else named if re.search(r"的$|时$", named) else ""
    words = LEAD.sub("", named)
    start = START.search(words)
    head, event = (words[: start.start()], words[start.end() :]) if start else ("", words)
    event = AHEAD.sub("", event) or AHEAD.sub("", scene.event)
    event = event.removesuffix("的") if "提前" not in found.text else event
    condition = scene.condition or condition_of(head or (scene.before if "提前" in found.text and not event else ""))
    if not event and "提前" in found.text and scene.condition:
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
    condition = scene.condition or condition_of(scene.before)
    return [Clause(Kind.ADVANCE, relation=Relation.BEFORE, trigger=trigger, event=event, condition=condition)]
