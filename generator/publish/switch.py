"""The one step that changes what residents see: the staged tree takes the place of the live one.

Where the system can (Linux: renameat2 with RENAME_EXCHANGE, macOS: renamex_np with RENAME_SWAP), both folders change
places in a single step. Elsewhere, and on disks that cannot, it takes two renames; between them there is no site. A run
killed there leaves the old one whole in the staging folder, and the next run puts it back (`publish.staging.recover`).

Everything is on the disk before the first name changes, and the names are before anything is removed: a power cut
leaves the old site or the new one.
"""

import ctypes
import os
from pathlib import Path

from generator.model.errors import PublishError, explain_os_error
from generator.publish.durable import sync_path, sync_tree
from generator.publish.staging import Staging

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


def switch(staging: Staging) -> None:
    """Put the staged tree in the place of the site, and the old tree into the staging folder.

    Raises:
        PublishError: the change failed; the message says what stands now.
    """
    site_dir = staging.site_dir
    try:
        sync_tree(staging.tree)
        if not os.path.lexists(site_dir):
            staging.tree.rename(site_dir)
        elif not _exchange(staging.tree, site_dir):
            _rename_twice(staging)
    except OSError as error:
        raise PublishError(f"不能替换“{site_dir}”：{explain_os_error(error)}。{_say_what_stands(staging)}") from error
    try:
        sync_path(site_dir.parent)
        sync_path(staging.folder)
    except OSError as error:
        said = explain_os_error(error)
        raise PublishError(f"新网站已经换上，可是磁盘没有确认（{said}），这时断电可能退回原来的网站。") from error


def _say_what_stands(staging: Staging) -> str:
    if os.path.lexists(staging.site_dir) or not os.path.lexists(staging.old):
        return "原来的网站没有改动。"
    return f"原来的网站在“{staging.old}”，再运行一次 gongkai build 会自动放回来。"


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; False where the system or the disk cannot."""
    source, target = os.fsencode(one), os.fsencode(other)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if hasattr(library, "renameat2"):
            done: int = library.renameat2(_AT_FDCWD, source, _AT_FDCWD, target, _RENAME_EXCHANGE)
        else:
            done = library.renamex_np(source, target, _RENAME_SWAP)
    except (AttributeError, OSError, TypeError):
        return False
    return done == 0


def _rename_twice(staging: Staging) -> None:
    staging.site_dir.rename(staging.old)
    try:
        staging.tree.rename(staging.site_dir)
    except BaseException:
        staging.old.rename(staging.site_dir)
        raise
