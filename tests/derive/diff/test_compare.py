"""The diff of two catalogues is a value: carried out on the one it gives the other, written down and read back too."""

from dataclasses import fields, replace
from functools import cache
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.derive.diff.compare import apply_diff, derive_diff, is_same_catalogue
from generator.model.catalogue import Catalogue
from generator.model.change import Comparison, Part
from generator.model.fields import Meaning, Shape, fields_of
from generator.model.item import Item
from generator.model.kinds import RECORDS
from generator.model.names import USES, Named
from generator.model.record import PublicationRecord
from generator.pipeline.comparing import compare
from generator.read.changes import NotADiffError, read_diff
from generator.render.changes.data import write_json
from tests.catalogues import base_catalogue
from tests.derive.diff.catalogues import make_catalogue
from tests.site.support import ROOT

BASE = ROOT / "tests" / "examples" / "base"
MANY = settings(max_examples=60)
SEEDS = st.integers(0, 2**32)


@cache
def base() -> Catalogue:
    return base_catalogue()


def with_items(*items: Item) -> Catalogue:
    first, *others = base().domains
    return replace(base(), domains=(replace(first, items=items), *others))


@MANY
@given(SEEDS)
def test_nothing_differs_from_itself(seed: int) -> None:
    assert not derive_diff(make_catalogue(seed), make_catalogue(seed))


@MANY
@given(SEEDS, SEEDS)
def test_carried_out_on_the_one_it_gives_the_other(one: int, other: int) -> None:
    old, new = make_catalogue(one), make_catalogue(other)
    compared = compare(old, new)
    assert is_same_catalogue(apply_diff(old, compared.diff), new)
    assert is_same_catalogue(apply_diff(old, read_diff(write_json(compared))), new)
    assert bool(compared.notes) == bool(compared.diff) == (not is_same_catalogue(old, new))


def mixed(old: Catalogue, new: Catalogue, random: Random) -> Catalogue:
    """Parts of the one and of the other, some lists in another order: most of two versions is the same."""
    parts = {field.name: getattr(random.choice((old, new)), field.name) for field in fields(Catalogue)}
    parts["domains"] = tuple(
        replace(domain, items=tuple(random.sample(domain.items, len(domain.items)))) for domain in old.domains
    )
    for register in ("bodies", "laws"):
        entries = [*getattr(old, register).items(), *getattr(new, register).items()]
        parts[register] = dict(random.sample(entries, len(entries) // 2))
    return Catalogue(**parts)


@MANY
@given(SEEDS)
@example(1519)  # two poster sets without a name beside one called #2
def test_versions_of_one_catalogue_give_each_other(seed: int) -> None:
    old = make_catalogue(seed)
    new = mixed(old, make_catalogue(seed + 1), Random(seed))
    for one, other in ((old, new), (new, old)):
        assert is_same_catalogue(apply_diff(one, derive_diff(one, other)), other)


def test_order_alone_is_a_difference() -> None:
    one, two, three = base().domains[0].items
    changed = with_items(three, one, two)
    diff = derive_diff(base(), changed)
    assert (diff.changes, len(diff.orders)) == ((), 1)
    assert is_same_catalogue(apply_diff(base(), diff), changed)


def test_an_item_in_the_middle_needs_no_list_of_all_others() -> None:
    one, two, three = base().domains[0].items
    new = replace(one, id="01-005", title="新的")
    diff = derive_diff(base(), with_items(one, new, two, three))
    assert not diff.orders
    assert [(change.part, change.key, change.follows) for change in diff.changes] == [(Part.ITEM, "01-005", "01-001")]


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 2}', '{"format": 1, "diff": {"changes": [{"part": "x"}]}}']
)
def test_what_is_no_diff_is_refused(text: str) -> None:
    with pytest.raises(NotADiffError):
        read_diff(text)


def test_a_word_that_is_not_allowed_is_refused() -> None:
    text = write_json(Comparison("", "", derive_diff(base(), with_items()), ()))
    with pytest.raises(NotADiffError):
        read_diff(text.replace("主动公开", "随便公开"))


def test_every_use_of_a_name_is_known() -> None:
    """A record with a new field for a name must say whose name it is, or a change of it would be told for each item."""
    seen: set[type] = set()
    waiting = list(RECORDS)
    uses = set()
    while waiting:
        record = waiting.pop()
        if record in seen or record is PublicationRecord:  # history: bodies are known there by names they had
            continue
        seen.add(record)
        for row in fields_of(record):
            if row.shape in (Shape.RECORD, Shape.RECORDS):
                waiting.append(row.of)
            elif row.meaning is Meaning.NAME and row.attribute not in ("formerly", "name", "key"):
                uses.add((record, row.attribute))
    assert uses <= set(USES)
    assert set(USES.values()) == set(Named)
