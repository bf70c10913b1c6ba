"""read → check: a catalogue folder or single files → a catalogue and its problems."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path
from types import MappingProxyType

from generator.check.consequences import drop_doubles, fault_lines, tidy
from generator.check.context import Context
from generator.check.plain import Plain
from generator.check.run import check_catalogue
from generator.derive.inherit.compose import as_standard
from generator.derive.records import with_documents
from generator.derive.search.readings import ask_reading
from generator.derive.workdays import count_workdays
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Place, sort_key
from generator.model.kinds import KINDS, kind_of
from generator.model.memory import Remembered
from generator.model.ownwords import OwnWords, own_words
from generator.model.place import OUTLINE
from generator.model.snapshot import PAGES, Prose, Snapshot
from generator.model.text import FieldText
from generator.model.unread import Unread
from generator.pipeline.documents import name_of_source, read_all, sources_of
from generator.pipeline.ends import with_ends
from generator.pipeline.judging import judge_form
from generator.pipeline.overlaying import find_over, lay_over, sort_out
from generator.pipeline.pages import check_pages
from generator.pipeline.recording import Reading, Recorded, RecordPlaces, read_records
from generator.pipeline.remembering import recall
from generator.pipeline.rereading import Rereading
from generator.pipeline.shipped import checklist, national_laws, schemas, validator_for
from generator.read.calendar import build_work_calendar
from generator.read.catalogue.assemble import Parts, assemble_catalogue
from generator.read.catalogue.places import Places
from generator.read.filenames import meant_name
from generator.read.files import Source
from generator.read.outline import read_outline
from generator.read.schema.schemas import title_of
from generator.read.schema.validate import Validator
from generator.read.snapshot import GK123, take_snapshot
from generator.yamltext.nodes import Document

GK120 = Code(
    "GK120",
    "没有目录文件",
    "检查的文件夹里一个领域的目录也没有，多半是文件夹写错了，一般是 catalog。",
    "目录文件以 .yml 结尾，例如 01-land-requisition.yml。",
)

FILES = "files/"
"""Where under `pages/` the documents lie that an item may name as published."""


def _here(near: Place, _field: str, _index: int | None = None) -> Place:
    return near


@dataclass(frozen=True, slots=True)
class Checked:
    """A catalogue folder as read and checked. `problems` are sorted by place.

    `snapshot`: the bytes that were judged, and that a site is built from; `prose`: the pages among them. `remembered`:
    ids that were given out before, by witnesses beside the register.
    `below`: the catalogue this one stands on, None where it stands on none. `damaged`: kinds of file that were not read
    whole; `place_of`: as rules ask it, for whoever stands on this one.
    """

    catalogue: Catalogue
    problems: tuple[Diagnostic, ...]
    snapshot: Snapshot = field(default_factory=Snapshot)
    prose: Mapping[str, Prose] = field(default_factory=dict)
    remembered: Mapping[str, Remembered] = field(default_factory=dict)
    below: Catalogue | None = None
    damaged: frozenset[str] = field(default=frozenset(), repr=False)
    place_of: Callable[..., Place] = field(default=_here, repr=False, compare=False)

    @property
    def shown(self) -> Catalogue:
        """The catalogue as it is shown: items with the documents that were recorded."""
        return with_documents(self.catalogue)

    @property
    def errors(self) -> int:
        return sum(problem.is_error for problem in self.problems)

    @property
    def unread(self) -> tuple[Diagnostic, ...]:
        """What kept files from being read: an id in them would be taken for lost, or be given twice."""
        return tuple(problem for problem in self.problems if problem.is_error and problem.code < "GK2")

    @property
    def warnings(self) -> int:
        return len(self.problems) - self.errors


def check_folder(
    folder: Path,
    today: date,
    *,
    name: str | None = None,
    site: Path | None = None,
    again: Rereading | None = None,
) -> Checked:
    """Read and check one catalogue folder.

    Args:
        folder: the folder with the domain files and registers.
        today: the day against which dates are checked.
        name: how messages call the folder, see `take_snapshot`.
        site: the site that is to be replaced, whose ids may not be lost; None for the usual one.
        again: what an earlier check of the same process read.
    """
    return check_snapshot(take_snapshot(folder, name), today, recall(folder, site), again)


def check_changed(
    snapshot: Snapshot,
    today: date,
    changes: Mapping[str, bytes | None],
    remembered: Mapping[str, Remembered] = MappingProxyType({}),
) -> Checked:
    """Check a catalogue folder as it would be with some files changed: file name → new bytes, None for removed."""
    return check_snapshot(snapshot.changed(changes), today, remembered)


def check_snapshot(
    snapshot: Snapshot,
    today: date,
    remembered: Mapping[str, Remembered] = MappingProxyType({}),
    again: Rereading | None = None,
) -> Checked:
    """Check what was read of a catalogue folder; nothing is read again. What it stands on is checked first, once."""
    below = stand_on(snapshot.base, today) if snapshot.base is not None else None
    return check_over(below, snapshot, today, remembered, again)


_KEPT_BELOW = 8
"""Catalogues to stand on that are kept, checked: the standard and a few provinces."""
_below: dict[tuple[str, str, date], Checked] = {}


def stand_on(base: Snapshot, today: date) -> Checked:
    """A catalogue for others to stand on; kept, for many offices stand on the same."""
    key = (base.name, base.digest, today)
    found = _below.get(key)
    if found is None:
        checked = check_snapshot(base, today)
        found = replace(checked, catalogue=as_standard(checked.catalogue))
        for old in tuple(_below)[: max(len(_below) - _KEPT_BELOW + 1, 0)]:
            _below.pop(old, None)
        _below[key] = found
    return found


def check_over(
    below: Checked | None,
    snapshot: Snapshot,
    today: date,
    remembered: Mapping[str, Remembered] = MappingProxyType({}),
    again: Rereading | None = None,
) -> Checked:
    """Check a folder that stands on another.

    Args:
        below: what `stand_on` gave of the catalogue it stands on; None where it stands on none.
        snapshot: the folder.
        today: the day against which dates are checked.
        remembered: ids that were given out before.
        again: what was read the last time, in a process that stays.
    """
    sources = sources_of(snapshot)
    is_cut = any(problem.kind is GK123 for problem in snapshot.problems)  # what was not walked is not missing
    has_domains = any(kind_of(meant_name(name_of_source(source))) == "domain" for source in sources)
    if not is_cut and (has_domains or (below is not None and below.catalogue.domains)):
        return _check_sources(sources, snapshot, today, remembered, below, again or Rereading())
    problems = snapshot.problems
    if not problems:
        place = Place(snapshot.name.rstrip("/") or ".")
        problems = (GK120.at(place, "这个文件夹里没有目录文件"),)
    return Checked(assemble_catalogue(Parts(), schemas().titles), tuple(sorted(problems, key=sort_key)), snapshot)


def _check_sources(
    sources: Iterable[Source | Diagnostic],
    snapshot: Snapshot,
    today: date,
    remembered: Mapping[str, Remembered],
    below: Checked | None,
    again: Rereading,
) -> Checked:
    standing = below.catalogue if below is not None else None
    read = read_all(sources, snapshot, standing, again, is_whole=below is None or not below.damaged)
    problems, texts, documents, damaged = read.problems, read.texts, read.documents, read.damaged
    catalogue = assemble_catalogue(read.parts, schemas().titles, read.own, again.make)
    if below is not None:
        composed = lay_over(below.catalogue, catalogue, read.overlays, read.own, schemas())
        catalogue = composed.catalogue
        damaged |= below.damaged
        if "domain" not in below.damaged:  # what could not be read below is not missing
            problems += composed.problems
    if snapshot.records:
        files = {snapshot.name + path: data for path, data in snapshot.records.items()}
        recorded = _read_records(files, catalogue, read.own)
        catalogue = replace(catalogue, records=tuple(recorded.records))
        problems += recorded.problems
        texts += recorded.texts
        documents += recorded.documents
        damaged |= {"records"} if recorded.is_damaged else set()
    if catalogue.places and (data := snapshot.files.get(OUTLINE)) is not None:
        outline, trouble = read_outline(data)
        catalogue = replace(catalogue, outline=outline)
        problems += [trouble.at(snapshot.place(OUTLINE))] if trouble else []
    place_of = _place_finder(documents, snapshot)
    if below is not None:
        place_of = find_over(catalogue, place_of, below.place_of)
    context = Context(
        today=today,
        texts=tuple(texts),
        unread=_unread(damaged, read.parts, is_inheriting=below is not None),
        national_laws={} if catalogue.laws else national_laws(),
        files=frozenset(path for path in (*snapshot.pages, *snapshot.refused) if path.startswith(FILES)),
        remembered=remembered,
        checklist=checklist(),
        faults=fault_lines(problems),
        place_of=place_of,
        title_of=lambda kind, *path: title_of(schemas().schemas[kind], *path),
        ask_reading=ask_reading,
        count_workdays=partial(count_workdays, build_work_calendar(catalogue.calendar)),
    )
    problems = drop_doubles(problems, check_catalogue(catalogue, context))
    pages = check_pages(snapshot, catalogue, checklist(), is_whole="domain" not in damaged)
    problems += pages.problems
    ended = list(with_ends(map(tidy, problems), documents, _files(snapshot)))
    if below is not None:
        ended = sort_out(ended, below.problems, snapshot)
    found = tuple(sorted(ended, key=sort_key))
    return Checked(catalogue, found, snapshot, pages.prose, remembered, standing, frozenset(damaged), place_of)


def _place_finder(documents: Sequence[Document], snapshot: Snapshot) -> Callable[..., Place]:
    """Where a field stands: in a document, or in a file of records of which no document was made."""
    places = Places(documents, schemas())
    if not snapshot.records:
        return places.find
    files = {snapshot.name + path: data for path, data in snapshot.records.items()}
    records = RecordPlaces(files, schemas().titles)

    def find(near: Place, field: str, index: int | None = None) -> Place:
        found = places.find(near, field, index)
        return records.find(near, field, index) if found is near else found

    return find


def _read_records(files: Mapping[str, bytes], catalogue: Catalogue, own: OwnWords) -> Recorded:
    """The publication records, judged by the words and links of this office."""
    return read_records(files, _record_reading(own, Plain(catalogue.office, catalogue.words, checklist())))


def records_of(snapshot: Snapshot, catalogue: Catalogue) -> Recorded:
    """The publication records of a folder, in the form the schema asks for; their wording is not looked at."""
    files = {snapshot.name + path: data for path, data in snapshot.records.items()}
    return read_records(files, _record_reading(own_words(catalogue.office), None))


def _record_reading(own: OwnWords, plain: Plain | None) -> Reading:
    validator = validator_for("records", own)
    judge = partial(_judge_whole, validator=validator)
    return Reading(validator, judge, schemas().titles, plain, own)


def _judge_whole(document: Document, validator: Validator) -> tuple[list[FieldText], list[Diagnostic]]:
    return judge_form(document, "records", validator, validator.check(document))


def check_excerpt(
    catalogue: Catalogue, document: Document, kind: str, today: date, files: frozenset[str] = frozenset()
) -> list[Diagnostic]:
    """The problems of a document alone, judged beside a catalogue that holds what it says.

    Args:
        catalogue: as it would be; as little of it as the document can clash with makes the answer quick.
        document: a part of a file: one item under its domain's head, one body.
        kind: of the file.
        today: the day against which dates are checked.
        files: names that `published` may point to.
    """
    validator = validator_for(kind, own_words(catalogue.office))
    spoken, faults = judge_form(document, kind, validator, validator.check(document))
    context = Context(
        today=today,
        texts=tuple(spoken),
        national_laws={} if catalogue.laws else national_laws(),
        files=files,
        checklist=checklist(),
        place_of=Places([document], schemas()).find,
        title_of=lambda kind, *path: title_of(schemas().schemas[kind], *path),
        ask_reading=ask_reading,
        count_workdays=partial(count_workdays, build_work_calendar(catalogue.calendar)),
    )
    found = [problem for problem in check_catalogue(catalogue, context) if problem.place.file == document.name]
    return sorted(map(tidy, drop_doubles([*document.problems, *faults], found)), key=sort_key)


def _files(snapshot: Snapshot) -> dict[str, bytes]:
    """The files that may be text, by the names that findings give them."""
    prose = {PAGES + path: data for path, data in snapshot.pages.items() if path.endswith(".md")}
    return {snapshot.name + name: data for name, data in (snapshot.sources | snapshot.records | prose).items()}


def _unread(damaged: Set[str], parts: Parts, *, is_inheriting: bool = False) -> Unread:
    """`apply`, a part of a file, may stand among the damaged kinds. What is inherited need not be there."""
    expected = {name for name, kind in KINDS.items() if kind.expected and not (is_inheriting and kind.is_inherited)}
    return Unread(frozenset(damaged), frozenset(expected - parts.registers.keys() - damaged))
