"""Notice-board posters: the sizes with their measures, a village's chosen set, and one poster ready to be set.

The rule for a code on paper: the symbol is at least a tenth of the distance it is scanned from, a module at least
1 mm, the quiet zone four modules; so each size says for which distance it is made. Lengths are millimetres, sizes of
characters points (1 pt = 0.3528 mm).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import At, Id, Name, Phone
from generator.model.terms import Level

MIN_MODULE = 1.0
"""Millimetres of a module: smaller ones do not survive weather and a cheap camera."""

DISTANCE_PER_SIZE = 10
"""Scanning distance over the side of the symbol."""


class Size(Enum):
    """What is printed; each value is what `--size` and posters.yml say."""

    A4 = "A4"
    A3 = "A3"
    STICKER = "sticker"


@dataclass(frozen=True, slots=True)
class Measures:
    """One size.

    Attributes:
        width, height: of the trimmed piece, in mm; a sticker is one label of a sheet.
        symbol: side of the code without its quiet zone, in mm; grown where a module would be under `MIN_MODULE`.
        room: the most that the code may take with its quiet zone, in mm.
        title: largest and smallest size of the title, in pt; 80 characters still fit at the smallest.
        ample: size of the title, in pt, from which fewer lines are better than larger characters.
        columns, rows: labels on a sheet.
        margin: from the sheet's edge to the labels, in mm; 0 where the piece is the page.
    """

    width: float
    height: float
    symbol: float
    room: float
    title: tuple[float, float]
    ample: float
    columns: int = 1
    rows: int = 1
    margin: float = 0

    @property
    def distance(self) -> float:
        """Metres from which the code is meant to be scanned."""
        return self.symbol * DISTANCE_PER_SIZE / 1000

    @property
    def each_sheet(self) -> int:
        return self.columns * self.rows


MEASURES: Mapping[Size, Measures] = {
    Size.A4: Measures(210, 297, symbol=90, room=125, title=(108, 24), ample=72),
    Size.A3: Measures(297, 420, symbol=120, room=170, title=(156, 34), ample=102),
    Size.STICKER: Measures(99, 57, symbol=40, room=53.5, title=(20, 8), ample=14, columns=2, rows=5, margin=6),
}


BLEED = 10
"""Millimetres of paper around a poster that is printed with cut marks."""


@dataclass(frozen=True, slots=True)
class Look:
    """How posters are set. `red_head`: the office's name in red over a red line; `cut_marks`: corners to cut at."""

    size: Size = Size.A4
    red_head: bool = False
    cut_marks: bool = False

    @property
    def measures(self) -> Measures:
        return MEASURES[self.size]


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants printed; everything named is taken, in the catalogue's order, each once.

    Attributes:
        ids: domains (01), categories (01-c1), items (01-018).
        with_items: with each domain its categories and items, with each category its items.
        bodies: names; all items they answer for.
        level: all items of this level …
        within: … in these domains (all where empty).
    """

    ids: tuple[str, ...] = ()
    with_items: bool = False
    bodies: tuple[str, ...] = ()
    level: Level | None = None
    within: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.ids or self.bodies or self.level)


@dataclass(frozen=True, slots=True)
class PosterSet:
    """A register entry of posters.yml: what one board shows. `items` and the like are ids as everywhere."""

    name: str
    board: str = ""
    size: Size = Size.A4
    red_head: bool = False
    phone: Phone = ""
    phone_name: str = ""
    domains: tuple[Id, ...] = ()
    categories: tuple[Id, ...] = ()
    items: tuple[Id, ...] = ()
    bodies: tuple[Name, ...] = ()
    place: Annotated[Place, At("name")] = NOWHERE

    @property
    def choice(self) -> Choice:
        return Choice(ids=self.ids, bodies=self.bodies)

    @property
    def ids(self) -> tuple[str, ...]:
        """Domains, categories and items it names."""
        return self.domains + self.categories + self.items


@dataclass(frozen=True, slots=True)
class Poster:
    """One poster, all its words decided.

    Attributes:
        kind: 领域, 一级事项 or 事项.
        breaks: ways to break the title, one for each number of lines that makes sense, fewest lines first.
        sentence: what is found there; "" where the catalogue has no such text.
        address: what the code says.
        phone_of: whose telephone it is.
        board: where it hangs, or "".
        doubt: “待核：” and why its wording is, or "".
    """

    id: str
    kind: str
    title: str
    breaks: tuple[tuple[str, ...], ...]
    sentence: str
    address: str
    office: str
    phone: str = ""
    phone_of: str = ""
    board: str = ""
    example: bool = False
    doubt: str = ""
