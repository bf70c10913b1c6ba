"""Facts of many offices → what is the same and what is not: one item across them, who is complete, who is late.

Held against the standard where there is one: an item of it that an office neither has nor says is not applicable there
is lacking. Without a standard nothing is called lacking, for nobody said what must be there.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.officefacts import ItemFacts, OfficeFacts
from generator.model.offices import OfficeEntry, OfficesFile


@dataclass(frozen=True, slots=True)
class Standing:
    """How one office stands.

    Attributes:
        entry: the office in the list.
        facts: of its last good build; None where there never was one.
        lacking: ids of the standard that it neither has nor excuses.
        is_stale: whether its last build failed, so that its site is of an earlier day.
    """

    entry: OfficeEntry
    facts: OfficeFacts | None
    lacking: tuple[str, ...] = ()
    is_stale: bool = False

    @property
    def count(self) -> int:
        return len(self.facts.items) if self.facts else 0

    @property
    def is_complete(self) -> bool:
        """Whether nothing of the standard is lacking, and everything can be asked about by telephone."""
        return self.facts is not None and not self.lacking and not self.facts.unfilled

    @property
    def is_late(self) -> bool:
        """Whether something is past its day and not published."""
        return self.facts is not None and self.facts.overdue > 0


@dataclass(frozen=True, slots=True)
class Across:
    """One id across the offices. `title`: of the standard, else the one that most offices have.

    `rows`: the offices that have it, in order of the list; `excused`: (office, why); `lacking`: offices without it.
    """

    id: str
    title: str
    domain: str
    standard: ItemFacts | None
    rows: tuple[tuple[OfficeEntry, ItemFacts], ...]
    excused: tuple[tuple[OfficeEntry, str], ...]
    lacking: tuple[OfficeEntry, ...]


@dataclass(frozen=True, slots=True)
class Province:
    """All of it. `domains`: code → title, of the standard and of all offices."""

    listed: OfficesFile
    standings: tuple[Standing, ...]
    items: tuple[Across, ...]
    domains: Mapping[str, str]


def compare_offices(
    listed: OfficesFile,
    facts: Mapping[str, OfficeFacts],
    standard: Sequence[ItemFacts],
    domains: Mapping[str, str],
    stale: frozenset[str] = frozenset(),
) -> Province:
    """The offices side by side.

    Args:
        listed: the list of offices.
        facts: code → what is known of an office that has a site.
        standard: items of the standard; empty where there is none.
        domains: code of a domain → its title.
        stale: codes of offices whose last build failed.
    """
    wanted = {item.id for item in standard}
    standings = tuple(_standing(entry, facts.get(entry.code), wanted, stale) for entry in listed.built)
    return Province(listed, standings, tuple(_across(standings, standard)), domains)


def _standing(entry: OfficeEntry, facts: OfficeFacts | None, wanted: set[str], stale: frozenset[str]) -> Standing:
    if facts is None:
        return Standing(entry, None, (), entry.code in stale)
    has = {item.id for item in facts.items} | {one for one, _ in facts.excused}
    return Standing(entry, facts, tuple(sorted(wanted - has)), entry.code in stale)


def _across(standings: Sequence[Standing], standard: Sequence[ItemFacts]) -> Iterator[Across]:
    known = {item.id: item for item in standard}
    rows: dict[str, list[tuple[OfficeEntry, ItemFacts]]] = {one: [] for one in known}
    excused: dict[str, list[tuple[OfficeEntry, str]]] = {}
    lacking: dict[str, list[OfficeEntry]] = {}
    for standing in standings:
        if standing.facts is None:
            continue
        for item in standing.facts.items:
            rows.setdefault(item.id, []).append((standing.entry, item))
        for one, why in standing.facts.excused:
            excused.setdefault(one, []).append((standing.entry, why))
        for one in standing.lacking:
            lacking.setdefault(one, []).append(standing.entry)
    for one, having in sorted(rows.items()):
        first = known.get(one) or _commonest([item for _, item in having])
        yield Across(
            one,
            first.title,
            first.domain,
            known.get(one),
            tuple(having),
            tuple(excused.get(one, ())),
            tuple(lacking.get(one, ())),
        )


def _commonest(items: Sequence[ItemFacts]) -> ItemFacts:
    """The item whose title most have; of equally many the first."""
    counts: dict[str, int] = {}
    for item in items:
        counts[item.title] = counts.get(item.title, 0) + 1
    return max(items, key=lambda item: counts[item.title])


def strangers(province: Province) -> Iterator[tuple[OfficeEntry, ItemFacts, str]]:
    """Items whose id is one of the standard's, and whose title is another: they are compared with what they are not."""
    for across in province.items:
        if across.standard is not None:
            for entry, item in across.rows:
                if item.title != across.standard.title:
                    yield entry, item, across.standard.title
