"""What the rules may look at beside the catalogue itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.model.catalogue import Law
from generator.model.text import FieldText


@dataclass(frozen=True, slots=True)
class Context:
    """Facts about the reading that rules need, so that one cause gives one message.

    `unreadable`: kinds of file (`laws`, `domain` …) of which at least one could not be read.
    `absent`: registers that are not there.
    `national_laws`: the register shipped with the program, used where the office has none of its own.
    `files`: names of the files that `published` may point to.
    """

    today: date
    texts: tuple[FieldText, ...] = ()
    unreadable: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()
    national_laws: Mapping[str, Law] = field(default_factory=dict)
    files: frozenset[str] = frozenset()
