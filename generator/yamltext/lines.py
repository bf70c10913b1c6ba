"""One line of YAML as a clerk sees it: blanks, dashes, a field's name, what stands behind it. Nothing is parsed here.

A broken text has no tree. What is wrong with it is nearly always wrong with one line, and that line can be told
without the others.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_DASHES = re.compile(r"(?:- +)*")
_KEY = re.compile(
    r"(?P<key>[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*'|[\u3400-\u9fff]{1,12}|[^\s:：#\"'\[\]{},|>&*!%@`-][^:：#\"'\[\]{}]{0,30}?)"
    r"\s*:(?:[ \t]+|$)"
)
_STRUCTURE = re.compile(r"\s*(?:- +)?[a-z][a-z_]*:(?: |$)|\s*- \S")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something.

    Attributes:
        number: from 1.
        indent: blanks in front.
        column: where its content begins, behind all dashes; from 0.
        key: the field's name, without quotes; empty where it has none.
        value: what stands behind the colon, or the whole content; with a remark, without blanks around.
        at: where the value begins; from 0.
    """

    number: int
    indent: int
    column: int
    key: str
    value: str
    at: int

    @property
    def has_dash(self) -> bool:
        return self.column > self.indent or self.value == "-"


def read_line(number: int, text: str) -> Line | None:
    """The line's parts; None of a blank one and of a remark."""
    body = text.strip()
    if not body or body.startswith("#"):
        return None
    indent = len(text) - len(text.lstrip(" "))
    dashes = _DASHES.match(text, indent)
    column = dashes.end() if dashes else indent
    found = _KEY.match(text, column)
    if found is None:
        return Line(number, indent, column, "", text[column:].strip(), column)
    return Line(number, indent, column, found["key"].strip("\"'"), text[found.end() :].strip(), found.end())


def is_structure(text: str) -> bool:
    """Whether a line begins a field or an entry, as no line of prose does: `title: …`, `- …`."""
    return _STRUCTURE.match(text) is not None


def before(lines: Sequence[str], number: int) -> Line | None:
    """The nearest line above that says something."""
    return next((line for n in range(number - 1, 0, -1) if (line := read_line(n, lines[n - 1]))), None)


def after(lines: Sequence[str], number: int) -> Line | None:
    """The nearest line below that says something."""
    return next((line for n in range(number + 1, len(lines) + 1) if (line := read_line(n, lines[n - 1]))), None)


def quote_line(text: str, most: int = 24) -> str:
    """A line as a message quotes it: without the blanks around, and not endless."""
    body = " ".join(text.split())
    return body if len(body) <= most else f"{body[: most - 1]}…"
