"""One letter of the A–Z list of items."""

from dataclasses import dataclass

from generator.model.item import Item

OTHER = "#"


@dataclass(frozen=True, slots=True)
class Letter:
    """Items whose title's reading begins with this letter, in order of the reading; `OTHER` for those without one."""

    letter: str
    items: tuple[Item, ...]
