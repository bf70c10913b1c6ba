"""Personal data in a text."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.model.personal.finding import About, Finding

FIX = "删掉，或者隐去中间位数；单位的固定电话写在 office.yml、bodies.yml 的 phone 里。"
_NOTHING = About()


def find_personal(text: str, about: About = _NOTHING) -> list[Finding]:
    """All personal data of a text, in its order, none overlapping another."""
    if about.is_address or not any(map(str.isdigit, text)):
        return []
    plain = unicodedata.normalize("NFKC", text)
    if len(plain) != len(text):
        plain = "".join(c if len(c) == 1 else " " for c in (unicodedata.normalize("NFKC", c) for c in text))
    around = plain + about.heading + "".join(about.row)
    speaks = _Speaks(
        of_ids=any(word in around for word in _ID_WORDS),
        of_cards=any(word in around for word in _CARD_WORDS),
        is_contact=about.is_contact,
    )
    found = []
    for match in _DIGITS.finditer(plain):
        for start, digits, (code, name) in _find_numbers(match.group(), speaks):
            first = match.start() + start
            end = _end_of(plain, first, len(digits))
            found.append(Finding(code, name, first, end, f"{digits[:3]}…，共 {len(digits)} 位", FIX))
    return found


def hide_personal(text: str) -> str:
    """The text with every number found cut to three digits and “…”."""
    parts, last = [], 0
    for finding in find_personal(text):
        digits = [i for i in range(finding.start, finding.end) if text[i].isdigit()]
        parts += [text[last : digits[2] + 1], "…"]
        last = finding.end
    return "".join([*parts, text[last:]])


def _end_of(text: str, start: int, digits: int) -> int:
    for index in range(start, len(text)):
        digits -= text[index] not in " -"
        if digits == 0:
            return index + 1
    return len(text)


_DIGITS = re.compile(r"[0-9](?:[0-9 \-]*[0-9Xx])?")
_GROUP = re.compile(r"[0-9]+[Xx]?|[Xx]")

_LENGTHS = frozenset({11, 13, 15, 16, 17, 18, 19})
_MIN_DIGITS = 11
_MAX_DIGITS = 19

_MOBILE = re.compile(r"^(?:86)?(1[3-9][0-9]{9})$")
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECK = "10X98765432"
_PROVINCES = frozenset(map(str, (*range(11, 16), *range(21, 24), *range(31, 38), *range(41, 47), *range(50, 55))))
_PROVINCES |= frozenset(map(str, (*range(61, 66), 71, 81, 82, 83)))
"""First two digits of a region code (GB/T 2260), and of the residence permits of Hong Kong, Macao and Taiwan."""

_ID_WORDS = ("身份证", "身份号码", "证件")
_CARD_WORDS = ("银行", "卡号", "账号", "帐号", "账户", "帐户", "一卡通")


class _Speaks(NamedTuple):
    """What the text around a number, or its field, says about it."""

    of_ids: bool
    of_cards: bool
    is_contact: bool


def _find_numbers(run: str, speaks: _Speaks) -> Iterator[tuple[int, str, tuple[str, str]]]:
    """Numbers in a run of digits, blanks and hyphens: position, digits and kind, none overlapping another.

    Groups of a run are put together from every start: `138 0013 8000` is one number, and of
    `2026-05-06 13800138000` the second part is one.
    """
    if len(run) < _MIN_DIGITS:
        return
    groups = [(match.start(), match.group().upper()) for match in _GROUP.finditer(run)]
    first = 0
    while first < len(groups):
        digits, taken = "", 1
        for count, (_, part) in enumerate(groups[first : first + _MAX_DIGITS], 1):
            digits += part
            if len(digits) > _MAX_DIGITS:
                break
            kind = _classify(digits, speaks) if len(digits) in _LENGTHS else None
            if kind is not None:
                yield groups[first][0], digits, kind
                taken = count
                break
        first += taken


def _classify(digits: str, speaks: _Speaks) -> tuple[str, str] | None:
    if (len(digits) == 18 or (len(digits) == 15 and speaks.of_ids)) and is_id_number(digits):
        return "GK501", "身份证号"
    if len(digits) in (11, 13) and not speaks.is_contact and _MOBILE.match(digits):
        return "GK502", "个人手机号"
    if len(digits) >= 16 and (speaks.of_cards or digits[:2] == "62") and digits.isdigit() and is_luhn(digits):
        return "GK503", "银行卡号"
    return None


def is_id_number(digits: str) -> bool:
    """18 places with a valid birth date and check character, or the old 15-place form."""
    if digits[6:8] in ("19", "20") and digits[:2] in _PROVINCES and re.fullmatch(r"[0-9]{17}[0-9X]", digits):
        total = sum(int(digit) * weight for digit, weight in zip(digits, _ID_WEIGHTS, strict=False))
        return _is_birth_date(digits[6:14]) and _ID_CHECK[total % 11] == digits[17]
    if re.fullmatch(r"[0-9]{15}", digits):
        return digits[:2] in _PROVINCES and _is_birth_date("19" + digits[6:12])
    return False


def _is_birth_date(text: str) -> bool:
    try:
        return 1900 <= date(int(text[:4]), int(text[4:6]), int(text[6:])).year <= 2100
    except ValueError:
        return False


def is_luhn(digits: str) -> bool:
    """Luhn check (ISO/IEC 7812-1 annex B)."""
    total = 0
    for index, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if index % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0
