"""Whether the clock is behind the catalogue: one cause (a wrong clock) must not become hundreds of wrong dates."""

from datetime import date, timedelta

from generator.model.catalogue import Catalogue
from generator.model.day import parse_day

MANY = 5
"""Days of what has happened that lie ahead, from which the clock is doubted, if they are also most of all days."""


def list_past_days(catalogue: Catalogue) -> list[date]:
    """Every day on which something is said to have happened; what is no day is left out."""
    register = catalogue.permalinks
    texts = [entry.since for entry in register.live.values()]
    texts += [entry.on for entry in register.retired]
    texts += [adjustment.on for adjustment in catalogue.adjustments]
    for item in catalogue.items:
        texts += [item.updated, item.origin.date, item.origin.compared, *(document.date for document in item.published)]
    return [day for day in map(parse_day, texts) if day is not None]


def find_ahead(catalogue: Catalogue, today: date) -> tuple[int, int, date]:
    """How many of those days lie ahead of today by more than one, how many there are, and the last of them."""
    days = list_past_days(catalogue)
    return sum(day > today + timedelta(days=1) for day in days), len(days), max(days, default=today)


def is_clock_behind(catalogue: Catalogue, today: date) -> bool:
    """Whether it is rather the clock that is wrong than the dates."""
    ahead, total, _ = find_ahead(catalogue, today)
    return ahead >= MANY and 2 * ahead > total
