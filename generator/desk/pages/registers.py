"""Lists of what is registered, an id that ends, a name that changes everywhere."""

from urllib.parse import quote

from starlette.responses import Response

from generator.desk.web import Call
from generator.model.errors import SetupError
from generator.model.retirement import RefusedError, Request
from generator.pipeline.checking import Checked
from generator.pipeline.remembering import recall
from generator.pipeline.renaming import plan_rename_of
from generator.pipeline.retiring import plan_retirement_of


def show(call: Call) -> Response:
    """Bodies, laws and domains, each with the way to its form."""
    catalogue = call.desk.draft.catalogue
    return call.page("registers.html", bodies=catalogue.bodies, laws=catalogue.laws, domains=catalogue.domains)


def checked_draft(call: Call) -> Checked:
    """The draft with what the check says of it, as the commands have it of a folder."""
    verdict = call.site.checker.wait()
    draft = verdict.draft
    return Checked(draft.catalogue, verdict.problems, draft.snapshot, {}, recall(call.desk.folder))


# --- ended ------------------------------------------------------------------------------------------------


def ask_end(call: Call) -> Response:
    """What is to become of an id that ends."""
    item = call.desk.draft.catalogue.find_item(call.path["id"])
    if item is None:
        raise SetupError(f"目录里没有 {call.path['id']}。")
    return call.page("end.html", item=item, items=call.desk.draft.catalogue.items)


def end(call: Call) -> Response:
    """An id is withdrawn or merged: its page stays and says so."""
    item_id = call.path["id"]
    reason = " ".join(call.value("reason").split())
    into = tuple(dict.fromkeys(call.value("into").replace("，", " ").replace("、", " ").replace(",", " ").split()))
    with call.desk.guard:
        plan = plan_retirement_of(checked_draft(call), call.desk.today(), Request(item_id, reason, into))
        call.desk.do(f"停用 {item_id}", plan.changes)
    left = "；".join(dict.fromkeys(place.words for place in plan.references))
    return call.go(
        "/changes", f"{item_id} 停用了，二维码扫出来会说明去处。" + (f"还有提到它的：{left}" if left else "")
    )


# --- renamed ----------------------------------------------------------------------------------------------


def rename(call: Call) -> Response:
    """A body, a law or a category gets another name, wherever it is called by it."""
    kind, old, new, code = (call.value(name) for name in ("kind", "old", "new", "domain"))
    if kind not in ("body", "law", "category"):
        raise SetupError("不知道要改谁的名称。")
    with call.desk.guard:
        try:
            plan = plan_rename_of(checked_draft(call), call.desk.today(), kind, old, new, code)
        except RefusedError as error:
            why = "".join(f" {problem.message}" for problem in error.problems[:3])
            raise SetupError(f"{error}{why}") from error
        call.desk.do(f"{plan.label}“{plan.old}”改名为“{plan.new}”", plan.changes)
    said = f"改了 {plan.count} 处，还没有写进文件。"
    if plan.mentions:
        said += f"还有 {len(plan.mentions)} 处文字里提到旧名称，请看一看。"
    where = {"body": "bodies", "law": "laws"}.get(kind)
    return call.go(f"/edit/{where}/{quote(plan.new, safe='')}" if where else f"/edit/domain/{code}", said)
