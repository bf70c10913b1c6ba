"""What is new: an item, a category, a domain, each with the next free id and its line in the register."""

from starlette.responses import Response

from generator.desk.session import Desk
from generator.desk.web import Call
from generator.model.domain import Domain
from generator.model.errors import SetupError
from generator.pipeline.adding import plan_item
from generator.pipeline.domains import known_codes, plan_category, plan_domain
from generator.pipeline.remembering import recall
from generator.pipeline.wanting import DomainRequest, UnfitError, fit_names, wanted_domain

_WAYS = {
    "apart": "。确实是另一个领域的，勾上“名称相近，但是另一个领域”再加。",
    "authority": "。先在“机构、法规、单位”里登记，也可以先不填。",
}
"""How what cannot be had is asked for otherwise, on the page."""


def ask_new(call: Call) -> Response:
    catalogue, chosen = call.desk.draft.catalogue, call.query.get("domain", "")
    return call.page("new.html", domains=catalogue.domains, bodies=list(catalogue.bodies), chosen=chosen)


def make_new(call: Call) -> Response:
    """An item with the next free id, to be filled in."""
    desk = call.desk
    code, _, category = call.value("place").partition("/")
    title = " ".join(call.value("title").split())
    with desk.guard:
        domain = _domain(call, code)
        if category not in {one.name for one in domain.categories}:
            raise SetupError("没有选一级事项，没有加。")
        plan = plan_item(
            desk.folder,
            desk.draft.catalogue,
            domain,
            category,
            title,
            desk.today(),
            recall(desk.folder),
            snapshot=desk.draft.snapshot,
        )
        desk.do(f"新事项 {plan.id} {title}", plan.changes)
    return call.go(f"/edit/item/{plan.id}", "加好了。写着“待填写”的地方填上，再保存。")


def _domain(call: Call, code: str) -> Domain:
    found = next((domain for domain in call.desk.draft.catalogue.domains if domain.code == code), None)
    if found is None:
        raise SetupError(f"没有领域“{code}”。")
    return found


def make_category(call: Call) -> Response:
    """A category of a domain, behind its last."""
    desk = call.desk
    name, description = (" ".join(call.value(one).split()) for one in ("name", "description"))
    with desk.guard:
        _refuse_unread(desk)
        domain = _domain(call, call.value("domain"))
        fit_names([name])
        category, changes = plan_category(desk.draft, domain, name, description, desk.today(), recall(desk.folder))
        desk.do(f"新一级事项 {domain.code}-{category.id} {name}", changes)
    return call.go(f"/new?domain={domain.code}", f"加好了一级事项“{name}”，还没有写进文件。接着可以往里加事项。")


def make_domain(call: Call) -> Response:
    """A domain of the office's own, to be filled in."""
    desk = call.desk
    lines = call.value("categories").replace("\r\n", "\n").split("\n")
    names = tuple(dict.fromkeys(name for line in lines if (name := " ".join(line.split()))))
    request = DomainRequest(
        call.value("title"), call.value("code"), call.value("authority"), call.value("introduction"), names,
        bool(call.value("apart")),
    )  # fmt: skip
    with desk.guard:
        _refuse_unread(desk)
        catalogue = desk.draft.catalogue
        try:
            domain = wanted_domain(catalogue, request, known_codes(catalogue, recall(desk.folder)))
        except UnfitError as error:
            raise SetupError(f"{error}{_WAYS.get(error.way, '。')}") from error
        plan = plan_domain(desk.draft.snapshot, catalogue, domain, desk.today())
        desk.do(f"新领域 {domain.code} {domain.title}", plan.changes)
    said = f"加好了领域 {domain.code} {domain.title}，还没有写进文件。写着“待填写”的填上，再加事项："
    return call.go(f"/edit/domain/{domain.code}", said + "没有事项的领域不能发布。")


def _refuse_unread(desk: Desk) -> None:
    if desk.draft.unread:
        raise SetupError("目录里有读不出来的文件（上面写着），改好再加，免得编码发重。")
