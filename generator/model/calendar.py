"""工作日历: which days are worked, year by year, and who says so.

A year stands here only when its 放假安排 is announced (the yearly notice of 国务院办公厅). A year that is missing is
*unknown*, not "without holidays": 放假 and 调休 come from the notice alone. Counting is done in `derive.workdays`.

Known limit: the notice of a year has now and then moved days of the December before it (29 to 31 December, in 2006,
2007, 2011 and 2018). Such a day counts by its own year's notice until the next one is known.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from generator.model.catalogue import LocalDay


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
        """Whether it is known if this day is worked: its year is announced, or the office states the day."""
        return day.year in self.years or day in self.local
