"""The one step that changes what residents see: the staged tree takes the place of the live one.

On Linux both folders change places in a single step (renameat2 with RENAME_EXCHANGE); elsewhere by two renames,
the first undone when the second fails.
"""

import ctypes
import os
import shutil
from pathlib import Path

from generator.model.errors import PublishError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def switch(staging: Path, site_dir: Path) -> None:
    """Put `staging` in the place of `site_dir` and remove the old tree.

    Raises:
        PublishError: the change failed; the old site stands as before.
    """
    try:
        if not site_dir.exists():
            staging.rename(site_dir)
            return
        if not _exchange(staging, site_dir):
            _rename_twice(staging, site_dir)
    except OSError as error:
        raise PublishError(f"不能替换“{site_dir}”：{error.strerror or error}。原来的网站没有改动。") from error
    shutil.rmtree(staging, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; False where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    done: int = renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return done == 0


def _rename_twice(staging: Path, site_dir: Path) -> None:
    old = site_dir.with_name(f".{site_dir.name}.old-{os.getpid()}")
    site_dir.rename(old)
    try:
        staging.rename(site_dir)
    except BaseException:
        old.rename(site_dir)
        raise
    old.rename(staging)
