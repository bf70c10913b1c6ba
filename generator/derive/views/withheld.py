"""负面清单: what is not disclosed, on which ground, who decided it, until when; and what one can do about it.

Whose telephone it shows: that of the office's `apply`, without one that of its `contact`. Depends on the register, the
laws and items it names, the bodies that decided, the office.
"""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from generator.derive.views.grounds import Grounds, grounds_of
from generator.derive.views.head import PageView, list_page
from generator.derive.views.howto import REMEDY
from generator.derive.views.parts import Link, Phones, phones_of
from generator.model.address import item_path
from generator.model.body import Body
from generator.model.item import Item
from generator.model.law import Law
from generator.model.office import Office
from generator.model.withheld import Ground, Withheld

PATH, NAME = "withheld/", "负面清单"


@dataclass(frozen=True, slots=True)
class WithheldEntry:
    """One refusal. `anchor`: by which an item's page leads here; `by`, `day`, `number`: who decided it."""

    anchor: str
    title: str
    parts: tuple[str, ...]
    items: tuple[Link, ...]
    laws: Grounds
    reason: str
    by: str
    day: str
    number: str
    until: str
    review: str


@dataclass(frozen=True, slots=True)
class WithheldGroup:
    name: str
    entries: tuple[WithheldEntry, ...]


@dataclass(frozen=True, slots=True)
class WithheldView:
    count: int
    groups: tuple[WithheldGroup, ...]
    data: str
    desk: Phones
    remedy: str


def withheld_page(
    entries: Iterable[Withheld],
    items: Mapping[str, Item],
    laws: Mapping[str, Law],
    cited: Set[str],
    bodies: Mapping[str, Body],
    office: Office,
) -> PageView[WithheldView]:
    """The whole page.

    Args:
        entries: the register.
        items: id → item, at least those it names; of an item only id and title are taken.
        laws: key → law.
        cited: keys of the laws that stand on the list of laws, so that a link leads somewhere.
        bodies: name → body.
        office: the office.
    """
    listed = tuple(entries)
    numbered = {id(entry): f"w{number}" for number, entry in enumerate(listed, 1)}
    groups = tuple(
        WithheldGroup(
            ground.value,
            tuple(_entry(one, numbered[id(one)], items, laws, cited, bodies) for one in listed if one.kind is ground),
        )
        for ground in Ground
    )
    view = WithheldView(
        count=len(listed),
        groups=tuple(group for group in groups if group.entries),
        data="withheld.json",
        desk=phones_of(office.apply.calls or office.contact.calls),
        remedy=REMEDY,
    )
    about = f"{office.short_name}依法不予公开的信息：依据、谁定的、到什么时候。清单以外的都公开。"
    return list_page(office, PATH, NAME, about, view)


def withheld_anchors(entries: Iterable[Withheld]) -> Iterable[tuple[str, Withheld]]:
    """Each entry with its anchor on the page."""
    return ((f"w{number}", entry) for number, entry in enumerate(entries, 1))


def _entry(
    entry: Withheld,
    anchor: str,
    items: Mapping[str, Item],
    laws: Mapping[str, Law],
    cited: Set[str],
    bodies: Mapping[str, Body],
) -> WithheldEntry:
    body = bodies.get(entry.decided_by)
    until = "，".join(filter(None, (entry.until and f"{entry.until} 为止", entry.lifts)))
    return WithheldEntry(
        anchor=anchor,
        title=entry.title,
        parts=entry.parts,
        items=tuple(Link(items[one].title, item_path(one)) for one in entry.items if one in items),
        laws=grounds_of(entry.basis, laws, cited),
        reason=entry.reason,
        by=(body.full_name if body else "") or entry.decided_by,
        day=entry.decided,
        number=entry.number,
        until=until or "没有定日期，按复查结果",
        review=entry.review,
    )
