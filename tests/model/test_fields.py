"""The tables of records and the schemas say the same fields, in the same order, equally required."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.model.body import Body
from generator.model.calendarfile import CalendarYear, LocalDay
from generator.model.catalogue import Adjustment
from generator.model.domain import Category, Domain, Question
from generator.model.fields import Meaning, Shape, fields_of, keys_meaning
from generator.model.guide import Counter, FormFile, Guide, Material
from generator.model.indexnumber import IndexNumber, LastSerial, NumberForm
from generator.model.inspection import LinkPolicy, WrongWord
from generator.model.item import ChannelUse, Item, Origin, PortalColumn, Published, Scope, Subject, TimeLimitEntry
from generator.model.law import Law
from generator.model.ledger import LedgerRules, Repeats
from generator.model.legalbasis import LegalBasis
from generator.model.occasion import Occasion, Outcome
from generator.model.office import Contact, Office
from generator.model.place import MapFacts, Spot
from generator.model.poster import PosterSet
from generator.model.record import PublicationRecord
from generator.model.register import Destination, Retired
from generator.model.topic import Topic
from generator.model.vocabulary import Synonym
from generator.model.withheld import Withheld

SCHEMAS = Path(__file__).parent.parent.parent / "schema"

WHERE: list[tuple[type, str, tuple[str, ...]]] = [
    (Item, "domain", ("items", "[]")),
    (Domain, "domain", ("domain",)),
    (Category, "domain", ("domain", "categories", "[]")),
    (Question, "domain", ("domain", "questions", "[]")),
    (Subject, "domain", ("items", "[]", "subject", "[]")),
    (ChannelUse, "domain", ("items", "[]", "channel", "[]")),
    (TimeLimitEntry, "domain", ("items", "[]", "time_limit", "[]")),
    (Scope, "domain", ("items", "[]", "scope")),
    (LegalBasis, "domain", ("items", "[]", "basis", "[]")),
    (Origin, "domain", ("items", "[]", "origin")),
    (Published, "domain", ("items", "[]", "published", "[]")),
    (PortalColumn, "domain", ("items", "[]", "portal", "[]")),
    (Law, "laws", ("laws", "[]")),
    (Body, "bodies", ("bodies", "[]")),
    (Office, "office", ()),
    (Contact, "office", ("contact",)),
    (LinkPolicy, "office", ("links",)),
    (LedgerRules, "office", ("ledger",)),
    (Repeats, "office", ("ledger", "repeats", "[]")),
    (Retired, "permalinks", ("retired", "[]")),
    (Destination, "permalinks", ("retired", "[]", "moved_to")),
    (Adjustment, "adjustments", ("adjustments", "[]")),
    (Synonym, "words", ("synonyms", "[]")),
    (WrongWord, "words", ("wrong_words", "[]")),
    (CalendarYear, "calendar", ("years", "[]")),
    (LocalDay, "calendar", ("local", "[]")),
    (PosterSet, "posters", ("posters", "[]")),
    (PublicationRecord, "records", ("records", "[]")),
    (Withheld, "withheld", ("withheld", "[]")),
    (NumberForm, "office", ("index_numbers",)),
    (IndexNumber, "numbers", ("numbers", "[]")),
    (LastSerial, "numbers", ("last", "[]")),
    (Occasion, "events", ("events", "[]")),
    (Outcome, "events", ("events", "[]", "outcome")),
    (Spot, "places", ("places", "[]")),
    (MapFacts, "places", ("map",)),
    (Topic, "topics", ("topics", "[]")),
    (Guide, "guides", ("guides", "[]")),
    (Material, "guides", ("guides", "[]", "materials", "[]")),
    (Counter, "guides", ("guides", "[]", "places", "[]")),
    (FormFile, "guides", ("guides", "[]", "forms", "[]")),
]


def group_at(kind: str, path: tuple[str, ...]) -> dict[str, Any]:
    """The group of properties at a path of a schema, through references and longer forms."""
    root = json.loads((SCHEMAS / f"{kind}.schema.json").read_text("utf-8"))

    def resolve(node: Any) -> Any:
        while "$ref" in node:
            target = root
            for step in node["$ref"].removeprefix("#/").split("/"):
                target = target[step]
            node = target
        return node

    node = resolve(root)
    for step in path:
        options = [node, node.get("else", {}), node.get("then", {})]
        found = [
            o["items"] if step == "[]" else o["properties"][step]
            for o in options
            if (step == "[]" and "items" in o) or step in o.get("properties", {})
        ]
        node = resolve(found[0])
    return next(option for option in (node, node.get("else", {})) if "properties" in option)


EACH = pytest.mark.parametrize(("record", "kind", "path"), WHERE, ids=[entry[0].__name__ for entry in WHERE])


@EACH
def test_record_and_schema_have_the_same_fields(record: type, kind: str, path: tuple[str, ...]) -> None:
    group = group_at(kind, path)
    keys = [row.key for row in fields_of(record)]
    own = [name for name in group["properties"] if not (record is Domain and name == "items")]
    if any(row.is_short for row in fields_of(record)):  # the short field stands first
        assert sorted(keys) == sorted(own)
    else:
        assert keys == own


ABSENT_IS_EMPTY = {"apply", "office", "holidays", "units"}
"""Required in the file; in the model an empty value stands for a register, an entry or a year without it."""


@EACH
def test_what_the_schema_requires_has_no_default(record: type, kind: str, path: tuple[str, ...]) -> None:
    required = set(group_at(kind, path).get("required", ()))
    written = {row.key for row in fields_of(record) if row.required}
    assert written <= required, "it is always written, though it may be absent"
    if not any(row.is_short for row in fields_of(record)):  # the long form is for those that have more to say
        assert required - ABSENT_IS_EMPTY <= written


def test_every_record_inside_another_is_held_to_its_schema() -> None:
    listed = {record for record, _, _ in WHERE}
    inside = {row.of for record in listed for row in fields_of(record) if row.shape in (Shape.RECORD, Shape.RECORDS)}
    assert inside <= listed


def test_meanings_of_keys_are_found_through_the_records_inside() -> None:
    found = keys_meaning(Item, Body)
    assert found["phone"] == {Meaning.PHONE}
    assert found["summary"] == {Meaning.PROSE}
    assert found["url"] == {Meaning.URL}
    assert found["stage"] == {Meaning.TERM}


def test_a_type_without_a_shape_is_refused() -> None:
    from dataclasses import dataclass

    @dataclass(frozen=True)
    class Odd:
        value: float

    with pytest.raises(TypeError, match="no shape"):
        fields_of(Odd)
