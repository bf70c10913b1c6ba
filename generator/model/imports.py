"""表格导入的记录: what imported tables taught, and what of them the catalogue has no place for.

Each class is the table of its fields (`model.fields`); the file is `imports.yml`. Nothing of it is published.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import PAGE_ONLY, At, Id, Listed, Number


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """What this office's heading is for: the name of a field, 记在旁边, or 不导入."""

    column: str
    field: str
    place: Annotated[Place, At("column")] = NOWHERE


@dataclass(frozen=True, slots=True)
class KeptTexts:
    """Texts about one item that no field has a place for: heading → text. `source`: the cell of its title."""

    item: Id
    source: Number
    texts: Annotated[Mapping[str, str], Listed("column", "text"), PAGE_ONLY] = field(default_factory=dict)
    place: Annotated[Place, At("item")] = NOWHERE


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A row or cell of a table that belongs to no item, and why; its texts by their headings."""

    source: Number
    why: str
    texts: Annotated[Mapping[str, str], Listed("column", "text"), PAGE_ONLY] = field(default_factory=dict)
    place: Annotated[Place, At("source")] = NOWHERE


@dataclass(frozen=True, slots=True)
class Imports:
    """The whole file."""

    columns: tuple[MappedColumn, ...] = ()
    kept: tuple[KeptTexts, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
