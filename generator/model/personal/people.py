"""A person's full name beside an illness, a disability, a hardship, a school and class, or a birth date.

A name is believed where signs, a role (户主, 患者) or the words themselves bound it; `张某某` and `张**` are no full names.
《个人信息保护法》art. 28: health, and all data of children under 14, are sensitive.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from generator.model.beginnings import begun
from generator.model.personal.finding import About
from generator.model.personal.identity import is_birth
from generator.model.personal.names import has_name_cell, has_name_in_row, name_at_end
from generator.model.personal.surnames import COMPOUND, FIRST, is_name

_ILLNESS = (
    "尿毒症|肾衰竭?|肾病|透析|白血病|血友病|癌症|(?:乳腺|甲状腺|前列腺|鼻咽|膀胱|胰腺|卵巢|胆管|宫颈|[结直]肠|食[管道]|子宫)癌|[肺肝胃肠乳食骨脑宫肾]癌|肿瘤|恶性肿瘤|淋巴瘤|艾滋病?|HIV|(?:精神|智力|肢体|视力|听力|言语|多重)[一二三四1-4]?级?残疾|"
    "精神分裂|精神病|红斑狼疮|强直性脊柱炎|类风湿|股骨头坏死|再障|再生障碍性贫血|地中海贫血|帕金森|阿尔茨海默|痴呆|中风|偏瘫|截肢|失明|植物人|脊髓|精神障碍|抑郁症|癫痫|糖尿病|高血压|脑梗[塞死]?|脑瘫|脑出血|心脏病|冠心病|肺结核|结核病|乙肝|肝炎|肝硬化|梅毒|尘肺|瘫痪|聋哑|"
    "自闭症|孤独症|唐氏|重大疾病|大病|重病|慢性病|残疾(?:等级)?[：:为是]?[一二三四1-4]级|[一二三四1-4]级(?:重度)?(?:残疾|肢体|智力|视力|听力|精神)|"
    "残疾人?|重残|残联|怀孕|孕检|流产|吸毒|戒毒|社区矫正|刑满释放"
)
_HARDSHIP = (
    "低保边缘|低保|最低生活保障|特困|五保|孤儿|事实无人抚养|留守儿童|贫困户?|脱贫户|监测户|困难家庭|困难户|困难职工|困难学生|困难群众|临时救助|"
    "医疗救助|大病救助|救助|因[病残灾学]致贫|(?:家庭|家境|生活)(?:特别|比较|十分|确有|极其|非常)?(?:困难|贫困)|困境儿童|失独|优抚|危房|防返贫|廉租|公租房|助学金|困难补助|残疾人?补贴"
)
_FIRST = (
    "1234H一三中临乙乳事二五优低偏公再冠刑前助医危卵听吸唐四因困地多大失子孕孤宫家尘尿帕廉强心怀恶慢戒截抑救智最梅植残流淋特"
    "生甲留痴瘫癌癫白监直社类精糖红结聋肝肠股肢肺肾肿胃胆胰脊脑脱膀自艾血视言贫透重防阿食骨高鼻"
)
_CARE = re.compile(begun(f"{_ILLNESS}|{_HARDSHIP}", _FIRST))
_BRIDGE = (
    r"(?:同志|家庭|一家|一户|全家|本人|户|等[0-9一二三四五六七八九十]{0,3}[人户名]?)?[\s,，、:：(（\-—|\t“”\"]{0,4}"
    r"(?:[男女][\s,，、]{0,2})?(?:[0-9]{1,3}岁[\s,，、]{0,2})?"
    r"(?:因|由于|患有?|患上|身患|确诊为?|诊断为?|系|属于?|是|为|被|享受|申请|纳入|列入|评定为?|办理|领取|获得|的|有|一直|长期|现|已|经|给予|发放|"
    r"农村|城市|城镇|低收入|严重|重度|晚期|早期|慢性|先天性?|急性|建档立卡|致贫原因|病种|病情|疾病名称|残疾类别|残疾等级|残疾类型|[\s,，、:：]){0,5}"
)
_NEXT = re.compile(
    r"(?:[人户员者]|对象|人员|家庭|户主|患者|儿童|学生|病人|老人|职工|居民|村民|申请人|获得者|资金|金|补助|补贴|津贴|待遇|证|名单|公示|发放|保障){0,3}(?:[\s:：,，、(（|\-—“\"]{0,4})"
    r"(?:姓名[：:]?\s?|户主[：:]?\s?|申请人[：:]?\s?|患者|村民|居民|学生)?(?P<name>[\u4e00-\u9fff·]{2,4})"
)
_BOUND = re.compile(
    r"[\s,，、;；。:：)）\]】|”\"'0-9.!！?？(（/\-—]|$|[的等男女因患系家同户]|身份|手机|电话|领取|享受|申请"
)
_CARE_NAME = ("GK508", "姓名连着病情、残疾或者困难情况")

_SCHOOL = r"(?:小学|中学|学校|幼儿园|初中|高中|[一二三四五六七八九十]中|[实附]小|职高|职中)"
_N = "[0-9一二三四五六七八九十]{1,3}"
_CLASS = re.compile(
    rf"{_SCHOOL}[^。；;\n]{{0,8}}?(?:{_N}\s?年级|[初高小][一二三四五六]|[大中小]班|[（(]?{_N}[)）]?\s?班|20[0-9]{{2}}级)"
    rf"(?:[^。；;\n]{{0,4}}?[（(]?{_N}[)）]?\s?班)?"
)
_CLASS_ALONE = re.compile(
    rf"(?<=学生)[（(]?{_N}[（(]?{_N}[)）]?\s?班|{_N}年?级?\s?[（(]{_N}[)）]\s?班(?=的?(?:学生|同学|考生|家长))|班级[：:\s]{{1,2}}[（(]?{_N}[（(]?{_N}?[)）]?\s?班"
)
_MINOR = ("GK508", "未成年人的姓名连着学校、班级")

_DATE = (
    r"(?<![0-9])(?P<y>(?:19|20)[0-9]{2})(?:\s?[年\-./—－]\s?(?P<m>1[0-2]|0?[1-9])\s?[月\-./—－]\s?(?P<d>3[01]|[12][0-9]|0?[1-9])"
    r"|(?P<mm>0[1-9]|1[0-2])(?P<dd>0[1-9]|[12][0-9]|3[01]))(?![0-9])\s?[日号]?"
)
_DAY = re.compile(_DATE)
_BIRTH = ("GK509", "姓名连着出生日期")
_NAMES_AROUND = 24


def find_people(words: str, about: About) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, code and kind of each."""
    named_row = has_name_cell(about.row)
    yield from _find_care(words, named_row)
    for match in chain(_CLASS.finditer(words), _CLASS_ALONE.finditer(words)):
        if span := _near_name(words, match.start(), match.end(), named_row):
            yield *span, *_MINOR
    yield from _find_births(words, about, named_row)


def _find_care(words: str, named_row: bool) -> Iterator[tuple[int, int, str, str]]:
    behind = 0
    for match in _CARE.finditer(words):
        if match.start() < behind:
            continue
        span = (match.start(), match.end()) if named_row else _care_span(words, match.start(), match.end())
        if span:
            yield *span, *_CARE_NAME
            behind = span[1]


def _care_span(words: str, start: int, end: int) -> tuple[int, int] | None:
    """The name before the word, the one behind it, or one that fills a cell of the same row."""
    before = words[max(0, start - 30) : start]
    if FIRST.isdisjoint(before) and FIRST.isdisjoint(words[end : end + 16]):
        return (start, end) if has_name_in_row(words, start) else None
    if name := _name_bridged(before):
        return start - (len(before) - before.rfind(name)), end
    after = _NEXT.match(words, end)
    if after and (name := _name_at_start(after["name"], words[after.start("name") :][:6])):
        return start, after.start("name") + len(name)
    if has_name_in_row(words, start):
        return start, end
    return None


_BRIDGED = re.compile(_BRIDGE)


@lru_cache(maxsize=4_096)
def _name_bridged(before: str) -> str:
    """A name at the end of a text, with nothing but words of being, having and receiving behind it."""
    for begin in range(len(before), max(0, len(before) - 18), -1):
        if _BRIDGED.fullmatch(before, begin) and (name := name_at_end(before[:begin])):
            return name
    return ""


def _name_at_start(run: str, words: str) -> str:
    """The name that a run of characters begins with, bounded behind."""
    for length in (4, 3, 2):
        name = run[:length]
        whole = len(name) == length and (length < 4 or name[:2] in COMPOUND)
        if whole and is_name(name) and _BOUND.match(words, length):
            return name
    return ""


_GLUE = re.compile(
    r"(?:同学|小朋友)?(?:[\s,，、]{0,3}(?:就读|所在)?(?:学校|班级)[：: \t|]{1,3})?[\s,，、:：(（\-—|“\"]{0,4}(?:[男女][\s,，、]{0,2})?(?:[0-9]{1,2}岁[\s,，、]{0,2})?(?:系|是|为|就读于?|现?在|在读于?|毕业于|来自|被)?[^\s,，。；;：:\n]{0,12}\Z"
)
_BEHIND_CLASS = re.compile(
    r"(?:的)?(?:学生|同学|考生|幼儿|儿童|孩子|小朋友)?[\s:：,，、(（|\-—“\"]{0,4}(?:姓名[：:]?)?(?P<name>[\u4e00-\u9fff·]{2,4})"
)


def _near_name(words: str, start: int, end: int, named_row: bool) -> tuple[int, int] | None:
    """A school and class with a name in the row, before it or behind it."""
    if named_row or has_name_in_row(words, start):
        return start, end
    after = _BEHIND_CLASS.match(words, end)
    if after and (name := _name_at_start(after["name"], words[after.start("name") :][:6])):
        return start, after.start("name") + len(name)
    offset = max(0, start - _NAMES_AROUND)
    before = words[offset:start]
    if FIRST.isdisjoint(before):
        return None
    stop = max(before.rfind(sign) for sign in "。；;\n")
    if span := _name_glued(before[stop + 1 :]):
        return offset + stop + 1 + span[0], end
    return None


@lru_cache(maxsize=4_096)
def _name_glued(before: str) -> tuple[int, int] | None:
    """A name from which only words of schooling lead to the end of a text."""
    ends = {at + length for at, char in enumerate(before) if char in FIRST for length in (2, 3, 4)}
    for begin in sorted(ends.intersection(range(1, len(before) + 1)), reverse=True):
        if (name := name_at_end(before[:begin])) and _GLUE.match(before, begin):
            return begin - len(name), begin
    return None


def _find_births(words: str, about: About, named_row: bool) -> Iterator[tuple[int, int, str, str]]:
    if "生" not in words and "生" not in about.heading and "男" not in words and "女" not in words:
        return
    for match in _DAY.finditer(words):
        day = f"{match['y']}{match['m'] or match['mm']:0>2}{match['d'] or match['dd']:0>2}"
        if not is_birth(day):
            continue
        before = words[max(0, match.start() - 30) : match.start()]
        after = words[match.end() : match.end() + 4]
        if not (
            _SAYS_BORN.search(before) or _IS_BORN.match(after) or "出生" in about.heading or "生日" in about.heading
        ):
            continue
        behind = _BEHIND_BIRTH.match(words, match.end())
        follows = behind is not None and _name_at_start(behind["name"], words[behind.start("name") :][:6])
        if named_row or follows or _name_with_birth(before) or has_name_in_row(words, match.start()):
            yield match.start(), match.end(), *_BIRTH


_BEHIND_BIRTH = re.compile(r"(?:出生|生)?[\s,，、]{0,3}(?:姓名[：: ]{0,2})?(?P<name>[\u4e00-\u9fff·]{2,4})")
_SAYS_BORN = re.compile(r"(?:出生(?:日期|年月日?|时间)?|生日|生于)[：:\s于为是|]{0,4}\Z")
_IS_BORN = re.compile(r"\s?(?:出生|生(?![产效成态活]))")
_TO_BIRTH = re.compile(
    r"[\s,，、:：(（|\-—“\"]{0,4}(?:[男女][\s,，、]{0,2})?(?:[\u4e00-\u9fff]{1,3}族[\s,，、]{0,2})?(?:的|系|于|身份证[^，,]{0,4})?(?:出生(?:日期|年月日?|时间)?|生日|生于)?[：:\s于为是|]{0,4}"
)


def _name_with_birth(before: str) -> bool:
    """A name, then nothing but sex, people and the word 出生 up to the date."""
    for begin in range(len(before), -1, -1):
        if _TO_BIRTH.fullmatch(before, begin) and name_at_end(before[:begin], believed=3):
            return True
    return False
