"""Lines of iCalendar (RFC 5545) → a file; which events there are is the callers'.

- Lines end in CRLF and are folded at 75 octets, never inside a character (3.1).
- Text is escaped: backslash, semicolon, comma, line break (3.3.11).
- A UID is made of a key that does not change when the event is written again, so that a subscription moves it instead
  of doubling it (3.8.4.7).

Own code: of the libraries, vobject does not fold Chinese lines and ics adds a day to all-day events; icalendar 7.3 is
right, and larger than these lines.
"""

import hashlib
from collections.abc import Iterable

_LONGEST = 75
"""Octets of a line without its end."""


def render_calendar(product: str, title: str, lines: Iterable[str]) -> bytes:
    """A file of events. `product`: who made it, in PRODID; `lines`: of all events."""
    head = ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//gongkai//{product}//ZH", "CALSCALE:GREGORIAN")
    about = ("METHOD:PUBLISH", f"X-WR-CALNAME:{escape(title)}", "X-WR-TIMEZONE:Asia/Shanghai")
    whole = (*head, *about, *lines, "END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in whole for part in _fold(line)).encode()


def uid_line(key: str, host: str) -> str:
    """The UID of an event. `host`: of the site, empty where it has none."""
    return f"UID:{hashlib.sha256(key.encode()).hexdigest()[:24]}@{host or 'gongkai.invalid'}"


def escape(text: str) -> str:
    """A text as a property's value."""
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
