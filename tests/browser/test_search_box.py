"""The box in Chromium, on a page of its own: keys, input methods, address, worker and plain file, strict policy."""

import functools
import http.server
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, Route

from generator.model.feed import body_feed_path
from tests.search.support import write_files

PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>搜索</title>
<link rel="canonical" href="https://www.example.gov.cn/gk/search/">
<body data-root="{root}"><main><div>
<form data-gk-form action="{root}/search/" method="get"><input id="q" name="q" data-gk-search></form>
<div data-gk-results {attributes} data-feeds data-phone="0000-0000000"
 data-apply="{root}/apply/"></div>
</div></main><script src="{root}/assets/search.js"></script></body></html>"""


@pytest.fixture(scope="module")
def site(search_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small page (index.html) and the results page (search/) under /a/b/, with the real scripts and data."""
    return _lay_out(tmp_path_factory.mktemp("served"), search_files)


@pytest.fixture(scope="module")
def shrunk_address(shrunk_files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with _served(_lay_out(tmp_path_factory.mktemp("shrunk"), shrunk_files)) as base:
        yield base


def _lay_out(top: Path, files: dict[str, bytes]) -> Path:
    folder = top / "a" / "b"
    write_files(folder, files)
    (folder / "index.html").write_text(PAGE.format(root=".", attributes=""), encoding="utf-8")
    (folder / "search" / "index.html").write_text(PAGE.format(root="..", attributes="data-gk-page"), encoding="utf-8")
    return top


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with _served(site) as base:
        yield base


@contextmanager
def _served(site: Path) -> Iterator[str]:
    class Strict(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", "default-src 'self'")
            super().end_headers()

    handler = functools.partial(Strict, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/a/b/"
        server.shutdown()


def in_chromium(test: Callable[..., None]) -> Callable[[Browser, str, Path], None]:
    """Runs a test with a fresh page as a phone has it; errors of scripts and refusals of the policy fail it."""

    def run(browser: Browser, address: str, site: Path) -> None:
        page = browser.new_page(viewport={"width": 360, "height": 740})
        troubles: list[str] = []
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if "Content Security" in said.text else None)
        try:
            test(page, address, site)
        finally:
            page.close()
        assert troubles == []

    run.__name__, run.__doc__ = test.__name__, test.__doc__
    return run


def _ids(page: Page) -> list[str]:
    ids: list[str] = page.eval_on_selector_all("li[data-item-id]", "rows => rows.map(row => row.dataset.itemId)")
    return ids


def _path(url: str, address: str) -> str:
    """Of a request: its path, without the release."""
    return url.removeprefix(address).partition("?")[0]


def _type(page: Page, text: str) -> None:
    page.focus("#q")
    page.fill("#q", text)


@in_chromium
def test_names_answer_before_anything_else_is_fetched(page: Page, address: str, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(_path(request.url, address)))
    page.goto(address)
    page.wait_for_function("() => window.gkSearch && gkSearch.engine.has.names")
    assert [path for path in asked if "search" in path] == ["assets/search.js", "search/names.js"]
    _type(page, "征地补偿标准")
    page.wait_for_selector("li[data-item-id='01-002']")
    assert _ids(page)[0] == "01-002"
    assert all(not path.startswith("http") for path in asked)


@in_chromium
def test_keys_walk_the_list_and_escape_closes_it(page: Page, address: str, site: Path) -> None:
    page.goto(address)
    _type(page, "身份证")
    page.wait_for_selector(".gk-all")
    page.wait_for_function("() => !!gkSearch.show")
    page.wait_for_selector(".gk-hit-summary")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className") == "gk-hit-title"
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    page.wait_for_timeout(100)
    assert page.evaluate("document.activeElement.id") == "q"
    assert _ids(page) == []


@in_chromium
def test_late_data_do_not_open_a_closed_list(page: Page, address: str, site: Path) -> None:
    held: list[Route] = []
    page.route("**/search/words.js*", lambda route: held.append(route))
    page.goto(address)
    _type(page, "身份证")
    page.wait_for_selector("li[data-item-id]")
    page.keyboard.press("Escape")
    page.wait_for_timeout(50)
    for route in held:
        route.continue_()
    page.wait_for_function("() => gkSearch.engine.has.words")
    page.wait_for_timeout(200)
    assert _ids(page) == []
    page.mouse.click(5, 700)
    page.keyboard.press("Tab")
    _type(page, "身份")
    page.wait_for_selector("li[data-item-id]")
    page.mouse.click(5, 700)
    assert _ids(page) == []
    page.focus("#q")
    page.wait_for_selector("li[data-item-id]")


@in_chromium
def test_eight_results_a_link_to_all_and_a_status(page: Page, address: str, site: Path) -> None:
    page.goto(address)
    _type(page, "征收")
    page.wait_for_selector(".gk-hit-summary")
    assert len(_ids(page)) == 8
    assert (page.get_attribute(".gk-all", "href") or "").endswith("/search/?q=%E5%BE%81%E6%94%B6")
    assert page.get_attribute(".gk-status", "aria-live") == "polite"
    assert page.inner_text(".gk-status").startswith("找到")
    assert page.eval_on_selector("mark", "mark => mark.textContent") == "征收"


@in_chromium
def test_half_typed_pinyin_of_an_input_method_is_left_alone(page: Page, address: str, site: Path) -> None:
    page.goto(address)
    page.focus("#q")
    send = "(kind) => document.querySelector('#q').dispatchEvent(new CompositionEvent(kind, {bubbles: true}))"
    page.evaluate(send, "compositionstart")
    page.evaluate(
        "() => { const q = document.querySelector('#q'); q.value = 'zheng'; q.dispatchEvent(new Event('input')); }"
    )
    page.wait_for_timeout(150)
    assert _ids(page) == []
    page.evaluate("() => { document.querySelector('#q').value = '征地'; }")
    page.evaluate(send, "compositionend")
    page.wait_for_selector("li[data-item-id]")


@in_chromium
def test_depth_is_asked_through_the_worker(page: Page, address: str, site: Path) -> None:
    page.goto(address)
    _type(page, "国务院令第736号")
    page.wait_for_selector("li[data-item-id='10-004']")
    assert _ids(page)[0] == "10-004"
    assert page.evaluate("typeof lunr") == "undefined"


@in_chromium
def test_works_from_a_plain_file(page: Page, address: str, site: Path) -> None:
    page.goto((site / "a" / "b" / "index.html").as_uri())
    _type(page, "国务院令第736号")
    page.wait_for_selector("li[data-item-id='10-004']")
    assert page.get_attribute("li[data-item-id='10-004'] a", "href") == "./10/004/index.html"


@in_chromium
def test_address_holds_query_and_facets(page: Page, address: str, site: Path) -> None:
    page.goto(address + "search/?q=gzf")
    page.wait_for_selector(".gk-facets")
    everything = len(_ids(page))
    page.click("[data-facet='stage=服务']")
    page.wait_for_selector("[data-facet='stage=服务'][aria-pressed=true]")
    few = _ids(page)
    assert 0 < len(few) < everything
    assert "q=gzf" in page.url
    assert "stage=" in page.url
    assert page.evaluate("document.activeElement.dataset.facet") == "stage=服务"
    page.reload()
    page.wait_for_selector("[data-facet='stage=服务'][aria-pressed=true]")
    assert _ids(page) == few


@in_chromium
def test_facets_work_without_words(page: Page, address: str, site: Path) -> None:
    page.goto(address + "search/?d=12")
    page.wait_for_selector(".gk-facets")
    assert {item[:2] for item in _ids(page)} == {"12"}


@in_chromium
def test_nothing_found_shows_ways_on(page: Page, address: str, site: Path) -> None:
    page.goto(address)
    _type(page, "qwrtzxcv")
    page.wait_for_selector(".gk-none")
    assert page.locator(".gk-none-domains a").count() == 13
    assert page.get_attribute(".gk-none a.gk-phone", "href") == "tel:00000000000"
    assert page.locator(".gk-none a[href='./apply/']").count() == 1
    assert page.inner_text(".gk-status") == "没有找到"


@pytest.mark.parametrize("where", ["", "search/?q="])
def test_what_is_not_held_is_said_and_weak_hits_stand_apart(
    browser: Browser, address: str, site: Path, where: str
) -> None:
    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        page.goto(address + (where + "今晚咋又停电了" if where else ""))
        if not where:
            _type(page, "今晚咋又停电了")
        page.wait_for_selector("[data-no-match]")
        assert "95598" in page.inner_text("[data-no-match]")
        assert page.locator("li[data-item-id]").count() == page.locator("[data-weak] li[data-item-id]").count()
        assert page.locator(".gk-help a[href$='/apply/']").count() == 1

    look(browser, address, site)


@pytest.mark.parametrize("where", ["", "search/?q="])
def test_help_stands_under_every_list_once(browser: Browser, address: str, site: Path, where: str) -> None:
    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        page.goto(address + (where + "征地补偿标准" if where else ""))
        if not where:
            _type(page, "征地补偿标准")
        page.wait_for_selector(".gk-help")
        assert page.inner_text(".gk-help").startswith("没找到？")
        assert page.get_attribute(".gk-help a.gk-phone", "href") == "tel:00000000000"
        assert page.locator(".gk-help").count() == 1
        assert page.locator("[data-no-match], [data-weak]").count() == 0

    look(browser, address, site)


@in_chromium
def test_only_words_that_were_asked_are_marked(page: Page, address: str, site: Path) -> None:
    page.goto(address + "search/?q=拆迁公告")
    page.wait_for_selector(".gk-help")
    marks = page.eval_on_selector_all("mark", "marks => [...new Set(marks.map(mark => mark.textContent))]")
    assert marks
    assert all(mark in "拆迁公告" for mark in marks)


@in_chromium
def test_what_was_searched_in_vain_is_told_to_an_offices_own_service(page: Page, address: str, site: Path) -> None:
    """Once a word and a page, only one on which the reader stayed; an office without a service is told nothing."""
    told: list[str] = []

    def note(route: Route) -> None:
        told.append(route.request.post_data or "")
        route.fulfill(status=204)

    page.route("**/missed", note)
    page.clock.install()
    page.goto(address)
    _type(page, "qwrtzxcv")
    page.wait_for_selector("[data-no-match]")
    page.clock.fast_forward(3500)
    page.wait_for_timeout(100)
    assert told == []
    page.eval_on_selector(
        "[data-gk-results]", "(node, way) => node.setAttribute('data-missed', way)", f"{address}missed"
    )
    for text in ("征地补偿标准", "qwrtzxc", "qwrtzxcv", "征地补偿标准", "qwrtzxcv"):
        _type(page, text)
        page.wait_for_selector("li[data-item-id='01-002']" if text[0] == "征" else f"text=“{text}”")
        if text[-1] == "v" and not told:
            with page.expect_request("**/missed"):
                page.clock.fast_forward(3500)
        else:
            page.clock.fast_forward(3500 if text[-1] == "v" else 100)
    assert told == ["word=qwrtzxcv"]


@in_chromium
def test_markup_in_a_query_stays_text(page: Page, address: str, site: Path) -> None:
    page.goto(address)
    _type(page, "<img>qwrtzxcv")
    page.wait_for_selector(".gk-none")
    assert page.locator("img").count() == 0


@in_chromium
def test_letters_fetch_the_sounds_and_characters_the_everyday_words(page: Page, address: str, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(_path(request.url, address)))
    page.route("**/search/words.js*", lambda route: None)
    page.goto(address)
    page.wait_for_function("() => window.gkSearch && gkSearch.engine.has.names")
    _type(page, "zdbcbz")
    page.wait_for_selector("li[data-item-id='01-002']")
    assert "search/everyday.js" not in asked[: asked.index("search/sounds.js") + 2]
    page.goto(address)
    asked.clear()
    _type(page, "拆迁公告")
    page.wait_for_selector("li[data-item-id='02-012']")
    assert not {"search/sounds.js", "assets/search-sound.js", "search/details.js"} & set(asked)


@pytest.mark.parametrize("late", ["search/words.js", "assets/search-next.js", "search/everyday.js"])
def test_late_data_leave_the_focus_and_the_rows_above_it(browser: Browser, address: str, site: Path, late: str) -> None:
    """Whichever file comes last: rows that the first step laid out are no other rows than those of the second."""

    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        held: list[Route] = []
        page.route(f"**/{late}*", lambda route: held.append(route))
        page.goto(address)
        _type(page, "身份证")
        page.wait_for_selector("li[data-item-id]")
        for _ in range(3):
            page.keyboard.press("ArrowDown")
        page.evaluate("() => { window.node = document.activeElement; }")
        before = _ids(page)[:3]
        page.wait_for_timeout(50)
        for route in held:
            route.continue_()
        page.wait_for_selector(".gk-hit-summary")
        assert _ids(page)[:3] == before
        assert page.evaluate("document.activeElement === window.node")
        assert page.evaluate("window.node.parentNode.dataset.itemId") == before[2]

    look(browser, address, site)


@in_chromium
def test_all_six_facets_come_back_from_the_address_alone(page: Page, address: str, site: Path) -> None:
    wanted = ["d", "stage", "level", "audience", "method", "body"]
    keys = "rows => [...new Set(rows.map(row => row.dataset.facet.split('=')[0]))]"
    page.goto(address + "search/?d=01")
    page.wait_for_selector(".gk-facets")
    assert page.eval_on_selector_all("[data-facet]", keys) == wanted
    first_of_each = "groups => groups.map(group => group.querySelector('[data-facet]').dataset.facet)"
    chosen = page.eval_on_selector_all(".gk-facet", first_of_each)
    for choice in chosen[1:]:
        page.click(f"[data-facet='{choice}']")
        page.wait_for_selector(f"[data-facet='{choice}'][aria-pressed=true]")
    found, url = _ids(page), page.url
    assert found
    page.goto("about:blank")
    page.goto(url)
    page.wait_for_selector("[aria-pressed=true]")
    assert page.locator("[aria-pressed=true]").count() == 6
    assert _ids(page) == found


@in_chromium
def test_back_takes_away_the_last_choice(page: Page, address: str, site: Path) -> None:
    page.goto(address + "search/?q=gzf")
    page.wait_for_selector("[data-facet='stage=服务']")
    everything = _ids(page)
    page.click("[data-facet='stage=服务']")
    page.wait_for_selector("[aria-pressed=true]")
    page.go_back()
    page.wait_for_function("() => !document.querySelector('[aria-pressed=true]')")
    assert _ids(page) == everything
    assert page.url.endswith("?q=gzf")
    page.go_forward()
    page.wait_for_selector("[data-facet='stage=服务'][aria-pressed=true]")


@in_chromium
def test_choices_that_leave_nothing_can_be_lifted(page: Page, address: str, site: Path) -> None:
    page.goto(address + "search/?q=gzf&stage=%E5%86%B3%E7%AD%96&body=xyz")
    page.click("text=去掉筛选")
    page.wait_for_selector("li[data-item-id]")
    assert page.url.endswith("?q=gzf")


@pytest.mark.parametrize("query", ["🚜🌾", "。，！？", "怎么办", "zqxwv", "征" * 5000])
def test_no_query_is_a_dead_end(browser: Browser, address: str, site: Path, query: str) -> None:
    """Results, or the ways on; and the page answers in time."""

    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        page.goto(address)
        _type(page, query)
        page.wait_for_selector("li[data-item-id], .gk-none-domains a")
        assert page.inner_text(".gk-status") != "正在找…"

    look(browser, address, site)


@in_chromium
def test_a_search_is_kept_counted_and_dropped(page: Page, address: str, site: Path) -> None:
    page.goto(address + "search/?q=gzf&d=03")
    page.click("text=在这台手机上记住这个搜索")
    assert "不上传" in page.inner_text(".gk-keep")
    assert page.inner_text(".gk-kept li a") == "gzf · 保障性住房"
    page.evaluate(
        """() => { const list = JSON.parse(localStorage.getItem('gk-searches'));
        list[0].ids.splice(0, 2); localStorage.setItem('gk-searches', JSON.stringify(list)); }"""
    )
    page.goto(address + "search/?q=%E5%BE%81%E5%9C%B0")
    page.wait_for_selector("text=新增 2 项")
    page.click(".gk-kept li a")
    page.wait_for_selector("text=新增 2 项")
    page.goto(address + "search/?q=%E5%BE%81%E5%9C%B0")
    page.wait_for_selector("text=没有新的")
    page.click(".gk-kept button")
    page.wait_for_function("() => !document.querySelector('.gk-kept')")
    assert page.evaluate("localStorage.getItem('gk-searches')") == "[]"


@pytest.mark.parametrize(
    ("query", "feed"),
    [
        ("?q=gzf", "feed.xml"),
        ("?q=gzf&d=03", "03/feed.xml"),
        ("?body=%E5%8E%BF%E5%85%AC%E5%AE%89%E5%B1%80", body_feed_path("县公安局")),
    ],
)
def test_the_feed_that_fits_the_choices_is_offered(
    browser: Browser, address: str, site: Path, query: str, feed: str
) -> None:
    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        page.goto(address + "search/" + query)
        page.click(".gk-keep button:text-is('订阅')")
        assert page.input_value("input[aria-label=订阅网址]") == "https://www.example.gov.cn/gk/" + feed

    look(browser, address, site)


@in_chromium
def test_a_spoilt_storage_does_no_harm(page: Page, address: str, site: Path) -> None:
    page.goto(address)
    for spoilt in ("x", "{}", '[1, null, {"at": "javascript:alert(1)", "name": "x", "ids": []}]'):
        page.evaluate("text => localStorage.setItem('gk-searches', text)", spoilt)
        page.goto(address + "search/?q=gzf")
        page.wait_for_selector(".gk-keep")
        assert page.locator(".gk-kept").count() == 0


def test_withdrawn_ids_are_fetched_last_and_not_for_a_live_id(
    browser: Browser, shrunk_address: str, site: Path
) -> None:
    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(_path(request.url, address)))
        page.goto(address)
        _type(page, "01-018")
        page.wait_for_function("() => document.querySelectorAll('li[data-item-id]').length === 1")
        page.wait_for_load_state("networkidle")
        assert "search/gone.js" not in asked
        _type(page, "征地补偿标准")
        page.wait_for_function("() => gkSearch.engine.has.gone")
        assert asked.index("search/gone.js") > asked.index("search/details.js")
        for query, wanted, fate in [("01-016", "01-016", "已合并"), ("身份证丢了", "12-015", "已撤销")]:
            page.goto(address)
            _type(page, query)
            page.wait_for_selector(f"li[data-item-id='{wanted}']")
            page.wait_for_load_state("networkidle")
            assert _ids(page)[0] == wanted
            assert page.inner_text("li:first-child .gk-gone") == fate
            assert page.get_attribute("li:first-child a", "href") == "./" + wanted.replace("-", "/") + "/"

    look(browser, shrunk_address, site)


def test_withdrawn_ids_are_in_no_facet_and_no_kept_search(browser: Browser, shrunk_address: str, site: Path) -> None:
    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        page.goto(address + "search/?q=%E8%BA%AB%E4%BB%BD%E8%AF%81")
        page.wait_for_selector("li[data-item-id='12-015']")
        page.wait_for_selector(".gk-keep button")
        page.wait_for_load_state("networkidle")
        found = _ids(page)
        live = [item for item in found if item[:2] != "12"]
        assert page.locator("[data-facet='d=12']").count() == 0
        page.click("text=在这台手机上记住这个搜索")
        kept = page.evaluate("JSON.parse(localStorage.getItem('gk-searches'))[0].ids")
        assert not [item for item in kept if item[:2] == "12"]
        assert len(found) > len(live)
        page.goto(address + "search/?d=01")
        page.wait_for_selector(".gk-facets")
        assert not {"01-015", "01-016"} & set(_ids(page))

    look(browser, shrunk_address, site)


@in_chromium
def test_an_id_nobody_had_is_said_to_be_none(page: Page, address: str, site: Path) -> None:
    page.goto(address)
    _type(page, "12-315")
    page.wait_for_selector(".gk-none")
    assert "没有编码为 12-315 的事项" in page.inner_text(".gk-none")
    assert page.locator("li[data-item-id]").count() == 0


@pytest.mark.parametrize("query", ["修路占了地给多少钱", "危房改造给多少钱", "结婚证"])
def test_filler_words_and_lone_characters_are_not_marked(
    browser: Browser, shrunk_address: str, site: Path, query: str
) -> None:
    """Without domain 12 nothing is left of 结婚证 but its characters, each in some title."""

    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        page.goto(address + "search/?q=" + query)
        page.wait_for_selector("li[data-item-id]")
        page.wait_for_load_state("networkidle")
        marks: list[str] = page.eval_on_selector_all("mark", "marks => marks.map(mark => mark.textContent)")
        assert [mark for mark in marks if len(mark) < 2 or "多少" in mark or "给" in mark] == []

    look(browser, shrunk_address, site)


@in_chromium
def test_a_query_of_one_character_is_marked(page: Page, address: str, site: Path) -> None:
    page.goto(address + "search/?q=水")
    page.wait_for_selector("mark")
    assert page.eval_on_selector("mark", "mark => mark.textContent") == "水"


def test_an_address_with_a_former_name_of_a_body_leads_to_the_new_one(
    browser: Browser, address: str, site: Path
) -> None:
    """Links that were given out stay good; a name that nobody had finds nothing."""

    def rename(route: Route) -> None:
        answer = route.fetch()
        named = answer.text().replace('{"m":', '{"v":{"县公安分局":"县公安局"},"m":', 1)
        assert named != answer.text()
        route.fulfill(response=answer, body=named)

    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        page.route("**/search/details.js*", rename)
        page.goto(f"{address}search/?body={quote('县公安局')}")
        page.wait_for_selector("li[data-item-id]")
        wanted = page.evaluate("[...document.querySelectorAll('li[data-item-id]')].map(li => li.dataset.itemId)")
        page.goto(f"{address}search/?body={quote('县公安分局')}")
        page.wait_for_selector("li[data-item-id]")
        assert (
            page.evaluate("[...document.querySelectorAll('li[data-item-id]')].map(li => li.dataset.itemId)") == wanted
        )
        page.click(".gk-keep button:text-is('订阅')")
        feed = page.input_value("input[aria-label=订阅网址]")
        assert feed == "https://www.example.gov.cn/gk/" + body_feed_path("县公安局")
        page.goto(f"{address}search/?body={quote('没有过的局')}")
        page.wait_for_load_state("networkidle")
        assert page.locator("li[data-item-id]").count() == 0

    look(browser, address, site)
