"""A day as files write it: YYYY-MM-DD and nothing else."""

from datetime import date
from functools import lru_cache

_KEPT = 16_384
"""Days that are remembered: records say the same few thousand again and again."""


@lru_cache(maxsize=_KEPT)
def parse_day(text: str) -> date | None:
    """The day a text says; None where it says none, or says it in another form (`20261124`, `2026-W48-2`)."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.isoformat() == text else None
