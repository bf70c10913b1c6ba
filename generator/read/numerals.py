"""Numbers in Chinese wordings: 20, ２０ (made half-width before), 二十, 两, 一百八十 → int.

Leaves to others: units, and 半, which is a number only together with its unit (半年).
"""

ARABIC = "[0-9]{1,4}"
CHINESE = "[零〇一二两三四五六七八九十百]{1,6}"
NUMBER = f"(?:{ARABIC}|{CHINESE})"

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_PLACES = {"十": 10, "百": 100}


def read_number(text: str) -> int | None:
    """The value of an Arabic or Chinese numeral below 1000 (Arabic: below 10000); None if it is not one.

    Strict, so that a broken numeral is refused and not guessed: 十十 and 三五 give None, so does 二〇.
    """
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 4 else None
    total, digit, last_place = 0, None, 1000
    for sign in text:
        if sign in _PLACES:
            place = _PLACES[sign]
            if place >= last_place or digit == 0 or (digit is None and sign == "百"):
                return None
            total, digit, last_place = total + (1 if digit is None else digit) * place, None, place
        elif sign not in _DIGITS or digit not in (None, 0) or (digit == 0 and last_place != 100):
            return None
        else:
            digit = _DIGITS[sign]
    if digit == 0 and len(text) > 1:
        return None
    return total + (digit or 0)
