"""Records → lines behind those of a file. Nothing that stands there is touched: records are only ever added."""

from collections.abc import Mapping, Sequence

from generator.edit.draft import CannotEditError
from generator.edit.records import record_rows
from generator.model.record import PublicationRecord
from generator.model.snapshot import RECORDS_FOLDER
from generator.yamltext.writing import indent

_HEAD = (
    "# yaml-language-server: $schema=../../../schema/records.schema.json\n"
    "# 发布记录，只加不改：登记错了的另写一条，corrects 写它的编号。说明见 docs/editors/ledger.md。\n"
    "records:\n"
)
MAX_FILE = 600_000
"""Bytes of a file beyond which new records go into the next: a catalogue's file may have a million."""


def add_records(files: Mapping[str, bytes], records: Sequence[PublicationRecord], name: str) -> dict[str, bytes]:
    """The files that change, with the records behind what they hold.

    Args:
        files: path inside the catalogue's folder → bytes, of the files of records there are.
        records: new ones, their ids given; each goes into the folder of its year.
        name: of the files, `05` for `records/2026/05.yml`; a full one is followed by `05-2`, `05-3` …

    Raises:
        CannotEditError: a file does not end as a list of records does.
    """
    changes: dict[str, bytes] = {}
    for year in dict.fromkeys(record.year for record in records):
        own = [record for record in records if record.year == year]
        number = 1
        while own:
            path = f"{RECORDS_FOLDER}{year}/{name}{'' if number == 1 else f'-{number}'}.yml"
            text, own = _fill(files.get(path, b""), own)
            if text:
                changes[path] = text
            number += 1
    return changes


def _fill(data: bytes, records: list[PublicationRecord]) -> tuple[bytes, list[PublicationRecord]]:
    """A file with as many of the records as it has room for (none: empty), and the others."""
    if len(data) >= MAX_FILE:
        return b"", records
    if data and (b"\nrecords:" not in b"\n" + data or b"\r" in data or data.startswith(b"\xef\xbb\xbf")):
        raise CannotEditError("的写法特殊")
    parts = [data if not data or data.endswith(b"\n") else data + b"\n"] if data else [_HEAD.encode()]
    size, at = len(parts[0]), 0
    while at < len(records) and size < MAX_FILE:
        lines = indent(record_rows(records[at]), "- ")
        parts.append("".join(f"  {line}\n" for line in lines).encode())
        size += len(parts[-1])
        at += 1
    return b"".join(parts), records[at:]
