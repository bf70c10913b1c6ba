"""Who may talk to the desk: the browser that was opened with its token, on this machine, and nobody else.

Loopback is no protection from other pages of the same browser: each can send a form to 127.0.0.1, and a name of its own
that leads there (DNS rebinding) can read the answer. So the host is compared, a cookie that no other site's request
carries is asked for, and every change shows where it comes from and a word that only our pages know.
"""

import hmac
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe
from typing import Any

from starlette.exceptions import HTTPException

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

MAX_BODY = 4_000_000
"""Bytes of a form or of cells; `MAX_UPLOAD` of a file."""
MAX_UPLOAD = 32_000_000

UPLOADS = ("/import", "/files/")
"""Beginnings of addresses that take files."""

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}"
)


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens one desk: `token` stands in the address opened, `cookie` is had for it, `word` stands in forms."""

    token: str
    cookie: str
    word: str
    port: int

    @staticmethod
    def new(port: int) -> "Keys":
        return Keys(token_urlsafe(24), token_urlsafe(24), token_urlsafe(24), port)

    @property
    def cookie_name(self) -> str:
        """Cookies of 127.0.0.1 are shared by all its ports."""
        return f"gongkai-desk-{self.port}"

    @property
    def hosts(self) -> tuple[str, str]:
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/open?token={self.token}"


def is_equal(one: str, other: str) -> bool:
    """Whether two secrets are the same, in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())


class Guard:
    """Stands before the application: refuses, or hands on and adds what browsers must be told."""

    def __init__(self, app: App, keys: Keys) -> None:
        self.app = app
        self.keys = keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        headers = _headers(scope)
        if refused := self._refuse(scope, headers):
            await _answer(send, *refused)
            return
        limit = MAX_UPLOAD if scope["path"].startswith(UPLOADS) else MAX_BODY
        if _too_large(headers, limit):
            await _answer(send, 413, f"太大了，最多 {limit // 1_000_000} MB。")
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_told(scope["path"])]
            await send(message)

        await self.app(scope, _limited(receive, limit), told)

    def _refuse(self, scope: Scope, headers: Mapping[str, str]) -> tuple[int, str] | None:
        """Status and words for what is not let in."""
        if headers.get("host", "") not in self.keys.hosts:
            return 403, "只能在本机打开编辑台。"
        if scope["method"] not in ("GET", "HEAD", "POST"):
            return 405, "不支持这种请求。"
        if scope["path"] == "/open" and scope["method"] == "GET":
            return None
        if not self._knows(headers.get("cookie", "")):
            return 403, "请从运行 gongkai edit 时打开的窗口进来，或者重新运行 gongkai edit。"
        if scope["method"] == "POST" and not _is_ours(headers, self.keys):
            return 403, "这个请求不是从编辑台的网页发出的，没有改动。"
        return None

    def _knows(self, header: str) -> bool:
        try:
            found = SimpleCookie(header).get(self.keys.cookie_name)
        except CookieError:
            return False
        return found is not None and is_equal(found.value, self.keys.cookie)


def _is_ours(headers: Mapping[str, str], keys: Keys) -> bool:
    """Whether a change comes from a page of ours: browsers say so themselves, and pages cannot make it up."""
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site") == "same-origin"
    return origin == f"http://{headers['host']}" and headers["host"] in keys.hosts


def _headers(scope: Scope) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        found[key] = "\x00" if key in ("host", "origin") and key in found else value.decode("latin-1")
    return found


def _too_large(headers: Mapping[str, str], limit: int) -> bool:
    length = headers.get("content-length", "0")
    return not length.isdecimal() or int(length) > limit


def _limited(receive: Receive, limit: int) -> Receive:
    read = 0

    async def limited() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > limit:
            raise HTTPException(413, "太大了。")
        return message

    return limited


def _told(path: str) -> list[tuple[bytes, bytes]]:
    shown = path.startswith("/preview/")
    policy = _POLICY.format(ancestors="'self'" if shown else "'none'")
    told = {
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "x-frame-options": "SAMEORIGIN" if shown else "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
    }
    return [(name.encode(), value.encode()) for name, value in told.items()]


async def _answer(send: Send, status: int, words: str) -> None:
    body = (
        f'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>编辑台</title>'
        f"<main><h1>{words}</h1></main></html>"
    ).encode()
    headers = [(b"content-type", b"text/html; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": [*headers, *_told("")]})
    await send({"type": "http.response.body", "body": body})
