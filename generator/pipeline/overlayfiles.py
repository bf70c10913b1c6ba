"""Where in an office's folder its items are edited: in the domain's own file, or in an overlay on the one below."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.derive.inherit.naming import names_here, with_names
from generator.edit.changes import Change, change_records
from generator.edit.draft import CannotEditError
from generator.edit.overlay import ItemChange, begin_overlay, change_items
from generator.model.catalogue import Catalogue
from generator.model.domain import Domain
from generator.model.item import Item
from generator.pipeline.checking import Checked


@dataclass(frozen=True, slots=True)
class Ground:
    """What a catalogue stands on, as an edit needs it.

    `items`: id → the item below, its bodies called as here.
    `domains`: codes of the domains that come from below.
    """

    items: Mapping[str, Item]
    domains: frozenset[str]


NO_GROUND = Ground({}, frozenset())


def ground_of(checked: Checked) -> Ground:
    """What the checked catalogue stands on; nothing where it stands on none."""
    if checked.below is None:
        return NO_GROUND
    names, _ = names_here(checked.below.bodies, checked.catalogue.bodies)
    below: Catalogue = with_names(checked.below, names)
    items = {item.id: replace(item, published=(), portal=()) for item in below.items}
    return Ground(items, frozenset(domain.code for domain in below.domains))


def file_of_items(domain: Domain, files: Mapping[str, bytes], ground: Ground) -> str:
    """The name of the file in the office's folder that speaks of a domain; of what it would be where there is none."""
    name = domain.file.rpartition("/")[2]
    if domain.code not in ground.domains:
        return name
    if not _speaks_of(files.get(name), domain.code):
        return name if name not in files else f"{domain.code}-overlay.yml"
    return name


def _speaks_of(data: bytes | None, code: str) -> bool:
    return data is not None and (f'"{code}"'.encode() in data or f"'{code}'".encode() in data)


def text_of_items(domain: Domain, files: Mapping[str, bytes], ground: Ground) -> bytes:
    """That file; one that says nothing yet where there is none."""
    name = file_of_items(domain, files, ground)
    return files.get(name, begin_overlay(domain.code)) if domain.code in ground.domains else files[name]


def changed_items(domain: Domain, files: Mapping[str, bytes], ground: Ground, changes: Sequence[Change]) -> bytes:
    """The file with items of the domain saying something else. `changes`: by the item's place in the domain.

    Raises:
        CannotEditError: the file is written in a way that no small change fits.
    """
    data = text_of_items(domain, files, ground)
    if domain.code not in ground.domains:
        return change_records(data, changes)
    return change_items(data, [ItemChange(ground.items.get(one.new.id), one.old, one.new) for one in changes])


def need_own_domain(domain: Domain, ground: Ground, what: str) -> None:
    """
    Raises:
        CannotEditError: the domain comes from below, where its head is not this office's to change.
    """
    if domain.code in ground.domains:
        raise CannotEditError(f"是叠加目录，{what}，请在 {domain.code} 领域的叠加文件里手工写到 domain 下面")
