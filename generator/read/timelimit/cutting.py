"""公开时限: a wording made ready for reading: numbering, brackets, 另有规定的从其规定, numbers said twice.

Works on text before (`cut_numbering`, `take_override`, `say_once`) and after (`move_asides`) quantities became marks.
What is cut here is kept by the caller; nothing is dropped.
"""

import re
from itertools import pairwise

from generator.model.beginnings import begun
from generator.model.numerals import SIGNS, read_number

_LAW = (
    r"(?:法律|法规|规章|政策|条例|文件|国务院|国家|上级|中央|主管部门|行政|规范性"
    r"|相关|有关|现行|其他|党内|省级?|市级?|部门|规定)"
)
_OTHERWISE = r"(?:另有|另行|有其他|有特[殊别]|有明确|有专门|有不同)[^，。；（）0-9]{0,12}?(?:规定|要求|约定)"
_FOLLOW = (
    r"(?:[，：]?(?:应当?)?(?:从其(?:规定|要求|约定)?|除外"
    r"|(?:按照?|依照?|适用|遵照|遵从|执行)[^，。；（）0-9]{0,16}(?:规定|要求|执行|办理)?))"
)
_OVERRIDE = re.compile(
    rf"(?:但是?|除|如)?(?:{_LAW}(?:[、和及或与等]|以及|或者)*)*(?:对[^，。；（）]{{0,30}}?)?{_OTHERWISE}的?(?:情形|事项)?外?{_FOLLOW}?"
    rf"|(?:但是?)?{_LAW}(?!.*另有)[^，。；（）]{{0,30}}(?:规定|要求)[^，。；（）]{{0,12}}除外|(?:，|^)(?:应当?)?从其规定|特殊情况除外"
)
_CIRCLED = re.compile("[①-⒇㈠-㈩❶-❿➀-➓]")
_NUMBERED = re.compile(r"(?<![0-9.])([1-9][0-9]?)[.、．]")
_HEADING = re.compile(r"(?:(?<=[。；，])|^)(?:（[一二三四五六七八九十0-9]{1,3}）|[一二三四五六七八九十]{1,2}、)")
_BRACKET = re.compile("（([^（）]*)）")
_STARTING_ASIDE = re.compile("([\ue000-\ue7ff][之以]?内?)（(自?[^（），]{2,30}(?:之日起|后|起))(?:计?算)?）")
_NAMED_PERIOD = re.compile(
    "((?:公示|公告|公榜|展示|张贴|意见征集|征求意见|意见反馈|申请|报名|异议|投诉|举报)的?(?:起止)?(?:期限?|时间|时限|日期))：(?=[为自从共不至最约]{0,4}[\ue000-\uf7ff]|(?:为?自|从)[^，。；]{1,16}起)"
)
_ROLLED = re.compile(
    "(?<=[^，。；（）：如])(?=(?:如?遇|逢)(?:到|上)?(?:法定|国家)?(?:节假日|假日|休息日|双休日|周末|公休日|假期))"
)
_NAMED_ASIDE = re.compile(
    "((?:法定|承诺|规定|约定)[^，。；（）]{0,4}(?:时限|期限|时间)|(?:公示|公告|征求意见)(?:期限?|时间)?)（([\ue000-\ue7ff][^（）]*)）"
)
_POSTED_SINCE = re.compile(
    "((?:公示|公告|公开|公布|意见)的?(?:期限?|时间|时限)(?:应当?)?(?:自|从)[^，。；]{1,24}起(?:计算|算)?)，(?=[^，。；]{0,8}[\ue000-\ue7ff](?![之以]?[内前]))"
)
_SAYS_TIME = re.compile(
    "[\ue000-\uf7ff]|及时|实时|即时|随时|立即|适时|长期|常年|动态(?:更新|调整)|定期|前(?:公开|公布|公示|完成|发布)|[0-9一二三四五六七八九十两]个?工作"
)
_EMPTY_BRACKET = re.compile("（[，、]*）")
EXCEPTS = re.compile(
    "(?:除外|不在此限|不受此限|不受[^，]{0,6}限制)$|^不(?:含|包括)(?!本数|[当首该次]|在内)[^，]{2,14}$"
)
ROLLS = re.compile(
    "(?:遇|逢|为|适逢|是)[^，]{0,10}(?:节假日|假日|休息日|双休日|周末|公休日|假期)[^，]*(?:顺延|提前|推迟|延后|延至)|^(?:含|如遇)?(?:节假日|法定节假日)(?:依次|自动)?(?:顺延|延后|提前)"
)


def cut_numbering(text: str) -> str:
    """① and 1. 2. become full stops; 1.5 and 3、6月 stay, as they do not count up from 1 with words between."""
    text = _HEADING.sub("。", _CIRCLED.sub("。", text))
    found = list(_NUMBERED.finditer(text))
    if [int(match[1]) for match in found] != list(range(1, len(found) + 1)):
        return text
    gaps = [b.start() - a.end() for a, b in pairwise(found)]
    if len(found) == 1 and (found[0].start() != 0 or text[found[0].end() :][:1].isdigit()):
        return text
    return _NUMBERED.sub("。", text) if all(gap > 3 for gap in gaps) else text


def take_override(text: str) -> tuple[str, str]:
    """The text without 法律、法规另有规定的，从其规定, and those words."""
    found = [match[0].strip("，") for match in _OVERRIDE.finditer(text)]
    return _EMPTY_BRACKET.sub("", _OVERRIDE.sub(_apart, text)), "，".join(found)


def _apart(found: re.Match[str]) -> str:
    """What stands in the place of words that are taken out: a comma, where figures would run together."""
    around = found.string[found.start() - 1 : found.start()], found.string[found.end() : found.end() + 1]
    return "，" if all(sign and sign in f"0123456789.{SIGNS}" for sign in around) else ""


def move_asides(text: str) -> str:
    """A bracket that says a time becomes a piece of its own behind the piece it stands in; others stay."""
    text = _NAMED_PERIOD.sub(r"\1", _ROLLED.sub("，", text))
    text = _NAMED_ASIDE.sub(r"\1\2", text)
    text = _POSTED_SINCE.sub(r"\1", _STARTING_ASIDE.sub(r"\2\1", text))
    while match := _BRACKET.search(text):
        head, inner, tail = text[: match.start()], match[1], text[match.end() :]
        if _SAYS_TIME.search(inner) or ROLLS.search(inner) or EXCEPTS.search(inner):
            end = re.search("[，。；：（）]|$", tail)
            stop = end.start() if end else 0
            text = f"{head}{tail[:stop]}，{inner}{tail[stop:]}"
        else:
            text = f"{head}⟨{inner}⟩{tail}"
    return text.translate({ord("⟨"): "（", ord("⟩"): "）"})


def _said_twice(found: re.Match[str]) -> str:
    """二十（20）个工作日 says one number; two that differ stay as they are and are not understood."""
    outer, inner = found[1], found[2]
    return outer or inner if not outer or read_number(outer) == read_number(inner) else found[0]


def _unit_twice(found: re.Match[str]) -> str:
    """二十个工作日（20个工作日）, where both say the same number."""
    return found[1] + found[2] if read_number(found[1]) == read_number(found[3]) else found[0]


_SLIPS: tuple[tuple[str, str], ...] = (
    (r"个?工作[曰目](?![标录的])|个工[件做]日|(?<=[0-9])个作日", "个工作日"),
    (r"(?<=之)曰(?=起|后|内)|(?<=[0-9])曰(?=[之以]?[内前后])", "日"),
    (r"之日[其气](?=[0-9])", "之日起"),
    (r"(?<=信息)[行型]成|(?<=信息)形[戍戌]?(?=或者?变更|及变更|之日)", "形成"),
    (r"(?<=形成)或都", "或者"),
    (r"公式期(?=限|[0-9为不])", "公示期"),
    (r"毎(?=[0-9年月季周日天半个])", "每"),
    (r"[季李]渡(?=末|首|初|公|更)", "季度"),
    (r"及是(?=公开|公布|更新)", "及时"),
    (r"实是(?=公开|公布|更新)", "实时"),
)
"""Slips of the keyboard and of reading machines → what was meant; with what stands around, where they are words too."""
_SLIP = re.compile(begun("|".join(f"({pattern})" for pattern, _ in _SLIPS), "个之公及型季实工形或曰李毎行"))


def mend_slips(text: str) -> tuple[str, list[str]]:
    """The text with typing errors mended, and a warning for each."""
    told: list[str] = []

    def mend(found: re.Match[str]) -> str:
        meant = _SLIPS[(found.lastindex or 1) - 1][1]
        told.append(f"“{found[0]}”应为“{meant}”，请改正；系统已按“{meant}”理解。")
        return meant

    return _SLIP.sub(mend, text), list(dict.fromkeys(told))


_DOUBLED = re.compile(f"([0-9{SIGNS}]*)（([0-9{SIGNS}]+)）(?=个?(?:工作|自然|日|天|小时|周|月(?!份)|年))")
_DOUBLED_UNIT = re.compile(f"([0-9{SIGNS}]+)(个?(?:工作日|自然日|日|天|小时|月|周|年))（([0-9{SIGNS}]+)\\2）")
_STARTS_AFTER = re.compile("（不(?:含|包括|计算?)[^（）]{0,8}[当首][日天]）")
"""A day that is never counted (民法典 art. 201): it changes nothing."""
_EACH_MEETING = re.compile("每逢(?=[0-9]{1,2}(?:[、和及][0-9]{1,2})*[日号])")
"""每逢5、10日: of each month."""
_INCLUDED = re.compile("(?<=[0-9一二三四五六七八九十])（含）(?=个?工作|[日天])")


def say_once(text: str) -> str:
    """Clean text without 二十（20）, 二十日（20日）, 20（含） and （不含当日）."""
    text = _EACH_MEETING.sub("每月", text)
    text = _STARTS_AFTER.sub("", _INCLUDED.sub("", text))
    return _DOUBLED.sub(_said_twice, _DOUBLED_UNIT.sub(_unit_twice, text))
