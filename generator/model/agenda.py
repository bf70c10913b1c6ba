"""A calendar of duties: days by which something is to be published, for programs that show calendars (RFC 5545)."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Event:
    """One day. `key`: stable, of it alone; `url`: in full, or empty; `is_tentative`: the day may change."""

    key: str
    on: date
    title: str
    text: str
    url: str = ""
    is_tentative: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """A calendar. `path` inside the site, or the name of a file."""

    path: str
    title: str
    events: tuple[Event, ...]
