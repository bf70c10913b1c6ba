"""The catalogue's past, from git: every id any commit ever had, and where it was last seen.

Old commits may hold files that no longer read, so ids are found by the form of their lines and not through the model.
git is asked three times, however long the history: for the list of changes, for the contents, for some dates.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.model.address import ANY_ID, CATEGORY, DOMAIN, ID_FORMS, IdKind, join_id
from generator.model.errors import SetupError
from generator.model.links import History, Sighting
from generator.model.memory import GIT, Remembered
from generator.read.git import Git

_QUICK = 20
"""Seconds; a check waits no longer for git."""

_REGISTERS = ("permalinks.yml", "permalinks.yaml")
_NO_BLOB = re.compile("0+")
_HEAD = "\x01"
_COMMENT = re.compile(r"^[ ]*#[^\n]*", re.MULTILINE)
_ITEM_OR_CATEGORY = rf"({ID_FORMS[IdKind.ITEM]}|{CATEGORY})(?![\w-])"
_ANY = f"({ANY_ID})"
_CODE = re.compile(rf"(?<![\w-])[\"']?code[\"']?\s*:\s*[\"']?({DOMAIN})(?![\w-])")
_ID = re.compile(
    rf"(?<![\w-])[\"']?id[\"']?\s*:\s*[\"']?{_ITEM_OR_CATEGORY}[\"']?,?(?:[ ]+#[^\n]*)?"
    r"(?:\s*[\"']?(?:title|name)[\"']?\s*:\s*([^\n]*))?"
)
_TITLE = re.compile(r"^ {0,2}[\"']?title[\"']?\s*:\s*([^\n]*)", re.MULTILINE)
_ENTRY = re.compile(rf"(?:^[ ]+|[{{,]\s*)[\"']?{_ANY}[\"']?\s*:[ ]+([^\n,}}]*)", re.MULTILINE)
_RETIRED = re.compile(
    rf"(?<![\w-])[\"']?id[\"']?\s*:\s*[\"']?{_ANY}(?![\w-])[\"']?,?(?:[ ]+#[^\n]*)?"
    r"(?:\s*[\"']?title[\"']?\s*:\s*([^\n]*))?"
)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} +")


@dataclass(slots=True)
class _Change:
    """One commit's change: contents before and behind, by their hash."""

    commit: str
    day: str
    parents: tuple[str, ...]
    old: list[tuple[str, str]] = field(default_factory=list)
    new: list[tuple[str, str]] = field(default_factory=list)


def read_history(repository: Path, folder: str) -> History:
    """Every id of the catalogue folder's history up to the present commit.

    Args:
        repository: a repository, or a folder in it; a bare one will do.
        folder: the catalogue's folder, from the root of the repository; empty for the root itself.

    Raises:
        SetupError: git is missing, or this is no repository with such a folder.
    """
    git = Git(repository)
    whole = git.run("rev-parse", "--is-shallow-repository").strip() != b"true"
    changes = list(_changes(git, folder))
    if not changes:
        raise SetupError(f"“{repository}”的历史里没有目录文件夹“{folder or '.'}”。")
    blobs = {blob: name for change in changes for blob, name in (*change.old, *change.new)}
    ids = {blob: _ids_of(data, blobs[blob]) for blob, data in git.contents(sorted(blobs))}
    return History(len({change.commit for change in changes}), tuple(_sightings(git, changes, ids)), whole)


def is_in_repository(folder: Path) -> bool:
    """Whether a folder stands in a repository, as far as can be seen without git."""
    place = folder.resolve()
    return any((above / ".git").exists() for above in (place, *place.parents))


def read_registered(folder: Path) -> dict[str, Remembered]:
    """Every id that a commit ever entered into the register of a catalogue folder, with its newest title and first day.

    git is asked once, for what was added to that one file: quick enough to be asked at every check. `read_history`
    asks for everything.

    Raises:
        SetupError: git is missing, slow, or this is no repository.
    """
    options = ["--patch", "--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--no-renames", "--format="]
    options += ["--full-history", "-m", "--reverse"]
    out = Git(folder.resolve()).run("log", *options, "--", *_REGISTERS, timeout=_QUICK)
    lines = out.decode("utf-8", "replace").replace("\r", "").split("\n")
    text = _COMMENT.sub("", "\n".join(line[1:] for line in lines if line[:1] == "+" and line[:3] != "+++"))
    found: dict[str, Remembered] = {}
    for address_id, value in (*_ENTRY.findall(text), *_RETIRED.findall(text)):
        day = _DAY.match(_plain(value))
        before = found.get(address_id)
        since = before.since if before and before.since else day[0].strip() if day else ""
        title = _plain(_DAY.sub("", _plain(value), count=1))
        found[address_id] = Remembered(address_id, title or (before.title if before else ""), since, GIT)
    return found


def find_root(place: Path) -> str:
    """A folder's path in the repository it belongs to (empty for the root).

    Raises:
        SetupError: git is missing or the folder is in no repository.
    """
    return Git(place).run("rev-parse", "--show-prefix").decode().strip().rstrip("/")


def find_folder(repository: Path, name: str, revision: str = "HEAD") -> str:
    """Where in a repository the catalogue's folder is: where the register stands, the one called `name` of several.

    Raises:
        SetupError: git is missing, this is no repository, or no catalogue is in it.
    """
    names = (
        Git(repository).run("ls-tree", "-r", "-z", "--full-tree", "--name-only", revision).decode("utf-8", "replace")
    )
    folders = [
        path.rpartition("/")[0]
        for path in names.split("\0")
        if path.rpartition("/")[2] in ("permalinks.yml", "permalinks.yaml")
    ]
    if not folders:
        raise SetupError(f"“{repository}”里没有目录文件夹（放着 permalinks.yml 的那个）。")
    named = [folder for folder in folders if folder.rpartition("/")[2] == name]
    return min(named or folders, key=len)


def _changes(git: Git, folder: str) -> Iterator[_Change]:
    """Commits that touched the folder's own YAML files, newest first; a merge once for each parent it differs from."""
    form = f"--format={_HEAD}%H %cs %P"
    options = ["--raw", "--no-abbrev", "--no-renames", "--full-history", "-m", "--root", "--date-order"]
    text = git.run("log", form, *options, "HEAD", "--", f":(top){folder}" if folder else ":(top)").decode(
        "utf-8", "replace"
    )
    prefix = f"{folder}/" if folder else ""
    for part in text.split(_HEAD)[1:]:
        head, *lines = part.split("\n")
        commit, day, *parents = head.split()
        change = _Change(commit, day, tuple(parents))
        for line in lines:
            if not line.startswith(":"):
                continue
            facts, _, path = line.partition("\t")
            name = path.strip('"').removeprefix(prefix)
            if "/" in name or not path.strip('"').startswith(prefix) or not name.endswith((".yml", ".yaml")):
                continue
            _, _, old, new, _ = facts.split()
            for blob, side in ((old, change.old), (new, change.new)):
                if not _NO_BLOB.fullmatch(blob):
                    side.append((blob, name))
        if change.old or change.new:
            yield change


def _ids_of(data: bytes, name: str) -> dict[str, str]:
    """Id → title, of one file as it once was. Remarks are left out: what was only prepared was never published."""
    text = _COMMENT.sub("", data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n"))
    if name.rsplit(".", 1)[0] == "permalinks":
        pairs = [*_ENTRY.findall(text), *_RETIRED.findall(text)]
        return {address_id: _plain(_DAY.sub("", title, count=1)) for address_id, title in pairs}
    found: dict[str, str] = {}
    code = _CODE.search(text)
    if code is not None and "items" in text:
        title = _TITLE.search(text)
        found[code[1]] = _plain(title[1]) if title else ""
    for address_id, title_text in _ID.findall(text):
        if not address_id.startswith("c"):
            found[address_id] = _plain(title_text)
        elif code is not None:
            found[join_id(code[1], address_id)] = _plain(title_text)
    return found


def _plain(text: str) -> str:
    text = text.split(" #")[0].strip()
    if text.endswith("}") and "{" not in text:  # in brackets, with more behind it
        text = re.split(r",\s+\w+\s*:", text.rstrip("} "))[0]
    return text.strip().strip("\"'")


def _sightings(git: Git, changes: Sequence[_Change], ids: dict[str, dict[str, str]]) -> Iterator[Sighting]:
    titles: dict[str, str] = {}
    first: dict[str, str] = {}
    last: dict[str, tuple[str, str, str]] = {}  # commit, day, removed in
    turns: dict[str, int] = {}
    for change in changes:
        new = {i: title for blob, _ in change.new for i, title in ids.get(blob, {}).items()}
        old = {i: title for blob, _ in change.old for i, title in ids.get(blob, {}).items()}
        turn = turns[change.commit] = turns.get(change.commit, -1) + 1
        parent = change.parents[min(turn, len(change.parents) - 1)] if change.parents else ""
        for address_id, title in (*new.items(), *old.items()):
            if not titles.get(address_id):
                titles[address_id] = title
        for address_id in new:
            last.setdefault(address_id, (change.commit, change.day, ""))
            first[address_id] = change.day
        for address_id in old.keys() - new.keys():
            last.setdefault(address_id, (parent, "", change.commit))
    days = _days(git, {commit for commit, day, _ in last.values() if not day and commit})
    for address_id in sorted(last):
        commit, day, removed = last[address_id]
        day = day or days.get(commit, "")
        yield Sighting(address_id, titles.get(address_id, ""), first.get(address_id, day), day, commit, removed)


def _days(git: Git, commits: Iterable[str]) -> dict[str, str]:
    wanted = sorted(commits)
    if not wanted:
        return {}
    text = git.run("log", "--no-walk=unsorted", "--stdin", "--format=%H %cs", data="\n".join(wanted).encode() + b"\n")
    return {line.split()[0]: line.split()[1] for line in text.decode().splitlines() if line.strip()}
