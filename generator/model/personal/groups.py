"""A run cut into groups: digits that stand together, with what stands between the groups."""

import re
from dataclasses import dataclass

from generator.model.personal.reading import Run


@dataclass(frozen=True, slots=True)
class Group:
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

_CELLS = re.compile(r"[\t|,]|\n| {2,}")


def split_groups(run: Run) -> list[Group]:
    """Groups of a run without masks, in their order. An X that stands between digits parts them."""
    if run.places.isdigit() and not any(run.gaps):
        return [Group(run.places, 0, "")]
    groups: list[Group] = []
    start = 0
    for index in range(1, len(run.places) + 1):
        if index == len(run.places) or run.gaps[index]:
            for match in _PARTS.finditer(run.places, start, index):
                between = run.places[groups[-1].last : match.start()] if groups else ""
                gap = run.gaps[start] if match.start() == start else ""
                groups.append(Group(match.group(), match.start(), between + gap if groups else ""))
            start = index
    return groups


def is_cell_gap(gap: str) -> bool:
    """What parts the cells of a table: a tab, a bar, a comma, a line's end, several blanks."""
    return bool(_CELLS.search(gap))


def is_blank_gap(gap: str) -> bool:
    return gap == " "


def is_hidden_gap(gap: str) -> bool:
    """Places are hidden between: the groups are no one number."""
    return "**" in gap or "X" in gap
