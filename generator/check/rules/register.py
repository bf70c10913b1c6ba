"""编码登记 permalinks.yml: what it says of the ids that are no longer live, and of their days.

- GK406: ids stand there without the day they were first published.
- GK491: an id stands twice: as live and as retired, or in two entries.
- GK492: an id is replaced by itself, or the entries lead in a circle.
- GK493: the state does not fit what replaces the id, or the office that took over is missing.
- GK494: a day of the register cannot be: it is no day, lies ahead, or an id ended before it began.
- GK498: a live id stands there without its title.
- GK495: a chain of entries ends at an id that is itself withdrawn for nothing.

Why: the page of a retired id says what replaces it; whoever scans a code of years ago must reach a page that helps
(design, decision 3). Ids that are lost or used again are told in `identity` and `codes`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

from generator.check.ahead import is_clock_behind
from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.day import parse_day
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.model.register import Issued, Permalinks, Retired, find_successors
from generator.model.terms import Fate

GK406 = Code(
    "GK406",
    "没有写首次发布日期",
    "permalinks.yml 里每个编码要写明哪一天第一次发布，以后才说得清一张旧二维码是什么时候印的。整个文件只提示一次。",
    "在用的写成“01-001: 2026-11-24 名称”，失效的加一行 since；记不清的，写能确定的最早一天。",
    severity=Severity.WARNING,
)
GK491 = Code(
    "GK491",
    "编码登记了两次",
    "permalinks.yml 里，同一个编码既写在在用的一段、又写在 retired 里，或者 retired 里有两条，不知道以哪一处为准。",
    "真的失效了，删掉这一行；还在用，删掉 retired 里的那一条。",
    {"retired": "retired 里有两条｜合并成一条，删掉多余的一条。"},
)
GK492 = Code(
    "GK492",
    "去向绕成了圈",
    "甲并入乙、乙又并入甲（中间可能还隔着几个），或者去向就是它自己。扫旧二维码的人会被来回指，到不了任何地方。",
    "把其中一个的去向改成现在还在用的编码。",
    {"itself": "去向是它自己｜写真正替代它的编码；没有的，删掉去向。"},
)
GK493 = Code(
    "GK493",
    "状态和去向对不上",
    "每一种状态各有去向：合并的有一个，拆分的有两个以上，移交的有接手的单位，撤销的没有。",
    remedies={
        "withdrawn": "状态是“撤销”的，不写去向；有替代的，状态写“合并”或者“拆分”。",
        "merged": "状态是“合并”的，在 replaced_by 里写一个编码。",
        "split": "状态是“拆分”的，在 replaced_by 里写两个以上编码。",
        "moved": "状态是“移交”的，在 moved_to 的 office 里写明现在由哪个单位公开。",
    },
)
GK494 = Code(
    "GK494",
    "编码登记的日期不对",
    "不是真实的日期，或者还没有到，或者失效的日期比首次发布还早。网页上会照样写出来，错了就是虚假日期。",
    "写成年-月-日，例如 2026-11-24。",
    {
        "form": "日期写在名称里｜写成“2026-11-24 名称”，日期后面空一格。",
        "first": "首次发布日期还没有到｜写第一次发布的那一天。",
        "early": "日期太早｜核对年份，写第一次发布的那一天。",
        "order": "失效比发布还早｜改正其中写错的一个。",
        "ahead": "失效日期还没有到｜到了那一天再登记。",
    },
)
GK495 = Code(
    "GK495",
    "去向自己也撤销了",
    "一个编码并入了另一个，后来那一个也撤销了，没有替代，扫旧二维码的人就没有下文了。",
    "给“{id:这个编码}”或者“{end:最后的去向}”写一个现在还在用的去向；确实没有的，把“{id:这个编码}”改成撤销。",
    severity=Severity.WARNING,
)
GK498 = Code(
    "GK498",
    "编码登记里没有名称",
    "permalinks.yml 里这个编码只写了日期。没有名称，以后就看不出编码有没有被挪作他用，失效以后的网页也没有标题。",
    "写成“{since:2026-11-24} 名称”，日期后面空一格。",
)

SHOWN = 3
"""Ids a message names before it only counts."""

_FIRST = date(2008, 5, 1)
"""政府信息公开条例 came into force: nothing was published under it before."""

_LIKE_A_DAY = re.compile(
    r"[12][0-9]{3}[^0-9\s]?[0-9]{1,2}[^0-9\s]?[0-9]{0,2}日?(?:\s|$)|[0-9]{1,4}[-./年][0-9]{1,2}[-./月][0-9]{1,2}日?(?:\s|$)"
    r"|[二〇零一九]{2,4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
"""How a title begins that was meant to begin with a day."""


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if context.unread.lacks("permalinks"):
        return
    register = catalogue.permalinks
    yield from _check_doubles(register)
    fates = register.fates
    names = {**catalogue.addresses, **{entry.id: entry.title for entry in register.retired}}
    circles: set[frozenset[str]] = set()
    for entry in register.retired:
        if entry.title and entry.on and entry.reason:  # else the schema has told what is missing
            yield from _check_state(entry, context)
        found = find_successors(fates, entry.id)
        circle = frozenset(found.circle)
        if circle and circle not in circles and entry.id in circle:
            circles.add(circle)
            yield _say_circle(entry, found.circle, context)
        elif found.ends and not found.live and not found.moved and not circle:
            yield _say_end(entry, found.ends[-1], names, context)
    latest = date.max if is_clock_behind(catalogue, context.today) else context.today
    yield from _check_days(register, context, latest)


def _check_doubles(register: Permalinks) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}
    for entry in register.retired:
        if entry.id in first:
            message = f"编码“{entry.id}”在 retired 里写了两次（第 {first[entry.id].line} 行已经写过）"
            yield GK491.at(entry.place, message, "retired", related=(first[entry.id],))
        first.setdefault(entry.id, entry.place)
    for address_id, issued in register.live.items():
        if address_id in first:
            message = f"编码“{address_id}”既登记为在用，又写在 retired 里（第 {first[address_id].line} 行）"
            yield GK491.at(issued.place, message, related=(first[address_id],))


def _check_state(entry: Retired, context: Context) -> Iterator[Diagnostic]:
    """What the state asks for: 合并 one successor, 拆分 two, 移交 an office, 撤销 none."""
    count, office = len(entry.replaced_by), entry.moved_to.office
    fits, remedy = {
        Fate.WITHDRAWN: (not count and not office, "withdrawn"),
        Fate.MERGED: (count == 1 and not office, "merged"),
        Fate.SPLIT: (count > 1 and not office, "split"),
        Fate.MOVED: (bool(office), "moved"),
    }[entry.fate]
    if not fits:
        place = context.place_of(entry.place, "state")
        message = f"“{entry.id}”（{entry.title}）的状态是“{entry.fate.value}”，和写的去向对不上"
        yield GK493.at(place, message, remedy)


def _say_circle(entry: Retired, circle: tuple[str, ...], context: Context) -> Diagnostic:
    place = context.place_of(entry.place, "replaced_by")
    if len(set(circle)) == 1:
        return GK492.at(place, f"“{entry.id}”的去向写成了它自己", "itself")
    message = f"去向绕成了圈：{' → '.join((*circle, circle[0]))}，扫码的人永远到不了"
    return GK492.at(place, message)


def _say_end(entry: Retired, end: str, names: dict[str, str], context: Context) -> Diagnostic:
    message = f"“{entry.id}”（{entry.title}）的去向最后是“{end}”（{names.get(end, '')}），它自己也撤销了，没有替代"
    return GK495.at(context.place_of(entry.place, "replaced_by"), message, id=entry.id, end=end)


def _check_days(register: Permalinks, context: Context, latest: date) -> Iterator[Diagnostic]:
    undated: list[Issued | Retired] = []
    for entry in register.retired:
        yield from _check_retired_days(entry, context, latest)
    for issued in register.live.values():
        if issued.since and is_nothing(issued.title):
            message = f"“{issued.id}”只写了首次发布日期，没有写名称"
            yield GK498.at(issued.place, message, since=issued.since)
        if not issued.since and _LIKE_A_DAY.match(issued.title):
            message = f"“{issued.id}”的首次发布日期写法不对：“{issued.title.split()[0]}”"
            yield GK494.at(issued.place, message, "form")
        elif not issued.since:
            undated.append(issued)
        else:
            yield from _check_day(issued.since, "首次发布日期", issued.place, latest)
    undated += [entry for entry in register.retired if not entry.since]
    counts = Counter(entry.id for entry in undated)
    if counts:
        some = "、".join(list(counts)[:SHOWN])
        message = f"有 {len(counts)} 个编码没有写首次发布日期（{some}{' 等' if len(counts) > SHOWN else ''}）"
        yield GK406.at(undated[0].place, message)


def _check_retired_days(entry: Retired, context: Context, latest: date) -> Iterator[Diagnostic]:
    since, on = parse_day(entry.since), parse_day(entry.on)
    if since and since > latest:
        place = context.place_of(entry.place, "since")
        yield GK494.at(place, f"“{entry.id}”的首次发布日期 {entry.since} 还没有到", "first")
    if since and on and on < since:
        message = f"“{entry.id}”的失效日期（{entry.on}）比首次发布日期（{entry.since}）还早"
        yield GK494.at(context.place_of(entry.place, "on"), message, "order")
    elif on and on > latest:
        message = f"“{entry.id}”的失效日期 {entry.on} 还没有到"
        yield GK494.at(context.place_of(entry.place, "on"), message, "ahead")


def _check_day(text: str, label: str, place: Place, latest: date) -> Iterator[Diagnostic]:
    day = parse_day(text)
    if day is not None and day < _FIRST:
        yield GK494.at(place, f"{label} {text} 太早，那时还没有政务公开", "early")
    elif day is None:
        yield GK494.at(place, f"{label}“{text}”不是真实的日期")
    elif day > latest:
        yield GK494.at(place, f"{label} {text} 还没有到", "first")


def is_nothing(text: str) -> bool:
    """Whether a title has no letter and no digit."""
    return not any(map(str.isalnum, text))
