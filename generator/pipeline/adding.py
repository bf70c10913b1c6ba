"""An item is added: the next free id, a template to fill in, its line in the register; everything else as it was.

read → check → model → text → check again → disk, as in `retiring`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.derive.inherit.compose import layer_of
from generator.edit.draft import CannotEditError
from generator.edit.items import add_item
from generator.edit.records import Given
from generator.edit.register import add_issued, begin_register, write_register
from generator.model.address import IdKind, is_id, is_within, join_id, part_of
from generator.model.catalogue import Catalogue
from generator.model.domain import Domain
from generator.model.errors import SetupError
from generator.model.register import Issued
from generator.model.snapshot import Snapshot
from generator.model.template import templates_for
from generator.model.text import UNFILLED
from generator.pipeline.checking import check_changed
from generator.pipeline.editing import find_register, is_same
from generator.pipeline.overlayfiles import Ground, file_of_items, text_of_items
from generator.read.snapshot import take_snapshot

LAST_SERIAL = 999


@dataclass(frozen=True, slots=True)
class Addition:
    """What will be done. `file`: the domain file; `changes`: file name → new bytes; `begun`: there was no register."""

    id: str
    file: str
    changes: Mapping[str, bytes]
    begun: bool


def plan_item(
    folder: Path,
    catalogue: Catalogue,
    domain: Domain,
    category: str,
    title: str,
    today: date,
    remembered: Collection[str] = (),
    template: str = "",
    snapshot: Snapshot | None = None,
) -> Addition:
    """Work out and verify the new files; nothing is written.

    Args:
        folder: the catalogue's folder.
        catalogue: what was read from it.
        domain: the domain that gets the item.
        category: name of one of its categories; the item goes behind the last one there.
        title: empty where it is still to be thought of.
        today: first day in the register and day of the last change.
        remembered: ids that were given out once, whatever the register says.
        template: name of a template whose elements are the content; without one those of the category's templates.
        snapshot: the folder, where it was read already and is not what stands on the disk.

    Raises:
        SetupError: no id is left, or a file is written in a way that a program cannot change safely.
    """
    item_id = next_id(catalogue, domain.code, remembered)
    entry = Issued(item_id, " ".join(title.split()) or UNFILLED, today.isoformat())
    snapshot = snapshot or take_snapshot(folder)
    ground = Ground({}, frozenset({domain.code} if _is_inherited(domain, catalogue) else ()))
    file, register = folder / file_of_items(domain, snapshot.files, ground), find_register(snapshot)
    begun = register not in snapshot.files
    if begun:
        catalogue = replace(catalogue, permalinks=begin_register(catalogue, today))
    index = len(domain.items) if ground.domains else place_of_new(domain, category)
    try:
        changes = {
            file.name: add_item(
                text_of_items(domain, snapshot.files, ground),
                _given(category, entry, elements_of(catalogue, domain, category, template)),
                -1 if ground.domains else index - 1,
            ),
            register: add_issued(snapshot.files.get(register) or write_register(catalogue.permalinks), entry),
        }
    except CannotEditError as error:
        raise SetupError(f"{folder} 里的文件{error}。没有改动，请照别的事项手工加一条，编码用 {item_id}。") from error
    after = check_changed(snapshot, today, changes).catalogue
    if not is_same(after, _expected(catalogue, after, domain, index, entry)):
        raise SetupError(f"{file} 的排列方式特殊，没法自动加。没有改动，请照别的事项手工加一条，编码用 {item_id}。")
    return Addition(item_id, file.as_posix(), changes, begun)


def next_id(catalogue: Catalogue, code: str, remembered: Collection[str] = ()) -> str:
    """The first serial of a domain above all that were ever given out.

    Raises:
        SetupError: there is none left.
    """
    return next_ids(catalogue, code, 1, remembered)[0]


OWN_SERIALS = 500
"""From where on an office numbers its own items in a domain of the catalogue below, which numbers on from 1 itself."""


def next_ids(catalogue: Catalogue, code: str, count: int, remembered: Collection[str] = ()) -> tuple[str, ...]:
    """As `next_id`, so many: what was ever given out is looked through once."""
    known = {item.id for item in catalogue.items} | catalogue.permalinks.known | set(remembered)
    known |= {entry.id for entry in catalogue.withdrawn_below}
    known |= {one.id for domain in catalogue.domains for one in domain.left_out}
    last = max((int(part_of(i)) for i in known if is_id(i, IdKind.ITEM) and is_within(i, code)), default=0)
    if any(domain.code == code and _is_inherited(domain, catalogue) for domain in catalogue.domains):
        last = max(last, OWN_SERIALS)
    if last + count > LAST_SERIAL:
        more = f"，还要 {count} 个" if count > 1 else ""
        raise SetupError(f"领域 {code} 的编码已经用到 {last}{more}，最多到 {LAST_SERIAL}，没有新编码可用。")
    return tuple(join_id(code, f"{serial:03d}") for serial in range(last + 1, last + count + 1))


def _is_inherited(domain: Domain, catalogue: Catalogue) -> bool:
    """Whether a domain comes from the catalogue below."""
    return domain.heritage is not None and domain.heritage.home != layer_of(catalogue.office)


def place_of_new(domain: Domain, category: str) -> int:
    """How many items stand before the new one: it goes behind the last of its category, else behind all."""
    members = [index for index, item in enumerate(domain.items) if item.category == category]
    return members[-1] + 1 if members else len(domain.items)


def elements_of(catalogue: Catalogue, domain: Domain, category: str, template: str = "") -> tuple[str, ...]:
    """What a template asks items to list, or all templates of a category; each once, empty where none does."""
    address = next((join_id(domain.code, part.id) for part in domain.categories if part.name == category), "")
    named = [one for one in catalogue.templates if one.name == template]
    chosen = named if template else templates_for(catalogue.templates, address)
    return tuple(dict.fromkeys(element.name for one in chosen for element in one.elements if element.name))


def _given(category: str, entry: Issued, content: tuple[str, ...]) -> Given:
    """What is known of a new item; the rest is for whoever knows it."""
    return {"id": entry.id, "title": entry.title, "category": category, "content": content, "updated": entry.since}


def _expected(before: Catalogue, after: Catalogue, domain: Domain, index: int, entry: Issued) -> Catalogue:
    """The old catalogue with the new item, as it reads, in its place and in the register."""
    new = tuple(item for item in after.items if item.id == entry.id)[:1]
    items = (*domain.items[:index], *new, *domain.items[index:])
    file = next((one.file for one in after.domains if one.code == domain.code), domain.file)
    register = before.permalinks
    return replace(
        before,
        domains=tuple(replace(d, items=items, file=file) if d == domain else d for d in before.domains),
        permalinks=replace(register, issued={**register.issued, entry.id: entry}),
    )
