"""Slips that nobody thought of: one line of a file changed in each of the ways in which lines go wrong."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

Lines = list[str]


class Mutant(NamedTuple):
    """A file with one slip. `line`: where it was made, from 1."""

    what: str
    line: int
    text: str


def _without(sign: str, lines: Lines, n: int) -> Lines | None:
    return [*lines[:n], lines[n].replace(sign, "", 1), *lines[n + 1 :]] if sign in lines[n] else None


def _instead(sign: str, other: str, lines: Lines, n: int) -> Lines | None:
    return [*lines[:n], lines[n].replace(sign, other, 1), *lines[n + 1 :]] if sign in lines[n] else None


def _blanks(count: int, lines: Lines, n: int) -> Lines | None:
    have = len(lines[n]) - len(lines[n].lstrip(" "))
    return [*lines[:n], " " * (have + count) + lines[n].lstrip(" "), *lines[n + 1 :]] if have + count >= 0 else None


WAYS: dict[str, Callable[[Lines, int], Lines | None]] = {
    "删掉一行": lambda lines, n: [*lines[:n], *lines[n + 1 :]],
    "重复一行": lambda lines, n: [*lines[: n + 1], *lines[n:]],
    "和下一行对换": lambda lines, n: (
        [*lines[:n], lines[n + 1], lines[n], *lines[n + 2 :]] if n + 1 < len(lines) else None
    ),
    "和下一行连成一行": lambda lines, n: (
        [*lines[:n], f"{lines[n]} {lines[n + 1].strip()}", *lines[n + 2 :]] if n + 1 < len(lines) else None
    ),
    "多空一格": lambda lines, n: _blanks(1, lines, n),
    "多空两格": lambda lines, n: _blanks(2, lines, n),
    "少空一格": lambda lines, n: _blanks(-1, lines, n),
    "少空两格": lambda lines, n: _blanks(-2, lines, n),
    "少了冒号": lambda lines, n: _without(":", lines, n),
    "中文冒号": lambda lines, n: _instead(": ", "：", lines, n),
    "全角冒号加空格": lambda lines, n: _instead(": ", "： ", lines, n),
    "冒号后面没有空格": lambda lines, n: _instead(": ", ":", lines, n),
    "少了减号": lambda lines, n: _without("- ", lines, n),
    "减号后面没有空格": lambda lines, n: _instead("- ", "-", lines, n),
    "全角减号": lambda lines, n: _instead("- ", "－ ", lines, n),
    "多了减号": lambda lines, n: [*lines[:n], _put(lines[n], "- "), *lines[n + 1 :]],
    "少了引号": lambda lines, n: _without('"', lines, n),
    "中文引号": lambda lines, n: _instead('"', "“", lines, n),
    "少了右方括号": lambda lines, n: _without("]", lines, n),
    "多了右方括号": lambda lines, n: _instead("]", "]]", lines, n),
    "中文方括号": lambda lines, n: _instead("[", "【", lines, n),
    "顿号": lambda lines, n: _instead(", ", "、", lines, n),
    "末尾逗号": lambda lines, n: [*lines[:n], f"{lines[n]},", *lines[n + 1 :]],
    "粘贴一行表格": lambda lines, n: [*lines[: n + 1], "征地公告\t县自然资源局\t20个工作日", *lines[n + 1 :]],
    "Tab": lambda lines, n: _instead("  ", "\t", lines, n) if lines[n].startswith("  ") else None,
}


def _put(line: str, sign: str) -> str:
    blanks = len(line) - len(line.lstrip(" "))
    return line[:blanks] + sign + line[blanks:]


def mutants(text: str) -> Iterator[Mutant]:
    """Every line in every way; remarks and blank lines are left alone."""
    lines = text.split("\n")
    for n, line in enumerate(lines):
        if line.strip() and not line.lstrip().startswith("#"):
            for what, change in WAYS.items():
                changed = change(lines, n)
                if changed is not None and changed != lines:
                    yield Mutant(what, n + 1, "\n".join(changed))
