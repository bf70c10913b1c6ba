"""Who of the staff is logged in. In memory: a restart logs everybody out, and no session can be stolen from a disk."""

import threading
from dataclasses import dataclass
from hashlib import sha256
from secrets import token_urlsafe

COOKIE = "gk-staff"
LASTS = 8 * 3600
"""Seconds from the login; a working day."""
IDLE = 3600
"""Seconds without a request."""


@dataclass(frozen=True, slots=True)
class Seat:
    """`name`: whose password it was; `word`: stands in every form of these pages."""

    name: str
    word: str
    since: float
    seen: float


class Sessions:
    """Cookies (their hashes) and whose they are."""

    def __init__(self) -> None:
        self._seats: dict[str, Seat] = {}
        self._guard = threading.Lock()

    def enter(self, name: str, now: float) -> str:
        """A new cookie for somebody."""
        cookie = token_urlsafe(32)
        with self._guard:
            self._seats = {key: seat for key, seat in self._seats.items() if _is_fresh(seat, now)}
            self._seats[_key(cookie)] = Seat(name, token_urlsafe(24), now, now)
        return cookie

    def find(self, cookie: str, now: float) -> Seat | None:
        with self._guard:
            seat = self._seats.get(_key(cookie))
            if seat is None or not _is_fresh(seat, now):
                self._seats.pop(_key(cookie), None)
                return None
            seat = self._seats[_key(cookie)] = Seat(seat.name, seat.word, seat.since, now)
            return seat

    def leave(self, cookie: str) -> None:
        with self._guard:
            self._seats.pop(_key(cookie), None)


def _is_fresh(seat: Seat, now: float) -> bool:
    return now - seat.since < LASTS and now - seat.seen < IDLE


def _key(cookie: str) -> str:
    return sha256(cookie.encode("utf-8", "replace")).hexdigest()
