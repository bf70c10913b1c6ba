"""What of each kind may stay readable, and how the rest is hidden.

Defaults: 身份证号 the last four places, 手机号 the first three and last four, 银行卡号 the last four, a name its
surname; of papers nothing, of a plate the region, of a home everything but the house number, of a birth date the year.
Only that middle places are hidden is documented of real offices; the exact forms are ours, and an office can state
others, as long as the detector is content with them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from generator.model.personal.finding import Finding
from generator.model.personal.surnames import COMPOUND, is_name

SIGN = "*"


@dataclass(frozen=True, slots=True)
class Pattern:
    """How many places stay at the beginning and at the end. `words`: how a report calls it."""

    first: int
    last: int

    @property
    def words(self) -> str:
        if not self.first and not self.last:
            return "全部遮住"
        parts = [f"前{self.first}位"] * bool(self.first) + [f"后{self.last}位"] * bool(self.last)
        return "留" + "、".join(parts)


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of personal data as the command line calls it. `is_number`: a pattern can be stated for it."""

    name: str
    codes: tuple[str, ...]
    default: Pattern
    words: str = ""
    is_number: bool = True


KINDS = (
    Kind("身份证号", ("GK501", "GK504"), Pattern(0, 4)),
    Kind("手机号", ("GK502",), Pattern(3, 4)),
    Kind("银行卡号", ("GK503",), Pattern(0, 4)),
    Kind("证件号", ("GK505",), Pattern(0, 0)),
    Kind("车牌号", ("GK507",), Pattern(2, 0)),
    Kind("住址", ("GK506",), Pattern(0, 0), "门牌遮住", is_number=False),
    Kind("姓名", ("GK508",), Pattern(1, 0), "留姓", is_number=False),
    Kind("出生日期", ("GK509",), Pattern(4, 0), "留年份", is_number=False),
)
_OF_CODE = {code: kind for kind in KINDS for code in kind.codes}
_OTHER = Kind("个人信息", (), Pattern(0, 0))
_STATED = re.compile(r"(?:前(\d))?(?:后(\d))?|全部")

Patterns = Mapping[str, Pattern]
"""Name of a kind → pattern, for those that differ from the default."""

DEFAULT: Patterns = MappingProxyType({})


class PatternError(ValueError):
    """A pattern as typed can't be; the message is Chinese."""


def parse_pattern(text: str) -> tuple[str, Pattern]:
    """`手机号=前3后4` → kind and pattern.

    Raises:
        PatternError: no such kind or pattern.
    """
    name, _, stated = text.partition("=")
    kind = next((kind for kind in KINDS if kind.name == name.strip() and kind.is_number), None)
    if kind is None:
        names = "、".join(kind.name for kind in KINDS if kind.is_number)
        raise PatternError(f"“{name}”不能写遮法，可以写的有：{names}")
    match = _STATED.fullmatch(stated.strip())
    if not stated.strip() or match is None:
        raise PatternError(f"“{stated}”不是遮法，写成 前3后4、后4 或者 全部")
    return kind.name, Pattern(int(match[1] or 0), int(match[2] or 0))


def kind_of(code: str) -> Kind:
    """The kind that a finding's code belongs to."""
    return _OF_CODE.get(code, _OTHER)


def words_of(code: str, patterns: Patterns) -> str:
    """How the report calls what was done."""
    kind = kind_of(code)
    return kind.words or patterns.get(kind.name, kind.default).words


def mask_span(text: str, finding: Finding, patterns: Patterns, sign: str) -> str:
    """What stands in the place of a finding; as long as it was."""
    kind = kind_of(finding.code)
    if kind.name == "姓名":
        return mask_names(text, sign)
    if kind.name == "住址":
        return "".join(sign if char in _NUMERALS or char.isdigit() else char for char in text)
    places = [index for index, char in enumerate(text) if char.isalnum() or char in _MASKS]
    if kind.name == "出生日期":
        hidden = [index for index in places if text[index].isdigit()][4:]
    else:
        pattern = patterns.get(kind.name, kind.default)
        hidden = places[pattern.first : len(places) - pattern.last]
    return "".join(sign if index in set(hidden) else char for index, char in enumerate(text))


_NUMERALS = frozenset("零〇一二三四五六七八九十百甲乙丙丁")
_MASKS = frozenset("*＊×xXｘ●■○□△#")


def hide_all(text: str, sign: str) -> str:
    """Every letter, digit and character hidden, where the pattern was not enough."""
    return "".join(sign if char.isalnum() else char for char in text)


def mask_names(text: str, sign: str) -> str:
    """Names at the beginning and the end of a text keep their surname; a text without a name stays."""
    for length in (4, 3, 2):
        if is_name(text[:length], believed=True) and len(text) >= length:
            return mask_name(text[:length], sign) + text[length:]
        if is_name(text[-length:], believed=True) and len(text) >= length:
            return text[:-length] + mask_name(text[-length:], sign)
    return text


def mask_name(name: str, sign: str) -> str:
    """张三丰 → 张**, 欧阳明 → 欧阳*."""
    kept = 2 if name[:2] in COMPOUND and len(name) > 2 else 1
    return name[:kept] + sign * (len(name) - kept)
