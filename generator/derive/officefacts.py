"""A checked catalogue → what the portal knows of it, and how far it is from the standard."""

from collections.abc import Mapping
from datetime import date

from generator.derive.ledger.engine import derive_ledger
from generator.model.body import Body
from generator.model.calendar import WorkCalendar
from generator.model.catalogue import Catalogue
from generator.model.item import Item
from generator.model.ledger import LedgerQuery, State
from generator.model.officefacts import ItemFacts, OfficeFacts


def derive_facts(
    catalogue: Catalogue,
    code: str,
    today: date,
    calendar: WorkCalendar,
    excused: Mapping[str, str],
    warnings: int = 0,
) -> OfficeFacts:
    """The facts of an office.

    Args:
        catalogue: as its site shows it.
        code: of the office in the list of offices.
        today: the day of the build.
        calendar: its working days.
        excused: id → why an item of the standard is not applicable there.
        warnings: of the check.
    """
    items = sorted(catalogue.items, key=lambda item: item.id)
    return OfficeFacts(
        code,
        catalogue.office.name,
        today.isoformat(),
        tuple(item_facts(item) for item in items),
        tuple(sorted(excused.items())),
        tuple(item.id for item in items if _is_unfilled(item, catalogue.bodies)),
        _overdue(catalogue, today, calendar),
        warnings,
    )


def item_facts(item: Item) -> ItemFacts:
    """What the portal says of one item."""
    limits = (
        f"{entry.applies_to}：{entry.limit.raw}" if entry.applies_to else entry.limit.raw for entry in item.time_limit
    )
    bodies = dict.fromkeys(subject.body for subject in item.subject)
    return ItemFacts(
        item.id,
        item.title,
        item.domain_code,
        item.category,
        "；".join(limits),
        "、".join(bodies),
        item.summary,
        item.content,
    )


def _is_unfilled(item: Item, bodies: Mapping[str, Body]) -> bool:
    """Whether nobody of those who answer for an item can be called."""
    return not any(bodies[one.body].phone for one in item.subject if one.body in bodies)


def _overdue(catalogue: Catalogue, today: date, calendar: WorkCalendar) -> int:
    if not catalogue.records:
        return -1
    ledger = derive_ledger(catalogue, calendar, LedgerQuery(today))
    return sum(line.state is State.OVERDUE for line in ledger.lines)
