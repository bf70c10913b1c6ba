"""Pictures of the pages for the documentation → docs/screenshots/*.png.

    python -m benchmarks.screenshots [--site FOLDER]

Builds the shipped catalogue unless a built site is named. Small files: a palette of 64 colours, at most 150 KB each.
"""

import argparse
import sys
import tempfile
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.browser import launch, serve
from benchmarks.pages import ROOT, build

OUT = ROOT / "docs" / "screenshots"
LARGEST = 150_000
COLOURS = 64
QUERY = "修路占了地"
PAGES = {"home": "", "domain": "01/", "item": "01/018/", "search": "search/"}
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 900}, "device_scale_factor": 1}
LOOKS: dict[str, tuple[dict[str, Any], str, tuple[str, ...]]] = {
    "phone": ({**PHONE, "color_scheme": "light"}, "", tuple(PAGES)),
    "phone-dark": ({**PHONE, "color_scheme": "dark"}, "", ("home", "item")),
    "phone-elder": ({**PHONE, "color_scheme": "light"}, "gk-elder", tuple(PAGES)),
    "phone-contrast": ({**PHONE, "color_scheme": "light"}, "gk-contrast", ("home", "item")),
    "desktop": ({**DESKTOP, "color_scheme": "light"}, "", tuple(PAGES)),
    "desktop-dark": ({**DESKTOP, "color_scheme": "dark"}, "", ("domain", "search")),
    "desktop-elder": ({**DESKTOP, "color_scheme": "light"}, "gk-elder", ("domain", "item")),
    "desktop-contrast": ({**DESKTOP, "color_scheme": "light"}, "gk-contrast", ("search",)),
}


def take(browser: Browser, base: str) -> dict[str, bytes]:
    """File name → picture."""
    taken = {}
    for look, (window, choice, kinds) in LOOKS.items():
        context = browser.new_context(**window, locale="zh-CN", timezone_id="Asia/Shanghai")
        if choice:
            context.add_init_script(f"localStorage.setItem('{choice}', '1')")
        page = context.new_page()
        for kind in kinds:
            show(page, base, kind, look)
            taken[f"{kind}-{look}.png"] = pack(page.screenshot())
        context.close()
    return taken


def show(page: Page, base: str, kind: str, look: str) -> None:
    page.goto(f"{base}/{PAGES[kind]}", wait_until="load")
    if kind == "search":
        page.fill("[data-gk-search]", QUERY)
        page.wait_for_selector("[data-gk-results] li a, .gk-none", timeout=20_000)
        page.evaluate("document.activeElement.blur()")
    if kind == "domain" and look.startswith("desktop"):
        page.evaluate("document.querySelector('.gk-filters').scrollIntoView()")
    page.wait_for_timeout(300)


def pack(png: bytes) -> bytes:
    image = Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    out = BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screenshots", description="Take the pictures.")
    parser.add_argument("--site", type=Path, help="a built site; without it the shipped catalogue is built")
    options = parser.parse_args(arguments)
    with ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = options.site or build(ROOT / "catalog", work / "site")
        browser = launch(stack.enter_context(sync_playwright()))
        if browser is None:
            print("没有 Chromium，没有截图。", file=sys.stderr)
            return 3
        taken = take(browser, stack.enter_context(serve(site)))
        browser.close()
    OUT.mkdir(parents=True, exist_ok=True)
    for kind in PAGES:
        for old in OUT.glob(f"{kind}-*.png"):
            old.unlink()
    for name, data in taken.items():
        (OUT / name).write_bytes(data)
        print(f"{name} {len(data) / 1000:.0f} KB")
    return 0 if max(map(len, taken.values())) <= LARGEST else 1


if __name__ == "__main__":
    sys.exit(main())
