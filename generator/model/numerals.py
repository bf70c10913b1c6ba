"""Numbers as Chinese texts write them → int: 20, ２０, 二十, 两百, 一百零八, 一〇八, 廿, 贰拾, 1百.

One reading for time limits and for the search; the browser has its twin (`theme/assets/search-more.js`), and both are
held to `tests/data/numerals.yml`.

Strict, so that a broken or vague numeral is refused and never guessed:
- a numeral with places is written as its value is: a zero stands exactly where places are skipped, 一百零五, not 一百五
  (which people say for 150);
- figures without places are a number from three on or with a zero in them: 一〇八, 一二三; 三五 may be three to five.

Leaves to others: traditional signs, which the search folds before; units, and 半, which is a number only together with
its unit (半年).
"""

import re

CAPITALS = "壹贰叁肆伍陆柒捌玖拾佰仟"
"""Signs of 大写 numerals. Some stand in everyday words (大陆, 队伍, 收拾), so a lone one is no sign of a number."""

EVERYDAY = "零〇○一二两三四五六七八九十百千万廿卅卌"

SIGNS = EVERYDAY + CAPITALS
"""Every sign that can stand in a numeral beside the figures 0–9."""

_NARROW = {0xFF10 + figure: 0x30 + figure for figure in range(10)}
_PLAIN = str.maketrans("零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖两拾佰仟", "0001234567891234567892十百千") | {
    ord("廿"): "2十",
    ord("卅"): "3十",
    ord("卌"): "4十",
}
_PLACES = {"万": 10_000, "千": 1000, "百": 100, "十": 10}
_IN_A_ROW = re.compile("0|[1-9](?=.*0|..)[0-9]{1,7}")


def read_number(text: str) -> int | None:
    """The value of a numeral below 100,000,000; None if it is not one."""
    narrow = text.translate(_NARROW)
    if narrow.isascii():
        return int(narrow) if narrow.isdecimal() and len(narrow) <= 8 else None
    plain = narrow.translate(_PLAIN)
    if _IN_A_ROW.fullmatch(plain):
        return int(plain)
    if not set(plain) <= {*_PLACES, *"0123456789"}:
        return None
    value = _add_places(plain)
    return value if value and plain.replace("1十", "十") == _spell(value).replace("1十", "十") else None


def _add_places(plain: str) -> int:
    """The sum of what stands there, well-formed or not: 2千0十 → 2010."""
    above = value = figure = 0
    for sign in plain:
        if sign == "万":
            above, value, figure = (value + figure) * 10_000, 0, 0
        elif sign in _PLACES:
            value, figure = value + (figure or 1) * _PLACES[sign], 0
        else:
            figure = int(sign)
    return above + value + figure


def _spell(value: int) -> str:
    """The one way to write a value, in plain signs: 2010 → 2千01十."""
    for sign, unit in _PLACES.items():
        if value >= unit:
            whole, rest = divmod(value, unit)
            return _spell(whole) + sign + ("0" if 0 < rest < unit // 10 else "") + (_spell(rest) if rest else "")
    return str(value)


_NUMBERED = re.compile(f"第([0-9０-９{SIGNS}]+)(?=[条條号號])")


def arabic_numbers(text: str) -> str:
    """`第四十八条` → `第48条`, `第七十七号` → `第77号`; what is no number, and other text, is left alone."""
    return _NUMBERED.sub(_arabic, text)


def _arabic(match: re.Match[str]) -> str:
    number = read_number(match[1])
    return match[0] if number is None else f"第{number}"


_SPOKEN = str.maketrans("0123456789", "零一二三四五六七八九")


def write_number(value: int) -> str:
    """47 → 四十七, 105 → 一百零五: the reverse of `read_number`, for 1 to 9999."""
    return _spell(value).translate(_SPOKEN).removeprefix("一" if 10 <= value < 20 else "")
