"""The catalogue of an office: its domains, and the registers they point to. Each class is the table of its fields
(`model.fields`).

The five elements are those of the pilot plan (国办发〔2017〕42号): 公开内容 `content`, 责任主体 `subject`,
规定时限 `time_limit`, 公开方式 `channel`, 公开程度 `scope`. `subject` is the responsible body, never the topic.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from generator.model.address import join_id
from generator.model.body import Body
from generator.model.calendarfile import CalendarFile
from generator.model.collecting import Collecting
from generator.model.diagnostic import NOWHERE, Place
from generator.model.domain import Domain
from generator.model.fields import INLINE, At, Day, Id
from generator.model.guide import Guide
from generator.model.history import NO_HISTORY, History
from generator.model.imports import Imports
from generator.model.indexnumber import IndexNumber, LastSerial
from generator.model.item import Item
from generator.model.law import Law
from generator.model.occasion import Occasion
from generator.model.office import Office
from generator.model.place import NO_MAP, NO_OUTLINE, MapFacts, Outline, Spot
from generator.model.poster import PosterSet
from generator.model.record import PublicationRecord
from generator.model.register import Permalinks, Retired
from generator.model.template import Template
from generator.model.topic import Topic
from generator.model.vocabulary import Asked, Words
from generator.model.withheld import Withheld


@dataclass(frozen=True, slots=True)
class Adjustment:
    """调整记录: a change of the catalogue that residents should know. `items` may be empty (the whole catalogue)."""

    on: Day
    text: str
    items: Annotated[tuple[Id, ...], INLINE] = ()
    place: Annotated[Place, At("on")] = NOWHERE


_NO_PERMALINKS = Permalinks()
_NO_WORDS = Words()
_NO_CALENDAR = CalendarFile()
_NO_IMPORTS = Imports()
_NO_COLLECTING = Collecting()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """An office's whole catalogue with its registers.

    `withdrawn_below`: ids that a catalogue this one stands on has withdrawn, the nearest first.
    """

    office: Office
    domains: tuple[Domain, ...]
    laws: Mapping[str, Law]
    bodies: Mapping[str, Body]
    permalinks: Permalinks = _NO_PERMALINKS
    adjustments: tuple[Adjustment, ...] = ()
    words: Words = _NO_WORDS
    calendar: CalendarFile = _NO_CALENDAR
    posters: tuple[PosterSet, ...] = ()
    imports: Imports = _NO_IMPORTS
    collected: Collecting = _NO_COLLECTING
    history: History = NO_HISTORY
    asked: tuple[Asked, ...] = ()
    templates: tuple[Template, ...] = ()
    records: tuple[PublicationRecord, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    numbers: tuple[IndexNumber, ...] = ()
    last_serials: tuple[LastSerial, ...] = ()
    guides: tuple[Guide, ...] = ()
    events: tuple[Occasion, ...] = ()
    places: tuple[Spot, ...] = ()
    topics: tuple[Topic, ...] = ()
    map_facts: MapFacts = NO_MAP
    outline: Outline = NO_OUTLINE
    withdrawn_below: tuple[Retired, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for domain in self.domains for item in domain.items)

    def find_item(self, item_id: str) -> Item | None:
        return next((item for item in self.items if item.id == item_id), None)

    @property
    def addresses(self) -> Mapping[str, str]:
        """Every live id with an address of its own (`01`, `01-c1`, `01-001`) → its title, in order of the catalogue."""
        found: dict[str, str] = {}
        for domain in self.domains:
            found[domain.code] = domain.title
            found.update((join_id(domain.code, category.id), category.name) for category in domain.categories)
            found.update((item.id, item.title) for item in domain.items)
        return found
