"""Temporary folders of killed commands go with the next one; those of living ones, and of others, stay."""

import os
import signal
import tempfile
from pathlib import Path

import pytest

from generator.publish.scratch import open_scratch
from tests.publish.faults import die_at


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def use_and_die() -> None:
    with open_scratch() as place:
        (place / "mkdocs.yml").write_text("x")
        os.kill(os.getpid(), signal.SIGKILL)


def test_folder_is_gone_afterwards(base: Path) -> None:
    with open_scratch() as place:
        (place / "deep" / "er").mkdir(parents=True)
    assert list(base.iterdir()) == []


def test_killed_commands_folder_goes_with_the_next(base: Path) -> None:
    assert die_at(0, use_and_die)
    assert len(list(base.iterdir())) == 1
    with open_scratch():
        assert len(list(base.iterdir())) == 1
    assert list(base.iterdir()) == []


def test_kill_at_any_change_leaves_nothing_the_next_does_not_clear(base: Path) -> None:
    def run() -> None:
        with open_scratch() as place:
            (place / "x").write_text("x")

    number = 0
    while die_at(number := number + 1, run):
        with open_scratch():
            pass
        assert list(base.iterdir()) == []
    assert number > 5


def test_folders_of_living_commands_and_of_others_stay(base: Path) -> None:
    (base / "gongkai-notes").mkdir()
    (base / "gongkai-abcdefgh").mkdir()
    (base / "gongkai-abcdefgh" / "mine").write_text("mine")
    (base / "gongkai-linkaway").symlink_to(base / "gongkai-abcdefgh")
    with open_scratch() as one, open_scratch() as other:
        assert one.is_dir()
        assert one != other
        with open_scratch():
            assert one.is_dir()
    assert sorted(path.name for path in base.iterdir()) == ["gongkai-abcdefgh", "gongkai-linkaway", "gongkai-notes"]
    assert (base / "gongkai-abcdefgh" / "mine").exists()
