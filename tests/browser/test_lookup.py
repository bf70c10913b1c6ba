"""A query in a browser: each their own line, nothing asked of anybody after the page is there, readable on a phone."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.pipeline.lookup import prepare, seal
from tests.browser.pages import serve
from tests.catalogues import base_catalogue
from tests.pipeline.test_lookup import BY_CODES, write_list


@pytest.fixture(scope="module")
def query(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address of the page, and the code of 张003."""
    folder: Path = tmp_path_factory.mktemp("lookup")
    prepared = prepare(write_list(folder), BY_CODES)
    for name, data in seal(prepared, base_catalogue().office, date(2026, 11, 30)).items():
        (folder / "site").mkdir(exist_ok=True)
        (folder / "site" / name).write_bytes(data)
    codes = dict(line.split(",") for line in prepared.codes.decode("utf-8-sig").split("\r\n")[1:-1])
    with serve(folder / "site") as base:
        yield base, codes["张003"]


@pytest.fixture
def page(browser: Browser, query: tuple[str, str]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, is_mobile=True)
    opened = context.new_page()
    opened.goto(query[0], wait_until="load")
    yield opened
    context.close()


def ask(page: Page, name: str, number: str) -> str:
    page.fill("#name", name)
    page.fill("#number", number)
    page.click("button")
    expect(page.locator("button")).to_be_enabled(timeout=60_000)
    return page.inner_text("[data-gk-answer]")


def test_who_asks_sees_their_own_line_and_no_request_is_made(page: Page, query: tuple[str, str]) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    assert "3元" in ask(page, "张003", query[1].lower())
    assert "没有查到" in ask(page, "张004", query[1])
    assert asked == []


def test_the_page_fits_a_phone_and_its_fields_can_be_touched(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for selector in ("#name", "#number", "button"):
        box = page.locator(selector).bounding_box()
        assert box is not None
        assert box["height"] >= 44
    assert page.evaluate("document.activeElement.tagName") == "BODY"
