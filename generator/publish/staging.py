"""A complete tree is written beside the live one; nothing residents see changes until it is whole."""

import os
import shutil
from pathlib import Path

from generator.model.errors import PublishError, explain_os_error

MARKER = "build.json"
"""Every site we wrote holds this file; a folder without it is somebody else's and is never replaced."""


def check_target(site_dir: Path) -> None:
    """Refuse a target that holds what we did not write.

    Raises:
        PublishError: the folder is not empty and not a site of ours, or is no folder.
    """
    if not site_dir.exists():
        return
    if site_dir.is_symlink() or not site_dir.is_dir():
        raise PublishError(f"“{site_dir}”不是文件夹，请换一个输出位置。")
    if any(site_dir.iterdir()) and not (site_dir / MARKER).is_file():
        raise PublishError(f"“{site_dir}”里有不是 gongkai 生成的文件，没有覆盖。请换一个空文件夹。")


def open_staging(site_dir: Path) -> Path:
    """A fresh empty folder on the same disk as the target; leftovers of a killed run are removed.

    Raises:
        PublishError: the place cannot be written.
    """
    parent = site_dir.parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        for leftover in parent.glob(f".{site_dir.name}.staging-*"):
            if not _is_alive(leftover):
                shutil.rmtree(leftover, ignore_errors=True)
        staging = parent / f".{site_dir.name}.staging-{os.getpid()}"
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
    except OSError as error:
        raise PublishError(f"不能在“{parent}”里写文件：{explain_os_error(error)}。换一个能写的文件夹。") from error
    return staging


def _is_alive(leftover: Path) -> bool:
    """Whether the process that made a staging folder still runs."""
    pid = leftover.name.rsplit("-", 1)[-1]
    if not pid.isdigit() or int(pid) == os.getpid():
        return False
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def write_file(root: Path, path: str, data: bytes) -> None:
    """Write one file of the site; `path` is relative with `/` separators.

    Raises:
        PublishError: the disk refused (full, read-only).
    """
    target = f"{root}/{path}"
    try:
        try:
            file = open(target, "wb")  # noqa: PTH123, SIM115  ten thousand Path objects cost a tenth of the writing
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120  as above
            file = open(target, "wb")  # noqa: PTH123, SIM115  as above
        with file:
            file.write(data)
    except OSError as error:
        raise PublishError(f"写不进“{path}”：{explain_os_error(error)}") from error
