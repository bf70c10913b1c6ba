"""The portal over many offices: search that knows the office, accessible, without a script from a folder."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import AXE, open_context, serve, visit
from tests.browser.test_axe import faults
from tests.offices.support import lay_out_province
from tests.site.support import build_once, common_base, gongkai, lacking

PAGES = {
    "home": "/portal/",
    "items": "/portal/items/",
    "across": "/portal/04/001/",
    "office": "/portal/offices/640323/",
    "status": "/portal/status/",
    "search": "/portal/search/?q=%E5%8D%B1%E6%88%BF",
}


def make(folder: Path) -> None:
    done = gongkai("build", "--all", "-j", "1", cwd=folder)
    assert done.returncode == 0, done.stderr


def prepare(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    lay_out_province(folder)


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_once(common_base(tmp_path_factory), "province", prepare, make).repository / "sites"


@pytest.fixture(scope="module")
def address(sites: Path) -> Iterator[str]:
    with serve(sites) as base:
        yield base


@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_and_a_phone_scrolls_one_way(browser: Browser, address: str, kind: str) -> None:
    if not AXE.is_file():
        lacking("没有 axe-core：运行 cd tests/js && npm ci")
    with open_context(browser) as context:
        page = context.new_page()
        page.set_viewport_size({"width": 360, "height": 740})
        assert visit(page, address + PAGES[kind]) == []
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        assert faults(page) == {}


@pytest.mark.parametrize(
    ("query", "link", "first"),
    [
        ("盐池 危房", "/640323/04/", "盐池县"),
        ("盐池县危房改造补助", "/640323/04/", "盐池县"),
        ("yanchi weifang", "/640323/04/", "盐池县"),
        ("危房改造资金", "/portal/04/", ""),
        ("weifanggaizao", "/portal/04/", ""),
        ("ncwf", "/portal/04/", ""),
        ("04-001", "/portal/04/001/", ""),
        ("青铜峡", "/640381/", "青铜峡市"),
    ],
)
def test_the_search_knows_the_office(browser: Browser, address: str, query: str, link: str, first: str) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + "/portal/search/")
        page.fill("[data-gk-portal]", query)
        page.wait_for_selector("[data-gk-portal-list] a")
        assert link in page.evaluate("document.querySelector('[data-gk-portal-list] a').href")
        if first:
            assert page.inner_text("[data-gk-portal-list] h2") == first


def test_what_nobody_has_is_said(browser: Browser, address: str) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + "/portal/search/")
        page.fill("[data-gk-portal]", "阿凡达电影票")
        expect(page.locator(".gk-status")).to_have_text(re.compile("^没有找到"))


def test_the_form_of_every_page_leads_to_the_search(browser: Browser, address: str) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + "/portal/04/001/")
        page.fill("#gk-q", "盐池 危房")
        page.press("#gk-q", "Enter")
        page.wait_for_selector("[data-gk-portal-list] a")
        assert "/portal/search/" in page.url


def test_it_works_from_a_plain_folder(browser: Browser, sites: Path) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        page.goto((sites / "portal" / "search" / "index.html").as_uri() + "?q=%E7%9B%90%E6%B1%A0+%E5%8D%B1%E6%88%BF")
        page.wait_for_selector("[data-gk-portal-list] a")
        page.click("[data-gk-portal-list] a")
        page.wait_for_selector("h1")
        assert "/sites/640323/04/" in page.url


def test_without_a_script_there_are_lists(browser: Browser, address: str) -> None:
    with open_context(browser, script=False) as context:
        page = context.new_page()
        page.goto(address + "/portal/search/")
        assert page.is_visible("text=按事项查")
        page.goto(address + "/portal/")
        page.click("text=打开盐池县的网站")
        assert page.url.endswith("/640323/")
