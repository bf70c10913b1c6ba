"""read → derive: two catalogues, wherever they come from, compared and put into words.

A side is a folder, a commit of a repository, or what an office's table would make of a folder. Files that both sides
share are read once.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path

from generator.derive.diff.compare import derive_diff
from generator.derive.diff.notes import derive_notes
from generator.derive.inherit.against import standard_here, with_left_out
from generator.derive.inherit.compose import as_standard
from generator.derive.views.difference import DifferenceView, difference_view
from generator.model.catalogue import Catalogue
from generator.model.change import RECORD_OF, Comparison, Note, Part
from generator.model.diagnostic import Diagnostic
from generator.model.domain import Category, Domain
from generator.model.errors import SetupError
from generator.model.imported import Likeness
from generator.model.kinds import KINDS, kind_of
from generator.model.ownwords import OwnWords, own_words
from generator.model.snapshot import Snapshot
from generator.model.terms import ChangeKind
from generator.pipeline.checking import check_snapshot
from generator.pipeline.overlaying import is_listed, lay_over, with_words_below
from generator.pipeline.shipped import schemas
from generator.read.catalogue.assemble import Parts, assemble_catalogue, assemble_domain
from generator.read.catalogue.overlay import is_overlay
from generator.read.filenames import meant_name
from generator.read.past import Past
from generator.read.schema.schemas import descend, title_of
from generator.read.snapshot import take_snapshot
from generator.render.changes.data import write_json
from generator.render.changes.text import write_html, write_markdown, write_text
from generator.yamltext.nodes import Document
from generator.yamltext.tree import read_located

Repository = Past
"""The past of a catalogue's folder, which a command opens once and asks several times."""


class UnreadableError(SetupError):
    """A side cannot be compared: it is no catalogue, or a file of it cannot be read.

    `problems`: what is wrong with files; empty where there is nothing to read at all.
    """

    def __init__(self, message: str, problems: Sequence[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


@dataclass(slots=True)
class Reader:
    """Reads catalogues, each file and each set of registers once however many commits have it."""

    _documents: dict[tuple[str, bytes], Document] = field(default_factory=dict)
    _domains: dict[tuple[str, bytes, Hashable], Domain] = field(default_factory=dict)
    _registers: dict[frozenset[tuple[str, bytes]], Catalogue] = field(default_factory=dict)

    def read(self, snapshot: Snapshot, name: str) -> Catalogue:
        """What a folder says; whether it may be published is not asked.

        Raises:
            UnreadableError: it is no catalogue, or a file of it cannot be read: what is in it would be told as gone.
        """
        problems = [
            problem for problem in snapshot.problems if problem.is_error and "/" not in _inside(snapshot, problem)
        ]
        files: list[tuple[Document, str, bytes]] = []
        registers: dict[str, tuple[str, bytes]] = {}
        for file, data in snapshot.sources.items():
            kind = kind_of(meant_name(file))
            document = self._document(snapshot.name + file, file, data)
            faults = [problem for problem in document.problems if problem.is_error]
            problems += faults
            if faults or document.root is None:
                continue
            if kind == "domain":
                files.append((document, file, data))
            else:
                registers.setdefault(kind, (file, data))
        if not files and not problems and snapshot.base is None:
            raise UnreadableError(f"“{name}”不是目录：里面没有领域的目录文件（01-….yml）。")
        if problems:
            raise UnreadableError(f"“{name}”有文件读不出来，没法比较。先改好上面的问题。", problems)
        below = self.read_base(snapshot)
        catalogue = self._rest(registers)
        office = with_words_below(catalogue.office, below.office) if below is not None else catalogue.office
        own = own_words(office)
        whole = [one for one in files if below is None or not is_overlay(one[0])]
        domains = [self._domain(document, file, data, own) for document, file, data in whole]
        catalogue = replace(catalogue, domains=tuple(sorted(domains, key=lambda domain: (domain.code, domain.file))))
        if below is None:
            return catalogue
        overlays = [("domain", document) for document, _, _ in files if is_overlay(document)]
        overlays += [(kind, self._documents[source]) for kind, source in registers.items() if is_listed(kind)]
        return lay_over(below, catalogue, overlays, own, schemas()).catalogue

    def read_base(self, snapshot: Snapshot) -> Catalogue | None:
        """The catalogue that a folder stands on; None where it stands on none.

        Raises:
            UnreadableError: it is no catalogue, or a file of it cannot be read.
        """
        if snapshot.base is None:
            return None
        return as_standard(self.read(snapshot.base, snapshot.base.name.rstrip("/")))

    def _document(self, shown: str, file: str, data: bytes) -> Document:
        if (file, data) not in self._documents:
            self._documents[file, data] = read_located(shown, data)
        return self._documents[file, data]

    def _domain(self, document: Document, file: str, data: bytes, own: OwnWords) -> Domain:
        """`own`: the office's own words, by which a domain is read."""
        key = (file, data, tuple(tuple(words.items()) for words in own.words.values()))
        if key not in self._domains:
            self._domains[key] = assemble_domain(document, schemas().titles("domain"), own)
        return self._domains[key]

    def _rest(self, registers: Mapping[str, tuple[str, bytes]]) -> Catalogue:
        """The catalogue without its domains."""
        key = frozenset(registers.values())
        if key not in self._registers:
            documents = {kind: self._documents[source] for kind, source in registers.items()}
            self._registers[key] = assemble_catalogue(Parts(registers=documents), schemas().titles)
        return self._registers[key]


def _inside(snapshot: Snapshot, problem: Diagnostic) -> str:
    return problem.place.file.removeprefix(snapshot.name)


# --- sides ------------------------------------------------------------------------------------------------


def open_past(folder: Path) -> Repository:
    """The past of a catalogue's folder.

    Raises:
        SetupError: git is missing, or this is no repository.
    """
    return Past(folder)


def take_folder(folder: Path) -> Snapshot:
    """A folder as it is now."""
    return take_snapshot(folder)


def take_commit(past: Past, commit: str, name: str) -> Snapshot:
    """The catalogue's folder as a commit had it.

    Raises:
        SetupError: git failed.
    """
    return past.take(commit, name)


def read_folder(reader: Reader, folder: Path) -> Catalogue:
    """The catalogue of a folder as it is now.

    Raises:
        UnreadableError: it cannot be compared.
    """
    return reader.read(take_folder(folder), folder.as_posix())


def read_commit(reader: Reader, past: Past, commit: str, name: str) -> Catalogue:
    """The catalogue as a commit had it.

    Raises:
        UnreadableError: it cannot be compared.
        SetupError: git failed.
    """
    return reader.read(take_commit(past, commit, name), name)


# --- compared ---------------------------------------------------------------------------------------------


def compare(old: Catalogue, new: Catalogue, names: tuple[str, str] = ("", "")) -> Comparison:
    """What differs, and that in words. `names`: how the two are called."""
    diff = derive_diff(old, new)
    return Comparison(*names, diff, derive_notes(old, new, diff, word_of))


def compare_with_standard(reader: Reader, snapshot: Snapshot, name: str) -> Comparison:
    """An office held against what it stands on: what it added, changed, and marked as not applicable.

    Its bodies are the standard's under their names here, and what is its own anyway (ids, posters …) is no difference.

    Raises:
        UnreadableError: the office stands on no other, or one of the two cannot be compared.
    """
    here = reader.read(snapshot, name)
    below = reader.read_base(snapshot)
    if below is None:
        raise UnreadableError(f"“{name}”没有上级目录：office.yml 里没有写 extends。")
    comparison = compare(standard_here(below, here), here, (f"{name} 的上级目录", name))
    return replace(comparison, notes=with_left_out(comparison.notes, here))


def compare_table(snapshot: Snapshot, name: str, table: Path, today: date, domain: str) -> Comparison:
    """What importing a table would change. Rows that are like an item are taken for it, and said.

    Args:
        snapshot: the catalogue's folder, now or then.
        name: how it is called.
        table: the file.
        today: day of the last change.
        domain: code of the domain of rows that name none; empty where nobody said.

    Raises:
        UnreadableError: the catalogue or the table cannot be read.
        SetupError: a file is written in a way that a program cannot change.
    """
    from generator.pipeline.importing import plan_import
    from generator.pipeline.returning import domain_words
    from generator.pipeline.tables import columns_of, key_of_field, read_tables

    words = domain_words(Reader().read(snapshot, name))
    maps = columns_of(snapshot)
    mapped = {column: key for column, word in maps.items() if (key := key_of_field(word))}
    imported = read_tables([table], mapped, words)
    problems = [problem for problem in imported.problems if problem.is_error]
    if problems or not imported.items:
        raise UnreadableError(f"“{table.name}”里没有读到事项。", problems)
    checked = check_snapshot(snapshot, today)
    chosen = next((one for one in checked.catalogue.domains if one.code == domain), None)
    alike: list[str] = []

    def confirm(one: Likeness) -> bool:
        alike.append(f"{one.draft.title}＝{one.item.id} {one.item.title}")
        return True

    plan = plan_import(checked, imported, today, domain=chosen, confirm=confirm, maps={})
    refused = [problem for problem in plan.problems if problem.is_error]
    if refused and not plan.items and not plan.missing:
        raise UnreadableError(f"“{table.name}”和目录对不上，没法比较。", refused)
    remarks = [f"拿不准，没有算在内：{problem.place.file} {problem.message}" for problem in refused]
    remarks += [f"名称相近，当作同一个事项：{'；'.join(alike)}"] if alike else []
    if plan.missing:
        missing = "、".join(f"{item.id} {item.title}" for item in plan.missing)
        remarks.append(f"目录里有、表格里没有的 {len(plan.missing)} 个事项，导入时不动：{missing}")
    return replace(plan.comparison, old=name, new=table.name, remarks=tuple(remarks))


def show(comparison: Comparison) -> DifferenceView:
    """A comparison as it is shown."""
    return difference_view(comparison)


def preview(comparison: Comparison) -> DifferenceView:
    """The same for a table's import, which shows new items and what it keeps beside in a way of its own."""

    def is_shown(note: Note) -> bool:
        return note.part is not Part.IMPORTS and (note.part is not Part.ITEM or note.kind is not ChangeKind.ADDED)

    return difference_view(replace(comparison, notes=tuple(filter(is_shown, comparison.notes))))


def write_comparison(form: str, comparison: Comparison) -> str:
    """A comparison in one of its forms: text, markdown, html, json."""
    if form == "json":
        return write_json(comparison)
    writers = {"text": write_text, "markdown": write_markdown, "html": write_html}
    return writers[form](show(comparison))


_WORDS = {"title": "登记的名称", "since": "首次发布的日期"}
"""Of a line of the register of ids, which no schema knows as a group of fields."""


@cache
def word_of(part: Part, path: tuple[str, ...]) -> str:
    """The schema's word for a field of an entry."""
    if part in (Part.ISSUED, Part.SECTION):
        return _WORDS.get(path[-1], path[-1])
    kind, above = _place_of(part)
    return title_of(schemas().schemas[kind], *above, *path)


def _place_of(part: Part) -> tuple[str, tuple[str, ...]]:
    """Kind of file and path of keys at which entries stand."""
    record = RECORD_OF[part]
    if record is Category:
        return "domain", ("domain", "categories", "[]")
    for kind in KINDS.values():
        if kind.whole is record:
            return kind.name, ()
        for key, own in kind.parts.items():
            if own is record:
                is_list = (
                    descend(schemas().schemas[kind.name], schemas().schemas[kind.name], (key,)).get("type") == "array"
                )
                return kind.name, (key, "[]") if is_list else (key,)
    return part.value, ()
