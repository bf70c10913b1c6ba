"""read → check: a catalogue folder or single files → a catalogue and its problems."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache, partial
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from generator.check.context import Context
from generator.check.plain import Plain
from generator.check.rules.registers import GK424
from generator.check.run import check_catalogue
from generator.derive.inherit.compose import as_standard
from generator.derive.records import with_documents
from generator.derive.search.readings import ask_reading
from generator.derive.workdays import count_workdays
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Place, sort_key
from generator.model.inspection import Checklist
from generator.model.kinds import KINDS, kind_of, limits_of
from generator.model.law import Law
from generator.model.memory import Remembered
from generator.model.ownwords import OWN_FIELDS, OwnWords, own_words
from generator.model.personal.hide import hide_personal
from generator.model.place import OUTLINE
from generator.model.snapshot import PAGES, Prose, Snapshot
from generator.model.terms import Own
from generator.model.text import FieldText, shorten
from generator.model.unread import Unread
from generator.pipeline.ends import with_ends
from generator.pipeline.overlaying import (
    OVERLAY,
    as_of_the_list,
    find_over,
    is_overlay_form,
    is_said,
    lay_over,
    part_document,
    sort_out,
    with_words_below,
)
from generator.pipeline.pages import check_pages
from generator.pipeline.recording import Reading, Recorded, RecordPlaces, read_records
from generator.pipeline.remembering import recall
from generator.pipeline.rereading import Judged, Rereading
from generator.read.bases import GK901
from generator.read.calendar import build_work_calendar
from generator.read.catalogue.assemble import Parts, assemble_catalogue, assemble_entries, assemble_office, first_of
from generator.read.catalogue.overlay import is_overlay
from generator.read.catalogue.places import Places
from generator.read.catalogue.records import Spot, read_record
from generator.read.catalogue.texts import list_texts
from generator.read.catalogue.wholeness import find_losses
from generator.read.filenames import GK139, meant_name
from generator.read.files import SUFFIXES, Source, find_catalogue
from generator.read.forms import check_forms, label_of, settle
from generator.read.outline import read_outline
from generator.read.schema.explain import GK141, GK204
from generator.read.schema.faults import MAX_FAULTS
from generator.read.schema.lost import find_lost_line
from generator.read.schema.overlaid import added_schema, overlay_schema
from generator.read.schema.ownterms import with_own_words
from generator.read.schema.remarks import find_lost_ends
from generator.read.schema.schemas import SchemaSet, title_of
from generator.read.schema.validate import Validator
from generator.read.schema.written import check_written
from generator.read.snapshot import GK123, read_source, take_snapshot
from generator.resources import CHECKLIST_DIR, NATIONAL_CATALOG_DIR, SCHEMA_DIR
from generator.yamltext.builder import GK110
from generator.yamltext.nodes import Document
from generator.yamltext.tree import read_located

GK120 = Code(
    "GK120",
    "没有目录文件",
    "检查的文件夹里一个领域的目录也没有，多半是文件夹写错了，一般是 catalog。",
    "目录文件以 .yml 结尾，例如 01-land-requisition.yml。",
)

FILES = "files/"
"""Where under `pages/` the documents lie that an item may name as published."""

MAX_TEXT = 600
"""Characters of one part of a message: enough for the longest list of choices."""


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


@cache
def schemas() -> SchemaSet:
    return SchemaSet.load(SCHEMA_DIR)


@cache
def _schema(form: str) -> Any:
    """The schema of a kind of file; of `overlay/domain` and `added/domain` as an overlay has them."""
    room, _, kind = form.rpartition("/")
    schema = schemas().schemas[kind]
    return {"": lambda: schema, OVERLAY: lambda: overlay_schema(schema, KINDS[kind])}.get(
        room, lambda: added_schema(schema, KINDS[kind])
    )()


@cache
def _validator(form: str) -> Validator:
    return Validator(_schema(form))


_KEPT = 8
"""Schemas with an office's own words that are kept compiled: a server looks at one catalogue again and again."""


@lru_cache(_KEPT)
def _own_validator(kind: str, words: tuple[tuple[str, tuple[str, ...]], ...] | None) -> Validator:
    own = OwnWords(is_known=False)
    if words is not None:
        own = OwnWords(
            {
                OWN_FIELDS[name]: {word: Own(word, next(iter(OWN_FIELDS[name]))) for word in names}
                for name, names in words
            }
        )
    return Validator(with_own_words(_schema(kind), own))


def _validator_for(kind: str, own: OwnWords) -> Validator:
    """The validator of a kind of file, by the words of this office."""
    if kind == "office" or (own.is_known and not any(own.words.values())):
        return _validator(kind)
    return _own_validator(kind, tuple((name, own.named(name)) for name in OWN_FIELDS) if own.is_known else None)


@cache
def _national_laws() -> dict[str, Law]:
    source = read_source(NATIONAL_CATALOG_DIR / "laws.yml", "laws.yml")
    document = read_located(source.name, source.data) if isinstance(source, Source) else None
    return first_of(assemble_entries(document, "laws", Law, schemas().titles), lambda law: law.key)


@cache
def _checklist() -> Checklist:
    """The words and hosts that inspectors mark down, as shipped."""
    name = "inspection.yml"
    source = read_source(CHECKLIST_DIR / name, name)
    document = read_located(name, source.data) if isinstance(source, Source) else None
    return read_record(Checklist, document.root, Spot(name, _untitled)) if document else Checklist()


def _untitled(_path: tuple[str, ...]) -> str:
    return ""


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
    sources = _sources(snapshot)
    is_cut = any(problem.kind is GK123 for problem in snapshot.problems)  # what was not walked is not missing
    has_domains = any(kind_of(meant_name(_name_of(source))) == "domain" for source in sources)
    if not is_cut and (has_domains or (below is not None and below.catalogue.domains)):
        return _check_sources(sources, snapshot, today, remembered, below, again or Rereading())
    problems = snapshot.problems
    if not problems:
        place = Place(snapshot.name.rstrip("/") or ".")
        problems = (GK120.at(place, "这个文件夹里没有目录文件"),)
    return Checked(assemble_catalogue(Parts(), schemas().titles), tuple(sorted(problems, key=sort_key)), snapshot)


def _sources(snapshot: Snapshot) -> list[Source | Diagnostic]:
    """The catalogue's own files in order of their names; a refused one by what is wrong with it."""
    found: list[Source | Diagnostic] = [problem for problem in snapshot.problems if _is_source(snapshot, problem)]
    found += [Source(snapshot.name + name, data) for name, data in snapshot.sources.items()]
    return sorted(found, key=_name_of)


def _labels(schema: Any) -> Callable[[FieldText], str]:
    return lambda text: label_of(schema, text.names)


def _is_source(snapshot: Snapshot, problem: Diagnostic) -> bool:
    name = problem.place.file.removeprefix(snapshot.name)
    return "/" not in name and (name.endswith(SUFFIXES) or problem.kind is GK139)


def _name_of(source: Source | Diagnostic) -> str:
    return source.name if isinstance(source, Source) else source.place.file


@dataclass(slots=True)
class _Read:
    """What the files of a folder gave. `own`: the office's words; `overlays`: documents that change what is below."""

    problems: list[Diagnostic]
    own: OwnWords
    below: Catalogue | None
    is_whole: bool
    texts: list[FieldText] = field(default_factory=list)
    documents: list[Document] = field(default_factory=list)
    parts: Parts = field(default_factory=Parts)
    overlays: list[tuple[str, Document]] = field(default_factory=list)
    damaged: set[str] = field(default_factory=set)


def _read_all(
    sources: Iterable[Source | Diagnostic],
    snapshot: Snapshot,
    below: Catalogue | None,
    again: Rereading,
    *,
    is_whole: bool,
) -> _Read:
    """Every file read and judged by the schemas. `is_whole`: the catalogue below was read whole."""
    documents = [(kind_of(meant_name(_name_of(source))), source, _read(source, again)) for source in sources]
    again.forget_others({document.name for _, _, document in documents})
    own = _own_words(((kind, document) for kind, _, document in documents), below)
    read = _Read([p for p in snapshot.problems if not _is_source(snapshot, p)], own, below, is_whole)
    for kind, source, document in documents:
        if below is None and kind == "domain" and is_overlay(document):
            read.problems += [] if _has_lost_base(snapshot) else [GK901.at(Place(document.name), _NO_BASE, "office")]
            read.damaged.add(kind)
        else:
            _take(read, kind, source, document, again)
    return read


def _take(read: _Read, kind: str, source: Source | Diagnostic, document: Document, again: Rereading) -> None:
    """One file judged, and put where it belongs."""
    forms = part_document(kind, document, read.below)
    judged_parts = forms if read.is_whole else forms[:1]
    validators = tuple(_validator_for(form, read.own) for form, _ in judged_parts)
    parts = [part for _, part in judged_parts]
    judge = partial(_judge_file, source, document, kind, validators, parts)
    judged = again.judge(document, (kind, validators, read.below), judge)
    read.problems.extend(judged.lost or document.problems)
    if judged.lost or document.root is None:
        read.damaged.add(kind)
        return
    if kind in read.parts.registers:
        read.problems.append(_second_register(document.name, read.parts.registers[kind].name))
        return
    read.problems.extend(judged.faults)
    if any(
        fault.kind in (GK110, GK141) for fault in judged.faults
    ):  # the wrong file, or torn: nothing is worth judging
        read.damaged.add(kind)
        return
    read.damaged |= _damage(kind, document, validators[0], judged.faults)
    _put(read, kind, document, judged.spoken, is_overlay_form(forms))


def _damage(kind: str, document: Document, validator: Validator, faults: Iterable[Diagnostic]) -> set[str]:
    """What of a faulty file cannot be referred to."""
    damaged: set[str] = set()
    if kind == "laws" and any(p.kind is GK204 or p.place.words.endswith(_checked_title()) for p in faults):
        damaged.add(kind)  # what was checked is not known
    if any(fault.is_error for fault in faults):
        damaged |= find_losses(kind, document.root, validator.schema.get("required", ()))
    return damaged


def _put(read: _Read, kind: str, document: Document, spoken: Iterable[FieldText], is_over: bool) -> None:
    read.documents.append(document)
    read.texts.extend(map(as_of_the_list, filter(is_said, spoken)) if is_over else spoken)
    if is_over:
        read.overlays.append((kind, document))
    if kind != "domain":
        read.parts.registers[kind] = document
    elif not is_over:
        read.parts.domains.append(document)


def _check_sources(
    sources: Iterable[Source | Diagnostic],
    snapshot: Snapshot,
    today: date,
    remembered: Mapping[str, Remembered],
    below: Checked | None,
    again: Rereading,
) -> Checked:
    standing = below.catalogue if below is not None else None
    read = _read_all(sources, snapshot, standing, again, is_whole=below is None or not below.damaged)
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
        national_laws={} if catalogue.laws else _national_laws(),
        files=frozenset(path for path in (*snapshot.pages, *snapshot.refused) if path.startswith(FILES)),
        remembered=remembered,
        checklist=_checklist(),
        faults=_fault_lines(problems),
        place_of=place_of,
        title_of=lambda kind, *path: title_of(schemas().schemas[kind], *path),
        ask_reading=ask_reading,
        count_workdays=partial(count_workdays, build_work_calendar(catalogue.calendar)),
    )
    problems = _drop_doubles(problems, check_catalogue(catalogue, context))
    pages = check_pages(snapshot, catalogue, _checklist(), is_whole="domain" not in damaged)
    problems += pages.problems
    ended = list(with_ends(map(_tidy, problems), documents, _files(snapshot)))
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
    return read_records(files, _record_reading(own, Plain(catalogue.office, catalogue.words, _checklist())))


def records_of(snapshot: Snapshot, catalogue: Catalogue) -> Recorded:
    """The publication records of a folder, in the form the schema asks for; their wording is not looked at."""
    files = {snapshot.name + path: data for path, data in snapshot.records.items()}
    return read_records(files, _record_reading(own_words(catalogue.office), None))


def _record_reading(own: OwnWords, plain: Plain | None) -> Reading:
    validator = _validator_for("records", own)
    judge = partial(_judge_whole, validator=validator)
    return Reading(validator, judge, schemas().titles, plain, own)


def _judge_whole(document: Document, validator: Validator) -> tuple[list[FieldText], list[Diagnostic]]:
    return _judge(document, "records", validator, validator.check(document))


def _judge_file(
    source: Source | Diagnostic,
    document: Document,
    kind: str,
    validators: Sequence[Validator],
    parts: Sequence[Document],
) -> Judged:
    """What a file gives by itself. `parts`: of an overlay those that are judged apart, each by its validator."""
    faults = validators[0].check(parts[0])
    lost = _find_lost(source, [*document.problems, *faults], validators[0])
    if lost or document.root is None:
        return Judged(tuple(lost), (), ())
    for validator, part in zip(validators[1:], parts[1:], strict=True):
        faults += validator.check(part)
    spoken, faults = _judge(document, kind, validators[0], faults)
    return Judged((), tuple(spoken), tuple(faults))


def _find_lost(source: Source | Diagnostic, found: list[Diagnostic], validator: Validator) -> list[Diagnostic]:
    """A line that is gone or moved, which says more than what follows from it."""
    if isinstance(source, Diagnostic) or not found:
        return []
    return find_lost_line(source.name, source.data, found, validator)


def _fault_lines(problems: Iterable[Diagnostic]) -> dict[str, frozenset[int]]:
    """File → lines with an error of reading."""
    found: dict[str, set[int]] = {}
    for problem in problems:
        if problem.is_error:
            found.setdefault(problem.place.file, set()).add(problem.place.line)
    return {file: frozenset(lines) for file, lines in found.items()}


_NO_BASE = "这个文件写了 extends，office.yml 里却没有写上级目录"


def _has_lost_base(snapshot: Snapshot) -> bool:
    """Whether it is told already that the catalogue below was not found."""
    return any(problem.kind is GK901 for problem in snapshot.problems)


def _own_words(read: Iterable[tuple[str, Document]], below: Catalogue | None) -> OwnWords:
    """The office's own words; not known where its file cannot be read, so that one cause gives one message.

    `below`: the catalogue it stands on, whose words are read here too.
    """
    document = next((document for kind, document in read if kind == "office"), None)
    if document is not None and document.root is None:
        return OwnWords(is_known=False)
    office = assemble_office(document, schemas().titles)
    return own_words(with_words_below(office, below.office) if below is not None else office)


def _judge(
    document: Document, kind: str, validator: Validator, faults: list[Diagnostic]
) -> tuple[list[FieldText], list[Diagnostic]]:
    """The texts of a document, and what is wrong with their form. `faults`: what the validator found."""
    spoken = list(list_texts(document, validator.described))
    faults = settle(faults, list(islice(check_forms(spoken, validator.schema, faults), MAX_FAULTS)))
    faults += islice(find_lost_ends(document, kind), MAX_FAULTS)
    return spoken, check_written(document, spoken, faults, validator.booleans, _labels(validator.schema))


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
    validator = _validator_for(kind, own_words(catalogue.office))
    spoken, faults = _judge(document, kind, validator, validator.check(document))
    context = Context(
        today=today,
        texts=tuple(spoken),
        national_laws={} if catalogue.laws else _national_laws(),
        files=files,
        checklist=_checklist(),
        place_of=Places([document], schemas()).find,
        title_of=lambda kind, *path: title_of(schemas().schemas[kind], *path),
        ask_reading=ask_reading,
        count_workdays=partial(count_workdays, build_work_calendar(catalogue.calendar)),
    )
    found = [problem for problem in check_catalogue(catalogue, context) if problem.place.file == document.name]
    return sorted(map(_tidy, _drop_doubles([*document.problems, *faults], found)), key=sort_key)


def _files(snapshot: Snapshot) -> dict[str, bytes]:
    """The files that may be text, by the names that findings give them."""
    prose = {PAGES + path: data for path, data in snapshot.pages.items() if path.endswith(".md")}
    return {snapshot.name + name: data for name, data in (snapshot.sources | snapshot.records | prose).items()}


def _checked_title() -> str:
    return title_of(schemas().schemas["laws"], "laws", "[]", "checked")


def _unread(damaged: Set[str], parts: Parts, *, is_inheriting: bool = False) -> Unread:
    """`apply`, a part of a file, may stand among the damaged kinds. What is inherited need not be there."""
    expected = {name for name, kind in KINDS.items() if kind.expected and not (is_inheriting and kind.is_inherited)}
    return Unread(frozenset(damaged), frozenset(expected - parts.registers.keys() - damaged))


_WHOLE = {"GK203", "GK204", "GK205", "GK607", "GK608"}
"""What refuses a text as a whole."""

_LESS = {"GK301", "GK614", "GK615", "GK616"}
"""What need not be said of a text that is refused as a whole."""

_SAYS_MORE = {"GK431", "GK433", "GK451"}
"""Rules about wording that say more of a text than that it is too short."""


def _drop_doubles(faults: list[Diagnostic], findings: list[Diagnostic]) -> list[Diagnostic]:
    """One cause, one message.

    That 待填写 is besides too short helps nobody; nor that a word refused as a whole has a half-width bracket.
    """
    faults, findings = _drop_consequences(faults), _drop_consequences(findings, faults)
    told = {problem.place for problem in findings if problem.code in _SAYS_MORE}
    spots = {(place.file, place.line, place.column) for place in told}
    kept = [p for p in faults if p.code != "GK205" or (p.place.file, p.place.line, p.place.column) not in spots]
    refused = {(p.place.file, p.place.line) for p in faults if p.code in _WHOLE}
    return kept + [p for p in findings if p.code not in _LESS or (p.place.file, p.place.line) not in refused]


_SPOILS = {"GK136", "GK138"}
"""What makes a text another than was meant: whatever else is said of that line would be a consequence."""


def _drop_consequences(problems: list[Diagnostic], causes: Iterable[Diagnostic] = ()) -> list[Diagnostic]:
    spoilt = {(p.place.file, p.place.line) for p in (*problems, *causes) if p.code in _SPOILS}
    return [p for p in problems if p.code in _SPOILS or (p.place.file, p.place.line) not in spoilt]


def _second_register(name: str, first: str) -> Diagnostic:
    message = f"和“{first}”是同一种登记文件，只能有一个"
    return GK424.at(Place(name), message, "file")


def _tidy(problem: Diagnostic) -> Diagnostic:
    """On one line and of a bearable length, whatever stands in the files that a message quotes."""
    place = problem.place
    texts = (problem.message, problem.fix, problem.why, place.words)
    if all(len(text) <= MAX_TEXT and "\n" not in text for text in texts):
        return problem
    message, fix, why, words = (shorten(" ".join(text.split()), MAX_TEXT, tail=MAX_TEXT // 2) for text in texts)
    return replace(problem, message=message, fix=fix, why=why, place=replace(place, words=words))


def _read(source: Source | Diagnostic, again: Rereading) -> Document:
    if isinstance(source, Diagnostic):
        return Document(source.place.file, None, [source])
    return again.read(source, partial(read_located, most=limits_of(meant_name(source.name)).values))


def check_paths(paths: Sequence[Path], today: date) -> Checked:
    """Check files and folders together; each file is judged with the registers of its own folder.

    For a file only its own problems are returned, for a folder those of all its files. A file or folder under `pages/`
    is judged with the catalogue it belongs to.
    """
    results: list[Diagnostic] = []
    catalogue = assemble_catalogue(Parts(), schemas().titles)
    wanted: dict[Path, list[Path]] = {}
    for path in paths:
        wanted.setdefault(find_catalogue(path), []).append(path)
    for folder, inside in sorted(wanted.items()):
        checked = check_folder_or_files(folder, inside, today)
        catalogue = checked.catalogue
        results.extend(checked.problems)
    return Checked(catalogue, tuple(sorted(set(results), key=sort_key)))


def check_folder_or_files(folder: Path, wanted: Sequence[Path], today: date) -> Checked:
    """Check a folder, keeping only the problems of the wanted files when the folder itself was not asked for."""
    if folder in wanted:
        return check_folder(folder, today)
    snapshot = take_snapshot(folder)
    names = [path.relative_to(folder).as_posix() for path in wanted]
    checked = check_snapshot(_with_others(snapshot, folder, names), today, recall(folder))
    shown = [hide_personal(snapshot.name + name) for name in names]  # as messages call them
    kept = [problem for problem in checked.problems if _is_wanted(problem.place.file, shown)]
    return replace(checked, problems=tuple(kept))


def _with_others(snapshot: Snapshot, folder: Path, names: Iterable[str]) -> Snapshot:
    """The folder with files that were named, though their names do not end as those of catalogue files do."""
    known = {problem.place.file for problem in snapshot.problems}
    for name in names:
        if "/" in name or name in snapshot.files or snapshot.name + name in known or name + "/" == PAGES:
            continue
        source = read_source(folder / name, snapshot.name + name)
        if isinstance(source, Source):
            snapshot = snapshot.changed({name: source.data})
        else:
            snapshot = replace(snapshot, problems=(*snapshot.problems, source))
    return snapshot


def _is_wanted(file: str, names: Iterable[str]) -> bool:
    return any(file == name or file.startswith(f"{name}/") for name in names)
