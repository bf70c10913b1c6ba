"""Handing a change in: a branch and a commit where there is git, a dated zip where there is none.

git is asked for what it can do without moving anything of the clerk's: only the catalogue's own files are committed,
and what else is staged stays staged.
"""

import io
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.model.errors import SetupError

BRANCH = "edit/"
"""Beginning of the branches that desks make."""
_CALLERS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
_TIMEOUT = 120
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Identity:
    """Who hands in: as git has it, or as it was typed."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Submitted:
    """A commit that was made: where."""

    branch: str
    commit: str


class Repository:
    """The repository a catalogue's folder stands in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    @staticmethod
    def find(folder: Path) -> "Repository | None":
        """The repository, where there is one and git itself."""
        if shutil.which("git") is None:
            return None
        found = Repository(folder)
        try:
            return found if found.run("rev-parse", "--is-inside-work-tree").strip() == b"true" else None
        except SetupError:
            return None

    def run(self, *arguments: str, data: bytes | None = None) -> bytes:
        """What git answers.

        Raises:
            SetupError: it refused; the message has its words.
        """
        environment = {name: value for name, value in os.environ.items() if name not in _CALLERS}
        environment |= {"GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C.UTF-8"}
        command = ["git", "-c", "core.quotepath=false", "-C", str(self.folder), *arguments]
        try:
            done = subprocess.run(  # noqa: S603  git itself, found by `which`
                command, input=data, capture_output=True, timeout=_TIMEOUT, check=False, env=environment
            )
        except subprocess.TimeoutExpired as error:
            raise SetupError(f"git {_TIMEOUT} 秒没有做完，没有提交。") from error
        if done.returncode:
            said = (done.stderr or done.stdout).decode("utf-8", "replace").strip()
            raise SetupError(f"git 没有做成：{said[:600]}")
        return done.stdout

    def identity(self) -> Identity:
        """Who git thinks is at work; empty where nobody told it."""
        return Identity(self._setting("user.name"), self._setting("user.email"))

    def _setting(self, name: str) -> str:
        try:
            return self.run("config", "--get", name).decode("utf-8", "replace").strip()
        except SetupError:
            return ""

    def branch(self) -> str:
        """The branch that is checked out; empty where none is."""
        try:
            return self.run("symbolic-ref", "--short", "-q", "HEAD").decode("utf-8", "replace").strip()
        except SetupError:
            return ""

    def files(self) -> dict[str, bytes]:
        """The catalogue's files as committed last: path in the folder → bytes; empty before the first commit."""
        try:
            names = self.run("ls-tree", "-r", "-z", "--name-only", "HEAD", "./").decode("utf-8", "surrogateescape")
        except SetupError:
            return {}
        wanted = [name for name in names.split("\0") if name and "\n" not in name]
        asked = "".join(f"HEAD:./{name}\n" for name in wanted).encode("utf-8", "surrogateescape")
        told, at, found = self.run("cat-file", "--batch", data=asked), 0, dict[str, bytes]()
        for name in wanted:
            end = told.index(b"\n", at)
            facts = told[at:end].split(b" ")  # object, kind, size; of what is missing other words
            at = end + 1
            if facts[-1].isdigit():
                found[name] = told[at : at + int(facts[-1])]
                at += int(facts[-1]) + 1
        return found

    def commit(self, names: Iterable[str], message: str, who: Identity, now: datetime) -> Submitted:
        """Commit the named files, on a branch of the desk's own.

        Args:
            names: paths in the catalogue's folder; those that are gone are committed as gone.
            message: what changed.
            who: whose change it is.
            now: for the branch's name.

        Raises:
            SetupError: git refused, or a hook did; nothing was committed.
        """
        paths = [f"./{name}" for name in sorted(names)]
        own = self.branch()
        if not own.startswith(BRANCH):
            own = f"{BRANCH}{now:%Y%m%d-%H%M%S}"
            self.run("switch", "-c", own)
        self.run("add", "-A", "--intent-to-add", "--", *[path for path in paths if (self.folder / path).exists()])
        settings = ["-c", f"user.name={who.name}", "-c", f"user.email={who.email}"]
        self.run(*settings, "commit", "--only", "-F", "-", "--", *paths, data=message.encode())
        return Submitted(own, self.run("rev-parse", "--short", "HEAD").decode().strip())


def make_email(name: str) -> str:
    """An address for somebody who has none in git: it leads nowhere, by RFC 2606."""
    flat = re.sub(r"[^A-Za-z0-9]+", "-", name.encode("punycode").decode("ascii")).strip("-").lower() or "editor"
    return f"{flat}@gongkai.invalid"


def make_zip(files: Mapping[str, bytes], words: str) -> bytes:
    """The changed files and what changed, in words; the same change gives the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {"改了什么.txt": words.encode("utf-8-sig"), **dict(sorted(files.items()))}.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
