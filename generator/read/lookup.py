"""A list of people → rows: name, number, and the columns that a person may see. The codes: `model.lookup`."""

from collections.abc import Iterator

from generator.model.diagnostic import Diagnostic, Place
from generator.model.lookup import GK895, Asked, ListRow, plain_name, plain_number
from generator.read.tables.grid import Grid
from generator.read.tables.kinds import read_grids

_HEAD = 20
"""Rows among which the headings are looked for: a title and a remark may stand above them."""


def read_list(name: str, data: bytes, asked: Asked) -> tuple[list[ListRow], list[Diagnostic]]:
    """The rows of the first sheet that has the columns, and what is wrong with them. Nothing is raised.

    Args:
        name: of the file, for places.
        data: CSV, Excel or a Word table.
        asked: which columns; without `shown` all but name and number.
    """
    grids, problems = read_grids(name, data)
    problems = [problem for problem in problems if problem.is_error]
    for grid in grids:
        head, columns = _head(grid, asked)
        if head:
            rows = list(_rows(grid, head, columns, asked))
            return rows, [*problems, *(fault for row in rows if (fault := _fault(row, asked)) is not None)]
    wanted = "、".join(filter(None, (asked.name, asked.number, *asked.shown)))
    return [], problems or [GK895.at(Place(name), f"没有找到写着列名“{wanted}”的一行", "columns")]


def _head(grid: Grid, asked: Asked) -> tuple[int, dict[str, int]]:
    """Row of the headings, heading → column; row 0 where none has all that are asked for."""
    wanted = {asked.name, *asked.shown, *([asked.number] if asked.number else [])}
    for row in grid.rows[:_HEAD]:
        cells = {text.strip(): column for column, text in reversed(list(grid.by_row[row].items())) if text.strip()}
        if wanted <= cells.keys():
            return row, dict(sorted(cells.items(), key=lambda one: one[1]))
    return 0, {}


def _rows(grid: Grid, head: int, columns: dict[str, int], asked: Asked) -> Iterator[ListRow]:
    shown = asked.shown or tuple(name for name in columns if name not in (asked.name, asked.number))
    for row in grid.rows:
        values = {name: grid.shown(row, column).strip() for name, column in columns.items()}
        if row > head and any(values.values()):
            number = values.get(asked.number, "") if asked.number else ""
            cells = tuple((name, values[name]) for name in shown if values[name])
            yield ListRow(values[asked.name], number, cells, grid.place(row, columns[asked.name]))


def _fault(row: ListRow, asked: Asked) -> Diagnostic | None:
    if not plain_name(row.name):
        return GK895.at(row.place, "这一行没有姓名")
    if asked.by_codes:
        return None
    digits = len(plain_number(row.number))
    if not digits:
        return GK895.at(row.place, "这一行没有号码")
    return GK895.at(row.place, f"号码只有 {digits} 位，要输入后 {asked.digits} 位") if digits < asked.digits else None
