"""read: a catalogue's folder as it stands, for whoever edits it."""

from pathlib import Path

from generator.model.snapshot import Snapshot
from generator.read.snapshot import take_snapshot


def read_folder(folder: Path) -> Snapshot:
    """The files of a catalogue's folder; messages call it as it was given."""
    return take_snapshot(folder)
