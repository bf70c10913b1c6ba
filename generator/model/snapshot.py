"""A catalogue folder as it was read, once: what is judged and what is built are the same bytes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from types import MappingProxyType

from generator.model.diagnostic import Diagnostic, Place
from generator.model.place import OUTLINE

PAGES = "pages/"
"""The folder of prose and attachments inside a catalogue folder."""

RECORDS_FOLDER = "records/"
"""The folder of publication records, with a folder for each year."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Every file of a catalogue folder that is looked at, never read again.

    `name`: how messages call the folder, with a slash at the end (empty for the current one).
    `files`: path inside the folder (`laws.yml`, `pages/files/a.pdf`) → bytes, in order of the paths.
    `problems`: what was refused while walking; those things are not in `files`.
    `base`: the folder of the catalogue that this one stands on, read at the same time; None where it stands on none.
    """

    name: str = ""
    files: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    problems: tuple[Diagnostic, ...] = ()
    base: "Snapshot | None" = None

    @property
    def digest(self) -> str:
        """SHA-256 of all files with their paths, hexadecimal: equal for folders that give the same site."""
        digest = sha256()
        for path, data in sorted(self.files.items()):
            digest.update(f"{path}\0{len(data)}\0".encode())
            digest.update(data)
        if self.base is not None:
            digest.update(f"\0base\0{self.base.digest}".encode())
        return digest.hexdigest()

    @property
    def sources(self) -> dict[str, bytes]:
        """The files of the catalogue itself: name → bytes. The outline of the map is none of them."""
        return {path: data for path, data in self.files.items() if "/" not in path and path != OUTLINE}

    @property
    def pages(self) -> dict[str, bytes]:
        """What stands under `pages/`: path inside it → bytes."""
        return {path.removeprefix(PAGES): data for path, data in self.files.items() if path.startswith(PAGES)}

    @property
    def records(self) -> dict[str, bytes]:
        """The files of publication records: path inside the folder (`records/2026/05.yml`) → bytes."""
        return {path: data for path, data in self.files.items() if path.startswith(RECORDS_FOLDER)}

    @property
    def refused(self) -> set[str]:
        """Paths under `pages/` that were refused: they are there, though nobody may have them."""
        inside = self.name + PAGES
        return {p.place.file.removeprefix(inside) for p in self.problems if p.place.file.startswith(inside)}

    def place(self, path: str, line: int = 1, column: int = 1, words: str = "") -> Place:
        """Where something stands in a file of the folder."""
        return Place(self.name + path, line, column, words)

    def changed(self, changes: Mapping[str, bytes | None]) -> "Snapshot":
        """The folder as it would be with some files changed: path → new bytes, None for removed."""
        files = {path: data for path, data in self.files.items() if path not in changes}
        files.update({path: data for path, data in changes.items() if data is not None})
        return Snapshot(self.name, MappingProxyType(dict(sorted(files.items()))), self.problems, self.base)


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown page of the office.

    `path` inside `pages/`; `name` for messages; `title` and `description` from the lines between `---` (empty where
    there are none); `text` without those lines; `first_line`: the line of the file in which `text` begins;
    `source`: the whole file.
    """

    path: str
    name: str
    text: str
    title: str = ""
    description: str = ""
    first_line: int = 1
    source: str = ""
