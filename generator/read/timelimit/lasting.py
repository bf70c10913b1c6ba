"""公开时限: builders for what lasts: a posting, a consultation, the time of readers; and what hangs on it.

期限为, 共, 不少于 and a bare amount say by the words around them whether something lasts or is due.
"""

import re
from dataclasses import replace

from generator.model.numerals import read_number
from generator.model.timelimit import Act, Clause, Kind, Relation, Trigger, Unit
from generator.read.timelimit.acts import PUBLISHED, find_reader_act
from generator.read.timelimit.bounds import IS_LEAST, IS_MOST, LEAST, TAKE
from generator.read.timelimit.clauses import NO_RESTDAYS, SHOWN, build_term, deadline, extend, quantity, unread
from generator.read.timelimit.marks import AMOUNTS, DATES
from generator.read.timelimit.triggers import (
    LEAD,
    START,
    SUFFIX,
    TAIL,
    WHO_AFTER,
    Found,
    Scene,
    classify,
    condition_of,
    named_earlier,
    split_start,
    strip_event,
)

_BOUND = re.compile(rf"(?:{LEAST}|最短|(?P<most>最[长多]))(?:予以|进行|应当?|连续|向社会)*$")
_EVENT_AHEAD = re.compile(r"^(?P<event>.*前)(?P<rest>[^前]*)$")
_SINCE = re.compile(r"自(?P<event>[^自]+?)之日起")
_OPINIONS = re.compile("征.*意见(?!稿)|意见(?!稿).*征")
_NOT_PUBLICATION = re.compile(
    "暂停|有效期|停[水电气]|处理期|过渡期?|轮候期?|租赁期|质保期|保修期|建设期|执行期|实施期|服务期|试点期|试用期|合同期|保质期|工期|缓冲期|宽限期|管理期|监管期|考核期|惩戒期|禁入期"
)
_INTERVAL = re.compile("间隔|周期")
LASTS = "(?:预?公示|公告|展示|张贴|公布|公开|挂网|披露|公榜|张榜)(?!.{0,6}(?:形成|变更|之日|后))"
_APPLYING = re.compile("(?:的|提出|提交)?(?:申请|投诉|举报|报名|申报)?$")
_PERIOD_NAME = re.compile(
    "(?:预?公示|公告|公开|公布|展示)?的?(?:起止)?(?:期间|期限|时间|日期|时限|期)?(?:为|是|：|于)?$"
)
_NAME_OF_PERIOD = re.compile("的?(?:期限|时间|时限|期)")
_PUBLISHING_TIME = re.compile("的?(?:发布|公开|公布|公示|上网|挂网)+(?:时间|日期|之日)?$")
_TOGETHER_WITH = re.compile(
    "(?:与|和|同|随)(?P<event>[^，]{2,20}?)(?:同步|同时|一并|一同|一起)(?P<deed>发布|公开|公布|公示|公告)"
)
_STARTS = re.compile("(?:自|从).+起|后$|内$|[作做]出|办[理结]|答复|拨付")
_OTHERWISE = re.compile("的$|^(?:其他|其它|其余|另外|对于?|其中|属于|涉及)|(?:类|事项|情形|项目|信息)$")
_RESTDAYS = re.compile(f"期?（?(?:{NO_RESTDAYS.pattern})[^，）]*）?$")


_STEP = re.compile(
    "(?:[初复终会联评预]审|审[核批查定]|复核|核准|受理|备案|报批|评议|勘[验查]|踏勘|办[理结]|登记|送达|制证|发证|批准|批复)$"
)


def step(found: Found, scene: Scene) -> list[Clause]:
    """县级审定7个工作日: how long a step takes; from when isn't said."""
    amount, unit = quantity(found, scene)
    scene.warn(f"“{scene.said()}”没有写明从什么时候起算，请补写起算的事由，例如“受理之日起”。")
    condition = "，".join(filter(None, (scene.condition, condition_of(scene.before))))
    return [Clause(Kind.DEADLINE, amount, unit, Relation.WITHIN, Trigger.UNSTATED, "", condition)]


_PERIOD_OF = re.compile("^(?:公示|公告|公开|公布)的?(?:期限?|时间|时限)$")
SHOW_HEAD = "(?:公示|公告)(?:期限?|时间|时限|类(?:信息|事项)?)?"
"""拟审批公示：报告书5个工作日、报告表5个工作日: what stands under such a heading lasts."""


def goes_on_beside(scene: Scene) -> bool:
    """公示期：报告书10个工作日，报告表5个工作日: a short name beside another."""
    beside = bool(scene.previous and scene.previous.condition) and 0 < len(scene.before) <= len("报告登记表")
    return beside and not _STEP.search(scene.before) and not scene.condition


def bare(found: Found, scene: Scene) -> list[Clause]:
    """An amount with nothing behind it. Months and years alone may be an interval or a posting time."""
    mark = scene.mark(found)
    host = scene.previous.condition if scene.previous else ""
    goes_on = scene.previous and scene.previous.kind in (Kind.POSTING, Kind.CONSULT) and not SUFFIX.search(scene.before)
    tells = mark.unit is not Unit.HOUR and (
        scene.before.startswith("、")
        or (goes_on and goes_on_beside(scene))
        or _OTHERWISE.search(scene.before)
        or (scene.previous and not scene.before and scene.previous.amount is None)
    )
    if goes_on and scene.previous and mark.number is not None and tells:
        return _lasting(scene.previous.kind, found, scene)
    if mark.upper is not None and re.search("公示|公告", scene.before + scene.event + scene.condition + host):
        return posting(found, scene)
    if re.search(f"{SHOW_HEAD}$", scene.condition) and mark.number is not None and mark.unit is not Unit.HOUR:
        return posting(found, scene)
    if re.match("[每各]", scene.before) and re.search(LASTS, scene.past) and mark.number is not None:
        return posting(found, scene)
    if scene.before.endswith(("+", "＋")):
        return unread(found, scene)
    if re.search("[×xX*]$", scene.before):
        return round_the_clock(found, scene)
    if mark.unit is Unit.HOUR and mark.number == 24 and re.search("值[班守]|服务|开放|接听|在线|全天$", scene.before):
        return round_the_clock(found, scene)
    if _STEP.search(scene.before) and mark.number is not None and not SUFFIX.search(scene.before):
        return step(found, scene)
    if mark.number is None or (mark.unit in (Unit.MONTH, Unit.YEAR) and not SUFFIX.search(scene.before)):
        return unread(found, scene)
    return deadline(found, scene)


def shown_for(found: Found, scene: Scene) -> list[Clause]:
    """公开5年: months and years last; 公开5个工作日 doesn't say what for."""
    return (posting if scene.mark(found).unit in (Unit.MONTH, Unit.YEAR) else bare)(found, scene)


def round_the_clock(_found: Found, scene: Scene) -> list[Clause]:
    """7×24小时: always open; a duty only where something is shown all the time."""
    if re.search(f"(?:{SHOWN.pattern})(?!电话|热线)", scene.after):
        return [Clause(Kind.STANDING)]
    scene.warn(f"“{scene.said()}”像是办公或者服务的时间，不是公开时限，没有计入；请写到办公时间里。")
    return []


def until(found: Found, scene: Scene) -> list[Clause]:
    """自公示之日起至竣工验收合格之日止: from one event to another, without a number."""
    said = scene.marked.expand(found.text)
    scene.warn(f"“{said}”的起止日期要看具体事项，系统不能自动计算，请人工核对。")
    return [Clause(Kind.POSTING, trigger=Trigger.OTHER, event=said, condition=scene.condition)]


def takedown(found: Found, scene: Scene) -> list[Clause]:
    words = found.words
    if "full" in words and not re.search(TAKE, scene.after):
        around = scene.past + scene.before + scene.condition + scene.event + scene.after
        return (posting if SHOWN.search(around) else unread)(found, scene)
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
        condition = scene.both(condition_of(before[:-2]))
        return [Clause(Kind.TAKEDOWN, amount, unit, relation, Trigger.OTHER, before[-2:], condition)]
    if "full" in words and not START.search(before):
        scene.condition = scene.both(condition_of(before))
        before = next((f"自{c.event}之日起" for c in scene.earlier if c.kind is Kind.TAKEDOWN and c.event), before)
    return build_term(Kind.TAKEDOWN, found, scene, before, relation)


_BESIDES = re.compile("^(?P<join>或者?|且|并且?|同时)(?P<case>[^，]{2,24}?)的?(?=，|$)")
"""公开满3年或者主体注销的: what ends the showing beside the amount, or must be so as well."""


def shown_full(found: Found, scene: Scene) -> list[Clause]:
    """公示满1年的，自动撤下; without a taking down it is a posting."""
    if not re.search(TAKE, scene.after):
        return posting(found, scene)
    amount, unit = quantity(found, scene)
    condition = scene.both(condition_of(scene.before))
    full = Clause(Kind.TAKEDOWN, amount, unit, Relation.EXACT, Trigger.OTHER, found.words["shown"], condition)
    besides = _BESIDES.match(scene.after)
    if besides is None:
        return [full]
    other = besides["join"].startswith("或")
    if other and scene.marked.holds_time(scene.after.partition("，")[2]):
        scene.hand_on = besides["case"] + "的"
        return [full]
    case = ("或者" if other else "") + besides["case"]
    return [replace(full, condition="，".join(filter(None, (condition, case))))]


def early_end(_found: Found, scene: Scene) -> list[Clause]:
    """符合修复条件的可提前撤下: in some case sooner, and when isn't said."""
    condition = scene.both(condition_of(scene.before))
    if not condition:
        scene.warn(f"“{scene.said()}”没有写明什么情况下提前，请补写。")
    return [Clause(Kind.TAKEDOWN, condition=condition)]


def _relation(words: str) -> Relation:
    if IS_LEAST.search(words) or "以上" in words:
        return Relation.AT_LEAST
    return Relation.AT_MOST if IS_MOST.search(words) else Relation.EXACT


def _since_when(found: Found, scene: Scene) -> tuple[str, str]:
    """The event from which, or ahead of which, something lasts, and the words that remain."""
    event = scene.event if scene.event.endswith("前") else ""
    if SUFFIX.search(scene.event):
        event = named_earlier(scene.event)
    before = _RESTDAYS.sub("", scene.before)
    own = _EVENT_AHEAD.match(scene.before)
    if own and not re.search("[目提以]前$", own["event"]):
        both = own[0] if SUFFIX.search(rest := TAIL.sub("", re.sub("[各均]$", "", own["rest"]))) else own["event"]
        event, before = strip_event(LEAD.sub("", own["event"])) if both == own["event"] else own["event"] + rest, ""
        if placed := START.search(event):
            before, event = event[: placed.start()], event[placed.end() :]
    inside = found.words.get("since") or ((said := _SINCE.search(found.text)) and said["event"])
    if inside:
        event = inside
    if who := WHO_AFTER.match(before):
        head, event = split_start(who["event"])
        return event, head + who["who"]
    start = START.search(before)
    if not start and SUFFIX.search(before):
        event, before = strip_event(LEAD.sub("", before)), ""
    elif start and SUFFIX.search(before):
        event, before = strip_event(before[start.end() :]), before[: start.start()]
    elif start:
        before = before[: start.start()]
    return event, before


_SHOWN_OF = re.compile(
    f"(?:公示|公告)(?:期限?|时间|时限)(?P<case>[^{AMOUNTS}，为是]{{1,8}}(?:书|表|类|件|项目|人员|对象|[省市县乡村]级|事项))[{AMOUNTS}]$"
)
"""公示期报告书10日、报告表5日."""


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
    event, before = _since_when(found, scene)
    trigger = (classify(event) if not event.endswith("前") else Trigger.OTHER) if event else None
    case = _PERIOD_OF.sub("", condition_of(before))
    if not case and (named := _SHOWN_OF.search(found.text)):
        case = named["case"]
    if not case or not re.search(f"{SHOW_HEAD}$", scene.condition):
        case = _PERIOD_OF.sub("", scene.condition) or case
    return [Clause(kind, amount, unit, relation, trigger, event, case)]


def consult(found: Found, scene: Scene) -> list[Clause]:
    return _lasting(Kind.CONSULT, found, scene)


def posting(found: Found, scene: Scene) -> list[Clause]:
    if scene.mark(found).literal.removeprefix("的").startswith(("第", "首")):
        return deadline(found, scene)
    if _OPINIONS.search(scene.before + found.text):
        return consult(found, scene)
    return _lasting(Kind.POSTING, found, scene)


def least(found: Found, scene: Scene) -> list[Clause]:
    """不少于7日, of what is not said: consulting or posting, by the words around."""
    around = scene.before + scene.condition + scene.event
    if "意见" in around:
        return consult(found, scene)
    if not SHOWN.search(around) and not any(c.kind is Kind.POSTING for c in scene.earlier):
        scene.warn(f"“{scene.said()}”没有写明是公示的时间还是别的时间，系统按公示时间理解，请补写。")
    return posting(found, scene)


def shortened(found: Found, scene: Scene) -> list[Clause]:
    """因情况紧急可缩短为7日: what was said before, shorter in some case."""
    last = scene.previous
    if last is None or last.amount is None or scene.mark(found).number is None:
        return unread(found, scene)
    amount, unit = quantity(found, scene)
    own = condition_of(re.sub("可以?(?:适当)?$", "", scene.before))
    said = _relation(found.text)
    relation = said if said is not Relation.EXACT or last.kind in (Kind.POSTING, Kind.CONSULT) else last.relation
    case = "，".join(filter(None, (last.condition, scene.condition, own)))
    return [replace(last, amount=amount, unit=unit, relation=relation, condition=case, text="")]


def something_else(_found: Found, scene: Scene) -> list[Clause]:
    """过渡期限不超过24个月, 30日内有效: how long something lasts that isn't shown."""
    scene.warn(f"“{scene.said()}”说的不是公开的期限，没有计入。")
    return []


def most(found: Found, scene: Scene) -> list[Clause]:
    """不超过N: an extension, an interval (months and years), or a deadline."""
    mark = scene.mark(found)
    around = scene.before + scene.condition
    last = scene.previous
    if _NOT_PUBLICATION.search(around):
        return something_else(found, scene)
    if last and last.kind in (Kind.POSTING, Kind.CONSULT) and not scene.event and not _STARTS.search(scene.before):
        return _lasting(last.kind, found, scene)
    if mark.number is not None and not scene.before and _TOGETHER_WITH.search(scene.past):
        return interval(found, scene)
    if last and last.kind is Kind.DEADLINE and not around:
        return deadline(found, scene)
    if last and last.kind is Kind.EXTEND and not _STARTS.search(scene.before):
        return extend(found, scene)
    if "延长" in around + scene.event or "延期" in around:
        return extend(found, scene)
    if mark.number is not None and (_INTERVAL.search(around) or (mark.unit in (Unit.MONTH, Unit.YEAR) and not around)):
        if not around:
            scene.warn(f"“{scene.said()}”没有写明是两次公开的间隔还是公开的期限，系统按间隔理解，请补写。")
        condition = scene.both(condition_of(scene.before))
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


_SET = re.compile("(?:法定|承诺|规定|约定)(?:的|办[理结])?$")


def term(found: Found, scene: Scene) -> list[Clause]:
    """期限为N, 共N: how long what was named before lasts; else as if the amount stood alone."""
    around = scene.past + scene.before + scene.condition + scene.event
    if _NOT_PUBLICATION.search(scene.before[-8:] + found.text):
        return something_else(found, scene)
    if re.search("意见(?![稿书])", around):
        return consult(found, scene)
    if re.search(LASTS, around):
        return posting(found, scene)
    if IS_LEAST.search(found.text):
        return least(found, scene)
    if _SET.search(scene.before) and (name := _NAME_OF_PERIOD.match(found.text)):
        scene.before += name[0]
    return (most if IS_MOST.search(found.text) else bare)(found, scene)


def submission(found: Found, scene: Scene) -> list[Clause]:
    """申请期均为10日, 异议期5日: a period of readers, nothing that an office has to publish."""
    if scene.mark(found).number is None:
        return unread(found, scene)
    amount, unit = quantity(found, scene)
    event = "" if (since := _SINCE.search(found.text)) is None else since["event"]
    trigger = classify(event) if event else Trigger.UNSTATED
    name = _NAME_OF_PERIOD.split(found.text)[0]
    asked = _APPLYING.sub("", name)
    own = condition_of(scene.before + asked if _KIND_OF.search(scene.before) else scene.before or asked)
    act = (find_reader_act(name + "期") or Act.APPLY) if event and not _ANSWERED.search(name) else Act.PUBLISH
    case = scene.condition or own
    return [Clause(Kind.DEADLINE, amount, unit, _relation(found.text), trigger, event, case, act=act)]


_KIND_OF = re.compile("(?:行政|民事|仲裁)$")
"""行政复议申请期: the kind of what is asked for."""
_ANSWERED = re.compile("处理|答复|回复|办理|审[查核批]|受理")
"""投诉处理期限 is the office's own; 异议期自公示之日起 the readers'."""


def from_day(found: Found, scene: Scene) -> list[Clause]:
    """自2026年3月2日起5个工作日: from a day of the calendar; of a posting where the words say one."""
    day = scene.marked.expand(next(sign for sign in found.text if DATES[0] <= sign <= DATES[-1]))
    kind = Kind.POSTING if re.search(LASTS, scene.past + scene.before + scene.condition) else Kind.DEADLINE
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
    condition = scene.both(condition_of(_PUBLISHING_TIME.sub("", own)))
    return [Clause(Kind.DEADLINE, amount, unit, Relation.WITHIN, classify(event), event, condition)]


_KEPT_NEW = re.compile("(?:栏目|专栏|首页|网站|频道|板块|账号|公众号|平台)(?:内容|信息)*[^，后起]{0,6}$")
_RENEWED = re.compile("(?:必须|应当?|须|要|至少)*(?:更新|维护)")
"""首页信息最迟2周内必须更新: a place that is kept new, not one thing that is due once."""


def within(found: Found, scene: Scene) -> list[Clause]:
    """20个工作日内: a deadline; of a column without an event, how often it is renewed."""
    before = scene.before + (found.words.get("event") or "")
    if not before and "event" in found.words and _TOGETHER_WITH.search(scene.past):
        return interval(found, scene)
    if not scene.event and _KEPT_NEW.search(before) and _RENEWED.match(scene.after):
        return must_be_new(found, scene)
    return deadline(found, scene)


def must_be_new(found: Found, scene: Scene) -> list[Clause]:
    """6个月内须有更新: at least once in every six months."""
    mark = scene.mark(found)
    if mark.number is None or mark.unit is None:
        return unread(found, scene)
    if SUFFIX.search(scene.before):
        return deadline(found, scene)
    condition = scene.both(condition_of(scene.before))
    times = found.words.get("times")
    return [
        Clause(
            Kind.RECURRING, relation=Relation.AT_LEAST, condition=condition, period=mark.unit, every=mark.number,
            count=read_number(times) if times else 1,
        )
    ]  # fmt: skip
