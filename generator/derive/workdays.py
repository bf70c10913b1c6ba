"""Counting days: from a clause and the day of its event to the last day of the period.

Rules, with their sources:

- 《民法典》第二百零一条: by years, months and days, the day of the event is not counted; counting starts the next day.
- 《民法典》第二百零二条: by months and years, the period ends on the matching day, without one on the month's last day.
- 《民法典》第二百零三条: a last day that is a 法定休假日 (weekends as they are really worked and rested) gives way to
  the day after the rest. For working days this never arises: the last one counted is a working day.
- 工作日: 《政府信息公开条例》第二十六条 counts in them without defining them. Practice: Monday to Friday, less the
  days off and plus the make-up days of the yearly notice of 国务院办公厅.

Counting back from an event (提前N个工作日) mirrors art. 201: the event's day is not counted. Art. 203 is not applied
to it: moving the day later would shorten the notice that people are entitled to.

**A year not announced.** A date that depends on a day of which a missing notice may speak
(`WorkCalendar.missing_notice`) is `provisional`, and its reason names the year:

- Counting forward, `on` is the earliest day it can become. *Every* open day, weekends included, is allowed to turn
  out a working day: counting Monday to Friday would be no lower bound, since a make-up Sunday before a holiday brings
  the date forward (2025-09-26 and 2 working days is 2025-09-29, not 09-30). Holidays that need no notice (1 January)
  are off. `estimate`, and the reason, give the plain count by Monday to Friday, and name the fixed holidays left out.
- Counting back, `on` is the count by Monday to Friday. A holiday moves it earlier and a make-up day later, so it is no
  bound in either direction, and the reason says so.

Left to others: which wording is which clause (`read.timelimit.text`), whether a period was kept (`derive.ledger`).
"""

from datetime import date, timedelta

from generator.derive.recurrence import ONE_DAY, YEARS, day_of_month, day_of_next, next_occurrence, periods_later
from generator.model.calendar import DECEMBER_TAIL, FIXED_HOLIDAYS, FIXED_NAMES, FIXED_SINCE, WorkCalendar
from generator.model.text import chinese_day
from generator.model.timelimit import Clause, DueDate, Kind, Relation, Unit

MAX_AMOUNT = 1000
"""Larger amounts are slips of the pen, whatever their unit; no date is given for them."""
_SATURDAY = 5
_COUNTED = frozenset({Kind.DEADLINE, Kind.ADVANCE, Kind.POSTING, Kind.CONSULT, Kind.TAKEDOWN})


def is_working_day(calendar: WorkCalendar, day: date) -> bool:
    """Whether the day is worked.

    In a year not announced the answer is Monday to Friday, an assumption and no more: ask
    `calendar.is_settled(day)` before relying on it.
    """
    stated = calendar.local.get(day)
    if stated is not None:
        return stated.working
    if day.weekday() >= _SATURDAY:
        return day in calendar.makeup
    return day not in calendar.days_off and not calendar.is_fixed_holiday(day)


NO_DAYS: frozenset[date] = frozenset()


def count_working_days(calendar: WorkCalendar, after: date, last: date, skipped: frozenset[date] = NO_DAYS) -> int:
    """Working days in (after, last], those of `skipped` left out; in a year not announced Monday to Friday."""
    days = (after + timedelta(days=n) for n in range(1, (last - after).days + 1))
    return sum(day not in skipped and is_working_day(calendar, day) for day in days)


def add_working_days(calendar: WorkCalendar, start: date, n: int, skipped: frozenset[date] = NO_DAYS) -> DueDate:
    """The n-th working day after `start`, which itself is not counted (民法典 art. 201).

    Where the way touches a year not announced, `on` is the earliest day possible (module docstring).
    `skipped`: days on which the period stands still (信息公开条例 art. 33: 征求意见所需时间不计算在内).

    Raises:
        ValueError: n is less than 1.
        OverflowError: the date would lie behind the year 9999.
    """
    earliest = _count(calendar, start, n, ONE_DAY, open_days_worked=True, skipped=skipped)
    if not _open_years(calendar, start, earliest):
        return DueDate(earliest, provisional=False)
    plain = _count(calendar, start, n, ONE_DAY, open_days_worked=False, skipped=skipped)
    why = _missing_years(_open_years(calendar, start, plain))
    return DueDate(
        earliest,
        provisional=True,
        reason=f"{why}，{_basis(calendar, start, plain)}暂算为{chinese_day(plain)}",
        estimate=plain,
    )


def count_workdays(calendar: WorkCalendar, start: date, end: date) -> int | None:
    """Working days from `start`, not counted (民法典 art. 201), to `end` inclusive; None where a day is not known yet.

    Of a span longer than `MAX_AMOUNT` days only that much is counted.
    """
    days = [start + ONE_DAY * n for n in range(1, min((end - start).days, MAX_AMOUNT) + 1)]
    if not all(calendar.is_settled(day) for day in days):
        return None
    return sum(is_working_day(calendar, day) for day in days)


def subtract_working_days(calendar: WorkCalendar, event: date, n: int) -> DueDate:
    """The n-th working day before `event`, which itself is not counted: the last day for 提前n个工作日.

    Where the way touches a year not announced, `on` is counted by Monday to Friday and may have to be earlier.

    Raises:
        ValueError: n is less than 1.
        OverflowError: the date would lie before the year 1.
    """
    on = _count(calendar, event, n, -ONE_DAY, open_days_worked=False)
    years = _open_years(calendar, on - ONE_DAY, event - ONE_DAY)
    if not years:
        return DueDate(on, provisional=False)
    why = _missing_years(years)
    reason = f"{why}，{_basis(calendar, on - ONE_DAY, event - ONE_DAY)}暂算，放假会使它提前，调休上班会使它推后"
    return DueDate(on, provisional=True, reason=reason, estimate=on)


def due_date(calendar: WorkCalendar, clause: Clause, trigger_day: date) -> DueDate | None:
    """The last day of the clause's period, inclusive; nothing where the wording gives no day.

    - deadline, takedown: the last day to publish, to withdraw; posting, consult: the last day it stays open.
      `trigger_day` is the day of the event (of posting, of opening; 12-31 for 年度终了后3个月内).
    - advance: the last day to publish before the event on `trigger_day`; nothing for 会前3日内, which says from
      when on and not until when.
    - fixed, recurring: the next occurrence on or after `trigger_day` (`next_occurrence`); 次年3月31日, 次月10日 and
      下季度首月15日 lie in the year, month or quarter after that of `trigger_day`.
    - all others, hours, and a clause without number (及时、长期): nothing. An extension is not a date of its own.
    """
    if trigger_day.year not in YEARS:
        return None
    if clause.kind in (Kind.FIXED, Kind.RECURRING):
        on = (day_of_next if periods_later(clause) else next_occurrence)(clause, trigger_day)
        return None if on is None else DueDate(on, provisional=False)
    if not is_countable(clause) or clause.amount is None or clause.unit is None:
        return None
    return _count_period(calendar, trigger_day, clause.amount, clause.unit, back=clause.kind is Kind.ADVANCE)


def is_countable(clause: Clause) -> bool:
    """Whether a day follows from the day of the clause's event by counting; the page's calculator asks for no other.

    Not 会前3日内: it says from when on, and not until when. Not hours, nor amounts that are slips of the pen.
    """
    if clause.kind not in _COUNTED or clause.unit in (None, Unit.HOUR):
        return False
    if clause.kind is Kind.ADVANCE and clause.relation is Relation.WITHIN:
        return False
    return clause.amount is not None and 1 <= clause.amount <= MAX_AMOUNT


def calendar_table(calendar: WorkCalendar, first_year: int, last_year: int) -> dict[str, object]:
    """The calendar for `theme/assets/duedate.js`, which counts by it exactly as this module does.

    Returns:
        `known`: announced years, ascending; `fixed`: "MMDD" of the holidays that need no notice, from the year `since`;
        `tail`: "MMDD" from which on a December waits for the next notice;
        `off`, `work`: year → sorted "MMDD", the weekdays off and the
        weekend days worked, local days merged in. In a year that is not announced they hold its local days,
        plain weekdays worked included. Years outside first_year … last_year are left out, so unknown to the page.
    """
    known = [year for year in sorted(calendar.years) if first_year <= year <= last_year]
    off: dict[str, list[str]] = {str(year): [] for year in known}
    work: dict[str, list[str]] = {str(year): [] for year in known}
    for day in sorted({*calendar.days_off, *calendar.makeup, *calendar.local}):
        working = is_working_day(calendar, day)
        says_nothing_new = calendar.missing_notice(day) is None and working == (day.weekday() < _SATURDAY)
        if first_year <= day.year <= last_year and not says_nothing_new:
            (work if working else off).setdefault(str(day.year), []).append(f"{day:%m%d}")
    fixed = [f"{month:02}{day:02}" for month, day in FIXED_HOLIDAYS]
    tail = f"{DECEMBER_TAIL[0]:02}{DECEMBER_TAIL[1]:02}"
    return {"known": known, "off": off, "work": work, "fixed": fixed, "since": FIXED_SINCE, "tail": tail}


def _count(
    calendar: WorkCalendar,
    start: date,
    n: int,
    step: timedelta,
    *,
    open_days_worked: bool,
    skipped: frozenset[date] = NO_DAYS,
) -> date:
    """The n-th working day from `start` on, `start` not counted. Days nobody knows: all worked, or Monday to Friday."""
    if n < 1:
        raise ValueError(f"working days are counted from 1, not {n}")
    day = start
    while n:
        day += step
        if day in skipped:
            continue
        if (open_days_worked and not calendar.is_settled(day)) or is_working_day(calendar, day):
            n -= 1
    return day


def _count_period(calendar: WorkCalendar, day: date, amount: int, unit: Unit, *, back: bool) -> DueDate:
    """The period's last day; counting forward in calendar units by 民法典 art. 203, for which only that end matters."""
    if unit is Unit.WORKDAY:
        return (subtract_working_days if back else add_working_days)(calendar, day, amount)
    if back:
        return DueDate(_shift(day, -amount, unit), provisional=False)
    return add_working_days(calendar, _shift(day, amount, unit) - ONE_DAY, 1)


def _shift(day: date, amount: int, unit: Unit) -> date:
    """`amount` days, weeks, months or years on (or back); by months as 民法典 art. 202 says."""
    if unit in (Unit.MONTH, Unit.YEAR):
        months = day.year * 12 + day.month - 1 + amount * (12 if unit is Unit.YEAR else 1)
        return day_of_month(months // 12, months % 12 + 1, day.day)
    return day + timedelta(days=amount * (7 if unit is Unit.WEEK else 1))


def _open_years(calendar: WorkCalendar, after: date, last: date) -> list[int]:
    """Years whose notice is missing for a day in (after, last]."""
    span = (after + timedelta(days=n) for n in range(1, (last - after).days + 1))
    return sorted({calendar.missing_notice(day) or day.year for day in span if not calendar.is_settled(day)})


def _basis(calendar: WorkCalendar, after: date, last: date) -> str:
    """By what was counted in (after, last]: 按周一至周五, and the fixed holidays that were left out by name."""
    span = (after + timedelta(days=n) for n in range(1, (last - after).days + 1))
    left_out = (day for day in span if day.weekday() < _SATURDAY and calendar.is_fixed_holiday(day))
    names = "、".join(dict.fromkeys(FIXED_NAMES[day.month] for day in left_out if day not in calendar.local))
    return f"按周一至周五（{names}除外）" if names else "按周一至周五"


def _missing_years(years: list[int]) -> str:
    named = "、".join(f"{year}年" for year in years)
    return f"本站日历还没有收入{named}的放假安排"
