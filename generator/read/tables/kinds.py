"""Which reader a file of tables is for, told by its content: bytes → grids. Nothing is raised for a bad file."""

from pathlib import PurePosixPath

from generator.model.diagnostic import Diagnostic, Place
from generator.read.attached.archive import Package
from generator.read.attached.faults import GK511, MAX_BYTES, UnreadableError, locked, too_large
from generator.read.attached.oldoffice import MAGIC
from generator.read.tables.delimited import read_delimited
from generator.read.tables.faults import GK701, say_unreadable
from generator.read.tables.foreign import Foreign, by_ending, find_foreign, find_in_package, is_binary_workbook
from generator.read.tables.grid import Grid
from generator.read.tables.workbook import read_workbook

Read = tuple[list[Grid], list[Diagnostic]]
_TEXT = (".csv", ".tsv", ".txt")
_SHEETS = (".xls", ".xlsx", ".et")
"""Endings that some programs give to texts with tabs."""


def read_grids(name: str, data: bytes) -> Read:
    """The visible sheets or tables of a file, and what is to be said of it."""
    try:
        if len(data) > MAX_BYTES:
            raise too_large(f"文件有 {len(data) / 1e6:.0f} MB，最多 {MAX_BYTES / 1e6:.0f} MB")
        return _read(name, data)
    except UnreadableError as error:
        what = by_ending(name) if error.code == GK511.number else None
        return [], [_say(name, what, "，而且坏了，或者没有传完") if what else say_unreadable(name, error)]


def _read(name: str, data: bytes) -> Read:
    ending = PurePosixPath(name.lower()).suffix
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _read_package(name, Package(data))
    if data.startswith(MAGIC):
        from generator.read.tables.oldworkbook import read_old_workbook

        return read_old_workbook(name, data)
    if (what := find_foreign(data)) is not None:
        return [], [_say(name, what)]
    if ending in _TEXT or (ending in _SHEETS and b"\0" not in data):
        return [read_delimited(name, data)], []
    return [], [_say(name, by_ending(name) or ("不是 Excel 表格、Word 文件或者 CSV", "not_table"))]


def _read_package(name: str, package: Package) -> Read:
    if any(part.endswith("EncryptedPackage") for part in package.names):
        raise locked()
    if "word/document.xml" in package or any(package.find("word/document")):
        from generator.read.tables.document import read_document

        return read_document(name, package)
    if (binary := is_binary_workbook(package)) is not None:
        return [], [_say(name, binary)]
    if any(package.find("xl/")):
        return read_workbook(name, package)
    return [], [_say(name, find_in_package(package))]


def _say(name: str, what: Foreign, more: str = "") -> Diagnostic:
    words, remedy = what
    return GK701.at(Place(name), f"{words}{more}，读不出里面的表格" if remedy != "empty" else words, remedy)
