"""Regular expressions compiled once, kept as Python keeps its compiled modules: half of a command's start was this.

The program has some nine hundred expressions, and CPython compiles each in Python, anew in every process. What comes
out is a list of numbers, which is kept beside the compiled modules (`__pycache__`, or where `PYTHONPYCACHEPREFIX` says;
not at all with `PYTHONDONTWRITEBYTECODE`) and given back by the text and flags of the expression: one truth, since
whoever changes an expression changes its key. The file is safe to delete, and to share between processes; a
damaged one is told by its sum. It holds only expressions of modules, never one made of what an office wrote.
`_sre.compile` looks the numbers over before it takes them.

This stands on inner parts of CPython's `re`. Where they are not as in 3.11–3.14, nothing is kept and all is as before.
"""

import importlib
import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from importlib.util import cache_from_source
from pathlib import Path
from types import FrameType
from typing import Any
from zlib import crc32

MOST = 4_096
"""Expressions that are kept: four times what the program and its libraries have."""

MOST_BYTES = 8_000_000
"""A larger file is not ours."""

_HEAD = 8
"""Bytes of the sum at the head of the file."""

_NUMBERS = "I"
"""Kind of array that holds the numbers: as wide as CPython's own (`_sre.CODESIZE`)."""

Key = tuple[str | bytes, int]
Kept = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, numbers, groups, name → group, group → name."""


def store_path() -> Path:
    """Where the expressions are kept."""
    return Path(cache_from_source(str(Path(__file__).with_name("expressions.py")))).with_suffix(".bin")


class Patterns:
    """Compiles expressions, knowing those that were compiled before."""

    def __init__(self, kept: dict[Key, Kept]) -> None:
        self.kept = kept
        self.fresh = 0
        self._sre: Any = importlib.import_module("_sre")
        self._compiler: Any = importlib.import_module("re._compiler")
        self._parser: Any = importlib.import_module("re._parser")

    def compile(self, pattern: Any, flags: int = 0) -> Any:
        """What `re._compiler.compile` gives."""
        if not isinstance(pattern, (str, bytes)) or flags & re.DEBUG:
            return _OWN(pattern, flags)
        found = self.kept.get((pattern, flags))
        if found is not None:
            settled, numbers, groups, names, indices = found
            return self._sre.compile(pattern, settled, array(_NUMBERS, numbers).tolist(), groups, dict(names), indices)
        return self._compile_anew(pattern, flags)

    def _compile_anew(self, pattern: str | bytes, flags: int) -> Any:
        parsed = self._parser.parse(pattern, flags)
        code = self._compiler._code(parsed, flags)  # noqa: SLF001  what `re` does, step by step
        state = parsed.state
        indices: list[str | None] = [None] * state.groups
        for name, index in state.groupdict.items():
            indices[index] = name
        settled = int(flags | state.flags)
        made = self._sre.compile(pattern, settled, code, state.groups - 1, state.groupdict, tuple(indices))
        if len(self.kept) < MOST and _is_of_module():
            numbers = array(_NUMBERS, code).tobytes()
            self.kept[pattern, int(flags)] = (settled, numbers, state.groups - 1, dict(state.groupdict), tuple(indices))
            self.fresh += 1
        return made


def _is_of_module() -> bool:
    """Whether a module that is being imported asks: what a command makes may hold words of an office."""
    frame: FrameType | None = sys._getframe(2)  # noqa: SLF001  `inspect` takes as long to import as all is to save
    while frame is not None:
        name = frame.f_globals.get("__name__")
        if frame.f_code.co_name == "<module>":
            return name != "__main__"
        if name == _COMMANDS:
            return False
        frame = frame.f_back
    return False


_COMMANDS = "generator.cli.main"
"""What runs commands; below it in the stack nothing is being imported."""

_OWN: Callable[..., Any] = getattr(importlib.import_module("re._compiler"), "compile")  # noqa: B009


def read_kept(path: Path) -> dict[Key, Kept]:
    """What is kept; nothing where there is no file, or one of another Python, or a damaged one."""
    try:
        if path.stat().st_size > MOST_BYTES:
            return {}
        data = path.read_bytes()
    except OSError:
        return {}
    head = _head(data[_HEAD:])
    if data[:_HEAD] != head:
        return {}
    kept: dict[Key, Kept] = marshal.loads(data[_HEAD:])  # noqa: S302  as trusted as the compiled modules beside it
    return kept


def write_kept(path: Path, kept: dict[Key, Kept]) -> None:
    """Keep them, whole or not at all; where nothing can be written, nothing is kept."""
    body = marshal.dumps(kept)
    if len(body) > MOST_BYTES - _HEAD:
        return
    new = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            new.write_bytes(_head(body) + body)
            new.replace(path)
        finally:
            new.unlink(missing_ok=True)


def _head(body: bytes) -> bytes:
    """Which Python made the numbers, and their sum."""
    sre: Any = importlib.import_module("_sre")
    maker = f"{sys.implementation.cache_tag} {sys.hexversion:x} {sre.MAGIC} {sre.CODESIZE}"
    return b"%08x" % crc32(body, crc32(maker.encode()))


def _can_keep() -> bool:
    """Whether this Python's `re` is made as this module thinks."""
    sre: Any = importlib.import_module("_sre")
    compiler: Any = importlib.import_module("re._compiler")
    is_known = sys.implementation.name == "cpython" and sys.version_info < (3, 15)
    return is_known and array(_NUMBERS).itemsize == sre.CODESIZE and hasattr(compiler, "_code")


@contextmanager
def kept_patterns() -> Iterator[None]:
    """Expressions compiled within come from those that are kept, and go there."""
    compiler: Any = importlib.import_module("re._compiler")
    if not _can_keep() or compiler.compile is not _OWN:
        yield
        return
    path = store_path()
    patterns = Patterns(read_kept(path))
    compiler.compile = patterns.compile
    try:
        yield
    finally:
        compiler.compile = _OWN
        if patterns.fresh and not sys.dont_write_bytecode:
            write_kept(path, read_kept(path) | patterns.kept)
