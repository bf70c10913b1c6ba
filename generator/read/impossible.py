"""Numbers, days and hours that cannot be, in a wording: 0个工作日, -5日, 2月30日, 25:00, 20至10个工作日.

A wording with one of them may well be read (`timelimit_text` takes -5日 for five days behind a dash); what was meant
nobody can know, so it is told and never corrected. Texts come as `timelimit_marks.clean` leaves them.
"""

import re
from calendar import monthrange
from collections.abc import Iterator

from generator.model.numerals import read_number
from generator.read.timelimit.shapes import NUMBER

FIRST_YEAR, LAST_YEAR = 1949, 2100
"""The People's Republic, and the century after it: a year outside is a slip of the pen."""

_LEAP = 2024
MONTHS = 12
LAST_HOUR, LAST_MINUTE = 24, 59

_LONGEST = {"工": 3660, "日": 3660, "天": 3660, "小": 24 * 366, "周": 530, "星": 530, "月": 366, "年": 50}
"""Most of a unit, by its first character: some ten years in days, fifty in years."""

_UNIT = r"(?P<unit>工作[日天]|[日天](?![常报志程])|小时|周(?![岁年边期])|星期|个月|年(?![度级份版代龄初底末]|[0-9]))"
_BEFORE_NUMBER = r"(?<![0-9.第零〇一二两三四五六七八九十百〔])"
_AMOUNT = re.compile(rf"{_BEFORE_NUMBER}(?P<number>[0-9]+|{NUMBER})个?(?:自然|日历)?{_UNIT}")
_MINUS = r"(?<![0-9日天月年时周号个零一二三四五六七八九十百\-－])[-－−﹣]"
_NEGATIVE = re.compile(rf"(?:{_MINUS}|负)(?P<number>{NUMBER})个?{_UNIT}")
_RANGED = "个?工作[日天]|天|小时|个月"
_RANGE = re.compile(
    rf"{_BEFORE_NUMBER}(?P<low>{NUMBER})(?P<lowunit>{_RANGED})?[至到-]+(?P<high>{NUMBER})(?P<unit>{_RANGED})"
)
_TIMES = re.compile(rf"{_BEFORE_NUMBER}(?:0+|零)次")
_DAY = re.compile(
    r"(?:(?P<year>(?<![0-9])[0-9]{1,4}|[零〇一二三四五六七八九]{2,4})年)?"
    rf"(?<![0-9.第零〇一二两三四五六七八九十百])(?P<month>{NUMBER})月(?:份的?)?(?:(?P<day>{NUMBER})[日号]|(?=底|末|[上中下]旬))"
)
_ISO = re.compile(r"(?<![0-9])(?P<year>[0-9]{4})[-./](?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})(?![0-9])")
_IN_MONTH = re.compile(rf"(?<![0-9一二三四五六七八九十])(?:每|次|当|本|下)个?月的?(?P<day>{NUMBER})[日号]")
_YEAR = re.compile(r"(?<![0-9])(?P<year>[0-9]{4})年(?![内以])")
_WEEKDAY = re.compile(r"(?:周|星期|礼拜)(?:[八九]|[7-9](?![0-9]))(?![次个小])")
_QUARTER = re.compile(r"第(?:[05-9]|[五六七八九十零])季度")
_CLOCK = re.compile(r"(?<![0-9:])(?P<hour>[0-9]{1,2})[:：时点](?P<minute>[0-9]{2})(?![0-9])")
_SPAN = re.compile(r"(?<![0-9:])([0-9]{1,2})[:：]([0-9]{2}) ?[-至到] ?([0-9]{1,2})[:：]([0-9]{2})(?![0-9])")
_CHINESE_YEAR = str.maketrans("零〇一二三四五六七八九", "00123456789")


def find_impossible(raw: str, text: str) -> tuple[str, ...]:
    """What cannot be in a time limit's wording, as Chinese sentences without a stop, each once, in order of kinds.

    Args:
        raw: as written, where a minus can still be told from a dash.
        text: cleaned.
    """
    found = (*find_impossible_days(text), *_find_negative(raw), *_find_amounts(text), *_find_ranges(text))
    found += tuple(_find_rhythms(text))
    return tuple(dict.fromkeys((*found, *find_impossible_hours(text))))


def find_impossible_days(text: str) -> Iterator[str]:
    """Days that no calendar has, and years that nobody means."""
    for found in _ISO.finditer(text):
        yield from _judge_day(found[0], int(found["year"]), int(found["month"]), int(found["day"]))
    for found in _DAY.finditer(text):
        year = _read_year(found["year"]) if found["year"] else None
        month, day = read_number(found["month"]), read_number(found["day"]) if found["day"] else None
        if found["year"] and year is not None and len(found["year"]) < 4:
            yield f"“{found[0]}”的年份要写四位"
        elif month is not None:
            yield from _judge_day(found[0], year, month, day)
    for found in _YEAR.finditer(text):
        if not FIRST_YEAR <= int(found["year"]) <= LAST_YEAR:
            yield f"“{found[0]}”不像是真的年份"
    for found in _IN_MONTH.finditer(text):
        day = read_number(found["day"])
        if day is not None and not 1 <= day <= 31:
            yield f"“{found[0]}”：没有哪个月有这一天"


def _read_year(text: str) -> int | None:
    plain = text.translate(_CHINESE_YEAR)
    return int(plain) if plain.isdigit() and plain.isascii() else None


def _judge_day(shown: str, year: int | None, month: int, day: int | None) -> Iterator[str]:
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        yield f"“{shown}”不像是真的年份"
    elif not 1 <= month <= MONTHS:
        yield f"“{shown}”：没有 {month} 月"
    elif day is not None and not 1 <= day <= monthrange(year or _LEAP, month)[1]:
        yield f"“{shown}”：日历上没有这一天"


def _find_negative(raw: str) -> Iterator[str]:
    for found in _NEGATIVE.finditer(raw.replace(" ", "")):
        yield f"“{found[0]}”是负数"


def _find_amounts(text: str) -> Iterator[str]:
    for found in _AMOUNT.finditer(text):
        number = int(found["number"]) if found["number"].isascii() else read_number(found["number"])
        if number == 0:
            yield f"“{found[0]}”是零，等于没有时限"
        elif number is not None and number > _longest(found["unit"], number):
            yield f"“{found[0]}”长得不像是时限"


def _longest(unit: str, number: int) -> int:
    """The most of a unit; 2026年 is a year and not so many years."""
    return number if unit == "年" and number >= 1000 else _LONGEST[unit.removeprefix("个")[0]]


def _find_ranges(text: str) -> Iterator[str]:
    for found in _RANGE.finditer(text):
        low, high = read_number(found["low"]), read_number(found["high"])
        same = found["lowunit"] in (None, found["unit"])
        if same and low is not None and high is not None and low > high:
            yield f"“{found[0]}”前面的数比后面的大"


def _find_rhythms(text: str) -> Iterator[str]:
    for found in _TIMES.finditer(text):
        yield f"“{found[0]}”等于不公开"
    for pattern, what in ((_WEEKDAY, "星期"), (_QUARTER, "季度")):
        for found in pattern.finditer(text):
            yield f"“{found[0]}”：没有这个{what}"


def find_impossible_hours(text: str) -> Iterator[str]:
    """Hours and minutes that no clock shows; 24:00 is the end of a day."""
    for found in _CLOCK.finditer(text):
        hour, minute = int(found["hour"]), int(found["minute"])
        if hour > LAST_HOUR or minute > LAST_MINUTE or (hour == LAST_HOUR and minute):
            yield f"“{found[0]}”不是钟点"


def find_reversed_hours(text: str) -> Iterator[str]:
    """Spans of hours that end before they begin: 17:00-9:00."""
    for found in _SPAN.finditer(text):
        start, end = (int(found[1]), int(found[2])), (int(found[3]), int(found[4]))
        if start >= end:
            yield f"“{found[0]}”的结束时间在开始时间前面"
