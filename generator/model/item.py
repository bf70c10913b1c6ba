"""An item of the catalogue (事项), and the parts it is made of."""

from dataclasses import dataclass, field
from typing import Annotated

from generator.model.address import domain_of, part_of
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
    Name,
    Number,
    Url,
)
from generator.model.heritage import Heritage
from generator.model.legalbasis import LegalBasis
from generator.model.terms import (
    EVERYONE,
    Channel,
    DocumentKind,
    Level,
    Method,
    Nature,
    OriginKind,
    Own,
    Power,
    Stage,
    standard_terms,
)
from generator.model.timelimit import TimeLimit


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
