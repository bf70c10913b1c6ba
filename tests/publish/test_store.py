"""Facts by content address: whole or absent, whatever a disk or another writer did to them."""

from pathlib import Path

import pytest

from generator.model.officefacts import ItemFacts, OfficeFacts
from generator.publish.store import FOLDER, Store, site_mark
from generator.read.officefacts import read_facts
from generator.render.officefacts import render_facts


def test_what_was_put_is_found_by_its_hash(tmp_path: Path) -> None:
    store = Store(tmp_path)
    name = store.put(b"facts")
    assert store.put(b"facts") == name
    assert store.get(name) == b"facts"
    assert store.get("0" * 64) is None


def test_what_a_disk_made_of_it_counts_as_absent(tmp_path: Path) -> None:
    store = Store(tmp_path)
    name = store.put(b"facts")
    (found,) = (tmp_path / FOLDER / "objects").glob("??/*")
    found.write_bytes(b"fact?")
    assert store.get(name) is None


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"inputs": 3}', b"\xff"])
def test_a_record_that_is_none_is_empty(tmp_path: Path, data: bytes) -> None:
    store = Store(tmp_path)
    store.note("640323", {"inputs": "abc"})
    assert store.record("640323") == {"inputs": "abc"}
    (tmp_path / FOLDER / "offices" / "640323.json").write_bytes(data)
    assert store.record("640323") == {}


def test_what_nobody_names_goes_after_a_day(tmp_path: Path) -> None:
    store = Store(tmp_path)
    kept, lost = store.put(b"kept"), store.put(b"lost")
    store.sweep({kept}, 0.0)
    assert store.get(lost) == b"lost", "just written: somebody may be about to name it"
    (tmp_path / FOLDER / "objects" / lost[:2] / lost).touch()
    store.sweep({kept}, 2e10)
    assert (store.get(kept), store.get(lost)) == (b"kept", None)


def test_a_folder_that_is_no_site_has_no_mark(tmp_path: Path) -> None:
    assert site_mark(tmp_path) == ""
    assert site_mark(tmp_path / "nowhere") == ""


FACTS = OfficeFacts(
    "640323",
    "盐池县",
    "2026-12-01",
    (ItemFacts("01-001", "甲", "01", "类", "20日", "乙", "丙", ("丁",)),),
    (),
    (),
    3,
    1,
)


def test_facts_come_back_as_they_were() -> None:
    assert read_facts(render_facts(FACTS), with_content=True) == FACTS
    without = read_facts(render_facts(FACTS))
    assert without is not None
    assert without.items[0].content == ()


@pytest.mark.parametrize("data", [b"", b"[]", b'{"format": 2}', b'{"format": 1}', b"\xff", b"[" * 100_000])
def test_what_is_no_facts_is_none(data: bytes) -> None:
    assert read_facts(data) is None
