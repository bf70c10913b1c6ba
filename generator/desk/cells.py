"""The sheet: a row an item, a column a field, each cell one text (`desk.texts`). Pure.

A group of an item (公开程度, 来源) has a column a field. A cell whose value no text can carry is only looked at here.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.desk.texts import TypedError, is_same, is_typed, read, say, words_of
from generator.model.domain import Domain
from generator.model.fields import FieldRow, Shape, fields_of
from generator.model.item import Item
from generator.model.ownwords import NO_OWN_WORDS, OwnWords

FIXED = frozenset({"id"})
"""Columns that nobody types into: an id is for ever."""

_WIDTHS: Mapping[str, int] = {"id": 5, "title": 16, "summary": 20, "content": 24, "time_limit": 18}
"""Characters across, where ten are not the right number."""

WIDE = frozenset({"id", "title", "category", "content", "basis", "time_limit", "subject", "channel", "scope.method",
                  "scope.audience", "scope.level", "summary", "keywords"})  # fmt: skip
"""Columns that are shown before anybody has chosen; the others can be."""


@dataclass(frozen=True, slots=True)
class Column:
    """`key`: the field's way from the item; `rows`: its rows of the tables, from the item down."""

    key: str
    title: str
    rows: tuple[FieldRow, ...]
    words: tuple[str, ...] = ()
    several: bool = False
    fixed: bool = False
    shown: bool = True
    width: int = 10
    own: OwnWords = NO_OWN_WORDS

    @property
    def row(self) -> FieldRow:
        return self.rows[-1]

    def takes(self, value: Any) -> bool:
        """Whether a cell with this value can be typed into."""
        return not self.fixed and is_typed(self.row, value, self.own)

    def value(self, item: Item) -> Any:
        found: Any = item
        for row in self.rows:
            found = getattr(found, row.attribute)
        return found


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell that is to hold another text. `old`: the text that whoever typed saw there."""

    item: str
    column: str
    text: str
    old: str | None = None


class CellError(Exception):
    """A cell that cannot be filled so. `item`, `column`: which one."""

    def __init__(self, item: str, column: str, message: str) -> None:
        super().__init__(message)
        self.item = item
        self.column = column


def list_columns(title_of: Callable[[tuple[str, ...]], str], own: OwnWords = NO_OWN_WORDS) -> tuple[Column, ...]:
    """The columns of the sheet, in the order of the table of fields.

    `title_of`: keys from the item down → title; `own`: the office's words for some terms.
    """
    return tuple(column for row in fields_of(Item) for column in _columns((row,), title_of, own))


def _columns(rows: tuple[FieldRow, ...], title_of: Callable[[tuple[str, ...]], str], own: OwnWords) -> Iterable[Column]:
    last = rows[-1]
    if last.shape is Shape.RECORD:
        for row in fields_of(last.of):
            yield from _columns((*rows, row), title_of, own)
        return
    names = tuple(row.key for row in rows)
    key = ".".join(names)
    words = ("是", "否") if last.shape is Shape.FLAG else words_of(last, own)
    several = last.shape in (Shape.TEXTS, Shape.TERMS, Shape.RECORDS, Shape.PAIRS)
    yield Column(key, title_of(names), rows, words, several, key in FIXED, key in WIDE, _WIDTHS.get(key, 10), own)


def row_of(item: Item, columns: Sequence[Column]) -> tuple[list[str], list[int]]:
    """The texts of an item's row, and the numbers of the cells that are only looked at."""
    values = [(column, column.value(item)) for column in columns]
    locked = [n for n, (column, value) in enumerate(values) if not column.takes(value)]
    return [say(column.row, value) for column, value in values], locked


def rows_of(domain: Domain, columns: Sequence[Column]) -> list[tuple[list[str], list[int]]]:
    """The rows of a domain's items, in their order."""
    return [row_of(item, columns) for item in domain.items]


def apply_cells(
    find: Callable[[str], Item | None], columns: Sequence[Column], edits: Sequence[CellEdit]
) -> dict[str, Item]:
    """Item id → the item with its cells changed; those that say the same as before are left out.

    Args:
        find: id → item; None where there is none.
        columns: of the sheet.
        edits: what was typed.

    Raises:
        CellError: a cell cannot be filled so, or holds another text by now; nothing is to be changed.
    """
    by_key = {column.key: column for column in columns}
    before: dict[str, Item] = {}
    found: dict[str, Item] = {}
    for edit in edits:
        item, column = found.get(edit.item) or find(edit.item), by_key.get(edit.column)
        if item is None or column is None:
            raise CellError(edit.item, edit.column, "这一格已经不在目录里了")
        before.setdefault(edit.item, item)
        found[edit.item] = _filled(item, column, edit)
    return {item_id: new for item_id, new in found.items() if not _says_same(before[item_id], new, columns)}


def _filled(item: Item, column: Column, edit: CellEdit) -> Item:
    value = column.value(item)
    if column.fixed:
        raise CellError(edit.item, edit.column, f"{column.title}不能改")
    if not is_typed(column.row, value, column.own):
        raise CellError(edit.item, edit.column, "这一格内容复杂，请点开事项在表单里改")
    if edit.old is not None and edit.old != say(column.row, value):
        raise CellError(edit.item, edit.column, "这一格刚刚被别处改过，请看过再改")
    try:
        new = read(column.row, edit.text, value, column.own)
    except TypedError as error:
        raise CellError(edit.item, edit.column, str(error)) from error
    return replace(
        item, **{column.rows[0].attribute: _put(getattr(item, column.rows[0].attribute), column.rows[1:], new)}
    )


def _put(owner: Any, rows: Sequence[FieldRow], value: Any) -> Any:
    """The owner with a value in it, further down."""
    if not rows:
        return value
    inner = _put(getattr(owner, rows[0].attribute), rows[1:], value)
    return replace(owner, **{rows[0].attribute: inner})


def _says_same(one: Item, other: Item, columns: Sequence[Column]) -> bool:
    return all(is_same(column.row, column.value(one), column.value(other)) for column in columns)
