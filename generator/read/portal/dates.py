"""Dates of Chinese pages, strictly: 2026年5月14日, 二〇二六年五月十四日, [2026-05-14], 20260514, a month without a day.

No date library is used: those tried invent a day (the first of the month, today) or read 05-04 as 30 April. Here

- a day must be written and exist; what has a month only stays a month, what has a year only a year;
- `05-14` alone is a date only with a year from its context, which the caller gives;
- figures within longer numbers and document numbers (〔2026〕5号) are none.

Feeds also have the dates of RFC 822 and RFC 3339; their day is that of China (UTC+8), as the portal shows it.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz
from typing import NamedTuple

from generator.model.numerals import read_number

CHINA = timezone(timedelta(hours=8))
FIRST_YEAR, LAST_YEAR = 1949, 2099
"""Years a government document can be of; 0001-01-01 and 1970 of empty fields are refused apart."""

_FIGURES = str.maketrans({0xFF10 + n: str(n) for n in range(10)} | {0xFF0D: "-", 0xFF0F: "/", 0xFF0E: ".", 0x3000: " "})
_HAN = "〇○零Ｏ一二三四五六七八九"
_HAN_MONTH = "十一二三四五六七八九元〇○零"
_YEAR = r"(?P<y>(?:19|20)[0-9]{2})"
_SEPARATED = re.compile(
    rf"(?<![0-9A-Za-z./-]){_YEAR}\s?(?P<s>[-/.—–])\s?(?P<m>1[0-2]|0?[1-9])(?:\s?(?P=s)\s?(?P<d>3[01]|[12][0-9]|0?[1-9]))?"
    r"(?![0-9]|[-/.—–][0-9])"
)
_WRITTEN = re.compile(
    rf"(?<![0-9]){_YEAR}\s?年\s?(?:度)?(?:(?P<m>1[0-2]|0?[1-9])\s?月(?:\s?份)?(?:\s?(?P<d>3[01]|[12][0-9]|0?[1-9])\s?[日号])?)?"
    r"(?!\s?[0-9]{1,3}\s?[日号月])"
)
_IN_HAN = re.compile(
    rf"(?P<y>[二一][{_HAN}]{{3}})\s?年(?:\s?(?P<m>[{_HAN_MONTH}]{{1,3}})\s?月(?:\s?(?P<d>[{_HAN_MONTH}廿卅]{{1,4}})\s?[日号])?)?"
)
_RUN = re.compile(rf"(?<![0-9A-Za-z]){_YEAR}(?P<m>1[0-2]|0[1-9])(?P<d>3[01]|[12][0-9]|0[1-9])(?![0-9A-Za-z])")
_SHORT = re.compile(
    r"(?<![0-9A-Za-z年./-])(?P<m>1[0-2]|0?[1-9])(?:[-/.]|月)(?P<d>3[01]|[12][0-9]|0?[1-9])(?:日|号)?(?![0-9A-Za-z]|[-/.][0-9])"
)
_NUMBERED = re.compile(r"[〔\[【（(［]\s*(?:19|20)[0-9]{2}\s*[〕\]】）)］]\s*[第]?\s*[0-9０-９]+\s*[-－—]?[0-9]*\s*号")
"""A document number: its year is no date."""


class Found(NamedTuple):
    """One date of a text: value as exact as written, where it stands, its words."""

    value: str
    start: int
    end: int
    raw: str


def read_dates(text: str, year: int | None = None) -> list[Found]:
    """All dates of a text, in its order.

    Args:
        text: anything; the first 20,000 characters are looked at.
        year: what a date without one is of, where the context says it.
    """
    plain = text[:20_000].translate(_FIGURES)
    masked = _NUMBERED.sub(lambda found: "号" * len(found[0]), plain)
    taken: list[Found] = []
    for pattern in (_WRITTEN, _IN_HAN, _SEPARATED, _RUN, *((_SHORT,) if year else ())):
        for match in pattern.finditer(masked):
            if any(match.start() < one.end and one.start < match.end() for one in taken):
                continue
            if value := _value(match, year):
                taken.append(Found(value, match.start(), match.end(), text[match.start() : match.end()]))
    return sorted(taken, key=lambda one: one.start)


def read_date(text: str, year: int | None = None) -> str:
    """The one date a text says; empty where it says none, or several that differ."""
    values = {one.value for one in read_dates(text, year)}
    days = {value for value in values if len(value) == 10}
    if len(days) == 1 and all(next(iter(days)).startswith(value) for value in values):
        return days.pop()
    return values.pop() if len(values) == 1 else ""


def read_only_date(text: str, year: int | None = None) -> str:
    """The date that is all a text says, but for brackets, labels of dates and a time; empty where it says more."""
    plain = _AROUND.sub("", text.strip()[:80])
    found = read_dates(plain, year)
    if len(found) != 1:
        return ""
    rest = plain[: found[0].start] + plain[found[0].end :]
    return found[0].value if not _REST.sub("", rest) else ""


_AROUND = re.compile(r"(?:发布|发文|更新|公开|生成|成文|印发|信息|公布|添加)?(?:时间|日期|日(?=\s*[:：]))\s*[:：]?")
_REST = re.compile(
    r"[\s\[\]【】()（）〔〕<>《》|·,，:：T]|[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?(?:Z|\+0?8:?00)?|星期[一二三四五六日天]"
)


def read_stamp(text: str) -> str:
    """The day in China of a stamp of a feed or a sitemap (RFC 822, RFC 3339), or of a Chinese date; else empty."""
    plain = text.strip()[:60]
    moment: datetime | None
    try:
        moment = datetime.fromisoformat(plain)
    except ValueError:
        moment = _rfc_822(plain)
    if moment is None:
        return read_only_date(plain)
    if moment.tzinfo is not None:
        moment = moment.astimezone(CHINA)
    return moment.date().isoformat() if FIRST_YEAR <= moment.year <= LAST_YEAR and moment.year != 1970 else ""


def _rfc_822(text: str) -> datetime | None:
    if not re.search(r"[A-Za-z]{3}", text):
        return None
    read = parsedate_tz(text)
    if read is None:
        return None
    zone = read[9]
    if text.rstrip().upper().endswith("CST"):  # the portal's own clock; RFC 822 has it in America
        zone = 8 * 3600
    try:
        moment = datetime(*read[:6], tzinfo=UTC)
    except ValueError:
        return None
    return moment - timedelta(seconds=zone or 0)


def read_address_date(url: str) -> str:
    """The date that an address holds (`202605/t20260514_1.html`, `art/2026/5/14/`); no evidence of publication."""
    path = url.split("?", 1)[0][-200:]
    for pattern in (
        r"[/_]t((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})_",
        r"/((?:19|20)[0-9]{2})[-/]([0-9]{1,2})[-/]([0-9]{1,2})/",
    ):
        if (match := re.search(pattern, path)) and (value := _day(*map(int, match.groups()))):
            return value
    if match := re.search(r"/((?:19|20)[0-9]{2})-?(0[1-9]|1[0-2])/", path):
        return f"{match[1]}-{match[2]}"
    return ""


def _value(match: re.Match[str], year: int | None) -> str:
    parts = match.groupdict()
    numbers = [_number(parts.get("y")) if "y" in parts else year, _number(parts.get("m")), _number(parts.get("d"))]
    if (parts.get("m") and not numbers[1]) or (parts.get("d") and not numbers[2]) or not numbers[0]:
        return ""
    return _day(numbers[0], numbers[1] or 0, numbers[2] or 0)


def _day(year: int, month: int, day: int) -> str:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    if not month:
        return str(year)
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return ""
    return whole.isoformat() if day else whole.isoformat()[:7]


def _number(text: str | None) -> int:
    if not text:
        return 0
    if text.isdecimal() and text.isascii():
        return int(text)
    plain = text.replace("Ｏ", "〇").replace("元", "一")
    if len(plain) == 4 and not set(plain) & set("十廿卅"):
        return int("".join(str(_DIGITS[char]) for char in plain))
    return _DIGITS[plain] if len(plain) == 1 and plain in _DIGITS else read_number(plain) or 0


_DIGITS = {char: number for number, chars in enumerate(("〇○零", *"一二三四五六七八九")) for char in chars} | {"十": 10}


def split_years(texts: Iterator[str]) -> int | None:
    """The one year that headings of a list name (`2026年`), for rows that say month and day only."""
    years = {one.value[:4] for text in texts for one in read_dates(text)}
    return int(years.pop()) if len(years) == 1 else None
