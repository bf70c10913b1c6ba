"""公开内容模板: the elements that an item of a kind must list, by the office's own register templates.yml.

None is shipped: the national tables give the elements item by item, and name no kinds that could be checked against.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import SHORT, At, Id


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that must be told. `also`: other words that say the same."""

    name: Annotated[str, SHORT]
    also: tuple[str, ...] = ()
    place: Place = NOWHERE

    def is_in(self, content: Iterable[str]) -> bool:
        """Whether some line names it, in its own or another of its words; blanks and marks aside."""
        lines = [_bare(text) for text in content]
        return any(word and word in line for word in map(_bare, (self.name, *self.also)) for line in lines)


@dataclass(frozen=True, slots=True)
class Template:
    """What items of these categories, and these single items, must list. `source`: what prescribes it."""

    name: str
    categories: tuple[Id, ...] = ()
    items: tuple[Id, ...] = ()
    elements: tuple[Element, ...] = ()
    source: str = ""
    place: Annotated[Place, At("name")] = NOWHERE

    def missing(self, content: Iterable[str]) -> tuple[Element, ...]:
        """Its elements that no line of the content names, in its order."""
        lines = tuple(content)
        return tuple(element for element in self.elements if element.name and not element.is_in(lines))


def templates_for(templates: Iterable[Template], category: str, item: str = "") -> Iterator[Template]:
    """Those that count for an item. `category`: its address, `01-c1`; `item`: its id, empty where it has none yet."""
    for template in templates:
        if category in template.categories or (item and item in template.items):
            yield template


def _bare(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
