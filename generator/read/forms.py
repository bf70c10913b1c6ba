"""Texts → findings JSON Schema has no words for: telephones, addresses, days of another age, texts that say nothing.

A field is known by its name, which means the same in every file. A test holds the table of names against the schemas,
so that no telephone and no address is forgotten.

Yields GK205 (a text of nothing but signs or blanks), GK607 (an address that is none, or that is read in two ways),
GK608 (a telephone that cannot be dialled as printed), GK609 (warning: a telephone that looks personal or is written
full-width), GK463 (a day of another age), GK464 (a day or an hour that cannot be), GK465 (warning: hours that end
before they begin).
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from generator.model.day import parse_day
from generator.model.diagnostic import Diagnostic, Severity
from generator.model.telephone import read_phones
from generator.model.text import FieldText, shorten
from generator.model.webaddress import find_address_fault, find_host_fault, show_address
from generator.read.impossible import find_impossible_days, find_impossible_hours, find_reversed_hours
from generator.read.schema.schemas import title_of
from generator.read.timelimit.marks import clean

FIRST_DAY = date(1949, 10, 1)
LAST_DAY = date(2100, 1, 1)
"""No day of a catalogue lies before the People's Republic, none in another century: such a day is a slip of the pen."""

_SAYS = re.compile(r"[^\W_]")
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0")
"""Letters that show nothing (Hangul fillers), which no list of invisible characters has."""

_TYPED = frozenset({"keywords", "say", "mean", "stopwords"})
"""What residents type into the search: there ℃ or ㎡ is a word."""

_EMAIL = re.compile(r"[!#-&*+\-./0-9;=?A-Z^-~]{1,64}@([^@]+)")
_FILE = re.compile(r"files/[A-Za-z0-9._-]+")


class Fault(NamedTuple):
    """What is wrong with a text; `message` goes on from the field's name."""

    code: str
    message: str
    fix: str
    severity: Severity = Severity.ERROR


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
            label = _label(schema, text.names)
            yield Diagnostic(fault.code, fault.severity, text.place, f"{label}{fault.message}", fault.fix)


_REFUSALS = ("GK107", "GK203", "GK206", "GK209")


def settle(faults: list[Diagnostic], forms: list[Diagnostic]) -> list[Diagnostic]:
    """One cause, one message: what is said here of a text says more than that its length is wrong, or its form.

    A text that the schema refuses for its form keeps that code (GK204), and that message where it offers a guess.
    """
    spots = {(p.place.line, p.place.column): p for p in forms if p.is_error}
    kept, told = [], set()
    for fault in faults:
        at = (fault.place.line, fault.place.column)
        if at not in spots or fault.code not in ("GK204", "GK205"):
            kept.append(fault)
        elif fault.code == "GK204":
            told.add(at)
            kept.append(fault if "您是不是想写" in fault.message else replace(spots[at], code="GK204"))
    return kept + [p for p in forms if not p.is_error or (p.place.line, p.place.column) not in told]


def is_blank(text: str) -> bool:
    """Whether a text has no letter and no digit, so that it says nothing however long it is: ——, ……, （）, 　."""
    return all(unicodedata.category(sign) == "Lm" or sign in _FILLERS for sign in _SAYS.findall(text))


def _has_symbol(text: str) -> bool:
    return any(unicodedata.category(sign)[0] == "S" for sign in text)


def _say_blank(text: str) -> Fault:
    shown = shorten("".join(sign for sign in text if sign.isprintable() and not sign.isspace()), 12)
    what = f"只有符号 {shown}，没有内容" if shown else "只有空格，没有内容"
    return Fault("GK205", what, "写上真实的内容；不需要时删掉这一行。")


def _label(schema: Any, names: tuple[str, ...]) -> str:
    """What a text is called: an entry of a list by the list's title."""
    return title_of(schema, *names[:-1]) if names[-1:] == ("[]",) else title_of(schema, *names)


def _find(text: FieldText) -> Iterator[Fault]:
    if text.form == "date":
        return _judge_date(text.text.strip())
    names = [name for name in text.names if name != "[]"]
    judge = FORMS.get("/".join(names[-2:])) or FORMS.get(text.field)
    return judge(text.text.strip()) if judge else iter(())


def _judge_address(text: str, *, chinese_path: bool = False, is_site: bool = False) -> Iterator[Fault]:
    fault = find_address_fault(text, chinese_path=chinese_path, is_site=is_site)
    if fault is not None:
        yield Fault("GK607", f"“{show_address(text)}”不能用：{fault.message}", fault.fix)


def _judge_document(text: str) -> Iterator[Fault]:
    if text.startswith("files/"):
        if not _FILE.fullmatch(text):
            fix = "文件名只用半角的字母、数字、点和横线，不带文件夹，写成 files/文件名。"
            yield Fault("GK607", f"“{show_address(text)}”不能用：文件名里有别的字", fix)
        return
    for fault in _judge_address(text, chinese_path=True):
        more = "" if fault.fix.startswith("改成") else "放在 pages/files 里的文件，写成 files/文件名。"
        yield fault._replace(fix=fault.fix + more)


def _judge_host(text: str) -> Iterator[Fault]:
    if reason := find_host_fault(text):
        yield Fault("GK607", f"“{show_address(text)}”不能用：{reason}", "只写域名，例如“www.example.gov.cn”。")


def _judge_email(text: str) -> Iterator[Fault]:
    found = _EMAIL.fullmatch(text)
    reason = find_host_fault(found[1]) if found and ".." not in text else "不是一个电子邮箱"
    if reason:
        fix = "写成“gongkai@example.gov.cn”的样子，只用半角字符，只写一个。"
        yield Fault("GK607", f"“{show_address(text)}”不能用：{reason}", fix)


def _judge_phone(text: str) -> Iterator[Fault]:
    reading = read_phones(text)
    for fault in reading.faults[:1]:
        yield Fault("GK608", fault.message, fault.fix)
    for doubt in reading.doubts:
        yield Fault("GK609", doubt.message, doubt.fix, Severity.WARNING)


def _judge_hours(text: str) -> Iterator[Fault]:
    plain = clean(text)
    for what in (*find_impossible_hours(plain), *find_impossible_days(plain)):
        yield Fault("GK464", f"里有不可能的时间：{what}", "核对时间，写成“工作日 8:30—12:00，14:30—18:00”的样子。")
    for what in find_reversed_hours(plain):
        fix = "核对时间，下午的写 14:30 的样子；过了半夜的写“次日 8:00”。"
        yield Fault("GK465", f"里{what}", fix, Severity.WARNING)


def _judge_days(text: str) -> Iterator[Fault]:
    for what in find_impossible_days(clean(text)):
        yield Fault("GK464", f"里有不可能的日期：{what}", "对照文件核对日期，写成 2026-05-06 的样子。")


def _judge_date(text: str) -> Iterator[Fault]:
    day = parse_day(text)
    if day is not None and not FIRST_DAY <= day < LAST_DAY:
        yield Fault("GK463", f"“{text}”年份不对", "核对年份，写成年-月-日，例如 2026-05-06。")


FORMS: dict[str, Callable[[str], Iterator[Fault]]] = {
    "phone": _judge_phone,
    "site_url": lambda text: _judge_address(text, is_site=True),
    "badge": _judge_address,
    "website": _judge_address,
    "url": _judge_address,
    "published/url": _judge_document,
    "hours": _judge_hours,
    "issued": _judge_days,
    "effective": _judge_days,
    "site_domain": _judge_host,
    "email": _judge_email,
}
"""Name of a field (and of the list it stands in, where that makes a difference) → what judges its text."""
