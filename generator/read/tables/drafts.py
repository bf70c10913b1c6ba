"""A raw item → its draft: each official column read by its reader, what no field has a place for kept beside.

`readers` reads the columns, `keeping` keeps; here a draft is made of them, and what is empty is told.
"""

from collections.abc import Collection, Mapping

from generator.model.columns import BESIDE_WORDS
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.model.fields import Shape, fields_of
from generator.model.imported import ItemDraft
from generator.model.item import Item
from generator.read.tables.beside import find_beside
from generator.read.tables.choices import ticked
from generator.read.tables.grid import Grid
from generator.read.tables.heads import DEEP, KEPT, Head
from generator.read.tables.keeping import Keeper, Reading
from generator.read.tables.lists import split_list
from generator.read.tables.marks import has_marks
from generator.read.tables.rawitems import Cells, RawItem
from generator.read.tables.readers import READERS, channels_in_method
from generator.read.tables.texts import compact, one_line, plain_name

GK710 = Code(
    "GK710",
    "这一格是空的",
    "目录要求有的内容，表格里没有写。不在合并单元格里的空格不往下填。",
    "在表格里补上，再导入；或者导入以后补。",
    severity=Severity.WARNING,
)
GK718 = Code(
    "GK718",
    "最后一级的名称是空的，用了上一级的",
    "表格有一级、二级（或者更多级）事项，这一行最后一级是空的，事项名称就用了上一级的名称。"
    "多半是合并单元格拆开以后没有填，或者漏写了。",
    "对照原表，把事项名称补上，再导入；上一级就是事项本身的，不用管。",
    severity=Severity.WARNING,
)

_NEEDED = {
    "content": "公开内容",
    "basis": "公开依据",
    "time_limit": "公开时限",
    "subject": "公开主体",
    "channel": "公开渠道和载体",
    "audience": "公开对象",
    "method": "公开方式",
    "level": "公开层级",
}

FURTHER = "further:"
"""Before the key of a field that has no official column, where a heading names it."""
_LEVEL = 40
"""Characters of a level between category and title, as in the schema."""


class DraftReader:
    """Makes drafts of the items of one table."""

    def __init__(self, grid: Grid, head: Head, sheet: str) -> None:
        self.grid, self.head, self.sheet = grid, head, sheet
        self.keeper = Keeper(grid, head)

    def read(self, raw: RawItem) -> tuple[ItemDraft, list[Diagnostic]]:
        """One draft and what is to be said of it."""
        read = Reading()
        read.places["title"] = self.keeper.place(*raw.at)
        cells = {**raw.cells, **channels_in_method(raw.cells, self.head)}
        for key, reader in READERS.items():
            if key in cells and cells[key].texts:
                column, row, _ = cells[key].texts[0]
                read.places[key] = self.keeper.place(row, column.column)
                reader(self.keeper, cells[key], read)
        self._further(cells, read)
        self.keeper.keep(cells.get(KEPT, Cells()), read)
        for key in BESIDE_WORDS:
            self.keeper.keep(cells.get(key, Cells()), read, key)
        self.keeper.read_portal(read)
        self.keeper.say_nameless(raw, read)
        self._say_empty(raw, read, moved={key for key in ("method",) if key in cells and not cells[key].texts})
        title, category = self._named(raw, read)
        self._say_unnamed(raw, read)
        if self.grid.sent is not None:
            read.places = self._cells_of(raw.row) | read.places
        draft = ItemDraft(
            sheet=self.sheet,
            row=raw.row,
            place=read.places["title"],
            id=_first(cells.get("id")),
            domain=raw.domain,
            title=title,
            category=category,
            kept=read.kept,
            places=read.places,
            absent=self._absent(cells),
            further=read.further,
            texts=self._texts(raw, cells) if self.grid.sent is not None else {},
            **read.values,  # type: ignore[arg-type]  # READERS give what the fields of a draft are
        )
        return draft, read.problems

    def _cells_of(self, row: int) -> dict[str, Place]:
        """The cells of all columns, those of empty ones too: of a working sheet it is told which were cleared."""
        columns = reversed(self.head.columns)
        return {column.key.removeprefix(FURTHER): self.keeper.place(row, column.column) for column in columns}

    def _texts(self, raw: RawItem, cells: Mapping[str, Cells]) -> Mapping[str, str]:
        """The cells of a row as they stand, to be shown where two sheets differ."""
        texts = {
            key.removeprefix(FURTHER): "；".join(
                f"{c.leaf}{text}" if c.option else one_line(text) for c, _, text in own.texts
            )
            for key, own in cells.items()
        }
        return texts | {"title": raw.title, "category": raw.levels[0][1] if len(raw.levels) > 1 else ""}

    def _further(self, cells: Mapping[str, Cells], read: Reading) -> None:
        """Fields of an item that have no official column, by their titles in the schema."""
        for row in fields_of(Item):
            own = cells.get(FURTHER + row.key)
            if own is None or not own.texts:
                continue
            column, number, text = own.texts[0]
            read.places[row.key] = self.keeper.place(number, column.column)
            parts = split_list(text) if row.shape in (Shape.TEXTS, Shape.TERMS) else (one_line(text),)
            if row.shape in (Shape.TERM, Shape.TERMS) and has_marks(text):
                parts = ticked(text)
            terms = {str(term.value) for term in row.of} if row.shape in (Shape.TERM, Shape.TERMS) else set(parts)
            if terms.issuperset(parts) and (row.shape is not Shape.TERM or len(parts) == 1):
                read.further[row.key] = parts
            else:
                self.keeper.unknown(column.leaf, parts, own, read)

    def _absent(self, cells: Mapping[str, Cells]) -> frozenset[str]:
        known = {key.removeprefix(FURTHER) for key in self.head.keys | cells.keys()}
        known |= {find_beside(column.leaf) for column in self.head.of(KEPT)}
        return (
            frozenset((*READERS, *BESIDE_WORDS, *(row.key for row in fields_of(Item)))) - {"title", "category"} - known
        )

    def _named(self, raw: RawItem, read: Reading) -> tuple[str, str]:
        """Title and category; the levels between them are its path, where they fit."""
        names = [plain_name(text) for _, text in raw.levels]
        title = names[-1] if names else ""
        if len(names) > 1:
            between = tuple(names[1:-1])
            if len(set(between)) == len(between) and all(1 < len(name) <= _LEVEL for name in between):
                read.values["path"] = between
            else:
                read.kept |= {column.leaf: name for (column, _), name in zip(raw.levels[1:-1], between, strict=True)}
            if raw.section and raw.section != names[0]:
                read.kept.setdefault("分类", raw.section)
            return title, names[0]
        if self.grid.sent is not None:  # every row has its own there
            if not raw.cells.get("id", Cells()).texts:
                place = self.keeper.place(raw.row, self.head.item_levels[0].column)
                read.problems.append(GK710.at(place, "“一级事项”是空的，放在这个领域的最后一个里"))
            return title, ""
        is_grouped = len([column for column in self.head.item_levels if column.key in (*DEEP, "category", "title")]) > 1
        return title, raw.section or (title if is_grouped else "")

    def _say_unnamed(self, raw: RawItem, read: Reading) -> None:
        """A row that has a name of the first level only; of tables with three levels and more rows often end early."""
        columns = [column for column in self.head.item_levels if column.key in (*DEEP, "category", "title")]
        if len(columns) < 2 or len(raw.levels) != 1 or raw.levels[0][0].column == columns[-1].column:
            return
        if self.grid.shown(raw.row, columns[-1].column):
            return  # one cell over both levels: it is meant so
        message = f"“{columns[-1].leaf}”是空的，事项名称用了上一级的“{one_line(raw.levels[-1][1])}”"
        read.problems.append(GK718.at(self.keeper.place(raw.row, columns[-1].column), message))

    def _say_empty(self, raw: RawItem, read: Reading, moved: Collection[str]) -> None:
        if self.grid.sent is not None and raw.cells.get("id", Cells()).texts:
            return  # what was cleared is told by comparing it with the cell as it left
        for key, words in _NEEDED.items():
            columns = self.head.of(key)
            if columns and key not in moved and not read.values.get(key):
                place = self.keeper.place(raw.row, columns[0].column)
                read.problems.append(GK710.at(place, f"“{words}”是空的"))


def _first(cells: Cells | None) -> str:
    return compact(cells.texts[0][2]) if cells and cells.texts else ""
