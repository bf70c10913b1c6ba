"""What each column of a head is for, by its headings from top to bottom and by what stands below."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.read.tables.channels import is_channel
from generator.read.tables.grid import Grid
from generator.read.tables.headclaims import MAYBE, settle_claims
from generator.read.tables.headings import CHOICES, heading_words, is_other_level, levels_of, sub_key, top_key
from generator.read.tables.headrows import Block, texts_of_row
from generator.read.tables.heads import KEPT, Column, Head
from generator.read.tables.texts import compact

WEAKLY = ("content", "basis", "time_limit", "subject")
"""Columns whose first part is meant where a head splits them into parts that say something else (首次公开)."""


def read_head(grid: Grid, block: Block, mapped: Mapping[str, str]) -> Head:
    """What each column of a head is for. `mapped`: words of a heading → key, said by a person."""
    right = max((c for row in range(block.top, block.bottom + 1) for c in _reach(grid, row)), default=0)
    columns = [_column(grid, block, column, mapped) for column in range(1, right + 1)]
    told = [_classed(grid, block, column) for column in columns if column is not None]
    return Head(block.top, block.bottom, tuple(settle_claims(told)))


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
    for column in texts_of_row(grid, row):
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
        return f"{parent}{MAYBE}", ""
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
