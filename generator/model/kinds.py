"""The kinds of file in a catalogue, one row a kind: what stands in it, and how its entries are referred to.

A kind is added by its row here, its schema (`schema/NAME.schema.json`) and, where the program makes something of it, an
attribute of `Catalogue` with its name. Reading, checking, formatting, the guide and the editor's settings follow.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from generator.model.address import ANY_ID, ID_FORMS, IdKind
from generator.model.body import Body
from generator.model.calendarfile import CalendarFile
from generator.model.catalogue import Adjustment
from generator.model.collecting import Answer, DocumentCheck, LearnedColumn
from generator.model.domain import Domain
from generator.model.guide import Guide
from generator.model.history import History
from generator.model.imports import KeptTexts, MappedColumn, Unplaced
from generator.model.indexnumber import IndexNumber, LastSerial
from generator.model.item import Item
from generator.model.law import Law
from generator.model.occasion import Occasion
from generator.model.office import Office
from generator.model.place import MapFacts, Spot
from generator.model.poster import PosterSet
from generator.model.record import PublicationRecord
from generator.model.register import SECTIONS, Retired
from generator.model.snapshot import RECORDS_FOLDER
from generator.model.template import Template
from generator.model.topic import Topic
from generator.model.vocabulary import Asked, Words
from generator.model.withheld import Withheld

_NAME = re.compile(r".*\S.*", re.DOTALL)


class Limits(NamedTuple):
    """What a file may hold: bytes, and values (texts, names of fields, lists, groups)."""

    size: int
    values: int


USUAL = Limits(2_000_000, 100_000)
"""A domain has ids for 999 items, of 1.7 kB and 70 values each; what is larger was meant for another place."""

LONG = Limits(8_000_000, 250_000)
"""Of a register with a line an item: an office has ids for 98,901, and a line takes up to 80 bytes."""


@dataclass(frozen=True, slots=True)
class FileKind:
    """One kind of file.

    Attributes:
        name: of the kind, of its schema (`laws.schema.json`) and of its file (`laws.yml`); of a domain's file any.
        label: what an editor calls it.
        whole: the record that the file is.
        parts: key at the top of the file → the record that stands there, alone or in a list.
        groups: keys at the top under which a group of texts stands.
        entries: the list whose entries others refer to; `key`: by which of their fields; `form`: how that looks.
        entry: what an entry is called where two with one key are one entry too many (GK424).
        is_whole_or_lost: any fault may hide the very part that something else is judged by.
        printed: what of the catalogue comes onto paper, as a path of attributes; items and domains are told by name.
        mention: what it is that names an id there.
        expected: every catalogue has one.
        folder: the folder in which there are many of it, in one of its own for each year; empty for all other kinds.
        limits: how large a file may be.
        is_inherited: an office that stands on another has what the other says here, and overlays it field by field; all
            other kinds are an office's own: its ids, its posters, what it published and when.
    """

    name: str
    label: str
    whole: type | None = None
    parts: Mapping[str, type] = field(default_factory=dict)
    groups: tuple[str, ...] = ()
    entries: str = ""
    key: str = ""
    form: re.Pattern[str] = _NAME
    entry: str = ""
    is_whole_or_lost: bool = False
    printed: str = ""
    mention: str = ""
    expected: bool = False
    folder: str = ""
    limits: Limits = USUAL
    is_inherited: bool = False

    @property
    def file(self) -> str:
        """The name of a register's file; of a kind that has many, the pattern of their paths."""
        return f"{self.folder}/*/*.yml" if self.folder else f"{self.name}.yml"


_DOMAIN = FileKind(
    "domain",
    "一个领域一个文件",
    parts={"domain": Domain, "items": Item},
    entries="items",
    key="id",
    form=re.compile(ID_FORMS[IdKind.ITEM]),
    mention="群众常问",
    is_inherited=True,
)
_OFFICE = FileKind("office", "本单位信息", whole=Office, printed="office", mention="首页常查", expected=True)
_BODIES = FileKind(
    "bodies",
    "责任主体",
    parts={"bodies": Body},
    entries="bodies",
    key="name",
    entry="机构",
    printed="bodies",
    expected=True,
    is_inherited=True,
)
_LAWS = FileKind(
    "laws",
    "法规文件",
    parts={"laws": Law},
    entries="laws",
    key="key",
    entry="法规文件",
    printed="laws",
    expected=True,
    is_inherited=True,
)
_PERMALINKS = FileKind(
    "permalinks",
    "编码登记",
    parts={"retired": Retired},
    groups=SECTIONS,
    entries="retired",
    key="id",
    form=re.compile(ANY_ID),
    printed="permalinks.retired",
    expected=True,
    limits=LONG,
)
_ADJUSTMENTS = FileKind(
    "adjustments", "调整记录", parts={"adjustments": Adjustment}, mention="调整记录，是历史，可以不改"
)
_POSTERS = FileKind(
    "posters",
    "张贴海报",
    parts={"posters": PosterSet},
    entries="posters",
    key="name",
    is_whole_or_lost=True,
    printed="posters",
    mention="海报清单",
)
_ASKED = FileKind(
    "asked",
    "居民问法",
    parts={"asked": Asked},
    entries="asked",
    key="id",
    form=re.compile(ID_FORMS[IdKind.ITEM]),
    entry="事项",
    mention="居民问法",
    limits=LONG,
    is_inherited=True,
)

KINDS: Mapping[str, FileKind] = {
    kind.name: kind
    for kind in (
        _DOMAIN,
        _OFFICE,
        _BODIES,
        _LAWS,
        _PERMALINKS,
        _ADJUSTMENTS,
        FileKind("calendar", "工作日历", whole=CalendarFile, is_inherited=True),
        FileKind("words", "搜索用词", whole=Words, is_inherited=True),
        _ASKED,
        _POSTERS,
        FileKind(
            "templates",
            "公开内容模板",
            parts={"templates": Template},
            entries="templates",
            key="name",
            entry="模板",
            mention="公开内容模板",
            is_inherited=True,
        ),
        FileKind(
            "imports",
            "表格导入的记录",
            parts={"columns": MappedColumn, "kept": KeptTexts, "unplaced": Unplaced},
            mention="表格导入的记录，可以不改",
        ),
        FileKind(
            "collected",
            "收集的记录",
            parts={"answers": Answer, "columns": LearnedColumn, "checks": DocumentCheck},
            mention="收集的记录，可以不改",
        ),
        FileKind(
            "withheld",
            "负面清单",
            parts={"withheld": Withheld},
            entries="withheld",
            key="title",
            entry="不公开的信息",
            mention="负面清单",
            is_inherited=True,
        ),
        FileKind(
            "numbers",
            "索引号登记",
            parts={"numbers": IndexNumber, "last": LastSerial},
            entries="numbers",
            key="number",
            entry="索引号",
            mention="索引号登记，是记录，可以不改",
        ),
        FileKind(
            "guides",
            "办事指南",
            parts={"guides": Guide},
            entries="guides",
            key="item",
            form=re.compile(ID_FORMS[IdKind.ITEM]),
            entry="事项的指南",
            mention="办事指南",
            is_inherited=True,
        ),
        FileKind("events", "公众参与", parts={"events": Occasion}, mention="公众参与"),
        FileKind(
            "places",
            "便民地图",
            parts={"map": MapFacts, "places": Spot},
            entries="places",
            key="name",
            entry="地点",
            mention="便民地图",
        ),
        FileKind("topics", "点题公开", parts={"topics": Topic}, mention="点题公开"),
        FileKind("history", "修订历史", whole=History, mention="修订历史，是记录，可以不改"),
        FileKind(
            "records",
            "发布记录",
            parts={"records": PublicationRecord},
            mention="发布记录，是历史，不用改",
            folder=RECORDS_FOLDER.rstrip("/"),
        ),
    )
}
"""Kind → its row, in the order of the guides. Whatever is no register is a domain."""

_REMEMBERED = 1_024
"""Names of files whose kind is remembered: it is asked of every text."""

_IN_FOLDER = re.compile(rf"(?:^|/){RECORDS_FOLDER}[0-9]{{4}}/[^/]+$")

RECORDS = tuple(record for kind in KINDS.values() for record in (kind.whole, *kind.parts.values()) if record)
"""Every record that stands at the top of a file."""


@lru_cache(_REMEMBERED)
def kind_of(file: str) -> str:
    """The kind of a file, by its name: `catalog/laws.yml` is `laws`, `catalog/01-land.yml` a `domain`."""
    stem = file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if _IN_FOLDER.search(file):
        return "records"
    return stem if stem in KINDS and not KINDS[stem].folder else "domain"


def limits_of(file: str) -> Limits:
    """What a file may hold, by its name."""
    return KINDS[kind_of(file)].limits
