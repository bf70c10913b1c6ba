"""The shipped lock as values, and what of it a machine of another kind needs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name

_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_HEAD = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(?:;\s*([^\\\n]+?))?\s*(?:\\|$)")

_GLIBC = 28
"""The C library of UOS 20 and 银河麒麟 V10 is 2.28: wheels for newer ones do not start there."""


@dataclass(frozen=True, slots=True)
class Locked:
    """One line of a lock. `marker`: on which machines it counts, empty for all; `hashes`: of its files, SHA-256."""

    name: str
    version: str
    marker: str
    hashes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of machine: `windows` or `linux`, `x86_64` or `aarch64`, a Python as `3.12`."""

    system: str
    machine: str
    python: str

    @property
    def patch(self) -> str:
        """The release that is meant where one has to be named: late enough for what asks for a repaired Python."""
        return f"{self.python}.9"

    @property
    def platforms(self) -> tuple[str, ...]:
        """Platform tags of wheels, the best first (PEP 600)."""
        if self.system == "windows":
            return ("win_arm64" if self.machine == "aarch64" else "win_amd64",)
        old = ("manylinux2014", *(("manylinux2010", "manylinux1") if self.machine == "x86_64" else ()))
        new = tuple(f"manylinux_2_{minor}" for minor in range(_GLIBC, 4, -1))
        return tuple(f"{name}_{self.machine}" for name in (*new, *old, "linux"))

    def tags(self) -> frozenset[Tag]:
        """Every tag of a wheel that runs there."""
        version = tuple(map(int, self.python.split(".")))
        interpreter = f"cp{self.python.replace('.', '')}"
        return frozenset(
            [
                *cpython_tags(version, platforms=self.platforms),
                *compatible_tags(version, interpreter, self.platforms),
            ]
        )

    def environment(self) -> dict[str, str]:
        """What markers of dependencies ask about (PEP 508)."""
        windows = self.system == "windows"
        machine = {"x86_64": "AMD64", "aarch64": "ARM64"}[self.machine] if windows else self.machine
        return {
            "implementation_name": "cpython",
            "implementation_version": self.patch,
            "os_name": "nt" if windows else "posix",
            "platform_machine": machine,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": "Windows" if windows else "Linux",
            "platform_version": "",
            "python_full_version": self.patch,
            "python_version": self.python,
            "sys_platform": "win32" if windows else "linux",
            "extra": "",
        }


def parse_lock(text: str) -> tuple[Locked, ...]:
    """Every requirement of a lock with hashes, as `uv pip compile` writes it."""
    joined = text.replace("\\\n", " ")
    return tuple(
        Locked(canonicalize_name(head[1]), head[2], head[3] or "", frozenset(_HASH.findall(line)))
        for line in joined.splitlines()
        if (head := _HEAD.match(line.split(" --hash", 1)[0].rstrip()))
    )


def needed(locked: Iterable[Locked], target: Target) -> tuple[Locked, ...]:
    """What counts on that machine: markers are asked of it, not of the machine that packs."""
    environment = target.environment()
    return tuple(one for one in locked if not one.marker or Marker(one.marker).evaluate(environment))


def write_lock(locked: Iterable[Locked]) -> str:
    """The lines for pip, without markers, for these are answered."""
    return "".join(
        f"{one.name}=={one.version} {' '.join(f'--hash=sha256:{digest}' for digest in sorted(one.hashes))}\n"
        for one in locked
    )
