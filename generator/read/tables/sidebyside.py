"""A sheet with two tables side by side, cut into two."""

from collections.abc import Sequence
from itertools import pairwise

from generator.read.tables.grid import Grid, Span
from generator.read.tables.headrows import Block
from generator.read.tables.texts import compact


def part_tables(grid: Grid, blocks: list[Block]) -> Sequence[Grid]:
    """The sheet, cut where a second table begins beside the first: the same heading twice with an empty column before."""
    if not blocks:
        return (grid,)
    own = grid.by_row[blocks[0].top]
    first = min(own)
    again = [column for column, text in own.items() if column > first and compact(text) == compact(own[first])]
    cuts = [column for column in again if not grid.shown(blocks[0].top, column - 1)]
    if not cuts:
        return (grid,)
    edges = [1, *cuts, grid.width + 1]
    return tuple(_columns(grid, start, stop - 1) for start, stop in pairwise(edges))


def _columns(grid: Grid, first: int, last: int) -> Grid:
    def inside(at: tuple[int, int]) -> bool:
        return first <= at[1] <= last

    return Grid(
        grid.file,
        grid.sheet,
        {at: text for at, text in grid.cells.items() if inside(at)},
        tuple(
            Span(s.top, max(s.left, first), s.bottom, min(s.right, last))
            for s in grid.merges
            if s.left <= last and s.right >= first
        ),
        grid.gone,
        frozenset(filter(inside, grid.struck)),
        grid.lead,
        frozenset(filter(inside, grid.dates)),
        frozenset(filter(inside, grid.blank)),
        grid.can_merge,
    )
