"""A table with a row an item → CSV, safe against formulas.

UTF-8 with its mark, without which Excel takes it for the system's encoding; every cell in quotes.
"""

import csv
import io

from generator.model.formula import disarm
from generator.model.sheets import FlatTable


def render_csv(table: FlatTable) -> bytes:
    """The table with one row of headings. Lines end as RFC 4180 says."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([column.heading for column in table.columns])
    writer.writerows([disarm(cell) for cell in row] for row in table.rows)
    return ("\ufeff" + out.getvalue()).encode()
