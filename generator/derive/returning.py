"""What a table that comes back really says: only what differs from what was sent out.

A cell that reads as the export of the item would read says nothing new, however the reader understands it: so an
export that comes back changes nothing, whatever is in it. Of working sheets every cell is compared with the cell as it
left; the changes of several bodies are put together, and where two of them, or a body and the catalogue, changed one
cell differently, a person is asked.

- GK721: a sheet of another release of the catalogue.
- GK722: several sheets change one cell differently.
- GK723: a sheet changes a cell that has been changed in the catalogue meanwhile.
- GK724: a sheet changes an item that is no longer in the catalogue.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from generator.derive.matching import bare
from generator.model.catalogue import Catalogue, Item
from generator.model.columns import COLUMN_WORDS
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.model.imported import ItemDraft, SentOut

GK721 = Code(
    "GK721",
    "征求意见表是以前的版本",
    "表格发出去以后，目录改过。只导入各单位改过的格子，没有改过的以现在的目录为准。",
    "核对列出的改动；改的地方多的，重新导出一份，请各单位再看。",
    severity=Severity.WARNING,
)
GK722 = Code(
    "GK722",
    "几个单位把同一格改得不一样",
    "同一个事项的同一个字段，几份征求意见表里改成了不同的内容，不知道用哪一个。",
    "和各单位商量，在其中一份里改好，其他几份的这一格改成一样的，或者改回原来的，再一起导入。",
)
GK723 = Code(
    "GK723",
    "表格里改的格子，目录里也改过",
    "表格发出去以后，目录里的这个字段改过，表格里改成了另外的内容，不知道用哪一个。",
    "用目录的，把表格里的这一格改成目录现在的内容；用表格的，先把目录里的这个字段改回发出时的内容，再导入。",
)
GK724 = Code(
    "GK724",
    "表格里改的事项，目录里已经没有了",
    "表格发出去以后，这个事项不再公开或者换了编码，表格里的改动没有地方放。",
    "还要公开的，在表格最后另写一行，编码空着；不再公开的，不用管。",
    severity=Severity.WARNING,
)

KEYS: Mapping[str, str] = {"title": "事项名称", **COLUMN_WORDS}
"""Fields of a draft that a cell may change → what they are called."""

Said = Mapping[str, Sequence[ItemDraft]]
"""Item id → how its export would be read, a draft a form."""


def only_changed(draft: ItemDraft, item: Item, said: Iterable[ItemDraft]) -> ItemDraft:
    """The draft without what an export of the item says too: an empty field changes nothing."""
    known = tuple(said)
    if not known:
        return draft
    same = {key for key in KEYS if any(_value(draft, key) == _value(one, key) for one in known)}
    further = {
        key: parts for key, parts in draft.further.items() if all(one.further.get(key) != parts for one in known)
    }
    kept = {name: text for name, text in draft.kept.items() if all(one.kept.get(name) != text for one in known)}
    return replace(_without(draft, same, item), further=further, kept=kept)


def _without(draft: ItemDraft, same: Iterable[str], item: Item) -> ItemDraft:
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


def _value(draft: ItemDraft, key: str) -> object:
    return (draft.subject, bare(draft.subject_text)) if key == "subject" else getattr(draft, key)


# --- working sheets ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Gathered:
    """Rows to import, an item once, and what is to be said."""

    drafts: tuple[ItemDraft, ...]
    problems: tuple[Diagnostic, ...] = ()


def gather_returned(catalogue: Catalogue, drafts: Sequence[ItemDraft], release: str, now: Said) -> Gathered:
    """Rows of working sheets as one change an item; all others as they are.

    Args:
        catalogue: as it is.
        drafts: all rows of all files.
        release: fingerprint of the catalogue.
        now: how the working sheet of today would be read, at least for sheets of another release.
    """
    doubled = {
        key for key, count in Counter((one.place.file.split("!")[0], one.id) for one in drafts).items() if count > 1
    }
    returned: dict[str, list[ItemDraft]] = {}
    others: list[ItemDraft] = []
    for draft in drafts:
        is_once = (draft.place.file.split("!")[0], draft.id) not in doubled
        if draft.sent is not None and draft.sent.before is not None and is_once:
            returned.setdefault(draft.id, []).append(draft)
        else:
            others.append(draft)
    problems = list(_say_releases(drafts, release))
    items = {item.id: item for item in catalogue.items}
    gathered: list[ItemDraft] = []
    for item_id, rows in returned.items():
        if item_id not in items:
            problems += [_say_gone(row) for row in rows if _changes(row)]
            continue
        draft, said = _join(rows, items[item_id], now.get(item_id, ()))
        gathered.append(draft)
        problems += said
    return Gathered((*gathered, *others), tuple(problems))


def _say_releases(drafts: Sequence[ItemDraft], release: str) -> Iterator[Diagnostic]:
    told: set[str] = set()
    for draft in drafts:
        file = draft.place.file.split("!")[0]
        if draft.sent is not None and draft.sent.release != release and file not in told:
            told.add(file)
            yield GK721.at(
                Place(file), f"{file} 是目录以前的版本（{draft.sent.release}）发出的，现在的版本是 {release}"
            )


def _say_gone(row: ItemDraft) -> Diagnostic:
    return GK724.at(row.place, f"{row.id}“{row.title}”已经不在目录里，这一行的改动没有导入")


def _changes(row: ItemDraft) -> dict[str, object]:
    """Key → what a sheet made of it; what is empty now is no change: an import empties nothing."""
    before = row.sent.before if row.sent else None
    if before is None:
        return {}
    own: dict[str, object] = {key: _value(row, key) for key in KEYS if _value(row, key) != _value(before, key)}
    own = {key: value for key, value in own.items() if value not in ("", (), ((), ""))}
    return own | {key: parts for key, parts in row.further.items() if before.further.get(key) != parts}


def _join(rows: Sequence[ItemDraft], item: Item, now: Sequence[ItemDraft]) -> tuple[ItemDraft, list[Diagnostic]]:
    """The rows of one item as one: each field from the row that changes it."""
    problems: list[Diagnostic] = []
    first = rows[0]
    joined = replace(_without(first, KEYS, item), further={})
    changes = [(row, _changes(row)) for row in rows]
    for key in dict.fromkeys(key for _, own in changes for key in own):
        own = [(row, values[key]) for row, values in changes if key in values]
        if len({repr(value) for _, value in own}) > 1:
            problems += _say_apart(key, [row for row, _ in own])
        problems += [_say_moved(key, row) for row, value in own if _has_moved(key, row, value, now)]
        joined = _take(joined, key, own[0][0])
    return joined, problems


def _take(joined: ItemDraft, key: str, row: ItemDraft) -> ItemDraft:
    places = {**joined.places, key: _cell(row, key)}
    if key not in KEYS:
        return replace(joined, further={**joined.further, key: row.further[key]}, places=places)
    values: dict[str, Any] = {key: getattr(row, key)}
    if key == "subject":
        values["subject_text"] = row.subject_text
    return replace(joined, places=places, **values)


def _has_moved(key: str, row: ItemDraft, value: object, now: Sequence[ItemDraft]) -> bool:
    """Whether the catalogue says something else than when the sheet left, and than the sheet says now."""
    before = row.sent.before if row.sent else None
    if before is None or not now:
        return False
    current = _value(now[0], key) if key in KEYS else now[0].further.get(key)
    return current not in (_value(before, key) if key in KEYS else before.further.get(key), value)


def _say_apart(key: str, rows: Sequence[ItemDraft]) -> Iterator[Diagnostic]:
    senders = "、".join(_sender(row) for row in rows)
    for row in rows:
        words = f"{row.id}“{_name(key)}”：{_sender(row)}改成“{_shown(row, key)}”，{senders}改得不一样"
        yield GK722.at(_cell(row, key), words)


def _say_moved(key: str, row: ItemDraft) -> Diagnostic:
    words = f"{row.id}“{_name(key)}”：{_sender(row)}改成“{_shown(row, key)}”，目录里发出以后也改过"
    return GK723.at(_cell(row, key), words)


def _name(key: str) -> str:
    return KEYS.get(key, key)


def _cell(row: ItemDraft, key: str) -> Place:
    return row.places.get(key, row.place)


def _sender(row: ItemDraft) -> str:
    return (row.sent.body if row.sent else "") or row.place.file.split("!")[0]


def _shown(row: ItemDraft, key: str) -> str:
    return row.texts.get(key, "")[:60]


def removed_ids(drafts: Sequence[ItemDraft], sent: Sequence[SentOut]) -> frozenset[str]:
    """Items that a working sheet had when it left and has no longer; hidden rows are not known to be gone."""
    there = {draft.id for draft in drafts}
    return frozenset(item_id for one in sent if not one.is_hidden for item_id in one.ids if item_id not in there)
