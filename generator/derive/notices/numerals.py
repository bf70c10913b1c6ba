"""Numbers as they are said: 12000 → 一万二千, 2个 → 两个, 3.14 → 三点一四, 2026 → 二零二六, 0000-050 digit by digit.

Left to others: which figures of a text are which (`derive.notices.spoken`).
"""

DIGITS = "零一二三四五六七八九"
_TO_SPOKEN = str.maketrans("0123456789", DIGITS)
_GROUPS = ("", "万", "亿", "万亿")
_PLACES = ("", "十", "百", "千")
LARGEST = 10**16
"""Numbers from here on are said digit by digit."""


def say_digits(digits: str, one: str = "一") -> str:
    """Digit by digit. `one`: how 1 is said; 幺 in telephone numbers."""
    return digits.translate(_TO_SPOKEN).replace("一", one)


def say_whole(value: int) -> str:
    """A whole number from 0 to below `LARGEST`: 0 → 零, 10 → 十, 10050 → 一万零五十."""
    if value == 0:
        return DIGITS[0]
    groups: list[int] = []
    rest = value
    while rest:
        rest, group = divmod(rest, 10_000)
        groups.append(group)
    said = ""
    for at in range(len(groups) - 1, -1, -1):
        group = groups[at]
        if not group:
            continue
        skips = said and (group < 1000 or (at + 1 < len(groups) and groups[at + 1] == 0))
        said += (DIGITS[0] if skips else "") + _say_group(group) + _GROUPS[at]
    return said[1:] if said.startswith("一十") else said


def _say_group(group: int) -> str:
    said, gap = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if not digit:
            gap = bool(said)
            continue
        said += (DIGITS[0] if gap else "") + DIGITS[digit] + _PLACES[place]
        gap = False
    return said


def say_number(text: str, *, counts: bool = False) -> str:
    """A number as written, with commas between thousands or a point: 1,234.50 → 一千二百三十四点五零.

    `counts`: whether a measure follows, before which a lone 2 is 两.
    """
    plain = text.replace(",", "").replace("，", "")
    whole, point, fraction = plain.partition(".")
    if counts and plain == "2":
        return "两"
    is_code = (len(whole) > 1 and whole[0] == "0") or int(whole) >= LARGEST
    said = say_digits(whole) if is_code else say_whole(int(whole))
    return f"{said}点{say_digits(fraction)}" if point else said
