"""How a row names its item: levels from the widest group (一级事项) to the item itself, each cell once.

Groups are filled from the row above where a file has no merged cells or left them out, which is told.
"""

from dataclasses import dataclass, field

from generator.model.diagnostic import Code, Severity
from generator.read.tables.celltexts import CellTexts
from generator.read.tables.heads import Column

GK707 = Code(
    "GK707",
    "一级事项是空的，按上一行填",
    "一级事项只写在第一行、没有合并单元格的表格，下面各行按上一行的一级事项填。",
    "核对预览里的一级事项；不对的，在表格里补上。",
    severity=Severity.WARNING,
)

Level = tuple[Column, tuple[int, int], str]
"""Column, cell and text of one name."""


@dataclass(slots=True)
class Above:
    """What the rows above said, for the rows that follow. `levels`: key of a column → (cell, its text)."""

    section: str = ""
    domain: str = ""
    footer: str = ""
    filled: bool = False
    levels: dict[str, tuple[tuple[int, int], str]] = field(default_factory=dict)


class Names:
    """Reads the names of the rows under one head."""

    def __init__(self, texts: CellTexts, columns: list[Column], above: Above) -> None:
        self.texts, self.columns, self.above = texts, columns, above
        self.grid = texts.grid

    def of(self, row: int, *, fill: bool = True) -> list[Level]:
        """Names from the widest group to the item, each cell once. Empty where the item has no name."""
        found: list[Level] = []
        for column in self.columns:
            at = self.grid.anchor(row, column.column)
            text = self.texts.meant(row, column) if fill else self.texts.shown(row, column.column)
            if text and (not found or found[-1][1] != at):
                found.append((column, at, text))
        if not found:
            return []
        own_or_merged = found[-1][1]
        deepest = found[-1][0]
        if own_or_merged[0] < row and deepest is not self.columns[-1] and len(self.columns) > 1:
            # a group merged over this row, and no name under it
            span = self.grid.spans.get(own_or_merged)
            is_whole = span is not None and span.right >= self.columns[-1].column
            first_deepest = self.above.levels.get("__deepest__")
            if not is_whole and (first_deepest is None or first_deepest[0] != own_or_merged):
                return []
        return self._filled(row, found) if fill else found

    def _filled(self, row: int, found: list[Level]) -> list[Level]:
        """The groups above an item's name, from the row before where their cells are empty."""
        deepest = found[-1][0]
        have = {column.key for column, _, _ in found}
        missing = [column for column in self.columns[: self.columns.index(deepest)] if column.key not in have]
        added = []
        for column in missing:
            covered = any(at == self.grid.anchor(row, column.column) for _, at, _ in found)
            known = self.above.levels.get(column.key)
            if known and not covered and not self.above.section and self.grid.sent is None:
                added.append((column, known[0], known[1]))
                self._tell_filled(row, column)
        order = {column.key: number for number, column in enumerate(self.columns)}
        return sorted([*added, *found], key=lambda entry: order[entry[0].key])

    def _tell_filled(self, row: int, column: Column) -> None:
        if not self.above.filled:
            self.above.filled = True
            self.texts.problems.append(
                GK707.at(self.grid.place(row, column.column), f"“{column.leaf}”是空的，按上一行填")
            )
