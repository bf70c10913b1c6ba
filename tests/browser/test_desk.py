"""The editing desk in a browser: a clerk's whole way from a spreadsheet to the site, the keys, the look."""

import re
import shutil
import socket
import threading
import zipfile
from base64 import b64encode
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


HEADS = (
    "序号 公开事项 - 公开内容（要素） 公开依据 公开时限 公开主体 公开渠道和载体 公开对象 - 公开方式 - 公开层级 -",
    "- 一级事项 二级事项 - - - - - 全社会 特定群体 主动 依申请公开 县级 乡级",
)
CHANNELS = "■政府网站    □政府公报\n□两微一端    □发布会/听证会"


def make_sheet(path: Path) -> Path:
    """The national form: a title, two rows of heads with merged cells, boxes, ticks, a note below."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "义务教育"
    sheet.append(["义务教育领域基层政务公开标准目录"])
    for head in HEADS:
        sheet.append([None if word == "-" else word for word in head.split()])
    basis = "《中华人民共和国政府信息公开条例》（国务院令第711号）第二十条"
    row = [1, "招生管理", "招生范围", "学校名称\n招生片区\n计划人数", basis, "每年6月30日前", "县教育局", CHANNELS]
    sheet.append([*row, "√", None, "√", None, "√", None])
    sheet.append(["注：本表由县教育局填报。"])
    for area in ("A1:N1", "A2:A3", "B2:C2", *(f"{c}2:{c}3" for c in "DEFGH"), "I2:J2", "K2:L2", "M2:N2"):
        sheet.merge_cells(area)
    book.save(path)
    return path


def drop(page: Page, path: Path) -> None:
    """A file let go over the form that takes files, as the mouse brings it, once the page is whole."""
    page.locator("[data-drop]").wait_for()
    page.wait_for_load_state()
    page.evaluate(
        """([name, text]) => {
          const bytes = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0)), dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([bytes], name));
          const form = document.querySelector('[data-drop]');
          form.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true}));
        }""",
        [path.name, b64encode(path.read_bytes()).decode()],
    )


def test_a_clerk_goes_from_a_spreadsheet_to_the_site(
    opened: Opened, tmp_path: Path, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """sheet → import → check → diff → desk → site, as docs/editors/walk.md tells it.

    No YAML, and no terminal before the publisher's last step.
    """
    page = opened.page
    published = tmp_path / "published" / "catalog"
    shutil.copytree(opened.desk.folder, published)

    # import: dropped, looked at, taken over
    page.get_by_role("link", name="导入").click()
    drop(page, make_sheet(tmp_path / "义务教育.xlsx"))
    expect(page.locator("ins", has_text="6月30")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("heading", name="表头是这样认的")).to_be_visible()
    page.get_by_role("button", name="就这样改").click()

    # diff: what the import means
    expect(page.locator("main del", has_text="5月31").first).to_be_visible()
    expect(page.locator("main")).to_contain_text("计划人数")

    # desk: the sheet, a slip in a cell that is told while it is typed
    opened.go("/")
    page.locator(".g-row").first.wait_for()
    page.keyboard.press("Control+f")
    page.keyboard.type("招生范围")
    page.locator("#status", has_text="1 个，共 4 个").wait_for()
    page.locator(".g-cell", has_text="每年6月30日前").click()
    page.keyboard.press("F2")
    page.keyboard.press("Control+a")
    page.keyboard.type("20内")
    expect(page.locator("#line")).to_contain_text("没有写明计算单位")
    page.keyboard.press("Enter")

    # check: says where; the form mends it, with the page beside it
    page.locator("#unsaved", has_text="有 1 个文件").wait_for()
    page.get_by_role("link", name="检查").click()
    page.get_by_role("link", name="去改").first.click(timeout=60_000)
    page.get_by_label("时限原文").fill("每年6月30日前")
    expect(page.locator(".d-error:visible")).to_have_count(0)
    page.get_by_label("一句话说明").fill("每所学校招哪些小区和村的孩子，计划招多少人。")
    frame = page.locator("iframe").content_frame
    frame.get_by_text("计划招多少人").first.wait_for()
    assert frame.locator("img[src$='qr.png']").first.evaluate("one => one.decode().then(() => one.naturalWidth)") > 0
    page.locator(".d-end").get_by_role("button", name="保存", exact=True).click()
    expect(page.locator(".d-said").first).to_contain_text("保存了")
    page.get_by_role("link", name="检查").click()
    expect(page.locator("main [role=status]")).to_have_text("没有问题。", timeout=60_000)

    # handed in: a zip, for here is no git
    page.get_by_role("link", name="提交").click()
    expect(page.get_by_label("说明")).to_have_value(re.compile("目录修改：义务教育 1 项"))
    page.locator("main").get_by_role("button", name="提交", exact=True).click()
    expect(page.locator(".d-said")).to_contain_text("打包好了")
    (pack,) = (tmp_path / "提交").glob("*.zip")

    # site: the publisher puts the pack in and builds
    with zipfile.ZipFile(pack) as archive:
        assert "增：6月30" in archive.read("改了什么.txt").decode("utf-8-sig")
        archive.extractall(published.parent)
    monkeypatch.chdir(published.parent)
    assert main(["build", "--catalog", str(published), "--site-dir", str(tmp_path / "site"), "-q"]) == 0
    site = SiteServer(tmp_path / "site")
    reader = new_watch(browser)
    seen = reader.page()
    seen.goto(site.url + "02/001/")
    for words in ("计划招多少人", "计划人数", "每年6月30日前"):
        expect(seen.locator("main")).to_contain_text(words)
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
