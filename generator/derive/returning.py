"""What a table that comes back really says: only what differs from what was sent out.

A cell that reads as the export of the item would read says nothing new, however the reader understands it: so an
export that comes back changes nothing, whatever is in it. Working sheets are compared with the cells as they left
(`derive.gathering`).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from generator.derive.matching import bare
from generator.model.columns import COLUMN_WORDS
from generator.model.imported import ItemDraft, SentOut
from generator.model.item import Item

KEYS: Mapping[str, str] = {"title": "事项名称", **COLUMN_WORDS}
"""Fields of a draft that a cell may change → what they are called."""

Said = Mapping[str, Sequence[ItemDraft]]
"""Item id → how its export would be read, a draft a form."""


def only_changed(draft: ItemDraft, item: Item, said: Iterable[ItemDraft]) -> ItemDraft:
    """The draft without what an export of the item says too: an empty field changes nothing."""
    known = tuple(said)
    if not known:
        return draft
    same = {key for key in KEYS if any(value_of(draft, key) == value_of(one, key) for one in known)}
    further = {
        key: parts
        for key, parts in draft.further.items()
        if key == "official_subject" or all(one.further.get(key) != parts for one in known)
    }  # a wording that has a cell of its own does not follow 公开主体, whether it is the same or not
    kept = {name: text for name, text in draft.kept.items() if all(one.kept.get(name) != text for one in known)}
    return replace(without(draft, same, item), further=further, kept=kept)


def without(draft: ItemDraft, same: Iterable[str], item: Item) -> ItemDraft:
    """The draft silent about some of its fields; an item always has its title."""
    empty: dict[str, Any] = {key: _EMPTY[key] for key in same}
    if "title" in empty:
        empty["title"] = item.title
    if "subject" in empty:
        empty["subject_text"] = ""
    return replace(draft, **empty)


_TEXTS = ("title", "category", "section", "duration", "cycle", "remark")
_EMPTY: Mapping[str, Any] = {
    key: "" if key in _TEXTS else () for key in (field.name for field in fields(ItemDraft)) if key in KEYS
}


def value_of(draft: ItemDraft, key: str) -> object:
    """What a row says in a field, by which two rows are compared."""
    return (draft.subject, bare(draft.subject_text)) if key == "subject" else getattr(draft, key)


def removed_ids(drafts: Sequence[ItemDraft], sent: Sequence[SentOut]) -> frozenset[str]:
    """Items that a working sheet had when it left and has no longer; hidden rows are not known to be gone."""
    there = {draft.id for draft in drafts}
    return frozenset(item_id for one in sent if not one.is_hidden for item_id in one.rows if item_id not in there)
