"""What all tests share: the small catalogue of the examples, and the program as a function."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

REPOSITORY = Path(__file__).parent.parent


class Run(NamedTuple):
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture
def small_catalog(tmp_path: Path) -> Path:
    """A copy of the base catalogue of `tests/examples`, which has nothing wrong in it, in a folder `catalog`."""
    folder = tmp_path / "catalog"
    shutil.copytree(REPOSITORY / "tests" / "examples" / "base", folder)
    return folder


@pytest.fixture
def gongkai(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Run]:
    """Runs the program in this process, in the test's own folder."""
    from generator.cli.main import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GONGKAI_DEBUG", raising=False)

    def run(*arguments: str) -> Run:
        capsys.readouterr()
        code = main(arguments)
        caught = capsys.readouterr()
        return Run(code, caught.out, caught.err)

    return run
