"""Whether somebody is at work in a folder: a lock that the system itself releases when its holder dies.

Numbers of processes say nothing: they are given anew, and two containers have the same. `flock` is held by an open
file, so a kill, a crash and a restart all release it. Disks without it (some network shares) get a file instead that
counts as held for an hour by the disk's own clock; the message says so.
"""

import errno
import os
import sys
import tempfile
from pathlib import Path

if sys.platform == "win32":  # pragma: no cover
    import msvcrt
else:
    import fcntl

_UNSUPPORTED = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EINVAL})
_HELD_FOR = 3600  # seconds a lock file counts as held where nothing better can be known


class BusyError(Exception):
    """Somebody else holds the lock. `is_sure` is False where the disk knows no locks and the holder may be dead."""

    def __init__(self, *, is_sure: bool) -> None:
        super().__init__()
        self.is_sure = is_sure


class Lock:
    """A lock file that is held. It is removed when it is released."""

    def __init__(self, path: Path, handle: int) -> None:
        """Use `take_lock`."""
        self.path = path
        self._handle = handle

    @property
    def is_released(self) -> bool:
        """Whether the lock was let go."""
        return self._handle < 0

    def release(self) -> None:
        """Let go; the file is removed first, so that nobody takes a lock on a file without a name."""
        if self.is_released:
            return
        try:
            self.path.unlink(missing_ok=True)
        except OSError:
            pass
        finally:
            os.close(self._handle)
            self._handle = -1


def take_lock(path: Path) -> Lock:
    """Hold the lock at `path` or say at once that another does.

    Raises:
        BusyError: another holds it.
        OSError: the place cannot be written, or the folder went away meanwhile (FileNotFoundError).
    """
    while True:
        handle, is_new = _open(path)
        try:
            if not _lock(handle) and not is_new and _age(path, handle) < _HELD_FOR:
                raise BusyError(is_sure=False)
            if _is_at(path, handle):
                os.utime(path)
                return Lock(path, handle)
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _open(path: Path) -> tuple[int, bool]:
    """The lock file, open, and whether it was made just now."""
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0)
    try:
        return os.open(path, flags | os.O_CREAT | os.O_EXCL, 0o666), True
    except FileExistsError:
        return os.open(path, flags), False


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock at `path`. An absent lock is held by nobody."""
    try:
        handle = os.open(path, os.O_RDWR | getattr(os, "O_NOFOLLOW", 0))
    except OSError as error:
        return error.errno not in (errno.ENOENT, errno.ENOTDIR)
    try:
        return not _lock(handle) and _age(path, handle) < _HELD_FOR
    except BusyError:
        return True
    finally:
        os.close(handle)


def _lock(handle: int) -> bool:
    """Lock an open file; False where the disk or the system cannot.

    Raises:
        BusyError: it is locked.
    """
    try:
        if sys.platform == "win32":  # pragma: no cover  of the file's first byte; it goes with the process too
            os.lseek(handle, 0, os.SEEK_SET)
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise BusyError(is_sure=True) from error
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EAGAIN):
            raise BusyError(is_sure=True) from error
        if error.errno not in _UNSUPPORTED:
            raise
        return False
    return True


def _is_at(path: Path, handle: int) -> bool:
    """Whether the open file still bears its name: another may have removed it between opening and locking."""
    try:
        return os.path.samestat(path.lstat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _age(path: Path, handle: int) -> float:
    """Seconds since the lock was taken, by the clock of the disk, which may be another machine's."""
    with tempfile.TemporaryFile(dir=path.parent) as now:
        now.write(b"0")
        now.flush()
        return os.fstat(now.fileno()).st_mtime - os.fstat(handle).st_mtime
