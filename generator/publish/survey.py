"""What really stands in a folder: every file with its bytes' hash, and everything that is no plain file.

Nothing is followed: a link is a link, another disk mounted inside is not entered, a pipe is not opened.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from generator.publish.manifest import Entry

_MOUNTS = "/proc/self/mountinfo"
_CHUNK = 1 << 20  # bytes read at a time
_WORKERS = 2  # reading and hashing run beside each other


class Kind(StrEnum):
    """What an entry of a folder is, in the words of messages."""

    FILE = "文件"
    FOLDER = "空文件夹"
    LINK = "链接"
    MOUNT = "挂载的另一个磁盘"
    SPECIAL = "管道、设备一类的特殊文件"


@dataclass(frozen=True, slots=True)
class Facts:
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
    mounts = find_mounts(folder)
    return dict(_walk(str(folder), "", mounts))


def _walk(folder: str, prefix: str, mounts: frozenset[str]) -> Iterator[tuple[str, Facts]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + entry.name
            kind, facts = _look(entry, entry.path in mounts)
            if kind is not None:
                yield path, Facts(kind, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)
                continue
            inner = list(_walk(entry.path, path + "/", mounts))
            yield from inner
            if not inner:
                yield path, Facts(Kind.FOLDER, 0, facts.st_mtime_ns, facts.st_ctime_ns, facts.st_ino)


def _look(entry: "os.DirEntry[str]", is_mounted: bool) -> tuple[Kind | None, os.stat_result]:
    """Kind (None: a folder to look into) and what the disk says."""
    facts = entry.stat(follow_symlinks=False)
    if is_mounted or (stat.S_ISDIR(facts.st_mode) and os.path.ismount(entry.path)):
        return Kind.MOUNT, facts
    if stat.S_ISREG(facts.st_mode):
        return Kind.FILE, facts
    if stat.S_ISLNK(facts.st_mode):
        return Kind.LINK, facts
    return (None if stat.S_ISDIR(facts.st_mode) else Kind.SPECIAL), facts


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


def hash_files(folder: Path, paths: Mapping[str, Facts]) -> dict[str, Entry]:
    """Path → length and hash, of those that can be read as plain files now; the others are absent."""
    root = str(folder)
    names = list(paths)
    with ThreadPoolExecutor(_WORKERS) as pool:
        parts = pool.map(lambda part: [(name, _hash(f"{root}/{name}")) for name in part], _halves(names))
        return {name: entry for part in parts for name, entry in part if entry is not None}


def _halves(names: list[str]) -> list[list[str]]:
    return [names[start::_WORKERS] for start in range(_WORKERS)]


def _hash(path: str) -> Entry | None:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    try:
        digest, size = sha256(), 0
        while chunk := os.read(handle, _CHUNK):
            digest.update(chunk)
            size += len(chunk)
    except OSError:
        return None
    finally:
        os.close(handle)
    return Entry(size, digest.hexdigest())
