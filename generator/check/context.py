"""What the rules may look at beside the catalogue itself."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.model.diagnostic import Place
from generator.model.inspection import Checklist
from generator.model.law import Law
from generator.model.memory import Remembered
from generator.model.search import ReadingQuestion
from generator.model.text import FieldText
from generator.model.unread import ALL_READ, Unread


def _at_the_group(near: Place, _field: str, _index: int | None = None) -> Place:
    return near


def _name_of_the_field(*path: str) -> str:
    return path[-1]


_NO_CHECKLIST = Checklist()


def _nobody_counts(_start: date, _end: date) -> int | None:
    return None


def _no_question(_name: str, _readings: Mapping[str, str]) -> ReadingQuestion | None:
    return None


@dataclass(frozen=True, slots=True)
class Context:
    """Facts about the reading that rules need, so that one cause gives one message.

    `unread`: kinds of file that were not read whole.
    `national_laws`: the register shipped with the program, used where the office has none of its own.
    `checklist`: words and hosts that inspectors mark down, as shipped with the program.
    `files`: names of the files that `published` may point to.
    `remembered`: ids that were given out before, by witnesses beside the register.
    `faults`: lines of files at which something could not be read as it should, so that what is lacking may stand there.
    `place_of`: place of a group, name of one of its fields (and which entry) → place of that field.
    `title_of`: kind of file, path of names (`[]` for the entries of a list) → what the schema calls that field.
    `count_workdays`: first and last day → working days in them, the first not counted; None where nobody knows yet.
    `ask_reading`: name of a place, corrected readings → what has to be asked to know how it is read; None: nothing.
    """

    today: date
    texts: tuple[FieldText, ...] = ()
    unread: Unread = ALL_READ
    national_laws: Mapping[str, Law] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
    remembered: Mapping[str, Remembered] = field(default_factory=dict)
    checklist: Checklist = _NO_CHECKLIST
    faults: Mapping[str, frozenset[int]] = field(default_factory=dict)
    place_of: Callable[..., Place] = _at_the_group
    title_of: Callable[..., str] = _name_of_the_field
    count_workdays: Callable[[date, date], int | None] = _nobody_counts
    ask_reading: Callable[[str, Mapping[str, str]], ReadingQuestion | None] = _no_question
