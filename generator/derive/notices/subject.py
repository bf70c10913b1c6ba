"""A record or an item → the publication that notices tell of; what must not go out is refused with the reason.

Refused: what was corrected (the correction counts), void, taken down, or is an event alone: there is nothing to read;
and what is open on request only (依申请公开): it is for the one who asked.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.derive.notices.stay import derive_stay
from generator.derive.posters import find_phone
from generator.derive.records import effective_records, names_of_today
from generator.model.address import absolute, item_path
from generator.model.calendar import WorkCalendar
from generator.model.catalogue import Catalogue
from generator.model.day import parse_day
from generator.model.doubt import say_doubts
from generator.model.item import Item
from generator.model.notice import Publication, Unfit
from generator.model.record import PublicationRecord
from generator.model.terms import Channel, Method, standard_terms


@dataclass(frozen=True, slots=True)
class Source:
    """What notices are made of. `posted`: the day they are hung up, where somebody said it."""

    catalogue: Catalogue
    calendar: WorkCalendar
    posted: date | None = None


def find_publication(source: Source, named: str) -> Publication | Unfit:
    """The publication of a record's or an item's id."""
    catalogue = source.catalogue
    if (item := catalogue.find_item(named)) is not None:
        return _for_the_public(source, item, None)
    record = next((one for one in catalogue.records if one.id == named), None)
    if record is None:
        gone = catalogue.permalinks.fates.get(named)
        return Unfit(
            f"“{named} {gone.title}”已于 {gone.on} {gone.fate.value}"
            if gone is not None
            else f"没有“{named}”：写发布记录的编号（2026-0001）或者事项编码（01-018）"
        )
    if (why := _refuse(record, catalogue)) is not None:
        return Unfit(why)
    item = catalogue.find_item(record.item)
    if item is None:
        return Unfit(f"{record.id} 的事项 {record.item} 不在目录里")
    return _for_the_public(source, item, record)


def list_since(catalogue: Catalogue, since: date) -> tuple[str, ...]:
    """Ids of the records of documents shown, or where no day is known recorded, on a day or later; in their order."""
    return tuple(
        record.id
        for record in effective_records(catalogue.records)
        if _refuse(record, catalogue) is None and (day := _day_of(record)) is not None and day >= since
    )


def _day_of(record: PublicationRecord) -> date | None:
    return parse_day(record.date) or parse_day(record.recorded)


def _refuse(record: PublicationRecord, catalogue: Catalogue) -> str | None:
    heir = next((one for one in catalogue.records if one.corrects == record.id), None)
    if heir is not None:
        return f"{record.id} 已由 {heir.id} " + ("作废" if heir.void else f"更正，写 {heir.id}")
    if record.void:
        return f"{record.id} 已作废（{record.void}）"
    if not record.is_document:
        return f"{record.id} 只登记了事由，还没有公开的文件"
    return f"{record.id} 已于 {record.removed} 撤下" if record.removed and not _hangs(record) else None


def _hangs(record: PublicationRecord) -> bool:
    """Whether a takedown day says until when a notice on a board hangs, rather than that a page is gone."""
    return record.channel is not None and Channel.NOTICE_BOARD in standard_terms((record.channel,))


def _for_the_public(source: Source, item: Item, record: PublicationRecord | None) -> Publication | Unfit:
    """Nothing where an item is open only to who asks for it: it is nobody else's."""
    if item.scope.methods and Method.PROACTIVE not in item.scope.methods:
        return Unfit(
            f"{record.id if record else item.id}：“{item.id} {item.title}”是依申请公开的，不广播、不张贴、不群发"
        )
    return _publication(source, item, record)


def _publication(source: Source, item: Item, record: PublicationRecord | None) -> Publication:
    catalogue, office = source.catalogue, source.catalogue.office
    bodies = tuple(_bodies(catalogue, item, record))
    phone, phone_of = find_phone(catalogue, bodies)
    shown = record.proven_date if record else None
    posted = source.posted or (shown if record and _hangs(record) else None)
    return Publication(
        id=record.id if record else item.id,
        item=item.id,
        title=(record.title if record else "") or item.title,
        matter=item.title,
        summary=item.summary,
        content=item.content,
        body=bodies[0] if bodies else office.name,
        address=absolute(office.site_url, item_path(item.id)),
        office=office.name,
        signature=office.short_name or office.name,
        number=record.number if record else "",
        issuers=tuple(dict.fromkeys((*bodies[1:], *record.issuers))) if record else (),
        units=record.units if record else (),
        shown_on=shown,
        posted_on=posted,
        stay=derive_stay(item, record, posted, source.calendar),
        phone=phone,
        phone_of=phone_of,
        oversight=office.supervision.phone,
        example=office.example,
        doubt=say_doubts(item),
        on_board=_has_board(item, record),
        audience=item.scope.groups if not item.scope.everyone else (),
    )


def _has_board(item: Item, record: PublicationRecord | None) -> bool:
    channels = (use.channel for use in item.channel)
    return (record is not None and _hangs(record)) or Channel.NOTICE_BOARD in standard_terms(channels)


def _bodies(catalogue: Catalogue, item: Item, record: PublicationRecord | None) -> Iterator[str]:
    """Who publishes: of a record its bodies by their names of today, else the item's."""
    if record is not None and record.bodies:
        names = names_of_today(catalogue.bodies)
        yield from dict.fromkeys(names.get(name, name) for name in record.bodies)
    else:
        yield from dict.fromkeys(subject.body for subject in item.subject)
