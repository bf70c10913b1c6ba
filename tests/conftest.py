"""What all tests share: the small catalogue of the examples, and the program as a function."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.support import ARGUMENTS, find_chromium
from tests.site.support import lacking

REPOSITORY = Path(__file__).parent.parent
pytest_plugins = ["tests.search.support"]


class Run(NamedTuple):
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium a worker: Playwright runs once a thread."""
    with sync_playwright() as playwright:
        path = find_chromium(playwright)
        if path is None:
            lacking("没有 Chromium：运行 sh tests/prepare.sh")
        launched = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield launched
        launched.close()


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
