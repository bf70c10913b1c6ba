"""Nothing is requested from another host, nothing fails, and `default-src 'self'` is never broken."""

import pytest

from tests.browser.support import KINDS, SiteServer, Visit, Watch, is_styled, press


def assert_clean(watch: Watch, server: SiteServer, *, lost: bool = False) -> None:
    assert watch.violations == []
    assert watch.errors == []
    assert watch.foreign(server.url) == []
    failures = [failure for failure in watch.failures if not (lost and failure.endswith("no/such/page/ 404"))]
    assert failures == []


def test_pages_ask_their_own_site_only_and_break_no_policy(visit: Visit, server: SiteServer) -> None:
    page, watch = visit("")
    for kind, path in KINDS.items():
        page.goto(server.url + path, wait_until="networkidle")
        assert page.locator("h1").first.text_content()
        assert_clean(watch, server, lost=kind == "lost")
        assert is_styled(page), kind


def test_the_policy_of_this_server_is_strict(visit: Visit, server: SiteServer) -> None:
    """The test of the test: inline scripts, styles, eval and other hosts are refused and noticed."""
    page, watch = visit("")
    page.evaluate(
        """() => {
        const script = document.createElement('script');
        script.textContent = 'window.ran = true';
        document.body.append(script);
        document.body.setAttribute('style', 'color: red');
        const image = new Image();
        image.src = 'http://127.0.0.1:9/x.png';
        document.body.append(image);
    }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.ran") is None
    assert any("inline" in violation for violation in watch.violations)
    assert any("x.png" in violation for violation in watch.violations)
    with pytest.raises(AssertionError):
        assert_clean(watch, server)


@pytest.mark.parametrize("kind", ["item", "domain"])
def test_page_a_code_leads_to_asks_for_little(visit: Visit, kind: str) -> None:
    _, watch = visit(KINDS[kind], until="networkidle")
    assert len([url for url in watch.requests if url.endswith(".css")]) == 1
    assert len(watch.requests) <= 7, watch.requests
    assert not [url for url in watch.requests if "/search/" in url or "lunr" in url]


def test_switches_search_filters_and_calculator_break_no_policy(visit: Visit, server: SiteServer) -> None:
    page, watch = visit("01/")
    press(page, "[data-gk-elder]")
    press(page, "[data-gk-scheme]")
    page.locator("[data-gk-filters] select[name=stage]").select_option("结果")
    page.locator("#gk-q").click()
    page.locator("#gk-q").fill("zhengdi")
    page.locator("[data-item-id]").first.wait_for()
    page.locator("#gk-q").fill("签字确认的调查结果")  # words of the depth of the index: worker, lunr
    page.wait_for_load_state("networkidle")
    page.goto(server.url + "01/018/", wait_until="networkidle")
    page.locator("form[data-gk-due] input").fill("2026-09-28")
    page.goto(server.url + "search/?q=%E5%8D%A0%E5%9C%B0", wait_until="networkidle")
    page.locator("[data-item-id]").first.wait_for()
    assert_clean(watch, server)


def test_large_type_and_dark_are_kept_from_page_to_page(visit: Visit, server: SiteServer) -> None:
    page, _ = visit("", color_scheme="light")
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    ground = "getComputedStyle(document.body).backgroundColor"
    plain, light = page.evaluate(size), page.evaluate(ground)
    press(page, "[data-gk-elder]")
    press(page, "[data-gk-scheme]")
    for path in ("", "01/018/", "about/"):
        page.goto(server.url + path)
        assert page.evaluate(size) >= max(20, 1.15 * plain), path
        assert page.evaluate(ground) != light, path
    press(page, "[data-gk-elder]")
    press(page, "[data-gk-scheme]")
    page.goto(server.url)
    assert (page.evaluate(size), page.evaluate(ground)) == (plain, light)


def test_dark_follows_the_system_until_chosen(visit: Visit) -> None:
    page, _ = visit("", color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    press(page, "[data-gk-scheme]")
    assert page.evaluate(ground) != dark


def test_large_type_makes_targets_of_60_pixels(visit: Visit) -> None:
    page, _ = visit("", viewport={"width": 360, "height": 740})
    page.locator("[data-gk-elder]").click()
    for selector in ("[data-gk-elder]", "#gk-q", ".gk-search button"):
        box = page.locator(selector).bounding_box()
        assert box is not None
        assert box["height"] >= 60, selector


def test_only_the_two_choices_are_stored(visit: Visit) -> None:
    """No cookies; what the page keeps is what the reader chose."""
    page, watch = visit("")
    press(page, "[data-gk-elder]")
    press(page, "[data-gk-scheme]")
    assert watch.context.cookies() == []
    keys = page.evaluate("Object.keys(localStorage).sort()")
    assert keys == ["gk-elder", "gk-scheme"]
    assert page.evaluate("sessionStorage.length") == 0
