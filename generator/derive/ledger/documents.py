"""Documents that were shown, each once: what residents may count where the office does not show what is late.

A document is what its address says, else its record. Counted is what has a day of publication: a document of unknown
day belongs to no month and no year.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.derive.records import effective_records, names_of_today
from generator.model.address import domain_of
from generator.model.catalogue import Catalogue

_OF_PERIOD = " "
"""Between an address and the period of which it shows the document; an address has no blanks."""


@dataclass(frozen=True, slots=True)
class Told:
    """One document under one item. `key`: what makes it the same document elsewhere; `on`: YYYY-MM-DD."""

    key: str
    item: str
    body: str
    on: str
    channels: tuple[str, ...] = ()

    @property
    def domain(self) -> str:
        return domain_of(self.item)

    @property
    def year(self) -> str:
        return self.on[:4]

    @property
    def month(self) -> str:
        return self.on[:7]


def list_told(catalogue: Catalogue, since: str, until: str) -> tuple[Told, ...]:
    """Documents shown from one day to another, both included, of live items: what was recorded, what items name.

    Args:
        catalogue: with its records, whether or not `with_documents` was asked.
        since, until: YYYY-MM-DD.
    """
    recorded = tuple(_recorded(catalogue))
    known = {(one.item, one.key.partition(_OF_PERIOD)[0]) for one in recorded}
    found = (*(one for one in _named(catalogue) if (one.item, one.key) not in known), *recorded)
    return tuple(one for one in found if since <= one.on <= until)


def _named(catalogue: Catalogue) -> Iterator[Told]:
    names = names_of_today(catalogue.bodies)
    for item in catalogue.items:
        own = item.subject[0].body if len(item.subject) == 1 else ""
        for document in item.published:
            yield Told(document.url, item.id, names.get(document.body, document.body) or own, document.date)


def _recorded(catalogue: Catalogue) -> Iterator[Told]:
    """Records of documents; of one document on several days the first counts."""
    names = names_of_today(catalogue.bodies)
    owners = {item.id: item.subject[0].body if len(item.subject) == 1 else "" for item in catalogue.items}
    first: dict[tuple[str, str], Told] = {}
    for record in effective_records(catalogue.records):
        if not record.is_document or not record.date or record.item not in owners:
            continue
        key = (record.url or record.id) + (f"{_OF_PERIOD}{record.period}" if record.period else "")
        channels = (record.channel.value,) if record.channel is not None else ()
        body = names.get(record.body, record.body) or owners[record.item]
        told = Told(key, record.item, body, record.date, channels)
        known = first.get((record.item, key))
        if known is None or record.date < known.on:
            first[record.item, key] = told
    yield from first.values()


def count_told(told: Iterable[Told], keys: Callable[[Told], Iterable[str]]) -> Mapping[str, int]:
    """Key → different documents, in order of the keys."""
    groups: dict[str, set[str]] = {}
    for one in told:
        for key in keys(one):
            groups.setdefault(key, set()).add(one.key)
    return {key: len(groups[key]) for key in sorted(groups)}
