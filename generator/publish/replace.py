"""Several files changed as one: all of them get their new content, or all keep the old.

New contents are written beside the files first, so that what can fail for lack of room or rights fails before anything
is touched; if a change fails on the way, those made are undone. A power cut between two of them cannot be undone here;
the check then tells what does not fit.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.model.errors import PublishError, explain_os_error


def replace_files(changes: Mapping[Path, bytes | None]) -> None:
    """Give each file its new content; None removes it. Folders on the way are made.

    Raises:
        PublishError: it could not be done; the files are as they were. The message names the one that refused.
    """
    targets = {path.resolve(): data for path, data in changes.items()}
    fresh: dict[Path, Path] = {}
    old: dict[Path, bytes | None] = {}
    try:
        for path, data in targets.items():
            with _named(path):
                old[path] = path.read_bytes() if path.exists() else None
                if data is not None:
                    fresh[path] = _write_beside(path, data)
        _swap(targets, fresh, old)
    except OSError as error:
        given = next((path for path in changes if str(path.resolve()) == error.filename), error.filename)
        raise PublishError(f"写不了文件，一个也没有改：{explain_os_error(error)}（{given}）") from error
    finally:
        for temporary in fresh.values():
            temporary.unlink(missing_ok=True)


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Errors name the file as it was asked for, not the one beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write_beside(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(path.stat().st_mode & 0o7777 if path.exists() else 0o666 & ~_umask())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _swap(targets: Mapping[Path, bytes | None], fresh: Mapping[Path, Path], old: Mapping[Path, bytes | None]) -> None:
    done: list[Path] = []
    try:
        for path in targets:
            with _named(path):
                if path in fresh:
                    fresh[path].replace(path)
                else:
                    path.unlink(missing_ok=True)
            done.append(path)
    except BaseException:
        for path in done:
            content = old[path]
            if content is None:
                path.unlink(missing_ok=True)
            else:
                _write_beside(path, content).replace(path)
        raise
