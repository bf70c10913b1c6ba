"""Packed copies beside the texts: right, whole, and following their texts through every kind of release."""

import gzip
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import brotli
import pytest

from generator.pipeline.composing import Wishes, read_built, with_packed
from generator.pipeline.proving import prove_folder
from generator.pipeline.releasing import Published, publish
from generator.pipeline.sending import upload
from generator.publish.changes import order_changes
from generator.publish.manifest import Entry
from generator.publish.packing import pack_texts, unpacked_path
from generator.publish.place import LocalPlace
from generator.publish.release import Release
from generator.publish.seen import Seen
from tests.publish.releases import MADE
from tests.publish.sites import release as build

LONG = "政务公开".encode() * 500
FILES = {
    "build.json": b'{"generator": "gongkai"}',
    "index.html": LONG,
    "01/001/index.html": LONG + b"1",
    "short.html": b"x" * 1000,
    "assets/logo.png": LONG,
}


def send(root: Path, site: Path, files: dict[str, bytes]) -> Published:
    build(site, files)
    built = with_packed(read_built(site, with_foreign=False))
    return publish(LocalPlace(root), built, Release(0, MADE, ""), None, Wishes(share=1))


def test_texts_that_become_shorter_have_copies_in_both_ways() -> None:
    packed = pack_texts(FILES)
    assert sorted(packed) == ["01/001/index.html.br", "01/001/index.html.gz", "index.html.br", "index.html.gz"]
    assert gzip.decompress(packed["index.html.gz"]) == LONG
    assert brotli.decompress(packed["index.html.br"]) == LONG
    assert packed == pack_texts(FILES)


def test_what_has_a_copy_or_gains_nothing_is_passed_over() -> None:
    noise = b"".join(sha256(bytes([number])).digest() for number in range(40))
    assert pack_texts({"x.txt": noise, "y.html": LONG, "y.html.gz": b"mine"}).keys() == {"y.html.br"}


def test_without_brotli_there_is_gzip(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publish.packing.knows_brotli", lambda: False)
    assert sorted(pack_texts(FILES)) == ["01/001/index.html.gz", "index.html.gz"]


def test_a_copy_is_of_its_text() -> None:
    assert [unpacked_path(path) for path in ("a.html.gz", "a.html.br", "a.html", "a.gz")] == [
        "a.html",
        "a.html",
        "a.html",
        "a",
    ]


def test_copies_go_with_their_texts(tmp_path: Path) -> None:
    root, site = tmp_path / "srv", tmp_path / "site"
    first = send(root, site, FILES)
    place = root / "current"
    assert gzip.decompress((place / "index.html.gz").read_bytes()) == LONG
    assert (place / "index.html.gz").stat().st_mtime_ns == (place / "index.html").stat().st_mtime_ns
    proof = prove_folder(place, None, Seen())
    assert proof.is_right, proof
    assert not send(root, site, FILES).is_new
    send(root, site, {**FILES, "index.html": LONG + b"2", "01/001/index.html": b"short"})
    assert gzip.decompress((place / "index.html.gz").read_bytes()) == LONG + b"2"
    assert not (place / "01/001/index.html.gz").exists(), "an old copy would be sent for ever"
    assert not (place / "01/001/index.html.br").exists()
    assert first.release.number == 1


def test_a_copy_that_was_changed_is_noticed(tmp_path: Path) -> None:
    root, site = tmp_path / "srv", tmp_path / "site"
    send(root, site, FILES)
    (root / "current" / "index.html.gz").write_bytes(gzip.compress(b"evil"))
    assert prove_folder(root / "current", None, Seen()).differences.changed == ("index.html.gz",)


def test_a_copy_is_uploaded_when_its_text_is() -> None:
    entry = Entry(1, "a" * 64)
    paths = ["search/x.js.gz", "index.html.gz", "assets/x.js.gz", "search/x.js", "index.html", "assets/x.js"]
    order = order_changes({}, dict.fromkeys(paths, entry)).sent
    assert order == ("assets/x.js", "assets/x.js.gz", "index.html", "index.html.gz", "search/x.js", "search/x.js.gz")


def test_copies_are_sent_and_removed_where_file_goes_by_file(tmp_path: Path) -> None:
    class Folder(LocalPlace):
        def put(self, path: str, data: bytes) -> None:
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_bytes(data)

    store, site = Folder(tmp_path / "far"), tmp_path / "site"
    build(site, FILES)
    built = with_packed(read_built(site, with_foreign=False))
    upload(store, built, Release(0, MADE, ""), None, Wishes(), 0)  # type: ignore[arg-type]
    assert (store.root / "index.html.br").is_file()
    upload(store, replace(built, packed={}), Release(0, MADE, ""), None, Wishes(), 0)  # type: ignore[arg-type]
    assert not (store.root / "index.html.br").exists()
    assert (store.root / "index.html").read_bytes() == LONG
