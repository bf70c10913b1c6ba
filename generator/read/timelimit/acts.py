"""公开时限: what is due by a clause. 收到投诉后30日内作出决定 is a decision, and no day to publish anything.

The verb behind the amount says it; publishing wins where both stand (作出决定并公开). Without a verb the event
speaks (自收到申请之日起20个工作日内: an answer, 条例 art. 33), then the name of the period (申请期, 办理时限).
Whatever names nothing else is publishing: the column is called 公开时限.
"""
# ruff: noqa: E501  (one row per act; Chinese characters count double)

import re

from generator.model.timelimit import Act, Clause, Kind
from generator.read.timelimit.marks import AMOUNTS, DATES

PUBLISHED = re.compile(
    "公开|公示|公布|公告|发布|披露|通报|推送|更新|上网|上墙|张贴|张榜|公榜|挂网|告示|展示|刊登|刊载|撤下|撤除|下架|征求意见|听取意见"
)
_VERBS: tuple[tuple[Act, re.Pattern[str]], ...] = (
    (Act.REPLY, re.compile("答复|回复|回应|响应(?=$|，)|书面告知|告知(?!书)|通知[^，]{0,6}补正|函复|解释(?!权)|[作做]出(?:解释|说明)|反馈(?:申请人|举报人|投诉人|信访人|来信人|当事人|结果|办理|$)|出具(?:答复|告知)")),
    (
        Act.DECIDE,
        re.compile(
            "(?:提出|出具|形成)[^，]{0,8}(?:初审|审核|审查|评审|复核|处理|处置|评估|论证|复审)[^，]{0,4}(?:意见|结论|报告)|[作做]出[^，]{0,14}(?:决定|裁决|裁定|结论|认定|许可|处罚|意见)|决定(?![书后之公信内事])|(?<!行政)裁决|核准|批复(?!后|之日)|批准(?!后|之日|文件|书|的|机关)|不予(?:批准|许可|登记|立案)|(?:初|复|终|会|评|预|联|政|资格|合法性|公平竞争|财政|专家)(?:步?审(?![计定])|评(?!估))|审核|审查|审批|审定|评审|民主评议|评议|论证|立案|(?<!行政)确认|认定|评定"
            "|核定|核实|查实|处理(?!完[成毕]?后|完成|后)|审结|复[核查]|核对|鉴定"
        ),
    ),
    (Act.PAY, re.compile("拨付|支付|发放|兑付|兑现|分配|划拨|下达|退还|返还|退付|打卡|打入|到账|足额|给付|缴付|补发|退回[^，]{0,6}[金款费]|退[还付]|结[清算]|清算|付[款清]|偿付|清偿|上缴|缴入|报销|拨[入出]|资金到位|补偿到位|退清|补足|缴存")),
    (Act.HANDLE, re.compile("办结|办理|办完|办妥|处置|受理|送达|颁发|发证|换[证发领]|制[证发]|核发|补证|转[办送交]|移[送交]|整改|销号|交付|完成(?:登记|备案|验收|整改|办理)|派单|登记完毕|签[订署约]|订立|登记(?![后表簿信结机情]|之日|完毕后)|补[办录登]|入户|验收(?!合格|通过|后)|建档|归档|勘[验查]|(?:核查|调查)(?!处理|属实|核实|报告|结束|后)|交办|修复(?!后|的)|抢修(?!后|的)|维修(?!后|的)|恢复(?=[供通]|正常)|更换|清[运除理](?!后|结果|名单)|拆除(?!后)|调解(?![协书])|督办|结案|组织(?=听证|召开|实施(?!方案)|验收|开展|摇号|选房|施工|$|，)|举行(?!前|后)|召开(?!前|后|之日)|启动|安置到位")),
    (
        Act.APPLY,
        re.compile("提出$|提出(?:[^，初审复处评查核]{0,8})?(?:申请|异议|申诉|复议|复核|质疑|听证|意见|延续|变更|注销)|申请(?:行政)?(?:办理|变更|延续|注销|复议|复核|复查|鉴定|听证|$)|报名|提起(?:行政)?诉讼|起诉|申报|投标|递交|提交|补正(?!通知|告知|后)|补[齐交](?!后)|补充(?:提交|材料)|领取|领证|认领|缴[纳清](?!后)|腾退|腾空|搬[迁离](?!后)|选房"),
    ),
    (
        Act.REPORT,
        re.compile("(?:举报|投诉)(?!人|者|事项|处理|电话|热线|件|材料|线索|信息|内容)|反映(?!的|人|问题|事项)|向[^，]{1,16}(?:报告|报送|报备|备案)|报(?:送|告)(?:至|给|到|上级|本级|省|市|县|区|同级)|上报|[初速终首]报|报[批请](?!前|后)|报(?:进展|情况|数据|材料)|[初终速]报|核报|呈报|转报|汇报|抄[送报]|报(?![名纸表刊销价废考警道酬账销])[^，送告]{0,14}(?:备案|审批|批准|审核|[省市县区乡镇局厅委办]|街道|政府|上级|部门|机关|人大|单位|中心|领导)|备案"),
    ),
)  # fmt: skip
_NAMED: tuple[tuple[Act, re.Pattern[str]], ...] = (
    (Act.APPLY, re.compile("(?:申请|异议|申诉|报名|复核|复议|投标|质疑|申报|诉讼|提交|搬迁|腾退|腾空|缴费|缴纳)[^，]{0,10}(?:期|期限|时间|时限)(?!满)")),
    (Act.REPLY, re.compile("(?:答复|回复|回应)(?:期|期限|时间|时限)")),
    (Act.HANDLE, re.compile("(?:办理|办结|承诺|法定|受理|处置|整改)(?:期|期限|时间|时限)|(?:签订|签约)(?:期限|时限)|(?:法定|承诺)(?:为|是)?[\ue000-\ue7ff]")),
    (Act.DECIDE, re.compile("(?:审批|审查|审核|初审|复审|评审|审理|处理|批准|决定)(?:期|期限|时间|时限)")),
    (Act.PAY, re.compile("(?:拨付|支付|发放|兑付)(?:期|期限|时间|时限)")),
    (Act.REPORT, re.compile("(?:举报|投诉|反映)(?:期|期限|时间|时限)")),
)  # fmt: skip
_ASKED: tuple[tuple[Act, re.Pattern[str]], ...] = (
    (Act.DECIDE, re.compile("(?:收到|接到|受理)[^，]{0,6}(?:投诉|举报|检举|控告)")),
    (
        Act.REPLY,
        re.compile("(?:收到|接到|收悉|受理|提出)[^，]{0,10}(?:申请|异议|申诉|来信|咨询|质疑|信访|诉求|留言|建议)(?:[^，]{0,4}|(?:或者?|及|和|、)[^，]{1,12})$"),
    ),
)  # fmt: skip
_REPLIES = re.compile(
    "(?:答复|回复)(?:质疑|投诉|举报|申请|异议|信访|咨询)|(?:质疑|投诉|举报|申请|异议|信访|咨询)的?(?:答复|回复)"
)
_OF_READERS = re.compile("(?:^|，)(?:敬|务)?请")
_REPORTED = re.compile("(?:应当?|须|要|及时|书面|如实|口头|电话)*(?:报告|报送|上报)")
_COUNTED = frozenset({Kind.DEADLINE, Kind.FIXED, Kind.RECURRING, Kind.ADVANCE})


def find_act(clause: Clause, before: str, after: str, then: str) -> Act:
    """What the clause is about.

    Args:
        before: the words that stand before the time in its piece, and the condition that holds for it.
        after: the words between it and the next time or comma; `then`: what follows up to the next time.
    """
    if _OF_READERS.search(before) and clause.kind in _COUNTED:
        return find_reader_act(after) or Act.APPLY
    after = re.sub("（[^）]*）", "", after)
    if clause.kind not in _COUNTED or PUBLISHED.search(after):
        return Act.PUBLISH
    if (act := _deed(clause, before, after)) is not None:
        return Act.PUBLISH if clause.kind is Kind.ADVANCE and act is Act.REPLY else act
    return Act.PUBLISH if clause.kind is Kind.ADVANCE else _named_ahead(clause, before, after, then)


def _deed(clause: Clause, before: str, after: str) -> Act | None:
    """The act of the words behind the time."""
    if re.match("[作做]出", after) and re.search("决定|裁决|结论", before):
        return Act.DECIDE
    if (act := find_verb(after)) is not None:
        return act
    if _DONE_WITH.match(after) and (deed := re.search(_DEED_NAMED, before)) and not PUBLISHED.search(deed[0]):
        return Act.HANDLE
    reported = _REPORTED.match(after)
    is_due = reported is not None and (clause.kind is Kind.DEADLINE or len(after) > reported.end() + 1)
    return Act.REPORT if is_due else None


_DONE_WITH = re.compile("(?:全部|基本|组织|予以)*完成(?:完毕)?(?=，|$)")
_DEED_NAMED = f"[^，]{{2,}}[{AMOUNTS}{DATES}](?:[之以]?[内前])?$"
"""土地现状调查应在30日内完成: what is done is named before the time."""


def _named_ahead(clause: Clause, before: str, after: str, then: str) -> Act:
    """The act of the words before the time: the name of the period, a verb right before it, the event."""
    if _REPLIES.search(before):
        return Act.REPLY
    if (named := _named(clause.condition)) is not None and clause.condition.endswith(("期", "期限", "时限")):
        return named
    if re.search("公开(?!的?申请)|公示|公布", before) and not re.search("公[开示布]期?满", before):
        return Act.PUBLISH
    named = _named(before)
    if named is None and not after:
        named = _verb_ahead(before, clause) or (None if PUBLISHED.search(then) else find_verb(then))
    if named is not None:
        return named
    asked = next((act for act, pattern in _ASKED if pattern.search(clause.event)), None)
    return asked if asked is not None and not PUBLISHED.search(then) else Act.PUBLISH


def _named(words: str) -> Act | None:
    """The act of a period's name: 申请期, 办理时限."""
    return next((act for act, pattern in _NAMED if pattern.search(words)), None)


def find_verb(words: str) -> Act | None:
    """The act whose verb comes first."""
    found = [(match.start(), number) for number, (_, pattern) in enumerate(_VERBS) if (match := pattern.search(words))]
    if not found:
        return Act.HANDLE if _FINISHED.search(words) else None
    return _VERBS[min(found)[1]][0]


_FINISHED = re.compile("完成(?!后|之日|的|情况|时)[^，。；]{2}")
_AHEAD = re.compile(
    f"(?:的?(?:时限|时间|期限|期))?(?:应当?|须|一般|在|为|：|原则上|不得?超过|最[迟长]|[之，])*[{AMOUNTS}][之以]?内?$"
)


def _verb_ahead(before: str, clause: Clause) -> Act | None:
    """The act of a verb right before the amount: 乡镇审核7个工作日内. What happened already stands in the event."""
    words = _AHEAD.sub("", before)
    if words == before:
        return None
    for act, pattern in _VERBS:
        for found in pattern.finditer(words):
            if found.end() == len(words) and found[0] not in (clause.event or "决定"):
                return act
    return None


def find_reader_act(words: str) -> Act | None:
    """What a reader is asked to do; None where nothing is asked of readers: 请于6月5日前向区纪工委举报."""
    if PUBLISHED.search(re.sub("公[示告布开](?:期|之日|时间|起)", "", words)):
        return None
    found = Act.REPORT if re.search("意见[^，]{0,8}反馈|反馈[^，]{0,8}意见|检举|反馈", words) else find_verb(words)
    if found in (Act.APPLY, Act.REPORT):
        return found
    return Act.APPLY if re.search("缴[费纳款]|领取|领证|预约|参加|到[^，]{1,12}办理|登录|填[写报]", words) else None
