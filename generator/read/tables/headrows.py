"""Which rows of a sheet are the head of a table: one to four, with merged cells or without (CSV)."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.read.tables.channels import is_channel
from generator.read.tables.grid import Grid
from generator.read.tables.headings import is_other_level, levels_of, sub_key, top_key
from generator.read.tables.heads import DEEP
from generator.read.tables.texts import compact

MAX_HEAD = 4
_LONGEST = 150
"""Characters of a cell beyond which its row is no head."""
_WEAK = ("class", "internal", "second_time")


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that look like a head."""

    top: int
    bottom: int


def find_blocks(grid: Grid) -> list[Block]:
    """Every head of a sheet, repeated ones too, in order."""
    blocks: list[Block] = []
    done = 0
    for row in grid.rows:
        if row <= done or not _is_main(grid, row):
            continue
        top = _extend_up(grid, row, done)
        bottom = _extend_down(grid, top, row)
        blocks.append(Block(top, bottom))
        done = bottom
    return blocks


def texts_of_row(grid: Grid, row: int) -> Mapping[int, str]:
    return grid.by_row.get(row, {})


def _strong(grid: Grid, row: int) -> set[str]:
    found = {top_key(text) for text in texts_of_row(grid, row).values()}
    return {key for key in found if key and key not in _WEAK and key != "ordinal"}


def _is_main(grid: Grid, row: int) -> bool:
    own = texts_of_row(grid, row)
    if any(len(text) > _LONGEST for text in own.values()):
        return False
    keys = _strong(grid, row)
    known = sum(1 for text in own.values() if top_key(text) or sub_key(text)[0])
    if known * 2 < len(own):
        return False
    if len(keys) >= 3:
        return True
    below = texts_of_row(grid, row + 1)
    return len(keys) == 2 and (
        len(own) <= 4 or len(_strong(grid, row + 1)) + sum(bool(sub_key(t)[0]) for t in below.values()) >= 2
    )


def _extend_up(grid: Grid, row: int, done: int) -> int:
    """Rows above that belong to the head: their cells reach down into it, or they group its columns."""
    top = row
    for above in range(row - 1, max(done, row - MAX_HEAD), -1):
        own = texts_of_row(grid, above)
        reaches = any((span := grid.spans.get((above, column))) is not None and span.bottom >= top for column in own)
        groups = len(own) >= 2 and bool(_strong(grid, above)) and all(len(text) < 40 for text in own.values())
        if not reaches and not groups:
            break
        top = above
    return top


def _extend_down(grid: Grid, top: int, row: int) -> int:
    bottom = max(
        (
            span.bottom
            for column in range(1, grid.width + 1)
            if (span := grid.spans.get((row, column))) and span.top >= top
        ),
        default=row,
    )
    bottom = min(bottom, top + MAX_HEAD - 1)
    bottom = next((below - 1 for below in range(row + 1, bottom + 1) if _is_of_body(grid, top, below)), bottom)
    while bottom < top + MAX_HEAD - 1 and _is_sub_row(grid, top, bottom + 1):
        bottom += 1
    return bottom


def _is_of_body(grid: Grid, top: int, row: int) -> bool:
    """Whether a row that a cell of the head reaches into is one of an item: few headings in it, and few groups above."""
    own = texts_of_row(grid, row)
    known = sum(bool(top_key(text)) or _fits(top_key(_above(grid, top, row, c)), text) for c, text in own.items())
    grouped = sum(_is_wide_above(grid, top, row, column) for column in own)
    return bool(own) and known * 2 < len(own) and grouped * 2 < len(own)


def _is_wide_above(grid: Grid, top: int, row: int, column: int) -> bool:
    return any(
        (span := grid.spans.get((above, column))) is not None and span.right > span.left for above in range(top, row)
    )


def _is_sub_row(grid: Grid, top: int, row: int) -> bool:
    """Whether a row below a head goes on with it: choices and levels under their groups, numbers of columns."""
    own = texts_of_row(grid, row)
    if not own:
        return False
    values = [compact(text) for text in own.values()]
    if len(values) > 3 and (
        [value.strip("（）()") for value in values]
        == [str(n) for n in range(int(values[0].strip("（）()")), int(values[0].strip("（）()")) + len(values))]
        if values[0].strip("（）()").isdigit()
        else values == [chr(ord("A") + n) for n in range(len(values))]
    ):
        return True
    known = grouped = 0
    for column, text in own.items():
        above = _above(grid, top, row, column)
        parent = top_key(above)
        is_known = _fits(parent, text)
        known += is_known
        grouped += not is_known and len(text) <= _SHORT and _is_wide_above(grid, top, row, column)
        if not is_known and (len(text) > 20 or (above and not _is_group(grid, top, row, column))):
            return False
    return known > 0 and (known * 2 >= len(own) or known + grouped == len(own))


_SHORT = 8
"""Characters of a part of a merged heading that is not known (线上, 法律名称)."""


def _fits(parent: str, text: str) -> bool:
    """Whether a text is a heading under a heading of this key (or under none that is known)."""
    key = top_key(text)
    if parent in ("audience", "method"):
        return sub_key(text)[1] == parent
    if parent == "level":
        return bool(levels_of(text)) or is_other_level(text)
    if parent == "channel":
        return is_channel(text)
    if parent in ("item", "class", ""):
        return key in (*DEEP, "item") or (
            not parent and bool(key or sub_key(text)[0] or levels_of(text) or is_channel(text))
        )
    return bool(key) and key != "ordinal"


def _is_group(grid: Grid, top: int, row: int, column: int) -> bool:
    """Whether the cell above spans several columns, or is the first of several that are empty beside it."""
    for above in range(row - 1, top - 1, -1):
        span = grid.spans.get((above, column))
        if span is not None and span.right > span.left:
            return True
        if grid.shown(above, column):
            return not grid.shown(above, column + 1) and (above, column + 1) not in grid.spans
    return True


def _above(grid: Grid, top: int, row: int, column: int) -> str:
    """The nearest heading over a cell; without merged cells, that of the group it stands in."""
    for above in range(row - 1, top - 1, -1):
        left = column
        while left >= 1:
            if text := grid.shown(above, left):
                return text
            if (above, left) in grid.spans and grid.spans[above, left].left != left:
                break
            if left < column and grid.shown(row, left) == "":
                break
            left -= 1
    return ""
