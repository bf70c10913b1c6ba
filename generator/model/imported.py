"""What a table of an office says, before anything is written: drafts of items whose every value knows its cell.

A draft's values have the types of the fields they are for (`model.item`), so that export is the way back.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from generator.model.diagnostic import NOWHERE, Diagnostic, Place
from generator.model.item import ChannelUse, Item, PortalColumn, Subject
from generator.model.terms import Level, Method, Own


@dataclass(frozen=True, slots=True)
class DraftBasis:
    """One law as a table names it: its title without book marks, its number, articles as 第四十八条."""

    law: str
    doc_no: str = ""
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftLimit:
    """One wording of a time limit, and the part of the content it is for ("" = all of it)."""

    text: str
    applies_to: str = ""


@dataclass(frozen=True, slots=True)
class SentOf:
    """Of a row of a working sheet (`model.sheets`): the release it is of, whom it was made for, the row as it left.

    `unseen`: (key, option) of columns of choices that were there when it left, and are hidden or taken out now.
    """

    release: str
    body: str = ""
    before: "ItemDraft | None" = None
    unseen: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True, slots=True)
class SentOut:
    """A working sheet that came back: item id → the row as it left; `is_hidden`: whether rows of it are not seen."""

    file: str
    rows: Mapping[str, "ItemDraft"]
    is_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDraft:
    """One item as a table says it.

    Attributes:
        sheet: name of the sheet, of a Word table 表格1; before it the file where several are imported.
        row: its first row, from 1.
        place: of its title.
        id: its id, where the table has a column for it.
        domain: words that name its domain: a column, a line above, the sheet; empty where nothing does.
        subject_text: the cell of `subject` as it stands, its lines kept; several cells with ；between them.
        level_words: words for levels as a cell has them; the office may have them as its own.
        path: levels between category and title; section: of the body; `duration`, `cycle`, `portal`, `remark` as in an
            item.
        kept: heading → text that no field has a place for.
        further: key of a field without an official column → its text, or the parts of its list.
        texts: key of a field → its cells as they stand, of a working sheet.
        sent: of a row of a working sheet.
        places: key of a field → the cell it comes from.
        absent: keys of fields whose column the table does not have, or does not show; nothing is known of them.
    """

    sheet: str
    row: int
    place: Place = NOWHERE
    id: str = ""
    domain: str = ""
    title: str
    category: str = ""
    content: tuple[str, ...] = ()
    basis: tuple[DraftBasis, ...] = ()
    time_limit: tuple[DraftLimit, ...] = ()
    subject: tuple[Subject, ...] = ()
    subject_text: str = ""
    channel: tuple[ChannelUse, ...] = ()
    audience: tuple[str, ...] = ()
    method: tuple[Method, ...] = ()
    level: tuple[Level | Own[Level], ...] = ()
    level_words: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    section: str = ""
    duration: str = ""
    cycle: str = ""
    portal: tuple[PortalColumn, ...] = ()
    remark: str = ""
    kept: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()
    further: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    sent: SentOf | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is no item, and why.

    `texts`: heading → text of a row that everybody sees and that a person must place; never shown, only recorded.
    """

    sheet: str
    row: int
    why: str
    place: Place = NOWHERE
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HeadColumn:
    """How one column of a table was understood: its letters, its heading, key of a field and option of a choice."""

    letters: str
    heading: str
    key: str
    option: str = ""


@dataclass(frozen=True, slots=True)
class HeadReport:
    """How the head of one table was understood. `is_sent`: it is that of a working sheet that came back."""

    sheet: str
    rows: tuple[int, int]
    columns: tuple[HeadColumn, ...]
    is_sent: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """All that the files say."""

    items: tuple[ItemDraft, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    heads: tuple[HeadReport, ...] = ()
    sent: tuple[SentOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Likeness:
    """A row and the item it may be."""

    draft: ItemDraft
    item: Item
    share: float


@dataclass(frozen=True, slots=True)
class ItemPlan:
    """One item that is new or changes."""

    id: str
    title: str
    draft: ItemDraft
    is_new: bool


@dataclass(frozen=True, slots=True)
class WantedSheets:
    """Which sheets a person wants: `only` these (all where empty), none of `skip`. Blanks in names do not count."""

    only: tuple[str, ...] = ()
    skip: tuple[str, ...] = ()

    def unknown(self, names: Collection[str]) -> tuple[str, ...]:
        """Names of no sheet."""
        known = set(map(_bare, names))
        return tuple(name for name in (*self.only, *self.skip) if _bare(name) not in known)

    def takes(self, sheet: str) -> bool:
        """Whether a sheet is wanted."""
        name = _bare(sheet)
        return name not in map(_bare, self.skip) and (not self.only or name in map(_bare, self.only))


def _bare(name: str) -> str:
    return "".join(name.split())


ALL_SHEETS = WantedSheets()
