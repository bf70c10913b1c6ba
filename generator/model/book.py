"""The bound catalogue (汇编): what stands in it beside the tables, in order, for the PDF and the Word file alike."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.model.catalogue import Catalogue
from generator.model.item import Item
from generator.model.law import Law
from generator.model.letter import Letter


class Layout(Enum):
    """The official table on lying pages, or a block an item on standing ones, in bigger characters."""

    TABLE = "table"
    BLOCKS = "blocks"


@dataclass(frozen=True, slots=True)
class LawUse:
    """A law the book's items rest on. `law` is None where the register lacks it; then `key` is all that is known.

    `uses`: items with the articles checked against the text (may be none), in order of the catalogue.
    """

    key: str
    law: Law | None
    uses: tuple[tuple[Item, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Book:
    """A whole book, or the part of some domains.

    `catalogue` holds only the domains that are printed; `whole` says whether these are all. `day`: day of printing.
    """

    catalogue: Catalogue
    title: str
    subtitle: str
    edition: str
    day: date
    whole: bool
    index: tuple[Letter, ...]
    laws: tuple[LawUse, ...]
