"""The message of a change handed in: how much of which domain, then what it means, as `gongkai diff` says it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from generator.model.change import Comparison, Part

MOST_DOMAINS = 4
"""Domains that are named in the first line."""


def first_line(comparison: Comparison, titles: Mapping[str, str]) -> str:
    """目录修改：义务教育 1 项. `titles`: code of a domain → its title."""
    items = {note.key for note in comparison.notes if note.part is Part.ITEM}
    count = Counter(item_id[:2] for item_id in items)
    heads = [f"{titles.get(code, code)} {number} 项" for code, number in sorted(count.items())]
    more = f"等 {len(heads)} 个领域" if len(heads) > MOST_DOMAINS else ""
    return "目录修改：" + "、".join(heads[:MOST_DOMAINS] or ["登记和设置"]) + more


def write_message(comparison: Comparison, titles: Mapping[str, str], words: str, others: Sequence[str]) -> str:
    """The whole message. `words`: the comparison as text; `others`: files that hold no entries, as published ones."""
    body = [line for line in words.split("\n")[1:] if line.strip()] if comparison.notes else []
    return "\n".join([first_line(comparison, titles), "", *body, *(f"文件 {name}" for name in others)]) + "\n"
