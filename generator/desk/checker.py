"""The whole check, beside the work: of the draft as it stood, told when it is there.

In a process of its own where there is one: a large catalogue takes many seconds, and keys must be answered meanwhile.
"""

import multiprocessing
import os
import threading
from bisect import bisect_right
from collections.abc import Mapping
from concurrent.futures import CancelledError, ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from generator.desk.session import Desk
from generator.model.diagnostic import Diagnostic, Place
from generator.model.domain import Domain
from generator.model.memory import Remembered
from generator.model.snapshot import Snapshot
from generator.pipeline.checking import check_snapshot
from generator.pipeline.drafting import Draft, file_of
from generator.pipeline.remembering import recall
from generator.pipeline.rereading import Rereading


@dataclass(frozen=True, slots=True)
class Files:
    """A snapshot as another process takes it, with the folder it stands on."""

    name: str
    files: dict[str, bytes]
    problems: tuple[Diagnostic, ...]
    base: "Files | None"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check said. `version`: of the draft it is about; `draft`: that draft."""

    version: int
    draft: Draft
    problems: tuple[Diagnostic, ...]

    @property
    def errors(self) -> int:
        return sum(problem.is_error for problem in self.problems)

    def item_at(self, place: Place) -> str:
        """The item a place is about: the last that begins before it in its file; empty where it is about none."""
        domain = self.domain_at(place)
        if domain is None:
            return ""
        above = bisect_right(domain.items, place.line, key=lambda item: item.place.line)
        return domain.items[above - 1].id if above else ""

    def domain_at(self, place: Place) -> Domain | None:
        """The domain in whose file a place is."""
        name = file_of(place.file)
        return self.draft.reading(name).domain if name in self.draft.files else None


class _ClosedError(Exception):
    """The desk was closed in the midst of a check."""


class Checker:
    """Checks one desk's draft, never two at once."""

    def __init__(self, desk: Desk, *, apart: bool = False) -> None:
        self.desk = desk
        self.verdict: Verdict | None = None
        self._running: threading.Thread | None = None
        self._guard = threading.Lock()
        self._one = threading.Lock()
        context = multiprocessing.get_context("spawn")
        self._is_closed = False
        self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_step_back) if apart else None

    def close(self) -> None:
        """Stop, in the midst of a check too: nobody will read what it says."""
        self._is_closed = True
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
            for child in multiprocessing.active_children():
                child.terminate()

    def ask(self, patience: float = 0) -> Verdict | None:
        """What is known of the draft as it is; where nothing is, a check begins and None is the answer.

        `patience`: seconds for which it is waited for.
        """
        with self._guard:
            if self.verdict is not None and self.verdict.version == self.desk.version:
                return self.verdict
            if self._running is None or not self._running.is_alive():
                self._running = threading.Thread(target=self._wait_behind, daemon=True)
                self._running.start()
            running = self._running
        if patience:
            running.join(patience)
            return self.ask()
        return None

    def wait(self) -> Verdict:
        """Check now, and tell."""
        with self._one:
            with self.desk.guard:
                version, draft = self.desk.version, self.desk.draft
            if self.verdict is None or self.verdict.version != version:
                self.verdict = Verdict(version, draft, self._check(draft.snapshot))
            return self.verdict

    def _wait_behind(self) -> None:
        with suppress(_ClosedError):
            self.wait()

    def _check(self, snapshot: Snapshot) -> tuple[Diagnostic, ...]:
        today, remembered = self.desk.today(), recall(self.desk.folder)
        if self._pool is None:
            return check_snapshot(snapshot, today, remembered).problems
        plain = _plain(snapshot)
        try:
            return self._pool.submit(_check_apart, plain, today, remembered).result()
        except (RuntimeError, CancelledError) as error:  # its process is gone: the desk's end, or the machine's doing
            if self._is_closed:
                raise _ClosedError from error
            return check_snapshot(snapshot, today, remembered).problems


def _step_back() -> None:
    """Whoever types goes first: the check of the whole takes what is left of the processor."""
    if hasattr(os, "nice"):
        os.nice(5)


_again = Rereading()
"""What the process beside the work read the last time: of a draft in which one key was struck, all but one file."""


def _check_apart(files: Files, today: date, remembered: Mapping[str, Remembered]) -> tuple[Diagnostic, ...]:
    return check_snapshot(_snapshot(files), today, remembered, _again).problems


def _plain(snapshot: Snapshot) -> Files:
    base = _plain(snapshot.base) if snapshot.base is not None else None
    return Files(snapshot.name, dict(snapshot.files), snapshot.problems, base)


def _snapshot(plain: Files) -> Snapshot:
    base = _snapshot(plain.base) if plain.base is not None else None
    return Snapshot(plain.name, plain.files, plain.problems, base)
