"""Records → those that count, and the documents of an item: what stands in its file and what was recorded, once each.

A line that another corrects counts no longer; a line that is void never did. Of an address that stands in both, the
record is right (0042).
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.item import Item, Published
from generator.model.record import PublicationRecord


def effective_records(records: Iterable[PublicationRecord]) -> tuple[PublicationRecord, ...]:
    """The lines that count, in their order."""
    lines = tuple(records)
    replaced = {record.corrects for record in lines if record.corrects}
    return tuple(record for record in lines if record.id not in replaced and not record.void)


def names_of_today(bodies: Mapping[str, Body]) -> dict[str, str]:
    """Every name a body has, had or has besides → its name of today."""
    found = {name: name for name in bodies}
    for body in bodies.values():
        for name in (*body.formerly, *body.also):
            found.setdefault(name, body.name)
    return found


def with_documents(catalogue: Catalogue) -> Catalogue:
    """The catalogue whose items' `published` hold the recorded documents too: what pages, feeds and data show.

    A document without an address has no place there; one that was taken down is not shown.
    """
    if not catalogue.records:
        return catalogue
    names = names_of_today(catalogue.bodies)
    of_item: dict[str, dict[str, Published]] = {}
    gone: dict[str, set[str]] = {}
    for record in effective_records(catalogue.records):
        if record.removed and record.url:
            gone.setdefault(record.item, set()).add(record.url)
        elif record.url and record.date:
            of_item.setdefault(record.item, {})[record.url] = published_of(record, names)
    domains = (
        replace(
            domain, items=tuple(_merged(one, of_item.get(one.id, {}), gone.get(one.id, ())) for one in domain.items)
        )
        for domain in catalogue.domains
    )
    return replace(catalogue, domains=tuple(domains))


def _merged(item: Item, recorded: Mapping[str, Published], gone: Iterable[str]) -> Item:
    away = set(gone) - recorded.keys()
    if not recorded and not away:
        return item
    stated = [document for document in item.published if document.url not in recorded and document.url not in away]
    return replace(item, published=(*stated, *recorded.values()))


def published_of(record: PublicationRecord, names: Mapping[str, str]) -> Published:
    """A record as the pages show it. `names`: any name of a body → that of today."""
    return Published(
        title=record.title or record.url.rpartition("/")[2],
        url=record.url,
        date=record.date,
        number=record.number,
        made=record.made,
        body=names.get(record.body, record.body),
        issuers=tuple(dict.fromkeys((*(names.get(name, name) for name in record.bodies[1:]), *record.issuers))),
        kind=record.kind,
        explains=record.explains,
        place=record.place,
    )
