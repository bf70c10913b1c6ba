"""What was under way when files of one folder were changed as one, so that a later start can complete it.

The journal is written when every new content lies on the disk, and removed when every file has it. So where one is
found and nobody is at work, the program was killed in between, and what it had begun is completed. It names files of
its own folder only, and gives a file nothing but what lies there with the hash it says: a journal that somebody made
up, or that came with a stranger's files, changes nothing that came without it. A file that was edited meanwhile is
left as it is, and so are then all.
"""

import json
import os
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from generator.publish.durable import sync_path

JOURNAL = ".gongkai-changes"
TEMPORARY = re.compile(r"\..+\.[a-z0-9_]{8}\.gongkai-(new|old|journal)")
"""Names of the files beside; whoever holds the folder's lock and made none of them may remove them."""

_LARGEST = 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Step:
    """One file's change. None: no such file, before or after.

    `name`, the file `fresh` with the new content and the second name of the old one stand in one folder; `was` and
    `becomes` are hashes of contents.
    """

    name: str
    fresh: str | None
    second: str | None
    was: str | None
    becomes: str | None


def hash_of(data: bytes | None) -> str | None:
    """The hash of a content; None of none."""
    return None if data is None else sha256(data).hexdigest()


def write_journal(folder: Path, steps: Sequence[Step], handle: int, temporary: Path) -> None:
    """Write the journal through an open temporary file of the folder; it is on the disk when this returns.

    Raises:
        OSError: the disk refused.
    """
    with os.fdopen(handle, "wb") as file:
        file.write(json.dumps([asdict(step) for step in steps], ensure_ascii=False).encode("utf-8", "surrogateescape"))
        file.flush()
        os.fsync(file.fileno())
    os.replace(temporary, folder / JOURNAL)  # noqa: PTH105  apart from the files' own changes
    sync_path(folder)


def remove_journal(folder: Path) -> None:
    """All is done, or all is undone.

    Raises:
        OSError: the disk refused.
    """
    os.unlink(folder / JOURNAL)  # noqa: PTH108  apart from the files' own changes
    sync_path(folder)


def complete_journal(folder: Path) -> list[str]:
    """Complete what a killed run began, and remove what it left. The caller holds the folder's lock.

    Returns:
        The names of the files that were changed now.

    Raises:
        OSError: the disk refused; the journal stands.
    """
    steps = _read(folder / JOURNAL)
    done = []
    if all(_is_possible(folder, step) for step in steps):
        for step in steps:
            if hash_of(_content(folder / step.name)) == step.becomes:
                continue
            if step.fresh is None or step.becomes is None:
                (folder / step.name).unlink()
            else:
                (folder / step.fresh).replace(folder / step.name)
            done.append(step.name)
        if done:
            sync_path(folder)
    if (folder / JOURNAL).is_file() or (folder / JOURNAL).is_symlink():
        remove_journal(folder)
    for name in os.listdir(folder):
        if TEMPORARY.fullmatch(name) and not (folder / name).is_dir():
            (folder / name).unlink(missing_ok=True)
    return done


def _read(path: Path) -> list[Step]:
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
            return []
        return [Step(**row) for row in json.loads(path.read_bytes().decode("utf-8", "surrogateescape"))]
    except (OSError, ValueError, TypeError, RecursionError):
        return []


def _is_possible(folder: Path, step: Step) -> bool:
    """Whether the file holds what the run found or left there, and the new content is the one it wrote."""
    if not isinstance(step.name, str) or "/" in step.name or step.name in ("", ".", ".."):
        return False
    now = hash_of(_content(folder / step.name))
    if now == step.becomes:
        return True
    if now != step.was or os.path.islink(folder / step.name):  # noqa: PTH114
        return False
    beside, holds = (step.second, step.was) if step.becomes is None else (step.fresh, step.becomes)
    return (
        beside is not None and TEMPORARY.fullmatch(beside) is not None and hash_of(_content(folder / beside)) == holds
    )


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
