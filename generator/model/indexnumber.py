"""索引号: the pattern an office states, the numbers given by it, and the register in which none is given twice.

《政府信息公开条例》art. 12: the catalogue of an office holds index, name, summary and day of each piece of information.
No national form exists: offices join a code of the body, a class, the year and a serial, each in its own way
(`000014349/2017-00110`, `11500243MB1B67864R/2022-00673`, `370400/2022-00091`). So the pattern is the office's, in words
between braces: `{机构}/{年份}-{流水5}`. A serial counts on for itself before each different rest of the number.

Codes of bodies: GB 32100-2015 (统一社会信用代码, 18 places) and GB 11714-1997 (组织机构代码, 9 places), each with a
check character.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated

from generator.model.diagnostic import NOWHERE, Place
from generator.model.fields import INLINE, At, Day, Id, Name, Number, Url

FORMS: Mapping[str, str] = {
    "机构": "[0-9A-Z-]+",
    "区划": "[0-9]{6,12}",
    "分类": "[0-9A-Za-z]+",
    "年份": "[0-9]{4}",
    "月份": "[0-9]{2}",
    "日期": "[0-9]{8}",
}
"""Part of a pattern → what stands in its place."""
SERIAL = "流水"
_PART = re.compile(r"\{([^{}]*)\}")
_SERIAL = re.compile(f"{SERIAL}([1-9]?)")


@dataclass(frozen=True, slots=True)
class NumberForm:
    """What office.yml states. `region`: 行政区划代码; `classes`: code of a domain → its class; `former`: old
    patterns.
    """

    pattern: Number
    region: Number = ""
    classes: Mapping[str, str] = field(default_factory=dict)
    former: Annotated[tuple[Number, ...], INLINE] = ()
    place: Place = field(default=NOWHERE, compare=False)


NO_FORM = NumberForm("")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexNumber:
    """A number that was given, for ever. `url`: the document it was given to; `given`: the day it was given."""

    number: Number
    url: Url
    title: str
    items: Annotated[tuple[Id, ...], INLINE] = ()
    body: Name = ""
    date: Day = ""
    given: Day
    place: Annotated[Place, At("number")] = NOWHERE


@dataclass(frozen=True, slots=True)
class LastSerial:
    """The highest serial given so far before one rest of the number, `*` standing for it: lost lines can't undo it."""

    rest: Number
    serial: int
    place: Annotated[Place, At("rest")] = NOWHERE


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern, understood. `width`: least figures of the serial."""

    text: str
    width: int

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts beside the serial, in order."""
        return tuple(part for part in _PART.findall(self.text) if part in FORMS)

    def rest(self, values: Mapping[str, str]) -> str:
        """The number with `*` for its serial. `values`: part → what stands in its place."""
        return _PART.sub(lambda found: values[found[1]] if found[1] in FORMS else "*", self.text)

    def number(self, rest: str, serial: int) -> str:
        """The whole number."""
        return rest.replace("*", f"{serial:0{self.width}d}")

    def is_full(self, serial: int) -> bool:
        """Whether a serial has more figures than the pattern has room for."""
        return self.width > 1 and len(str(serial)) > self.width

    def find_serial(self, number: str) -> tuple[str, int] | None:
        """Rest and serial of a number that was made by the pattern; None where it was not."""
        found = _form(self.text).fullmatch(number)
        if found is None:
            return None
        start, end = found.span("serial")
        return f"{number[:start]}*{number[end:]}", int(found["serial"])


def find_fault(text: str) -> str:
    """What is wrong with a pattern, in Chinese; nothing where it can be used."""
    parts = _PART.findall(text)
    unknown = [part for part in parts if part not in FORMS and not _SERIAL.fullmatch(part)]
    if unknown:
        return f"不认得“{{{unknown[0]}}}”"
    if sum(1 for part in parts if part not in FORMS) != 1:
        return f"要有一个“{{{SERIAL}5}}”（5 是位数），只能有一个"
    rest = _PART.sub("", text)
    if re.search(r"[{}*\s]", rest):
        return "花括号没有成对，或者有空格、星号"
    return ""


def parse_pattern(text: str) -> Pattern | None:
    """None where something is wrong with it."""
    if not text or find_fault(text):
        return None
    width = next(found[1] for part in _PART.findall(text) if (found := _SERIAL.fullmatch(part)))
    return Pattern(text, int(width or 1))


@cache
def _form(text: str) -> re.Pattern[str]:
    """The numbers that a pattern makes. Written parts are taken greedily, the serial by its width."""
    pieces = []
    for index, piece in enumerate(_PART.split(text)):
        found = _SERIAL.fullmatch(piece) if index % 2 else None
        if found:
            pieces.append(f"(?P<serial>[0-9]{{{found[1]}}})" if found[1] else "(?P<serial>[0-9]+)")
        else:
            pieces.append(FORMS[piece] if index % 2 else re.escape(piece))
    return re.compile("".join(pieces))


_CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_ORGAN_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def is_code_wrong(code: str) -> bool:
    """Whether a code of 18 or 9 places cannot be: its check character is another. Other codes are not judged."""
    if len(code) == 18:
        return not set(code) <= set(_CREDIT) or _CREDIT[-_credit_sum(code[:17]) % 31] != code[17]
    bare = code.replace("-", "")
    if len(bare) == 9 and re.fullmatch("[0-9A-Z]{8}[0-9X]", bare):
        total = sum(int(char, 36) * weight for char, weight in zip(bare, _ORGAN_WEIGHTS, strict=False))
        return "0123456789X"[-total % 11] != bare[8]
    return False


def _credit_sum(code: str) -> int:
    """GB 32100-2015: the value of each place times 3 to the power of its position, by 31."""
    return sum(_CREDIT.index(char) * pow(3, place, 31) for place, char in enumerate(code))
