"""What killed builds of the first versions left beside a site: `.site.staging-NUMBER` and `.site.old-NUMBER`.

The number was that of the process. A number that lives again says nothing, so the process is looked at: one that began
after the folder was made, or that is no build, cannot have made it. An old site goes back where there is none.
"""

import os
import re
import shutil
from pathlib import Path

from generator.publish.manifest import is_site_of_ours

_PROCESSES = Path("/proc")
_PROGRAMS = frozenset({b"gongkai", b"generator", b"mkdocs"})
_TOLERANCE = 2  # seconds by which the two clocks may differ


def recover_legacy(site_dir: Path) -> None:
    """Put an old site back where there is none, and remove what is surely a dead build's.

    Raises:
        OSError: the disk refused to put the site back.
    """
    name = re.compile(rf"\.{re.escape(site_dir.name)}\.(staging|old)-([0-9]+)")
    for entry in sorted(os.listdir(site_dir.parent)):
        found = name.fullmatch(entry)
        place = site_dir.with_name(entry)
        if found is None or place.is_symlink() or not place.is_dir() or _is_at_work(int(found[2]), place):
            continue
        if found[1] == "old":
            if not is_site_of_ours(place):
                continue
            if not os.path.lexists(site_dir):
                place.rename(site_dir)
                continue
        shutil.rmtree(place, ignore_errors=True)


def _is_at_work(number: int, folder: Path) -> bool:
    """Whether the process of that number can be the one that made `folder`."""
    if number == os.getpid():
        return False
    if not (_PROCESSES / "self").exists():
        return _is_alive(number)
    try:
        words = (_PROCESSES / str(number) / "cmdline").read_bytes().split(b"\0")
        began = _started(number)
    except (OSError, ValueError, LookupError):
        return False
    is_build = any(word.rpartition(b"/")[2] in _PROGRAMS for word in words)
    return is_build and began <= folder.stat().st_mtime + _TOLERANCE


def _started(number: int) -> float:
    """When a process began, in seconds since 1970, as proc(5) gives it: ticks after the start of the machine."""
    booted = next(line for line in (_PROCESSES / "stat").read_text().splitlines() if line.startswith("btime "))
    fields = (_PROCESSES / str(number) / "stat").read_text().rpartition(")")[2].split()
    return int(booted.split()[1]) + int(fields[19]) / os.sysconf("SC_CLK_TCK")


def _is_alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True
