"""Working sheets that several bodies filled in → one change an item, and what only a person can decide.

Every cell is compared with the cell as it left. What two bodies, or a body and the catalogue, made of one cell is
compared by what the item would say, not by how it is written: what is in the catalogue already is no change, so an
import repeated changes nothing. A cell that is in doubt is left out; all others go in.

- GK721: a sheet of another release of the catalogue.
- GK722: several sheets change one cell differently.
- GK723: a sheet changes a cell that has been changed in the catalogue meanwhile.
- GK724: a sheet changes an item that is no longer in the catalogue.
- GK731: a sheet clears a cell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.derive.merging import merge_item
from generator.derive.ownrows import find_own_rows
from generator.derive.registering import Registers
from generator.derive.returning import KEYS, Said, value_of, without
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.model.domain import Category
from generator.model.imported import Imported, ItemDraft
from generator.model.item import Item
from generator.model.ownwords import own_words
from generator.model.words import FieldWords

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
    "同一个事项的同一个字段，几份征求意见表里改成了不同的内容，不知道用哪一个。这一格没有导入。",
    "和各单位商量，在其中一份里改好，其他几份的这一格改成一样的，或者改回原来的，再一起导入。",
)
GK723 = Code(
    "GK723",
    "表格里改的格子，目录里也改过",
    "表格发出去以后，目录里的这个字段改过，表格里改成了另外的内容，不知道用哪一个。这一格没有导入。",
    "用目录的，不用管，或者把表格里的这一格改成目录现在的内容；用表格的，先把目录里的这个字段改回发出时的内容，再导入。",
)
GK724 = Code(
    "GK724",
    "表格里改的事项，目录里已经没有了",
    "表格发出去以后，这个事项不再公开或者换了编码，表格里的改动没有地方放。",
    "还要公开的，在表格最后另写一行，编码空着；不再公开的，不用管。",
    severity=Severity.WARNING,
)
GK731 = Code(
    "GK731",
    "征求意见表里清空的格子",
    "发出时有内容，现在空着。导入只添、只改，不删：不知道是不再要了，还是误删。目录里的内容没有动。",
    "真的不要了，在目录里删掉这个字段；误删的，不用管。",
    severity=Severity.WARNING,
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """Rows to import, an item once; what is to be said; `held`: items of which a row is there that was left out."""

    drafts: tuple[ItemDraft, ...]
    problems: tuple[Diagnostic, ...] = ()
    held: frozenset[str] = frozenset()


def gather_returned(catalogue: Catalogue, imported: Imported, release: str, now: Said, words: FieldWords) -> Gathered:
    """Rows of working sheets as one change an item; all others as they are.

    Args:
        catalogue: as it is.
        imported: all rows of all files, in the office's own words.
        release: fingerprint of the catalogue.
        now: how the working sheet of today would be read, at least for sheets of another release.
        words: what fields are called.
    """
    problems = list(_say_releases(imported.items, release))
    rows, others, said, held = _own_rows(catalogue, imported)
    problems += said
    joiner = _Joiner(catalogue, now, words)
    items = {item.id: item for item in catalogue.items}
    gathered: list[ItemDraft] = []
    for item_id, own in rows.items():
        if item_id in items:
            gathered.append(joiner.join(own, items[item_id]))
        else:
            problems += [_say_gone(row) for row in own if _changes(row)]
    return Gathered((*gathered, *others), (*problems, *joiner.problems), held)


def _own_rows(
    catalogue: Catalogue, imported: Imported
) -> tuple[dict[str, list[ItemDraft]], list[ItemDraft], list[Diagnostic], frozenset[str]]:
    """Item id → its rows, a sheet one; new and other rows; what is to be said; ids that are left alone."""
    sheets = {one.file: one for one in imported.sent}
    by_file: dict[str, list[ItemDraft]] = {}
    others: list[ItemDraft] = []
    for draft in imported.items:
        file = _file(draft)
        (by_file.setdefault(file, []) if draft.sent is not None and file in sheets else others).append(draft)
    rows: dict[str, list[ItemDraft]] = {}
    problems: list[Diagnostic] = []
    held: set[str] = set()
    ids = frozenset(item.id for item in catalogue.items)
    for file, drafts in by_file.items():
        found = find_own_rows(drafts, sheets[file], ids)
        for row in found.rows:
            rows.setdefault(row.id, []).append(row)
        others += found.new
        problems += found.problems
        held |= found.held
    return rows, others, problems, frozenset(held)


def _file(draft: ItemDraft) -> str:
    return draft.place.file.partition("!")[0]


def _say_releases(drafts: Sequence[ItemDraft], release: str) -> Iterator[Diagnostic]:
    told: set[str] = set()
    for draft in drafts:
        file = _file(draft)
        if draft.sent is not None and draft.sent.release != release and file not in told:
            told.add(file)
            yield GK721.at(Place(file), "这份表发出以后，目录改过；只看表里改过的格子")


def _say_gone(row: ItemDraft) -> Diagnostic:
    return GK724.at(row.place, f"{row.id}“{row.title}”已经不在目录里，这一行的改动没有导入")


# --- cells --------------------------------------------------------------------------------------------------


def _changes(row: ItemDraft) -> tuple[str, ...]:
    """Fields that a sheet changed; what is empty now is no change: an import empties nothing."""
    before = row.sent.before if row.sent else None
    if before is None:
        return ()
    own = [key for key in KEYS if not _is_empty(row, key) and value_of(row, key) != value_of(before, key)]
    return (*own, *(key for key, parts in row.further.items() if before.further.get(key) != parts))


def _cleared(row: ItemDraft) -> Iterator[str]:
    before = row.sent.before if row.sent else None
    if before is not None:
        for key in KEYS:
            if key not in row.absent and not _is_empty(before, key) and _is_empty(row, key):
                yield key
        yield from (key for key in before.further if key not in row.further and key not in row.absent)


def _is_empty(row: ItemDraft, key: str) -> bool:
    return not getattr(row, key)


def _take(joined: ItemDraft, key: str, row: ItemDraft) -> ItemDraft:
    places = {**joined.places, key: _cell(row, key)}
    if key not in KEYS:
        return replace(joined, further={**joined.further, key: row.further[key]}, places=places)
    values: dict[str, Any] = {key: getattr(row, key)}
    if key == "subject":
        values["subject_text"] = row.subject_text
    return replace(joined, places=places, **values)


def _cell(row: ItemDraft, key: str) -> Place:
    return row.places.get(key, row.place)


class _Joiner:
    def __init__(self, catalogue: Catalogue, now: Said, words: FieldWords) -> None:
        self.now, self.words = now, words
        self.registers = Registers(catalogue.bodies, catalogue.laws, own_words(catalogue.office))
        self.categories: Mapping[str, Category | None] = {
            item.id: domain.category_of(item) for domain in catalogue.domains for item in domain.items
        }
        self.problems: list[Diagnostic] = []

    def join(self, rows: Sequence[ItemDraft], item: Item) -> ItemDraft:
        """The rows of one item as one: each field from the row that changes it."""
        joined = replace(without(rows[0], KEYS, item), further={}, kept=_kept(rows))
        nothing = joined
        changed = [(row, _changes(row)) for row in rows]
        for key in dict.fromkeys(key for _, own in changed for key in own):
            own = [row for row, keys in changed if key in keys]
            if self._is_sure(key, own, item, nothing):
                joined = _take(joined, key, own[0])
        for row in rows:
            for key in _cleared(row):
                self.problems.append(GK731.at(_cell(row, key), f"{row.id} 清空了“{self._name(key)}”，目录里的没有删"))
        return joined

    def _is_sure(self, key: str, rows: Sequence[ItemDraft], item: Item, nothing: ItemDraft) -> bool:
        """Whether a field is to be taken; what is in doubt is said."""
        wanted = [(row, self._merged(item, _take(nothing, key, row))) for row in rows]
        new = [(row, one) for row, one in wanted if one != item]
        if not new:
            return False
        if any(one != new[0][1] for _, one in new):
            self._say_apart(key, [row for row, _ in new])
            return False
        moved = [row for row, _ in new if self._has_moved(key, row)]
        self.problems += [self._say_moved(key, row) for row in moved]
        return not moved

    def _merged(self, item: Item, draft: ItemDraft) -> Item:
        return merge_item(item, self.categories.get(item.id), draft, self.registers)

    def _has_moved(self, key: str, row: ItemDraft) -> bool:
        """Whether the catalogue says something else than when the sheet left, and than the sheet says now."""
        before, now = row.sent.before if row.sent else None, self.now.get(row.id, ())
        if before is None or not now:
            return False
        if key not in KEYS:
            return now[0].further.get(key) not in (before.further.get(key), row.further.get(key))
        return value_of(now[0], key) not in (value_of(before, key), value_of(row, key))

    def _say_apart(self, key: str, rows: Sequence[ItemDraft]) -> None:
        for row in rows:
            others = [f"{_sender(other)}改成“{_shown(other, key)}”" for other in rows if other is not row]
            more = f"……共 {len(rows)} 份" if len(others) > _OTHERS else ""
            own = f"{row.id}“{self._name(key)}”：{_sender(row)}改成“{_shown(row, key)}”"
            self.problems.append(GK722.at(_cell(row, key), f"{own}，{'；'.join(others[:_OTHERS])}{more}"))

    def _say_moved(self, key: str, row: ItemDraft) -> Diagnostic:
        words = f"{row.id}“{self._name(key)}”：{_sender(row)}改成“{_shown(row, key)}”，目录里发出以后也改过"
        now = _shown(self.now[row.id][0], key) if self.now.get(row.id) else ""
        return GK723.at(_cell(row, key), words + (f"，现在是“{now}”" if now else ""))

    def _name(self, key: str) -> str:
        return KEYS.get(key) or self.words[key]


def _kept(rows: Sequence[ItemDraft]) -> Mapping[str, str]:
    """What no field has a place for and did not stand there when the sheets left, of all of them."""
    kept: dict[str, str] = {}
    for row in rows:
        before = row.sent.before.kept if row.sent and row.sent.before else {}
        for name, text in row.kept.items():
            if before.get(name) != text:
                kept[name] = "；".join(dict.fromkeys(filter(None, (kept.get(name, ""), text))))
    return kept


def _sender(row: ItemDraft) -> str:
    return (row.sent.body if row.sent else "") or _file(row)


def _shown(row: ItemDraft, key: str) -> str:
    text = row.texts.get(key, "")
    return text if len(text) <= _MOST else text[:_MOST] + "……"


_MOST = 60
"""Characters of a cell that a message shows."""
_OTHERS = 3
"""Other sheets that a message about one of them names."""
