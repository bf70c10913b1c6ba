"""On paper: every item of the catalogue on one sheet of A4 with its code."""

from playwright.sync_api import Browser

from generator.model.address import item_path
from tests.browser.pages import KINDS, open_context, visit
from tests.browser.support import read_pdf
from tests.browser.test_layout import main_of
from tests.site.support import Built

MILLIMETRE = 96 / 25.4
WIDE, HIGH = 210 - 2 * 14, 297 - 2 * 14
"""What `@page` leaves of A4, in millimetres."""

HEIGHTS = """(pages) => {
  const main = document.getElementById('main');
  return pages.map(([id, html]) => {
    main.innerHTML = html;
    const code = main.querySelector('.gk-code img').getBoundingClientRect();
    return [id, document.documentElement.getBoundingClientRect().height, code.width];
  });
}"""


def test_every_item_fits_on_one_sheet_with_its_code(browser: Browser, address: str, built: Built) -> None:
    """All are laid out for paper; the tallest are really printed, from a phone in large type."""
    texts = [(item.id, main_of(built, item.id)) for item in built.catalogue.items]
    with open_context(browser, "elder") as context:
        page = context.new_page()
        visit(page, address + KINDS["item"])
        page.emulate_media(media="print")
        page.set_viewport_size({"width": int(WIDE * MILLIMETRE), "height": 900})
        found = page.evaluate(HEIGHTS, texts)
        assert len(found) > 300
        assert [(item, height) for item, height, _ in found if height > HIGH * MILLIMETRE] == []
        assert [item for item, _, code in found if code < 30 * MILLIMETRE] == [], "a code is at least 3 cm wide"
        tallest = sorted(found, key=lambda entry: -entry[1])[:5]
        page.emulate_media(media="null")
        for item, _, _ in tallest:
            visit(page, f"{address}/{item_path(item)}")
            (sheet,) = read_pdf(page.pdf(prefer_css_page_size=True))
            assert (round(sheet.width), round(sheet.height)) == (210, 297)
            assert item in sheet.text
