"""Days that recur or are named: 每年3月31日, 每季度的首个月20日, 次月10日, 每周五. No holiday moves them.

A named date stays where it is on holidays: it is no period (期间) that 民法典 art. 203 could prolong.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from generator.model.timelimit import Clause, FixedDay, Kind, Relation, Unit

YEARS = range(1949, 2900)
ONE_DAY = timedelta(days=1)
_NEXT = re.compile(r"(?:次|下一?个?|翌|第二)(?:年度?|月份?|季度?的?(?:首个?月份?|第[一1]个?月)?)")
_SAME = re.compile(r"(?:当|本|同)(?:年度?|月份?)")
"""Words of a named day that place it by the period of the event: 次年, 下季度首月; 当年."""
_MONTH_AFTER = re.compile("(?:次|下个?|翌)月份?的?[0-9一二三四五六七八九十]+日$")
"""每季度结束后次月15日."""


def periods_later(clause: Clause) -> int:
    return int(bool(_MONTH_AFTER.search(clause.event) or _NEXT.fullmatch(clause.event)))


def day_of_next(clause: Clause, day: date) -> date | None:
    """次年3月31日 of a day in 2026 is 2027-03-31, 次月10日 of one in May 10 June."""
    months = _length_in_months(clause)
    fixed = clause.fixed
    if months is None or fixed is None or fixed.year or not _is_possible(fixed):
        return None
    if fixed.day is None and clause.relation is Relation.BEFORE:
        return None
    first = (day.year * 12 + day.month - 1) // months * months + months * periods_later(clause)
    month = first + (fixed.month or 1) - 1
    return day_of_month(month // 12, month % 12 + 1, fixed.day)


def next_occurrence(clause: Clause, day: date) -> date | None:
    """The date of a fixed or recurring clause on or after `day`, where its words name one.

    A named date stays where it is on holidays: it is no period (期间) that art. 203 could prolong; 前 includes it.
    A date without day (2018年6月底前, 每年12月) is the month's last day, as is a day the month does not have.
    A month named in a period of several months counts within it (每季度的首个月20日: 01-20, 04-20, …).
    "Once a month, quarter, half-year, year, week" without a day can be met until that calendar period's last day,
    which is then given.

    A day of the week (每周五, 每周一、周四) is the next of those named.

    Nothing is given where the words leave the day open: 3月前 (March included or not?), several times a period,
    intervals (每10个工作日, 最长不超过三个月), every second year, and all that stands in words only
    (`event`: 每月初, 次年) or needs a count within the period (`amount`: 每季度第二周前).
    """
    if day.year not in YEARS or clause.kind not in (Kind.FIXED, Kind.RECURRING):
        return None
    if clause.period is Unit.WEEK and clause.every == 1 and _WEEKDAYS.match(clause.event):
        return _next_weekday(clause.event, day)
    placed = _NEXT.fullmatch(clause.event) or _SAME.fullmatch(clause.event)
    if (clause.event and not placed) or clause.amount is not None or clause.relation is Relation.AT_MOST:
        return None
    if clause.fixed is not None:
        return _next_named(clause, clause.fixed, day)
    if clause.kind is Kind.FIXED or clause.count not in (None, 1):
        return None
    return _end_of_calendar_period(clause, day)


def day_of_month(year: int, month: int, day: int | None) -> date:
    """The day, or the month's last one when it has no such day, or when none (0) is named."""
    last = (date(year + month // 12, month % 12 + 1, 1) - ONE_DAY).day
    return date(year, month, min(day or last, last))


def _next_named(clause: Clause, fixed: FixedDay, day: date) -> date | None:
    """A named day, once (2018年6月底), yearly (每年1月31日), or in each period (每季度的首个月20日)."""
    if not _is_possible(fixed) or (fixed.day is None and clause.relation is Relation.BEFORE):
        return None
    if fixed.year is not None:
        once = day_of_month(fixed.year, fixed.month or 12, fixed.day)
        return once if once >= day else None
    months = _length_in_months(clause) if clause.period else 12 if fixed.month else 1
    if months is None or fixed == FixedDay() or (fixed.month is None and months > 1):
        return None
    place = ((fixed.month or 1) - 1) % months
    dates = (day_of_month(y, m, fixed.day) for y, m in _months_from(day, 12) if (m - 1) % months == place)
    return next(found for found in dates if found >= day)


_WEEKDAYS = re.compile("周[一二三四五六日天](?:[、和及与](?:周|星期)?[一二三四五六日天])*")


def _next_weekday(words: str, day: date) -> date:
    """The first day of the week on or after `day` that the words name."""
    found = _WEEKDAYS.match(words)
    signs = re.findall("[一二三四五六日天]", found[0] if found else "")
    named = {"一二三四五六日".index(sign.replace("天", "日")) for sign in signs}
    return min(day + timedelta(days=(weekday - day.weekday()) % 7) for weekday in named)


def _end_of_calendar_period(clause: Clause, day: date) -> date | None:
    if clause.period in (Unit.DAY, Unit.WEEK) and clause.every == 1:
        return day if clause.period is Unit.DAY else day + timedelta(days=6 - day.weekday())
    months = _length_in_months(clause)
    if months is None:
        return None
    return day_of_month(day.year, (day.month - 1) // months * months + months, None)


def _length_in_months(clause: Clause) -> int | None:
    """1, 2, 3, 4, 6 or 12; nothing for a period that does not fit into the calendar year."""
    factor = {Unit.MONTH: 1, Unit.YEAR: 12}.get(clause.period) if clause.period else None
    months = factor * clause.every if factor else 0
    return months if months > 0 and 12 % months == 0 else None


def _is_possible(fixed: FixedDay) -> bool:
    return (
        (fixed.year is None or fixed.year in YEARS)
        and (fixed.month is None or 1 <= fixed.month <= 12)
        and (fixed.day is None or 0 <= fixed.day <= 31)
    )


def _months_from(day: date, more: int) -> Iterator[tuple[int, int]]:
    """(year, month) of the day and of the `more` months after it."""
    first = day.year * 12 + day.month - 1
    return ((months // 12, months % 12 + 1) for months in range(first, first + more + 1))
