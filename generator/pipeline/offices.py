"""offices.yml → what is to be built: read, checked, each office with the folders it stands on and the hash of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.check.offices import check_offices
from generator.derive.officefacts import derive_facts
from generator.model.diagnostic import Diagnostic, sort_key
from generator.model.kinds import kind_of
from generator.model.officefacts import OfficeFacts
from generator.model.offices import OfficeEntry, OfficesFile
from generator.pipeline.checking import Checked, check_folder
from generator.pipeline.ends import with_ends
from generator.read.calendar import build_work_calendar
from generator.read.files import Source, list_sources
from generator.read.offices import read_offices
from generator.read.program import program_digest
from generator.read.snapshot import read_source, take_snapshot
from generator.read.tree import read_texts
from generator.resources import NATIONAL_CATALOG_DIR, SCHEMA_DIR
from generator.version import VERSION

_SCHEMA = "offices.schema.json"


@dataclass(frozen=True, slots=True)
class OfficesChecked:
    """A list of offices as read and checked. `problems` are sorted by place."""

    listed: OfficesFile
    problems: tuple[Diagnostic, ...]
    folder: Path

    @property
    def errors(self) -> int:
        return sum(problem.is_error for problem in self.problems)

    def chain(self, entry: OfficeEntry) -> tuple[Path, ...]:
        """Folders that an office is made of; what they stand on they say themselves (`extends` of office.yml)."""
        return (self.folder / entry.folder,)


@cache
def _schema() -> Any:
    import json

    return json.loads(read_texts(SCHEMA_DIR, _SCHEMA)[_SCHEMA])


def check_list(path: Path, name: str = "") -> OfficesChecked:
    """Read and check a list of offices; the catalogues themselves are not looked at.

    Args:
        path: the file.
        name: how messages call it; its path without one.
    """
    name = name or path.as_posix()
    source = read_source(path, name)
    if not isinstance(source, Source):
        return OfficesChecked(OfficesFile(), (source,), path.parent)
    read = read_offices(name, source.data, _schema())
    problems = list(read.problems)
    if not any(problem.is_error for problem in problems):
        listed = read.offices
        named = {entry.folder for entry in listed.offices if entry.folder} | {listed.standard} - {""}
        folders = {folder: _is_catalogue(path.parent / folder) for folder in named}
        problems += check_offices(listed, folders, read.place_of)
    ended = with_ends(problems, [], {name: source.data})
    return OfficesChecked(read.offices, tuple(sorted(ended, key=sort_key)), path.parent)


def _is_catalogue(folder: Path) -> bool:
    return any(kind_of(found.name) in ("domain", "office") for found in list_sources(folder))


# --- one office -------------------------------------------------------------------------------------


def check_one(chain: tuple[Path, ...], today: date, site: Path) -> Checked:
    """An office with all it inherits, as it is to be shown at `site`.

    What offices share is read for each, and checked once a process (`checking.stand_on`).
    """
    return check_folder(chain[-1], today, site=site)


def facts_of(checked: Checked, code: str, today: date) -> OfficeFacts:
    """What the portal knows of a checked office."""
    catalogue = checked.shown
    calendar = build_work_calendar(catalogue.calendar)
    excused = {one.id: one.reason for domain in catalogue.domains for one in domain.left_out}
    return derive_facts(catalogue, code, today, calendar, excused, checked.warnings)


def program() -> str:
    """The hash of this program and of what it ships."""
    return program_digest(SCHEMA_DIR)


def digests(folder_digest: Callable[[Path], str] | None = None) -> Callable[[tuple[Path, ...], date, bytes], str]:
    """A function: chain of folders, day, settings of the host → SHA-256 of all that an office's site is made of.

    Folders are read once for all offices that stand on them, by `folder_digest`.
    """
    read: Callable[[Path], str] = cache(folder_digest or _folder_digest)

    def digest(chain: tuple[Path, ...], today: date, settings: bytes) -> str:
        parts = [VERSION, program(), today.isoformat(), sha256(settings).hexdigest(), *map(read, chain)]
        return sha256("\n".join([*parts, read(NATIONAL_CATALOG_DIR)]).encode()).hexdigest()

    return digest


def _folder_digest(folder: Path) -> str:
    return take_snapshot(folder).digest


def catalogues(listed: OfficesFile) -> Mapping[str, OfficeEntry]:
    """Code → office, of those that have a catalogue."""
    return {entry.code: entry for entry in listed.built}
