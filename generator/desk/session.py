"""One catalogue at one desk: what it says now, what was done, what is not saved yet; the only one who writes it.

The draft lives in memory and in the journal. `save` writes the files, all or none, unless somebody else changed one
meanwhile: then nothing is written before a person has chosen.
"""

import shutil
import threading
import zipfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from stat import S_ISREG

from generator.desk.journal import Journal, Typing
from generator.desk.merging import Conflict
from generator.desk.steps import History, StaleError, Step, apply_step, hash_of, make_step, replay
from generator.model.errors import PublishError, explain_os_error
from generator.model.snapshot import PAGES, Snapshot
from generator.pipeline.drafting import read_draft
from generator.pipeline.editing import complete_edits, hold_place, write_changes
from generator.pipeline.hinting import refresh_schemas
from generator.pipeline.reading import read_folder

PLACE = ".gongkai-cache"
"""Folder beside the catalogue; what a desk keeps is in `desk-NAME` there."""


class NothingToUndoError(Exception):
    """No step is left, or a file is not what the step was made on."""


class Desk:
    """The one desk of a catalogue's folder."""

    def __init__(self, folder: Path, today: Callable[[], date]) -> None:
        """Open the folder and go on where a desk that died was.

        Raises:
            PublishError: another desk is open, or the disk refused.
        """
        self.folder = folder
        self.today = today
        self.guard = threading.RLock()
        whole = folder.resolve()
        self.place = whole.parent / PLACE / f"desk-{whole.name}"
        self.place.mkdir(parents=True, exist_ok=True)
        self._lock = hold_place(self.place / "lock")
        self.notes: list[str] = []
        self.conflicts: tuple[Conflict, ...] = ()
        self.version = 0
        """Counts the changes: what was worked out of the draft is known by it."""
        self.asked = 0.0
        """When somebody last asked for something or got it, by the clock that only goes on: nobody is to wait for what
        is done ahead.
        """
        if done := complete_edits(folder):
            self.notes.append(done)
        self.base = self._read()
        self.draft = read_draft(self.base)
        self.journal = Journal(self.place)
        self.typing: dict[str, Typing] = {}
        self.history = History()
        self._recover()
        self._seen = self._look()
        if not (self.place / "handed.zip").is_file():
            self._keep_handed()

    def close(self) -> None:
        """Let the folder go; what is not saved stays in the journal."""
        self._lock.release()

    def _read(self) -> Snapshot:
        return read_folder(self.folder)

    def _recover(self) -> None:
        """Take the steps of the journal over. Files that changed under them are taken as they were: a conflict."""
        kept = self.journal.read()
        self.typing = dict(kept.typing)
        first = {one.name: one.was for step in reversed(kept.history.done) for one in step.files}
        under = {name: was for name, was in first.items() if hash_of(self.base.files.get(name)) != was}
        before = {name: self.journal.kept(was) for name, was in under.items()}
        old = self.base.changed(before)
        try:
            mine = replay(old.files, kept.history.done)
        except StaleError:
            self._put_aside("上次没有保存的改动读不出来了")
            return
        disk = self.base.files
        kept_back = {name: before[name] for name in under if mine[name] not in (before[name], disk.get(name))}
        wanted = {name: data for name, data in mine.items() if data != disk.get(name)}
        wanted = {name: data for name, data in wanted.items() if name in kept_back or name not in under}
        if not wanted:
            self.journal.restart(self.typing)
            return
        self.base = self.base.changed(kept_back)
        self.draft = read_draft(self.base)
        self.history = kept.history
        self._adopt(wanted)
        self.conflicts = tuple(self._conflicts(self.changes))
        self.notes.append(f"上次没有保存的改动还在（{len(kept.history.done)} 步），看过以后点“保存”。")

    def _put_aside(self, why: str) -> None:
        target = self.journal.place / f"{datetime.now().astimezone():%Y%m%d-%H%M%S}.jsonl"
        shutil.copy(self.journal.path, target)
        self.journal.restart(self.typing)
        self.notes.append(f"{why}，另存在 {target.as_posix()}。")

    # --- what it says -----------------------------------------------------------------------------

    @property
    def changes(self) -> dict[str, bytes | None]:
        """Files that are not yet as the draft has them: name → bytes, None for removed."""
        base, now = self.base.files, self.draft.snapshot.files
        names = [name for name in (*base, *now) if base.get(name) is not now.get(name)]
        return {name: now.get(name) for name in dict.fromkeys(names) if base.get(name) != now.get(name)}

    def _adopt(self, changes: Mapping[str, bytes | None]) -> None:
        self.draft = self.draft.changed(changes)
        self.version += 1

    # --- what is done -----------------------------------------------------------------------------

    def do(self, label: str, changes: Mapping[str, bytes | None]) -> Step:
        """Change files of the draft, as one step."""
        with self.guard:
            files = dict(self.draft.snapshot.files)
            step = make_step(label, files, changes)
            if not step.files:
                return step
            self._keep_base(step)
            self.journal.note_step(step)
            self.history = self.history.did(step)
            self._adopt(changes)
            return step

    def _keep_base(self, step: Step) -> None:
        """Keep files as they are on the disk, before a step changes them first."""
        for one in step.files:
            data = self.base.files.get(one.name)
            if data is not None and hash_of(data) == one.was:
                self.journal.keep(data)

    def undo(self) -> Step:
        """Take the newest step back.

        Raises:
            NothingToUndoError: there is none, or a file has changed under it.
        """
        with self.guard:
            if not self.history.done:
                raise NothingToUndoError("没有可以撤销的改动了。")
            step = self.history.done[-1]
            changes = self._try(step.reverse)
            self._keep_base(step.reverse)
            self.journal.note_undo(step.reverse)
            self.history = self.history.undo()
            self._adopt(changes)
            return step

    def redo(self) -> Step:
        """Do again what was taken back last.

        Raises:
            NothingToUndoError: there is nothing, or a file has changed under it.
        """
        with self.guard:
            if not self.history.undone:
                raise NothingToUndoError("没有可以重做的改动。")
            step = self.history.undone[-1]
            changes = self._try(step)
            self._keep_base(step)
            self.journal.note_redo(step)
            self.history = self.history.redo()
            self._adopt(changes)
            return step

    def _try(self, step: Step) -> dict[str, bytes | None]:
        try:
            return apply_step(self.draft.snapshot.files, step)
        except StaleError as error:
            raise NothingToUndoError(f"{error} 已经和当时不一样了，不能撤销。") from error

    def type_in(self, page: str, form: Typing) -> None:
        """Remember a form that is being filled in; an empty one is forgotten."""
        with self.guard:
            if form:
                self.typing[page] = dict(form)
            elif self.typing.pop(page, None) is None:
                return
            self.journal.note_typing(page, form)

    # --- the disk ---------------------------------------------------------------------------------

    def save(self) -> list[str]:
        """Write what is not saved; names of the files. Where somebody else changed one of them: none, and `conflicts`.

        Raises:
            PublishError: the disk refused; nothing was changed.
        """
        with self.guard:
            changes = self.changes
            self.conflicts = tuple(self._conflicts(changes))
            if self.conflicts or not changes:
                return []
            write_changes(self.folder, changes)
            self._settle(self.draft.snapshot)
            self.notes.clear()
            if not self.draft.unread_registers:
                refresh_schemas(self.folder.resolve(), self.draft.registers.office)
            return sorted(changes)

    def _settle(self, base: Snapshot) -> None:
        """The files are as the draft has them; steps can still be taken back, which is a change again."""
        self.base = base
        self._seen = self._look()
        self.journal.restart(self.typing)

    def _conflicts(self, changes: Mapping[str, bytes | None]) -> list[Conflict]:
        found = []
        for name, mine in changes.items():
            before, theirs = self.base.files.get(name), self._on_disk(name)
            if before != theirs and mine != theirs:
                found.append(Conflict(name, before, mine, theirs))
        return found

    def _on_disk(self, name: str) -> bytes | None:
        try:
            return (self.folder / name).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise PublishError(f"读不到“{self.folder / name}”，没有保存。") from error

    def _look(self) -> dict[str, tuple[int, int]]:
        """Each file of the catalogue, and under `pages/` → time of its last change and size."""
        own = (path for path in self.folder.iterdir() if path.suffix in (".yml", ".yaml"))
        found = {}
        for path in (*own, *(self.folder / PAGES).rglob("*")):
            with suppress(OSError):  # gone meanwhile: noticed the next time
                facts = path.lstat()
                if S_ISREG(facts.st_mode):
                    found[path.relative_to(self.folder).as_posix()] = (facts.st_mtime_ns, facts.st_size)
        return found

    def notice_others(self) -> list[str]:
        """Take over files that somebody else changed; those that were changed here too become `conflicts`."""
        with self.guard:
            now = self._look()
            if now == self._seen:
                return []
            self._seen = now
            disk = self._read()
            touched = [n for n in {*disk.files, *self.base.files} if disk.files.get(n) != self.base.files.get(n)]
            mine = self.changes
            self.conflicts = tuple(self._conflicts({name: mine[name] for name in touched if name in mine}))
            others = {name: disk.files.get(name) for name in touched if name not in mine}
            if others:
                self.base = self.base.changed(others)
                self._adopt(others)
            return sorted(touched)

    def resolve(self, choices: Mapping[str, str]) -> bool:
        """End the conflicts: file → `mine`, `theirs` or `merged`. The other version is kept beside the journal.

        Returns:
            Whether every file was chosen for; else nothing happens.
        """
        with self.guard:
            wanted = dict(self.changes)
            for one in self.conflicts:
                options = {"mine": one.mine, "theirs": one.theirs, "merged": one.merged}
                choice = choices.get(one.name, "")
                if choice not in options or (choice == "merged" and one.merged is None):
                    return False
                wanted[one.name] = options[choice]
            for one in self.conflicts:
                self._keep_aside(one)
            self.conflicts = ()
            self.base = self._read()
            self.draft = read_draft(self.base)
            step = make_step("和别处的修改合在一起", self.base.files, wanted)
            self.journal.restart(self.typing, [step] if step.files else [])
            self.history = History((step,) if step.files else ())
            self._adopt(wanted)
            self._seen = self._look()
            return True

    def _keep_aside(self, one: Conflict) -> None:
        place = self.journal.place / "replaced" / f"{datetime.now().astimezone():%Y%m%d-%H%M%S}"
        place.mkdir(parents=True, exist_ok=True)
        flat = one.name.replace("/", "_")
        for side, data in (("mine", one.mine), ("theirs", one.theirs)):
            if data is not None:
                (place / f"{side}-{flat}").write_bytes(data)

    # --- handing in, without git ------------------------------------------------------------------

    @property
    def place_of_packs(self) -> Path:
        """Folder beside the catalogue for what was packed to be sent."""
        return self.folder.resolve().parent / "提交"

    def handed(self) -> dict[str, bytes]:
        """The files as they were packed last; before that as the desk first found them."""
        path = self.place / "handed.zip"
        if not path.is_file():
            self._keep_handed()
        with zipfile.ZipFile(path) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def note_handed(self, name: str, data: bytes) -> None:
        """Keep a pack, and what it brings the files up to.

        Raises:
            PublishError: the disk refused.
        """
        try:
            self.place_of_packs.mkdir(exist_ok=True)
            (self.place_of_packs / name).write_bytes(data)
            self._keep_handed()
        except OSError as error:
            raise PublishError(f"写不了“{self.place_of_packs / name}”：{explain_os_error(error)}") from error

    def _keep_handed(self) -> None:
        temporary = self.place / "handed.new"
        with zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.base.files.items():
                archive.writestr(name, data)
        temporary.replace(self.place / "handed.zip")
