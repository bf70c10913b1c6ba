"""A complete tree is written beside the live one; nothing residents see changes until it is whole.

Beside `site` stands, while a build runs, the folder `.site.staging`:

    lock       held by the living build; the system releases it when that dies
    tree/      the new release
    old/       the old one, between the two renames on disks that cannot exchange folders (`publish.switch`)
    trash-N/   what is being removed

What a killed build left is found by the next one by that name alone. `old/` is always a whole site: where `site` is
absent, it goes back; it is renamed before the first file of it is removed.
"""

import errno
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

from generator.model.errors import BusyTargetError, PublishError, explain_os_error
from generator.publish.durable import sync_path
from generator.publish.legacy import recover_legacy
from generator.publish.lock import BusyError, Lock, take_lock
from generator.publish.manifest import is_site_of_ours

TREE = "tree"
_OURS = re.compile(r"lock|tree|old|trash-[0-9]+")
_BUSY = (
    "另一个 gongkai 正在往“{site}”里生成，这次没有生成，原来的网站没有改动。等它结束再运行。",
    (
        "可能有另一个 gongkai 正在往“{site}”里生成，这次没有生成，原来的网站没有改动。"
        "这个磁盘不支持文件锁，上一次意外中断后一小时以内也会这样说；"
        "确认没有别的 gongkai 在运行以后，删掉“{lock}”再运行。"
    ),
)


class Staging:
    """The folder beside a site in which the next release grows. Whoever has this object holds the lock."""

    def __init__(self, site_dir: Path, lock: Lock) -> None:
        """Use `open_staging`."""
        self.site_dir = site_dir
        self.folder = lock.path.parent
        self.tree = self.folder / TREE
        self.old = self.folder / "old"
        self._lock = lock

    def remove(self, tree: Path) -> None:
        """Remove a tree that nobody needs; renamed first, so that what is half removed is taken for nothing else.

        What cannot be removed stays where `leftovers` finds it.
        """
        if not os.path.lexists(tree):
            return
        number = 1
        while os.path.lexists(self.folder / f"trash-{number}"):
            number += 1
        trash = self.folder / f"trash-{number}"
        tree.rename(trash)
        shutil.rmtree(trash, ignore_errors=True)

    def close(self) -> None:
        """Remove what was staged, and the folder; never the old site while there is no other. Again: nothing."""
        if self._lock.is_released:
            return
        with suppress(OSError):
            recover(self)
        self._lock.release()
        with suppress(OSError):
            self.folder.rmdir()

    @property
    def former(self) -> Path:
        """Where the old site stands after the switch."""
        return self.old if os.path.lexists(self.old) else self.tree

    def leftovers(self) -> list[Path]:
        """What of old trees could not be removed: somebody made it unremovable."""
        return [Path(place, name) for place, _, names in os.walk(self.folder) for name in names if name != "lock"]


def staging_folder(site_dir: Path) -> Path:
    """The place beside a site where its next release is staged."""
    return site_dir.with_name(f".{site_dir.name}.staging")


def find_staging(site_dir: Path) -> Path | None:
    """The staging folder beside a site, where there is one: a build is at work, or its leftovers cannot be removed."""
    folder = staging_folder(site_dir)
    return folder if os.path.lexists(folder) else None


def check_target(site_dir: Path) -> None:
    """Refuse a target that holds what we did not write.

    Raises:
        PublishError: the folder is not empty and not a site of ours, or is no folder.
    """
    if site_dir.is_symlink():
        there = os.path.realpath(site_dir)
        raise PublishError(f"“{site_dir}”不是文件夹，是指向“{there}”的链接，没有改动。请换一个输出位置。")
    if not site_dir.exists():
        return
    if not site_dir.is_dir():
        raise PublishError(f"“{site_dir}”不是文件夹，请换一个输出位置。")
    try:
        is_empty = not any(site_dir.iterdir())
    except OSError as error:
        raise PublishError(f"读不了“{site_dir}”：{explain_os_error(error)}，没有改动。") from error
    if not is_empty and not is_site_of_ours(site_dir):
        raise PublishError(f"“{site_dir}”里有不是 gongkai 生成的文件，没有覆盖。请换一个空文件夹。")


def open_staging(site_dir: Path) -> Staging:
    """A staging folder on the same disk as the target, with an empty `tree`; what a killed run left is put right.

    Raises:
        PublishError: the place cannot be written, another build is at work, or a stranger's folder has the name.
    """
    try:
        site_dir.parent.mkdir(parents=True, exist_ok=True)
        staging = _enter(site_dir)
    except OSError as error:
        raise PublishError(
            f"不能在“{site_dir.parent}”里写文件：{explain_os_error(error)}。换一个能写的文件夹。"
        ) from error
    try:
        recover(staging)
        recover_legacy(site_dir)
        staging.tree.mkdir()
    except BaseException as error:
        staging.close()
        if not isinstance(error, OSError):
            raise
        raise PublishError(f"不能清理上次中断的生成留下的“{staging.folder}”：{explain_os_error(error)}。") from error
    return staging


def _enter(site_dir: Path) -> Staging:
    """The folder made where there is none, and its lock taken."""
    folder = staging_folder(site_dir)
    while True:
        with suppress(FileExistsError):
            folder.mkdir()
        if folder.is_symlink() or not folder.is_dir() or any(not _OURS.fullmatch(name) for name in os.listdir(folder)):
            raise PublishError(f"“{folder}”不是 gongkai 留下的，没有动它。请把它移走再生成。")
        try:
            return Staging(site_dir, take_lock(folder / "lock"))
        except BusyError as busy:
            said = _BUSY[0] if busy.is_sure else _BUSY[1]
            raise BusyTargetError(said.format(site=site_dir, lock=folder / "lock")) from busy
        except FileNotFoundError:  # the build before this one was just removing it
            continue


def recover(staging: Staging) -> bool:
    """Put right what a killed run left. Returns whether the old site had to be put back in its place.

    Raises:
        OSError: the disk refused.
    """
    is_absent = not os.path.lexists(staging.site_dir)
    is_back = is_absent and staging.old.is_dir()
    if is_back:
        staging.old.rename(staging.site_dir)
        sync_path(staging.site_dir.parent)
    for place in [staging.old, staging.tree]:
        staging.remove(place)
    for name in sorted(os.listdir(staging.folder)):
        if name.startswith("trash-"):
            shutil.rmtree(staging.folder / name, ignore_errors=True)
    return is_back


def recover_site(site_dir: Path) -> str:
    """Put right what a killed build of `site_dir` left, if one did and none is at work. Returns what was done.

    Nothing is raised: whoever builds next is told what is wrong, and whoever only looks goes on.
    """
    was_absent = not os.path.lexists(site_dir)
    try:
        if staging_folder(site_dir).is_dir():
            _enter(site_dir).close()
        recover_legacy(site_dir)
    except (OSError, PublishError):
        return ""
    if was_absent and os.path.lexists(site_dir):
        return f"上次生成在换上新网站时中断了，已经把原来的网站放回“{site_dir}”。"
    return ""


def write_file(root: Path, path: str, data: bytes) -> None:
    """Write one file of the site; `path` is relative with `/` separators.

    Raises:
        PublishError: the disk refused (full, read-only).
    """
    target = f"{root}/{path}"
    try:
        try:
            file = open(target, "wb", buffering=0)  # noqa: PTH123, SIM115  ten thousand Path objects cost a tenth of the writing
        except FileNotFoundError:
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120  as above
            file = open(target, "wb", buffering=0)  # noqa: PTH123, SIM115  as above
        with file:
            if file.write(data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), target)
    except OSError as error:
        raise PublishError(f"写不进“{path}”：{explain_os_error(error)}") from error


def set_aside(old_tree: Path, target: Path, is_old_version: bool) -> str:
    """Move an old tree beside the site instead of removing it. Returns what to tell."""
    number = 1
    while os.path.lexists(place := target.with_name(f"{target.name}.old-{number}")):
        number += 1
    try:
        old_tree.rename(place)
    except OSError as error:
        return f"旧网站移不开：{explain_os_error(error)}（{old_tree}）。"
    why = "旧网站没有文件清单，分不出哪些文件被人改过" if is_old_version else "换上新网站的时候有人改动了旧网站"
    return f"{why}，所以没有删，整个移到了“{place}”。看过以后没有要留的，自己删掉。"
