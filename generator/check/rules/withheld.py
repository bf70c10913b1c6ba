"""负面清单 withheld.yml.

- GK850: what is withheld stands in the catalogue as a duty.
- GK851: the day by which it should have been looked at again is past.
- GK852: the last day of a refusal is past.
- GK853: days that cannot be: decided in the future, reviewed or ended before it was decided.
- GK854: parts are withheld of no item.

Why: 《政府信息公开条例》art. 13: what arts. 14 to 16 do not name is disclosed; art. 18: what is withheld is reviewed
from time to time, and disclosed when that has become possible.
"""

from collections.abc import Iterator, Mapping
from itertools import chain, islice

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.day import parse_day
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.item import Item
from generator.model.sameword import same_key
from generator.model.withheld import Withheld

GK850 = Code(
    "GK850",
    "又要公开，又不公开",
    "负面清单里写着不公开的，目录里是应当公开的事项或者公开内容，只能有一个是对的。比的时候不管空格、标点、书名号，"
    "也不管末尾的“情况”“信息”“结果”。整个事项不公开的，也会提示：事项其余的内容照样要公开。",
    "应当公开的，从 withheld.yml 里删掉这一条；依法不能公开的，从事项的公开内容里删掉；"
    "只有一部分不能公开的，用 parts 写明是哪一部分。",
    {
        "whole": "写了事项、没有写哪一部分｜在这一条里加 parts，写明 {id:事项} 里哪几样不公开；整个事项都不能公开的，"
        "运行 gongkai retire {id:编码} --reason 原因。"
    },
)
GK851 = Code(
    "GK851",
    "该复查了",
    "不公开不是永远的。复查日期已经过了，还没有记下新的复查日期：原因还在不在，要再看一次（条例第十八条）。",
    "审查一次：还不能公开的，把 review 改成下一次复查的日期；可以公开的，公开以后删掉这一条。",
    severity=Severity.WARNING,
)
GK852 = Code(
    "GK852",
    "不公开的期限已经过了",
    "until 写的那一天已经过了，按当时的决定，现在应当公开了。",
    "公开出来，删掉这一条；又决定继续不公开的，写上新的 decided、until 和 review。",
    severity=Severity.WARNING,
)
GK853 = Code(
    "GK853",
    "不公开的日期对不上",
    "先决定，再到期、复查；决定的日期不能在今天以后，到期、复查不能在决定以前。",
    "对照决定的文件，改正日期。",
)
GK854 = Code(
    "GK854",
    "没有写是哪个事项的一部分",
    "写了不公开的部分（parts），没有写是哪些事项的（items），不知道从哪里分出来。",
    "加一行 items，写上事项编码；不属于哪个事项的，删掉 parts，把 title 写完整。",
)

_SHOWN = 3
"""Duties that one refusal is told to clash with; a sweeping refusal clashes with hundreds."""


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    duties = {} if context.unread.is_damaged("domain") else _duties(catalogue)
    items = {item.id: item for item in catalogue.items}
    for entry in catalogue.withheld:
        yield from _check_days(entry, context)
        if entry.parts and not entry.items:
            yield GK854.at(context.place_of(entry.place, "parts"), f"“{entry.title}”写了不公开的部分，没有写事项")
        if not entry.is_over(context.today):
            yield from islice(_check_duties(entry, duties, items, context), _SHOWN)


def _duties(catalogue: Catalogue) -> Mapping[str, list[tuple[Item, str]]]:
    """What has to be disclosed, by its wording → the item, and the element where it is one ("" the item itself)."""
    found: dict[str, list[tuple[Item, str]]] = {}
    for item in catalogue.items:
        found.setdefault(same_key(item.title), []).append((item, ""))
        for element in item.content:
            found.setdefault(same_key(element), []).append((item, element))
    return found


def _check_duties(
    entry: Withheld, duties: Mapping[str, list[tuple[Item, str]]], items: Mapping[str, Item], context: Context
) -> Iterator[Diagnostic]:
    for index, item_id in enumerate(entry.items):
        item = items.get(item_id)
        if item is not None and not entry.parts:
            place = context.place_of(entry.place, "items", index)
            message = f"“{item.title}”（{item.id}）在目录里是应当公开的，没有写只有哪一部分不公开"
            yield GK850.at(place, message, "whole", related=(item.place,), id=item.id)
    parts = (("parts", index, part) for index, part in enumerate(entry.parts))
    wordings: Iterator[tuple[str, int | None, str]] = chain([("title", None, entry.title)], parts)
    for field, at, thing in wordings:
        for item, element in duties.get(same_key(thing), ()):
            if not entry.items or item.id in entry.items:
                what = f"公开内容“{element}”" if element else "事项名称"
                message = f"“{thing}”不公开，可是“{item.title}”（{item.id}）的{what}写着要公开"
                yield GK850.at(context.place_of(entry.place, field, at), message, related=(item.place,))


def _check_days(entry: Withheld, context: Context) -> Iterator[Diagnostic]:
    decided, until, review = map(parse_day, (entry.decided, entry.until, entry.review))
    if decided is not None and decided > context.today:
        yield GK853.at(context.place_of(entry.place, "decided"), f"决定的日期 {entry.decided} 还没有到")
    for field, day in (("until", until), ("review", review)):
        if decided is not None and day is not None and day < decided:
            name = context.title_of("withheld", "withheld", "[]", field)
            place = context.place_of(entry.place, field)
            yield GK853.at(place, f"{name} {day.isoformat()} 在决定的日期 {entry.decided} 以前")
            return
    if entry.is_over(context.today):
        yield GK852.at(context.place_of(entry.place, "until"), f"“{entry.title}”只能不公开到 {entry.until}，已经过了")
    elif review is not None and review < context.today:
        yield GK851.at(context.place_of(entry.place, "review"), f"“{entry.title}”应当在 {entry.review} 以前复查")
