"""What the documents of a duty show: since when they are there, where, and for which period."""

from collections.abc import Iterable

from generator.derive.ledger.judging import Shown
from generator.derive.ledger.periods import Period
from generator.model.day import parse_day
from generator.model.record import PublicationRecord


def first_address(documents: Iterable[PublicationRecord]) -> str:
    return next((record.url for record in documents if record.url and not record.removed), "")


def channels_of(documents: Iterable[PublicationRecord]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([record.channel.value for record in documents if record.channel is not None]))


def shown_by(documents: list[PublicationRecord]) -> Shown:
    """The first day on which one of the documents was proven to be there; else the first day stated."""
    proven = min([day for record in documents if (day := record.proven_date)], default=None)
    if proven is not None:
        return Shown(proven, is_proven=True, is_shown=True)
    stated = min([day for record in documents if (day := parse_day(record.date))], default=None)
    return Shown(stated, is_shown=bool(documents))


def is_of_period(record: PublicationRecord, period: Period) -> bool:
    """Whether a line counts for a period: by its name, else by the day on which it was shown."""
    if record.period:
        return record.period == period.name
    day = parse_day(record.date)
    return day is not None and period.after < day <= period.last
