"""git → derive → edit: what changed in the catalogue on which day, added to `history.yml`.

The last state of a day is compared with the last state of the day before; a merge counts as one commit on the day it
was made. The last day recorded is recorded anew, for more commits may have come. Nothing is written here. A site is
built from the file alone (ADR 0036).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.derive.diff.recorded import record_notes
from generator.derive.views.changes import say_recorded
from generator.edit.history import write_history
from generator.model.catalogue import Catalogue
from generator.model.errors import SetupError
from generator.model.history import History, Recorded
from generator.pipeline.comparing import Reader, UnreadableError, compare, open_past, read_commit, read_folder
from generator.read.past import Past, PastState

HISTORY = "history.yml"
MOST = 5_000
"""Entries that are kept, the newest: a catalogue file may have 2 MB."""


@dataclass(frozen=True, slots=True)
class HistoryPlan:
    """What will be done.

    `added`: entries that are new; `data`: the file, None where it need not change; `remarks`: what is to be known.
    """

    history: History
    added: tuple[Recorded, ...] = ()
    data: bytes | None = None
    remarks: tuple[str, ...] = ()


def plan_history(folder: Path, since: str = "") -> HistoryPlan:
    """Work out the new file; nothing is written.

    Args:
        folder: the catalogue's folder.
        since: the first day to be recorded (YYYY-MM-DD) where nothing was yet; empty for all.

    Raises:
        UnreadableError: the folder is no catalogue, or cannot be read.
        SetupError: git failed, or its copy lacks what is needed.
    """
    reader = Reader()
    today = read_folder(reader, folder)
    past = open_past(folder)
    days = _last_of_days(past.states())
    if not days:
        raise SetupError(f"“{folder}”还没有提交过，没有历史可以记。")
    old = today.history
    begin = old.until or since
    base, remarks = _base(past, days, begin, is_begun=bool(old.until))
    kept = [entry for entry in old.changes if entry.on < begin or entry.on <= base.on]
    wanted = [state for state in days if state.on > base.on]
    fresh, said = _record(reader, past, base, wanted, today)
    entries = (*kept, *fresh)
    history = History(max(days[-1].on, old.until), entries[-MOST:])
    known = set(_said(old.changes))
    added = tuple(entry for entry in fresh if _said([entry])[0] not in known)
    if old.until and _said(history.changes) == _said(old.changes):  # a newer day alone is no news
        return HistoryPlan(old, (), None, (*remarks, *said))
    return HistoryPlan(history, added, write_history(history), (*remarks, *said))


def _said(entries: Sequence[Recorded]) -> list[tuple[object, ...]]:
    return [(one.on, one.kind, one.items, one.before, one.after) for one in entries]


def _last_of_days(states: Sequence[PastState]) -> list[PastState]:
    """The last state of each day, oldest first; a clock that went back counts as the day it had reached."""
    found: dict[str, PastState] = {}
    latest = ""
    for state in states:
        latest = max(latest, state.on)
        found[latest] = PastState(state.commit, latest)
    return list(found.values())


def _base(past: Past, days: Sequence[PastState], begin: str, *, is_begun: bool) -> tuple[PastState, tuple[str, ...]]:
    """The state with which the first day to be recorded is compared: the last before it, or the first there is.

    Raises:
        SetupError: days between what is recorded and the first commit of this copy are missing.
    """
    before = [state for state in days if state.on < begin]
    if before:
        return before[-1], ()
    first = days[0]
    if past.is_whole:
        return first, ()
    if is_begun and first.on > begin:
        raise SetupError(
            f"这份 git 副本不完整（浅克隆），最早的提交是 {first.on}，而修订历史只记到 {begin}，中间的没法记。"
            "先运行 git fetch --unshallow。"
        )
    return first, (f"这份 git 副本不完整（浅克隆），只能记 {first.on} 以后的变化。",)


def _record(
    reader: Reader, past: Past, base: PastState, days: Sequence[PastState], today: Catalogue
) -> tuple[list[Recorded], list[str]]:
    """Entries of some days in a row. A state that cannot be read is passed over, its changes told with the next."""
    found: list[Recorded] = []
    remarks: list[str] = []
    last = _read(reader, past, base, remarks)
    for state in days:
        catalogue = _read(reader, past, state, remarks)
        if catalogue is None:
            continue
        if last is not None:
            found += record_notes(compare(last, catalogue).notes, state.on, today)
        last = catalogue
    return found, remarks


def _read(reader: Reader, past: Past, state: PastState, remarks: list[str]) -> Catalogue | None:
    try:
        return read_commit(reader, past, state.commit, state.commit[:8])
    except UnreadableError:
        remarks.append(f"{state.on} 的提交 {state.commit[:8]} 里有文件读不出来，跳过了。")
        return None


def say_entries(plan: HistoryPlan) -> list[str]:
    """New entries for people, a line each."""
    return [f"{one.on} {say_recorded(one)}{_ids(one)}" for one in plan.added]


def _ids(entry: Recorded) -> str:
    return f"（{'、'.join(entry.items)}）" if entry.items else ""
