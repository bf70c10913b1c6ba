"""The official table on paper: which row is how high, which cells are merged, where a page ends.

No row is higher than Excel can show. An item that needs more stands in several rows: its lists (content, bases, limits,
bodies, channels) are cut between two of their lines, its other cells are merged over these rows. A group that does not
fit into the rest of a page begins a new one; of a group longer than a page every page has a merged cell of its own,
with its name, so that none is cut through a line of text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from generator.model.columns import HEADINGS
from generator.model.sheets import OfficialGroup, OfficialLine, OfficialTable, Paper, Paragraphs
from generator.render.tables.heights import (
    MOST,
    count_lines,
    excel_width,
    height_of,
    height_of_lines,
    packed,
    room,
)

LEAVES = tuple(part.key for top in HEADINGS for part in (top.parts or (top,)))
LISTS = ("content", "basis", "time_limit", "subject", "channel")
"""Columns whose lines may stand in several rows."""
WIDTHS: Mapping[str, float] = {
    "ordinal": 7,
    "category": 14,
    "title": 22,
    "content": 46,
    "basis": 34,
    "time_limit": 21,
    "subject": 19,
    "channel": 46,
    "everyone": 9,
    "groups": 14,
    "proactive": 7,
    "on_request": 9,
    "county": 7,
    "township": 7,
    "village": 7,
}
"""What part of the width each column takes: two channels stand on a line, which halves the height of most rows."""
_FILLED = 0.92
"""Part of the paper's width that the columns take: LibreOffice draws them 6 % wider than Excel."""
_SURE = 0.96
"""Part of the page's height that is planned with."""
_POINT = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Block:
    """A cell over one row or several, counted from 0 below the head."""

    key: str
    row: int
    rows: int
    lines: Paragraphs


@dataclass(frozen=True, slots=True)
class Layout:
    """`widths`: key of a column → Excel's; `heights`: points of every row; `breaks`: rows that begin a page."""

    widths: Mapping[str, float]
    heights: tuple[float, ...]
    blocks: tuple[Block, ...]
    breaks: tuple[int, ...]
    head: tuple[float, float]
    caption: float


def lay_out(table: OfficialTable, paper: Paper) -> Layout:
    """The whole table on one paper."""
    return _Layouter(table, paper).layout()


@dataclass(slots=True)
class _Chunk:
    """Lines of one column that stand together, and the rows they take."""

    lines: Paragraphs
    height: float
    rows: int = 1


class _Layouter:
    def __init__(self, table: OfficialTable, paper: Paper) -> None:
        self.table, self.size = table, paper.size
        left, top, right, bottom = paper.margins
        scale = (paper.width - left - right) * _FILLED / sum(WIDTHS[key] for key in LEAVES)
        self.widths = {key: excel_width(WIDTHS[key] * scale) for key in LEAVES}
        self.head = self._head()
        self.caption = paper.size * 4
        page = (paper.height - top - bottom) * _POINT * _SURE - sum(self.head)
        self.page, self.most = page, min(MOST, page)
        self.heights: list[float] = []
        self.blocks: list[Block] = []
        self.breaks: list[int] = []
        self.left = page - self.caption

    def layout(self) -> Layout:
        for group in self.table.groups:
            self._group(group)
        heights = tuple(self.heights)
        return Layout(self.widths, heights, tuple(self.blocks), tuple(self.breaks), self.head, self.caption)

    def _head(self) -> tuple[float, float]:
        """Heights of the two rows; a heading that stands over both has both."""
        lower = max(self._need(part.key, (part.text,)) for top in HEADINGS for part in top.parts)
        whole = max(self._need(top.key, (top.text,)) for top in HEADINGS if not top.parts)
        upper = height_of(("",), 10, self.size)
        for top in HEADINGS:
            if top.parts:
                upper = max(upper, height_of((top.text,), sum(self.widths[p.key] for p in top.parts), self.size))
        return max(upper, whole - lower), lower

    def _need(self, key: str, lines: Sequence[str]) -> float:
        return height_of(lines, self.widths[key], self.size)

    # --- a group, page by page ---------------------------------------------------------------------

    def _group(self, group: OfficialGroup) -> None:
        items = [self._item(line) for line in group.lines]
        name = self._need("category", (group.name,))
        short = name - sum(sum(heights) for heights, _ in items)
        if short > 0:
            items[-1][0][-1] += short
        if sum(sum(heights) for heights, _ in items) > self.left and self.heights:
            self._break()
        start = len(self.heights)
        for heights, blocks in items:
            start = self._place(group.name, start, heights, blocks)
        self._name(group.name, start)

    def _place(self, name: str, start: int, heights: list[float], blocks: list[Block]) -> int:
        """One item; the row from which the group's name has to be written."""
        if sum(heights) > self.left and self.left < self.page:
            start = self._turn(name, start)
        first = len(self.heights)
        self.blocks += [Block(block.key, first + block.row, block.rows, block.lines) for block in blocks]
        for height in heights:
            if height > self.left and self.left < self.page:
                start = self._turn(name, start)
            self.heights.append(height)
            self.left -= height
        return start

    def _turn(self, name: str, start: int) -> int:
        self._name(name, start)
        self._break()
        return len(self.heights)

    def _break(self) -> None:
        self.breaks.append(len(self.heights))
        self.left = self.page

    def _name(self, name: str, start: int) -> None:
        """The group's cell over its rows of this page; the last row makes up for what the name needs more."""
        end = len(self.heights)
        if end == start:
            return
        short = self._need("category", (name,)) - sum(self.heights[start:end])
        if short > 0:
            self.heights[-1] += short
            self.left -= short
        self.blocks.append(Block("category", start, end - start, (name,)))

    # --- an item -----------------------------------------------------------------------------------

    def _item(self, line: OfficialLine) -> tuple[list[float], list[Block]]:
        """Heights of its rows, and its cells in them."""
        cells = {key: self._set(key, line.cells.get(key, ())) for key in LEAVES if key != "category"}
        chunks = {key: self._cut(key, cells[key]) for key in LISTS}
        count = max(sum(chunk.rows for chunk in column) for column in chunks.values())
        needs = [self._need(key, lines) for key, lines in cells.items() if key not in LISTS]
        heights = [0.0] * count
        blocks = []
        for key, column in chunks.items():
            for row, chunk in _rows_of(column, count):
                blocks.append(Block(key, row, chunk.rows, chunk.lines))
                for own in range(row, row + chunk.rows):
                    heights[own] = max(heights[own], chunk.height / chunk.rows)
        while max(needs) > sum(heights):
            self._grow(heights, max(needs))
        blocks = [_reach(block, count, len(heights)) for block in blocks]
        blocks += [Block(key, 0, len(heights), lines) for key, lines in cells.items() if key not in LISTS]
        return heights, blocks

    def _grow(self, heights: list[float], need: float) -> None:
        """Room for a cell that is merged over all rows: in the last row while it is not full, then in more rows."""
        added = min(self.most - heights[-1], need - sum(heights))
        if added > 0.5:
            heights[-1] += added
        else:
            heights.append(min(self.most, max(need - sum(heights), 1.5 * self.size + 3)))

    def _set(self, key: str, lines: Paragraphs) -> Paragraphs:
        return packed(lines, room(self.widths[key], self.size)) if key == "channel" else lines

    def _cut(self, key: str, lines: Paragraphs) -> list[_Chunk]:
        """The lines of a list, as many together as a row holds; one that is higher takes several rows."""
        chunks: list[_Chunk] = []
        fit, count = room(self.widths[key], self.size), 0
        for line in lines or ("",):
            own = count_lines((line,), fit)
            height = height_of_lines(count + own, self.size)
            if chunks and chunks[-1].rows == 1 and height <= self.most:
                count += own
                chunks[-1] = _Chunk((*chunks[-1].lines, line), height)
            else:
                count, height = own, height_of_lines(own, self.size)
                chunks.append(_Chunk((line,), height, max(1, -int(-height // self.most))))
        return chunks


def _rows_of(column: list[_Chunk], count: int) -> Iterator[tuple[int, _Chunk]]:
    """Each chunk with its first row; the last one reaches down to the end."""
    starts = [0, *accumulate(chunk.rows for chunk in column)]
    for number, chunk in enumerate(column):
        is_last = number == len(column) - 1
        yield starts[number], _Chunk(chunk.lines, chunk.height, count - starts[number] if is_last else chunk.rows)


def _reach(block: Block, count: int, rows: int) -> Block:
    """A cell that reached the last of `count` rows reaches the last of more."""
    more = rows - count if block.row + block.rows == count else 0
    return Block(block.key, block.row, block.rows + more, block.lines)
