"""The sheet of all items, and what is typed into it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from starlette.responses import JSONResponse, Response

from generator.desk.cells import CellEdit, CellError, Column, apply_cells, list_columns, row_of, rows_of
from generator.desk.pages.work import state
from generator.desk.rows import plain_rows, say_unread
from generator.desk.session import Desk, NothingToUndoError
from generator.desk.web import Call
from generator.model.item import Item
from generator.model.office import Office
from generator.model.ownwords import own_words
from generator.pipeline.drafting import Draft, edit_records, find_item, item_edit
from generator.pipeline.watching import watch_record
from generator.pipeline.words import field_facts

MAX_EDITS = 200_000
"""Cells changed at once: more than a sheet of 10,000 items has in all its columns that are filled down."""

MOST_WATCHED = 3
"""Items that are checked at once: each takes a twentieth of a second."""


def columns(office: Office) -> tuple[Column, ...]:
    """The columns, with the office's own words among the choices."""
    own = own_words(office)
    return list_columns(lambda names: field_facts("domain", ("items", "[]", *names)).title, own)


def show(call: Call) -> Response:
    """The page the sheet is in; without a script, the way to each item's form."""
    call.desk.notice_others()
    return call.page("sheet.html")


def show_list(call: Call) -> Response:
    """The items of a domain as a plain list; without a code, the domains."""
    code = call.path.get("code", "")
    domains = call.desk.draft.catalogue.domains
    return call.page("list.html", code=code, domains=[domain for domain in domains if code in ("", domain.code)])


def tell(call: Call) -> Response:
    """What the sheet needs before its first row: columns, names to propose, the files its rows come from.

    The rows follow file by file (`tell_part`), so that a large catalogue is looked at while the rest is read.
    """
    call.desk.notice_others()
    draft = call.desk.draft
    shape = columns(draft.registers.office)
    return JSONResponse(
        {
            "columns": [
                {
                    "key": column.key,
                    "title": column.title,
                    "words": column.words,
                    "several": column.several,
                    "fixed": column.fixed,
                    "shown": column.shown,
                    "width": column.width,
                }
                for column in shape
            ],
            "parts": len(draft.files),
            "bodies": list(draft.registers.bodies),
            "laws": list(draft.registers.laws),
            "unread": [say_unread(problem) for problem in draft.unread_registers],
            **state(call),
        }
    )


def tell_part(call: Call) -> Response:
    """The rows of one domain file, by its number. After the last, what is kept of others is cleared away."""
    draft, number = call.desk.draft, call.path["number"]
    if not number.isdecimal() or int(number) >= len(draft.files):
        return JSONResponse({"error": "没有这一份"}, 404)
    shape = columns(draft.registers.office)
    found = call.site.rows.part(draft, draft.files[int(number)], shape)
    if int(number) == len(draft.files) - 1:
        call.site.rows.forget(draft, shape)
    return Response(found, media_type="application/json")


def _finder(draft: Draft) -> Callable[[str], Item | None]:
    """Finds items; of many, each file is looked through once."""
    known: dict[str, Item] = {}

    def find(item_id: str) -> Item | None:
        if item_id not in known and (found := find_item(draft, item_id)) is not None:
            known.update((item.id, item) for item in found[0].items)
        return known.get(item_id)

    return find


def fill(call: Call) -> Response:
    """Cells that were typed into, all of them or none."""
    sent = call.json if isinstance(call.json, Mapping) else {}
    edits = list(_edits(sent.get("edits")))
    if not edits:
        return JSONResponse({"error": "没有要改的格子"}, 400)
    desk, shape = call.desk, columns(call.desk.draft.registers.office)
    with desk.guard:
        try:
            changed = apply_cells(_finder(desk.draft), shape, edits)
        except CellError as error:
            return JSONResponse({"error": str(error), "item": error.item, "column": error.column}, 409)
        today = desk.today().isoformat()
        by_key = {column.key: column for column in shape}
        if "updated" not in {edit.column for edit in edits}:
            changed = {item_id: replace(item, updated=today) for item_id, item in changed.items()}
        files = edit_records(desk.draft, [item_edit(desk.draft, item_id, new) for item_id, new in changed.items()])
        label = _label(edits, by_key, str(sent.get("label", "")))
        desk.do(label, files)
        find = _finder(desk.draft)
        now = [item for item_id in changed if (item := find(item_id)) is not None]
        told = {item.id: _watch(desk, item) for item in now[:MOST_WATCHED]}
        return JSONResponse({**plain_rows([row_of(item, shape) for item in now]), "told": told, **state(call)})


def look(call: Call) -> Response:
    """The answer to a key in a cell: what the check would say of the item; nothing is changed."""
    sent = call.json if isinstance(call.json, Mapping) else {}
    edits = list(_edits([sent]))
    if not edits:
        return JSONResponse({"error": "没有要看的格子"}, 400)
    edit, draft = edits[0], call.desk.draft
    try:
        changed = apply_cells(_finder(draft), columns(draft.registers.office), [replace(edit, old=None)])
    except CellError as error:
        return JSONResponse({"told": [str(error)]})
    item = changed.get(edit.item) or _finder(draft)(edit.item)
    return JSONResponse({"told": _watch(call.desk, item) if item is not None else []})


def _watch(desk: Desk, item: Item) -> list[str]:
    """What the check says of an item, at once; of many it is told when the whole is checked."""
    draft = desk.draft
    found = find_item(draft, item.id)
    home = found[0] if found is not None else None
    remarks = watch_record(draft.registers, item, home, desk.today(), draft.snapshot)
    return [f"{one.problem.severity.value} {one.problem.message}" for one in remarks]


def _edits(sent: object) -> Iterable[CellEdit]:
    for one in sent if isinstance(sent, list) and len(sent) <= MAX_EDITS else ():
        if isinstance(one, Mapping) and all(isinstance(one.get(name), str) for name in ("item", "column", "text")):
            old = one.get("old")
            yield CellEdit(one["item"], one["column"], one["text"], old if isinstance(old, str) else None)


def _label(edits: list[CellEdit], by_key: Mapping[str, Column], given: str) -> str:
    if len(edits) > 1:
        return f"{given or '表格'}：改了 {len(edits)} 格"
    title = by_key[edits[0].column].title if edits[0].column in by_key else edits[0].column
    return f"{edits[0].item} {title}"


def _rows_in(call: Call, names: set[str]) -> dict[str, object]:
    """The rows of the domain files that changed."""
    draft = call.desk.draft
    shape = columns(draft.registers.office)
    read = (draft.reading(name).domain for name in draft.files if name in names)
    return plain_rows([row for domain in read if domain is not None for row in rows_of(domain, shape)])


def undo(call: Call) -> Response:
    return _step(call, is_back=True)


def redo(call: Call) -> Response:
    return _step(call, is_back=False)


def _step(call: Call, *, is_back: bool) -> Response:
    """Take back, or do again; the rows that are others now."""
    desk = call.desk
    with desk.guard:
        before = desk.draft
        try:
            step = desk.undo() if is_back else desk.redo()
        except NothingToUndoError as error:
            return JSONResponse({"error": str(error)}, 409)
        names = {one.name for one in step.files}
        said = f"{'撤销了' if is_back else '重做了'}：{step.label}"
        is_other = _shape_of(before, names) != _shape_of(desk.draft, names)
        return JSONResponse({"said": said, "whole": is_other, **_rows_in(call, names), **state(call)})


def _shape_of(draft: Draft, names: set[str]) -> list[object]:
    """What a sheet knows of some files beside their rows' texts; of a register everything."""
    found: list[object] = []
    for name in sorted(names):
        domain = draft.reading(name).domain if name in draft.files else None
        if domain is None:
            found.append(draft.snapshot.files.get(name))
        else:
            found.append((domain.code, domain.categories, [item.id for item in domain.items]))
    return found


def tell_state(call: Call) -> Response:
    """For a sheet that was left alone for a while: whether it shows what is."""
    call.desk.notice_others()
    return JSONResponse({**state(call), "conflict": bool(call.desk.conflicts)})
