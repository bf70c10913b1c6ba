"""One site and one Chromium for all tests of the pages."""

from collections.abc import Iterator

import pytest

from tests.pages.support import lay_out_pages, serve
from tests.site.support import Built, Element, build_once, common_base


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_once(common_base(tmp_path_factory), "pages", lay_out_pages)


@pytest.fixture(scope="session")
def pages(built: Built) -> dict[str, Element]:
    return built.pages


@pytest.fixture(scope="session")
def address(built: Built) -> Iterator[str]:
    with serve(built.site) as base:
        yield base
