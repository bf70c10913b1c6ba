"""Where the head of a table stands on a sheet, and what each of its columns is for.

A head is one to three rows, with merged cells or without (CSV). Repeated heads are told from new tables; two tables side
by side are two.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from generator.read.tables.channels import is_channel
from generator.read.tables.grid import Grid, letters_of
from generator.read.tables.headings import (
    CHOICES,
    heading_words,
    is_other_level,
    levels_of,
    sub_key,
    top_key,
)
from generator.read.tables.texts import compact

MAX_HEAD = 4
_LONGEST = 150
"""Characters of a cell beyond which its row is no head."""
_WEAK = ("class", "internal", "second_time")
KEPT = "kept"
WEAKLY = ("content", "basis", "time_limit", "subject")
"""Columns whose first part is meant where a head splits them into parts that say something else (首次公开)."""
_MAYBE = "?"
DEEP = ("level1", "level2", "level3", "level4", "level5")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table. `heading`: its words, those above before them with `/`; `option`: of a choice."""

    column: int
    key: str
    heading: str
    option: str = ""
    top: tuple[int, int] = (0, 0)

    @property
    def letters(self) -> str:
        return letters_of(self.column)

    @property
    def leaf(self) -> str:
        return self.heading.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one table: its rows, inclusive, and its columns from left to right."""

    top: int
    bottom: int
    columns: tuple[Column, ...]

    def of(self, *keys: str) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.key in keys)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(column.key for column in self.columns)

    @property
    def item_levels(self) -> tuple[Column, ...]:
        """Columns that name the item, from the widest group to the item itself."""
        deep = sorted(self.of(*DEEP), key=lambda column: (column.key, column.column))
        return (*self.of("category"), *deep, *self.of("title"))


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


def _own(grid: Grid, row: int) -> Mapping[int, str]:
    return grid.by_row.get(row, {})


def _strong(grid: Grid, row: int) -> set[str]:
    found = {top_key(text) for text in _own(grid, row).values()}
    return {key for key in found if key and key not in _WEAK and key != "ordinal"}


def _is_main(grid: Grid, row: int) -> bool:
    own = _own(grid, row)
    if any(len(text) > _LONGEST for text in own.values()):
        return False
    keys = _strong(grid, row)
    known = sum(1 for text in own.values() if top_key(text) or sub_key(text)[0])
    if known * 2 < len(own):
        return False
    if len(keys) >= 3:
        return True
    below = _own(grid, row + 1)
    return len(keys) == 2 and (
        len(own) <= 4 or len(_strong(grid, row + 1)) + sum(bool(sub_key(t)[0]) for t in below.values()) >= 2
    )


def _extend_up(grid: Grid, row: int, done: int) -> int:
    """Rows above that belong to the head: their cells reach down into it, or they group its columns."""
    top = row
    for above in range(row - 1, max(done, row - MAX_HEAD), -1):
        own = _own(grid, above)
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
    own = _own(grid, row)
    known = sum(bool(top_key(text)) or _fits(top_key(_above(grid, top, row, c)), text) for c, text in own.items())
    grouped = sum(_is_wide_above(grid, top, row, column) for column in own)
    return bool(own) and known * 2 < len(own) and grouped * 2 < len(own)


def _is_wide_above(grid: Grid, top: int, row: int, column: int) -> bool:
    return any(
        (span := grid.spans.get((above, column))) is not None and span.right > span.left for above in range(top, row)
    )


def _is_sub_row(grid: Grid, top: int, row: int) -> bool:
    """Whether a row below a head goes on with it: choices and levels under their groups, numbers of columns."""
    own = _own(grid, row)
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


def read_head(grid: Grid, block: Block, mapped: Mapping[str, str]) -> Head:
    """What each column of a head is for. `mapped`: words of a heading → key, said by a person."""
    right = max((c for row in range(block.top, block.bottom + 1) for c in _reach(grid, row)), default=0)
    columns = [_column(grid, block, column, mapped) for column in range(1, right + 1)]
    told = [_classed(grid, block, column) for column in columns if column is not None]
    return Head(block.top, block.bottom, tuple(_settle(told)))


_OF_METHOD = re.compile(r"(?:主动|依?申请|不予?)公开|(?:主动|依申请)(?:公开)?")
_OF_TERM = re.compile(
    r"(?:长期|定期|临时|常年|永久|一次性|动态|实时|决策|执行|管理|服务|结果|必须|应当|重点|一般|行政.{2}|公共服务|其他行政权力"
    r"|其他类?|政务|党务|村务|财务|全社会|特定群体)(?:公开|性|类)?"
)
_LOOKED_AT = 60
"""Rows by which it is told what a column of 类别 holds."""


def _classed(grid: Grid, block: Block, column: Column) -> Column:
    """公开类别 by what stands in it: 主动公开 is a method, 长期 a nature, 1 to 9 nothing; only a group's name is a category."""
    if column.key != "class":
        return column
    rows = [row for row in grid.rows if row > block.bottom][:_LOOKED_AT]
    words = [compact(text) for row in rows if (text := grid.shown(row, column.column))]
    if not words:
        return replace(column, key=KEPT)
    methods = sum(_OF_METHOD.fullmatch(word) is not None for word in words)
    terms = sum(_OF_TERM.fullmatch(word) is not None or word.isascii() for word in words)
    if 2 * methods > len(words):
        return replace(column, key="method")
    return replace(column, key=KEPT) if 2 * (methods + terms) > len(words) else column


def _reach(grid: Grid, row: int) -> Iterator[int]:
    for column in _own(grid, row):
        span = grid.spans.get((row, column))
        yield span.right if span else column


def _path(grid: Grid, block: Block, column: int) -> list[tuple[tuple[int, int], str]]:
    """Headings over a column from top to bottom: (cell, text). A group without merged cells reaches to the right."""
    path: list[tuple[tuple[int, int], str]] = []
    for row in range(block.top, block.bottom + 1):
        at = grid.anchor(row, column)
        text = grid.cells.get(at, "")
        if (
            not text
            and row < block.bottom
            and any(grid.shown(below, column) for below in range(row + 1, block.bottom + 1))
        ):
            at, text = _group_left(grid, block, row, column)
        if text and (not path or path[-1][0] != at) and not compact(text).strip("（）()").isdigit():
            path.append((at, text))
    return path


def _group_left(grid: Grid, block: Block, row: int, column: int) -> tuple[tuple[int, int], str]:
    for left in range(column - 1, 0, -1):
        if text := grid.shown(row, left):
            has_sub = any(
                grid.anchor(below, left) != grid.anchor(row, left) and grid.shown(below, left)
                for below in range(row + 1, block.bottom + 1)
            )
            return (grid.anchor(row, left), text) if has_sub else ((row, column), "")
        if grid.anchor(row, left) != (row, left):
            break
    return (row, column), ""


def _column(grid: Grid, block: Block, column: int, mapped: Mapping[str, str]) -> Column | None:
    path = _path(grid, block, column)
    if not path:
        return None
    heading = "/".join(compact(text) for _, text in path)
    key, option = _meaning([text for _, text in path], mapped)
    return Column(column, key, heading, option, path[0][0])


_SORTS = re.compile(r"(?:线上|线下|网上|网下|网络|传统|新兴)(?:公开|发布)?(?:渠道|载体|平台|方式|途径|媒体)?")
"""Parts of 公开渠道 that name no channel: what stands below them does."""


def _is_sort(parent: str, leaf: str) -> bool:
    """Whether a part of a heading only sorts what stands below: 公开主体 by 县级 and 乡级, 公开渠道 by 线上 and 线下."""
    if parent == "subject":
        return bool(levels_of(leaf))
    return parent == "channel" and _SORTS.fullmatch(heading_words(leaf)) is not None


def _meaning(path: Sequence[str], mapped: Mapping[str, str]) -> tuple[str, str]:
    """(key, option) of a column by its headings from top to bottom."""
    words = [heading_words(text) for text in path]
    for name in ("/".join(compact(text) for text in path), compact(path[-1]), words[-1]):
        if name in mapped:
            return mapped[name], ""
    keys = [top_key(text) for text in path]
    if "internal" in keys:
        return "internal", ""
    leaf, parent = path[-1], next((key for key in reversed(keys[:-1]) if key), "")
    if _is_sort(parent, leaf):
        return parent, ""
    if parent in CHOICES:
        if option := _option(parent, leaf):
            return parent, option
        own = keys[-1]
        return (own, "") if own and own not in ("item", "class") else (KEPT, "")
    if keys[-1]:
        return keys[-1], ""
    if parent == "item":
        return ("item", "") if words[-1] in ("名称", "事项") else (KEPT, "")
    if parent in WEAKLY:
        return f"{parent}{_MAYBE}", ""
    return _alone(leaf, parent)


def _alone(leaf: str, parent: str) -> tuple[str, str]:
    """What a heading says that stands under none that is known."""
    if (sub := sub_key(leaf))[0]:
        return sub[1], sub[0]
    if levels_of(leaf) or is_other_level(leaf):
        return "level", heading_words(leaf)
    if is_channel(leaf) and not parent:
        return "channel", compact(leaf)
    return KEPT, ""


def _option(choice: str, text: str) -> str:
    """The option of a choice that a heading names, empty where it names none."""
    if choice == "channel":
        return compact(text) if is_channel(text) or not top_key(text) else ""
    if choice == "level":
        bare = heading_words(text)
        return (bare if levels_of(bare) else compact(text)) if levels_of(text) or is_other_level(text) else ""
    key, parent = sub_key(text)
    if parent == choice:
        return key
    return heading_words(text) if choice == "audience" and not top_key(text) else ""


_FIRST_OF = ("ordinal", "id", "domain", "content", "basis", "subject")


def _settle(columns: list[Column]) -> Iterator[Column]:
    """One column a field: of two that claim it the first; what is left over is kept beside."""
    titled = list(_decide(_name_items(columns)))
    single = {column.key for column in columns if not column.option}
    seen: dict[str, tuple[int, int]] = {}
    for column in titled:
        key = column.key
        if key == "second_time" and not {"time_limit", f"time_limit{_MAYBE}"} & single:
            key = "time_limit"
        if key == "second_time":
            key = KEPT
        elif key in (*_FIRST_OF, "time_limit", "title", "category") or (key in CHOICES and not column.option):
            taken = seen.setdefault(key, column.top)
            if taken != column.top:
                key = KEPT
        yield Column(column.column, key, column.heading, column.option if key == column.key else "", column.top)


def _decide(columns: list[Column]) -> Iterator[Column]:
    """Columns that are perhaps a field's: the first of them, where no other is."""
    sure = {column.key for column in columns}
    for column in columns:
        key = column.key
        if key.endswith(_MAYBE):
            key = key.removesuffix(_MAYBE)
            key = KEPT if key in sure else key
            sure.add(key)
        yield Column(column.column, key, column.heading, column.option, column.top)


def _name_items(columns: list[Column]) -> list[Column]:
    """公开事项 and 类别 by what stands beside them: title, category, or no name of an item."""
    deep = [column for column in columns if column.key in DEEP]
    items = [column for column in columns if column.key == "item"]
    shared = [column for column in items if len([other for other in items if other.top == column.top]) > 1]
    named: dict[int, str] = {}
    if len(shared) >= 2 and not deep:
        names = ["category", *DEEP[1:]][: len(shared) - 1]
        named = dict(zip([column.column for column in shared], [*names, "title"], strict=False))
    elif items:
        named = {items[0].column: "title"} | {column.column: KEPT for column in items[1:]}
    if not any(column.key in ("content", f"content{_MAYBE}") for column in columns) and (deep or len(items) > 1):
        said = (one.column for one in items if one.leaf.startswith("公开内容") and named.get(one.column) == KEPT)
        named |= dict.fromkeys(islice(said, 1), "content")
    has_category = (bool(deep) and (len(deep) > 1 or bool(items))) or "category" in named.values()
    classes = [column for column in columns if column.key == "class"]
    for column in classes:
        is_first = column is classes[0] and not has_category
        named[column.column] = ("category" if deep or items else "title") if is_first else KEPT
    return [
        Column(column.column, named.get(column.column, column.key), column.heading, column.option, column.top)
        for column in columns
    ]


def is_repeated(head: Head, other: Head) -> bool:
    """Whether a later head says the same as an earlier one, or a part of it, as at the top of a new page."""
    meant = {(column.column, column.key) for column in head.columns}
    again = {(column.column, column.key) for column in other.columns}
    return len(again & meant) * 5 >= len(again) * 4 and len(again) <= len(meant)
