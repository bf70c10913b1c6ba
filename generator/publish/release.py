"""What a release says of itself (发布批次): one JSON file beside the manifest, which may be signed.

It lies in the release as `release.json`. The manifest holds every file's hash, and this record the manifest's, so one
signature vouches for all. Numbers only grow: whoever knows the newest one notices an older release that is put in its
place, though that one's signature is as good as ever.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from generator.publish.manifest import MANIFEST, Entry, is_sound

RELEASE = "release.json"
SIGNATURE = "release.json.sig"
"""The signature as ssh-keygen writes and reads it."""

RAW_SIGNATURE = "release.json.ed25519"
"""The same key's signature of the same bytes, 64 bytes, as openssl reads it."""

OF_RELEASE = frozenset({MANIFEST, RELEASE, SIGNATURE, RAW_SIGNATURE})
"""Files that no manifest lists."""

_FORMAT = 1
_ID = re.compile(r"[0-9]{6}-[0-9a-f]{12}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Release:
    """One release of a site.

    Attributes:
        number: counts the releases of one place from 1; a later one is higher.
        made: when it was made ready, UTC, `2026-11-30T18:20:00Z`.
        manifest: SHA-256 of `manifest.json`, hexadecimal.
        previous: the id of the release it took the place of; empty for the first.
        commit: the commit of the catalogue, empty where it was not committed whole.
        inputs: SHA-256 of the catalogue's files as the build read them, empty for sites of old versions.
        versions: name of a program or package → its version.
        beside: files that no manifest of a build lists: those of the release before that pages kept by a browser still
            ask for, and those that others put there and the publisher wants kept.
    """

    number: int
    made: str
    manifest: str
    previous: str = ""
    commit: str = ""
    inputs: str = ""
    versions: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, Entry] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Names the folder of the release; sorts as the numbers do."""
        return f"{self.number:06d}-{self.manifest[:12]}"


def is_release_id(name: str) -> bool:
    """Whether a folder has the name of a release."""
    return _ID.fullmatch(name) is not None


def write_release(release: Release) -> bytes:
    """The bytes of `release.json`, which are what is signed."""
    beside = {path: [entry.size, entry.sha256] for path, entry in sorted(release.beside.items())}
    facts = {**asdict(release), "versions": dict(sorted(release.versions.items())), "beside": beside}
    return (json.dumps({"format": _FORMAT, "id": release.id, **facts}, ensure_ascii=False, indent=1) + "\n").encode()


def find_release(data: bytes | None) -> Release | None:
    """The record that bytes hold; None where they hold none that could be right."""
    try:
        tree = json.loads(data or b"")
        if tree["format"] != _FORMAT:
            return None
        release = Release(
            number=int(tree["number"]),
            made=str(tree["made"]),
            manifest=str(tree["manifest"]),
            previous=str(tree["previous"]),
            commit=str(tree["commit"]),
            inputs=str(tree["inputs"]),
            versions={str(name): str(version) for name, version in tree["versions"].items()},
            beside={path: Entry(size, digest) for path, (size, digest) in tree["beside"].items()},
        )
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None
    is_right = release.number > 0 and _DIGEST.fullmatch(release.manifest) and is_release_id(release.id)
    return release if is_right and all(is_sound(path, entry) for path, entry in release.beside.items()) else None
