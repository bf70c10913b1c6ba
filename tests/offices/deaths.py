"""Work that kills its worker, in the place of `build_office`: a worker must be able to import it."""

import os
import signal
from pathlib import Path

from generator.model.officejob import Job, JobState, Outcome

VICTIM = "640324"


def die_over_one(job: Job, _inputs: str) -> Outcome:
    """Stands for an office that needs more memory than there is."""
    if job.code == VICTIM:
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(job.code, JobState.BUILT, job.inputs)


def die_twice(job: Job, _inputs: str) -> Outcome:
    """Stands for a machine short of memory for a while."""
    if job.code == VICTIM and count_lines(Path(job.root)) < 2:
        note(job)
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(job.code, JobState.BUILT, job.inputs)


def note(job: Job, _inputs: str = "") -> Outcome:
    """Writes down that it was called."""
    Path(job.root).mkdir(exist_ok=True)
    with (Path(job.root) / "calls").open("ab") as file:
        file.write(b"x")
    return Outcome(job.code, JobState.BUILT, job.inputs)


def count_lines(root: Path) -> int:
    calls = root / "calls"
    return len(calls.read_bytes()) if calls.exists() else 0
