"""Several files changed as one: all of them get their new content, or all keep the old.

New contents are written beside the files first, so that what can fail for lack of room or rights fails before anything
is touched; the old ones stay reachable under a second name, so that undoing needs no room. A kill or a power cut
between two files of one folder is completed by the next start (`publish.journal`); of files in several folders, each
file is old or new, and the check tells what does not fit.
"""

import errno
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from generator.model.errors import PublishError, explain_os_error
from generator.publish.durable import sync_path
from generator.publish.journal import JOURNAL, TEMPORARY, Step, complete_journal, hash_of, remove_journal, write_journal
from generator.publish.lock import BusyError, Lock, take_lock
from generator.publish.rights import hand_on_rights

LOCK = ".gongkai-lock"
_PATIENCE = 5.0  # seconds another command is waited for; changing files takes less than one


def replace_files(changes: Mapping[Path, bytes | None]) -> None:
    """Give each file its new content; None removes it. Folders on the way are made.

    Links are followed: the file they lead to is changed. Rights, owner and access lists stay.

    Raises:
        PublishError: it could not be done; the files are as they were. The message names the one that refused.
    """
    try:
        targets = _resolve(changes)
        with ExitStack() as locks:
            for path in targets:
                with _named(path):
                    path.parent.mkdir(parents=True, exist_ok=True)
            for folder in sorted({path.parent for path in targets}):
                with _named(next(path for path in targets if path.parent == folder)):
                    locks.callback(_take(folder).release)
                    complete_journal(folder)
            _replace(targets)
    except OSError as error:
        given = next((path for path in changes if _real(path) == error.filename), error.filename)
        raise PublishError(f"写不了文件，一个也没有改：{explain_os_error(error)}（{given}）") from error


def complete_changes(folder: Path) -> list[str]:
    """Complete what a killed `replace_files` began in a folder, where nobody is at work there.

    Returns:
        The names of the files that were changed now; none where there is no such folder.

    Raises:
        PublishError: the disk refused; what was begun can still be completed.
    """
    if not folder.is_dir():
        return []
    try:
        if not any(name in (JOURNAL, LOCK) or TEMPORARY.fullmatch(name) for name in os.listdir(folder)):
            return []
        lock = _take(folder)
        try:
            return complete_journal(folder)
        finally:
            lock.release()
    except OSError as error:
        raise PublishError(
            f"上次修改“{folder}”里的文件时中断了，现在补不完：{explain_os_error(error)}（{error.filename}）。"
        ) from error


def _real(path: Path) -> str | None:
    try:
        return str(path.resolve())
    except (OSError, RuntimeError):
        return str(path)


def _resolve(changes: Mapping[Path, bytes | None]) -> dict[Path, bytes | None]:
    """The files themselves, links followed; two names of one file must not ask for two contents."""
    targets: dict[Path, bytes | None] = {}
    for path, data in changes.items():
        try:
            real = path.resolve()
        except RuntimeError as error:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path)) from error
        if targets.setdefault(real, data) != data:
            raise PublishError(f"写不了文件，一个也没有改：“{path}”和另一个名称是同一个文件，内容却不一样。")
    return targets


def _take(folder: Path) -> Lock:
    """The lock of a folder; another command is waited for a little.

    Raises:
        PublishError: the other does not end.
    """
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            return take_lock(folder / LOCK)
        except BusyError as error:
            if time.monotonic() > until:
                raise PublishError(
                    f"另一个 gongkai 正在改“{folder}”里的文件，一个也没有改。等它结束再运行；"
                    f"确认没有别的 gongkai 在运行的，删掉“{folder / LOCK}”。"
                ) from error
            time.sleep(0.05)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Errors name the file as it was asked for, not the one beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _replace(targets: Mapping[Path, bytes | None]) -> None:
    fresh: dict[Path, Path] = {}
    old: dict[Path, Path] = {}
    journal: Path | None = None
    is_half = False
    try:
        steps = []
        for path, data in targets.items():
            with _named(path):
                was = _read_old(path)
                if was is not None:
                    old[path] = _second_name(path)
                if data is not None:
                    fresh[path] = _write_beside(path, data)
            new_name, second = (names[path].name if path in names else None for names in (fresh, old))
            steps.append(Step(path.name, new_name, second, hash_of(was), hash_of(data)))
        folders = sorted({path.parent for path in targets})
        if len(targets) > 1 and len(folders) == 1:
            journal = folders[0]
            _begin(journal, steps, next(iter(targets)))
        _swap(targets, fresh, old)
    except _HalfDoneError as error:
        is_half = True
        later = "再运行一次会补完" if journal else "运行 gongkai check 看哪里对不上"
        raise PublishError(f"文件只改了一部分，也退不回去：{error}；{later}。") from error
    finally:
        if journal is not None and not is_half:
            with suppress(OSError):
                remove_journal(journal)
        for temporary in (*fresh.values(), *old.values()) if not is_half else ():
            with suppress(OSError):
                os.unlink(temporary)  # noqa: PTH108  apart from the files' own changes


def _begin(folder: Path, steps: list[Step], first: Path) -> None:
    with _named(first):
        handle, name = tempfile.mkstemp(prefix=".changes.", suffix=".gongkai-journal", dir=folder)
        try:
            write_journal(folder, steps, handle, Path(name))
        except BaseException:
            with suppress(OSError):
                os.unlink(name)  # noqa: PTH108  as above
            raise


def _read_old(path: Path) -> bytes | None:
    """What the file holds; None where there is none.

    Raises:
        OSError: it is no plain file, or somebody made it read-only.
    """
    try:
        facts = path.stat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(facts.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(facts.st_mode):
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    if not facts.st_mode & 0o222 or not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    return path.read_bytes()


def _second_name(path: Path) -> Path:
    """Another name beside, of the same file; of a copy where the disk knows no second names."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".gongkai-old", dir=path.parent)
    os.close(handle)
    second = Path(name)
    try:
        os.unlink(second)  # noqa: PTH108  as above
        try:
            second.hardlink_to(path)
        except OSError:
            shutil.copy2(path, second)
            hand_on_rights(path, second)
    except BaseException:
        with suppress(OSError):
            os.unlink(second)  # noqa: PTH108  as above
        raise
    return second


def _write_beside(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".gongkai-new", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            hand_on_rights(path, temporary)
        else:
            temporary.chmod(0o666 & ~_umask())
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108  as above
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class _HalfDoneError(Exception):
    """A change failed, and so did undoing those before it."""


def _swap(targets: Mapping[Path, bytes | None], fresh: Mapping[Path, Path], old: Mapping[Path, Path]) -> None:
    done: list[Path] = []
    try:
        for path in targets:
            done.append(path)  # before the change: an interrupt may come right after it
            with _named(path):
                if path in fresh:
                    fresh[path].replace(path)
                else:
                    path.unlink(missing_ok=True)
        for path in {path.parent: path for path in targets}.values():
            with _named(path):
                sync_path(path.parent)
    except BaseException:
        try:
            for path in done:
                _undo(path, fresh.get(path), old.get(path))
        except OSError as error:
            raise _HalfDoneError(explain_os_error(error)) from error
        raise


def _undo(path: Path, fresh: Path | None, second: Path | None) -> None:
    """Put a file back from its second name, or remove one that was not there before; nothing if it was not changed."""
    if os.path.lexists(fresh if fresh is not None else path):
        return
    if second is not None:
        second.replace(path)
    else:
        path.unlink(missing_ok=True)
