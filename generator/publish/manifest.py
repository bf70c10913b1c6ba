"""The list of a release's files (文件清单): which are ours, and with which bytes.

It lies in the site itself as `manifest.json` and is the last file written there. It holds no time, no name of a machine
and no path outside the site, so that equal input gives equal bytes; whoever serves or copies the site can check it.

Format: `{"format": 1, "files": {"01/index.html": [bytes, "SHA-256"], …}}`, paths with `/`, in their order. The list
does not name itself.
"""

import json
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

MANIFEST = "manifest.json"
MARKER = "build.json"
"""Every site we wrote holds this file, also those from before there was a manifest."""

_FORMAT = 1
_LARGEST = 64 * 1024 * 1024  # bytes; 10,000 files take about one million
_DIGEST = 64  # characters


@dataclass(frozen=True, slots=True)
class Entry:
    """What one file holds: its length in bytes and the SHA-256 of them, as hexadecimal digits."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Path in the site, with `/` → what the release wrote there."""

    files: Mapping[str, Entry]


def entry_of(data: bytes) -> Entry:
    """The entry of a file that holds `data`."""
    return Entry(len(data), sha256(data).hexdigest())


def write_manifest(manifest: Manifest) -> bytes:
    """The text of `manifest.json`: one file a line."""
    lines = (f"{json.dumps(path)}:{json.dumps([e.size, e.sha256])}" for path, e in sorted(manifest.files.items()))
    return (f'{{"format":{_FORMAT},"files":{{\n' + ",\n".join(lines) + "\n}}\n").encode("ascii")


def find_manifest(site_dir: Path) -> Manifest | None:
    """The manifest of a site; None where there is none or it is not whole: then nobody knows which files are ours."""
    return read_manifest(read_small(site_dir / MANIFEST))


def read_manifest(data: bytes | None) -> Manifest | None:
    """The manifest that bytes hold; None where they hold none."""
    if data is None:
        return None
    try:
        tree = json.loads(data)
        if tree["format"] != _FORMAT:
            return None
        files = {path: Entry(size, digest) for path, (size, digest) in tree["files"].items()}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return Manifest(files) if all(is_sound(path, entry) for path, entry in files.items()) else None


def is_site_of_ours(site_dir: Path) -> bool:
    """Whether the folder holds the build record of this program; other programs write a `build.json` too."""
    data = read_small(site_dir / MARKER)
    try:
        return data is not None and json.loads(data)["generator"] == "gongkai"
    except (ValueError, LookupError, TypeError, RecursionError):
        return False


def is_sound(path: str, entry: Entry) -> bool:
    """Whether a listed file could lie in a site: nothing that leads out of it, and a hash of the right length."""
    parts = path.split("/")
    return (
        not {"", ".", ".."} & set(parts)
        and "\0" not in path
        and isinstance(entry.size, int)
        and isinstance(entry.sha256, str)
        and len(entry.sha256) == _DIGEST
    )


def read_small(path: Path) -> bytes | None:
    """The bytes of a plain file; None where it is absent, a link, a pipe or of no likely size."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        return None
    with os.fdopen(handle, "rb") as file:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size > _LARGEST:
            return None
        return file.read()
