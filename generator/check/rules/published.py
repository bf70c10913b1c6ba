"""已公开的内容: links that lead somewhere.

- GK461: a file under pages/files is named that is not there.
- GK158: a document is said to have been made after the day on which it was shown.
- GK462: a day on which something is said to have happened lies in the future: a document's, an item's last change, an
  adjustment's, that of an item's source and of its comparison, that on which a law was issued.
"""

import re
from collections.abc import Iterator
from datetime import date

from generator.check.absent import say_absent
from generator.check.ahead import is_clock_behind
from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.day import parse_day
from generator.model.diagnostic import Code, Diagnostic, Place, Severity
from generator.model.listed import named_files

GK462 = Code(
    "GK462",
    "公开日期还没有到",
    "已公开的文件、调整记录、来源和核对的日期、法规文件的公布日期在今天之后。这些都是已经发生的事，"
    "按北京时间算，不能是以后的日期。",
    "写真实的公开日期。虚假日期是检查的单项否决项。",
    {
        "changed": "调整日期｜写真实的调整日期；以后才调整的，到那天再写。",
        "source": "来源日期、核对日期、公布日期｜写真实的日期；还没有核对的，删掉 compared。",
    },
)

GK158 = Code(
    "GK158",
    "成文日期在公开日期后面",
    "文件先成文，再公开。成文日期（made）晚于公开日期（date）的，多半是两个写反了。",
    "对照文件落款核对 made，对照网页核对 date。",
    severity=Severity.WARNING,
)

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
"""A law's `issued` has words beside its days: 2006-06-29修订，2018-12-29第二次修正."""


def _is_after(text: str, latest: date) -> bool:
    """Whether a text is a day that lies ahead; the schema reports what is none."""
    day = parse_day(text)
    return day is not None and day > latest


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    if not is_clock_behind(catalogue, context.today):
        for near, field, text, name, remedy in _past_days(catalogue):
            if _is_after(text, context.today):
                yield GK462.at(context.place_of(near, field), f"{name}日期 {text} 还没有到", remedy)
    yield from _check_named(catalogue, context)
    for item in catalogue.items:
        for document in item.published:
            if document.url.startswith("files/") and document.url not in context.files:
                yield say_absent(document.url, context.files).at(document.place)
            made, shown = parse_day(document.made), parse_day(document.date)
            if made is not None and shown is not None and made > shown:
                message = f"“{document.title}”成文日期 {document.made} 在公开日期 {document.date} 后面"
                yield GK158.at(context.place_of(document.place, "made"), message)


def _check_named(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    """Files of the office that registers beside the catalogue lead to."""
    for named in named_files(catalogue):
        if named.name.startswith("files/") and named.name not in context.files:
            yield say_absent(named.name, context.files).at(context.place_of(named.place, named.field))


def _past_days(catalogue: Catalogue) -> Iterator[tuple[Place, str, str, str, str]]:
    """Every day on which something is said to have happened: where it stands, its field, it, its name, its remedy."""
    for entry in catalogue.adjustments:
        yield entry.place, "on", entry.on, "调整", "changed"
    yield catalogue.history.place, "until", catalogue.history.until, "记到的", "changed"
    for recorded in catalogue.history.changes:
        yield recorded.place, "on", recorded.on, "变化", "changed"
    for law in catalogue.laws.values():
        for text in _DAY.findall(law.issued):
            yield law.place, "issued", text, "公布", "source"
    for item in catalogue.items:
        yield item.place, "updated", item.updated, "调整", "changed"
        yield item.origin.place, "date", item.origin.date, "来源", "source"
        yield item.origin.place, "compared", item.origin.compared, "核对", "source"
        for document in item.published:
            yield document.place, "date", document.date, "公开", ""
            yield document.place, "made", document.made, "成文", ""
