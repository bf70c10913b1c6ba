"""工作日历.

- GK471: a day of the calendar does not belong to the year it stands under, is both a day off and a working day,
  or a year or a local day is stated twice; a make-up working day falls on Monday to Friday; a year or day lies
  so far ahead that its holidays cannot be known.
- GK472: a statutory holiday that falls on Monday to Friday is missing, so the year looks half entered.

Why: a year in the office's file wins over the library's; a half-entered one gives wrong due dates everywhere.
Statutory days: 全国年节及纪念日放假办法 (元旦 1 January, 劳动节 1 May, 国庆节 1 to 3 October).
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.calendarfile import CalendarYear
from generator.model.catalogue import Catalogue
from generator.model.day import parse_day
from generator.model.diagnostic import Code, Diagnostic, Severity

GK471 = Code(
    "GK471",
    "工作日历里的日期不对",
    "calendar.yml 里，日期不在所写的年份，同一天既放假又上班，一年写了两次，或者把本来就上班的日子写成了调休。"
    "日历错了，算出的到期日全错，所以要对照国务院办公厅的通知。",
    remedies={
        "year_twice": "一年写了两次｜合并成一处。",
        "day_twice": "一天写了两次｜只留正确的一处。",
        "ahead": "这一年的放假安排还没有公布｜放假安排一般在前一年十一月前后公布，公布以后再写；年份写错的改正。",
        "far": "本地放假太远｜核对年份；定了以后再写。",
        "other_year": "日期不在这一年｜改正日期，或者移到它所在的年份。",
        "both": "既放假又上班｜对照通知，只留一处。",
        "weekday": "本来就上班｜删掉这一天，或者改正日期。",
    },
)
GK472 = Code(
    "GK472",
    "工作日历像是没填完",
    "这一年的法定节日（元旦、劳动节、国庆节）落在周一至周五，放假日里却没有。"
    "写进 calendar.yml 的年份会取代软件自带的，只填一半就会算错。",
    "对照通知把全年的放假日补全，不然算出的日期会错。",
    severity=Severity.WARNING,
)

_FIRST = 2000
_FIXED = ("01-01", "05-01", "10-01", "10-02", "10-03")


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    seen: set[int] = set()
    yield from _check_local(catalogue, context)
    for year in (year for year in catalogue.calendar.years if year.year >= _FIRST):  # the schema refused the others
        if year.year in seen:
            yield GK471.at(year.place, f"{year.year} 年写了两次", "year_twice")
        seen.add(year.year)
        if year.year > context.today.year + 1:
            yield GK471.at(context.place_of(year.place, "year"), f"{year.year} 年的放假安排还没有公布", "ahead")
        yield from _check_year(year, context)
        yield from _check_complete(year, context)


def _check_local(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    """Local days: each once, and none so far ahead that nobody can have arranged it."""
    seen: dict[str, bool] = {}
    for day in catalogue.calendar.local:
        if day.on in seen:
            both = "，一处放假、一处上班" if seen[day.on] != day.working else ""
            message = f"“{day.on}”在本地放假里写了两次{both}"
            yield GK471.at(day.place, message, "day_twice")
        seen.setdefault(day.on, day.working)
        if day.on[:4].isdecimal() and int(day.on[:4]) > context.today.year + 1 and _weekday(day.on) is not None:
            yield GK471.at(day.place, f"“{day.on}”太远，放假安排还没有定", "far")


def _check_year(year: CalendarYear, context: Context) -> Iterator[Diagnostic]:
    for field, days in (("holidays", year.holidays), ("workdays", year.workdays)):
        for index, day in enumerate(days):
            place = context.place_of(year.place, field, index)
            if _weekday(day) is None:
                continue
            if not day.startswith(f"{year.year:04}-"):
                yield GK471.at(place, f"“{day}”不在 {year.year} 年", "other_year")
            elif field == "workdays" and day in year.holidays:
                yield GK471.at(place, f"“{day}”既写了放假，又写了上班", "both")
            elif field == "workdays" and _weekday(day) in range(5):
                yield GK471.at(place, f"“{day}”本来就是周一至周五，不用写成调休上班", "weekday")


def _check_complete(year: CalendarYear, context: Context) -> Iterator[Diagnostic]:
    expected = [f"{year.year:04}-{day}" for day in _FIXED]
    missing = [day for day in expected if _weekday(day) in range(5) and day not in year.holidays]
    is_right = all(day.startswith(f"{year.year:04}-") and _weekday(day) is not None for day in year.holidays)
    if missing and is_right:  # else one of them is written wrongly, which is told there
        message = f"{year.year} 年的放假日里没有 {'、'.join(missing)}"
        yield GK472.at(context.place_of(year.place, "holidays"), message, why="《全国年节及纪念日放假办法》")


def _weekday(day: str) -> int | None:
    """Monday is 0; None for what is no day (the schema reports that)."""
    found = parse_day(day)
    return None if found is None else found.weekday()
