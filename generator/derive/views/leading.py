"""The bodies that an item's page names, with their telephones: all of a few, of many two and one that has one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.derive.views.official import say_names, say_subject
from generator.derive.views.parts import Phones, phones_of
from generator.model.body import Body
from generator.model.item import Item, Subject

BODIES = 3
"""Responsible bodies of an item that stand in the answer on a phone; the others stand below it."""


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A responsible body with its part in the duty. `names`: the names it had and has besides, in words."""

    text: str
    phones: Phones
    names: str = ""


def leading_subjects(item: Item, bodies: Mapping[str, Body]) -> tuple[Subject, ...]:
    """The bodies the answer names: all of a few; of many the first two and one that has a telephone."""
    if len(item.subject) <= BODIES:
        return item.subject
    leading = item.subject[: BODIES - 1]
    for entry in (*leading, *item.subject):
        if phones_of_subject(entry, bodies):
            return leading if entry in leading else (*leading, entry)
    return leading


def phones_of_subject(subject: Subject, bodies: Mapping[str, Body]) -> Phones:
    body = bodies.get(subject.body)
    return phones_of(body.calls) if body else ()


def has_phone(item: Item, bodies: Mapping[str, Body]) -> bool:
    """Whether one of the bodies that answer for an item has its telephone in the register."""
    return any(phones_of_subject(subject, bodies) for subject in item.subject)


def body_lines(subjects: Iterable[Subject], bodies: Mapping[str, Body]) -> tuple[BodyLine, ...]:
    return tuple(_body_line(subject, bodies) for subject in subjects)


def _body_line(subject: Subject, bodies: Mapping[str, Body]) -> BodyLine:
    body = bodies.get(subject.body)
    return BodyLine(say_subject(subject), phones_of_subject(subject, bodies), say_names(body) if body else "")
