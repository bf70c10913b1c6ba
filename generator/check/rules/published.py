"""已公开的内容: links that lead somewhere.

- GK461: a file under pages/files is named that is not there.
- GK462: the date of a document, of an item's last change or of an adjustment lies in the future.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.check.ahead import is_clock_behind
from generator.check.context import Context
from generator.model.catalogue import Catalogue, Published
from generator.model.day import parse_day
from generator.model.diagnostic import Code, Diagnostic

GK461 = Code(
    "GK461",
    "文件没有放进来",
    "published 里写了 files/ 开头的文件，目录文件夹里的 pages/files 却没有。",
    "把文件放进 pages/files 文件夹（在目录文件夹里面），或者改正文件名。",
    {"guess": "只差大小写、全角半角｜改成“{guess}”，和文件夹里的一模一样。"},
)
GK462 = Code(
    "GK462",
    "公开日期还没有到",
    "已公开的文件、调整记录的日期在今天之后。",
    "写真实的公开日期。虚假日期是检查的单项否决项。",
    {"changed": "调整日期｜写真实的调整日期；以后才调整的，到那天再写。"},
)

_CLOCKS = timedelta(days=1)
"""A day noted in China may lie ahead of a server that counts in UTC."""


def _is_after(text: str, latest: date) -> bool:
    """Whether a text is a day that lies ahead; the schema reports what is none."""
    day = parse_day(text)
    return day is not None and day > latest


def _say_absent(document: Published, files: Iterable[str]) -> Diagnostic:
    message = f"没有“{document.url}”这个文件"
    alike = [name for name in files if _likeness(name) == _likeness(document.url)]
    if alike:
        return GK461.at(document.place, f"{message}，有的是“{alike[0]}”", "guess", guess=alike[0])
    return GK461.at(document.place, message)


def _likeness(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    is_behind = is_clock_behind(catalogue, context.today)
    today, tomorrow = (date.max, date.max) if is_behind else (context.today, context.today + _CLOCKS)
    for entry in catalogue.adjustments:
        if _is_after(entry.on, today):
            yield GK462.at(context.place_of(entry.place, "on"), f"调整日期 {entry.on} 还没有到", "changed")
    for item in catalogue.items:
        if _is_after(item.updated, tomorrow):
            yield GK462.at(context.place_of(item.place, "updated"), f"调整日期 {item.updated} 还没有到", "changed")
        for document in item.published:
            if document.url.startswith("files/") and document.url not in context.files:
                yield _say_absent(document, context.files)
            if _is_after(document.date, today):
                yield GK462.at(context.place_of(document.place, "date"), f"公开日期 {document.date} 还没有到")
