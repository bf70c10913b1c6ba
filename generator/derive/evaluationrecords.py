"""Points of an evaluation that the records answer: documents elsewhere, columns padded, days made up, postings left.

None of these is proof. A day in an address and the number in it are of when a file was made by some system; they are
set beside the day that was stated, and where the two are far apart a person is asked to look. What is on another
authority's website may be the office's all the same. So each says what to look at, and a share of it makes the grade.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from generator.derive.notices.stay import derive_stay
from generator.derive.records import effective_records
from generator.model.calendar import WorkCalendar
from generator.model.catalogue import Catalogue
from generator.model.collecting import DocumentCheck
from generator.model.day import parse_day
from generator.model.evaluation import Finding, Point
from generator.model.item import Item, Published
from generator.model.office import Office

FAR = 30
"""Days by which a stated day may lie before what the address says; less is a slow system."""
_ORDERLY = 0.8
"""Share of a series that has to be in the order of its numbers, before the rest is asked about."""
_TITLE = 24
_SERIAL = re.compile(r"[0-9]{3,}")
_YEAR = r"(?:19|20)[0-9]{2}"
_DATED = re.compile(rf"(?<![0-9])({_YEAR})[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12][0-9]|3[01])(?![0-9])")
_MONTHLY = re.compile(rf"/({_YEAR})/(0?[1-9]|1[0-2])(?:/(0?[1-9]|[12][0-9]|3[01]))?/")

Shown = tuple[Item, Published]


def recorded_points(catalogue: Catalogue, calendar: WorkCalendar, today: date) -> tuple[Point, ...]:
    """The points, in their order.

    Args:
        catalogue: as shown, items with their recorded documents.
        calendar: the office's working days.
        today: of the evaluation.
    """
    documents = [(item, document) for item in catalogue.items for document in item.published]
    return (
        _gone(documents, catalogue.collected.checks),
        _foreign(documents, catalogue.office),
        _dated_back(documents),
        _left(catalogue, calendar, today),
    )


# --- documents on other websites ----------------------------------------------------------------------


def _gone(documents: Sequence[Shown], checks: Iterable[DocumentCheck]) -> Point:
    """What `links published` found when it asked last."""
    far = {document.url: (item, document) for item, document in documents if "://" in document.url}
    looked = {check.url: check for check in checks if check.url in far}
    findings = tuple(
        Finding(url, f"{far[url][0].id} {_named(far[url][1])}：{check.fault}（{check.on} 看的）")
        for url, check in sorted(looked.items())
        if check.fault
    )
    unasked = len(far) - len(looked)
    note = f"登记在网站上的 {unasked} 份没有看过：运行 gongkai links published --allow 网站域名" if unasked else ""
    mend = "改正网址；文件真没有了的，重新公开，或者在发布记录里写撤下日期（removed）。"
    return Point("gone", "登记的文件打不开", len(looked), findings, mend, note if far else "没有登记别的网站上的文件")


def _named(document: Published) -> str:
    return document.title if len(document.title) <= _TITLE else f"{document.title[:_TITLE]}…"


def own_hosts(office: Office) -> frozenset[str]:
    """The office's websites, without www."""
    hosts = (office.site_domain, urlsplit(office.site_url).hostname or "")
    return frozenset(host.lower().removeprefix("www.") for host in hosts if host)


def _foreign(documents: Sequence[Shown], office: Office) -> Point:
    """Documents on websites of other authorities: a column is to hold the office's own."""
    own = own_hosts(office)
    hosts = [(item, one, (urlsplit(one.url).hostname or "").lower()) for item, one in documents if "://" in one.url]
    counted = [(item, one, host) for item, one, host in hosts if host == "gov.cn" or host.endswith(".gov.cn")]
    findings = tuple(
        Finding(item.id, f"{_named(one)} 在 {host}，不是本单位的网站")
        for item, one, host in counted
        if not any(host.removeprefix("www.") == mine or host.endswith(f".{mine}") for mine in own)
    )
    mend = "上级、别的机关的文件只作参考的，从发布记录里去掉；是本单位应当公开的，放到自己的网站上。"
    if not own:
        return Point(
            "foreign", "混进别的机关的链接", 0, (), mend, "office.yml 没有写 site_domain，不知道哪个网站是自己的"
        )
    return Point(
        "foreign", "混进别的机关的链接", len(counted), findings, mend, "" if counted else "没有政府网站上的文件"
    )


# --- days made up -------------------------------------------------------------------------------------


def _dated_back(documents: Sequence[Shown]) -> Point:
    """A stated day long before the day in the address, or before that of documents with lower numbers."""
    dated = [(item, one) for item, one in documents if "://" in one.url and parse_day(one.date)]
    told: dict[tuple[str, str], Finding] = {}
    for item, one in dated:
        said, stated = day_in_address(one.url), parse_day(one.date)
        if said is not None and stated is not None and (said - stated).days > FAR:
            words = f"写的是 {one.date} 公开，网址里的日期是 {said.isoformat()}，晚 {(said - stated).days} 天"
            told[item.id, one.url] = Finding(item.id, f"{_named(one)}：{words}")
    for (item, one), near in _out_of_order(dated):
        words = f"写的是 {one.date} 公开，编号比它小的文件（{_named(near)}）是 {near.date} 公开的"
        told.setdefault((item.id, one.url), Finding(item.id, f"{_named(one)}：{words}"))
    findings = tuple(told[key] for key in sorted(told))
    mend = "像是事后补的，日期往前写了。和网页、后台对一对，是哪天公开的就写哪天：日期虚假，检查时单项否决。"
    note = "" if dated else "没有登记公开日期和网址的文件"
    return Point("order", "日期和先后对不上", len(dated), findings, mend, note)


def day_in_address(url: str) -> date | None:
    """The latest day that an address can mean: that it holds, or the last of a month it names."""
    path = urlsplit(url).path
    days = [parse_day("-".join(found)) for found in _DATED.findall(path)]
    for year, month, day in _MONTHLY.findall(path):
        days.append(parse_day(f"{year}-{month:0>2}-{day:0>2}") if day else date(int(year), int(month), 1))
    return max((day for day in days if day is not None), default=None)


def _serial(url: str) -> tuple[str, int] | None:
    """What addresses of one series share, and the number of this one: its last run of three figures or more."""
    parts = urlsplit(url)
    runs = [found for found in _SERIAL.finditer(parts.path) if not _DATED.search(found.group())]
    if not runs:
        return None
    last = runs[-1]
    shape = parts.path[: last.start()] + "#" + parts.path[last.end() :]
    return f"{parts.hostname}{re.sub('[0-9]+', '0', shape)}", int(last.group())


def _out_of_order(dated: Iterable[Shown]) -> Iterator[tuple[Shown, Published]]:
    """Documents that a series of numbers and days does without, each with one of lower number and much later day."""
    series: dict[str, list[tuple[int, Shown]]] = {}
    for one in dated:
        if (found := _serial(one[1].url)) is not None:
            series.setdefault(found[0], []).append((found[1], one))
    for _, own in sorted(series.items()):
        own.sort(key=lambda pair: (pair[0], pair[1][1].date))
        days = [date.fromisoformat(one.date).toordinal() for _, (_, one) in own]
        kept = _in_order(days)
        if len(kept) < _ORDERLY * len(days):
            continue  # numbers of this kind begin anew, or go another way: they say nothing of days
        before: int | None = None
        for place, (_, one) in enumerate(own):
            if place in kept:
                before = place
            elif before is not None and days[before] - days[place] > FAR:
                yield one, own[before][1][1]


def _in_order(days: Sequence[int]) -> frozenset[int]:
    """Places of a longest run of days none of which is before the last: patience, n log n."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, day in enumerate(days):
        at = bisect_right(tails, day)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [day]
        ends[at : at + 1] = [place]
    found: list[int] = []
    place = ends[-1] if ends else -1
    while place >= 0:
        found.append(place)
        place = before[place]
    return frozenset(found)


# --- postings -----------------------------------------------------------------------------------------


def _left(catalogue: Catalogue, calendar: WorkCalendar, today: date) -> Point:
    """Documents that are still there though the time for which they were posted is over."""
    items: Mapping[str, Item] = {item.id: item for item in catalogue.items}
    counted = 0
    findings = []
    for record in effective_records(catalogue.records):
        item, shown = items.get(record.item), parse_day(record.date)
        if item is None or shown is None or not record.url or record.removed:
            continue
        stay = derive_stay(item, record, shown, calendar)
        if stay.last is None:
            continue
        counted += 1
        if stay.last < today:
            title = record.title if len(record.title) <= _TITLE else f"{record.title[:_TITLE]}…"
            findings.append(Finding(item.id, f"{title}：公示到 {stay.last.isoformat()}，还在网上（{record.id}）"))
    mend = "期满的撤下，写撤下日期（removed）；有名单、金额这些个人信息的先撤。依法长期公开的不用撤。"
    note = "" if counted else "没有算得出公示期的发布记录"
    return Point("posted", "公示期过了还留着", counted, tuple(findings), mend, note)
