"""A site as a phone gets it: served with gzip, opened in Chromium over a slow line by a slow processor."""

import gzip
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Playwright

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml")
POLICY = "default-src 'self'"


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    policy = POLICY

    def send_head(self) -> BytesIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return None
        data = path.read_bytes()
        self.send_response(200)
        if path.suffix in PACKED:
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "max-age=600")
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        return BytesIO(data)

    def log_message(self, *_: object) -> None: ...


class _OpenHandler(_Handler):
    policy = ""


@contextmanager
def serve(site: Path, *, strict: bool = True) -> Iterator[str]:
    """Address of `site` while the block runs. `strict`: with the policy our pages hold (Material's do not)."""
    handler = partial(_Handler if strict else _OpenHandler, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def find_chromium(playwright: Playwright) -> str | None:
    """Chromium by `CHROMIUM`, on the path, or Playwright's own."""
    for name in (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"):
        if name and (found := shutil.which(name)):
            return found
    own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def launch(playwright: Playwright) -> Browser | None:
    chromium = find_chromium(playwright)
    return playwright.chromium.launch(executable_path=chromium, args=list(FLAGS)) if chromium else None


def slow_down(client: Any, *, processor: int, latency: float, bits: float) -> None:
    """Network latency in ms per request, throughput in bits per second; processor slowed so many times."""
    client.send("Network.enable")
    line = {"offline": False, "latency": latency, "downloadThroughput": bits / 8, "uploadThroughput": bits / 16}
    client.send("Network.emulateNetworkConditions", line)
    client.send("Emulation.setCPUThrottlingRate", {"rate": processor})
