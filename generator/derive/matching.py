"""Which item of the catalogue a row of a table is: by id, title and category, title, or a likeness to confirm."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from generator.model.diagnostic import NOWHERE
from generator.model.domain import Domain
from generator.model.imported import ItemDraft, Likeness
from generator.model.item import Item

LIKE = 0.6
"""Share of pairs of neighbouring characters from which on two titles may be of one item."""

_SIGNS = re.compile(r"[\s\W_]+")


@dataclass(frozen=True, slots=True)
class Matching:
    """Rows of one domain: `sure` item id → draft; `like` to be confirmed; `new`; `missing`: items no row is of."""

    sure: Mapping[str, ItemDraft] = field(default_factory=dict)
    like: tuple[Likeness, ...] = ()
    new: tuple[ItemDraft, ...] = ()
    missing: tuple[Item, ...] = ()
    doubled: tuple[tuple[ItemDraft, str], ...] = ()
    """Rows of an item that another row is of already."""


def match_rows(
    domain: Domain, drafts: Sequence[ItemDraft], said: Mapping[str, Sequence[ItemDraft]] | None = None
) -> Matching:
    """Match the rows of one domain. Each item is matched once; what fits two is left to the better.

    `said`: item id → how its export would be read, whose title and category are as good as its own.
    """
    sure: dict[str, ItemDraft] = {}
    doubled: list[tuple[ItemDraft, str]] = []
    exported = [(one, item.id) for item in domain.items for one in (said or {}).get(item.id, ())]
    waiting = _take_exact(exported, drafts, sure)
    ids = {item.id: item.id for item in domain.items}
    names = {_full_name(item): item.id for item in reversed(domain.items)}
    for one, item_id in exported:
        names.setdefault(_full_name(one), item_id)
    shorter = _where_one_has_no_path(domain)
    count = Counter(bare(item.title) for item in domain.items)
    titles = {bare(item.title): item.id for item in domain.items if count[bare(item.title)] == 1}
    steps: tuple[tuple[Mapping[Any, str], Callable[[ItemDraft], object]], ...] = (
        (ids, lambda draft: draft.id),
        (names, _full_name),
        (shorter, lambda draft: (*_full_name(draft)[:2], bool(draft.path))),
        (titles, lambda draft: bare(draft.title)),
    )
    for known, key in steps:
        rest = []
        for draft in waiting:
            item_id = known.get(key(draft), "")
            if item_id and item_id not in sure:
                sure[item_id] = draft
            elif item_id and known is not titles and known is not shorter:
                doubled.append((draft, item_id))
            else:
                rest.append(draft)
        waiting = rest
    left = [item for item in domain.items if item.id not in sure]
    like = tuple(_alike(left, waiting))
    taken = {id(one.draft) for one in like}
    matched = {*sure, *(one.item.id for one in like)}
    return Matching(
        sure,
        like,
        tuple(draft for draft in waiting if id(draft) not in taken),
        tuple(item for item in domain.items if item.id not in matched),
        tuple(doubled),
    )


def share_new(rows: Sequence[ItemDraft]) -> tuple[tuple[ItemDraft, ...], tuple[tuple[ItemDraft, ...], ...]]:
    """New rows, what several files say alike once; and rows of several files that name one item and differ."""
    named: dict[tuple[str, str, tuple[str, ...]], list[ItemDraft]] = {}
    for draft in rows:
        named.setdefault(_full_name(draft), []).append(draft)
    apart = [own for own in named.values() if len({_file(one) for one in own}) == len(own) > 1 and not _is_alike(own)]
    alike = [own for own in named.values() if len({_file(one) for one in own}) == len(own) > 1 and _is_alike(own)]
    left = {id(one) for own in apart for one in own} | {id(one) for own in alike for one in own[1:]}
    return tuple(draft for draft in rows if id(draft) not in left), tuple(map(tuple, apart))


def _file(draft: ItemDraft) -> str:
    return draft.place.file.partition("!")[0]


def _is_alike(rows: Sequence[ItemDraft]) -> bool:
    """Whether rows say the same, wherever they stand."""
    bare_rows = [replace(one, sheet="", row=0, place=NOWHERE, places={}, texts={}, sent=None) for one in rows]
    return all(one == bare_rows[0] for one in bare_rows)


def _take_exact(
    exported: Sequence[tuple[ItemDraft, str]], drafts: Sequence[ItemDraft], sure: dict[str, ItemDraft]
) -> list[ItemDraft]:
    """Rows without an id that are named exactly as exports of items are; of several of one name as many, in order."""
    items: dict[tuple[str, str], dict[str, None]] = {}
    for one, item_id in exported:
        items.setdefault((one.title, one.category), {})[item_id] = None
    rows: dict[tuple[str, str], list[ItemDraft]] = {}
    for draft in drafts:
        if not draft.id and not draft.path:
            rows.setdefault((draft.title, draft.category), []).append(draft)
    for key, own in rows.items():
        if len(items.get(key, ())) == len(own):
            sure.update(zip(items[key], own, strict=True))
    taken = {id(draft) for draft in sure.values()}
    return [draft for draft in drafts if id(draft) not in taken]


def _full_name(one: Item | ItemDraft) -> tuple[str, str, tuple[str, ...]]:
    """A title with all levels above it: 招标公告 stands below 施工 and below 监理."""
    return bare(one.title), bare(one.category), tuple(map(bare, one.path))


def _where_one_has_no_path(domain: Domain) -> Mapping[tuple[str, str, bool], str]:
    """(title, category, whether the row has levels between) → the only such item that is written the other way."""
    found: dict[tuple[str, str, bool], list[str]] = {}
    for item in domain.items:
        found.setdefault((bare(item.title), bare(item.category), not item.path), []).append(item.id)
    return {key: ids[0] for key, ids in found.items() if len(ids) == 1}


def bare(text: str) -> str:
    """A title without signs and blanks."""
    return _SIGNS.sub("", text)


def _alike(items: Sequence[Item], drafts: Sequence[ItemDraft]) -> Iterator[Likeness]:
    """Pairs by falling likeness, each row and each item once."""
    pairs = {item.id: _pairs(item.title) for item in items}
    found = []
    for number, draft in enumerate(drafts):
        own = _pairs(draft.title)
        for item in items:
            share = _share(own, pairs[item.id])
            if share >= LIKE:
                found.append((share + 0.1 * (bare(item.category) == bare(draft.category)), number, item))
    done: set[object] = set()
    for share, number, item in sorted(found, key=lambda one: (-one[0], one[1], one[2].id)):
        if number not in done and item.id not in done:
            done |= {number, item.id}
            yield Likeness(drafts[number], item, share)


def _pairs(text: str) -> frozenset[str]:
    flat = bare(text)
    return frozenset(flat[index : index + 2] for index in range(max(len(flat) - 1, 1)))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0
