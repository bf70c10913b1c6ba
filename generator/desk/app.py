"""The desk as a web application: its addresses, each with the page that answers."""

import gc
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import ModuleType

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generator.desk.checker import Checker
from generator.desk.guard import Guard, Keys, is_equal
from generator.desk.pages import documents, items, news, registers, sheet, work
from generator.desk.session import Desk
from generator.desk.web import Call, Handler, Site

_CALM = 1.0
"""Seconds since anybody last asked for anything, before something is done ahead."""

_ASSETS = Path(__file__).parent / "assets"
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def make_app(desk: Desk, keys: Keys, checker: Checker | None = None) -> Guard:
    """The application of one desk, guarded. `checker`: where it is to check in a process of its own."""
    site = Site(desk, keys, checker or Checker(desk))
    get, post = site.get, site.post
    routes = [
        Route("/open", _opener(keys), methods=["GET"]),
        get("/", sheet.show),
        get("/list", sheet.show_list),
        get("/list/{code}", sheet.show_list),
        get("/sheet.json", sheet.tell),
        get("/sheet/{number}.json", sheet.tell_part),
        get("/state.json", sheet.tell_state),
        post("/cells", sheet.fill),
        post("/cells/look", sheet.look),
        post("/cells/undo", sheet.undo),
        post("/cells/redo", sheet.redo),
        get("/assets/{name}", _asset),
        get("/edit/{kind}/{key}", items.show),
        post("/edit/{kind}/{key}", items.send),
        post("/watch/{kind}/{key}", items.look),
        post("/files/{id}", documents.add),
        get("/new", news.ask_new),
        post("/new", news.make_new),
        post("/new/category", news.make_category),
        post("/new/domain", news.make_domain),
        get("/end/{id}", registers.ask_end),
        post("/end/{id}", registers.end),
        get("/registers", registers.show),
        post("/rename", registers.rename),
        get("/import", _later("tables", "ask")),
        post("/import", _later("tables", "receive")),
        post("/imported", _later("tables", "answer")),
        get("/collect", _later("collecting", "ask")),
        post("/collect", _later("collecting", "receive")),
        get("/collected", _later("collecting", "show")),
        post("/collected", _later("collecting", "answer")),
        get("/export", _later("exports", "ask")),
        get("/export/{kind}", _later("exports", "give")),
        get("/changes", _later("handing", "show")),
        get("/submit", _later("handing", "ask")),
        post("/submit", _later("handing", "hand_in")),
        get("/packs/{name}", _later("handing", "pack")),
        get("/preview/{path:path}", _later("previews", "show")),
        post("/save", work.save),
        post("/undo", work.undo),
        post("/redo", work.redo),
        get("/conflict", work.show_conflict),
        post("/conflict", work.settle_conflict),
        get("/problems", work.show_problems),
        get("/problems.json", work.tell_problems),
    ]
    return Guard(Starlette(routes=routes), keys)


def _opener(keys: Keys):  # type: ignore[no-untyped-def]
    async def open_desk(request: Request) -> Response:
        """Change the token of the address for a cookie, so that no address holds it any more."""
        if not is_equal(request.query_params.get("token", ""), keys.token):
            return Response("网址里的口令不对，请重新运行 gongkai edit。", 403, media_type="text/plain")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(keys.cookie_name, keys.cookie, httponly=True, samesite="strict", path="/")
        return answer

    return open_desk


def _later(module: str, name: str) -> Handler:
    """A page whose module is slow to import: it is there when it is asked for, or when the desk had nothing to do."""

    def handler(call: Call) -> Response:
        found: Handler = getattr(_slow()[module], name)
        return found(call)

    return handler


@cache
def _slow() -> Mapping[str, ModuleType]:
    from generator.desk.pages import collecting, exports, handing, previews, tables

    return {"collecting": collecting, "exports": exports, "handing": handing, "previews": previews, "tables": tables}


def warm_up(desk: Desk) -> None:
    """Read what nobody has asked for yet, import what pages will need, and make one page, while nobody waits for it."""
    for name in desk.draft.files:
        while time.monotonic() - desk.asked < _CALM:
            time.sleep(_CALM / 4)
        if name in desk.draft.files:
            desk.draft.reading(name)
    draft = desk.draft
    _slow()
    from generator.pipeline.previewing import Preview

    if not draft.unread:
        Preview(draft.catalogue).page("")
    gc.freeze()  # what was read stays: to look through it again and again costs a key a quarter of a second


def _asset(call: Call) -> Response:
    """A file of the desk's own."""
    name = call.path["name"]
    path = _ASSETS / name
    if path.parent != _ASSETS or path.suffix not in _KINDS or not path.is_file():
        return call.page("nowhere.html", status=404)
    return Response(path.read_bytes(), media_type=_KINDS[path.suffix])
