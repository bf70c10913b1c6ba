"""The rows under a head: which of them are items, which name what follows, and which are no part of the table.

An item is named by the deepest of its levels that says something; rows that share this cell by a merge are one item.
Empty cells are filled from above only inside merged cells, and for the groups of items (一级事项) where a file has no
merged cells or left them out, which is told. 同上 and 同序号4 are the text they stand for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from generator.model.diagnostic import Code, Severity
from generator.model.imported import LeftOut
from generator.read.tables.celltexts import CellTexts
from generator.read.tables.examples import GK726, is_example
from generator.read.tables.grid import Grid
from generator.read.tables.headings import CHOICES
from generator.read.tables.heads import KEPT, Head
from generator.read.tables.itemnames import Above, Level, Names
from generator.read.tables.itemrows import ItemRows
from generator.read.tables.lists import split_list
from generator.read.tables.rawitems import Body
from generator.read.tables.strays import below_reason, find_domain
from generator.read.tables.texts import compact, one_line, plain_name

GK705 = Code(
    "GK705",
    "有内容，没有事项名称",
    "这一行有公开内容等文字，事项名称是空的，也不在合并单元格里，不知道是哪个事项的。空格只在合并单元格里面往下填，"
    "不然会把漏填的当成同上。",
    "在表格里补上名称；和上一行是同一个事项的，合并两行的单元格；不是事项的，删掉这一行。",
    severity=Severity.WARNING,
)

_SECTION = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十]{1,3}[）)]?[、.．\s]|第[一二三四五六七八九十]+[章节部类]|[（(][一二三四五六七八九十]{1,3}[）)]|[ⅠⅡⅢⅣⅤ]|[A-Z][.、])"
)

_CORE = ("content", "basis", "time_limit", "subject", *CHOICES)
ORPHANS = ("没有事项名称", "没有事项名称，只有零散的文字", "只有名称，没有内容", "单独一行的文字")
"""Reasons for which a row that somebody can see is recorded with its texts."""
_LONGEST_SECTION = 60
_NUMBER = 6
"""Characters of the number of a group: （十二）, Ⅳ."""
_SHORTEST_DOMAIN = 4
"""Characters of a line that is the name of a domain and says nothing else: 就业 may be a group of items."""


class BodyReader:
    """Reads the rows of one table, a stretch between two heads at a time."""

    def __init__(
        self, grid: Grid, head: Head, is_domain: "Mapping[str, str]", domain: str = "", above: Above | None = None
    ) -> None:
        self.grid, self.head, self.is_domain = grid, head, is_domain
        self.body = Body()
        self._above = above or Above(domain=domain)
        self._texts = CellTexts(grid, head, self.body.problems)
        self._levels = [column for column in head.item_levels if column.key != "title"] + list(head.of("title"))
        self._first = min((column.column for column in head.columns), default=1)
        self._last = max((column.column for column in head.columns), default=1)
        self._core = head.of(*_CORE)
        self._numbers = head.of("ordinal", "id")
        self._names = Names(self._texts, self._levels, self._above)
        self._items = ItemRows(self._texts, self._above, self.body.items)
        self._examples: set[tuple[int, int]] = set()

    def go_on(self, grid: Grid, head: Head) -> "BodyReader":
        """A reader for a table that goes on with this one: in its groups of items, and its domain."""
        levels = {key: ((0, at[1]), text) for key, (at, text) in self._above.levels.items() if text}
        above = Above(self._above.section, self._above.domain, filled=True, levels=levels)
        return BodyReader(grid, head, self.is_domain, above=above)

    def read(self, first: int, last: int) -> None:
        """Rows `first` to `last`, both inclusive."""
        self._above.footer = ""
        rows = sorted(
            {
                *(r for r in self.grid.rows if first <= r <= last),
                *(r for r in self.grid.gone if first <= r <= last),
                *self._merged_rows(first, last),
            }
        )
        for row in rows:
            if row in self.grid.gone and row not in self.grid.by_row and not self._has_shown(row):
                self._leave(row, self.grid.gone[row])
            else:
                self._row(row)

    def _merged_rows(self, first: int, last: int) -> Iterator[int]:
        for span in self.grid.merges:
            if span.bottom >= first and span.top <= last:
                yield from range(max(span.top, first), min(span.bottom, last) + 1)

    def _has_shown(self, row: int) -> bool:
        return row not in self.grid.gone and any(
            self._texts.shown(row, column.column)
            for column in self.head.columns
            if (row, column.column) in self.grid.spans
        )

    # --- one row -----------------------------------------------------------------------------------

    def _row(self, row: int) -> None:
        own = {c: t for c, t in self.grid.by_row.get(row, {}).items() if self._first <= c <= self._last}
        alone = self._alone(row, own)
        if alone and self._take_alone(row, alone):
            return
        if own and self._is_below(row, own):
            return
        if self._is_struck(row):  # else the name of its group would become that of an item
            self._leave(row, "事项名称划掉了")
            return
        levels = self._names.of(row)
        if self._is_example(row, own, levels):
            self._leave(row, "示例行")
            return
        if not levels:
            if own:
                self._no_name(row, own)
            return
        if not self._says_more(row, own, levels):
            if own:
                self._only_named(row, levels)
            return
        self._above.footer = ""
        self._items.take(row, levels)

    def _is_example(self, row: int, own: Mapping[int, str], levels: Sequence[Level]) -> bool:
        """Whether a row shows how to fill in, or goes on with one that does."""
        at = levels[-1][1] if levels else (0, 0)
        if at in self._examples and at in self.grid.spans:
            return True
        firsts = [column.column for column in self._numbers] or [self._first]
        ordinals = [text for c in firsts if (text := self._texts.shown(row, c))]
        names = [text for _, where, text in levels if where[0] == row]
        remarks = [own[column.column] for column in self.head.of(KEPT) if column.column in own]
        if not is_example(ordinals, names, remarks):
            return False
        self._examples.add(at)
        place = self.grid.place(row, self._first)
        self.body.problems.append(GK726.at(place, "这一行是示例，没有导入"))
        return True

    def _is_struck(self, row: int) -> bool:
        """Whether the name of the item itself is struck out, in its last column, and none stands in a column before."""
        columns = self._levels[1:]
        own = [column for column in columns if self.grid.anchor(row, column.column) in self.grid.struck]
        return bool(own) and own[-1] is columns[-1] and not any(self._texts.shown(row, c.column) for c in columns)

    def _alone(self, row: int, own: Mapping[int, str]) -> str:
        """The text of a row that consists of one cell, or of one merged over most of its width."""
        if len(own) == 2 and any(c.column == min(own) for c in self._numbers) and len(own[min(own)].strip()) <= _NUMBER:
            column, text = max(own.items())  # its number beside it
            return text if self._width(row, column) >= self._most else ""
        if len(own) != 1:
            return ""
        column, text = next(iter(own.items()))
        if self._width(row, column) >= self._most:
            return text
        if any(c.column == column for c in self._core):
            return ""  # a part of an item, whose name is missing
        others = [c.column for c in self.head.columns if c.column != column and self._texts.shown(row, c.column)]
        return text if not others else ""

    @property
    def _most(self) -> int:
        """Columns from which on a merged cell takes most of a row."""
        return max(3, (self._last - self._first + 1) * 2 // 3)

    def _width(self, row: int, column: int) -> int:
        span = self.grid.spans.get((row, column))
        return (span.right - span.left + 1) if span and span.left == column else 1

    def _take_alone(self, row: int, text: str) -> bool:
        """A row of one cell: a note, a total, a line that names a domain or a group of items."""
        flat = one_line(text)
        if reason := below_reason(flat):
            self._above.footer = reason
            self._leave(row, reason)
            return True
        if self._above.footer:
            self._leave(row, self._above.footer)
            return True
        bare = plain_name(compact(text))
        if domain := (self.is_domain.get(bare, "") if len(bare) >= _SHORTEST_DOMAIN else "") or self._domain_in(flat):
            self._above.domain, self._above.section = domain, ""
            self._above.levels.clear()
            return True
        is_title_column = any(column.column in self.grid.by_row[row] for column in self._levels)
        if len(flat) <= _LONGEST_SECTION and (not is_title_column or _SECTION.match(flat) or self._is_wide(row)):
            if self._next_is_item(row):
                self._above.section = plain_name(flat)
                self._above.levels.clear()
                if any(column.key in ("category", "level1") for column in self._levels):
                    self._leave(row, "小标题")
                return True
            self._leave(row, "表格下面的说明")
            self._above.footer = "表格下面的说明"
            return True
        if not is_title_column or len(flat) > _LONGEST_SECTION:
            self._leave(row, "单独一行的文字")
            return True
        return False

    def _domain_in(self, text: str) -> str:
        return find_domain(text, self.is_domain) if len(text) <= 40 and ("领域" in text or "目录" in text) else ""

    def _is_wide(self, row: int) -> bool:
        return any(self._width(row, column) > 2 for column in self.grid.by_row[row])

    def _next_is_item(self, row: int) -> bool:
        following = next((r for r in self.grid.rows if r > row), 0)
        return bool(following and self._names.of(following, fill=False)) or any(
            self.grid.shown(following, column.column) for column in self.head.of("content")
        )

    def _is_below(self, row: int, own: Mapping[int, str]) -> bool:
        """Totals, notes and signatures of several cells."""
        texts = [one_line(text) for _, text in sorted(own.items()) if len(text) <= _LONGEST_SECTION]
        reason = below_reason(one_line(own[min(own)])) or next(
            (r for t in texts if (r := below_reason(t)) == "落款"), ""
        )
        level_columns = {column.column for column in self._levels}
        ordinal_columns = {column.column for column in self._numbers}
        first = min(own)
        if reason == "合计" and first in ordinal_columns | level_columns:
            self._leave(row, reason)
            return True
        is_core = sum(1 for column in self._core if column.column in own)
        if reason and (is_core <= 2 or (reason == "落款" and not level_columns.intersection(own))):
            self._above.footer = reason
            self._leave(row, reason)
            return True
        if self._above.footer and not any(column in own for column in level_columns):
            self._leave(row, self._above.footer)
            return True
        return False

    def _says_more(self, row: int, own: Mapping[int, str], levels: Sequence[Level]) -> bool:
        named = {column.column for column, _, _ in levels}
        if any(self._texts.shown(row, column.column) for column in self._core if column.column not in named):
            return True
        has_ordinal = any(column.column in own for column in self._numbers)
        return has_ordinal and levels[-1][0] is self._levels[-1]

    def _no_name(self, row: int, own: Mapping[int, str]) -> None:
        struck = any((row, column.column) in self.grid.struck for column in self._levels)
        if not any(column.column in own for column in self._core):
            self._leave(row, "事项划掉了" if struck else "没有事项名称，只有零散的文字")
            return
        self._leave(row, "事项名称划掉了" if struck else "没有事项名称")
        if not struck:
            column = self._levels[-1].column if self._levels else self._first
            self.body.problems.append(GK705.at(self.grid.place(row, column), "这一行没有事项名称，没有导入"))

    def _only_named(self, row: int, levels: Sequence[Level]) -> None:
        """A row with a name and nothing else: a group of items where more follow, else nothing to import."""
        column, at, text = levels[-1]
        if at[0] < row:
            return
        if self._next_is_item(row) and (len(levels) == 1):
            self._above.section = plain_name(one_line(text)) if column is self._levels[-1] else self._above.section
            if column is not self._levels[-1]:
                self._above.levels[column.key] = (at, text)
            self._leave(row, "小标题") if column is self._levels[-1] and len(self._levels) > 1 else None
            return
        self._leave(row, "只有名称，没有内容")

    def _leave(self, row: int, why: str) -> None:
        self.body.left_out.append(LeftOut(self.grid.sheet, row, why, self.grid.place(row), self._orphans(row, why)))

    def _orphans(self, row: int, why: str) -> Mapping[str, str]:
        """What a row says that belongs to no item, by heading, so that it is not lost."""
        if why not in ORPHANS:
            return {}
        headings = {column.column: column for column in self.head.columns}
        own = self.grid.by_row.get(row, {})
        return {
            headings[column].heading: "；".join(split_list(text))
            for column, text in own.items()
            if column in headings and headings[column].key != "internal"
        }
