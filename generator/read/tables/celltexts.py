"""The texts of a table's cells as they are meant: 同上 and 同序号4 are the text they stand for."""

from generator.model.diagnostic import Code, Diagnostic
from generator.read.tables.grid import Grid
from generator.read.tables.heads import Column, Head
from generator.read.tables.texts import DITTO, DITTO_OF, compact

GK706 = Code(
    "GK706",
    "“同上”找不到指的是哪一行",
    "“同上”“〃”“同序号4”在导入的时候换成所指的文字。上面没有文字，或者没有这个序号，就换不了。",
    "在表格里写上完整的文字。",
)


class CellTexts:
    """Reads the cells under one head. `previous`: the row of the last item, `by_ordinal`: 序号 → row, as its reader says."""

    def __init__(self, grid: Grid, head: Head, problems: list[Diagnostic]) -> None:
        self.grid, self.head, self.problems = grid, head, problems
        self.previous = 0
        self.by_ordinal: dict[str, int] = {}
        self._resolved: dict[tuple[int, int], str] = {}

    def shown(self, row: int, column: int) -> str:
        """The text shown in a cell, unless it belongs to the head or to an earlier table."""
        at = self.grid.anchor(row, column)
        return self.grid.cells.get(at, "") if at[0] > self.head.bottom else ""

    def meant(self, row: int, column: Column) -> str:
        """The text of a cell, or the one it refers to."""
        at = self.grid.anchor(row, column.column)
        if at in self._resolved:
            return self._resolved[at]
        text = self.shown(row, column.column)
        flat = compact(text) if len(text) < 30 else ""
        if flat and column.key not in ("ordinal", "id"):
            if DITTO.fullmatch(flat):
                text = self._ditto(at, column)
            elif (match := DITTO_OF.fullmatch(flat)) is not None:
                text = self._ditto_of(at, column, match[1])
        self._resolved[at] = text
        return text

    def _ditto(self, at: tuple[int, int], column: Column) -> str:
        above = self.previous if self.previous and self.previous < at[0] else 0
        text = self.meant(above, column) if above else ""
        if not text:
            self.problems.append(GK706.at(self.grid.place(*at), "写的是“同上”，上面没有文字"))
        return text

    def _ditto_of(self, at: tuple[int, int], column: Column, number: str) -> str:
        row = self.by_ordinal.get(number) or self._find_ordinal(number)
        text = self.meant(row, column) if row and self.grid.anchor(row, column.column) != at else ""
        if not text:
            self.problems.append(GK706.at(self.grid.place(*at), f"写的是“同序号{number}”，找不到这个序号"))
        return text

    def _find_ordinal(self, number: str) -> int:
        for column in self.head.of("ordinal"):
            for row in self.grid.rows:
                if row > self.head.bottom and compact(self.grid.by_row[row].get(column.column, "")) == number:
                    return row
        return 0
