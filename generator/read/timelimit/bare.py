"""公开时限: builders for an amount that stands alone (公示：5个工作日; 县级审定7个工作日), by the words around it."""

import re

from generator.model.timelimit import Clause, Kind, Relation, Trigger, Unit
from generator.read.timelimit.clauses import SHOWN, deadline, quantity, unread
from generator.read.timelimit.lasting import LASTS, SHOW_HEAD, build_lasting, posting
from generator.read.timelimit.scene import Found, Scene
from generator.read.timelimit.triggers import SUFFIX, condition_of

_OTHERWISE = re.compile("的$|^(?:其他|其它|其余|另外|对于?|其中|属于|涉及)|(?:类|事项|情形|项目|信息)$")
_STEP = re.compile(
    "(?:[初复终会联评预]审|审[核批查定]|复核|核准|受理|备案|报批|评议|勘[验查]|踏勘|办[理结]|登记|送达|制证|发证|批准|批复)$"
)


def step(found: Found, scene: Scene) -> list[Clause]:
    """县级审定7个工作日: how long a step takes; from when isn't said."""
    amount, unit = quantity(found, scene)
    scene.warn(f"“{scene.said()}”没有写明从什么时候起算，请补写起算的事由，例如“受理之日起”。")
    condition = "，".join(filter(None, (scene.condition, condition_of(scene.before))))
    return [Clause(Kind.DEADLINE, amount, unit, Relation.WITHIN, Trigger.UNSTATED, "", condition)]


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
        return build_lasting(scene.previous.kind, found, scene)
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
