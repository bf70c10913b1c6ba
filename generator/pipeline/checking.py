"""read → check: a catalogue folder or single files → a catalogue and its problems."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from generator.check.context import Context
from generator.check.run import check_catalogue
from generator.model.catalogue import Catalogue, Law
from generator.model.diagnostic import Diagnostic, Place, Severity, sort_key
from generator.model.text import FieldText
from generator.read.assemble import Parts, assemble_catalogue, assemble_laws
from generator.read.files import Source, list_sources, read_source
from generator.read.located_yaml import Document, read_located
from generator.read.schema import SchemaSet, Validator, kind_of
from generator.read.texts import list_texts
from generator.resources import NATIONAL_CATALOG_DIR, SCHEMA_DIR

FILES_FOLDER = "pages/files"
REGISTERS = ("office", "bodies", "laws", "permalinks")
"""Registers a catalogue folder is expected to have; the others are optional."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A catalogue folder as read and checked. `problems` are sorted by place."""

    catalogue: Catalogue
    problems: tuple[Diagnostic, ...]

    @property
    def errors(self) -> int:
        return sum(problem.is_error for problem in self.problems)

    @property
    def warnings(self) -> int:
        return len(self.problems) - self.errors


@cache
def schemas() -> SchemaSet:
    return SchemaSet.load(SCHEMA_DIR)


@cache
def _validator(kind: str) -> Validator:
    return Validator(schemas().schemas[kind])


@cache
def _national_laws() -> dict[str, Law]:
    source = read_source(NATIONAL_CATALOG_DIR / "laws.yml", "laws.yml")
    return assemble_laws(read_located(source.name, source.data)) if isinstance(source, Source) else {}


def check_folder(folder: Path, name: str, today: date) -> Checked:
    """Read and check one catalogue folder.

    Args:
        folder: the folder with the domain files and registers.
        name: how messages call it; files are named `name/file`.
        today: the day against which dates are checked.
    """
    paths = list_sources(folder)
    prefix = "" if name in ("", ".") else name.rstrip("/") + "/"
    if not any(kind_of(path.name) == "domain" for path in paths):
        problem = Diagnostic(
            "GK120",
            Severity.ERROR,
            Place(name or "."),
            "这个文件夹里没有目录文件",
            "目录文件以 .yml 结尾，例如 01-land-requisition.yml。",
        )
        return Checked(assemble_catalogue(Parts()), (problem,))
    sources = [read_source(path, prefix + path.name, inside=folder) for path in paths]
    return _check_sources(sources, _list_files(folder), today)


def _list_files(folder: Path) -> frozenset[str]:
    shelf = folder / FILES_FOLDER
    return frozenset(f"files/{p.name}" for p in shelf.iterdir() if p.is_file()) if shelf.is_dir() else frozenset()


def _check_sources(sources: Iterable[Source | Diagnostic], files: frozenset[str], today: date) -> Checked:
    problems: list[Diagnostic] = []
    texts: list[FieldText] = []
    parts = Parts()
    unreadable: set[str] = set()
    for source in sources:
        name = source.name if isinstance(source, Source) else source.place.file
        kind = kind_of(name)
        document = _read(source)
        problems.extend(document.problems)
        if document.root is None:
            unreadable.add(kind)
            continue
        validator = _validator(kind)
        problems.extend(validator.check(document))
        texts.extend(list_texts(document, validator.schema))
        if kind == "domain":
            parts.domains.append(document)
        else:
            parts.registers[kind] = document
    catalogue = assemble_catalogue(parts)
    context = Context(
        today=today,
        texts=tuple(texts),
        unreadable=frozenset(unreadable),
        absent=frozenset(k for k in REGISTERS if k not in parts.registers and k not in unreadable),
        national_laws={} if catalogue.laws else _national_laws(),
        files=files,
    )
    problems.extend(check_catalogue(catalogue, context))
    return Checked(catalogue, tuple(sorted(problems, key=sort_key)))


def _read(source: Source | Diagnostic) -> Document:
    if isinstance(source, Diagnostic):
        return Document(source.place.file, None, [source])
    return read_located(source.name, source.data)


def check_paths(paths: Sequence[Path], today: date) -> Checked:
    """Check files and folders together; each file is judged with the registers of its own folder.

    For a file only its own problems are returned, for a folder those of all its files.
    """
    results: list[Diagnostic] = []
    catalogue = assemble_catalogue(Parts())
    folders = {path if path.is_dir() and not path.name.endswith((".yml", ".yaml")) else path.parent for path in paths}
    for folder in sorted(folders):
        checked = check_folder_or_files(folder, [p for p in paths if p == folder or p.parent == folder], today)
        catalogue = checked.catalogue
        results.extend(checked.problems)
    return Checked(catalogue, tuple(sorted(set(results), key=sort_key)))


def check_folder_or_files(folder: Path, wanted: Sequence[Path], today: date) -> Checked:
    """Check a folder, keeping only the problems of the wanted files when the folder itself was not asked for."""
    if folder in wanted:
        return check_folder(folder, folder.as_posix(), today)
    paths = sorted({*list_sources(folder), *wanted})
    prefix = "" if folder == Path() else folder.as_posix() + "/"
    sources = [read_source(path, prefix + path.name, inside=folder) for path in paths]
    checked = _check_sources(sources, _list_files(folder), today)
    names = {prefix + path.name for path in wanted}
    kept = tuple(problem for problem in checked.problems if problem.place.file in names)
    return Checked(checked.catalogue, kept)
