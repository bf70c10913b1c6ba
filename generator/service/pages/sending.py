"""Forms for everybody, and the receipt of what was sent."""

from starlette.responses import Response

from generator.model.matter import Event, Matter, MatterKind, Step
from generator.model.returnform import FORMS
from generator.model.text import shorten
from generator.pipeline.answering import clock_of, refuse_event
from generator.service.forms import TRAP, read_form, read_missed, tidy
from generator.service.limits import Rate
from generator.service.secrets import LIFETIME, form_key, is_worked, read_code, read_number, read_token
from generator.service.store import Sent
from generator.service.web import BIG, Call

KINDS = {kind.path: kind for kind in MatterKind}
SUPERVISOR = "supervisor"
"""Purpose of the passwords of 监督员; also the field of the form that takes one, which is never kept."""
_REUSE = Rate(3, LIFETIME)
"""How many different contents one token's work is good for: a form corrected and sent again."""
_PAGE = "page"
"""What is wrong with the page and with no field of it."""
_FASTEST = 2
"""Seconds in which nobody fills in a form."""


def index(call: Call) -> Response:
    """What can be done here."""
    return call.page("index.html", kinds=tuple(MatterKind))


def privacy(call: Call) -> Response:
    """What is kept, and for how long."""
    return call.page("privacy.html")


def topics(call: Call) -> Response:
    """Proposals and questions that the staff put here with their answers."""
    return call.page("topics.html", matters=call.store.list_shown())


def ask(call: Call) -> Response:
    """An empty form; `?item=01-001` says what it is about."""
    kind = KINDS[call.url.strip("/")]
    item = tidy(call.query.get("item", ""), is_long=False)
    known = {"item": item} if item in call.service.ground.items else {}
    return _form(call, kind, known, {}, call.token(kind.path))


def send(call: Call) -> Response:
    """Keep a form and show its receipt, or the form again with what is wrong with it."""
    kind = KINDS[call.url.strip("/")]
    token = read_token(call.store.secret, kind.path, call.form.get("token", ""), int(call.service.now()))
    fields, wrong = read_form(kind, call.form, call.service.ground.knows)
    if call.form.get(TRAP, "").strip():
        wrong[TRAP] = "这一栏不要填，请清空再交"
    if token is None:
        wrong[_PAGE] = "这一页打开太久了。内容还在，请核对一遍再交一次"
    elif call.service.now() - token.made < _FASTEST:
        wrong[_PAGE] = "交得太快了。内容还在，请核对一遍再交一次"
    verified = _find_supervisor(call, fields)
    if fields.get(SUPERVISOR) and not verified:
        wrong[SUPERVISOR] = "监督员口令没有核对上。对着发的口令改一改，或者空着交，一样收"
    if token is None or wrong:
        again = call.form.get("token", "") if token else call.token(kind.path)
        return _form(call, kind, {**fields, TRAP: call.form.get(TRAP, "")}, wrong, again)
    fields.pop(SUPERVISOR, None)
    key = form_key(call.store.secret, token, fields)
    if not _may_send(call, token.nonce, key):
        return call.too_often()
    today = call.today
    receipt = call.store.accept(Sent(kind, key, fields, fields.get("item", ""), verified), today)
    matter = Matter(receipt.number, kind, receipt.handed_in, fields)
    clock = clock_of(call.service.ground, matter, today)
    return call.page("receipt.html", receipt=receipt, kind=kind, fields=fields, form=FORMS[kind], clock=clock)


def _find_supervisor(call: Call, fields: dict[str, str]) -> str:
    """The name of the 监督员 whose password was given; guesses are limited like those of numbers."""
    password = fields.get(SUPERVISOR, "")
    if not password or not call.may("enter", call.service.rates.enter):
        return ""
    return call.store.whose(SUPERVISOR, password.strip())


def _may_send(call: Call, nonce: str, key: str) -> bool:
    """Whether the limits allow it: more for those whose machine has worked for this form."""
    service, rates = call.service, call.service.rates
    worked = is_worked(call.form.get("token", ""), call.form.get("work", ""), service.bits) and service.limits.may(
        "work", nonce, _REUSE, service.ticks()
    )
    if not service.limits.may("all", "", rates.all, service.ticks()):
        return False
    if service.limits.may("again", key, Rate(1, LIFETIME), service.ticks()):
        return call.may("send", rates.send) if worked else call.may("plain", rates.send_plain)
    return True  # the same form once more, which is kept once: a page loaded anew costs nothing


def _form(call: Call, kind: MatterKind, fields: dict[str, str], wrong: dict[str, str], token: str) -> Response:
    item = fields.get("item", "")
    return call.page(
        "form.html",
        status=422 if wrong else 200,
        kind=kind,
        form=FORMS[kind],
        fields=fields,
        wrong=wrong,
        token=token,
        trap=TRAP,
        bits=call.service.bits,
        item_title=call.service.ground.items.get(item, ""),
    )


# --- looking at it again ------------------------------------------------------------------------------


def look(call: Call) -> Response:
    """Ask for number and code."""
    return call.page("look.html", number=tidy(call.query.get("number", ""), is_long=False)[:20], wrong="")


def open_matter(call: Call) -> Response:
    """Show how far a matter is. A wrong number and a wrong code are answered alike."""
    found = _find(call)
    return found if isinstance(found, Response) else _show(call, found, "")


def amend(call: Call) -> Response:
    """补正: what the applicant adds. The period of the answer begins anew today."""
    return _add(call, Step.AMENDED, tidy(call.form.get("text", ""), is_long=True))


def withdraw(call: Call) -> Response:
    """The applicant takes it back."""
    if call.form.get("sure") != "1":
        found = _find(call)
        return found if isinstance(found, Response) else _show(call, found, "要撤回的，先在方框里打勾。没有撤回")
    return _add(call, Step.WITHDRAWN, "本人撤回")


def _add(call: Call, step: Step, text: str) -> Response:
    found = _find(call)
    if isinstance(found, Response):
        return found
    if not text or len(text) > 2000:
        return _show(call, found, "补正的内容要写，最多 2000 个字")
    event, today = Event(step, call.today, text=text), call.today
    why = call.store.add(found.number, event, "", lambda now: refuse_event(call.service.ground, now, event, today))
    again = call.store.get(found.number) or found
    return _show(call, again, f"没有记下：{why}" if why else "已经记下")


def _find(call: Call) -> Matter | Response:
    number, code = read_number(call.form.get("number", "")), read_code(call.form.get("code", ""))
    rates = call.service.rates
    if not call.service.limits.may("look-tries", call.address, Rate(rates.look.times * 3, 600), call.service.ticks()):
        return call.too_often()
    found = call.store.find(number, code)
    if found is not None:
        return found
    if not call.may("look", rates.look):
        return call.too_often()
    shown = shorten(tidy(call.form.get("number", ""), is_long=False), 20)
    return call.page("look.html", status=404, number=shown, wrong="编号或者查询码不对。请对着回执再输一遍")


def _show(call: Call, matter: Matter, said: str) -> Response:
    events = [event for event in matter.events if event.step not in (Step.NOTE, Step.SHOWN, Step.HIDDEN)]
    clock = clock_of(call.service.ground, matter, call.today)
    return call.page(
        "matter.html",
        matter=matter,
        form=FORMS[matter.kind],
        events=events,
        clock=clock,
        said=said,
        number=matter.number,
        code=read_code(call.form.get("code", "")),
        waits=clock is not None and clock.amended_by is not None,
    )


# --- words searched in vain, large type ---------------------------------------------------------------


def missed(call: Call) -> Response:
    """Count a word that the site's search found nothing for: word and day, nothing else."""
    word = read_missed(call.form.get("word", ""))
    if word and call.may("missed", call.service.rates.missed):
        call.store.count_missed(word, call.today)
    return Response(status_code=204)


def large(call: Call) -> Response:
    """Large type without script, and back to a page of ours."""
    back = call.query.get("to", "")
    known = {"", "look", "topics", "privacy", *KINDS}
    answer = call.go(back if back in known else "")
    if call.query.get("on") == "1":
        answer.set_cookie(BIG, "1", max_age=365 * 86400, path=None, httponly=True, samesite="lax")
    else:
        answer.set_cookie(BIG, "", max_age=0, path=None, httponly=True, samesite="lax")
    return answer
