"""`gongkai diff`: which two catalogues, what differs, in the form asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import exits
from generator.cli.recovery import finish_edits, need_folder
from generator.clock import build_day
from generator.model.catalogue import Catalogue
from generator.model.change import Comparison
from generator.model.errors import SetupError
from generator.pipeline.comparing import (
    Reader,
    Repository,
    UnreadableError,
    compare,
    compare_table,
    compare_with_standard,
    open_past,
    read_commit,
    read_folder,
    take_commit,
    take_folder,
    write_comparison,
)
from generator.render.report import write_text as write_problems

if TYPE_CHECKING:
    from generator.model.snapshot import Snapshot

HEAD = "HEAD"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what was written, and what it is. `commit`: of a revision; `path`: of a folder or a table."""

    name: str
    commit: str = ""
    path: Path | None = None

    @property
    def is_table(self) -> bool:
        return self.path is not None and self.path.is_file()


def run_diff(old: str, new: str, folder: Path, form: str, domain: str, *, fails: bool) -> int:
    """Compare and print. `fails`: whether a difference is told by the exit code too."""
    sides = _Sides(folder)
    return _print(lambda: sides.compare(*sides.find(old, new), domain), form, fails=fails)


def run_against(folder: Path, form: str, *, fails: bool) -> int:
    """Compare a folder with the catalogue it stands on, and print."""
    need_folder(folder)
    return _print(lambda: compare_with_standard(Reader(), take_folder(folder), folder.as_posix()), form, fails=fails)


def _print(make: Callable[[], Comparison], form: str, *, fails: bool) -> int:
    try:
        comparison = make()
    except UnreadableError as error:
        if not error.problems:
            raise click.UsageError(str(error).rstrip("。")) from error
        click.echo(write_problems(error.problems), err=True)
        click.echo(str(error), err=True)
        return exits.DATA
    click.echo(write_comparison(form, comparison), nl=form != "html")
    return exits.DATA if fails and comparison.diff else exits.OK


class _Sides:
    """Finds what was meant, and reads it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.reader = Reader()

    @cached_property
    def past(self) -> Repository:
        try:
            return open_past(self.folder)
        except SetupError as error:
            why = str(error).rstrip("。")
            ways = "也可以比较两个文件夹：gongkai diff 旧文件夹 新文件夹。"
            raise SetupError(f"没有以前的版本可以比较：{why}。{ways}") from error

    def find(self, old: str, new: str) -> tuple[Side, Side]:
        """The two sides. Without words: the last commit and the folder; with one word: that and the folder.

        Raises:
            UsageError: a word is nothing that can be compared.
        """
        if old and not new and ".." in old and not Path(old).exists():
            return self._span(old)
        first = self._side(old or HEAD)
        if first.is_table:
            if new:
                raise click.UsageError("表格写在后面：gongkai diff 文件夹 表格")
            return self._working(), first
        return first, self._side(new) if new else self._working()

    def _span(self, words: str) -> tuple[Side, Side]:
        """`A..B`, or `A...B`: what B changed since it left A."""
        first, dots, second = words.partition("...") if "..." in words else words.partition("..")
        old, new = self._revision(first or HEAD), self._revision(second or HEAD)
        if dots == "...":
            base = self.past.find_base(old.commit, new.commit)
            if not base:
                raise click.UsageError(
                    f"“{old.name}”和“{new.name}”没有共同的历史；副本不完整的，先运行 git fetch --unshallow"
                )
            old = Side(f"{old.name}（分开的地方）", base)
        return old, new

    def _working(self) -> Side:
        need_folder(self.folder)
        return Side(self.folder.as_posix(), path=self.folder)

    def _side(self, word: str) -> Side:
        path = Path(word)
        return Side(word, path=path) if path.exists() else self._revision(word)

    def _revision(self, word: str) -> Side:
        try:
            commit = self.past.find(word)
        except SetupError as error:
            if word == HEAD:
                raise
            raise click.UsageError(f"“{word}”不是文件夹，也不是表格；{str(error).rstrip('。')}") from error
        if not commit:
            known = "还没有提交过" if word == HEAD else "不是文件夹、表格，也不是 git 里的版本"
            raise click.UsageError(f"“{word}”{known}")
        return Side(word, commit)

    def compare(self, old: Side, new: Side, domain: str) -> Comparison:
        for side in (old, new):
            if side.path is not None and side.path.is_dir():
                finish_edits(side.path, may_fail=True)
        if new.is_table and new.path is not None:
            return compare_table(self._take(old), old.name, new.path, build_day(), self._domain(old, domain))
        return compare(self._read(old), self._read(new), (old.name, new.name))

    def _domain(self, side: Side, word: str) -> str:
        """The code of a domain that somebody named; empty where nobody did."""
        if not word:
            return ""
        from generator.cli.ids import need_domain

        return need_domain(self._read(side), word).code

    def _read(self, side: Side) -> Catalogue:
        if side.path is not None:
            return read_folder(self.reader, side.path)
        return read_commit(self.reader, self.past, side.commit, side.name)

    def _take(self, side: Side) -> "Snapshot":
        return take_folder(side.path) if side.path is not None else take_commit(self.past, side.commit, side.name)
