"""Due dates and verdicts worked out a second time, from the rules alone: no code of the program is used.

The days off and worked are asked of the tables of `chinese_calendar` directly, which `tests/derive/test_workdays.py`
holds against the notices of 国务院办公厅. Rules: 民法典 art. 201 (the day of the event is not counted), 202 (months),
203 (a last day off moves on).
"""

from datetime import date, timedelta

import chinese_calendar

ONE = timedelta(days=1)


def works(day: date) -> bool:
    """Whether a day of 2024 to 2026 is worked, asked of the table of notices in `chinese_calendar` itself."""
    if day in chinese_calendar.workdays:
        return True
    return day not in chinese_calendar.holidays and day.weekday() < 5


def nth_workday(start: date, n: int) -> date:
    day = start
    for _ in range(n):
        day += ONE
        while not works(day):
            day += ONE
    return day


def nth_workday_back(event: date, n: int) -> date:
    day = event
    for _ in range(n):
        day -= ONE
        while not works(day):
            day -= ONE
    return day


def month_later(day: date, months: int) -> date:
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError(day)


def rest_over(day: date) -> date:
    while not works(day):
        day += ONE
    return day


def due(wording: str, start: date) -> date:
    """The last day by the wordings of the test's catalogue, each with its own arithmetic."""
    if wording == "批准后20日内公开":
        return rest_over(start + timedelta(days=20))
    if wording == "作出决定之日起7个工作日内公开":
        return nth_workday(start, 7)
    if wording == "信息形成或者变更之日起20个工作日内公开":
        return nth_workday(start, 20)
    if wording == "听证会召开7个工作日前公告":
        return nth_workday_back(start, 7)
    if wording == "批准之日起2个月内公开":
        return rest_over(month_later(start, 2))
    if wording == "自收到申请之日起20个工作日内予以答复":
        return nth_workday(start, 20)
    raise AssertionError(wording)


def workdays_between(after: date, last: date) -> int:
    return sum(works(after + timedelta(days=n)) for n in range(1, (last - after).days + 1))


def verdict(on: date, shown: date | None, today: date) -> tuple[str, int]:
    """State and working days."""
    if shown is None:
        return ("OVERDUE", workdays_between(on, today)) if today > on else ("DUE", workdays_between(today, on))
    if shown > on:
        return "LATE", workdays_between(on, shown)
    return "ON_TIME", workdays_between(shown, on)
