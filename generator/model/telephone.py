"""Telephones as written → numbers to dial; what cannot be dialled as printed is told and never guessed at.

Rules followed: the numbering plan of public networks (工信部《电信网编号计划》, 2017 edition): area codes 010, 02X and
0[3-9]XX; local numbers of 7 or 8 places that begin with 2 to 8 (9 stands before special services, yet is let through),
8 places in the cities with short codes; mobiles of 11 places from 13 to 19; 400 and 800 numbers of ten; service numbers
of 3 (110), 5 (12345, 95598) or 6 places (96xxxx), with an area code before it or not.

The area code 0000, which nobody has, is the example county's; GK605 tells where one is left over.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from generator.model.diagnostic import Code, Severity
from generator.model.phone import NO_PHONE, Phone, PhoneLine

_HOW = "写成区号-号码，像“0000-0000001”的样子；几个号码用顿号隔开，说明放在括号里，例如“（办公室）”。"

GK608 = Code(
    "GK608",
    "电话拨不通",
    "网页上的电话点一下就拨，所以写的要和拨的一样：区号-号码（0000-0000001），几个号码用顿号、斜线或者“或”隔开，"
    "共用区号的后面几个可以只写号码，分机写成“转8012”，服务号码（12345、110、400 开头的）照写。"
    "没有区号、位数不对、写成从几到几、没有号码的，都不知道拨哪一个。改好自己拨一遍。",
    _HOW,
    {
        "guess": "看得出本来是什么的｜改成“{guess}”。",
        "area": "没有区号｜补上区号，写成区号-号码。",
        "places": "号码的位数不对｜核对号码，把少的或者多的数字改正。",
        "length": f"区号、号码的位数不对｜核对区号和号码。{_HOW}",
        "dial": "号码像是写错了｜核对号码，自己拨一遍。",
        "empty": "空着一个号码｜删掉多余的顿号、逗号或者斜线。",
        "brackets": "括号不成对｜补上少的一半括号。",
        "none": f"没有号码｜{_HOW}没有电话的，删掉这一行。",
        "range": "写成从几到几｜每个号码都写出来，用顿号隔开。",
        "rest": "号码后面还有字｜分机写成“转8012”，说明放在括号里，几个号码用顿号隔开。",
        "whole": "号码不完整｜每个号码都写全；是分机的，写成“转8012”，跟在号码后面。",
    },
)
GK609 = Code(
    "GK609",
    "电话像是个人的，或者用了全角",
    "公开的电话应当是单位的固定电话，手机号多半是个人的，印出去收不回来。"
    "全角的数字和横线拨得通，但是搜索找不到，也不好复制。",
    "换成单位的固定电话；确实是单位公开的值班手机，可以留着。",
    {"half": "用了全角｜改成半角的“{guess}”。"},
    Severity.WARNING,
)


class PhoneFault(NamedTuple):
    """Why a line is refused (GK608) or doubted (GK609), the name of the remedy, and what was plainly meant."""

    message: str
    remedy: str = ""
    guess: str = ""


@dataclass(slots=True)
class PhoneReading:
    """A line as read. `faults`: why it is refused; `doubts`: what may stand there, and still is worth a word."""

    line: PhoneLine = NO_PHONE
    faults: list[PhoneFault] = field(default_factory=list)
    doubts: list[PhoneFault] = field(default_factory=list)


_DASHES = "‐‑‒–—―−－﹣─━ー"
_TIDY = {**{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}, 0x3000: " ", 0xA0: " "}
_TIDY |= {**dict.fromkeys(map(ord, _DASHES), "-"), ord("〜"): "~", ord("、"): ",", ord("〔"): "(", ord("〕"): ")"}
"""Full-width signs and every dash as the plain ones; one sign for one, so that places in a line stay."""

_EXAMPLE = "0000"
_AREA = r"(?:010|02[0-9]|0[3-9][0-9]{2}|0000)"
_LOCAL = r"(?:[0-9]{7,8}|[0-9]{3,4} [0-9]{4})"
_SERVICE = r"(?:1[0-2][0-9]{3}|110|114|119|120|122|9[56][0-9]{3,4})"
_EXTENSION = r"(?: ?(?:转|分机号?|ext\.?|x|-)[ :]?(?P<extension>[0-9]{1,6}))?"
_NUMBERS = (
    ("landline", rf"(?:\((?P<code>{_AREA})\)[ -]?|(?P<bare_code>{_AREA})(?: ?- ?| ))(?P<local>{_LOCAL})"),
    ("service", rf"(?:(?P<before>{_AREA})-)?(?P<service>{_SERVICE})"),
    ("free", r"(?P<free>[48]00(?:-?[0-9]{3}-?[0-9]{4}|-?[0-9]{4}-?[0-9]{3}| [0-9]{3} ?[0-9]{4}))"),
    ("mobile", r"(?P<mobile>1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4})"),
    ("abroad", r"(?P<abroad>\+86[ -]?(?:10|2[0-9]|[3-9][0-9]{2})[ -]?[0-9]{7,8})"),
    ("mobile_abroad", r"(?P<mobile_abroad>\+86[ -]?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4})"),
    ("shared", rf"(?P<shared>{_LOCAL})"),
)
_FORMS = tuple((kind, re.compile(pattern + _EXTENSION + r"(?![0-9])", re.IGNORECASE)) for kind, pattern in _NUMBERS)
_BREAK = re.compile(
    r"[,;/|]|(?<=[0-9)]) *(?:或者?|和|以?及)|(?<=[0-9)]) +(?=\(?0[0-9]{2,3}\)?[- ]?[0-9]{7}|1[3-9][0-9]{9}|[48]00-)"
)
_LABEL = re.compile(r"\s*(?:[\u4e00-\u9fff]{1,12}[: ]?\s*)?")
_TAIL = re.compile(r"\s*(?:\([^()]*\)\s*)*")
_AREA_IN_BRACKETS = re.compile(rf"\({_AREA}\)")
_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9])")
_LONG_RUN = re.compile(r"[0-9](?:[ -]?[0-9Xx]){10,}")
_WIDE = {code: text for code, text in _TIDY.items() if text.isdigit()} | dict.fromkeys(map(ord, _DASHES), "-")


@lru_cache(maxsize=4096)
def parse_phones(text: str) -> PhoneLine:
    """The numbers of a line and what stands between them. A line that cannot be read has no numbers; never raises."""
    return read_phones(text).line


def read_phones(text: str) -> PhoneReading:
    """A line of telephones with everything that is wrong with it."""
    raw = text.strip()
    if not raw:
        return PhoneReading()
    plain = raw.translate(_TIDY)
    reading = PhoneReading()
    parts: list[str | Phone] = []
    area, at = "", 0
    for start, end in _segments(plain):
        found = _read_number(plain, start, end, area)
        if isinstance(found, PhoneFault):
            reading.faults.append(found)
            continue
        begin, stop, kind, phone, area = found
        parts += [raw[at:begin], Phone(raw[begin:stop], phone.dials, phone.extension)]
        at = stop
        if kind.startswith("mobile"):
            reading.doubts.append(_personal(phone.dials))
    if reading.faults:
        reading.line = PhoneLine(raw, (raw,))
        return reading
    reading.line = PhoneLine(raw, tuple(part for part in (*parts, raw[at:]) if part))
    reading.doubts += _find_wide(reading.line)
    aside = "".join(part for part in reading.line.parts if isinstance(part, str)).translate(_TIDY)
    reading.doubts += [_personal(found[0]) for found in _MOBILE.finditer(aside)]
    return reading


def _segments(plain: str) -> Iterator[tuple[int, int]]:
    """Where the numbers of a list stand, with the words around them; what is in brackets separates nothing."""
    hidden = list(plain)
    depth = 0
    for index, char in enumerate(plain):
        depth += (char == "(") - (char == ")" and depth > 0)
        if depth and char != "(":
            hidden[index] = "\x00"
    start = 0
    for area in _AREA_IN_BRACKETS.finditer(plain):
        hidden[area.start() : area.end()] = plain[area.start() : area.end()]
    for found in _BREAK.finditer("".join(hidden)):
        yield start, found.start()
        start = found.end()
    yield start, len(plain)


def _read_number(plain: str, start: int, end: int, area: str) -> tuple[int, int, str, Phone, str] | PhoneFault:
    """One number of a list: where it begins and ends, its kind, itself, and the area code that the next one shares."""
    part = plain[start:end]
    label = _LABEL.match(part)
    begin = label.end() if label else 0
    for kind, form in _FORMS:
        found = form.match(part, begin)
        if found is None or not _TAIL.fullmatch(part, found.end()):
            continue
        words = found.groupdict()
        if kind == "shared" and not area:
            break
        code = words.get("code") or words.get("bare_code") or words.get("before") or ""
        digits = re.sub(r"[^0-9+]", "", words["local" if kind == "landline" else kind])
        if kind in ("landline", "shared"):
            code = area = code or area
            if fault := _find_wrong_length(code, digits):
                return fault
        phone = Phone("", code + digits, words.get("extension") or "")
        return start + begin, start + found.end(), kind, phone, area
    return _explain(part.strip(), area)


def _find_wrong_length(code: str, digits: str) -> PhoneFault | None:
    if code == _EXAMPLE:
        return None
    if len(code) == 3 and len(digits) != 8:
        return PhoneFault(f"区号 {code} 的号码应当是 8 位，这里是 {len(digits)} 位", "places")
    if digits[0] in "01":
        return PhoneFault(f"区号后面的号码不会以 {digits[0]} 开头，多半写错了", "dial")
    return None


def _explain(part: str, area: str) -> PhoneFault:
    """Why one number of a list cannot be dialled as printed."""
    digits = re.sub(r"[^0-9]", "", part)
    compact = re.sub(r"[ -]", "", part)
    if not part:
        return PhoneFault("里面有空着的一个号码", "empty")
    if part.count("(") != part.count(")"):
        return PhoneFault(f"“{_quote(part)}”的括号不成对", "brackets")
    if not digits:
        return PhoneFault(f"里的“{_quote(part)}”没有号码", "none")
    if (guess := _insert_hyphen(compact)) or (guess := _without_country(compact)):
        why = (
            "前面的国家代码在国内拨不通"
            if compact.startswith(("86", "0086", "+86"))
            else "的区号和号码之间没有用一个横线隔开"
        )
        return PhoneFault(f"“{_quote(part)}”{why}", "guess", guess)
    if re.search(r"[0-9]{7,8} ?(?:-|~|至|到) ?[0-9]{7,8}$", part):
        return PhoneFault(f"“{_quote(part)}”写成了从几到几，不知道拨哪一个", "range")
    if re.fullmatch(r"[2-9][0-9]{6,7}(?![0-9]).*", compact):
        return PhoneFault(f"“{_quote(part)}”前面没有区号，用手机拨不通", "area")
    rest = next((part[m.end() :].strip() for _, form in _FORMS[:-1] if (m := form.match(part))), "")
    if rest:
        return PhoneFault(f"里，号码后面的“{_quote(rest)}”看不懂", "rest")
    if area and re.fullmatch(r"[0-9]{1,6}", compact):
        return PhoneFault(f"里的“{part}”不完整，不知道拨哪个号码", "whole")
    if re.fullmatch(r"0[0-9]{2,3}-?[0-9]*", compact) or re.match(r"\(?0[0-9]", part):
        return PhoneFault(f"“{_quote(part)}”的区号或者号码位数不对（{len(digits)} 位数字）", "length")
    return PhoneFault(f"里的“{_quote(part)}”不是能拨的号码")


def _insert_hyphen(compact: str) -> str:
    """03198162003 → 0319-8162003."""
    found = re.fullmatch(r"(010|02[0-9])([2-9][0-9]{7})|(0[3-9][0-9]{2})([2-9][0-9]{6,7})", compact)
    return "-".join(part for part in found.groups() if part) if found else ""


def _without_country(compact: str) -> str:
    """86-319-8162003 → 0319-8162003."""
    found = re.fullmatch(r"(?:\+|00)?86\(?0?\)?([1-9][0-9]{8,10})", compact)
    if found is None:
        return ""
    return found[1] if re.fullmatch(r"1[3-9][0-9]{9}", found[1]) else _insert_hyphen(f"0{found[1]}")


def _personal(dials: str) -> PhoneFault:
    return PhoneFault(f"里的“{dials[:3]}…”是手机号，像是个人的，印出去收不回来")


def _find_wide(line: PhoneLine) -> Iterator[PhoneFault]:
    """Full-width digits and odd dashes: they are dialled rightly, but found by no search and copied by nobody."""
    for number in line.numbers:
        plain = number.printed.translate(_WIDE)
        if plain != number.printed:
            message = f"“{_quote(number.printed)}”用了全角的数字或者别的横线"
            yield PhoneFault(message, "half", plain)
            return


def _quote(text: str) -> str:
    """A part of a line as a message shows it: what is too long for a telephone may be an identity number."""
    found = _LONG_RUN.search(text)
    digits = re.sub(r"[^0-9]", "", text)
    if found and (len(digits) > 12 or re.match(r"1[3-9]", digits)):
        return f"{digits[:3]}…（共 {len(digits)} 位数字）"
    return text if len(text) <= 30 else f"{text[:29]}…"
