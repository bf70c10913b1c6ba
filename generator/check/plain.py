"""Texts that no rule about wording has anything to say of: a quick yes, so that thousands of records need no slow look.

The rules that look at all texts (`characters`, `privacy`, `inspection`, `substance`) are asked themselves, or a pattern
that all their findings hold. A no only means that the rules must look; `tests/check/test_plain.py` holds that a yes is
never wrong.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from generator.check.hosts import find_link_trouble
from generator.check.rules.characters import is_clean
from generator.check.rules.substance import is_placeholder
from generator.model.day import parse_day
from generator.model.inspection import Checklist, WordList
from generator.model.office import Office
from generator.model.personal.find import find_personal
from generator.model.vocabulary import Words
from generator.model.webaddress import find_address_fault

_LETTER = re.compile(r"[0-9A-Za-z\u4e00-\u9fff]")
_ADDRESS = re.compile(
    r"(https?://[a-z0-9][a-z0-9.-]*[a-z0-9])/(?:(?!/|\.)[A-Za-z0-9_.-]+/)*(?:[A-Za-z0-9_-]+(?:\.[a-z]+)?)?"
)
FIRST_DAY, LAST_DAY = date(1949, 10, 1), date(2100, 1, 1)


@lru_cache(maxsize=65_536)
def is_plain_day(text: str) -> bool:
    """Whether a text is a day of this age."""
    day = parse_day(text)
    return day is not None and FIRST_DAY <= day < LAST_DAY


@dataclass(slots=True)
class Plain:
    """Asks by the words and links of one office. Answers about hosts are kept."""

    office: Office
    words: Words
    checklist: Checklist
    _list: WordList = field(init=False)
    _hosts: dict[str, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._list = WordList((*self.checklist.wrong_words, *self.words.wrong_words))

    def is_address(self, text: str) -> bool:
        """Whether a text is an address of a web page, in plain letters, on a host that may be linked."""
        found = _ADDRESS.fullmatch(text)
        if found is None:
            return False
        host = found[1]
        if host not in self._hosts:
            self._hosts[host] = (
                find_address_fault(f"{host}/") is None
                and find_link_trouble(f"{host}/", self.office, self.checklist) is None
            )
        return self._hosts[host]

    def is_mark(self, text: str) -> bool:
        """Whether a number or name given by others is in order."""
        return is_clean(text) and "//" not in text and _LETTER.search(text) is not None

    def is_text(self, text: str) -> bool:
        """Whether a text in words of one's own is in order."""
        return (
            self.is_mark(text)
            and not is_placeholder(text)
            and next(self._list.find(text), None) is None
            and not find_personal(text)
        )

    def are_texts(self, texts: Iterable[str]) -> bool:
        return all(map(self.is_text, texts))
