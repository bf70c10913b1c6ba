"""公开时限: the words of an event and of a case (行政许可、行政处罚; 情况复杂的), and which trigger an event is.

Reads only words before a match (自该信息形成或者变更之日起), never quantities.
"""

import re

from generator.model.timelimit import Trigger

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
DONE = re.compile(
    r"(?:结束|完成|竣工|确定|通过|签订|签署|生效|发布|公布|公告|受理|办结|开工|届满|期满|终了|发生|召开|送达|开学|验收|成立"
    r"|收到|接到|报送|备案|废止|终止|注销|撤销|失效|到账|入账|入户|到户|完(?:会|钱|房|字|工|毕|款|标|奖)?|(?<!主动)(?<!信息)公开|出台|上线|解除|下达|启动|实施|合格|核准|登记|发放|到位|提出|出具|审定|审议|评审|备案|施行)$"
)


_MATTER = re.compile("(?:备案|登记|核准|注销|撤销|终止)$")
"""养老机构备案10个工作日内办结: without 后 or 起 a matter, and nothing that happened."""


def happened(words: str) -> bool:
    return bool((DONE.search(words) and not _MATTER.search(words)) or _GOT.search(words))


_PENALTY = re.compile(
    r"行政(?:许可|处罚|强制|检查|裁决|确认)(?:(?:[、和及或与]|或者|以及)(?:行政)?(?:许可|处罚|强制|检查|裁决|确认))*"
)
PLAIN = re.compile(
    r"^(?:该|本|此|请|上述|相关|有关|政府|公开|公示|的|主动|事项|信息|内容|时间|时限|期限|限|要求|全文|以及|在|于|自|予以|向社会|所有|上网|挂网|先|连续)*$"
)


_CASE_OF_PENALTY = re.compile("(?<=程序)(?:的?行政)?(?:处罚|案件)(?:决定|结果)?$")
_BY_RULE = re.compile("(?:按照?|依照?)[^，]{0,10}(?:规定|要求)$")
_PENALTY_MATTER = re.compile("(?<=许可|处罚|强制)(?:的?事项|决定)$")
_EARLIER = re.compile(r"^(?:在|自|于)?(.+?)(?:[之以]?后|之日起|时)(?![间限期续果勤])")
CHANGED = re.compile(f"{CHANGE}$")
_VERB = re.compile(rf"{_FORM}|获取|{CHANGE}|制作|制定")
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


def subject(event: str, trigger: Trigger) -> str:
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


def split_start(words: str) -> tuple[str, str]:
    """自该信息形成: what stands before 自, 在, 于, 从, and what behind."""
    start = START.search(words)
    return (words[: start.start()], words[start.end() :]) if start else ("", words)
