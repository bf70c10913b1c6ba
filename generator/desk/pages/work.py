"""Saving, taking back, what others changed meanwhile, what the check says of the whole."""

from starlette.responses import JSONResponse, Response

from generator.desk.checker import Verdict
from generator.desk.session import NothingToUndoError
from generator.desk.web import Call
from generator.model.diagnostic import Diagnostic
from generator.model.gather import gather

PATIENCE = 6.0
"""Seconds a page waits for the check; only a large catalogue takes longer, and is then looked at again and again."""


def save(call: Call) -> Response:
    """Write what is not saved; where somebody else changed a file, show both first."""
    names = call.desk.save()
    if call.json is not None:
        return JSONResponse({"saved": names, "conflict": bool(call.desk.conflicts), **state(call)})
    if call.desk.conflicts:
        return call.go("/conflict")
    return call.go("/", f"保存了：{'、'.join(names)}。" if names else "没有要保存的改动。")


def undo(call: Call) -> Response:
    return _step(call, is_back=True)


def redo(call: Call) -> Response:
    return _step(call, is_back=False)


def _step(call: Call, *, is_back: bool) -> Response:
    try:
        step = call.desk.undo() if is_back else call.desk.redo()
    except NothingToUndoError as error:
        said = str(error)
    else:
        said = f"{'撤销了' if is_back else '重做了'}：{step.label}"
    if call.json is not None:
        return JSONResponse({"said": said, **state(call)})
    return call.go("/", said)


def state(call: Call) -> dict[str, object]:
    """What the head of every page tells."""
    desk = call.desk
    return {
        "version": desk.version,
        "unsaved": len(desk.changes),
        "undo": bool(desk.history.done),
        "redo": bool(desk.history.undone),
        "last": desk.history.done[-1].label if desk.history.done else "",
    }


def show_conflict(call: Call) -> Response:
    return call.page("conflict.html")


def settle_conflict(call: Call) -> Response:
    """Take the versions that were chosen; without a choice for each nothing happens."""
    choices = {name.removeprefix("file:"): values[-1] for name, values in call.form.items() if name.startswith("file:")}
    if not call.desk.resolve(choices):
        return call.go("/conflict", "每个文件都要选一个。")
    return call.go("/changes", "合在一起了，还没有写进文件。看过以后点“保存”。")


def show_problems(call: Call) -> Response:
    verdict = call.site.checker.ask(PATIENCE)
    if verdict is None:
        answer = call.page("problems.html", waiting=True, problems=(), errors=0)
        answer.headers["refresh"] = "1"
        return answer
    entries = [(problem, link_of(verdict, problem)) for problem in gather(verdict.problems)]
    return call.page("problems.html", waiting=False, problems=entries, errors=verdict.errors)


def tell_problems(call: Call) -> Response:
    """For the sheet: item → its messages; or that the check is not done."""
    verdict = call.site.checker.ask()
    if verdict is None:
        return JSONResponse({"waiting": True})
    found: dict[str, list[str]] = {}
    for problem in verdict.problems:
        if item_id := verdict.item_at(problem.place):
            found.setdefault(item_id, []).append(f"{problem.severity.value} {problem.message}")
    return JSONResponse({"waiting": False, "items": found, "errors": verdict.errors})


def link_of(verdict: Verdict, problem: Diagnostic) -> str:
    """Where it can be mended; empty where no form holds it."""
    if item_id := verdict.item_at(problem.place):
        return f"/edit/item/{item_id}"
    name = problem.place.file.rpartition("/")[2].rpartition(".")[0]
    if name == "office":
        return "/edit/office/office"
    domain = verdict.domain_at(problem.place)
    if domain is not None:
        return f"/edit/domain/{domain.code}"
    return "/registers" if name in ("bodies", "laws") else ""
