"""The calendar against the State Council's notices, and the office's word against the library's."""

import re
import subprocess
import sys
from datetime import date, timedelta

import pytest

from generator.model.calendar import CalendarOrigin, WorkCalendar
from generator.model.calendarfile import CalendarFile, CalendarYear, LocalDay
from generator.model.diagnostic import Place
from generator.model.errors import SetupError
from generator.model.terms import DayKind
from generator.read.calendar import build_work_calendar, library_calendar

# 国务院办公厅关于2023年部分节假日安排的通知（国办发明电〔2022〕16号）、2024年的（国办发明电〔2023〕7号），
# 那两年的通知放假日不写周几，这里按日历补上；关于2025年部分节假日安排的通知（2024-11-12）、
# 关于2026年部分节假日安排的通知（2025-11-04），各条全文。
NOTICES = {
    2023: """
        一、元旦：1月1日（周日）至2日（周一）放假，共2天。
        二、春节：1月21日（周六）至27日（周五）放假调休，共7天。1月28日（周六）、1月29日（周日）上班。
        三、清明节：4月5日（周三）放假，共1天。
        四、劳动节：4月29日（周六）至5月3日（周三）放假调休，共5天。4月23日（周日）、5月6日（周六）上班。
        五、端午节：6月22日（周四）至24日（周六）放假调休，共3天。6月25日（周日）上班。
        六、中秋节、国庆节：9月29日（周五）至10月6日（周五）放假调休，共8天。10月7日（周六）、10月8日（周日）上班。
    """,
    2024: """
        一、元旦：1月1日（周一）放假1天。
        二、春节：2月10日（周六）至17日（周六）放假调休，共8天。2月4日（周日）、2月18日（周日）上班。
        三、清明节：4月4日（周四）至6日（周六）放假调休，共3天。4月7日（周日）上班。
        四、劳动节：5月1日（周三）至5日（周日）放假调休，共5天。4月28日（周日）、5月11日（周六）上班。
        五、端午节：6月10日（周一）放假1天。
        六、中秋节：9月15日（周日）至17日（周二）放假调休，共3天。9月14日（周六）上班。
        七、国庆节：10月1日（周二）至7日（周一）放假调休，共7天。9月29日（周日）、10月12日（周六）上班。
    """,
    2025: """
        一、元旦：1月1日（周三）放假1天，不调休。
        二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
        三、清明节：4月4日（周五）至6日（周日）放假，共3天。
        四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
        五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
        六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
    """,
    2026: """
        一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
        二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
        三、清明节：4月4日（周六）至6日（周一）放假，共3天。
        四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
        五、端午节：6月19日（周五）至21日（周日）放假，共3天。
        六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
        七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
    """,
}
DAY = re.compile(r"(?:(\d+)月)?(\d+)日（(?:农历\w+、)?周(.)）")


def read_notice(year: int) -> tuple[set[date], set[date]]:
    """Days off and make-up days of a notice; its own weekdays and day counts are held against the calendar."""
    off: set[date] = set()
    work: set[date] = set()
    for clause in filter(None, map(str.strip, NOTICES[year].splitlines())):
        holiday, _, makeup = clause.partition("天")
        days = _days(year, holiday)
        span = {days[0] + timedelta(days=n) for n in range((days[-1] - days[0]).days + 1)}
        said = re.search(r"(?:共|放假)(\d+)$", holiday)
        assert said is not None
        assert len(span) == int(said[1]), clause
        off |= span
        work |= set(_days(year, makeup))
    return off, work


def _days(year: int, text: str) -> list[date]:
    days: list[date] = []
    for month, day, weekday in DAY.findall(text):
        found = date(year, int(month) if month else days[-1].month, int(day))
        assert "一二三四五六日"[found.weekday()] == weekday, f"{found} in {text}"
        days.append(found)
    return days


def days_of(year: int) -> list[date]:
    return [date(year, 1, 1) + timedelta(days=n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days)]


def is_worked(calendar: WorkCalendar, day: date) -> bool:
    return day not in calendar.days_off if day.weekday() < 5 else day in calendar.makeup


def office_year(year: int, holidays: list[str], workdays: list[str] | None = None) -> CalendarFile:
    entry = CalendarYear(
        year, f"{year}年通知", tuple(holidays), tuple(workdays or ()), Place("catalog/calendar.yml", 3, 5)
    )
    return CalendarFile(years=(entry,))


@pytest.mark.parametrize("year", sorted(NOTICES))
def test_library_agrees_with_whole_notice_day_by_day(year: int) -> None:
    off, work = read_notice(year)
    calendar = build_work_calendar()
    for day in days_of(year):
        worked = day in work or (day.weekday() < 5 and day not in off)
        assert is_worked(calendar, day) is worked, day


@pytest.mark.parametrize("year", sorted(NOTICES))
def test_office_file_with_whole_notice_gives_same_year_as_library(year: int) -> None:
    off, work = read_notice(year)
    office = office_year(year, sorted(map(str, off)), sorted(map(str, work)))
    merged, library = build_work_calendar(office), build_work_calendar()
    assert merged.days_off == library.days_off
    assert merged.makeup == library.makeup


def test_library_covers_2004_to_2026_without_gap_and_names_itself() -> None:
    calendar = build_work_calendar()
    assert set(range(2004, 2027)) <= set(calendar.years)
    assert calendar.years[2026].origin is CalendarOrigin.LIBRARY
    assert re.fullmatch(r"chinesecalendar \d+\.\d+\.\d+", calendar.years[2026].name)
    assert not calendar.is_settled(date(2003, 12, 31))


def test_every_library_day_agrees_with_its_own_answer() -> None:
    chinese_calendar = pytest.importorskip("chinese_calendar")
    calendar = library_calendar()
    for year in calendar.years:
        for day in days_of(year):
            assert is_worked(calendar, day) is chinese_calendar.is_workday(day), day


def test_year_missing_everywhere_is_unknown() -> None:
    calendar = build_work_calendar(CalendarFile())
    unknown = max(calendar.years) + 1
    assert not calendar.is_settled(date(unknown, 5, 4))
    assert calendar.is_settled(date(unknown, 5, 1)), "a day off by the 办法 itself"
    assert not {day for day in calendar.days_off | calendar.makeup if day.year == unknown}


def test_office_year_adds_unknown_year_with_file_and_notice() -> None:
    calendar = build_work_calendar(office_year(2031, ["2031-01-01", "2031-10-04"], ["2031-09-28"]))
    assert date(2031, 1, 1) in calendar.days_off
    assert date(2031, 9, 28) in calendar.makeup
    assert date(2031, 10, 4) not in calendar.days_off, "a Saturday is off anyway"
    source = calendar.years[2031]
    assert (source.origin, source.name, source.notice) == (CalendarOrigin.OFFICE, "catalog/calendar.yml", "2031年通知")


def test_office_year_replaces_library_year_altogether() -> None:
    calendar = build_work_calendar(office_year(2026, ["2026-01-01"], ["2026-10-17"]))
    assert {day for day in calendar.days_off if day.year == 2026} == {date(2026, 1, 1)}
    assert {day for day in calendar.makeup if day.year == 2026} == {date(2026, 10, 17)}
    assert date(2025, 10, 8) in calendar.days_off, "other years stay"


@pytest.mark.parametrize(
    ("holidays", "workdays"),
    [
        (["2026-02-30"], []),
        (["2026年1月1日"], []),
        (["2025-01-01"], []),
        (["2026-10-01"], ["2026-10-01"]),
        (["2026-10-01"], ["2027-10-09"]),
    ],
)
def test_office_year_that_contradicts_itself_is_unknown(holidays: list[str], workdays: list[str]) -> None:
    calendar = build_work_calendar(office_year(2026, holidays, workdays))
    assert 2026 not in calendar.years
    assert not {day for day in calendar.days_off | calendar.makeup if day.year == 2026}


def test_office_year_stated_twice_is_unknown() -> None:
    once = office_year(2026, ["2026-01-01"]).years
    assert 2026 not in build_work_calendar(CalendarFile(years=once + once)).years


def test_local_days_stand_beside_the_years_and_bad_ones_are_left_out() -> None:
    festival = LocalDay("2026-09-01", day=DayKind.OFF, name="本地节日")
    calendar = build_work_calendar(CalendarFile(local=(festival, LocalDay("2026-13-01", day=DayKind.WORKING))))
    assert dict(calendar.local) == {date(2026, 9, 1): festival}


def test_local_day_of_unknown_year_settles_that_day_only() -> None:
    calendar = build_work_calendar(CalendarFile(local=(LocalDay("2041-09-02", day=DayKind.OFF),)))
    assert calendar.is_settled(date(2041, 9, 2))
    assert not calendar.is_settled(date(2041, 9, 3))


def test_importing_the_reader_does_not_import_the_library() -> None:
    code = "import sys, generator.read.calendar, generator.derive.workdays; sys.exit('chinese_calendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_library_that_is_not_there_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)
    with pytest.raises(SetupError, match="缺少工作日历 chinesecalendar"):
        library_calendar.__wrapped__()
