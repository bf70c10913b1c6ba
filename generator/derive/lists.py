"""The registers that an office may have or not (负面清单 …): outputs, links and searched words they add to the site.

One row a register: where its page stands, what it is called, what its page is made of beside the register itself.
A site without any of them is what it was: no output, no link, no byte more.

Left to others: the views (`derive.views`), making the pages (`derive.listpages`) and files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.derive.outputs import OFFICE, Input, Kind, Output, Source
from generator.derive.views import numbers, withheld
from generator.derive.views.parts import Beside, Link
from generator.model.catalogue import Catalogue


@dataclass(frozen=True, slots=True)
class ListRow:
    """One register. `path`: of its page; `sources`: rows of the catalogue that the page takes words from."""

    register: str
    path: str
    name: str
    sources: tuple[Source, ...]

    @property
    def data(self) -> str:
        """Path of what machines get."""
        return f"{self.register}.json"


LISTS = (
    ListRow("withheld", withheld.PATH, withheld.NAME, (Source.ITEM, Source.LAW, Source.BODY)),
    ListRow("numbers", numbers.PATH, numbers.NAME, (Source.ITEM,)),
)
"""In the order in which pages name them."""


def present_lists(catalogue: Catalogue) -> tuple[ListRow, ...]:
    """The registers this office has."""
    return tuple(row for row in LISTS if getattr(catalogue, row.register))


def list_links(catalogue: Catalogue) -> tuple[Link, ...]:
    """What leads to their pages."""
    return tuple(Link(row.name, row.path) for row in present_lists(catalogue))


def list_outputs(catalogue: Catalogue) -> Iterator[Output]:
    """Their outputs."""
    for row in present_lists(catalogue):
        own = frozenset((OFFICE, Input(Source.LISTED)))
        inputs = own | {Input(source) for source in row.sources}
        yield Output(f"{row.path}index.html", Kind.LIST, row.path, inputs)
        yield Output(row.data, Kind.LIST_FILE, row.register, own)


def beside_items(catalogue: Catalogue) -> Mapping[str, tuple[Beside, ...]]:
    """Item id → what the registers say of it, for its page."""
    found: dict[str, list[Beside]] = {}
    for item_id, beside in _withheld(catalogue):
        found.setdefault(item_id, []).append(beside)
    return {item_id: tuple(lines) for item_id, lines in found.items()}


def _withheld(catalogue: Catalogue) -> Iterator[tuple[str, Beside]]:
    for anchor, entry in withheld.withheld_anchors(catalogue.withheld):
        for item_id in entry.items:
            for part in entry.parts or (entry.title,):
                yield item_id, Beside("哪些不公开", Link(part, f"{withheld.PATH}#{anchor}"), entry.reason)
