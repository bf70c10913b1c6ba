"""A row of a table and the item it is → what the item is to say. What the table is silent about stays as it is.

Names of bodies and laws are those of the registers where one fits; others are proposed for the registers, to be
completed by a person. A basis that stands with the whole category is not repeated with the item.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from generator.derive.matching import bare
from generator.derive.views.official import say_subject
from generator.model.catalogue import Body, Category, ChannelUse, Item, Law, Scope, Subject, TimeLimitEntry
from generator.model.fields import FieldRow, Shape, fields_of
from generator.model.imported import DraftBasis, DraftLimit, ItemDraft
from generator.model.legalbasis import LegalBasis
from generator.model.ownwords import OwnWords
from generator.model.terms import BodyKind, Channel, LawCheck, LawStatus, Level, Own
from generator.model.timelimit import TimeLimit

TO_WRITE = "待填写"
_STATE = "中华人民共和国"
_KINDS: tuple[tuple[re.Pattern[str], BodyKind], ...] = (
    (re.compile(r"(?:人民)?政府(?:办公室)?$|街道办事处?$|街道$"), BodyKind.GOVERNMENT),
    (re.compile(r"村民?委员会$|村委会$|居民?委员会$|居委会$|[村]$|社区$|村（居）委会$"), BodyKind.GRASSROOTS),
    (re.compile(r"[局委厅署办]$|部门$|办公室$|委员会$|[大支]队$|派出所$|法院$|检察院$"), BodyKind.DEPARTMENT),
    (re.compile(r"学校|医院|公司|中心$|院$|馆$|站$|企业|单位$|所$"), BodyKind.UNIT),
)


@dataclass(slots=True)
class Registers:
    """The registers of a catalogue, and what tables propose for them."""

    bodies: Mapping[str, Body]
    laws: Mapping[str, Law]
    new_bodies: dict[str, Body] = field(default_factory=dict)
    new_laws: dict[str, Law] = field(default_factory=dict)
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

    def body(self, name: str) -> str:
        """The registered name of a body; a new one is proposed under its own."""
        known = self._names.get(bare(name))
        if known is None:
            known = name
            self._names[bare(name)] = name
            self.new_bodies[name] = Body(name, _kind_of(name), duty=TO_WRITE)
        return known

    def subject(self, one: Subject) -> Subject:
        """A subject by the registered name of its body; what stands in brackets behind that is its part in the duty."""
        bare_name, sign, notes = one.body.removesuffix("）").rpartition("（")
        if (
            bare(one.body) in self._names
            or not sign
            or not one.body.endswith("）")
            or bare(bare_name) not in self._names
        ):
            return replace(one, body=self.body(one.body))
        level, _, rest = notes.partition("，")
        known = next((term for term in Level if term.value == level), None)
        return Subject(self.body(bare_name), known or one.level, rest if known else notes)

    def law(self, draft: DraftBasis) -> str:
        """The key of a law; a new one is proposed under its title, as nobody has checked it."""
        known = self._titles.get(_law_name(draft.law)) or (
            self._numbers.get(_number(draft.doc_no)) if draft.doc_no else None
        )
        if known is None:
            known = draft.law[:80]
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


def merge_item(item: Item, category: Category | None, draft: ItemDraft, registers: Registers) -> Item:
    """The item with what the row says. A field the row leaves empty, or whose column is not there, stays."""
    item = replace(item, **_further(draft))
    subject = _with_sections(_subjects(item, draft, registers), draft.section)
    official = item.official_subject
    return replace(
        item,
        official_subject=draft.subject_text[:200] if official and subject != item.subject else official,
        title=draft.title if bare(draft.title) != bare(item.title) else item.title,
        category=draft.category or item.category,
        content=draft.content or item.content,
        subject=subject,
        time_limit=_limits(item, draft),
        channel=_channels(item.channel, draft.channel),
        scope=_scope(item.scope, draft),
        basis=_bases(item, category, draft, registers),
        path=draft.path or item.path,
        duration=draft.duration or item.duration,
        cycle=draft.cycle or item.cycle,
        portal=draft.portal or item.portal,
        remark=draft.remark or item.remark,
    )


def _further(draft: ItemDraft) -> dict[str, Any]:
    """Attribute → value of the fields that have no official column and that the row names."""
    rows = {row.key: row for row in fields_of(Item)}
    return {rows[key].attribute: _field_value(rows[key], parts) for key, parts in draft.further.items() if parts}


def _field_value(row: FieldRow, parts: tuple[str, ...]) -> object:
    if row.shape is Shape.TEXTS:
        return parts
    if row.shape in (Shape.TERM, Shape.TERMS):
        terms = tuple(term for part in parts for term in row.of if term.value == part)
        return terms if row.shape is Shape.TERMS else terms[0]
    return "".join(parts)


def _subjects(item: Item, draft: ItemDraft, registers: Registers) -> tuple[Subject, ...]:
    if not draft.subject or (item.official_subject and bare(draft.subject_text) == bare(item.official_subject)):
        return item.subject
    said = {say_subject(one): one for one in item.subject}
    wanted = [said.get(one.body) or registers.subject(one) for one in draft.subject]
    known = {one.body: one for one in item.subject}
    merged = tuple(
        known[one.body]
        if one.body in known and not (one.note or one.section) and _is_level(one.level, known[one.body].level)
        else replace(one, place=known[one.body].place if one.body in known else one.place)
        for one in wanted
    )
    return item.subject if set(merged) == set(item.subject) else tuple(dict.fromkeys(merged))


def _with_sections(subjects: tuple[Subject, ...], section: str) -> tuple[Subject, ...]:
    """The bodies with their 科室: each its own where the cell has as many, else the first has what the cell says."""
    parts = tuple(filter(None, re.split(r"[、，；;/\s]+", section)))
    if not parts or not subjects:
        return subjects
    if len(parts) == len(subjects):
        return tuple(replace(one, section=part) for one, part in zip(subjects, parts, strict=True))
    return (replace(subjects[0], section=section), *subjects[1:])


def _is_level(said: Level | Own[Level] | None, known: Level | Own[Level] | None) -> bool:
    """Whether a table says no other level than is known."""
    return said is None or (known is not None and said.standard is known.standard)


def _limits(item: Item, draft: ItemDraft) -> tuple[TimeLimitEntry, ...]:
    new = tuple((limit.text, limit.applies_to) for limit in _labelled(item, draft.time_limit))
    old = tuple((bare(entry.limit.raw), bare(entry.applies_to)) for entry in item.time_limit)
    if not new or tuple((bare(text), bare(part)) for text, part in new) == old:
        return item.time_limit
    if len(new) == 1 and not new[0][1] and _said(item.time_limit) == bare(new[0][0]):
        return item.time_limit
    return tuple(TimeLimitEntry(TimeLimit(text), part) for text, part in new)


def _labelled(item: Item, limits: tuple[DraftLimit, ...]) -> tuple[DraftLimit, ...]:
    """One wording that still has the labels of the item's wordings (甲：……；乙：……) as these, each with its label."""
    labels = [entry.applies_to for entry in item.time_limit]
    if len(limits) != 1 or not labels or not all(labels):
        return limits
    text, found = limits[0].text, []
    places = [text.find(f"{label}：") for label in labels]
    if -1 in places or places != sorted(set(places)) or places[0] != 0:
        return limits
    for label, start, stop in zip(labels, places, [*places[1:], len(text)], strict=True):
        found.append(DraftLimit(text[start + len(label) + 1 : stop].strip("；; \n"), label))
    return tuple(found) if all(one.text for one in found) else limits


def _said(entries: Sequence[TimeLimitEntry]) -> str:
    """All wordings as the table prints them in one cell."""
    return bare("；".join(f"{e.applies_to}：{e.limit.raw}" if e.applies_to else e.limit.raw for e in entries))


def in_own_words(draft: ItemDraft, own: OwnWords) -> ItemDraft:
    """The draft with the office's own names where it uses such: 两微一端 noted as 官方微信公众号 is that name."""
    words = draft.kept.get(_LEVELS, "").split("、")
    levels = tuple(_own_level(level, words, own) for level in draft.level)
    used = {level.value for level in levels if isinstance(level, Own)}
    left = "、".join(word for word in words if word not in used)
    kept = {key: left if key == _LEVELS else text for key, text in draft.kept.items() if key != _LEVELS or left}
    return replace(draft, channel=tuple(_own_channel(use, own) for use in draft.channel), level=levels, kept=kept)


_LEVELS = "公开层级"
"""Under which heading the words of a table for its tiers are kept."""


def _own_channel(use: ChannelUse, own: OwnWords) -> ChannelUse:
    name, _, note = use.note.partition("，")
    for called, rest in ((use.note, ""), (name, note)):
        found = own.find(Channel, called)
        if found is not None:
            return ChannelUse(cast("Own[Channel]", found), rest)
    return use


def _own_level(level: Level | Own[Level], words: Sequence[str], own: OwnWords) -> Level | Own[Level]:
    found = (own.find(Level, word) for word in words)
    return next((cast("Own[Level]", one) for one in found if one is not None and one.standard is level), level)


def _channels(old: tuple[ChannelUse, ...], new: tuple[ChannelUse, ...]) -> tuple[ChannelUse, ...]:
    if not new:
        return old
    noted = {use.channel.standard: use for use in old} | {use.channel: use for use in old}
    merged = tuple(use if use.note or use.channel not in noted else noted[use.channel] for use in new)
    return old if set(merged) == set(old) else tuple(dict.fromkeys(merged))


def _scope(old: Scope, draft: ItemDraft) -> Scope:
    def kept(before: tuple[object, ...], after: tuple[object, ...]) -> bool:
        return not after or set(before) == set(after)

    return Scope(
        methods=old.methods if kept(old.methods, draft.method) else draft.method,
        audience=old.audience if kept(old.audience, draft.audience) else draft.audience,
        levels=old.levels if kept(old.tiers, draft.level) else draft.level,
    )


def _bases(item: Item, category: Category | None, draft: ItemDraft, registers: Registers) -> tuple[LegalBasis, ...]:
    if not draft.basis:
        return item.basis
    shared = {basis.law for basis in (category.basis if category else ())}
    known: dict[str, list[LegalBasis]] = {}
    for basis in item.basis:
        known.setdefault(basis.law, []).append(basis)
    merged: list[LegalBasis] = []
    for one in draft.basis:
        key = registers.law(one)
        if key in known:
            merged += _with_articles(known[key], one)
        elif key not in shared:
            merged.append(LegalBasis(key, one.articles, checked=not one.articles))
    result = tuple(dict.fromkeys(merged))
    return item.basis if set(result) == set(item.basis) or not result else result


def _with_articles(known: list[LegalBasis], one: DraftBasis) -> Iterator[LegalBasis]:
    """What is known of a law, unless the row cites other articles; nobody has checked those."""
    cited = {article for basis in known for article in basis.articles}
    if not one.articles or set(one.articles) <= cited:
        yield from known
    else:
        yield replace(known[0], articles=one.articles, checked=False)
