"""The tables of one sheet: each read under its head, and one of Word that goes on without a head of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.imported import HeadColumn, HeadReport, ItemDraft, LeftOut, SentOut
from generator.read.tables.beside import find_beside
from generator.read.tables.drafts import DraftReader
from generator.read.tables.examples import GK726, is_title_of_example
from generator.read.tables.grid import Grid
from generator.read.tables.headcolumns import read_head
from generator.read.tables.headrows import Block
from generator.read.tables.heads import KEPT, Head, is_repeated
from generator.read.tables.rows import BodyReader
from generator.read.tables.strays import below_reason, find_domain
from generator.read.tables.texts import one_line

GK712 = Code(
    "GK712",
    "没有找到目录表格",
    "这个文件或者这张工作表里，没有认得出的表头（公开事项、公开内容、公开依据、公开时限、公开主体这些列）。"
    "封面、说明一类的工作表不用管。",
    "看看是不是放错了文件；表头用了别的叫法的，用 --map 列=字段 说明。",
    severity=Severity.WARNING,
    may_warn=True,
)

GK728 = Code(
    "GK728",
    "表头下面没有事项",
    "认出了表头，下面没有一行当作事项。常见的原因：表头的合并单元格多合并了一行，把第一个事项的名称盖住了；表头和内容对错了列；"
    "整张表是隐藏、划掉的；交来的是空表。",
    "打开表格，看看表头合并到了第几行、事项名称在不在，改好保存，再导入。",
    severity=Severity.WARNING,
)


@dataclass(slots=True)
class Found:
    items: list[ItemDraft] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    heads: list[HeadReport] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    sent: list[SentOut] = field(default_factory=list)
    before: "_Before | None" = None


@dataclass(frozen=True, slots=True)
class _Before:
    """The last table of a file, for one of Word that goes on without a head of its own."""

    file: str
    width: int
    head: Head
    reader: BodyReader


_EMPTY_COLUMNS = 2
"""Columns at the right of a table that may be empty on its next page (备注)."""


class SheetTables:
    """One sheet, or one of several tables that stand side by side on it."""

    def __init__(
        self, grid: Grid, mapped: Mapping[str, str], words: Mapping[str, str], found: Found, *, several: bool
    ) -> None:
        self.grid, self.mapped, self.words, self.found = grid, mapped, words, found
        self.sheet = grid.name() if several else grid.sheet

    def read(self, blocks: list[Block]) -> None:
        if not blocks and self._goes_on():
            return
        if not blocks and self.grid.cells and self.grid.sheet and self.grid.can_merge:
            self.found.problems.append(GK712.at(self.grid.place(), "这张工作表里没有目录表格，没有读"))
        self._say_outside(blocks)
        for head, stretches, lead in self._tables(blocks):
            self._table(head, stretches, lead)

    def _say_outside(self, blocks: list[Block]) -> None:
        """Rows above the first head that nobody sees: told like all others of their kind."""
        first = blocks[0].top if blocks else 0
        for row, why in self.grid.gone.items():
            if row < first:
                self.found.left_out.append(LeftOut(self.sheet, row, why, self.grid.place(row)))

    def _tables(self, blocks: list[Block]) -> Iterator[tuple[Head, list[tuple[int, int]], str]]:
        """Each table: its head, its stretches of rows, the lines above it."""
        if not blocks:
            return
        last = max((*self.grid.rows, *self.grid.gone), default=0)
        ends = [block.top - 1 for block in blocks[1:]] + [last]
        current: tuple[Head, list[tuple[int, int]], str] | None = None
        lead_from = 1
        for block, end in zip(blocks, ends, strict=True):
            head = read_head(self.grid, block, self.mapped)
            stretch = (block.bottom + 1, end)
            if current is not None and is_repeated(current[0], head) and not _is_example(current[2]):
                current[1].append(stretch)
                continue
            lead = self._lead(lead_from, block.top - 1)
            if current is not None:
                yield self._cut_lead(current, block.top)
            current = (head, [stretch], lead)
            lead_from = block.bottom + 1
        if current is not None:
            yield current

    def _cut_lead(
        self, table: tuple[Head, list[tuple[int, int]], str], top: int
    ) -> tuple[Head, list[tuple[int, int]], str]:
        """A table without the lines just above the next one's head: they are that one's title."""
        head, stretches, lead = table
        first, last = stretches[-1]
        while last >= first and self._is_caption(last) and last == top - 1:
            last -= 1
            top -= 1
        return head, [*stretches[:-1], (first, last)], lead

    def _is_caption(self, row: int) -> bool:
        own = self.grid.by_row.get(row, {})
        if not own:
            return True
        text = one_line(next(iter(own.values())))
        return (
            len(own) == 1
            and len(text) <= 60
            and ("目录" in text or "领域" in text or bool(find_domain(text, self.words)))
        )

    def _lead(self, first: int, last: int) -> str:
        """Lines above a head, nearest first, after what stands before the table in a document."""
        texts = [
            text for row in range(last, max(first, last - 6) - 1, -1) for text in self.grid.by_row.get(row, {}).values()
        ]
        return "\n".join((*texts, *reversed(self.grid.lead)))

    def _table(self, head: Head, stretches: list[tuple[int, int]], lead: str) -> None:
        rows = (head.top, head.bottom)
        told = ((c, (find_beside(c.leaf) if c.key == KEPT else "") or c.key) for c in head.columns)
        columns = tuple(HeadColumn(c.letters, c.heading, key, c.option) for c, key in told if key != "internal")
        report = HeadReport(self.sheet, rows, columns, is_sent=self.grid.sent is not None)
        self.found.heads.append(report)
        self.found.files.add(self.grid.file)
        self._say_internal(head)
        reader = BodyReader(self.grid, head, self.words, self._domain(lead))
        self.found.before = _Before(self.grid.file, self.grid.width, head, reader)
        if _is_example(lead):
            self._leave_example(head, stretches)
            return
        for first, last in stretches:
            reader.read(first, last)
        self._take(reader, head)
        if not reader.body.items:
            said = "下面的行一行也没有当作事项" if reader.body.left_out else "下面没有内容"
            self.found.problems.append(GK728.at(self.grid.place(head.top), f"认出了表头，{said}"))

    def _take(self, reader: BodyReader, head: Head) -> None:
        drafts = DraftReader(self.grid, head, self.sheet)
        self.found.problems += reader.body.problems
        for raw in reader.body.items:
            draft, problems = drafts.read(raw)
            self.found.items.append(draft)
            self.found.problems += problems
        self.found.left_out += [replace(one, sheet=self.sheet) for one in reader.body.left_out]

    def _goes_on(self) -> bool:
        """Reads a table of Word without a head that goes on with the one before: as wide, no words between."""
        before = self.found.before
        is_word = not self.grid.lead and self.grid.file.lower().endswith((".docx", ".docm"))
        if before is None or not is_word or before.file != self.grid.file:
            return False
        if not before.width - _EMPTY_COLUMNS <= self.grid.width <= before.width:
            return False
        head = replace(before.head, top=0, bottom=0)
        reader = before.reader.go_on(self.grid, head)
        reader.read(1, max(self.grid.rows))
        if not reader.body.items:
            return False
        self.found.before = replace(before, reader=reader)
        self._take(reader, head)
        return True

    def _leave_example(self, head: Head, stretches: list[tuple[int, int]]) -> None:
        rows = [row for first, last in stretches for row in self.grid.rows if first <= row <= last]
        self.found.left_out += (LeftOut(self.sheet, row, "示例行", self.grid.place(row)) for row in rows)
        self.found.problems.append(GK726.at(self.grid.place(head.top), "这个表格是示例，没有导入"))

    def _say_internal(self, head: Head) -> None:
        """Columns that are not for others: named, so that nobody misses them; nothing of what stands there is told."""
        for column in head.columns:
            if column.key == "internal":
                why = f"{column.letters} 列“{column.leaf}”是内部用的，或者写明了不导入，整列没有导入"
                self.found.left_out.append(
                    LeftOut(self.sheet, head.bottom, why, self.grid.place(head.bottom, column.column))
                )

    def _domain(self, lead: str) -> str:
        lines = [one_line(line) for line in lead.split("\n") if line.strip()]
        titles = [line for line in lines if "领域" in line or "目录" in line]
        stem = self.grid.file.rpartition("/")[2].rpartition(".")[0]
        others = [line for line in lines if not below_reason(line) and len(line) <= 40]
        named = (find_domain(text, self.words) for text in (*titles, self.grid.sheet, stem, *others))
        return next(filter(None, named), "")


def _is_example(lead: str) -> bool:
    """Whether the line just above a table says that it shows how to fill in."""
    return is_title_of_example(lead.partition("\n")[0])
