"""What is remembered of ids that were given out, beside the register: witnesses that no slip of an editor reaches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

SITE = "上次生成的网站里有它"
LEDGER = "这台电脑上生成过"
GIT = "git 历史里登记过"


@dataclass(frozen=True, slots=True)
class Remembered:
    """An id somebody may have printed. `since` (YYYY-MM-DD) and `title` are empty where the witness knows none."""

    id: str
    title: str = ""
    since: str = ""
    witness: str = ""


def merge_memories(memories: Iterable[Mapping[str, Remembered]]) -> dict[str, Remembered]:
    """Id → what is known of it: the first witness speaks, later ones add what it does not know. In order of the ids."""
    found: dict[str, Remembered] = {}
    for memory in memories:
        for address_id, entry in memory.items():
            known = found.setdefault(address_id, entry)
            found[address_id] = replace(known, title=known.title or entry.title, since=known.since or entry.since)
    return dict(sorted(found.items()))
