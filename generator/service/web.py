"""What every page of the service shares: forms read, limits asked, work done off the loop, answers made."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from secrets import token_urlsafe
from urllib.parse import parse_qsl

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from generator.model.returnform import ABOUT, FORMS
from generator.pipeline.answering import Ground
from generator.service.database import BusyError
from generator.service.guard import Place, Say, plain, read_headers, say_fault
from generator.service.limits import Limits, Rate, Rates, address_of
from generator.service.secrets import FormToken, show_code
from generator.service.sessions import Sessions
from generator.service.store import Store

_TEMPLATES = Path(__file__).parent / "templates"
MAX_FIELDS = 60
BIG = "gk-big"
"""Cookie of large type, for browsers without script."""
BITS = 16
"""Zero bits that the sender's machine finds: 65,000 hashes on average, about a second of an old phone."""


@dataclass(frozen=True, slots=True)
class Service:
    """One service: whose, its data, its limits, its clocks."""

    ground: Ground
    store: Store
    place: Place
    today: Callable[[], date]
    say: Say
    rates: Rates = field(default_factory=Rates)
    bits: int = BITS
    limits: Limits = field(default_factory=Limits)
    sessions: Sessions = field(default_factory=Sessions)
    now: Callable[[], float] = time.time
    ticks: Callable[[], float] = time.monotonic

    @property
    def is_secure(self) -> bool:
        return self.place.address.startswith("https://")


@dataclass(frozen=True, slots=True)
class Call:
    """One request, read: the rest needs no loop. `address`: whose limits count; `changes`: not only looked at."""

    service: Service
    site: "Site"
    url: str
    path: Mapping[str, str]
    query: Mapping[str, str]
    headers: Mapping[str, str]
    cookies: Mapping[str, str]
    address: str
    form: Mapping[str, str]
    changes: bool

    @property
    def root(self) -> str:
        """The way from this page to the service's first."""
        deep = self.url.count("/") - 1
        return "/".join([".."] * deep) if deep > 0 else "."

    @property
    def store(self) -> Store:
        return self.service.store

    @property
    def today(self) -> date:
        return self.service.today()

    def may(self, purpose: str, rate: Rate) -> bool:
        return self.service.limits.may(purpose, self.address, rate, self.service.ticks())

    def token(self, form: str) -> str:
        """A new token of a form."""
        made = FormToken(form, int(self.service.now()), token_urlsafe(12))
        return made.write(self.store.secret)

    def page(self, template: str, *, status: int = 200, **values: object) -> Response:
        return HTMLResponse(self.site.render(self, template, values), status)

    def go(self, path: str) -> Response:
        """Answer a change with the page to look at next; `path` is relative to the service's first page."""
        return RedirectResponse(f"{self.root}/{path}", 303)

    def nowhere(self) -> Response:
        return self.page("message.html", status=404, title="没有这一页", words="网址不对，或者这一页已经没有了。")

    def too_often(self) -> Response:
        words = "这个网络地址最近交得太多了，这一次没有收下。过一会儿再试；等不及的，打电话、邮寄或者当面交。"
        return self.page("message.html", status=429, title="请过一会儿再试", words=words)


Handler = Callable[[Call], Response]


class Site:
    """The service as pages."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.environment.filters["code"] = show_code
        self.environment.filters["day"] = lambda day: f"{day.year}年{day.month}月{day.day}日" if day else ""
        self.environment.globals.update(forms=FORMS, about=ABOUT)

    def render(self, call: Call, template: str, values: Mapping[str, object]) -> str:
        ground = self.service.ground
        shared = {
            "office": ground.office,
            "phones": ground.phones,
            "root": call.root,
            "here": call.url.lstrip("/"),
            "is_big": call.cookies.get(BIG) == "1",
            "home": ground.office.site_url,
        }
        assert not shared.keys() & values.keys()  # a page's own word must not stand for another in the frame
        return self.environment.get_template(template).render({**shared, **values})

    # --- routes -----------------------------------------------------------------------------------

    def get(self, path: str, handler: Handler) -> Route:
        async def endpoint(request: Request) -> Response:
            return await run_in_threadpool(self._guarded, handler, self._call(request, {}))

        return Route(path, endpoint, methods=["GET"])

    def post(self, path: str, handler: Handler, *, strictly: bool = False) -> Route:
        """`strictly`: only from a page that says it is ours (`guard.Place.is_ours`)."""

        async def endpoint(request: Request) -> Response:
            kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
            if kind not in ("application/x-www-form-urlencoded", ""):
                return plain("只收网页上的表单。", 415)
            form = _read_form(await request.body())
            call = self._call(request, form or {})
            if form is None:
                return plain("表单读不懂，没有收下。", 400)
            if not self.service.place.is_ours(call.headers, strictly=strictly):
                return plain("这个表单不是从本服务的网页上交的，没有收下。请打开本服务的网页再填。", 403)
            return await run_in_threadpool(self._guarded, handler, call)

        return Route(path, endpoint, methods=["POST"])

    def _call(self, request: Request, form: Mapping[str, str]) -> Call:
        headers = read_headers(request.scope)
        peer = request.client.host if request.client else ""
        query = _read_form(request.scope["query_string"]) or {}
        return Call(
            service=self.service,
            site=self,
            url=request.scope["path"],
            path=request.path_params,
            query=query,
            headers=headers,
            cookies=request.cookies,
            address=address_of(peer, headers.get("x-real-ip", "")),
            form=form,
            changes=request.method == "POST",
        )

    def _guarded(self, handler: Handler, call: Call) -> Response:
        """The answer; where the database does not answer nothing is told as kept."""
        try:
            return handler(call)
        except BusyError as error:
            self.service.say(f"数据库没有回应：{error}")
            words = (
                "现在存不进去，没有收下，也没有给编号。请过几分钟再交一次；等不及的，打电话、邮寄或者当面交。"
                "刚才那一页还在的，退回去再交就行，交两次也只算一件。"
            )
            return call.page("message.html", status=503, title="现在存不进去", words=words)
        except Exception as error:
            self.service.say(f"程序出错：{say_fault(error)}")
            words = "程序自己出错了，没有收下。请打电话告诉我们。"
            return call.page("message.html", status=500, title="程序出错了", words=words)


def _read_form(body: bytes) -> dict[str, str] | None:
    """Fields by name, the last of those that are there twice; None where it is no form."""
    try:
        pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="replace", max_num_fields=MAX_FIELDS)
    except ValueError:
        return None
    return dict(pairs)
