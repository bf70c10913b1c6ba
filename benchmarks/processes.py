"""One child process, measured: wall clock, processor time with that of its children, memory of the largest of them.

A child's peak of memory is never told as less than what its parent held when it was started (Linux, `wait4`): a process
that measures must stay small, so whatever is large is made in a process of its own.
"""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
_QUIET = {"NO_MKDOCS_2_WARNING": "1"}
_LEFT_OUT = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
"""Of our own surroundings: without compiled modules, every run of ours would compile them all again."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds of the clock, seconds of the processor, peak memory in bytes."""

    wall: float
    cpu: float
    peak: int


def surroundings_of() -> dict[str, str]:
    """The environment of a child."""
    return {name: value for name, value in os.environ.items() if name not in _LEFT_OUT}


def run_python(
    arguments: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    codes: Sequence[int] = (0,),
) -> Cost:
    """Run `python ARGUMENTS` in a folder to its end. `codes`: with which it may end.

    Raises:
        RuntimeError: the process failed; its output is in the message.
    """
    return run(
        [sys.executable, *arguments], folder, {"PYTHONPATH": str(REPOSITORY), **(environment or {})}, codes=codes
    )


def run(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str] | None = None,
    *,
    codes: Sequence[int] = (0,),
) -> Cost:
    """Run a command in a folder to its end, the processes that it starts and waits for counted in.

    Raises:
        RuntimeError: the process failed; its output is in the message.
    """
    surroundings = {**surroundings_of(), **_QUIET, **(environment or {})}
    log = folder / "benchmark.log"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=surroundings, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}:\n{log.read_text('utf-8')}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)
