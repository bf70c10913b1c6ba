"""公开时限: from when a period runs, and to what a clause is limited (行政许可、行政处罚; 情况复杂的).

Reads only words before a match (自该信息形成或者变更之日起), never quantities; where no event is written, none is
supposed and the trigger stays `Trigger.UNSTATED`.
"""

import re
from dataclasses import dataclass, field

from generator.model.timelimit import Act, Clause, Kind, Trigger
from generator.read.timelimit.acts import PUBLISHED, find_verb
from generator.read.timelimit.marks import AMOUNTS, Mark, Marked


@dataclass(frozen=True, slots=True)
class Found:
    """A way of saying a time, found in a piece: its text with marks, and its named parts."""

    text: str
    words: dict[str, str]


@dataclass(slots=True)
class Scene:
    """What stands around a match: words before it in its piece, pieces before it in its sentence, the rest.

    `past`: the earlier pieces of the sentence as they stand. `hand_on`: what a match says of the next one
    only. `earlier`: clauses of the whole wording so far.
    """

    marked: Marked
    before: str = ""
    event: str = ""
    condition: str = ""
    after: str = ""
    piece: str = ""
    earlier: list[Clause] = field(default_factory=list)
    previous: Clause | None = None
    past: str = ""
    hand_on: str = ""
    warnings: list[str] = field(default_factory=list)

    def mark(self, found: Found, signs: str = AMOUNTS) -> Mark:
        """The first mark of the kind inside the match."""
        low, high = signs[0], signs[-1]
        return next(self.marked.marks[sign] for sign in found.text if low <= sign <= high)

    def warn(self, message: str) -> None:
        self.warnings.append(message)

    def both(self, own: str) -> str:
        """The case named before, and the one of the piece itself."""
        if not own or own in self.condition:
            return self.condition or own
        return f"{self.condition}，{own}" if self.condition else own

    def said(self) -> str:
        return self.marked.expand(self.piece)


# --- triggers -----------------------------------------------------------------------------------------

LEAD = re.compile(
    r"^(?:[，、…+＋]|至(?![少多迟])|但|并(?![购网轨联案入行])且?|分别(?=[在于])|不(?:得|应)?[迟晚]于|以及|及(?![时格第])|和(?![解谐平])|且|或者?(?!有(?:事项|负债|债务))|其中|凡是?|属于|最迟|最晚|原则上|一般(?=[应不在为于自按以会需要须都均由可，\ue000-\uf7ff]|$)|应当|应(?![急对用届付收])|建议(?![提书案征办答])|通用|多为|实务上?|(?:公开|公示)?(?:时限|期限|时间)(?:为|是|：)|须|必须|务必?|将|由|采取|实行|另|对(?![外口象照接账标内])于?"
    r"|(?:予以|主动|及时|依法|向社会|统一)*(?:公开|公示|公布|公告|发布|答复)(?!类|栏|平台|网|目录|指南|服务|牌|墙|橱窗|[^，]*(?:日起|后|日|结束|期满|届满|完成|无异议)$))+"
)
TAIL = re.compile(
    r"(?:至?少|大?约|不得?超过|最[迟晚多长短]|不(?:得|应)?[迟晚]于?|分别|不得|原则上|一般|均|各|都|应当|(?<![反对相供响])应|(?<![许认准])可以?|必?须|需要?|务必|宜|将|(?<![摘纪概])要|也|采取|(?<=[，、])实行|^实行|予以|主动|依法|依规|保持"
    r"|进行|并|且|(?<!行)为|(?<=[^由关属处对位高低至基鉴等善])于|[:：，、…])+$"
)
START = re.compile(
    r"(?:应当?|须|必须|务必?)?(?:自从|自(?![然建治愿主我费评查]|行(?!政))(?<![来各亲]自)|自(?=[评查][^，]{1,10}之日)|(?<![存所现内旨])(?<!(?<!更)正)在|从(?![业事])"
    r"|(?<![由关属处对位高低至基鉴等善])于)"
)
SUFFIX = re.compile(
    r"(?:的?(?:当日|当天|那一?[天日]|之?[次翌]日|之日|之后?第二[天日]|第二[天日]|日(?=[起始]))(?:开始|起?始)?(?:起算?|算起)?|[之以]?后|起算?|起始|以来|之时|开始起)+的?$"
)
CHANGE = r"(?:变更|变动|变化|更改|更新|更正|修改|修订|调整)"
_FORM = r"(?:形成|产生|生成|形式(?=或|[（、]))"
_INFORMATION = r"(?:信息|内容|数据|文件|资料|结果|名单|报告|材料|档案|^|该|事项|自|政策|预案|制度|标准|方案|指南)"
_DECIDED = re.compile(
    r"^[作做]出(?:的|该)?(?:行政)?(?:许可|处罚|强制|裁决|确认)(?:[、和或与](?:行政)?(?:许可|处罚|强制|裁决|确认))*$|作出.*?决定书?$|决定书?(?:正式)?(?:作出|做出|形成|制作|下达)?$|(?:作出|做出)$|做出.*?决定书?$"
)
_TRIGGERS: tuple[tuple[Trigger, re.Pattern[str]], ...] = (
    (Trigger.REQUEST_RECEIVED, re.compile(r"(?:收到|接到|收悉|接收).*?申请(?:表|书|材料)?$")),
    (Trigger.APPROVAL_RECEIVED, re.compile(r"(?:收到|接到|取得|获得).*?(?:批准|批复|批)(?:文件|文|意见|通知)?$")),
    (
        Trigger.RECEIVED,
        re.compile(r"(?:下发|下达|传达|送达|转发)(?:到|至).{0,2}(?:单位|部门|机关|乡镇|街道|镇|乡|村)$"),
    ),
    (Trigger.MADE_OR_OBTAINED, re.compile(r"(?:制作|制定|制发|生成).{0,3}获取.{0,6}$")),
    (Trigger.OBTAINED, re.compile(rf"获取.*{_FORM}.*{CHANGE}|{_FORM}.*{CHANGE}.*获取$")),
    (Trigger.DECISION, _DECIDED),
    (Trigger.FORMED_OR_CHANGED, re.compile(rf"{_FORM}[（(]?(?:或者?|及|和|、|以及|与)?{CHANGE}[）)]?$")),
    (Trigger.FORMED, re.compile(rf"{_INFORMATION}.{{0,4}}{_FORM}$|^.{{2,20}}{_FORM}$")),
    (Trigger.CHANGED, re.compile(rf"(?:^|信息|内容|事项){CHANGE}(?:后的|的)?(?:内容|信息)?$")),
    (
        Trigger.APPROVED,
        re.compile(r"(?:批准|批复|批准同意|审批通过|获批)$|(?:批准|批复)[^，]{0,8}(?:预算|决算|方案|规划|计划|草案)$"),
    ),
    (Trigger.ISSUED, re.compile(r"(?:印发|颁布|颁发)$")),
)
_GOT = re.compile("^(?:自|从|在)?(?:收到|接到|收悉|领取|送达|签收)")
"""Who receives a decision made none: 收到本处罚决定书之日."""
_DONE = re.compile(
    r"(?:结束|完成|竣工|确定|通过|签订|签署|生效|发布|公布|公告|受理|办结|开工|届满|期满|终了|发生|召开|送达|开学|验收|成立"
    r"|收到|接到|报送|备案|废止|终止|注销|撤销|失效|到账|入账|入户|到户|完(?:会|钱|房|字|工|毕|款|标|奖)?|(?<!主动)(?<!信息)公开|出台|上线|解除|下达|启动|实施|合格|核准|登记|发放|到位|提出|出具|审定|审议|评审|备案|施行)$"
)


_MATTER = re.compile("(?:备案|登记|核准|注销|撤销|终止)$")
"""养老机构备案10个工作日内办结: without 后 or 起 a matter, and nothing that happened."""


def _happened(words: str) -> bool:
    return bool((_DONE.search(words) and not _MATTER.search(words)) or _GOT.search(words))


_PENALTY = re.compile(
    r"行政(?:许可|处罚|强制|检查|裁决|确认)(?:(?:[、和及或与]|或者|以及)(?:行政)?(?:许可|处罚|强制|检查|裁决|确认))*"
)
PLAIN = re.compile(
    r"^(?:该|本|此|请|上述|相关|有关|政府|公开|公示|的|主动|事项|信息|内容|时间|时限|期限|限|要求|全文|以及|在|于|自|予以|向社会|所有|上网|挂网|先|连续)*$"
)


_CASE_OF_PENALTY = re.compile("(?<=程序)(?:的?行政)?(?:处罚|案件)(?:决定|结果)?$")
_BY_RULE = re.compile("(?:按照?|依照?)[^，]{0,10}(?:规定|要求)$")
_PENALTY_MATTER = re.compile("(?<=许可|处罚|强制)(?:的?事项|决定)$")
_OTHERS = re.compile("^(?:其他|其它|其余|另外|除.+外)")
"""A condition that says: not what was spoken of before. Its period doesn't run from the event named before."""
_EARLIER = re.compile(r"^(?:在|自|于)?(.+?)(?:[之以]?后|之日起|时)(?![间限期续果勤])")
_ONE_OF = re.compile("之日起?(?=，?(?:或者?|及|和|、)(?!$))")
"""收到申请之日起或补正之日起: one event of several starts."""
_FORMAT = re.compile(r"^.*、(?=该?(?:政府)?信息(?:形|产|获|生))")
_CHANGED = re.compile(f"{CHANGE}$")
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
_VERB = re.compile(rf"{_FORM}|获取|{CHANGE}|制作|制定")


@dataclass(frozen=True, slots=True)
class Start:
    """From when a period runs, as read from the words before it."""

    trigger: Trigger
    event: str = ""
    condition: str = ""


_DEED_BEFORE = re.compile("^(?!并).*并(?:且|同时)?(?:予以|进行|向社会)*$")
"""提出审核意见并公示7天: what is done beside limits nothing."""


def condition_of(words: str) -> str:
    """The words without what leads in or trails off; empty if they limit nothing (该信息, 公开时间)."""
    if not words or _DEED_BEFORE.search(words):
        return ""
    words = TAIL.sub("", LEAD.sub("", words))
    words = _BY_RULE.sub("", words)
    words = _CASE_OF_PENALTY.sub("", _PENALTY_MATTER.sub("", words))
    return "" if PLAIN.match(words) else words


def strip_event(words: str) -> str:
    """信息形成之日起 → 信息形成."""
    if not words:
        return ""
    ended = SUFFIX.sub("", words)
    return ended if ended != words else TAIL.sub("", words)


def _subject(event: str, trigger: Trigger) -> str:
    """The matter that an event speaks of, where it is more than “the information”: 行政许可、行政处罚; 价格信息."""
    found = _PENALTY.search(event)
    if found:
        return found[0]
    if trigger not in (Trigger.FORMED, Trigger.CHANGED, Trigger.FORMED_OR_CHANGED, Trigger.OBTAINED):
        return ""
    head = _VERB.split(event)[0]
    return "" if head == event else condition_of(head.rstrip("自在于或者"))


def classify(event: str, subject: str = "") -> Trigger:
    """The trigger that the words of an event name; OTHER if they are an event of their own."""
    for trigger, pattern in _TRIGGERS:
        if pattern.search(event):
            if trigger is Trigger.DECISION and (
                _GOT.search(event) or not re.search("决定|许可|处罚|强制|裁决|确认", subject + event)
            ):
                continue
            return trigger
    return Trigger.OTHER


def named_earlier(words: str) -> str:
    """The event of an earlier piece: 督导结束后报告向社会公布 → 督导结束."""
    found = _EARLIER.match(words)
    return found[1] if found else strip_event(words)


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


def split_start(words: str) -> tuple[str, str]:
    """自该信息形成: what stands before 自, 在, 于, 从, and what behind."""
    start = START.search(words)
    return (words[: start.start()], words[start.end() :]) if start else ("", words)


def _is_event(words: str) -> bool:
    return bool(_DONE.search(words) or _CHANGED.search(words)) or classify(words) is not Trigger.OTHER


def _earlier_start(scene: Scene, condition: str) -> Start:
    """The event of an earlier piece, or that of the clause before."""
    earlier = named_earlier(scene.event)
    if not earlier:
        return _same_start(scene, condition)
    trigger = classify(earlier)
    return Start(trigger, earlier, condition or _subject(earlier, trigger))


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
    if who := WHO_AFTER.match(words):
        head, event = split_start(who["event"])
        return Start(
            classify(event, head), event, scene.both("，".join(filter(None, (condition_of(head), who["who"]))))
        )
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
    if (when := _WHEN.match(rest)) and (_happened(when[1]) or _CHANGED.search(when[1])):
        return Start(classify(when[1], head), when[1], scene.both(condition_of(head)))
    renewed = _CHANGED.search(rest) and PUBLISHED.match(scene.after)
    if trigger is Trigger.OTHER and rest == words and not (SUFFIX.search(rest) or _happened(rest) or renewed):
        return _no_event(words, scene)
    if "形式" in event and trigger in (Trigger.FORMED_OR_CHANGED, Trigger.FORMED):
        scene.warn("“形式”应为“形成”，请改正；系统已按“信息形成或者变更之日”理解。")
    own = condition_of(head)
    return Start(trigger, event, scene.both(own) or _subject(event, trigger))
