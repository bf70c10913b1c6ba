"""What is read back from a server or a disk that others may have written to: records, manifests, what was seen."""

import json
import os
from pathlib import Path

import pytest

from generator.publish.manifest import Entry, Manifest, entry_of, is_sound, read_manifest, read_small, write_manifest
from generator.publish.release import Release, find_release, is_release_id, write_release
from generator.publish.seen import Seen, load_seen, note_seen

ENTRY = Entry(3, "a" * 64)
RELEASE = Release(3, "2026-12-01T04:00:00Z", "b" * 64, beside={"search/1.js": ENTRY})


def changed(**values: object) -> bytes:
    """The record with other values."""
    return json.dumps({**json.loads(write_release(RELEASE)), **values}).encode()


def test_a_record_comes_back() -> None:
    assert find_release(write_release(RELEASE)) == RELEASE
    assert RELEASE.id == "000003-bbbbbbbbbbbb"


@pytest.mark.parametrize(
    "data",
    [
        None,
        b"",
        b"[]",
        b"{}",
        b"[" * 100_000,
        b"\xff",
        changed(format=2),
        changed(number=0),
        changed(number=-1),
        changed(number="x"),
        changed(number=10**7),
        changed(number=float("inf")),
        changed(number=None),
        changed(manifest="b" * 63),
        changed(manifest="B" * 64),
        changed(manifest="../" + "b" * 61),
        changed(versions=[]),
        changed(beside={"../x": [3, "a" * 64]}),
        changed(beside={"/x": [3, "a" * 64]}),
        changed(beside={"a/./x": [3, "a" * 64]}),
        changed(beside={"a\0x": [3, "a" * 64]}),
        changed(beside={"x": [3, "a"]}),
        changed(beside={"x": ["3", "a" * 64]}),
        changed(beside={"x": [3]}),
        changed(beside={"x": 3}),
    ],
)
def test_a_record_that_could_not_be_right_is_none(data: bytes | None) -> None:
    assert find_release(data) is None


@pytest.mark.parametrize(
    "name", ["000003-bbbbbbbbbbb", "3-bbbbbbbbbbbb", "000003-BBBBBBBBBBBB", "x000003-bbbbbbbbbbbb", "..", ""]
)
def test_folders_of_others_are_no_releases(name: str) -> None:
    assert not is_release_id(name)
    assert is_release_id("000003-bbbbbbbbbbbb")


@pytest.mark.parametrize("path", ["", "/x", "x/", "a//b", "..", "a/../b", ".", "a/./b", "a\0b"])
def test_a_listed_path_lies_within_the_site(path: str) -> None:
    assert not is_sound(path, ENTRY)
    assert read_manifest(write_manifest(Manifest({path: ENTRY}))) is None
    assert read_manifest(write_manifest(Manifest({"a/..b": ENTRY}))) is not None


@pytest.mark.parametrize("data", [None, b"", b"{", b"[]", b"null", b'{"format": 9, "files": {}}', b"[" * 100_000])
def test_a_manifest_that_cannot_be_read_is_none(data: bytes | None) -> None:
    assert read_manifest(data) is None


def test_only_plain_small_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x")
    (tmp_path / "link").symlink_to("plain")
    os.mkfifo(tmp_path / "pipe")
    assert read_small(tmp_path / "plain") == b"x"
    assert [read_small(tmp_path / name) for name in ("link", "pipe", "absent")] == [None, None, None]


def test_an_entry_is_length_and_hash() -> None:
    assert entry_of(b"abc") == Entry(3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")


def test_the_newest_number_is_remembered_over_a_rollback(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "seen.json"
    note_seen(file, "key", "sftp://x/gk/", 5)
    note_seen(file, "key", "sftp://x/gk", 3)
    note_seen(file, "", str(tmp_path / "other"), 9)
    seen = load_seen(file)["key"]
    assert seen == Seen(5, {"sftp://x/gk": 3})
    assert [number for number in range(1, 8) if seen.accepts(number)] == [3, 5, 6, 7]


@pytest.mark.parametrize(
    "text", ["", "[]", "null", '{"k": null}', '{"k": {"newest": 1e999, "served": {}}}', '{"k": {}}', "[" * 100_000]
)
def test_a_memory_that_cannot_be_read_is_empty(tmp_path: Path, text: str) -> None:
    (tmp_path / "seen.json").write_text(text)
    assert load_seen(tmp_path / "seen.json") == {}


def test_the_first_versions_memory_is_read(tmp_path: Path) -> None:
    (tmp_path / "seen.json").write_text('{"key": 4}')
    assert load_seen(tmp_path / "seen.json") == {"key": Seen(4)}
