"""A law's standing (效力) in words: the one rule for every place that cites it.

Item page, official table, list of laws, book, Word and `catalogue.json` say the same. A law stands as in force only
where its entry was checked against the text (`checked: 原文`) and the register knows it still holds (`status: 现行`).
效力待核 everywhere else: the register does not know (`不详`, or a later amendment nobody looked for), the law is known
from another's citation (`转引`) or from memory (`未核`), or it is not registered at all. That a law is over is told as
it is registered: a warning too many misleads nobody.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.model.law import Law
from generator.model.terms import LawCheck, LawStatus

UNKNOWN = "效力待核"
_UNCHECKED = "，待核"


REMARK = re.compile(rf"（(?:{UNKNOWN}|(?:{'|'.join(status.value for status in LawStatus)})(?:{_UNCHECKED})?)）")
"""A remark in a table that came from here: it says nothing of the law that its register does not."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`word`: the standing; `is_doubtful`: it isn't known for certain; `is_over`: the law no longer holds."""

    word: str
    is_doubtful: bool = False
    is_over: bool = False

    @property
    def remark(self) -> str:
        """What stands in brackets behind the title in a table; empty where nothing needs to be said."""
        return f"（{self.word}）" if self.is_doubtful or self.is_over else ""


def standing(law: Law | None) -> Standing:
    """The standing of a register's entry, None for a law that is not registered."""
    if law is None or law.status is LawStatus.UNKNOWN:
        return Standing(UNKNOWN, is_doubtful=True)
    if law.status is LawStatus.REPEALED:
        return Standing(law.status.value, is_over=True)
    if law.check is LawCheck.TEXT:
        return Standing(law.status.value)
    word = UNKNOWN if law.status is LawStatus.IN_FORCE else law.status.value + _UNCHECKED
    return Standing(word, is_doubtful=True)


def name_successors(laws: Mapping[str, Law]) -> Mapping[str, Law]:
    """The register as pages show it: what took a law's place called by its title, with its own standing behind it."""
    return {
        key: replace(law, replaced_by=heir.title + standing(heir).remark)
        if (heir := laws.get(law.replaced_by))
        else law
        for key, law in laws.items()
    }
