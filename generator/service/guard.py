"""What stands before the application: whose address it is called by, how large and how slow a request may be.

The service listens on loopback alone, behind the office's own proxy. A page of another site that leads a browser here
(CSRF, DNS rebinding) is known by Host and Origin; both must be the address that office.yml names, or this machine.

No fault reaches a log with its words, for they may quote what somebody wrote: kind and place only.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from starlette.responses import HTMLResponse

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Say = Callable[[str], None]

MAX_BODY = 64_000
"""Bytes of a form: all fields of the longest, filled, with three bytes for each of nine of a percent-encoded sign."""
MAX_HEADERS = 60
MAX_HEAD = 16_000
"""Bytes of all headers."""
MAX_ADDRESS = 2_000
PATIENCE = 20.0
"""Seconds within which a form must have come whole."""

_TOLD = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "no-store",
}
_LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class TooMuchError(Exception):
    """A request that is too large or too slow. `status`: what it is answered."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words


@dataclass(frozen=True, slots=True)
class Place:
    """Where the service is called. `address`: as office.yml has it, or empty; `port`: of this machine."""

    address: str = ""
    port: int = 0

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc.lower()

    @property
    def origins(self) -> frozenset[str]:
        own = urlsplit(self.address)
        named = {f"{own.scheme}://{own.netloc}".lower()} if own.netloc else set()
        return frozenset(named | {f"http://{name}:{self.port}" for name in _LOOPBACK})

    def knows(self, host: str) -> bool:
        """Whether a request may be for this host. A proxy may leave the port away."""
        host = host.lower()
        local = {f"{name}:{self.port}" for name in _LOOPBACK}
        return host in local or (bool(self.host) and host in (self.host, self.host.rsplit(":", 1)[0]))

    def is_ours(self, headers: Mapping[str, str], *, strictly: bool) -> bool:
        """Whether a form comes from a page of ours. Browsers say so, and no page can make it up.

        `strictly`: of the staff's pages, for which not to say is not enough. Browsers before 2020 say nothing, or name
        the page alone (Referer); a form for everybody is taken from them, for its token says that it is ours.
        """
        if (origin := headers.get("origin")) is not None:
            return origin.lower() in self.origins
        if (site := headers.get("sec-fetch-site")) is not None:
            return site == "same-origin"
        if (referer := headers.get("referer")) is not None:
            from_page = urlsplit(referer)
            return f"{from_page.scheme}://{from_page.netloc}".lower() in self.origins
        return not strictly


class Guard:
    """Refuses, or hands on and adds what browsers must be told."""

    def __init__(self, app: App, place: Place, say: Say, patience: float = PATIENCE) -> None:
        self.app = app
        self.place = place
        self.say = say
        self.patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        headers = read_headers(scope)
        begun = False

        async def told(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                kept = [(n, v) for n, v in message["headers"] if n.decode("latin-1").lower() not in _TOLD]
                message["headers"] = [*kept, *_told(message["headers"], scope["path"])]
            await send(message)

        try:
            self._check(scope, headers)
            await self.app(scope, _limited(receive, self.patience), told)
        except TooMuchError as error:
            await plain(error.words, error.status)(scope, receive, told)
        except Exception as error:
            self.say(f"{scope['method']} {say_fault(error)}")
            if not begun:
                await plain("程序自己出错了，没有收下。请打电话，或者过一会儿再试。", 500)(scope, receive, told)

    def _check(self, scope: Scope, headers: Mapping[str, str]) -> None:
        if not self.place.knows(headers.get("host", "")):
            raise TooMuchError(421, "这个网址不是本服务的。")
        if scope["method"] not in ("GET", "HEAD", "POST"):
            raise TooMuchError(405, "不支持这种请求。")
        size = sum(len(name) + len(value) for name, value in scope["headers"])
        if len(scope["headers"]) > MAX_HEADERS or size > MAX_HEAD:
            raise TooMuchError(431, "请求头太多。")
        if len(scope["path"]) + len(scope["query_string"]) > MAX_ADDRESS:
            raise TooMuchError(414, "网址太长。")
        length = headers.get("content-length", "0")
        if not length.isascii() or not length.isdigit() or int(length[:12]) > MAX_BODY:
            raise TooMuchError(413, "写得太长了，没有收下。请写短一些，或者打印出来寄给我们。")


def read_headers(scope: Scope) -> dict[str, str]:
    """Headers by name; one that must stand once and stands twice can be nothing that we know."""
    found: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        found[key] = "\x00" if key in found and key in ("host", "origin", "x-real-ip") else value.decode("latin-1")
    return found


def say_fault(error: BaseException) -> str:
    """Kind and place of a fault of ours."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"，{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else ""
    return f"{type(error).__name__}{where}"


def _limited(receive: Receive, patience: float) -> Receive:
    read, done, until = 0, False, asyncio.get_running_loop().time() + patience

    async def limited() -> Message:
        nonlocal read, done
        if done:
            return await receive()
        left = until - asyncio.get_running_loop().time()
        try:
            message = await asyncio.wait_for(receive(), max(left, 0.001))
        except TimeoutError:
            raise TooMuchError(408, "等得太久，没有收下。请检查网络再试。") from None
        read += len(message.get("body", b""))
        done = not message.get("more_body", False)
        if read > MAX_BODY:
            raise TooMuchError(413, "写得太长了，没有收下。请写短一些，或者打印出来寄给我们。")
        return message

    return limited


def _told(headers: list[tuple[bytes, bytes]], path: str) -> list[tuple[bytes, bytes]]:
    """Files of the look may be kept by browsers; pages never, for a phone is lent and a computer shared."""
    told = dict(_TOLD)
    if path.startswith("/assets/") and (b"content-type", b"text/html; charset=utf-8") not in headers:
        told["cache-control"] = "max-age=3600"
    return [(name.encode(), value.encode()) for name, value in told.items()]


def plain(words: str, status: int) -> HTMLResponse:
    """A page without frame, for what is refused before it is read. `words`: ours alone, never what was sent."""
    page = (
        '<!doctype html><html lang="zh-CN"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{words}</title><main><h1>{words}</h1></main></html>"
    )
    return HTMLResponse(page, status, {"connection": "close"})
