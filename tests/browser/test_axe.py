"""axe-core finds nothing: all its rules, on every kind of page, in every way of looking at it (WCAG 2.2 A, AA and
best practice). A page is loaded once and then looked at in one way after the other, as a reader switches: every second
way on every kind of page, so that a way meets every second kind; with GONGKAI_TESTS=all each meets all."""

from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import AXE, KINDS, VOICE, open_context, visit
from tests.sampling import some
from tests.site.support import TOMBSTONE, lacking

RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations'], preload: false});
  return found.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ': ' + n.failureSummary));
}"""
SHORTEN = """() => {
  const seen = {}, kinds = list => [...new Set(list)].sort().join('');
  const shape = e => e.tagName + '.' + e.className + kinds([...e.attributes].map(a => ' ' + a.name))
    + '(' + kinds([...e.children].map(shape)) + ')';
  document.querySelectorAll('main li, main tr, main .gk-law, main section').forEach(e => {
    const own = e.parentNode && e.parentNode.className + '>' + shape(e);
    seen[own] = (seen[own] || 0) + 1;
    if (seen[own] > 3) { e.remove(); }
  });
}"""
"""After the first look at the whole page: of entries of the same elements, classes and attributes the first three."""
LOOKS: Mapping[str, tuple[dict[str, Any], str]] = {
    "light": ({}, ""),
    "dark": ({"color_scheme": "dark"}, ""),
    "elder": ({}, "gk-elder"),
    "contrast": ({}, "gk-contrast"),
    "elder, contrast": ({}, "gk-elder gk-contrast"),
    "contrast of the system": ({"contrast": "more"}, ""),
    "dark contrast of the system": ({"color_scheme": "dark", "contrast": "more"}, ""),
    "forced colours": ({"forced_colors": "active"}, ""),
}
"""What the system asks for, and what the reader chose with the buttons of the page (its classes on <html>)."""
PLAIN: dict[str, Any] = {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none"}


def look(page: Page, name: str) -> None:
    system, chosen = LOOKS[name]
    page.emulate_media(**{**PLAIN, **system})
    page.evaluate("chosen => { document.documentElement.className = 'gk-js ' + chosen; }", chosen)


def looks(first: int) -> list[str]:
    """As the page comes, and every second of the other ways."""
    plain, *others = LOOKS
    return [plain, *some(others, 2, first)]


def faults(page: Page, first: int = 0) -> dict[str, list[str]]:
    """What axe finds, by look. `first`: with which of the other looks to begin."""
    if not AXE.is_file():
        lacking("没有 axe-core：运行 cd tests/js && npm ci")
    page.evaluate(AXE.read_text("utf-8"))
    found = {}
    for name in looks(first):
        look(page, name)
        found[name] = page.evaluate(RUN)
        page.evaluate(SHORTEN)
    return {name: wrong for name, wrong in found.items() if wrong}


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Browser, address: str, kind: str) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        assert visit(page, address + KINDS[kind]) == []
        page.evaluate("document.querySelectorAll('article details').forEach(d => { d.open = true })")
        assert faults(page, [*KINDS].index(kind)) == {}


@pytest.mark.parametrize("kind", ["home", "domain", "item", "search"])
def test_axe_finds_nothing_on_a_desktop(browser: Browser, address: str, kind: str) -> None:
    """There the menu is a bar, and the official table a table."""
    with open_context(browser, width=1280) as context:
        page = context.new_page()
        visit(page, address + KINDS[kind])
        assert faults(page, [*KINDS].index(kind) + 1) == {}


@pytest.mark.parametrize(("path", "query"), [("/", "修路占了地"), ("/search/", "zdbc"), ("/search/", "阿凡达电影票")])
def test_axe_finds_nothing_in_search_results(browser: Browser, address: str, path: str, query: str) -> None:
    """Found, marked and nothing found: under the box and on the page of its own."""
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + path)
        page.fill("[data-gk-search]", query)
        page.wait_for_selector("[data-item-id], .gk-none")
        page.wait_for_timeout(300)
        assert faults(page) == {}


def test_axe_finds_nothing_in_what_opens(browser: Browser, address: str) -> None:
    """The menu of a phone, a row of the table, a filter that is set, the bar of the read-aloud."""
    with open_context(browser) as context:
        page = context.new_page()
        page.add_init_script(VOICE)
        visit(page, address + KINDS["domain"])
        page.click("[data-gk-speak]")
        page.click("[data-gk-menu]")
        page.locator(".gk-fold").first.click()
        page.select_option("select[name=level]", "村级")
        assert faults(page) == {}


def test_axe_finds_nothing_in_the_filters_of_a_phone(browser: Browser, address: str) -> None:
    """Folded with a choice beside the button, and open."""
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + "/search/?q=%E5%BE%81%E5%9C%B0&d=01")
        page.wait_for_selector(".gk-chosen")
        page.wait_for_timeout(300)
        assert faults(page) == {}
        page.click(".gk-sieve-open")
        assert page.is_visible(".gk-facets")
        assert faults(page) == {}


@pytest.mark.parametrize("query", [TOMBSTONE, "99-999"])
def test_axe_finds_nothing_in_what_an_id_gives(browser: Browser, address: str, query: str) -> None:
    """A withdrawn one, and one that nobody had."""
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + "/search/?q=" + query)
        page.wait_for_selector(".gk-gone, .gk-none")
        page.wait_for_timeout(300)
        assert faults(page) == {}
