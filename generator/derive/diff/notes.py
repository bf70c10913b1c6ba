"""What differs, in sentences a reviewer understands; what loosens a duty stands first.

A thing is said once: a name that changed is one note, not one for each item; a new item's entry in the register of ids
is not told beside the item; a withdrawn item is told with the reason its entry gives; the day of the last change is
told only where nothing else is. The words of fields come from the schema.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.derive.diff.compare import field_changes
from generator.derive.diff.duties import (
    Shift,
    judge_audience,
    judge_bases,
    judge_channels,
    judge_levels,
    judge_methods,
    judge_subjects,
)
from generator.derive.diff.entries import Entries, take_apart
from generator.derive.diff.inline import inline_diff
from generator.derive.diff.limits import Verdict, judge_limits
from generator.derive.diff.notewords import is_user, limit_pieces, row_at, say_fate, say_value, text_pieces, title_of
from generator.derive.diff.renames import carry_out
from generator.derive.matching import bare
from generator.derive.views.official import book_marks
from generator.model.address import domain_of
from generator.model.catalogue import Catalogue
from generator.model.change import Change, Diff, Entry, FieldChange, Note, Part, Rename
from generator.model.names import Named
from generator.model.terms import ChangeKind, Effect, Fate

WordOf = Callable[[Part, tuple[str, ...]], str]
"""Kind of entry and path of keys → the schema's word for the field."""

_FATES: Mapping[Fate, ChangeKind] = {
    Fate.WITHDRAWN: ChangeKind.WITHDRAWN,
    Fate.MERGED: ChangeKind.MERGED,
    Fate.SPLIT: ChangeKind.SPLIT,
    Fate.MOVED: ChangeKind.HANDED_OVER,
}
_IDS = {Part.ITEM, Part.CATEGORY, Part.DOMAIN}


def derive_notes(old: Catalogue, new: Catalogue, diff: Diff, word_of: WordOf) -> tuple[Note, ...]:
    """All notes of a diff of these two, what loosens a duty first, then in the order of the catalogue."""
    notes = list(_Noter(old, new, diff, word_of).all())
    loosening = [note for note in notes if note.effect is Effect.LOOSENS]
    return (*loosening, *(note for note in notes if note.effect is not Effect.LOOSENS))


@dataclass(slots=True)
class _About:
    """What a note is about."""

    part: Part
    key: str
    title: str
    where: str

    def note(self, kind: ChangeKind, effect: Effect, sentence: str, **more: Any) -> Note:
        return Note(kind, effect, self.part, self.key, self.title, self.where, sentence, **more)


class _Noter:
    def __init__(self, old: Catalogue, new: Catalogue, diff: Diff, word_of: WordOf) -> None:
        self.old, self.new, self.diff, self.word_of = old, new, diff, word_of
        self.before: Entries = take_apart(carry_out(old, diff.renames))
        self.after: Entries = take_apart(new)
        self.fates = new.permalinks.fates
        self.laws = {key: book_marks(law.title) for key, law in (*old.laws.items(), *new.laws.items())}
        self.heirs = self._find_heirs()

    def _find_heirs(self) -> dict[str, str]:
        """Id of an item that is new → the id it had: withdrawn now, and led on to a new one of the same name."""
        come = {c.key: c.after for c in self.diff.changes if c.part is Part.ITEM and c.is_added}
        gone = {c.key: c.before for c in self.diff.changes if c.part is Part.ITEM and c.is_gone}
        found: dict[str, str] = {}
        for key, item in gone.items():
            fate = self.fates.get(key)
            target = fate.replaced_by[0] if fate is not None and len(fate.replaced_by) == 1 else ""
            if target in come and target not in found and bare(come[target].title) == bare(item.title):
                found[target] = key
        return found

    def all(self) -> Iterator[Note]:
        yield from map(self._renamed, self.diff.renames)
        retired = {c.key for c in self.diff.changes if c.part is Part.RETIRED and c.is_added}
        told = {c.key for c in self.diff.changes if c.part in _IDS and (c.is_gone or c.is_added)}
        moved = set(self.heirs.values())
        for change in sorted(self.diff.changes, key=_rank):
            if change.part is Part.ITEM and change.is_gone and change.key in moved:
                continue
            if change.part in (Part.RETIRED, Part.ISSUED) and self._is_told(change, told, retired):
                continue
            yield from self._of(change)
        yield from self._orders()

    def _is_told(self, change: Change, told: set[str], retired: set[str]) -> bool:
        """Whether an entry of the register only follows what is said of its item, category or domain."""
        if change.is_added or change.is_gone:
            return change.key in told or (change.part is Part.ISSUED and change.is_gone and change.key in retired)
        entry = next((self.after[part, change.key] for part in _IDS if (part, change.key) in self.after), None)
        title = title_of(entry) if entry is not None else ""
        return all(one.path == ("title",) and one.after == title for one in change.fields)

    # --- names ----------------------------------------------------------------------------------------------

    def _renamed(self, rename: Rename) -> Note:
        part = {Named.BODY: Part.BODY, Named.LAW: Part.LAW, Named.CATEGORY: Part.CATEGORY}[rename.named]
        key = rename.new
        if rename.named is Named.CATEGORY:
            key = next((e.key for e in self.after.values() if e.part is part and e.record.name == key), key)
        count = sum(is_user(item, rename) for item in self.new.items)
        where = self._where(rename.owner) if rename.owner else ""
        users = f"，{count} 个事项跟着改" if count else ""
        sentence = f"{rename.named.label}“{rename.old}”改名为“{rename.new}”{users}"
        about = _About(part, key, rename.new, where)
        return about.note(ChangeKind.RENAMED, Effect.NEUTRAL, sentence, before=rename.old, after=rename.new)

    # --- entries --------------------------------------------------------------------------------------------

    def _of(self, change: Change) -> Iterator[Note]:
        about = self._about(change)
        if change.is_added:
            yield self._added(change, about)
            if change.part is Part.ITEM and change.key in self.heirs:
                yield from self._of_heir(change, about)
        elif change.is_gone:
            yield self._gone(change, about)
        else:
            if change.is_moved:
                was, now = map(self._domain_title, change.owner)
                yield about.note(ChangeKind.MOVED, Effect.NEUTRAL, f"从领域“{was}”移到“{now}”")
            yield from self._fields(change, about)

    def _of_heir(self, change: Change, about: _About) -> Iterator[Note]:
        """What else became of an item that has another id now."""
        former = self.before[Part.ITEM, self.heirs[change.key]].record
        own = {("id",), ("category",)}
        fields = tuple(one for one in field_changes(former, change.after) if one.path not in own)
        yield from self._fields(replace(change, after=None, fields=fields), about)

    def _about(self, change: Change) -> _About:
        address = change.part, change.key
        entry = self.after.get(address) or self.before.get(address)
        record = entry.record if entry is not None else change.after or change.before
        return _About(*address, title_of(Entry(*address, "", record)), self._place(change, record))

    def _place(self, change: Change, record: Any) -> str:
        owner = change.owner[1] or change.owner[0]
        if change.part is Part.ITEM:
            return " › ".join(filter(None, (self._where(owner), record.category)))
        return self._where(owner) if change.part is Part.CATEGORY else ""

    def _where(self, code: str) -> str:
        return self._domain_title(code)

    def _domain_title(self, code: str) -> str:
        entry = self.after.get((Part.DOMAIN, code)) or self.before.get((Part.DOMAIN, code))
        return entry.record.title if entry is not None else code

    def _added(self, change: Change, about: _About) -> Note:
        if change.key in self.heirs and change.part is Part.ITEM:
            former = self.heirs[change.key]
            was = self._domain_title(domain_of(former))
            return about.note(ChangeKind.MOVED, Effect.NEUTRAL, f"从领域“{was}”移来，编码从 {former} 改为 {change.key}")
        if change.part is Part.RETIRED:
            return about.note(_FATES[change.after.fate], Effect.NEUTRAL, f"登记为{say_fate(change.after)}")
        kind = ChangeKind.ADDED if change.part in _IDS else ChangeKind.REGISTER_CHANGED
        return about.note(kind, Effect.NEUTRAL, f"新增{change.part.label}")

    def _gone(self, change: Change, about: _About) -> Note:
        if change.part not in _IDS:
            return about.note(ChangeKind.REGISTER_CHANGED, Effect.NEUTRAL, f"删去{change.part.label}")
        label = change.part.label
        effect = Effect.LOOSENS if change.part is Part.ITEM else Effect.NEUTRAL
        fate = self.fates.get(change.key)
        if fate is None:
            gone = f"{label}没有了，编码登记里没有写去向"
            return about.note(ChangeKind.LOST, Effect.LOOSENS, gone)
        return about.note(_FATES[fate.fate], effect, f"{label}{say_fate(fate)}")

    # --- fields ---------------------------------------------------------------------------------------------

    def _fields(self, change: Change, about: _About) -> Iterator[Note]:
        shown = [one for one in change.fields if change.part is not Part.ITEM or one.path != ("updated",)]
        for one in shown or change.fields:
            yield from self._field(change.part, one, about)

    def _field(self, part: Part, one: FieldChange, about: _About) -> Iterator[Note]:
        judge = JUDGES.get(one.path) if part in (Part.ITEM, Part.CATEGORY) else None
        key = ".".join(one.path)
        if one.path == ("title",) and part in (Part.ITEM, Part.DOMAIN):
            sentence = f"名称从“{one.before}”改为“{one.after}”"
            pieces = inline_diff(one.before, one.after)
            yield about.note(ChangeKind.RENAMED, Effect.NEUTRAL, sentence, field=key, pieces=pieces)
        elif one.path == ("category",) and part is Part.ITEM:
            sentence = f"一级事项从“{one.before}”改为“{one.after}”"
            yield about.note(ChangeKind.MOVED, Effect.NEUTRAL, sentence, field=key)
        elif one.path == ("path",) and part is Part.ITEM:
            before, after = (" › ".join(levels) or "没有" for levels in (one.before, one.after))
            sentence = f"中间的事项层级从“{before}”改为“{after}”"
            yield about.note(ChangeKind.MOVED, Effect.NEUTRAL, sentence, field=key)
        elif judge is not None:
            pieces = limit_pieces(one) if one.path == ("time_limit",) else ()
            for found in judge(one.before, one.after, self.laws):
                values = {"before": found.before, "after": found.after}
                yield about.note(found.kind, found.effect, found.sentence, field=key, pieces=pieces, **values)
        else:
            yield self._text(part, one, about)

    def _text(self, part: Part, one: FieldChange, about: _About) -> Note:
        """A field that nothing is known of but its words."""
        row = row_at(part, one.path)
        word = self.word_of(part, one.path)
        kind = ChangeKind.TEXT_CHANGED if part in _IDS else ChangeKind.REGISTER_CHANGED
        before, after = (say_value(row, value) for value in (one.before, one.after))
        sentence = f"{word}{'写上了' if after else '去掉了'}" if not before or not after else f"{word}改了"
        return about.note(kind, Effect.NEUTRAL, sentence, field=".".join(one.path), pieces=text_pieces(row, one))

    # --- order ----------------------------------------------------------------------------------------------

    def _orders(self) -> Iterator[Note]:
        for order in self.diff.orders:
            where = self._where(order.owner) if order.part in _IDS and order.owner else ""
            about = _About(order.part, order.owner, order.part.label, where)
            yield about.note(ChangeKind.REORDERED, Effect.NEUTRAL, f"{order.part.label}的先后顺序改了")


Judge = Callable[[Any, Any, dict[str, str]], Iterable["Shift | Verdict"]]

JUDGES: Mapping[tuple[str, ...], Judge] = {
    ("time_limit",): lambda old, new, _: judge_limits(old, new),
    ("channel",): lambda old, new, _: judge_channels(old, new),
    ("scope", "audience"): lambda old, new, _: judge_audience(old, new),
    ("scope", "method"): lambda old, new, _: judge_methods(old, new),
    ("scope", "level"): lambda old, new, _: judge_levels(old, new),
    ("subject",): lambda old, new, _: judge_subjects(old, new),
    ("basis",): judge_bases,
}
"""Fields of which more can be said than that their words changed."""


def _rank(change: Change) -> int:
    return list(Part).index(change.part)
