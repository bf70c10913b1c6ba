"""A sheet as a reader sees it: texts by row and column, merged cells, and where each stands. Knows no catalogue.

What nobody sees is not in it: hidden rows, columns and sheets, struck-out and deleted text, what lies under merged
cells. Of such rows only their number and the reason are kept, never a word of theirs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.diagnostic import Place
from generator.model.sheets import Sent

MAX_COLUMNS = 200
"""Columns of a sheet that are read. Tables of catalogues have some fifteen, with a column a channel thirty."""


@dataclass(frozen=True, slots=True)
class Span:
    """A merged cell: rows and columns from 1, all inclusive."""

    top: int
    left: int
    bottom: int
    right: int

    def covers(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True)
class Grid:
    """One sheet.

    Attributes:
        file: as messages call it.
        sheet: its name; of a Word table 表格1; empty where a file has no sheets.
        cells: (row, column) from 1 → its text, never empty, without blanks at its ends.
        merges: merged cells, none over another.
        gone: row → why nothing of it is read (隐藏的行).
        struck: cells whose text is struck out as a whole.
        lead: what stands before the table (paragraphs of Word), nearest last.
        dates: cells that are days in the file.
        blank: cells of formulas without a value, or with an error.
        can_merge: whether the file's format has merged cells.
        sent: of a working sheet that came back; `base`: its cells as they left.
    """

    file: str
    sheet: str
    cells: Mapping[tuple[int, int], str]
    merges: tuple[Span, ...] = ()
    gone: Mapping[int, str] = field(default_factory=dict)
    struck: frozenset[tuple[int, int]] = frozenset()
    lead: tuple[str, ...] = ()
    dates: frozenset[tuple[int, int]] = frozenset()
    blank: frozenset[tuple[int, int]] = frozenset()
    can_merge: bool = True
    sent: Sent | None = None
    base: "Grid | None" = None

    @cached_property
    def spans(self) -> Mapping[tuple[int, int], Span]:
        """Every cell of a merged cell → that."""
        found: dict[tuple[int, int], Span] = {}
        for span in self.merges:
            for row in range(span.top, span.bottom + 1):
                for column in range(span.left, min(span.right, MAX_COLUMNS) + 1):
                    found[row, column] = span
        return found

    @cached_property
    def rows(self) -> tuple[int, ...]:
        """Numbers of the rows that say something."""
        return tuple(sorted({row for row, _ in self.cells}))

    @cached_property
    def by_row(self) -> Mapping[int, Mapping[int, str]]:
        """Row → column → text."""
        found: dict[int, dict[int, str]] = {}
        for (row, column), text in sorted(self.cells.items()):
            found.setdefault(row, {})[column] = text
        return found

    @cached_property
    def width(self) -> int:
        return max((column for _, column in self.cells), default=0)

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """The cell that holds the text shown there."""
        span = self.spans.get((row, column))
        return (span.top, span.left) if span else (row, column)

    def shown(self, row: int, column: int) -> str:
        """The text shown there, that of a merged cell in all its rows and columns."""
        return self.cells.get(self.anchor(row, column), "")

    def name(self, row: int = 0, column: int = 0) -> str:
        """`附件1.xlsx!征地!F17`."""
        parts = [self.file, self.sheet, f"{letters_of(column) if column else ''}{row}" if row else ""]
        return "!".join(filter(None, parts))

    def place(self, row: int = 0, column: int = 0, words: str = "") -> Place:
        return Place(self.name(row, column), max(row, 1), max(column, 1), words)


def letters_of(column: int) -> str:
    """3 → C."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_of(letters: str) -> int:
    """C → 3."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@dataclass(slots=True)
class Draft:
    """A sheet being read. `finish` leaves out what nobody sees."""

    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: list[Span] = field(default_factory=list)
    hidden_rows: dict[int, str] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)
    dates: set[tuple[int, int]] = field(default_factory=set)
    blank: set[tuple[int, int]] = field(default_factory=set)
    lead: tuple[str, ...] = ()
    any_struck: bool = False
    """Whether a part of a cell's text is struck out."""

    def finish(self, file: str, sheet: str, *, can_merge: bool = True) -> tuple[Grid, frozenset[str]]:
        """The grid, and words for what was left out of it."""
        told: dict[str, None] = {}
        merges = list(_apart(self.merges))
        self._lift(merges)
        under = self._under(merges)
        cells: dict[tuple[int, int], str] = {}
        gone: dict[int, str] = {}
        for (row, column), text in self.cells.items():
            if not (text := text.strip()):
                continue
            if column in self.hidden_columns:
                told["隐藏的列"] = None
            elif row in self.hidden_rows:
                gone[row] = self.hidden_rows[row]
                told[self.hidden_rows[row]] = None
            elif (row, column) not in under and column <= MAX_COLUMNS:
                cells[row, column] = text
        if self.struck or self.any_struck:
            told["划掉的文字"] = None
        shown = {row for row, _ in cells}
        gone.update(dict.fromkeys({row for row, _ in self.struck} - shown - gone.keys(), "整行划掉了"))
        grid = Grid(
            file,
            sheet,
            cells,
            tuple(merges),
            dict(sorted(gone.items())),
            frozenset(self.struck),
            self.lead,
            frozenset(self.dates),
            frozenset(cell for cell in self.blank if cell[0] not in self.hidden_rows),
            can_merge,
        )
        return grid, frozenset(told)

    def _lift(self, merges: list[Span]) -> None:
        """A merged cell whose first row or column is hidden shows its text in the rest."""
        for index, span in enumerate(merges):
            rows = [row for row in range(span.top, span.bottom + 1) if row not in self.hidden_rows]
            columns = [c for c in range(span.left, min(span.right, MAX_COLUMNS) + 1) if c not in self.hidden_columns]
            if not rows or not columns or (rows[0], columns[0]) == (span.top, span.left):
                continue
            for marked in (self.struck, self.dates, self.blank):
                if (span.top, span.left) in marked:
                    marked.add((rows[0], columns[0]))
            text = self.cells.pop((span.top, span.left), "")
            self.cells[rows[0], columns[0]] = text
            merges[index] = Span(rows[0], columns[0], span.bottom, span.right)

    def _under(self, merges: list[Span]) -> set[tuple[int, int]]:
        """Cells that lie under a merged one: their own text is not seen."""
        filled: dict[int, list[int]] = {}
        for row, column in self.cells:
            filled.setdefault(row, []).append(column)
        return {
            (row, column)
            for span in merges
            for row in range(span.top, span.bottom + 1)
            for column in filled.get(row, ())
            if span.left <= column <= span.right and (row, column) != (span.top, span.left)
        }


MAX_MERGED = 2_000_000
"""Cells that all merged cells of a sheet may cover together."""


def _apart(merges: list[Span]) -> Iterator[Span]:
    """Merged cells that lie over no earlier one, and not over whole columns of nothing."""
    taken: set[tuple[int, int]] = set()
    for span in merges:
        size = (span.bottom - span.top + 1) * (min(span.right, MAX_COLUMNS) - span.left + 1)
        if size <= 1 or len(taken) + size > MAX_MERGED:
            continue
        own = {
            (row, column)
            for row in range(span.top, span.bottom + 1)
            for column in range(span.left, min(span.right, MAX_COLUMNS) + 1)
        }
        if taken.isdisjoint(own):
            taken |= own
            yield span
