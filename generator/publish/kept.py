"""What the last release was made of, so that the next one makes anew only what changed (design, decision 9).

Beside the ledger of ids (`publish.ledger`) stands one small file for each site that was built: path → the key of what
it was made of, its length and hash, and what the disk said of it. The bytes themselves are nowhere twice: they are the
live site's own, and a file of it is used again only when it *is* what the record says: by the disk's facts where
these are the very same (length, both times, inode), else by its hash. So the file may be deleted, cut short, old, of
another branch or brought from another machine: what does not fit is made anew, and nothing else happens.

It is plain JSON, names no path outside the site, and no path it names is opened unless the site has an output there.
It vouches for a key, though: whoever may write it and the site may write pages. Take it from whom the site is taken.
"""

import json
import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from generator.model.errors import PublishError, explain_os_error
from generator.publish.ledger import FOLDER
from generator.publish.manifest import Entry, entry_of, is_sound, read_small
from generator.publish.staging import write_file
from generator.publish.survey import Facts, Kind, hash_files, list_tree

_FORMAT = 1
_MOST = 8
"""Records in the folder of one catalogue; of more sites than these the oldest are forgotten."""

_TICK, _COARSE_TICK = 20_000_000, 2_000_000_000
"""Nanoseconds between two times that a disk surely tells apart; the second for disks that know whole seconds only."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of the last release. `key`: of what it was made, empty where nobody keyed it; `facts`: of the disk."""

    key: str
    entry: Entry
    facts: Facts | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The last release. `gate`: what its files were judged by before they went out."""

    gate: str = ""
    files: Mapping[str, Kept] = field(default_factory=dict)


NO_RECORD = Record()


def record_of(catalog: Path, site_dir: Path, folder: Path | None = None) -> Path:
    """Where the record of a site stands: named by where the site is, as seen from the catalogue.

    `folder`: where an office keeps it; beside the catalogue where it does not say.
    """
    home = catalog.resolve()
    try:
        place = os.path.relpath(os.path.realpath(site_dir), home.parent).replace(os.sep, "/")
    except ValueError:  # another drive
        place = str(site_dir)
    name = sha256(os.fsencode(f"{home.name}\0{place}")).hexdigest()[:12]
    return (folder or home.parent / FOLDER) / f"built-{name}.json"


def load_record(path: Path) -> Record:
    """The record as it was written; an empty one where it is absent or not whole."""
    data = read_small(path)
    try:
        tree = json.loads(data or b"{}")
        if tree["format"] != _FORMAT:
            return NO_RECORD
        files = {name: _kept(row) for name, row in tree["files"].items()}
        gate = tree["gate"]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return NO_RECORD
    is_whole = isinstance(gate, str) and all(is_sound(name, kept.entry) for name, kept in files.items())
    return Record(gate, files) if is_whole else NO_RECORD


def _kept(row: list[object]) -> Kept:
    key, size, digest, *facts = row
    if not isinstance(key, str) or not isinstance(size, int) or not isinstance(digest, str):
        raise TypeError
    if not facts:
        return Kept(key, Entry(size, digest))
    mtime, ctime, inode = facts
    if not isinstance(mtime, int) or not isinstance(ctime, int) or not isinstance(inode, int):
        raise TypeError
    return Kept(key, Entry(size, digest), Facts(Kind.FILE, size, mtime, ctime, inode))


def save_record(path: Path, record: Record) -> bool:
    """Write the record, whole or not at all. Returns whether it could be written: else the next build is a cold one."""
    rows = (f"{json.dumps(name)}:{json.dumps(_row(kept))}" for name, kept in record.files.items())
    text = f'{{"format":{_FORMAT},"gate":{json.dumps(record.gate)},"files":{{\n' + ",\n".join(rows) + "\n}}\n"
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(text.encode("ascii"))
        fresh.replace(path)
        _forget(path)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        return False
    return True


def _row(kept: Kept) -> list[object]:
    facts = () if kept.facts is None else (kept.facts.mtime, kept.facts.ctime, kept.facts.inode)
    return [kept.key, kept.entry.size, kept.entry.sha256, *facts]


def _forget(path: Path) -> None:
    """Remove the oldest records, and what killed runs left of writing them."""
    found = sorted(path.parent.glob("built-*.json"), key=lambda one: one.stat().st_mtime)
    left = [one for one in path.parent.glob(".built-*.json.*") if one.stat().st_mtime < path.stat().st_mtime - 60]
    for one in (*[one for one in found[:-_MOST] if one != path], *left):
        one.unlink(missing_ok=True)


def settled(facts: Mapping[str, Facts]) -> dict[str, Facts]:
    """Those facts by which a later change would show.

    A file that changes within one tick of the disk's clock after it was looked at could have the same times again; so
    facts as young as the youngest are not relied on, and such a file is read the next time.
    """
    newest = max((one.ctime for one in facts.values()), default=0)
    is_coarse = all(one.ctime % 1_000_000_000 == 0 for one in facts.values())
    last = newest - (_COARSE_TICK if is_coarse else _TICK)
    return {path: one for path, one in facts.items() if one.ctime < last}


def find_tree(tree: Path) -> dict[str, Facts]:
    """The files of a tree; none where it cannot be read."""
    try:
        return {path: one for path, one in list_tree(tree).items() if one.kind is Kind.FILE}
    except OSError:
        return {}


def move_aside(tree: Path, place: Path) -> None:
    """Give a tree another name, in the place of what had it; a tree that will not move stays, and nothing is kept."""
    forget(place)
    with suppress(OSError):
        tree.rename(place)


def forget(tree: Path) -> None:
    """Remove a tree of copies."""
    shutil.rmtree(tree, ignore_errors=True)


class Present:
    """The files of a finished site, by the record of how they were made."""

    def __init__(self, root: Path, record: Record) -> None:
        self.root = root
        self.record = record
        self.shared: dict[str, tuple[Entry, Facts]] = {}
        """What was linked into another tree: path → bytes, and what the disk says since."""

    def key(self, path: str) -> str:
        """The key of a file; empty where it has none."""
        kept = self.record.files.get(path)
        return kept.key if kept is not None else ""

    def read(self, path: str) -> bytes | None:
        """The bytes of a file, where they are what the record says."""
        kept, data = self.record.files.get(path), read_small(self.root / path)
        return data if kept is not None and data is not None and entry_of(data) == kept.entry else None

    def find(self, path: str) -> Entry | None:
        """What a file holds, once it is sure that it holds just what the record says."""
        kept = self.record.files.get(path)
        if kept is None:
            return None
        facts = _facts(f"{self.root}/{path}")
        if facts is None or facts.size != kept.entry.size:
            return None
        if facts == kept.facts or hash_files(self.root, (path,)).get(path) == kept.entry:
            return kept.entry
        return None

    def known(self, path: str, facts: Facts) -> Entry | None:
        """What a file holds by its facts alone; None where it has to be read."""
        if path in self.shared:
            entry, since = self.shared[path]
            return entry if since == facts else None
        kept = self.record.files.get(path)
        return kept.entry if kept is not None and kept.facts == facts else None

    def share(self, path: str, entry: Entry, tree: Path) -> bool:
        """Put the same file into another tree, as a second name of it where the disk can, else as a copy of its time.

        Returns:
            False where the file is no longer what it was; nothing stands in the tree then.

        Raises:
            PublishError: the disk refused.
        """
        source = f"{self.root}/{path}"
        before = _facts(source)
        if before is None or before.size != entry.size:
            return False
        after = _link(source, f"{tree}/{path}", before)
        if after is None:
            return self._copy(path, entry, tree, before)
        self.shared[path] = (entry, after)
        return True

    def _copy(self, path: str, entry: Entry, tree: Path, facts: Facts) -> bool:
        data = read_small(self.root / path)
        if data is None or entry_of(data) != entry:
            return False
        with suppress(OSError):
            (tree / path).unlink(missing_ok=True)
        write_file(tree, path, data)
        with suppress(OSError):
            os.utime(tree / path, ns=(facts.mtime, facts.mtime))
        return True

    def check_shared(self, staged: Mapping[str, Facts]) -> None:
        """Refuse a tree in which a shared file changed since: somebody writes into the live site at this moment.

        Raises:
            PublishError: the message names the file.
        """
        for path, (_, since) in self.shared.items():
            now = staged.get(path)
            if now is None or now[:3] != since[:3] or now.inode != since.inode:
                raise PublishError(f"“{path}”正在被别的程序改写，没有发布，原来的网站没有改动。等它结束再运行。")

    def adopt(self, tree: Path, entries: Mapping[str, Entry]) -> dict[str, Facts]:
        """Let files that came out the same be the same files, not copies of them: they keep their inode.

        Args:
            tree: the staged tree.
            entries: path → what both trees hold there.

        Returns:
            Path → what the disk says of the live file now; those that could not be shared are told too.
        """
        found = {}
        for path, entry in entries.items():
            source = f"{self.root}/{path}"
            before = _facts(source)
            if before is None:
                continue
            after = _link(source, f"{tree}/{path}", before)
            if after is not None:
                self.shared[path] = (entry, after)
            found[path] = after or _facts(source) or before
        return found


def _facts(path: str) -> Facts | None:
    try:
        found = os.lstat(path)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return Facts(Kind.FILE, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def _link(source: str, target: str, facts: Facts) -> Facts | None:
    """Give a file a second name, in the place of what stands there.

    Returns:
        What the disk says of it since; None where the disk or the system does not link, or the file is another than
        `facts` say. What stood there stands there still.

    Raises:
        PublishError: a name of ours cannot be removed again.
    """
    try:
        name = _new_name(source, target)
    except (OSError, NotImplementedError):
        return None
    try:
        now = _facts(name)
        if now is not None and now[:3] == facts[:3] and now.inode == facts.inode:
            if name == target:
                return now
            os.replace(name, target)  # noqa: PTH105  ten thousand Path objects cost more
            return _facts(target)  # renaming moves the time of change
    except OSError:
        pass
    try:
        os.unlink(name)  # noqa: PTH108  as above
    except OSError as error:
        raise PublishError(f"删不掉“{name}”：{explain_os_error(error)}。没有发布。") from error
    return None


def _new_name(source: str, target: str) -> str:
    """The second name of a file: `target`, or one beside it where something stands there.

    Raises:
        OSError: the disk does not link.
        NotImplementedError: the system does not.
    """
    try:
        os.link(source, target, follow_symlinks=False)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120  ten thousand Path objects
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        os.link(source, f"{target}.link", follow_symlinks=False)
        return f"{target}.link"
    return target
