"""One table of a Word document while it is read: its rows, its cells, and which of them are one cell to a reader.

`w:gridSpan` and `w:hMerge` reach to the right, `w:vMerge` down; `w:gridBefore` shifts a row (ECMA-376, 17.4).
"""

from dataclasses import dataclass, field

from generator.read.tables.grid import MAX_COLUMNS, Draft, Grid, Span
from generator.read.tables.ooxml import is_on, value_of, whole

CELL_PROPERTIES = frozenset({"gridSpan", "vMerge", "hMerge", "cellDel"})


@dataclass(slots=True)
class Cell:
    """A cell that is open. `merge`: what `w:vMerge` says; `swallowed`: a part of the one before it."""

    parts: list[str] = field(default_factory=list)
    across: int = 1
    merge: str = ""
    swallowed: bool = False
    gone: bool = False
    any_struck: bool = False

    def take(self, name: str, attributes: dict[str, str]) -> None:
        """One of CELL_PROPERTIES."""
        if name == "gridSpan":
            self.across = min(max(whole(value_of(attributes, "val")), 1), MAX_COLUMNS)
        elif name == "vMerge":
            self.merge = value_of(attributes, "val") or "continue"
        elif name == "hMerge":
            self.swallowed = value_of(attributes, "val") != "restart"
        else:
            self.gone = True


@dataclass(slots=True)
class Table:
    """A table that is open: where one stands in it, and the merged cells so far."""

    draft: Draft = field(default_factory=Draft)
    row: int = 0
    column: int = 1
    cell: Cell | None = None
    told: set[str] = field(default_factory=set)
    _open: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Column → (row where a merged cell begins, its last column)."""
    _ends: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def start_row(self) -> None:
        self.row += 1
        self.column = 1

    def take(self, name: str, attributes: dict[str, str]) -> None:
        """A property of the row."""
        if name == "gridBefore":
            self.column += min(whole(value_of(attributes, "val")), MAX_COLUMNS)
        elif name == "hidden" and is_on(attributes):
            self.draft.hidden_rows[self.row] = "隐藏的行"

    def end_cell(self) -> None:
        if self.cell is None:
            return
        cell, self.cell = self.cell, None
        first, last = self.column, min(self.column + cell.across - 1, MAX_COLUMNS)
        self.column += cell.across
        text = "".join(cell.parts).strip()
        if first > MAX_COLUMNS:
            return
        if cell.merge == "continue" and first in self._open:
            top, right = self._open[first]
            self._ends[top, first] = (self.row, right)
            return
        self._open.pop(first, None)
        if cell.swallowed and first > 1:
            self._widen(first, last)
            return
        if cell.merge:
            self._open[first] = (self.row, last)
        if cell.merge == "restart" or last > first:
            self._ends[self.row, first] = (self.row, last)
        if text and not cell.gone:
            self.draft.cells[self.row, first] = text
        elif cell.any_struck or (text and cell.gone):
            self.draft.struck.add((self.row, first))

    def _widen(self, first: int, last: int) -> None:
        """A cell merged with the one before it (`w:hMerge`)."""
        for (row, column), (bottom, right) in list(self._ends.items()):
            if row == self.row and right == first - 1:
                self._ends[row, column] = (bottom, last)
                return
        left = max(
            (column for row, column in self.draft.cells if row == self.row and column < first), default=first - 1
        )
        self._ends[self.row, left] = (self.row, last)

    def finish(self, file: str, name: str) -> tuple[Grid, frozenset[str]]:
        for (row, column), (bottom, right) in self._ends.items():
            self.draft.merges.append(Span(row, column, bottom, right))
        return self.draft.finish(file, name)
