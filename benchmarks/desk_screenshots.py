"""Pictures of the editing desk for the clerks' guide → docs/screenshots/desk-*.png.

    python -m benchmarks.desk_screenshots

Runs `gongkai edit` on a copy of the shipped catalogue and does what docs/editors/start.md tells a clerk to do. Small
files, as `benchmarks.screenshots` makes them.
"""

import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.browser import launch
from benchmarks.pages import ROOT
from benchmarks.screenshots import LARGEST, OUT, pack

_WINDOW = {"width": 1200, "height": 760}
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\S+")
ITEM = "01-018"


@contextmanager
def desk(folder: Path) -> Iterator[str]:
    """Address of a desk over this folder."""
    command = [sys.executable, "-m", "generator", "edit", str(folder), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT) as process:
        assert process.stdout is not None
        try:
            found = _ADDRESS.search(process.stdout.readline())
            if found is None:
                raise RuntimeError("the desk did not say where it is")
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def take(page: Page, address: str) -> dict[str, bytes]:
    """File name → picture, in the order of the guide."""
    taken = {}
    page.goto(address)
    origin = "/".join(address.split("/")[:3])
    page.locator(".g-row").first.wait_for()
    page.locator("#status", has_text=re.compile(r"^\d+ 个事项$")).wait_for()
    page.wait_for_timeout(500)
    taken["desk-sheet.png"] = pack(page.screenshot())
    page.keyboard.press("Control+f")
    page.keyboard.type("补偿费用")
    page.wait_for_timeout(500)
    page.locator(".g-cell", has_text=ITEM).dblclick()
    page.get_by_label("一句话说明").wait_for()
    page.get_by_label("一句话说明").fill("补偿款付了多少、付给谁、什么时候付的，都要公开。")
    page.locator("iframe").content_frame.get_by_text("补偿款付了多少").first.wait_for()
    page.wait_for_timeout(500)
    taken["desk-form.png"] = pack(page.screenshot())
    page.locator(".d-end").get_by_role("button", name="保存", exact=True).click()
    page.locator(".d-said").first.wait_for()
    for name, words in (("desk-changes.png", "我改了什么"), ("desk-submit.png", "提交"), ("desk-import.png", "导入")):
        page.goto(origin)
        page.get_by_role("link", name=words, exact=True).first.click()
        if words == "提交":
            page.get_by_label("说明").wait_for()
        page.wait_for_timeout(800)
        taken[name] = pack(page.screenshot())
    page.goto(f"{origin}/edit/item/{ITEM}")
    page.get_by_label("时限原文").first.fill("20内")
    page.get_by_role("button", name="先记下，不写进文件").click()
    page.goto(f"{origin}/problems")
    page.get_by_role("link", name="去改").first.wait_for(timeout=60_000)
    taken["desk-problems.png"] = pack(page.screenshot())
    return taken


def main() -> int:
    with tempfile.TemporaryDirectory() as work, sync_playwright() as playwright:
        folder = Path(work) / "catalog"
        shutil.copytree(ROOT / "catalog", folder)
        browser = launch(playwright)
        if browser is None:
            print("没有 Chromium，没有截图。", file=sys.stderr)
            return 3
        page = browser.new_context(viewport=_WINDOW, locale="zh-CN", timezone_id="Asia/Shanghai").new_page()
        page.set_default_timeout(120_000)
        with desk(folder) as address:
            taken = take(page, address)
        browser.close()
    for name, data in taken.items():
        (OUT / name).write_bytes(data)
        print(f"{name} {len(data) / 1000:.0f} KB")
    return 0 if max(map(len, taken.values())) <= LARGEST else 1


if __name__ == "__main__":
    sys.exit(main())
