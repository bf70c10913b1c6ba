"""What a form is about: an item, the head of a domain, an entry of a register or the office; found by its address."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from urllib.parse import quote

from generator.desk.form import Facts, FactsOf
from generator.model.body import Body
from generator.model.domain import Domain
from generator.model.errors import GeneratorError
from generator.model.kinds import KINDS
from generator.model.law import Law
from generator.model.ownwords import NO_OWN_WORDS, OwnWords, own_words
from generator.model.terms import BodyKind, LawCheck, LawStatus
from generator.pipeline.drafting import Draft, file_of, find_item
from generator.pipeline.words import field_facts

NEW = "+"
"""Key of an entry that is not there yet."""
_REGISTERS = ("bodies", "laws")


@dataclass(frozen=True, slots=True)
class Spot:
    """The record a form is about: `kind`, `key` as in its address; where it stands; how it is told."""

    kind: str
    key: str
    record: Any
    file: str
    top: str
    index: int
    home: Domain | None
    title: str
    names: tuple[str, ...]
    fixed: frozenset[str] = frozenset()
    own: OwnWords = NO_OWN_WORDS

    @property
    def page(self) -> str:
        return f"{self.kind}/{self.key}"

    @property
    def address(self) -> str:
        return f"/edit/{self.kind}/{quote(self.key, safe='')}"

    @property
    def is_new(self) -> bool:
        return self.key == NEW

    def facts_of(self) -> FactsOf:
        kind = "domain" if self.kind in ("item", "domain") else self.kind

        def facts(names: tuple[str, ...]) -> Facts:
            found = field_facts(kind, (*self.names, *names))
            return Facts(found.title, plain_words(kind, (*self.names, *names)), found.example, found.longest)

        return facts


@cache
def plain_words(kind: str, names: tuple[str, ...]) -> str:
    """A field's hint for somebody who sees no file: files by what is in them, fields by their titles."""

    def named(match: re.Match[str]) -> str:
        word = match[0]
        if word.endswith(".yml"):
            return f"“{KINDS[word[:-4]].label}”" if word[:-4] in KINDS else word
        titles = (field_facts(kind, (*names, *more, word)).title for more in ((), ("[]",)))
        return next((f"“{title}”" for title in titles if title != word), word)

    return _LATIN.sub(named, field_facts(kind, names).hint).replace(" “", "“").replace("” ", "”")


_LATIN = re.compile(r"[a-z][a-z_]*(?:\.yml)?(?![\w./:-])")


class MissingError(GeneratorError):
    """There is nothing of this name."""


def find_spot(draft: Draft, kind: str, key: str) -> Spot:
    """What an address is about.

    Raises:
        MissingError: there is nothing of this name.
    """
    return replace(_find_spot(draft, kind, key), own=own_words(draft.registers.office))


def _find_spot(draft: Draft, kind: str, key: str) -> Spot:
    if kind == "item" and (found := find_item(draft, key)) is not None:
        domain, index, item = found
        file = file_of(domain.file)
        return Spot(kind, key, item, file, "items", index, domain, item.title, ("items", "[]"), frozenset({"id"}))
    if kind == "domain":
        head = next((one for one in draft.domains_near(key) if one.code == key), None)
        if head is not None:
            file = file_of(head.file)
            return Spot(kind, key, head, file, "domain", -1, head, head.title, ("domain",), frozenset({"code"}))
    if kind == "office":
        file = _file_of_kind(draft, "office")
        return Spot(kind, key, draft.registers.office, file, "", -1, None, "本单位信息", ())
    if kind in _REGISTERS:
        return _register_spot(draft, kind, key)
    raise MissingError(f"目录里没有“{key}”。")


def _register_spot(draft: Draft, kind: str, key: str) -> Spot:
    entries = list(getattr(draft.registers, kind).values())
    names, file = (kind, "[]"), _file_of_kind(draft, kind)
    by = KINDS[kind].key
    if key == NEW:
        blank = Body("", BodyKind(next(iter(BodyKind)))) if kind == "bodies" else _blank_law()
        return Spot(kind, key, blank, file, kind, -1, None, f"登记一个{KINDS[kind].entry}", names)
    for index, entry in enumerate(entries):
        if getattr(entry, by) == key:
            return Spot(kind, key, entry, file, kind, index, None, key, names, frozenset({by}))
    raise MissingError(f"没有登记“{key}”。")


def _blank_law() -> Law:
    return Law(key="", title="", status=LawStatus.UNKNOWN, check=LawCheck.MEMORY)


def _file_of_kind(draft: Draft, kind: str) -> str:
    return next((n for n in draft.snapshot.sources if n.rpartition(".")[0] == kind), KINDS[kind].file)
