"""Laws → groups by rank (效力位阶), within a rank by the sound of the name, for the list of laws.

The rank is read from the number of the order that made it known (立法法 第二十八条、第七十七条、第九十六条: laws by the
President's order, regulations by the State Council's, rules by a ministry's or a provincial government's), else from
the last word of the name. What the form cannot tell stands under what it is called: a 条例 without a number is among
the 条例, whoever made it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from generator.derive.letters import by_sound
from generator.model.law import Law

STATE = "中华人民共和国"
"""With it nearly all laws begin: none is looked up under Z for that."""


class Rank(Enum):
    """Groups of the list in their order; the value is the heading."""

    LAW = "法律"
    REGULATION = "法规和条例"
    RULE = "规章"
    INTERPRETATION = "司法解释"
    DOCUMENT = "文件"


_BY_NUMBER: tuple[tuple[str, Rank], ...] = (
    (r"主席令", Rank.LAW),
    (r"国务院(\W*中央军(委|事委员会))?令", Rank.REGULATION),
    (r"人(民代表)?大(会)?(常务委员会|常委会)?.*公告", Rank.REGULATION),
    (r"令第?[\d〇零一二三四五六七八九十百]+号", Rank.RULE),
    (r"法释|高检发释", Rank.INTERPRETATION),
    (r"\d+号", Rank.DOCUMENT),
)
_BY_NAME: tuple[tuple[str, Rank], ...] = (
    (r"(?<![办做方])法$|法典$|宪法", Rank.LAW),
    (r"条例$", Rank.REGULATION),
)


@dataclass(frozen=True, slots=True)
class RankedLaws:
    """Laws of one rank. `letters`: (letter, its laws), both in order of the sound."""

    rank: Rank
    letters: tuple[tuple[str, tuple[Law, ...]], ...]


def find_rank(title: str, number: str) -> Rank:
    """A law's group. `number`: 发文字号 or the order's number, may be empty."""
    for pattern, rank in _BY_NUMBER:
        if re.search(pattern, "".join(number.split())):
            return rank
    plain = re.sub(r"[（(][^（）()]*[）)]$", "", title.strip())
    return next((rank for pattern, rank in _BY_NAME if re.search(pattern, plain)), Rank.DOCUMENT)


def rank_laws(laws: Iterable[Law], readings: Mapping[str, str]) -> tuple[RankedLaws, ...]:
    """Every law once. `readings`: word → syllables, where the office knows better."""
    groups: dict[Rank, list[Law]] = {rank: [] for rank in Rank}
    for law in laws:
        groups[find_rank(law.title, law.doc_no)].append(law)
    return tuple(RankedLaws(rank, by_sound(held, _sounding, readings)) for rank, held in groups.items() if held)


def _sounding(law: Law) -> tuple[str, str]:
    """What a law is looked up by: its name without the state's; and its key, of equal names."""
    return law.title.lstrip("《").removeprefix(STATE), law.key
