"""What all tests share: kinds of tests, the small catalogue of the examples, and the program as a function."""

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import settings

from tests.site.support import lacking

if TYPE_CHECKING:
    from playwright.sync_api import Browser

REPOSITORY = Path(__file__).parent.parent
pytest_plugins = ["tests.search.support"]

settings.register_profile("busy", deadline=None)  # a busy machine stops for longer than any example takes
settings.load_profile("busy")


KINDS = {
    "browser": ("browser/",),
    "node": ("js/", "search/", "derive/test_letters.py", "derive/test_workdays.py"),
    "whole": (
        "benchmarks/",
        "cli/",
        "desk/test_drafting.py",
        "desk/test_guard.py",
        "desk/test_pages.py",
        "desk/test_session.py",
        "docs/",
        "fuzz/",
        "guide/",
        "install/test_bundle.py",
        "mask/",
        "offices/",
        "pipeline/",
        "publish/",
        "read/attached/",
        "read/test_hostile_files.py",
        "render/print/",
        "service/test_killed.py",
        "service/test_pages.py",
        "service/test_staff.py",
        "service/test_store.py",
        "service/test_stranger.py",
        "site/",
    ),
    "slow": (
        "check/personal/",
        "check/test_shapes.py",
        "check/test_shipped_law.py",
        "derive/views/test_official.py",
        "edit/test_form.py",
        "read/test_forms.py",
        "read/schema/",
        "read/tables/test_generated.py",
        "read/tables/test_hostile.py",
        "read/test_mutations.py",
        "render/code/test_qr.py",
        "render/search/",
        "render/site/",
        "slips/",
    ),
}
"""Kind → folders and modules, below `tests`, that are of it whole. What is of no kind is a unit test: quick, in this
process, of a row or two. A single test that is slow in a quick module says so itself (`@pytest.mark.slow`)."""


def kinds_of(path: Path) -> list[str]:
    """Of a folder or module of tests; empty where it holds unit tests."""
    name = path.relative_to(REPOSITORY / "tests").as_posix() + ("" if path.suffix else "/")
    return [kind for kind, beginnings in KINDS.items() if name.startswith(beginnings)]


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """To import what is left out takes as long as the unit tests themselves."""
    return True if config.option.markexpr == "unit" and kinds_of(collection_path) else None


def pytest_collection_finish() -> None:
    """The program's own thresholds (`cli.main`); and the thousands of tests themselves are never garbage."""
    gc.set_threshold(100_000, 20, 100)
    gc.collect()
    gc.freeze()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    kinds = {path: kinds_of(path) for path in {item.path for item in items}}
    for item in items:
        for kind in kinds[item.path]:
            item.add_marker(kind)
        if not any(item.get_closest_marker(kind) for kind in KINDS):
            item.add_marker("unit")


class Run(NamedTuple):
    """What a command left: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium a worker: Playwright runs once a thread."""
    from playwright.sync_api import expect, sync_playwright

    from tests.browser.support import ARGUMENTS, PATIENCE, find_chromium

    expect.set_options(timeout=PATIENCE)

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
