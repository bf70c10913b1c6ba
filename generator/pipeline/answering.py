"""What the service needs of a catalogue, and what it asks of `derive`: whose service it is, which days are worked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.derive.replying import find_refusal, find_step_refusal, next_steps, run_clock
from generator.derive.views.parts import Phones, phones_of
from generator.model.calendar import WorkCalendar
from generator.model.matter import Event, Matter, MatterKind, Step
from generator.model.office import Office
from generator.model.replyclock import Clock
from generator.pipeline.drafting import read_draft
from generator.read.calendar import build_work_calendar
from generator.read.snapshot import take_snapshot
from generator.read.tree import read_bytes
from generator.resources import THEME_DIR

STYLE = {"site.css": "text/css", "site.js": "text/javascript", "icon.svg": "image/svg+xml"}
"""Files of the site's look that the service's pages have too → their kind."""


@dataclass(frozen=True, slots=True)
class Ground:
    """`items`: item id → title, of those that are live; `whole`: whether all files of the catalogue could be read.

    `former`: ids that were given out and are no longer live: they still stand on paper.
    """

    office: Office
    calendar: WorkCalendar
    items: Mapping[str, str]
    whole: bool = True
    former: frozenset[str] = frozenset()

    def knows(self, item: str) -> bool:
        """Whether there is, or was, such an item; of a catalogue that was not read whole nothing is denied."""
        return not self.whole or item in self.items or item in self.former

    @property
    def phones(self) -> Phones:
        """Whom to call instead."""
        return phones_of(self.office.apply.calls if self.office.apply.phone else self.office.contact.calls)


def read_ground(folder: Path) -> Ground:
    """A catalogue as the service sees it; what cannot be read is left out, for residents must be heard all the same."""
    draft = read_draft(take_snapshot(folder))
    catalogue = draft.catalogue
    items = {item.id: item.title for item in catalogue.items}
    return Ground(
        catalogue.office, build_work_calendar(catalogue.calendar), items, not draft.unread, catalogue.permalinks.known
    )


def read_style(name: str) -> bytes:
    """One of `STYLE`."""
    return read_bytes(THEME_DIR, f"assets/gongkai/{name}")


def clock_of(ground: Ground, matter: Matter, today: date) -> Clock | None:
    """The clock of an application; none runs for other matters."""
    if matter.kind is not MatterKind.APPLICATION:
        return None
    return run_clock(ground.calendar, matter.handed_in, matter.events, today)


def refuse_event(ground: Ground, matter: Matter, event: Event, today: date) -> str:
    """Why an event may not be added to a matter; empty where it may."""
    if matter.kind is MatterKind.APPLICATION:
        return find_refusal(ground.calendar, matter.handed_in, matter.events, event, today)
    return find_step_refusal(matter.kind, matter.handed_in, matter.events, event, today)


def steps_of(ground: Ground, matter: Matter, today: date) -> tuple[Step, ...]:
    """The steps that can come next, dates and words aside."""
    return next_steps(ground.calendar, matter, today)
