"""The shipped site behind a server with the strict policy, and the site with every kind of page."""

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import lay_out_pages, serve
from tests.browser.support import SiteServer, Visit, Watch, new_watch
from tests.site.support import Built, build_once, common_base, lay_out


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_once(common_base(tmp_path_factory), "shipped", lay_out)


@pytest.fixture(scope="session")
def server(shipped: Built) -> Iterator[SiteServer]:
    """The site where its own address says it lives: under `/gk/`."""
    running = SiteServer(shipped.site, "/gk/")
    yield running
    running.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_once(common_base(tmp_path_factory), "pages", lay_out_pages)


@pytest.fixture(scope="session")
def address(built: Built) -> Iterator[str]:
    with serve(built.site) as base:
        yield base


@pytest.fixture
def visit(browser: Browser, server: SiteServer) -> Iterator[Visit]:
    """`visit(path, **context options)` → (page, watch); what is not a full address stands under the site's.

    `until`: what to wait for; "networkidle" costs half a second.
    """
    opened: list[Watch] = []

    def go(path: str = "", until: Literal["load", "networkidle"] = "load", **options: Any) -> tuple[Page, Watch]:
        watch = new_watch(browser, **options)
        opened.append(watch)
        page = watch.page()
        page.goto(path if ":" in path else server.url + path, wait_until=until)
        return page, watch

    yield go
    for watch in opened:
        watch.context.close()
