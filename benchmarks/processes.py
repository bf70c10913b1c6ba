"""One child process, measured: wall clock, processor time and peak memory of that process alone."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
_WITHOUT_COMPILED = "PYTHONDONTWRITEBYTECODE"
"""Where it is set, every process compiles every module: half a second that no user of an installed program has."""

_QUIET = {"NO_MKDOCS_2_WARNING": "1"}


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run took: seconds of the clock, seconds of the processor, peak memory in bytes."""

    wall: float
    cpu: float
    peak: int


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
    command = [sys.executable, *arguments]
    own = {name: value for name, value in os.environ.items() if name != _WITHOUT_COMPILED}
    surroundings = {**own, **_QUIET, "PYTHONPATH": str(REPOSITORY), **(environment or {})}
    log = folder / "benchmark.log"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=surroundings, stdout=output, stderr=output)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in codes:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}:\n{log.read_text('utf-8')}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)
