"""A problem found in somebody's data, as a value: where, what, why, how to mend it."""

from dataclasses import dataclass, field
from enum import Enum


class Severity(Enum):
    ERROR = "错误"
    WARNING = "警告"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """File (as given, `/` separators), line and column from 1, columns in characters.

    `words` is the path for people: 征地补偿 › 拟征收土地告知 › 公开渠道.
    """

    file: str
    line: int = 1
    column: int = 1
    words: str = ""


NOWHERE = Place("")
"""The place of a value that was not read from a file."""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem. `code` is stable and explained in docs/editors/error-codes.md."""

    code: str
    severity: Severity
    place: Place
    message: str
    fix: str = ""
    why: str = ""
    related: tuple[Place, ...] = field(default=())

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def sort_key(problem: Diagnostic) -> tuple[str, int, int, str, str]:
    """Order by place, then code and wording, so that output is the same on every run."""
    place = problem.place
    return (place.file, place.line, place.column, problem.code, problem.message)
