"""What this machine knows of the releases it published: what each place should serve, and the newest number of all.

A signature tells that a release is ours, not that it is the newest one. So the number is remembered beside the
catalogue, where an attacker of the web server has no hand in it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from generator.publish.ledger import FOLDER
from generator.publish.manifest import read_small
from generator.publish.replace import replace_files


def memory_of(catalog: Path) -> Path:
    """Where the memory of a catalogue folder stands: beside the ledger of its ids."""
    place = catalog.resolve()
    return place.parent / FOLDER / f"published-{place.name}.json"


@dataclass(frozen=True, slots=True)
class Seen:
    """What is known of one key's releases.

    Attributes:
        newest: the highest number that was ever given out; 0 where nothing is known.
        served: place, as `place_of` says it → number of the release that should be served there now.
    """

    newest: int = 0
    served: Mapping[str, int] = field(default_factory=dict)

    def accepts(self, number: int) -> bool:
        """Whether a release that is served somewhere is one that should be: the newest, or what a place stands at."""
        return number >= self.newest or number in self.served.values()


def place_of(target: str) -> str:
    """How the memory calls a target: a folder by its full path, whichever way it was written."""
    return target.rstrip("/") if "://" in target else str(Path(target).resolve())


def load_seen(path: Path) -> dict[str, Seen]:
    """Fingerprint of a key (empty: unsigned) → what is known of its releases."""
    try:
        tree = json.loads(read_small(path) or b"{}")
        return {str(key): _seen_of(value) for key, value in tree.items()}
    except (ValueError, TypeError, AttributeError, KeyError, ArithmeticError, RecursionError):
        return {}


def _seen_of(value: object) -> Seen:
    if isinstance(value, int):  # 0.1.0 remembered one number a key
        return Seen(value)
    if not isinstance(value, dict):
        raise TypeError(value)
    return Seen(int(value["newest"]), {str(place): int(number) for place, number in value["served"].items()})


def note_seen(path: Path, key: str, target: str, number: int) -> None:
    """Remember what a target serves from now on.

    Raises:
        PublishError: the disk refused.
    """
    known = load_seen(path)
    was = known.get(key, Seen())
    known[key] = Seen(max(was.newest, number), {**was.served, place_of(target): number})
    tree = {key: {"newest": one.newest, "served": dict(sorted(one.served.items()))} for key, one in known.items()}
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_files({path: (json.dumps(dict(sorted(tree.items())), ensure_ascii=False, indent=1) + "\n").encode()})


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
