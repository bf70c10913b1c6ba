"""read → check of publication records: files of thousands of plain lines quickly, what is doubtful as all files are.

A line is plain where the schema takes it, and no rule about wording can say anything of it. All other lines go the way
of every file (tree, schema, forms, rules), on the lines where they stand. Both ways give the same record.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from generator.check.plain import Plain, is_plain_day
from generator.edit.draft import CannotEditError
from generator.edit.recording import add_records
from generator.model.diagnostic import Diagnostic, Place
from generator.model.errors import SetupError
from generator.model.fields import FieldRow, Meaning, Shape
from generator.model.ownwords import OwnWords
from generator.model.record import PublicationRecord, is_record_id, next_id
from generator.model.snapshot import Snapshot
from generator.model.text import FieldText
from generator.read.catalogue.assemble import TitlesOf, assemble_entries
from generator.read.records.simple import Entry, Values, find_value, only_lines, read_simple
from generator.read.records.table import Line, read_table, table_document
from generator.read.records.values import Maker, record_fields
from generator.read.records.where import is_table
from generator.read.schema.validate import Validator
from generator.yamltext.characters import decode_text, find_forbidden_characters
from generator.yamltext.lookalikes import find_lookalikes
from generator.yamltext.nodes import Document
from generator.yamltext.tree import read_located

Judge = Callable[[Document], tuple[list[FieldText], list[Diagnostic]]]
"""The texts of a document, and what is wrong with their form."""

_COLUMN = 5
"""Where the first key of an entry stands."""


@dataclass(slots=True)
class Recorded:
    """The records of a catalogue, in the order of files and lines, and what the rules need to judge doubtful ones.

    `is_damaged`: whether a line may stand there whose id could not be read; a fault in another field hides no line.
    """

    records: list[PublicationRecord] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    texts: list[FieldText] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    is_damaged: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a file of records needs. `plain` None: wording is not looked at, only what the schema asks for."""

    validator: Validator
    judge: Judge
    titles: TitlesOf
    plain: Plain | None
    own: OwnWords


def read_records(files: Mapping[str, bytes], reading: Reading) -> Recorded:
    """The records of all files, checked line by line.

    Args:
        files: name of a file, as messages call it → its bytes.
        reading: what is needed.
    """
    found = Recorded()
    maker, seen = Maker(reading.own), set[str]()
    for name, data in files.items():
        if is_table(name):
            _read_table(name, data, reading, maker, found)
        else:
            _read_text(name, data, reading, maker, found, seen)
    return found


def _read_text(name: str, data: bytes, reading: Reading, maker: Maker, found: Recorded, seen: set[str]) -> None:
    text = decode_text(name, data)
    entries = read_simple(text) if isinstance(text, str) and _is_readable(text, seen) else None
    if entries is None or isinstance(text, Diagnostic):
        _add_document(read_located(name, data), reading, found, [])
        return
    plain = _plain_ones([entry.values for entry in entries], reading)
    records = [
        maker.record(entry.values, Place(name, entry.first, _COLUMN))
        for entry, is_plain in zip(entries, plain, strict=True)
        if is_plain and entry.values is not None
    ]
    doubtful: list[Entry] = [entry for entry, is_plain in zip(entries, plain, strict=True) if not is_plain]
    if not doubtful:
        found.records += records
        return
    _add_document(read_located(name, only_lines(text, doubtful).encode()), reading, found, records)


def _is_readable(text: str, seen: set[str]) -> bool:
    """Whether no character has to be told of. `seen`: those that were in order in other files."""
    new = set(text) - seen
    signs = "".join(sorted(new))
    finders = (find_forbidden_characters, find_lookalikes)
    if any(next(find("", signs), None) is not None for find in finders) or not new.isdisjoint("\t\u3000\u00a0"):
        return False
    seen |= new
    return True


def _read_table(name: str, data: bytes, reading: Reading, maker: Maker, found: Recorded) -> None:
    table = read_table(name, data, {key: reading.titles("records")(("records", "[]", key)) for key in record_fields()})
    found.problems += table.problems
    found.is_damaged = found.is_damaged or bool(table.problems)
    plain = _plain_ones([line.values for line in table.lines], reading)
    records = [
        maker.record(line.values, Place(name, line.number))
        for line, is_plain in zip(table.lines, plain, strict=True)
        if is_plain
    ]
    doubtful: list[Line] = [line for line, is_plain in zip(table.lines, plain, strict=True) if not is_plain]
    if doubtful:
        _add_document(table_document(name, doubtful), reading, found, records)
    else:
        found.records += records


def _add_document(document: Document, reading: Reading, found: Recorded, plain: list[PublicationRecord]) -> None:
    """What the slow way makes of a document, with the plain records of the same file, in the order of lines."""
    found.problems += document.problems
    if document.root is None:
        found.is_damaged = True
        found.records += plain
        return
    texts, faults = reading.judge(document)
    found.problems += faults
    found.texts += texts
    found.documents.append(document)
    slow = assemble_entries(document, "records", PublicationRecord, reading.titles)
    torn = any(fault.is_error for fault in document.problems)
    nameless = not slow or any(not is_record_id(record.id) for record in slow)
    found.is_damaged = found.is_damaged or torn or (nameless and any(fault.is_error for fault in faults))
    found.records += sorted((*plain, *slow), key=lambda record: (record.place.line, record.place.column))


# --- what is plain ----------------------------------------------------------------------------------


def _plain_ones(entries: list[Values | None], reading: Reading) -> list[bool]:
    """Of each entry, whether neither the schema nor a rule about wording has anything to say of it."""
    validator = reading.validator
    values = [entry for entry in entries if entry is not None]
    all_valid = validator.is_valid({"records": values})
    return [
        entry is not None
        and (all_valid or validator.is_valid({"records": [entry]}))
        and (reading.plain is None or _is_plain(entry, reading.plain))
        for entry in entries
    ]


def _is_plain(values: Values, plain: Plain) -> bool:
    tests = _tests()
    return all(tests[key](value, plain) for key, value in values.items())


@cache
def _tests() -> Mapping[str, Callable[[str | list[str], Plain], bool]]:
    return {key: _test(row) for key, row in record_fields().items()}


def _test(row: FieldRow) -> Callable[[str | list[str], Plain], bool]:
    if row.meaning is Meaning.DAY:
        return lambda text, _plain: isinstance(text, str) and is_plain_day(text)
    if row.shape in (Shape.TERM, Shape.TERMS):
        return lambda _text, _plain: True
    if row.meaning is Meaning.URL:
        return lambda value, plain: all(map(plain.is_address, _texts(value)))
    if row.meaning in (Meaning.MARK, Meaning.ID):
        return lambda value, plain: all(map(plain.is_mark, _texts(value)))
    return lambda value, plain: all(map(plain.is_text, _texts(value)))


def _texts(value: str | list[str]) -> Iterator[str]:
    yield from (value,) if isinstance(value, str) else value


# --- places ---------------------------------------------------------------------------------------


class RecordPlaces:
    """Where the fields of plain records stand; a file is looked at when a rule has something to say of it."""

    def __init__(self, files: Mapping[str, bytes], titles: TitlesOf) -> None:
        self._files = files
        self._titles = titles
        self._lines: dict[str, list[str]] = {}

    def find(self, near: Place, field: str, index: int | None = None) -> Place:
        """Place of a field of the record that begins at `near`, or `near` itself."""
        if near.file not in self._files or is_table(near.file):
            return near
        if near.file not in self._lines:
            text = decode_text(near.file, self._files[near.file])
            self._lines[near.file] = text.split("\n") if isinstance(text, str) else []
        found = find_value(self._lines[near.file], near.line, field, index)
        title = self._titles("records")(("records", "[]", field))
        return Place(near.file, *found, title) if found is not None else near


# --- writing ----------------------------------------------------------------------------------------


def plan_records(
    snapshot: Snapshot, known: Iterable[PublicationRecord], new: Iterable[PublicationRecord], today: date
) -> tuple[tuple[PublicationRecord, ...], dict[str, bytes]]:
    """New records with their ids, and the files of the catalogue's folder that hold them.

    A record without an id gets the next number of the year of `today`, and `recorded`. Nothing is written: whoever
    does (`publish.replace`, the desk) checks the folder as it would be first (`checking.check_changed`).

    Args:
        snapshot: the catalogue's folder.
        known: the records there are (`Catalogue.records`).
        new: the records to be added, their ids empty.
        today: the day of writing.

    Returns:
        The records as they are written; path inside the folder → new bytes.

    Raises:
        SetupError: a file is written in a way that a program cannot change safely.
    """
    taken = {record.id for record in known}
    number = int(next_id(taken, today.year).partition("-")[2])
    given = []
    for record in new:
        if not record.id:
            record = replace(record, id=f"{today.year:04}-{number:04}")
            number += 1
        given.append(record if record.recorded else replace(record, recorded=today.isoformat()))
    try:
        return tuple(given), add_records(snapshot.records, given, f"{today.month:02}")
    except CannotEditError as error:
        raise SetupError(f"发布记录的文件{error}，没法自动加。没有改动。") from error
