"""The ledger of ids that were built on this machine: one line an id, only ever added to.

It stands beside the catalogue, not in it, so that whoever edits the catalogue does not edit its witness; and not in the
site, so that it outlives one that is deleted. Each catalogue folder has a ledger of its own, by the folder's name.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from generator.model.address import is_id
from generator.model.errors import PublishError
from generator.model.memory import LEDGER, Remembered
from generator.publish.replace import replace_files

FOLDER = ".gongkai-cache"
_LARGEST = 10_000_000
"""Bytes; an id takes about a hundred."""

_LINE = re.compile(r"(\S+)(?: ([0-9]{4}-[0-9]{2}-[0-9]{2}))?(?: (.*))?")
_HEAD = "# 在这台电脑上生成过的编码，只增不减。生成网站时用来核对有没有丢编码，不要删改。\n"


def ledger_of(catalog: Path) -> Path:
    """Where the ledger of a catalogue folder stands."""
    place = catalog.resolve()
    return place.parent / FOLDER / f"issued-{place.name}.txt"


def load_ledger(path: Path) -> dict[str, Remembered]:
    """Id → entry. Empty where there is no ledger; a line that cannot be read is passed over."""
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            return {}
        lines = path.read_bytes().decode("utf-8", "replace").splitlines()
    except OSError:
        return {}
    found = (_LINE.fullmatch(line) for line in lines)
    entries = (Remembered(f[1], f[3] or "", f[2] or "", LEDGER) for f in found if f and is_id(f[1]))
    return {entry.id: entry for entry in entries}


def add_to_ledger(path: Path, entries: Mapping[str, Remembered]) -> bool:
    """Add what was built; what stands there stays.

    Returns:
        Whether it could be written; a folder that cannot be written to only costs the witness.
    """
    known = load_ledger(path)
    merged = dict(sorted({**known, **entries}.items()))
    if merged.keys() == known.keys():
        return True
    rows = ((entry.id, entry.since, " ".join(entry.title.split())) for entry in merged.values())
    lines = (" ".join(filter(None, row)) for row in rows)
    try:
        replace_files({path: (_HEAD + "".join(f"{line}\n" for line in lines)).encode()})
    except PublishError:
        return False
    return True
