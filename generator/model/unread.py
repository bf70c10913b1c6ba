"""What of a catalogue was not read whole, so that nothing can be said to be missing from it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unread:
    """Kinds of file by what became of them.

    `damaged`: kinds of which at least one file could not be read whole; `apply` when the office's way of applying
    could not be. `absent`: registers every catalogue has, that are not there.
    """

    damaged: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()

    def is_damaged(self, *kinds: str) -> bool:
        """Whether any of the kinds was not read whole."""
        return not self.damaged.isdisjoint(kinds)

    def is_absent(self, kind: str) -> bool:
        return kind in self.absent

    def lacks(self, *kinds: str) -> bool:
        """Whether any of the kinds is damaged or absent."""
        return self.is_damaged(*kinds) or not self.absent.isdisjoint(kinds)


ALL_READ = Unread()
