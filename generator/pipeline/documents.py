"""read → the files of a catalogue folder as documents by kind, each judged by its schema; overlays told apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from generator.check.rules.registers import GK424
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic, Place
from generator.model.kinds import kind_of, limits_of
from generator.model.ownwords import OwnWords, own_words
from generator.model.snapshot import Snapshot
from generator.model.text import FieldText
from generator.pipeline.judging import judge_file
from generator.pipeline.overlaying import as_of_the_list, is_overlay_form, is_said, part_document, with_words_below
from generator.pipeline.rereading import Rereading
from generator.pipeline.shipped import schemas, validator_for
from generator.read.bases import GK901
from generator.read.catalogue.assemble import Parts, assemble_office
from generator.read.catalogue.overlay import is_overlay
from generator.read.catalogue.wholeness import find_losses
from generator.read.filenames import GK139, meant_name
from generator.read.files import SUFFIXES, Source
from generator.read.schema.explain import GK141, GK204
from generator.read.schema.schemas import title_of
from generator.read.schema.validate import Validator
from generator.yamltext.builder import GK110
from generator.yamltext.nodes import Document
from generator.yamltext.tree import read_located


def sources_of(snapshot: Snapshot) -> list[Source | Diagnostic]:
    """The catalogue's own files in order of their names; a refused one by what is wrong with it."""
    found: list[Source | Diagnostic] = [problem for problem in snapshot.problems if is_source(snapshot, problem)]
    found += [Source(snapshot.name + name, data) for name, data in snapshot.sources.items()]
    return sorted(found, key=name_of_source)


def is_source(snapshot: Snapshot, problem: Diagnostic) -> bool:
    name = problem.place.file.removeprefix(snapshot.name)
    return "/" not in name and (name.endswith(SUFFIXES) or problem.kind is GK139)


def name_of_source(source: Source | Diagnostic) -> str:
    return source.name if isinstance(source, Source) else source.place.file


@dataclass(slots=True)
class FolderRead:
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


def read_all(
    sources: Iterable[Source | Diagnostic],
    snapshot: Snapshot,
    below: Catalogue | None,
    again: Rereading,
    *,
    is_whole: bool,
) -> FolderRead:
    """Every file read and judged by the schemas. `is_whole`: the catalogue below was read whole."""
    documents = [(kind_of(meant_name(name_of_source(source))), source, _read(source, again)) for source in sources]
    again.forget_others({document.name for _, _, document in documents})
    own = own_words_of(((kind, document) for kind, _, document in documents), below)
    read = FolderRead([p for p in snapshot.problems if not is_source(snapshot, p)], own, below, is_whole)
    for kind, source, document in documents:
        if below is None and kind == "domain" and is_overlay(document):
            read.problems += [] if _has_lost_base(snapshot) else [GK901.at(Place(document.name), _NO_BASE, "office")]
            read.damaged.add(kind)
        else:
            _take(read, kind, source, document, again)
    return read


def _take(read: FolderRead, kind: str, source: Source | Diagnostic, document: Document, again: Rereading) -> None:
    """One file judged, and put where it belongs."""
    forms = part_document(kind, document, read.below)
    judged_parts = forms if read.is_whole else forms[:1]
    validators = tuple(validator_for(form, read.own) for form, _ in judged_parts)
    parts = [part for _, part in judged_parts]
    judge = partial(judge_file, source, document, kind, validators, parts)
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


def _put(read: FolderRead, kind: str, document: Document, spoken: Iterable[FieldText], is_over: bool) -> None:
    read.documents.append(document)
    read.texts.extend(map(as_of_the_list, filter(is_said, spoken)) if is_over else spoken)
    if is_over:
        read.overlays.append((kind, document))
    if kind != "domain":
        read.parts.registers[kind] = document
    elif not is_over:
        read.parts.domains.append(document)


_NO_BASE = "这个文件写了 extends，office.yml 里却没有写上级目录"


def _has_lost_base(snapshot: Snapshot) -> bool:
    """Whether it is told already that the catalogue below was not found."""
    return any(problem.kind is GK901 for problem in snapshot.problems)


def own_words_of(read: Iterable[tuple[str, Document]], below: Catalogue | None) -> OwnWords:
    """The office's own words; not known where its file cannot be read, so that one cause gives one message.

    `below`: the catalogue it stands on, whose words are read here too.
    """
    document = next((document for kind, document in read if kind == "office"), None)
    if document is not None and document.root is None:
        return OwnWords(is_known=False)
    office = assemble_office(document, schemas().titles)
    return own_words(with_words_below(office, below.office) if below is not None else office)


def _checked_title() -> str:
    return title_of(schemas().schemas["laws"], "laws", "[]", "checked")


def _second_register(name: str, first: str) -> Diagnostic:
    message = f"和“{first}”是同一种登记文件，只能有一个"
    return GK424.at(Place(name), message, "file")


def _read(source: Source | Diagnostic, again: Rereading) -> Document:
    if isinstance(source, Diagnostic):
        return Document(source.place.file, None, [source])
    return again.read(source, partial(read_located, most=limits_of(meant_name(source.name)).values))
