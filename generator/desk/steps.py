"""What was changed, step by step: each can be undone, done again and written down. Pure.

A step holds of each file the lines that went and those that came, and what the file was before and behind, by hash: a
step is never applied to another text than its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256


class StaleError(Exception):
    """A file is not what a step was made on."""


@dataclass(frozen=True, slots=True)
class FileStep:
    """Lines `at` (from 0): `removed` gives way to `added`. `was`, `now`: hash before and behind; empty: no file."""

    name: str
    at: int
    removed: tuple[bytes, ...]
    added: tuple[bytes, ...]
    was: str
    now: str

    @property
    def reverse(self) -> "FileStep":
        return FileStep(self.name, self.at, self.added, self.removed, self.now, self.was)


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done, in words, and what it did to each file."""

    label: str
    files: tuple[FileStep, ...]

    @property
    def reverse(self) -> "Step":
        return Step(self.label, tuple(one.reverse for one in self.files))


def hash_of(data: bytes | None) -> str:
    """What a file is told by; empty where there is none."""
    return "" if data is None else sha256(data).hexdigest()


def make_step(label: str, before: Mapping[str, bytes], changes: Mapping[str, bytes | None]) -> Step:
    """The step that these changes are. Files that stay as they are, are none of it."""
    files = (_file_step(name, before.get(name), data) for name, data in sorted(changes.items()))
    return Step(label, tuple(one for one in files if one.was != one.now))


def _file_step(name: str, old: bytes | None, new: bytes | None) -> FileStep:
    ours, theirs = _lines(old), _lines(new)
    most = min(len(ours), len(theirs))
    head = next((n for n in range(most) if ours[n] != theirs[n]), most)
    tail = next((n for n in range(most - head) if ours[-1 - n] != theirs[-1 - n]), most - head)
    removed, added = ours[head : len(ours) - tail], theirs[head : len(theirs) - tail]
    return FileStep(name, head, tuple(removed), tuple(added), hash_of(old), hash_of(new))


def _lines(data: bytes | None) -> list[bytes]:
    parts = (data or b"").split(b"\n")
    return [part + b"\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])


def apply_step(files: Mapping[str, bytes], step: Step) -> dict[str, bytes | None]:
    """File → its new bytes, None for removed.

    Raises:
        StaleError: a file is not what the step was made on.
    """
    return {one.name: _applied(files.get(one.name), one) for one in step.files}


def _applied(data: bytes | None, one: FileStep) -> bytes | None:
    if hash_of(data) != one.was:
        raise StaleError(one.name)
    if not one.now:
        return None
    lines = _lines(data)
    lines[one.at : one.at + len(one.removed)] = one.added
    found = b"".join(lines)
    if hash_of(found) != one.now:
        raise StaleError(one.name)
    return found


@dataclass(frozen=True, slots=True)
class History:
    """Steps done, and steps undone that can be done again, the newest last."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def did(self, step: Step) -> "History":
        return History((*self.done, step))

    def undo(self) -> "History":
        return History(self.done[:-1], (*self.undone, self.done[-1]))

    def redo(self) -> "History":
        return History((*self.done, self.undone[-1]), self.undone[:-1])


def replay(files: Mapping[str, bytes], steps: Iterable[Step]) -> dict[str, bytes | None]:
    """What steps in their order make of files: name → bytes, None for removed; files they leave alone are left out.

    Raises:
        StaleError: a file is not what they were made on.
    """
    made: dict[str, bytes | None] = {}
    for step in steps:
        now = {one.name: data for one in step.files if (data := made.get(one.name, files.get(one.name))) is not None}
        made |= apply_step(now, step)
    return made
