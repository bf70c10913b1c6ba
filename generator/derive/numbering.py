"""Which documents of a catalogue have no 索引号 yet, and which numbers they get. Nothing is written here.

A document is what an item has under `published`; one that stands under several items is one, told by its address. New
numbers go by the document's day, then by the order of the catalogue. A serial counts on from the highest that was ever
given before the same rest: lines of the register, or its counter where lines were lost.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.catalogue import Catalogue
from generator.model.day import parse_day
from generator.model.domain import Domain
from generator.model.indexnumber import IndexNumber, LastSerial, NumberForm, Pattern, parse_pattern
from generator.model.item import Item, Published


@dataclass(frozen=True, slots=True)
class Numbering:
    """What is to be given. `last`: the counters afterwards; `faults`: why nothing can be, in Chinese."""

    given: tuple[IndexNumber, ...] = ()
    last: tuple[LastSerial, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    document: Published
    item: Item
    domain: Domain
    items: tuple[str, ...]

    @property
    def day(self) -> str:
        return self.document.made or self.document.date

    @property
    def body(self) -> str:
        return self.document.body or (self.item.subject[0].body if self.item.subject else "")


def derive_numbers(catalogue: Catalogue, today: str) -> Numbering:
    """`today`: YYYY-MM-DD, the day on which the numbers are given."""
    form = catalogue.office.index_numbers
    pattern = parse_pattern(form.pattern)
    if pattern is None:
        return Numbering(faults=("office.yml 里没有写索引号的样式（index_numbers），或者样式用不了。",))
    known = {entry.url for entry in catalogue.numbers}
    waiting = [found for found in _documents(catalogue) if found.document.url not in known]
    waiting.sort(key=lambda found: found.day)
    faults = tuple(dict.fromkeys(fault for found in waiting for fault in _lacking(found, catalogue, pattern)))
    if faults:
        return Numbering(faults=faults)
    last = _counters(catalogue, pattern)
    given = []
    for found in waiting:
        rest = pattern.rest(_values(found, catalogue, form))
        last[rest] = last.get(rest, 0) + 1
        if pattern.is_full(last[rest]):
            return Numbering(faults=(f"“{rest}”这一串的流水号用完了，在样式里多写一位，旧样式写进 former。",))
        given.append(_entry(found, pattern.number(rest, last[rest]), today))
    return Numbering(tuple(given), tuple(LastSerial(rest, serial) for rest, serial in sorted(last.items())))


def _documents(catalogue: Catalogue) -> list[_Found]:
    """Each document once, under the first item that has it."""
    first: dict[str, tuple[Published, Item, Domain]] = {}
    items: dict[str, list[str]] = {}
    for domain in catalogue.domains:
        for item in domain.items:
            for document in item.published:
                if document.url:
                    first.setdefault(document.url, (document, item, domain))
                    items.setdefault(document.url, []).append(item.id)
    return [_Found(*found, tuple(dict.fromkeys(items[url]))) for url, found in first.items()]


def _counters(catalogue: Catalogue, pattern: Pattern) -> dict[str, int]:
    last = {counter.rest: counter.serial for counter in catalogue.last_serials}
    for entry in catalogue.numbers:
        parts = pattern.find_serial(entry.number)
        if parts is not None:
            last[parts[0]] = max(last.get(parts[0], 0), parts[1])
    return last


def _lacking(found: _Found, catalogue: Catalogue, pattern: Pattern) -> list[str]:
    """What a number of this document needs and nobody says."""
    lacking = []
    body = catalogue.bodies.get(found.body)
    if "机构" in pattern.parts and not (body and body.code):
        lacking.append(f"bodies.yml 里“{found.body}”没有写机构代码（code）。")
    if {"年份", "月份", "日期"} & set(pattern.parts) and parse_day(found.day) is None:
        lacking.append(f"“{found.document.title}”（{found.item.id}）没有日期。")
    if "区划" in pattern.parts and not catalogue.office.index_numbers.region:
        lacking.append("office.yml 的 index_numbers 里没有写行政区划代码（region）。")
    return lacking


def _values(found: _Found, catalogue: Catalogue, form: NumberForm) -> Mapping[str, str]:
    day, body = found.day, catalogue.bodies.get(found.body)
    return {
        "机构": body.code if body else "",
        "区划": form.region,
        "分类": form.classes.get(found.domain.code, found.domain.code),
        "年份": day[:4],
        "月份": day[5:7],
        "日期": day.replace("-", ""),
    }


def _entry(found: _Found, number: str, today: str) -> IndexNumber:
    return IndexNumber(
        number=number,
        url=found.document.url,
        title=found.document.title,
        items=found.items,
        body=found.body,
        date=found.day,
        given=today,
    )
