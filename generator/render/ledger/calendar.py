"""What is due → iCalendar (RFC 5545): an all-day event a duty, for the calendars of phones and offices.

- Lines end in CRLF and are folded at 75 octets, never inside a character (3.1).
- Text is escaped: backslash, semicolon, comma, line break (3.3.11).
- An event's UID does not change when it is written again, so that a subscription moves it instead of doubling it
  (3.8.4.7); DTSTAMP is the day of the ledger, so that the same day gives the same bytes.
- DTEND of an all-day event is the day after (3.6.1).
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.model.agenda import Agenda, Event

_LONGEST = 75
"""Octets of a line without its end."""
_HEAD = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//gongkai//ledger//ZH", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")


def render_agenda(agenda: Agenda, today: date, host: str) -> bytes:
    """The file of a calendar. `host`: of the site, for the UIDs."""
    lines = [*_HEAD, f"X-WR-CALNAME:{_escape(agenda.title)}", "X-WR-TIMEZONE:Asia/Shanghai"]
    for event in agenda.events:
        lines += _event(event, today, host)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _fold(line)).encode()


def _event(event: Event, today: date, host: str) -> Iterator[str]:
    digest = hashlib.sha256(event.key.encode()).hexdigest()[:24]
    yield "BEGIN:VEVENT"
    yield f"UID:{digest}@{host or 'gongkai.invalid'}"
    yield f"DTSTAMP:{today:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escape(event.title)}"
    if event.text:
        yield f"DESCRIPTION:{_escape(event.text)}"
    if event.url:
        yield f"URL:{event.url}"
    yield f"STATUS:{'TENTATIVE' if event.is_tentative else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escape(text: str) -> str:
    bare = text.replace("\r\n", "\n").replace("\r", "\n")
    for sign in ("\\", ";", ","):
        bare = bare.replace(sign, f"\\{sign}")
    return bare.replace("\n", "\\n")


def _fold(line: str) -> Iterable[str]:
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
