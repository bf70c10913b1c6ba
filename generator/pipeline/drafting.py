"""A catalogue being edited: read without being judged, changed record by record, each change a minimal one of a file.

Nothing is written here. What was changed is read back and compared before anybody sees it, as in `importing`.
A file is read when somebody asks for what is in it, and its reading is remembered by content: a change of one cell
reads one file, and a catalogue of ten thousand items is looked at before the last of its files was read.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Any

from generator.derive.inherit.compose import as_standard
from generator.edit.batches import add_entries
from generator.edit.changes import Change, change_records
from generator.edit.draft import CannotEditError
from generator.edit.records import record_rows
from generator.edit.rename import replace_text
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Diagnostic
from generator.model.domain import Domain
from generator.model.errors import SetupError
from generator.model.item import Item
from generator.model.kinds import KINDS, kind_of
from generator.model.office import Office
from generator.model.ownwords import own_words
from generator.model.snapshot import Snapshot
from generator.pipeline.editing import find_register
from generator.pipeline.overlaying import is_listed, lay_over, with_words_below
from generator.pipeline.shipped import schemas
from generator.read.catalogue.assemble import Parts, assemble_catalogue, assemble_domain
from generator.read.catalogue.overlay import is_overlay
from generator.yamltext.nodes import Document, Node
from generator.yamltext.tree import read_located

_TREES = 24
"""Files whose tree is kept, which an edit needs: some ten megabytes each where a file has 500 items."""

_READINGS = 96
"""Domain files whose reading is kept: those of a large catalogue, a few versions of some."""

Pairs = tuple[tuple[str, str], ...]
_NOBODY = Office("", "", "")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a domain file gave. `domain` None: it cannot be read; `problems`: why not."""

    domain: Domain | None
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True)
class Draft:
    """A catalogue as it stands in the files of `snapshot`, each read when it is asked for."""

    snapshot: Snapshot

    def changed(self, changes: Mapping[str, bytes | None]) -> "Draft":
        """The catalogue with other files: path → new bytes, None for removed."""
        return Draft(self.snapshot.changed(changes))

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Names of the domain files, in their order."""
        return tuple(name for name in self.snapshot.sources if kind_of(name) == "domain")

    @cached_property
    def registers(self) -> Catalogue:
        """Everything but the domains."""
        found = ((kind_of(n), self.snapshot.name + n, data) for n, data in self.snapshot.sources.items())
        return _registers(tuple(one for one in found if one[0] != "domain"))

    def reading(self, name: str) -> Reading:
        """What a domain file gives, by its name in the folder."""
        office = self.registers.office
        own = tuple(office.channels.items()), tuple(office.levels.items())
        return _reading(self.snapshot.name + name, self.snapshot.files[name], own)

    @cached_property
    def catalogue(self) -> Catalogue:
        """The whole of it, with what it stands on: every file is read."""
        if self.snapshot.base is not None:
            return _composed(self, self.snapshot.base)
        read = (self.reading(name).domain for name in self.files)
        domains = sorted((one for one in read if one is not None), key=lambda domain: (domain.code, domain.file))
        return replace(self.registers, domains=tuple(domains))

    @cached_property
    def unread_registers(self) -> tuple[Diagnostic, ...]:
        """What keeps files from being read that hold no items, and what was not even looked into."""
        named = [name for name in self.snapshot.sources if name not in self.files]
        documents = [_document(self.snapshot.name + name, self.snapshot.files[name]) for name in named]
        found = (problem for document in documents for problem in document.problems if problem.is_error)
        return (*self.snapshot.problems, *found)

    @cached_property
    def unread(self) -> tuple[Diagnostic, ...]:
        """What keeps some files from being read."""
        return (*self.unread_registers, *(one for name in self.files for one in self.reading(name).problems))

    @property
    def is_read(self) -> bool:
        """Whether all of it was read: then nobody waits for what is asked of it."""
        return "catalogue" in self.__dict__ and "unread" in self.__dict__

    def domains_near(self, item_id: str) -> Iterator[Domain]:
        """The domains, those first whose files are named as if the id were in them."""
        for name in sorted(self.files, key=lambda name: not name.startswith(item_id[:2])):
            if (domain := self.reading(name).domain) is not None:
                yield domain


def _composed(draft: Draft, base: Snapshot) -> Catalogue:
    """A catalogue that stands on another, as its files have it."""
    below = as_standard(Draft(base).catalogue)
    registers = draft.registers
    own = own_words(with_words_below(registers.office, below.office))
    read = [(kind_of(n), _document(draft.snapshot.name + n, data)) for n, data in draft.snapshot.sources.items()]
    whole = [doc for kind, doc in read if kind == "domain" and doc.root is not None and not is_overlay(doc)]
    domains = tuple(assemble_domain(document, schemas().titles("domain"), own) for document in whole)
    overlays = [(kind, doc) for kind, doc in read if kind == "domain" and is_overlay(doc)]
    overlays += [(kind, document) for kind, document in read if is_listed(kind)]
    return lay_over(below, replace(registers, domains=domains), overlays, own, schemas()).catalogue


@dataclass(frozen=True, slots=True)
class RecordEdit:
    """One record of a file that is to say something else.

    `key`, `index`: where it stands at the top of the file (`edit.changes.Change`); `old` None: a new entry of the list.
    """

    file: str
    key: str
    index: int
    old: Any
    new: Any


def read_draft(snapshot: Snapshot) -> Draft:
    """A catalogue to be read; nothing will be checked but that it can be."""
    return Draft(snapshot)


@lru_cache(maxsize=_TREES)
def _document(name: str, data: bytes) -> Document:
    return read_located(name, data)


def _tree(name: str, data: bytes) -> Node | None:
    """The tree of a file, where its lines are counted as an edit counts them."""
    return None if b"\r" in data or data.startswith(b"\xef\xbb\xbf") else _document(name, data).root


@lru_cache(maxsize=_READINGS)
def _reading(name: str, data: bytes, own: tuple[Pairs, Pairs]) -> Reading:
    """`own`: the office's words for channels and for levels, without which some of the file's words are none."""
    document = _document(name, data)
    problems = tuple(problem for problem in document.problems if problem.is_error)
    if document.root is None:
        return Reading(None, problems)
    office = replace(_NOBODY, channels=dict(own[0]), levels=dict(own[1]))
    return Reading(assemble_domain(document, schemas().titles("domain"), own_words(office)), problems)


@lru_cache(maxsize=4)
def _registers(files: tuple[tuple[str, str, bytes], ...]) -> Catalogue:
    found: dict[str, Document] = {}
    for kind, name, data in files:
        document = _document(name, data)
        if document.root is not None:
            found.setdefault(kind, document)
    return assemble_catalogue(Parts(registers=found), schemas().titles)


def file_of(name: str) -> str:
    """The name in the folder of what a message or a domain calls `catalog/01-land.yml`."""
    return name.rpartition("/")[2]


def find_item(draft: Draft, item_id: str) -> tuple[Domain, int, Item] | None:
    """Domain, place in its file and item of an id."""
    for domain in draft.domains_near(item_id):
        for index, item in enumerate(domain.items):
            if item.id == item_id:
                return domain, index, item
    return None


def item_edit(draft: Draft, item_id: str, new: Item) -> RecordEdit:
    """The edit that makes an item say something else.

    Raises:
        SetupError: there is no such item.
    """
    found = find_item(draft, item_id)
    if found is None:
        raise SetupError(f"目录里没有 {item_id}，没有改动。")
    domain, index, old = found
    return RecordEdit(file_of(domain.file), "items", index, old, new)


def retitle_issued(draft: Draft, item_id: str, title: str) -> dict[str, bytes]:
    """The register with another title for an id of the same matter; nothing where it is not registered.

    Raises:
        SetupError: the register is written in a way that a program cannot change safely.
    """
    entry = draft.registers.permalinks.issued.get(item_id)
    name = find_register(draft.snapshot)
    if entry is None or entry.title == title:
        return {}
    text = " ".join(filter(None, (entry.since, title)))
    try:
        return {name: replace_text(draft.snapshot.files[name], ("issued", item_id), text)}
    except CannotEditError as error:
        raise SetupError(f"{name}：{error}。没有改动。") from error


def edit_records(draft: Draft, edits: Sequence[RecordEdit]) -> dict[str, bytes]:
    """File name → its text with these records changed, verified by reading it again.

    Raises:
        SetupError: a file is written in a way that a program cannot change safely; nothing is to be changed.
    """
    by_file: dict[str, list[RecordEdit]] = {}
    for edit in edits:
        by_file.setdefault(edit.file, []).append(edit)
    changes: dict[str, bytes] = {}
    for file, own in by_file.items():
        data = draft.snapshot.files.get(file, b"")
        try:
            old = [Change(edit.key, edit.index, edit.old, edit.new) for edit in own if edit.old is not None]
            text = change_records(data, old, _tree(draft.snapshot.name + file, data)) if old else data
            for edit in own:
                if edit.old is None:
                    text = add_entries(text, edit.key, [(-1, record_rows(edit.new))])
        except CannotEditError as error:
            raise SetupError(f"{file}：{error}。没有改动，请请懂 YAML 的人手工改。") from error
        if text != data:
            changes[file] = text
    _verify(draft.changed(changes), edits)
    return changes


def _verify(after: Draft, edits: Iterable[RecordEdit]) -> None:
    """What was read back is what was meant.

    Raises:
        SetupError: it is not.
    """
    for edit in edits:
        found = _record_at(after, edit)
        if found is None or record_rows(found) != record_rows(edit.new):
            raise SetupError(f"{edit.file} 里的写法特殊，没法自动改，没有改动。")


def _record_at(draft: Draft, edit: RecordEdit) -> Any:
    kind = kind_of(edit.file)
    if kind == "domain":
        domain = draft.reading(edit.file).domain
        if domain is None or edit.key == "domain":
            return domain
        return domain.items[edit.index] if edit.index < len(domain.items) else None
    if kind == "office":
        return draft.registers.office
    entries: Mapping[str, Any] = getattr(draft.registers, kind)
    return entries.get(getattr(edit.new, KINDS[kind].key))
