"""Faults of the disk for tests: the n-th call that changes it fails, or the process dies right before it."""

import builtins
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

CALLS = (
    "mkdir", "rename", "replace", "unlink", "remove", "rmdir", "utime", "fsync", "chmod", "chown", "link", "symlink",
    "open", "setxattr",
)  # fmt: skip
"""Functions of `os` that change the disk; `open` counts when it may write."""

EVENTS = (
    "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.utime", "os.chmod", "os.chown", "os.link", "os.symlink",
    "os.setxattr", "ctypes.dlsym", "open", "tempfile.mkstemp", "shutil.copyfile",
)  # fmt: skip
"""What the interpreter tells of the same before it does it; `ctypes.dlsym` comes before syncfs and renameat2."""


@contextmanager
def failing_at(number: int, code: int) -> Iterator[list[str]]:
    """The `number`-th changing call raises OSError `code`, once. Yields the names of the calls made."""
    seen: list[str] = []
    real = {name: getattr(os, name) for name in CALLS}
    real_open = builtins.open

    def strike(name: str, path: object) -> None:
        seen.append(name)
        if len(seen) == number:
            raise OSError(code, os.strerror(code), str(path))

    def wrap(name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            if name != "open" or arguments[1] & (os.O_WRONLY | os.O_RDWR):
                strike(name, arguments[0])
            return real[name](*arguments, **options)

        return call

    def open_file(path: Any, mode: str = "r", *arguments: Any, **options: Any) -> Any:
        if set(mode) & set("wxa+"):
            strike("open", path)
        return real_open(path, mode, *arguments, **options)

    try:
        for name in CALLS:
            setattr(os, name, wrap(name))
        builtins.open = open_file
        yield seen
    finally:
        builtins.open = real_open
        for name in CALLS:
            setattr(os, name, real[name])


def die_at(number: int, run: Callable[[], object]) -> bool:
    """Run in a process of its own that kills itself before its `number`-th change. Returns whether it got that far."""
    pid = os.fork()
    if pid == 0:
        try:
            _run_and_die(number, run)
        finally:
            os._exit(70)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    assert code in (0, -signal.SIGKILL), f"the child ended with {code}"
    return code != 0


def _run_and_die(number: int, run: Callable[[], object]) -> None:
    seen = 0

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        if event not in EVENTS:
            return
        if event == "open" and not arguments[2] & (os.O_WRONLY | os.O_RDWR):
            return
        seen += 1
        if seen == number:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    run()
    os._exit(0)
