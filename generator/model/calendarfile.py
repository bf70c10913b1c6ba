"""Days off and days worked, as calendar.yml has them."""

from dataclasses import dataclass
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import At, Day
from generator.model.terms import DayKind


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """Days off and make-up working days of one year by its notice."""

    year: int
    notice: str
    holidays: tuple[Day, ...] = ()
    workdays: tuple[Day, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A local exception (ethnic festivals and the like)."""

    on: Day
    day: DayKind
    name: str = ""
    place: Annotated[Place, At("on")] = NOWHERE

    @property
    def working(self) -> bool:
        return self.day is DayKind.WORKING


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The office's own calendar; it wins over the library's."""

    years: tuple[CalendarYear, ...] = ()
    local: tuple[LocalDay, ...] = ()
