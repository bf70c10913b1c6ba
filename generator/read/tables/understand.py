"""Grids → drafts of items: the tables of each sheet, their heads, their rows. Pure."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from generator.model.diagnostic import Severity
from generator.model.imported import ALL_SHEETS, HeadReport, Imported, LeftOut, SentOf, SentOut, WantedSheets
from generator.read.tables.domains import DOMAIN_WORDS
from generator.read.tables.examples import GK726, explains
from generator.read.tables.grid import Grid
from generator.read.tables.headrows import find_blocks
from generator.read.tables.sheettables import GK712, Found, SheetTables
from generator.read.tables.sidebyside import part_tables
from generator.read.tables.texts import short
from generator.read.tables.tiers import say_tiers


def understand(
    grids: Sequence[Grid],
    mapped: Mapping[str, str],
    domain_words: Mapping[str, str] = DOMAIN_WORDS,
    *,
    several: bool = False,
    files: Sequence[str] = (),
    own_levels: Collection[str] = (),
    sheets: WantedSheets = ALL_SHEETS,
) -> Imported:
    """All items of all sheets, in order.

    Args:
        grids: the visible sheets.
        mapped: words of a heading → key of a column, as a person said.
        domain_words: wording → name of a domain.
        several: the sheets come from several files, so a sheet is named with its file.
        files: files that could be read; one without a table is told.
        own_levels: words for tiers that the office has registered.
        sheets: which of them a person wants.
    """
    found = Found()
    blocks_of = {id(grid): find_blocks(grid) for grid in grids}
    with_tables = {grid.file for grid in grids if blocks_of[id(grid)] and not explains(grid.sheet)}
    found.problems += (
        GK726.at(grids[0].place(), f"没有“{name}”这张工作表", "no_sheet", severity=Severity.ERROR)
        for name in (sheets.unknown([grid.sheet for grid in grids]) if grids else ())
    )
    for grid in grids:
        blocks = blocks_of[id(grid)]
        is_example = not sheets.only and explains(grid.sheet) and grid.file in with_tables
        if not sheets.takes(grid.sheet) or is_example:
            _skip(grid, found, is_example=is_example, is_told=bool(blocks), several=several)
            continue
        parts = part_tables(grid, blocks)
        for part in parts:
            own = blocks if len(parts) == 1 else find_blocks(part)
            start, head = len(found.items), len(found.heads)
            SheetTables(part, mapped, domain_words, found, several=several).read(own)
            _compare(part, mapped, domain_words, found, start, head)
    for file in files:
        if file not in found.files:
            place = Grid(file, "", {}).place()
            found.problems.append(GK712.at(place, "没有找到目录表格", severity=Severity.ERROR))
    found.problems += say_tiers(found.items, own_levels)
    read = (found.items, found.left_out, found.problems, found.heads, found.sent)
    return Imported(*(tuple(part) for part in read))  # type: ignore[arg-type]  # in the order of its fields


def _skip(grid: Grid, found: "Found", *, is_example: bool, is_told: bool, several: bool) -> None:
    """A sheet that nobody wants."""
    why = "工作表是说明或者示例，整张没有导入" if is_example else "按要求没有导入这张工作表"
    found.files.add(grid.file)
    found.left_out.append(LeftOut(grid.name() if several else grid.sheet, 1, why, grid.place(1)))
    if is_example and is_told:
        found.problems.append(GK726.at(grid.place(), f"工作表“{short(grid.sheet)}”是说明或者示例，没有导入"))


def _compare(
    grid: Grid, mapped: Mapping[str, str], words: Mapping[str, str], found: "Found", start: int, head: int
) -> None:
    """Rows of a working sheet with the rows as they left. What is said of those was said when they left.

    `start`, `head`: how many items and heads were found before this sheet.
    """
    if grid.sent is None or grid.base is None or len(found.items) == start:
        return
    before = Found()
    SheetTables(grid.base, mapped, words, before, several=False).read(find_blocks(grid.base))
    known = {draft.id: draft for draft in before.items if draft.id}
    sent = grid.sent
    unseen = _options(before.heads) - _options(found.heads[head:])
    for index in range(start, len(found.items)):
        draft = found.items[index]
        found.items[index] = replace(draft, sent=SentOf(sent.release, sent.body, known.get(draft.id), unseen))
    found.sent.append(SentOut(grid.file, known, bool(grid.gone)))


def _options(heads: Sequence[HeadReport]) -> frozenset[tuple[str, str]]:
    return frozenset((column.key, column.option) for head in heads for column in head.columns if column.option)
