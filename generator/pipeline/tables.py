"""read: files of tables → drafts of items, with what is remembered of how this office names its columns."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from generator.model.columns import BESIDE_WORDS, COLUMN_WORDS
from generator.model.diagnostic import Diagnostic
from generator.model.imported import ALL_SHEETS, Imported, WantedSheets
from generator.model.ownwords import NO_OWN_WORDS, OwnWords
from generator.model.snapshot import Snapshot
from generator.pipeline.returning import further_columns
from generator.read.catalogue.assemble import assemble_imports
from generator.read.files import Source, list_sources
from generator.read.snapshot import read_source
from generator.read.tables.domains import DOMAIN_WORDS
from generator.read.tables.grid import Grid
from generator.read.tables.headings import top_key
from generator.read.tables.kinds import read_grids
from generator.read.tables.understand import understand
from generator.read.tree import read_bytes
from generator.yamltext.tree import read_located

IMPORTS = "imports.yml"


def key_of_field(name: str) -> str:
    """Key of a column for what a person calls it: 公开主体, subject, 记在旁边, 不导入. Empty where it is none."""
    if name in ("不导入", "内部"):
        return "internal"
    if name in ("记在旁边", "保留"):
        return "kept"
    key = top_key(name)
    if key == "class":
        return "category"
    if key == "item" or name in ("title", "事项名称"):
        return "title"
    beside = next((field for field, words in BESIDE_WORDS.items() if name in (field, words)), "")
    return beside or key or (name if name in (*COLUMN_WORDS, "ordinal", "id", "domain") else "")


def remembered_columns(folder: Path) -> Mapping[str, str]:
    """Heading → field, as this office said before; nothing where the catalogue is not there, or not to be read."""
    source = next((path for path in list_sources(folder) if path.name == IMPORTS), None)
    read = read_source(source, IMPORTS) if source is not None else None
    return _columns(read.data) if isinstance(read, Source) else {}


def columns_of(snapshot: Snapshot) -> Mapping[str, str]:
    """The same, of a folder that was read."""
    data = snapshot.files.get(IMPORTS)
    return _columns(data) if data is not None else {}


def _columns(data: bytes) -> Mapping[str, str]:
    document = read_located(IMPORTS, data)
    found = assemble_imports(document, lambda _: lambda _: "")  # nobody is told where they stand
    return {entry.column: entry.field for entry in found.columns}


def read_tables(
    files: Sequence[Path],
    mapped: Mapping[str, str],
    domains: Mapping[str, str] = DOMAIN_WORDS,
    *,
    own: OwnWords = NO_OWN_WORDS,
    sheets: WantedSheets = ALL_SHEETS,
) -> Imported:
    """All that the files say, in the order of files, sheets and rows.

    Args:
        files: where they lie.
        mapped: words of a heading → key of a column, as a person said.
        domains: wording → name of a domain.
        own: the office's own words for levels.
        sheets: which of them a person wants.

    Raises:
        OSError: a file cannot be read.
    """
    names = Counter(path.name for path in files)
    named = [path.name if names[path.name] == 1 else path.as_posix() for path in files]
    read = [read_bytes(path.parent, path.name) for path in files]
    return understand_files(list(zip(named, read, strict=True)), mapped, domains, own=own, sheets=sheets)


def understand_files(
    files: Sequence[tuple[str, bytes]],
    mapped: Mapping[str, str],
    domains: Mapping[str, str] = DOMAIN_WORDS,
    *,
    own: OwnWords = NO_OWN_WORDS,
    sheets: WantedSheets = ALL_SHEETS,
) -> Imported:
    """All that files say, by their name and content; the rest as in `read_tables`."""
    grids: list[Grid] = []
    problems: list[Diagnostic] = []
    for name, data in files:
        found, said = read_grids(name, data)
        grids += found
        problems += said
    unread = {problem.place.file for problem in problems if problem.is_error}
    readable = [last for name, _ in files if (last := name.rpartition("/")[2]) not in unread]
    named = {**further_columns(), **mapped}
    imported = understand(
        grids,
        named,
        domains,
        several=len(files) > 1,
        files=readable,
        own_levels=own.named("levels"),
        sheets=sheets,
    )
    return replace(imported, problems=(*problems, *imported.problems))
