"""The whole check, beside the work: of the draft as it stood, told when it is there."""

import threading
from dataclasses import dataclass

from generator.desk.session import Desk
from generator.model.diagnostic import Diagnostic
from generator.pipeline.checking import Checked, check_snapshot
from generator.pipeline.remembering import recall


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the check said. `version`: of the draft it is about."""

    version: int
    checked: Checked

    @property
    def problems(self) -> tuple[Diagnostic, ...]:
        return self.checked.problems


class Checker:
    """Checks one desk's draft, never two at once."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.verdict: Verdict | None = None
        self._running: threading.Thread | None = None
        self._guard = threading.Lock()

    def ask(self) -> Verdict | None:
        """What is known of the draft as it is; where nothing is, a check begins and None is the answer."""
        with self._guard:
            if self.verdict is not None and self.verdict.version == self.desk.version:
                return self.verdict
            if self._running is None or not self._running.is_alive():
                self._running = threading.Thread(target=self.wait, daemon=True)
                self._running.start()
            return None

    def wait(self) -> Verdict:
        """Check now, and tell."""
        with self.desk.guard:
            version, snapshot = self.desk.version, self.desk.draft.snapshot
        if self.verdict is not None and self.verdict.version == version:
            return self.verdict
        checked = check_snapshot(snapshot, self.desk.today(), recall(self.desk.folder))
        self.verdict = Verdict(version, checked)
        return self.verdict
