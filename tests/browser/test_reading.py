"""Phone width, keyboard, print, filters, the calculator: what residents do with a page."""

import re
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page

from generator.derive.views.official import number_items
from tests.browser.support import KINDS, PHONE, Visit, read_pdf, until
from tests.site.support import Built

# ----- phone


OVERFLOW = """() => {
    const width = document.documentElement.clientWidth;
    const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 0.5
        && getComputedStyle(e).visibility !== 'hidden' && e.getBoundingClientRect().left >= 0);
    const named = wide.slice(0, 3).map(e => e.outerHTML.slice(0, 90));
    return [document.documentElement.scrollWidth, window.innerWidth, named];
}"""


def test_pages_scroll_down_only_on_a_phone(visit: Visit, shipped: Built) -> None:
    """A phone's own window: every kind of page, every domain, the longest items, in plain and in large type."""
    page, _ = visit("", **PHONE)
    base = page.url
    domains = [f"{domain.code}/" for domain in shipped.catalogue.domains]
    items = [f"{item_id.replace('-', '/')}/" for item_id in longest_items(shipped, 12)]
    for path in dict.fromkeys((*KINDS.values(), *domains, *items)):
        page.goto(base + path)
        for elder in (False, True):
            page.evaluate("on => document.documentElement.classList.toggle('gk-elder', on)", elder)
            scroll, inner, wide = page.evaluate(OVERFLOW)
            assert (scroll, inner) == (360, 360), f"{path}, elder={elder}: {wide}"


# ----- print


def longest_items(built: Built, count: int) -> list[str]:
    items = sorted(built.catalogue.items, key=lambda item: -sum(map(len, (item.summary, *item.content, item.privacy))))
    return [item.id for item in items[:count]]


def test_reader_of_printed_pages_reads(visit: Visit) -> None:
    """The test of the test."""
    page, _ = visit("about:blank")
    page.set_content("<p>征地补偿 abc 第四十八条</p><p style='break-before:page'>二</p>")
    sheets = read_pdf(page.pdf(format="A4"))
    assert [sheet.text for sheet in sheets] == ["征地补偿abc第四十八条", "二"]
    assert (round(sheets[0].width), round(sheets[0].height)) == (210, 297)


@pytest.mark.parametrize("code", ["01", "08"])
def test_domain_prints_as_the_official_table_in_landscape(visit: Visit, shipped: Built, code: str) -> None:
    page, _ = visit(f"{code}/")
    heads = page.locator(".gk-table thead th").all_text_contents()
    sheets = read_pdf(page.pdf(format="A4", landscape=True, prefer_css_page_size=True))
    domain = next(domain for domain in shipped.catalogue.domains if domain.code == code)
    table = [sheet for sheet in sheets if heads[0] + heads[1] + heads[2] in sheet.text]
    assert len(table) >= 2
    for sheet in table:
        assert sheet.width > sheet.height, "landscape"
        assert "".join(heads) in sheet.text, "every sheet of the table has all 11 heads"
    text = "".join(sheet.text for sheet in sheets).replace("".join(heads), "")
    ordinals = number_items(domain)
    for item in domain.items:
        row = f"{ordinals[item.id]}{item.category}{item.title}"
        for part in (row, *(subject.body for subject in item.subject)):
            assert re.sub(r"\s", "", part) in text, f"{item.id} {part}"
    rows_with_nothing_else = [sheet for sheet in table if len(sheet.text) < len("".join(heads)) + 10]
    assert rows_with_nothing_else == []


def test_item_prints_on_one_sheet_with_its_code(visit: Visit, shipped: Built) -> None:
    page, _ = visit("")
    base = page.url
    for item_id in [*longest_items(shipped, 3), "01-018"]:
        path = item_id.replace("-", "/") + "/"
        page.goto(base + path)
        sheets = read_pdf(page.pdf(format="A4", prefer_css_page_size=True))
        assert len(sheets) == 1, f"{item_id}: {len(sheets)} sheets"
        item = shipped.catalogue.find_item(item_id)
        assert item is not None
        for part in (item.title, item_id, *item.content, shipped.catalogue.office.site_url + path):
            assert re.sub(r"\s", "", part) in sheets[0].text, f"{item_id}: {part}"
        page.emulate_media(media="print")
        box = page.locator("figure.gk-code img").bounding_box()
        assert box is not None
        assert box["width"] >= 30 / 25.4 * 96, "the code is at least 3 cm wide on paper"
        page.emulate_media(media="null")


# ----- keyboard


def tab_to(page: Page, selector: str, limit: int = 60) -> None:
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("s => !!document.activeElement && document.activeElement.matches(s)", selector):
            return
    pytest.fail(f"{selector} cannot be reached with Tab")


def test_first_tab_is_the_way_past_the_header(visit: Visit) -> None:
    page, _ = visit("01/018/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    box = page.locator(".gk-skip").bounding_box()
    assert box is not None
    assert box["x"] >= 0, "it shows itself when it has the focus"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


def test_search_by_keyboard_alone(visit: Visit) -> None:
    page, _ = visit("")
    tab_to(page, "#gk-q")
    page.keyboard.type("zhengdi")
    page.locator("[data-item-id]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/gk/(01/\d+/|search/\?q=zhengdi)$"))
    assert "征地" in page.locator("main").inner_text()


def test_escape_closes_the_list_of_results(visit: Visit) -> None:
    page, _ = visit("")
    tab_to(page, "#gk-q")
    page.keyboard.type("zhengdi")
    page.locator("[data-item-id]").first.wait_for()
    page.keyboard.press("Escape")
    until(page, "![...document.querySelectorAll('[data-item-id]')].some(e => e.offsetParent)")
    assert page.locator("#gk-q").input_value() == "zhengdi", "what was typed stays"


def test_filters_by_keyboard_alone(visit: Visit) -> None:
    page, _ = visit("01/")
    tab_to(page, "select[name=stage]", 90)
    page.keyboard.press("ArrowDown")
    until(page, "location.search.indexOf('stage=') > 0")
    shown = page.locator(".gk-table tbody tr[data-stage]:visible").count()
    assert 0 < shown < page.locator(".gk-table tbody tr[data-stage]").count()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_large_type_by_keyboard_alone(visit: Visit, key: str) -> None:
    page, _ = visit("01/018/")
    tab_to(page, "[data-gk-elder]")
    page.keyboard.press(key)
    assert "gk-elder" in (page.locator("html").get_attribute("class") or "")


@pytest.mark.parametrize("kind", ["home", "search"])
def test_focus_is_seen_on_everything(visit: Visit, kind: str) -> None:
    page, _ = visit(KINDS[kind])
    for _ in range(25):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => { const e = document.activeElement; if (e === document.body) return 'none';
            if (e.type === 'date') return '';  // the browser marks the part of the date one is in
            const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2
            ? '' : e.outerHTML.slice(0, 90); }"""
        )
        if seen == "none":
            break
        assert seen == ""


# ----- filters


def test_filters_narrow_the_table_and_are_kept_in_the_address(visit: Visit, shipped: Built) -> None:
    page, _ = visit("01/")
    items = shipped.catalogue.domains[0].items
    page.locator("select[name=stage]").select_option("结果")
    expected = [f"i{item.serial}" for item in items if item.stage.value == "结果"]
    rows = page.locator(".gk-table tbody tr[data-stage]:visible")
    assert sorted(row.get_attribute("id") or "" for row in rows.all()) == sorted(expected)
    assert "stage=结果" in unquote(page.url)
    assert str(len(expected)) in (page.locator("[data-gk-filters] output").text_content() or "")
    page.locator("select[name=level]").select_option("村级")
    both = [i for i in items if i.stage.value == "结果" and "村级" in [level.value for level in i.scope.levels]]
    assert rows.count() == len(both)
    page.reload()
    assert page.locator("select[name=stage]").input_value() == "结果"
    assert page.locator("select[name=level]").input_value() == "村级"
    assert rows.count() == len(both)
    page.locator("select[name=stage]").select_option("")
    page.locator("select[name=level]").select_option("")
    assert rows.count() == len(items)
    assert page.url.endswith("/gk/01/")


def test_filter_in_a_shared_address_that_means_nothing_shows_everything(visit: Visit, shipped: Built) -> None:
    page, watch = visit("01/?stage=%3Cscript%3E&level=%E0%A4%A")
    assert page.locator(".gk-table tbody tr[data-stage]:visible").count() == len(shipped.catalogue.domains[0].items)
    assert watch.errors == []


# ----- calculator


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-09-28", "10月30日"),  # 国庆 1—7 October off, Saturday 10 October worked (国办发明电 on 2026)
        ("2026-03-02", "3月30日"),
        ("2026-04-20", "5月20日"),  # 劳动节 1—5 May off, Saturday 9 May worked
    ],
)
def test_calculator_counts_twenty_working_days_by_the_official_calendar(
    visit: Visit, shipped: Built, start: str, expected: str
) -> None:
    item = shipped.catalogue.find_item("01-001")
    assert item is not None
    assert "20个工作日" in item.time_limit[0].limit.raw
    page, watch = visit("01/001/")
    page.locator("form[data-gk-due] input").fill(start)
    assert expected in (page.locator("form[data-gk-due] output").text_content() or "")
    assert watch.errors == []


def test_calculator_says_when_the_calendar_is_not_yet_announced(visit: Visit) -> None:
    page, _ = visit("01/001/")
    page.locator("form[data-gk-due] input").fill("2028-12-20")
    said = page.locator("form[data-gk-due] output").text_content() or ""
    assert "暂定" in said
    assert "不早于" in said
