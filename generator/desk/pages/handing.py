"""我改了什么, and handing it in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from starlette.responses import Response

from generator.clock import CHINA
from generator.desk.message import write_message
from generator.desk.pages.work import PATIENCE
from generator.desk.submitting import Identity, Repository, make_email, make_zip
from generator.desk.web import Call
from generator.model.change import Comparison
from generator.model.errors import SetupError
from generator.model.snapshot import PAGES, Snapshot
from generator.pipeline.comparing import compare, write_comparison
from generator.pipeline.comparing import show as show_comparison
from generator.pipeline.drafting import read_draft

PERSONAL = "GK5"
"""Beginning of the codes of personal data: what is committed can never be taken back whole."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What differs between two states.

    `view`: the comparison as pages show it; `files`: path → bytes now, None for gone; `others`: what is published as it
    is.
    """

    comparison: Comparison
    view: object
    files: Mapping[str, bytes | None]
    others: tuple[str, ...]


def show(call: Call) -> Response:
    """What was changed: since the last saving, and since the last handing in."""
    call.desk.notice_others()
    pending = _changed(call, dict(call.desk.base.files), dict(call.desk.draft.snapshot.files))
    return call.page("changes.html", pending=pending, handed=_since(call), steps=call.desk.history.done[::-1][:100])


def _since(call: Call) -> Changed:
    """What the files say beside what was handed in last."""
    return _changed(call, _handed(call), dict(call.desk.base.files))


def _handed(call: Call) -> dict[str, bytes]:
    """The files as handed in last: of git its last commit, else what was kept then, or when the desk first opened."""
    repository = Repository.find(call.desk.folder)
    if repository is not None:
        return repository.files()
    return call.desk.handed()


def _changed(call: Call, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> Changed:
    own = _ours(before), _ours(after)
    names = sorted(name for name in {*own[0], *own[1]} if own[0].get(name) != own[1].get(name))
    name = call.desk.draft.snapshot.name
    old = read_draft(Snapshot(name, own[0])).catalogue
    new = read_draft(Snapshot(name, own[1])).catalogue
    comparison = compare(old, new)
    others = tuple(n for n in names if n.startswith(PAGES))
    return Changed(comparison, show_comparison(comparison), {n: own[1].get(n) for n in names}, others)


def _ours(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The catalogue's own files and what it publishes; nothing else is handed in."""
    return {
        n: data for n, data in files.items() if n.startswith(PAGES) or ("/" not in n and n.endswith((".yml", ".yaml")))
    }


def _message(call: Call, changed: Changed) -> str:
    titles = {domain.code: domain.title for domain in call.desk.draft.catalogue.domains}
    words = write_comparison("text", changed.comparison)
    return write_message(changed.comparison, titles, words, changed.others)


def ask(call: Call) -> Response:
    desk = call.desk
    verdict = call.site.checker.ask(PATIENCE)
    if verdict is None:
        answer = call.page("submit.html", waiting=True)
        answer.headers["refresh"] = "1"
        return answer
    changed = _since(call)
    repository = Repository.find(desk.folder)
    return call.page(
        "submit.html",
        waiting=False,
        changed=changed,
        message=_message(call, changed),
        errors=[problem for problem in verdict.problems if problem.is_error],
        personal=[problem for problem in verdict.problems if problem.is_error and problem.code.startswith(PERSONAL)],
        git=repository is not None,
        who=repository.identity() if repository is not None else Identity("", ""),
        branch=repository.branch() if repository is not None else "",
    )


def hand_in(call: Call) -> Response:
    """Commit on a branch, or pack a zip; never what holds personal data, nor what is not saved."""
    desk = call.desk
    with desk.guard:
        if desk.changes:
            desk.save()
        if desk.conflicts:
            return call.go("/conflict")
        changed = _since(call)
        if not changed.files:
            return call.go("/submit", "没有要提交的改动。")
        problems = [problem for problem in call.site.checker.wait().problems if problem.is_error]
        if any(problem.code.startswith(PERSONAL) for problem in problems):
            raise SetupError("改动里有个人信息，提交以后就收不回来了，所以没有提交。先在“检查”里改好。")
        if problems and not call.value("anyway"):
            raise SetupError(f"还有 {len(problems)} 个错误，没有提交。先在“检查”里改好；要带着错误提交的，勾上那一格。")
        message = call.value("message").replace("\r\n", "\n").strip() or _message(call, changed)
        repository = Repository.find(desk.folder)
        if repository is None:
            return _pack(call, changed, message)
        name = " ".join(call.value("name").split())
        if not name:
            raise SetupError("没有填姓名，没有提交。")
        known = repository.identity()
        who = Identity(name, known.email if known.name == name and known.email else make_email(name))
        done = repository.commit(changed.files, message + "\n", who, datetime.now(CHINA))
    return call.go("/submit", f"提交好了：分支 {done.branch}，编号 {done.commit}。请告诉负责发布的人来看。")


def _pack(call: Call, changed: Changed, message: str) -> Response:
    now = datetime.now(CHINA)
    gone = [name for name, data in changed.files.items() if data is None]
    words = message + (f"\n\n删掉的文件：{'、'.join(gone)}" if gone else "") + "\n"
    data = make_zip({f"catalog/{n}": d for n, d in changed.files.items() if d is not None}, words)
    name = f"目录修改-{now:%Y-%m-%d-%H%M%S}.zip"
    call.desk.note_handed(name, data)
    return call.go("/submit", f"打包好了：{call.desk.place_of_packs / name}。把它发给负责发布的人。")


def pack(call: Call) -> Response:
    """A zip that was packed, to be kept elsewhere."""
    name = call.path["name"]
    found = next((path for path in call.desk.place_of_packs.glob("*.zip") if path.name == name), None)
    if found is None:
        return call.page("nowhere.html", status=404)
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(found.read_bytes(), media_type="application/zip", headers=headers)
