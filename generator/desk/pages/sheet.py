"""The sheet of all items, and what is typed into it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from starlette.responses import JSONResponse, Response

from generator.desk.cells import CellEdit, CellError, Column, apply_cells, list_columns, rows_of
from generator.desk.pages.work import state
from generator.desk.session import NothingToUndoError
from generator.desk.web import Call
from generator.model.catalogue import Catalogue, Domain
from generator.model.ownwords import own_words
from generator.pipeline.drafting import edit_records, file_of, find_item, item_edit
from generator.pipeline.watching import watch_record
from generator.pipeline.words import field_facts

MAX_EDITS = 200_000
"""Cells changed at once: more than a sheet of 10,000 items has in all its columns that are filled down."""

MOST_WATCHED = 3
"""Items that are checked at once: each takes a twentieth of a second."""

Rows = list[tuple[list[str], list[int]]]


def columns(catalogue: Catalogue) -> tuple[Column, ...]:
    """The columns, with the office's own words among the choices."""
    own = own_words(catalogue.office)
    return list_columns(lambda names: field_facts("domain", ("items", "[]", *names)).title, own)


def show(call: Call) -> Response:
    """The page the sheet is in; without a script, the way to each item's form."""
    call.desk.notice_others()
    return call.page("sheet.html", domains=call.desk.draft.catalogue.domains)


def show_list(call: Call) -> Response:
    """The items of a domain as a plain list."""
    code = call.path["code"]
    found = [domain for domain in call.desk.draft.catalogue.domains if domain.code == code]
    return call.page("list.html", domains=found)


def tell(call: Call) -> Response:
    """All that the sheet shows."""
    call.desk.notice_others()
    catalogue = call.desk.draft.catalogue
    shape = columns(catalogue)
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
            "domains": {domain.code: domain.title for domain in catalogue.domains},
            "categories": {d.code: [category.name for category in d.categories] for d in catalogue.domains},
            "bodies": list(catalogue.bodies),
            "laws": list(catalogue.laws),
            **_plain(_rows(call, catalogue.domains, shape)),
            **state(call),
        }
    )


def _rows(call: Call, domains: Iterable[Domain], shape: tuple[Column, ...]) -> Rows:
    """The rows of domains, remembered as long as a domain is the same."""
    known: dict[int, tuple[Domain, Rows]] = call.site.known_rows
    found: Rows = []
    for domain in domains:
        kept = known.get(id(domain))
        if kept is None:
            kept = known[id(domain)] = (domain, rows_of(domain, shape))
        found += kept[1]
    alive = {id(domain) for domain in call.desk.draft.catalogue.domains}
    for gone in known.keys() - alive:
        del known[gone]
    return found


def _plain(rows: Rows) -> dict[str, object]:
    """`locked`: item → cells that are only looked at, where there are more than the id."""
    return {"rows": [texts for texts, _ in rows], "locked": {t[0]: fixed for t, fixed in rows if len(fixed) > 1}}


def fill(call: Call) -> Response:
    """Cells that were typed into, all of them or none."""
    sent = call.json if isinstance(call.json, Mapping) else {}
    edits = list(_edits(sent.get("edits")))
    if not edits:
        return JSONResponse({"error": "没有要改的格子"}, 400)
    desk, shape = call.desk, columns(call.desk.draft.catalogue)
    with desk.guard:
        try:
            changed = apply_cells(desk.draft.catalogue, shape, edits)
        except CellError as error:
            return JSONResponse({"error": str(error), "item": error.item, "column": error.column}, 409)
        today = desk.today().isoformat()
        by_key = {column.key: column for column in shape}
        if "updated" not in {edit.column for edit in edits}:
            changed = {item_id: replace(item, updated=today) for item_id, item in changed.items()}
        files = edit_records(desk.draft, [item_edit(desk.draft, item_id, new) for item_id, new in changed.items()])
        label = _label(edits, by_key, str(sent.get("label", "")))
        step = desk.do(label, files)
        told = _watch(call, list(changed)[:MOST_WATCHED])
        return JSONResponse({**_changed(call, {one.name for one in step.files}), "told": told, **state(call)})


def _watch(call: Call, item_ids: list[str]) -> dict[str, list[str]]:
    """What the check says of items that were typed into, at once; of many it is told when the whole is checked."""
    desk, told = call.desk, dict[str, list[str]]()
    for item_id in item_ids:
        if (found := find_item(desk.draft, item_id)) is not None:
            domain, _, item = found
            remarks = watch_record(desk.draft.catalogue, item, domain, desk.today(), desk.draft.snapshot)
            told[item_id] = [f"{one.problem.severity.value} {one.problem.message}" for one in remarks]
    return told


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


def _changed(call: Call, names: set[str]) -> dict[str, object]:
    """The rows of the domains whose files changed."""
    domains = [domain for domain in call.desk.draft.catalogue.domains if file_of(domain.file) in names]
    return _plain(_rows(call, domains, columns(call.desk.draft.catalogue)))


def undo(call: Call) -> Response:
    return _step(call, is_back=True)


def redo(call: Call) -> Response:
    return _step(call, is_back=False)


def _step(call: Call, *, is_back: bool) -> Response:
    """Take back, or do again; the rows that are others now."""
    with call.desk.guard:
        before = list(call.desk.draft.catalogue.addresses)
        try:
            step = call.desk.undo() if is_back else call.desk.redo()
        except NothingToUndoError as error:
            return JSONResponse({"error": str(error)}, 409)
        after = list(call.desk.draft.catalogue.addresses)
        said = f"{'撤销了' if is_back else '重做了'}：{step.label}"
        told = _changed(call, {one.name for one in step.files})
        return JSONResponse({"said": said, "whole": before != after, **told, **state(call)})


def tell_state(call: Call) -> Response:
    """For a sheet that was left alone for a while: whether it shows what is."""
    call.desk.notice_others()
    return JSONResponse({**state(call), "conflict": bool(call.desk.conflicts)})
