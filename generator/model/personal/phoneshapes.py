"""Groups of digits as telephone numbers are written: their rhythm, what sets them off from the figures of a row."""

import re

from generator.model.personal.groups import Group, is_blank_gap, is_cell_gap
from generator.model.personal.reading import Reading

MOBILE = "1[3-9][0-9]{9}"
PREFIX = "(?:0086|086|86|0)?"
WHOLE = re.compile(rf"{PREFIX}({MOBILE})")
RHYTHMS = {
    (3, 4, 4), (3, 8), (7, 4), (3, 3, 5), (4, 4, 3), (3, 5, 3), (4, 3, 4), (5, 6), (3, 4, 2, 2), (3, 2, 2, 2, 2),
    (2, 3, 3, 3), (3, 2, 3, 3), (3, 3, 3, 2), (2, 4, 5), (3, 3, 2, 3),
}  # fmt: skip
BEGINNINGS = {sizes[:2] for sizes in RHYTHMS}
PREFIXES = ("0086", "086", "86", "0", "")
_CELL_SIGNS = frozenset(" \t|,，、")


def is_in_prose(reading: Reading, start: int, end: int) -> bool:
    """No blank before or behind: a number broken by the end of a line, not two cells of a table."""
    before, after = reading.words[max(0, start - 1) : start], reading.words[end : end + 1]
    return not (before in _CELL_SIGNS or after in _CELL_SIGNS)


def is_broken(gaps: list[str], sizes: tuple[int, ...]) -> bool:
    """Parted by line ends only: in two, or in the rhythm of a phone."""
    return all(gap.count("\n") == 1 for gap in gaps) and (sizes == (3, 4, 4) or (len(gaps) == 1 and min(sizes) > 1))


def sizes_of(parts: list[Group]) -> tuple[int, ...]:
    """Lengths of the groups, the country's number and a leading 0 left out."""
    sizes = [len(part.digits) for part in parts]
    for prefix in PREFIXES:
        if sum(sizes) - len(prefix) == 11 and "".join(part.digits for part in parts).startswith(prefix):
            left = len(prefix)
            while left and sizes[0] <= left:
                left -= sizes.pop(0)
            sizes[0] -= left
            break
    return tuple(sizes)


def is_date_like(parts: list[Group]) -> bool:
    """`1990-01-01 123`: a year comes first."""
    year, second = parts[0].digits, parts[1].digits
    return len(year) == 4 and year.startswith("19") and (len(second) <= 2 or second[:2] in ("19", "20"))


def is_landline(groups: list[Group], first: int) -> bool:
    """`0318-1413567、0317…`: an area code stands before the first group."""
    before = groups[first - 1].digits if first else ""
    return len(before) in (3, 4) and before.startswith("0") and not is_cell_gap(groups[first].gap)


def _ends_a_date(parts: list[Group]) -> bool:
    """Year, month and day, with the signs of a date between."""
    year, month, day = parts
    return year.digits[:2] in ("19", "20") and len(year.digits) == 4 and {month.gap, day.gap} <= {"-", ".", "/"}


def is_address(parts: list[Group]) -> bool:
    """139.226.100.12, a machine's address."""
    return len(parts) == 4 and all(part.gap == "." for part in parts[1:]) and all(int(p.digits) < 256 for p in parts)


def stands_alone(groups: list[Group], first: int, count: int, taken: set[int], *, blanks: bool) -> bool:
    """No other figures in the same row; numbers found before, dates, landlines and other mobiles don't count."""
    if first and not is_explained(groups, first, taken, blanks=blanks):
        return False
    after = groups[first + count] if first + count < len(groups) else None
    if after is None or (not blanks and (is_cell_gap(after.gap) or " " in after.gap)):
        return True
    if "\n" in after.gap or after.gap.strip(" -./:("):
        return not is_blank_gap(after.gap)
    following = "".join(group.digits for group in groups[first + count : first + 2 * count])
    return (
        bool(WHOLE.fullmatch(following))
        or len(after.digits) >= 11
        or bool(re.match("0[1-9]|(?:19|20)[0-9]{2}$", after.digits))
    )


def is_explained(groups: list[Group], first: int, taken: set[int], *, blanks: bool) -> bool:
    gap, before = groups[first].gap, groups[first - 1]
    if before.first in taken or "\n" in gap or len(before.digits) >= 11:
        return True
    if not blanks and (is_cell_gap(gap) or " " in gap):
        return True
    if first > 2 and _ends_a_date(groups[first - 3 : first]):
        return True
    if len(before.digits) in (7, 8) and first > 1 and groups[first - 2].digits.startswith("0"):
        return True
    if groups[first].first - groups[max(0, first - 3)].first < 11:
        return False
    earlier = "".join(group.digits for group in groups[max(0, first - 3) : first])
    return bool(WHOLE.fullmatch(earlier))
