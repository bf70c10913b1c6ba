"""Mobile numbers: 13 to 19 and nine digits more, with 0, 86, +86 or 0086 before, in the ways they are written.

Eleven digits that stand together and begin so are a mobile, unless the words before call them a code or a unit follows.
Inside longer digits one is believed beside a date, an identity number or another mobile, or after a name or 电话. Parted by
blanks it must have a phone's rhythm (138 0013 8000) and stand in no row of figures.

The two ways, together and parted, take digits from each other through one set of taken places; what groups of digits look
like is told in `phoneshapes`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.personal.finding import About
from generator.model.personal.groups import Group, is_blank_gap, is_cell_gap, is_hidden_gap
from generator.model.personal.names import name_before
from generator.model.personal.phoneshapes import (
    BEGINNINGS,
    MOBILE,
    PREFIX,
    PREFIXES,
    RHYTHMS,
    WHOLE,
    is_address,
    is_broken,
    is_date_like,
    is_explained,
    is_in_prose,
    is_landline,
    sizes_of,
    stands_alone,
)
from generator.model.personal.reading import Reading, Run
from generator.model.personal.words import Label, has_unit, label_before

_DATE = "(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_STARTS = re.compile(rf"(?={PREFIX}{MOBILE})")
_BESIDE = re.compile(
    rf"(?:{_DATE}|(?P<first>{MOBILE}))?(?P<own>{MOBILE})(?:{_DATE}|(?P<year>(?:19|20)[0-9]{{2}})|(?P<third>{MOBILE}))?"
)
_BEGINS = re.compile(rf"{PREFIX}1[3-9]|0?08|0?0?86$|0086$")
_LEADING = re.compile(rf"{PREFIX}({MOBILE})[0-9]")
_AFTER_DAY = re.compile(rf"(?:0?[1-9]|[12][0-9]|3[01])({MOBILE})")
_AFTER_SUM = re.compile(rf"[0-9]{{2}}({MOBILE})")
_BEHIND_ID = re.compile(MOBILE)
_BEFORE_ID = re.compile(rf"{MOBILE}\Z")
_LENGTHS = {15, 16, 17, 18, 19}
"""Places that identity numbers and accounts have: no mobile with something behind."""
_SPOKEN = {(3, 4, 4), (3, 3, 5), (3, 8), (7, 4), (3, 4, 2, 2), (3, 2, 2, 2, 2)}
"""Rhythms with blanks: figures of a row have the others too often."""
_SINGLES = (1,) * 11
_MOST_GROUPS = 13
_DECIMALS = re.compile(r"(?:^|[^0-9.])[0-9]{2,3}\.\Z")


def find_mobiles(reading: Reading, run: Run, groups: list[Group], about: About, taken: set[int]) -> Iterator[range]:
    """Places of the run (indexes) that are a mobile's. `taken`: indexes found to be something else; it grows."""
    for index, group in enumerate(groups):
        for part in _free_parts(group, taken):
            for start in list(_find_inside(reading, run, groups, index, part, about)):
                first = _with_prefix(groups, index, start, taken)
                yield range(first, start + 11)
                taken.update(range(first, start + 11))
    yield from _find_joined(reading, run, groups, about, taken)


def _with_prefix(groups: list[Group], index: int, start: int, taken: set[int]) -> int:
    """Where the mobile that starts at `start` begins with its 0 or 86, which may stand in a group before."""
    group = groups[index]
    before = group.digits[: start - group.first]
    if before in PREFIXES and group.first not in taken:
        if before or not index or group.gap.strip(" -.()/") or groups[index - 1].digits not in PREFIXES:
            return group.first
        return groups[index - 1].first if groups[index - 1].first not in taken else group.first
    return start


@dataclass(frozen=True, slots=True)
class _Part:
    """Digits of a group that belong to nothing else, and whether something found stands just before or behind."""

    digits: str
    first: int
    is_behind: bool
    is_before: bool


def _free_parts(group: Group, taken: set[int]) -> list[_Part]:
    if len(group.digits) < 11:
        return []
    if not taken or taken.isdisjoint(range(group.first, group.last)):
        return [_Part(group.digits, group.first, False, False)]
    parts = []
    begin = group.first
    for place in range(group.first, group.last + 1):
        if place < group.last and place not in taken:
            continue
        if place - begin >= 11:
            digits = group.digits[begin - group.first : place - group.first]
            parts.append(_Part(digits, begin, begin > group.first, place < group.last))
        begin = place + 1
    return parts


def _find_inside(
    reading: Reading, run: Run, groups: list[Group], index: int, part: _Part, about: About
) -> Iterator[int]:
    """Mobiles within digits that stand together: where they start."""
    begin, digits = part.first, part.digits
    if match := WHOLE.fullmatch(digits):
        start = begin + match.start(1)
        if part.is_behind or part.is_before or _is_believed(reading, run, groups, index, start, about):
            yield start
    elif (part.is_behind and (match := _BEHIND_ID.match(digits))) or (
        part.is_before and (match := _BEFORE_ID.search(digits))
    ):
        yield begin + match.start()
    elif match := _BESIDE.fullmatch(digits):
        if not _is_code(reading, run, begin, about) and (
            match["year"] is None or _is_date_mark(reading, run, begin + len(digits))
        ):
            yield from (begin + match.start(name) for name in ("first", "own", "third") if match[name])
    elif index and (match := _after_date_or_sum(groups, index, digits)):
        yield begin + match.start(1)
    elif match := _LEADING.match(digits):
        at = run.at[begin]
        alone = len(digits) not in _LENGTHS or _is_sum(reading, run, begin + len(digits))
        if label_before(reading, at, about) is Label.PHONE or (alone and name_before(reading, at)):
            yield begin + match.start(1)


def _after_date_or_sum(groups: list[Group], index: int, digits: str) -> re.Match[str] | None:
    """`2024-03-0113900000000`, `3000.0013900000000`: the mobile begins behind the day or the cents."""
    before = groups[index - 1]
    gap = groups[index].gap
    dated = index > 1 and len(groups[index - 2].digits) == 4 and len(before.digits) <= 2 and gap in ("-", ".", "/")
    if dated and (match := _AFTER_DAY.fullmatch(digits)):
        return match
    return _AFTER_SUM.fullmatch(digits) if gap == "." and not dated else None


_CENTS = re.compile(r"\.[0-9]{1,2}(?![0-9])|\s?[万亿]?元")


def _is_sum(reading: Reading, run: Run, index: int) -> bool:
    """The digits before `index` end as a sum does."""
    return bool(_CENTS.match(reading.words, run.at[index - 1] + 1))


def _is_date_mark(reading: Reading, run: Run, index: int) -> bool:
    """What follows the place before `index` makes a year of the four before it."""
    after = run.at[index - 1] + 1
    return reading.words[after : after + 1] in ("年", "-", ".", "/")


def _is_code(reading: Reading, run: Run, index: int, about: About) -> bool:
    return label_before(reading, run.at[index], about) is Label.CODE


def _is_believed(reading: Reading, run: Run, groups: list[Group], index: int, start: int, about: About) -> bool:
    """Eleven digits that stand together: no code, no sum, no decimal places."""
    at, end = run.at[start], run.at[start + 10] + 1
    label = label_before(reading, at, about)
    if label is Label.PHONE or name_before(reading, at):
        return True
    if label in (Label.CODE, Label.ACCOUNT) or has_unit(reading, end):
        return False
    if _DECIMALS.search(reading.words[max(0, at - 6) : at]):
        return index > 1 and len(groups[index - 2].digits) == 4 and len(groups[index - 1].digits) <= 2
    following = groups[index + 1] if index + 1 < len(groups) else None
    if following and following.gap == "." and len(following.digits) <= 2:
        return False
    return not (label is Label.FIGURE and following is None)


def _find_joined(reading: Reading, run: Run, groups: list[Group], about: About, taken: set[int]) -> Iterator[range]:
    """Mobiles parted by blanks, dashes and the like."""
    first = 0
    starts = {match.start() for match in _STARTS.finditer(run.places)}
    while first < len(groups) and starts:
        begins = groups[first].first in starts
        count = _joined_count(reading, run, groups, first, about, taken) if begins else 0
        if count:
            last = groups[first + count - 1].last
            yield range(last - _reach(groups[first : first + count]), last)
        first += count or 1


def _is_in_a_row(reading: Reading, run: Run, groups: list[Group], first: int, about: About, taken: set[int]) -> bool:
    """Figures of a row, as the first groups show: no rhythm of a phone, nothing that sets them off, no words before."""
    head = first + (groups[first].digits in PREFIXES)
    parts = groups[head : head + 2]
    if len(parts) < 2 or parts[0].digits[0] != "1" or (len(parts[0].digits), len(parts[1].digits)) in BEGINNINGS:
        return False
    whole = len(parts[0].digits) + len(parts[1].digits) >= 11
    even = whole or first + 2 >= len(groups) or groups[first + 1].gap == groups[first + 2].gap
    if not first or is_explained(groups, first, taken, blanks=not even):
        return False
    at = run.at[groups[first].first]
    return label_before(reading, at, about) is not Label.PHONE and not name_before(reading, at)


def _reach(groups: list[Group]) -> int:
    """Places of the run from the first digit of the mobile to the last, masks and all."""
    return groups[-1].last - groups[0].first


def _joined_count(reading: Reading, run: Run, groups: list[Group], first: int, about: About, taken: set[int]) -> int:
    """How many groups from `first` on make one mobile; 0 for none."""
    if groups[first].digits[0] not in "108" or _is_in_a_row(reading, run, groups, first, about, taken):
        return 0
    digits = ""
    for count, group in enumerate(groups[first : first + _MOST_GROUPS], 1):
        if group.first in taken or (count > 1 and is_hidden_gap(group.gap)):
            return 0
        if len(digits) < 5 <= len(digits) + len(group.digits) and not _BEGINS.match(digits + group.digits):
            return 0
        digits += group.digits
        if len(digits) > 15:
            return 0
        if count > 1 and WHOLE.fullmatch(digits) and _is_phone(reading, run, groups, first, count, about, taken):
            return count
    return 0


def _is_phone(
    reading: Reading, run: Run, groups: list[Group], first: int, count: int, about: About, taken: set[int]
) -> bool:
    """The groups are written as a phone number is, or the words before say that they are one."""
    parts = groups[first : first + count]
    sizes = sizes_of(parts)
    gaps = [group.gap for group in parts[1:]]
    at, end = run.at[parts[0].first], run.at[parts[-1].last - 1] + 1
    label = label_before(reading, at, about)
    if label is Label.CODE:
        return False
    if label is Label.PHONE or name_before(reading, at):
        return not is_date_like(parts) and not is_landline(groups, first) and (sizes in RHYTHMS or len(set(gaps)) == 1)
    if label in (Label.FIGURE, Label.ACCOUNT) or has_unit(reading, end) or is_date_like(parts) or is_address(parts):
        return False
    if sizes == _SINGLES:
        return stands_alone(groups, first, count, taken, blanks=True)
    cells = any(map(is_cell_gap, gaps))
    if cells:
        return is_broken(gaps, sizes) and count == len(groups) and (count == 3 or is_in_prose(reading, at, end))
    if any(map(is_blank_gap, gaps)):
        return sizes in _SPOKEN and stands_alone(groups, first, count, taken, blanks=True)
    if len(gaps) == 1 and gaps[0] == "." and sizes not in ((3, 8), (7, 4)):
        return False  # decimal places
    even = len(set(gaps)) == 1 and len(gaps[0]) == 1
    return sizes in RHYTHMS or (even and stands_alone(groups, first, count, taken, blanks=False))
