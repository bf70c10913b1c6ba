"""The page of what is not there, served at any depth, where office.yml says the site lives and where it does not."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.support import SiteServer, Visit, is_styled, new_watch
from tests.site.support import Built

DEPTHS = ("nowhere", "no/such", "no/such/page/", "a/b/c/d/")


@pytest.fixture(params=["/", "/county/column/"])
def moved(request: pytest.FixtureRequest, shipped: Built) -> Iterator[SiteServer]:
    """The site under another base than the `/gk/` of its own address."""
    running = SiteServer(shipped.site, request.param)
    yield running
    running.close()


def test_lost_page_is_styled_and_leads_home_where_its_address_is_wrong(browser: Browser, moved: SiteServer) -> None:
    watch = new_watch(browser)
    page = watch.page()
    for path in DEPTHS:
        page.goto(moved.url + path, wait_until="load")
        assert is_styled(page), path
        assert page.evaluate("document.body.getAttribute('data-root')") == moved.url.rstrip("/")
        assert page.get_by_text("回首页").evaluate("link => link.href") == moved.url
        assert page.get_by_text("按拼音查", exact=True).last.evaluate("link => link.href") == moved.url + "az/"
    page.get_by_text("回首页").click()
    page.locator(".gk-home").wait_for()
    assert watch.violations == []
    watch.context.close()


def test_lost_page_in_its_place_asks_for_nothing_that_is_not_there(visit: Visit) -> None:
    page, watch = visit(DEPTHS[0])
    for path in DEPTHS[1:]:
        page.goto(page.url.partition("/gk/")[0] + "/gk/" + path, wait_until="load")
        assert is_styled(page)
        assert page.locator("svg").count() == 0, "the other ways became a comment"
    assert [failure for failure in watch.failures if not failure.partition("/gk/")[2].startswith(DEPTHS)] == []


def test_lost_page_opened_as_a_file_is_styled(browser: Browser, shipped: Built) -> None:
    page = browser.new_page()
    page.goto((shipped.site / "404.html").as_uri())
    assert is_styled(page)
    assert page.get_by_text("回首页").get_attribute("href") == (shipped.site / "index.html").as_uri()
    page.close()
