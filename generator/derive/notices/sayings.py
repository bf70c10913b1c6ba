"""What is said for a number that was found in a text: one function a kind, from the match to its words.

Left to others: which figures of a text are which (`derive.notices.spoken`).
"""

import re

from generator.derive.notices.numerals import DIGITS, say_digits, say_number, say_whole

Found = re.Match[str]

PAUSE = "，"
AREA = r"(?:010|02[0-9]|0[3-9][0-9]{2}|0000)"
MEASURES = (
    "个|户|人|名|位|亩|元|角|分钟|秒|公顷|平方米|平方公里|公里|千米|米|吨|公斤|千克|斤|克|天|周|年|小时|次|份|件|套|间|栋|座|"
    "处|所|项|批|宗|块|条|台|辆|种|类|家|万|亿|千|百|倍|张|本|遍|头|只|株|棵|升|度|平方"
)


def say_dialled(digits: str) -> str:
    """Digits in groups as they are said: area code, then three and four or four and four; mobiles three, four, four."""
    area = re.match(AREA, digits) if len(digits) >= 10 else None
    groups = [area[0]] if area else []
    rest = digits[area.end() :] if area else digits
    if len(rest) in (7, 10) or (len(rest) == 11 and rest[0] == "1"):
        groups.append(rest[:3])
        rest = rest[3:]
    while rest:
        size = 4 if len(rest) % 4 == 0 or len(rest) > 7 else 3 if len(rest) in (6, 7) else len(rest)
        groups.append(rest[:size])
        rest = rest[size:]
    return PAUSE.join(say_digits(group, "幺") for group in groups)


def how_telephone(found: Found) -> str:
    number, _, extension = re.sub(r"[\s()（）]", "", found[0]).partition("转")
    parts = number.split("-")
    if not extension and len(parts) == 3 and re.fullmatch(AREA, parts[0]):
        number, extension = "".join(parts[:2]), parts[2]
    tail = f"，转{say_digits(extension, '幺')}" if extension else ""
    return say_dialled(number.replace("-", "")) + tail


def how_masked(found: Found) -> str:
    tail = re.sub(r"^.*[*＊]", "", found[0])
    return f"尾号{say_digits(tail, '幺')}" if tail else "号码已隐去"


def how_code(found: Found) -> str:
    """Figures among letters (G210, 91150100MA0N…) are a name and no amount."""
    return say_digits(found[0], "幺")


def how_day(found: Found) -> str:
    month, day = int(found["month"]), int(found["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return found[0]
    return f"{say_digits(found['year'])}年{say_whole(month)}月{say_whole(day)}日"


def how_clock(found: Found) -> str:
    before, hour, minute = found[1] or "", int(found[2]), int(found[3])
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return found[0]
    part = before or _part_of_day(hour)
    shown = hour - 12 if hour > 12 and part not in ("", "凌晨") else hour
    said = "两" if shown == 2 else say_whole(shown)
    minutes = (
        "" if not minute else "半" if minute == 30 else (DIGITS[0] if minute < 10 else "") + say_whole(minute) + "分"
    )
    return f"{part}{said}点{minutes}"


def _part_of_day(hour: int) -> str:
    parts = ((6, "凌晨"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))
    return next((name for end, name in parts if hour < end), "")


def how_years(found: Found) -> str:
    return f"{say_digits(found[1])}年到{say_digits(found[2])}{found[3]}"


def how_percent(found: Found) -> str:
    share = {"%": "百分之", "‰": "千分之"}[found[3]]
    first = f"{share}{say_number(found[1])}到" if found[1] else ""
    return f"{first}{share}{say_number(found[2])}"


def how_rate(found: Found) -> str:
    """3元/亩 → 每亩3元; the number is said by a later step."""
    per = "".join(f"每{unit}" for unit in re.split("[/·]", found[3].strip("/")))
    return f"{per}{found[1]}{found[2]}"


def how_money(found: Found) -> str:
    whole, fraction = found[1].replace(",", ""), found[2]
    jiao, fen = int(fraction[0]), int(fraction[1:] or 0)
    yuan = "" if int(whole) == 0 else f"{say_number(whole, counts=True)}元"
    said = (
        yuan
        + (f"{DIGITS[jiao]}角" if jiao else DIGITS[0] if yuan and fen else "")
        + (f"{DIGITS[fen]}分" if fen else "")
    )
    return said or "零元"


def how_span(found: Found) -> str:
    unit = found[3]
    counts = bool(re.match(MEASURES, unit))
    return f"{say_number(found[1], counts=counts)}到{say_number(found[2], counts=counts)}{unit}"


def how_fraction(found: Found) -> str:
    part, whole = int(found[1]), int(found[2])
    return f"{say_whole(whole)}分之{say_whole(part)}" if 0 < part < whole else found[0]


def how_listed(found: Found) -> str:
    return f"第{found[1] or say_whole(int(found[2]))}，"


def how_circled(found: Found) -> str:
    return f"，第{say_whole(ord(found[0]) - 0x2460 + 1)}，"


def how_last(found: Found) -> str:
    """A number by itself. Long ones are codes; what stands behind a letter is one (G210)."""
    before = found.string[found.start() - 1] if found.start() else ""
    text = found[0]
    if before.isascii() and before.isalpha() and text.isdigit() and len(text) > 1:
        return say_digits(text, "幺")
    behind = found.string[found.end() : found.end() + 3]
    if text.isdigit() and len(text) >= 9 and not re.match(MEASURES, behind):
        return PAUSE.join(say_digits(text[at : at + 4], "幺") for at in range(0, len(text), 4))
    return say_number(text, counts=bool(re.match(MEASURES, behind)) and not re.match("[月日号]|年级|楼", behind))
