"""公开时限: what a builder is given: a match, and what stands around it."""

from dataclasses import dataclass, field

from generator.model.timelimit import Clause
from generator.read.timelimit.marks import AMOUNTS, Mark, Marked


@dataclass(frozen=True, slots=True)
class Found:
    """A way of saying a time, found in a piece: its text with marks, and its named parts."""

    text: str
    words: dict[str, str]


@dataclass(slots=True)
class Scene:
    """What stands around a match: words before it in its piece, pieces before it in its sentence, the rest.

    `past`: the earlier pieces of the sentence as they stand. `hand_on`: what a match says of the next one
    only. `earlier`: clauses of the whole wording so far.
    """

    marked: Marked
    before: str = ""
    event: str = ""
    condition: str = ""
    after: str = ""
    piece: str = ""
    earlier: list[Clause] = field(default_factory=list)
    previous: Clause | None = None
    past: str = ""
    hand_on: str = ""
    warnings: list[str] = field(default_factory=list)

    def mark(self, found: Found, signs: str = AMOUNTS) -> Mark:
        """The first mark of the kind inside the match."""
        low, high = signs[0], signs[-1]
        return next(self.marked.marks[sign] for sign in found.text if low <= sign <= high)

    def warn(self, message: str) -> None:
        self.warnings.append(message)

    def both(self, own: str) -> str:
        """The case named before, and the one of the piece itself."""
        if not own or own in self.condition:
            return self.condition or own
        return f"{self.condition}，{own}" if self.condition else own

    def said(self) -> str:
        return self.marked.expand(self.piece)
