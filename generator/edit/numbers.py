"""The register of index numbers with new lines: what stood there before is not touched but for the counters."""

from collections.abc import Sequence

from generator.edit.records import record_rows
from generator.model.indexnumber import IndexNumber, LastSerial
from generator.yamltext.writing import indent

_HEAD = (
    "# yaml-language-server: $schema=../schema/numbers.schema.json\n"
    "# 索引号登记，由 gongkai number 写。给过的号不删、不改，文件撤下了也留着。说明见 docs/editors/lists.md。\n"
)


def write_numbers(numbers: Sequence[IndexNumber], last: Sequence[LastSerial]) -> bytes:
    """The file's text: all numbers in the order in which they were given, then the counters."""
    lines = ["numbers:", *_rows(numbers), "last:", *_rows(last)]
    return (_HEAD + "\n".join(lines) + "\n").encode()


def _rows(records: Sequence[IndexNumber | LastSerial]) -> list[str]:
    return [f"  {row}" for record in records for row in indent(record_rows(record), "- ")]
