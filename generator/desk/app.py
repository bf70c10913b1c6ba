"""The desk as a web application: its addresses, each with the page that answers."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from generator.desk.checker import Checker
from generator.desk.guard import Guard, Keys, is_equal
from generator.desk.pages import documents, handing, items, previews, registers, sheet, tables, work
from generator.desk.session import Desk
from generator.desk.web import Call, Site

_ASSETS = Path(__file__).parent / "assets"
_KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def make_app(desk: Desk, keys: Keys, checker: Checker | None = None) -> Guard:
    """The application of one desk, guarded. `checker`: where it is to check in a process of its own."""
    site = Site(desk, keys, checker or Checker(desk))
    get, post = site.get, site.post
    routes = [
        Route("/open", _opener(keys), methods=["GET"]),
        get("/", sheet.show),
        get("/list/{code}", sheet.show_list),
        get("/sheet.json", sheet.tell),
        get("/state.json", sheet.tell_state),
        post("/cells", sheet.fill),
        post("/cells/undo", sheet.undo),
        post("/cells/redo", sheet.redo),
        get("/assets/{name}", _asset),
        get("/edit/{kind}/{key}", items.show),
        post("/edit/{kind}/{key}", items.send),
        post("/watch/{kind}/{key}", items.look),
        post("/files/{id}", documents.add),
        get("/new", registers.ask_new),
        post("/new", registers.make_new),
        get("/end/{id}", registers.ask_end),
        post("/end/{id}", registers.end),
        get("/registers", registers.show),
        post("/rename", registers.rename),
        get("/import", tables.ask),
        post("/import", tables.receive),
        post("/imported", tables.answer),
        get("/changes", handing.show),
        get("/submit", handing.ask),
        post("/submit", handing.hand_in),
        get("/packs/{name}", handing.pack),
        get("/preview/{path:path}", previews.show),
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


def _asset(call: Call) -> Response:
    """A file of the desk's own."""
    name = call.path["name"]
    path = _ASSETS / name
    if path.parent != _ASSETS or path.suffix not in _KINDS or not path.is_file():
        return call.page("nowhere.html", status=404)
    return Response(path.read_bytes(), media_type=_KINDS[path.suffix])
