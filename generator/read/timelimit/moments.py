"""公开时限: spans of dates, hours of the clock and days of the week become single marks before anything else is read.

2026年5月14日至5月20日 is one stretch of time, not two days; 8:00至12:00 is no number of anything. Read as a whole
first, none of their figures can be taken for an amount.
"""

import re
from collections.abc import Callable

from generator.model.numerals import EVERYDAY, SIGNS, read_number
from generator.model.timelimit import FixedDay

SPANS, CLOCKS = "\uf000-\uf3ff", "\uf400-\uf7ff"

_N = f"(?:[0-9]{{1,2}}|[{EVERYDAY}]{{1,3}})"
_YEAR = "(?:20[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})"
_PLAIN_DAY = rf"(?:(?:{_YEAR}年|每年|当年|次年|翌年)?{_N}月{_N}[日号])"
_ISO_DAY = r"(?:20[0-9]{2}[-./][01]?[0-9][-./][0-3]?[0-9](?![0-9]))"
_MONTH = rf"(?:(?:{_YEAR}年|每年|次年|翌年)?{_N}月份?)"
_TO = r"(?:起|始|开始)?(?:至|到|-{1,2})"
_HOURS = r"(?:[0-9]{1,2}(?:[:：时点][0-9]{2}分?|[时点]半?))?"
SPAN = re.compile(
    rf"(?:(?<![0-9{SIGNS}])(?P<first>{_PLAIN_DAY}|{_ISO_DAY}){_HOURS}{_TO}"
    rf"(?P<last>{_PLAIN_DAY}|{_ISO_DAY}|[0-3]?[0-9]\.[0-3]?[0-9](?![0-9])|{_N}[日号]){_HOURS}止?"
    rf"|(?<![0-9{SIGNS}])(?P<from>{_MONTH}){_TO}(?P<until>{_MONTH})(?:底|末)?(?!{_N}[日号])止?"
    rf"|(?:每年|次年|翌年|当年)的?[0-9]{{1,2}}(?:至|到|-)[0-9]{{1,2}}月(?:份|底|末)?(?!{_N}[日号])"
    r"|(?:每(?:个月|月|季度?的?(?:首月|末月|第[一二三1-3]个月))|当月|次月|本月)的?(?P<d1>[0-9]{1,2})[日号]?(?:至|到|-)(?P<d2>[0-9]{1,2})[日号])(?:期间)?"
)
"""Both ends of a stretch of days or months; the year, and the month, may be said once."""

_DAYTIME = r"(?:凌晨|早上|上午|中午|下午|晚上|夜间|当[日天]|次日)?"
_TIME = (
    rf"{_DAYTIME}(?<![0-9])(?:[01]?[0-9]|2[0-4])"
    r"(?:[:：][0-5][0-9](?::[0-5][0-9])?|[时点](?:[0-5]?[0-9]分|半|整)?)(?![0-9])"
)
_WEEKDAY = r"(?:周|星期|礼拜)[一二三四五六日天]"
CLOCK = re.compile(rf"{_TIME}(?:{_TO}{_TIME})?|{_WEEKDAY}{_TO}(?:周|星期|礼拜)?[一二三四五六日天](?![次个年月])")
"""An hour, a stretch of hours, a stretch of weekdays: 17时, 8:00至12:00, 周一至周五."""

IS_OPENING = re.compile(rf"{_TIME}{_TO}{_TIME}|{_WEEKDAY}{_TO}")

_LAST_MONTH = re.compile(rf"({_N})月份?[底末]?$")
_LAST = re.compile(rf"(?:(?P<y>{_YEAR})[年\-./])?(?:(?P<m>{_N})[月\-./])?(?P<d>{_N})[日号]?$")


def last_day(literal: str) -> FixedDay | None:
    """The day on which a span ends, as far as it is said: 2026年5月14日至20日 → 20 May 2026."""
    text = re.split("至|到|--|(?<=[日号])-", literal.rstrip("止期间"))[-1]
    head = re.search(rf"(?:(?P<y>{_YEAR})[年\-./])?(?P<m>{_N})[月\-./]", literal)
    found = _LAST.search(text)
    if not found:
        of_month, of_year = _LAST_MONTH.search(text), re.search(f"({_YEAR})年", literal)
        return of_month and FixedDay(read_number(of_year[1]) if of_year else None, read_number(of_month[1]), 0)
    year, month = found["y"] or (head and head["y"]), found["m"] or (head and head["m"])
    return FixedDay(
        (year and read_number(year)) or None, (month and read_number(month)) or None, read_number(found["d"])
    )


def take_moments(text: str, mark: Callable[[str, str], str]) -> str:
    """The text with spans and clocks replaced by what `mark(kind, literal)` returns."""
    text = SPAN.sub(lambda found: mark("span", found[0]), text)
    return CLOCK.sub(lambda found: mark("clock", found[0]), text)
