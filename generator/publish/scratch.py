"""Folders for what is needed only while a command runs, in the machine's temporary folder.

A killed command cannot remove its own, so the next one does: each holds a lock while its command lives.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.model.errors import SetupError, explain_os_error
from generator.publish.lock import BusyError, take_lock

_PREFIX = "gongkai-"
_OURS = re.compile(r"gongkai-[a-z0-9_]{8}")
_LOCK = ".gongkai-lock"


@contextmanager
def open_scratch() -> Iterator[Path]:
    """An empty folder that is gone afterwards; what dead commands of the same user left is removed first.

    Raises:
        SetupError: the temporary folder cannot be written.
    """
    try:
        base = Path(tempfile.gettempdir())
        _clear(base)
        while True:
            place = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=base))
            with suppress(FileNotFoundError):  # another command took the empty folder for a dead one's
                lock = take_lock(place / _LOCK)
                break
    except OSError as error:
        raise SetupError(f"不能在临时文件夹里写文件：{explain_os_error(error)}（{error.filename}）。") from error
    work = place / "work"
    try:
        work.mkdir()
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        lock.release()
        with suppress(OSError):
            place.rmdir()


def _clear(base: Path) -> None:
    """Remove folders of ours that nobody holds. A folder without a lock goes only when it is empty."""
    for name in os.listdir(base):
        place = base / name
        if not _OURS.fullmatch(name) or place.is_symlink() or not place.is_dir() or not _is_own(place):
            continue
        with suppress(OSError, BusyError):
            if (place / _LOCK).exists():
                lock = take_lock(place / _LOCK)
                shutil.rmtree(place / "work", ignore_errors=True)
                lock.release()
            place.rmdir()


def _is_own(place: Path) -> bool:
    return not hasattr(os, "getuid") or place.stat().st_uid == os.getuid()
