"""One office to be built, and what came of it: all that goes to a worker and all that comes back.

Small on purpose: a worker may be another machine (ADR 0055). What is larger lies in the store, by its hash.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum

MOST_DEATHS = 3
"""How often a worker may die over one office before that office is given up; dask's own number as well."""


class JobState(Enum):
    """What became of an office, in the words of the summary for machines."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    REFUSED = "refused"
    """Errors in its catalogue, or personal data in what was made."""
    FAILED = "failed"
    """The machine refused."""
    CRASHED = "crashed"
    """Our own fault."""
    KILLED = "killed"
    """The worker died over it, again and again."""
    CHANGED = "changed"
    """Its files changed while they were built from."""

    @property
    def is_good(self) -> bool:
        return self in (JobState.BUILT, JobState.UNCHANGED)


@dataclass(frozen=True, slots=True)
class Job:
    """Equal jobs make equal sites: `inputs` is the hash of everything that goes in.

    Attributes:
        code: of the office.
        chain: the office's folder, absolute, on a disk that all workers share; what it extends comes with it. More
            than one where somebody says otherwise what it stands on, from the standard down.
        root: the folder of all sites, absolute; `target`: that of this one, inside it.
        settings: the host's settings, or empty for the shipped ones.
        inputs: SHA-256 of what the chain holds and stands on, of the program, of the settings and of the day.
        program: SHA-256 of the program: a worker with another one does not build.
        day: of the build.
        is_strict: whether warnings stop it.
    """

    code: str
    chain: tuple[str, ...]
    root: str
    target: str
    settings: str
    inputs: str
    program: str
    day: date
    is_strict: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a job.

    Attributes:
        code: of the office.
        state: what became of it.
        inputs: of the job.
        facts: hash in the store of what the portal knows of it.
        report: hash in the store of what is to be told, as text; empty where there is nothing.
        message: one line, where it failed.
        items, errors, warnings, pages: counts.
        seconds: of wall time; memory: most megabytes that the worker has held until then.
    """

    code: str
    state: JobState
    inputs: str = ""
    facts: str = ""
    report: str = ""
    message: str = ""
    items: int = 0
    errors: int = 0
    warnings: int = 0
    pages: int = 0
    seconds: float = 0.0
    memory: float = 0.0
