"""编码登记 permalinks.yml: what it says of the ids that are no longer live, and of their days.

- GK406 (warning): ids stand there without the day they were first published.
- GK491: an id stands twice: as live and as retired, or in two entries.
- GK492: an id is replaced by itself, or the entries lead in a circle.
- GK493: the state does not fit what replaces the id, or the office that took over is missing.
- GK494: a day of the register cannot be: it is no day, lies ahead, or an id ended before it began.
- GK498: a live id stands there without its title.
- GK495 (warning): a chain of entries ends at an id that is itself withdrawn for nothing.

Why: the page of a retired id says what replaces it; whoever scans a code of years ago must reach a page that helps
(design, decision 3). Ids that are lost or used again are told in `identity` and `codes`.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from generator.check.ahead import is_clock_behind
from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.day import parse_day
from generator.model.diagnostic import Diagnostic, Place, Severity
from generator.model.register import Issued, Permalinks, Retired, find_successors
from generator.model.terms import Fate

SHOWN = 3
"""Ids a message names before it only counts."""

_FIRST = date(2008, 5, 1)
"""政府信息公开条例 came into force: nothing was published under it before."""

_CLOCKS = timedelta(days=1)
"""A day noted in China may lie ahead of a server that counts in UTC; nobody is misled by so little."""

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
    latest = date.max if is_clock_behind(catalogue, context.today) else context.today + _CLOCKS
    yield from _check_days(register, context, latest)


def _error(code: str, place: Place, message: str, fix: str, *related: Place) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, place, message, fix, related=related)


def _check_doubles(register: Permalinks) -> Iterator[Diagnostic]:
    first: dict[str, Place] = {}
    for entry in register.retired:
        if entry.id in first:
            message = f"编码“{entry.id}”在 retired 里写了两次（第 {first[entry.id].line} 行已经写过）"
            yield _error("GK491", entry.place, message, "合并成一条，删掉多余的一条。", first[entry.id])
        first.setdefault(entry.id, entry.place)
    for address_id, issued in register.live.items():
        if address_id in first:
            message = f"编码“{address_id}”既登记为在用，又写在 retired 里（第 {first[address_id].line} 行）"
            fix = "真的失效了，删掉这一行；还在用，删掉 retired 里的那一条。"
            yield _error("GK491", issued.place, message, fix, first[address_id])


def _check_state(entry: Retired, context: Context) -> Iterator[Diagnostic]:
    """What the state asks for: 合并 one successor, 拆分 two, 移交 an office, 撤销 none."""
    count, office = len(entry.replaced_by), entry.moved_to.office
    fits, wanted = {
        Fate.WITHDRAWN: (not count and not office, "不写去向；有替代的，状态写“合并”或者“拆分”"),
        Fate.MERGED: (count == 1 and not office, "在 replaced_by 里写一个编码"),
        Fate.SPLIT: (count > 1 and not office, "在 replaced_by 里写两个以上编码"),
        Fate.MOVED: (bool(office), "在 moved_to 的 office 里写明现在由哪个单位公开"),
    }[entry.fate]
    if not fits:
        place = context.place_of(entry.place, "state")
        message = f"“{entry.id}”（{entry.title}）的状态是“{entry.fate.value}”，和写的去向对不上"
        yield _error("GK493", place, message, f"状态是“{entry.fate.value}”的，{wanted}。")


def _say_circle(entry: Retired, circle: tuple[str, ...], context: Context) -> Diagnostic:
    place = context.place_of(entry.place, "replaced_by")
    if len(set(circle)) == 1:
        return _error("GK492", place, f"“{entry.id}”的去向写成了它自己", "写真正替代它的编码；没有的，删掉去向。")
    message = f"去向绕成了圈：{' → '.join((*circle, circle[0]))}，扫码的人永远到不了"
    return _error("GK492", place, message, "把其中一个的去向改成现在还在用的编码。")


def _say_end(entry: Retired, end: str, names: dict[str, str], context: Context) -> Diagnostic:
    message = f"“{entry.id}”（{entry.title}）的去向最后是“{end}”（{names.get(end, '')}），它自己也撤销了，没有替代"
    fix = f"给“{entry.id}”或者“{end}”写一个现在还在用的去向；确实没有的，把“{entry.id}”改成撤销。"
    return Diagnostic("GK495", Severity.WARNING, context.place_of(entry.place, "replaced_by"), message, fix)


def _check_days(register: Permalinks, context: Context, latest: date) -> Iterator[Diagnostic]:
    undated: list[Issued | Retired] = []
    for entry in register.retired:
        yield from _check_retired_days(entry, context, latest)
    for issued in register.live.values():
        if issued.since and is_nothing(issued.title):
            message = f"“{issued.id}”只写了首次发布日期，没有写名称"
            yield _error("GK498", issued.place, message, f"写成“{issued.since} 名称”，日期后面空一格。")
        if not issued.since and _LIKE_A_DAY.match(issued.title):
            message = f"“{issued.id}”的首次发布日期写法不对：“{issued.title.split()[0]}”"
            yield _error("GK494", issued.place, message, "写成“2026-11-24 名称”，日期后面空一格。")
        elif not issued.since:
            undated.append(issued)
        else:
            yield from _check_day(issued.since, "首次发布日期", issued.place, latest)
    undated += [entry for entry in register.retired if not entry.since]
    counts = Counter(entry.id for entry in undated)
    if counts:
        some = "、".join(list(counts)[:SHOWN])
        message = f"有 {len(counts)} 个编码没有写首次发布日期（{some}{' 等' if len(counts) > SHOWN else ''}）"
        fix = "在用的写成“01-001: 2026-11-24 名称”，失效的加一行 since；记不清的，写能确定的最早一天。"
        yield Diagnostic("GK406", Severity.WARNING, undated[0].place, message, fix)


def _check_retired_days(entry: Retired, context: Context, latest: date) -> Iterator[Diagnostic]:
    since, on = parse_day(entry.since), parse_day(entry.on)
    if since and since > latest:
        place = context.place_of(entry.place, "since")
        yield _error("GK494", place, f"“{entry.id}”的首次发布日期 {entry.since} 还没有到", "写第一次发布的那一天。")
    if since and on and on < since:
        message = f"“{entry.id}”的失效日期（{entry.on}）比首次发布日期（{entry.since}）还早"
        yield _error("GK494", context.place_of(entry.place, "on"), message, "改正其中写错的一个。")
    elif on and on > latest:
        message = f"“{entry.id}”的失效日期 {entry.on} 还没有到"
        yield _error("GK494", context.place_of(entry.place, "on"), message, "到了那一天再登记。")


def _check_day(text: str, label: str, place: Place, latest: date) -> Iterator[Diagnostic]:
    day = parse_day(text)
    if day is not None and day < _FIRST:
        yield _error("GK494", place, f"{label} {text} 太早，那时还没有政务公开", "核对年份，写第一次发布的那一天。")
    elif day is None:
        yield _error("GK494", place, f"{label}“{text}”不是真实的日期", "写成年-月-日，例如 2026-11-24。")
    elif day > latest:
        yield _error("GK494", place, f"{label} {text} 还没有到", "写第一次发布的那一天。")


def is_nothing(text: str) -> bool:
    """Whether a title has no letter and no digit."""
    return not any(map(str.isalnum, text))
