"""The site as it would be, a page at a time."""

import mimetypes
import re

from starlette.responses import HTMLResponse, Response

from generator.desk.form import read_form
from generator.desk.pages.spots import find_spot
from generator.desk.web import Call
from generator.model.item import Item
from generator.pipeline.previewing import ASSETS, Preview, read_asset

_SCRIPT = re.compile(r"<script\b[^>]*>.*?</script>", re.DOTALL)
"""Scripts do not run in the frame beside a form; the page is whole without them."""


def show(call: Call) -> Response:
    """A page of the draft; of an item as it is being typed, where that is asked for."""
    path = call.path["path"]
    if path in ASSETS:
        return Response(read_asset(path), media_type=ASSETS[path])
    clean = path.removesuffix("index.html")
    preview = call.site.remembered("preview", lambda: _preview(call))
    if path.startswith("files/"):
        return _file(call, preview, path)
    if call.query.get("typed") and (typed := _typed(call, clean)) is not None:
        preview = preview.changed(typed)
    if not clean.endswith("/") and clean:
        made = preview.file(path)
        return Response(made[0], media_type=made[1]) if made else call.page("nowhere.html", status=404)
    html = preview.page(clean)
    if html is None:
        return call.page("nowhere.html", status=404)
    return HTMLResponse(_SCRIPT.sub("", html) if call.query.get("typed") else html)


def _preview(call: Call) -> Preview:
    draft = call.desk.draft
    return Preview(draft.catalogue, draft.snapshot.pages, call.desk.today().year)


def _typed(call: Call, path: str) -> Item | None:
    item_id = path.strip("/").replace("/", "-")
    form = call.desk.typing.get(f"item/{item_id}")
    if not form:
        return None
    spot = find_spot(call.desk.draft, "item", item_id)
    record = read_form(spot.record, form, spot.fixed, spot.own).record
    return record if isinstance(record, Item) else None


def _file(call: Call, preview: Preview, path: str) -> Response:
    """A document of the office, to be kept and never shown: it is not ours."""
    data = preview.attached(path)
    if data is None:
        return call.page("nowhere.html", status=404)
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return Response(data, media_type=kind, headers={"content-disposition": "attachment"})
