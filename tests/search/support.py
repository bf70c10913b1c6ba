"""The search of the shipped catalogue, built once, and its scripts run by Node: fixtures for tests of any folder."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.derive.search.terms import derive_search
from generator.model.catalogue import Catalogue
from generator.model.register import Destination, Permalinks, Retired
from generator.model.search import SearchData
from generator.pipeline.scripts import browser_modules
from generator.render.search.index import render_search
from generator.version import VERSION
from tests.catalogues import shipped_catalogue
from tests.site.support import lacking

ROOT = Path(__file__).resolve().parents[2]
DRIVER = ROOT / "benchmarks" / "search" / "engine.js"
ASSETS = ROOT / "generator" / "theme" / "assets"

Engine = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return shipped_catalogue()


@pytest.fixture(scope="session")
def search_data(catalogue: Catalogue) -> SearchData:
    return derive_search(catalogue)


@pytest.fixture(scope="session")
def search_files(search_data: SearchData, catalogue: Catalogue) -> dict[str, bytes]:
    return search_files_of(search_data, catalogue)


def search_files_of(data: SearchData, catalogue: Catalogue) -> dict[str, bytes]:
    """Every file of the search as it is shipped, lunr.js included."""
    files = render_search(data, catalogue.words, browser_modules(), VERSION)
    return {**files, "assets/lunr.js": (ASSETS / "lunr.js").read_bytes()}


def write_files(folder: Path, files: dict[str, bytes]) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


@pytest.fixture(scope="session")
def shrunk(catalogue: Catalogue) -> Catalogue:
    """The shipped catalogue after domain 12 was withdrawn, 01-016 merged into 01-018, 01-015 handed over; and
    90-001, of a domain long forgotten, was called what 02-012 is called."""
    gone = next(domain for domain in catalogue.domains if domain.code == "12")
    first = next(domain for domain in catalogue.domains if domain.code == "01")
    titles = {item.id: item.title for item in (*gone.items, *first.items)} | {"12": gone.title}
    titles |= {f"12-{category.id}": category.name for category in gone.categories}
    retired = [_retire(code, titles[code]) for code in titles if code[:2] == "12"]
    retired.append(_retire("01-016", titles["01-016"], replaced_by=("01-018",)))
    retired.append(_retire("01-015", titles["01-015"], moved_to=Destination("市档案馆")))
    retired.append(_retire("90-001", catalogue.addresses["02-012"]))
    kept = replace(first, items=tuple(item for item in first.items if item.id not in {"01-015", "01-016"}))
    domains = tuple(kept if domain is first else domain for domain in catalogue.domains if domain is not gone)
    return replace(catalogue, domains=domains, permalinks=Permalinks(retired=tuple(retired)))


def _retire(code: str, title: str, **what: Any) -> Retired:
    return Retired(id=code, title=title, on="2026-10-01", reason="机构调整", **what)


@pytest.fixture(scope="session")
def shrunk_files(shrunk: Catalogue) -> dict[str, bytes]:
    return search_files_of(derive_search(shrunk), shrunk)


@pytest.fixture(scope="session")
def engine(search_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """Answers of the shipped scripts: `engine(ask=[…], tokens=[…])`; see benchmarks/search/engine.js."""
    with open_engine(search_files, tmp_path_factory.mktemp("site")) as ask:
        yield ask


@pytest.fixture(scope="session")
def shrunk_engine(shrunk_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    with open_engine(shrunk_files, tmp_path_factory.mktemp("shrunk")) as ask:
        yield ask


@contextmanager
def open_engine(files: dict[str, bytes], folder: Path) -> Iterator[Engine]:
    """One Node for all questions: to read the files takes it a second, most answers some milliseconds."""
    node = shutil.which("node")
    if node is None:
        lacking("没有 Node：运行 sh tests/prepare.sh")
    write_files(folder, files)
    said = folder / "stderr.txt"
    command = [node, str(DRIVER), str(folder / "assets"), str(folder / "search"), "--lines"]
    with (
        said.open("w") as errors,
        subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, encoding="utf-8"
        ) as running,
    ):

        def ask(**questions: list[str]) -> dict[str, Any]:
            assert running.stdin is not None
            assert running.stdout is not None
            running.stdin.write(json.dumps(questions) + "\n")
            running.stdin.flush()
            line = running.stdout.readline()
            assert line, said.read_text("utf-8")
            answers: dict[str, Any] = json.loads(line)
            return answers

        yield ask
