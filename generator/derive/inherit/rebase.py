"""A standard before and after, and an overlay made on it → what follows by itself, what a person has to decide.

What the overlay does not speak of follows. What it speaks of stays as it says, so a person has to look where the
standard changed the same field, withdrew the item, or gave an id that is taken here. Where both say the same now, or an
item has only another id, it is clear how the overlay is to read, and a program may write it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.derive.inherit.fields import value_at
from generator.derive.matching import bare
from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.change import Note, Part
from generator.model.item import Item
from generator.model.overlay import EntryOverlay, Given, ListEdit, Overlay, name_of
from generator.model.plain import is_same_plain, value_to_plain
from generator.model.rebase import Course, Mend, RebaseLine, Todo
from generator.model.register import Retired
from generator.model.terms import ChangeKind, Effect
from generator.model.text import shorten

SHOWN = 60
"""Characters of a value that a line quotes."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What a rebase looks at.

    `old`, `new`: the standard then and now, under the names of the bodies here; `overlay`: as it was read on the old;
    `notes`: what differs between the two; `own`: items that only this office has; `lost`: names that bodies here stand
    for and the standard has no more → the body here, and what the standard calls it now (may be empty).
    """

    old: Catalogue
    new: Catalogue
    overlay: Overlay
    notes: Sequence[Note]
    own: Mapping[str, Item]
    lost: Mapping[str, tuple[Body, str]]


def derive_rebase(sides: Sides) -> tuple[RebaseLine, ...]:
    """All lines: what a person decides first, then what can be written, then what follows."""
    lines = list(_lines(sides))
    return tuple(line for course in Course for line in lines if line.course is course)


def _lines(sides: Sides) -> Iterator[RebaseLine]:
    said = {entry.key: entry for domain in sides.overlay.domains for entry in domain.items}
    heads = {domain.code: domain.head for domain in sides.overlay.domains}
    fates = {one.id: one for one in (*sides.new.withdrawn_below, *sides.new.permalinks.retired)}
    gone = {item.id for item in sides.old.items} - {item.id for item in sides.new.items}
    for note in _merged(sides.notes):
        if note.part is Part.ITEM and note.key in gone:
            continue  # told below, with where it went
        if note.part is Part.ITEM:
            yield from _of_item(note, said.get(note.key), sides)
        elif note.part is Part.DOMAIN and note.key in heads:
            yield _of_head(note, heads[note.key])
        elif note.part not in (Part.RETIRED, Part.ISSUED, Part.SECTION, Part.OFFICE):
            yield _follows(note)
    for name, (body, now) in sides.lost.items():
        yield _of_body(name, body, now)
    for item_id in sorted(gone):
        item = sides.old.find_item(item_id)
        assert item is not None
        yield _of_gone(item, said.get(item_id), fates.get(item_id), sides)


def _merged(notes: Sequence[Note]) -> Iterator[Note]:
    """What is said of one field as one note."""
    found: dict[tuple[Part, str, str], Note] = {}
    for number, note in enumerate(notes):
        address = (note.part, note.key, note.field or str(number))
        first = found.get(address)
        if first is None:
            found[address] = note
        else:
            effect = Effect.LOOSENS if Effect.LOOSENS in (first.effect, note.effect) else first.effect
            found[address] = replace(first, sentence=f"{first.sentence}；{note.sentence}", effect=effect)
    yield from found.values()


def _follows(note: Note) -> RebaseLine:
    return RebaseLine(Course.FOLLOWS, note.key, note.title, note.sentence)


# --- items ------------------------------------------------------------------------------------------------


def _of_item(note: Note, entry: EntryOverlay | None, sides: Sides) -> Iterator[RebaseLine]:
    if note.kind is ChangeKind.ADDED:
        yield _of_added(note, sides)
    elif entry is not None and entry.not_applicable:
        yield _of_left_out(note, entry)
    elif entry is not None and (given := _meeting(entry, note)) is not None:
        yield from _of_field(note, entry, given, sides)
    else:
        yield _follows(note)


def _meeting(entry: EntryOverlay, note: Note) -> Given | None:
    """What the overlay says of the field that the standard changed."""
    path = tuple(note.field.split(".")) if note.field else ()
    return next((given for given in entry.given if path and given.path[: len(path)] == path[: len(given.path)]), None)


def _of_added(note: Note, sides: Sides) -> RebaseLine:
    own = sides.own.get(note.key)
    if own is not None:
        advice = "本地的事项换一个编码；已经发出过的，先运行 gongkai retire，再另加一项。"
        here = f"本地的“{own.title}”也用这个编码"
        return RebaseLine(Course.DECIDE, note.key, note.title, "新增事项", here, advice, own.place)
    twin = next((item for item in sides.own.values() if bare(item.title) == bare(note.title)), None)
    if twin is not None:
        advice = f"是同一件事的，运行 gongkai retire {twin.id} --into {note.key}；不是的，不用管。"
        here = f"本地早有 {twin.id}“{twin.title}”"
        return RebaseLine(Course.DECIDE, note.key, note.title, "新增事项", here, advice, twin.place)
    return RebaseLine(
        Course.FOLLOWS, note.key, note.title, "新增事项", "", "本地跟着有了；用不上的，写 not_applicable。"
    )


def _of_left_out(note: Note, entry: EntryOverlay) -> RebaseLine:
    here = f"本地写了不适用：{entry.not_applicable}"
    if note.effect is Effect.NEUTRAL:
        return RebaseLine(Course.FOLLOWS, note.key, note.title, note.sentence, here, "", entry.place)
    advice = "看看现在用不用得上：用得上的，删掉 not_applicable；用不上的，什么也不用做。"
    return RebaseLine(Course.DECIDE, note.key, note.title, note.sentence, here, advice, entry.place)


def _of_field(note: Note, entry: EntryOverlay, given: Given, sides: Sides) -> Iterator[RebaseLine]:
    item = sides.new.find_item(note.key)
    assert item is not None
    row, now = value_at(item, given.path)
    here = f"本地写的是“{_say(value_to_plain(row, given.value))}”" if not isinstance(given.value, ListEdit) else ""
    if isinstance(given.value, ListEdit):
        yield from _of_edit(note, given, [name_of(row, part) for part in now])
    elif is_same_plain(value_to_plain(row, now), value_to_plain(row, given.value)):
        todo = Todo(Mend.DROP_FIELD, entry.key, given.path)
        advice = "上级现在和本地一样，删掉本地的这一行，以后就跟着上级走。"
        yield RebaseLine(Course.WRITE, note.key, note.title, note.sentence, here, advice, given.place, todo)
    else:
        advice = "照本地的，什么也不用做；照上级的，删掉本地的这一行。再运行 gongkai check，看有没有比上级放宽。"
        yield RebaseLine(Course.DECIDE, note.key, note.title, note.sentence, here, advice, given.place)


def _of_edit(note: Note, given: Given, names: list[str]) -> Iterator[RebaseLine]:
    """A list that the overlay edits: what the standard changed follows, unless the edit lost its hold."""
    edit: ListEdit = given.value
    lost = [text for text in edit.remove if text not in names]
    if lost:
        here = f"本地要去掉的“{shorten('、'.join(lost), SHOWN)}”上级已经没有了"
        advice = "上级只是改了字的，照新的写；真没有了的，从 remove 里删掉。"
        yield RebaseLine(Course.DECIDE, note.key, note.title, note.sentence, here, advice, given.place)
    else:
        here = "本地增加、去掉的几条还在"
        yield RebaseLine(Course.FOLLOWS, note.key, note.title, note.sentence, here, "", given.place)


def _of_gone(item: Item, entry: EntryOverlay | None, fate: Retired | None, sides: Sides) -> RebaseLine:
    change = f"{fate.fate.value}（{fate.reason}）" if fate is not None else "没有这一项了，也没有登记去向"
    heirs = fate.replaced_by if fate is not None else ()
    if entry is None:
        advice = "在本地上过网的，网页自动改成失效说明。" if fate is not None else "请向上级问清去向，再登记停用。"
        course = Course.FOLLOWS if fate is not None else Course.DECIDE
        return RebaseLine(course, item.id, item.title, change, "", advice)
    if entry.not_applicable and fate is not None:
        todo = Todo(Mend.DROP_ENTRY, item.id)
        here = "本地本来就写了不适用"
        return RebaseLine(Course.WRITE, item.id, item.title, change, here, "删掉本地的这一条。", entry.place, todo)
    heir = sides.new.find_item(heirs[0]) if len(heirs) == 1 else None
    if heir is not None and bare(heir.title) == bare(item.title) and not _speaks_of(sides.overlay, heir.id):
        todo = Todo(Mend.MOVE_ENTRY, item.id, new=heir.id)
        advice = f"只是编码改了：本地的这一条改写到 {heir.id} 下面。"
        return RebaseLine(Course.WRITE, item.id, item.title, change, "本地改过这一项", advice, entry.place, todo)
    into = f"还要的，改写到 {'、'.join(heirs)} 下面；" if heirs else "本地还要公开的，另加一项，写成完整的事项；"
    advice = f"{into}不要的，删掉本地的这一条。"
    here = "本地写了不适用" if entry.not_applicable else "本地改过这一项"
    return RebaseLine(Course.DECIDE, item.id, item.title, change, here, advice, entry.place)


def _speaks_of(overlay: Overlay, item_id: str) -> bool:
    return any(entry.key == item_id for domain in overlay.domains for entry in domain.items)


# --- the rest ---------------------------------------------------------------------------------------------


def _of_head(note: Note, head: EntryOverlay) -> RebaseLine:
    given = _meeting(head, note)
    if given is None or isinstance(given.value, ListEdit):
        return _follows(note)
    advice = "照本地的，什么也不用做；照上级的，删掉本地的这一行。"
    return RebaseLine(Course.DECIDE, note.key, note.title, note.sentence, "本地写了自己的", advice, given.place)


def _of_body(name: str, body: Body, now: str) -> RebaseLine:
    """A body of the standard that has another name, or is gone."""
    change = f"机构改名为“{now}”" if now else "没有登记这个机构了"
    advice = f"bodies.yml 里的 stands_for 改成{f' [{now}]' if now else '上级现在的机构，或者删掉'}。"
    here = f"本地的“{body.name}”对应它（stands_for）"
    return RebaseLine(Course.DECIDE, name, "", change, here, advice, body.place)


def _say(plain: object) -> str:
    if isinstance(plain, dict):
        return "，".join(filter(None, map(_say, plain.values())))
    if isinstance(plain, list):
        return shorten("；".join(filter(None, map(_say, plain))), SHOWN)
    return shorten(str(plain), SHOWN) if plain is not None else ""
