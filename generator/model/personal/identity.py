"""Identity numbers: 18 places by GB 11643 (region, birth date, serial, check character by ISO 7064 MOD 11-2), the old 15.

18 random places have a right check character in 1 of 11 cases, with region and birth date in about 10 of 1,000,000.
"""

import re
from collections.abc import Iterator
from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
PROVINCES = frozenset(map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55))))
PROVINCES |= frozenset(map(str, (*range(61, 66), 71, 81, 82, 83)))
"""First two digits of a region code (GB/T 2260), and of the residence permits of Hong Kong, Macao and Taiwan."""

_PROVINCE = "(?:" + "|".join(sorted(PROVINCES)) + ")"
_DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
_LIKE = re.compile(rf"(?={_PROVINCE}[0-9]{{4}}(?:19|20)[0-9]{{2}}{_DAY}[0-9]{{3}}[0-9X])")
_LAST_BIRTH = 2039


def find_like(places: str) -> Iterator[int]:
    """Where 18 places begin that have a region and a birth date."""
    return (match.start() for match in _LIKE.finditer(places) if is_like(places[match.start() : match.start() + 18]))


def is_like(number: str) -> bool:
    """18 places with a region and a birth date; the check character is not looked at."""
    return bool(_LIKE.match(number)) and is_birth(number[6:14])


def is_checked(number: str) -> bool:
    """The check character of 18 places is right."""
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECK[total % 11] == number[17]


def is_id_number(number: str) -> bool:
    """18 places with region, birth date and check character, or the old form of 15 with region and birth date."""
    return (len(number) == 18 and is_like(number) and is_checked(number)) or is_old(number)


def is_old(number: str) -> bool:
    """15 places: region, birth date with a year of two places, serial."""
    return bool(re.fullmatch(rf"{_PROVINCE}[0-9]{{13}}", number)) and is_birth("19" + number[6:12])


def is_birth(text: str) -> bool:
    """YYYYMMDD is a day on which somebody may have been born."""
    try:
        return 1900 <= date(int(text[:4]), int(text[4:6]), int(text[6:])).year <= _LAST_BIRTH
    except ValueError:
        return False


def birth_year(number: str) -> int:
    return int(number[6:10])


_FORM = (
    rf"(?:{_PROVINCE}|[0-9]\*|\*[0-9]|\*\*)[0-9*]{{4}}(?:[1*][9*]|[2*][0*])[0-9*]{{2}}"
    r"[01*][0-9*][0-3*][0-9*]{4}[0-9X*]"
)
_MASKED = re.compile(_FORM)
_FITS = re.compile(f"(?={_FORM})")
_YEAR = re.compile(rf"{_PROVINCE}[0-9]{{4}}(?:19[0-9]|20[0-3])[0-9]")
MOST_READABLE = 13
"""Places of a masked number that may be readable."""


def fits_masked(number: str) -> bool:
    """18 places, `*` for a hidden one, that may be an identity number by what is readable."""
    return len(number) == 18 and bool(_MASKED.fullmatch(number))


def find_fitting(places: str) -> Iterator[int]:
    """Where 18 places begin that fit a masked number."""
    return (match.start() for match in _FITS.finditer(places))


def shows_year(number: str, start: int = 0) -> bool:
    """Region and birth year of a masked number are readable, or the whole birth date."""
    return bool(_YEAR.match(number, start)) or is_birth(number[start + 6 : start + 14])
