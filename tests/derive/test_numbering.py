"""Numbers are given once: to each document one, in order, and none again whatever happens to the register."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.derive.numbering import derive_numbers
from generator.edit.numbers import write_numbers
from generator.model.catalogue import Catalogue
from generator.model.indexnumber import IndexNumber, LastSerial, NumberForm
from generator.model.item import Published
from generator.pipeline.shipped import schemas
from generator.read.catalogue.assemble import Parts, assemble_catalogue
from generator.yamltext.tree import read_located
from tests.catalogues import base_catalogue

TODAY = "2026-11-30"
FORM = NumberForm(pattern="{机构}/{年份}-{流水5}")


def catalogue_of(documents: Sequence[Published], form: NumberForm = FORM) -> Catalogue:
    base = base_catalogue()
    bodies = {
        name: replace(body, code="000014349" if "资源" in name else "014560025") for name, body in base.bodies.items()
    }
    first, *others = base.domains
    items = (replace(first.items[0], published=tuple(documents)), *first.items[1:])
    office = replace(base.office, index_numbers=form)
    return replace(base, office=office, bodies=bodies, domains=(replace(first, items=items), *others))


def document(name: str, day: str = "2026-05-06", body: str = "") -> Published:
    return Published(f"文件{name}", f"https://www.example.gov.cn/{name}.html", day, body=body)


def keep(catalogue: Catalogue) -> Catalogue:
    """The catalogue after the numbers have been given."""
    found = derive_numbers(catalogue, TODAY)
    assert not found.faults
    if not found.given:
        return catalogue
    return replace(catalogue, numbers=(*catalogue.numbers, *found.given), last_serials=found.last)


def test_by_the_day_then_by_the_catalogue() -> None:
    catalogue = keep(
        catalogue_of([document("b"), document("c", "2025-01-02"), document("a"), document("d", body="县教育局")])
    )
    assert [(entry.title, entry.number) for entry in catalogue.numbers] == [
        ("文件c", "000014349/2025-00001"),
        ("文件b", "000014349/2026-00001"),
        ("文件a", "000014349/2026-00002"),
        ("文件d", "014560025/2026-00001"),
    ]
    assert not derive_numbers(catalogue, TODAY).given, "a second time there is nothing to do"


def test_a_document_of_two_items_is_one() -> None:
    catalogue = catalogue_of([document("a")])
    first, *others = catalogue.domains
    second = replace(first.items[1], published=(document("a"),))
    both = replace(catalogue, domains=(replace(first, items=(first.items[0], second, *first.items[2:])), *others))
    (entry,) = derive_numbers(both, TODAY).given
    assert entry.items == ("01-001", "01-002")


def test_a_number_whose_line_was_lost_is_not_given_again() -> None:
    catalogue = keep(catalogue_of([document("a"), document("b")]))
    lost = replace(catalogue, numbers=catalogue.numbers[:1])
    assert [entry.number for entry in derive_numbers(lost, TODAY).given] == ["000014349/2026-00003"]


def test_what_is_lacking_is_said_and_nothing_given() -> None:
    catalogue = catalogue_of([document("a", body="县教育局")])
    bare = replace(catalogue, bodies={name: replace(body, code="") for name, body in catalogue.bodies.items()})
    found = derive_numbers(bare, TODAY)
    assert found.given == ()
    assert found.faults == ("bodies.yml 里“县教育局”没有写机构代码（code）。",)
    assert "没有写索引号的样式" in derive_numbers(catalogue_of([document("a")], NumberForm("")), TODAY).faults[0]
    assert "region" in derive_numbers(catalogue_of([document("a")], NumberForm("{区划}-{流水3}")), TODAY).faults[0]


def test_a_full_series_stops() -> None:
    form = NumberForm("{年份}-{流水2}")
    catalogue = replace(catalogue_of([document("a")], form), last_serials=(LastSerial("2026-*", 99),))
    assert "用完了" in derive_numbers(catalogue, TODAY).faults[0]


def test_the_file_is_read_back() -> None:
    catalogue = keep(catalogue_of([document("a"), document("b", "2025-01-02")]))
    data = write_numbers(catalogue.numbers, catalogue.last_serials)
    read = assemble_catalogue(Parts(registers={"numbers": read_located("numbers.yml", data)}), schemas().titles)
    bare = [replace(entry, place=first.place) for entry, first in zip(read.numbers, catalogue.numbers, strict=True)]
    assert bare == list(catalogue.numbers)
    assert [(one.rest, one.serial) for one in read.last_serials] == [
        (one.rest, one.serial) for one in catalogue.last_serials
    ]


Step = tuple[str, str]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from("abcdef"), st.sampled_from(("2025-03-01", "2026-03-01")), st.booleans(), st.booleans()
        ),
        max_size=12,
    )
)
def test_no_number_is_ever_given_twice(steps: list[tuple[str, str, bool, bool]]) -> None:
    """Documents come and go, lines of the register are lost: no number ever stands for two documents."""
    documents: dict[str, Published] = {}
    ever: dict[str, str] = {}
    kept: tuple[IndexNumber, ...] = ()
    last: tuple[LastSerial, ...] = ()
    for name, day, goes, loses in steps:
        if goes:
            documents.pop(name, None)
        else:
            documents[name] = document(name, day)
        found = derive_numbers(replace(catalogue_of(list(documents.values())), numbers=kept, last_serials=last), TODAY)
        kept, last = (*kept, *found.given), found.last if found.given else last
        for entry in found.given:
            assert ever.setdefault(entry.number, entry.url) == entry.url
            assert list(ever).count(entry.number) == 1
        if loses:
            kept = kept[:-1]


@pytest.mark.parametrize("form", [NumberForm("{区划}-{分类}-{日期}-{流水4}", region="640122", classes={"01": "T01"})])
def test_class_and_region(form: NumberForm) -> None:
    (entry,) = keep(catalogue_of([document("a")], form)).numbers
    assert entry.number == "640122-T01-20260506-0001"
