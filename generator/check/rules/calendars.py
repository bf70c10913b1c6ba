"""工作日历.

- GK471: a day of the calendar does not belong to the year it stands under, or is both a day off and a working day.
"""

from collections.abc import Iterator

from generator.check.context import Context
from generator.model.catalogue import CalendarYear, Catalogue
from generator.model.diagnostic import Diagnostic, Place, Severity


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for year in catalogue.calendar.years:
        yield from _check_year(year)


def _check_year(year: CalendarYear) -> Iterator[Diagnostic]:
    place = year.place
    for day in (*year.holidays, *year.workdays):
        if not day.startswith(f"{year.year:04}-"):
            yield _error(place, f"“{day}”不在 {year.year} 年", "改正日期，或者移到它所在的年份。")
    for day in sorted(set(year.holidays) & set(year.workdays)):
        yield _error(place, f"“{day}”既写了放假，又写了上班", "对照通知，只留一处。")


def _error(place: Place, message: str, fix: str) -> Diagnostic:
    return Diagnostic("GK471", Severity.ERROR, place, message, fix)
