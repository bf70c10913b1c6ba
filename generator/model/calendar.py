"""工作日历: which days are worked, year by year, and who says so.

A year stands here only when its 放假安排 is announced (the yearly notice of 国务院办公厅). A year that is missing is
*unknown*, not "without holidays": 放假 and 调休 come from the notice alone. Counting is done in `derive.workdays`.

Two things are known of a year before its notice, and one is not known of a year that has one:

- 全国年节及纪念日放假办法 (国务院令第795号, in force 2025-01-01) art. 2: 1 January, 1 and 2 May, 1 to 3 October are
  days off whatever the notice says. The other holidays go by the moon or the sun, and their days come with the notice.
- The notice of a year has now and then moved days of the December before it (29 to 31 December, in 2006, 2007, 2011
  and 2018). These days of a year are open until the next year's notice is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from generator.model.calendarfile import LocalDay

FIXED_HOLIDAYS = ((1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3))
"""Month and day of the holidays that need no notice, by the 办法 in force since FIXED_SINCE."""
FIXED_NAMES = {1: "元旦", 5: "劳动节", 10: "国庆节"}
"""What the fixed holidays of a month are called."""
FIXED_SINCE = 2025
DECEMBER_TAIL = (12, 29)
"""From here on, a December may still be changed by the notice of the year after it."""


class CalendarOrigin(Enum):
    """Where a year's days come from."""

    LIBRARY = "library"
    OFFICE = "office"

    @property
    def label(self) -> str:
        return {"library": "软件自带日历", "office": "本单位日历"}[self.value]


@dataclass(frozen=True, slots=True)
class YearSource:
    """Provenance of one year: `name` is the library with its version, or the office's file; `notice` its title."""

    origin: CalendarOrigin
    name: str
    notice: str = ""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days of the announced years.

    `years`: announced year → provenance; all other years are unknown.
    `days_off`: Mondays to Fridays off. `makeup`: Saturdays and Sundays worked (调休上班). Both only in announced years.
    `local`: single days the office states; each wins over the year's table, also in an unknown year.
    """

    years: Mapping[int, YearSource] = field(default_factory=dict)
    days_off: frozenset[date] = frozenset()
    makeup: frozenset[date] = frozenset()
    local: Mapping[date, LocalDay] = field(default_factory=dict)

    def is_settled(self, day: date) -> bool:
        """Whether it is known if this day is worked: by a notice, by the office, or by the 办法 itself."""
        stated = day in self.local or day in self.days_off or day in self.makeup
        return stated or self.missing_notice(day) is None or self.is_fixed_holiday(day)

    def missing_notice(self, day: date) -> int | None:
        """The year whose notice may still say something of this day; None where none can."""
        if day.year not in self.years:
            return day.year
        is_tail = (day.month, day.day) >= DECEMBER_TAIL
        return day.year + 1 if is_tail and day.year + 1 not in self.years else None

    def is_fixed_holiday(self, day: date) -> bool:
        """Whether the day is a holiday that needs no notice, of a year that has none."""
        return day.year not in self.years and day.year >= FIXED_SINCE and (day.month, day.day) in FIXED_HOLIDAYS
