"""`gongkai limit`: how a wording of 公开时限 is read, and what day it gives."""

import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from generator.cli import exits
from generator.pipeline.limits import explain_limits

FROM_STDIN = "-"
YEARS = range(1949, 2101)
_DAY = re.compile(r"(\d{4})(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?")


def run_limit(texts: Sequence[str], start: str, form: str, catalog: Path) -> int:
    """Print the reading of each wording; `-` stands for the lines of the standard input."""
    day = read_day(start) if start else None
    wanted = [text for given in texts for text in (_lines() if given == FROM_STDIN else [given])]
    click.echo(explain_limits(wanted, day, catalog, form))
    return exits.OK


def read_day(text: str) -> date:
    """A day as clerks write it: 2026-06-05, 2026/6/5, 2026年6月5日.

    Raises:
        click.UsageError: it is no day of the calendar.
    """
    found = _DAY.fullmatch(text.strip())
    if found is None:
        raise click.UsageError(f"“{text}”不是日期；写成 2026-06-05 的样子")
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        raise click.UsageError(f"日历上没有“{text}”这一天") from None
    if day.year not in YEARS:
        raise click.UsageError(f"“{text}”的年份不像是真的；写成 2026-06-05 的样子")
    return day


def _lines() -> list[str]:
    return [line.strip() for line in sys.stdin.read().splitlines() if line.strip()]
