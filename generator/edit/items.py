"""A domain file's text with an item more, or without an item or a category."""

from generator.edit.draft import Draft, add_entry, take_entry
from generator.edit.records import Given, blank_rows
from generator.model.address import IdKind, kind_of_id, part_of
from generator.model.domain import Domain
from generator.model.item import Item


def add_item(data: bytes, given: Given, behind: int) -> bytes:
    """The text with an item more, behind the one with this index (-1: the last).

    Args:
        data: the domain's file.
        given: what is known of it, field → text or texts; every other field that must be filled in says 待填写.
        behind: index of the item that will stand before it.

    Raises:
        CannotEditError: the list is written in brackets.
    """
    draft = Draft.of(data)
    add_entry(draft, "items", blank_rows(Item, given), behind, apart=True)
    return draft.data


def take_address(data: bytes, domain: Domain, address_id: str) -> bytes:
    """The text without one item (`01-001`) or one category (`01-c1`).

    Raises:
        CannotEditError: the list is written in brackets.
    """
    draft = Draft.of(data)
    if kind_of_id(address_id) is IdKind.ITEM:
        index = next(i for i, item in enumerate(domain.items) if item.id == address_id)
        take_entry(draft, ("items", index))
    else:
        index = next(i for i, category in enumerate(domain.categories) if category.id == part_of(address_id))
        take_entry(draft, ("domain", "categories", index))
    return draft.data
