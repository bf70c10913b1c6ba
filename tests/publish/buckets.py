"""A small object store for tests: PUT, GET and DELETE as S3 has them, with signatures that are checked (AWS SigV4)."""

import hashlib
import hmac
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape, unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, quote, urlsplit

KEY, SECRET, REGION = "AKID", "geheim", "cn-test"


class Store(ThreadingHTTPServer):
    """`objects`: path as asked → (bytes, type); `asked`: what was asked, in order; `left`: how many PUTs are taken."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.objects: dict[str, tuple[bytes, str]] = {}
        self.asked: list[str] = []
        self.left = 1 << 30

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Store
    protocol_version = "HTTP/1.1"

    def _answer(self, status: int, body: bytes = b"", kind: str = "application/xml") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Type", kind)
        self.send_header("Last-Modified", "Mon, 30 Nov 2026 08:00:00 GMT")
        self.send_header("ETag", f'"{hashlib.md5(body).hexdigest()}"')
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _take(self) -> bytes | None:
        """The body of a request that is signed right; else it is answered."""
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.asked.append(f"{self.command} {self.path}")
        if not _is_signed(self.command, self.path, {k.lower(): v for k, v in self.headers.items()}, body):
            self._answer(403, b"<Error><Code>SignatureDoesNotMatch</Code></Error>")
            return None
        return body

    def do_GET(self) -> None:
        if self._take() is None:
            return
        found = self.server.objects.get(self.path)
        if found is None:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")
        else:
            self._answer(200, *found)

    def do_PUT(self) -> None:
        body = self._take()
        if body is None:
            return
        if self.server.left <= 0:
            self._answer(403, b"<Error><Code>AccessDenied</Code></Error>")
            return
        self.server.left -= 1
        self.server.objects[self.path] = (body, self.headers.get("Content-Type") or "")
        self._answer(200)

    def do_POST(self) -> None:
        """Many removed at once, which is how one is removed too."""
        body = self._take()
        if body is None:
            return
        bucket = urlsplit(self.path).path.strip("/")
        keys = [unescape(key) for key in re.findall("<Key>(.*?)</Key>", body.decode())]
        for key in keys:
            self.server.asked.append(f"DELETE /{bucket}/{key}")
            self.server.objects.pop(f"/{bucket}/{quote(key)}", None)
        deleted = "".join(f"<Deleted><Key>{escape(key)}</Key></Deleted>" for key in keys)
        self._answer(200, f"<DeleteResult>{deleted}</DeleteResult>".encode())

    def log_message(self, *_: object) -> None:
        pass


def _is_signed(method: str, path: str, headers: dict[str, str], body: bytes) -> bool:
    """AWS Signature Version 4, over the headers that are named in it."""
    told = headers.get("authorization", "").removeprefix("AWS4-HMAC-SHA256 ")
    parts = dict(part.strip().split("=", 1) for part in told.split(",") if "=" in part)
    if not {"Credential", "SignedHeaders", "Signature"} <= parts.keys():
        return False
    key, day, region, service, end = parts["Credential"].split("/")
    digest = headers.get("x-amz-content-sha256", "")
    if (key, region, digest) != (KEY, REGION, hashlib.sha256(body).hexdigest()):
        return False
    at = urlsplit(path)
    query = "&".join(
        f"{quote(k, safe='-_.~')}={quote(v, safe='-_.~')}"
        for k, v in sorted(parse_qsl(at.query, keep_blank_values=True))
    )
    named = parts["SignedHeaders"].split(";")
    lines = "".join(f"{name}:{' '.join(headers.get(name, '').split())}\n" for name in named)
    request = "\n".join((method, at.path, query, lines, parts["SignedHeaders"], digest))
    scope = f"{day}/{region}/{service}/{end}"
    text = "\n".join(("AWS4-HMAC-SHA256", headers["x-amz-date"], scope, hashlib.sha256(request.encode()).hexdigest()))
    secret = f"AWS4{SECRET}".encode()
    for part in (day, region, service, end):
        secret = hmac.digest(secret, part.encode(), "sha256")
    return hmac.compare_digest(hmac.new(secret, text.encode(), "sha256").hexdigest(), parts["Signature"])


@contextmanager
def running() -> Iterator[Store]:
    """A store that answers."""
    store = Store()
    thread = threading.Thread(target=store.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield store
    finally:
        store.shutdown()
        store.server_close()
