"""What a screen reader and a keyboard meet: names, headings, landmarks, their order (WCAG 1.3.1, 1.3.2, 2.1.1, 4.1.2).

Read from Chromium's own accessibility tree, so what counts is what it tells a screen reader, not our markup.
"""

from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.pages import KINDS, open_context, visit

LANDMARKS = {"banner", "navigation", "search", "main", "contentinfo"}
NAMED = {"button", "link", "searchbox", "textbox", "combobox", "navigation", "region", "Date", "table", "figure"}


def tree(context: BrowserContext, page: Page) -> list[dict[str, Any]]:
    """Nodes a screen reader is told of, in reading order: role, name, level, ignored ones left out."""
    answer = context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    nodes = {node["nodeId"]: node for node in answer["nodes"]}
    told: list[dict[str, Any]] = []

    def walk(node: dict[str, Any]) -> None:
        if not node["ignored"]:
            level = [p["value"]["value"] for p in node.get("properties", ()) if p["name"] == "level"]
            name = node.get("name", {}).get("value", "").strip()
            told.append({"role": node["role"]["value"], "name": name, "level": level[0] if level else 0})
        for child in node.get("childIds", ()):
            if child in nodes:
                walk(nodes[child])

    walk(answer["nodes"][0])
    return told


def roles(told: list[dict[str, Any]], role: str) -> list[str]:
    return [node["name"] for node in told if node["role"] == role]


@pytest.fixture(scope="module")
def pages(browser: Browser, address: str) -> dict[str, tuple[list[dict[str, Any]], int]]:
    """Kind of page → what is told of it, and how many of its headings are to be told."""
    found = {}
    with open_context(browser) as context:
        page = context.new_page()
        for kind, path in KINDS.items():
            visit(page, address + path)
            found[kind] = (
                tree(context, page),
                page.evaluate(
                    "[...document.querySelectorAll('h1, h2, h3')].filter(e => !e.closest('details:not([open])')).length"
                ),
            )
    return found


Pages = dict[str, tuple[list[dict[str, Any]], int]]


@pytest.mark.parametrize("kind", KINDS)
def test_everything_one_can_use_has_a_name_and_stands_in_a_landmark(pages: Pages, kind: str) -> None:
    told, _ = pages[kind]
    assert [node for node in told if node["role"] in NAMED and not node["name"]] == []
    order = [node["role"] for node in told if node["role"] in LANDMARKS]
    menu_is_shut = {"navigation"} if "navigation" not in order else set()
    wanted = LANDMARKS - menu_is_shut
    assert wanted <= set(order)
    assert order.count("main") == order.count("banner") == order.count("contentinfo") == 1
    assert order[0] == "banner"
    assert order[-1] == "contentinfo"
    navigations = roles(told, "navigation")
    assert len(navigations) == len(set(navigations)), "each way about has a name of its own"


@pytest.mark.parametrize("kind", KINDS)
def test_headings_begin_at_one_and_skip_no_level(pages: Pages, kind: str) -> None:
    told, shown = pages[kind]
    headings = [node for node in told if node["role"] == "heading"]
    levels = [node["level"] for node in headings]
    assert len(headings) == shown, "what is far down the page is told of too"
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert all(node["name"] for node in headings)


def test_item_is_heard_in_the_order_of_its_questions(pages: Pages) -> None:
    told, _ = pages["item"]
    spoken = "\n".join(node["name"] for node in told if node["role"] in ("StaticText", "heading"))
    wanted = [
        "征地补偿费用支付",
        "谁来公开",
        "0000-0000003",
        "什么时候",
        "在哪里看",
        "算一算",
        "公开什么",
        "依据",
        "谁能看",
    ]
    assert [spoken.index(word) for word in wanted] == sorted(spoken.index(word) for word in wanted)
    assert "征地补偿费用支付是哪天？" in roles(told, "Date")
    assert any("二维码" in name or "征地补偿费用支付" in name for name in roles(told, "image"))


def test_rows_and_columns_of_the_official_table_are_told(browser: Browser, address: str) -> None:
    with open_context(browser, width=1280) as context:
        page = context.new_page()
        visit(page, address + KINDS["domain"])
        told = tree(context, page)
    heads = roles(told, "columnheader")
    assert heads[:3] == ["序号", "二级事项", "公开内容（要素）"]
    assert len(heads) == 10, "the head of the table, once; 一级事项 stands over its rows"
    assert len(roles(told, "rowheader")) >= 25
    assert roles(told, "table") == ["示例县扶贫救灾领域基层政务公开标准目录"]


STOPS = """() => {
  window.stops = [];
  document.addEventListener('focusin', e => { stops.push(Number(e.target.getAttribute('data-stop'))); });
  document.addEventListener('focusout', e => { if (!e.relatedTarget) { stops.push(null); } });
  return [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter(e => e.checkVisibility({visibilityProperty: true}))
  .filter(e => e.tagName === 'SUMMARY' || !e.closest('details:not([open])'))
  .map((e, i) => { e.setAttribute('data-stop', i); return i; });
}"""
"""Numbers all that can be reached with Tab, and has the page note what is; null where the focus leaves it."""


@pytest.mark.parametrize("kind", ["home", "domain", "item", "item, long", "search", "apply"])
@pytest.mark.parametrize("width", [360, 1280])
def test_keyboard_reaches_everything_in_reading_order(browser: Browser, address: str, kind: str, width: int) -> None:
    """Tab, from the first stop to the last: all that can be used, once each, top to bottom, and out again."""
    with open_context(browser, width=width) as context:
        page = context.new_page()
        visit(page, address + KINDS[kind])
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = false; })")
        expected = page.evaluate(STOPS)
        found: list[int | None] = []
        while None not in found:
            assert len(found) < 3 * len(expected), "no way out"
            for _ in range(len(expected) // 3 + 1):
                page.keyboard.press("Tab")  # a date has several stops within
            found = page.evaluate("stops")
    assert found[: found.index(None)] == expected


def test_everything_is_done_with_keys_alone(browser: Browser, address: str) -> None:
    """Large type, menu, dark, contrast, calculator, official row, printing: Enter, space, arrows and digits."""
    with open_context(browser) as context:
        page = context.new_page()
        page.add_init_script("window.printed = 0; window.print = () => { printed++; };")
        visit(page, address + KINDS["item"])
        page.focus("[data-gk-elder]")
        page.keyboard.press("Space")
        assert "gk-elder" in page.evaluate("document.documentElement.className")
        page.focus("[data-gk-menu]")
        page.keyboard.press("Enter")
        page.focus("[data-gk-scheme]")
        page.keyboard.press("Enter")
        page.focus("[data-gk-contrast]")
        page.keyboard.press("Space")
        assert {"gk-dark", "gk-contrast"} <= set(page.evaluate("document.documentElement.className").split())
        page.focus("[data-gk-due] input")
        before = page.locator("[data-gk-due] output").inner_text()
        page.keyboard.type("11232026")
        expect(page.locator("[data-gk-due] output")).not_to_have_text(before)
        page.focus("details.gk-more summary >> nth=0")
        page.keyboard.press("Enter")
        expect(page.locator(".gk-official")).to_be_visible()
        visit(page, address + KINDS["domain"])
        page.locator(".gk-fold").first.focus()
        page.keyboard.press("Space")
        expect(page.locator("tr[data-stage] .gk-c-basis").first).to_be_visible()
        page.focus("[data-gk-print]")
        page.keyboard.press("Enter")
        assert page.evaluate("printed") == 1
