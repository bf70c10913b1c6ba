"""What has to be sent where nothing can be switched: only the files that differ, in an order that never breaks a page.

A visitor may meet pages of both releases while it is under way, but each page works: what a new page asks for is there
before it, and what an old page asks for goes only at the end.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.publish.manifest import MANIFEST, Entry
from generator.publish.packing import unpacked_path
from generator.publish.release import OF_RELEASE


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths in the order in which they are sent, then those that are removed."""

    sent: tuple[str, ...]
    removed: tuple[str, ...]

    @property
    def is_nothing(self) -> bool:
        """Whether only the record of the release would be new."""
        return not self.removed and set(self.sent) <= OF_RELEASE


def order_changes(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Changes:
    """What turns the files of one release into those of another.

    Args:
        old: what is there; empty where nobody knows, so that everything is sent.
        new: what is to be there, the release's own record included.
    """
    sent = sorted((path for path in new if old.get(path) != new[path]), key=lambda path: (_rank(path), path))
    return Changes(tuple(sent), tuple(sorted(old.keys() - new.keys() - OF_RELEASE)))


def _rank(path: str) -> int:
    """Scripts, styles, pictures and documents; pages; what the search reads; last what says which release it is."""
    path = unpacked_path(path)
    if path in OF_RELEASE:
        return 4 if path == MANIFEST else 3
    if path.startswith("search/") and not path.endswith(".html"):
        return 2
    return 1 if path.endswith((".html", ".xml", ".json")) else 0
