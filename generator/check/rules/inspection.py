"""Links and words that inspectors of government websites mark down, in the catalogue's own files.

- GK614: a link leads to a bare IP address.
- GK615: a link leads to a net disk.
- GK616: a link leads to a host that the office does not allow.
- GK619: a common wrong word.

Prose pages: `check.pages.inspection`. Why: 政府网站与政务新媒体检查指标 count wrong words and wrong links.
"""

import re
from collections.abc import Iterator

from generator.check.context import Context
from generator.check.hosts import find_link_trouble
from generator.check.wording import GK619
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic
from generator.model.inspection import WordList
from generator.model.text import FieldText

_LINK = re.compile(r"https?://[^\s，。；、）)》”’\"'<>\u4e00-\u9fff]+", re.IGNORECASE)
_OWN = frozenset({"site_url", "site_domain", "badge"})
"""Of the office: its own address, and the badge that the rules ask for."""
_NO_LINK = frozenset({"verify"})
_AS_SAID = frozenset({"keywords", "synonyms", "readings", "stopwords", "wrong_words"})
"""What residents type, mistakes included."""


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    words = WordList((*context.checklist.wrong_words, *catalogue.words.wrong_words))
    for text in context.texts:
        if not text.text.isascii() and _AS_SAID.isdisjoint(text.names) and text.names[:1] != ("laws",):
            yield from _check_words(text, words)
        if "//" in text.text and text.field not in _OWN | _NO_LINK:
            yield from _check_links(text, catalogue, context)


def _check_words(text: FieldText, words: WordList) -> Iterator[Diagnostic]:
    for found in words.find(text.text):
        place = text.place_at(found.start, len(found.wrong))
        yield GK619.at(place, f"“{found.wrong}”多半应为“{found.right}”", right=found.right)


def _check_links(text: FieldText, catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for found in _LINK.finditer(text.text):
        is_source = "origin" in text.names
        trouble = find_link_trouble(found[0], catalogue.office, context.checklist, may_lead_away=is_source)
        if trouble is not None:
            yield trouble.at(text.place_at(found.start(), len(found[0])))
