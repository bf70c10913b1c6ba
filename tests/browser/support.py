"""A server that behaves as an office's does, and a page that remembers what went wrong on it."""

import os
import re
import shutil
import threading
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Playwright

from tests.site.support import TOMBSTONE

POLICY = "default-src 'self'"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
KINDS = {
    "home": "",
    "domain": "01/",
    "category": "01/c1/",
    "item": "01/018/",
    "tombstone": TOMBSTONE.replace("-", "/") + "/",
    "letters": "az/",
    "laws": "laws/",
    "bodies": "bodies/",
    "changes": "changes/",
    "feeds": "feeds/",
    "search": "search/?q=%E5%BE%81%E5%9C%B0",
    "about": "about/",
    "apply": "apply/",
    "lost": "no/such/page/",
}
"""Every kind of page → its address; `lost` is answered with 404.html."""

PATIENCE = 30_000
"""Milliseconds until what a page should show is given up: a busy machine stops for longer than any page takes."""

PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}


def find_chromium(playwright: Playwright) -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = [os.environ.get("CHROMIUM", ""), *(shutil.which(name) or "" for name in names)]
    found.append(playwright.chromium.executable_path)
    return next((path for path in found if path and Path(path).is_file()), None)


# --- server -------------------------------------------------------------------------------------------


class _Handler(SimpleHTTPRequestHandler):
    """Static files under a prefix, with the strict policy; outside of the prefix there is nothing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, site: Path, prefix: str, policy: str, **options: Any) -> None:
        self.site, self.prefix, self.policy = site, prefix, policy
        super().__init__(*arguments, directory=str(site), **options)

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        target = self.site / path.removeprefix(self.prefix).lstrip("/")
        if not path.startswith(self.prefix) or not target.exists():
            return self._not_found()
        if target.is_dir() and not path.endswith("/"):
            return self._answer(301, b"", "text/html", {"Location": path + "/"})
        file = target / "index.html" if target.is_dir() else target
        if not file.is_file():
            return self._not_found()
        return self._answer(200, file.read_bytes(), self.guess_type(str(file)))

    def _not_found(self) -> None:
        self._answer(404, (self.site / "404.html").read_bytes(), "text/html")

    def _answer(self, status: int, body: bytes, kind: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        kind = kind + "; charset=utf-8" if kind.startswith("text/") or "javascript" in kind else kind
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: Any) -> None:
        """A browser that closes a connection early is no fault."""


class SiteServer:
    """Serves a folder under a prefix until closed."""

    def __init__(self, site: Path, prefix: str = "/", policy: str = POLICY) -> None:
        self.server = _Server(("127.0.0.1", 0), partial(_Handler, site=site, prefix=prefix, policy=policy))
        self.host = f"http://127.0.0.1:{self.server.server_port}"
        self.url = self.host + prefix
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


# --- pages that remember ------------------------------------------------------------------------------


@dataclass
class Watch:
    """What happened on the pages of a context."""

    context: BrowserContext
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def page(self) -> Page:
        page = self.context.new_page()
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._failed)
        page.on(
            "response", lambda answer: answer.status >= 400 and self.failures.append(f"{answer.url} {answer.status}")
        )
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._console)
        return page

    def _failed(self, request: Any) -> None:
        """A request cut short because the page was left is no failure."""
        if "ERR_ABORTED" not in (request.failure or ""):
            self.failures.append(f"{request.url} {request.failure}")

    def _console(self, message: Any) -> None:
        if "Content Security Policy" in message.text:
            self.violations.append(message.text)
        elif message.type == "error" and "status of 404" not in message.text:
            self.errors.append(message.text)

    def foreign(self, url: str) -> list[str]:
        """Requests that did not go to the site at `url`."""
        return [request for request in self.requests if not request.startswith((url, "data:", "blob:" + url))]


def new_watch(browser: Browser, **options: Any) -> Watch:
    context = browser.new_context(locale="zh-CN", **options)
    context.set_default_timeout(PATIENCE)
    watch = Watch(context)
    context.expose_binding("__violated", lambda _, what: watch.violations.append(what))
    context.add_init_script(
        "document.addEventListener('securitypolicyviolation', function (event) {"
        " window.__violated(event.violatedDirective + ' ' + event.blockedURI); });"
    )
    return watch


Visit = Callable[..., tuple[Page, Watch]]


def is_styled(page: Page) -> bool:
    """Whether the stylesheet was loaded."""
    found: bool = page.evaluate("getComputedStyle(document.querySelector('.gk-skip')).position === 'absolute'")
    return found


def until(page: Page, expression: str, seconds: float = PATIENCE / 1000) -> None:
    """Wait until an expression is true; Playwright's own waiting evaluates text in the page, which the policy stops."""
    end = time.monotonic() + seconds
    while not page.evaluate(f"!!({expression})"):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(30)


def printed(page: Page) -> bytes:
    """The PDF of a page at rest: its type is there, and two frames were drawn since the last change."""
    page.evaluate("""async () => {
      await document.fonts.ready;
      for (let n = 0; n < 2; n++) { await new Promise(drawn => requestAnimationFrame(drawn)); }
    }""")
    return page.pdf(prefer_css_page_size=True)


def press(page: Page, selector: str) -> None:
    """Click a control, opening the menu it may stand in."""
    control = page.locator(selector).first
    if not control.is_visible():
        page.locator("[data-gk-menu]").click()
    control.click()


# --- PDF ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sheet:
    """A printed page: width and height in millimetres, and its text without white space."""

    width: float
    height: float
    text: str


def read_pdf(data: bytes) -> list[Sheet]:
    """Pages of a PDF as Chromium writes it: plain objects, Flate streams, fonts with ToUnicode maps."""
    objects = {int(m[1]): m[2] for m in re.finditer(rb"(?s)(?:^|\n)(\d+) 0 obj\s(.*?)\nendobj", data)}
    sheets = []
    for body in objects.values():
        if not re.search(rb"/Type\s*/Page\b", body):
            continue
        box = [float(number) for number in _found(rb"/MediaBox\s*\[([^\]]*)\]", body).split()]
        fonts = {
            name.decode(): _unicode_map(objects, int(number))
            for name, number in re.findall(rb"/(F\d+)\s+(\d+) 0 R", _dictionary(objects, body, b"Font"))
        }
        content = _stream(objects[int(_found(rb"/Contents\s+(\d+) 0 R", body))])
        sheets.append(Sheet(box[2] / 72 * 25.4, box[3] / 72 * 25.4, _text(content.decode("latin-1"), fonts)))
    assert sheets, "no page found: this is not a PDF as Chromium writes it"
    return sheets


def _found(pattern: bytes, body: bytes) -> bytes:
    match = re.search(pattern, body)
    assert match is not None, pattern
    return match[1]


def _dictionary(objects: dict[int, bytes], body: bytes, name: bytes) -> bytes:
    reference = re.search(rb"/Resources\s+(\d+) 0 R", body)
    body = objects[int(reference[1])] if reference else body
    reference = re.search(rb"/" + name + rb"\s+(\d+) 0 R", body)
    if reference:
        return objects[int(reference[1])]
    match = re.search(rb"(?s)/" + name + rb"\s*<<(.*?)>>", body)
    return match[1] if match else b""


def _stream(body: bytes) -> bytes:
    head, _, rest = body.partition(b"stream\n")
    raw = rest.rpartition(b"\nendstream")[0]
    return zlib.decompress(raw) if b"/FlateDecode" in head else raw


def _unicode_map(objects: dict[int, bytes], number: int) -> dict[int, str]:
    reference = re.search(rb"/ToUnicode\s+(\d+) 0 R", objects[number])
    if reference is None:
        return {}
    text = _stream(objects[int(reference[1])]).decode("latin-1")
    found: dict[int, str] = {}

    def spell(code: str) -> str:
        return bytes.fromhex(code).decode("utf-16-be")

    for block in re.findall(r"(?s)beginbfchar(.*?)endbfchar", text):
        for code, value in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = spell(value)
    for block in re.findall(r"(?s)beginbfrange(.*?)endbfrange", text):
        for first, last, value in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = chr(ord(spell(value)[0]) + step)
    return found


_SHOWN = re.compile(r"/ActualText\s*<FEFF(\w*)>|\b(EMC)\b|/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>")


def _text(content: str, fonts: dict[str, dict[int, str]]) -> str:
    """Characters in the order they are painted; where the writer says what glyphs stand for, its word counts."""
    parts: list[str] = []
    font: dict[int, str] = {}
    is_said = False
    for said, end, name, string in _SHOWN.findall(content):
        if said:
            parts.append(bytes.fromhex(said).decode("utf-16-be"))
            is_said = True
        elif end:
            is_said = False
        elif name:
            font = fonts.get(name, {})
        elif not is_said:
            codes = (int(string[at : at + 4], 16) for at in range(0, len(string), 4))
            parts.append("".join(font.get(code, "?") for code in codes))
    return re.sub(r"\s", "", "".join(parts))
