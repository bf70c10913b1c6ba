"""What the tests of the pages share: a site with every kind of page, served with the strict policy; Chromium; axe."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.site.support import ROOT, TOMBSTONE, lay_out

AXE = ROOT / "tests" / "js" / "node_modules" / "axe-core" / "axe.min.js"
POLICY = "default-src 'self'; base-uri 'self'; object-src 'none'; form-action 'self'; frame-ancestors 'none'"

KINDS = {
    "home": "/",
    "domain": "/05/",
    "category": "/01/c1/",
    "item": "/01/018/",
    "item, long": "/07/012/",
    "item, many bodies": "/05/025/",
    "withdrawn": f"/{TOMBSTONE.replace('-', '/')}/",
    "letters": "/az/",
    "bodies": "/bodies/",
    "changes": "/changes/",
    "feeds": "/feeds/",
    "laws": "/laws/",
    "search": "/search/",
    "prose": "/about/",
    "apply": "/apply/",
    "lost": "/404.html",
}
PUBLISHED = """\
    published:
      - title: 某村征地补偿费用支付情况
        url: https://www.example.gov.cn/x.html
        date: "2026-11-28"
"""


def lay_out_pages(folder: Path) -> None:
    """The shipped catalogue with a withdrawn item, a published document, and an address at the top of its server."""
    lay_out(folder)
    office = folder / "catalog" / "office.yml"
    office.write_text(office.read_text("utf-8").replace(".gov.cn/gk/", ".gov.cn/"), "utf-8")
    (source,) = (folder / "catalog").glob("01-*.yml")
    head, mark, tail = source.read_text("utf-8").partition("  - id: 01-019\n")
    assert mark
    source.write_text(head + PUBLISHED + mark + tail, "utf-8")


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None: ...


@contextmanager
def serve(site: Path) -> Iterator[str]:
    """Address of `site`, served for as long as the block runs."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


VOICE = """window.said = [];
  Object.defineProperty(window, 'speechSynthesis', {value: {
    getVoices: () => [{lang: 'zh-CN'}],
    speak: function (u) { said.push(u.text); this.now = u; },
    cancel: function () { const u = this.now; this.now = null; if (u) { u.onerror({error: 'canceled'}); } } }});
  window.finish = () => { const u = speechSynthesis.now; speechSynthesis.now = null; u.onend(); };"""
"""A browser's speech, silent: keeps what it was told to say; `finish` ends a sentence. Cancelling is an error to it."""

MODES = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "elder": {},
    "contrast": {"contrast": "more"},
    "dark contrast": {"contrast": "more", "color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "chosen contrast": {},
}
_STORED = {"elder": "gk-elder", "chosen contrast": "gk-contrast"}


def open_context(browser: Browser, mode: str = "light", *, width: int = 360, script: bool = True) -> BrowserContext:
    """A window as a reader has it: `mode` by the system, or chosen on an earlier page."""
    height = 740 if width < 1000 else 900
    context = browser.new_context(
        viewport={"width": width, "height": height},
        java_script_enabled=script,
        bypass_csp=False,
        **MODES[mode],  # type: ignore[arg-type]
    )
    if mode in _STORED:
        context.add_init_script(f"localStorage.setItem('{_STORED[mode]}', '1')")
    return context


def visit(page: Page, address: str) -> list[str]:
    """Open a page; returns what went wrong on it (console errors, failed requests, refusals of the policy)."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda answer: wrong.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
    page.goto(address, wait_until="load")
    return wrong
