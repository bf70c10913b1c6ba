"""What a reader sees at first: every kind of page, narrow, middle and wide, in plain and in large type."""

from datetime import datetime

from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import KINDS, open_context, visit
from tests.browser.support import SiteServer, Visit, read_pdf, until
from tests.site.support import Built

WINDOWS = ((360, 640), (768, 1024), (1440, 900))
SHARE = 0.22
"""Of the window, what the head of a page may take."""

LOOK = """() => {
  const wide = document.documentElement.clientWidth, out = [];
  const beyond = [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width && box.right > wide + 1 && !e.closest('.gk-skip, .gk-vh, pre, .gk-prose table');
  });
  if (document.documentElement.scrollWidth > wide || beyond.length) {
    out.push('wide: ' + (beyond[0] || document.body).outerHTML.slice(0, 90));
  }
  const head = document.querySelector('header').getBoundingClientRect().height / window.innerHeight;
  const isHome = document.body.getAttribute('data-root') === '.';
  if (head > (isHome ? 0.3 : SHARE)) { out.push('head ' + head.toFixed(2)); }
  const pen = document.createElement('canvas').getContext('2d');
  document.querySelectorAll('input[placeholder]').forEach(input => {
    const style = getComputedStyle(input);
    pen.font = style.font;
    const room = input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    if (input.offsetParent && pen.measureText(input.placeholder).width > room) { out.push('placeholder ' + room); }
  });
  return out;
}""".replace("SHARE", str(SHARE))


def test_every_kind_of_page_in_every_window_and_type(browser: Browser, address: str) -> None:
    """Nothing sideways, a head that leaves room, no placeholder cut; the way begins at the first page."""
    found = {}
    with open_context(browser) as context:
        page = context.new_page()
        for kind, path in KINDS.items():
            visit(page, address + path)
            for width, height in WINDOWS:
                page.set_viewport_size({"width": width, "height": height})
                for elder in (False, True):
                    page.evaluate("on => document.documentElement.classList.toggle('gk-elder', on)", elder)
                    found[kind, width, elder] = page.evaluate(LOOK)
            page.evaluate("document.documentElement.classList.remove('gk-elder')")
            crumb = page.locator(".gk-crumbs a").first
            assert kind in ("home", "lost") or (crumb.inner_text(), crumb.evaluate("e => e.href")) == (
                "首页",
                address + "/",
            ), kind
    assert {where: faults for where, faults in found.items() if faults} == {}


def test_the_official_table_shows_all_its_columns_on_a_desktop(browser: Browser, address: str) -> None:
    with open_context(browser, width=1440) as context:
        page = context.new_page()
        visit(page, address + KINDS["domain"])
        for width in (1280, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            heads = page.evaluate(
                """() => [...document.querySelectorAll('.gk-table thead th')].filter(e => e.offsetParent)
                .map(e => e.getBoundingClientRect()).map(b => b.left >= 0 && b.right <= innerWidth && b.width > 50)"""
            )
            assert heads == [True] * 10, "the category stands above its rows"
            assert page.locator(".gk-table").evaluate("e => e.scrollWidth <= e.clientWidth")


def test_home_says_what_it_is_before_the_first_scroll(browser: Browser, address: str) -> None:
    for mode in ("light", "elder"):
        with open_context(browser, mode) as context:
            page = context.new_page()
            page.set_viewport_size({"width": 360, "height": 640})
            visit(page, address + KINDS["home"])
            box = page.locator(".gk-what").bounding_box()
            assert box is not None
            assert box["y"] + box["height"] < 400


SMALL = {"viewport": {"width": 360, "height": 640}}


def hits_within(page: Page, height: int) -> int:
    found: int = page.evaluate(
        "height => [...document.querySelectorAll('.gk-hit-title')].filter(e => {"
        " const b = e.getBoundingClientRect(); return b.height && b.bottom <= height; }).length",
        height,
    )
    return found


def test_suggestions_stand_close_and_filters_leave_the_hits_in_sight(visit: Visit) -> None:
    page, _ = visit("", **SMALL)
    page.locator("#gk-q").fill("征地补偿")
    page.locator("[data-item-id]").nth(5).wait_for()
    until(page, "document.querySelectorAll('.gk-results .gk-hit').length >= 6")
    assert hits_within(page, 560) >= 5
    page.goto(page.url + "search/?q=%E5%BE%81%E5%9C%B0")
    page.locator(".gk-sieve-open").wait_for()
    assert hits_within(page, 640) >= 3
    page.locator(".gk-sieve-open").click()
    assert hits_within(page, 640) >= 1, "also with the filters unfolded"
    page.set_viewport_size({"width": 1440, "height": 900})
    page.evaluate("document.documentElement.classList.add('gk-elder')")
    page.locator(".gk-sieve-open").click()
    assert hits_within(page, 900) >= 3, "large type has them folded in any window"


def test_list_of_laws_is_short_folded_and_found_in(browser: Browser, address: str) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + KINDS["laws"])
        assert page.evaluate("document.documentElement.scrollHeight") < 3 * 740
        assert page.locator(".gk-law:visible").count() == 0
        page.locator(".gk-sift input").fill("土地 管理法")
        names = page.locator(".gk-law:visible summary").all_inner_texts()
        assert len(names) >= 2
        assert all("土地管理法" in name for name in names)
        page.locator(".gk-sift input").fill("没有这部")
        assert page.locator(".gk-rank:visible").count() == 0
        expect(page.locator(".gk-sift output")).to_have_text("没有名称里有这几个字的法规")
        page.locator(".gk-sift input").fill("")
        assert page.locator(".gk-rank:visible").count() >= 4
        visit(page, address + KINDS["item"])
        page.locator("dd a[href*='laws/#']").first.click()
        page.wait_for_url("**/laws/#*")
        opened = page.locator(".gk-law details[open]")
        expect(opened).to_have_count(1)
        assert opened.evaluate("e => Math.abs(e.getBoundingClientRect().top) < 300")


def test_every_sheet_tells_the_county_the_day_and_its_number(visit: Visit, shipped: Built) -> None:
    page, _ = visit("01/018/")
    name = shipped.catalogue.office.site_name
    for path, number in (("01/018/", 1), ("01/", 2)):
        page.goto(page.url.partition("/gk/")[0] + "/gk/" + path)
        sheets = read_pdf(page.pdf(prefer_css_page_size=True))
        assert len(sheets) >= number
        for at, sheet in enumerate(sheets, start=1):
            assert f"第{at}页，共{len(sheets)}页" in sheet.text
            assert f"打印于{datetime.now().astimezone().date().isoformat()}" in sheet.text
            assert name in sheet.text, at


def test_without_script_a_print_tells_the_county_and_the_day_of_the_page(visit: Visit, shipped: Built) -> None:
    for path in ("01/018/", "01/"):
        page, _ = visit(path, java_script_enabled=False)
        sheets = read_pdf(page.pdf(prefer_css_page_size=True))
        assert shipped.catalogue.office.site_name in sheets[0].text
        assert "更新" in sheets[-1].text
        assert f"第1页，共{len(sheets)}页" in sheets[0].text


def test_the_code_of_a_page_is_a_picture_that_came(visit: Visit, server: SiteServer) -> None:
    page, watch = visit("01/018/", until="networkidle")
    code = page.locator("figure.gk-code img")
    assert code.evaluate("e => [e.complete, e.naturalWidth >= 300]") == [True, True]
    assert code.evaluate("e => e.src") == server.url + "01/018/qr.png"
    assert code.get_attribute("alt") == "二维码：征地补偿费用支付"
    assert len(watch.requests) <= 6, watch.requests
