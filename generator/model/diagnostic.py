"""A problem found in somebody's data, as a value: where, what, why, how to mend it.

No problem holds a person's number, whatever it quotes: a title in its path, a value, an offered mend, a file's name.
They are hidden as it is made, so that no writer (text, JSON, SARIF, annotations) and no rule has to think of it.
"""

from dataclasses import dataclass, field, replace
from enum import Enum

from generator.model.personal.hide import hide_personal


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

    def __post_init__(self) -> None:
        for name in ("message", "fix", "why"):
            object.__setattr__(self, name, hide_personal(getattr(self, name)))
        object.__setattr__(self, "place", hide_place(self.place))
        object.__setattr__(self, "related", tuple(map(hide_place, self.related)))

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


def hide_place(place: Place) -> Place:
    """The place with the numbers in its file's name and its path hidden."""
    file, words = hide_personal(place.file), hide_personal(place.words)
    return place if (file, words) == (place.file, place.words) else replace(place, file=file, words=words)


def sort_key(problem: Diagnostic) -> tuple[str, int, int, str, str]:
    """Order by place, then code and wording, so that output is the same on every run."""
    place = problem.place
    return (place.file, place.line, place.column, problem.code, problem.message)
