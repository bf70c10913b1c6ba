"""The catalogue as files: the official table to send upward, the working sheet to circulate, data for programs."""

from urllib.parse import quote

from starlette.responses import Response

from generator.desk.web import Call
from generator.model.catalogue import Catalogue
from generator.model.errors import SetupError
from generator.pipeline.exporting import (
    export_csv,
    export_json,
    export_linked,
    export_official,
    export_working,
    title_of_part,
)

KINDS = {
    "official.xlsx": "标准目录表（Excel，报送用）",
    "official.docx": "标准目录表（Word，报送用）",
    "working.xlsx": "工作表（Excel，一行一个事项，发给各单位填，填完拿回来导入）",
    "csv": "CSV",
    "json": "JSON（给程序用）",
    "jsonld": "JSON-LD（开放数据）",
}
"""Kind in an address → what it is."""

_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "jsonld": "application/ld+json",
}


def ask(call: Call) -> Response:
    catalogue = call.desk.draft.catalogue
    return call.page("export.html", kinds=KINDS, domains=catalogue.domains, bodies=list(catalogue.bodies))


def give(call: Call) -> Response:
    """A file of the draft, or of one domain of it."""
    kind, code, body = call.path["kind"], call.query.get("domain", ""), call.query.get("body", "")
    catalogue = call.desk.draft.catalogue
    if kind not in KINDS or (code and code not in {domain.code for domain in catalogue.domains}):
        return call.page("nowhere.html", status=404)
    suffix = kind.rpartition(".")[2]
    data = _make(catalogue, kind, (code,) if code else (), body)
    name = f"{title_of_part(catalogue, (code,) if code else ())}{'工作表' if kind.startswith('working') else ''}"
    name = f"{name}{body}-{call.desk.today():%Y%m%d}.{suffix}"
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{quote(name)}"}
    return Response(data, media_type=_TYPES[suffix], headers=headers)


def _make(catalogue: Catalogue, kind: str, codes: tuple[str, ...], body: str) -> bytes:
    if kind.startswith("official."):
        return export_official(catalogue, kind.rpartition(".")[2], codes)
    if kind == "working.xlsx":
        made = export_working(catalogue, codes, body)
        if not made.items:
            raise SetupError(f"没有“{body}”负责的事项，没有导出。")
        return made.content
    return {"csv": export_csv, "json": export_json, "jsonld": export_linked}[kind](catalogue, codes)
