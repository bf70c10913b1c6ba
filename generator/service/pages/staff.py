"""The staff's pages: what waits, one matter with its clock, steps, figures. Nothing here writes to the catalogue."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from starlette.responses import Response

from generator.model.day import parse_day
from generator.model.matter import Event, Matter, MatterKind, Step
from generator.model.outcome import Outcome
from generator.model.replyclock import Clock
from generator.model.returnform import FORMS
from generator.model.text import chinese_day, shorten
from generator.pipeline.answering import clock_of, refuse_event, steps_of
from generator.service.export import write_csv
from generator.service.forms import tidy
from generator.service.secrets import is_equal, read_number
from generator.service.sessions import COOKIE, Seat
from generator.service.store import PAGE
from generator.service.web import Call, Handler

STAFF = "staff"
"""Purpose of the staff's passwords."""
SOON = 5
"""Working days left from which a line is marked."""
_MOST_TEXT = 5000
_SAID = {"added": "已经记下。", "same": ""}
_MISSED_DAYS = 90
RARE = 3
"""Words searched less often are not shown: they may be a person's name."""

StaffHandler = Callable[[Call, Seat], Response]


@dataclass(frozen=True, slots=True)
class Line:
    """A matter in the list. `order`: what is due first stands first."""

    matter: Matter
    clock: Clock | None
    about: str
    waiting: str
    order: tuple[int, str]
    is_late: bool = False
    is_soon: bool = False


def seated(handler: StaffHandler) -> Handler:
    """Only for who is logged in; others are shown where to log in."""

    def page(call: Call) -> Response:
        seat = call.service.sessions.find(call.cookies.get(COOKIE, ""), call.service.now())
        if seat is None:
            return call.page("staff/enter.html", status=401, wrong="")
        if call.changes and not is_equal(call.form.get("word", ""), seat.word):
            return call.page("message.html", status=403, title="没有记下", words="这个表单不是从工作页面上交的。")
        return handler(call, seat)

    return page


def enter(call: Call) -> Response:
    """Change a password for a cookie that no script can read and no other site's request carries."""
    service = call.service
    if not call.may("enter", service.rates.enter):
        return call.too_often()
    name = call.store.whose(STAFF, call.form.get("password", "").strip())
    if not name:
        return call.page("staff/enter.html", status=403, wrong="口令不对")
    answer = call.go("staff/")
    cookie = service.sessions.enter(name, service.now())
    secure = service.is_secure and call.headers.get("host", "").lower() == service.place.host
    answer.set_cookie(COOKIE, cookie, path=None, httponly=True, secure=secure, samesite="strict")
    return answer


def leave(call: Call, _seat: Seat) -> Response:
    """Log out."""
    call.service.sessions.leave(call.cookies.get(COOKIE, ""))
    answer = call.go("staff/")
    answer.set_cookie(COOKIE, "", max_age=0, path=None, httponly=True, samesite="strict")
    return answer


def queue(call: Call, seat: Seat) -> Response:
    """What is open, the most urgent first."""
    lines = sorted((_line(call, matter) for matter in call.store.list_open()), key=lambda line: line.order)
    wanted = call.query.get("kind", "")
    kinds = Counter(line.matter.kind for line in lines)
    chosen = [line for line in lines if not wanted or line.matter.kind.value == wanted]
    return call.page("staff/queue.html", seat=seat, lines=chosen[:300], total=len(chosen), kinds=kinds, wanted=wanted)


def closed(call: Call, seat: Seat) -> Response:
    """What was closed, newest first."""
    text = call.query.get("page", "0")
    page = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    matters = call.store.list_closed(page)
    lines = [_line(call, matter) for matter in matters]
    return call.page("staff/closed.html", seat=seat, lines=lines, page=page, more=len(matters) == PAGE)


def show(call: Call, seat: Seat) -> Response:
    """One matter, all that was written, its clock, and what can come next."""
    matter = call.store.get(read_number(call.path["number"]))
    if matter is None:
        return call.nowhere()
    return _show(call, seat, matter, _SAID.get(call.query.get("said", ""), ""), {})


def find(call: Call, _seat: Seat) -> Response:
    """Go to a number."""
    number = read_number(call.query.get("number", ""))
    return call.go(f"staff/matter/{number}") if number else call.go("staff/")


def add(call: Call, seat: Seat) -> Response:
    """Add a step, where the law and the order of things allow it."""
    matter = call.store.get(read_number(call.path["number"]))
    if matter is None:
        return call.nowhere()
    event, why = _read_event(call)
    if event is not None:
        today, made = call.today, event
        why = call.store.add(
            matter.number, made, seat.name, lambda held: refuse_event(call.service.ground, held, made, today)
        )
    if why or event is None:
        return _show(call, seat, matter, f"没有记下：{why}。", dict(call.form))
    return call.go(f"staff/matter/{matter.number}?said=added")


def words(call: Call, seat: Seat) -> Response:
    """Words searched in vain: what the catalogue's words.yml lacks."""
    since = call.today - timedelta(days=_MISSED_DAYS)
    return call.page("staff/words.html", seat=seat, words=call.store.list_missed(since, RARE), since=since, least=RARE)


def ratings(call: Call, seat: Seat) -> Response:
    """社会评议 by item: how many said what."""
    fields = [field for field in FORMS[MatterKind.RATING] if field.choices]
    by_item: dict[str, Counter[tuple[str, str]]] = {}
    for matter in call.store.walk():
        if matter.kind is MatterKind.RATING:
            counts = by_item.setdefault(matter.item, Counter())
            counts.update((field.name, matter.fields.get(field.name, "")) for field in fields)
    rows = sorted(by_item.items())
    return call.page("staff/ratings.html", seat=seat, rows=rows, fields=fields, titles=call.service.ground.items)


def give(call: Call, _seat: Seat) -> Response:
    """All matters as a table, for the office's own machine."""
    name = f'attachment; filename="gongkai-{call.today.isoformat()}.csv"'
    return Response(
        write_csv(call.service.ground, call.store.walk(), call.today),
        media_type="text/csv; charset=utf-8",
        headers={"content-disposition": name},
    )


# --- parts --------------------------------------------------------------------------------------------


def _show(call: Call, seat: Seat, matter: Matter, said: str, typed: dict[str, str]) -> Response:
    ground, today = call.service.ground, call.today
    return call.page(
        "staff/matter.html",
        status=422 if typed else 200,
        seat=seat,
        matter=matter,
        form=FORMS[matter.kind],
        clock=clock_of(ground, matter, today),
        steps=steps_of(ground, matter, today),
        outcomes=_outcomes(),
        item_title=ground.items.get(matter.item, ""),
        today=today.isoformat(),
        said=said,
        typed=typed,
        needs=_NEEDS,
    )


_NEEDS = {
    Step.AMEND_ASKED: ("text", "until"),
    Step.AMENDED: ("text",),
    Step.OTHERS_ASKED: ("text",),
    Step.OTHERS_ANSWERED: ("text",),
    Step.EXTENDED: ("days", "text"),
    Step.ANSWERED: ("text", "outcome"),
    Step.ABANDONED: ("text",),
    Step.WITHDRAWN: ("text",),
    Step.SHOWN: ("text",),
    Step.NOTE: ("text",),
}
"""Step → the fields its form has beside the day."""


def _outcomes() -> Sequence[tuple[str, list[Outcome]]]:
    groups: dict[str, list[Outcome]] = {}
    for outcome in Outcome:
        groups.setdefault(outcome.group, []).append(outcome)
    return list(groups.items())


def _read_event(call: Call) -> tuple[Event | None, str]:
    """The step as typed, or what is wrong with it."""
    form = call.form
    name = form.get("step", "")
    if name not in Step.__members__:
        return None, "没有这一步"
    on, until = parse_day(form.get("on", "").strip()), parse_day(form.get("until", "").strip())
    if on is None:
        return None, "日期写成 2026-05-06 的样子"
    text = tidy(form.get("text", ""), is_long=True)
    if len(text) > _MOST_TEXT:
        return None, f"内容最多 {_MOST_TEXT} 个字"
    days = form.get("days", "").strip()
    known = {outcome.value: outcome for outcome in Outcome}
    number = int(days) if days.isascii() and days.isdigit() and len(days) < 4 else 0
    return Event(Step[name], on, until, number, text, known.get(form.get("outcome", ""))), ""


def _line(call: Call, matter: Matter) -> Line:
    clock = clock_of(call.service.ground, matter, call.today)
    about = matter.fields.get("title") or matter.fields.get("wanted") or matter.fields.get("text") or matter.item
    days = (call.today - matter.handed_in).days
    if clock is None:
        return Line(matter, None, shorten(about, 60), f"交来 {days} 天", (1, matter.handed_in.isoformat()))
    waiting, order = _say_clock(clock, call.today)
    left = clock.left
    is_late = left is not None and left < 0
    return Line(matter, clock, shorten(about, 60), waiting, (0, order), is_late, left is not None and 0 <= left <= SOON)


def _say_clock(clock: Clock, today: date) -> tuple[str, str]:
    """How an application stands in one line, and a text to sort it by."""
    if clock.due is None or clock.left is None:
        until = clock.others_by.on if clock.others_by else clock.amended_by
        tail = f"，到{chinese_day(until)}" if until else ""
        return f"{clock.state.value}{tail}", (until or today).isoformat()
    day = f"{chinese_day(clock.due.on)}{'（暂算）' if clock.due.provisional else ''}"
    if clock.left < 0:
        return f"过期 {-clock.left} 个工作日（{day}）", clock.due.on.isoformat()
    unsure = "，等确认收到" if not clock.confirmed else ""
    return f"还有 {clock.left} 个工作日（{day}）{unsure}", clock.due.on.isoformat()
