"""A law's standing (效力) in words: the one rule for every place that cites it.

Item page, official table, list of laws, book, Word and `catalogue.json` say the same. 效力待核 where the register does
not know whether a law is in force, and where the law is not registered at all; a standing written down from memory
(`checked: 未核`) is shown with 待核 beside it. Nothing is cited bare but what is known to be in force.
"""

import re
from dataclasses import dataclass

from generator.model.catalogue import Law
from generator.model.terms import LawCheck, LawStatus

UNKNOWN = "效力待核"
_FROM_MEMORY = "，待核"


REMARK = re.compile(rf"（(?:{UNKNOWN}|(?:{'|'.join(status.value for status in LawStatus)})(?:{_FROM_MEMORY})?)）")
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
    is_over = law.status is LawStatus.REPEALED
    if law.check is LawCheck.MEMORY and not is_over:
        return Standing(law.status.value + _FROM_MEMORY, is_doubtful=True)
    return Standing(law.status.value, is_over=is_over)
