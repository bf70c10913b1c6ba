"""Bank cards and accounts.

A card: 16 to 19 places that begin with 62 (UnionPay) and pass Luhn (ISO/IEC 7812-1 annex B), in no code. 16 to 19 random
digits pass Luhn in 1 of 10 cases, so another beginning needs words. An account has no rule of its own: whatever digits
stand behind 账号, 卡号, 一卡通 are one, unless their holder, named next to them, is an office or a firm.
"""

import re
from collections.abc import Iterator

from generator.model.personal.finding import About
from generator.model.personal.groups import FIRST_GROUPS, Group, is_cell_gap, is_hidden_gap
from generator.model.personal.holders import is_of_an_organisation
from generator.model.personal.names import name_before
from generator.model.personal.reading import Reading, Run
from generator.model.personal.words import Label, label_before

_CARD_LENGTHS = range(16, 20)
_ACCOUNT_LENGTHS = range(10, 33)
_BEHIND_CARD = re.compile(
    r"(?:19|20)[0-9]{2}(?:(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))?|1[3-9][0-9]{9}|[0-9]{3,5}\Z"
)


def find_accounts(reading: Reading, run: Run, groups: list[Group], about: About, taken: set[int]) -> Iterator[range]:
    """Places of the run (indexes) that are a card's or an account's."""
    if len(run.places) < _ACCOUNT_LENGTHS.start:
        return
    first = 0
    while first < len(groups):
        if first >= FIRST_GROUPS and not _may_be_card(run, groups[first]):
            first += 1
            continue
        if groups[first].first in taken and groups[first].last - 1 in taken:
            first += 1
            continue
        found, count = _find_at(reading, run, groups, first, about, taken)
        if found is not None:
            yield found
        first += count


def _may_be_card(run: Run, group: Group) -> bool:
    """Far from the words before the run, only a card's own digits tell it."""
    return len(group.digits) >= 4 and run.places.startswith("62", group.first)


def _find_at(
    reading: Reading, run: Run, groups: list[Group], first: int, about: About, taken: set[int]
) -> tuple[range | None, int]:
    """What begins at a group, and how many groups are done with."""
    group = groups[first]
    at = run.at[group.first]
    joined, last, count = _join(groups, first, taken)
    label: Label | None = None
    if len(joined) in _ACCOUNT_LENGTHS and first < FIRST_GROUPS and (len(group.digits) >= 3 or first == 0):
        label = label_before(reading, at, about)
        end = run.at[last - 1] + 1
        if label is Label.ACCOUNT and not is_of_an_organisation(reading, at, end, about):
            return range(group.first, last), count
    if _is_card(joined) and _is_written_whole(groups, first, count):
        label = label or label_before(reading, at, about)
        if label is not Label.CODE and not is_of_an_organisation_account(
            reading, at, run.at[last - 1] + 1, about, label
        ):
            return range(group.first, last), count
    if len(group.digits) > 19 or (len(group.digits) > 16 and name_before(reading, at)):
        inside = _card_at_start(group.digits)
        meant = inside and (inside[1] or name_before(reading, at) or label_before(reading, at, about) is Label.ACCOUNT)
        if inside and meant and not is_of_an_organisation(reading, at, run.at[group.last - 1] + 1, about):
            return range(group.first, group.first + inside[0]), 1
    return None, 1


def is_of_an_organisation_account(reading: Reading, start: int, end: int, about: About, label: Label) -> bool:
    """A card number behind an account's label may be an office's; without one it is a person's."""
    return label is Label.ACCOUNT and is_of_an_organisation(reading, start, end, about)


def _join(groups: list[Group], first: int, taken: set[int]) -> tuple[str, int, int]:
    """Digits from a group on as far as blanks and dashes go; the index behind the last, and the number of groups."""
    digits, last, count = groups[first].digits, groups[first].last, 1
    for group in groups[first + 1 : first + 33]:
        if is_cell_gap(group.gap.replace("\n", "", 1)) or is_hidden_gap(group.gap) or group.first in taken:
            break
        if "\n" in group.gap and len(digits) >= 15:
            break
        if len(digits) + len(group.digits) > 32:
            break
        digits, last, count = digits + group.digits, group.last, count + 1
    return digits, last, count


def _is_card(digits: str) -> bool:
    return digits.startswith("62") and len(digits) in _CARD_LENGTHS and is_luhn(digits)


def _is_written_whole(groups: list[Group], first: int, count: int) -> bool:
    """The groups are a number of their own: one group, or parted as a card is, or nothing else in the run."""
    sizes = tuple(len(group.digits) for group in groups[first : first + count])
    return count == 1 or set(sizes[:-1]) == {4} or sizes in ((6, 13), (6, 10)) or (first == 0 and count == len(groups))


def _card_at_start(digits: str) -> tuple[int, bool] | None:
    """Length of the card that longer digits begin with, and whether what follows is a date, a mobile or nothing more."""
    for length in reversed(_CARD_LENGTHS):
        if len(digits) >= length and _is_card(digits[:length]):
            rest = digits[length:]
            return length, bool(_BEHIND_CARD.fullmatch(rest))
    return None


def is_luhn(digits: str) -> bool:
    """Luhn check: from the right, every second digit doubled, the digits of the sum added."""
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
