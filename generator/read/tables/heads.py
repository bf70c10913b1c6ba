"""The head of one table as a value: its rows, its columns, what each column is for.

`headrows` finds the rows, `headcolumns` reads the columns, `headclaims` settles what several of them claim. Repeated
heads are told from new tables; two tables side by side are two.
"""

from dataclasses import dataclass

from generator.read.tables.grid import letters_of

KEPT = "kept"
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


def is_repeated(head: Head, other: Head) -> bool:
    """Whether a later head says the same as an earlier one, or a part of it, as at the top of a new page."""
    meant = {(column.column, column.key) for column in head.columns}
    again = {(column.column, column.key) for column in other.columns}
    return len(again & meant) * 5 >= len(again) * 4 and len(again) <= len(meant)
