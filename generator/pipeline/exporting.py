"""derive → render: a catalogue, or domains of it, as a table or data that others can use."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from generator.derive.downloads import derive_downloads
from generator.derive.sheets import flat_table, official_tables, working_sheet
from generator.model.catalogue import Catalogue
from generator.model.keep import Keep, T, anew
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


class Downloads:
    """The files that a site offers, each made when it is asked for, of nothing but its own parts.

    `told`: the files in their order, with their sizes; the last, linked data, tells of the others.
    """

    def __init__(
        self, catalogue: Catalogue, sizes: Callable[[str, tuple[object, ...]], int | None], keep: Keep = anew
    ) -> None:
        """The files of a catalogue.

        Args:
            catalogue: whose files they are.
            sizes: path and what the file is made of → its length where it need not be made, else None.
            keep: has the rows of domains that did not change.
        """
        self._keep = keep
        self._made: dict[str, bytes] = {}
        self._parts: dict[str, tuple[object, ...]] = {}
        found: list[Download] = []
        for one in derive_downloads(catalogue):
            part, told = _parts_of(catalogue, one), tuple(found) if one.format == "JSON-LD" else ()
            self._parts[one.path] = (one, part, told)
            size = sizes(one.path, self._parts[one.path])
            if size is None:
                self._made[one.path] = _make(part, one, told, keep)
                size = len(self._made[one.path])
            found.append(replace(one, size=size))
        self.told = tuple(found)

    def parts(self, path: str) -> tuple[object, ...]:
        """All that a file is made of."""
        return self._parts[path]

    def make(self, path: str) -> bytes:
        """The bytes of a file."""
        if path not in self._made:
            one, part, told = self._parts[path]
            self._made[path] = _make(part, one, told, self._keep)  # type: ignore[arg-type]
        return self._made[path]


def make_downloads(catalogue: Catalogue) -> tuple[tuple[Download, ...], Mapping[str, bytes]]:
    """The files that a site offers, with their sizes, and path → bytes."""
    files = Downloads(catalogue, lambda _path, _parts: None)
    return files.told, {one.path: files.make(one.path) for one in files.told}


def _parts_of(catalogue: Catalogue, one: Download) -> Catalogue:
    """What of a catalogue a file is made of: nothing else is handed to its maker."""
    domains = part_of(catalogue, (one.domain,)).domains if one.domain else catalogue.domains
    if one.format == "JSON":
        return Catalogue(catalogue.office, domains, catalogue.laws, catalogue.bodies, catalogue.permalinks)
    own = (basis.law for domain in domains for item in domain.items for basis in item.basis)
    common = (basis.law for domain in domains for category in domain.categories for basis in category.basis)
    cited = [key for key in dict.fromkeys((*own, *common)) if key in catalogue.laws]
    return Catalogue(catalogue.office, domains, {key: catalogue.laws[key] for key in cited}, {})


def _make(part: Catalogue, one: Download, told: Sequence[Download], keep: Keep) -> bytes:
    codes = (one.domain,) if one.domain else ()
    if one.format == "XLSX":
        return export_official(part, "xlsx", codes)
    own = anew if one.domain else _under(one.path, keep)
    if one.format == "CSV":
        return render_csv(flat_table(part_of(part, codes), field_words(), own))
    return render_catalogue_json(part, own) if one.format == "JSON" else render_linked(part, told, own)


def _under(path: str, keep: Keep) -> Keep:
    """The same for the parts of one file."""

    def kept(name: str, parts: tuple[object, ...], make: Callable[[], T], /) -> T:
        return keep(f"{path} {name}", parts, make)

    return kept


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
