"""What a phone shows: the answer at once, nothing sideways, targets for thumbs, a ring round what has the focus."""

import pytest
from playwright.sync_api import Browser, expect

from generator.model.address import item_path
from tests.browser.pages import KINDS, open_context, visit
from tests.site.support import Built

WIDE = """() => {
  const wide = document.documentElement.clientWidth;
  const out = [...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width && box.right > wide + 1 && !e.closest('.gk-skip, .gk-vh, .gk-table, pre, .gk-prose table');
  });
  return [document.documentElement.scrollWidth - wide, ...out.slice(0, 3).map(e => e.outerHTML.slice(0, 120))];
}"""

TARGETS = """(least) => {
  const inText = e => getComputedStyle(e).display === 'inline';
  const seen = [...document.querySelectorAll('a[href], button, input, select, summary')].filter(e =>
    e.offsetParent && !inText(e) && !e.closest('.gk-vh')
    && !(e.tagName === 'SUMMARY' ? e.parentNode.parentNode : e).closest('details:not([open])')
    && !e.classList.contains('gk-skip'));
  const boxes = seen.map(e => [e, e.getBoundingClientRect()]);
  const name = e => (e.className || e.tagName) + ' ' + (e.textContent || e.name).trim().slice(0, 20);
  const faults = [];
  for (const [e, b] of boxes) {
    if (b.height < least - 0.6 || b.width < least - 0.6) {
      faults.push(`${name(e)}: ${Math.round(b.width)} x ${Math.round(b.height)}`);
    }
  }
  boxes.forEach(([e, a], i) => boxes.slice(i + 1).forEach(([f, b]) => {
    const across = Math.max(a.left, b.left) - Math.min(a.right, b.right);
    const down = Math.max(a.top, b.top) - Math.min(a.bottom, b.bottom);
    if (Math.max(across, down) < 7.5 && !(e.closest('.gk-search') && f.closest('.gk-search'))) {
      faults.push(`${name(e)} | ${name(f)}: ${across.toFixed(1)}, ${down.toFixed(1)} apart`);
    }
  }));
  return faults.slice(0, 8);
}"""


def each_page(browser: Browser, address: str, mode: str, width: int, script: str, argument: object = None) -> object:
    """What `script` finds on each kind of page, where it finds anything."""
    with open_context(browser, mode, width=width) as context:
        page = context.new_page()
        found = {}
        for kind, path in KINDS.items():
            visit(page, address + path)
            found[kind] = page.evaluate(script, argument)
    return {kind: faults for kind, faults in found.items() if faults and faults != [0]}


@pytest.mark.parametrize(("mode", "width"), [("light", 320), ("elder", 320), ("light", 1280)])
def test_nothing_runs_off_sideways(browser: Browser, address: str, mode: str, width: int) -> None:
    assert each_page(browser, address, mode, width, WIDE) == {}


CUT = """() => [...document.querySelectorAll('body *')].filter(e => {
  const style = getComputedStyle(e), text = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  if (!e.offsetParent || e.closest('.gk-vh, .gk-skip, .gk-table caption, .gk-table thead')) { return false; }
  if (e.tagName === 'INPUT' || e.tagName === 'BUTTON' || e.tagName === 'SELECT') {
    return parseFloat(style.fontSize) > e.clientHeight || (e.tagName === 'BUTTON' && e.scrollWidth > e.clientWidth + 1);
  }
  return text && style.overflowX !== 'visible' && style.overflowX !== 'auto'
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
}).slice(0, 4).map(e => e.outerHTML.slice(0, 120))"""
OVERLAP = """() => {
  const hidden = '.gk-vh, .gk-skip, .gk-results, details:not([open])';
  const kinds = 'main h1, main p, main dt, main dd, main li > a, header a, header button';
  const texts = [...document.querySelectorAll(kinds)]
    .filter(e => e.offsetParent && e.textContent.trim() && !e.closest(hidden));
  const boxes = texts.slice(0, 60).map(e => [e, e.getBoundingClientRect()]).filter(([, b]) => b.width > 2);
  const out = [];
  boxes.forEach(([e, a], i) => boxes.slice(i + 1).forEach(([f, b]) => {
    if (e.contains(f) || f.contains(e)) { return; }
    const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (across > 2 && down > 10) { out.push(e.textContent.slice(0, 20) + ' | ' + f.textContent.slice(0, 20)); }
  }));
  return out.slice(0, 4);
}"""


@pytest.mark.parametrize(("mode", "width"), [("light", 320), ("light", 360), ("elder", 360), ("light", 1280)])
def test_text_at_twice_its_size_loses_nothing(browser: Browser, address: str, mode: str, width: int) -> None:
    """WCAG 1.4.4 and 1.4.10: no sideways scrolling, no text cut off, none over another; large type on top of it too."""
    size = "250%" if mode == "elder" else "200%"
    script = f"""() => {{ document.documentElement.style.fontSize = '{size}';
      return [...({WIDE})().map(String).filter(x => x !== '0'), ...({CUT})(), ...({OVERLAP})()]; }}"""
    assert each_page(browser, address, mode, width, script) == {}


@pytest.mark.parametrize(("mode", "least"), [("light", 44), ("elder", 60)])
def test_targets_suit_a_thumb(browser: Browser, address: str, mode: str, least: int) -> None:
    """GB/T 37668 and the ageing-friendly rules (standards.md, section 7); links within a sentence excepted."""
    assert each_page(browser, address, mode, 360, TARGETS, least) == {}


ANSWERS = """(pages) => {
  const main = document.getElementById('main');
  const firstLine = box => {
    const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT, text =>
      text.data.trim() ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
    const range = document.createRange();
    range.selectNodeContents(walker.nextNode());
    return range.getClientRects()[0].bottom;
  };
  return pages.map(([id, html]) => {
    main.innerHTML = html;
    main.querySelectorAll('[data-gk-due]').forEach(form => {
      form.hidden = false;
      form.querySelector('output').textContent = '最迟 12月31日（周五）公开';
    });
    const found = {summary: main.querySelector('.gk-summary').getBoundingClientRect().bottom};
    main.querySelectorAll('.gk-facts > div').forEach(row => {
      found[row.querySelector('dt').firstChild.textContent] = firstLine(row.querySelector('dd'));
    });
    const phone = main.querySelector('.gk-facts .gk-phone');
    found.phone = phone ? phone.getBoundingClientRect().bottom : Infinity;
    return [id, found];
  });
}"""
"""Puts the text of one item after the other into one page: the layout of a whole catalogue in a second."""


def test_every_item_answers_before_the_first_scroll(browser: Browser, address: str, built: Built) -> None:
    """All items of the catalogue, the longest too: on 360 × 740 what, who, by when, where and a telephone; on 360 × 640
    that nothing is published yet, who and by when, but for a few with a long title or many bodies."""
    texts = [(item.id, main_of(built, item.id)) for item in built.catalogue.items if not item.published]
    assert len(texts) > 300
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + KINDS["item"])
        found = page.evaluate(ANSWERS, texts)
    wanted = ("summary", "谁来公开", "什么时候", "在哪里看", "phone")
    late = {item: lines for item, lines in found if max(lines[word] for word in wanted) > 740}
    assert late == {}
    late_on_old = [item for item, lines in found if max(lines[word] for word in ("看文件", *wanted[1:3])) > 640]
    assert len(late_on_old) < 0.02 * len(found)
    assert all(lines["看文件"] < lines["谁来公开"] for _, lines in found)


def main_of(built: Built, item_id: str) -> str:
    page = (built.site / item_path(item_id) / "index.html").read_text("utf-8")
    return page.partition('tabindex="-1">')[2].partition("</main>")[0]


def test_what_is_left_out_of_the_answer_stands_below(browser: Browser, address: str) -> None:
    """Many bodies, many time limits: the answer names the first, the whole is one tap away on the same page."""
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + KINDS["item, many bodies"])
        page.get_by_text("看全部").click()
        assert page.locator("#bodies li").count() == 5
        visit(page, address + KINDS["item, long"])
        page.get_by_text("看全文").click()
        expect(page.locator("#limits")).to_contain_text("谈判、磋商、询价公告为3个工作日（财库〔2015〕135号）")
        assert page.locator("#limits").evaluate("e => e.getBoundingClientRect().top") < 740


def test_head_of_an_item_is_compact(browser: Browser, address: str) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + KINDS["item"])
        head = page.locator("header").bounding_box()
        assert head is not None
        assert head["height"] <= 125


def test_nothing_moves_while_the_page_comes(browser: Browser, address: str) -> None:
    shift = """() => new Promise(done => { let sum = 0;
      new PerformanceObserver(list => list.getEntries().forEach(e => { sum += e.value; }))
        .observe({type: 'layout-shift', buffered: true});
      setTimeout(() => done(sum), 250); })"""
    for mode in ("light", "elder"):
        with open_context(browser, mode) as context:
            page = context.new_page()
            for kind in ("home", "domain", "item", "search"):
                visit(page, address + KINDS[kind])
                assert page.evaluate(shift) < 0.02, (mode, kind)


def test_every_stop_of_the_keyboard_shows_a_ring(browser: Browser, address: str) -> None:
    """Tab through the item and the domain: visible focus on each stop, in the order of the page."""
    for mode in ("light", "dark"):
        with open_context(browser, mode, width=1280) as context:
            page = context.new_page()
            for kind in ("item", "domain"):
                visit(page, address + KINDS[kind])
                stops = []
                for _ in range(25):
                    page.keyboard.press("Tab")
                    style = page.evaluate(
                        """() => { const e = document.activeElement, s = getComputedStyle(e);
                        const name = e.textContent.trim().slice(0, 12) || e.name;
                        return [name, s.outlineStyle, parseFloat(s.outlineWidth)]; }"""
                    )
                    stops.append(style)
                assert stops[0][0] == "跳到正文"
                assert [stop for stop in stops if stop[1] != "solid" and stop[0] != "day"] == []
                assert (
                    kind != "item" or ["day", "solid", 3] in stops
                )  # its picker, a part of it, has the browser's ring


def test_main_text_of_the_elder_mode_is_large(browser: Browser, address: str) -> None:
    """≥ 18 dp asked for; 20 and more given, line height ≥ 1.3."""
    with open_context(browser, "elder") as context:
        page = context.new_page()
        for path in KINDS.values():
            visit(page, address + path)
            sizes = page.evaluate(
                """() => [...document.querySelectorAll('main p, main li, main dd, main td, main dt')]
                .filter(e => e.offsetParent && e.textContent.trim() &&
                  !e.closest('.gk-id, .gk-meta, .gk-note'))
                .map(e => getComputedStyle(e)).map(s => [s.fontSize, s.lineHeight].map(parseFloat))"""
            )
            assert min((size for size, _ in sizes), default=20) >= 18, path
            assert min((height / size for size, height in sizes), default=2) >= 1.3, path


def test_rows_of_the_table_are_cards_on_a_phone_that_open(browser: Browser, address: str) -> None:
    with open_context(browser) as context:
        page = context.new_page()
        visit(page, address + KINDS["domain"])
        row = page.locator("tr[data-stage]").first
        assert row.locator(".gk-c-time").is_visible()
        assert not row.locator(".gk-c-basis").is_visible()
        fold = row.locator("button")
        fold.click()
        assert row.locator(".gk-c-basis").is_visible()
        assert fold.get_attribute("aria-expanded") == "true"
        height = row.bounding_box()
        fold.press("Enter")
        closed = row.bounding_box()
        assert height is not None
        assert closed is not None
        assert closed["height"] < height["height"]


def test_head_of_the_table_stays_on_a_desktop(browser: Browser, address: str) -> None:
    with open_context(browser, width=1280) as context:
        page = context.new_page()
        visit(page, address + KINDS["domain"])
        page.evaluate("document.querySelector('tr[data-stage]:nth-of-type(3)').scrollIntoView()")
        head = page.locator("thead th.gk-c-title").bounding_box()
        assert head is not None
        assert abs(head["y"]) < 3
        narrow = page.evaluate(
            """() => [...document.querySelectorAll('thead th')]
            .filter(e => e.offsetParent && e.offsetWidth < 58).map(e => e.textContent)"""
        )
        assert narrow == []
