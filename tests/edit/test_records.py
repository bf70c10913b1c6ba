"""What is written reads back as what it was: every record of the shipped catalogue, and odd texts."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edit.records import record_rows
from generator.model.body import Body
from generator.model.catalogue import Adjustment, Catalogue
from generator.model.diagnostic import NOWHERE
from generator.model.legalbasis import LegalBasis
from generator.model.register import Destination, Retired
from generator.model.terms import BodyKind
from generator.pipeline.editing import is_same_record
from generator.read.catalogue.records import Spot, read_record
from generator.yamltext.lookalikes import unify
from generator.yamltext.tree import read_located
from tests.catalogues import shipped_catalogue

REPOSITORY = Path(__file__).parent.parent.parent


def read_back(record: Any) -> Any:
    text = "\n".join(record_rows(record)) + "\n"
    document = read_located("x.yml", text.encode())
    assert document.problems == [], text
    return read_record(type(record), document.root, Spot("x.yml", lambda path: path[-1]))


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return shipped_catalogue()


def test_every_record_of_the_shipped_catalogue_reads_back(shipped: Catalogue) -> None:
    records = [*shipped.items, *shipped.laws.values(), *shipped.bodies.values(), *shipped.adjustments, *shipped.posters]
    records += [
        shipped.office,
        shipped.words,
        *(category for domain in shipped.domains for category in domain.categories),
    ]
    assert len(records) > 500
    assert [record for record in records if not is_same_record(record, read_back(record))] == []


def test_an_entry_of_the_register_reads_back() -> None:
    entry = Retired(id="01-009", title="甲: 乙", on="2026-11-24", reason="移交#1", since="2026-01-01", state="移交")
    entry = replace(
        entry, moved_to=Destination("示例市", "https://www.example.gov.cn/"), replaced_by=("01-001", "02-002")
    )
    assert is_same_record(entry, read_back(entry))


_HIDDEN = ("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp", "Zs")
_BLANKS = "\ufffd\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\U0001d159"
"""What is seen as nothing, though its category says otherwise."""

TEXTS = st.text(st.characters(blacklist_categories=_HIDDEN, blacklist_characters=_BLANKS), min_size=1).map(unify)


@given(TEXTS, TEXTS, st.lists(TEXTS, min_size=1, max_size=4))
def test_any_text_reads_back(one: str, other: str, more: list[str]) -> None:
    body = Body(one, BodyKind.UNIT, duty=other)
    assert is_same_record(body, read_back(body))
    basis = LegalBasis(one, tuple(more), checked=False)
    assert is_same_record(basis, read_back(basis))


def test_what_says_nothing_is_not_written() -> None:
    assert record_rows(Adjustment(on="2026-11-24", text="新增", place=NOWHERE)) == ['on: "2026-11-24"', "text: 新增"]


def test_a_lone_wording_stands_without_a_list(shipped: Catalogue) -> None:
    item = shipped.items[0]
    rows = record_rows(item)
    assert f"time_limit: {item.time_limit[0].limit.raw}" in rows
    assert "  - 县自然资源局" in rows
