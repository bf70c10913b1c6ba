"""动态调整: what changed in the catalogue, day by day, the newest first.

Above the words of editors, below them what the commits tell, folded: kinds of change with their items. Depends on the
days (`derive.changes`); id and title of what is or was in the catalogue; the office.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.derive.changes import ChangedDay
from generator.derive.views.head import PageView, list_page, whole_feed
from generator.derive.views.parts import Link, LogLine
from generator.model.address import path_of
from generator.model.catalogue import Adjustment
from generator.model.history import Recorded
from generator.model.office import Office
from generator.model.register import Retired
from generator.model.terms import ChangeKind

PATH = "changes/"
DAYS = 100
"""Days on the page, the newest. An item's own page has all of its own."""


LINKS = 200
"""Links of one line: a day may have changed thousands of items."""


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A sentence and what it is about: `count` in all, `items` the first of them."""

    text: str
    items: tuple[Link, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ChangesDayView:
    """One day. `told`: adjustments, withdrawn ids; `recorded`: other changes; `details`: those that `told` is about."""

    day: str
    told: tuple[ChangeLine, ...]
    recorded: tuple[ChangeLine, ...]
    details: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The page's body. `older`: how many earlier days are not listed; `feed`: its path, empty where there is none."""

    days: tuple[ChangesDayView, ...]
    older: int
    feed: str


def changes_page(office: Office, days: Iterable[ChangedDay], titles: Mapping[str, str]) -> PageView[ChangesView]:
    """The whole page.

    Args:
        office: the office.
        days: newest first.
        titles: id → title of everything that has a page; what is not in it is not named.
    """
    known = tuple(days)
    feed = whole_feed(office)
    view = ChangesView(
        days=tuple(_day(day, titles) for day in known[:DAYS]),
        older=max(len(known) - DAYS, 0),
        feed=feed.path if feed and office.site_url else "",
    )
    about = f"{office.short_name}政务公开标准目录什么时候改了什么：新增、撤销的事项，时限、渠道、对象、层级的变化。"
    return list_page(office, PATH, "动态调整", about, view, feed)


def _day(day: ChangedDay, titles: Mapping[str, str]) -> ChangesDayView:
    told = [_told(adjustment, titles) for adjustment in day.told]
    told += [_gone(entry, titles) for entry in day.retired]
    return ChangesDayView(
        day=day.on,
        told=tuple(told),
        recorded=tuple(_recorded(entry, titles) for entry in day.recorded),
        details=tuple(_recorded(entry, titles) for entry in day.details),
    )


def _line(text: str, ids: Iterable[str], titles: Mapping[str, str]) -> ChangeLine:
    links = tuple(Link(titles[one], path_of(one)) for one in ids if one in titles)
    return ChangeLine(text, links[:LINKS], len(links))


def _told(adjustment: Adjustment, titles: Mapping[str, str]) -> ChangeLine:
    return _line(adjustment.text, adjustment.items, titles)


def _gone(entry: Retired, titles: Mapping[str, str]) -> ChangeLine:
    return _line(f"{entry.fate.value}：{entry.reason}", (entry.id,), titles)


def _recorded(entry: Recorded, titles: Mapping[str, str]) -> ChangeLine:
    return _line(f"{say_recorded(entry)}。", entry.items, titles)


_SAID: Mapping[ChangeKind, str] = {
    ChangeKind.ADDED: "新增",
    ChangeKind.MOVED: "改了归类",
    ChangeKind.RENAMED: "改了名称",
    ChangeKind.LIMIT_SHORTENED: "公开时限缩短",
    ChangeKind.LIMIT_LENGTHENED: "公开时限延长",
    ChangeKind.LIMIT_CHANGED: "公开时限改了",
    ChangeKind.CHANNEL_ADDED: "增加公开渠道",
    ChangeKind.CHANNEL_REMOVED: "减少公开渠道",
    ChangeKind.AUDIENCE_WIDENED: "公开对象扩大",
    ChangeKind.AUDIENCE_NARROWED: "公开对象缩小",
    ChangeKind.LEVEL_WIDENED: "公开层级增加",
    ChangeKind.LEVEL_NARROWED: "公开层级减少",
    ChangeKind.METHOD_WIDENED: "改为主动公开",
    ChangeKind.METHOD_NARROWED: "改为依申请公开",
    ChangeKind.SUBJECT_CHANGED: "责任主体改了",
    ChangeKind.BASIS_CHANGED: "公开依据改了",
    ChangeKind.TEXT_CHANGED: "文字有修改",
}


def say_recorded(entry: Recorded) -> str:
    """A recorded change in a few words: 公开时限缩短：20个工作日 → 7个工作日."""
    said = _SAID.get(entry.kind, entry.kind.value)
    if entry.kind is ChangeKind.RENAMED and not entry.items:
        said = "机构改了名称"
    values = " → ".join(filter(None, (entry.before, entry.after)))
    return f"{said}：{values}" if values else said


def item_log(adjustments: Iterable[Adjustment], recorded: Iterable[Recorded]) -> tuple[LogLine, ...]:
    """The history of one item, newest first: what an editor said of a day, what the commits tell of it, in a line."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for adjustment in adjustments:
        found.setdefault(adjustment.on, ([], []))[0].append(adjustment.text)
    for entry in recorded:
        found.setdefault(entry.on, ([], []))[1].append(say_recorded(entry))
    return tuple(LogLine(day, _joined(*found[day])) for day in sorted(found, reverse=True))


def _joined(told: list[str], recorded: list[str]) -> str:
    more = "；".join(dict.fromkeys(recorded))
    if not told:
        return more
    return " ".join(told) + (f"（{more}）" if more else "")
