"""What inspectors of government websites mark down, as data: common wrong words, net disks, hosts of links.

The lists are shipped in `checklists/inspection.yml`; an office adds its own in words.yml and office.yml.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Annotated
from urllib.parse import unquote

from generator.model.fields import INLINE, Number


@dataclass(frozen=True, slots=True)
class WrongWord:
    """A word written wrongly, and rightly. `unless`: words that hold the same characters and are right."""

    wrong: str
    right: str
    unless: Annotated[tuple[str, ...], INLINE] = ()


@dataclass(frozen=True, slots=True)
class LinkPolicy:
    """`allowed`: hosts an office's links may lead to, with all below them; empty: any. `refused`: further net disks."""

    allowed: Annotated[tuple[Number, ...], INLINE] = ()
    refused: Annotated[tuple[Number, ...], INLINE] = ()


@dataclass(frozen=True, slots=True)
class Checklist:
    """The shipped lists. Hosts may hold `*`."""

    wrong_words: tuple[WrongWord, ...] = ()
    net_disks: tuple[Number, ...] = ()


@dataclass(frozen=True, slots=True)
class Misspelling:
    """A wrong word at its place in a text."""

    start: int
    wrong: str
    right: str


_TITLE = re.compile("《[^《》]*》")


class WordList:
    """Wrong words, of one or several lists; a later entry on the same word takes the place of an earlier one."""

    def __init__(self, words: Iterable[WrongWord]) -> None:
        found = {word.wrong: word for word in words if word.wrong}
        self._words = {wrong: word for wrong, word in found.items() if word.right != wrong}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(map(re.escape, sorted(self._words, key=lambda wrong: (-len(wrong), wrong)))))

    def find(self, text: str) -> Iterator[Misspelling]:
        """Wrong words outside of titles in 《》, in order."""
        if not self._words or not self._pattern.search(text):
            return
        bare = _TITLE.sub(lambda title: " " * len(title[0]), text)
        for match in self._pattern.finditer(bare):
            word = self._words[match[0]]
            if not any(_stands(bare, match.start(), word.wrong, right) for right in word.unless):
                yield Misspelling(match.start(), word.wrong, word.right)


def _stands(text: str, start: int, wrong: str, right: str) -> bool:
    """Whether the characters at `start` are those inside of a longer word that is right."""
    at = right.find(wrong)
    while at >= 0:
        if start >= at and text.startswith(right, start - at):
            return True
        at = right.find(wrong, at + 1)
    return False


_AUTHORITY = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?[/\\]{2,}([^/\\?#\s]*)")
_PORT = re.compile(r":[0-9]*$")
_NUMBER = re.compile(r"0[xX][0-9A-Fa-f]*|[0-9]+")


def host_of(address: str) -> str:
    """The host an address leads to, as a browser reads it, in small letters; empty where it names none."""
    found = _AUTHORITY.match(address.strip())
    if found is None:
        return ""
    host = unicodedata.normalize("NFKC", unquote(found[1].rpartition("@")[2])).replace("。", ".")
    return (host if host.endswith("]") else _PORT.sub("", host)).rstrip(".").lower()


def is_bare_ip(host: str) -> bool:
    """Whether a host is a number and no name: IPv6, or what the URL Standard (4.1, ends in a number) takes for IPv4.

    192.0.2.7, 3221225991, 0xC0000207, 0300.0.2.7 are one address.
    """
    is_ipv6 = host.startswith("[") and host.endswith("]") and ":" in host
    return is_ipv6 or _NUMBER.fullmatch(host.rpartition(".")[2]) is not None


def is_below(host: str, names: Iterable[str]) -> bool:
    """Whether a host is one of the names or below one; names may hold `*` and be written with a dot or scheme."""
    parents = [host]
    while "." in parents[-1]:
        parents.append(parents[-1].partition(".")[2])
    return any(form.fullmatch(parent) for form in _forms(tuple(names)) for parent in parents)


@cache
def _forms(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    plain = ((host_of(name) or name.lower()).removeprefix("*.").strip(".") for name in names)
    return tuple(re.compile(re.escape(name).replace(r"\*", "[^.]*")) for name in plain if name)
