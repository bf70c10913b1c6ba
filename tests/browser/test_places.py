"""The site works under any path, from a plain folder, and without scripts."""

from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.browser.support import KINDS, SiteServer, Visit, is_styled
from tests.site.support import Built


@pytest.fixture(scope="module")
def deep(shipped: Built) -> Iterator[SiteServer]:
    running = SiteServer(shipped.site, "/a/b/")
    yield running
    running.close()


# ----- under /a/b/


def test_every_page_works_under_another_path(visit: Visit, deep: SiteServer) -> None:
    page, watch = visit(deep.url)
    for kind, path in KINDS.items():
        if kind == "lost":
            continue
        page.goto(deep.url + path)
        assert page.locator("h1").first.text_content()
        assert is_styled(page), kind
        assert watch.failures == []
        assert watch.errors == []
        assert watch.foreign(deep.url) == []


def test_links_and_search_lead_on_under_another_path(visit: Visit, deep: SiteServer) -> None:
    page, watch = visit(deep.url)
    page.locator(".gk-tiles a").first.click()
    page.wait_for_url(deep.url + "01/")
    page.locator(".gk-table th a").first.click()
    page.wait_for_url(deep.url + "01/001/")
    page.locator("a[href*='/laws/#']").first.click()
    page.wait_for_url(deep.url + "laws/#*")
    page.locator("a.gk-brand").click()
    page.wait_for_url(deep.url)
    page.locator("#gk-q").fill("征地")
    page.locator("[data-item-id] a").first.click()
    page.wait_for_url(deep.url + "01/*/")
    page.locator("#gk-q").fill("低保")
    page.locator(".gk-search button").click()
    page.wait_for_url(deep.url + "search/?q=*")
    page.locator("[data-item-id]").first.wait_for()
    assert watch.failures == []
    assert watch.foreign(deep.url) == []


# ----- from a folder


def test_pages_links_and_search_work_from_a_plain_folder(visit: Visit, shipped: Built) -> None:
    home = (shipped.site / "index.html").as_uri()
    page, watch = visit(home)
    page.locator(".gk-tiles a").first.click()
    page.wait_for_url("**/01/index.html")
    page.locator(".gk-table th a").first.click()
    page.wait_for_url("**/01/001/index.html")
    assert page.locator("h1").text_content() == "征地管理法律法规和规范性文件"
    assert is_styled(page)
    page.locator("#gk-q").fill("zhengdi")
    page.locator("[data-item-id] a").first.click()
    page.wait_for_url("**/01/*/index.html")
    page.locator("#gk-q").fill("征地补偿")
    page.locator(".gk-search button").click()
    page.wait_for_url("**/search/index.html?q=*")
    page.locator("[data-item-id]").first.wait_for()
    assert all(url.startswith(shipped.site.as_uri()) for url in watch.requests), watch.requests
    assert watch.failures == []


def test_item_page_from_a_plain_folder_calculates(visit: Visit, shipped: Built) -> None:
    page, watch = visit((shipped.site / "01" / "001" / "index.html").as_uri())
    page.locator("form[data-gk-due] input").fill("2026-09-28")
    assert "10月30日" in (page.locator("form[data-gk-due] output").text_content() or "")
    assert watch.errors == []


# ----- without scripts


def test_every_page_is_readable_without_scripts(visit: Visit, server: SiteServer) -> None:
    page, watch = visit("", java_script_enabled=False)
    for kind, path in KINDS.items():
        page.goto(server.url + path)
        assert page.locator("h1").first.inner_text().strip() or kind == "home"
        assert len(page.locator("main").inner_text()) > 20, kind
        assert not [url for url in watch.requests if url.endswith(".js") and "/search/" in url]
        for link in ("az/", "bodies/", "laws/", "apply/"):
            assert page.locator(f"nav a[href$='{link}']").first.is_visible(), "ways to find things without scripts"


def test_item_is_complete_without_scripts(visit: Visit, shipped: Built) -> None:
    page, _ = visit("01/018/", java_script_enabled=False)
    item = shipped.catalogue.find_item("01-018")
    assert item is not None
    seen = page.locator("main").inner_text()
    for part in (item.title, item.summary, item.id, *item.content, *(subject.body for subject in item.subject)):
        assert part in seen
    assert page.locator("figure.gk-code img").is_visible()
    for control in ("form[data-gk-due]", "[data-gk-elder]", "[data-gk-scheme]", "[data-gk-speak]"):
        for number in range(page.locator(control).count()):
            assert not page.locator(control).nth(number).is_visible(), f"{control} would do nothing"
    page.locator("summary").first.click()
    assert page.locator("details[open] dl").first.is_visible()


def test_pinyin_list_leads_to_items_without_scripts(visit: Visit, server: SiteServer) -> None:
    page, _ = visit("az/", java_script_enabled=False)
    page.locator("nav.gk-letters a", has_text="Z").click()
    page.wait_for_url("**/az/#letter-Z")
    page.locator("#letter-Z + ul a", has_text="征地补偿标准").first.click()
    page.wait_for_url(server.url + "01/002/")
    assert "征地补偿标准" in page.locator("h1").inner_text()


def test_whole_table_is_there_without_scripts(visit: Visit, shipped: Built) -> None:
    page, _ = visit("01/", java_script_enabled=False, viewport={"width": 1400, "height": 900})
    rows = page.locator(".gk-table tbody tr[data-stage]")
    assert rows.count() == len(shipped.catalogue.domains[0].items)
    assert all(row.is_visible() for row in rows.all())


def test_search_without_scripts_says_where_else_to_look(visit: Visit) -> None:
    page, _ = visit("search/?q=" + quote("征地"), java_script_enabled=False)
    noscript = page.locator("main").inner_text()
    assert "没有开启" in noscript
    assert "按拼音查" in noscript
