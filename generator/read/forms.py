"""Texts → findings JSON Schema has no words for: telephones, addresses, days of another age, texts that say nothing.

A field is known by its name, which means the same in every file. A test holds the table of names against the schemas,
so that no telephone and no address is forgotten.

Yields GK205 (a text of nothing but signs or blanks), GK607 (an address that is none, or that is read in two ways),
GK608 (a telephone that cannot be dialled as printed), GK609 (a telephone that looks personal or is written
full-width), GK463 (a day of another age), GK464 (a day or an hour that cannot be), GK465 (hours that end
before they begin).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from generator.model.address import IdKind, is_id
from generator.model.day import parse_day
from generator.model.diagnostic import Code, Diagnostic, Severity, Trouble
from generator.model.telephone import GK608, GK609, read_phones
from generator.model.text import FieldText, shorten
from generator.model.timelimit import GK464
from generator.model.webaddress import GK607, AddressFault, find_address_fault, find_host_fault, show_address
from generator.read.filenames import find_name_fault
from generator.read.impossible import find_impossible_days, find_impossible_hours, find_reversed_hours
from generator.read.schema.empty import GK205
from generator.read.schema.explain import GK204
from generator.read.schema.schemas import title_of
from generator.read.timelimit.marks import clean

GK463 = Code(
    "GK463",
    "日期在别的年代",
    "日期早于 1949 年 10 月 1 日，或者在 2100 年以后，多半是年份多打、少打了一位。",
    "核对年份，写成年-月-日，例如 2026-05-06。",
)
GK465 = Code(
    "GK465",
    "办公时间的结束在开始前面",
    "例如“17:00—9:00”，多半是上午、下午写反了，或者下午没有按 24 小时写。",
    "核对时间，下午的写 14:30 的样子；过了半夜的写“次日 8:00”。",
    severity=Severity.WARNING,
)

GK210 = Code(
    "GK210",
    "几个词连成了一个",
    "方括号里的词用英文逗号隔开。用了中文逗号、顿号，几个词就成了一个长词，群众搜哪一个都搜不到。",
    "词之间换成英文逗号：[{words:词, 词}]。",
    severity=Severity.WARNING,
)

FIRST_DAY = date(1949, 10, 1)
LAST_DAY = date(2100, 1, 1)
"""No day of a catalogue lies before the People's Republic, none in another century: such a day is a slip of the pen."""

_SAYS = re.compile(r"[^\W_]")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters that show nothing (Hangul fillers), which no list of invisible characters has."""

_TYPED = frozenset({"keywords", "say", "mean", "stopwords"})
"""What residents type into the search: there ℃ or ㎡ is a word."""

_KEPT = 2_048
"""Paths of names whose judge is remembered: more than the schemas have."""

_EMAIL = re.compile(r"[!#-&*+\-./0-9;=?A-Z^-~]{1,64}@([^@]+)")
_FILES = "files/"


def check_forms(texts: Iterable[FieldText], schema: Any, told: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """What is wrong with the texts of a file.

    Args:
        texts: the file's texts.
        schema: its schema, for the names of fields.
        told: what the schema found; a text it has refused as a whole is not refused again.
    """
    refused = {(p.place.line, p.place.column) for p in told if p.code in _REFUSALS}
    for text in texts:
        at = (text.place.line, text.place.column)
        if not text.text or at in refused:
            continue
        blank = is_blank(text.text) and not (text.field in _TYPED and _has_symbol(text.text))
        for fault in (_say_blank(text.text),) if blank else _find(text):
            label = label_of(schema, text.names)
            yield fault._replace(message=f"{label}{fault.message}").at(text.place)


_REFUSALS = frozenset({"GK107", "GK203", "GK206", "GK209"})


def settle(faults: list[Diagnostic], forms: list[Diagnostic]) -> list[Diagnostic]:
    """One cause, one message: what is said here of a text says more than that its length is wrong, or its form.

    A text that the schema refuses for its form keeps that code (GK204), and that message where it offers a guess.
    """
    spots = {(p.place.line, p.place.column): p for p in forms if p.is_error}
    kept, told = [], set()
    for fault in faults:
        at = (fault.place.line, fault.place.column)
        if at not in spots or fault.kind not in (GK204, GK205):
            kept.append(fault)
        elif fault.kind is GK204:
            told.add(at)
            kept.append(fault if "您是不是想写" in fault.message else replace(spots[at], kind=GK204))
    return kept + [p for p in forms if not p.is_error or (p.place.line, p.place.column) not in told]


def is_blank(text: str) -> bool:
    """Whether a text has no letter and no digit, so that it says nothing however long it is: ——, ……, （）, 　."""
    if "\u4e00" <= text[:1] <= "\u9fa5":
        return False
    return all(unicodedata.category(sign) == "Lm" or sign in _FILLERS for sign in _SAYS.findall(text))


def _has_symbol(text: str) -> bool:
    return any(unicodedata.category(sign)[0] == "S" for sign in text)


def _say_blank(text: str) -> Trouble:
    shown = shorten("".join(sign for sign in text if sign.isprintable() and not sign.isspace()), 12)
    what = f"只有符号 {shown}，没有内容" if shown else "只有空格，没有内容"
    return GK205.of(what, "blank")


def label_of(schema: Any, names: tuple[str, ...]) -> str:
    """What a text is called: an entry of a list by the list's title."""
    return title_of(schema, *names[:-1]) if names[-1:] == ("[]",) else title_of(schema, *names)


def _find(text: FieldText) -> Iterator[Trouble]:
    if text.form == "date":
        return _judge_date(text.text.strip())
    judge = _judge_of(text.names, text.field)
    return judge(text.text.strip()) if judge else iter(())


@lru_cache(_KEPT)
def _judge_of(path: tuple[str, ...], field: str) -> Callable[[str], Iterator[Trouble]] | None:
    names = [name for name in path if name != "[]"]
    return FORMS.get("/".join(names[-2:])) or FORMS.get(field)


def _judge_address(text: str, *, chinese_path: bool = False, is_site: bool = False) -> Iterator[Trouble]:
    fault = find_address_fault(text, chinese_path=chinese_path, is_site=is_site)
    if fault is not None:
        yield _refuse_address(text, fault)


def _refuse_address(text: str, fault: AddressFault, more: str = "") -> Trouble:
    message = f"“{show_address(text)}”不能用：{fault.message}"
    return GK607.of(message, fault.remedy, guess=fault.guess, file=more)


def _judge_document(text: str) -> Iterator[Trouble]:
    if text.startswith(_FILES):
        name = text.removeprefix(_FILES)
        if "/" in name:
            yield _refuse_address(text, AddressFault("files/ 后面又有一层文件夹", "file_name"))
        elif named := find_name_fault(name):
            yield _refuse_address(text, AddressFault(named.message, "file_name"))
        return
    if fault := find_address_fault(text, chinese_path=True):
        yield _refuse_address(text, fault, GK607.mend("file"))


def _judge_host(text: str) -> Iterator[Trouble]:
    if reason := find_host_fault(text):
        yield _refuse_address(text, AddressFault(reason, "only_host"))


def _judge_email(text: str) -> Iterator[Trouble]:
    found = _EMAIL.fullmatch(text)
    reason = find_host_fault(found[1]) if found and ".." not in text else "不是一个电子邮箱"
    if reason:
        yield _refuse_address(text, AddressFault(reason, "email"))


def _judge_phone(text: str) -> Iterator[Trouble]:
    reading = read_phones(text)
    for fault in reading.faults[:1]:
        yield GK608.of(fault.message, fault.remedy, guess=fault.guess)
    for doubt in reading.doubts:
        yield GK609.of(doubt.message, doubt.remedy, guess=doubt.guess)


def _judge_hours(text: str) -> Iterator[Trouble]:
    plain = clean(text)
    for what in (*find_impossible_hours(plain), *find_impossible_days(plain)):
        yield GK464.of(f"里有不可能的时间：{what}", "hours")
    for what in find_reversed_hours(plain):
        yield GK465.of(f"里{what}")


def _judge_days(text: str) -> Iterator[Trouble]:
    for what in find_impossible_days(clean(text)):
        yield GK464.of(f"里有不可能的日期：{what}", "days")


def _judge_date(text: str) -> Iterator[Trouble]:
    day = parse_day(text)
    if day is not None and not FIRST_DAY <= day < LAST_DAY:
        yield GK463.of(f"“{text}”年份不对")


_COMMA = re.compile(r"[，、；]")
_STOP = re.compile(r"[，；]")


def _judge_words(text: str, marks: re.Pattern[str]) -> Iterator[Trouble]:
    words = [word.strip() for word in marks.split(text) if word.strip()]
    if len(words) > 1:
        yield GK210.of(f"“{shorten(text, 24)}”是 {len(words)} 个词连成了一个", words=", ".join(words))


_POSTED = {
    "domains": (IdKind.DOMAIN, "领域编号", "01"),
    "categories": (IdKind.CATEGORY, "一级事项代号", "01-c1"),
    "items": (IdKind.ITEM, "事项编码", "01-001"),
}
"""What a poster shows: field, what it names, in words, an example."""


def _judge_posted(text: str, field: str) -> Iterator[Trouble]:
    """A code that belongs to another field of the poster."""
    _, here, example = _POSTED[field]
    for other, (kind, words, _) in _POSTED.items():
        if other != field and is_id(text, kind):
            yield GK204.of(f"“{text}”是{words}，不是{here}", "other_field", field=other, here=here, example=example)


FORMS: dict[str, Callable[[str], Iterator[Trouble]]] = {
    "phone": _judge_phone,
    "site_url": lambda text: _judge_address(text, is_site=True),
    "badge": _judge_address,
    "website": _judge_address,
    "service": _judge_address,
    "online": _judge_address,
    "guide": _judge_address,
    "annual_report": _judge_address,
    "url": _judge_address,
    "published/url": _judge_document,
    "records/url": _judge_document,
    "checks/url": _judge_document,
    "records/copies": _judge_document,
    "explains": _judge_document,
    "numbers/url": _judge_document,
    "forms/url": _judge_document,
    "outcome/url": _judge_document,
    "topics/url": _judge_document,
    "draft": _judge_document,
    "explanation": _judge_document,
    "guides/supervision": _judge_phone,
    "posters/domains": lambda text: _judge_posted(text, "domains"),
    "posters/categories": lambda text: _judge_posted(text, "categories"),
    "posters/items": lambda text: _judge_posted(text, "items"),
    "hours": _judge_hours,
    "issued": _judge_days,
    "effective": _judge_days,
    "site_domain": _judge_host,
    "email": _judge_email,
    "keywords": lambda text: _judge_words(text, _COMMA),
    "say": lambda text: _judge_words(text, _COMMA),
    "stopwords": lambda text: _judge_words(text, _COMMA),
    "mean": lambda text: _judge_words(text, _STOP),
    "audience": lambda text: _judge_words(text, _STOP),
}
"""Name of a field (and of the list it stands in, where that makes a difference) → what judges its text."""
