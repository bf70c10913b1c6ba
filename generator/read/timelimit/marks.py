"""First step of reading a 公开时限: amounts, periods and dates of a wording become single marks.

信息形成之日起20个工作日内 → 信息形成之日起▣内, where ▣ is one private character that stands for 20 working days.
The grammar (`rules`) is then written over words and marks, and a mark that no rule used is a number
that was not understood, so no number can get lost unseen.

Here blanks, line breaks, full-width letters and half-width brackets are removed as noise. What a mark means in
its sentence (a deadline, a posting time …) is not decided here.
"""

import re
from dataclasses import dataclass, field

from generator.model.timelimit import FixedDay, Unit

AMOUNTS, PERIODS, DATES = "\ue000-\ue7ff", "\ue800-\uebff", "\uec00-\uefff"
FIRST = {"amount": 0xE000, "period": 0xE800, "date": 0xEC00, "span": 0xF000, "clock": 0xF400}
ROOM = {"amount": 0x800, "period": 0x400, "date": 0x400, "span": 0x400, "clock": 0x400}


@dataclass(frozen=True, slots=True)
class Mark:
    """One quantity of a wording: `literal` as written, without blanks.

    amount: `number` of `unit` (`upper` for 5至7个工作日); number None where no unit can say it (半个月).
    period: every `number` `unit` (None: 学期), perhaps on a day in it (`fixed`: month within the period, day).
    date: `fixed`, and `more` days of a list. `words` keeps what has no field: 次年, 周五, 上旬. `count`: 2次/年.
    span: from one day to another, `fixed` the last. clock: an hour, hours or weekdays, in words only.
    """

    literal: str
    number: int | None = None
    unit: Unit | None = None
    upper: int | None = None
    fixed: FixedDay | None = None
    words: str = ""
    count: int | None = None
    more: tuple[FixedDay, ...] = ()


@dataclass(slots=True)
class Marked:
    """A wording with marks in it, and what each mark stands for."""

    text: str = ""
    marks: dict[str, Mark] = field(default_factory=dict)

    def holds_time(self, piece: str) -> bool:
        """Whether a quantity stands in the piece."""
        return any(sign in self.marks for sign in piece)

    def expand(self, piece: str) -> str:
        """The piece with its quantities as written."""
        return spell_out(piece, self.marks)


# --- noise ------------------------------------------------------------------------------------------

_NOISE = re.compile(r"[\s\u00ad\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ue000-\uf8ff\ufffd]+")
_HALF_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_PUNCTUATION = {
    **{ord(a): b for a, b in zip("()（），,；;：:", "（）（），，；；：：", strict=True)},
    **{ord(a): b for a, b in zip("|｜→!！?？［］[]", "；；；。。。。（）（）", strict=True)},
    **{ord(a): b for a, b in zip("個內後—－–～~", "个内后-----", strict=True)},
}
_CLEAN = {**_HALF_WIDTH, **_PUNCTUATION}


def spell_out(piece: str, marks: dict[str, Mark]) -> str:
    """The piece with its quantities as written."""
    if piece.isascii() or not marks:
        return piece
    return piece.translate({ord(sign): mark.literal for sign, mark in marks.items()})


def clean(text: str) -> str:
    """The text without blanks, letters and digits half-width, brackets and separators full-width."""
    return _NOISE.sub("", text).translate(_CLEAN)
