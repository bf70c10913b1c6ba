"""What this machine knows of the releases it published: the newest number of each key and place.

A signature tells that a release is ours, not that it is the newest one. So the number is remembered beside the
catalogue, where an attacker of the web server has no hand in it.
"""

import json
from hashlib import sha256
from pathlib import Path

from generator.publish.ledger import FOLDER
from generator.publish.manifest import read_small
from generator.publish.replace import replace_files


def memory_of(catalog: Path) -> Path:
    """Where the memory of a catalogue folder stands: beside the ledger of its ids."""
    place = catalog.resolve()
    return place.parent / FOLDER / f"published-{place.name}.json"


def load_seen(path: Path) -> dict[str, int]:
    """Fingerprint of a key (empty: unsigned) → the number of the release that should be served now."""
    try:
        tree = json.loads(read_small(path) or b"{}")
        return {str(key): int(number) for key, number in tree.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def note_seen(path: Path, key: str, number: int) -> None:
    """Remember what is served from now on.

    Raises:
        PublishError: the disk refused.
    """
    seen = {**load_seen(path), key: number}
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_files({path: (json.dumps(dict(sorted(seen.items())), indent=1) + "\n").encode()})


def sent_of(catalog: Path, target: str) -> Path:
    """Where the manifest of what was last sent to a target stands, for targets that keep none themselves."""
    place = catalog.resolve()
    return place.parent / FOLDER / f"sent-{place.name}-{sha256(target.encode()).hexdigest()[:12]}.json"


def load_sent(path: Path) -> bytes | None:
    """The manifest that was last sent; None where nothing was."""
    return read_small(path)


def note_sent(path: Path, manifest: bytes) -> None:
    """Remember the manifest of what was sent.

    Raises:
        PublishError: the disk refused.
    """
    replace_files({path: manifest})
