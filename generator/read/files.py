"""What a catalogue file is, and which there are in a folder. How they are read: `read.snapshot`."""

from dataclasses import dataclass
from pathlib import Path

from generator.model.kinds import kind_of
from generator.model.snapshot import PAGES, RECORDS_FOLDER

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


_INSIDE = frozenset(folder.rstrip("/") for folder in (PAGES, RECORDS_FOLDER))


def find_catalogue(path: Path) -> Path:
    """The catalogue folder that a file or folder belongs to, or is."""
    for parent in (path, *path.parents):
        if parent.name in _INSIDE and any(kind_of(p.name) == "domain" for p in list_sources(parent.parent)):
            return parent.parent
    return path if path.is_dir() and not path.name.endswith(SUFFIXES) else path.parent
