"""The process that reads one old workbook: `python -m generator.read.tables.child < FILE`.

Its processor time and memory are limited as those of the reader of attachments.
"""

from generator.read.attached.child import answer_within_limits
from generator.read.tables.oldsheets import read_old_sheets

SECONDS = 8
"""Seconds of work on one file: ten thousand rows take three."""

if __name__ == "__main__":
    answer_within_limits(read_old_sheets, SECONDS)
