"""Rows of a table put together into items: rows that share the cell of a name by a merge are one item."""

from generator.read.tables.celltexts import CellTexts
from generator.read.tables.headings import CHOICES
from generator.read.tables.heads import DEEP, Column
from generator.read.tables.itemnames import Above, Level
from generator.read.tables.rawitems import Cells, RawItem
from generator.read.tables.texts import compact, one_line


class ItemRows:
    """Fills a list of items, a row at a time."""

    def __init__(self, texts: CellTexts, above: Above, items: list[RawItem]) -> None:
        self.texts, self.above, self.items = texts, above, items
        self.grid = texts.grid

    def take(self, row: int, levels: list[Level]) -> None:
        at = levels[-1][1]
        items = self.items
        same = bool(items) and items[-1].at == at and at in self.grid.spans
        for column, anchor, text in levels:
            self.above.levels[column.key] = (anchor, text)
        self.above.levels["__deepest__"] = (at, "")
        if not same:
            names = [(column, one_line(text)) for column, _, text in levels]
            section = self.above.section
            items.append(RawItem(row, [row], at, names, section, self._domain_of(row)))
        else:
            items[-1].rows.append(row)
        item = items[-1]
        for column in self.texts.head.columns:
            if column.key == "ordinal" and not same and (number := compact(self.texts.shown(row, column.column))):
                self.texts.by_ordinal.setdefault(number, row)
            if column.key in (*DEEP, "title", "category", "ordinal", "domain", "internal"):
                continue
            self._add(item, column, row, same)
        self.texts.previous = row

    def _domain_of(self, row: int) -> str:
        for column in self.texts.head.of("domain"):
            if text := one_line(self.texts.meant(row, column)):
                return text
        return self.above.domain

    def _add(self, item: RawItem, column: Column, row: int, same: bool) -> None:
        at = self.grid.anchor(row, column.column)
        text = self.texts.meant(row, column)
        if not text:
            return
        cells = item.cells.setdefault(column.key, Cells())
        if same and any(self.grid.anchor(r, c.column) == at and c.column == column.column for c, r, _ in cells.texts):
            return
        left = self.grid.spans.get(at)
        if left is not None and left.left < column.column and column.key not in CHOICES:
            return
        cells.texts.append((column, row, text))
