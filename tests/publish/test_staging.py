"""One build at a time; what dead ones left goes, what is a stranger's stays."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.model.errors import PublishError
from generator.pipeline.publishing import Release, find_leftovers, recover
from generator.publish import lock
from generator.publish.staging import open_staging, staging_folder
from tests.publish.faults import die_at
from tests.publish.sites import RECORD, beside, content, pages, release

OLD, NEW = pages("old"), pages("new")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    release(tmp_path / "www" / "site", OLD)
    return tmp_path / "www" / "site"


def test_second_build_into_the_same_folder_says_so_and_touches_nothing(site: Path) -> None:
    first = Release(site)
    first.open()
    second = Release(site)
    with pytest.raises(PublishError, match="另一个 gongkai 正在往"):
        second.open()
    second.abandon()
    assert recover(site) == ""
    assert first.staging.is_dir()
    assert find_leftovers(site) is not None
    first.abandon()
    assert beside(site) == []


def test_lock_of_a_killed_process_is_free_whatever_its_number(site: Path) -> None:
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom generator.publish.staging import open_staging\n"
        f"staging = open_staging(Path({str(site)!r}))\nprint('ready', flush=True)\ntime.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with pytest.raises(PublishError, match="另一个"):
            open_staging(site)
        child.kill()
    release(site, NEW)
    assert content(site) == NEW
    assert beside(site) == []


def test_lock_is_not_taken_on_a_file_that_lost_its_name(tmp_path: Path) -> None:
    """Another build removes the file between our opening and our locking it."""
    real, calls = lock._lock, []

    def remove_first(handle: int) -> bool:
        if not calls:
            calls.append(1)
            (tmp_path / "lock").unlink()
        return real(handle)

    lock._lock, taken = remove_first, None
    try:
        taken = lock.take_lock(tmp_path / "lock")
    finally:
        lock._lock = real
    with pytest.raises(lock.BusyError):
        lock.take_lock(tmp_path / "lock")
    taken.release()
    assert not (tmp_path / "lock").exists()


@pytest.mark.parametrize("name", ["notes.txt", "tree.bak", "trash-x"])
def test_stranger_of_the_same_name_is_left_alone(site: Path, name: str) -> None:
    place = staging_folder(site)
    place.mkdir()
    (place / name).write_text("mine")
    with pytest.raises(PublishError, match="请把它移走"):
        release(site, NEW)
    assert recover(site) == ""
    assert (place / name).read_text() == "mine"


def test_link_of_the_same_name_is_not_followed(site: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    staging_folder(site).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishError, match="请把它移走"):
        release(site, NEW)
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_what_cannot_be_removed_is_told_and_hinders_no_later_build(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A panel's `.user.ini` made immutable with chattr +i."""
    (site / ".user.ini").write_text("mine")
    real = os.unlink

    def unlink(path: object, **options: int) -> None:
        if str(path).endswith(".user.ini"):
            raise PermissionError(1, "Operation not permitted", str(path))
        real(path, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(os, "unlink", unlink)
    for files in (NEW, OLD):
        (note,) = release(site, files, [".user.ini"])
        assert "删不掉" in note
        assert ".user.ini" in note
        assert "chattr -i" in note
        assert {k: v for k, v in content(site).items() if k != ".user.ini"} == files
    monkeypatch.undo()
    assert release(site, NEW, [".user.ini"]) == []
    assert beside(site) == []


# ----- disks without locks


@pytest.fixture
def no_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_lock", lambda handle: False)


@pytest.mark.usefixtures("no_locks")
def test_without_locks_a_young_lock_file_counts_and_the_message_says_what_to_do(site: Path) -> None:
    assert release(site, NEW) == []
    assert die_at(12, lambda: release(site, OLD))
    with pytest.raises(PublishError, match=r"不支持文件锁.*删掉“.*lock”"):
        release(site, OLD)
    an_hour_ago = time.time() - 3700
    os.utime(staging_folder(site) / "lock", (an_hour_ago, an_hour_ago))
    release(site, OLD)
    assert content(site) == OLD
    assert beside(site) == []


@pytest.mark.usefixtures("no_locks")
def test_without_locks_removing_the_lock_file_is_enough(site: Path) -> None:
    assert die_at(12, lambda: release(site, NEW))
    (staging_folder(site) / "lock").unlink()
    release(site, NEW)
    assert beside(site) == []


# ----- leftovers of the first versions


def leave(site: Path, name: str) -> Path:
    place = site.with_name(name)
    place.mkdir()
    (place / "build.json").write_bytes(RECORD)
    (place / "index.html").write_text("of before")
    return place


@pytest.mark.parametrize("process", ["init", "own", "parent", "none", "no number of a process"])
def test_staging_folder_whose_number_lives_again_is_removed(site: Path, process: str) -> None:
    numbers = {"init": 1, "own": os.getpid(), "parent": os.getppid(), "none": 99999999}
    number = numbers.get(process, 2**80)
    leave(site, f".site.staging-{number}")
    leave(site, f".site.old-{number}")
    release(site, NEW)
    assert beside(site) == []


def test_staging_folder_of_a_build_at_work_stays(site: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()", "gongkai"], stdin=subprocess.PIPE) as child:
        time.sleep(0.2)
        leave(site, f".site.staging-{child.pid}")
        release(site, NEW)
        assert beside(site) == [f".site.staging-{child.pid}"]
        child.kill()
    release(site, OLD)
    assert beside(site) == []


@pytest.mark.parametrize("name", [".site.staging-backup", ".site.staging-1x", ".site.old-", ".site.old-mine"])
def test_folder_of_somebody_with_a_like_name_stays(site: Path, name: str) -> None:
    leave(site, name)
    release(site, NEW)
    assert beside(site) == [name]


def test_old_site_of_a_first_version_goes_back_where_there_is_none(site: Path) -> None:
    site.rename(site.with_name(".site.old-77"))
    assert "放回" in recover(site)
    assert content(site) == OLD
    assert beside(site) == []
