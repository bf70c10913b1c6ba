"""Two catalogues → what differs, as a value; and that value carried out on the one, which gives the other.

`derive_diff(a, a)` is empty; `apply_diff(a, derive_diff(a, b))` says what b says. Whatever the fields table knows of a
record is compared, and nothing else: places and names of files are no part of a catalogue.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from generator.derive.diff.entries import Entries, put_together, take_apart
from generator.derive.diff.renames import carry_out, find_renames
from generator.model.catalogue import Catalogue
from generator.model.change import Change, Diff, Entry, FieldChange, Order, Part
from generator.model.fields import FieldRow, Shape, fields_of
from generator.model.ownwords import own_words
from generator.model.plain import is_same_plain, to_plain, value_to_plain, with_own_words

Group = tuple[Part, str]
"""Kind and owner: entries whose order means something."""


def derive_diff(old: Catalogue, new: Catalogue) -> Diff:
    """What makes the new catalogue of the old one."""
    renames = find_renames(old, new)
    before, after = take_apart(carry_out(old, renames)), take_apart(new)
    changes = tuple(_changes(before, after))
    return Diff(renames, changes, tuple(_orders(_carried_out(before, changes), after)))


def apply_diff(catalogue: Catalogue, diff: Diff) -> Catalogue:
    """The catalogue with a diff carried out. Of a diff of other catalogues: what of it can be."""
    entries = _carried_out(take_apart(carry_out(catalogue, diff.renames)), diff.changes)
    lists = _lists(entries.values())
    for order in diff.orders:
        rank = {key: number for number, key in enumerate(order.keys)}
        group = lists.get((order.part, order.owner), [])
        group.sort(key=lambda entry: rank.get(entry.key, len(rank)))
    made = put_together((entry for group in lists.values() for entry in group), catalogue.permalinks.file)
    if not (made.office.channels or made.office.levels):
        return made
    return replace(made, domains=with_own_words(made.domains, own_words(made.office)))


def is_same_catalogue(one: Catalogue, other: Catalogue) -> bool:
    """Whether two catalogues say the same, in the same order, wherever it stands."""
    first, second = take_apart(one), take_apart(other)
    return [_key(entry) for entry in _sorted(first)] == [_key(entry) for entry in _sorted(second)] and all(
        is_same_plain(to_plain(entry.record), to_plain(second[address].record)) for address, entry in first.items()
    )


def _key(entry: Entry) -> tuple[Part, str, str]:
    return entry.part, entry.key, entry.owner


def _sorted(entries: Entries) -> list[Entry]:
    return [entry for group in sorted(_lists(entries.values()).items(), key=_group_key) for entry in group[1]]


def _group_key(group: tuple[Group, Any]) -> tuple[str, str]:
    return group[0][0].value, group[0][1]


# --- what differs -----------------------------------------------------------------------------------------


def _changes(before: Entries, after: Entries) -> Iterator[Change]:
    for address, entry in before.items():
        if address not in after:
            yield Change(*address, owner=(entry.owner, ""), before=entry.record)
    follows = _follows(after)
    for address, entry in after.items():
        old = before.get(address)
        if old is None:
            yield Change(*address, owner=("", entry.owner), after=entry.record, follows=follows[address])
            continue
        fields = () if old.record is entry.record else tuple(field_changes(old.record, entry.record))
        if fields or old.owner != entry.owner:
            moved = follows[address] if old.owner != entry.owner else ""
            yield Change(*address, owner=(old.owner, entry.owner), fields=fields, follows=moved)


def _follows(entries: Entries) -> dict[tuple[Part, str], str]:
    """Entry → key of the one before it, of the same kind and owner; empty for the first."""
    last: dict[Group, str] = {}
    found = {}
    for address, entry in entries.items():
        group = entry.part, entry.owner
        found[address] = last.get(group, "")
        last[group] = entry.key
    return found


def field_changes(old: Any, new: Any, path: tuple[str, ...] = ()) -> Iterator[FieldChange]:
    """Fields of one record that say something else; of a group of fields each that does."""
    for row in fields_of(type(new)):
        before, after = getattr(old, row.attribute), getattr(new, row.attribute)
        if before is after or is_same_plain(value_to_plain(row, before), value_to_plain(row, after)):
            continue
        if row.shape is Shape.RECORD and before is not None and after is not None:
            yield from field_changes(before, after, (*path, row.key))
        else:
            yield FieldChange((*path, row.key), before, after)


def _orders(carried: Entries, after: Entries) -> Iterator[Order]:
    wanted = _lists(after.values())
    for group, entries in _lists(carried.values()).items():
        keys = tuple(entry.key for entry in wanted[group])
        if tuple(entry.key for entry in entries) != keys:
            yield Order(*group, keys)


# --- carried out ------------------------------------------------------------------------------------------


def _lists(entries: Iterable[Entry]) -> dict[Group, list[Entry]]:
    found: dict[Group, list[Entry]] = {}
    for entry in entries:
        found.setdefault((entry.part, entry.owner), []).append(entry)
    return found


def _carried_out(entries: Entries, changes: Iterable[Change]) -> Entries:
    """Entries by kind and owner, those that came behind what they follow; the last say on order is not here."""
    found = dict(entries)
    come: list[tuple[Entry, str]] = []
    for change in changes:
        address = change.part, change.key
        if change.is_gone:
            found.pop(address, None)
        elif change.is_added:
            come.append((Entry(*address, change.owner[1], change.after), change.follows))
        elif address in found:
            record = found[address].record
            for one in change.fields:
                record = _with(record, one.path, one.after)
            entry = replace(found[address], owner=change.owner[1], record=record)
            if change.is_moved:
                del found[address]
                come.append((entry, change.follows))
            else:
                found[address] = entry
    lists = _lists(found.values())
    for group, newcomers in _by_group(come).items():
        lists[group] = _woven(lists.get(group, []), newcomers)
    return {entry.address: entry for group in lists.values() for entry in group}


def _by_group(come: Iterable[tuple[Entry, str]]) -> dict[Group, list[tuple[Entry, str]]]:
    found: dict[Group, list[tuple[Entry, str]]] = {}
    for entry, follows in come:
        found.setdefault((entry.part, entry.owner), []).append((entry, follows))
    return found


def _woven(there: list[Entry], come: list[tuple[Entry, str]]) -> list[Entry]:
    """Entries with those that came, each behind what it follows; what follows nothing that is there comes last."""
    behind: dict[str, list[Entry]] = {}
    for entry, follows in come:
        behind.setdefault(follows, []).append(entry)
    woven: list[Entry] = []
    waiting = [*reversed(there), *reversed(behind.pop("", []))]
    while waiting:
        entry = waiting.pop()
        woven.append(entry)
        waiting += reversed(behind.pop(entry.key, []))
    return woven + [entry for entries in behind.values() for entry in entries]


def _with(record: Any, path: tuple[str, ...], value: Any) -> Any:
    row = row_of(type(record), path[0])
    new = value if len(path) == 1 else _with(getattr(record, row.attribute), path[1:], value)
    return replace(record, **{row.attribute: new})


def row_of(record: type, key: str) -> FieldRow:
    """The row of a field by its key in the file."""
    return next(row for row in fields_of(record) if row.key == key)
