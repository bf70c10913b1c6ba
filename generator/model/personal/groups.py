"""A run cut into groups: digits that stand together, with what stands between the groups."""

import re
from itertools import chain, islice
from typing import NamedTuple

from generator.model.personal.reading import Run


class Group(NamedTuple):
    """`digits` of one group, the index of the first in the run, and the gap before it."""

    digits: str
    first: int
    gap: str

    @property
    def last(self) -> int:
        return self.first + len(self.digits)


_PARTS = re.compile(r"[0-9]+")
FIRST_GROUPS = 40
"""Groups of a run that the words before it are asked about: words break a run, so it begins behind them."""

_SINGLE_SIGNS = frozenset((" ", "-", ".", "/", "(", ""))
_CELLS = re.compile(r"[\t|,]|\n| {2,}")


_TELLING = re.compile("1[3-9][0-9]{9}|62[0-9]{14}|[0-9]{6}(?:19|20)[0-9]{9}")
"""What is a number by its digits alone, wherever in a run it stands."""


def split_groups(run: Run) -> list[Group]:
    """Groups of a run without masks, in their order. An X that stands between digits parts them.

    Where the digits alone tell no number, only the groups that words before the run may tell of are given.
    """
    if run.places.isdigit() and not any(run.gaps):
        return [Group(run.places, 0, "")]
    groups: list[Group] = []
    start = last = 0
    parted = chain((index for index, gap in enumerate(run.gaps) if gap), (len(run.places),))
    for index in parted if _TELLING.search(run.places) else islice(parted, 2 * FIRST_GROUPS):
        piece = run.places[start:index]
        if piece.isdigit() and last == start:
            groups.append(Group(piece, start, run.gaps[start]))
            start = last = index
            continue
        for match in _PARTS.finditer(run.places, start, index):
            first = match.start()
            gap = run.gaps[start] if first == start else ""
            groups.append(Group(match.group(), first, run.places[last:first] + gap if groups else ""))
            last = match.end()
        start = index
    return groups


def is_cell_gap(gap: str) -> bool:
    """What parts the cells of a table: a tab, a bar, a comma, a line's end, several blanks."""
    return gap not in _SINGLE_SIGNS and bool(_CELLS.search(gap))


def is_blank_gap(gap: str) -> bool:
    return gap == " "


def is_hidden_gap(gap: str) -> bool:
    """Places are hidden between: the groups are no one number."""
    return "**" in gap or "X" in gap
