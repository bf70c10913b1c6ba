"""Files of two releases: what is shown is of one of them, or nothing is, with a sentence that says why.

The older release lacks the first item, so that every line of its files stands for another item than in the newer one,
and says （旧） behind each title and summary: a row of both would show it. Served by a route, so that any file of
either can stand behind any address.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from generator.derive.search.terms import derive_search
from generator.model.catalogue import Catalogue
from generator.model.item import Item
from tests.browser.test_search_box import PAGE, in_chromium
from tests.sampling import ALL, count
from tests.search.support import search_files_of, write_files

Files = dict[str, bytes]
HOME = "https://gk.example/a/b/"
SCRIPTS = [f"assets/search{name}.js" for name in ("", "-next", "-sound", "-more", "-worker", "-keep")]
DATA = [f"search/{name}.js" for name in ("names", "everyday", "sounds", "words", "details", "chars", "laws", "depth")]
OVER = "新旧不一"
QUERIES = ("拆迁公告", "zengdi bucang", "区片范围图", "征地补尝标准", "国务院令第736号")
"""A synonym, sounds with a dialect, the depth, a slip, a law: each needs other files."""

ROWS = """() => [...document.querySelectorAll('li[data-item-id]')].map(row => ({
  id: row.dataset.itemId, title: row.querySelector('a').textContent,
  summary: (row.querySelector('.gk-hit-summary') || {}).textContent }))"""
DONE = """() => {
  const status = document.querySelector('.gk-status');
  if (!window.gkSearch || !status) { return false; }
  if (gkSearch.over) { return !!document.querySelector('.gk-none button'); }
  return gkSearch.show && !/正在/.test(status.textContent);
}"""


def older(catalogue: Catalogue) -> Catalogue:
    first = catalogue.domains[0]
    domains = (replace(first, items=first.items[1:]), *catalogue.domains[1:])

    def marked(item: Item) -> Item:
        return replace(item, title=item.title + "（旧）", summary=item.summary + "（旧）")

    return replace(catalogue, domains=tuple(replace(d, items=tuple(map(marked, d.items))) for d in domains))


@pytest.fixture(scope="module")
def releases(catalogue: Catalogue, search_files: Files) -> tuple[Files, Files]:
    """The older, the newer."""
    past = older(catalogue)
    return search_files_of(derive_search(past), past), search_files


class Server:
    """Answers by a choice of release for each file. `is_stubborn`: whatever the address says; else what is asked for
    past the caches is of the newer release."""

    def __init__(self, page: Page, releases: tuple[Files, Files]) -> None:
        self.page, self.releases = page, releases
        self.old: set[str] = set()
        self.is_stubborn = False
        self.asked: list[str] = []
        self._right: dict[str, list[dict[str, str]]] = {}
        page.route(HOME + "**", self._answer)

    def _answer(self, route: Route) -> None:
        path, _, query = route.request.url.removeprefix(HOME).partition("?")
        self.asked.append(route.request.url)
        if path == "search/" or not path:
            attributes, root = ("data-gk-page", "..") if path else ("", ".")
            return route.fulfill(body=PAGE.format(root=root, attributes=attributes), content_type="text/html")
        kind = "search/depth.js" if "/depth/" in path else path
        is_old = kind in self.old and (self.is_stubborn or "n=" not in query)
        body = self.releases[0 if is_old else 1].get(path)
        if body is None:
            return route.fulfill(status=404)
        return route.fulfill(body=body, content_type="text/javascript")

    def right(self, query: str) -> list[dict[str, str]]:
        """What the newer release says."""
        if query not in self._right:
            self._right[query] = self.look(query, set())
        return self._right[query]

    def look(self, query: str, old: set[str], *, is_stubborn: bool = False) -> list[dict[str, str]]:
        """Rows shown in the end; each look at the page in between holds the rows to one release too."""
        self.old, self.is_stubborn = old, is_stubborn
        self.page.goto(HOME + "search/?q=" + query)
        self.page.wait_for_function(DONE)
        self._be_quiet()
        rows: list[dict[str, str]] = self.page.evaluate(ROWS)
        return rows

    def _be_quiet(self) -> None:
        """Until nothing was asked for and nothing changed for a while: slips and the depth begin after a pause."""
        last: object = None
        while last != (last := (len(self.asked), self.page.inner_text("[data-gk-results]"))):
            self.page.wait_for_timeout(350)
            self.page.wait_for_function(DONE)


def assert_of_one_release(rows: list[dict[str, str]], catalogue: Catalogue) -> bool:
    """Says which: whether it is the older one."""
    is_old = {"（旧）" in row["title"] for row in rows}
    assert len(is_old) == 1, rows
    for row in rows:
        item = catalogue.find_item(row["id"])
        assert item is not None
        mark = "（旧）" if True in is_old else ""
        assert row["title"] == item.title + mark
        assert row["summary"] in (None, item.summary + mark)
    return True in is_old


def _releases_of(files: Files) -> set[str]:
    return {
        found[1].decode() for content in files.values() for found in re.finditer(rb'gkSearch\.add\("(\w+)"', content)
    }


def test_every_file_says_the_same_release_and_any_change_makes_another(releases: tuple[Files, Files]) -> None:
    old, new = map(_releases_of, releases)
    assert len(old) == len(new) == 1
    assert old != new
    for files, release in ((releases[0], old), (releases[1], new)):
        for path, content in files.items():
            assert next(iter(release)).encode() in content or path == "assets/lunr.js", path


MIXTURES = ("one older", "one newer", "any")


def _combinations(mixture: str, step: int) -> Iterator[tuple[str, set[str]]]:
    """A query and the files of the older release: each file alone, each but one, or any; every so many of these."""
    chance = random.Random(9)
    every = sorted({*SCRIPTS, *DATA})
    for number, path in enumerate(every):
        query = QUERIES[(number + (mixture == "one newer")) % len(QUERIES)]
        old = {path for path in every if chance.random() < 0.5}
        if ALL or number % step == 0:
            yield query, {"one older": {path}, "one newer": {*every} - {path}, "any": old}[mixture]


@pytest.mark.parametrize("mixture", MIXTURES)
def test_an_older_file_out_of_a_cache_is_never_mixed_in(
    mixture: str, browser: Browser, releases: tuple[Files, Files], catalogue: Catalogue
) -> None:
    """All that came is fetched anew past the caches, and the answer is the newer release's."""

    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        server = Server(page, releases)
        for query, old in _combinations(mixture, 1 if mixture == "one older" else 3):
            rows = server.look(query, old)
            assert rows, (query, old, page.inner_text("[data-gk-results]"))
            if not assert_of_one_release(rows, catalogue):
                assert rows == server.right(query), (query, old)

    look(browser, HOME, Path())


@pytest.mark.parametrize("mixture", MIXTURES)
def test_files_that_stay_mixed_are_said_to_be_so(
    mixture: str, browser: Browser, releases: tuple[Files, Files], catalogue: Catalogue
) -> None:
    """A server between two releases: whatever is asked for, the same mixture comes."""

    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        server, said, looked = Server(page, releases), 0, 0
        for query, old in _combinations(mixture, 3):
            looked += 1
            rows = server.look(query, old, is_stubborn=True)
            text = page.inner_text("[data-gk-results]")
            if rows:
                assert_of_one_release(rows, catalogue)
                assert OVER not in text
            else:
                assert OVER in text, (query, old, text)
                assert page.locator("[data-gk-results] a[href='../az/']").count() == 1
                said += 1
        assert said >= 0.6 * looked

    look(browser, HOME, Path())


def test_when_the_release_is_whole_again_the_button_brings_it(
    browser: Browser, releases: tuple[Files, Files], catalogue: Catalogue
) -> None:
    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        server = Server(page, releases)
        assert server.look("拆迁公告", {"search/words.js"}, is_stubborn=True) == []
        page.fill("#q", "征地")
        page.wait_for_timeout(100)
        assert page.evaluate(ROWS) == []
        server.old = set()
        page.click(".gk-none button")
        page.wait_for_selector("li[data-item-id]")
        assert not assert_of_one_release(page.evaluate(ROWS), catalogue)

    look(browser, HOME, Path())


def test_a_publish_while_one_types(browser: Browser, releases: tuple[Files, Files], catalogue: Catalogue) -> None:
    """The page has the older names; then the newer release stands on the server."""

    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        server = Server(page, releases)
        server.old, server.is_stubborn = {*SCRIPTS, *DATA}, True
        page.goto(HOME)
        page.wait_for_function("() => window.gkSearch && gkSearch.engine.has.names")
        server.old = set()
        page.focus("#q")
        page.keyboard.type("征地")
        page.wait_for_function(
            "() => gkSearch.tries === 1 && gkSearch.show && document.querySelector('.gk-hit-summary')"
        )
        assert not assert_of_one_release(page.evaluate(ROWS), catalogue)
        assert page.evaluate("document.activeElement.id") == "q"
        assert page.input_value("#q") == "征地"
        page.keyboard.type("补偿")
        page.wait_for_function("() => /补偿/.test(document.querySelector('li mark').textContent)")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.className") == "gk-hit-title"

    look(browser, HOME, Path())


OLD_PROGRAM = {
    "search/words.js": b'gkSearch.add("words",{"k":"x","y":"","x":""});',
    "search/names.js": b'gkSearch.add("names",{"t":"#01x\\n=y\\nz"});',
    "assets/search-more.js": b"(function(){gkSearch.show = function(){};}());",
    "assets/search-worker.js": b"onmessage=function(e){postMessage({ask:e.data.ask,code:e.data.code,hits:[[]]});};",
    "assets/search-next.js": b"<!doctype html><title>login</title>",
}


@pytest.mark.parametrize("path", sorted(OLD_PROGRAM))
def test_files_without_a_release_are_not_taken(
    browser: Browser, path: str, releases: tuple[Files, Files], catalogue: Catalogue
) -> None:
    """Of the program before there were releases, or a page of the network's owner in a script's place."""

    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        server = Server(page, ({path: OLD_PROGRAM[path]}, releases[1]))
        page.on("pageerror", lambda error: None)
        rows = server.look("区片范围图", {path})
        assert not assert_of_one_release(rows, catalogue)
        assert server.look("区片范围图", {path}, is_stubborn=True) == []
        assert OVER in page.inner_text("[data-gk-results]")

    if path == "assets/search-next.js":
        with pytest.raises(AssertionError, match="Unexpected token"):
            look(browser, HOME, Path())
    else:
        look(browser, HOME, Path())


def test_a_mixed_folder_opened_from_disk_says_so(
    browser: Browser, releases: tuple[Files, Files], tmp_path: Path
) -> None:
    folder = tmp_path / "a"
    write_files(folder, {**releases[1], "search/details.js": releases[0]["search/details.js"]})
    (folder / "search" / "index.html").write_text(PAGE.format(root="..", attributes="data-gk-page"), encoding="utf-8")

    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        page.goto((folder / "search" / "index.html").as_uri() + "?q=征地")
        page.wait_for_selector(f"text={OVER}")
        assert page.evaluate(ROWS) == []

    look(browser, HOME, Path())


@pytest.mark.parametrize("seed", range(count(1, 4)))
def test_slow_files_in_any_order_give_one_list(browser: Browser, seed: int, releases: tuple[Files, Files]) -> None:
    """Each file waits a while of its own; sound, slips, words and the depth come when they come."""

    @in_chromium
    def look(page: Page, address: str, site: Path) -> None:
        server = Server(page, releases)
        right = {query: server.look(query, set()) for query in QUERIES}
        chance = random.Random(seed)

        def slow(route: Route) -> None:
            page.wait_for_timeout(chance.choice([0, 20, 60, 150]))
            server._answer(route)

        page.route(HOME + "**/*.js*", slow)
        for query in QUERIES:
            assert server.look(query, set()) == right[query], query

    look(browser, HOME, Path())
