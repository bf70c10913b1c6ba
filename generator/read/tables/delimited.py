"""CSV → a grid. UTF-8 with or without its mark, UTF-16, else GB 18030; comma, tab or semicolon."""

import csv
import re
from itertools import islice

from generator.model.formula import rearm
from generator.read.attached.decode import decode
from generator.read.attached.faults import damaged, too_large
from generator.read.tables.grid import MAX_COLUMNS, Draft, Grid

MAX_ROWS = 200_000
_SIGNS = (",", "\t", ";", "，")
_QUOTED = re.compile(r'"(?:[^"]|"")*(?:"|$)')
"""A cell in quotes, the last one perhaps cut off: what stands in it parts no cells."""


def read_delimited(name: str, data: bytes) -> Grid:
    """The only table of a file.

    Raises:
        UnreadableError: no text.
    """
    text = decode(data).replace("\r\n", "\n").replace("\r", "\n")
    head = _QUOTED.sub("", "\n".join(text.split("\n", 20)[:20]))
    sign = max(_SIGNS, key=head.count)
    draft = Draft()
    try:
        for number, row in enumerate(
            islice(csv.reader(text.splitlines(keepends=True), delimiter=sign), MAX_ROWS + 1), 1
        ):
            if number > MAX_ROWS:
                raise too_large(f"超过 {MAX_ROWS:,} 行")
            for column, cell in enumerate(row[:MAX_COLUMNS], 1):
                if cell.strip():
                    draft.cells[number, column] = rearm(cell.strip())
    except csv.Error as error:
        raise damaged("CSV 的引号不成对") from error
    return draft.finish(name, "", can_merge=False)[0]
