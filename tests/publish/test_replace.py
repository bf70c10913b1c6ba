"""Several files are changed as one, whatever fails on the way."""

import tempfile
from pathlib import Path
from typing import Any

import pytest

from generator.model.errors import PublishError
from generator.publish.replace import replace_files
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
