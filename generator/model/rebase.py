"""What a changed standard means for an office that stands on it, line by line, to be worked off by a person."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from generator.model.diagnostic import NOWHERE, Place


class Course(Enum):
    """What is to be done about one change. The value is the heading of the list."""

    DECIDE = "要人决定"
    """Only a person can say what holds here now."""
    WRITE = "写一下就行"
    """It follows from the change how the overlay is to read; `rebase --write` writes it."""
    FOLLOWS = "自动跟着变"
    """Nothing has to be done: the overlay does not speak of it."""


class Mend(Enum):
    """What is written for a line of the course `WRITE`."""

    DROP_FIELD = "drop_field"
    DROP_ENTRY = "drop_entry"
    MOVE_ENTRY = "move_entry"


@dataclass(frozen=True, slots=True)
class Todo:
    """How an overlay's file is to be changed: of which entry, which field (keys from its top), to which id."""

    mend: Mend
    id: str
    path: tuple[str, ...] = ()
    new: str = ""


@dataclass(frozen=True, slots=True)
class RebaseLine:
    """One change of the standard, and what it means here.

    Attributes:
        course: what is to be done.
        key, title: of the entry.
        change: what the standard changed, a sentence without a full stop.
        here: what the overlay says of the same; empty where it says nothing.
        advice: what to do, whole sentences; empty where nothing is to be done.
        place: where the overlay says it.
        todo: what `--write` writes.
    """

    course: Course
    key: str
    title: str
    change: str
    here: str = ""
    advice: str = ""
    place: Place = NOWHERE
    todo: Todo | None = None


def count_lines(lines: Sequence[RebaseLine], course: Course) -> int:
    return sum(line.course is course for line in lines)
