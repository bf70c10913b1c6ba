"""Tables dropped: what they say, what would change, what only a person knows; then one step of the draft."""

from collections.abc import Mapping

from starlette.responses import Response

from generator.desk.pages.registers import checked_draft
from generator.desk.web import Call, Waiting
from generator.model.domain import Domain
from generator.model.errors import SetupError
from generator.model.imported import Imported, Likeness
from generator.model.ownwords import own_words
from generator.pipeline.comparing import preview
from generator.pipeline.importing import ImportPlan, plan_import
from generator.pipeline.returning import domain_words
from generator.pipeline.tables import key_of_field, understand_files
from generator.render.imported import FIELD_NAMES, say_heads, say_left_out, say_likeness, say_problems

CHOICES = (*dict.fromkeys(FIELD_NAMES.values()), "不导入")
"""What a column may be, as a person calls it."""


def ask(call: Call) -> Response:
    return call.page("import.html", domains=call.desk.draft.catalogue.domains)


def receive(call: Call) -> Response:
    """A drop: what it says, before anything is changed."""
    if not call.files:
        return call.go("/import", "没有选文件。")
    call.site.waiting = Waiting(tuple(call.files), call.value("domain"))
    return _show(call, call.site.waiting)


def answer(call: Call) -> Response:
    """Answers to what the tables left open; with `do` = `take` the change becomes a step of the draft."""
    waiting = call.site.waiting
    if not waiting.files:
        return call.go("/import", "表格不在了，请再拖一次。")
    waiting.domain = call.value("domain") or waiting.domain
    for name, values in call.form.items():
        if name.startswith("map:") and key_of_field(values[-1]):
            waiting.maps[name[4:]] = values[-1]
    waiting.answers |= {name[5:]: values[-1] for name, values in call.form.items() if name.startswith("like:")}
    if call.value("do") != "take":
        return _show(call, waiting)
    with call.desk.guard:
        _, plan = _plan(call, waiting)
        if not plan.changes or (plan.doubts and not call.value("rest")):
            return _show(call, waiting)
        new = sum(one.is_new for one in plan.items)
        names = "、".join(one.name for one in waiting.files)
        call.desk.do(f"导入 {names}：新增 {new} 项，改动 {len(plan.items) - new} 项", dict(plan.changes))
    call.site.waiting = Waiting()
    left = f"拿不准的 {plan.doubts} 处没有导入，商量好再导入一次。" if plan.doubts else ""
    return call.go("/changes", f"导入好了，还没有写进文件。{left}看过以后点“保存”。")


def _plan(call: Call, waiting: Waiting) -> tuple[Imported, ImportPlan]:
    draft = call.desk.draft
    named = {entry.column: entry.field for entry in draft.catalogue.imports.columns} | waiting.maps
    mapped = {column: key for column, name in named.items() if (key := key_of_field(name))}
    words = domain_words(draft.catalogue)
    files = [(one.name.rpartition("/")[2], one.data) for one in waiting.files]
    imported = understand_files(files, mapped, words, own=own_words(draft.catalogue.office))
    if not imported.items:
        return imported, ImportPlan()
    if draft.unread:
        raise SetupError("目录里有读不出来的文件（上面写着），改好再导入，免得编码发重。")
    plan = plan_import(
        checked_draft(call),
        imported,
        call.desk.today(),
        domain=_chosen(call, waiting.domain),
        confirm=lambda one: _said(waiting.answers, one),
        maps=waiting.maps,
    )
    return imported, plan


def _said(answers: Mapping[str, str], one: Likeness) -> bool | None:
    return {"same": True, "new": False}.get(answers.get(_key(one), ""))


def _key(one: Likeness) -> str:
    return f"{one.draft.sheet}!{one.draft.row}={one.item.id}"


def _chosen(call: Call, code: str) -> Domain | None:
    return next((domain for domain in call.desk.draft.catalogue.domains if domain.code == code), None)


def _show(call: Call, waiting: Waiting) -> Response:
    imported, plan = _plan(call, waiting)
    odd = {
        column.heading for head in imported.heads for column in head.columns if column.key in ("kept", "internal", "")
    }
    problems = (*imported.problems, *plan.problems)
    return call.page(
        "imported.html",
        files=[one.name for one in waiting.files],
        heads=say_heads(imported.heads),
        odd=sorted(heading for heading in odd if heading),
        choices=CHOICES,
        maps=waiting.maps,
        left_out=say_left_out(imported.left_out) if imported.left_out else [],
        problems=say_problems(problems) if problems else [],
        after=say_problems(plan.after) if plan.after else [],
        like=[(_key(one), say_likeness(one)) for one in plan.like],
        plans=plan.items,
        fresh=[one for one in plan.items if one.is_new],
        view=preview(plan.comparison),
        missing=plan.missing,
        count=len(imported.items),
        domains=call.desk.draft.catalogue.domains,
        domain=waiting.domain,
        doubts=plan.doubts,
        ready=bool(plan.changes),
    )
