"""The words next to a number, which say whose and of what kind it is.

Only the label nearest before the number counts, within its sentence: `户名…账号…许可证号 123` is a permit's number. In a
table it is the heading of the column. What stands elsewhere in the text says nothing.
"""

import re
from enum import Enum
from functools import lru_cache

from generator.model.personal.finding import About
from generator.model.personal.reading import Reading


class Label(Enum):
    """What the words before a number announce."""

    NONE = "nothing"
    ID = "identity"
    PAPER = "a paper of some kind"
    PHONE = "phone"
    ACCOUNT = "account"
    CODE = "code"
    FIGURE = "figure"


_KINDS_OF_PERMIT = (
    "许可|产权|使用权|资格|资质|房产|房屋|土地|林权|权属|执业|登记|准购|准考|学位|毕业|等级|认证|检验|检疫|合格|经营|生产|采矿|取水|"
    "排污|施工|规划|出生医学|结婚|离婚|收养|服务|监督|行业|从业|上岗|培训|会员|荣誉|信用|质量|安全|卫生|食品"
)
_LABELS = (
    (Label.CODE, rf"(?:{_KINDS_OF_PERMIT})(?:许可)?证(?:明|书)?(?:号码|编号|号)?"),
    (
        Label.CODE,
        (
            "统一社会信用代码|社会信用代码|信用代码|组织机构代码|机构代码|税务登记号|税号|注册号|登记号|营业执照|证书(?:编号|号)?|不动产单元号?|"
            "不动产权?(?:第|证)?|宗地(?:号|编号|代码)?|地块|图斑号?|备案号?|案号|文号|批号|批准文号|流水号|订单号?|凭证号|单号|票号|发票(?:号码|代码|号)?|条码|"
            "合同(?:号|编号)?|招标|采购|标段|项目|工程|编号|编码|代码|序列号|设备号|出厂号|型号|规格|条形码|(?<![A-Za-z])(?:id|Id|ID)(?![A-Za-z])|追溯码|标准号|专利号?|ISBN|ISSN|版本号?|"
            r"车架号|发动机号|ICP备?|公网安备|标识码|索引号|受理号|回执号|申请号|预审号?|交易号|公告号?|监管号|档号|卷号|号牌号码|校验码|哈希|QQ群?|字?第(?=\s?\Z)|坐标|经度|纬度|"
            "邮编|邮政编码|传真|服务热线|监督热线|热线"
        ),
    ),
    (
        Label.ID,
        r"(?:居民身份证件?|身份证件?|身分证|公民身份|身份|(?i:id)|学籍|社会保障|社保卡?|残疾人?证|户口[簿本])(?:号码|号|代码)|居民身份证|身份证|身分证|公民身份|学籍|残疾人?证",
    ),
    (Label.PAPER, "证件|证号|证照"),
    (
        Label.PHONE,
        "手机|电话|联系方式|联系人|联系|移动电话|微信|致电|拨打|来电|短信|机主|咨询|(?i:tel|phone|mobile|cell)",
    ),
    (
        Label.ACCOUNT,
        "账号|帐号|賬號|账户|帐户|卡号|银行卡|一卡通|存折|开户行|开户银行|户名|户头|开户|储蓄|(?<=[农工建设商业中信])行(?=[：: ])",
    ),
    (
        Label.FIGURE,
        (
            "金额|面积|户数|人数|数量|合计|小计|总计|共计|预算|决算|价格|单价|总价|中标价|成交价|起始价|保证金额|比例|增长|产值|收入|支出|耕地|产量|"
            "补贴标准|余额|总额|指标|统计"
        ),
    ),
)
_LABEL = re.compile("|".join(f"(?P<L{index}>{words})" for index, (_, words) in enumerate(_LABELS)))
_KIND_OF = {f"L{index}": label for index, (label, _) in enumerate(_LABELS)}

REACH = 40
"""Characters before a number in which its label is looked for."""
_SENTENCE = re.compile(r"[。；;！!]")
_MORE = re.compile(r"[\d\s、,，:：./\-—*Xx()（）]*\Z")
_UNIT = re.compile(
    r"\s{0,2}(?:[万亿千百]?元|[万亿]|亩|公顷|平方|㎡|m²|m2|吨|公斤|千克|斤|公里|千米|米|株|棵|头|只|羽|人|户|件|台|套|辆|%|％|‰|度|千瓦|"
    r"(?i:kwh|kw|kg|km)|立方|升|次|条|册|处|座|平米)"
)


def label_before(reading: Reading, start: int, about: About) -> Label:
    """What the words before the number at `start` announce, else the heading of its column."""
    found = reading.known.get(("label", start))
    if not isinstance(found, Label):
        silent = is_silent(reading, start)
        found = heading_label(reading, start, about) if silent else _find_label(reading, start, about)
        reading.known["label", start] = found
    return found


_SAYS = re.compile(r"[A-WYZa-z\u3400-\u9fff]")


def is_silent(reading: Reading, start: int) -> bool:
    """No word stands before the number within reach: it is deep in a row of figures."""
    return _SAYS.search(reading.places, max(0, start - REACH), start) is None


def _find_label(reading: Reading, start: int, about: About) -> Label:
    written = reading.words[max(0, start - REACH) : start]
    text = written.rstrip()
    heading = heading_label(reading, start, about)
    if "\n" in written[len(text) :] and heading is not Label.NONE:
        return heading
    text = text[max(last_end(_SENTENCE, text), text.rfind("\n") + 1) :]
    found = _last_label(text)
    return found if found is not Label.NONE else heading


_HAS_DIGIT = re.compile(r"\d")


def last_end(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match ends; 0 for none."""
    return max((match.end() for match in pattern.finditer(text)), default=0)


@lru_cache(maxsize=16_384)
def _last_label(text: str) -> Label:
    last = None
    for match in _LABEL.finditer(text):
        last = match
    if last is None or last.lastgroup is None:
        return Label.NONE
    kind = _KIND_OF[last.lastgroup]
    between = text[last.end() :]
    if _HAS_DIGIT.search(between) and not (kind is Label.PHONE or _goes_on(between)):
        return Label.NONE
    return kind


def _goes_on(between: str) -> bool:
    """Several numbers under one label: `编号：123、456`."""
    return bool(_MORE.fullmatch(between)) and any(sign in between for sign in "、,，-/")


def heading_label(reading: Reading, start: int, about: About) -> Label:
    """The label of the column's heading: as told, or in the first line of the table that the text is."""
    heading = about.heading or heading_of(reading, start)
    return _kind_of_heading(heading) if heading else Label.NONE


@lru_cache(maxsize=4096)
def _kind_of_heading(heading: str) -> Label:
    match = None
    for found in _LABEL.finditer(heading):
        match = found
    return _KIND_OF[match.lastgroup] if match is not None and match.lastgroup else Label.NONE


_WIDEST = 400
"""Characters of a line that is taken for a row of a table."""


def heading_of(reading: Reading, start: int) -> str:
    """Heading of the column in which `start` stands, in a table of lines with tabs, bars or commas; else nothing."""
    words = reading.words
    line = words.rfind("\n", max(0, start - _WIDEST), start) + 1
    tables = reading.known.get(("tables", 0))
    if not isinstance(tables, dict):
        tables = reading.known["tables", 0] = _find_tables(words)
    found = tables.get(line)
    if found is None:
        return ""
    sign, cells = found
    column = words.count(sign, line, start)
    return str(cells[column]) if column < len(cells) else ""


def _find_tables(words: str) -> dict[int, tuple[str, list[str]]]:
    """Start of a line → sign between the cells and headings, for lines under a line of headings of the same shape."""
    tables = {}
    shape: tuple[str, int] | None = None
    heads: list[str] = []
    start = 0
    for line in words.split("\n"):
        sign = next((sign for sign in "\t|，," if sign in line), "") if len(line) <= _WIDEST else ""
        own = (sign, line.count(sign)) if sign else None
        if own is None or own != shape:
            shape, heads = own, [] if own is None or _HAS_DIGIT.search(line) else line.split(sign)
        elif heads:
            tables[start] = (sign, heads)
        start += len(line) + 1
    return tables


def has_unit(reading: Reading, end: int) -> bool:
    """A unit follows: the number is a figure."""
    return bool(_UNIT.match(reading.words, end))
