"""A row of a table and the item it is → what the item is to say. What the table is silent about stays as it is.

Names of bodies and laws are those of the registers where one fits; others are proposed for the registers, to be
completed by a person. A basis that stands with the whole category is not repeated with the item.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, cast

from generator.derive.matching import bare
from generator.derive.registering import Registers, cut_bodies
from generator.derive.views.official import say_subject
from generator.model.basis import shown_articles
from generator.model.domain import Category
from generator.model.fields import FieldRow, Shape, fields_of
from generator.model.imported import DraftBasis, DraftLimit, ItemDraft
from generator.model.item import ChannelUse, Item, Scope, Subject, TimeLimitEntry
from generator.model.legalbasis import LegalBasis
from generator.model.ownwords import OwnWords
from generator.model.terms import Channel, Level, Own
from generator.model.text import UNFILLED
from generator.model.timelimit import TimeLimit


def merge_item(item: Item, category: Category | None, draft: ItemDraft, registers: Registers) -> Item:
    """The item with what the row says. A field the row leaves empty, or whose column is not there, stays.

    A changed cell of a working sheet says exactly what it says: a note or article that is gone from it is gone. Tables
    of others often say less than is known, and what differs in signs and blanks alone is the same there.
    """
    item = replace(item, **_further(draft))
    subject = _with_sections(_subjects(item, draft, registers), draft.section)
    return replace(
        item,
        official_subject=_official_subject(item, subject, draft),
        title=draft.title if draft.title and not _is_same(draft.title, item.title, draft) else item.title,
        category=draft.category or item.category,
        content=draft.content or item.content,
        subject=subject,
        time_limit=_limits(item, draft),
        channel=_channels(item.channel, draft),
        scope=_scope(item.scope, draft),
        basis=_bases(item, category, draft, registers),
        path=draft.path or item.path,
        duration=draft.duration or item.duration,
        cycle=draft.cycle or item.cycle,
        portal=draft.portal or item.portal,
        remark=draft.remark or item.remark,
    )


def _is_exact(draft: ItemDraft) -> bool:
    """Whether the row is of a working sheet, of which only cells that somebody changed are left."""
    return draft.sent is not None and draft.sent.before is not None


def _is_same(one: str, other: str, draft: ItemDraft) -> bool:
    return one == other if _is_exact(draft) else bare(one) == bare(other)


def _official_subject(item: Item, subject: tuple[Subject, ...], draft: ItemDraft) -> str:
    """责任主体原文 follows 公开主体 only in tables that have no column for it: there the cell is the wording itself."""
    has_column = "official_subject" in draft.further or draft.sent is not None
    if not item.official_subject or has_column or subject == item.subject:
        return item.official_subject
    return "、".join(draft.subject_text.split())[:200]


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
    place = draft.places.get("subject", draft.place)
    wanted = [said.get(one.body) or registers.subject(one, place) for one in cut_bodies(draft, registers)]
    known = {one.body: one for one in item.subject}
    merged = tuple(dict.fromkeys(_subject(one, known.get(one.body), draft) for one in wanted))
    is_same = merged == item.subject if _is_exact(draft) else set(merged) == set(item.subject)
    return item.subject if is_same else merged


def _subject(said: Subject, known: Subject | None, draft: ItemDraft) -> Subject:
    if known is None:
        return said
    is_less = not (said.note or said.section) and _is_level(said.level, known.level)
    return known if is_less and not _is_exact(draft) else replace(said, place=known.place)


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
    old = tuple((entry.limit.raw, entry.applies_to) for entry in item.time_limit)
    is_same = len(new) == len(old) and all(
        _is_same(one, other, draft) for pair in zip(new, old, strict=True) for one, other in zip(*pair, strict=True)
    )
    if not new or is_same:
        return item.time_limit
    if not _is_exact(draft) and len(new) == 1 and not new[0][1] and _said(item.time_limit) == bare(new[0][0]):
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
    said = draft.kept.get(_LEVELS, "").split("、")
    levels = _own_levels(draft.level, (*said, *draft.level_words), own)
    used = {level.value for level in levels if isinstance(level, Own)}
    left = "、".join(word for word in said if word not in used)
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


def _own_levels(
    levels: Sequence[Level | Own[Level]], words: Sequence[str], own: OwnWords
) -> tuple[Level | Own[Level], ...]:
    """Tiers in all of the office's own words that a row says: 片区 and 镇街 are both 乡级."""
    known = (own.find(Level, word) for word in words)
    named = tuple(cast("Own[Level]", one) for one in known if one is not None)
    said = {level.standard for level in named}
    found: dict[Level | Own[Level], None] = dict.fromkeys(
        (*named, *(level for level in levels if level.standard not in said))
    )
    return tuple(level for tier in Level for level in found if level.standard is tier)


def _channels(old: tuple[ChannelUse, ...], draft: ItemDraft) -> tuple[ChannelUse, ...]:
    if not draft.channel:
        return old
    known = [use for use in old if use.note != UNFILLED]
    noted = {use.channel.standard: use for use in known} | {use.channel: use for use in known}
    new = draft.channel
    if not _is_exact(draft):
        new = tuple(use if use.note or use.channel not in noted else noted[use.channel] for use in new)
    return old if set(new) == set(old) else tuple(dict.fromkeys(new))


def _scope(old: Scope, draft: ItemDraft) -> Scope:
    def kept(before: tuple[object, ...], after: tuple[object, ...]) -> bool:
        return not after or set(before) == set(after)

    return Scope(
        methods=old.methods if kept(old.methods, draft.method) else draft.method,
        audience=old.audience if kept(old.audience, draft.audience) else draft.audience,
        levels=_levels(old, draft),
    )


def _levels(old: Scope, draft: ItemDraft) -> tuple[Level | Own[Level], ...]:
    """Tiers that say the same stay in the office's own words."""
    new = draft.level
    is_plain = not any(isinstance(level, Own) for level in new)
    is_same = set(new) == set(old.levels) or (is_plain and set(new) == set(old.tiers))
    return old.levels if not new or is_same else new


def _bases(item: Item, category: Category | None, draft: ItemDraft, registers: Registers) -> tuple[LegalBasis, ...]:
    if not draft.basis:
        return item.basis
    shared = {basis.law for basis in (category.basis if category else ())}
    known: dict[str, list[LegalBasis]] = {}
    for basis in item.basis:
        known.setdefault(basis.law, []).append(basis)
    merged: list[LegalBasis] = []
    for one in draft.basis:
        key = registers.law(one, draft.places.get("basis", draft.place))
        if key in known:
            merged += _with_articles(known[key], one, draft)
        elif key not in shared:
            merged.append(LegalBasis(key, one.articles, checked=not one.articles))
    result = tuple(dict.fromkeys(merged))
    return item.basis if set(result) == set(item.basis) or not result else result


def _with_articles(known: list[LegalBasis], one: DraftBasis, draft: ItemDraft) -> Iterator[LegalBasis]:
    """What is known of a law, unless the row cites other articles; nobody has checked those."""
    cited = {article for basis in known for article in basis.articles}
    shown = {article for basis in known for article in shown_articles(basis)}
    if set(one.articles) == shown or (set(one.articles) <= cited and not (shown and _is_exact(draft))):
        yield from known
    elif set(one.articles) <= shown:
        yield replace(known[0], articles=one.articles, checked=True)
    else:
        yield replace(known[0], articles=one.articles, checked=False)
