"""An item, the head of a domain, an entry of a register or the office, as a form; what the check says while typing."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Any
from urllib.parse import quote

from starlette.responses import JSONResponse, Response

from generator.desk.form import Control, Facts, FactsOf, Form, Layout, Posted, build_form, read_form
from generator.desk.steps import hash_of
from generator.desk.web import Call
from generator.model.catalogue import Body, Domain, Item, Law
from generator.model.errors import GeneratorError, SetupError
from generator.model.kinds import KINDS
from generator.model.ownwords import NO_OWN_WORDS, OwnWords, own_words
from generator.model.terms import BodyKind, LawCheck, LawStatus
from generator.pipeline.drafting import Draft, RecordEdit, edit_records, file_of, find_item, retitle_issued
from generator.pipeline.watching import Remark, watch_record
from generator.pipeline.words import field_facts

ANOTHER = "GK404"
"""Code of an id whose title reads like another matter's."""

NEW = "+"
"""Key of an entry that is not there yet."""

SAME = "_same"
"""Field with which a clerk says that an item with another title is the same matter."""

SEEN = "_seen"
"""Field with the mark of the record that the form was filled in on."""

_REGISTERS = ("bodies", "laws")


@dataclass(frozen=True, slots=True)
class Spot:
    """The record a form is about: `kind`, `key` as in its address; where it stands; how it is told."""

    kind: str
    key: str
    record: Any
    file: str
    top: str
    index: int
    home: Domain | None
    title: str
    names: tuple[str, ...]
    fixed: frozenset[str] = frozenset()
    own: OwnWords = NO_OWN_WORDS

    @property
    def page(self) -> str:
        return f"{self.kind}/{self.key}"

    @property
    def address(self) -> str:
        return f"/edit/{self.kind}/{quote(self.key, safe='')}"

    @property
    def is_new(self) -> bool:
        return self.key == NEW

    def facts_of(self) -> FactsOf:
        kind = "domain" if self.kind in ("item", "domain") else self.kind

        def facts(names: tuple[str, ...]) -> Facts:
            found = field_facts(kind, (*self.names, *names))
            return Facts(found.title, plain_words(kind, (*self.names, *names)), found.example, found.longest)

        return facts


@cache
def plain_words(kind: str, names: tuple[str, ...]) -> str:
    """A field's hint for somebody who sees no file: files by what is in them, fields by their titles."""

    def named(match: re.Match[str]) -> str:
        word = match[0]
        if word.endswith(".yml"):
            return f"“{KINDS[word[:-4]].label}”" if word[:-4] in KINDS else word
        titles = (field_facts(kind, (*names, *more, word)).title for more in ((), ("[]",)))
        return next((f"“{title}”" for title in titles if title != word), word)

    return _LATIN.sub(named, field_facts(kind, names).hint).replace(" “", "“").replace("” ", "”")


_LATIN = re.compile(r"[a-z][a-z_]*(?:\.yml)?(?![\w./:-])")


class MissingError(GeneratorError):
    """There is nothing of this name."""


def find_spot(draft: Draft, kind: str, key: str) -> Spot:
    """What an address is about.

    Raises:
        MissingError: there is nothing of this name.
    """
    return replace(_find_spot(draft, kind, key), own=own_words(draft.registers.office))


def _find_spot(draft: Draft, kind: str, key: str) -> Spot:
    if kind == "item" and (found := find_item(draft, key)) is not None:
        domain, index, item = found
        file = file_of(domain.file)
        return Spot(kind, key, item, file, "items", index, domain, item.title, ("items", "[]"), frozenset({"id"}))
    if kind == "domain":
        head = next((one for one in draft.domains_near(key) if one.code == key), None)
        if head is not None:
            file = file_of(head.file)
            return Spot(kind, key, head, file, "domain", -1, head, head.title, ("domain",), frozenset({"code"}))
    if kind == "office":
        file = _file_of_kind(draft, "office")
        return Spot(kind, key, draft.registers.office, file, "", -1, None, "本单位信息", ())
    if kind in _REGISTERS:
        return _register_spot(draft, kind, key)
    raise MissingError(f"目录里没有“{key}”。")


def _register_spot(draft: Draft, kind: str, key: str) -> Spot:
    entries = list(getattr(draft.registers, kind).values())
    names, file = (kind, "[]"), _file_of_kind(draft, kind)
    by = KINDS[kind].key
    if key == NEW:
        blank = Body("", BodyKind(next(iter(BodyKind)))) if kind == "bodies" else _blank_law()
        return Spot(kind, key, blank, file, kind, -1, None, f"登记一个{KINDS[kind].entry}", names)
    for index, entry in enumerate(entries):
        if getattr(entry, by) == key:
            return Spot(kind, key, entry, file, kind, index, None, key, names, frozenset({by}))
    raise MissingError(f"没有登记“{key}”。")


def _blank_law() -> Law:
    return Law(key="", title="", status=LawStatus.UNKNOWN, check=LawCheck.MEMORY)


def _file_of_kind(draft: Draft, kind: str) -> str:
    return next((n for n in draft.snapshot.sources if n.rpartition(".")[0] == kind), KINDS[kind].file)


# --- pages ------------------------------------------------------------------------------------------------


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
    told = _by_control(controls, posted, remarks)
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


# --- while typing -----------------------------------------------------------------------------------------

Told = dict[str, list[dict[str, str]]]
"""Field → messages: `text`, `fix`, `kind` (`error` or `warning`), `code`."""


def watch(call: Call, spot: Spot, posted: Posted) -> list[Remark]:
    """What the check says of a record as it would be."""
    draft = call.desk.draft
    beside = draft.registers if spot.kind == "item" else draft.catalogue
    return watch_record(beside, posted.record, spot.home, call.desk.today(), draft.snapshot)


def look(call: Call) -> Response:
    """The answer to a key: messages by field. What is typed is remembered, so that nothing is lost."""
    spot = find_spot(call.desk.draft, call.path["kind"], call.path["key"])
    form = {name: values for name, values in call.form.items() if name != "do"}
    posted = _posted(spot, form)
    call.desk.type_in(spot.page, form if posted.record != spot.record or posted.faults else {})
    names = list(form)
    return JSONResponse({"remarks": _told(posted, watch(call, spot, posted), names)})


def _by_control(controls: tuple[Control, ...], posted: Posted, remarks: list[Remark]) -> Told:
    """Messages by the control they stand at. After a page is made anew, entries are counted as in the record."""
    names: list[str] = []
    waiting = list(controls)
    while waiting:
        control = waiting.pop(0)
        names.append(control.name)
        waiting = [*control.parts, *waiting]
    return _told(Posted(posted.record, posted.faults), remarks, names)


def _told(posted: Posted, remarks: list[Remark], names: list[str]) -> Told:
    found: Told = {}
    for name, words in posted.faults.items():
        found.setdefault(name, []).append({"text": words, "fix": "", "kind": "error", "code": ""})
    for remark in remarks:
        problem = remark.problem
        name = _nearest(posted.name_of(remark.path), names)
        if name in posted.faults:
            continue
        kind = "error" if problem.is_error else "warning"
        entry = {"text": problem.message, "fix": problem.fix, "kind": kind, "code": problem.code}
        found.setdefault(name, []).append(entry)
    return found


def _nearest(name: str, names: list[str]) -> str:
    """The field of this name, the first inside it, or the nearest around it; empty for the form as a whole.

    What is said of a list with one entry is said of that entry: the file may have it in the place of the list.
    """
    entries = {other[len(name) + 1 :].partition(".")[0] for other in names if other.startswith(f"{name}.")}
    if name in names and entries != {"0"}:
        return name
    inside = next((other for other in names if other.startswith(f"{name}.")), "") if name else ""
    if inside:
        return inside
    around = name.rpartition(".")[0]
    return _nearest(around, names) if around else ""
