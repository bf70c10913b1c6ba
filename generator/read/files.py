"""What a catalogue file is, and which there are in a folder. How they are read: `read.snapshot`."""

from dataclasses import dataclass
from pathlib import Path

MAX_BYTES = 1_000_000
SUFFIXES = (".yml", ".yaml")


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read: `name` for messages, `data` its bytes."""

    name: str
    data: bytes


def list_sources(folder: Path) -> list[Path]:
    """All YAML paths directly in a catalogue folder, in name order; nothing is opened."""
    try:
        return sorted(p for p in folder.iterdir() if p.name.endswith(SUFFIXES) and not p.name.startswith("."))
    except OSError:
        return []
