"""A catalogue being edited: read without being judged, changed record by record, each change a minimal one of a file.

Nothing is written here. What was changed is read back and compared before anybody sees it, as in `importing`.
Reading is remembered by file and content, so that a change of one cell reads one file.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from generator.edit.batches import add_entries
from generator.edit.changes import Change, change_records
from generator.edit.draft import CannotEditError
from generator.edit.records import record_rows
from generator.edit.rename import replace_text
from generator.model.catalogue import Catalogue, Domain, Item, Office
from generator.model.diagnostic import Diagnostic
from generator.model.errors import SetupError
from generator.model.kinds import KINDS, kind_of
from generator.model.ownwords import own_words
from generator.model.snapshot import Snapshot
from generator.pipeline.checking import schemas
from generator.pipeline.editing import find_register
from generator.read.catalogue.assemble import Parts, assemble_catalogue, assemble_domain
from generator.yamltext.nodes import Document, Node
from generator.yamltext.tree import read_located

_REMEMBERED = 256
"""Files whose reading is kept: those of a large catalogue, a few versions of each."""


Pairs = tuple[tuple[str, str], ...]
_NOBODY = Office("", "", "")


@dataclass(frozen=True, slots=True)
class Draft:
    """A catalogue as it stands in the files of `snapshot`. `unread`: what keeps some of them from being read."""

    snapshot: Snapshot
    catalogue: Catalogue
    unread: tuple[Diagnostic, ...] = ()

    def changed(self, changes: Mapping[str, bytes | None]) -> "Draft":
        """The catalogue with other files: path → new bytes, None for removed."""
        return read_draft(self.snapshot.changed(changes))


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
    """Read a catalogue; nothing is checked but that it can be read."""
    read: list[tuple[str, bytes]] = []
    registers: list[tuple[str, str, bytes]] = []
    unread: list[Diagnostic] = list(snapshot.problems)
    for name, data in snapshot.sources.items():
        document = _document(snapshot.name + name, data)
        unread += [problem for problem in document.problems if problem.is_error]
        if document.root is None:
            continue
        if kind_of(name) == "domain":
            read.append((document.name, data))
        else:
            registers.append((kind_of(name), document.name, data))
    rest = _registers(tuple(registers))
    own = tuple(rest.office.channels.items()), tuple(rest.office.levels.items())
    domains = sorted((_domain(name, data, own) for name, data in read), key=lambda domain: (domain.code, domain.file))
    return Draft(snapshot, replace(rest, domains=tuple(domains)), tuple(unread))


@lru_cache(maxsize=_REMEMBERED)
def _document(name: str, data: bytes) -> Document:
    return read_located(name, data)


def _tree(name: str, data: bytes) -> Node | None:
    """The tree of a file, where its lines are counted as an edit counts them."""
    return None if b"\r" in data or data.startswith(b"\xef\xbb\xbf") else _document(name, data).root


@lru_cache(maxsize=_REMEMBERED)
def _domain(name: str, data: bytes, own: tuple[Pairs, Pairs]) -> Domain:
    """`own`: the office's words for channels and for levels, without which some of the file's words are none."""
    office = replace(_NOBODY, channels=dict(own[0]), levels=dict(own[1]))
    return assemble_domain(_document(name, data), schemas().titles("domain"), own_words(office))


@lru_cache(maxsize=4)
def _registers(files: tuple[tuple[str, str, bytes], ...]) -> Catalogue:
    found: dict[str, Document] = {}
    for kind, name, data in files:
        found.setdefault(kind, _document(name, data))
    return assemble_catalogue(Parts(registers=found), schemas().titles)


def file_of(name: str) -> str:
    """The name in the folder of what a message or a domain calls `catalog/01-land.yml`."""
    return name.rpartition("/")[2]


def find_item(draft: Draft, item_id: str) -> tuple[Domain, int, Item] | None:
    """Domain, place in its file and item of an id."""
    for domain in draft.catalogue.domains:
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
    entry = draft.catalogue.permalinks.issued.get(item_id)
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
    catalogue = draft.catalogue
    if kind == "domain":
        domain = next((one for one in catalogue.domains if file_of(one.file) == edit.file), None)
        if domain is None or edit.key == "domain":
            return domain
        return domain.items[edit.index] if edit.index < len(domain.items) else None
    if kind == "office":
        return catalogue.office
    entries: Mapping[str, Any] = getattr(catalogue, kind)
    return entries.get(getattr(edit.new, KINDS[kind].key))
