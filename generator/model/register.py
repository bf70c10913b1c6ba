"""编码登记: every id ever published, what became of it, and where its page leads today.

An id is live, or it has one entry that says what became of it (`terms.Fate`). Chains of entries (merged into what was
later merged again) are followed here, for the rules, the pages and the machine-readable list alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, At, Day, Id, Meaning, Name, Url
from generator.model.terms import Fate


@dataclass(frozen=True, slots=True)
class Issued:
    """A live id as registered: title at the time, first day of its page (YYYY-MM-DD; empty where never noted)."""

    id: str
    title: str
    since: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Destination:
    """The office an id was handed over to, and its address there where it is known."""

    office: str = ""
    url: Url = ""


NO_DESTINATION = Destination()


@dataclass(frozen=True, slots=True, kw_only=True)
class Retired:
    """An id that was published and is no longer live. It keeps a page for ever.

    `on`: the day it ended; `since`: the first day of its page (both YYYY-MM-DD, `since` empty where never noted).
    `subject`: the bodies that were responsible; empty in entries from before it was noted.
    `state` is what the register says, empty in entries of the older form; `fate` is what it amounts to.
    """

    id: Id
    title: str
    since: Day = ""
    on: Day
    state: Annotated[str, Meaning.TERM] = ""
    reason: str
    replaced_by: Annotated[tuple[Id, ...], INLINE] = ()
    subject: Annotated[tuple[Name, ...], INLINE] = ()
    moved_to: Annotated[Destination, INLINE] = NO_DESTINATION
    place: Annotated[Place, At("id")] = NOWHERE

    @property
    def fate(self) -> Fate:
        if self.state in {fate.value for fate in Fate}:
            return Fate(self.state)
        return find_fate(self.replaced_by, self.moved_to.office)


def find_fate(replaced_by: tuple[str, ...], office: str) -> Fate:
    """What an entry amounts to: handed over, withdrawn for nothing, merged into one, split into several."""
    if office:
        return Fate.MOVED
    if not replaced_by:
        return Fate.WITHDRAWN
    return Fate.MERGED if len(replaced_by) == 1 else Fate.SPLIT


SECTIONS = ("domains", "categories", "issued")
"""Sections of the register that list live ids."""


@dataclass(frozen=True, slots=True)
class Permalinks:
    """The register. `issued`, `categories`, `domains`: live ids (`01-001`, `01-c1`, `01`) → entry.

    `sections`: which of the three the file has; a register from before one of them existed asks nothing of its ids.
    """

    issued: Mapping[str, Issued] = field(default_factory=dict)
    categories: Mapping[str, Issued] = field(default_factory=dict)
    domains: Mapping[str, Issued] = field(default_factory=dict)
    retired: tuple[Retired, ...] = ()
    sections: frozenset[str] = frozenset()
    file: str = ""

    @property
    def live(self) -> Mapping[str, Issued]:
        """All ids that stand as live, in the order domains, categories, items."""
        return {**self.domains, **self.categories, **self.issued}

    @property
    def fates(self) -> Mapping[str, Retired]:
        """Id → its entry; of two entries for one id the first."""
        return {entry.id: entry for entry in reversed(self.retired)}

    @property
    def known(self) -> frozenset[str]:
        """Every id ever given out."""
        return frozenset(self.live) | frozenset(entry.id for entry in self.retired)


@dataclass(frozen=True, slots=True)
class Successors:
    """Where chains of entries lead from one id.

    `live`: ids to show, each once, in the order of the entries; `ends`: retired ids at which a chain stops without a
    successor; `moved`: retired ids that another office took over, the start among them; `circle`: ids that lead back to
    where one came from.
    """

    live: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    circle: tuple[str, ...] = ()


MAX_FOLLOWED = 200
"""Ids one chain may pass before the rest is left alone: real ones have a handful, a hostile register thousands."""


def find_successors(fates: Mapping[str, Retired], start: str) -> Successors:
    """Follow the entries from `start` to what is not retired. Whether that is really there is not asked here."""
    live: dict[str, None] = {}
    ends: dict[str, None] = {}
    moved: dict[str, None] = {start: None} if start in fates and fates[start].moved_to.office else {}
    circle: dict[str, None] = {}
    trail = [start]
    waiting = [iter(_targets(fates, start))]
    done = {start}
    while waiting:
        target = next(waiting[-1], None)
        if target is None:
            waiting.pop()
            trail.pop()
        elif target in trail:
            circle.update(dict.fromkeys((*trail[trail.index(target) :], target)))
        elif target not in done and len(done) < MAX_FOLLOWED:
            done.add(target)
            entry = fates.get(target)
            if entry is None:
                live[target] = None
            elif entry.moved_to.office:
                moved[target] = None
            elif not entry.replaced_by:
                ends[target] = None
            trail.append(target)
            waiting.append(iter(_targets(fates, target)))
    return Successors(tuple(live), tuple(ends), tuple(moved), tuple(circle))


def _targets(fates: Mapping[str, Retired], address_id: str) -> tuple[str, ...]:
    entry = fates.get(address_id)
    return entry.replaced_by if entry else ()
