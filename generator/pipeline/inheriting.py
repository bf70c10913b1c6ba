"""Offices that stand on one another: the national standard, then province, city, county and town, checked as one.

A chain is a list of catalogue folders from the standard down to the office itself; each further folder is an overlay
on those before it (`model.overlay`). What the folders name themselves in `extends` of office.yml is not asked here:
whoever gives a chain has decided it.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from generator.model.snapshot import Snapshot
from generator.pipeline.checking import Checked, check_snapshot
from generator.pipeline.remembering import recall
from generator.read.bases import OFFICE_FILES, find_base, find_extends
from generator.read.snapshot import take_chain, take_snapshot


def check_office(chain: Sequence[Path], today: date) -> Checked:
    """Check an office with all it inherits. What offices share is checked once (`checking.stand_on`).

    Args:
        chain: folders from the standard down to the office itself; with a chain of one it is `check_folder`.
        today: the day against which dates are checked.

    Returns:
        the office's catalogue, composed, and its problems: those of its own files, and of the others only what keeps
        this office from being built or arises from it.
    """
    return check_snapshot(take_office(chain), today, recall(chain[-1]))


def take_office(chain: Sequence[Path]) -> Snapshot:
    """The bytes of an office and of all it stands on, read once: what is judged and built are the same."""
    return take_chain(chain)


def base_folders(folder: Path) -> list[Path]:
    """The folders that a folder stands on, the nearest first: what a preview has to watch besides its own."""
    found: list[Path] = []
    snapshot: Snapshot | None = take_snapshot(folder)
    here = folder
    while snapshot is not None and snapshot.base is not None:
        file = next(file for file in OFFICE_FILES if file in snapshot.files)
        way = find_extends(file, snapshot.files[file])
        there = find_base(here, way[0]) if way is not None else None
        if not isinstance(there, Path):
            break
        found.append(there)
        here, snapshot = there, snapshot.base
    return found
