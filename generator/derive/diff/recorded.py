"""Notes of a diff → what of them the public may see for ever: kinds of change, and values that are no free text.

Old wordings may hold what was masked or struck out since, so none is kept: of a limit the amount, of channels, levels
and ways their terms, of an audience whether it is everyone or a group, of bodies names that are registered today. What
residents' rights do not depend on (words for the search, remarks of editors, documents, which have a feed of their own)
is not recorded, nor what the register of ids tells better.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from generator.model.catalogue import Catalogue
from generator.model.change import Note, Part
from generator.model.fields import fields_of
from generator.model.history import Recorded
from generator.model.item import Item
from generator.model.personal.hide import hide_personal
from generator.model.terms import EVERYONE, ChangeKind

GROUP = "特定群众"
"""What stands for all named groups: their names are free text."""

_LIMITS = {ChangeKind.LIMIT_SHORTENED, ChangeKind.LIMIT_LENGTHENED}
_TERMS = {
    ChangeKind.CHANNEL_ADDED,
    ChangeKind.CHANNEL_REMOVED,
    ChangeKind.LEVEL_WIDENED,
    ChangeKind.LEVEL_NARROWED,
    ChangeKind.METHOD_WIDENED,
    ChangeKind.METHOD_NARROWED,
}
_AUDIENCES = {ChangeKind.AUDIENCE_WIDENED, ChangeKind.AUDIENCE_NARROWED}
_UNTOLD = {
    ChangeKind.WITHDRAWN,
    ChangeKind.MERGED,
    ChangeKind.SPLIT,
    ChangeKind.HANDED_OVER,
    ChangeKind.LOST,
    ChangeKind.REGISTER_CHANGED,
    ChangeKind.REORDERED,
}
"""What the register of ids tells, with its reason; and what is nothing to residents."""
_IDS = (Part.ITEM, Part.CATEGORY, Part.DOMAIN)
_OFFICIAL = frozenset(row.key for row in fields_of(Item) if row.column) | {"scope"}
"""Fields of the official table: of the others no change of wording is recorded."""


def record_notes(notes: Iterable[Note], on: str, today: Catalogue) -> tuple[Recorded, ...]:
    """One entry for each kind of change with the same values, in the order of the kinds; ids sorted.

    Args:
        notes: of one day.
        on: the day (YYYY-MM-DD).
        today: the present catalogue, which says what names may be told.
    """
    found: dict[Recorded, set[str]] = {}
    all_notes = tuple(notes)
    measured = {note.key for note in all_notes if note.kind in _LIMITS}
    for note in all_notes:
        if _is_told(note) and not (note.kind is ChangeKind.LIMIT_CHANGED and note.key in measured):
            entry = without_values(Recorded(on, note.kind, (), *_values(note, today)))
            ids = found.setdefault(entry, set())
            if note.part in _IDS:
                ids.add(note.key.partition("#")[0])
    order = list(ChangeKind)
    entries = [replace(entry, items=tuple(sorted(ids))) for entry, ids in found.items()]
    return tuple(sorted(entries, key=lambda entry: (order.index(entry.kind), entry.items, entry.before, entry.after)))


def _is_told(note: Note) -> bool:
    if note.part is Part.BODY:
        return note.kind is ChangeKind.RENAMED
    if note.part not in _IDS or note.kind in _UNTOLD:
        return False
    is_wording = note.kind is ChangeKind.TEXT_CHANGED
    return not is_wording or (note.part is Part.ITEM and note.field.partition(".")[0] in _OFFICIAL)


def _values(note: Note, today: Catalogue) -> tuple[str, str]:
    if note.kind in _LIMITS or note.kind in _TERMS:
        return note.before, note.after
    if note.kind in _AUDIENCES:
        before, after = (EVERYONE if EVERYONE in value else GROUP for value in (note.before, note.after))
        return (before, after) if before != after else ("", "")
    if note.kind is ChangeKind.SUBJECT_CHANGED or (note.kind is ChangeKind.RENAMED and note.part is Part.BODY):
        known = {name for body in today.bodies.values() for name in (body.name, *body.formerly)}
        before, after = (value if set(value.split("、")) <= known else "" for value in (note.before, note.after))
        return (before, after) if before and after else ("", "")
    return "", ""


def is_public(entry: Recorded) -> bool:
    """Whether the values of an entry hold no number of a person; asked again whenever a site is built."""
    return all(hide_personal(value) == value for value in (entry.before, entry.after))


def without_values(entry: Recorded) -> Recorded:
    return entry if is_public(entry) else replace(entry, before="", after="")


def by_day(entries: Iterable[Recorded]) -> Iterator[tuple[str, tuple[Recorded, ...]]]:
    """Days with their entries, newest first."""
    found: dict[str, list[Recorded]] = {}
    for entry in entries:
        found.setdefault(entry.on, []).append(entry)
    for on in sorted(found, reverse=True):
        yield on, tuple(found[on])
