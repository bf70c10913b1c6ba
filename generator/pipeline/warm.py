"""derive → publish: which files of the last release may stand in the next one.

A file is used again when its key is the same. The key is the hash of everything its maker is given (the very arguments
of the pure function that makes its view, see `SiteViews`; the shell it is filled into), of its path and kind, and of
the program itself. Nothing is said twice: a page cannot depend on what its key leaves out, because it is not given it.

`before` is the run before this in a process that stays (`gongkai serve`): what both catalogues share is hashed once.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import cast

from generator.model.fingerprint import Fingerprints
from generator.model.keep import T
from generator.publish.kept import (
    NO_RECORD,
    Kept,
    Present,
    Record,
    find_tree,
    forget,
    load_record,
    move_aside,
    record_of,
    save_record,
    settled,
)
from generator.publish.manifest import Entry
from generator.read.program import program_digest
from generator.render.search.index import Files, Keep, arguments_of
from generator.resources import SCHEMA_DIR


class Warm:
    """The keys of one build, and the files that already are what they should be."""

    def __init__(self, present: Present, before: "Warm | None" = None, *, stays: bool = False) -> None:
        """What of the last build there is.

        Args:
            present: the live site.
            before: the run before this in the same process.
            stays: whether another run will follow in this process.
        """
        self.present = present
        self.stays = stays
        self.made: dict[str, tuple[str, object]] = {}
        """Name → key and value of what was made in parts; nothing where the process ends with the build."""
        self._before = before.made if before is not None else {}
        self.keys: dict[str, str] = {}
        """Path → key, of everything that was keyed in this build."""
        self.fingerprints: Fingerprints = Fingerprints(before.fingerprints if before is not None else None)
        self.program = program_digest(SCHEMA_DIR)

    def gate(self, public: frozenset[str]) -> str:
        """What the gate judges by: the program and the public numbers that may stand on pages."""
        return self.fingerprints.join(self.program, public)

    def key(self, path: str, *parts: object) -> str:
        """The key of an output, which is remembered for the next release."""
        self.keys[path] = made = self.fingerprints.join(self.program, path, *parts)
        return made

    def read(self, path: str, key: str) -> bytes | None:
        """The bytes the live site has there, where they are what a maker with these parts would make."""
        return self.present.read(path) if self.present.key(path) == key else None

    def find(self, path: str, key: str) -> Entry | None:
        """What the live site holds there, where it is what a maker with these parts would make."""
        return self.present.find(path) if self.present.key(path) == key else None

    def keep(self, name: str, parts: tuple[object, ...], make: Callable[[], T], /) -> T:
        """A part of an output that the run before made of the same (`model.keep.Keep`)."""
        if not self.stays:
            return make()
        key = self.fingerprints.join(self.program, name, *parts)
        known = self._before.get(name)
        made = known if known is not None and known[0] == key else (key, make())
        self.made[name] = made
        return cast("T", made[1])


def keep_search(warm: Warm) -> Keep:
    """What of the search's files need not be made again: their bytes but for the release they are stamped with."""

    def keep(paths: Sequence[str], parts: tuple[object, ...], make: Callable[[], Files]) -> Files:
        key = warm.fingerprints.join(warm.program, *parts)
        warm.keys.update(dict.fromkeys(paths, key))
        files = {}
        for path in paths:
            data = warm.read(path, key)
            if data is None:
                return make()
            try:
                files[path] = arguments_of(data)
            except ValueError:
                return make()
        return files.items()

    return keep


def warm_from(
    site_dir: Path,
    catalog: Path,
    folder: str | None,
    before: Warm | None = None,
    *,
    is_cold: bool = False,
    stays: bool = False,
) -> tuple[Warm, Path | None]:
    """What the last build of a site left, and where this one writes down what it leaves.

    Args:
        site_dir: the live site.
        catalog: the catalogue's folder.
        folder: where records are kept; empty for the usual place, None for nowhere.
        before: the run before this in the same process.
        is_cold: whether all is made anew whatever is left.
        stays: whether another build will follow in this process.
    """
    place = record_of(catalog, site_dir, Path(folder) if folder else None) if folder is not None else None
    record = load_record(place) if place is not None and not is_cold else NO_RECORD
    return Warm(Present(site_dir, record), before, stays=stays), place


def note_record(place: Path | None, record: Record) -> None:
    """Write down how a release was made. Where that cannot be, the next build makes all anew, and nothing is lost."""
    if place is not None:
        save_record(place, record)


class Preview:
    """A site that is built again and again into one folder, which the host empties each time (`gongkai serve`)."""

    def __init__(self, site_dir: Path) -> None:
        self._site_dir = site_dir
        self._before = site_dir.with_name(f"{site_dir.name}.before")
        self._record = NO_RECORD
        self._warm: Warm | None = None

    def begin(self) -> Warm:
        """Move what stands there out of the host's way."""
        move_aside(self._site_dir, self._before)
        self._warm = Warm(Present(self._before, self._record), self._warm, stays=True)
        self._record = NO_RECORD
        return self._warm

    def end(self, written: Mapping[str, Entry]) -> None:
        """Remember what was written."""
        keys = self._warm.keys if self._warm is not None else {}
        found = settled(find_tree(self._site_dir))
        kept = {path: Kept(keys[path], written[path], found.get(path)) for path in written.keys() & keys.keys()}
        self._record = Record("", kept)

    def close(self) -> None:
        """Remove what was moved away."""
        forget(self._before)
