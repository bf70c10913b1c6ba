"""Second step of reading a 公开时限: the ordered table of recognisers, one row per way of saying a time.

Works on one piece (text between commas) in which quantities are marks (`timelimit_marks`). In the patterns
below Ⓐ stands for an amount (20个工作日), Ⓟ for a period (每季度), Ⓓ for a date (1月31日), ～ for any run of other
characters. The leftmost match wins, at the same place the row higher up.

Rules followed: a 日 is a calendar day unless the law says otherwise (see `_by_penalty_law`); a number that is not
written is not made up; looking ahead (提前, 前) is never a deadline. Splitting into pieces and the comparison of
clauses with each other are left to `timelimit_text`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from generator.model.timelimit import Clause, FixedDay, Kind, Relation, Trigger, Unit
from generator.read.numerals import NUMBER, read_number
from generator.read.timelimit_marks import AMOUNTS, DATES, PERIODS, Mark, Marked


@dataclass(slots=True)
class Scene:
    """What stands around a match: words before it in its piece, pieces before it in its sentence, the rest."""

    marked: Marked
    before: str = ""
    event: str = ""
    condition: str = ""
    after: str = ""
    piece: str = ""
    earlier: list[Clause] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def mark(self, match: re.Match[str], signs: str = AMOUNTS) -> Mark:
        """The first mark of the kind inside the match."""
        low, _, high = signs
        return next(self.marked.marks[sign] for sign in match[0] if low <= sign <= high)

    def warn(self, message: str) -> None:
        self.warnings.append(message)

    def said(self) -> str:
        return self.marked.expand(self.piece)


Builder = Callable[[re.Match[str], Scene], list[Clause]]


# --- triggers -----------------------------------------------------------------------------------------

_LEAD = re.compile(
    r"^(?:[，、…]|但|并且?|以?及|且|或者?|其中|凡是?|属于?|最迟|最晚|原则上|一般(?!事项|性)|应当?|须|必须|务必?|将|由|采取|实行|另|对于?"
    r"|(?:予以|主动|及时|依法|向社会|统一)*(?:公开|公示|公布|公告|发布|答复)(?![^，]*(?:日起|后|日)$))+"
)
_TAIL = re.compile(
    r"(?:至?少|最[迟晚多长短]|不得|原则上|一般|均|都|应当?|可以?|必?须|需要?|务必|宜|将|(?<![摘纪概])要|也|采取|实行|予以|主动|依法|依规|保持"
    r"|进行|的?事项|并|且|(?<!行)为|[:：，、…])+$"
)
_START = re.compile(
    r"(?:应当?|须|必须|务必?)?(?:自从|自(?![然建治行愿主我费评查])(?<![来各亲]自)|(?<![存所现正内旨])在|从(?![业事])"
    r"|(?<![由关属处对位高低至基鉴等善])于)"
)
_SUFFIX = re.compile(
    r"(?:的?(?:当日|当天|之日|次日|第二[天日]|日)(?:开始)?(?:起算?)?|[之以]?后|起算?|以来|之时|开始起)+的?$|(?<=[之的])$"
)
_CHANGE = r"(?:变更|变动|变化|更改|更新|更正|修改|修订|调整)"
_FORM = r"(?:形成|产生|生成|形式(?=或|[（、]))"
_INFORMATION = r"(?:信息|内容|数据|文件|资料|结果|名单|报告|材料|档案|^|该|事项|自|政策|预案|制度|标准|方案|指南)"
_DECIDED = re.compile(r"作出.*?决定书?$|决定书?(?:正式)?(?:作出|做出|形成|制作|下达)?$|(?:作出|做出)$|做出.*?决定书?$")
_TRIGGERS: tuple[tuple[Trigger, re.Pattern[str]], ...] = (
    (Trigger.REQUEST_RECEIVED, re.compile(r"(?:收到|接到|收悉|接收).*?申请(?:表|书|材料)?$")),
    (Trigger.APPROVAL_RECEIVED, re.compile(r"(?:收到|接到|取得|获得).*?(?:批准|批复|批)(?:文件|文|意见|通知)?$")),
    (Trigger.RECEIVED, re.compile(r"(?:下发|下达|传达|送达|转发)(?:到|至).{0,2}(?:单位|部门|机关|乡镇|街道|镇|乡|村)$")),
    (Trigger.MADE_OR_OBTAINED, re.compile(r"(?:制作|制定|制发|生成).{0,3}获取.{0,6}$")),
    (Trigger.OBTAINED, re.compile(rf"获取.*{_FORM}.*{_CHANGE}")),
    (Trigger.DECISION, _DECIDED),
    (Trigger.FORMED_OR_CHANGED, re.compile(rf"{_FORM}[（(]?(?:或者?|及|和|、|以及|与)?{_CHANGE}[）)]?$")),
    (Trigger.FORMED, re.compile(rf"{_INFORMATION}.{{0,4}}{_FORM}$|^.{{2,20}}{_FORM}$")),
    (Trigger.CHANGED, re.compile(rf"(?:^|信息|内容|事项){_CHANGE}(?:内容|信息)?$")),
    (Trigger.APPROVED, re.compile(r"(?:批准|批复|批准同意|审批通过|获批)$")),
    (Trigger.ISSUED, re.compile(r"(?:印发|颁布|颁发)$")),
)
_DONE = re.compile(
    r"(?:结束|完成|竣工|确定|通过|签订|签署|生效|发布|公布|公告|受理|办结|开工|届满|期满|终了|发生|召开|送达|开学|验收|成立"
    r"|收到|接到|报送|备案|启动|实施|合格|核准|登记|发放|到位|提出|出具|审定|审议|评审|备案|施行)$"
)
_PENALTY = re.compile(r"行政(?:许可|处罚|强制|检查|裁决|确认)(?:(?:[、和及或与]|或者|以及)(?:行政)?(?:许可|处罚|强制|检查|裁决|确认))*")
_PLAIN = re.compile(
    r"^(?:该|本|此|上述|相关|有关|政府|公开|公示|的|主动|事项|信息|内容|时间|时限|期限|限|要求|全文|以及|予以|向社会|所有)*$"
)


@dataclass(frozen=True, slots=True)
class Start:
    """From when a period runs, as read from the words before it."""

    trigger: Trigger
    event: str = ""
    condition: str = ""


def _condition(words: str) -> str:
    words = _TAIL.sub("", _LEAD.sub("", words))
    return "" if _PLAIN.match(words) else words


def _strip_event(words: str) -> str:
    return _TAIL.sub("", _SUFFIX.sub("", words))


def _subject(event: str) -> str:
    """The matter that an event speaks of, where it is more than “the information”: 行政许可、行政处罚; 价格信息."""
    found = _PENALTY.search(event)
    if found:
        return found[0]
    head = re.split(rf"{_FORM}|获取|{_CHANGE}|制作|制定", event)[0]
    return "" if head == event else _condition(head.rstrip("自在于或者"))


def classify(event: str, subject: str = "") -> Trigger:
    """The trigger that the words of an event name; OTHER if they are an event of their own."""
    for trigger, pattern in _TRIGGERS:
        if pattern.search(event):
            if trigger is Trigger.DECISION and "决定" not in subject + event:
                continue
            return trigger
    return Trigger.OTHER


def read_start(before: str, scene: Scene) -> Start:
    """信息形成或者变更之日起 → FORMED_OR_CHANGED; words that are no event become the condition."""
    words = _TAIL.sub("", _LEAD.sub("", before)) if not _SUFFIX.search(before) else _LEAD.sub("", before)
    start = _START.search(words)
    head, rest = (words[: start.start()], words[start.end() :]) if start else ("", words)
    event = re.sub(r"^.*、(?=该?(?:政府)?信息(?:形|产|获|生))", "", _strip_event(rest))
    if not event or _PLAIN.match(event) or event == "公示":
        earlier = _strip_event(scene.event)
        condition = scene.condition or _condition(head)
        if event == "公示" and _SUFFIX.search(rest):
            return Start(Trigger.OTHER, event, condition)
        return Start(classify(earlier), earlier, condition or _subject(earlier)) if earlier else Start(
            Trigger.UNSTATED, "", condition
        )
    trigger = classify(event, head)
    if trigger is Trigger.OTHER and not start and not _SUFFIX.search(rest) and not _DONE.search(rest):
        return Start(Trigger.UNSTATED, "", scene.condition or _condition(words))
    if "形式" in event and trigger in (Trigger.FORMED_OR_CHANGED, Trigger.FORMED):
        scene.warn("“形式”应为“形成”，请改正；系统已按“信息形成或者变更之日”理解。")
    own = _condition(head)
    return Start(trigger, event, scene.condition or own or _subject(event))


# --- builders -----------------------------------------------------------------------------------------


def _by_penalty_law(mark: Mark, scene: Scene) -> Unit | None:
    """The unit of an amount; 撤回行政处罚决定 within 三日 counts working days.

    Source: 行政处罚法 (2021) art. 48 para. 2 (三日内撤回), art. 85 (二日、三日、五日、七日 are working days).
    """
    withdrawn = re.search(r"撤回[^，。]*行政处罚(?:决定)?", scene.piece)
    if withdrawn and mark.unit is Unit.DAY and mark.number in (2, 3, 5, 7):
        scene.warn(f"“{mark.literal}”按《行政处罚法》第八十五条以工作日计算，不含法定节假日。")
        return Unit.WORKDAY
    return mark.unit


def _quantity(match: re.Match[str], scene: Scene, lower: bool = False) -> tuple[int | None, Unit | None]:
    mark = scene.mark(match)
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


def _unread(match: re.Match[str], scene: Scene) -> list[Clause]:
    scene.warn(f"“{scene.said()}”没有看懂，请改写或者人工核对。")
    return [Clause(Kind.UNPARSED)]


def _term(kind: Kind, match: re.Match[str], scene: Scene, before: str, relation: Relation) -> list[Clause]:
    """A clause with amount and trigger: deadline, takedown."""
    mark = scene.mark(match)
    if mark.number is None:
        return _unread(match, scene)
    amount, unit = _quantity(match, scene)
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
    found = re.match(r"^(?:上|各)?个?(月|季|半?年)度?(?:终了?|结束|末)?$", event)
    return {"月": (Unit.MONTH, 1), "季": (Unit.MONTH, 3), "半年": (Unit.MONTH, 6), "年": (Unit.YEAR, 1)}[found[1]] if found else None


def _deadline(match: re.Match[str], scene: Scene) -> list[Clause]:
    named = match.groupdict().get("event") or ""
    before = named if named and _PLAIN.match(scene.before) else scene.before + named
    if "event" in match.groupdict() and re.search(r"前[^后]{0,4}$", before):
        return _advance(match, scene)
    if "延长" in scene.before + scene.condition + scene.event or "延期" in scene.before + scene.condition:
        return _extend(match, scene)
    return _term(Kind.DEADLINE, match, scene, before, Relation.WITHIN)


def _bare(match: re.Match[str], scene: Scene) -> list[Clause]:
    """An amount with nothing behind it. Months and years alone may be an interval or a posting time."""
    mark = scene.mark(match)
    if mark.upper is not None and re.search("公示|公告", scene.before + scene.event + scene.condition):
        return _posting(match, scene)
    if mark.number is None or (mark.unit in (Unit.MONTH, Unit.YEAR) and not _SUFFIX.search(scene.before)):
        return _unread(match, scene)
    return _deadline(match, scene)


def _takedown(match: re.Match[str], scene: Scene) -> list[Clause]:
    words = match.groupdict()
    if "full" in words and not re.search(_TAKE, scene.after):
        return _posting(match, scene)
    if "end" in words:
        return [Clause(Kind.TAKEDOWN, trigger=Trigger.OTHER, event=words["end"] or "")]
    relation = Relation.EXACT if {"full", "posted"} & set(words) else Relation.WITHIN
    if "posted" in words:
        amount, unit = _quantity(match, scene)
        return [Clause(Kind.TAKEDOWN, amount, unit, relation, Trigger.OTHER, words["posted"] or "", _condition(scene.before))]
    before = scene.before
    if "full" in words and not _START.search(before):
        scene.condition = scene.condition or _condition(before)
        before = next((f"自{c.event}之日起" for c in scene.earlier if c.kind is Kind.TAKEDOWN and c.event), before)
    return _term(Kind.TAKEDOWN, match, scene, before, relation)


def _extend(match: re.Match[str], scene: Scene) -> list[Clause]:
    if scene.mark(match).number is None:
        return _unread(match, scene)
    amount, unit = _quantity(match, scene)
    if re.search("延[长期]至", match[0]):
        scene.warn(f"“{scene.said()}”写的是延长后的总期限，不是再加的时间，请人工核对。")
    own = _condition(re.sub("(?:可以?|需要?|再|经.{1,16}?(?:批准|同意))+$", "", scene.before))
    return [Clause(Kind.EXTEND, amount, unit, Relation.AT_MOST, event=scene.event, condition=scene.condition or own)]


def _relation(words: str) -> Relation:
    if re.search(_LEAST, words) or "以上" in words:
        return Relation.AT_LEAST
    return Relation.AT_MOST if re.search(_MOST, words) else Relation.EXACT


def _lasting(kind: Kind, match: re.Match[str], scene: Scene) -> list[Clause]:
    """A clause that says how long something lasts: posting, consult."""
    if scene.mark(match).number is None:
        return _unread(match, scene)
    relation = _relation(match[0])
    amount, unit = _quantity(match, scene, lower=True)
    if scene.mark(match).upper is not None:
        relation = Relation.AT_LEAST
    event = scene.event if scene.event.endswith("前") else ""
    own = re.match(r"^(?P<event>.*前)(?P<rest>[^前]*)$", scene.before)
    before = scene.before
    if own and not re.search("[目提以]前$", own["event"]):
        event, before = _strip_event(_LEAD.sub("", own["event"])), ""
    start = _START.search(before)
    if start and _SUFFIX.search(before):
        event, before = _strip_event(before[start.end() :]), before[: start.start()]
    elif start:
        before = before[: start.start()]
    trigger = (classify(event) if not event.endswith("前") else Trigger.OTHER) if event else None
    return [Clause(kind, amount, unit, relation, trigger, event, scene.condition or _condition(before))]


def _consult(match: re.Match[str], scene: Scene) -> list[Clause]:
    return _lasting(Kind.CONSULT, match, scene)


def _posting(match: re.Match[str], scene: Scene) -> list[Clause]:
    if "意见" in scene.before and "征" in scene.before:
        return _consult(match, scene)
    return _lasting(Kind.POSTING, match, scene)


def _least(match: re.Match[str], scene: Scene) -> list[Clause]:
    """不少于7日, of what is not said: consulting or posting, by the words around."""
    around = scene.before + scene.condition + scene.event
    if "意见" in around:
        return _consult(match, scene)
    if not re.search("公示|公告|披露|公布|公开|展示", around) and not any(c.kind is Kind.POSTING for c in scene.earlier):
        scene.warn(f"“{scene.said()}”没有写明是公示的时间还是别的时间，系统按公示时间理解，请补写。")
    return _posting(match, scene)


def _most(match: re.Match[str], scene: Scene) -> list[Clause]:
    """不超过N: an extension, an interval (months and years), or a deadline."""
    mark = scene.mark(match)
    around = scene.before + scene.condition
    if re.search("暂停|有效期|停[水电气]|处理期", around):
        scene.warn(f"“{scene.said()}”说的不是公开的期限，没有计入。")
        return []
    if "延长" in around + scene.event or "延期" in around:
        return _extend(match, scene)
    if mark.number is not None and (re.search("间隔|周期", around) or (mark.unit in (Unit.MONTH, Unit.YEAR) and not around)):
        if not around:
            scene.warn(f"“{scene.said()}”没有写明是两次公开的间隔还是公开的期限，系统按间隔理解，请补写。")
        condition = scene.condition or _condition(scene.before)
        return [Clause(Kind.RECURRING, mark.number, mark.unit, Relation.AT_MOST, period=mark.unit, every=mark.number, condition=condition)]
    return _deadline(match, scene)


def _advance(match: re.Match[str], scene: Scene) -> list[Clause]:
    """Looking ahead: N before an event. The event stands before 前, or in the piece before 提前."""
    mark = scene.mark(match)
    if mark.number is None:
        return _unread(match, scene)
    amount, unit = _quantity(match, scene)
    named = scene.before + (match.groupdict().get("event") or "")
    named = re.sub(r"(?:应当?|须|至少|必须|[之以]?前|最[迟晚])+$", "", named)
    if "提前" in match[0]:
        tail = re.match(r"^(?:至|到|在)?(?P<event>.+?)(?:开始)?(?:之前|前)", named)
        named = tail["event"] if tail else named if re.search(r"的$|时$", named) else ""
    words = _LEAD.sub("", named)
    start = _START.search(words)
    head, event = (words[: start.start()], words[start.end() :]) if start else ("", words)
    event = re.sub("[之以]?前$", "", event) or re.sub("[之以]?前$", "", scene.event)
    condition = scene.condition or _condition(head or (scene.before if "提前" in match[0] and not event else ""))
    if not event and "提前" in match[0] and scene.condition:
        event, condition = scene.condition, ""
    if not event:
        scene.warn(f"“{mark.literal}”没有写明提前于哪件事，请补写，例如“会议召开前”。")
    relation = Relation.WITHIN if match[0].endswith("内") else Relation.BEFORE
    return [Clause(Kind.ADVANCE, amount, unit, relation, Trigger.OTHER if event else Trigger.UNSTATED, event, condition)]


def _ahead(match: re.Match[str], scene: Scene) -> list[Clause]:
    """提前公告, 事先公告: ahead, without a number."""
    event = re.sub("[之以]?前$", "", scene.event)
    if not event:
        scene.warn(f"“{scene.said()}”没有写明提前多长时间，系统不能自动计算。")
    trigger = Trigger.OTHER if event else Trigger.UNSTATED
    condition = scene.condition or _condition(scene.before)
    return [Clause(Kind.ADVANCE, relation=Relation.BEFORE, trigger=trigger, event=event, condition=condition)]


# --- periods and dates ----------------------------------------------------------------------------------


def _each(kind: Kind, mark: Mark, scene: Scene, **more: object) -> Clause:
    """A clause that comes again; warns where the length of the period is not known."""
    if mark.unit is None:
        scene.warn(f"“{mark.literal}”的起止日期各地不同，系统不能自动计算到期日。")
    condition = scene.condition or _condition(scene.before)
    values: dict[str, object] = {"condition": condition, "period": mark.unit, "every": mark.number or 1, **more}
    return Clause(kind, **values)  # type: ignore[arg-type]


def _recurring(match: re.Match[str], scene: Scene) -> list[Clause]:
    mark = scene.mark(match, PERIODS)
    times = match.groupdict().get("times")
    count = read_number(times) if times else 1
    if mark.number is None and mark.unit is not Unit.MONTH:
        return _unread(match, scene)
    if mark.number is None:
        count = (count or 1) * 2
    ahead = re.search(r"前$", match[0]) is not None
    relation = Relation.BEFORE if ahead else Relation.AT_LEAST if re.search(_LEAST, match[0] + scene.before[-4:]) else None
    week, unit = (mark.upper, Unit.WEEK) if mark.upper is not None else (None, None)
    if mark.unit is Unit.YEAR and mark.fixed is not None:
        return [_each(Kind.FIXED, mark, scene, relation=relation, fixed=mark.fixed, event=mark.words)]
    return [
        _each(
            Kind.RECURRING, mark, scene, amount=week, unit=unit, relation=relation, count=count, fixed=mark.fixed,
            event=scene.event or mark.words,
        )
    ]  # fmt: skip


def _recurring_amount(match: re.Match[str], scene: Scene) -> list[Clause]:
    """半年至少更新1次, 一年一次: an amount that is an interval."""
    mark = scene.mark(match)
    times = match.groupdict().get("times")
    relation = Relation.AT_LEAST if re.search(_LEAST, match[0] + scene.before[-4:]) else None
    return [_each(Kind.RECURRING, mark, scene, relation=relation, count=read_number(times) if times else 1)]


def _first_days(match: re.Match[str], scene: Scene) -> list[Clause]:
    """每月前5个工作日: in the first days of each period."""
    amount, unit = _quantity(match, scene)
    mark = scene.mark(match, PERIODS)
    return [_each(Kind.RECURRING, mark, scene, amount=amount, unit=unit, relation=Relation.WITHIN, count=1)]


def _each_after(match: re.Match[str], scene: Scene) -> list[Clause]:
    """每年补贴标准确定后20个工作日内, 每月后10个工作日内; 每学期开学前10日."""
    mark = scene.mark(match, PERIODS)
    amount, unit = _quantity(match, scene)
    words = match["event"]
    ahead = re.search(r"前[^后]{0,4}$", words) or match[0].endswith("前")
    if ahead:
        event = re.sub(r"(?:至少|[之以]?前)+$", "", words) or mark.literal
        event = mark.literal + event if mark.unit is None else event
        return [_each(Kind.ADVANCE, mark, scene, amount=amount, unit=unit, relation=Relation.BEFORE, trigger=Trigger.OTHER, event=event)]
    event = _strip_event(words.removeprefix("的")) or mark.literal + words
    trigger = classify(event)
    return [_each(Kind.DEADLINE, mark, scene, amount=amount, unit=unit, relation=Relation.WITHIN, trigger=trigger, event=event)]


def _each_event(match: re.Match[str], scene: Scene) -> list[Clause]:
    """每学期开学前, 每年年度计划批准后: an event that comes again, without a number."""
    mark = scene.mark(match, PERIODS)
    words = match["event"]
    event = mark.literal + words if mark.unit is None else words
    if match["side"] == "前":
        return [_each(Kind.ADVANCE, mark, scene, relation=Relation.BEFORE, trigger=Trigger.OTHER, event=event)]
    return [_each(Kind.EVENT, mark, scene, trigger=Trigger.OTHER, event=event)]


def _regular(match: re.Match[str], scene: Scene) -> list[Clause]:
    scene.warn(f"“{scene.said()}”没有写明多久一次，系统不能自动提醒，请写成“每季度”“每年”等。")
    return [Clause(Kind.RECURRING, condition=scene.condition or _condition(scene.before), event=scene.event)]


def _fixed(match: re.Match[str], scene: Scene) -> list[Clause]:
    mark = scene.mark(match, DATES)
    period, every = (None if mark.fixed and mark.fixed.year else Unit.YEAR), 1
    if PERIODS[0] <= match[0][0] <= PERIODS[-1]:
        period, every = scene.mark(match, PERIODS).unit, scene.mark(match, PERIODS).number or 1
    relation = Relation.BEFORE if match[0].endswith("前") else Relation.WITHIN if match[0].endswith("内") else None
    if mark.fixed is None:
        scene.warn(f"“{mark.literal}”没有确定的日期，系统不能自动计算，请写明几月几日。")
    before = re.sub(r"(?:[之于在、和及到]|截[止至]|不?迟于|不?晚于|最[迟晚]|信息)+$", "", scene.before)
    condition = scene.condition or _condition(before)
    return [
        Clause(
            Kind.FIXED, relation=relation, event=mark.words, condition=condition, period=period, every=every,
            fixed=mark.fixed or FixedDay(),
        )
    ]  # fmt: skip


# --- without numbers ------------------------------------------------------------------------------------


def _ditto(match: re.Match[str], scene: Scene) -> list[Clause]:
    scene.warn(f"“{match[0]}”要看表中上一行才知道时限，请把上一行的时限完整写在这里。")
    return [Clause(Kind.REF, event=match[0])]


def _other_rule(match: re.Match[str], scene: Scene) -> list[Clause]:
    scene.warn(f"“{scene.said()}”没有写出时限，要查所说的规定，请把规定里的时限写出来。")
    return [Clause(Kind.REF, event=match[0], condition=scene.condition or _condition(scene.before))]


_GOES_ON = re.compile(r"(?:进展|进度|需要|实际|变化)(?:情况|情形)?$")


def _at_once(match: re.Match[str], scene: Scene) -> list[Clause]:
    """及时 alone is immediate; after an event it is that event. 及时 in 20个工作日内及时公开 adds nothing."""
    before = _TAIL.sub("", _LEAD.sub("", scene.before))
    named = before if _SUFFIX.search(before) or re.search(r"(?:[时前]|的同时|期间)$", before) else ""
    if _GOES_ON.search(before):
        named = re.sub("^(?:按照?|根据|随着?|依据|视)", "", before)
    elif re.search(rf"(?:有变|{_CHANGE})$", before):
        named = before
    if not named and scene.event and not before:
        named = scene.event
    if not named:
        return [Clause(Kind.IMMEDIATE, condition=scene.condition or _condition(scene.before))]
    start = _START.search(named)
    head, event = (named[: start.start()], named[start.end() :]) if start else ("", named)
    event = re.sub("(?:之时|时|的同时|期间)$", "", _strip_event(event))
    return [Clause(Kind.EVENT, trigger=classify(event, head), event=event, condition=scene.condition or _condition(head))]


def _same_day(match: re.Match[str], scene: Scene) -> list[Clause]:
    """当日, 次日: no number is written, so none is given; the words stay in the event."""
    before = _LEAD.sub("", scene.before)
    start = _START.search(before)
    head, event = (before[: start.start()], before[start.end() :]) if start else ("", before)
    event = _strip_event(scene.event) if not event and scene.event else event
    today = match[0] in ("当日", "当天", "同日", "即日")
    if not event and today:
        return [Clause(Kind.IMMEDIATE, event=match[0], condition=scene.condition or _condition(head))]
    if not event:
        scene.warn(f"“{scene.said()}”没有写明是哪件事的{match[0]}，请补写起算的事由。")
    trigger = classify(_TAIL.sub("", event), head) if event else Trigger.UNSTATED
    return [Clause(Kind.EVENT, trigger=trigger, event=event + match[0], condition=scene.condition or _condition(head))]


def _standing(match: re.Match[str], scene: Scene) -> list[Clause]:
    before = _condition(scene.before)
    going = _GOES_ON.search(before) is not None
    return [Clause(Kind.STANDING, event=before if going else "", condition=scene.condition or ("" if going else before))]


# --- the table --------------------------------------------------------------------------------------------

_LEAST = (
    r"(?:(?:应当?|须|一般|原则上|均|也)?(?:不(?:得|应|能|宜|可)?(?:少|低|短|小)于|至少(?:为|应为)?|最少为?|最短(?:为|不少于)?|不下于|≥))"
)
_MOST = r"(?:(?:最[长多])?(?:应当?|均|一般)?不(?:得|应|能|可|宜)?(?:超过|多于|长于|大于|超出)|最[长多]为?|≤|控制在)"
_LATE = r"(?:(?:最[迟晚]|原则上)?(?:应当?|须)?不(?:得|应|能|可|宜)?(?:迟|晚)于|最[迟晚](?:应当?|须)?(?:不超过|在|于)?)"
_TAKE = r"(?:撤下|撤回|撤除|撤出|下架|下线|删除|移除|屏蔽|(?:停止|终止|不再|取消|撤销)(?:公示|公开|公告|公布|展示))"
_TIMES = rf"(?P<times>{NUMBER})[次回遍]"
_SHOW = r"(?:公示|公告|披露|张贴|展示|挂网|公榜|张榜)"
_NOT_AHEAD = r"(?![之以]?[前内])"
_GAP = "[^ⒶⓅⒹ，后起前内]{0,8}?"
_NO_CLAUSE = r"(?![^，]{0,6}的[^，])"

RECOGNISERS: tuple[tuple[str, str, Builder], ...] = (
    ("ditto", r"^(?:同上(?:一?[行项栏条])?|同前|见上(?:一?[行项])?|〃|″|\"|”|同第?[0-9一二三四五六七八九十]+项)$", _ditto),
    ("other_rule_time", r"(?:按照?|依照?|依据|根据|参照|执行|符合)～{0,20}?(?:规定|规则|办法|要求|法定|约定)的?(?:公开|公示)?的?(?:时限|期限|时间|时点)(?:要求)?", _other_rule),
    ("other_rule", r"(?:按照?|依照?|依据|根据|参照|遵照)～{0,24}(?:规定|规则|办法|要求|文件)(?:予以|进行)?(?:执行|办理|公开|公示|公布|确定|发布)?$", _other_rule),
    ("legal_time", r"(?:规定|法定)的?(?:时限|期限|时间)内?", _other_rule),
    ("by_law", r"^依法(?:依规)?(?:予以|主动)?(?:公开|公示|公布)$", _other_rule),
    ("take_down_end", rf"(?P<end>期满)后?～{{0,6}}?{_TAKE}", _takedown),
    ("take_down_posted", rf"(?P<posted>{_SHOW}|公开|发布)(?:期?满|届满|{_GAP})?Ⓐ后～{{0,8}}?{_TAKE}", _takedown),
    ("take_down_full", r"(?P<full>届满|满)Ⓐ(?:后|的)?", _takedown),
    ("take_down", rf"Ⓐ[之以]?内～{{0,14}}?{_TAKE}", _takedown),
    ("extend", rf"延[长期]～{{0,10}}?(?:{_MOST})?Ⓐ(?![之以]?前)", _extend),
    ("consult", rf"(?:征求|征集|听取|征询|收集|反馈|公众)～{{0,8}}?意见～{{0,14}}?(?:{_LEAST}|{_MOST}|为|满)?Ⓐ(?:以上)?{_NOT_AHEAD}", _consult),
    ("consult_gathering", rf"意见(?:征集|征求|反馈|收集)～{{0,10}}?(?:{_LEAST}|{_MOST}|为|满)?Ⓐ(?:以上)?{_NOT_AHEAD}", _consult),
    ("submission", rf"(?:申请|异议|申诉|报名|提交|投标)～{{0,14}}?(?:期|期限|时间)～{{0,10}}?(?:{_LEAST}|均?为)?Ⓐ{_NOT_AHEAD}", _consult),
    ("posting", rf"{_SHOW}{_GAP}(?:{_LEAST}|{_MOST}|满|达到?)?Ⓐ(?:以上)?{_NOT_AHEAD}", _posting),
    ("posting_open", rf"(?:公布|公开|发布|提供|保留|保存){_GAP}{_LEAST}Ⓐ{_NOT_AHEAD}", _posting),
    ("posting_kept", rf"(?:保留|保存|公布期|公开期){_GAP}Ⓐ(?:以上)?{_NOT_AHEAD}", _posting),
    ("posting_for", rf"(?:{_LEAST}|为期|连续|进行)Ⓐ(?:的|以上的?)?{_SHOW}|(?:为期|连续)Ⓐ|Ⓐ的?{_SHOW}期?", _posting),
    ("ahead_amount", rf"(?:至少|应当?|须|最[迟晚])*提前～{{0,6}}?Ⓐ(?:以上)?", _advance),
    ("before_amount", rf"(?:{_LEAST}|第)?Ⓐ(?:之|以)?前", _advance),
    ("amount_before", rf"(?<![目提当以])(?:之|以)?前(?:的|应|应当)?(?:{_LEAST}|{_MOST})?Ⓐ(?:[之以]?内)?", _advance),
    ("least", rf"{_LEAST}Ⓐ{_NOT_AHEAD}|Ⓐ以上", _least),
    ("first_days", r"Ⓟ的?(?:最?前|头)Ⓐ[之以]?内?", _first_days),
    ("each_after", rf"Ⓟ的?(?P<event>～{{0,24}}?(?:后|起|终了|结束|前)(?:{_LEAST})?)Ⓐ(?:[之以]?内)?", _each_after),
    ("each_before", r"Ⓟ(?P<event>～{0,20}?)Ⓐ[之以]?前", _each_after),
    ("each_date", r"Ⓟ的?[，、]?(?:于|在)?Ⓓ(?:[之以]?[前内])?", _fixed),
    ("each_times", rf"(?:{_LEAST}|最少)?Ⓟ～{{0,12}}?(?:{_LEAST})?{_TIMES}", _recurring),
    ("amount_times", rf"(?:{_LEAST})?Ⓐ～{{0,8}}?(?:{_LEAST})?{_TIMES}", _recurring_amount),
    ("amount_once", r"Ⓐ一(?:公开|公示|公布|更新|报|调整|评)", _recurring_amount),
    ("each_event", r"Ⓟ(?P<event>～{1,16}?)[之以]?(?P<side>后|前)(?![期续往])", _each_event),
    ("each", rf"(?:{_LEAST})?Ⓟ(?:[之以]?前)?", _recurring),
    ("fixed", r"Ⓓ(?:[之以]?[前内])?", _fixed),
    ("late", rf"{_LATE}(?P<event>～{{0,30}}?)Ⓐ(?:[之以]?内)?", _deadline),
    ("most", rf"{_MOST}Ⓐ(?:[之以]?内)?", _most),
    ("within", r"Ⓐ的?(?:时间|期限)?[之以]?内", _deadline),
    ("not_before", r"Ⓐ[之以]?后", _unread),
    ("all_day", r"Ⓐ(?=不间断|值班|开放|滚动|服务|在线|连续)", _standing),
    ("amount", r"Ⓐ", _bare),
    ("irregular", rf"不?定期(?:向社会)?(?:公开|公布|公示|发布|更新|通报|公告|推送|调整|维护|$|[^，]{{0,3}}$){_NO_CLAUSE}", _regular),
    ("ahead", r"(?:提前|事先|预先|事前)(?=.{0,6}(?:公|通|告|发|知|$))", _ahead),
    ("same_day", r"(?:当日|当天|同日|即日|次日|翌日|隔日|第二[天日]|次一?个?工作日|下一个?工作日)(?!起|之日)", _same_day),
    ("at_once", rf"(?:依法)?(?:及时|实时|即时|随时|立即|立刻|即刻|第一时间|马上|尽快|尽早|当场|适时|随到随公开|随有随公开){_NO_CLAUSE}", _at_once),
    ("standing", rf"(?:长期|常年|永久|持续|始终|一直|常态化?|经常|动态|滚动|全年|固定公开|固定公示|保持公开|(?:有效期|存续期)内?(?=公开|公示|有效|$))(?![性投存化生租从居规发稳健坚]){_NO_CLAUSE}", _standing),
)  # fmt: skip

_SIGNS = {"Ⓐ": AMOUNTS, "Ⓟ": PERIODS, "Ⓓ": DATES}


def _compile(pattern: str) -> str:
    """Ⓐ, Ⓟ, Ⓓ and ～ written out, inside and outside of character classes."""
    pattern = pattern.replace("～", "[^ⒶⓅⒹ，]").replace("[^ⒶⓅⒹ", f"[^{AMOUNTS}{PERIODS}{DATES}")
    for sign, signs in _SIGNS.items():
        pattern = pattern.replace(sign, f"[{signs}]")
    return pattern


_BUILDERS = {name: (re.compile(_compile(pattern)), builder) for name, pattern, builder in RECOGNISERS}
_ANY = re.compile("|".join(f"(?P<{n}>{re.sub(r'[(][?]P<[a-z]+>', '(?:', _compile(p))})" for n, p, _ in RECOGNISERS))


def find_times(piece: str) -> Iterator[tuple[re.Match[str], Builder]]:
    """Every way of saying a time in the piece, from left to right, with the builder of its clauses."""
    for found in _ANY.finditer(piece):
        pattern, builder = _BUILDERS[found.lastgroup or ""]
        match = pattern.match(piece, found.start())
        if match:
            yield match, builder
