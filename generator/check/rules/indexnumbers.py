"""索引号: office.yml `index_numbers` and the register numbers.yml.

- GK855: one document has two numbers.
- GK856: a number is not made by the pattern, or a missing value was printed into it (null, None).
- GK857: a number that was given is lost: serials that are not there, or a counter that lies behind.
- GK858: the pattern cannot be used, or nothing says what stands in the place of a part.
- GK859: a code of a body whose check character is another.

Why: 《政府信息公开条例》art. 12 asks for an index; a number is printed and quoted, so it must lead to one document for
ever. `2020-None` and `null02D/01A` stand on real portals. That a number stands twice in the register is GK424.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from generator.check.context import Context
from generator.model.catalogue import Catalogue
from generator.model.diagnostic import Code, Diagnostic, Severity
from generator.model.indexnumber import IndexNumber, Pattern, find_fault, is_code_wrong, parse_pattern

GK855 = Code(
    "GK855",
    "一份文件给了两个索引号",
    "numbers.yml 里同一个文件地址有两个索引号。一份文件只有一个号，检索才对得上。",
    "留下先公布的那个号，另一行的 url 改成它真正的文件；那份文件已经撤下的，写它原来的地址。",
)
GK856 = Code(
    "GK856",
    "索引号的样子不对",
    "索引号不是照 office.yml 里的样式（pattern，或者 former 里从前的样式）编的，或者里面有 null、None 这样的空值。",
    "照样式改正；从前用别的样式编的，把那种样式写进 office.yml 的 index_numbers.former。",
    {
        "empty": "号里有空值｜还没有公布的，删掉这一行，补上缺的内容，再运行 gongkai number；"
        "已经公布的，报主管部门更正。"
    },
)
GK857 = Code(
    "GK857",
    "给过的索引号不见了",
    "索引号给过就不能收回。numbers.yml 里中间少了号，或者 last 记的数和最大的号对不上，多半是删掉了行。",
    "从 git 历史里找回删掉的行（文件撤下了，行也要留着），last 改成最大的流水号。",
)
GK858 = Code(
    "GK858",
    "索引号的样式用不了",
    "office.yml 的 index_numbers 里，样式（pattern）有不认得的部分、没有流水号，或者用到了没有写的行政区划代码。",
    "照字段说明里 index_numbers 的例子改样式；用到区划的，加一行 region。",
)
GK859 = Code(
    "GK859",
    "机构代码的校验位不对",
    "18 位的统一社会信用代码和 9 位的组织机构代码，最后一位是按前面各位算出来的（GB 32100、GB 11714），"
    "对不上就是抄错了。机构代码会编进索引号，公布以后不能改。",
    "对照统一社会信用代码证书改正。",
    severity=Severity.WARNING,
)

_EMPTY = re.compile(r"null|none|undefined|nan|(?:^|[/_-])(?:[/_-]|$)", re.IGNORECASE)
_SHOWN = 3


def check(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    for body in catalogue.bodies.values():
        if is_code_wrong(body.code):
            place = context.place_of(body.place, "code")
            yield GK859.at(place, f"“{body.name}”的机构代码“{body.code}”校验位不对")
    form = catalogue.office.index_numbers
    yield from _check_form(catalogue, context)
    patterns = [found for text in (form.pattern, *form.former) if (found := parse_pattern(text)) is not None]
    yield from _check_documents(catalogue.numbers, context)
    if patterns and len(patterns) == len((form.pattern, *form.former)):
        yield from _check_numbers(catalogue.numbers, patterns, context)
        if not context.unread.is_damaged("numbers"):
            yield from _check_serials(catalogue, patterns)


def _check_form(catalogue: Catalogue, context: Context) -> Iterator[Diagnostic]:
    form = catalogue.office.index_numbers
    for field, index, text in (("pattern", None, form.pattern), *(("former", i, t) for i, t in enumerate(form.former))):
        if text and (fault := find_fault(text)):
            where = context.place_of(form.place, field) if index is None else context.place_of(form.place, field, index)
            yield GK858.at(where, f"样式“{text}”{fault}")
    if "{区划}" in form.pattern and not form.region:
        yield GK858.at(context.place_of(form.place, "pattern"), "样式里有“{区划}”，没有写行政区划代码（region）")


def _check_documents(numbers: Iterable[IndexNumber], context: Context) -> Iterator[Diagnostic]:
    first: dict[str, IndexNumber] = {}
    for entry in numbers:
        before = first.setdefault(entry.url, entry)
        if entry.url and before is not entry and before.number != entry.number:
            message = f"“{entry.title}”已经有索引号“{before.number}”，又给了“{entry.number}”"
            yield GK855.at(context.place_of(entry.place, "url"), message, related=(before.place,))


def _check_numbers(numbers: Iterable[IndexNumber], patterns: list[Pattern], context: Context) -> Iterator[Diagnostic]:
    for entry in numbers:
        if entry.number and _EMPTY.search(entry.number):
            yield GK856.at(entry.place, f"索引号“{entry.number}”里有空值", "empty")
        elif entry.number and not any(pattern.find_serial(entry.number) for pattern in patterns):
            yield GK856.at(entry.place, f"索引号“{entry.number}”不是照“{patterns[0].text}”编的")


def _check_serials(catalogue: Catalogue, patterns: list[Pattern]) -> Iterator[Diagnostic]:
    """Serials count from 1 without a gap; the counter says the highest."""
    found: dict[str, dict[int, IndexNumber]] = defaultdict(dict)
    for entry in catalogue.numbers:
        parts = next((parts for pattern in patterns if (parts := pattern.find_serial(entry.number))), None)
        if parts is not None and not _EMPTY.search(entry.number):
            found[parts[0]][parts[1]] = entry
    counters = {counter.rest: counter for counter in catalogue.last_serials}
    for rest, entries in found.items():
        highest = max(entries)
        lowest = min(entries)
        lost = [str(serial) for serial in range(lowest, highest) if serial not in entries][: _SHOWN + 1]
        if lost:
            more = "等" if len(lost) > _SHOWN else ""
            message = f"“{rest}”这一串中间少了流水号 {'、'.join(lost[:_SHOWN])}{more}"
            yield GK857.at(entries[highest].place, message)
        if rest not in counters:
            yield GK857.at(entries[highest].place, f"“{rest}”这一串没有记用到第几号（last）")
    for rest, counter in counters.items():
        highest = max(found.get(rest, {}), default=counter.serial)  # alone it says where another system left off
        if counter.serial != highest:
            message = f"“{rest}”这一串记着用到 {counter.serial} 号，登记的最大是 {highest} 号"
            yield GK857.at(counter.place, message)
