"""公开时限: builders for what lasts: a posting, a consultation, the time of readers.

`bare`, `atmost` and `takingdown` tell by the words around an amount whether something lasts or is due.
"""

import re
from dataclasses import replace

from generator.model.timelimit import Act, Clause, Kind, Relation, Trigger
from generator.read.timelimit.acts import find_reader_act
from generator.read.timelimit.bounds import IS_LEAST, IS_MOST, LEAST
from generator.read.timelimit.clauses import NO_RESTDAYS, SHOWN, deadline, quantity, unread
from generator.read.timelimit.marks import AMOUNTS, DATES
from generator.read.timelimit.scene import Found, Scene
from generator.read.timelimit.starts import WHO_AFTER
from generator.read.timelimit.triggers import (
    LEAD,
    START,
    SUFFIX,
    TAIL,
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
LASTS = "(?:预?公示|公告|展示|张贴|公布|公开|挂网|披露|公榜|张榜)(?!.{0,6}(?:形成|变更|之日|后))"
_APPLYING = re.compile("(?:的|提出|提交)?(?:申请|投诉|举报|报名|申报)?$")
_PERIOD_NAME = re.compile(
    "(?:预?公示|公告|公开|公布|展示)?的?(?:起止)?(?:期间|期限|时间|日期|时限|期)?(?:为|是|：|于)?$"
)
NAME_OF_PERIOD = re.compile("的?(?:期限|时间|时限|期)")
_RESTDAYS = re.compile(f"期?（?(?:{NO_RESTDAYS.pattern})[^，）]*）?$")
PERIOD_OF = re.compile("^(?:公示|公告|公开|公布)的?(?:期限?|时间|时限)$")
SHOW_HEAD = "(?:公示|公告)(?:期限?|时间|时限|类(?:信息|事项)?)?"
"""拟审批公示：报告书5个工作日、报告表5个工作日: what stands under such a heading lasts."""


def until(found: Found, scene: Scene) -> list[Clause]:
    """自公示之日起至竣工验收合格之日止: from one event to another, without a number."""
    said = scene.marked.expand(found.text)
    scene.warn(f"“{said}”的起止日期要看具体事项，系统不能自动计算，请人工核对。")
    return [Clause(Kind.POSTING, trigger=Trigger.OTHER, event=said, condition=scene.condition)]


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


def build_lasting(kind: Kind, found: Found, scene: Scene) -> list[Clause]:
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
    case = PERIOD_OF.sub("", condition_of(before))
    if not case and (named := _SHOWN_OF.search(found.text)):
        case = named["case"]
    if not case or not re.search(f"{SHOW_HEAD}$", scene.condition):
        case = PERIOD_OF.sub("", scene.condition) or case
    return [Clause(kind, amount, unit, relation, trigger, event, case)]


def consult(found: Found, scene: Scene) -> list[Clause]:
    return build_lasting(Kind.CONSULT, found, scene)


def posting(found: Found, scene: Scene) -> list[Clause]:
    if scene.mark(found).literal.removeprefix("的").startswith(("第", "首")):
        return deadline(found, scene)
    if _OPINIONS.search(scene.before + found.text):
        return consult(found, scene)
    return build_lasting(Kind.POSTING, found, scene)


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


def submission(found: Found, scene: Scene) -> list[Clause]:
    """申请期均为10日, 异议期5日: a period of readers, nothing that an office has to publish."""
    if scene.mark(found).number is None:
        return unread(found, scene)
    amount, unit = quantity(found, scene)
    event = "" if (since := _SINCE.search(found.text)) is None else since["event"]
    trigger = classify(event) if event else Trigger.UNSTATED
    name = NAME_OF_PERIOD.split(found.text)[0]
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
