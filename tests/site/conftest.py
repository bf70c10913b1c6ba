"""The shipped catalogue, built once for a whole run."""

import pytest

from tests.site.support import Built, Element, build_once, common_base, lay_out


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The shipped catalogue with one withdrawn id added, in a repository of its own, built by `gongkai build`."""
    return build_once(common_base(tmp_path_factory), "shipped", lay_out)


@pytest.fixture(scope="session")
def pages(shipped: Built) -> dict[str, Element]:
    return shipped.pages
