"""What people answered when documents of the portal were collected: `collected.yml`. Nothing of it is published.

Each class is the table of its fields (`model.fields`).
"""

from dataclasses import dataclass
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, PAGE_ONLY, At, Day, Id, Number, Url
from generator.model.webaddress import find_address_fault


@dataclass(frozen=True, slots=True)
class Answer:
    """A person's word on one document: the item it fulfils, or none (empty).

    `url`: the document's address, empty where its source has none that is whole; then title, number and day say which
    it is (`document_key`).
    """

    title: Number
    url: Url = ""
    number: Number = ""
    date: Number = ""
    column: Number = ""
    item: Id = ""
    on: Day = ""
    place: Annotated[Place, At("title")] = NOWHERE


@dataclass(frozen=True, slots=True)
class LearnedColumn:
    """A column of the portal and the items that people gave its documents, the most frequent first."""

    column: Number
    items: Annotated[tuple[Id, ...], INLINE]
    place: Annotated[Place, At("column")] = NOWHERE


@dataclass(frozen=True, slots=True)
class DocumentCheck:
    """What a published document was when it was looked at last: its SHA-256, or why it could not be read."""

    url: Url
    on: Day
    sha256: Number = ""
    fault: Annotated[str, PAGE_ONLY] = ""
    place: Annotated[Place, At("url")] = NOWHERE


@dataclass(frozen=True, slots=True)
class Collecting:
    """The whole file."""

    answers: tuple[Answer, ...] = ()
    columns: tuple[LearnedColumn, ...] = ()
    checks: tuple[DocumentCheck, ...] = ()


def whole_address(url: str) -> str:
    """An address that may stand in a catalogue; empty where it is none."""
    return url if url and find_address_fault(url) is None else ""


def document_key(url: str, title: str, number: str, day: str) -> tuple[str, ...]:
    """What tells one document from another: its whole address; without one its title, number and day."""
    return (whole,) if (whole := whole_address(url)) else (title, number, day)
