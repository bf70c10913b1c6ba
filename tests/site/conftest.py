"""The shipped catalogue, and a repository of one domain, each built once for a whole run."""

import shutil
from pathlib import Path

import pytest

from tests.site.support import Built, Element, build_once, common_base, lay_out, lay_out_small


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The shipped catalogue with one withdrawn id added, in a repository of its own, built by `gongkai build`."""
    return build_once(common_base(tmp_path_factory), "shipped", lay_out)


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One domain, built by `gongkai build`; nobody changes it."""
    return build_once(common_base(tmp_path_factory), "small", lay_out_small)


@pytest.fixture
def office(small: Built, tmp_path: Path) -> tuple[Path, Path]:
    """(catalogue, site) of a copy of it that a test may change; files keep their times."""
    shutil.copytree(small.repository, tmp_path, dirs_exist_ok=True)
    return tmp_path / "catalog", tmp_path / "site"


@pytest.fixture(scope="session")
def pages(shipped: Built) -> dict[str, Element]:
    return shipped.pages
