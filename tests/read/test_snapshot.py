"""The catalogue folder as it is walked: what is no plain file is named and never opened, whatever happens meanwhile."""

import os
import socket
import stat
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.model.kinds import LONG, USUAL
from generator.model.snapshot import Snapshot
from generator.read import snapshot as reading
from generator.read.filenames import find_name_fault, show_name
from generator.read.snapshot import read_source, take_snapshot

SECRET = b"secret of the machine\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    catalog = tmp_path / "catalog"
    (catalog / "pages" / "files" / "deep").mkdir(parents=True)
    (catalog / "01-a.yml").write_bytes(b"a: 1\n")
    (catalog / "pages" / "about.md").write_bytes(b"# a\n")
    (catalog / "pages" / "files" / "deep" / "a.txt").write_bytes(b"a\n")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret.txt").write_bytes(SECRET)
    return catalog


def take(folder: Path) -> Snapshot:
    return take_snapshot(folder, "catalog")


def told(snapshot: Snapshot) -> list[tuple[str, str]]:
    return [(problem.code, problem.place.file) for problem in snapshot.problems]


def test_snapshot_holds_the_bytes_of_sources_and_pages_only(folder: Path) -> None:
    (folder / "README").write_bytes(b"x")
    (folder / ".hidden.yml").write_bytes(b"x")
    (folder / "pages" / ".DS_Store").write_bytes(b"x")
    snapshot = take(folder)
    assert snapshot.problems == ()
    assert dict(snapshot.files) == {
        "01-a.yml": b"a: 1\n",
        "pages/about.md": b"# a\n",
        "pages/files/deep/a.txt": b"a\n",
    }
    assert list(snapshot.sources) == ["01-a.yml"]
    assert list(snapshot.pages) == ["about.md", "files/deep/a.txt"]
    with pytest.raises(TypeError):
        snapshot.files["x"] = b""  # type: ignore[index]


PLACES = ("x", "x.yml", "pages/x", "pages/x.md", "pages/files/x.pdf", "pages/files/deep/x.txt", ".x", "other/x")


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "target", ["outside/secret.txt", "outside", "catalog/pages/about.md", "nowhere", "/dev/zero", "."]
)
def test_link_is_refused_wherever_it_stands_and_leads(place: str, target: str, folder: Path) -> None:
    path = folder / place
    path.parent.mkdir(exist_ok=True)
    path.symlink_to(target if target.startswith(("/", ".")) else folder.parent / target)
    snapshot = take(folder)
    assert told(snapshot) == [("GK104", f"catalog/{place}")]
    assert SECRET not in snapshot.files.values()


@pytest.mark.parametrize("name", ["pages", "pages/files", "pages/files/deep"])
def test_folder_that_is_a_link_is_refused_and_not_walked(name: str, folder: Path) -> None:
    (folder / name).rename(folder.parent / "moved")
    (folder / name).symlink_to(folder.parent / "moved")
    snapshot = take(folder)
    assert told(snapshot) == [("GK104", f"catalog/{name}")]
    assert not any(path.startswith(name + "/") for path in snapshot.files)


def test_catalogue_folder_may_not_be_a_link_but_may_lie_under_one(folder: Path) -> None:
    (folder.parent / "catalog2").symlink_to(folder)
    snapshot = take_snapshot(folder.parent / "catalog2", "catalog2")
    assert told(snapshot) == [("GK104", "catalog2")]
    assert not snapshot.files
    (folder.parent.parent / "above").unlink(missing_ok=True)
    (folder.parent / "outside" / "above").symlink_to(folder.parent)
    assert take_snapshot(folder.parent / "outside" / "above" / "catalog", "catalog").problems == ()


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    here = os.open(".", os.O_RDONLY)
    os.chdir(path.parent)  # a socket's address may have only some hundred characters
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.fchdir(here)
        os.close(here)


def _device(path: Path) -> None:
    try:
        os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5))
    except PermissionError:
        pytest.skip("only root makes devices")


@pytest.mark.parametrize("make", [_fifo, _socket, _device])
@pytest.mark.parametrize("place", PLACES)
def test_special_file_is_refused_and_never_opened(make: Callable[[Path], None], place: str, folder: Path) -> None:
    (folder / place).parent.mkdir(exist_ok=True)
    make(folder / place)
    started = time.monotonic()
    assert told(take(folder)) == [("GK101", f"catalog/{place}")]
    assert time.monotonic() - started < 2


def test_second_name_of_a_file_is_a_file(folder: Path) -> None:
    os.link(folder / "pages" / "about.md", folder / "pages" / "again.md")
    assert take(folder).problems == ()


def test_no_descriptor_is_left_open(folder: Path) -> None:
    (folder / "pages" / "x").symlink_to("/etc")
    os.mkfifo(folder / "pages" / "files" / "y")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(20):
        take(folder)
    assert len(os.listdir("/proc/self/fd")) == before


def test_file_swapped_for_a_link_between_look_and_open_is_not_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The narrow moment itself: after the look, before the opening."""
    file, secret = folder / "pages" / "about.md", folder.parent / "outside" / "secret.txt"
    real = reading._Spot.open

    def swap(spot: reading._Spot, seen: os.stat_result, more: int = 0) -> int:
        if spot.name.endswith("about.md") and not file.is_symlink():
            file.unlink()
            file.symlink_to(secret)
        return real(spot, seen, more)

    monkeypatch.setattr(reading._Spot, "open", swap)
    snapshot = take(folder)
    assert told(snapshot) == [("GK103", "catalog/pages/about.md")]
    assert SECRET not in snapshot.files.values()


@pytest.mark.parametrize("name", ["pages", "pages/files"])
def test_folder_swapped_for_a_link_between_look_and_open_is_not_walked(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = folder / name
    real = reading._Spot.open

    def swap(spot: reading._Spot, seen: os.stat_result, more: int = 0) -> int:
        if spot.name.endswith(path.name) and not path.is_symlink():
            path.rename(folder.parent / "moved")
            path.symlink_to(folder.parent / "outside")
        return real(spot, seen, more)

    monkeypatch.setattr(reading._Spot, "open", swap)
    snapshot = take(folder)
    assert told(snapshot) == [("GK103", f"catalog/{name}")]
    assert SECRET not in snapshot.files.values()


def test_racing_swaps_never_give_another_folders_file(folder: Path) -> None:
    """A second thread swaps a file, and a folder, for links as fast as it can."""
    outside, stop = folder.parent / "outside", threading.Event()
    file, inner, kept = folder / "pages" / "about.md", folder / "pages" / "files", folder.parent / "kept"
    (outside / "deep").mkdir()
    (outside / "deep" / "a.txt").write_bytes(SECRET)

    def race() -> None:
        while not stop.is_set():
            for path, target in ((file, outside / "secret.txt"), (inner, outside)):
                path.rename(kept)
                path.symlink_to(target)
                path.unlink()
                kept.rename(path)

    thread = threading.Thread(target=race)
    thread.start()
    try:
        end = time.monotonic() + 1.5
        while time.monotonic() < end:
            assert SECRET not in take(folder).files.values()
    finally:
        stop.set()
        thread.join()


def test_file_that_grows_while_it_is_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.fdopen
    file = folder / "pages" / "about.md"

    def grow(descriptor: int, *arguments: str) -> object:
        if os.fstat(descriptor).st_ino == file.stat().st_ino:
            opened = real(descriptor, *arguments)
            before = opened.read

            class Growing:
                def __enter__(self) -> "Growing":
                    return self

                def __exit__(self, *_: object) -> None:
                    opened.close()

                def read(self, size: int) -> bytes:
                    data = before(size)
                    file.write_bytes(file.read_bytes() + b"more\n")
                    return bytes(data)

            return Growing()
        return real(descriptor, *arguments)

    monkeypatch.setattr(os, "fdopen", grow)
    assert told(take(folder)) == [("GK103", "catalog/pages/about.md")]


def test_unreadable_file_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "pages" / "about.md").chmod(0)
    if os.geteuid() == 0:
        real = os.open

        def refuse(path: str, *arguments: int, **named: int) -> int:
            if path == "about.md":
                raise PermissionError(13, "no")
            return real(path, *arguments, **named)

        monkeypatch.setattr(os, "open", refuse)
        monkeypatch.setattr(reading, "_HAS_DESCRIPTORS", True)
    snapshot = take(folder)
    assert told(snapshot) == [("GK103", "catalog/pages/about.md")]
    assert "没有权限" in snapshot.problems[0].message


@pytest.mark.parametrize(("limit", "value"), [("MAX_FILES", 3), ("MAX_DEPTH", 2), ("MAX_TOTAL", 6)])
def test_limits_of_the_whole_folder(limit: str, value: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, limit, value)
    assert [code for code, _ in told(take(folder))] == ["GK123"]


def test_large_files_are_told_before_they_are_read(folder: Path) -> None:
    for name, size in (("02-b.yml", USUAL.size), ("asked.yml", LONG.size)):
        with (folder / name).open("wb") as file:
            file.truncate(size + 1)
    with (folder / "pages" / "files" / "a.pdf").open("wb") as file:
        file.truncate(40_000_000_000)
    assert told(take(folder)) == [
        ("GK102", "catalog/02-b.yml"),
        ("GK102", "catalog/asked.yml"),
        ("GK102", "catalog/pages/files/a.pdf"),
    ]


BAD_NAMES = [
    "a\nb.txt",
    "a\x1b[31m.txt",
    "a\u202etxt.exe",
    "a\u200b.txt",
    "a.txt.",
    "a.txt ",
    " a.txt",
    "con.txt",
    "NUL",
    "Com1.pdf",
    "lpt9.a.b",
    "a:b.txt",
    "a?.txt",
    "a*.txt",
    "a<b.txt",
    'a".txt',
    "a|b.txt",
    "a\\b.txt",
    "a#1.txt",
    "a%41.txt",
    ".htaccess",
    ".git",
    ".env",
    "~$表.docx",
    "表.txt~",
    "a .md",
    "a..txt",
    "a\u3164.txt",
    "\u2800.txt",
    "a\u3000b.txt",
    "a\u00a0b.txt",
    "x" * 81,
    "\ue000.txt",
    "e\u0301.txt",
    "\uf900.txt",
    "a\x7f.txt",
    "a\ufffd.txt",
    "a\u00ad.txt",
]
GOOD_NAMES = [
    "附件1.docx",
    "a b.txt",
    "notice-2026_05.pdf",
    "关于（2026）1号.pdf",
    "①.txt",
    "é.txt",
    "CON大全.txt",
    "console.txt",
    "x" * 80,
    "𠮷.txt",
    "a&b.txt",
    "a'b.txt",
    "a+b=c.txt",
    "【附件】；。.pdf",
]


@pytest.mark.parametrize("name", BAD_NAMES)
def test_bad_name_is_told_readably(name: str, folder: Path) -> None:
    assert find_name_fault(name) is not None
    (folder / "pages" / name).write_bytes(b"x")
    ((code, file),) = told(take(folder))
    assert code == "GK121"
    assert file.startswith("catalog/pages/")
    assert file.isprintable() or "\u3000" in file or "\u00a0" in file


@pytest.mark.parametrize("name", GOOD_NAMES)
def test_good_name_passes(name: str, folder: Path) -> None:
    (folder / "pages" / name).write_bytes(b"x")
    snapshot = take(folder)
    assert told(snapshot) == []
    assert f"pages/{name}" in snapshot.files


def test_name_that_is_no_utf8_is_shown_by_its_bytes(folder: Path) -> None:
    Path(os.fsdecode(os.fsencode(folder / "pages") + b"/\xb8\xbd.txt")).write_bytes(b"x")
    assert told(take(folder)) == [("GK121", "catalog/pages/\\xb8\\xbd.txt")]
    assert show_name("a\x1b\udcff") == "a\\u001b\\xff"


@pytest.mark.parametrize(
    ("one", "other"), [("a.txt", "A.TXT"), ("a1.txt", "a１.txt"), ("ß.txt", "SS.txt"), ("Ⅷ.txt", "VIII.txt")]
)
def test_names_that_some_disk_takes_for_one_are_told(one: str, other: str, folder: Path) -> None:
    for name in (one, other):
        (folder / "pages" / name).write_bytes(b"x")
    assert [code for code, _ in told(take(folder))] == ["GK122"]


def test_without_descriptors_the_same_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows: whole paths, a look before and a comparison after."""
    monkeypatch.setattr(reading, "_HAS_DESCRIPTORS", False)
    (folder / "pages" / "x").symlink_to("/etc")
    os.mkfifo(folder / "pages" / "files" / "y")
    snapshot = take(folder)
    assert told(snapshot) == [("GK101", "catalog/pages/files/y"), ("GK104", "catalog/pages/x")]
    assert "pages/files/deep/a.txt" in snapshot.files


def test_single_file_is_read_by_the_same_rules(folder: Path) -> None:
    (folder / "x").symlink_to("/etc/passwd")
    os.mkfifo(folder / "y")
    codes: Iterator[object] = (
        getattr(read_source(folder / name, name), "code", "") for name in ("x", "y", "no", "01-a.yml")
    )
    assert list(codes) == ["GK104", "GK101", "GK103", ""]


@pytest.mark.parametrize("name", ["02-b.YML", "02-b.Yaml", "office.ｙｍｌ"])
def test_suffix_that_would_not_be_read_is_told(name: str, folder: Path) -> None:
    (folder / name).write_bytes(b"a: 1\n")
    assert told(take(folder)) == [("GK121", f"catalog/{name}")]


def test_pages_under_another_spelling_are_told(folder: Path) -> None:
    (folder / "pages").rename(folder / "Pages")
    assert told(take(folder)) == [("GK121", "catalog/Pages")]
