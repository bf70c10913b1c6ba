"""read → check: a catalogue folder or single files → a catalogue and its problems."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from generator.check.context import Context
from generator.check.run import check_catalogue
from generator.model.catalogue import Catalogue, Law
from generator.model.diagnostic import Diagnostic, Place, Severity, sort_key
from generator.model.personal.hide import hide_personal
from generator.model.text import FieldText, shorten
from generator.read.assemble import Parts, assemble_catalogue
from generator.read.files import Source, list_sources, read_source
from generator.read.located_yaml import Document, read_located
from generator.read.places import Places
from generator.read.registers import assemble_laws
from generator.read.schema import SchemaSet, Validator, kind_of
from generator.read.texts import list_texts
from generator.read.wholeness import find_losses
from generator.resources import NATIONAL_CATALOG_DIR, SCHEMA_DIR

FILES_FOLDER = "pages/files"
REGISTERS = ("office", "bodies", "laws", "permalinks")
"""Registers a catalogue folder is expected to have; the others are optional."""

MAX_TEXT = 600
"""Characters of one part of a message: enough for the longest list of choices."""


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


def check_changed(folder: Path, name: str, today: date, changes: Mapping[str, bytes | None]) -> Checked:
    """Check a catalogue folder as it would be with some files changed: file name → new bytes, None for removed."""
    prefix = "" if name in ("", ".") else name.rstrip("/") + "/"
    sources: list[Source | Diagnostic] = []
    for path in list_sources(folder):
        data = changes.get(path.name, b"")
        if path.name not in changes:
            sources.append(read_source(path, prefix + path.name, inside=folder))
        elif data is not None:
            sources.append(Source(prefix + path.name, data))
    sources += [Source(prefix + new, data) for new, data in changes.items() if data and not (folder / new).exists()]
    return _check_sources(sources, _list_files(folder), today)


def _list_files(folder: Path) -> frozenset[str]:
    shelf = folder / FILES_FOLDER
    return frozenset(f"files/{p.name}" for p in shelf.iterdir() if p.is_file()) if shelf.is_dir() else frozenset()


def _check_sources(sources: Iterable[Source | Diagnostic], files: frozenset[str], today: date) -> Checked:
    problems: list[Diagnostic] = []
    texts: list[FieldText] = []
    documents: list[Document] = []
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
        if kind in parts.registers:
            problems.append(_second_register(document.name, parts.registers[kind].name))
            continue
        validator = _validator(kind)
        faults = validator.check(document)
        problems.extend(faults)
        if any(fault.code == "GK110" for fault in faults):  # the wrong file: nothing of it is worth judging
            unreadable.add(kind)
            continue
        if faults:
            unreadable |= find_losses(kind, document.root)
        documents.append(document)
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
        place_of=Places(documents, schemas()).find,
    )
    problems = _drop_doubles(problems, check_catalogue(catalogue, context))
    return Checked(catalogue, tuple(sorted(map(_tidy, problems), key=sort_key)))


_SAYS_MORE = {"GK431", "GK433", "GK451"}
"""Rules about wording that say more of a text than that it is too short."""


def _drop_doubles(faults: list[Diagnostic], findings: list[Diagnostic]) -> list[Diagnostic]:
    """One cause, one message.

    That 待填写 is besides too short helps nobody; nor that a word refused as a whole has a half-width bracket.
    """
    told = {problem.place for problem in findings if problem.code in _SAYS_MORE}
    spots = {(place.file, place.line, place.column) for place in told}
    kept = [p for p in faults if p.code != "GK205" or (p.place.file, p.place.line, p.place.column) not in spots]
    refused = {(p.place.file, p.place.line) for p in faults if p.code in ("GK203", "GK204")}
    return kept + [p for p in findings if p.code != "GK301" or (p.place.file, p.place.line) not in refused]


def _second_register(name: str, first: str) -> Diagnostic:
    message = f"和“{first}”是同一种登记文件，只能有一个"
    return Diagnostic("GK424", Severity.ERROR, Place(name), message, "合并成一个文件，删掉另一个。")


def _tidy(problem: Diagnostic) -> Diagnostic:
    """On one line and of a bearable length, whatever stands in the files that a message quotes."""
    place = problem.place
    texts = (problem.message, problem.fix, problem.why, place.words)
    if all(len(text) <= MAX_TEXT and "\n" not in text for text in texts):
        return problem
    message, fix, why, words = (shorten(" ".join(text.split()), MAX_TEXT, tail=MAX_TEXT // 2) for text in texts)
    return replace(problem, message=message, fix=fix, why=why, place=replace(place, words=words))


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
    names = {hide_personal(prefix + path.name) for path in wanted}
    kept = tuple(problem for problem in checked.problems if problem.place.file in names)
    return Checked(checked.catalogue, kept)
