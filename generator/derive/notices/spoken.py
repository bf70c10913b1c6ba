"""A text as written → as it is said: no figure, sign or address is left that a reader would stumble over.

In this order, so that nothing is taken for less than it is: addresses, masked numbers, telephones, numbers of
documents, days and times, percentages, amounts by unit, ordinals, plain numbers. What is no number is left alone. The
same text gives the same words.
"""

import re
from collections.abc import Callable
from datetime import date

from generator.derive.notices.numerals import say_digits, say_number, say_whole
from generator.derive.notices.sayings import (
    AREA,
    PAUSE,
    Found,
    how_circled,
    how_clock,
    how_code,
    how_day,
    how_fraction,
    how_last,
    how_listed,
    how_masked,
    how_money,
    how_percent,
    how_rate,
    how_span,
    how_telephone,
    how_years,
    say_dialled,
)
from generator.model.phone import Phone
from generator.model.telephone import parse_phones

_WIDE = {code: chr(code - 0xFEE0) for code in (*range(0xFF10, 0xFF1A), 0xFF05, 0xFF0E, 0xFF0F, 0xFF0D)}
_WIDE |= {0x2236: ":"}
_TO = r"\s*(?:[-—–－~～〜]{1,2}|至|到)\s*"
_N = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
_YEAR = "(?P<year>(?:19|20)[0-9]{2})"
_PER = (
    "(?:平方公里|平方米|立方米|千瓦时|公里|公顷|公斤|小时|学期|床位|米|吨|斤|亩|人|户|生|月|年|天|日|周|次|件|份|套|间|度|头|只|"
    "株|棵|辆|张|门)"
)
"""What an amount is for, behind its stroke: 元/亩, 元/人·月."""

_SIGNS = {
    "㎡": "平方米", "m²": "平方米", "km²": "平方公里", "㎞": "公里", "km": "公里", "kg": "公斤", "㎏": "公斤",
    "m³": "立方米", "℃": "摄氏度", "×": "乘", "≥": "不少于", "≤": "不超过", "＞": "超过", "＜": "不到", "±": "正负",
    "&": "和", "＆": "和", "＋": "加", "+": "加", "＝": "等于", "=": "等于",
}  # fmt: skip
_SIGN = re.compile(
    "|".join(
        rf"(?<=[0-9.]){re.escape(sign)}(?![A-Za-z])" if sign[0].isascii() and sign[0].isalpha() else re.escape(sign)
        for sign in _SIGNS
    )
)
_SERVICE = r"(?:1[0-2][0-9]{3}|1[12][0-9]|9[56][0-9]{3,4})"
_TELEPHONE = re.compile(
    rf"(?<![0-9A-Za-z.])(?:[(（]{AREA}[)）]\s?|{AREA}\s?-\s?)[0-9]{{7,8}}(?:\s?(?:转|-)\s?[0-9]{{1,6}})?(?![0-9])"
    r"|(?<![0-9A-Za-z.])[48]00-?[0-9]{3}-?[0-9]{4}(?![0-9])"
    r"|(?<![0-9A-Za-z.-])1[3-9][0-9]([ -]?)[0-9]{4}\1[0-9]{4}(?![0-9])"
    rf"|(?<![0-9A-Za-z.-]){_SERVICE}(?=[”\"]?(?:政务|市民|便民|服务|投诉|举报|监督|咨询)*(?:热线|电话|平台))"
    rf"|(?<=[拨打电话线号码：:]){_SERVICE}(?=[，。；、！）)\s]|$|咨询|反映|投诉|举报|查询)"
)


def say(text: str) -> str:
    """A text in words that are read aloud as they stand."""
    said = _SIGN.sub(lambda found: _SIGNS[found[0]], text.translate(_WIDE))
    for pattern, how in _STEPS:
        said = pattern.sub(how, said)
    said = re.sub(r"[，、]*，[，、]*", PAUSE, re.sub(r"\s*，\s*", PAUSE, said.strip()))
    return re.sub("，+(?=[。；！？：）])|(?<=[。；！？：（])，+|^，+", "", said).strip()


def say_day(day: date, *, with_year: bool = False) -> str:
    """A day: 五月六日, or 二零二六年五月六日."""
    year = f"{say_digits(str(day.year))}年" if with_year else ""
    return f"{year}{say_whole(day.month)}月{say_whole(day.day)}日"


def say_phones(line: str) -> str:
    """A line of telephones, digit by digit with pauses, 1 as 幺; empty where it holds no number."""
    parts = parse_phones(line).parts
    said = PAUSE.join(_say_phone(part) if isinstance(part, Phone) else _say_between(part) for part in parts)
    return re.sub("，+", PAUSE, re.sub(r"[()（）、\s]+", PAUSE, said)).strip(PAUSE)


def _say_between(text: str) -> str:
    return "或者" if re.fullmatch(r"[\s,，、;；/|或者]+", text) else say(text)


def _say_phone(phone: Phone) -> str:
    extension = f"，转{say_digits(phone.extension, '幺')}" if phone.extension else ""
    return say_dialled(phone.dials.lstrip("+")) + extension


def count_spoken(text: str) -> int:
    """Characters that are said: letters, figures and Chinese characters."""
    return sum(char.isalnum() for char in text)


_Step = tuple[re.Pattern[str], str | Callable[[Found], str]]
_STEPS: tuple[_Step, ...] = (
    (re.compile(r"(?:(?:详?见|查看|登录|访问|网址)[：:]?\s*)?(?:https?://|www\.)[\x21-\x7e]+"), "网址见公示栏"),
    (re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII), "邮箱见公示栏"),
    (re.compile(r"[0-9]*[*＊]+[0-9*＊]*"), how_masked),
    (_TELEPHONE, how_telephone),
    (
        re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Za-z]*[A-Za-z][0-9])(?=(?:[A-Za-z]*[0-9]){3})[0-9A-Za-z]{4,}(?!\.[0-9])"),
        how_code,
    ),
    (
        re.compile(r"[〔\[［【﹝(（]((?:19|20)[0-9]{2})[〕\]］】﹞)）]\s*第?([0-9]+)\s*(号|期)"),
        lambda found: f"，{say_digits(found[1])}年，第{say_number(found[2])}{found[3]}",
    ),
    (
        re.compile(rf"(?<![0-9])((?:19|20)[0-9]{{2}})年?{_TO}((?:19|20)[0-9]{{2}})(年|学年|年度|届)"),
        how_years,
    ),
    (
        re.compile(
            rf"(?<![0-9./-]){_YEAR}(?P<sign>[-/.])(?P<month>[0-9]{{1,2}})(?P=sign)(?P<day>[0-9]{{1,2}})(?![0-9]|[./-][0-9])"
        ),
        how_day,
    ),
    (re.compile(rf"(?<![0-9]){_YEAR}年\s?(?P<month>[0-9]{{1,2}})月\s?(?P<day>[0-9]{{1,2}})日"), how_day),
    (
        re.compile(r"(?<![0-9])((?:1[89]|20)[0-9]{2})(?=年|学年|届|级|[、和及](?:19|20)[0-9]{2}年)"),
        lambda found: say_digits(found[1]),
    ),
    (re.compile(rf"(?<=[0-9月日年个时分点元亩户人]){_TO}(?=[0-9])(?=[0-9]{{1,2}}[月日:时点])"), "到"),
    (
        re.compile(r"(比例尺?(?:为|是)?|[以按]?)\s?(?<![0-9])1\s?[:：]\s?([0-9]{3,})"),
        lambda found: f"{found[1]}一比{say_number(found[2])}",
    ),
    (re.compile(rf"(?<=[0-9]:[0-9][0-9]){_TO}(?=(?:上午|下午|晚上)?[0-9]{{1,2}}[:：][0-9]{{2}})"), "到"),
    (re.compile(r"(凌晨|早上|上午|中午|下午|晚上)?\s?(?<![0-9:.])([0-9]{1,2})[:：]([0-9]{2})(?![0-9:])"), how_clock),
    (re.compile(rf"(?:({_N})[%‰]?{_TO})?(?<![0-9.])({_N})\s?([%‰])"), how_percent),
    (re.compile(rf"[¥￥]\s?({_N})(?!\s?[万亿元])"), lambda found: f"{found[1]}元"),
    (re.compile(r"[¥￥]"), ""),
    (re.compile(rf"({_N}(?:{_TO}{_N})?)([万亿]?元)/({_PER}(?:[/·]{_PER})*)"), how_rate),
    (re.compile(r"(?<![0-9.])((?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+))\.([0-9]{1,2})元"), how_money),
    (
        re.compile(r"(?m)^\s*(?:[(（]([一二三四五六七八九十]{1,3})[)）]|[(（]?([0-9]{1,2})[)）.、．](?![0-9]))\s*"),
        how_listed,
    ),
    (re.compile(r"[\u2460-\u2473]"), how_circled),
    (re.compile(rf"(?<![0-9.])({_N}){_TO}({_N})([\u4e00-\u9fff]?)"), how_span),
    (re.compile(r"(?<![0-9/.])([0-9]{1,3})/([0-9]{1,3})(?![0-9/.年月日])"), how_fraction),
    (re.compile(r"(?<=第)[0-9]+"), lambda found: say_number(found[0])),
    (re.compile(r"(?<![0-9\u4e00-\u9fffA-Za-z])-(?=[0-9])"), "负"),
    (re.compile(_N), how_last),
    (re.compile(r"(?<=[\u4e00-\u9fff》”])/(?=[\u4e00-\u9fff《“])"), "、"),
    (re.compile(r"\s*[(（]\s*|\s*[)）]\s*(?=[\u4e00-\u9fff《“A-Za-z])"), PAUSE),
    (re.compile(r"\s*[)）]\s*"), ""),
    (re.compile(r"[〔〕\[\]［］【】]"), ""),
    (re.compile(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])"), ""),
)
