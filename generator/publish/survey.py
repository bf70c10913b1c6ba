"""What really stands in a folder: every file with its bytes' hash, and everything that is no plain file.

Nothing is followed: a link is a link, another disk mounted inside is not entered, a pipe is not opened.
"""

import os
import stat
from collections.abc import Iterable
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from generator.publish.manifest import Entry

_MOUNTS = "/proc/self/mountinfo"
_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_CHUNK = 1 << 18  # bytes read at a time


class Kind(StrEnum):
    """What an entry of a folder is, in the words of messages."""

    FILE = "文件"
    FOLDER = "空文件夹"
    LINK = "链接"
    MOUNT = "挂载的另一个磁盘"
    SPECIAL = "管道、设备一类的特殊文件"


class Facts(NamedTuple):
    """What the disk says of an entry without its being read. Times in nanoseconds since 1970."""

    kind: Kind
    size: int
    mtime: int
    ctime: int
    inode: int


def list_tree(folder: Path) -> dict[str, Facts]:
    """Path with `/` → facts, of every file, every folder that holds nothing, and every thing of another kind.

    Raises:
        OSError: a folder cannot be read.
    """
    found: dict[str, Facts] = {}
    _walk(found, str(folder), "", find_mounts(folder), os.lstat(folder).st_dev)
    return found


def _walk(found: dict[str, Facts], folder: str, prefix: str, mounts: frozenset[str], device: int) -> bool:
    """Add what stands in `folder`; says whether that is anything."""
    is_filled = False
    with os.scandir(folder) as entries:
        for entry in entries:
            is_filled = True
            path = prefix + entry.name
            kind, facts = _look(entry, mounts, device)
            if kind is None:
                if _walk(found, entry.path, path + "/", mounts, device):
                    continue
                kind = Kind.FOLDER
            found[path] = Facts(kind, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)
    return is_filled


def _look(entry: "os.DirEntry[str]", mounts: frozenset[str], device: int) -> tuple[Kind | None, os.stat_result]:
    """Kind (None: a folder to look into) and what the disk says."""
    facts = entry.stat(follow_symlinks=False)
    mode = stat.S_IFMT(facts.st_mode)
    if facts.st_dev != device or entry.path in mounts:
        return Kind.MOUNT, facts
    if mode == stat.S_IFREG:
        return Kind.FILE, facts
    if mode == stat.S_IFDIR:
        return None, facts
    return (Kind.LINK if mode == stat.S_IFLNK else Kind.SPECIAL), facts


def find_mounts(folder: Path) -> frozenset[str]:
    """Places at or below `folder` where something else is mounted, as paths that start with `folder` as given.

    A folder of the same disk mounted once more looks like any folder; only the system's own list tells.
    """
    real = os.path.realpath(folder)
    try:
        with open(_MOUNTS, encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123  a file of the system
            points = [line.split(" ", 5)[4] for line in file]
    except (OSError, LookupError):
        return frozenset()
    plain = [_unescape(point) for point in points]
    return frozenset(str(folder) + point[len(real) :] for point in plain if (point + "/").startswith(real + "/"))


def _unescape(point: str) -> str:
    for code in ("040", "011", "012", "134"):
        point = point.replace("\\" + code, chr(int(code, 8)))
    return point


def hash_files(folder: Path, paths: Iterable[str]) -> dict[str, Entry]:
    """Path → length and hash, of those that can be read as plain files now; the others are absent."""
    root = str(folder)
    found = ((path, _hash(f"{root}/{path}")) for path in paths)
    return {path: entry for path, entry in found if entry is not None}


def _hash(path: str) -> Entry | None:
    try:
        handle = os.open(path, _FLAGS)
    except OSError:
        return None
    try:
        chunk = os.read(handle, _CHUNK)
        digest, size = sha256(chunk), len(chunk)
        while len(chunk) == _CHUNK:  # a plain file gives less only at its end
            chunk = os.read(handle, _CHUNK)
            digest.update(chunk)
            size += len(chunk)
    except OSError:
        return None
    finally:
        os.close(handle)
    return Entry(size, digest.hexdigest())
