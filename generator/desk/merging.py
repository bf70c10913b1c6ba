"""Two people changed one file: their lines put together where they do not touch each other. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, unified_diff
from itertools import pairwise

_CONTEXT = 2
"""Lines shown before and behind a change."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file that was changed here and elsewhere. `base`: as it was read; None: it was not, or is no more, there."""

    name: str
    base: bytes | None
    mine: bytes | None
    theirs: bytes | None

    @property
    def merged(self) -> bytes | None:
        """Both changes in one text; None where they touch each other, or a file came or went."""
        if self.base is None or self.mine is None or self.theirs is None:
            return None
        try:
            return merge_texts(self.base.decode(), self.mine.decode(), self.theirs.decode()).encode()
        except (ClashError, UnicodeDecodeError):
            return None

    @property
    def my_changes(self) -> list[str]:
        """Lines for people: `-` what went, `+` what came."""
        return show_changes(self.base, self.mine)

    @property
    def their_changes(self) -> list[str]:
        return show_changes(self.base, self.theirs)


class ClashError(Exception):
    """Both changed the same lines."""


def merge_texts(base: str, mine: str, theirs: str) -> str:
    """One text with both changes.

    Raises:
        ClashError: they touch each other.
    """
    old = base.splitlines(keepends=True)
    ours, others = _hunks(old, mine.splitlines(keepends=True)), _hunks(old, theirs.splitlines(keepends=True))
    hunks = sorted({*ours, *others})
    for (_, end, _), (start, _, _) in pairwise(hunks):
        if start <= end:
            raise ClashError
    for start, end, lines in reversed(hunks):
        old[start:end] = lines
    return "".join(old)


def _hunks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, tuple[str, ...]]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(i1, i2, tuple(new[j1:j2])) for tag, i1, i2, j1, j2 in matcher.get_opcodes() if tag != "equal"]


def show_changes(before: bytes | None, after: bytes | None) -> list[str]:
    """The lines that differ, with a few around them; of what is no text only its size."""
    if after is None:
        return ["（文件删掉了）"]
    try:
        old, new = (before or b"").decode().splitlines(), after.decode().splitlines()
    except UnicodeDecodeError:
        return [f"（不是文本，{len(after)} 字节）"]
    return list(_without_heads(unified_diff(old, new, lineterm="", n=_CONTEXT)))


def _without_heads(lines: Iterator[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if number > 1:
            yield "……" if line.startswith("@@") else line
