"""Two catalogues compared, as it is shown: what loosens a duty first, then entry by entry.

Where the same happened to several entries it is said once, with the list of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.change import Comparison, Note, Part, Piece
from generator.model.terms import ChangeKind, Effect

SAME = 3
"""Entries of which the same is said, from which on it is said once."""


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A sentence, and where wordings differ both in one."""

    sentence: str
    pieces: tuple[Piece, ...]
    loosens: bool


@dataclass(frozen=True, slots=True)
class NoteBlock:
    """Entries (`names`) and what is said of each of them. `where`: what the one entry stands in."""

    names: tuple[str, ...]
    where: str
    lines: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True)
class NoteSection:
    heading: str
    blocks: tuple[NoteBlock, ...]
    loosens: bool


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """All of it. `summary`: one line; `remarks`: what is to be known beside it."""

    title: str
    summary: str
    sections: tuple[NoteSection, ...]
    remarks: tuple[str, ...]


def difference_view(comparison: Comparison) -> DifferenceView:
    notes = comparison.notes
    loose = [note for note in notes if note.effect is Effect.LOOSENS]
    names = [note for note in notes if note.effect is not Effect.LOOSENS and note.part not in _IDS]
    others = [note for note in notes if note.effect is not Effect.LOOSENS and note.part in _IDS]
    duties = [note for note in others if note.kind not in _WORDING]
    texts = [note for note in others if note.kind in _WORDING]
    sections = (
        NoteSection(f"放宽了公开义务的 {len(loose)} 处，请先看", tuple(_blocks(loose)), loosens=True),
        NoteSection(f"事项的其他变化 {len(duties)} 处", tuple(_blocks(duties)), loosens=False),
        NoteSection(f"文字和说明的变化 {len(texts)} 处", tuple(_blocks(texts)), loosens=False),
        NoteSection(f"登记文件和设置的变化 {len(names)} 处", tuple(_blocks(names)), loosens=False),
    )
    title = f"目录对比：{comparison.old} → {comparison.new}" if comparison.old else "目录的变化"
    summary = _summary(comparison, len(loose))
    return DifferenceView(title, summary, tuple(one for one in sections if one.blocks), comparison.remarks)


_WORDING = (ChangeKind.TEXT_CHANGED, ChangeKind.REORDERED)
_IDS = (Part.DOMAIN, Part.CATEGORY, Part.ITEM)


def _summary(comparison: Comparison, loose: int) -> str:
    if not comparison.diff:
        return "没有不同。"
    items = len({note.key for note in comparison.notes if note.part is Part.ITEM})
    about = f"，涉及 {items} 个事项" if items else ""
    warned = f"；其中放宽公开义务的 {loose} 处" if loose else "；没有放宽公开义务的"
    return f"共 {len(comparison.notes)} 处变化{about}{warned}。"


def _blocks(notes: Iterable[Note]) -> Iterator[NoteBlock]:
    same: dict[tuple[object, ...], list[Note]] = {}
    for note in notes:
        same.setdefault((note.part, note.kind, note.sentence, note.pieces), []).append(note)
    by_entry: dict[tuple[Part, str], list[Note]] = {}
    for together in same.values():
        if len({note.key for note in together}) >= SAME:
            yield NoteBlock(tuple(map(_name, together)), "", (_line(together[0]),))
        else:
            for note in together:
                by_entry.setdefault((note.part, note.key), []).append(note)
    for own in by_entry.values():
        yield NoteBlock((_name(own[0]),), own[0].where, tuple(map(_line, own)))


def _line(note: Note) -> NoteLine:
    return NoteLine(note.sentence, note.pieces, note.effect is Effect.LOOSENS)


def _name(note: Note) -> str:
    if note.part in _IDS:
        return f"{note.key} {note.title}" if note.title != note.part.label else note.title
    return note.part.label if note.title == note.part.label else f"{note.part.label} {note.title}"
