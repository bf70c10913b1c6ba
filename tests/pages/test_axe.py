"""axe-core finds nothing, on every kind of page, in every way of looking at it (WCAG 2.2 A, AA, best practice)."""

import pytest
from playwright.sync_api import Browser

from tests.pages.support import AXE, KINDS, MODES, open_context, visit
from tests.site.support import lacking

pytestmark = pytest.mark.browser

RUN = """async (rules) => {
  const found = await axe.run(document, {resultTypes: ['violations'], ...(rules && {runOnly: rules})});
  return found.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ': ' + n.failureSummary));
}"""
COLOURS = ("home", "domain", "item", "withdrawn", "search", "apply")
WHOLE = ("light", "elder")
"""Ways of looking that change the page itself; the others change its colours, and only those are looked at again."""
WIDTHS = {"light": 1280, "dark": 1280}


@pytest.mark.parametrize("mode", MODES)
def test_axe_finds_nothing(browser: Browser, address: str, mode: str) -> None:
    if not AXE.is_file():
        lacking("没有 axe-core：运行 cd tests/js && npm ci")
    found = {}
    source = AXE.read_text("utf-8")
    with open_context(browser, mode, width=WIDTHS.get(mode, 360)) as context:
        for kind in KINDS if mode in WHOLE else COLOURS:
            page = context.new_page()
            wrong = visit(page, address + KINDS[kind])
            page.evaluate("document.querySelectorAll('article details').forEach(d => { d.open = true })")
            page.evaluate(source)
            found[kind] = wrong + page.evaluate(RUN, None if mode in WHOLE else ["color-contrast"])
            page.close()
    assert {kind: faults for kind, faults in found.items() if faults} == {}


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_axe_finds_nothing_in_search_results(browser: Browser, address: str, mode: str) -> None:
    """Found, marked and nothing found: under the box and on the page of its own."""
    if not AXE.is_file():
        lacking("没有 axe-core：运行 cd tests/js && npm ci")
    found = {}
    with open_context(browser, mode) as context:
        for path, query in (("/", "修路占了地"), ("/search/", "zdbc"), ("/search/", "阿凡达电影票")):
            page = context.new_page()
            visit(page, address + path)
            page.fill("[data-gk-search]", query)
            page.wait_for_selector(".gk-why, .gk-none")
            page.wait_for_timeout(300)
            page.evaluate(AXE.read_text("utf-8"))
            found[query] = page.evaluate(RUN, None)
            page.close()
    assert {query: faults for query, faults in found.items() if faults} == {}
