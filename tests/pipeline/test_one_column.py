"""A column of a working sheet that somebody changed changes its own field and no other, once and for all."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.derive.registering import Registers
from generator.derive.sheets import further_fields
from generator.model.catalogue import Catalogue
from generator.model.imported import Imported
from generator.model.item import Item
from generator.pipeline.exporting import export_working
from generator.pipeline.returning import further_columns, gather
from generator.read.tables.understand import understand
from tests.pipeline.roundtrip import SCOPE, catalogues, grids_of, take_in
from tests.sampling import count

COLUMNS = (
    "title",
    *("content", "basis", "time_limit", "subject", "channel", *SCOPE, "portal"),
    *(row.attribute for row in further_fields()),
)
"""Every attribute of an item that a working sheet has a column for, but the category, which others share."""
FEW = settings(max_examples=count(1, 5), deadline=None, suppress_health_check=list(HealthCheck))


def _values(item: Item) -> Mapping[str, Any]:
    own = {field.name: getattr(item, field.name) for field in fields(Item) if field.name not in ("scope", "place")}
    return own | {name: getattr(item.scope, name) for name in SCOPE}


def _with(item: Item, name: str, value: Any) -> Item:
    if name in SCOPE:
        return replace(item, scope=replace(item.scope, **{name: value}))
    return replace(item, **{name: value})


def _replaced(catalogue: Catalogue, item: Item) -> Catalogue:
    """The catalogue with its first item another."""
    first, *rest = catalogue.domains
    return replace(catalogue, domains=(replace(first, items=(item, *first.items[1:])), *rest))


def _returned(catalogue: Catalogue, filled: Catalogue) -> Imported:
    """A working sheet of the catalogue as it comes back saying what `filled` says."""
    [sent] = grids_of("表.xlsx", export_working(catalogue).content)
    [now] = grids_of("表.xlsx", export_working(filled).content)
    return understand([replace(now, sent=sent.sent, base=sent.base)], further_columns())


@pytest.mark.parametrize("name", COLUMNS)
@FEW
@given(old=catalogues(is_plain=True), new=catalogues(is_plain=True))
def test_a_changed_column_changes_its_field_alone(name: str, old: Catalogue, new: Catalogue) -> None:
    item = old.items[0]
    value = _values(new.items[0])[name]
    if name == "title":
        value += "办法"
    if name == "channel":
        value = _told_apart(value, [use.channel for use in value])
    if name == "levels":
        value = _told_apart(value, value)
    assume(value)
    wanted = _with(item, name, value)
    result = take_in(old, _returned(old, _replaced(old, wanted)))
    found = result.items[0]
    changed = {key for key, own in _values(item).items() if _values(found)[key] != own}
    assert changed <= {name}
    if name == "basis":
        said = [(one.law, one.articles) for one in wanted.basis if one.checked and one.law not in _shared(old)]
        assert set(said) <= {(one.law, one.articles) for one in found.basis} or len(said) != len(dict(said))
    elif name != "subject":
        assert _values(found)[name] == _values(wanted)[name] or set(_values(found)[name]) == set(value)
    else:
        assert [_plain(one) for one in found.subject] == [_plain(one) for one in wanted.subject]
    assert result.items[1:] == old.items[1:]


def _told_apart(values: tuple[Any, ...], terms: Sequence[Any]) -> tuple[Any, ...]:
    """Without the term itself beside an office's own words for it: they have one tick together."""
    own = {term.standard for term in terms if term.standard is not term}
    return tuple(value for value, term in zip(values, terms, strict=True) if term not in own)


def _shared(catalogue: Catalogue) -> frozenset[str]:
    domain = catalogue.domains[0]
    category = domain.category_of(catalogue.items[0])
    return frozenset(one.law for one in category.basis) if category else frozenset()


def _plain(subject: Any) -> Any:
    return subject.body, subject.level, subject.section, subject.note


@settings(FEW, max_examples=count(5, 50))
@given(old=catalogues(), new=catalogues(), name=st.sampled_from(COLUMNS))
def test_whatever_stands_in_it_a_second_time_changes_nothing(old: Catalogue, new: Catalogue, name: str) -> None:
    item = old.items[0]
    value = _values(new.items[0])[name]
    assume(value and name != "title")
    imported = _returned(old, _replaced(old, _with(item, name, value)))
    result = take_in(old, imported, may_warn=True)
    changed = {key for key, own in _values(item).items() if _values(result.items[0])[key] != own}
    assert changed <= {name}
    known = replace(result, laws={**result.laws, **_proposed(old, imported)})
    again = gather(known, imported)
    assert [problem.message for problem in again.problems if problem.is_error] == []
    assert take_in(known, imported, may_warn=True) == known


def _proposed(catalogue: Catalogue, imported: Imported) -> Mapping[str, Any]:
    """Laws that an import adds to the register."""
    registers = Registers(catalogue.bodies, catalogue.laws)
    for draft in gather(catalogue, imported).drafts:
        for basis in draft.basis:
            registers.law(basis)
    return registers.new_laws
