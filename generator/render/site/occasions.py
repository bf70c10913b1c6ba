"""Occasions → iCalendar (RFC 5545), one all-day event each, for the calendars of telephones.

- Lines end in CRLF and are folded at 75 octets, never inside a character (3.1); text is escaped (3.3.11).
- DTEND of an all-day event is the day after its last (3.6.1). UID stays, so that a subscription moves an event
  (3.8.4.7); DTSTAMP is the event's first day, so that the same register gives the same bytes.

Own code: of the libraries, vobject does not fold Chinese lines and ics adds a day to all-day events; icalendar 7.3 is
right, and larger than these lines.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import timedelta

from generator.derive.views.occasions import NAME, PATH
from generator.model.address import absolute
from generator.model.catalogue import Office
from generator.model.occasion import Occasion

_LONGEST = 75
"""Octets of a line without its end."""


def render_occasions(anchored: Iterable[tuple[str, Occasion]], office: Office) -> bytes:
    """The calendar of all occasions whose days can be read. `anchored`: each with its anchor on the page."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//gongkai//events//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escape(f'{office.short_name}{NAME}')}",
        "X-WR-TIMEZONE:Asia/Shanghai",
    ]
    for anchor, event in anchored:
        lines += _event(anchor, event, office)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _fold(line)).encode()


def _event(anchor: str, event: Occasion, office: Office) -> Iterator[str]:
    if event.span is None:
        return
    first, last = event.span
    digest = hashlib.sha256(f"{event.kind.name} {event.title} {event.start}".encode()).hexdigest()[:24]
    yield "BEGIN:VEVENT"
    yield f"UID:{digest}@{office.site_domain or 'gongkai.invalid'}"
    yield f"DTSTAMP:{first:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escape(f'{event.kind.value}：{event.title}')}"
    if event.venue:
        yield f"LOCATION:{_escape(event.venue)}"
    told = "\n".join(filter(None, (event.hours, event.how, event.phone and f"电话 {event.phone}")))
    if told:
        yield f"DESCRIPTION:{_escape(told)}"
    if office.site_url:
        yield f"URL:{absolute(office.site_url, f'{PATH}#{anchor}')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escape(text: str) -> str:
    bare = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ";", ","):
        bare = bare.replace(sign, f"\\{sign}")
    return bare.replace("\n", "\\n")


def _fold(line: str) -> list[str]:
    """The line in pieces of at most 75 octets, all but the first with a blank before them."""
    pieces, piece, size = [], "", 0
    for char in line:
        width = len(char.encode())
        if size + width > _LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece += char
        size += width
    return [*pieces, piece]
