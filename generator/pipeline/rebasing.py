"""read → derive → edit: what a changed standard means for an office on it, and what of that a program may write.

The overlay is read on the standard as it was, for that is what its writer saw; both standards are read whole, with
what they stand on themselves.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from generator.derive.diff.compare import derive_diff
from generator.derive.diff.notes import derive_notes
from generator.derive.diff.renames import find_renames
from generator.derive.inherit.compose import as_standard
from generator.derive.inherit.naming import names_here, with_names
from generator.derive.inherit.rebase import Sides, derive_rebase
from generator.edit.draft import CannotEditError
from generator.edit.overlay import drop_entry, drop_field, move_entry
from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.errors import SetupError
from generator.model.item import Item
from generator.model.kinds import kind_of
from generator.model.names import Named
from generator.model.overlay import Overlay
from generator.model.ownwords import own_words
from generator.model.rebase import Course, Mend, RebaseLine, Todo
from generator.model.snapshot import Snapshot
from generator.pipeline.checking import check_changed, check_snapshot
from generator.pipeline.comparing import Reader, UnreadableError, word_of
from generator.pipeline.inheriting import base_folders
from generator.pipeline.overlaying import with_words_below
from generator.pipeline.shipped import schemas
from generator.read.catalogue.overlay import is_overlay, read_domain_overlay
from generator.read.past import Past
from generator.read.snapshot import take_snapshot
from generator.render.rebase import write_html, write_json, write_text
from generator.yamltext.nodes import Document
from generator.yamltext.tree import read_located

FORMATS = ("text", "html", "json")


@dataclass(frozen=True, slots=True)
class Rebase:
    """What the change means. `changes`: file name → its bytes with all that can be written, read back and checked."""

    lines: tuple[RebaseLine, ...]
    changes: Mapping[str, bytes]
    old: str
    new: str


def plan_rebase(folder: Path, old: str | Path, new: str | Path | None, today: date) -> Rebase:
    """Work out what a changed standard means; nothing is written.

    Args:
        folder: the office's.
        old: a commit of the standard's folder, or a folder that holds the standard as it was.
        new: the same of the standard now; None for the folder that office.yml names.
        today: the day against which the result is checked.

    Raises:
        UnreadableError: the office stands on no other, or a side cannot be read.
        SetupError: git failed, or a file is written in a way that a program cannot change.
    """
    snapshot = take_snapshot(folder)
    if snapshot.base is None:
        raise UnreadableError(f"“{folder.as_posix()}”没有上级目录：office.yml 里没有写 extends。", snapshot.problems)
    place = base_folders(folder)[0]
    reader = Reader()
    before = _side(place, old)
    after = _side(place, new) if new else snapshot.base
    was, now = (as_standard(reader.read(one, one.name.rstrip("/:"))) for one in (before, after))
    here = reader.read(replace(snapshot, base=after), folder.as_posix())
    lines = derive_rebase(_sides(snapshot, was, now, here))
    changes = _changes(snapshot, [line.todo for line in lines if line.todo is not None])
    _verify(replace(snapshot, base=after), changes, today)
    return Rebase(lines, changes, _called(old), _called(new) if new else snapshot.base.name.rstrip("/"))


def write_rebase(rebase: Rebase, form: str) -> str:
    """The list as text, as a page to work off, or for machines."""
    writers = {"text": write_text, "html": write_html, "json": write_json}
    return writers[form](rebase.lines, rebase.old, rebase.new)


def is_open(rebase: Rebase) -> bool:
    """Whether something is left for a person."""
    return any(line.course is Course.DECIDE for line in rebase.lines)


def _called(side: str | Path) -> str:
    return side.as_posix() if isinstance(side, Path) else side


def _side(place: Path, name: str | Path) -> Snapshot:
    """The standard of a folder or of a commit."""
    if isinstance(name, Path):
        return take_snapshot(name)
    past = Past(place)
    commit = past.find(name)
    if not commit:
        raise UnreadableError(f"“{name}”不是文件夹，也不是 git 里的版本。")
    return past.take(commit, name)


def _sides(snapshot: Snapshot, was: Catalogue, now: Catalogue, here: Catalogue) -> Sides:
    lost = _lost_bodies(was, now, here)
    called = {now_called: body.name for body, now_called in lost.values() if now_called}
    old = with_names(was, names_here(was.bodies, here.bodies)[0])
    new = with_names(now, names_here(now.bodies, here.bodies)[0] | called)
    plain = replace(  # what the standard's office has of its own is no news for others
        old, office=new.office, permalinks=new.permalinks, posters=new.posters, history=new.history
    )
    diff = derive_diff(plain, new)
    below = {item.id for item in was.items}
    own = {item.id: item for item in _own_items(snapshot, was) if item.id not in below}
    return Sides(old, new, _overlay(snapshot, was), derive_notes(plain, new, diff, word_of), own, lost)


def _lost_bodies(was: Catalogue, now: Catalogue, here: Catalogue) -> dict[str, tuple[Body, str]]:
    """Bodies of the standard of then that one here stands for and that are not there now, with their name of now."""
    renamed = {one.old: one.new for one in find_renames(was, now) if one.named is Named.BODY}
    return {
        other: (body, renamed.get(other, ""))
        for body in here.bodies.values()
        for other in body.stands_for
        if other in was.bodies and other not in now.bodies
    }


def _documents(snapshot: Snapshot) -> list[Document]:
    files = [name for name in snapshot.sources if kind_of(name) == "domain"]
    return [read_located(snapshot.name + name, snapshot.files[name]) for name in files]


def _overlay(snapshot: Snapshot, below: Catalogue) -> Overlay:
    """What the office says of the standard, read on the standard as it was."""
    titles = schemas().titles("domain")
    domains = {domain.code: domain for domain in below.domains}
    own = own_words(with_words_below(below.office, below.office))
    read = []
    for document in _documents(snapshot):
        if is_overlay(document):
            code = read_domain_overlay(document, None, titles).code
            read.append(read_domain_overlay(document, domains.get(code), titles, own))
    return Overlay(tuple(read))


def _own_items(snapshot: Snapshot, below: Catalogue) -> Iterator[Item]:
    """Items that the standard of then did not have."""
    for domain in _overlay(snapshot, below).domains:
        yield from domain.new


# --- written ----------------------------------------------------------------------------------------------


def _changes(snapshot: Snapshot, todos: list[Todo]) -> dict[str, bytes]:
    """The files with all that can be written.

    Raises:
        SetupError: a file is written in a way that a program cannot change.
    """
    changes: dict[str, bytes] = {}
    for name in snapshot.sources:
        if kind_of(name) != "domain" or not is_overlay(read_located(name, snapshot.files[name])):
            continue
        data = snapshot.files[name]
        try:
            for todo in todos:
                data = _done(data, todo)
        except CannotEditError as error:
            raise SetupError(f"{name}：{error}。没有改动，请照清单手工改。") from error
        if data != snapshot.files[name]:
            changes[name] = data
    return changes


def _done(data: bytes, todo: Todo) -> bytes:
    if todo.mend is Mend.DROP_FIELD:
        return drop_field(data, todo.id, todo.path)
    if todo.mend is Mend.DROP_ENTRY:
        return drop_entry(data, todo.id)
    return move_entry(data, todo.id, todo.new)


def _verify(snapshot: Snapshot, changes: Mapping[str, bytes], today: date) -> None:
    """What was written has no error that was not there.

    Raises:
        SetupError: it has.
    """
    if not changes:
        return
    before = {(p.code, p.message) for p in check_snapshot(snapshot, today).problems if p.is_error}
    after = [p for p in check_changed(snapshot, today, changes).problems if p.is_error]
    new = [problem for problem in after if (problem.code, problem.message) not in before]
    if new:
        raise SetupError(f"照清单改了以后检查通不过（{new[0].message}），没有改动。请照清单手工改。")
