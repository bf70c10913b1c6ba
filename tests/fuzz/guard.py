"""Watches one case: how long, how much memory, what is written, whom it talks to.

Python tells an audit hook of every file opened for writing, every name made, moved or removed, every program started and
every connection. What lies outside the folder of the run is a broken promise, however it was reached.
"""

import os
import re
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECONDS = 6.0
"""Of work on one case: the promise is two, on a machine that does nothing else."""
MOST_SECONDS = 20
"""Of work, after which a case is broken off."""
PATIENCE = 300
"""On the clock, for what waits for something that never comes; a busy machine may take its time."""
MEGABYTES = 256

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_NAMES = {
    "os.rename": ((0, 2), (1, 3)), "os.link": ((0, 2), (1, 3)), "os.symlink": ((1, 2),), "os.remove": ((0, 1),),
    "os.rmdir": ((0, 1),), "os.mkdir": ((0, 2),), "os.truncate": ((0, 0),), "os.chmod": ((0, 2),), "os.chown": ((0, 3),),
    "os.utime": ((0, 3),), "os.setxattr": ((0, 0),),
}  # fmt: skip
"""Event → which arguments are names, each with that which says from which folder it goes (itself: none)."""
_FORBIDDEN = ("os.system", "os.exec", "os.startfile", "socket.connect", "ftplib.connect", "webbrowser.open")


_TIMERS = (
    (signal.SIGALRM, signal.ITIMER_REAL, PATIENCE),
    (signal.SIGPROF, signal.ITIMER_PROF, MOST_SECONDS),
)


class HungError(BaseException):
    """A case that does not come to an end; no `except Exception` holds it."""


class Watch:
    """What this process may do while cases run."""

    def __init__(self, root: Path) -> None:
        self.root = os.path.realpath(root)
        self.broken: list[str] = []
        self.is_on = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if not self.is_on:
            return
        if event == "open":
            path, mode, flags = arguments
            is_writing = any(sign in mode for sign in "wax+") if isinstance(mode, str) else bool(flags & _WRITES)
            if is_writing and isinstance(path, str | bytes):
                self._see(event, path)
        elif event in _NAMES:
            for at, base in _NAMES[event]:
                self._see(event, arguments[at], arguments[base] if base != at else -1)
        elif event == "subprocess.Popen":
            program = Path(str(arguments[0])).name
            if not program.startswith("python") and program != "git":
                self.broken.append(f"started {program}")
        elif event in _FORBIDDEN:
            self.broken.append(f"{event} {arguments[:2]!r}"[:200])

    def _see(self, event: str, path: Any, base: int = -1) -> None:
        if isinstance(path, int):
            return
        name = os.fsdecode(path)
        with suppress(OSError):
            name = os.path.join(os.readlink(f"/proc/self/fd/{base}"), name) if base >= 0 else name
        name = os.path.realpath(name)
        if name != os.devnull and name != self.root and not name.startswith(self.root + os.sep):
            self.broken.append(f"{event} outside: {name}")


@dataclass(frozen=True, slots=True)
class Outcome:
    """`fault`: empty, or the kind of fault and where it is; `told`: all that is known of it."""

    seconds: float
    megabytes: int
    fault: str = ""
    told: str = ""


def _hung(*_: object) -> None:
    raise HungError


def _worked() -> float:
    """Seconds of work of this process and of those it waited for."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _peak() -> int:
    """Megabytes this process held at most since `_forget`."""
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) // 1024 if found else 0


def _forget() -> None:
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")


def run_watched(watch: Watch, work: Callable[[], None]) -> Outcome:
    """Run one case; whatever it does is told, nothing is raised."""
    fault, told = "", ""
    _forget()
    for sign, timer, seconds in _TIMERS:
        signal.signal(sign, _hung)
        signal.setitimer(timer, seconds)
    started = _worked()
    watch.broken.clear()
    watch.is_on = True
    try:
        work()
    except HungError:
        fault, told = "hang", traceback.format_exc()
    except Exception as error:
        fault, told = _signature(error), traceback.format_exc()
    finally:
        watch.is_on = False
        for _, timer, _ in _TIMERS:
            signal.setitimer(timer, 0)
    seconds, megabytes = _worked() - started, _peak()
    if not fault and watch.broken:
        fault, told = watch.broken[0].split("/tmp")[0], "\n".join(watch.broken)
    if not fault and seconds > SECONDS:
        fault = "slow"
    if not fault and megabytes > MEGABYTES:
        fault = "memory"
    return Outcome(seconds, megabytes, fault, told)


def _signature(error: BaseException) -> str:
    """Kind of an exception and the innermost lines of ours that it passed: equal for one fault."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/generator/" in frame.filename or "/tests/fuzz/" in frame.filename]
    last = ours[-1] if ours else frames[-1]
    words = str(error)[:80] if isinstance(error, AssertionError) else ""
    return f"{type(error).__name__} {Path(last.filename).name}:{last.lineno} {re.sub('[0-9]+', 'N', words)}".strip()
