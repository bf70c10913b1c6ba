"""Names of bodies and laws in a table → those of the registers; what no register has is proposed for it.

A cell of bodies is cut by what the register knows, for only that tells two bodies, one under the other, from one name
that is broken over two lines. Whatever stands on a line of its own beside a registered body is a body too, however it
is called; of a working sheet, which asks for a body a line, every line is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from generator.derive.matching import bare
from generator.model.body import Body
from generator.model.diagnostic import NOWHERE, Place
from generator.model.imported import DraftBasis, ItemDraft
from generator.model.item import Subject
from generator.model.law import Law
from generator.model.ownwords import NO_OWN_WORDS, OwnWords
from generator.model.terms import BodyKind, LawCheck, LawStatus, Level, Own

TO_WRITE = "待填写"
_STATE = "中华人民共和国"
_KINDS: tuple[tuple[re.Pattern[str], BodyKind], ...] = (
    (re.compile(r"(?:人民)?政府(?:办公室)?$|街道办事处?$|街道$"), BodyKind.GOVERNMENT),
    (re.compile(r"村民?委员会$|村委会$|居民?委员会$|居委会$|[村]$|社区$|村（居）委会$"), BodyKind.GRASSROOTS),
    (re.compile(r"[局委厅署办]$|部门$|办公室$|委员会$|[大支]队$|派出所$|法院$|检察院$"), BodyKind.DEPARTMENT),
    (re.compile(r"学校|医院|公司|中心$|院$|馆$|站$|企业|单位$|所$"), BodyKind.UNIT),
)
_PARTS = frozenset({"牵头", "主办", "协办", "配合", "会同", "负责", "协助", "承办", "汇总"})
"""What a body may be to a duty, in brackets behind its name."""
_SECTION = re.compile(r".[科股室处]$")
"""科室 of a body."""


@dataclass(slots=True)
class Registers:
    """The registers of a catalogue, and what tables propose for them.

    `proposed`: name of a new body, key of a new law → the cell that says it first.
    """

    bodies: Mapping[str, Body]
    laws: Mapping[str, Law]
    own: OwnWords = NO_OWN_WORDS
    new_bodies: dict[str, Body] = field(default_factory=dict)
    new_laws: dict[str, Law] = field(default_factory=dict)
    proposed: dict[str, Place] = field(default_factory=dict)
    _titles: dict[str, str] = field(default_factory=dict)
    _numbers: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for law in self.laws.values():
            for name in (law.title, law.key):
                self._titles.setdefault(_law_name(name), law.key)
            if law.doc_no:
                self._numbers.setdefault(_number(law.doc_no), law.key)
        for body in self.bodies.values():
            for name in filter(None, (body.name, body.full_name, *body.formerly, *body.also)):
                self._names.setdefault(bare(name), body.name)

    def knows(self, name: str) -> bool:
        """Whether a body is registered by this name, or had it."""
        return bare(name) in self._names

    def body(self, name: str, place: Place = NOWHERE) -> str:
        """The registered name of a body; a new one is proposed under its own."""
        known = self._names.get(bare(name))
        if known is None:
            known = name
            self._names[bare(name)] = name
            self.new_bodies[name] = Body(name, _kind_of(name), duty=TO_WRITE)
            self.proposed[name] = place
        return known

    def subject(self, one: Subject, place: Place = NOWHERE) -> Subject:
        """A subject by the registered name of its body; what stands in brackets behind that is its part in the duty."""
        name, sign, notes = one.body.removesuffix("）").rpartition("（")
        is_noted = bool(sign) and one.body.endswith("）") and (self.knows(name) or self._is_part(notes))
        if self.knows(one.body) or not is_noted:
            return replace(one, body=self.body(one.body, place))
        level, section, note = self._part(notes)
        return Subject(self.body(name, place), level or one.level, note, section or one.section)

    def _is_part(self, notes: str) -> bool:
        """Whether words in brackets are no part of a name: 牵头, 县级，配合."""
        return all(self._level(word) is not None or word in _PARTS for word in notes.split("，"))

    def _part(self, notes: str) -> tuple[Level | Own[Level] | None, str, str]:
        """Level, 科室 and the rest of what stands in brackets, in the order in which tables leave (`say_subject`)."""
        words = notes.split("，")
        level = self._level(words[0])
        rest = words[1:] if level is not None else words
        section = rest[0] if rest and _SECTION.search(rest[0]) else ""
        return level, section, "，".join(rest[1:] if section else rest)

    def _level(self, word: str) -> Level | Own[Level] | None:
        own = self.own.find(Level, word)
        return cast("Own[Level] | None", own) or next((term for term in Level if term.value == word), None)

    def law(self, draft: DraftBasis, place: Place = NOWHERE) -> str:
        """The key of a law; a new one is proposed under its title, as nobody has checked it."""
        known = self._titles.get(_law_name(draft.law)) or (
            self._numbers.get(_number(draft.doc_no)) if draft.doc_no else None
        )
        if known is None:
            known = draft.law[:80]
            self.proposed[known] = place
            self._titles[_law_name(draft.law)] = known
            self.new_laws[known] = Law(
                key=known, title=draft.law[:200], doc_no=draft.doc_no, status=LawStatus.UNKNOWN, check=LawCheck.MEMORY
            )
        return known


def _law_name(title: str) -> str:
    return bare(re.sub(r"（[^（）]*(?:修订|修正|年)[^（）]*）$", "", title)).removeprefix(_STATE)


def _number(text: str) -> str:
    return bare(text).removeprefix(_STATE)


def _kind_of(name: str) -> BodyKind:
    return next((kind for pattern, kind in _KINDS if pattern.search(name)), BodyKind.PARTY)


# --- bodies in one cell -----------------------------------------------------------------------------------

_BEGINS = re.compile(r"[本省市县区旗州乡镇村各]|国家|中央|中共|街道|社区")
"""How the name of a body begins, not a part of one that a line break has cut off."""
_GOES_ON = re.compile(r"[（(和及与、，；]|.{1,2}$")
_SIGNS = "、，,；;／/"


def cut_bodies(draft: ItemDraft, registers: Registers) -> tuple[Subject, ...]:
    """The bodies of a row: what was read as one name, cut where the register or a line says that it is several."""
    is_sent = draft.sent is not None
    cells = {bare("".join(lines)): lines for cell in draft.subject_text.split("；") if (lines := _lines(cell))}
    found: dict[Subject, None] = {}
    for one in draft.subject:
        if registers.knows(one.body):
            found[one] = None
            continue
        lines = cells.get(bare(one.body), [one.body])
        names = _by_lines(lines, registers, is_sent=is_sent)
        parts = [part for name in names for part in _by_signs(name, registers)]
        found.update(dict.fromkeys(replace(one, body=part) for part in parts))
    return tuple(found)


def _lines(cell: str) -> list[str]:
    lines: list[str] = []
    for line in filter(None, (line.strip(f"{_SIGNS}。 ") for line in cell.split("\n"))):
        if lines and line.startswith(("（", "(")):
            lines[-1] += line
        else:
            lines.append(line)
    return lines


def _by_lines(lines: Sequence[str], registers: Registers, *, is_sent: bool) -> list[str]:
    """Names over one line or several that are registered, and what is left between them."""
    names: list[tuple[str, bool]] = []
    start = 0
    while start < len(lines):
        stops = range(len(lines), start, -1)
        stop = next((stop for stop in stops if _is_known("".join(lines[start:stop]), registers)), 0)
        names.append(("".join(lines[start : stop or start + 1]), bool(stop)))
        start = stop or start + 1
    if not is_sent and not any(is_known for _, is_known in names) and not all(map(_BEGINS.match, lines)):
        return ["".join(lines)]
    found: list[str] = []
    before_known = True
    for name, is_known in names:
        is_rest = not is_sent and not before_known and not is_known and not _BEGINS.match(name)
        if found and (is_rest or (not is_known and _GOES_ON.match(name) and not before_known)):
            found[-1] += name
        else:
            found.append(name)
        before_known = is_known
    return found


def _by_signs(name: str, registers: Registers) -> list[str]:
    """甲局、乙处 as two where one of them is registered; brackets are not looked into."""
    parts = _outside_brackets(name)
    return parts if len(parts) > 1 and any(_is_known(part, registers) for part in parts) else [name]


def _outside_brackets(text: str) -> list[str]:
    parts, depth = [""], 0
    for char in text:
        depth += (char in "（(") - (char in "）)")
        if char in _SIGNS and depth <= 0:
            parts.append("")
        else:
            parts[-1] += char
    return [part for part in map(str.strip, parts) if part]


def _is_known(name: str, registers: Registers) -> bool:
    """Whether a name is registered, with or without what stands in brackets behind it."""
    plain, sign, _ = name.removesuffix("）").rpartition("（")
    return registers.knows(name) or (bool(sign) and name.endswith("）") and registers.knows(plain))
