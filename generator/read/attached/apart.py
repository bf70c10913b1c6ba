"""Readers of others that a hostile file may keep busy or bring down, each run in a process of its own.

PDF (pdfium, pypdf) and the old Excel formats (calamine) are read by `child`, which limits its own time and memory; a
child that dies or hangs is a file that can't be checked.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from generator.model.attached import AttachedText
from generator.read.attached.faults import Found, UnreadableError, damaged, too_large

_ROOT = str(Path(__file__).parents[3])
PATIENCE = 20
"""Seconds on the clock, for a machine that is busy; the child's own limit is of work (`child.SECONDS`)."""

_TOO_LONG = (-24, -9)
"""Ended by SIGXCPU or SIGKILL: the limit of work."""


def read_apart(kind: str, data: bytes, depth: int) -> Found:
    """Read one file in a process of its own.

    Raises:
        UnreadableError: what the child said, or that it could not finish.
    """
    answer = ask_apart("generator.read.attached.child", (kind, str(depth)), data)
    texts = tuple(AttachedText(text, where, 1, 1, heading, tuple(row)) for text, where, heading, row in answer["texts"])
    return Found(texts, tuple((code, message, remedy) for code, message, remedy in answer["remarks"]))


def ask_apart(module: str, arguments: Sequence[str], data: bytes) -> Any:
    """What a process of its own says of a file: JSON, which only it and its caller know.

    Raises:
        UnreadableError: what the child said, or that it could not finish.
    """
    command = [sys.executable, "-P", "-m", module, *arguments]
    path = os.pathsep.join(filter(None, (_ROOT, os.environ.get("PYTHONPATH", ""))))
    try:
        done = subprocess.run(  # noqa: S603  our own module; the file is given as input, not as an argument
            command, input=data, capture_output=True, timeout=PATIENCE, env={**os.environ, "PYTHONPATH": path}
        )
    except subprocess.TimeoutExpired:
        raise too_large("读了很久还没有读完") from None
    if done.returncode in _TOO_LONG:
        raise too_large("读了很久还没有读完")
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise damaged("文件坏了，或者没有传完") from None
    if "fault" in answer:
        raise UnreadableError(*answer["fault"])
    return answer
