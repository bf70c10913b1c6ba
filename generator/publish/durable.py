"""Bytes on the disk before a name leads to them: what was written survives a power cut only once it was synced.

A release is synced whole by one call for its disk (`syncfs`), which is far cheaper than one call a file; where the
system has none, all disks are (`sync`), and on macOS, where that does not wait, each file is.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path

_UNSUPPORTED = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EBADF})
"""Answers of disks and systems that know no syncing of this kind."""


def sync_tree(folder: Path) -> None:
    """All files and folders in `folder`, and the folder's own name, are on the disk when this returns.

    Raises:
        OSError: the disk could not take them.
    """
    if sys.platform == "darwin":
        for place, _, names in os.walk(folder):
            for name in names:
                sync_path(Path(place, name))
            sync_path(Path(place))
    elif not _sync_disk(folder):
        os.sync()
    sync_path(folder)
    sync_path(folder.parent)


def _sync_disk(folder: Path) -> bool:
    """Sync the disk `folder` is on; False where the system has no such call."""
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError, TypeError):
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        if syncfs(handle) == 0:
            return True
        code = ctypes.get_errno()
    finally:
        os.close(handle)
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(folder))


def sync_path(path: Path) -> None:
    """One file's bytes, or the names in one folder. Where folders cannot be opened or synced, this does nothing.

    Raises:
        OSError: the disk could not take them.
    """
    try:
        handle = os.open(path, os.O_RDONLY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in _UNSUPPORTED:
            raise
    finally:
        os.close(handle)
