"""Two wordings in one: what of a text was taken out and what was put in, so that Chinese can be read without a list.

Chinese has no blanks between words. The units are single characters, but numbers, Latin words and document numbers
whole; single characters that two changes have between them by chance are taken into them, or nobody could read it.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from generator.model.change import Piece

_UNIT = re.compile(r"[0-9]+(?:\.[0-9]+)?|[A-Za-z]+|\s+|.", re.DOTALL)
ISLAND = 2
"""Characters that stay between two changes, below which they are part of the change."""
ALIKE = 0.3
"""Share of what is kept, below which the whole old text stands before the whole new one."""
MOST = 4000
"""Characters of both texts, above which they are not compared."""


def inline_diff(old: str, new: str) -> tuple[Piece, ...]:
    """Pieces of both texts: without those put in it is the old one, without those taken out the new one."""
    if len(old) + len(new) > MOST or not old or not new:
        return _whole(old, new)
    before, after = _UNIT.findall(old), _UNIT.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    steps = [("".join(before[i1:i2]), "".join(after[j1:j2])) for _, i1, i2, j1, j2 in matcher.get_opcodes()]
    joined = _joined(steps)
    kept = sum(len(one) for one, other in joined if one == other)
    if kept < ALIKE * min(len(old), len(new)):
        return _whole(old, new)
    return tuple(_pieces(joined))


def _whole(old: str, new: str) -> tuple[Piece, ...]:
    return tuple(_pieces([(old, new)]))


def _joined(steps: list[tuple[str, str]]) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for number, (old, new) in enumerate(steps):
        is_small = old == new and len(old) < ISLAND and 0 < number < len(steps) - 1 and old.isalnum()
        if (old != new or is_small) and found and found[-1][0] != found[-1][1]:
            found[-1] = found[-1][0] + old, found[-1][1] + new
        else:
            found.append((old, new))
    return found


def _pieces(steps: list[tuple[str, str]]) -> Iterator[Piece]:
    for old, new in steps:
        if old == new:
            yield from (Piece("", old),) if old else ()
            continue
        if old:
            yield Piece("-", old)
        if new:
            yield Piece("+", new)


BETWEEN = Piece("", "；")


def list_diff(old: Sequence[str], new: Sequence[str]) -> tuple[Piece, ...]:
    """Entries of lists that differ, what stands in the place of another inside it; entries that stayed are left out."""
    found: list[tuple[Piece, ...]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        pairs = min(i2 - i1, j2 - j1) if i2 - i1 == j2 - j1 else 0
        found += [inline_diff(old[i1 + step], new[j1 + step]) for step in range(pairs)]
        found += [(Piece("-", text),) for text in old[i1 + pairs : i2]]
        found += [(Piece("+", text),) for text in new[j1 + pairs : j2]]
    return tuple(piece for number, pieces in enumerate(found) for piece in ((BETWEEN,) * bool(number) + pieces))
