"""The annual report as JSON: `{"format", "form", "year", "office", "title", "values", "texts", "counted", "blanks"}`.

`values`: key of a cell → number, null where nobody has told it; `counted`: keys of those that the program counted.
"""

import json
from collections.abc import Sequence
from decimal import Decimal

from generator.model.annual import FEES, FORM, TEXTS, Annual
from generator.model.annualform import TABLES

FORMAT = 1
"""Counts up when it changes."""


def write_annual_json(report: Annual, blanks: Sequence[str]) -> str:
    """The report for programs. `blanks`: what nobody has told, in words."""
    keys = [key for table in TABLES for key in table.keys]
    told = {
        "format": FORMAT,
        "form": FORM,
        "year": report.year,
        "office": report.office,
        "title": report.title,
        "values": {key: _number(key, report.values.get(key)) for key in keys},
        "texts": {key: report.texts.get(key, "") for key in TEXTS},
        "counted": [key for key in keys if key in report.counted],
        "blanks": list(blanks),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _number(key: str, number: Decimal | None) -> int | float | None:
    if number is None:
        return None
    return float(number) if key == FEES else int(number)
