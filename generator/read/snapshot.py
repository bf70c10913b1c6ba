"""A catalogue folder, walked and read once, link by link and descriptor by descriptor → `Snapshot`.

Every folder is opened from the descriptor of the one above it, no link is followed, and what was opened is compared
with what was looked at: whoever swaps a file for a link in between gets a message, not the file of another folder.
Nothing but plain files is ever opened, so no FIFO can hold a build and no device is touched.

- GK101: a device, socket or FIFO, or a folder whose name ends in `.yml`.
- GK102: a file is too large.
- GK103: a file cannot be read, or changed while it was read.
- GK104: a link, wherever it leads. The catalogue folder itself may not be one either.
- GK121: a name that cannot become an address.
- GK122: two names that are one on some systems.
- GK139: a suffix too many, so that a file would not be read (`.yml.txt`).
- GK123: too many files, too deep, too much.
- GK820: a file of publication records that lies elsewhere (`read.records.where`).

A second name of the same file (a hard link) is a plain file: git brings none, and backups make them everywhere.

Longer than other modules: what is looked at, opened and compared must be one walk, or there is a moment between them.
"""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from generator.model.diagnostic import Code, Diagnostic, Place, Trouble
from generator.model.errors import explain_os_error
from generator.model.kinds import KINDS, limits_of
from generator.model.place import OUTLINE
from generator.model.snapshot import PAGES, RECORDS_FOLDER, Snapshot
from generator.read.bases import GK901, MAX_CHAIN, OFFICE_FILES, find_base, find_extends, name_base
from generator.read.filenames import (
    GK121,
    LEFT_ALONE,
    MAX_PATH,
    find_lost_suffix,
    find_name_fault,
    likeness,
    show_name,
)
from generator.read.files import SUFFIXES, Source
from generator.read.records.where import MAX_TABLE_BYTES, find_place_fault, is_table

GK101 = Code(
    "GK101",
    "不是文本文件",
    "catalog 文件夹里有名称以 .yml 结尾的文件夹，或者设备、管道、套接字这些特殊的东西，读不出内容，也不能上网。",
    "文件夹不要用 .yml 结尾的名称。",
    {
        "special": "设备、管道或者套接字｜删掉它。",
        "no_folder": "不是文件夹｜换成文件夹。",
        "pages": "pages 不是文件夹｜删掉它，建一个叫 pages 的文件夹。",
    },
)
GK102 = Code(
    "GK102",
    "文件太大",
    "目录文件最大 2 MB（permalinks.yml、asked.yml 一个事项一行，最大 8 MB），超过的多半是把表格、压缩包改名放了进来。"
    "pages 里的文件最大 30 MB。",
    "目录文件一般不到 0.2 MB，检查是不是放错了文件。",
    {"page": "pages 里的文件｜扫描件降低分辨率再存；实在大的放在门户网站上，目录里写网址。"},
)
GK103 = Code(
    "GK103",
    "读不到文件",
    "没有读取权限；或者读的时候文件正在被别的程序改写、换掉。权限不够时请管这台电脑的人帮忙。",
    "检查文件名和读取权限。",
    {
        "folder": "文件夹｜检查名称和读取权限。",
        "rights": "里面的文件夹｜检查读取权限。",
        "swapped": "读的时候被换掉了｜等别的程序写完，再运行一次；一再出现的，查是谁在改。",
    },
)
GK104 = Code(
    "GK104",
    "用了链接",
    "这个“文件”或“文件夹”其实是一个快捷链接。链接会把电脑上别处的文件带上网，所以不管指到哪里，"
    "catalog 里一律不许有；"
    "catalog 文件夹自己也不能是链接。",
    "把文件本身放进来，不要用链接。",
    {"folder": "目录文件夹自己是链接｜写真正的文件夹的位置，不要用链接。"},
)
GK122 = Code(
    "GK122",
    "两个名称分不清",
    "两个文件只差大小写、全角半角，有的电脑和服务器当成同一个，发布以后只剩一个。",
    "给其中一个换一个名称。",
)
GK123 = Code(
    "GK123",
    "文件太多、太深或者太大",
    "catalog 文件夹里超过 5000 个文件，或者套了 8 层以上，或者加起来超过 300 MB，多半是放错了文件夹。",
    "检查是不是放错了文件夹；大批文件放在门户网站上，目录里写网址。",
)

MAX_PAGE_BYTES = 30_000_000
"""Bytes of one file under `pages/`: a long scan; what is larger belongs on the portal's own file server."""

MAX_OUTLINE_BYTES = 1_000_000
"""Bytes of the outline that a map is drawn from."""

MAX_TOTAL = 300_000_000
"""Bytes of all files: they are held in memory until the site is written."""

MAX_FILES = 5_000
MAX_DEPTH = 8
TRIES = 3
"""How often a file is read anew that changed while it was read: an editor's saving takes a moment."""

_FLAGS = os.O_RDONLY | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FLAGS |= getattr(os, "O_BINARY", 0)
_FOLDER = getattr(os, "O_DIRECTORY", 0)
_HAS_DESCRIPTORS = os.open in os.supports_dir_fd and os.scandir in os.supports_fd
_KEPT_OUT = ".git"
"""A repository of its own at the top of a catalogue folder: nothing in it is read or published."""


def take_snapshot(folder: Path, name: str | None = None) -> Snapshot:
    """Read a catalogue folder, and those it stands on.

    Args:
        folder: the catalogue folder. Links above it are the publisher's own choice; it may not be one itself.
        name: how messages call it, files being named `name/file`; None for the way to it as it was given.
    """
    return _take(folder, name, 1)


def take_chain(folders: Sequence[Path]) -> Snapshot:
    """Read folders that stand on one another, from the standard down, whatever they say of it themselves.

    Returns:
        the last one, with the others below it.
    """
    base: Snapshot | None = None
    for folder in folders:
        base = replace(_take_alone(folder, None), base=base)
    assert base is not None
    return base


def _take(folder: Path, name: str | None, depth: int) -> Snapshot:
    snapshot = _take_alone(folder, name)
    file = next((file for file in OFFICE_FILES if file in snapshot.files), "")
    found = find_extends(snapshot.name + file, snapshot.files[file]) if file else None
    if found is None:
        return snapshot
    way, place = found
    there = find_base(folder, way) if depth < MAX_CHAIN else GK901.of("上级目录一个接一个，绕成了一圈", "circle")
    if isinstance(there, Trouble):
        return replace(snapshot, problems=(*snapshot.problems, there.at(place)))
    return replace(snapshot, base=_take(there, name_base(snapshot.name, way), depth + 1))


def _take_alone(folder: Path, name: str | None) -> Snapshot:
    called = folder.as_posix() if name is None else name
    prefix = "" if called in ("", ".") else called.rstrip("/") + "/"
    walk = _Walk(prefix)
    top = os.fspath(folder)
    try:
        before = os.lstat(top)
        if stat.S_ISLNK(before.st_mode):
            walk.refuse("", GK104.of("目录文件夹是一个链接", "folder"))
        else:
            walk.folder(_Spot(top, None), "", before, 0)
    except OSError as error:
        walk.refuse("", GK103.of(f"读不到这个文件夹（{explain_os_error(error)}）", "folder"))
    except _FullError:
        pass
    return Snapshot(prefix, MappingProxyType(dict(sorted(walk.files.items()))), tuple(walk.problems))


def read_source(path: Path, name: str) -> Source | Diagnostic:
    """Read one file by the same rules, whatever its name.

    Args:
        path: the file.
        name: how messages call it.
    """
    walk = _Walk("")
    try:
        walk.single(_Spot(os.fspath(path), None), name)
    except OSError as error:
        walk.refuse(name, GK103.of(f"读不到这个文件（{explain_os_error(error)}）"))
    return walk.problems[0] if walk.problems else Source(name, walk.files[name])


class _FullError(Exception):
    """A limit of the whole folder is passed; it is recorded, and walking on would only cost time."""


class _SwappedError(Exception):
    """What was opened is not what was looked at."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """How to open something: a name under an open folder, or a whole path where the system has no descriptors."""

    name: str
    parent: int | None

    def under(self, descriptor: int, name: str) -> "_Spot":
        if _HAS_DESCRIPTORS:
            return _Spot(name, descriptor)
        return _Spot(os.path.join(self.name, name), None)  # noqa: PTH118  a Path would change the name

    def look(self) -> os.stat_result:
        return os.stat(self.name, dir_fd=self.parent, follow_symlinks=False)

    def open(self, seen: os.stat_result, more: int = 0) -> int:
        """A descriptor of what was seen.

        Raises:
            _SwappedError: it is something else by now.
        """
        descriptor = os.open(self.name, _FLAGS | more, dir_fd=self.parent)
        now = os.fstat(descriptor)
        if (now.st_dev, now.st_ino, stat.S_IFMT(now.st_mode)) != (seen.st_dev, seen.st_ino, stat.S_IFMT(seen.st_mode)):
            os.close(descriptor)
            raise _SwappedError
        return descriptor


@dataclass(slots=True)
class _Walk:
    prefix: str
    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)
    seen: dict[str, str] = field(default_factory=dict)
    count: int = 0
    total: int = 0

    def refuse(self, path: str, trouble: Trouble) -> None:
        shown = show_name(path.rstrip("/"))
        place = Place((self.prefix + shown) if path else (self.prefix.rstrip("/") or "."))
        self.problems.append(trouble.at(place))

    def stop(self, path: str, message: str) -> None:
        self.refuse(path, GK123.of(message))
        raise _FullError

    # --- folders ----------------------------------------------------------------------------------

    def folder(self, spot: _Spot, path: str, seen: os.stat_result, depth: int) -> None:
        """Walk one folder; `path` is empty or ends in a slash."""
        if not stat.S_ISDIR(seen.st_mode):
            self.refuse(path, GK101.of("这不是文件夹", "no_folder"))
            return
        if depth > MAX_DEPTH:
            self.stop(path, f"文件夹套得太深（超过 {MAX_DEPTH} 层）")
        try:
            descriptor = spot.open(seen, _FOLDER) if _HAS_DESCRIPTORS else -1
        except OSError as error:
            self.refuse(path, GK103.of(f"读不到这个文件夹（{explain_os_error(error)}）", "rights"))
            return
        except _SwappedError:
            self._say_swapped(path)
            return
        try:
            for found in self._names(descriptor if _HAS_DESCRIPTORS else spot.name, path):
                name = os.fsencode(found).decode("utf-8", "surrogateescape")  # whatever the locale makes of names
                self._entry(spot.under(descriptor, found), path + name, name, depth)
        finally:
            if descriptor >= 0:
                os.close(descriptor)

    def _names(self, where: int | str, path: str) -> Iterator[str]:
        found = []
        with os.scandir(where) as entries:
            for entry in entries:
                found.append(entry.name)
                self.count += 1
                if self.count > MAX_FILES:
                    self.stop(path, f"文件太多（超过 {MAX_FILES} 个）")
        yield from sorted(found)

    def _entry(self, spot: _Spot, path: str, name: str, depth: int) -> None:
        try:
            seen = spot.look()
        except OSError as error:
            self.refuse(path, GK103.of(f"读不到（{explain_os_error(error)}）", "folder"))
            return
        if not self._is_plain(path, seen):
            return
        if stat.S_ISDIR(seen.st_mode):
            self._inner_folder(spot, path, name, seen, depth)
        elif path + "/" == PAGES:
            self.refuse(path, GK101.of("这是文件，应当是文件夹", "pages"))
        elif "/" not in path and (trouble := find_lost_suffix(name, KINDS)) is not None:
            self.refuse(path, trouble)
        elif "/" not in path and likeness(name).endswith(SUFFIXES) and not name.endswith(SUFFIXES):
            self.refuse(path, GK121.of("后缀要写成小写的 .yml，不然这个文件不会读", "suffix"))
        elif path.startswith(RECORDS_FOLDER) and name not in LEFT_ALONE and (misplaced := find_place_fault(path)):
            self.refuse(path, misplaced)
        elif self._is_wanted(path, name) and self._is_well_named(path, name):
            self._file(spot, path, seen)

    def _inner_folder(self, spot: _Spot, path: str, name: str, seen: os.stat_result, depth: int) -> None:
        if path == _KEPT_OUT:
            return
        if "/" not in path and name.endswith(SUFFIXES):
            self.refuse(path, GK101.of("这是一个文件夹，不是目录文件"))
        elif likeness(path + "/") == PAGES != path + "/":
            self.refuse(path, GK121.of("文件夹名要写成小写的 pages，不然里面的文件上不了网", "folder"))
        elif not path.startswith(PAGES) or self._is_well_named(path, name):
            self.folder(spot, path + "/", seen, depth + 1)

    # --- files ------------------------------------------------------------------------------------

    def single(self, spot: _Spot, path: str) -> None:
        """One thing that is meant to be a catalogue file."""
        seen = spot.look()
        if stat.S_ISDIR(seen.st_mode):
            self.refuse(path, GK101.of("这是一个文件夹，不是目录文件"))
        elif self._is_plain(path, seen):
            self._file(spot, path, seen)

    def _is_plain(self, path: str, seen: os.stat_result) -> bool:
        """Whether it is a file or a folder; links and special files are told."""
        if stat.S_ISLNK(seen.st_mode):
            self.refuse(path, GK104.of("这是一个链接"))
        elif not stat.S_ISREG(seen.st_mode) and not stat.S_ISDIR(seen.st_mode):
            self.refuse(path, GK101.of("这不是普通文件（是设备、管道或者套接字）", "special"))
        else:
            return True
        return False

    def _is_wanted(self, path: str, name: str) -> bool:
        """The catalogue's own files, and all that may be published; what lies beside them is not read."""
        if path.startswith((PAGES, RECORDS_FOLDER)):
            return name not in LEFT_ALONE
        return "/" not in path and (name.endswith(SUFFIXES) or name == OUTLINE) and not name.startswith(".")

    def _is_well_named(self, path: str, name: str) -> bool:
        fault = find_name_fault(name)
        if fault is not None:
            self.refuse(path, fault)
            return False
        if len(path) > MAX_PATH:
            self.refuse(path, GK121.of(f"路径太长（超过 {MAX_PATH} 个字符）", "deep"))
            return False
        other = self.seen.setdefault(likeness(path), path)
        if other != path:
            message = f"和“{show_name(other)}”只差大小写或者全角半角，有的电脑当成同一个文件"
            self.refuse(path, GK122.of(message))
            return False
        return True

    def _file(self, spot: _Spot, path: str, seen: os.stat_result) -> None:
        limit = _limit_of(path)
        if seen.st_size > limit:
            self._say_large(path, seen.st_size, limit)
            return
        try:
            data = _read_still(spot, seen, limit)
        except _SwappedError:
            self._say_swapped(path)
            return
        except OSError as error:
            self.refuse(path, GK103.of(f"读不到这个文件（{explain_os_error(error)}）"))
            return
        if len(data) > limit:
            self._say_large(path, len(data), limit)
            return
        self.total += len(data)
        if self.total > MAX_TOTAL:
            self.stop(path, f"文件加起来太大（超过 {MAX_TOTAL / 1e6:.0f} MB）")
        self.files[path] = data

    def _say_large(self, path: str, size: int, limit: int) -> None:
        message = f"文件太大（{size / 1e6:.1f} MB，最多 {limit / 1e6:.0f} MB）"
        self.refuse(path, GK102.of(message, "page" if path.startswith(PAGES) else ""))

    def _say_swapped(self, path: str) -> None:
        self.refuse(path, GK103.of("读的时候被换掉了", "swapped"))


def _limit_of(path: str) -> int:
    """Bytes that a file may have."""
    if path.startswith(RECORDS_FOLDER) and is_table(path):
        return MAX_TABLE_BYTES
    if path == OUTLINE:
        return MAX_OUTLINE_BYTES
    return MAX_PAGE_BYTES if path.startswith(PAGES) else limits_of(path).size


def _read_still(spot: _Spot, seen: os.stat_result, limit: int) -> bytes:
    """A file's bytes, from a reading during which it did not change.

    Raises:
        _SwappedError: it was never still, or is another file by now.
    """
    for _ in range(TRIES):
        descriptor = spot.open(seen)
        with os.fdopen(descriptor, "rb") as file:
            before = os.fstat(descriptor)
            data = file.read(limit + 1)
            after = os.fstat(descriptor)
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) and len(data) <= after.st_size:
            return data
        seen = spot.look()
    raise _SwappedError
