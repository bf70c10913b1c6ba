"""The service as a web application: its addresses, each with the page that answers."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from generator.model.matter import MatterKind
from generator.pipeline.answering import STYLE, read_style
from generator.service.guard import PATIENCE, Guard, TooMuchError, plain
from generator.service.pages import sending, staff
from generator.service.web import Call, Service, Site

_ASSETS = Path(__file__).parent / "assets"
_KINDS = {"service.css": "text/css", "work.js": "text/javascript"}


def make_app(service: Service, patience: float = PATIENCE) -> Guard:
    """The application of one service, guarded."""
    site = Site(service)
    get, post = site.get, site.post
    routes = [
        get("/", sending.index),
        *(get(f"/{kind.path}", sending.ask) for kind in MatterKind),
        *(post(f"/{kind.path}", sending.send) for kind in MatterKind),
        get("/look", sending.look),
        post("/look", sending.open_matter),
        post("/look/amend", sending.amend),
        post("/look/withdraw", sending.withdraw),
        get("/topics", sending.topics),
        get("/privacy", sending.privacy),
        get("/large", sending.large),
        post("/missed", sending.missed),
        get("/assets/{name}", _asset),
        get("/staff/", staff.seated(staff.queue)),
        post("/staff/enter", staff.enter, strictly=True),
        post("/staff/leave", staff.seated(staff.leave), strictly=True),
        get("/staff/closed", staff.seated(staff.closed)),
        get("/staff/find", staff.seated(staff.find)),
        get("/staff/words", staff.seated(staff.words)),
        get("/staff/ratings", staff.seated(staff.ratings)),
        get("/staff/export.csv", staff.seated(staff.give)),
        get("/staff/matter/{number}", staff.seated(staff.show)),
        post("/staff/matter/{number}", staff.seated(staff.add), strictly=True),
    ]

    async def lost(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 404
        answer = site._call(request, {}).nowhere()  # noqa: SLF001  the same room
        answer.status_code = status
        return answer

    async def refused(_request: Request, error: Exception) -> Response:
        assert isinstance(error, TooMuchError)
        return plain(error.words, error.status)

    inner = Starlette(routes=routes, exception_handlers={HTTPException: lost, TooMuchError: refused})
    inner.router.redirect_slashes = False  # it would name a host that the proxy has changed
    return Guard(inner, service.place, service.say, patience)


def _asset(call: Call) -> Response:
    """A file of the service's own, or of the site's look."""
    name = call.path["name"]
    if name in STYLE:
        return Response(read_style(name), media_type=STYLE[name])
    if name in _KINDS:
        return Response((_ASSETS / name).read_bytes(), media_type=_KINDS[name])
    return call.nowhere()
