"""An item, the head of a domain, an entry of a register or the office, as a form; what the check says while typing."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote

from starlette.responses import JSONResponse, Response

from generator.desk.form import Control, Form, Layout, Posted, build_form, read_form
from generator.desk.pages.remarks import by_control, told_at, watch
from generator.desk.pages.spots import Spot, find_spot
from generator.desk.steps import hash_of
from generator.desk.web import Call
from generator.model.errors import SetupError
from generator.model.item import Item
from generator.model.kinds import KINDS
from generator.pipeline.drafting import Draft, RecordEdit, edit_records, retitle_issued

ANOTHER = "GK404"
"""Code of an id whose title reads like another matter's."""
SAME = "_same"
"""Field with which a clerk says that an item with another title is the same matter."""

SEEN = "_seen"
"""Field with the mark of the record that the form was filled in on."""


def show(call: Call) -> Response:
    """The form, with what was typed and not kept."""
    call.desk.notice_others()
    spot = find_spot(call.desk.draft, call.path["kind"], call.path["key"])
    typed = call.desk.typing.get(spot.page)
    posted = _posted(spot, typed) if typed else Posted(spot.record)
    said = "上次填了一半没有保存，已经填回来了。" if typed and posted.record != spot.record else ""
    return _form(call, spot, posted, {}, said)


def send(call: Call) -> Response:
    """What a form's button asks for: more entries, all given up, kept or kept and saved."""
    with call.desk.guard:
        return _send(call)


def _send(call: Call) -> Response:
    spot = find_spot(call.desk.draft, call.path["kind"], call.path["key"])
    form = dict(call.form)
    wanted = form.pop("do", ["save"])[-1]
    posted = _posted(spot, form)
    if wanted.startswith("more:"):
        return _form(call, spot, posted, {wanted[5:]: 1}, "")
    if wanted == "drop":
        call.desk.type_in(spot.page, {})
        return call.go(spot.address, "填的内容没有留下。")
    if posted.faults:
        return _form(call, spot, posted, {}, "有几处填不进去，改好再保存。")
    if SEEN in form and form[SEEN][-1] != _mark(spot):
        said = "您打开这一页以后，别处改过这一条。下面是您填的；看过以后再点一次保存，就照您填的写。"
        return _form(call, spot, posted, {}, said)
    return _keep(call, spot, posted, is_saved=wanted == "save", is_same=SAME in form)


def _mark(spot: Spot) -> str:
    """What the record says, as a short mark: a form filled in on another one is told."""
    return hash_of(repr([_values(one) for one in build_form(spot.record, Layout(spot.facts_of()))]).encode())[:16]


def _values(control: Control) -> object:
    return [_values(part) for part in control.parts] if control.parts else control.value


def _posted(spot: Spot, form: Form) -> Posted:
    return read_form(spot.record, form, spot.fixed, spot.own)


def _keep(call: Call, spot: Spot, posted: Posted, *, is_saved: bool, is_same: bool) -> Response:
    """`is_same`: an item with another title is the same matter, and the register is to say so."""
    desk = call.desk
    new = _stamped(spot, posted.record, desk.today().isoformat())
    with desk.guard:
        old = None if spot.is_new else spot.record
        changes = (
            {} if new == old else edit_records(desk.draft, [RecordEdit(spot.file, spot.top, spot.index, old, new)])
        )
        if is_same and isinstance(new, Item):
            changes |= retitle_issued(desk.draft, new.id, new.title)
        desk.do(f"{spot.title if not spot.is_new else _name(spot, new)}：改了表单", changes)
        desk.type_in(spot.page, {})
        address = spot.address if not spot.is_new else f"/edit/{spot.kind}/{quote(_name(spot, new), safe='')}"
        if not is_saved:
            return call.go(address, "记下了，还没有写进文件。" if changes else "没有改动。")
        names = desk.save()
    if desk.conflicts:
        return call.go("/conflict")
    return call.go(address, f"保存了：{'、'.join(names)}。" if names else "没有改动。")


def _name(spot: Spot, record: Any) -> str:
    """What an entry of a register is called by.

    Raises:
        SetupError: it has no name, or another has it.
    """
    name = str(getattr(record, KINDS[spot.kind].key))
    if not name:
        raise SetupError("名称没有填，没有登记。")
    return name


def _stamped(spot: Spot, record: Any, today: str) -> Any:
    """An item that says something else was changed today."""
    is_changed = isinstance(record, Item) and record != spot.record and record.updated == spot.record.updated
    return replace(record, updated=today) if is_changed else record


def _form(call: Call, spot: Spot, posted: Posted, more: dict[str, int], said: str) -> Response:
    layout = Layout(spot.facts_of(), more, spot.fixed, spot.own)
    remarks = [] if spot.is_new and posted.record == spot.record else watch(call, spot, posted)
    controls = build_form(posted.record, layout)
    told = by_control(controls, posted, remarks)
    preview = f"/preview/{spot.key.replace('-', '/')}/?typed=1" if spot.kind == "item" else ""
    return call.page(
        "form.html",
        spot=spot,
        controls=controls,
        told=told,
        rest=told.get("", []),
        renamed=any(remark.problem.code == ANOTHER for remark in remarks),
        said_here=said,
        seen=_mark(spot),
        preview=preview,
        suggestions=_suggestions(call.desk.draft, spot),
    )


def _suggestions(draft: Draft, spot: Spot) -> dict[str, list[str]]:
    catalogue = draft.registers
    categories = [category.name for category in spot.home.categories] if spot.home is not None else []
    return {"bodies": list(catalogue.bodies), "laws": list(catalogue.laws), "categories": categories}


def look(call: Call) -> Response:
    """The answer to a key: messages by field. What is typed is remembered, so that nothing is lost."""
    spot = find_spot(call.desk.draft, call.path["kind"], call.path["key"])
    form = {name: values for name, values in call.form.items() if name != "do"}
    posted = _posted(spot, form)
    call.desk.type_in(spot.page, form if posted.record != spot.record or posted.faults else {})
    names = list(form)
    return JSONResponse({"remarks": told_at(posted, watch(call, spot, posted), names)})
