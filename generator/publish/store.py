"""What is known of many offices' sites, beside them: facts by content address, a record an office of its last build.

    .gongkai/objects/ab/abcdef…     bytes under the SHA-256 of them
    .gongkai/offices/640323.json    of which inputs the site of an office was built, and which objects tell of it

It may lie on a disk that several machines share. Everything is written under another name and renamed, so that a
killed machine leaves nothing half written and two that do the same work do no harm. Objects are read back by their
hash, so what a broken disk made of them counts as absent. All of it may be deleted: then the next build is a whole one.
"""

import json
import os
import secrets
from collections.abc import Collection, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from generator.model.errors import PublishError, explain_os_error
from generator.publish.manifest import MANIFEST, find_manifest, read_small
from generator.publish.survey import Kind, list_tree

FOLDER = ".gongkai"
_OBJECTS, _OFFICES = "objects", "offices"
_KEPT = 86_400
"""Seconds an object that nobody names stays: whoever wrote it may be about to name it."""


class Store:
    """The folder beside the sites of many offices."""

    def __init__(self, root: Path) -> None:
        """`root`: the folder in which the sites lie."""
        self._folder = root / FOLDER

    def put(self, data: bytes) -> str:
        """Keep bytes; returns their SHA-256, by which `get` finds them.

        Raises:
            PublishError: the disk refused.
        """
        name = sha256(data).hexdigest()
        place = self._place(name)
        if not place.is_file():
            _write(place, data)
        return name

    def get(self, name: str) -> bytes | None:
        """The bytes of a hash; None where they are not there or no longer the same."""
        data = read_small(self._place(name))
        return data if data is not None and sha256(data).hexdigest() == name else None

    def record(self, code: str) -> Mapping[str, str]:
        """What was noted of an office's last build; empty where nothing sound is there."""
        data = read_small(self._folder / _OFFICES / f"{code}.json")
        try:
            found = json.loads(data) if data is not None else {}
        except (ValueError, RecursionError):
            return {}
        return {key: value for key, value in found.items() if isinstance(value, str)} if isinstance(found, dict) else {}

    def note(self, code: str, record: Mapping[str, str]) -> None:
        """Note an office's last build.

        Raises:
            PublishError: the disk refused.
        """
        text = json.dumps(dict(sorted(record.items())), ensure_ascii=False, indent=1)
        _write(self._folder / _OFFICES / f"{code}.json", f"{text}\n".encode())

    def sweep(self, named: Collection[str], now: float) -> None:
        """Remove objects that no office names any longer; what is in use by others may stay. `now`: seconds."""
        with suppress(OSError):
            for place in (self._folder / _OBJECTS).glob("??/*"):
                if place.name not in named and place.stat().st_mtime < now - _KEPT:
                    place.unlink()

    def _place(self, name: str) -> Path:
        return self._folder / _OBJECTS / name[:2] / name


def site_mark(site: Path) -> str:
    """SHA-256 of a site's list of files; empty where it has none, or where a file of it is gone or of another length.

    Contents are not read: who asks whether a page was changed by hand runs `gongkai verify`.
    """
    data = read_small(site / MANIFEST)
    manifest = find_manifest(site)
    if data is None or manifest is None:
        return ""
    try:
        sizes = {path: facts.size for path, facts in list_tree(site).items() if facts.kind is Kind.FILE}
    except OSError:
        return ""
    is_whole = all(sizes.get(path) == entry.size for path, entry in manifest.files.items())
    return sha256(data).hexdigest() if is_whole else ""


def write_whole(path: Path, data: bytes) -> None:
    """Write a file under another name and rename it.

    Raises:
        PublishError: the disk refused.
    """
    _write(path, data)


def _write(place: Path, data: bytes) -> None:
    temporary = place.with_name(f".{place.name[:40]}.{secrets.token_hex(6)}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(data)
        os.replace(temporary, place)  # noqa: PTH105  a rename over the old one, on every system
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise PublishError(f"写不进“{place}”：{explain_os_error(error)}。") from error
