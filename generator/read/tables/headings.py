"""Words of a table's head → what the column is for. Every wording seen in real tables (standards.md 1.2).

A column's key is that of `model.columns`, or one of

- `level1` … `level5`: 一级事项 … 五级事项; `item`: 公开事项 with no level; `class`: a wording that is a category only where
  no 一级事项 is;
- `id`, `domain`, `ordinal`;
- `kept`: no field of an item has it; what stands there is kept beside;
- `internal`: not for others; neither read nor told.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.model.terms import Level
from generator.read.tables.texts import compact

_BRACKETS = re.compile(r"[（(【\[〔][^（）()【】\[\]〔〕]*[）)】\]〕]")
_LEGEND = re.compile(
    r"(?:其中|注|说明)?[：:]?[“‘]?[●○〇■□▲△◆◇☑☐√✓★☆*＊][”’]?(?:项|的|号|标记)*(?:为|表示|代表|是|指|[:：])?"
    r"(?:必选|可选|必填|选填|必须|应当|选定|选择|已选|未选|重点|主动公开|依申请).*"
)
"""What the marks of a column mean, written behind its heading without brackets: ●必选 〇可选."""
_EDGES = '：:*＊★·.。、_-—“”"'

_NUMBERS = "一二三四五"
_PERSON = r"(?:人员?|人姓名|人签[字名]|员)?"

_RULES: tuple[tuple[str, str], ...] = (
    (
        (
            r".*(?:内部|不公开|不对外|保密|仅供).*|(?:审核|审批|校对|修改|处理|领导|反馈|会签|核对|复核)(?:意见|情况|记录|结果|批示|人|人员|状态)|"
            r"(?:经办|填报|填表|制表|录入|联络|责任|分管|具体)(?:人|人员|领导|员)(?:及?(?:联系)?(?:电话|方式))?|联系人.*|批示|批注|草稿.*|"
            r"(?:经办|承办|负责|填报|填表|制表|审核|审批|复核|校对|校核|把关|审签|签发|联系|联络|分管)(?:人|人员|领导|员|科员)(?:姓名|签[字名])?"
            r"(?:及?(?:联系)?(?:电话|方式|手机))?|.*(?:审核|审批|审查|初审|复审|终审|修改|反馈|征求|处室|科室|领导|单位|内部)意见.*|意见|"
            r".*(?:签字|签名|签批|签发|身份证).*|(?:联系)?(?:手机|移动电话)(?:号码?)?|联系(?:电话|方式)|办公电话|备查.*|工作备注|内部.*"
        ),
        "internal",
    ),
    (r"序号?|序|编号|项号|行号|No\.?", "ordinal"),
    (r"事项编码|事项代码|编码|目录编码|事项ID|ID", "id"),
    (r"(?:相应|所属|公开|试点|涉及|政务公开|对应|重点|适用)?领域(?:名称|类别)?", "domain"),
    *(
        (rf"(?:公开)?{sign}级(?:公开)?(?:事项|目录|类别|分类|标题|项目|栏目|指标)?(?:名称)?", f"level{number}")
        for number, sign in enumerate(_NUMBERS, 1)
    ),
    (
        r"(?:政务|信息)?(?:公开)?(?:事项|项目|条目)(?:名称|标题)?|公开内容标题|公开标题|目录名称|信息名称|公开事项(?:及|和)?名称|公开信息名称",
        "item",
    ),
    (
        r"公开类别|事项类别|信息类别|类别|事项分类|公开分类|分类|信息分类|公开类目|类目|(?:所属|公开|事项)?(?:主题|专题|板块)(?:分类|类别|名称)?|(?:事项)?大类|业务(?:类别|分类|类型)",
        "class",
    ),
    (
        r"(?:应|拟|需)?公开(?:的)?(?:具体|主要)?(?:内容|要素)(?:和|及|与|、)?(?:要素|要求|标准|范围)?|(?:具体|主要)?内容(?:要素|标准|要求)?(?:及要求)?|公开要点|内容描述|事项内容|(?:信息|内容|事项|具体|主要)?要素(?:名称|要求|内容)?",
        "content",
    ),
    (
        r"(?:公开|法律|政策|法定|设定|文件|事项)?(?:公开)?依据(?:文件|名称)?|法律(?:法规)?(?:政策)?依据|依据的?法律法规|条款内容|法规依据|政策法规依据",
        "basis",
    ),
    (
        r"公开(?:时长|频率|频次|周期)|更新(?:周期|频率|时限|频次|时间|要求)|公示(?:期限?|时间|时长)|保留期限|保存期限",
        "second_time",
    ),
    (
        r"(?:信息)?公开(?:的)?(?:时限|时间)(?:要求)?|时限(?:要求)?|时间要求|公开时间节点|规定时限|公开期限|发布时限|时限规定|公开时效|完成时限",
        "time_limit",
    ),
    (
        r"(?:公开|责任|公开责任|发布|信息公开|公开义务)(?:主体|单位|部门|机构|机关)(?:名称)?|公开责任|责任|主体|主管(?:部门|单位)|公开主体及?责任单位|牵头(?:部门|单位)|实施(?:主体|单位|机构|部门)",
        "subject",
    ),
    (
        r"公开(?:的)?(?:渠道|载体|途径|平台|形式)(?:和|及|与|、|/|或)?(?:载体|渠道|途径|平台|方式|形式)?|(?:发布|信息)?渠道(?:和|及|与|、)?(?:载体)?|规定的?公开方式|载体|公开方式和渠道|公开渠道(?:和|及)?载体(?:选择)?",
        "channel",
    ),
    (r"公开(?:的)?(?:对象|范围|人群|群体|受众|程度)|(?:面向)?(?:对象|受众|人群|群体)", "audience"),
    (r"公开(?:的)?(?:方式|属性|类型|方法)|方式|公开形式属性|主动公开/依申请公开|主动/依申请", "method"),
    (r"(?:公开)?(?:的)?(?:层级|层次|级别|级次)|公开级|层级划分|公开主体层级", "level"),
)
_LEVEL_BEHIND = re.compile(rf"[（(【]([{_NUMBERS}])级(?:事项|目录|名称|指标)?[）)】]$")
_NAMES_ITEM = re.compile(r"(?:政务|信息)?(?:公开)?(?:事项|项目|目录|类别)(?:名称)?")
_TABLE = tuple((re.compile(pattern, re.IGNORECASE), key) for pattern, key in _RULES)

_WITHIN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "audience": (
        (r"(?:面向)?(?:全社会|全体社会|社会公众|全体公众|社会大众|公众|社会|所有人|全体)(?:公开)?", "everyone"),
        (r"特定(?:群众|群体|主体|对象|人群|公众|人员|范围|的群体)?|部分群众|相关群众|特殊群体", "groups"),
    ),
    "method": (
        (r"主动(?:公开)?", "proactive"),
        (r"依?申请(?:公开)?|依申请(?:公开)?|依\s*申请", "on_request"),
    ),
}
_SUBS = tuple((re.compile(pattern), key, parent) for parent, rows in _WITHIN.items() for pattern, key in rows)

_COUNTY = (
    r"县|区|旗|县区|区县|县市区|市县|县级市|市辖区|县（市）|县（区）|县（市、区）|区（县）|区（市）|县、区|县/区|县直"
)
_TOWNSHIP = r"乡|镇|乡镇|街道|镇街|镇街乡|街镇|乡镇街道|乡（镇）|镇（街）|镇（街道）|乡镇（街道）|乡（镇、街道）|乡镇、街道|街道（乡镇）|镇、街|乡、镇|园区|办事处|街乡|镇乡|乡街|片区"
_VILLAGE = r"村|社区|村居|村（居）|村（社区）|村、社区|村社区|居委会|村（居）委会|村委会|村\(社区\)|行政村|村组"
_CITY = r"市|州|地|地市|盟|设区市|市本"
_PROVINCE = r"省|国家|中央|自治区"
_SAID = r"(?:级|层级|层面|本级|部门)?"
_LEVELS = (
    (re.compile(rf"(?:{_TOWNSHIP}){_SAID}[、/和及]?(?:{_VILLAGE}){_SAID}"), (Level.TOWNSHIP, Level.VILLAGE)),
    (re.compile(rf"(?:{_COUNTY}){_SAID}[、/和及]?(?:{_TOWNSHIP}){_SAID}[、/和及](?:{_VILLAGE}){_SAID}"), tuple(Level)),
    (re.compile(rf"(?:{_COUNTY}){_SAID}[、/和及](?:{_TOWNSHIP}){_SAID}"), (Level.COUNTY, Level.TOWNSHIP)),
    (re.compile(rf"(?:{_COUNTY}){_SAID}"), (Level.COUNTY,)),
    (re.compile(rf"(?:{_TOWNSHIP}){_SAID}"), (Level.TOWNSHIP,)),
    (re.compile(rf"(?:{_VILLAGE}){_SAID}"), (Level.VILLAGE,)),
)
_OTHER_LEVEL = re.compile(rf"(?:{_CITY}|{_PROVINCE})(?:级|层级|本级|直)?")
_WORDS_OF_LEVEL = {Level.COUNTY: "县级", Level.TOWNSHIP: "乡级", Level.VILLAGE: "村级"}

CHOICES = ("channel", "audience", "method", "level")
"""Columns that may be split into one a choice."""


@lru_cache(20_000)
def heading_words(text: str) -> str:
    """The words a heading is known by: no blanks, no remarks in brackets."""
    text = compact(text).strip(_EDGES)
    bare = _LEGEND.sub("", _BRACKETS.sub("", text)).strip(_EDGES)
    return bare or text


_LONGEST = 120
"""Characters of a heading with all its remarks."""
_LONGEST_WORDS = 24
"""Characters of a heading without them."""


@lru_cache(20_000)
def top_key(text: str) -> str:
    """What a heading says by itself; empty where it is not known."""
    if not text.strip() or len(text) > _LONGEST:
        return ""
    words = heading_words(text)
    if len(words) > _LONGEST_WORDS:
        return ""
    whole = compact(text)
    if (level := _LEVEL_BEHIND.search(whole)) and _NAMES_ITEM.fullmatch(words):
        return f"level{_NUMBERS.index(level[1]) + 1}"
    for pattern, key in _TABLE:
        if pattern.fullmatch(words) or (key == "internal" and pattern.fullmatch(whole)):
            return key
    return ""


@lru_cache(20_000)
def sub_key(text: str) -> tuple[str, str]:
    """(key, key it belongs to) of a heading of a choice: `everyone` of `audience`; empty where it is none."""
    if len(text) > _LONGEST_WORDS:
        return "", ""
    words = heading_words(text)
    return next(((key, parent) for pattern, key, parent in _SUBS if pattern.fullmatch(words)), ("", ""))


@lru_cache(2_000)
def levels_of(text: str) -> tuple[Level, ...]:
    """Tiers that a word for a level means: 乡、村级 are two; 派出所（乡级） is the one it says in brackets."""
    words = compact(text).strip(_EDGES)
    inside = (found[0].strip("（(【[〔）)】]〕") for found in _BRACKETS.finditer(words))
    for bare in dict.fromkeys((words, _BRACKETS.sub("", words), *inside)):
        for pattern, levels in _LEVELS:
            if bare and pattern.fullmatch(bare):
                return levels
    return ()


def is_other_level(text: str) -> bool:
    """市级, 省级: a tier above the county, or a county's own word for itself."""
    return bool(_OTHER_LEVEL.fullmatch(heading_words(text)))


def is_own_word(text: str, levels: tuple[Level, ...]) -> bool:
    """Whether an office calls a tier otherwise than the table of the ministries."""
    return len(levels) == 1 and compact(text).removesuffix("级") != _WORDS_OF_LEVEL[levels[0]].removesuffix("级")
