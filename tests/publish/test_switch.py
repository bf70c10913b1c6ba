"""Residents find the old site or the new one, whatever fails and whenever the build dies."""

import errno
import os
import shutil
import signal
import sys
from pathlib import Path

import pytest

from generator.model.errors import PublishError
from generator.pipeline.publishing import recover
from generator.publish import durable, switch
from tests.publish.faults import die_at, failing_at
from tests.publish.sites import beside, content, pages, release

OLD, NEW, NEXT = pages("old"), pages("new"), pages("next")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(durable, "_sync_disk", lambda folder: True)  # hundreds of releases on a busy disk
    monkeypatch.setattr(os, "fsync", lambda handle: None)
    place = tmp_path / "www" / "site"
    release(place, OLD)
    return place


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        monkeypatch.setattr(switch, "_exchange", lambda one, other: False)
    return str(request.param)


def test_kill_before_any_change_leaves_old_or_new_after_recovery(site: Path, way: str) -> None:
    number, absent, outcomes = 0, 0, set()
    while die_at(number := number + 1, lambda: release(site, NEW)):
        absent += not site.exists()
        assert content(site) in (OLD, NEW) if site.exists() else way == "two renames"
        told = recover(site)
        assert content(site) in (OLD, NEW), number
        assert beside(site) == [], f"recovery leaves nothing behind (killed before change {number})"
        assert not told or "放回" in told
        outcomes.add(content(site)["index.html"])
        release(site, OLD)
        assert content(site) == OLD
        assert beside(site) == []
    assert content(site) == NEW
    assert number > 30
    assert outcomes == {b"old", b"new"}
    assert (absent > 0) == (way == "two renames"), "the moment without a site is among those tried"


def die_between_the_renames(site: Path) -> None:
    """What the worst moment leaves: no site."""

    def run() -> None:
        real = Path.rename

        def rename(path: Path, target: Path) -> Path:
            real(path, target)
            if target.name == "old":
                os.kill(os.getpid(), signal.SIGKILL)
            return target

        Path.rename = rename  # type: ignore[assignment]
        release(site, NEW)

    assert die_at(0, run)
    assert not site.exists()


def test_kill_during_recovery_is_recovered(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(switch, "_exchange", lambda one, other: False)
    die_between_the_renames(site)
    number = 0
    while die_at(number := number + 1, lambda: recover(site)):
        recover(site)
        assert content(site) == OLD
        assert beside(site) == []
        die_between_the_renames(site)
    assert content(site) == OLD
    assert number > 5


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES])
def test_failure_of_any_change_leaves_old_or_new_and_the_next_build_works(site: Path, way: str, code: int) -> None:
    number, refused = 0, 0
    while True:
        number += 1
        with failing_at(number, code) as calls:
            try:
                release(site, NEW)
            except PublishError as error:
                refused += 1
                assert "没有改动" not in str(error) or content(site) == OLD
        if len(calls) < number:
            break
        assert content(site) in (OLD, NEW), f"{calls[-1]} ({number})"
        release(site, NEXT)
        assert content(site) == NEXT
        assert beside(site) == [], f"{calls[number - 1]} ({number})"
        release(site, OLD)
    assert content(site) == NEW
    assert refused > 10


def test_first_release_killed_anywhere_leaves_no_site_or_a_whole_one(tmp_path: Path, way: str) -> None:
    site = tmp_path / "first"
    number = 0
    while die_at(number := number + 1, lambda: release(site, NEW)):
        assert not site.exists() or content(site) == NEW
        recover(site)
        assert beside(site) == []
        if site.exists():
            release(site, NEW)
            shutil.rmtree(site)
    assert content(site) == NEW


def test_second_rename_that_fails_puts_the_old_site_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(switch, "_exchange", lambda one, other: False)
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if path.name == "tree" and target == site:
            raise OSError(errno.EBUSY, "busy", str(path))
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(PublishError, match=r"正在被别的程序使用.*原来的网站没有改动"):
        release(site, NEW)
    assert content(site) == OLD
    assert beside(site) == []


def test_site_that_cannot_even_be_put_back_is_told_and_put_back_by_the_next_run(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(switch, "_exchange", lambda one, other: False)
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        if target == site:
            raise OSError(errno.EIO, "broken", str(path))
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        with pytest.raises(PublishError, match=r"原来的网站在“.*old”，再运行一次 gongkai build 会自动放回来"):
            release(site, NEW)
    assert "放回" in recover(site)
    assert content(site) == OLD
    assert beside(site) == []


def test_everything_is_on_the_disk_before_the_first_name_changes(
    site: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A power cut cannot be made here; the order of the calls can be read."""
    order: list[str] = []

    def record(where: object, name: str, word: str) -> None:
        real = getattr(where, name)

        def call(*arguments: object, **options: object) -> object:
            order.append(f"{word} {Path(str(arguments[0])).name}")
            return real(*arguments, **options)

        monkeypatch.setattr(where, name, call)

    record(switch, "sync_tree", "sync")
    record(switch, "sync_path", "names of")
    record(switch, "_exchange", "exchange")
    record(os, "rename", "rename")
    record(os, "unlink", "remove")
    release(site, NEW)
    removals = [index for index, what in enumerate(order) if what.startswith("remove")]
    changes = ["rename site", "rename tree"] if way == "two renames" else []
    first = order.index("sync tree")
    head = ["sync tree", "exchange tree", *changes, "names of www", "names of .site.staging"]
    assert order[first : first + len(head)] == head
    assert min(removals) > first + len(head) - 1


def test_a_disk_that_cannot_sync_stops_the_release(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(folder: Path) -> bool:
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(durable, "_sync_disk", refuse)
    with pytest.raises(PublishError, match=r"磁盘读写出错.*没有改动"):
        release(site, NEW)
    assert content(site) == OLD
    assert beside(site) == []


def test_one_call_syncs_the_disk_of_a_folder(tmp_path: Path) -> None:
    assert durable._sync_disk(tmp_path) or sys.platform != "linux"


def test_systems_without_one_call_for_a_disk_sync_all_disks(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[bool] = []
    monkeypatch.setattr(durable, "_sync_disk", lambda folder: False)
    monkeypatch.setattr(os, "sync", lambda: synced.append(True))
    release(site, NEW)
    assert synced == [True]
