"""发布记录: lines that agree with each other, with the catalogue, and with the day.

- GK822: an id stands in two lines.
- GK823: a line corrects one that isn't there, itself, in a circle, or one that another has corrected already.
- GK824: an item is not in the catalogue and never was.
- GK825: a body is neither registered, nor was it ever called so.
- GK826: a line tells of nothing: no event with its day, no document, nothing taken back.
- GK827: days in an order that cannot be.
- GK828: something is said to have happened on a day that lies ahead.
- GK829: a line lies in the folder of another year than its id.
- GK830: one document stands twice under one item.
- GK831: `published` of an item and a record tell different days of one document.
- GK832: the office's numbers of days for the colours are the wrong way round.
- GK461: a file under pages/files is named that is not there.

Why: the ledger is what an inspector counts by, and lines are never taken back; what is doubtful has to be told when it
is written. 虚假日期 is a single criterion of failure in inspections of government websites.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from generator.check.absent import say_absent
from generator.check.context import Context
from generator.check.nearest import suggest
from generator.model.address import IdKind, is_id
from generator.model.catalogue import Catalogue
from generator.model.day import parse_day
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.record import PublicationRecord, next_id
from generator.model.text import shorten

GK822 = Code(
    "GK822",
    "记录编号重复",
    "两条发布记录用了同一个编号，更正的时候说不清是哪一条。多半是两个人同时登记，合并的时候撞了号。",
    "后登记的一条换成没有用过的编号，例如“{free:2026-0123}”。",
)
GK823 = Code(
    "GK823",
    "更正的对象不对",
    "corrects 写更正哪一条记录。写了没有的编号、写了自己、两条互相更正，或者同一条被更正了两次，就不知道以哪一条为准。",
    "写被更正的那一条的记录编号。",
    {
        "again": "已经更正过的｜写最后一次更正它的那一条：“{last:2026-0123}”。",
        "void": "作废但没写是哪一条｜加一行 corrects，写作废的是哪一条。",
    },
)
GK824 = Code(
    "GK824",
    "发布记录写了没有的事项",
    "item 写目录里的事项编码。目录里没有、也从来没有过的编码，台账里找不到地方。撤销了的事项可以留着，是历史。",
    "对照目录改正事项编码。",
)
GK825 = Code(
    "GK825",
    "发布记录的单位没有登记",
    "公开单位要写 bodies.yml 里登记的名称，曾用名、加挂的牌子也认得；不认得的，台账里不知道算在谁的名下。"
    "县外的联合发文单位写在 issuers 里，不用登记。",
    "写登记的名称；改了名的，在 bodies.yml 那个机构的 formerly 里加上旧名称；不是本县单位的，写在 issuers 里。",
)
GK826 = Code(
    "GK826",
    "发布记录什么也没说",
    "一条记录要么说公开了什么（网址，或者公开日期和标题），要么说发生了什么事、要从哪天起算（event_on），"
    "要么作废登记错的一条（void）。",
    "补上网址和公开日期，或者事由日期。",
)
GK827 = Code(
    "GK827",
    "发布记录的日期前后不对",
    "先成文再公开，先公开再撤下，停算的时间先开始再结束。顺序反了的，多半是写错了、两个写反了。",
    "对照文件和网页核对这两个日期。",
    may_warn=True,
)
GK828 = Code(
    "GK828",
    "发布记录的日期还没有到",
    "公开日期、成文日期、撤下日期、登记日期都是已经发生的事，按北京时间算，不能在今天之后。"
    "虚假日期是检查的单项否决项。预定的会议、听证写在事由日期（event_on）里，可以在以后。",
    "写真实的日期；还没有公开的，公开以后再登记。",
)
GK829 = Code(
    "GK829",
    "发布记录放错了年份",
    "记录编号的前四位是年份，记录要放在那一年的文件夹里，不然按年份找不到。",
    "移到 records/{year:年份}/ 里的文件。",
    severity=Severity.WARNING,
)
GK830 = Code(
    "GK830",
    "同一份文件登记了两次",
    "同一个事项下同一个网址有两条有效的记录，统计会多算一份。分期公开用同一个网址的（网页内容更新），写上哪一期（period）。",
    "重复的一条作废：另写一条，corrects 写它的编号，void 写“重复登记”；是不同一期的，两条都写上 period。",
    severity=Severity.WARNING,
)
GK831 = Code(
    "GK831",
    "事项和发布记录写的公开日期不同",
    "同一份文件，事项的“已公开的内容”（published）和发布记录写了不同的公开日期。网页以发布记录为准。",
    "核对网页，改正错的一个；published 里的可以删掉，网页上照样有。",
    severity=Severity.WARNING,
)


GK832 = Code(
    "GK832",
    "台账的提醒天数前后不对",
    "office.yml 的 ledger 里，先蓝色、再黄色提醒，蓝色的天数不能比黄色少；写反了，蓝色提醒就永远不会出现。",
    'blue 写大的，yellow 写小的，例如 blue: "3"，yellow: "1"。',
)


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    blue, yellow = catalogue.office.ledger.thresholds
    if yellow > blue:
        place = context.place_of(catalogue.office.place, "ledger")
        yield GK832.at(place, f"黄色预警（{yellow} 个工作日）比蓝色预警（{blue} 个工作日）还早")
    if not catalogue.records:
        return
    yield from _check_ids(catalogue, context)
    yield from _check_names(catalogue, context)
    for record in catalogue.records:
        yield from _check_line(record, context)
    yield from _check_doubles(catalogue, context)


# --- ids and corrections ----------------------------------------------------------------------------


def _check_ids(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    first: dict[str, PublicationRecord] = {}
    corrected: dict[str, PublicationRecord] = {}
    for record in catalogue.records:
        known = first.setdefault(record.id, record)
        if known is not record:
            message = f"记录编号“{record.id}”已经用过了"
            place = context.place_of(record.place, "id")
            yield GK822.at(place, message, free=_free(first, record, context), related=(known.place,))
    for record in catalogue.records:
        if record.void and not record.corrects:
            place = context.place_of(record.place, "void")
            yield GK823.at(place, f"“{record.id}”写了作废原因，没写作废的是哪一条", "void")
        if not record.corrects:
            continue
        place = context.place_of(record.place, "corrects")
        if record.corrects not in first:
            if not context.unread.is_damaged("records"):
                yield GK823.at(place, f"“{record.id}”更正的“{record.corrects}”没有登记过")
        elif record.corrects in corrected:
            last = corrected[record.corrects]
            message = f"“{record.corrects}”已经由“{last.id}”更正过了"
            yield GK823.at(place, message, "again", last=last.id, related=(last.place,))
        else:
            corrected[record.corrects] = record
    for record in _circles(first):
        place = context.place_of(record.place, "corrects")
        yield GK823.at(place, f"“{record.id}”更正的“{record.corrects}”又更正到它自己，成了一圈")


def _free(known: Iterable[str], record: PublicationRecord, context: Context) -> str:
    """A number that nobody has, of the record's year; of this year where its id is none that could be."""
    year = int(record.year) if re.fullmatch("[0-9]{4}", record.year) else context.today.year
    return next_id(set(known), year)


def _circles(first: dict[str, PublicationRecord]) -> Iterator[PublicationRecord]:
    """One line of each circle of corrections."""
    settled: set[str] = set()
    for start in first.values():
        way: dict[str, None] = {}
        at: str = start.id
        while at in first and at not in settled and first[at].corrects:
            if at in way:
                yield first[at]
                break
            way[at] = None
            at = first[at].corrects
        settled.update(way)


# --- names ------------------------------------------------------------------------------------------


def _check_names(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    items = {item.id for item in catalogue.items} | catalogue.permalinks.known | set(context.remembered)
    items_known = not (context.unread.is_damaged("domain") or context.unread.lacks("permalinks"))
    bodies = known_bodies(catalogue)
    bodies_known = not context.unread.lacks("bodies")
    for record in catalogue.records:
        if items_known and record.item not in items and is_id(record.item, IdKind.ITEM):
            yield GK824.at(context.place_of(record.place, "item"), f"目录里没有事项“{record.item}”")
        for number, name in enumerate(record.bodies):
            if bodies_known and name not in bodies:
                place = context.place_of(record.place, "bodies", number)
                yield GK825.at(place, f"单位“{name}”没有登记{suggest(name, catalogue.bodies)}")


def known_bodies(catalogue: Catalogue) -> frozenset[str]:
    """Every name that a body has, had, or has besides."""
    names = {name for body in catalogue.bodies.values() for name in (*body.formerly, *body.also)}
    return frozenset({*catalogue.bodies, *names})


# --- one line ---------------------------------------------------------------------------------------


def _check_line(record: PublicationRecord, context: Context) -> Iterator[Diagnostic]:
    tells = record.void or record.url or record.event_on or (record.date and record.title) or record.removed
    if not tells:
        yield GK826.at(record.place, f"{_name(record)}没有网址、公开日期，也没有事由日期")
    if record.url.startswith("files/") and record.url not in context.files:
        yield say_absent(record.url, context.files).at(context.place_of(record.place, "url"))
    year = record.place.file.rpartition("/")[0].rpartition("/")[2]
    if record.year != year and record.year.isdigit() and year.isdigit():
        message = f"“{record.id}”放在了 {year} 年的文件夹里"
        yield GK829.at(context.place_of(record.place, "id"), message, year=record.year)
    yield from _check_order(record, context)
    yield from _check_ahead(record, context)


def _name(record: PublicationRecord) -> str:
    called = record.id or shorten(record.title, _NAMED)
    return f"“{called}”" if called else "这一条"


_NAMED = 20
"""Characters of a title by which a line without an id is called."""


def _check_order(record: PublicationRecord, context: Context) -> Iterator[Diagnostic]:
    shown = parse_day(record.date)
    if record.made and record.date and record.made > record.date:
        place = context.place_of(record.place, "made")
        message = f"“{record.id}”成文日期 {record.made} 在公开日期 {record.date} 后面"
        yield GK827.at(place, message, severity=Severity.WARNING)
    if record.removed and shown is not None and record.removed < record.date:
        message = f"“{record.id}”撤下日期 {record.removed} 在公开日期 {record.date} 前面"
        yield GK827.at(context.place_of(record.place, "removed"), message)
    for number, stop in enumerate(record.clock_stops):
        if stop.until is not None and stop.until < stop.since:
            message = f"“{record.id}”停算的时间 {stop.until} 结束，{stop.since} 才开始"
            yield GK827.at(context.place_of(record.place, "stops", number), message)
    if len(record.clock_stops) < len(record.stops):
        yield GK827.at(context.place_of(record.place, "stops"), f"“{record.id}”停算的时间里有日历上没有的日子")


def _check_ahead(record: PublicationRecord, context: Context) -> Iterator[Diagnostic]:
    today = context.today.isoformat()
    for field, text, name in (
        ("date", record.date, "公开"),
        ("made", record.made, "成文"),
        ("removed", record.removed, "撤下"),
        ("recorded", record.recorded, "登记"),
        ("extended", record.extended, "延期"),
    ):
        if text > today and _is_ahead(text, context.today):
            yield GK828.at(context.place_of(record.place, field), f"“{record.id}”的{name}日期 {text} 还没有到")


def _is_ahead(text: str, today: date) -> bool:
    day = parse_day(text)
    return day is not None and day > today


# --- one document, once -----------------------------------------------------------------------------


def _check_doubles(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    replaced = {record.corrects for record in catalogue.records if record.corrects}
    live = [record for record in catalogue.records if record.id not in replaced and not record.void and record.url]
    counted = Counter((record.item, record.url, record.period, record.units) for record in live)
    doubled = {key for key, count in counted.items() if count > 1}
    first: dict[tuple[str, str, str, tuple[str, ...]], PublicationRecord] = {}
    dates = {(item.id, document.url): document for item in catalogue.items for document in item.published}
    for record in live:
        key = (record.item, record.url, record.period, record.units)
        known = first.setdefault(key, record) if key in doubled else record
        if known is not record:
            message = f"“{record.id}”和“{known.id}”登记的是同一个网址"
            yield GK830.at(context.place_of(record.place, "url"), message, related=(known.place,))
        document = dates.get((record.item, record.url))
        if document is not None and record.date and document.date and document.date != record.date:
            message = f"“{record.id}”写 {record.date} 公开，{record.item} 的 published 里写 {document.date}"
            yield GK831.at(context.place_of(record.place, "date"), message, related=(document.place,))
