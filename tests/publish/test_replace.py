"""Several files are changed as one, whatever fails on the way."""

import errno
import json
import os
import signal
import tempfile
from pathlib import Path
from typing import Any

import pytest

from generator.model.errors import PublishError
from generator.publish.journal import hash_of
from generator.publish.lock import take_lock
from generator.publish.replace import complete_changes, replace_files
from tests.publish.faults import die_at, failing_at
from tests.site.support import tree


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.yml", "b.yml", "c.yml"):
        (tmp_path / name).write_bytes(f"old {name}\r\n".encode())
    (tmp_path / "b.yml").chmod(0o600)
    return tmp_path


def changes(folder: Path) -> dict[Path, bytes | None]:
    return {folder / "a.yml": b"new a", folder / "b.yml": b"new b", folder / "c.yml": None, folder / "d.yml": b"new d"}


def test_every_file_gets_its_content_and_keeps_its_rights(folder: Path) -> None:
    replace_files(changes(folder))
    assert tree(folder) == {"a.yml": b"new a", "b.yml": b"new b", "d.yml": b"new d"}
    assert (folder / "b.yml").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("fails_at", range(1, 5))
def test_failure_at_any_step_leaves_every_file_as_it_was(
    folder: Path, fails_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, steps = tree(folder), iter(range(1, 100))
    done = {name: getattr(Path, name) for name in ("replace", "unlink")}

    def strike(name: str) -> Any:
        def step(path: Path, *arguments: Any, **options: Any) -> Any:
            if (name == "replace" or path.name == "c.yml") and next(steps) == fails_at:
                raise OSError(28, "No space left on device", str(path))
            return done[name](path, *arguments, **options)

        return step

    for name in done:
        monkeypatch.setattr(Path, name, strike(name))
    with pytest.raises(PublishError, match="一个也没有改：磁盘满了"):
        replace_files(changes(folder))
    monkeypatch.undo()
    assert tree(folder) == before


@pytest.mark.parametrize("fails", ["mkstemp", "replace"])
def test_message_names_the_file_as_it_was_given(folder: Path, fails: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever reads it never heard of the file beside it."""

    def refuse(*arguments: Any, **options: Any) -> Any:
        raise OSError(13, "Permission denied", str(folder / ".a.yml.x1y2z3"), None, str(folder / "a.yml"))

    monkeypatch.chdir(folder)
    monkeypatch.setattr(tempfile if fails == "mkstemp" else Path, fails, refuse)
    with pytest.raises(PublishError, match=r"没有权限（a\.yml）"):
        replace_files({Path("a.yml"): b"new"})


def test_new_file_gets_its_folders_and_the_rights_of_any_other(folder: Path) -> None:
    replace_files({folder / "x" / "y" / "e.yml": b"new"})
    (folder / "like.yml").write_bytes(b"")
    assert (folder / "x" / "y" / "e.yml").stat().st_mode == (folder / "like.yml").stat().st_mode


def test_link_stays_a_link(folder: Path) -> None:
    (folder / "link.yml").symlink_to("a.yml")
    replace_files({folder / "link.yml": b"new"})
    assert (folder / "link.yml").is_symlink()
    assert (folder / "a.yml").read_bytes() == b"new"


# ----- what the files are


def test_owner_group_and_attributes_stay(folder: Path) -> None:
    file = folder / "a.yml"
    if os.getuid() == 0:
        os.chown(file, 65534, 65533)
    file.chmod(0o664)
    try:
        os.setxattr(file, "user.note", b"kept")
    except OSError:
        pytest.skip("the disk of the tests keeps no attributes")
    replace_files(changes(folder))
    assert os.getxattr(file, "user.note") == b"kept"
    assert file.stat().st_mode & 0o7777 == 0o664
    if os.getuid() == 0:
        assert (file.stat().st_uid, file.stat().st_gid) == (65534, 65533)


def test_rights_of_a_group_that_cannot_be_given_are_not_given_to_another(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, owner: int, group: int) -> None:
        raise PermissionError(1, "not permitted", str(path))

    file = folder / "a.yml"
    if os.getuid() != 0:
        pytest.skip("only the administrator can give a file away")
    os.chown(file, 65534, 65533)
    file.chmod(0o664)
    monkeypatch.setattr(os, "chown", refuse)
    replace_files({file: b"new"})
    assert file.stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("kind", ["read-only", "folder", "pipe", "loop"])
def test_what_cannot_be_replaced_is_named_and_nothing_changes(folder: Path, kind: str) -> None:
    target = folder / "c.yml"
    if kind == "read-only":
        target.chmod(0o444)
    else:
        target.unlink()
        {"folder": Path.mkdir, "pipe": os.mkfifo, "loop": lambda path: path.symlink_to("c.yml")}[kind](target)
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(PublishError, match=r"一个也没有改：.*c\.yml"):
        replace_files({folder / "a.yml": b"new a", target: b"new c"})
    assert (folder / "a.yml").read_bytes() == b"old a.yml\r\n"
    assert sorted(path.name for path in folder.iterdir()) == before


def test_two_names_of_one_file_cannot_ask_for_two_contents(folder: Path) -> None:
    (folder / "link.yml").symlink_to("a.yml")
    with pytest.raises(PublishError, match="同一个文件"):
        replace_files({folder / "a.yml": b"one", folder / "link.yml": b"other"})
    assert (folder / "a.yml").read_bytes() == b"old a.yml\r\n"


def test_file_mounted_alone_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, target: Path) -> Path:
        raise OSError(errno.EBUSY, "busy", str(path))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PublishError, match=r"挂载.*a\.yml"):
        replace_files({folder / "a.yml": b"new"})
    assert sorted(tree(folder)) == ["a.yml", "b.yml", "c.yml"]


# ----- every change fails, every change is the last

AFTER = {"a.yml": b"new a", "b.yml": b"new b", "d.yml": b"new d"}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", lambda handle: None)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("links", ["links", "no links"])
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_failure_of_any_change_leaves_all_old_or_all_new(
    folder: Path, code: int, links: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if links == "no links":
        monkeypatch.setattr(Path, "hardlink_to", lambda path, target: os.link("/nonexistent", path))
    before, number, refused = tree(folder), 0, 0
    while True:
        number += 1
        with failing_at(number, code) as calls:
            try:
                replace_files(changes(folder))
            except PublishError as error:
                refused += 1
                assert tree(folder).keys() & AFTER.keys() != AFTER.keys(), error
        if len(calls) < number:
            break
        complete_changes(folder)
        assert tree(folder) in (before, AFTER), f"{calls[number - 1]} ({number})"
        for path in folder.iterdir():
            path.unlink()
        for name, data in before.items():
            (folder / name).write_bytes(data)
    assert tree(folder) == AFTER
    assert refused > 15


@pytest.mark.usefixtures("quick")
def test_kill_before_any_change_is_completed_or_forgotten_by_the_next_start(folder: Path) -> None:
    before, number, completed = tree(folder), 0, 0
    while die_at(number := number + 1, lambda: replace_files(changes(folder))):
        completed += bool(complete_changes(folder))
        assert tree(folder) in (before, AFTER), number
        assert complete_changes(folder) == []
        for path in folder.iterdir():
            path.unlink()
        for name, data in before.items():
            (folder / name).write_bytes(data)
    assert tree(folder) == AFTER
    assert completed >= 3


def die_after_the_first(folder: Path) -> None:
    def run() -> None:
        real = Path.replace

        def replace(path: Path, target: Path) -> Path:
            real(path, target)
            os.kill(os.getpid(), signal.SIGKILL)
            return target

        Path.replace = replace  # type: ignore[assignment]
        replace_files(changes(folder))

    assert die_at(0, run)
    assert (folder / "a.yml").read_bytes() == b"new a"
    assert (folder / "b.yml").read_bytes() == b"old b.yml\r\n"


@pytest.mark.usefixtures("quick")
def test_next_change_completes_the_killed_one_first(folder: Path) -> None:
    die_after_the_first(folder)
    assert (folder / ".gongkai-changes").exists()
    replace_files({folder / "e.yml": b"e"})
    assert tree(folder) == {**AFTER, "e.yml": b"e"}


@pytest.mark.usefixtures("quick")
def test_file_edited_after_the_kill_is_not_overwritten(folder: Path) -> None:
    die_after_the_first(folder)
    (folder / "b.yml").write_bytes(b"edited by hand")
    assert complete_changes(folder) == []
    assert tree(folder) == {"a.yml": b"new a", "b.yml": b"edited by hand", "c.yml": b"old c.yml\r\n"}


@pytest.mark.parametrize("name", ["../victim.yml", "/etc/hostname", "..", "", 7, "a.yml", "b.yml"])
def test_journal_that_came_with_strange_files_changes_nothing(folder: Path, name: object) -> None:
    (folder.parent / "victim.yml").write_bytes(b"old")
    (folder / "evil").write_bytes(b"evil")
    was = hash_of((folder / "a.yml").read_bytes())
    rows = [
        {"name": name, "fresh": "evil", "second": None, "was": was, "becomes": hash_of(b"evil")},
        {"name": name, "fresh": None, "second": None, "was": was, "becomes": None},
        {"name": name, "fresh": "../evil", "second": "b.yml", "was": was, "becomes": None},
    ]
    before = tree(folder)
    for row in rows:
        (folder / ".gongkai-changes").write_text(json.dumps([row]))
        assert complete_changes(folder) == []
        assert tree(folder) == before
    for text in ("{", "7", "[[]]", '[{"x": 1}]', "[" * 9999):
        (folder / ".gongkai-changes").write_text(text)
        assert complete_changes(folder) == []
        assert tree(folder) == before
    assert (folder.parent / "victim.yml").read_bytes() == b"old"


def test_two_commands_at_once_do_not_mix(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    held = take_lock(folder / ".gongkai-lock")
    monkeypatch.setattr("generator.publish.replace._PATIENCE", 0.1)
    with pytest.raises(PublishError, match="另一个 gongkai 正在改"):
        replace_files(changes(folder))
    held.release()
    replace_files(changes(folder))
    assert tree(folder) == AFTER
