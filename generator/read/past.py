"""A catalogue folder as a commit had it, from git: nothing is checked out, nothing written.

git is asked for the list of files and for their contents. Only what a catalogue consists of is read; what lies under
`pages/` is not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import MappingProxyType

from generator.model.diagnostic import Diagnostic
from generator.model.errors import SetupError
from generator.model.snapshot import Snapshot
from generator.read.bases import GK901, MAX_CHAIN, OFFICE_FILES, find_extends, name_base
from generator.read.files import MAX_BYTES, SUFFIXES
from generator.read.git import Git
from generator.read.revision import find_folder
from generator.read.snapshot import GK102, GK104

_PLAIN_FILES = ("100644", "100755", "100664")
_LINK = "120000"
_CHINA = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class PastState:
    """A commit and its day in China (YYYY-MM-DD)."""

    commit: str
    on: str


class Past:
    """The past of one catalogue folder."""

    def __init__(self, folder: Path) -> None:
        """`folder`: the catalogue's; it need not be there today, but what is above it must be in a repository.

        Raises:
            SetupError: git is missing, or this is no repository.
        """
        self.folder = folder
        there = folder.absolute()
        inside: list[str] = []
        while not there.is_dir() and there != there.parent:
            inside.insert(0, there.name)
            there = there.parent
        self._git = Git(there)
        prefix = self._git.run("rev-parse", "--show-prefix").decode("utf-8", "replace").strip().rstrip("/")
        self.path = "/".join(filter(None, (prefix, *inside)))

    def find(self, name: str) -> str:
        """The commit a name stands for; empty where there is none of that name.

        Raises:
            SetupError: git failed.
        """
        try:
            found = self._git.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        except SetupError:
            return ""
        return found.decode().strip()

    def find_base(self, one: str, other: str) -> str:
        """The last commit that two have in common; empty where they have none."""
        try:
            return self._git.run("merge-base", one, other).decode().strip()
        except SetupError:
            return ""

    @property
    def is_whole(self) -> bool:
        """Whether the repository holds its history to the beginning."""
        return self._git.run("rev-parse", "--is-shallow-repository").strip() != b"true"

    def states(self, since: str = "") -> list[PastState]:
        """Commits on the main line that touched the folder or what it stands on, oldest first; a merge is one.

        `since`: only those after it.

        Raises:
            SetupError: git failed.
        """
        where = [f":(top){path}" if path else ":(top)" for path in (self.path, *self._bases())]
        span = f"{since}..HEAD" if since else "HEAD"
        out = self._git.run("log", "--first-parent", "--reverse", "--format=%H %ct", span, "--", *where)
        lines = (line.split() for line in out.decode().splitlines())
        return [PastState(commit, _day(int(seconds))) for commit, seconds in lines]

    def _bases(self) -> list[str]:
        """The folders that the folder stands on at the present commit, from the root of the repository."""
        found: list[str] = []
        path = self.path
        while len(found) < MAX_CHAIN:
            listed = dict(self._list("HEAD", path))
            file = next((file for file in OFFICE_FILES if file in listed), "")
            contents = dict(self._git.contents([listed[file][1]])) if file else {}
            way = find_extends(file, contents.get(listed[file][1], b"")) if file else None
            if way is None or (path := name_base(path, way[0])).startswith(".."):
                break
            found.append(path)
        return found

    def is_before(self, commit: str) -> bool:
        """Whether a commit is an earlier state of the present one."""
        try:
            self._git.run("merge-base", "--is-ancestor", commit, "HEAD")
        except SetupError:
            return False
        return True

    def take(self, commit: str, name: str) -> Snapshot:
        """The folder as a commit had it. `name`: how messages call it.

        Raises:
            SetupError: the commit has no such folder, or this copy of the repository lacks the contents.
        """
        listed = dict(self._list(commit, self.path)) or dict(self._list(commit, self._elsewhere(commit)))
        return self._take(commit, name, self.path, listed, 1)

    def _take(self, commit: str, name: str, path: str, listed: dict[str, tuple[str, str]], depth: int) -> Snapshot:
        """`path`: of the folder in the repository; `listed`: what is in it. What it stands on is of the same commit."""
        prefix = Snapshot(f"{name}:")
        links = [file for file, (mode, _) in listed.items() if mode == _LINK]
        problems: list[Diagnostic] = [GK104.at(prefix.place(file), "这是一个链接") for file in links]
        wanted = {file: blob for file, (mode, blob) in sorted(listed.items()) if mode in _PLAIN_FILES}
        contents = dict(self._git.contents(sorted(set(wanted.values()))))
        files: dict[str, bytes] = {}
        for file, blob in wanted.items():
            if blob not in contents:
                raise SetupError(f"这份 git 副本不完整，没有“{name}”里的 {file}。先运行 git fetch --refetch。")
            files[file] = contents[blob]
            if len(files[file]) > MAX_BYTES:
                size = f"{len(files[file]) / 1e6:.1f} MB，最多 {MAX_BYTES / 1e6:.0f} MB"
                problems.append(GK102.at(prefix.place(file), f"文件太大（{size}）"))
        snapshot = Snapshot(prefix.name, MappingProxyType(files), tuple(problems))
        file = next((file for file in OFFICE_FILES if file in files), "")
        found = find_extends(prefix.name + file, files[file]) if file else None
        if found is None:
            return snapshot
        way, place = found
        there = name_base(path, way)
        below = dict(self._list(commit, there)) if not there.startswith("..") and depth < MAX_CHAIN else {}
        if not below:
            missing = GK901.at(place, f"那时的仓库里没有上级目录“{way}”")
            return replace(snapshot, problems=(*snapshot.problems, missing))
        return replace(snapshot, base=self._take(commit, f"{name}:{there}", there, below, depth + 1))

    def _elsewhere(self, commit: str) -> str:
        """Where the catalogue stood then, if not where it stands now."""
        try:
            return find_folder(self._git.place, self.folder.name, commit)
        except SetupError:
            return self.path

    def _list(self, commit: str, folder: str) -> Iterator[tuple[str, tuple[str, str]]]:
        """Name → mode and content of the YAML files that stand directly in a folder."""
        wanted = (f"{folder}/",) if folder else ()
        out = self._git.run("ls-tree", "-z", "--full-tree", commit, "--", *wanted)
        for line in out.decode("utf-8", "surrogateescape").split("\0"):
            facts, _, path = line.partition("\t")
            name = path.rpartition("/")[2]
            if name.endswith(SUFFIXES) and not name.startswith("."):
                mode, _, blob = facts.split()
                yield name, (mode, blob)


def _day(seconds: int) -> str:
    return (datetime.fromtimestamp(seconds, UTC) + _CHINA).date().isoformat()
