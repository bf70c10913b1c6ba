"""Identity numbers in a run: whole, mistyped, half-masked, of the old form, and what the words beside decide."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from generator.model.personal import identity
from generator.model.personal.finding import About
from generator.model.personal.groups import FIRST_GROUPS, Group, is_cell_gap, is_hidden_gap
from generator.model.personal.holders import is_near_a_firm
from generator.model.personal.names import name_before
from generator.model.personal.reading import Reading, Run
from generator.model.personal.words import REACH, Label, label_before


class Found(NamedTuple):
    """Indexes of a run, code and kind."""

    places: range
    code: str
    name: str


ID, MASKED, PAPER = ("GK501", "身份证号"), ("GK504", "没有遮够的身份证号"), ("GK505", "残疾人证号")
_RECENT = 2010
"""Birth years from here on are also the years of projects: codes are made of region, day and serial too."""

_DISABILITY = re.compile(r"[1-7][1-4](?:B[0-9])?")
_BEHIND = re.compile(
    r"1[3-9][0-9]{9}.*|(?:19|20)[0-9]{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))?.*|[0-9]{2,5}|62[0-9]{14,17}"
)


def find_identities(reading: Reading, run: Run, groups: list[Group], about: About) -> Iterator[Found]:
    """Identity numbers of 18 and 15 places."""
    if len(run.places) < 15:
        return
    behind = 0
    likely = list(identity.find_like(run.places))
    size = {group.first: group for group in groups} if likely else {}
    ends = {group.last for group in groups} if likely else set()
    for start in likely:
        if start < behind or not _hangs_together(run, start, 18):
            continue
        number = run.places[start : start + 18]
        end = start + 18 - (number[-1] == "X")
        joined = any(run.gaps[start + 1 : start + 18])
        whole = (start in size or start == behind) and end in ends and _is_even(run, start)
        checked = identity.is_checked(number)
        at = run.at[start]
        if checked and (not joined or whole or (start in size and _is_announced(reading, at, about))):
            if identity.birth_year(number) >= _RECENT and label_before(reading, at, about) is Label.CODE:
                continue
        elif checked or not _is_mistyped(reading, run, start, whole, joined, size.get(start), about):
            continue
        behind = start + 18
        yield from _with_disability(run, start)
    yield from _find_announced(reading, run, groups, about, behind)


_JOINTS = (
    {6, 14},
    {6, 10, 14},
    {6, 10, 12, 14},
    {4, 8, 12, 16},
    {3, 6, 9, 12, 15},
    {6, 8, 10, 12, 14},
    {6, 9, 12, 15},
    {6, 12},
)
"""Where people part an identity number."""


def _is_even(run: Run, start: int) -> bool:
    """Parted as a number is, and no figures of a row that happen to fit: by one sign at its joints, or with nothing beside."""
    gaps = {place: gap for place in range(1, 18) if (gap := run.gaps[start + place])}
    if not gaps or (start == 0 and len(run.places) == 18):
        return True
    signs = set(gaps.values())
    if len(signs) > 1:
        return not any(is_cell_gap(gap) or " " in gap for gap in signs)
    sign = signs.pop()
    before, after = run.gaps[start], run.gaps[start + 18] if start + 18 < len(run.gaps) else ""
    if sign not in (before, after):
        return True  # set off from what stands beside
    return set(gaps) in _JOINTS or len(gaps) == 17 or (not is_cell_gap(sign) and " " not in sign)


def _hangs_together(run: Run, start: int, length: int) -> bool:
    return not any(is_hidden_gap(gap) for gap in run.gaps[start + 1 : start + length])


def _is_announced(reading: Reading, at: int, about: About) -> bool:
    """身份证 or a name stands just before."""
    return label_before(reading, at, about) in (Label.ID, Label.PAPER) or bool(name_before(reading, at))


def _is_mistyped(
    reading: Reading, run: Run, start: int, whole: bool, joined: bool, group: Group | None, about: About
) -> bool:
    """Region and birth date are right, the check character is not: a slip of the hand, unless it is a code."""
    at = run.at[start]
    if group is None:
        return False
    if _is_announced(reading, at, about):
        return True
    number = run.places[start : start + 18]
    if label_before(reading, at, about) is not Label.NONE or identity.birth_year(number) >= _RECENT:
        return False
    if whole:
        return not joined or not any(is_cell_gap(gap) for gap in run.gaps[start + 1 : start + 18])
    return not joined and bool(_BEHIND.fullmatch(group.digits[18:])) and not group.digits[18:].startswith("0")


def _with_disability(run: Run, start: int) -> Iterator[Found]:
    """The number of a disability certificate is the identity number with kind (1 to 7) and degree (1 to 4)."""
    tail = run.places[start + 18 : start + 20]
    ends = len(run.places) <= start + 20 or bool(run.gaps[start + 20]) or not run.places[start + 20].isdigit()
    if len(tail) == 2 and ends and not run.gaps[start + 18] and _DISABILITY.fullmatch(tail):
        yield Found(range(start, start + 20), *PAPER)
    else:
        yield Found(range(start, start + 18), *ID)


_LAST_X = re.compile("X?")


def _find_announced(reading: Reading, run: Run, groups: list[Group], about: About, behind: int) -> Iterator[Found]:
    """Numbers that only the words before make identity numbers: of 15 places, or mistyped in region or date."""
    for index, group in enumerate(groups[:FIRST_GROUPS]):
        if group.first < behind or len(group.digits) > 19:
            continue
        digits, last = _join(run, groups, index)
        if len(digits) not in (15, 16, 17, 18, 19):
            continue
        at = run.at[group.first]
        label = label_before(reading, at, about)
        if _is_meant(reading, digits, label, at, about):
            behind = last
            yield Found(range(group.first, last), *ID)


def _join(run: Run, groups: list[Group], index: int) -> tuple[str, int]:
    digits, last = groups[index].digits, groups[index].last
    for group in groups[index + 1 : index + 19]:
        if len(digits) >= 15 or is_hidden_gap(group.gap) or len(digits) + len(group.digits) > 19:
            break
        digits, last = digits + group.digits, group.last
    if len(digits) == 17 and run.places[last : last + 1] == "X":
        return digits + "X", last + 1
    return digits, last


def _is_meant(reading: Reading, digits: str, label: Label, at: int, about: About) -> bool:
    if label is Label.ID:
        return len(digits) != 16 or digits[6:8] in ("19", "20")
    if len(digits) == 15:
        if not identity.is_old(digits) or label in (Label.CODE, Label.ACCOUNT, Label.FIGURE):
            return False
        return (label is Label.PAPER and not is_near_a_firm(reading, at, about)) or bool(name_before(reading, at))
    if len(digits) != 18 or label in (Label.CODE, Label.ACCOUNT, Label.FIGURE):
        return False
    region = digits[:2] in identity.PROVINCES and digits[6:8] in ("19", "20")
    dated = digits[6:8] in ("19", "20") and identity.is_birth(digits[6:14])
    return (region or dated) and bool(label is Label.PAPER or name_before(reading, at))


_MASKS = re.compile(r"[0-9*X]*(?:\*|X[0-9*X])[0-9*X]*")
_ONE_MASK = re.compile(r"(?<![0-9*])([0-9]{6,14})(\*+|X{2,})([0-9]{0,8}X?)(?![0-9*])")
_ONE_MASK_AT = re.compile(f"(?={_ONE_MASK.pattern})")
_SHOWN = re.compile("[0-9]{3}")
"""13 digits among 18 places stand three together somewhere."""
_DASHED = re.compile(r"(?<=[0-9])-{2,}(?=[0-9])")
_AMOUNT = re.compile(r"[^。；;\n]{0,24}?[0-9][0-9,]*\s?(?:[元万年]|-[0-9]{2}|\.[0-9])")
_READABLE = 14
_SHOWN_BESIDE_A_NAME = 9


def find_masked(reading: Reading, run: Run, about: About) -> Iterator[Found]:
    """Numbers of which 14 or more places are readable, or the birth year, or that stand beside a name and a sum."""
    places = run.places
    if "*" not in places and "XX" not in places and not re.search("X[0-9*]", places):
        return
    behind = 0
    for start in _likely_starts(run):
        if start >= behind and _may_start(run, start) and (length := _masked_length(reading, run, start, about)):
            yield Found(range(start, start + length), *MASKED)
            behind = start + length


def _likely_starts(run: Run) -> list[int]:
    """Where a masked number may begin: its places fit, and enough is readable or words stand within reach."""
    places = run.places.replace("X", "*")
    near = bisect_left(run.at, run.at[0] + REACH)
    if not _SHOWN.search(places):
        places = places[: near + 18]
    masks = [0, *accumulate(map("*".__eq__, places))]
    most = 18 - _READABLE + 1  # an X at the end is readable
    likely = {
        start
        for start in identity.find_fitting(places)
        if start <= near or masks[start + 18] - masks[start] <= most or identity.shows_year(places, start)
    }
    return sorted(likely.union(match.start() for match in _ONE_MASK_AT.finditer(run.places)))


def _may_start(run: Run, start: int) -> bool:
    """A number doesn't begin behind a digit that stands with it."""
    return start == 0 or bool(run.gaps[start]) or run.places[start - 1] in "X*" or run.places[start] == "*"


def _masked_length(reading: Reading, run: Run, start: int, about: About) -> int:
    """Places of the masked identity number that begins here and shows too much; 0 for none."""
    window = run.places[start : start + 18]
    body = window[:17].replace("X", "*") + window[17:]
    if "*" in body[:17] and len(window) == 18 and identity.fits_masked(body) and _is_one_token(run, start):
        readable = 18 - body.count("*")
        if readable >= _READABLE or _shows_too_much(reading, run, start, 18, body, readable, about):
            return 18
    match = _ONE_MASK.match(run.places, start)
    if match is None or start + 18 == match.end():
        return 0
    head, _, tail = match.groups()
    filled = head + "*" * max(0, 18 - len(head) - len(tail)) + tail
    length = match.end() - start
    if len(filled) != 18 or not identity.fits_masked(filled) or not 14 <= length <= 24:
        return 0
    readable = len(head) + len(tail)
    if readable >= _READABLE or _shows_too_much(reading, run, start, length, filled, readable, about):
        return length
    return 0


def _is_one_token(run: Run, start: int) -> bool:
    """Nothing but one sign, the same throughout, stands between the places: cells of a table are no number."""
    gaps = {gap for gap in run.gaps[start + 1 : start + 18] if gap}
    return not gaps or (len(gaps) == 1 and len(gap := gaps.pop()) == 1 and gap not in "|,\t")


def _shows_too_much(
    reading: Reading, run: Run, start: int, length: int, number: str, readable: int, about: About
) -> bool:
    """The birth year is readable; or a full name stands before and a date or a sum behind."""
    at, end = run.at[start], run.at[start + length - 1] + 1
    if identity.shows_year(number):
        return label_before(reading, at, about) is not Label.ACCOUNT
    if readable < _SHOWN_BESIDE_A_NAME or not _AMOUNT.match(reading.words, end):
        return False
    return bool(name_before(reading, at))
