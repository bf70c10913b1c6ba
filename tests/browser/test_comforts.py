"""What the pages do for a reader: large type, contrast, menu, filters, copying, print, and all of it without script."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import KINDS, VOICE, open_context, visit
from tests.browser.support import printed
from tests.site.support import Built


def classes(page: Page) -> set[str]:
    return set(page.evaluate("document.documentElement.className").split())


@pytest.mark.parametrize(
    ("button", "name"),
    [("[data-gk-elder]", "gk-elder"), ("[data-gk-scheme]", "gk-dark"), ("[data-gk-contrast]", "gk-contrast")],
)
def test_choice_is_kept_on_the_next_page_and_can_be_undone(
    browser: Browser, address: str, button: str, name: str
) -> None:
    with open_context(browser, width=1280) as context:
        page = context.new_page()
        visit(page, address + KINDS["item"])
        page.click(button)
        assert name in classes(page)
        visit(page, address + KINDS["domain"])
        assert name in classes(page)
        page.click(button)
        assert name not in classes(page)
        visit(page, address + KINDS["home"])
        assert name not in classes(page)


def test_choice_is_there_at_the_first_paint(browser: Browser, address: str) -> None:
    """The script of the choice stands in the head and before the stylesheet, so nothing flashes."""
    with open_context(browser, "elder") as context:
        page = context.new_page()
        visit(page, address + KINDS["item"])
        head = page.content().partition("</head>")[0]
        assert head.index("site.js") < head.index("site.css")
        assert "defer" not in head


def test_menu_opens_and_closes_by_thumb_and_keyboard(browser: Browser, address: str) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + KINDS["item"])
        button, menu = page.locator("[data-gk-menu]"), page.locator("#gk-menu")
        expect(menu).to_be_hidden()
        button.click()
        expect(menu).to_be_visible()
        expect(button).to_have_attribute("aria-expanded", "true")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "首页"
        page.keyboard.press("Escape")
        expect(menu).to_be_hidden()
        assert page.evaluate("document.activeElement.textContent") == "菜单"


def test_read_aloud_hides_where_there_is_no_chinese_voice(browser: Browser, address: str) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        page.add_init_script("Object.defineProperty(window, 'speechSynthesis', {value: undefined})")
        visit(page, address + KINDS["item"])
        expect(page.locator("[data-gk-speak]")).to_be_hidden()


@pytest.mark.parametrize("mode", ["light", "elder"])
def test_read_aloud_reads_pauses_goes_on_and_stops(browser: Browser, address: str, mode: str) -> None:
    with open_context(browser, mode) as context:
        page = context.new_page()
        page.add_init_script(VOICE)
        visit(page, address + KINDS["item"])
        button, bar = page.locator("[data-gk-speak]"), page.locator(".gk-reader")
        status, pause = bar.get_by_role("status"), bar.get_by_role("button").first
        expect(bar).to_be_hidden()
        button.click()
        expect(button).to_have_text("停止")
        expect(status).to_have_text("正在朗读")
        for _ in range(6):
            page.evaluate("finish()")
        said = page.evaluate("said")
        assert "征地补偿费用支付" in said
        pause.click()
        expect(status).to_have_text("已暂停")
        expect(pause).to_have_text("继续")
        pause.click()
        expect(status).to_have_text("正在朗读")
        assert page.evaluate("said.slice(6)") == [said[6], said[6]], "the sentence that was cut off is read again"
        box = pause.bounding_box()
        assert box is not None
        assert min(box["height"], box["width"]) >= (60 if mode == "elder" else 44)
        bar.get_by_text("停止").click()
        expect(bar).to_be_hidden()
        expect(button).to_have_text("朗读")
        expect(button).to_be_focused()


def test_read_aloud_comes_to_its_end_by_itself(browser: Browser, address: str) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        page.add_init_script(VOICE)
        visit(page, address + KINDS["lost"])
        page.click("[data-gk-speak]")
        page.evaluate("() => { while (speechSynthesis.now) { finish(); } }")
        expect(page.locator("[data-gk-speak]")).to_have_text("朗读")
        expect(page.locator(".gk-reader")).to_be_hidden()
        assert "没有这个页面" in page.evaluate("said")


def test_copying_an_address_says_so_or_leaves_it_selected(browser: Browser, address: str) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + KINDS["item"])
        url = page.locator(".gk-url").inner_text()
        assert url.endswith("/01/018/")
        page.click("[data-gk-copy]")
        expect(page.locator(".gk-told")).to_have_text("网址已复制")
        page.evaluate("document.execCommand = () => false")
        page.click("[data-gk-copy]")
        expect(page.locator(".gk-told")).to_contain_text("长按")
        assert page.evaluate("getSelection().toString().trim()") == url


def test_filters_narrow_the_table_and_stay_in_the_address(browser: Browser, address: str) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + KINDS["domain"])
        rows = page.locator("tr[data-stage]")
        whole = rows.count()
        page.select_option("select[name=level]", "村级")
        shown = page.locator("tr[data-stage]:visible").count()
        assert 0 < shown < whole
        expect(page.locator(".gk-count")).to_have_text(f"显示 {shown} 项，共 {whole} 项")
        sent = page.url
        assert "level=" in sent
        visit(page, sent)
        assert page.locator("tr[data-stage]:visible").count() == shown
        visit(page, sent.partition("?")[0] + "?level=%E6&stage=nonsense")
        assert page.locator("tr[data-stage]:visible").count() == whole


def test_calculator_starts_empty_and_answers_for_a_day_that_is_picked(browser: Browser, address: str) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + KINDS["item"])
        answer = page.locator("[data-gk-due] output")
        expect(page.locator("[data-gk-due] input")).to_have_value("")
        expect(answer).to_have_text("")
        page.fill("[data-gk-due] input", "2026-11-23")
        expect(answer).to_have_text("最迟 11月30日（周一）公开")


def test_everything_is_there_without_script(browser: Browser, address: str) -> None:
    with open_context(browser, script=False) as context:
        page = context.new_page()
        for kind, path in KINDS.items():
            visit(page, address + path)
            dead = page.locator("button:visible:not([type=submit])").count()
            assert dead == 0, kind
            expect(page.locator(".gk-nav")).to_be_visible()
        visit(page, address + KINDS["domain"])
        assert page.locator("tr[data-stage] .gk-c-basis").first.is_visible()
        page.click("text=只看村级")
        rows = page.locator("tr[data-stage]")
        shown = page.locator("tr[data-stage]:visible").count()
        assert shown == page.locator("tr[data-level~=村级]").count() < rows.count()
        page.click("text=全部 >> nth=-1")
        assert page.locator("tr[data-stage]:visible").count() == rows.count()
        visit(page, address + KINDS["item"])
        assert not page.locator("[data-gk-due]").is_visible()
        assert page.locator(".gk-code img").is_visible()


def test_ways_to_an_item_need_no_script(browser: Browser, address: str) -> None:
    """By letter, body, law, domain and category; the search box leads to what can be done without script."""
    wanted = "**/01/018/"
    with open_context(browser, script=False) as context:
        page = context.new_page()
        for path in ("/az/", "/bodies/", "/laws/", "/01/c4/"):
            visit(page, address + path)
            link = "a[href$='01/018/']"
            shut = page.locator(f"details:not([open]):has({link}) > summary:visible")
            while not page.locator(f"{link}:visible").count():  # laws are folded twice: by rank, then each
                shut.first.click()
            page.locator(f"{link}:visible").first.click()
            page.wait_for_url(wanted)
        visit(page, address + KINDS["home"])
        page.click("text=征地补偿 >> nth=1")
        page.wait_for_url("**/01/")
        page.fill("[name=q]", "征地")
        page.press("[name=q]", "Enter")
        page.wait_for_url("**/search/?q=*")
        expect(page.locator(".gk-no-js")).to_be_visible()
        page.click(".gk-no-js >> text=按拼音查")
        page.wait_for_url("**/az/")


def test_paper_and_code_need_no_script(browser: Browser, address: str) -> None:
    with open_context(browser, script=False) as context:
        page = context.new_page()
        visit(page, address + KINDS["item"])
        for kind in ("SVG", "PNG"):
            href = page.get_by_text(f"下载 {kind}").get_attribute("href")
            assert context.request.get(f"{address}/01/018/{href}").ok
        assert page.locator(".gk-url").inner_text().endswith("/01/018/")
        assert len(page_boxes(page.pdf(prefer_css_page_size=True))) == 1
        visit(page, address + KINDS["domain"])
        boxes = page_boxes(page.pdf(prefer_css_page_size=True))
        assert all(wide > high for wide, high in boxes)


def page_boxes(pdf: bytes) -> list[tuple[float, float]]:
    found = re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    return [(float(wide), float(high)) for wide, high in found]


@pytest.mark.parametrize("width", [360, 1280])
def test_domain_prints_as_a_landscape_table_and_an_item_on_one_page(
    browser: Browser, address: str, built: Built, width: int
) -> None:
    with open_context(browser, "elder" if width == 360 else "dark", width=width) as context:
        page = context.new_page()
        visit(page, address + KINDS["domain"])
        page.emulate_media(media="print")
        expect(page.locator("tr[data-stage] .gk-c-basis").first).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('thead')).display") == "table-header-group"
        assert page.locator("header").locator("a, button, input").and_(page.locator(":visible")).count() == 1
        assert page.locator("header .gk-brand").inner_text() == built.catalogue.office.site_name
        boxes = page_boxes(printed(page))
        assert len(boxes) >= 2
        assert [box for box in boxes if box[0] <= box[1]] == []
        for item in ("item", "item, long", "item, many bodies"):
            visit(page, address + KINDS[item])
            boxes = page_boxes(printed(page))
            assert len(boxes) == 1, item
            assert boxes[0][0] < boxes[0][1]
