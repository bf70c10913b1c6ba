"""Equal words, equal fingerprints; any other word, flag, order or kind, another; places in files count for nothing."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, get_args, get_type_hints

import pytest

from generator.derive.listpages import GuideParts
from generator.derive.views.pick import CategoryParts, ItemParts, TombstoneParts
from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import NOWHERE, Place
from generator.model.domain import Question
from generator.model.fingerprint import Fingerprints
from generator.model.search import SearchData
from generator.model.sheets import Download
from generator.model.terms import BodyKind
from tests.catalogues import base_catalogue


class Colour(Enum):
    RED = "红"
    BLUE = "蓝"


@dataclass(frozen=True, slots=True)
class Empty:
    """A record without a field that counts."""

    place: Place = NOWHERE


def of(value: object) -> str:
    return Fingerprints().of(value)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("甲", "乙"),
        ("1", 1),
        (1, True),
        (("甲", "乙"), ("乙", "甲")),
        (("甲乙",), ("甲", "乙")),
        ((("甲",), "乙"), ("甲", ("乙",))),
        ({"甲": "乙"}, {"乙": "甲"}),
        ({"甲": 1, "乙": 2}, {"乙": 2, "甲": 1}),
        (Colour.RED, Colour.BLUE),
        (Colour.RED, "红"),
        (date(2026, 11, 28), "2026-11-28"),
        (None, ""),
        (Question("问", "01-001"), Question("问", "01-002")),
        (frozenset({"甲"}), frozenset({"甲", "乙"})),
    ],
)
def test_different_values_differ(one: object, other: object) -> None:
    assert of(one) != of(other)


def test_order_of_a_set_and_kind_of_a_list_do_not_count() -> None:
    assert of(frozenset({"甲", "乙", "丙"})) == of(frozenset({"丙", "乙", "甲"}))
    assert of(["甲"]) == of(("甲",))


def test_places_do_not_count() -> None:
    body = Body("县教育局", next(iter(BodyKind)))
    assert of(body) == of(replace(body, place=Place("bodies.yml", 7, 3)))
    assert of(Empty()) == of(Empty(Place("b.yml")))


def test_every_other_field_of_an_item_counts() -> None:
    item = base_catalogue().items[0]
    texts = [field.name for field in fields(item) if isinstance(getattr(item, field.name), str)]
    assert len(texts) > 8
    for name in texts:
        assert of(item) != of(replace(item, **{name: getattr(item, name) + "改"}))


def test_what_was_hashed_is_known_by_its_identity_only() -> None:
    known = Fingerprints()
    catalogue = base_catalogue()
    first = known.of(catalogue)
    again = Fingerprints(known)
    assert again.of(catalogue) == first
    assert again.of(replace(catalogue, domains=())) != first


def kinds_in(kind: Any, seen: set[Any]) -> Iterator[Any]:
    """Every plain kind that a value of a kind may hold."""
    if kind in seen:
        return
    seen.add(kind)
    inside = get_args(kind)
    if not inside and is_dataclass(kind):
        inside = tuple(get_type_hints(kind).values())
    elif not inside:
        yield kind
    for part in inside:
        yield from kinds_in(part, seen)


def test_all_that_a_catalogue_may_hold_is_known() -> None:
    """A field of a new kind (a time, a fraction) has to be made known before a build meets it."""
    found = {
        kind
        for parts in (Catalogue, ItemParts, CategoryParts, TombstoneParts, GuideParts, Download, SearchData)
        for kind in kinds_in(parts, set())
        if not (isinstance(kind, type) and issubclass(kind, Enum))
    }
    assert found - {str, int, float, bool, date, type(None), ...} == set()


def test_lone_surrogates_are_hashed_like_other_characters() -> None:
    assert of("a\udc80") != of("a\udc81")


def test_a_thing_that_nobody_knows_is_refused() -> None:
    with pytest.raises(TypeError, match="object"):
        of(object())
