"""Search in the real page: what a resident types, what comes first, what is fetched and when."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.browser.support import SiteServer, Visit, until
from tests.site.support import Built


def results(page: Page) -> list[str]:
    """Ids of the results in the order they stand on the page."""
    page.locator("[data-item-id]").first.wait_for()
    page.wait_for_load_state("networkidle")
    return [hit.get_attribute("data-item-id") or "" for hit in page.locator("[data-item-id]").all()]


@pytest.mark.parametrize("query", ["征地", "zhengdi", "zdbc", "占地"])
def test_what_residents_type_finds_land_compensation_first(visit: Visit, shipped: Built, query: str) -> None:
    page, watch = visit("search/?q=" + quote(query))
    found = results(page)
    first = shipped.catalogue.find_item(found[0])
    assert first is not None
    assert first.domain_code == "01"
    assert sum(item_id.startswith("01-") for item_id in found[:5]) >= 4, found[:5]
    assert len(found) == len(set(found))
    assert page.locator("#gk-q").input_value() == query
    assert watch.errors == []


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("救灾物资", "05-"),
        ("公租房", "03-"),
        ("危房", "04-"),
        ("01-018", "01-018"),
        ("身份证", "12-"),
        ("排污许可", "10-"),
        ("招标", "07-"),
    ],
)
def test_other_topics_find_their_domain_first(visit: Visit, query: str, expected: str) -> None:
    page, _ = visit("search/?q=" + quote(query))
    assert results(page)[0].startswith(expected)


def test_results_link_to_the_pages_they_name(visit: Visit, shipped: Built) -> None:
    page, _ = visit("search/?q=" + quote("征地"))
    for hit in page.locator("[data-item-id]").all()[:10]:
        item = shipped.catalogue.find_item(hit.get_attribute("data-item-id") or "")
        assert item is not None
        link = hit.locator("a").first
        assert re.sub(r"\s", "", link.text_content() or "").startswith(re.sub(r"\s", "", item.title))
        target = link.evaluate("a => a.href")
        assert target.endswith("/gk/" + item.id.replace("-", "/") + "/")


def test_typed_words_are_highlighted(visit: Visit) -> None:
    page, _ = visit("search/?q=" + quote("征地"))
    results(page)
    assert page.locator("[data-item-id]").first.locator("mark").first.text_content() == "征地"


def test_nothing_of_the_search_is_fetched_before_the_box_is_touched(visit: Visit) -> None:
    page, watch = visit("")

    def of_search() -> list[str]:
        return [url for url in watch.requests if re.search(r"/search/.*\.js|/assets/(search|lunr)", url)]

    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(300)
    assert of_search() == []
    page.locator("#gk-q").focus()
    page.wait_for_load_state("networkidle")
    assert of_search() != []
    assert not [url for url in of_search() if "depth" in url], "the depth of the index waits for a query"


def test_results_come_as_one_types_in_the_header_of_any_page(visit: Visit, server: SiteServer) -> None:
    for path in ("01/018/", "laws/", "about/"):
        page, watch = visit(path)
        page.locator("#gk-q").click()
        page.keyboard.type("zdbc", delay=20)
        assert results(page)[0].startswith("01-")
        assert watch.foreign(server.url) == []


def test_query_is_kept_in_the_address_of_the_search_page(visit: Visit) -> None:
    page, _ = visit("search/")
    page.locator("#gk-q").fill("低保")
    until(page, "decodeURIComponent(location.search) === '?q=低保'")
    first = results(page)
    page.reload()
    assert page.locator("#gk-q").input_value() == "低保"
    assert results(page) == first


def test_nothing_found_says_so_and_how_to_ask(visit: Visit, shipped: Built) -> None:
    page, _ = visit("search/?q=" + quote("鑫鑫鑫鑫"))
    until(page, "document.querySelector('[data-gk-results]').textContent.length > 5")
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-item-id]").count() == 0
    said = page.locator("[data-gk-results]").text_content() or ""
    assert re.search("没有|未找到|没找到", said)
    assert page.locator("[data-gk-results] a[href*='apply/']").count() >= 1


@pytest.mark.parametrize(
    "query",
    [
        "<img src=x onerror=alert(1)>",
        "</script>",
        "%",
        "a" * 100,
        "(((",
        "\\",
        "'\"",
        "__proto__",
        "constructor",
        "*:?",
    ],
)
def test_odd_queries_do_no_harm(visit: Visit, server: SiteServer, query: str) -> None:
    page, watch = visit("search/?q=" + quote(query))
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(150)
    assert watch.errors == []
    assert watch.violations == []
    assert watch.foreign(server.url) == []
    assert page.locator("[data-gk-results] img, [data-gk-results] script").count() == 0


def test_count_of_results_is_said_to_screen_readers(visit: Visit) -> None:
    page, _ = visit("search/?q=" + quote("征地"))
    results(page)
    assert page.locator("[role=status], [aria-live]").filter(has_text=re.compile(r"\d")).count() >= 1


@pytest.mark.parametrize("path", ["", "search/"])
def test_a_kept_search_is_listed_on_the_home_page_and_the_search_page(
    visit: Visit, server: SiteServer, path: str
) -> None:
    page, watch = visit("search/?q=" + quote("公租房"))
    page.get_by_role("button", name="在这台手机上记住这个搜索").click()
    page.locator(".gk-kept").wait_for()
    page.goto(server.url + path)
    page.locator(".gk-kept").get_by_text("没有新的").wait_for()
    assert page.locator(".gk-kept").count() == 1
    page.locator(".gk-kept a").click()
    page.locator("[data-item-id]").first.wait_for()
    page.get_by_role("button", name="不再记住这个搜索").wait_for()
    assert page.locator(".gk-kept").count() == 1
    assert watch.errors == []
    assert watch.violations == []


def test_the_page_of_a_domain_names_a_feed_that_is_there(visit: Visit, shipped: Built) -> None:
    for path, feed in (("", "feed.xml"), ("01/", "01/feed.xml"), ("bodies/", "feed.xml")):
        page, _ = visit(path)
        link = page.locator("link[rel=alternate][type='application/atom+xml']")
        assert (link.get_attribute("href") or "").endswith(feed)
        assert (shipped.site / feed).is_file()
    for link in page.locator("a.gk-feed").all():
        assert (shipped.site / "bodies" / (link.get_attribute("href") or "")).resolve().is_file()


PHONE = {"width": 360, "height": 740}


def test_filters_of_a_phone_are_folded_under_one_button(visit: Visit) -> None:
    page, watch = visit("search/?q=" + quote("征地"), viewport=PHONE)
    results(page)
    fold = page.get_by_role("button", name="筛选", exact=True)
    assert fold.get_attribute("aria-expanded") == "false"
    assert not page.locator(".gk-facets").is_visible()
    fold.focus()
    page.keyboard.press("Enter")
    assert fold.get_attribute("aria-expanded") == "true"
    assert page.locator("#" + (fold.get_attribute("aria-controls") or "")).is_visible()
    assert page.locator(".gk-facet:visible").count() == 6
    until(
        page, "[...document.querySelectorAll('.gk-facets button')].every(b => b.getBoundingClientRect().right <= 360)"
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator(".gk-facets [data-facet='stage=结果']").click()
    page.locator("[aria-pressed=true]").wait_for()
    assert fold.get_attribute("aria-expanded") == "true"
    fold.click()
    assert not page.locator(".gk-facets").is_visible()
    page.get_by_role("button", name="去掉筛选：环节 结果").press("Enter")
    page.locator("[aria-pressed=true]").wait_for(state="detached")
    assert fold.evaluate("fold => document.activeElement === fold")
    page.reload()
    results(page)
    assert fold.get_attribute("aria-expanded") == "false"
    assert watch.errors == watch.violations == []


def test_filters_of_a_desktop_stand_open_beside_the_list(visit: Visit) -> None:
    page, _ = visit("search/?q=" + quote("征地"), viewport={"width": 1280, "height": 800})
    results(page)
    assert not page.locator(".gk-sieve-bar").is_visible()
    assert page.locator(".gk-facet:visible").count() == 6
    left, right = (page.locator(name).bounding_box() for name in (".gk-facets", ".gk-found > .gk-list"))
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"]


def test_kept_searches_stand_right_under_the_empty_box(visit: Visit, server: SiteServer) -> None:
    page, _ = visit("search/?q=" + quote("公租房"), viewport=PHONE)
    page.get_by_role("button", name="在这台手机上记住这个搜索").click()
    page.goto(server.url + "search/")
    edge = "document.querySelector('{}').getBoundingClientRect().{}"
    gap = edge.format(".gk-keep", "top") + "-" + edge.format("#gk-q", "bottom")
    page.locator(".gk-kept").wait_for()
    assert page.evaluate(gap) < 60
    page.locator("#gk-q").fill("征地")
    results(page)
    page.locator("#gk-q").fill("")
    until(page, "!document.querySelector('[data-item-id]')")
    assert page.evaluate(gap) < 60
