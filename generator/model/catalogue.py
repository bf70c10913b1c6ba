"""Catalogue, domain, item and the registers they point to. Each class is the table of its fields (`model.fields`).

The five elements are those of the pilot plan (国办发〔2017〕42号): 公开内容 `content`, 责任主体 `subject`,
规定时限 `time_limit`, 公开方式 `channel`, 公开程度 `scope`. `subject` is the responsible body, never the topic.

Longer than most modules: the records are read side by side, as an editor sees them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from generator.model.address import domain_of, join_id, part_of
from generator.model.collecting import Collecting
from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import (
    INLINE,
    LONE,
    NEEDED,
    PAGE_ONLY,
    PLACED,
    SHORT,
    UNSEARCHED,
    UNTOLD,
    At,
    Column,
    Day,
    Id,
    Key,
    Listed,
    Meaning,
    Name,
    Number,
    Otherwise,
    Phone,
    Url,
)
from generator.model.guide import Guide
from generator.model.heritage import Heritage, LeftOut
from generator.model.history import NO_HISTORY, History
from generator.model.imports import Imports
from generator.model.indexnumber import NO_FORM, IndexNumber, LastSerial, NumberForm
from generator.model.inspection import LinkPolicy, WrongWord
from generator.model.ledger import LedgerRules
from generator.model.legalbasis import LegalBasis
from generator.model.occasion import Occasion
from generator.model.phone import PhoneLine
from generator.model.place import NO_MAP, NO_OUTLINE, MapFacts, Outline, Spot
from generator.model.poster import PosterSet
from generator.model.record import PublicationRecord
from generator.model.register import Permalinks, Retired
from generator.model.telephone import parse_phones
from generator.model.template import Template
from generator.model.terms import (
    EVERYONE,
    BodyKind,
    Channel,
    DayKind,
    DocumentKind,
    LawCheck,
    LawStatus,
    Level,
    Method,
    Nature,
    OriginKind,
    Own,
    Power,
    Stage,
    Tier,
    standard_terms,
)
from generator.model.timelimit import TimeLimit
from generator.model.topic import Topic
from generator.model.withheld import Withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """Register entry. `articles` maps an article (第四十八条) to its gist; `replaced_by` is a key or free text.

    `formerly`: keys it had; what was linked by them still leads here.
    """

    key: Name
    title: str
    doc_no: Number = ""
    issued: Day = ""
    effective: Day = ""
    status: Annotated[LawStatus, Otherwise(LawStatus.UNKNOWN)]
    replaced_by: str = ""
    check: Annotated[LawCheck, Key("checked"), Otherwise(LawCheck.MEMORY)]
    articles: Annotated[Mapping[str, str], Listed("article", "gist")] = field(default_factory=dict)
    note: Annotated[str, PAGE_ONLY] = ""
    formerly: Annotated[tuple[Name, ...], INLINE, PAGE_ONLY] = ()
    heritage: Annotated[Heritage | None, Key("")] = None
    place: Annotated[Place, At("key")] = NOWHERE


@dataclass(frozen=True, slots=True)
class Body:
    """Register entry of a body. Contact fields are public office contacts, exempt from the privacy check.

    `overseer`: the department (主管部门) to turn to when a body that is no authority does not publish.
    `formerly`: names it had; what is subscribed or linked by them still leads here. `also`: names of bodies that it is
    as well (挂牌: 县自然资源局 with the sign 县林业局). It is found by all of them. `code`: for index numbers.
    `stands_for`: bodies of the catalogue below (市、县级教育部门) in whose place it stands here.
    """

    name: Name
    kind: BodyKind
    full_name: str = ""
    duty: str = ""
    phone: Phone = ""
    address: str = ""
    hours: str = ""
    website: Url = ""
    overseer: Name = ""
    formerly: Annotated[tuple[Name, ...], INLINE, PAGE_ONLY] = ()
    also: Annotated[tuple[str, ...], INLINE, PAGE_ONLY] = ()
    code: Annotated[Number, PAGE_ONLY] = ""
    stands_for: Annotated[tuple[str, ...], INLINE, PAGE_ONLY] = ()
    heritage: Annotated[Heritage | None, Key("")] = None
    place: Annotated[Place, At("name")] = NOWHERE

    @property
    def calls(self) -> PhoneLine:
        """`phone`, cut into the numbers to dial."""
        return parse_phones(self.phone)


@dataclass(frozen=True, slots=True)
class Subject:
    """责任主体: a body, the level it acts on (None: all levels of the item) and its part in the duty.

    `section`: the 科室 of the body that does it.
    """

    body: Annotated[Name, SHORT]
    level: Level | Own[Level] | None = None
    note: str = ""
    section: str = ""
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """One channel, as the office calls it; `note` names the platform, or says what "其他" is."""

    channel: Annotated[Channel | Own[Channel], Key("name"), SHORT, NEEDED]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Scope:
    """公开程度. `audience`: 全社会 and the named groups of 特定群众, as the file lists them.

    `levels`: in the office's words. No methods, no levels: the office's table has none.
    """

    methods: Annotated[tuple[Method, ...], Key("method"), Column("method"), INLINE, UNTOLD]
    audience: Annotated[tuple[str, ...], Column("audience"), INLINE]
    levels: Annotated[tuple[Level | Own[Level], ...], Key("level"), Column("level"), INLINE, UNTOLD]

    @property
    def tiers(self) -> tuple[Level, ...]:
        """The three tiers that the levels stand for."""
        return standard_terms(self.levels)

    @property
    def everyone(self) -> bool:
        return EVERYONE in self.audience

    @property
    def groups(self) -> tuple[str, ...]:
        """The named groups; empty when only 全社会."""
        return tuple(name for name in self.audience if name != EVERYONE)


@dataclass(frozen=True, slots=True)
class TimeLimitEntry:
    """One wording of the time-limit cell and the part of the content it is for ("" = all of it)."""

    limit: Annotated[TimeLimit, Key("text"), SHORT]
    applies_to: str = ""
    place: Annotated[Place, At("text")] = NOWHERE


@dataclass(frozen=True, slots=True)
class Published:
    """Something really disclosed under an item. `explains`: the address of the document that a 政策解读 is about.

    `number`: 文号; `made`: 成文日期, `date` being the day on which it was shown; `issuers`: who issued it together with
    `body` (联合发文), named as on the document.
    """

    title: str
    url: Url
    date: Day
    number: Number = ""
    made: Day = ""
    body: Name = ""
    issuers: Annotated[tuple[str, ...], INLINE] = ()
    kind: DocumentKind | None = None
    explains: Url = ""
    place: Annotated[Place, At("url")] = NOWHERE


@dataclass(frozen=True, slots=True)
class PortalColumn:
    """网站所属栏目: where on the portal documents of an item appear; no day, for it is no document."""

    name: Annotated[str, SHORT]
    url: Url = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an item's row comes from: its words are in `model.origin`.

    `source`: the document, with its number; `date`: its day; `compared`: the day on which the wording was compared with
    it word by word (of a row of the office's own: approved). Without that day the wording is unchecked, whatever the
    kind; without a kind nothing is claimed.
    """

    kind: Annotated[OriginKind | None, NEEDED]
    source: str = ""
    url: Url = ""
    date: Day = ""
    compared: Day = ""
    place: Place = field(default=NOWHERE, compare=False)


NO_ORIGIN = Origin(None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One 公开事项. `id` is DD-NNN, given once and never reused; its page is /DD/NNN/.

    `path`: the levels between the category and the title where a table has three and more (二级事项, 三级事项).
    """

    id: Id
    title: Annotated[str, PLACED, Column("title")]
    category: Annotated[Name, Column("category")]
    path: Annotated[tuple[str, ...], PLACED, INLINE] = ()
    summary: Annotated[str, PLACED]
    content: Annotated[tuple[str, ...], PLACED, Column("content")]
    subject: Annotated[tuple[Subject, ...], Column("subject")]
    official_subject: Annotated[str, PLACED, PAGE_ONLY] = ""
    time_limit: Annotated[tuple[TimeLimitEntry, ...], Column("time_limit"), LONE]
    duration: str = ""
    cycle: str = ""
    channel: Annotated[tuple[ChannelUse, ...], Column("channel")]
    portal: tuple[PortalColumn, ...] = ()
    scope: Scope
    how_to_apply: Annotated[str, PLACED, PAGE_ONLY] = ""
    basis: Annotated[tuple[LegalBasis, ...], Column("basis"), UNTOLD]
    stage: Stage
    nature: Nature
    power: Power
    keywords: Annotated[tuple[str, ...], PLACED, INLINE]
    privacy: Annotated[str, PLACED, UNSEARCHED] = ""
    remark: str = ""
    published: tuple[Published, ...] = ()
    updated: Day = ""
    origin: Origin = NO_ORIGIN
    verify: Annotated[str, PLACED, PAGE_ONLY] = ""
    heritage: Annotated[Heritage | None, Key("")] = None
    place: Place = NOWHERE

    @property
    def domain_code(self) -> str:
        return domain_of(self.id)

    @property
    def serial(self) -> str:
        return part_of(self.id)


@dataclass(frozen=True, slots=True)
class Question:
    """What residents ask, and the item that answers."""

    ask: str
    item: Id
    place: Annotated[Place, At("item")] = NOWHERE


@dataclass(frozen=True, slots=True)
class Category:
    """一级事项. `id` (c1, c2 …) is permanent: its page is /DD/c1/.

    `basis` stands for all items of the category, as a merged cell does in the printed table.
    """

    id: Id
    name: Name
    description: str = ""
    basis: tuple[LegalBasis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Domain:
    """One 领域: a catalogue of its own. `code` is two digits; its page is /DD/. The items stand beside the head.

    `left_out`: items of the standard that do not apply here.
    """

    code: Id
    title: str
    authority: Name
    guidance: str = ""
    introduction: str
    questions: tuple[Question, ...]
    categories: tuple[Category, ...]
    items: Annotated[tuple[Item, ...], Key("")] = ()
    left_out: Annotated[tuple[LeftOut, ...], Key("")] = ()
    heritage: Annotated[Heritage | None, Key("")] = None
    file: Annotated[str, Key("")] = ""
    place: Annotated[Place, At("code")] = NOWHERE

    def items_of(self, category: str) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.category == category)

    def category_of(self, item: Item) -> Category | None:
        """The category an item names; None where the domain has none of that name."""
        return next((category for category in self.categories if category.name == item.category), None)


@dataclass(frozen=True, slots=True)
class Contact:
    """A public contact of the office."""

    name: str = ""
    phone: Phone = ""
    address: str = ""
    postcode: Number = ""
    email: Url = ""
    hours: str = ""
    website: Url = ""
    note: str = ""

    @property
    def calls(self) -> PhoneLine:
        """`phone`, cut into the numbers to dial."""
        return parse_phones(self.phone)


NO_CONTACT = Contact()
_ANY_LINK = LinkPolicy()
_NO_RULES = LedgerRules()


@dataclass(frozen=True, slots=True)
class Office:
    """Who publishes the site, and where it lives. All of it is local.

    `guide`, `annual_report`: where the portal has 公开指南 and 年度报告 (条例 art. 12, 49), empty where unknown.
    `service`: where the office's own service for applications, questions and reports is reached, or empty.
    `site_url` is empty while the address is not settled: then no code, no canonical tag and no sitemap is written.
    `channels`, `levels`: the office's own names → the standard terms they stand for (`model.ownwords`).
    `ledger`: from when duties are counted, from when they are warned of, what residents see of it.
    `extends`: the way to the folder of the catalogue this one stands on; `tier`: on which tier this one stands.
    """

    name: str
    short_name: str
    site_name: str
    extends: Annotated[str, Meaning.MARK, PAGE_ONLY] = ""
    tier: Annotated[Tier | None, PAGE_ONLY] = None
    site_url: Url = ""
    example: bool = False
    host: str = ""
    undertaker: str = ""
    site_domain: Url = ""
    site_id_code: Number = ""
    icp: Number = ""
    police: Number = ""
    badge: Url = ""
    contact: Contact = NO_CONTACT
    apply: Contact = NO_CONTACT
    supervision: Contact = NO_CONTACT
    guide: Url = ""
    annual_report: Url = ""
    service: Url = ""
    popular: tuple[Question, ...] = ()
    links: LinkPolicy = _ANY_LINK
    channels: Mapping[str, str] = field(default_factory=dict)
    levels: Mapping[str, str] = field(default_factory=dict)
    ledger: LedgerRules = _NO_RULES
    index_numbers: NumberForm = NO_FORM
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Adjustment:
    """调整记录: a change of the catalogue that residents should know. `items` may be empty (the whole catalogue)."""

    on: Day
    text: str
    items: Annotated[tuple[Id, ...], INLINE] = ()
    place: Annotated[Place, At("on")] = NOWHERE


@dataclass(frozen=True, slots=True)
class Synonym:
    """What people say, and the words of the catalogue it stands for."""

    say: Annotated[tuple[str, ...], INLINE]
    mean: Annotated[tuple[str, ...], INLINE]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What people ask for that others do, not the offices of this catalogue: their words, and who does it.

    `ways`: how they ask for it, whole sentences, as in `Asked`.
    """

    say: Annotated[tuple[str, ...], INLINE]
    where: str
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Search words that no item carries: synonyms, corrected readings, words to ignore, matters of other offices; and
    words spelt wrongly.
    """

    synonyms: tuple[Synonym, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    stopwords: tuple[str, ...] = ()
    wrong_words: tuple[WrongWord, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """How residents ask for an item, in their own words: for the search alone, on no page, in no data for others."""

    id: Id
    ways: tuple[str, ...]
    place: Annotated[Place, At("id")] = NOWHERE


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """Days off and make-up working days of one year by its notice."""

    year: int
    notice: str
    holidays: tuple[Day, ...] = ()
    workdays: tuple[Day, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class LocalDay:
    """A local exception (ethnic festivals and the like)."""

    on: Day
    day: DayKind
    name: str = ""
    place: Annotated[Place, At("on")] = NOWHERE

    @property
    def working(self) -> bool:
        return self.day is DayKind.WORKING


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """The office's own calendar; it wins over the library's."""

    years: tuple[CalendarYear, ...] = ()
    local: tuple[LocalDay, ...] = ()


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
