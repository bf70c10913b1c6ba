"""The working-day calendar from its two sources: the library `chinesecalendar` and the office's calendar file.

The office wins: a year it states replaces the library's year altogether, a local day replaces that single day.
What neither of them has stays unknown. A year the office states in a way that cannot be right (a day that does not
exist or belongs to another year, a day both off and worked, the year twice) is unknown as well, the library's
word included: better a provisional date than a wrong one. Saying what is wrong is the work of `check` (GK471).
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from generator.model.calendar import CalendarOrigin, WorkCalendar, YearSource
from generator.model.calendarfile import CalendarFile, CalendarYear
from generator.model.day import parse_day
from generator.model.errors import SetupError

_SATURDAY = 5


def build_work_calendar(office: CalendarFile | None = None) -> WorkCalendar:
    """The library's years with the office's years and local days laid over them.

    Raises:
        SetupError: the library is not installed.
    """
    base = library_calendar()
    if office is None or not (office.years or office.local):
        return base
    years, days_off, makeup = dict(base.years), set(base.days_off), set(base.makeup)
    stated = Counter(entry.year for entry in office.years)
    for entry in office.years:
        days_off = {day for day in days_off if day.year != entry.year}
        makeup = {day for day in makeup if day.year != entry.year}
        years.pop(entry.year, None)
        found = _read_year(entry) if stated[entry.year] == 1 else None
        if found is not None:
            days_off |= found[0]
            makeup |= found[1]
            years[entry.year] = YearSource(CalendarOrigin.OFFICE, entry.place.file, entry.notice)
    local = {day: entry for entry in office.local if (day := parse_day(entry.on)) is not None}
    return WorkCalendar(dict(sorted(years.items())), frozenset(days_off), frozenset(makeup), local)


@lru_cache(maxsize=1)
def library_calendar() -> WorkCalendar:
    """The years of `chinesecalendar`, imported when first asked for.

    A year counts as covered when its National Day stands in the library's table: the notice of a year may move
    days of the December before, so a single day of a year does not yet say that the year is there.

    Raises:
        SetupError: the library is not installed.
    """
    try:
        import chinese_calendar
    except ImportError as error:
        raise SetupError("缺少工作日历 chinesecalendar，无法计算到期日。请重新运行 make 安装依赖。") from error
    holidays: frozenset[date] = frozenset(chinese_calendar.holidays)
    workdays: frozenset[date] = frozenset(chinese_calendar.workdays)
    source = YearSource(CalendarOrigin.LIBRARY, f"chinesecalendar {chinese_calendar.__version__}")
    covered = sorted({day.year for day in holidays if (day.month, day.day) == (10, 1)})
    return WorkCalendar(
        years=dict.fromkeys(covered, source),
        days_off=frozenset(day for day in _weekdays(holidays) if day.year in covered),
        makeup=frozenset(day for day in _weekend_days(workdays) if day.year in covered),
    )


def _read_year(entry: CalendarYear) -> tuple[frozenset[date], frozenset[date]] | None:
    """Weekdays off and weekend days worked, or nothing when the entry contradicts itself."""
    holidays = [parse_day(text) for text in entry.holidays]
    workdays = [parse_day(text) for text in entry.workdays]
    days = {day for day in (*holidays, *workdays) if day is not None and day.year == entry.year}
    if len(days) < len({*entry.holidays, *entry.workdays}) or set(entry.holidays) & set(entry.workdays):
        return None
    return _weekdays(days & set(holidays)), _weekend_days(days & set(workdays))


def _weekdays(days: Iterable[date]) -> frozenset[date]:
    return frozenset(day for day in days if day.weekday() < _SATURDAY)


def _weekend_days(days: Iterable[date]) -> frozenset[date]:
    return frozenset(day for day in days if day.weekday() >= _SATURDAY)
