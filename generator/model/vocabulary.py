"""What residents say and how names are read, as words.yml and asked.yml have it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, At, Id
from generator.model.inspection import WrongWord


@dataclass(frozen=True, slots=True)
class Synonym:
    """What people say, and the words of the catalogue it stands for."""

    say: Annotated[tuple[str, ...], INLINE]
    mean: Annotated[tuple[str, ...], INLINE]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What people ask for that others do, not the offices of this catalogue: their words, and who does it.

    `ways`: how they ask for it, whole sentences, as in `Asked`.
    """

    say: Annotated[tuple[str, ...], INLINE]
    where: str
    ways: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """Search words that no item carries: synonyms, corrected readings, words to ignore, matters of other offices; and
    words spelt wrongly.
    """

    synonyms: tuple[Synonym, ...] = ()
    readings: Mapping[str, str] = field(default_factory=dict)
    stopwords: tuple[str, ...] = ()
    wrong_words: tuple[WrongWord, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """How residents ask for an item, in their own words: for the search alone, on no page, in no data for others."""

    id: Id
    ways: tuple[str, ...]
    place: Annotated[Place, At("id")] = NOWHERE
