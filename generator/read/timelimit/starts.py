"""公开时限: from when a period runs, as the words before it say, or those of an earlier piece or clause.

Where no event is written none is supposed: the trigger stays `Trigger.UNSTATED`.

"""

import re
from dataclasses import dataclass

from generator.model.timelimit import Act, Clause, Kind, Trigger
from generator.read.timelimit.acts import PUBLISHED, find_verb
from generator.read.timelimit.scene import Scene
from generator.read.timelimit.triggers import (
    CHANGED,
    DONE,
    LEAD,
    PLAIN,
    START,
    SUFFIX,
    TAIL,
    classify,
    condition_of,
    happened,
    named_earlier,
    split_start,
    strip_event,
    subject,
)

_OTHERS = re.compile("^(?:其他|其它|其余|另外|除.+外)")
"""A condition that says: not what was spoken of before. Its period doesn't run from the event named before."""
_ONE_OF = re.compile("之日起?(?=，?(?:或者?|及|和|、)(?!$))")
"""收到申请之日起或补正之日起: one event of several starts."""
_FORMAT = re.compile(r"^.*、(?=该?(?:政府)?信息(?:形|产|获|生))")
_PERIOD_OVER = re.compile(
    "^(?P<own>.*(?:报告|报表|快报|[月季年]报|情况|信息|数据))?(?P<period>季度?|月度?|半?年度?)[之以]?后$"
)
"""季后15日内: from the end of each quarter."""
_NOT_AGREED = re.compile("^(?:未|没有|无|有|已)?(?:另行)?(?:约定|规定|明确)的(?=.{2})")
"""未约定的验收后30日内."""
_WHEN = re.compile("^([^，]{2,})时$")
_ABOUT = re.compile("^[^，]{2,}?(?:信息|名单|结果|数据|情况|公告|清单|台账|目录)(?=(?:收到|接到|收悉|接报)[^，]{2,})")
"""抽检不合格信息收到检验报告后: what is published, and then what happens."""
WHO_AFTER = re.compile(
    "^(?P<event>[^，]{2,}?)(?:之?后|之日起|[之次]日起)，?(?P<who>(?:省|市|县|区|乡镇?|镇|街道|村|社区|学校|居委|民政|财政)[^，后起]{0,8})$"
)
"""农户申请后村级5日内评议: whose turn it is stands behind what happened."""
_NAMED_TERM = re.compile("^(?P<name>[^，为]{1,10}(?:期限?|时限|时间))(?:应当?)?(?:为|是)(?P<event>.{2,})$")
"""搬迁期限为签约期满后30日内."""


@dataclass(frozen=True, slots=True)
class Start:
    """From when a period runs, as read from the words before it."""

    trigger: Trigger
    event: str = ""
    condition: str = ""


ACTOR = re.compile(
    "(?:政府|部门|机关|单位|机构|委员会|[乡镇县市区]|街道|[局厅委办](?!公)|中心|法院|采购人|招标人|代理机构|县级|乡镇级|村级)$"
    "|^(?:省|市|县|区|乡|镇|街道|村|上级|本级)[^，]{0,8}$"
)


_STEP_DONE = re.compile("[初复预会联评]审|审[核查批]|受理|复核|核[查实对]|调查|勘[验查]|评议|作出[^，]*决定")
_NEXT_STEP = re.compile("[^，]{0,6}(?:[复终联会]审|复核|审[批核定]|批[准复]|核准|送达|发证|颁证|制证)")


def _is_next_step(last: Clause, scene: Scene) -> bool:
    """Whether what is due now can only begin when the clause before is done."""
    after = scene.after.split("，")[0]
    if last.act is Act.APPLY:
        return find_verb(after) not in (None, Act.APPLY, Act.REPORT)
    done = last.act in (Act.DECIDE, Act.HANDLE) and _STEP_DONE.search(last.text)
    return bool(done and _NEXT_STEP.match(after))


def _is_outcome(last: Clause, condition: str) -> bool:
    """检查计划自批准之日起…，检查结果…: what comes of a plan doesn't start with its approval."""
    planned = re.search("(?:计划|方案|规划|预算)$", last.condition or last.event.removesuffix("批准"))
    return bool(last.trigger in (Trigger.APPROVED, Trigger.ISSUED) and planned and re.search("结果$|情况$", condition))


def _same_start(scene: Scene, condition: str) -> Start:
    """No event of its own: within one sentence (事件发生后5小时内…，24小时内…) the one named before goes on.

    Not where another takes over (乡镇5日内上报，县民政局10日内审批) or the next step begins (10日内初审，5日内复核):
    its time runs from what was done before, and the wording doesn't say so.
    """
    last = scene.previous
    other = last is not None and last.act is not Act.PUBLISH and ACTOR.search(condition)
    passed_on = other or (last is not None and (_is_next_step(last, scene) or _is_outcome(last, condition)))
    if (
        last
        and not passed_on
        and not _OTHERS.search(condition)
        and last.event
        and last.trigger
        and last.kind in (Kind.DEADLINE, Kind.EVENT, Kind.TAKEDOWN)
        and last.period is None
        and not last.event.startswith(("随", "与"))
        and not (condition and last.event.endswith(("当日", "当天", "当月", "即日", "次日")))
    ):
        return Start(last.trigger, last.event, condition)
    return Start(Trigger.UNSTATED, "", condition)


_UNOPPOSED = re.compile(
    "^(?P<event>.*?(?:期满|届满|结束|公示|公告|公布))[之以]?后?，?(?P<case>(?:均?无|没有|未收到|未提出|不存在)[^，]{0,6}(?:异议|投诉|举报|意见|问题|反映))的?$"
)


def split_case(words: str) -> tuple[str, str]:
    """公示期满无异议的 → 公示期满, 无异议的: what happened, and in which case."""
    found = _UNOPPOSED.match(words)
    return (found["event"], found["case"] + "的") if found else (words, "")


def _unopposed(before: str, scene: Scene) -> Start | None:
    """From the end of a posting to which nobody objected."""
    happened, case = split_case(before or scene.event)
    if not case:
        return None
    event = START.sub("", happened if happened.startswith("公") else LEAD.sub("", happened), count=1)
    return Start(classify(event), event, "，".join(filter(None, (scene.condition, case))))


def _is_event(words: str) -> bool:
    return bool(DONE.search(words) or CHANGED.search(words)) or classify(words) is not Trigger.OTHER


def _earlier_start(scene: Scene, condition: str) -> Start:
    """The event of an earlier piece, or that of the clause before."""
    earlier = named_earlier(scene.event)
    if not earlier:
        return _same_start(scene, condition)
    trigger = classify(earlier)
    return Start(trigger, earlier, condition or subject(earlier, trigger))


def _no_event(words: str, scene: Scene) -> Start:
    """Words that are no event (乡镇) limit the clause, which runs from what an earlier piece or clause said."""
    if (agreed := _unopposed("", scene)) is not None:
        return Start(agreed.trigger, agreed.event, "，".join(filter(None, (agreed.condition, condition_of(words)))))
    condition = scene.both(condition_of(words))
    if scene.event and SUFFIX.search(scene.event):
        earlier = named_earlier(scene.event)
        return Start(classify(earlier), earlier, condition)
    return _same_start(scene, condition)


def _whose_turn(words: str, scene: Scene) -> Start | None:
    """From what happened, where somebody is named behind it: 农户申请后村级5日内评议."""
    found = WHO_AFTER.match(words)
    if found is None:
        return None
    head, event = split_start(found["event"])
    case = "，".join(filter(None, (condition_of(head), found["who"])))
    return Start(classify(event, head), event, scene.both(case))


def _without_name(event: str, head: str) -> tuple[str, str]:
    """What happened, and before it whatever only says of what, or how the period is called."""
    if (about := _ABOUT.match(event)) and not head:
        event, head = event[about.end() :], about[0]
    if apart := _NOT_AGREED.match(event):
        event, head = event[apart.end() :], head + apart[0]
    if named := _NAMED_TERM.match(event):
        event, head = named["event"], head + named["name"]
    return event, head


def read_start(before: str, scene: Scene) -> Start:
    """信息形成或者变更之日起 → FORMED_OR_CHANGED; words that are no event become the condition."""
    if (start := _unopposed(before, scene)) is not None:
        return start
    words = TAIL.sub("", LEAD.sub("", before)) if not SUFFIX.search(before) else LEAD.sub("", before)
    if (turn := _whose_turn(words, scene)) is not None:
        return turn
    head, rest = split_start(words)
    event = _ONE_OF.sub("", _FORMAT.sub("", strip_event(rest)))
    if event == "事":
        scene.warn(f"“{scene.said()}”没有写明是什么事，请补写起算的事由。")
        return Start(Trigger.UNSTATED, "", scene.both(condition_of(head)))
    if not event and head and not scene.event and _is_event(own := strip_event(TAIL.sub("", head))):
        head, event = "", own
    if found := _PERIOD_OVER.match(rest):
        event, head = (found["period"] + "度").replace("度度", "度") + "终了", head + (found["own"] or "")
    event, head = _without_name(event, head)
    if not event or PLAIN.match(event) or event == "公示":
        shown = event == "公示" and SUFFIX.search(rest)
        condition = scene.both(condition_of(head))
        return Start(Trigger.OTHER, event, condition) if shown else _earlier_start(scene, condition)
    trigger = classify(event, head)
    if (when := _WHEN.match(rest)) and (happened(when[1]) or CHANGED.search(when[1])):
        return Start(classify(when[1], head), when[1], scene.both(condition_of(head)))
    renewed = CHANGED.search(rest) and PUBLISHED.match(scene.after)
    if trigger is Trigger.OTHER and rest == words and not (SUFFIX.search(rest) or happened(rest) or renewed):
        return _no_event(words, scene)
    if "形式" in event and trigger in (Trigger.FORMED_OR_CHANGED, Trigger.FORMED):
        scene.warn("“形式”应为“形成”，请改正；系统已按“信息形成或者变更之日”理解。")
    own = condition_of(head)
    return Start(trigger, event, scene.both(own) or subject(event, trigger))
