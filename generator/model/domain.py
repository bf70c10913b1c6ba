"""A domain of the catalogue (领域), its categories and its questions."""

from dataclasses import dataclass
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import At, Id, Key, Name
from generator.model.heritage import Heritage, LeftOut
from generator.model.item import Item
from generator.model.legalbasis import LegalBasis


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
