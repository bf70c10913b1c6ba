"""Ids, names and lists of them as people type and copy them: the same for every command that takes them."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from generator.model.address import is_domain, is_id
from generator.model.catalogue import Catalogue
from generator.model.domain import Domain

_LIST_MARKS = re.compile("[,，﹐、､﹑;；﹔]")
_SHORT = re.compile("([0-9]{1,2})-([0-9]{1,3})", re.ASCII)
_DASHES = re.compile("[‐‑‒–—―−]")


def tidy_id(text: str) -> str:
    """An id with full-width digits, any dash, C1 for c1, 1-18 for 01-018; what is no id even then stays as it is."""
    text = text.strip()
    tidy = _DASHES.sub("-", unicodedata.normalize("NFKC", text)).lower()
    if short := _SHORT.fullmatch(tidy):
        tidy = f"{short[1].zfill(2)}-{short[2].zfill(3)}"
    return tidy if is_id(tidy) else text


def split_names(texts: Iterable[str]) -> tuple[str, ...]:
    """Names, several in one text; a blank belongs to the name."""
    return tuple(name.strip() for text in texts for name in _LIST_MARKS.split(text) if name.strip())


def split_ids(texts: Iterable[str]) -> tuple[str, ...]:
    """Ids, several in one text, blanks between them too; titles are left whole (`find_codes`)."""
    found: list[str] = []
    for part in split_names(texts):
        pieces = [tidy_id(piece) for piece in part.split()]
        found += pieces if any(is_id(piece) for piece in pieces) else [tidy_id(part)]
    return tuple(found)


def find_domain(catalogue: Catalogue, word: str) -> Domain | None:
    """The domain of a code (`01`, `1`), a title or a file name."""
    words = {word.strip(), tidy_id(word), unicodedata.normalize("NFKC", word.strip()).zfill(2)}
    ways = (
        lambda domain: domain.code,
        lambda domain: domain.title,
        lambda domain: Path(domain.file).name,
        lambda domain: Path(domain.file).stem,
    )
    return next((domain for way in ways for domain in catalogue.domains if way(domain) in words), None)


def need_domain(catalogue: Catalogue, word: str) -> Domain:
    """As `find_domain`.

    Raises:
        UsageError: there is none; the message offers those there are.
    """
    if (found := find_domain(catalogue, word)) is None:
        offer = "、".join(f"{domain.code} {domain.title}" for domain in catalogue.domains)
        raise click.UsageError(f"没有领域“{word.strip()}”，有的是：{offer}")
    return found


def find_codes(catalogue: Catalogue, words: Sequence[str]) -> tuple[str, ...]:
    """Each word once, with the codes of domains where one was named otherwise; several titles may stand in one word."""
    codes: dict[str, None] = {}
    for word in words:
        for part in (word,) if is_id(word) or find_domain(catalogue, word) else word.split():
            found = None if not is_domain(part) and is_id(part) else find_domain(catalogue, part)
            codes[found.code if found else part] = None
    return tuple(codes)
