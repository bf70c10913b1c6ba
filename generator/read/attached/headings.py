"""Which row of a table names its columns: the first with two or more cells, none of them a number.

A second row that only fills what the first left open belongs to the head (two-level heads with merged cells).
"""

import re
from collections.abc import Sequence

_DIGITS = re.compile(r"\d{4,}")
_LONGEST = 30
"""Characters of a heading."""


class Headings:
    """Takes the rows of a table in order and gives each the headings of its columns."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._first: tuple[str, ...] = ()
        self._closed = False

    def take(self, row: Sequence[str]) -> Sequence[str]:
        """Column → heading, for this row; empty in the rows above the head."""
        if self._closed:
            return self._names
        filled = [cell for cell in row if cell]
        is_head = len(filled) > 1 and all(len(cell) <= _LONGEST and not _DIGITS.search(cell) for cell in filled)
        if not self._names:
            if is_head:
                self._names, self._first = list(row), tuple(row)
            return ()
        self._closed = True
        if is_head and all(not cell or not self._at(index) for index, cell in enumerate(row)):
            for index, cell in enumerate(row):
                if cell:
                    self._set(index, cell)
            return ()
        return self._names

    def _at(self, index: int) -> str:
        return self._first[index] if index < len(self._first) else ""

    def _set(self, index: int, name: str) -> None:
        self._names.extend([""] * (index + 1 - len(self._names)))
        self._names[index] = name
