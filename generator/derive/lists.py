"""The registers that an office may have or not (负面清单 …): outputs, links and searched words they add to the site.

One row a register: where its page stands, what it is called, what its page is made of beside the register itself.
A site without any of them is what it was: no output, no link, no byte more.

Left to others: the views (`derive.views`), making the pages (`derive.listpages`) and files.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from generator.derive.outputs import OFFICE, Input, Kind, Output, Source
from generator.derive.views import guide, numbers, occasions, places, topics, withheld
from generator.derive.views.parts import Beside, Link
from generator.model.catalogue import Catalogue
from generator.model.guide import Guide


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
    ListRow("guides", guide.PATH, guide.NAME, (Source.ITEM, Source.DOMAIN)),
    ListRow("places", places.PATH, places.NAME, (Source.ITEM,)),
    ListRow("events", occasions.PATH, occasions.NAME, (Source.ITEM, Source.LAW, Source.BODY)),
    ListRow("topics", topics.PATH, topics.NAME, (Source.ITEM, Source.BODY)),
    ListRow("withheld", withheld.PATH, withheld.NAME, (Source.ITEM, Source.LAW, Source.BODY)),
    ListRow("numbers", numbers.PATH, numbers.NAME, (Source.ITEM,)),
)
"""In the order in which pages name them."""


NEAR = 3
"""Places of an item that its page names."""


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
    yield from _guide_outputs(catalogue)
    if catalogue.places:
        yield Output(places.SCRIPT, Kind.SCRIPT, places.SCRIPT)
    if catalogue.events:
        yield Output(occasions.CALENDAR, Kind.LIST_FILE, "events", frozenset((OFFICE, Input(Source.LISTED))))


def _guide_outputs(catalogue: Catalogue) -> Iterator[Output]:
    """A page each, filled into the shell of the domain; none for an item that is not live."""
    for item in map(catalogue.find_item, guides_by_item(catalogue)):
        if item is not None:
            named = (Input(Source.ITEM, item.id), Input(Source.LISTED, item.id), Input(Source.DOMAIN, item.domain_code))
            inputs = frozenset((OFFICE, *named, Input(Source.LAW), Input(Source.CATEGORY)))
            path = f"{guide.guide_path(item.id)}index.html"
            yield Output(path, Kind.LIST_ENTRY, item.id, inputs, item.domain_code)


def guides_by_item(catalogue: Catalogue) -> Mapping[str, Guide]:
    """Item id → its guide, the first of two."""
    return {entry.item: entry for entry in reversed(catalogue.guides)}


def beside_items(catalogue: Catalogue) -> Mapping[str, tuple[Beside, ...]]:
    """Item id → what the registers say of it, for its page."""
    found: dict[str, list[Beside]] = {}
    sayings = (_guides, _places, _events, _topics, _withheld)
    for item_id, beside in chain.from_iterable(say(catalogue) for say in sayings):
        found.setdefault(item_id, []).append(beside)
    return {item_id: tuple(lines) for item_id, lines in found.items()}


def searched_beside(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Item id → what of the registers the search finds it by: what a guide says that one brings, fills in and gets."""
    found: dict[str, tuple[str, ...]] = {}
    for entry in guides_by_item(catalogue).values():
        papers = (*(one.name for one in entry.materials), *(one.title for one in entry.forms))
        found[entry.item] = tuple(filter(None, (entry.name, *entry.conditions, *papers, entry.result)))
    for spot in catalogue.places:
        for item_id in spot.items:
            found[item_id] = (*found.get(item_id, ()), spot.name)
    return found


def _guides(catalogue: Catalogue) -> Iterator[tuple[str, Beside]]:
    for entry in guides_by_item(catalogue).values():
        yield (
            entry.item,
            Beside("怎样办", Link("办事指南", guide.guide_path(entry.item)), "条件、材料、程序、地点、收费"),
        )


def _places(catalogue: Catalogue) -> Iterator[tuple[str, Beside]]:
    """The first places of each item; of more than these the way to the map."""
    count: Counter[str] = Counter()
    for number, (spot, _) in enumerate(places.in_order(catalogue.places), 1):
        for item_id in spot.items:
            count[item_id] += 1
            if count[item_id] <= NEAR:
                yield item_id, Beside("去哪里", Link(spot.name, f"{places.PATH}#p{number}"), spot.address)
            elif count[item_id] == NEAR + 1:
                yield item_id, Beside("去哪里", Link("全部地点，看便民地图", places.PATH))


def _events(catalogue: Catalogue) -> Iterator[tuple[str, Beside]]:
    for anchor, event in occasions.numbered(catalogue.events):
        for item_id in event.items:
            days = " 到 ".join(dict.fromkeys(filter(None, (event.start, event.end))))
            yield item_id, Beside(event.kind.value, Link(event.title, f"{occasions.PATH}#{anchor}"), days)


def _topics(catalogue: Catalogue) -> Iterator[tuple[str, Beside]]:
    for anchor, topic in topics.anchored(catalogue.topics):
        for item_id in topic.items:
            yield item_id, Beside("群众点的题", Link(topic.title, f"{topics.PATH}#{anchor}"), topic.decision.value)


def _withheld(catalogue: Catalogue) -> Iterator[tuple[str, Beside]]:
    for anchor, entry in withheld.withheld_anchors(catalogue.withheld):
        for item_id in entry.items:
            for part in entry.parts or (entry.title,):
                yield item_id, Beside("哪些不公开", Link(part, f"{withheld.PATH}#{anchor}"), entry.reason)
