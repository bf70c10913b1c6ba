"""Remarks of editors in wording that residents read as law: 建议按季度, 多为5至7个工作日, 以当地文件为准, 须与附件核对.

A remark says what its writer thinks, guesses or has yet to look up; a rule says what has to be done. The same words
stand in rules too (建议提案办理, 不宜公开, 家庭经济状况核对, 参考价格), so each is looked at with what stands around
it, and what stands in 《》 is a title. Left to others: which fields are read as law (`check.rules.remarks`).
"""

import re
from functools import lru_cache

from generator.model.beginnings import begun

_END = r"(?=[）)】\]，,。；;：:、！!]|$)"
_START = r"(?:(?<=[（(【\[，,。；;：:、])|(?<=^))"
_NUMBER = r"(?=\s*(?:约|大约)?[0-9０-９一二两三四五六七八九十半数几])"
_TIME = r"(?=\s*(?:[0-9０-９一二两三四五六七八九十半每]|季度|年度|月度))"
_IN = "[^，,。；;（）()]"
"""A character that does not end a clause."""
_WHAT = "(?:具体|实际|工作|本地|各地)?"
_HERE = "(?:当地|本地|各地|属地|所在地|本县|我县|本市|我市|本省|我省|本区|我区|县里|市里|省里|外县|邻县)"
_OTHERS = "(?:外省|外地|兄弟|通行|别的县|其他县|其他地方|有关地方|省厅|省局|市局|往年|上年|去年|部颁|国家目录|标准目录)"
_ADVISED = (
    r"(?:按|照|每|在(?![线办册建岗])|于|由(?!来)|以(?!及|来|往)|用(?![户语途])|尽|不(?:少|多|超|低|晚|早|公开|列|单列|写)|先|同时|随"
    r"|定|设|为(?!民|农)|改(?![进革])|写|加"
    r"|补|采用|参照|参考|结合|根据|保留|至少|增加|删|注明|列明|写明|细化|合并到|拆分|(?:公开|公示|公布)(?:期|时间|时限)?(?:为|不|按|在|于|至少|每|[0-9０-９]))"
)
"""What follows 建议 where it advises: how something be done, not what is done with a proposal."""
_FITTING = (
    "(?:按|照|每|在|由|以|用|尽|不[少多超低晚早]|先|同时|随|定|设|改|写|加|补"
    "|公开|公示|公布|采用|参照|参考|结合|根据|保留|至少|统一)"
)
"""What follows 宜 where it advises; 宜昌, 宜居, 宜林 are something else."""
_YET = "(?:待|尚待|有待|还要|还须|还需|尚未|还没有)"
_OURS = "(?:原文|原表|附件|指引|底稿|条文)"
"""What only the maker of a table compares with; applicants are held against files and rules."""
_SOURCE = "(?:原文|原表|附件|指引|文件|目录|文本|规程|办法|规定|通知|底稿|条款|条文|号)"
_WHO = "(?:县里|县级|本县|各县|各地|编辑|承办单位|主管部门|业务股室|股室|法制机构|领导)"

_ANYWHERE = (
    rf"{_START}建议{_ADVISED}",
    rf"{_START}(?:编者|编辑)建议|(?:只是|仅是|仅为|不过是|编者|编辑|编表)建议",
    r"[（(](?:建议|参考|仅供参考|供参考|存疑|草稿|待定)[）)]",
    rf"(?:仅|只|谨)供参考|(?<=[，（(])供参考{_END}",
    rf"{_START}可?参考(?:《|{_HERE}|{_OTHERS})(?!标准|价)",
    rf"(?:{_START}|(?<=一般)|(?<=结果)|(?<=时限)|(?<=期限)|(?<=频次)|(?<=时间)|(?<=[也更均都还最]))宜{_FITTING}",
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[可应当并或及由须要也后内]))视{_WHAT}情况(?:{_END}|公开|发布|公布|公示|更新|增减|列入)",
    rf"(?<![巡探监收电])视{_WHAT}情况(?:而定|自定|掌握|酌情)",
    rf"(?<![最至许很太更不])多为{_NUMBER}",
    rf"以(?:{_HERE}|最新|当年){_IN}{{0,8}}(?:文件|规定|政策|通知|办法|做法|要求|标准|实际){_IN}{{0,4}}为准",
    rf"以实际为准|为宜{_END}|酌情(?:公开|增减|增删|取舍|列入|填写)|(?<![A-Za-z])(?:TODO|TBD|FIXME)",
    rf"待核(?:对|准确|改|定稿)?{_END}|(?:尚未|还没有|没有|未)(?:经)?核对?{_END}",
    rf"{_YET}(?:再|进一步|重新|逐字)*(?:与|和|同|对照|比照|按|照){_IN}{{0,30}}{_SOURCE}{_IN}{{0,6}}核[对实]",
    rf"(?:须|需|应)(?:再|进一步|重新|逐字)*(?:与|和|同|对照|比照){_IN}{{0,30}}{_OURS}{_IN}{{0,2}}核对",
    r"(?<![申提报邀聘呈恳])请核对(?!原件)|核对(?:原表|原文|附件|条款|条号|文号|出处|天数)",
    rf"(?:待|仍需|尚需|还需|需再|须再)核对{_END}",
    rf"(?<![申提报邀聘呈恳])请(?:{_WHO})?(?:再|自行|先)?(?:核对|核实|确认|核定|补充|补填|填写){_END}",
    rf"(?:待|尚待|有待)(?:补|补充|补全|(?<!存待)查|查证|考证|商定|进一步明确|{_WHO}(?:确认|核定|明确|补充)){_END}",
    rf"[凭据]记忆|编者注|编辑注|编者按|(?<!汇)编注|存疑{_END}",
    r"(?:未见|没见到|见不到|查不到|未查到|没查到)(?:原表|原文|出处|文号|原件)|原表(?:为|写|作|无|没有|未|只)",
    rf"(?:没有?|未)(?:查|找)到{_IN}{{0,8}}(?:依据|出处|原文|原表|天数|条款|文号){_END}",
    rf"出处(?:不明|不详|待查|未核){_END}",
    rf"{_HERE}(?:自定|自行确定|自行规定|写法不一|做法不一|规定不一|不一致|各不相同|不尽相同){_END}",
)
_IN_LIMITS = (
    rf"(?:{_START}|(?<=[果间限期频次也均都]))建议(?:{_ADVISED}|可|应|各|县{_END}|[0-9０-９]|半年|季度|年度|一[周年月])",
    rf"核对(?=[）)])|[需须要]核对{_END}",
    rf"(?:{_START}|(?<=[限间期数次]))可?参考(?![价文资书图数性依系点标])",
    rf"暂(?:定|按|写|列)为?{_NUMBER}|(?<!尽)可能(?:为|是|在){_NUMBER}|应该(?:是|为){_NUMBER}",
    rf"各(?:县|乡镇|村|单位|部门|地)(?:自定|自行确定|自行规定){_END}",
    rf"按{_IN}{{0,14}}(?:规程|规定|文件|办法|附件)核对{_END}",
    rf"(?:{_START}|公示期?|期限|时限|时间|周期|频次|各地)(?:一般|通常|大多|多数|往往|基本)(?:为|是|在){_NUMBER}",
    rf"(?<![最至许很太更不])多(?:为|在|是){_TIME}",
    rf"(?:大约|大概|差不多|估计|据说|似乎|好像){_NUMBER}|(?<![合签条公契预履违大如依按守续缔邀])约(?=\s*[0-9０-９])",
    r"(?:工作日|日|天|周|个月|年)(?:左右|上下)(?![岸游册午])",
    r"可?酌情(?:公开|增减|增加|减少|延长|缩短|调整|确定|掌握|处理)",
    r"(?<![巡探监收重近电透检审注环忽歧轻弱斜远督])视(?:具体|实际|工作)?情况",
    rf"[?？]{_END}",
    r"以实际[^，,。；;（）()]{0,8}为准",
    rf"待定{_END}",
    r"(?:条例|办法|文件|通知|规程|细则)[里中]?(?:只|仅|并?未|没有|没)(?:写|定|规定|说|明确)(?![^，,。；;（）()]{0,8}的)",
    r"(?:部分|多数|一些|不少|有的)(?:县|区|市|地方|地区)(?:写法|做法|规定|为|是|写)|(?:外|邻|别的|其他)县(?:写法|做法|规定)",
)
_TITLES = re.compile(r"《[^《》]*》|〈[^〈〉]*〉")


_FIRST = "(FT不为仅仍以供凭出原县参只可各外多存宜尚属市应建当待我所据有未本查核没省编见视请谨还邻酌需须（"
_FIRST_IN_LIMITS = "?一个估似公其别办周基大天好工差年往按文日时暂期条约细要规通部频？"


def _compile(patterns: tuple[str, ...], first: str) -> re.Pattern[str]:
    return re.compile(begun("|".join(f"(?:{pattern})" for pattern in patterns), first))


_REMARK = _compile(_ANYWHERE, _FIRST)
_REMARK_IN_LIMIT = _compile(_ANYWHERE + _IN_LIMITS, _FIRST + _FIRST_IN_LIMITS)


_KEPT = 4_096
"""Texts that are remembered: bodies, laws and channels stand in item after item."""


@lru_cache(_KEPT)
def find_remark(text: str, *, is_limit: bool = False) -> tuple[int, int] | None:
    """Where the first remark stands: from its first character up to behind its last; None where there is none.

    `is_limit`: the text is a time limit, in which guesses (大约, 左右, 一般为) are remarks as well.
    """
    bare = _TITLES.sub(lambda title: "《" + "甲" * (len(title[0]) - 2) + "》", text)
    found = (_REMARK_IN_LIMIT if is_limit else _REMARK).search(bare)
    return found.span() if found else None
