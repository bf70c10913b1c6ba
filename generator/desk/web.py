"""What every page of the desk shares: forms read, the word in them compared, work done off the loop, answers made."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from generator.desk.checker import Checker
from generator.desk.guard import Keys, is_equal
from generator.desk.rows import Rows, say_unread
from generator.desk.session import Desk
from generator.model.errors import GeneratorError
from generator.model.portal import PortalList

T = TypeVar("T")
_TEMPLATES = Path(__file__).parent / "templates"
MAX_FIELDS = 20_000
MAX_PART = 4_000_000
"""Bytes of one text of a form with files in it."""

LITTLE = 3_000_000
"""Bytes of a catalogue that is read while a page is made; the shipped one has a third of it."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that was dropped."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """One request, read: the rest needs no loop."""

    desk: Desk
    site: "Site"
    path: Mapping[str, str]
    query: Mapping[str, str]
    form: Mapping[str, list[str]] = field(default_factory=dict)
    files: Sequence[Upload] = ()
    json: Any = None

    def value(self, name: str) -> str:
        """The last value of a field; empty where it was not sent."""
        return self.form.get(name, [""])[-1]

    def page(self, template: str, *, status: int = 200, **values: Any) -> Response:
        return self.site.page(self, template, status, values)

    def go(self, path: str, said: str = "") -> Response:
        """Answer a change with the page to look at next, so that a reload changes nothing."""
        mark = "&" if "?" in path else "?"
        return RedirectResponse(f"{path}{mark}said={quote(said)}" if said else path, 303)


Handler = Callable[[Call], Response]


@dataclass(slots=True)
class Waiting:
    """Tables that were dropped and not yet taken over: kept in memory, for it is a copy of a file that is there.

    `maps`: heading → field, `answers`: likeness → `same` or `new`, as a person said.
    """

    files: tuple[Upload, ...] = ()
    domain: str = ""
    maps: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Dropped:
    """Lists of the portal's documents that were dropped and not yet recorded (`pages.collecting`), in memory too.

    `later`: places of those that a person put off.
    """

    names: tuple[str, ...] = ()
    lists: tuple[PortalList, ...] = ()
    later: set[int] = field(default_factory=set)


class Site:
    """The desk as pages: templates, and who they are shown to."""

    def __init__(self, desk: Desk, keys: Keys, checker: Checker) -> None:
        self.desk = desk
        self.keys = keys
        self.checker = checker
        self.rows = Rows(desk.place)
        self.waiting = Waiting()
        """Tables that were dropped and not yet taken over (`pages.tables`)."""
        self.dropped = Dropped()
        self._remembered: dict[str, tuple[int, Any]] = {}
        self.environment = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self.environment.filters["at"] = lambda text: quote(str(text), safe="")

    def page(self, call: Call, template: str, status: int, values: Mapping[str, Any]) -> Response:
        desk = self.desk
        with desk.guard:
            shared = {
                "word": self.keys.word,
                "office": desk.draft.registers.office.short_name or "本单位",
                "unsaved": len(desk.changes),
                "can_undo": bool(desk.history.done),
                "can_redo": bool(desk.history.undone),
                "last": desk.history.done[-1].label if desk.history.done else "",
                "conflicts": desk.conflicts,
                "unread": list(map(say_unread, desk.draft.unread)) if self._knows_unread(template) else [],
                "notes": tuple(desk.notes),
                "said": call.query.get("said", "")[:300],
                "here": template.removesuffix(".html"),
            }
            assert not shared.keys() & values.keys()  # a page's own word must not stand for another in the head
            html = self.environment.get_template(template).render({**shared, **values})
        return HTMLResponse(html, status)

    def _knows_unread(self, template: str) -> bool:
        """Whether what cannot be read is told here: a large catalogue is not waited for; the sheet tells it itself."""
        draft = self.desk.draft
        is_little = sum(map(len, draft.snapshot.sources.values())) < LITTLE
        return draft.is_read or (is_little and template != "sheet.html")

    def remembered(self, name: str, make: Callable[[], T]) -> T:
        """What was made of the draft as it is, made anew when it has changed."""
        version = self.desk.version
        found = self._remembered.get(name)
        if found is None or found[0] != version:
            found = self._remembered[name] = (version, make())
        made: T = found[1]
        return made

    # --- routes -----------------------------------------------------------------------------------

    def get(self, path: str, handler: Handler) -> Route:
        async def endpoint(request: Request) -> Response:
            call = Call(self.desk, self, request.path_params, request.query_params)
            return await run_in_threadpool(self._guarded, handler, call)

        return Route(path, endpoint, methods=["GET"])

    def post(self, path: str, handler: Handler) -> Route:
        async def endpoint(request: Request) -> Response:
            call = await self._read(request)
            if call is None:
                return _refused()
            return await run_in_threadpool(self._guarded, handler, call)

        return Route(path, endpoint, methods=["POST"])

    async def _read(self, request: Request) -> Call | None:
        """The request as read; None where the word is not in it."""
        if request.headers.get("content-type", "").startswith("application/json"):
            if not is_equal(request.headers.get("x-gongkai", ""), self.keys.word):
                return None
            try:
                sent = await request.json()
            except ValueError:
                return None
            return Call(self.desk, self, request.path_params, request.query_params, json=sent)
        form: dict[str, list[str]] = {}
        files: list[Upload] = []
        async with request.form(max_files=50, max_fields=MAX_FIELDS, max_part_size=MAX_PART) as sent:
            for name, value in sent.multi_items():
                if isinstance(value, UploadFile):
                    if value.filename:
                        files.append(Upload(value.filename, await value.read()))
                else:
                    form.setdefault(name, []).append(value)
        word = form.pop("word", [request.headers.get("x-gongkai", "")])
        if not is_equal(word[-1], self.keys.word):
            return None
        return Call(self.desk, self, request.path_params, request.query_params, form, files)

    def _guarded(self, handler: Handler, call: Call) -> Response:
        """The answer; what went wrong on the machine is said on a page of its own, and nothing was changed."""
        self.desk.asked = monotonic()
        try:
            return handler(call)
        except GeneratorError as error:
            if call.json is not None:
                return JSONResponse({"error": str(error)}, 409)
            return call.page("wrong.html", status=409, words=str(error))
        except Exception as error:  # our own fault: no trace reaches a user, and what was done is in the journal
            words = f"程序自己出错了（{_where(error)}），这一步没有做。请把这句话告诉维护的人。"
            if call.json is not None:
                return JSONResponse({"error": words}, 500)
            return call.page("wrong.html", status=500, words=words)
        finally:
            self.desk.asked = monotonic()


def _where(error: Exception) -> str:
    """Kind and place of a fault of ours, without its words: they may hold what nobody is to read."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"，{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace is not None else ""
    return f"{type(error).__name__}{where}"


def _refused() -> Response:
    return HTMLResponse(
        "<!doctype html><meta charset=utf-8><title>编辑台</title>这个请求不是从编辑台的网页发出的。", 403
    )
