"""A piece of text out of a file that an office publishes beside its catalogue, with the words for where it stands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttachedText:
    """One text: a line, a paragraph, a cell, a property.

    Attributes:
        text: as it stands in the file.
        where: for people: 第3页, 工作表“名单”B7, 第2段, 批注, 文件属性“作者”, 第12行.
        line: from 1, in files of text; 1 elsewhere.
        column: from 1, of the first character.
        heading: heading of the column, for a cell of a table.
        row: all cells of its row, itself included.
    """

    text: str
    where: str
    line: int = 1
    column: int = 1
    heading: str = ""
    row: tuple[str, ...] = ()
