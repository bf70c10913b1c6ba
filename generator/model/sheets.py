"""Tables for office programs: what a writer of XLSX, DOCX or CSV is given, with all words decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

Paragraphs = tuple[str, ...]
"""A cell as its lines; none: the cell is empty."""


@dataclass(frozen=True, slots=True)
class OfficialLine:
    """One item of the official table: key of a column of the lower head (`model.columns`) → its cell.

    The cell of `channel` is its boxes, each with its mark (■政府网站), to be set as many on a line as fit.
    """

    id: str
    cells: Mapping[str, Paragraphs]


@dataclass(frozen=True, slots=True)
class OfficialGroup:
    """A category and its items: one merged cell beside them."""

    name: str
    lines: tuple[OfficialLine, ...]


@dataclass(frozen=True, slots=True)
class OfficialTable:
    """The table of one domain. `day`: of its newest change (YYYY-MM-DD), may be empty."""

    code: str
    domain: str
    caption: str
    note: str
    day: str
    groups: tuple[OfficialGroup, ...]


class Fill(Enum):
    """How a column of a flat table is filled in."""

    LOCKED = "locked"
    """Not to be changed: an id, a domain."""
    TEXT = "text"
    TICK = "tick"
    """√ or nothing; words may stand behind it."""
    CHOICE = "choice"
    """One of the list, and nothing else."""
    ADVICE = "advice"
    """One of the list, or other words."""


@dataclass(frozen=True, slots=True)
class FlatColumn:
    """A column of a table with a row an item. `group`: the heading above its own; `width`: in wide characters."""

    key: str
    heading: str
    group: str = ""
    fill: Fill = Fill.TEXT
    choices: tuple[str, ...] = ()
    width: int = 12
    hint: str = ""


@dataclass(frozen=True, slots=True)
class FlatTable:
    """A table with a row an item. `caption`: the line above it; `notes`: how to fill it in."""

    caption: str
    columns: tuple[FlatColumn, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    day: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a working sheet says of itself.

    `release`: fingerprint of the catalogue it was made from; `body`: whom it was made for, empty for all.
    """

    release: str
    body: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A sheet of paper on its side: millimetres and points. `code`: as ECMA-376 18.18.51 numbers it."""

    name: str
    code: int
    width: float
    height: float
    size: float
    """Points of the table's text."""
    margins: tuple[float, float, float, float] = field(default=(10.0, 12.0, 10.0, 14.0))
    """Left, top, right, bottom."""


A4 = Paper("A4", 9, 297.0, 210.0, 8.0)
A3 = Paper("A3", 8, 420.0, 297.0, 9.5)
PAPERS: Mapping[str, Paper] = {"a4": A4, "a3": A3}

RELEASE_PROPERTY = "gongkai-release"
BODY_PROPERTY = "gongkai-body"
BASE_SHEET = "原值"
CHOICES_SHEET = "选项"
"""Names by which a working sheet is known again: properties of the file, its hidden sheets."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the catalogue on the site.

    `domain`: code of the domain it is of, empty for the whole; `name`: what it is called where it is saved; `media`:
    its media type (IANA); `size`: bytes, 0 where that is not known yet; `day`: of the newest change (YYYY-MM-DD).
    """

    path: str
    domain: str
    title: str
    name: str
    format: str
    media: str
    day: str
    size: int = 0
