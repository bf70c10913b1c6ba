"""derive → render: a catalogue, or domains of it, as a table or data that others can use."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from generator.derive.downloads import derive_downloads
from generator.derive.sheets import flat_table, official_tables, working_sheet
from generator.model.catalogue import Catalogue
from generator.model.sheets import A4, Download, Paper, Sent
from generator.pipeline.book import zip_parts
from generator.pipeline.words import field_words
from generator.read.tree import read_bytes
from generator.render.tables.data import render_catalogue_json
from generator.render.tables.dataschema import render_data_schema
from generator.render.tables.delimited import render_csv
from generator.render.tables.document import render_official_docx
from generator.render.tables.linked import render_linked
from generator.render.tables.workbook import render_official_xlsx
from generator.render.tables.working import render_working_xlsx
from generator.resources import SCHEMA_DIR

FORMATS = ("xlsx", "docx", "csv", "json", "jsonld")
SCHEMA = "catalogue.schema.json"


@dataclass(frozen=True, slots=True)
class Export:
    """What is written: `content`, and for JSON its schema, which it names."""

    content: bytes
    schema: bytes = b""
    items: int = 0


def part_of(catalogue: Catalogue, codes: Collection[str]) -> Catalogue:
    """The catalogue with some of its domains alone; no codes: the whole."""
    return replace(catalogue, domains=tuple(d for d in catalogue.domains if d.code in codes)) if codes else catalogue


def title_of_part(catalogue: Catalogue, codes: Collection[str]) -> str:
    """What a file of these domains is called."""
    chosen = part_of(catalogue, codes).domains
    alone = f"{chosen[0].title}领域" if codes and len(chosen) == 1 else ""
    return f"{catalogue.office.short_name}{alone}基层政务公开标准目录"


def export_official(catalogue: Catalogue, form: str, codes: Collection[str] = (), paper: Paper = A4) -> bytes:
    """The official table as `xlsx` or `docx`."""
    tables = official_tables(part_of(catalogue, codes), field_words())
    title = title_of_part(catalogue, codes)
    if form == "docx":
        return zip_parts(render_official_docx(tables, paper, title, catalogue.office.name))
    return render_official_xlsx(tables, paper, title)


def export_csv(catalogue: Catalogue, codes: Collection[str] = ()) -> bytes:
    """A row an item."""
    return render_csv(flat_table(part_of(catalogue, codes), field_words()))


def export_json(catalogue: Catalogue, codes: Collection[str] = ()) -> bytes:
    """The form of `catalogue.json` on the site."""
    chosen = part_of(catalogue, codes)
    if codes:
        retired = tuple(one for one in catalogue.permalinks.retired if one.id[:2] in codes)
        chosen = replace(chosen, permalinks=replace(catalogue.permalinks, retired=retired))
    return render_catalogue_json(chosen)


def data_schema() -> bytes:
    """The schema of `export_json`."""
    return render_data_schema(read_bytes(SCHEMA_DIR, SCHEMA), field_words())


def export_linked(catalogue: Catalogue, codes: Collection[str] = (), downloads: Sequence[Download] = ()) -> bytes:
    """JSON-LD in the words of DCAT. `downloads`: files of the catalogue that lie on the site."""
    return render_linked(part_of(catalogue, codes), downloads)


def make_downloads(catalogue: Catalogue) -> tuple[tuple[Download, ...], Mapping[str, bytes]]:
    """The files that a site offers, with their sizes, and path → bytes. The last, linked data, tells of the others."""
    files: dict[str, bytes] = {}
    told: list[Download] = []
    for one in derive_downloads(catalogue):
        files[one.path] = _make(catalogue, one, told)
        told.append(replace(one, size=len(files[one.path])))
    return tuple(told), files


def _make(catalogue: Catalogue, one: Download, told: Sequence[Download]) -> bytes:
    codes = (one.domain,) if one.domain else ()
    if one.format == "XLSX":
        return export_official(catalogue, "xlsx", codes)
    if one.format == "CSV":
        return export_csv(catalogue, codes)
    return export_json(catalogue) if one.format == "JSON" else export_linked(catalogue, downloads=told)


def release_of(catalogue: Catalogue) -> str:
    """Fingerprint of what a catalogue says: of the whole working sheet, so of every field an editor may fill in."""
    table = working_sheet(catalogue, field_words())
    parts = (f"{len(cell)}:{cell}" for row in table.rows for cell in row)
    return sha256("".join(parts).encode()).hexdigest()[:16]


def export_working(catalogue: Catalogue, codes: Collection[str] = (), body: str = "") -> Export:
    """The working sheet, for one body or all. `items`: how many rows it has."""
    table = working_sheet(part_of(catalogue, codes), field_words(), body)
    content = render_working_xlsx(table, Sent(release_of(catalogue), body))
    return Export(content, items=len(table.rows))
