"""Items as the rows of a table have them, before anything in their cells is read."""

from dataclasses import dataclass, field

from generator.model.diagnostic import Diagnostic
from generator.model.imported import LeftOut
from generator.read.tables.heads import Column


@dataclass(slots=True)
class Cells:
    """The texts of one field over the rows of an item: each cell once, with its own row."""

    texts: list[tuple[Column, int, str]] = field(default_factory=list)


@dataclass(slots=True)
class RawItem:
    """One item as the rows have it: levels from the widest to its name, cells by key."""

    row: int
    rows: list[int]
    at: tuple[int, int]
    levels: list[tuple[Column, str]]
    section: str = ""
    domain: str = ""
    cells: dict[str, Cells] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return self.levels[-1][1] if self.levels else ""


@dataclass(slots=True)
class Body:
    """What the rows of one table gave."""

    items: list[RawItem] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
