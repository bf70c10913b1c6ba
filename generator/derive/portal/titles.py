"""A title of a portal → what it is about: without the county, the issuers, 关于…的通知, years and batch numbers.

What many titles share must not make strangers alike: county and year prefixes do, in every likeness tried.
"""

import re
from dataclasses import dataclass

_NARROW = {0xFF01 + n: chr(0x21 + n) for n in range(94)} | {0x3000: " "}
_KEPT = str.maketrans({"(": "（", ")": "）", ",": "，", ":": "：", "〈": "《", "〉": "》", "<": "《", ">": "》"})
_BODY = (
    r"(?:人民政府|政府|办公室|委员会|管委会|管理局|分局|总局|局|厅|院|所|站|中心|大队|支队|联合会|领导小组|指挥部|办事处|党组|党委|党工委|街道办|"
    r"公司|集团|学校|小学|中学|镇|乡|村委会|居委会|村民委员会|委|办|部|银行|协会|队)"
)
_PLACE = r"(?:[\u4e00-\u9fff]{2,8}?(?:省|自治区|自治州|自治县|市|州|盟|县|区|旗|镇|乡|街道|村|社区))"
_HEAD = 70
"""Characters at the beginning of a title in which its issuers stand: what repeats bodies without end is no title."""
_ISSUED = re.compile(rf"^(?:[\u4e00-\u9fff（）、\s]{{2,40}}?{_BODY}){{1,3}}\s*(?=关于|印发|转发|发布|公布|下达|对)")
_PLACES = re.compile(rf"^{_PLACE}{{1,3}}")
_BODY_FIRST = re.compile(
    rf"^[\u4e00-\u9fff（）]{{2,24}}?{_BODY}(?=[（(]?(?:本级|机关)?[)）]?(?:20[0-9]{{2}}|[0-9]{1, 2}月|[一二]〇|行政|政府采购|三公|“))"
)
_DATES = re.compile(
    r"(?:19|20)[0-9]{2}\s*(?:[-—至~]\s*(?:19|20)?[0-9]{2,4}\s*)?(?:年(?:度)?|学年(?:度)?)?|[一二]〇[〇零一二三四五六七八九]{2}年(?:度)?"
    r"|[0-9]{1,2}\s*(?:[-—至~]\s*[0-9]{1,2}\s*)?月(?:份)?(?:[0-9]{1,2}日)?|第?[一二三四1-4]\s*季度|(?:上|下)半年|第?[一二三四五六七八九十百0-9]+(?:批次?|期|次|号|轮|季|届)"
)
_NUMBERS = re.compile(
    r"(?:(?<=\s)[\u4e00-\u9fffA-Za-z]{1,14}|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,10}|[\u4e00-\u9fff]{0,5})[〔\[【（]\s*(?:19|20)[0-9]{2}\s*[〕\]】）]\s*第?[0-9\-—－]+\s*号"
)
_FORMS = (
    "公告", "公示", "通告", "通知书", "通知", "告知书", "告知函", "决定书", "决定", "批复", "通报", "公报", "报告", "办法", "细则", "意见", "规定", "方案", "预案",
    "名单", "清单", "目录", "名录", "一览表", "结果", "情况", "明细", "花名册", "须知", "指南", "简章", "计划", "标准", "预警", "信息", "说明", "解读", "提示",
    "提醒", "条例", "规划", "表", "函", "合同", "笔录", "图", "流程", "公开", "规程", "日报", "月报", "周报", "季报", "年报", "汇总", "倡议书", "条件", "预算", "决算",
    "备案表", "登记表", "通知单", "统计", "资格", "规则", "措施", "制度", "规范", "手册", "问答", "草案", "台账", "电话", "安排", "范本", "协议", "文本", "章程",
)  # fmt: skip
_TAIL = re.compile(r"(?:[（(【\[][^（）()【】\[\]]{0,40}[）)】\]]|之?[一二三四五六七八九十0-9]+|[.。…!！?？\s]|NEW)+$")
_FRAME = re.compile(
    r"^(?:关于|对|转发|印发|发布|公布|开展|做好|进一步|认真|切实|人民政府(?:办公室)?)+|的(?:通知|公告|公示|通告|函|通报|公开|报告)$"
)
_NEWS = re.compile(
    r"召开|举行|举办|开展|赴|调研|慰问|走访|走进|助力|推进会|工作会|动员|座谈|部署|督导|督查|学习|传达|观摩|圆满|成效|取得|亮点|揭牌|启动仪式|我局|我县|我区|我市|"
    r"我校|我镇|持续|全力|扎实|多措并举|筑牢|用心|守护|记者|专访|点亮|推进|提升|赋能|增强|强化|参加|参观|组织|来我|检查指导|破解|解锁|护航|暖|获评|荣获|喜获|出席|视察|回访|化解|"
    r"跑出|按下|奏响|绘就|擦亮|织密|打通|点赞|好评|锦旗|再升级|上线|见成效|显实效|开新局|超.{0,3}万|为民|解忧|办实事|解决|落幕|圆了|积极|落实|绿色通道|难题|举措|解答|上门|送达家门|便民举措|首个|首张|首例|全覆盖|领导|宣讲|签约仪式|奠基|开工仪式|稳步|有序|如火如荼|落地"
)
_TOLD = re.compile(
    r"[，！!；]|(?:局|中心|所|大队|公安|民警|窗口|镇|乡|街道)[^，关]{0,10}(?:为|帮|助|在|对|向|把|积极|主动|开|深入|上门|解决)"
)
_ASKS = re.compile(r"如何|怎么|怎样|吗$|哪些|哪里|多少|什么|[?？]$")
_WORKING = ("通知", "函", "通报", "情况", "报告", "安排")
_WORK = re.compile(
    r"召开|开展|做好|加强|组织|核查|自查|考核|评审会|专家|检查工作|报送|填报|上报|收听收看|视频会议|备汛|宣传月|工作情况|整改工作|体系建设|督导|督查|部署|推进|学习|座谈|启动.*工作"
)
_MINISTRIES = r"(?:国家)?(?:自然资源|财政|生态环境|教育|公安|农业农村|住房和?城乡建设|民政|应急管理|人力资源和?社会保障|国土资源|环境保护|农业|司法|水利|交通运输|商务|工业和信息化)部"
_SUPERIOR = re.compile(
    rf"^《?(?:中华人民共和国|国务院|中共中央|中央|{_MINISTRIES}|住建部|国家[\u4e00-\u9fff]{{2,12}}(?:局|委)|市场监管总局|[\u4e00-\u9fff]{{2,3}}省(?!级)"
    r"|[\u4e00-\u9fff]{2,4}(?:自治区|生产建设兵团))|全省"
)
_RELAYED = re.compile(r"^(?:[\u4e00-\u9fff]{0,20})?转(?:发|载)|^【?转")
_EXPLAINS = re.compile(r"解读|一图读懂|图解|读懂|答记者问|政策问答|知识问答|名词解释|要点问答")


@dataclass(frozen=True, slots=True)
class PlainTitle:
    """A title and what it is about.

    Attributes:
        flat: without blanks, signs in one width.
        core: without the issuers before 关于 or a year; where it names none, as `flat`.
        bare: what it is about.
        form: 公告, 通知 …; empty where it is of no official form.
        is_news: tells what was done, in no official form.
        is_work: a notice of a meeting, a check or of how work is to be done.
        is_superior: issued above the county; `is_relayed`: passed on by it.
        explains: it explains another document.
    """

    flat: str
    core: str
    bare: str
    form: str
    is_news: bool
    is_work: bool
    is_superior: bool
    is_relayed: bool
    explains: bool


def read_title(title: str, own_names: tuple[str, ...] = ()) -> PlainTitle:
    """What a title is about.

    Args:
        title: as shown.
        own_names: how the office calls itself and its county, set aside wherever they stand.
    """
    wide = title.translate(_NARROW).translate(_KEPT)
    flat = re.sub(r"\s+", "", wide)
    core = _TAIL.sub("", flat)
    form = next((word for word in _FORMS if core.endswith(word)), "")
    if not form and (inner := re.search(r"》?的?(通知|公告|公示|通告|批复|决定|函)(?:[（(]|$)", flat)):
        form = inner[1]
    bare = re.sub(r"\s+", "", _NUMBERS.sub("", wide)) or flat
    bare = _ISSUED.sub("", bare[:_HEAD]) + bare[_HEAD:]
    issued = _ISSUED.match(flat[:_HEAD])
    bare = _BODY_FIRST.sub("", bare)
    for name in own_names:
        bare = bare.replace(name, "")
    bare = _PLACES.sub("", _DATES.sub("", _PLACES.sub("", bare)))
    previous = ""
    while previous != bare:
        previous, bare = bare, _FRAME.sub("", bare)
    explains = bool(_EXPLAINS.search(flat))
    return PlainTitle(
        flat=flat,
        core=_BODY_FIRST.sub("", flat[issued.end() :] if issued else flat),
        bare=bare or flat,
        form=form,
        is_news=not form and not explains and not _ASKS.search(flat) and bool(_NEWS.search(flat) or _TOLD.search(flat)),
        is_work=form in _WORKING and bool(_WORK.search(flat)),
        is_superior=bool(_SUPERIOR.search(flat)),
        is_relayed=bool(_RELAYED.search(flat)),
        explains=explains,
    )
