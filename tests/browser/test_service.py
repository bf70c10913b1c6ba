"""The service in a real browser: small screens, large type, no script, and the work that a machine does."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect

from generator.service.app import make_app
from generator.service.database import Database
from generator.service.guard import Place
from generator.service.pages import sending, staff
from generator.service.store import Store
from generator.service.web import Service
from tests.service.conftest import APPLICATION, DAY, PASSWORD, ground


@dataclass
class Open:
    address: str
    store: Store


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Open]:
    store = Store(Database(str(tmp_path_factory.mktemp("service") / "data.sqlite3")))
    listener = socket.create_server(("127.0.0.1", 0))
    port = listener.getsockname()[1]
    made = Service(ground(), store, Place("", port), lambda: DAY, print)
    server = uvicorn.Server(uvicorn.Config(make_app(made), log_config=None, lifespan="off", ws="none", http="h11"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sending, "_FASTEST", 0)
        yield Open(f"http://127.0.0.1:{port}/", store)
    server.should_exit = True
    thread.join(20)
    listener.close()
    store.database.close()


@pytest.fixture(params=["script", "no script"])
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, java_script_enabled=request.param == "script", locale="zh-CN"
    )
    yield context.new_page()
    context.close()


def fill(page: Page, fields: dict[str, str]) -> None:
    for name, text in fields.items():
        kind = page.locator(f"[name={name}]").first
        if kind.evaluate("node => node.tagName") == "SELECT" if has_script(page) else name == "applicant":
            kind.select_option(text)
        elif name in ("form", "way"):
            page.check(f"[name={name}][value={text}]")
        else:
            kind.fill(text)


def has_script(page: Page) -> bool:
    return page.locator("html.gk-js").count() > 0


SMALL = """(nodes, least) => nodes.map(node => [node, node.getBoundingClientRect()])
  .filter(([node, box]) => box.height > 0 && box.height < least && !(node.tagName === "A" && node.closest("p")))
  .map(([node, box]) => `${node.outerHTML.slice(0, 80)} ${box.height}`)"""
TOUCHED = (
    "a, button, select, textarea, label.gs-choice, input:not([type=hidden]):not([type=radio]):not([tabindex='-1'])"
)


def too_small(page: Page, least: int) -> list[str]:
    """What fingers miss; links within a sentence aside."""
    found: list[str] = page.eval_on_selector_all(TOUCHED, SMALL, least)
    return found


def is_within(page: Page) -> bool:
    """Whether nothing stands out to the right of the window."""
    page.wait_for_load_state()
    return int(page.eval_on_selector("html", "node => node.scrollWidth")) <= 360


def test_an_application_on_a_small_phone(service: Open, phone: Page) -> None:
    phone.goto(f"{service.address}apply")
    assert is_within(phone)
    fill(phone, {**APPLICATION, "way": "邮寄"})
    phone.click("button.gs-send")
    assert phone.locator("[role=alert]").inner_text().startswith("还没有收下")
    assert phone.input_value("[name=wanted]") == APPLICATION["wanted"]
    phone.fill("[name=address]", "某某县某某路1号")
    phone.click("button.gs-send")
    assert "收下了" in phone.inner_text("h1")
    assert is_within(phone)
    number, code = (one.inner_text() for one in phone.locator(".gs-number").all())
    phone.goto(f"{service.address}look")
    phone.fill("#number", number)
    phone.fill("#code", code)
    phone.click("button.gs-send")
    assert number in phone.inner_text("h1")
    assert is_within(phone)


def test_large_type_with_and_without_script(service: Open, phone: Page) -> None:
    phone.goto(f"{service.address}ask")
    small = phone.locator("h1").bounding_box()
    phone.click("[data-gk-elder]" if has_script(phone) else ".gs-large")
    phone.goto(f"{service.address}ask")
    assert phone.locator("html.gk-elder").count() == 1
    large = phone.locator("h1").bounding_box()
    assert small is not None
    assert large is not None
    assert large["height"] > small["height"]
    assert is_within(phone)
    assert too_small(phone, 44) == []
    assert [one for one in too_small(phone, 60) if "<a" not in one] == []


def test_fingers_hit_everything(service: Open, phone: Page) -> None:
    for path in ("", "apply", "rate", "look"):
        phone.goto(service.address + path)
        assert too_small(phone, 44) == []


def test_the_machine_works_while_the_form_is_filled_in(service: Open, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{service.address}ask")
    expect(page.locator("[name=work]")).to_have_value(re.compile("^[0-9]+$"))
    page.close()


def test_nothing_is_asked_of_other_hosts_and_no_rule_is_broken(service: Open, browser: Browser) -> None:
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.append(request.url))
    for path in ("", "apply", "look", "topics", "privacy", "staff/"):
        page.goto(service.address + path)
    assert [url for url in asked if not url.startswith(service.address)] == []
    assert [line for line in said if "401" not in line and "Password forms" not in line] == []
    page.close()


def test_the_staff_answer_on_a_phone(service: Open, phone: Page) -> None:
    service.store.set_password(staff.STAFF, "王五", PASSWORD, DAY)
    phone.goto(f"{service.address}ask")
    phone.fill("[name=text]", f"公租房怎样申请（{time.monotonic()}）")
    phone.click("button.gs-send")
    number = phone.locator(".gs-number").first.inner_text()
    phone.goto(f"{service.address}staff/")
    phone.fill("#password", PASSWORD)
    phone.click("button.gs-send")
    assert is_within(phone)
    phone.click(f"text={number}")
    assert is_within(phone)
    phone.click("summary:has-text('答复')")
    phone.fill("#text-ANSWERED", "请看 03-013")
    phone.click("button:has-text('记下：答复')")
    assert "已经记下" in phone.inner_text("main")


def test_where_its_files_are() -> None:
    assets = Path(sending.__file__).parents[1] / "assets"
    assert sorted(path.name for path in assets.iterdir()) == ["service.css", "work.js"]
