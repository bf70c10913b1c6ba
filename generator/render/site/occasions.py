"""Occasions → iCalendar, one all-day event each, for the calendars of telephones.

DTSTAMP is the event's first day, so that the same register gives the same bytes; DTEND of an all-day event is the day
after its last (RFC 5545, 3.6.1).
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from generator.derive.views.occasions import NAME, PATH
from generator.model.address import absolute
from generator.model.occasion import Occasion
from generator.model.office import Office
from generator.render.icalendar import escape, render_calendar, uid_line


def render_occasions(anchored: Iterable[tuple[str, Occasion]], office: Office) -> bytes:
    """The calendar of all occasions whose days can be read. `anchored`: each with its anchor on the page."""
    lines = (line for anchor, event in anchored for line in _event(anchor, event, office))
    return render_calendar("events", f"{office.short_name}{NAME}", lines)


def _event(anchor: str, event: Occasion, office: Office) -> Iterator[str]:
    if event.span is None:
        return
    first, last = event.span
    yield "BEGIN:VEVENT"
    yield uid_line(f"{event.kind.name} {event.title} {event.start}", office.site_domain)
    yield f"DTSTAMP:{first:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escape(f'{event.kind.value}：{event.title}')}"
    if event.venue:
        yield f"LOCATION:{escape(event.venue)}"
    told = "\n".join(filter(None, (event.hours, event.how, event.phone and f"电话 {event.phone}")))
    if told:
        yield f"DESCRIPTION:{escape(told)}"
    if office.site_url:
        yield f"URL:{absolute(office.site_url, f'{PATH}#{anchor}')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
