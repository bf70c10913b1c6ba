"""An office's own words for channels and levels: 官方微信公众号 is 两微一端, 镇街 is 乡级.

The words stand in office.yml; a page, a table and the print show them, rules and filters look at the term they stand
for. A word that is itself a term of the list needs no entry and changes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from generator.model.office import Office
from generator.model.terms import Channel, Level, Own

OWN_FIELDS: Mapping[str, type[Enum]] = {"channels": Channel, "levels": Level}
"""Field of office.yml → the list whose terms it gives own names. The schemas mark what takes them by `ownWords`."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Own words of an office: list → word → the word with its term. `is_known`: office.yml was read."""

    words: Mapping[type[Enum], Mapping[str, Own[Enum]]] = field(default_factory=dict)
    is_known: bool = True

    def find(self, kind: type[Enum], text: str) -> Own[Enum] | None:
        """What an own word stands for; None where the office has no such word."""
        return self.words.get(kind, {}).get(text)

    def named(self, name: str) -> tuple[str, ...]:
        """The words under one field of office.yml."""
        return tuple(self.words.get(OWN_FIELDS[name], {}))


NO_OWN_WORDS = OwnWords()


def own_words(office: Office) -> OwnWords:
    """The own words of an office; a term of the list itself stays what it is.

    A word whose term is none is told in office.yml, and stands for the last of the list: not a second time where used.
    """
    registered: Mapping[str, Mapping[str, str]] = {"channels": office.channels, "levels": office.levels}
    return OwnWords({kind: _words(kind, registered[name]) for name, kind in OWN_FIELDS.items()})


def _words(kind: type[Enum], registered: Mapping[str, str]) -> Mapping[str, Own[Enum]]:
    terms = {term.value: term for term in kind}
    last = list(kind)[-1]
    own = {word: standard for word, standard in registered.items() if word and word not in terms}
    return {word: Own(word, terms.get(standard, last)) for word, standard in own.items()}
