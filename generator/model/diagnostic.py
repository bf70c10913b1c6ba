"""A problem found in somebody's data, as a value: where, what, why, how to mend it; and the words of each code.

A `Code` stands at the head of the module that gives it, with its title, its explanation and its remedies. Each remedy
is worded there once: a finding fills in its names (`{name}`), the guide, `gongkai explain` and SARIF show the same
sentence with a general word in their place. No problem is made but by a code, so none is without an explanation.

No problem holds a person's number, whatever it quotes: a title in its path, a value, an offered mend, a file's name.
They are hidden as it is made, so that no writer (text, JSON, SARIF, annotations) and no rule has to think of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from string import Formatter
from typing import Any, NamedTuple

from generator.model.personal.hide import hide_personal


class Severity(Enum):
    ERROR = "错误"
    WARNING = "警告"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """File (as given, `/` separators), line and column from 1, columns in characters.

    `words` is the path for people: 征地补偿 › 拟征收土地告知 › 公开渠道. `end`: column behind the last character,
    where it is known and on the same line; else 0. It is no part of which place it is.
    """

    file: str
    line: int = 1
    column: int = 1
    words: str = ""
    end: int = field(default=0, compare=False)


NOWHERE = Place("")
"""The place of a value that was not read from a file."""


class _Words(Formatter):
    """Fills `{name}` and `{name:general word}` in: with a finding's words, or with the general ones."""

    def get_value(self, key: int | str, _args: Sequence[Any], kwargs: Mapping[str, Any]) -> Any:
        return kwargs.get(str(key))

    def format_field(self, value: Any, format_spec: str) -> Any:
        if value is not None:
            return str(value)
        return "" if format_spec == "-" else format_spec or "…"


_WORDS = _Words()

WHEN = "｜"
"""Parts the case, which only the guide tells, from a remedy: `给的是单个文件｜换成文件夹。`"""


@dataclass(frozen=True, slots=True)
class Code:
    """All that is said of one code, whoever finds it.

    Attributes:
        number: stable, `GK404`; the first figure is its group.
        title: what was found, no sentence.
        explanation: what it looks for, why that matters, with an example where words alone are dry.
        remedy: how it is mended, in most cases; whole sentences. `{name}` is filled in by a finding, `{name:word}`
            shows `word` in the guide, `{name:-}` nothing, `{name}` alone an ellipsis; braces themselves are doubled.
        remedies: name → other remedies, where one code has several mends.
        severity: of most findings.
        may_warn: whether some findings of an error are warnings.
    """

    number: str
    title: str
    explanation: str
    remedy: str = ""
    remedies: Mapping[str, str] = field(default_factory=dict, hash=False)
    severity: Severity = Severity.ERROR
    may_warn: bool = False

    def __repr__(self) -> str:
        return self.number

    def mend(self, remedy: str = "", /, **words: object) -> str:
        """A remedy with a finding's words in it. `remedy`: its name; the usual one without."""
        template = self.remedies[remedy] if remedy else self.remedy
        return _WORDS.vformat(template.rpartition(WHEN)[2], (), words)

    def of(self, message: str, remedy: str = "", /, *, severity: Severity | None = None, **words: object) -> "Trouble":
        """A problem whose place is not known yet."""
        return Trouble(self, message, self.mend(remedy, **words), severity or self.severity)

    def at(
        self,
        place: "Place",
        message: str,
        remedy: str = "",
        /,
        *,
        why: str = "",
        related: "tuple[Place, ...]" = (),
        severity: Severity | None = None,
        **words: object,
    ) -> "Diagnostic":
        """A problem at its place."""
        return self.of(message, remedy, severity=severity, **words).at(place, why=why, related=related)

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR

    @property
    def label(self) -> str:
        """错误, 警告, or both."""
        both = f"{Severity.ERROR.value}或者{Severity.WARNING.value}"
        return both if self.may_warn else self.severity.value

    def guide(self) -> tuple[str, ...]:
        """Every remedy as the guide words it, each once, the usual one first."""
        return tuple(dict.fromkeys(self._general()))

    def _general(self) -> Iterator[str]:
        for template in filter(None, (self.remedy, *self.remedies.values())):
            when, _, text = _WORDS.vformat(template, (), {}).rpartition(WHEN)
            yield f"{when}：{text}" if when else text


class Trouble(NamedTuple):
    """What is wrong, before anybody knows where."""

    kind: Code
    message: str
    fix: str
    severity: Severity = Severity.ERROR

    def at(self, place: Place, *, why: str = "", related: tuple[Place, ...] = ()) -> "Diagnostic":
        return Diagnostic(self.kind, self.severity, place, self.message, self.fix, why, related)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem, made by its code: `GK404.at(place, message)`."""

    kind: Code
    severity: Severity
    place: Place
    message: str
    fix: str = ""
    why: str = ""
    related: tuple[Place, ...] = field(default=())
    also: tuple[Place, ...] = field(default=())
    """Other places of the same problem, where several are told as one."""

    def __post_init__(self) -> None:
        shown = hide_personal(self.fix)
        if shown != self.fix and self.fix.startswith("改成"):  # who followed it would write the sign for what is hidden
            shown = self.kind.mend()
        object.__setattr__(self, "fix", shown)
        for name in ("message", "why"):
            object.__setattr__(self, name, hide_personal(getattr(self, name)))
        object.__setattr__(self, "place", hide_place(self.place))
        object.__setattr__(self, "related", tuple(map(hide_place, self.related)))
        object.__setattr__(self, "also", tuple(map(hide_place, self.also)))

    @property
    def code(self) -> str:
        """The number, stable, explained in docs/editors/error-codes.md."""
        return self.kind.number

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
