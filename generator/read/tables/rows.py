"""The rows under a head: which of them are items, which name what follows, and which are no part of the table.

An item is named by the deepest of its levels that says something; rows that share this cell by a merge are one item.
Empty cells are filled from above only inside merged cells, and for the groups of items (一级事项) where a file has no
merged cells or left them out, which is told. 同上 and 同序号4 are the text they stand for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.imported import LeftOut
from generator.read.tables.examples import GK726, is_example
from generator.read.tables.grid import Grid
from generator.read.tables.headings import CHOICES
from generator.read.tables.heads import DEEP, KEPT, Column, Head
from generator.read.tables.lists import split_list
from generator.read.tables.texts import DITTO, DITTO_OF, compact, one_line, plain_name

GK705 = Code(
    "GK705",
    "有内容，没有事项名称",
    "这一行有公开内容等文字，事项名称是空的，也不在合并单元格里，不知道是哪个事项的。空格只在合并单元格里面往下填，"
    "不然会把漏填的当成同上。",
    "在表格里补上名称；和上一行是同一个事项的，合并两行的单元格；不是事项的，删掉这一行。",
    severity=Severity.WARNING,
)
GK706 = Code(
    "GK706",
    "“同上”找不到指的是哪一行",
    "“同上”“〃”“同序号4”在导入的时候换成所指的文字。上面没有文字，或者没有这个序号，就换不了。",
    "在表格里写上完整的文字。",
)
GK707 = Code(
    "GK707",
    "一级事项是空的，按上一行填",
    "一级事项只写在第一行、没有合并单元格的表格，下面各行按上一行的一级事项填。",
    "核对预览里的一级事项；不对的，在表格里补上。",
    severity=Severity.WARNING,
)

_NOTE = re.compile(
    r"^[*＊※◎△]?[（(]?(?:附?注|备\s*注|说\s*明|填表说明|附注|附件|注释|图例|提示|温馨提示|填写说明|编制说明|标注)(?:[）)]|\s*[0-9一二三]?\s*[:：.、]|\s*$)"
)
_TOTAL = re.compile(r"^(?:合\s*计|总\s*计|小\s*计|共\s*计|总数|本页小计|累计)")
_SIGNED = re.compile(
    r"^(?:填报|填表|制表|编制|审核|审批|负责|分管|经办|联系|报送|填写|单位|主要|复核|校对|印发|主办|承办|监督)[^，。；]{0,10}"
    r"(?:人|单位|电话|日期|时间|领导|部门|盖章|签字|签章|签名|负责人)[^：:]{0,8}[：:]|^(?:日\s*期|签\s*字|签\s*章|盖\s*章|电\s*话|填报日期|联系电话)[^：:]{0,6}[：:]|[（(](?:盖章|签字|签章|公章)[）)]"
)
_DAY_ALONE = re.compile(
    r"^[0-9〇○一二三四五六七八九十]{2,4}\s*年\s*[0-9一二三四五六七八九十]{1,3}\s*月(?:\s*[0-9一二三四五六七八九十]{1,3}\s*日)?$"
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


@dataclass(slots=True)
class Cells:
    """The texts of one field over the rows of an item: each cell once, with its own row."""

    texts: list[tuple[Column, int, str]] = field(default_factory=list)


@dataclass(slots=True)
class RawItem:
    """One item as the rows have it: levels from the widest to its name, cells by key."""

    row: int
    rows: list[int]
    at: tuple[int, int]
    levels: list[tuple[Column, str]]
    section: str = ""
    domain: str = ""
    cells: dict[str, Cells] = field(default_factory=dict)

    @property
    def title(self) -> str:
        return self.levels[-1][1] if self.levels else ""


@dataclass(slots=True)
class Body:
    """What the rows of one table gave."""

    items: list[RawItem] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True)
class _State:
    section: str = ""
    domain: str = ""
    footer: str = ""
    filled: bool = False
    levels: dict[str, tuple[tuple[int, int], str]] = field(default_factory=dict)


class BodyReader:
    """Reads the rows of one table, a stretch between two heads at a time."""

    def __init__(self, grid: Grid, head: Head, is_domain: "Mapping[str, str]", domain: str = "") -> None:
        self.grid, self.head, self.is_domain = grid, head, is_domain
        self.body = Body()
        self._state = _State(domain=domain)
        self._levels = [column for column in head.item_levels if column.key != "title"] + list(head.of("title"))
        self._first = min((column.column for column in head.columns), default=1)
        self._last = max((column.column for column in head.columns), default=1)
        self._core = head.of(*_CORE)
        self._numbers = head.of("ordinal", "id")
        self._by_ordinal: dict[str, int] = {}
        self._resolved: dict[tuple[int, int], str] = {}
        self._previous = 0
        self._examples: set[tuple[int, int]] = set()

    def go_on(self, grid: Grid, head: Head) -> "BodyReader":
        """A reader for a table that goes on with this one: in its groups of items, and its domain."""
        reader = BodyReader(grid, head, self.is_domain, self._state.domain)
        levels = {key: ((0, at[1]), text) for key, (at, text) in self._state.levels.items() if text}
        reader._state = _State(section=self._state.section, domain=self._state.domain, filled=True, levels=levels)
        return reader

    def read(self, first: int, last: int) -> None:
        """Rows `first` to `last`, both inclusive."""
        self._state.footer = ""
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
            self._text(row, column.column) for column in self.head.columns if (row, column.column) in self.grid.spans
        )

    def _text(self, row: int, column: int) -> str:
        """The text shown in a cell, unless it belongs to the head or to an earlier table."""
        at = self.grid.anchor(row, column)
        return self.grid.cells.get(at, "") if at[0] > self.head.bottom else ""

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
        levels = self._levels_of(row)
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
        self._state.footer = ""
        self._item(row, levels)

    def _is_example(
        self, row: int, own: Mapping[int, str], levels: Sequence[tuple[Column, tuple[int, int], str]]
    ) -> bool:
        """Whether a row shows how to fill in, or goes on with one that does."""
        at = levels[-1][1] if levels else (0, 0)
        if at in self._examples and at in self.grid.spans:
            return True
        firsts = [column.column for column in self._numbers] or [self._first]
        ordinals = [text for c in firsts if (text := self._text(row, c))]
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
        return bool(own) and own[-1] is columns[-1] and not any(self._text(row, c.column) for c in columns)

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
        others = [c.column for c in self.head.columns if c.column != column and self._text(row, c.column)]
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
            self._state.footer = reason
            self._leave(row, reason)
            return True
        if self._state.footer:
            self._leave(row, self._state.footer)
            return True
        bare = plain_name(compact(text))
        if domain := (self.is_domain.get(bare, "") if len(bare) >= _SHORTEST_DOMAIN else "") or self._domain_in(flat):
            self._state.domain, self._state.section = domain, ""
            self._state.levels.clear()
            return True
        is_title_column = any(column.column in self.grid.by_row[row] for column in self._levels)
        if len(flat) <= _LONGEST_SECTION and (not is_title_column or _SECTION.match(flat) or self._is_wide(row)):
            if self._next_is_item(row):
                self._state.section = plain_name(flat)
                self._state.levels.clear()
                if any(column.key in ("category", "level1") for column in self._levels):
                    self._leave(row, "小标题")
                return True
            self._leave(row, "表格下面的说明")
            self._state.footer = "表格下面的说明"
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
        return bool(following and self._levels_of(following, fill=False)) or any(
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
            self._state.footer = reason
            self._leave(row, reason)
            return True
        if self._state.footer and not any(column in own for column in level_columns):
            self._leave(row, self._state.footer)
            return True
        return False

    def _levels_of(self, row: int, *, fill: bool = True) -> list[tuple[Column, tuple[int, int], str]]:
        """Names from the widest group to the item, each cell once. Empty where the item has no name."""
        found: list[tuple[Column, tuple[int, int], str]] = []
        for column in self._levels:
            at = self.grid.anchor(row, column.column)
            text = self._resolve(row, column) if fill else self._text(row, column.column)
            if text and (not found or found[-1][1] != at):
                found.append((column, at, text))
        if not found:
            return []
        own_or_merged = found[-1][1]
        deepest = found[-1][0]
        if own_or_merged[0] < row and deepest is not self._levels[-1] and len(self._levels) > 1:
            # a group merged over this row, and no name under it
            span = self.grid.spans.get(own_or_merged)
            is_whole = span is not None and span.right >= self._levels[-1].column
            first_deepest = self._state.levels.get("__deepest__")
            if not is_whole and (first_deepest is None or first_deepest[0] != own_or_merged):
                return []
        return self._filled(row, found) if fill else found

    def _filled(
        self, row: int, found: list[tuple[Column, tuple[int, int], str]]
    ) -> list[tuple[Column, tuple[int, int], str]]:
        """The groups above an item's name, from the row before where their cells are empty."""
        deepest = found[-1][0]
        have = {column.key for column, _, _ in found}
        missing = [column for column in self._levels[: self._levels.index(deepest)] if column.key not in have]
        added = []
        for column in missing:
            covered = any(at == self.grid.anchor(row, column.column) for _, at, _ in found)
            known = self._state.levels.get(column.key)
            if known and not covered and not self._state.section and self.grid.sent is None:
                added.append((column, known[0], known[1]))
                self._tell_filled(row, column)
        order = {column.key: number for number, column in enumerate(self._levels)}
        return sorted([*added, *found], key=lambda entry: order[entry[0].key])

    def _tell_filled(self, row: int, column: Column) -> None:
        if not self._state.filled:
            self._state.filled = True
            self.body.problems.append(
                GK707.at(self.grid.place(row, column.column), f"“{column.leaf}”是空的，按上一行填")
            )

    def _says_more(
        self, row: int, own: Mapping[int, str], levels: Sequence[tuple[Column, tuple[int, int], str]]
    ) -> bool:
        named = {column.column for column, _, _ in levels}
        if any(self._text(row, column.column) for column in self._core if column.column not in named):
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

    def _only_named(self, row: int, levels: Sequence[tuple[Column, tuple[int, int], str]]) -> None:
        """A row with a name and nothing else: a group of items where more follow, else nothing to import."""
        column, at, text = levels[-1]
        if at[0] < row:
            return
        if self._next_is_item(row) and (len(levels) == 1):
            self._state.section = plain_name(one_line(text)) if column is self._levels[-1] else self._state.section
            if column is not self._levels[-1]:
                self._state.levels[column.key] = (at, text)
            self._leave(row, "小标题") if column is self._levels[-1] and len(self._levels) > 1 else None
            return
        self._leave(row, "只有名称，没有内容")

    def _leave(self, row: int, why: str) -> None:
        self.body.left_out.append(LeftOut(self.grid.sheet, row, why, self.grid.place(row), self._texts(row, why)))

    def _texts(self, row: int, why: str) -> Mapping[str, str]:
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

    # --- items -------------------------------------------------------------------------------------

    def _item(self, row: int, levels: list[tuple[Column, tuple[int, int], str]]) -> None:
        at = levels[-1][1]
        items = self.body.items
        same = bool(items) and items[-1].at == at and at in self.grid.spans
        for column, anchor, text in levels:
            self._state.levels[column.key] = (anchor, text)
        self._state.levels["__deepest__"] = (at, "")
        if not same:
            names = [(column, one_line(text)) for column, _, text in levels]
            section = self._state.section
            items.append(RawItem(row, [row], at, names, section, self._domain_of(row)))
        else:
            items[-1].rows.append(row)
        item = items[-1]
        for column in self.head.columns:
            if column.key == "ordinal" and not same and (number := compact(self._text(row, column.column))):
                self._by_ordinal.setdefault(number, row)
            if column.key in (*DEEP, "title", "category", "ordinal", "domain", "internal"):
                continue
            self._add(item, column, row, same)
        self._previous = row

    def _domain_of(self, row: int) -> str:
        for column in self.head.of("domain"):
            if text := one_line(self._resolve(row, column)):
                return text
        return self._state.domain

    def _add(self, item: RawItem, column: Column, row: int, same: bool) -> None:
        at = self.grid.anchor(row, column.column)
        text = self._resolve(row, column)
        if not text:
            return
        cells = item.cells.setdefault(column.key, Cells())
        if same and any(self.grid.anchor(r, c.column) == at and c.column == column.column for c, r, _ in cells.texts):
            return
        left = self.grid.spans.get(at)
        if left is not None and left.left < column.column and column.key not in CHOICES:
            return
        cells.texts.append((column, row, text))

    # --- 同上 --------------------------------------------------------------------------------------

    def _resolve(self, row: int, column: Column) -> str:
        """The text of a cell, or the one it refers to."""
        at = self.grid.anchor(row, column.column)
        if at in self._resolved:
            return self._resolved[at]
        text = self._text(row, column.column)
        flat = compact(text) if len(text) < 30 else ""
        if flat and column.key not in ("ordinal", "id"):
            if DITTO.fullmatch(flat):
                text = self._ditto(at, column)
            elif (match := DITTO_OF.fullmatch(flat)) is not None:
                text = self._ditto_of(at, column, match[1])
        self._resolved[at] = text
        return text

    def _ditto(self, at: tuple[int, int], column: Column) -> str:
        above = self._previous if self._previous and self._previous < at[0] else 0
        text = self._resolve(above, column) if above else ""
        if not text:
            self.body.problems.append(GK706.at(self.grid.place(*at), "写的是“同上”，上面没有文字"))
        return text

    def _ditto_of(self, at: tuple[int, int], column: Column, number: str) -> str:
        row = self._by_ordinal.get(number) or self._find_ordinal(number)
        text = self._resolve(row, column) if row and self.grid.anchor(row, column.column) != at else ""
        if not text:
            self.body.problems.append(GK706.at(self.grid.place(*at), f"写的是“同序号{number}”，找不到这个序号"))
        return text

    def _find_ordinal(self, number: str) -> int:
        for column in self.head.of("ordinal"):
            for row in self.grid.rows:
                if row > self.head.bottom and compact(self.grid.by_row[row].get(column.column, "")) == number:
                    return row
        return 0


def below_reason(text: str) -> str:
    """Why a text is no part of a table; empty where nothing says so."""
    if _TOTAL.match(text):
        return "合计"
    if _NOTE.match(text):
        return "表格下面的说明"
    if _SIGNED.search(text) or _DAY_ALONE.match(text):
        return "落款"
    return ""


def find_domain(text: str, names: Mapping[str, str]) -> str:
    """The domain that a line, a sheet or a file names: the longest name in it. `names`: wording → words of the domain."""
    flat = compact(text)
    found = [name for name in names if len(name) >= 2 and name in flat]
    return names[max(found, key=len)] if found else ""
