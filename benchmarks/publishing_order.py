"""The order of the system calls of one publish, held against the promise that a power cut leaves old or new.

    python -m benchmarks.publishing --strace

Two releases are published under strace; of the second, every call that changes the place or syncs it is kept. What must
hold: the disk took every byte before the release gets its name, the name before the link changes, the link before
anything old is removed.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_CALLS = "write,pwrite64,openat,mkdir,rename,renameat,renameat2,symlink,symlinkat,unlink,unlinkat,rmdir,utimensat,"
_TRACE = f"{_CALLS}fsync,fdatasync,syncfs,sync,link,ftruncate"
_LINE = re.compile(r"^\d+ +(\w+)\((.*)\) += (\d+)")
_WRITES = ("write", "pwrite64", "openat", "mkdir", "utimensat", "ftruncate", "link")
_SYNCS = ("fsync", "fdatasync", "syncfs", "sync")
_REMOVALS = ("unlink", "unlinkat", "rmdir")


@dataclass(frozen=True, slots=True)
class Call:
    """One call that succeeded. `said`: its arguments, paths within the place."""

    name: str
    said: str


def read_calls(trace: str, place: str) -> list[Call]:
    """The calls of a trace that touch a place; files that are only read are left out."""
    calls = []
    for found in filter(None, map(_LINE.match, trace.splitlines())):
        name, said = found[1], found[2]
        is_read = name == "openat" and "O_CREAT" not in said and "O_WRONLY" not in said and "O_RDWR" not in said
        if not is_read and (place in said or name == "sync"):
            calls.append(Call(name, said.replace(f"{place}/", "").replace(place, ".")))
    return calls


def find_faults(calls: Sequence[Call]) -> Iterator[str]:
    """What of the promised order does not hold, a sentence each.

    Args:
        calls: of one publish that put a new release in the place of another.
    """
    named = _find(calls, "rename", '.part", "releases/', 0)
    linked = _find(calls, "rename", '".current.new", "current"', 0)
    if named < 0 or linked < 0:
        yield "no release got its name, or the link was not changed by one rename"
        return
    if linked < named:
        yield "the link changed before the release had its name"
    written = max((at for at, one in enumerate(calls) if one.name in _WRITES and ".part/" in one.said), default=-1)
    if written < 0 or written > named:
        yield "the release was written after it had its name"
    if not _is_synced(calls, written, named, ("syncfs", "sync"), ""):
        yield "the disk did not take the bytes before the release got its name"
    if not _is_synced(calls, named, linked, _SYNCS, "releases>"):
        yield "the disk did not take the name before the link changed"
    if not _is_synced(calls, linked, len(calls), _SYNCS, "<.>"):
        yield "the disk did not take the link"
    confirmed = next((at for at in range(linked, len(calls)) if calls[at].name in _SYNCS), len(calls))
    for one in calls[:confirmed]:
        if one.name in _REMOVALS and re.search(r'"releases/[0-9]', one.said):
            yield f"an old release was touched before the new one was served: {one.name}({one.said})"


def _find(calls: Sequence[Call], name: str, said: str, start: int) -> int:
    return next((at for at in range(start, len(calls)) if calls[at].name == name and said in calls[at].said), -1)


def _is_synced(calls: Sequence[Call], after: int, before: int, names: Sequence[str], said: str) -> bool:
    return any(one.name in names and said in one.said for one in calls[after + 1 : before])


def trace_publish(place: Path) -> list[Call]:
    """Publish twice below a folder; the calls of the second time."""
    log, code = (
        place / "trace",
        "import sys; from benchmarks.publishing_order import publish_one; publish_one(*sys.argv[1:])",
    )
    for word in ("old", "new"):
        command = ["strace", "-f", "-qq", "-y", "-s", "512", "-e", f"trace={_TRACE}", "-o", str(log)]
        subprocess.run([*command, sys.executable, "-c", code, str(place), word], check=True)
    return read_calls(log.read_text(errors="replace"), str((place / "www").resolve()))


def publish_one(place: str, word: str) -> None:
    """One release of ten pages."""
    from benchmarks.publishing import build, send

    folder = Path(place)
    send(folder / "www", build(folder / f"site-{word}", word, 10), None)


def tell_order() -> int:
    """Print the calls and what is wrong with them. Returns the exit code."""
    if shutil.which("strace") is None:
        print("strace is not installed")
        return 3
    with tempfile.TemporaryDirectory(prefix="gongkai-publishing-") as folder:
        calls = trace_publish(Path(folder))
    shown = [one for one in calls if one.name not in _WRITES]
    print(f"{len(calls) - len(shown)} calls that write, and in this order:")
    print("\n".join(f"  {one.name}({one.said})" for one in shown))
    faults = list(find_faults(calls))
    print(
        "\n".join(f"WRONG: {fault}" for fault in faults) or "bytes, name, link: each was on the disk before the next."
    )
    return 1 if faults else 0
