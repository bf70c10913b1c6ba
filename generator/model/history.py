"""修订历史: what changed in the catalogue on which day, as its commits tell; kept by a program (`gongkai history`).

Each class is the table of its fields (`model.fields`); the file is `history.yml`. It holds kinds of change and words of
fixed lists and registers, never an old wording: that may hold what was masked since.
"""

from dataclasses import dataclass
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, NEEDED, At, Day, Id, Key
from generator.model.terms import ChangeKind


@dataclass(frozen=True, slots=True)
class Recorded:
    """One kind of change on one day, of one or many.

    `items`: ids of items, categories, domains; none where a body has another name. `before`, `after`: an amount,
    channels, levels, bodies; empty where the kind says enough.
    """

    on: Day
    kind: Annotated[ChangeKind, Key("change"), NEEDED]
    items: Annotated[tuple[Id, ...], INLINE] = ()
    before: str = ""
    after: str = ""
    place: Annotated[Place, At("on")] = NOWHERE


@dataclass(frozen=True, slots=True)
class History:
    """The whole file. `until`: the last day whose commits are in it."""

    until: Day = ""
    changes: tuple[Recorded, ...] = ()
    place: Annotated[Place, At("until")] = NOWHERE


NO_HISTORY = History()
