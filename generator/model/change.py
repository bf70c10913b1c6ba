"""What differs between two catalogues, as a value that can be carried out, written down and put into words.

The catalogue is taken apart into entries (an item, a body, a law, the office …), each with a key under which it is
found again. A diff says which names changed, then which entries came, went, moved or say something else in which field,
then where the order is another. Carried out on the one catalogue it gives the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from generator.model.body import Body
from generator.model.calendarfile import CalendarFile
from generator.model.catalogue import Adjustment
from generator.model.domain import Category, Domain
from generator.model.history import History
from generator.model.imports import Imports
from generator.model.item import Item
from generator.model.law import Law
from generator.model.names import Named
from generator.model.office import Office
from generator.model.poster import PosterSet
from generator.model.register import Issued, Retired
from generator.model.terms import ChangeKind, Effect
from generator.model.vocabulary import Asked, Words


@dataclass(frozen=True, slots=True)
class Section:
    """That the register of ids has this section."""

    name: str


class Part(Enum):
    """A kind of entry. The value is what machines call it."""

    OFFICE = "office"
    DOMAIN = "domain"
    CATEGORY = "category"
    ITEM = "item"
    BODY = "body"
    LAW = "law"
    RETIRED = "retired"
    SECTION = "section"
    ISSUED = "issued"
    ADJUSTMENT = "adjustment"
    POSTER = "poster"
    WORDS = "words"
    ASKED = "asked"
    CALENDAR = "calendar"
    IMPORTS = "imports"
    HISTORY = "history"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS: Mapping[Part, str] = {
    Part.OFFICE: "本单位信息", Part.DOMAIN: "领域", Part.CATEGORY: "一级事项", Part.ITEM: "事项", Part.BODY: "机构",
    Part.LAW: "法规文件", Part.RETIRED: "编码登记", Part.SECTION: "编码登记", Part.ISSUED: "编码登记",
    Part.ADJUSTMENT: "调整记录", Part.POSTER: "海报", Part.WORDS: "搜索用词",
    Part.ASKED: "居民问法", Part.CALENDAR: "工作日历",
    Part.IMPORTS: "表格导入的记录", Part.HISTORY: "修订历史",
}  # fmt: skip

RECORD_OF: Mapping[Part, type] = {
    Part.OFFICE: Office, Part.DOMAIN: Domain, Part.CATEGORY: Category, Part.ITEM: Item, Part.BODY: Body, Part.LAW: Law,
    Part.RETIRED: Retired, Part.SECTION: Section, Part.ISSUED: Issued, Part.ADJUSTMENT: Adjustment,
    Part.POSTER: PosterSet, Part.WORDS: Words, Part.ASKED: Asked, Part.CALENDAR: CalendarFile, Part.IMPORTS: Imports,
    Part.HISTORY: History,
}  # fmt: skip
"""Kind of entry → the record it is, whose table says its fields."""

Address = tuple[Part, str]
"""Kind and key of an entry: an item's id, a body's name. Of two entries with one key the second is `key#2`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `owner`: key of the domain an item or category stands in, or section of the register."""

    part: Part
    key: str
    owner: str
    record: Any

    @property
    def address(self) -> Address:
        return self.part, self.key


@dataclass(frozen=True, slots=True)
class Rename:
    """A name that changed wherever it stands. `owner`: the domain of a category, else empty."""

    named: Named
    owner: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field (`path`: its keys, from the entry's top) that says something else."""

    path: tuple[str, ...]
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one entry.

    `before`, `after`: the whole record, where the entry went or came, else None. `owner`: where it stood and stands
    (empty where it did not, or does not). `follows`: key of the entry before it now, where it came or moved.
    """

    part: Part
    key: str
    owner: tuple[str, str] = ("", "")
    before: Any = None
    after: Any = None
    fields: tuple[FieldChange, ...] = ()
    follows: str = ""

    @property
    def is_added(self) -> bool:
        return self.after is not None

    @property
    def is_gone(self) -> bool:
        return self.before is not None

    @property
    def is_moved(self) -> bool:
        return not self.is_added and not self.is_gone and self.owner[0] != self.owner[1]


@dataclass(frozen=True, slots=True)
class Order:
    """The keys of all entries of a kind under one owner, where their order is not what the changes alone give."""

    part: Part
    owner: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Diff:
    """All that differs."""

    renames: tuple[Rename, ...] = ()
    changes: tuple[Change, ...] = ()
    orders: tuple[Order, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.renames or self.changes or self.orders)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text: kept, taken out (`-`) or put in (`+`)."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """One change in a sentence a reviewer understands.

    Attributes:
        key, title: of the entry.
        where: what it stands in (征地补偿 › 征地管理政策).
        sentence: says all, without a full stop.
        field: key of the field it is about.
        pieces: old and new wording in one.
        before, after: values that are no free text (a number of days, channels, levels), for the public history.
    """

    kind: ChangeKind
    effect: Effect
    part: Part
    key: str
    title: str
    where: str
    sentence: str
    field: str = ""
    pieces: tuple[Piece, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two catalogues compared: how they are called, what differs, and that in words, what loosens a duty first.

    `remarks`: what is to be known beside it.
    """

    old: str
    new: str
    diff: Diff
    notes: tuple[Note, ...]
    remarks: tuple[str, ...] = ()


NO_DIFFERENCE = Comparison("", "", Diff(), ())
