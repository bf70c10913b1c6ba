"""Channels, audience, way and level of an item: whether more or less is published, for more or fewer people.

What is gone and what came is told apart, for one channel in the place of another is one fewer to whoever used it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from generator.derive.views.official import say_channel
from generator.model.diagnostic import NOWHERE
from generator.model.item import ChannelUse, Subject
from generator.model.legalbasis import LegalBasis
from generator.model.terms import EVERYONE, ChangeKind, Channel, Effect, Level, Method, Own, standard_terms


@dataclass(frozen=True, slots=True)
class Shift:
    """One thing that became wider or narrower. `before`, `after`: words of the fixed lists and names, no free text."""

    kind: ChangeKind
    effect: Effect
    sentence: str
    before: str = ""
    after: str = ""


def _list(words: Sequence[str]) -> str:
    return "、".join(words)


# --- channels ---------------------------------------------------------------------------------------------


def judge_channels(old: Sequence[ChannelUse], new: Sequence[ChannelUse]) -> Iterator[Shift]:
    """A channel is the same whatever is noted of it; of several uses of one, and of 其他, the notes say which."""
    gone, come = _missing(old, new), _missing(new, old)
    if gone:
        sentence = f"公开渠道少了：{_list([say_channel(use) for use in gone])}"
        yield Shift(ChangeKind.CHANNEL_REMOVED, Effect.LOOSENS, sentence, before=_terms(gone))
    if come:
        sentence = f"公开渠道多了：{_list([say_channel(use) for use in come])}"
        yield Shift(ChangeKind.CHANNEL_ADDED, Effect.TIGHTENS, sentence, after=_terms(come))
    if not gone and not come:
        sentence = "；".join(_renamed_channels(old, new)) or "公开渠道的先后改了"
        yield Shift(ChangeKind.TEXT_CHANGED, Effect.NEUTRAL, sentence)


def _renamed_channels(old: Sequence[ChannelUse], new: Sequence[ChannelUse]) -> Iterator[str]:
    """Channels that stayed and are called otherwise, or of which something else is noted."""
    for channel in dict.fromkeys(use.channel.standard for use in old):
        was = [use for use in old if use.channel.standard is channel and use not in new]
        now = [use for use in new if use.channel.standard is channel and use not in old]
        for one, other in zip_longest(was, now):
            if one is None or other is None:
                yield f"公开渠道“{say_channel(one or other)}”{'不再另写' if other is None else '也写上了'}"
            elif one.channel.value != other.channel.value:
                standard = (
                    f"（都是{channel.value}）" if channel.value not in (one.channel.value, other.channel.value) else ""
                )
                yield f"公开渠道“{one.channel.value}”改称“{other.channel.value}”{standard}" + _noted(one, other)
            else:
                yield f"公开渠道“{other.channel.value}”的说明{_from_to(one.note, other.note)}"


def _noted(one: ChannelUse, other: ChannelUse) -> str:
    return f"，说明{_from_to(one.note, other.note)}" if one.note != other.note else ""


def _from_to(before: str, after: str) -> str:
    if not before or not after:
        return f"写上了“{after}”" if after else f"去掉了“{before}”"
    return f"从“{before}”改为“{after}”"


def _missing(uses: Sequence[ChannelUse], others: Sequence[ChannelUse]) -> list[ChannelUse]:
    """Uses that are not among the others, by the term that an office's own name stands for."""
    found = []
    for channel in dict.fromkeys(use.channel.standard for use in uses):
        own = [use for use in uses if use.channel.standard is channel]
        theirs = [_name(use) for use in others if use.channel.standard is channel]
        unknown = [use for use in own if _name(use) not in theirs]
        most = len(own) if channel is Channel.OTHER else max(len(own) - len(theirs), 0)
        found += unknown[:most]
    return found


def _name(use: ChannelUse) -> tuple[str, str]:
    return use.channel.value, use.note


def _terms(uses: Sequence[ChannelUse]) -> str:
    """Words of the fixed list, without what an office calls them."""
    return _list(list(dict.fromkeys(use.channel.standard.value for use in uses)))


# --- scope ------------------------------------------------------------------------------------------------


def judge_audience(old: Sequence[str], new: Sequence[str]) -> Iterator[Shift]:
    was_open, is_open = EVERYONE in old, EVERYONE in new
    before, after = _list(old), _list(new)
    if was_open and not is_open:
        sentence = f"公开对象从全社会缩小为{after or '没有写明的人'}"
        yield Shift(ChangeKind.AUDIENCE_NARROWED, Effect.LOOSENS, sentence, EVERYONE, after)
    elif is_open and not was_open:
        sentence = f"公开对象从{before or '没有写明的人'}扩大到全社会"
        yield Shift(ChangeKind.AUDIENCE_WIDENED, Effect.TIGHTENS, sentence, before, EVERYONE)
    elif is_open or set(old) == set(new):
        yield Shift(ChangeKind.TEXT_CHANGED, Effect.NEUTRAL, f"公开对象改为：{after}")
    else:
        gone, come = [one for one in old if one not in new], [one for one in new if one not in old]
        if gone:
            sentence = f"公开对象少了：{_list(gone)}" + (f"；多了：{_list(come)}" if come else "")
            yield Shift(ChangeKind.AUDIENCE_NARROWED, Effect.LOOSENS, sentence, before, after)
        else:
            yield Shift(ChangeKind.AUDIENCE_WIDENED, Effect.TIGHTENS, f"公开对象多了：{_list(come)}", before, after)


UNSAID = "没有写"


def judge_methods(old: Sequence[Method], new: Sequence[Method]) -> Iterator[Shift]:
    before, after = (_list([one.value for one in methods]) or UNSAID for methods in (old, new))
    if Method.PROACTIVE in old and Method.PROACTIVE not in new:
        sentence = f"不再主动公开，公开方式从{before}改为{after}"
        yield Shift(ChangeKind.METHOD_NARROWED, Effect.LOOSENS, sentence, before, after)
    elif Method.PROACTIVE in new and Method.PROACTIVE not in old:
        sentence = f"改为主动公开，公开方式从{before}改为{after}"
        yield Shift(ChangeKind.METHOD_WIDENED, Effect.TIGHTENS, sentence, before, after)
    else:
        yield Shift(ChangeKind.TEXT_CHANGED, Effect.NEUTRAL, f"公开方式从{before}改为{after}")


Levels = Sequence[Level | Own[Level]]


def judge_levels(old: Levels, new: Levels) -> Iterator[Shift]:
    """Fewer levels, or a lower one in the place of a higher, loosen; 县级 is the highest.

    Judged are the three tiers, told the office's own words.
    """
    rank = list(Level)
    was, now = standard_terms(old), standard_terms(new)
    before, after = (_list([one.value for one in levels]) or UNSAID for levels in (old, new))
    values = (_list([one.value for one in was]) or UNSAID, _list([one.value for one in now]) or UNSAID)
    gone, come = [one for one in was if one not in now], [one for one in now if one not in was]
    if not was:
        yield Shift(ChangeKind.LEVEL_WIDENED, Effect.NEUTRAL, f"公开层级原来没有写，现在是{after}", *values)
    elif not now:
        yield Shift(ChangeKind.LEVEL_NARROWED, Effect.LOOSENS, f"公开层级原来是{before}，现在没有写", *values)
    elif not gone and not come:
        is_order = set(old) == set(new)
        sentence = f"公开层级的先后改了：{after}" if is_order else f"公开层级的叫法从{before}改为{after}"
        yield Shift(ChangeKind.TEXT_CHANGED, Effect.NEUTRAL, sentence)
    elif not gone:
        sentence = f"公开层级从{before}扩大到{after}"
        yield Shift(ChangeKind.LEVEL_WIDENED, Effect.TIGHTENS, sentence, *values)
    elif come and min(map(rank.index, come)) < min(map(rank.index, was)):
        yield Shift(ChangeKind.LEVEL_WIDENED, Effect.NEUTRAL, f"公开层级从{before}提高为{after}", *values)
    else:
        words = f"公开层级从{before}缩小为{after}" if not come else f"公开层级从{before}改为{after}"
        yield Shift(ChangeKind.LEVEL_NARROWED, Effect.LOOSENS, words, *values)


# --- bodies, laws -----------------------------------------------------------------------------------------


def judge_subjects(old: Sequence[Subject], new: Sequence[Subject]) -> Iterator[Shift]:
    before, after = [one.body for one in old], [one.body for one in new]
    gone, come = [one for one in before if one not in after], [one for one in after if one not in before]
    if gone and come:
        sentence = f"责任主体从{_list(gone)}改为{_list(come)}"
    elif gone:
        sentence = f"责任主体少了：{_list(gone)}"
    elif come:
        sentence = f"责任主体多了：{_list(come)}"
    else:
        sentence = "；".join(_changed_parts(old, new)) or "责任主体的先后改了"
        yield Shift(ChangeKind.TEXT_CHANGED, Effect.NEUTRAL, sentence)
        return
    yield Shift(ChangeKind.SUBJECT_CHANGED, Effect.NEUTRAL, sentence, _list(before), _list(after))


def _changed_parts(old: Sequence[Subject], new: Sequence[Subject]) -> Iterator[str]:
    """Bodies that stayed, and what they are to the duty now."""
    before = {one.body: one for one in old}
    for one in new:
        was = before[one.body]
        parts = (
            ("层级", was.level.value if was.level else "", one.level.value if one.level else ""),
            ("责任科室", was.section, one.section),
            ("说明", was.note, one.note),
        )
        changed = [f"{name}{_from_to(a, b)}" for name, a, b in parts if a != b]
        if changed:
            yield f"责任主体“{one.body}”的{'，'.join(changed)}"


def judge_bases(old: Sequence[LegalBasis], new: Sequence[LegalBasis], titles: dict[str, str]) -> Iterator[Shift]:
    """`titles`: key of a law → how it is called in a sentence."""
    before, after = {one.law: one for one in old}, {one.law: one for one in new}
    gone = [titles.get(law, f"《{law}》") for law in before if law not in after]
    come = [titles.get(law, f"《{law}》") for law in after if law not in before]
    parts = []
    if gone:
        parts.append(f"不再依据{_list(gone)}")
    if come:
        parts.append(f"增加依据{_list(come)}")
    for law, one in after.items():
        if law in before and before[law].articles != one.articles:
            was, now = "、".join(before[law].articles) or "没有条款", "、".join(one.articles) or "没有条款"
            parts.append(f"{titles.get(law, f'《{law}》')}从{was}改为{now}")
    is_order = {replace(one, place=NOWHERE) for one in old} == {replace(one, place=NOWHERE) for one in new}
    rest = "公开依据的先后改了" if is_order else "公开依据的核对情况或者备注改了"
    sentence = f"公开依据：{'；'.join(parts)}" if parts else rest
    yield Shift(ChangeKind.BASIS_CHANGED if parts else ChangeKind.TEXT_CHANGED, Effect.NEUTRAL, sentence)
