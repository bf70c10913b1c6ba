"""Catalogue, domain, item and the registers they point to.

The five elements are those of the pilot plan (国办发〔2017〕42号): 公开内容 `content`, 责任主体 `subject`,
规定时限 `time_limit`, 公开方式 `channel`, 公开程度 `scope`. `subject` is the responsible body, never the topic.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.diagnostic import NOWHERE, Place
from generator.model.phone import NO_PHONE, PhoneLine
from generator.model.poster import PosterSet
from generator.model.register import Permalinks
from generator.model.terms import (
    BodyKind,
    Channel,
    LawCheck,
    LawStatus,
    Level,
    Method,
    Nature,
    Power,
    Stage,
)
from generator.model.timelimit import TimeLimit


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One law an item rests on. Articles are shown only where `checked`."""

    law: str
    articles: tuple[str, ...] = ()
    checked: bool = True
    note: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Law:
    """Register entry. `articles` maps an article (第四十八条) to its gist; `replaced_by` is a key or free text."""

    key: str
    title: str
    status: LawStatus
    check: LawCheck
    doc_no: str = ""
    issued: str = ""
    effective: str = ""
    replaced_by: str = ""
    articles: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Body:
    """Register entry of a body. Contact fields are public office contacts, exempt from the privacy check.

    `calls`: `phone`, cut into the numbers to dial.
    """

    name: str
    kind: BodyKind
    full_name: str = ""
    duty: str = ""
    phone: str = ""
    address: str = ""
    hours: str = ""
    website: str = ""
    place: Place = NOWHERE
    calls: PhoneLine = NO_PHONE


@dataclass(frozen=True, slots=True)
class Subject:
    """责任主体: a body, the level it acts on (None: all levels of the item) and its part in the duty."""

    body: str
    level: Level | None = None
    note: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """One channel; `note` names the platform, or says what "其他" is."""

    channel: Channel
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """公开程度. `groups` are the named groups of 特定群众; empty when only 全社会."""

    methods: tuple[Method, ...]
    everyone: bool
    groups: tuple[str, ...]
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class TimeLimitEntry:
    """One wording of the time-limit cell and the part of the content it is for ("" = all of it)."""

    limit: TimeLimit
    applies_to: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Published:
    """Something really disclosed under an item. `date` is YYYY-MM-DD."""

    title: str
    url: str
    date: str
    body: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Item:
    """One 公开事项. `id` is DD-NNN, given once and never reused; its page is /DD/NNN/."""

    id: str
    title: str
    category: str
    summary: str
    content: tuple[str, ...]
    subject: tuple[Subject, ...]
    time_limit: tuple[TimeLimitEntry, ...]
    channel: tuple[ChannelUse, ...]
    scope: Scope
    basis: tuple[LegalBasis, ...]
    stage: Stage
    nature: Nature
    power: Power
    keywords: tuple[str, ...] = ()
    privacy: str = ""
    official_subject: str = ""
    how_to_apply: str = ""
    published: tuple[Published, ...] = ()
    updated: str = ""
    verify: str = ""
    place: Place = NOWHERE

    @property
    def domain_code(self) -> str:
        return self.id[:2]

    @property
    def serial(self) -> str:
        return self.id[3:]


@dataclass(frozen=True, slots=True)
class Question:
    """What residents ask, and the item that answers."""

    ask: str
    item: str
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Category:
    """一级事项. `id` (c1, c2 …) is permanent: its page is /DD/c1/.

    `basis` stands for all items of the category, as a merged cell does in the printed table.
    """

    id: str
    name: str
    description: str = ""
    basis: tuple[LegalBasis, ...] = ()


@dataclass(frozen=True, slots=True)
class Domain:
    """One 领域: a catalogue of its own. `code` is two digits; its page is /DD/."""

    code: str
    title: str
    authority: str
    introduction: str
    questions: tuple[Question, ...]
    categories: tuple[Category, ...]
    items: tuple[Item, ...]
    guidance: str = ""
    file: str = ""
    place: Place = NOWHERE

    def items_of(self, category: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.category == category)

    def category_of(self, item: Item) -> Category | None:
        """The category an item names; None where the domain has none of that name."""
        return next((category for category in self.categories if category.name == item.category), None)


@dataclass(frozen=True, slots=True)
class Contact:
    """A public contact of the office. `calls`: its `phone`, cut into the numbers to dial."""

    name: str = ""
    phone: str = ""
    address: str = ""
    postcode: str = ""
    email: str = ""
    hours: str = ""
    website: str = ""
    note: str = ""
    calls: PhoneLine = NO_PHONE


NO_CONTACT = Contact()


@dataclass(frozen=True, slots=True)
class Office:
    """Who publishes the site, and where it lives. All of it is local.

    `site_url` is empty while the address is not settled: then no code, no canonical tag and no sitemap is written.
    """

    name: str
    short_name: str
    site_name: str
    site_url: str = ""
    example: bool = False
    host: str = ""
    undertaker: str = ""
    site_domain: str = ""
    site_id_code: str = ""
    icp: str = ""
    police: str = ""
    badge: str = ""
    contact: Contact = NO_CONTACT
    apply: Contact = NO_CONTACT
    supervision: Contact = NO_CONTACT
    popular: tuple[Question, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Adjustment:
    """调整记录: a change of the catalogue that residents should know. `items` may be empty (the whole catalogue)."""

    on: str
    text: str
    items: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Synonym:
    """What people say, and the words of the catalogue it stands for."""

    say: tuple[str, ...]
    mean: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Search words that no item carries: synonyms, corrected readings, words to ignore."""

    synonyms: tuple[Synonym, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    stopwords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """Days off and make-up working days of one year by its notice; ISO dates."""

    year: int
    notice: str
    holidays: tuple[str, ...] = ()
    workdays: tuple[str, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A local exception (ethnic festivals and the like)."""

    on: str
    working: bool
    name: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The office's own calendar; it wins over the library's."""

    years: tuple[CalendarYear, ...] = ()
    local: tuple[LocalDay, ...] = ()


_NO_PERMALINKS = Permalinks()
_NO_WORDS = Words()
_NO_CALENDAR = CalendarFile()


@dataclass(frozen=True, slots=True)
class Catalogue:
    """An office's whole catalogue with its registers."""

    office: Office
    domains: tuple[Domain, ...]
    laws: Mapping[str, Law]
    bodies: Mapping[str, Body]
    permalinks: Permalinks = _NO_PERMALINKS
    adjustments: tuple[Adjustment, ...] = ()
    words: Words = _NO_WORDS
    calendar: CalendarFile = _NO_CALENDAR
    posters: tuple[PosterSet, ...] = ()

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
            found.update((f"{domain.code}-{category.id}", category.name) for category in domain.categories)
            found.update((item.id, item.title) for item in domain.items)
        return found
