"""A catalogue full of nasty text in Chromium, without any policy to help: nothing runs, all is shown as typed."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from generator.model.item import Item
from tests.browser.support import SiteServer, Watch, new_watch
from tests.site.hostile import PAYLOADS, hostile, write_catalogue
from tests.site.support import Built, build_once, common_base

CODES = {f"{number:02}": payload for number, payload in enumerate(PAYLOADS.values(), 1)}
LIVE = """() => [...document.querySelectorAll('*')].filter(e => !(e.matches('figure.gk-code > img:only-of-type')
        && e.src === location.href.split(/[?#]/)[0] + 'qr.png'
        && e.getAttributeNames().join() === 'src,width,height,alt')).filter(e =>
    [...e.attributes].some(a => /^on/i.test(a.name) || /^\\s*(javascript|data|vbscript):/i.test(a.value))
    || (e.tagName === 'SCRIPT' && !e.src) || e.tagName === 'STYLE' || e.tagName === 'IMG' || e.hasAttribute('autofocus')
).map(e => e.outerHTML.slice(0, 120))"""
"""What runs, loads or jumps; a page has one picture, the code that leads to itself, and nothing else of that kind."""


def prepare(folder: Path) -> None:
    """Each domain with its own payload in every field; the office with the worst that fits each length."""
    folder.mkdir(parents=True)
    texts = {code: hostile(payload) for code, payload in CODES.items()}
    short = "<svg onload=pwned=1>"
    long = '</title></script><img src=x onerror=window.pwned=1>"\'onmouseover=pwned=1 x="'
    write_catalogue(folder, texts, lambda name, length: short[:length] if length <= 20 else (name + long)[:length])


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_once(common_base(tmp_path_factory), "nasty", prepare)


@pytest.fixture(scope="module")
def open_server(nasty: Built) -> Iterator[SiteServer]:
    running = SiteServer(nasty.site, "/gk/", policy="")
    yield running
    running.close()


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    watching = new_watch(browser)
    yield watching
    watching.context.close()


def assert_dead(page: Page, watch: Watch) -> None:
    assert page.evaluate("window.pwned") is None
    assert page.evaluate(LIVE) == []
    assert watch.errors == []
    assert [failure for failure in watch.failures if not failure.endswith("no/such/page/ 404")] == []


def shown(page: Page) -> str:
    found: str = page.evaluate("document.documentElement.textContent.replace(/\\s+/g, ' ')")
    return found


def texts_of(item: Item) -> list[str]:
    parts = [
        item.title,
        item.summary,
        item.category,
        *item.content,
        *item.scope.groups,
        item.how_to_apply,
        item.privacy,
    ]
    parts += [subject.body for subject in item.subject] + [use.note for use in item.channel]
    parts += [entry.limit.raw for entry in item.time_limit] + [document.title for document in item.published]
    return [" ".join(part.split()) for part in parts]


def test_without_a_policy_an_injected_script_would_run(watch: Watch, open_server: SiteServer) -> None:
    """The test of the test."""
    page = watch.page()
    page.goto(open_server.url)
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.pwned=1>')")
    page.wait_for_function("window.pwned === 1")
    assert page.evaluate(LIVE) != []


@pytest.mark.parametrize("code", CODES)
def test_domain_items_and_withdrawn_item_are_dead_and_shown_as_typed(
    watch: Watch, nasty: Built, open_server: SiteServer, code: str
) -> None:
    page = watch.page()
    page.on("dialog", lambda dialog: watch.errors.append(dialog.message))
    domain = next(domain for domain in nasty.catalogue.domains if domain.code == code)
    for path in (f"{code}/", f"{code}/c1/", f"{code}/001/", f"{code}/002/", f"{code}/009/"):
        page.goto(f"{open_server.url}{path}")
        page.mouse.move(300, 300)
        page.locator("h1").first.hover()
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert_dead(page, watch)
        expected = [domain.title]
        if path.endswith(("/001/", "/002/")):
            item = domain.items[int(path[-2]) - 1]
            expected = texts_of(item)
            assert page.title().startswith(" ".join(item.title.split())), path
            assert page.locator("h1").evaluate("e => e.textContent.trim()") == item.title.strip()
        seen = shown(page)
        assert [part for part in expected if " ".join(part.split()) not in seen] == [], path
    if CODES[code] == PAYLOADS["template"]:
        page.goto(f"{open_server.url}{code}/001/")
        assert "{{ 7*7 }}" in shown(page)
        assert "题149" not in shown(page)


LISTS = ["", "az/", "laws/", "bodies/", "changes/", "about/", "apply/", "search/", "no/such/page/"]


def test_lists_and_frame_are_dead(watch: Watch, nasty: Built, open_server: SiteServer) -> None:
    page = watch.page()
    office = nasty.catalogue.office
    for path in LISTS:
        page.goto(open_server.url + path)
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert_dead(page, watch)
        seen = shown(page)
        for part in (office.site_name, office.host, office.contact.phone):
            assert " ".join(part.split()) in seen, path
        if path == "laws/":
            assert all(" ".join(law.title.split()) in seen for law in nasty.catalogue.laws.values())
        if path == "bodies/":
            assert all(" ".join(body.full_name.split()) in seen for body in nasty.catalogue.bodies.values())


def test_search_finds_and_shows_it_dead(watch: Watch, nasty: Built, open_server: SiteServer) -> None:
    """Each payload as the query, in the box and in the address; then an item of each among the results."""
    page = watch.page()
    for payload in PAYLOADS.values():
        page.goto(open_server.url + "search/?q=" + quote(payload))
        page.wait_for_load_state("networkidle")
        assert_dead(page, watch)
    page.locator("#gk-q").fill("甲题1")
    page.locator("[data-item-id]").first.wait_for()
    page.wait_for_load_state("networkidle")
    assert_dead(page, watch)
    for hit in page.locator("[data-item-id]").all()[:8]:
        item = nasty.catalogue.find_item(hit.get_attribute("data-item-id") or "")
        assert item is not None
        title = " ".join(item.title.replace("|", " ").split())  # the bar separates columns of the index
        assert title in " ".join((hit.text_content() or "").split())


def test_data_files_stay_parseable(nasty: Built) -> None:
    data = json.loads((nasty.site / "catalogue.json").read_text("utf-8"))
    assert [item["title"] for item in data["items"]] == [item.title for item in nasty.catalogue.items]
    for script in nasty.site.glob("search/**/*.js"):
        text = script.read_text("utf-8")
        assert text.count("\n") == 1, script
        json.loads(text[text.index("{") : text.rindex("}") + 1])
