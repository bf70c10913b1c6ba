"""One text masked: found, hidden, and looked at again until the detector is content."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.edit.mask.patterns import SIGN, Patterns, hide_all, mask_name, mask_span, words_of
from generator.model.personal.find import ALL, find_personal
from generator.model.personal.finding import About, Finding
from generator.model.personal.surnames import is_name

_ROUNDS = 6
_FIRM = 2
"""From this round on everything of a finding is hidden."""

_WORD = re.compile(r"[^\s|,，、;；:：。()（）]+")
_OF_NAMES = ("GK508", "GK509")
_NOTHING = About()


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that was masked. `shown`: at most three digits of it; `start`: its place in the text."""

    code: str
    name: str
    shown: str
    pattern: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Masked:
    """A text after masking, as long as before."""

    text: str
    marks: tuple[Mark, ...] = ()


def mask_text(text: str, patterns: Patterns, about: About = _NOTHING, sign: str = SIGN) -> Masked:
    """Mask everything found in a text.

    Args:
        text: any text.
        patterns: stated patterns.
        about: what is known of the text, as the detector wants it.
        sign: stands for a hidden place.
    """
    marks: dict[tuple[int, str], Mark] = {}
    for number in range(_ROUNDS):
        found = find_personal(text, about, ALL)
        if not found:
            break
        for one in found:
            marks.setdefault(
                (one.start, one.code), Mark(one.code, one.name, one.shown, words_of(one.code, patterns), one.start)
            )
            text = _hide(text, one, patterns, sign, firm=number >= _FIRM)
    return Masked(text, tuple(marks[key] for key in sorted(marks)))


def _hide(text: str, one: Finding, patterns: Patterns, sign: str, *, firm: bool) -> str:
    span = text[one.start : one.end]
    masked = hide_all(span, sign) if firm else mask_span(span, one, patterns, sign)
    if masked == span and one.code in _OF_NAMES:
        return _hide_names_of_line(text, one, sign)
    return text[: one.start] + masked + text[one.end :]


def _hide_names_of_line(text: str, one: Finding, sign: str) -> str:
    """The name stands in another cell of the same line."""
    first = text.rfind("\n", 0, one.start) + 1
    last = text.find("\n", one.end)
    last = len(text) if last < 0 else last
    line = _WORD.sub(
        lambda match: mask_name(match[0], sign) if is_name(match[0], believed=True) else match[0], text[first:last]
    )
    return text[:first] + line + text[last:]


def mask_row(cells: Sequence[str], headings: Sequence[str], patterns: Patterns, sign: str = SIGN) -> list[Masked]:
    """Cells of one row of a table: each is judged by its heading and its neighbours."""
    now = list(cells)
    marks: list[dict[tuple[int, str], Mark]] = [{} for _ in now]
    for number in range(_ROUNDS):
        changed = False
        for index, cell in enumerate(now):
            about = About(heading=headings[index] if index < len(headings) else "", row=tuple(now))
            for one in find_personal(cell, about, ALL) if cell else ():
                mark = Mark(one.code, one.name, one.shown, words_of(one.code, patterns), one.start)
                marks[index].setdefault((one.start, one.code), mark)
                before = now[index]
                now[index] = _hide(now[index], one, patterns, sign, firm=number >= _FIRM)
                if now[index] == before and one.code in _OF_NAMES:
                    _hide_name_cells(now, sign)
                changed = True
        if not changed:
            break
    return [Masked(text, tuple(found[key] for key in sorted(found))) for text, found in zip(now, marks, strict=True)]


def _hide_name_cells(cells: list[str], sign: str) -> None:
    for index, cell in enumerate(cells):
        if is_name(cell.strip(), believed=True):
            cells[index] = cell.replace(cell.strip(), mask_name(cell.strip(), sign))
