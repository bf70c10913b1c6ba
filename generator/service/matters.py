"""Rows of the data → matters with their events."""

import json
from collections.abc import Sequence
from datetime import date

from generator.model.matter import Event, Matter, MatterKind, Step
from generator.model.outcome import Outcome
from generator.service.database import Row, Session
from generator.service.tables import EVENT, MATTER

BATCH = 500


def read_matter(session: Session, number: str, lock: str = "") -> Matter | None:
    rows = session.run(f"SELECT {MATTER} FROM matters WHERE number = ?{lock}", number)  # noqa: S608
    found = with_events(session, rows)
    return found[0] if found else None


def with_events(session: Session, rows: Sequence[Row]) -> list[Matter]:
    events: dict[str, list[Event]] = {row[0]: [] for row in rows}
    numbers = list(events)
    for start in range(0, len(numbers), BATCH):
        some = numbers[start : start + BATCH]
        marks = ", ".join("?" * len(some))
        found = session.run(
            f"SELECT number, {EVENT} FROM events WHERE number IN ({marks}) ORDER BY number, position",  # noqa: S608
            *some,
        )
        for number, *rest in found:
            events[number].append(_event(rest))
    return [_matter_of(row, tuple(events[row[0]])) for row in rows]


def _event(row: Sequence[str | int | None]) -> Event:
    step, happened, until, days, said, outcome = row
    return Event(
        Step[str(step)],
        date.fromisoformat(str(happened)),
        date.fromisoformat(str(until)) if until else None,
        int(days or 0),
        str(said),
        Outcome(outcome) if outcome else None,
    )


def _matter_of(row: Row, events: tuple[Event, ...]) -> Matter:
    number, kind, handed_in, item, verified, fields, closed, shown = row
    return Matter(
        number=number,
        kind=MatterKind(kind),
        handed_in=date.fromisoformat(handed_in),
        fields=json.loads(fields),
        item=item,
        verified=verified,
        closed=date.fromisoformat(closed) if closed else None,
        shown=shown,
        events=events,
    )
