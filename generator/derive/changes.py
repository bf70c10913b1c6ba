"""What changed in the catalogue, by day: adjustments an editor wrote (调整记录), changes its commits tell (修订历史),
ids that were withdrawn (编码登记). A thing is told once: a recorded change of items that an adjustment of the same day
names belongs to that adjustment.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.derive.diff.recorded import by_day, without_values
from generator.model.address import domain_of
from generator.model.catalogue import Adjustment, Catalogue
from generator.model.history import Recorded
from generator.model.register import Retired


@dataclass(frozen=True, slots=True)
class ChangedDay:
    """One day. `told`: in words of an editor; `details`: recorded changes of those; `recorded`: the others."""

    on: str
    told: tuple[Adjustment, ...] = ()
    details: tuple[Recorded, ...] = ()
    recorded: tuple[Recorded, ...] = ()
    retired: tuple[Retired, ...] = ()


def derive_days(catalogue: Catalogue) -> tuple[ChangedDay, ...]:
    """All days on which something changed, newest first."""
    told: dict[str, list[Adjustment]] = {}
    for adjustment in catalogue.adjustments:
        told.setdefault(adjustment.on, []).append(adjustment)
    gone: dict[str, list[Retired]] = {}
    for entry in told_alone(catalogue.permalinks.fates):
        gone.setdefault(entry.on, []).append(entry)
    recorded = dict(by_day(map(without_values, catalogue.history.changes)))
    return tuple(
        _day(on, told.get(on, ()), recorded.get(on, ()), gone.get(on, ()))
        for on in sorted({*told, *recorded, *gone}, reverse=True)
    )


def _day(on: str, told: Iterable[Adjustment], recorded: Iterable[Recorded], retired: Iterable[Retired]) -> ChangedDay:
    told = tuple(told)
    named = {item_id for adjustment in told for item_id in adjustment.items}
    details, others = [], []
    for entry in recorded:
        own = tuple(one for one in entry.items if one in named)
        rest = tuple(one for one in entry.items if one not in named)
        if own:
            details.append(replace(entry, items=own))
        if rest or not entry.items:
            others.append(replace(entry, items=rest))
    return ChangedDay(on, told, tuple(details), tuple(others), tuple(retired))


def told_alone(fates: Mapping[str, Retired]) -> list[Retired]:
    """Retired ids without those that went on the same day as their domain, whose entry tells of them all."""
    return [entry for entry in fates.values() if not _went_with(entry, fates.get(domain_of(entry.id)))]


def _went_with(entry: Retired, domain: Retired | None) -> bool:
    return domain is not None and domain is not entry and domain.on == entry.on


LISTED = 30
"""Items of a day's recorded changes up to which the first page names them."""


def derive_latest(days: Iterable[ChangedDay], wanted: int = 5) -> tuple[Adjustment, ...]:
    """The newest `wanted` pieces of news: adjustments, and what else changed on a day as one."""
    found: list[Adjustment] = []
    for day in days:
        found += day.told
        if (news := summarize(day.on, day.recorded)) is not None:
            found.append(news if len(news.items) <= LISTED else replace(news, items=()))
    return tuple(found[:wanted])


def summarize(on: str, recorded: Iterable[Recorded]) -> Adjustment | None:
    """Recorded changes of a day as one piece of news: 时限缩短 17 项，新增 2 项. None where there are none."""
    entries = tuple(recorded)
    count: Counter[str] = Counter()
    for entry in entries:
        count[entry.kind.value] += max(len(entry.items), 1)
    items = tuple(dict.fromkeys(item_id for entry in entries for item_id in entry.items))
    text = "，".join(f"{kind} {number} 项" for kind, number in count.items())
    return Adjustment(on, f"{text}。", items) if entries else None


def derive_histories(catalogue: Catalogue) -> Mapping[str, tuple[Adjustment, ...]]:
    """Item id → its adjustments, newest first. Adjustments of the whole catalogue stand under ""."""
    found: dict[str, list[Adjustment]] = {}
    for adjustment in sorted(catalogue.adjustments, key=lambda a: a.on, reverse=True):
        for item_id in adjustment.items or ("",):
            found.setdefault(item_id, []).append(adjustment)
    return {key: tuple(values) for key, values in found.items()}


def derive_records(catalogue: Catalogue) -> Mapping[str, tuple[Recorded, ...]]:
    """Id → recorded changes of it, newest first."""
    found: dict[str, list[Recorded]] = {}
    for entry in sorted(catalogue.history.changes, key=lambda one: one.on, reverse=True):
        told = without_values(entry)
        for address_id in entry.items:
            found.setdefault(address_id, []).append(told)
    return {key: tuple(values) for key, values in found.items()}
