"""Titles of a catalogue as lines, and where a stretch of items repeats an earlier one.

A city's catalogue says the same for many towns, with the town's name before the title; such a stretch is sent once, and
keywords and summaries of its items are not said again either.
"""

from collections.abc import Sequence

from generator.model.address import part_of
from generator.model.search import SearchEntry


def one_line(text: str) -> str:
    """A text as one cell of a column: the separators of the columns become spaces."""
    return " ".join(text.replace("|", " ").split())


Copies = dict[int, tuple[int, str, str]]
"""Index of an item whose title repeats another's → (the other's index, the other's head, the head in its place)."""


def name_lines(entries: Sequence[SearchEntry]) -> tuple[list[str], Copies]:
    """One line an item in the order of the catalogue, under `#01领域` and `=category` lines; a line `@020` sets the
    next serial where it does not follow; `~5 21 3清河镇` stands for 21 items that repeat those from the fifth on
    (counted from 0), with their first 3 characters replaced by 清河镇."""
    repeats = _Repeats([(entry.domain, entry.category, one_line(entry.title)) for entry in entries])
    lines: list[str] = []
    copies: Copies = {}
    domain = category = ""
    serial = skip = 0
    for at, entry in enumerate(entries):
        number = int(part_of(entry.id))
        if entry.domain != domain:
            domain, category, serial = entry.domain, "", 0
            lines.append(f"#{domain}{one_line(entry.domain_title)}")
        if number != serial + 1:
            lines.append(f"@{number:03}")
        serial = number
        if skip:
            skip -= 1
            continue
        found = repeats.find(at, _consecutive(entries, at))
        if found:
            source, skip, cut, head = found
            lines.append(f"~{source} {skip} {cut}{head}")
            copies |= {at + n: (source + n, repeats.rows[source + n][2][:cut], head) for n in range(skip)}
            skip, category = skip - 1, ""
            continue
        if entry.category != category:
            category = entry.category
            lines.append(f"={one_line(category)}")
        title = one_line(entry.title)
        lines.append(" " + title if title[:1] in "#=@~" else title)
    return lines, copies


def column(rows: Sequence[str], copies: Copies) -> str:
    """A line an item; `~` where it says what the item whose title it repeats says, heads exchanged."""
    return "\n".join(
        "~" if _is_copy(rows, at, copies) else " " + row if row == "~" else row for at, row in enumerate(rows)
    )


def _is_copy(rows: Sequence[str], at: int, copies: Copies) -> bool:
    if at not in copies:
        return False
    source, old, head = copies[at]
    return rows[at] == (rows[source].replace(old, head) if old else rows[source])


def _consecutive(entries: Sequence[SearchEntry], start: int) -> int:
    """How many items from `start` on have one domain and following serials."""
    end = start + 1
    while end < len(entries) and entries[end].domain == entries[start].domain:
        if int(part_of(entries[end].id)) != int(part_of(entries[end - 1].id)) + 1:
            break
        end += 1
    return end - start


class _Repeats:
    """Finds where a stretch of items repeats an earlier one but for the head of its titles (a county's or town's
    name): catalogues of several counties say the same things again and again."""

    LEAST = 3
    TAIL = 4

    def __init__(self, rows: list[tuple[str, str, str]]) -> None:
        self.rows = rows
        self.first: dict[tuple[str, str], int] = {}

    def find(self, at: int, longest: int) -> tuple[int, int, int, str] | None:
        """(source, count, characters cut, head put in their place), or None; to be asked in rising order."""
        _, category, title = self.rows[at]
        source = self.first.setdefault((category, title[-self.TAIL :]), at)
        if source == at:
            return None
        other = self.rows[source][2]
        same = next((n for n, (a, b) in enumerate(zip(title[::-1], other[::-1], strict=False)) if a != b), None)
        same = min(len(title), len(other)) if same is None else same
        cut, head = len(other) - same, title[: len(title) - same]
        if head[:1].isdigit() or "\n" in head:
            return None
        count = 0
        while count < longest and self._repeats(at + count, source + count, cut, head):
            count += 1
        return (source, count, cut, head) if count >= self.LEAST else None

    def _repeats(self, at: int, source: int, cut: int, head: str) -> bool:
        (_, category, title), (_, other, base) = self.rows[at], self.rows[source]
        return category == other and len(base) > cut and title == head + base[cut:]
