"""Where releases lie: a folder of this machine, or one that a protocol makes look like a folder.

Everything that `publish.shelf` does to a place is in this list, so a new kind of place is one class. Paths are relative
to the place, with `/`. What the place refuses is an OSError, whatever it is called over there.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from generator.publish.durable import sync_path, sync_tree
from generator.publish.lock import take_lock
from generator.publish.manifest import Entry, read_small
from generator.publish.survey import Kind, hash_files, list_tree

LOCK = ".gongkai-lock"


@dataclass(frozen=True, slots=True)
class Tree:
    """What lies in a folder, read back.

    Attributes:
        files: path → what the file holds.
        times: path → its time of change in nanoseconds since 1970.
        odd: path → what is there that is no readable file, in words. Folders that hold nothing are not told of.
    """

    files: dict[str, Entry] = field(default_factory=dict)
    times: dict[str, int] = field(default_factory=dict)
    odd: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NewFile:
    """One file of a release that is being put. `time`: nanoseconds since 1970."""

    path: str
    data: bytes
    time: int


class Place(Protocol):
    """A place for releases. `name`: how messages call it."""

    name: str

    def names(self, folder: str) -> list[str]:
        """Names in a folder, in order; none where there is no such folder."""

    def read(self, path: str) -> bytes | None:
        """A small file's bytes; None where there is none."""

    def write_all(self, folder: str, files: Iterable[NewFile]) -> None:
        """Write new files into a folder, their folders with them."""

    def times(self, folder: str) -> dict[str, int]:
        """Path in a folder → time of change of each file, in nanoseconds; empty where there is no such folder."""

    def survey(self, folder: str) -> Tree:
        """Everything in a folder, read back."""

    def make(self, folder: str) -> None:
        """Make a folder, and those above it."""

    def rename(self, old: str, new: str) -> None:
        """Give a folder a name that is free."""

    def pointed(self, link: str) -> str | None:
        """Where a link leads; None where there is nothing, the empty text where it is no link."""

    def point(self, link: str, to: str) -> None:
        """Let a link lead elsewhere, in one step: at no moment it leads nowhere."""

    def remove(self, path: str) -> None:
        """Remove a file or a whole folder; nothing where there is none."""

    def sync(self, folder: str, *, whole: bool) -> None:
        """What stands in a folder survives a power cut from now on: its names, and with `whole` all that is below."""

    def lock(self) -> AbstractContextManager[None]:
        """A context in which nobody else publishes here. Raises BusyError."""

    def close(self) -> None:
        """Let go of what leads to the place."""


def is_inside(path: Path, folder: Path) -> bool:
    """Whether a path is a folder or lies in it, whichever links lead there."""
    return path.resolve().is_relative_to(folder.resolve())


class LocalPlace:
    """A folder of this machine, or of a disk mounted on it."""

    def __init__(self, root: Path, name: str = "") -> None:
        self.root = root
        self.name = name or str(root)

    def names(self, folder: str) -> list[str]:
        try:
            return sorted(os.listdir(self.root / folder))
        except FileNotFoundError:
            return []

    def read(self, path: str) -> bytes | None:
        return read_small(self.root / path)

    def write_all(self, folder: str, files: Iterable[NewFile]) -> None:
        with self._rights_of_root():
            for file in files:
                self.write(f"{folder}/{file.path}", file.data, file.time)

    @contextmanager
    def _rights_of_root(self) -> Iterator[None]:
        """Whoever may enter the place may read what is put into it, however strict the publisher's own umask is.

        Offices are told to set 027 or 077, and a server that may not read its site answers 403 to everybody.
        """
        try:
            rights = self.root.stat().st_mode & 0o777
        except FileNotFoundError:
            rights = 0o755
        rights |= (rights & 0o111) << 2 | 0o700
        before = os.umask(0o777 & ~rights | 0o002)
        try:
            yield
        finally:
            os.umask(before)

    def write(self, path: str, data: bytes, time: int) -> None:
        """One new file. `time`: nanoseconds since 1970."""
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb", buffering=0) as file:
            left = memoryview(data)
            while left:
                left = left[file.write(left) :]
        os.utime(target, ns=(time, time))

    def times(self, folder: str) -> dict[str, int]:
        place = self.root / folder
        if not place.is_dir():
            return {}
        return {path: facts.mtime for path, facts in list_tree(place).items() if facts.kind is Kind.FILE}

    def survey(self, folder: str) -> Tree:
        place = self.root / folder
        found = list_tree(place)
        names = {path: facts.mtime for path, facts in found.items() if facts.kind is Kind.FILE}
        files = hash_files(place, names)
        odd = {path: f.kind.value for path, f in found.items() if f.kind not in (Kind.FILE, Kind.FOLDER)}
        return Tree(files, names, odd | {path: "读不出来的文件" for path in names if path not in files})

    def make(self, folder: str) -> None:
        with self._rights_of_root():
            (self.root / folder).mkdir(parents=True, exist_ok=True)

    def rename(self, old: str, new: str) -> None:
        (self.root / old).rename(self.root / new)

    def pointed(self, link: str) -> str | None:
        path = self.root / link
        if not os.path.lexists(path):
            return None
        return path.readlink().as_posix() if path.is_symlink() else ""

    def point(self, link: str, to: str) -> None:
        """By a fresh link that takes the name over: `ln -sfn` removes the old one first on many systems."""
        fresh = self.root / f".{link}.new"
        with suppress(FileNotFoundError):
            fresh.unlink()
        fresh.symlink_to(to, target_is_directory=True)
        fresh.replace(self.root / link)

    def remove(self, path: str) -> None:
        target = self.root / path
        if target.is_symlink() or target.is_file():
            target.unlink()
        elif target.is_dir():
            shutil.rmtree(target)

    def sync(self, folder: str, *, whole: bool) -> None:
        place = self.root / folder
        if whole:
            sync_tree(place)
        else:
            sync_path(place)

    def close(self) -> None:
        """Nothing is held."""

    @contextmanager
    def lock(self) -> Iterator[None]:
        lock = take_lock(self.root / LOCK)
        try:
            yield
        finally:
            lock.release()
