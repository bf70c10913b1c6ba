"""Memory that this machine can still give: what Linux calls available, or what a container's limit leaves of it.

Elsewhere nothing is known, and nothing is refused for want of it.
"""

from pathlib import Path
from typing import NamedTuple

_SYSTEM = "proc/meminfo"
_AVAILABLE = "MemAvailable:"


class _Limit(NamedTuple):
    """Files of a control group, as a container sees its own, and the name of what it could drop at once."""

    most: str
    used: str
    kept: str
    droppable: str


_LIMITS = (
    _Limit("memory.max", "memory.current", "memory.stat", "inactive_file"),
    _Limit("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes", "memory/memory.stat", "total_inactive_file"),
)
"""Versions 2 and 1."""


def read_free_memory(root: Path = Path("/")) -> int | None:
    """Bytes that can be had without swapping; None where the system doesn't tell.

    Args:
        root: the folder that stands for the root of the file system.
    """
    known = [_system(root), *(_left(root / "sys/fs/cgroup", limit) for limit in _LIMITS)]
    return min((value for value in known if value is not None), default=None)


def _system(root: Path) -> int | None:
    kilobytes = _named(root / _SYSTEM).get(_AVAILABLE)
    return None if kilobytes is None else kilobytes * 1024


def _left(group: Path, limit: _Limit) -> int | None:
    try:
        most, used = (int((group / name).read_text("ascii")) for name in (limit.most, limit.used))
    except (OSError, ValueError):  # no container, or no limit: “max”
        return None
    return max(0, most - used + _named(group / limit.kept).get(limit.droppable, 0))


def _named(path: Path) -> dict[str, int]:
    """Name → number, a line each; nothing where the file isn't there."""
    try:
        lines = path.read_text("ascii", "replace").splitlines()
    except OSError:
        return {}
    return {words[0]: int(words[1]) for words in map(str.split, lines) if len(words) > 1 and words[1].isdecimal()}
