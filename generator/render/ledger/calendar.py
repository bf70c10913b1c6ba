"""What is due → iCalendar: an all-day event a duty, for the calendars of phones and offices.

DTSTAMP is the day of the ledger, so that the same day gives the same bytes; DTEND of an all-day event is the day after
(RFC 5545, 3.6.1).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.model.agenda import Agenda, Event
from generator.render.icalendar import escape, render_calendar, uid_line


def render_agenda(agenda: Agenda, today: date, host: str) -> bytes:
    """The file of a calendar. `host`: of the site, for the UIDs."""
    lines = (line for event in agenda.events for line in _event(event, today, host))
    return render_calendar("ledger", agenda.title, lines)


def _event(event: Event, today: date, host: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield uid_line(event.key, host)
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escape(event.title)}"
    if event.text:
        yield f"DESCRIPTION:{escape(event.text)}"
    if event.url:
        yield f"URL:{event.url}"
    yield f"STATUS:{'TENTATIVE' if event.is_tentative else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
