"""The editing desk in a browser: a clerk's whole way from a spreadsheet to the site, the keys, the look."""

import socket
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
import uvicorn
from openpyxl import Workbook
from playwright.sync_api import Browser, Page, expect

from generator.cli.main import main
from generator.desk.app import make_app
from generator.desk.guard import Keys
from generator.desk.session import Desk
from tests.browser.pages import AXE
from tests.browser.support import SiteServer, Watch, new_watch

DAY = date(2026, 11, 30)
RUN = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations'], preload: false, iframes: false});
  return found.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ': ' + n.failureSummary));
}"""


class Opened(NamedTuple):
    """A desk that is served, and the window it was opened in."""

    desk: Desk
    page: Page
    watch: Watch
    address: str

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def text(self, name: str) -> str:
        return (self.desk.folder / name).read_text("utf-8")


@pytest.fixture
def opened(small_catalog: Path, browser: Browser) -> Iterator[Opened]:
    desk = Desk(small_catalog, lambda: DAY)
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen()
    keys = Keys.new(listener.getsockname()[1])
    server = uvicorn.Server(uvicorn.Config(make_app(desk, keys), log_level="error", lifespan="off", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    watch = new_watch(browser, viewport={"width": 1280, "height": 800})
    page = watch.page()
    page.goto(keys.address)
    yield Opened(desk, page, watch, f"http://127.0.0.1:{keys.port}")
    watch.context.close()
    server.should_exit = True
    thread.join()
    desk.close()
    listener.close()


def at_cell(page: Page) -> str:
    """What a screen reader is told of: the cell that the box points to."""
    return str(
        page.evaluate(
            "document.getElementById(document.activeElement.getAttribute('aria-activedescendant')).textContent"
        )
    )


def make_sheet(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "义务教育"
    sheet.append(["一级事项", "公开事项", "公开内容", "公开时限", "公开主体"])
    sheet.append(["招生管理", "招生范围", "学校名称；招生片区；计划人数", "每年6月30日前", "县教育局"])
    book.save(path)
    return path


def test_a_clerk_goes_from_a_spreadsheet_to_the_site(
    opened: Opened, tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """sheet → import → check → diff → desk → site: no YAML, and no terminal before the publisher's last step."""
    page = opened.page
    page.get_by_role("link", name="导入").click()
    page.get_by_label("文件").set_input_files(make_sheet(tmp_path / "义务教育.xlsx"))
    page.get_by_role("button", name="看看会改什么").click()
    expect(page.locator("ins", has_text="6月30")).to_be_visible()
    page.get_by_role("button", name="就这样改").click()
    expect(page.locator("main del", has_text="5月31").first).to_be_visible()
    page.get_by_role("link", name="检查").click()
    expect(page.get_by_role("heading", name="检查")).to_be_visible()
    expect(page.locator("main [role=status]")).not_to_have_text("正在检查……", timeout=30_000)
    opened.go("/")
    page.locator(".g-row").first.wait_for()
    page.keyboard.press("Control+f")
    page.keyboard.type("招生范围")
    page.locator("#status", has_text="1 个，共 4 个").wait_for()
    page.locator(".g-cell", has_text="02-001").dblclick()
    page.get_by_label("一句话说明").fill("每所学校招哪些小区和村的孩子，计划招多少人。")
    page.locator("iframe").content_frame.get_by_text("计划招多少人").first.wait_for()
    page.locator(".d-end").get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".d-said").first).to_contain_text("保存了")
    assert "time_limit: 每年6月30日前" in opened.text("02-school.yml")
    monkeypatch.chdir(tmp_path)
    assert main(["build", "--catalog", str(opened.desk.folder), "--site-dir", str(tmp_path / "site"), "-q"]) == 0
    site = SiteServer(tmp_path / "site")
    reader = new_watch(browser)
    seen = reader.page()
    seen.goto(site.url + "02/001/")
    expect(seen.locator("main")).to_contain_text("计划招多少人")
    expect(seen.locator("main")).to_contain_text("每年6月30日前")
    reader.context.close()
    site.close()
    assert opened.watch.errors == []
    assert opened.watch.violations == []


def test_keys_move_fill_and_take_back(opened: Opened) -> None:
    page = opened.page
    page.locator(".g-row").first.wait_for()
    page.keyboard.press("ArrowRight")
    assert at_cell(page) == "征地补偿标准"
    page.keyboard.press("ArrowDown")
    assert at_cell(page) == "征收土地公告"
    page.keyboard.press("F2")
    page.keyboard.press("End")
    page.keyboard.type("（新）")
    page.keyboard.press("Escape")
    assert at_cell(page) == "征收土地公告", "Esc leaves the cell as it was"
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.type("（新）")
    page.keyboard.press("Enter")
    assert at_cell(page) == "补偿费用支付凭证"
    page.locator("#unsaved", has_text="有 1 个文件").wait_for()
    page.keyboard.press("Control+z")
    page.locator("#unsaved", has_text="都保存了").wait_for()
    page.keyboard.press("Control+y")
    page.locator("#unsaved", has_text="有 1 个文件").wait_for()
    page.keyboard.press("Control+s")
    page.locator("#unsaved", has_text="都保存了").wait_for()
    assert "title: 征收土地公告（新）" in opened.text("01-land.yml")


def test_an_input_method_begins_with_its_first_key(opened: Opened) -> None:
    """Chinese is composed: the box that holds the focus is an editor before anything is typed."""
    page = opened.page
    page.locator(".g-row").first.wait_for()
    page.keyboard.press("ArrowRight")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "bu chang", "selectionStart": 8, "selectionEnd": 8})
    expect(page.locator("#box")).to_have_class("g-edit g-open")
    session.send("Input.insertText", {"text": "补偿标准一览"})
    page.keyboard.press("Enter")
    page.locator("#unsaved", has_text="有 1 个文件").wait_for()
    assert "补偿标准一览" in {item.title for item in opened.desk.draft.catalogue.items}


def test_rows_of_excel_are_pasted_and_filled_down(opened: Opened) -> None:
    page = opened.page
    page.locator(".g-row").first.wait_for()
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData('text/plain', '甲事项\\t征地管理政策\\n"乙事项"\\t征地组织实施\\n');
          document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true}));
          document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true}));
        }"""
    )
    page.locator("#unsaved", has_text="有 1 个文件").wait_for()
    assert [item.title for item in opened.desk.draft.catalogue.items[:2]] == ["甲事项", "乙事项"]
    page.keyboard.press("Control+Home")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Control+d")
    expect(page.locator("#undo")).to_have_attribute("title", "01-002 一句话说明")
    first, second = opened.desk.draft.catalogue.items[:2]
    assert first.summary == second.summary


def test_nothing_typed_is_lost_when_the_window_is_closed(opened: Opened) -> None:
    page = opened.page
    page.locator(".g-row").first.wait_for()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.keyboard.press("End")
    page.keyboard.type("（没按回车）")
    page.goto(opened.address + "/edit/item/01-002")
    page.get_by_label("一句话说明").fill("刚打的字，没有点保存。")
    page.goto(opened.address + "/changes")
    expect(page.locator("main").first).to_contain_text("没按回车")
    page.goto(opened.address + "/edit/item/01-002")
    expect(page.get_by_label("一句话说明")).to_have_value("刚打的字，没有点保存。")


def test_replacing_shows_first_what_it_does(opened: Opened) -> None:
    page = opened.page
    page.locator(".g-row").first.wait_for()
    page.keyboard.press("Control+h")
    page.get_by_label("找", exact=True).last.fill("征地")
    page.get_by_label("换成").fill("征收")
    page.get_by_label("在哪里").select_option("all")
    expect(page.locator("#r-count")).to_contain_text("找到")
    count = page.locator("#r-list tbody tr").count()
    assert count > 1
    page.locator("#r-list tbody input").first.uncheck()
    page.get_by_role("button", name="替换勾选的").click()
    expect(page.locator("#undo")).to_have_attribute("title", f"替换：改了 {count - 1} 格")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/edit/item/01-002",
        "/edit/office/office",
        "/registers",
        "/new",
        "/import",
        "/export",
        "/problems",
        "/changes",
        "/submit",
    ],
)
def test_axe_finds_nothing_on_the_desk(opened: Opened, path: str, scheme: str) -> None:
    page = opened.page
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    opened.go(path)
    if path == "/":
        page.locator(".g-row").first.wait_for()
    page.evaluate(AXE.read_text("utf-8"))
    assert page.evaluate(RUN) == []


def test_a_form_works_without_a_script(opened: Opened, browser: Browser) -> None:
    cookies = opened.page.context.cookies()
    watch = new_watch(browser, java_script_enabled=False)
    watch.context.add_cookies(cookies)  # type: ignore[arg-type]
    page = watch.page()
    page.goto(opened.address + "/")
    page.get_by_role("link", name="选领域").click()
    page.get_by_role("link", name="义务教育").click()
    page.get_by_role("link", name="02-001").click()
    page.get_by_label("时限原文").fill("20内")
    page.locator(".d-end").get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".d-error").first).to_contain_text("没有写明计算单位")
    page.get_by_role("button", name="加一条").first.click()
    assert page.locator('[name="subject.1.body"]').count() == 1
    watch.context.close()
