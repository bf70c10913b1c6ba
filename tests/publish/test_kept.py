"""What the last release left is used only where it is what the record says; any other record costs nothing but time."""

import json
import os
import shutil
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.model.errors import PublishError
from generator.pipeline.publishing import Release
from generator.publish.kept import NO_RECORD, Present, Record, load_record, record_of, save_record, settled
from generator.publish.manifest import entry_of
from generator.publish.staging import write_file
from generator.publish.survey import Facts, Kind
from tests.publish.faults import die_at, failing_at
from tests.publish.sites import content, pages

OLD, NEW = pages("old"), pages("new")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "www").mkdir()
    return tmp_path / "www" / "site"


def release(site: Path, files: Mapping[str, bytes], record: Path) -> Present:
    """Release by the record: what has the same bytes as key is kept, the rest is written."""
    present = Present(site, load_record(record))
    one = Release(site, present=present)
    try:
        one.open()
        written = {}
        for path, data in files.items():
            entry = present.find(path) if present.key(path) == entry_of(data).sha256 else None
            if entry is None or not present.share(path, entry, one.staging):
                write_file(one.staging, path, data)
            written[path] = entry_of(data)
        one.publish(written)
        save_record(record, one.record({path: entry.sha256 for path, entry in written.items()}, "gate"))
        return present
    finally:
        one.abandon()


def inodes(site: Path) -> dict[str, tuple[int, int]]:
    return {name: ((site / name).stat().st_ino, (site / name).stat().st_mtime_ns) for name in content(site)}


def test_what_is_the_same_is_the_same_file(site: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    release(site, OLD, record)
    before = inodes(site)
    present = release(site, NEW, record)
    after = inodes(site)
    same = {path for path in OLD if NEW.get(path) == OLD[path]}
    assert content(site) == NEW
    assert same == set(present.shared)
    assert all(before[path] == after[path] for path in same)
    assert all(before[path] != after[path] for path in before.keys() & after.keys() - same)
    assert all((site / path).stat().st_nlink == 1 for path in NEW)


def test_what_came_out_the_same_without_a_record_is_the_same_file_too(site: Path, tmp_path: Path) -> None:
    release(site, OLD, tmp_path / "one.json")
    before = inodes(site)
    release(site, OLD, tmp_path / "other.json")
    assert inodes(site) == before


@pytest.mark.parametrize("how", ["lost", "cut", "strange", "number", "old", "copied"])
def test_any_other_record_costs_nothing_but_time(site: Path, tmp_path: Path, how: str) -> None:
    record = tmp_path / "record.json"
    release(site, OLD, record)
    old = record.read_bytes()
    release(site, NEW, record)
    if how == "lost":
        record.unlink()
    elif how == "cut":
        record.write_bytes(old[: len(old) // 2])
    elif how == "strange":
        record.write_bytes(b"[[[")
    elif how == "number":
        record.write_text(json.dumps({"format": 1, "gate": "", "files": {"index.html": [1, 2, 3]}}))
    elif how == "old":
        record.write_bytes(old)
    else:
        shutil.copytree(site, tmp_path / "copy")
        shutil.rmtree(site)
        (tmp_path / "copy").rename(site)
    release(site, OLD, record)
    assert content(site) == OLD


def test_a_page_edited_by_hand_is_not_kept(site: Path, tmp_path: Path) -> None:
    """Same length and same time: the times of change tell, and the hash."""
    record = tmp_path / "record.json"
    release(site, OLD, record)
    page = site / "01" / "index.html"
    facts = page.stat()
    page.write_bytes(b"THE SAME")
    os.utime(page, ns=(facts.st_mtime_ns, facts.st_mtime_ns))
    present = Present(site, load_record(record))
    assert present.find("01/index.html") is None
    with pytest.raises(PublishError, match="被人改过"):
        release(site, NEW, record)


def test_a_page_that_changes_while_it_is_kept_stops_the_release(site: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    release(site, OLD, record)
    present = Present(site, load_record(record))
    one = Release(site, present=present)
    one.open()
    for path, data in OLD.items():
        assert present.share(path, entry_of(data), one.staging)
    (site / "index.html").write_bytes(b"OLD")
    with pytest.raises(PublishError, match="正在被别的程序改写"):
        one.publish({path: entry_of(data) for path, data in OLD.items()})
    one.abandon()


def test_a_page_that_changes_before_the_record_is_written_is_not_vouched_for(site: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    release(site, OLD, record)
    one = Release(site, present=Present(site, load_record(record)))
    one.open()
    for path, data in OLD.items():
        write_file(one.staging, path, data)
    one.publish({path: entry_of(data) for path, data in OLD.items()})
    (site / "index.html").write_bytes(b"OLD")
    time.sleep(0.05)
    (site / "another").write_bytes(b"")  # so that the page is not the youngest
    kept = one.record({}, "").files
    one.abandon()
    assert kept["index.html"].facts is None
    assert kept["01/index.html"].facts is not None


def test_killed_at_any_change_the_next_release_is_right(site: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    release(site, OLD, record)
    number = 0
    while True:
        number += 1
        is_killed = die_at(number, lambda: release(site, NEW, record))
        release(site, OLD, record)
        assert content(site) == OLD, number
        if not is_killed:
            break
    assert number > 20


def test_a_disk_that_fails_at_any_change_leaves_old_or_new(site: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.json"
    release(site, OLD, record)
    number = 0
    while True:
        number += 1
        with failing_at(number, 28) as calls:
            try:
                release(site, NEW, record)
            except PublishError:
                assert content(site) in (OLD, NEW)
        assert content(site) in (OLD, NEW), calls[-1]
        shutil.rmtree(site.with_name("site.old-1"), ignore_errors=True)
        release(site, OLD, record)
        assert content(site) == OLD
        if len(calls) < number:
            break


def test_a_disk_without_links_gets_copies_of_the_same_time(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = tmp_path / "record.json"
    release(site, OLD, record)
    times = {path: time for path, (_, time) in inodes(site).items()}

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "no links")

    monkeypatch.setattr(os, "link", refuse)
    release(site, OLD, record)
    assert content(site) == OLD
    assert {path: time for path, (_, time) in inodes(site).items()} == times


def test_facts_as_young_as_the_youngest_are_not_relied_on() -> None:
    def facts(ctime: int) -> Facts:
        return Facts(Kind.FILE, 1, 1, ctime, 1)

    second = 10**9
    fine = {"old": facts(5 * second + 1), "new": facts(9 * second + 7)}
    assert settled(fine).keys() == {"old"}
    whole = {"old": facts(5 * second), "near": facts(8 * second), "new": facts(9 * second)}
    assert settled(whole).keys() == {"old"}
    assert settled({}) == {}


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "record.json"
    assert load_record(path) == NO_RECORD
    record = Record("gate", {})
    assert save_record(path, record)
    assert load_record(path) == record


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not save_record(tmp_path / "file" / "record.json", Record("", {}))


def test_each_site_has_its_record_and_old_ones_go(tmp_path: Path) -> None:
    catalog = tmp_path / "catalog"
    places = {record_of(catalog, tmp_path / f"site{number}") for number in range(20)}
    assert len(places) == 20
    assert record_of(catalog, tmp_path / "site") == record_of(catalog, tmp_path / "x" / ".." / "site")
    for place in places:
        save_record(place, Record("", {}))
    assert len(list((tmp_path / ".gongkai-cache").glob("built-*.json"))) == 8
