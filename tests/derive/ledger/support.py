"""A small catalogue in memory, its records, and its ledger."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from generator.derive.ledger.engine import derive_ledger
from generator.model.body import Body
from generator.model.catalogue import Catalogue
from generator.model.domain import Domain
from generator.model.item import Item, Scope, Subject, TimeLimitEntry
from generator.model.ledger import Ledger, LedgerLine, LedgerQuery, LedgerRules
from generator.model.office import Office
from generator.model.record import DateSource, PublicationRecord
from generator.model.terms import BodyKind, Method, Nature, Power, Stage
from generator.read.calendar import build_work_calendar
from generator.read.timelimit.text import parse_time_limit

TODAY = date(2026, 11, 30)
CALENDAR = build_work_calendar()


def item(item_id: str, *limits: str, subject: tuple[str, ...] = ("县局",)) -> Item:
    return Item(
        id=item_id,
        title=f"事项{item_id}",
        category="一级",
        summary="",
        content=(),
        subject=tuple(Subject(name) for name in subject),
        time_limit=tuple(TimeLimitEntry(parse_time_limit(limit)) for limit in limits),
        channel=(),
        scope=Scope((Method.PROACTIVE,), (), ()),
        basis=(),
        stage=Stage.RESULT,
        nature=Nature.STANDING,
        power=Power.OTHER,
        keywords=(),
    )


BODIES: Mapping[str, Body] = {
    "县局": Body("县局", next(iter(BodyKind)), formerly=("县老局",), also=("县挂牌局",)),
    "乡政府": Body("乡政府", next(iter(BodyKind))),
}


def catalogue(
    items: Iterable[Item], records: Iterable[PublicationRecord] = (), rules: LedgerRules | None = None
) -> Catalogue:
    known = tuple(items)
    codes = sorted({one.domain_code for one in known})
    domains = tuple(
        Domain(
            code=code,
            title=f"领域{code}",
            authority="县局",
            introduction="",
            questions=(),
            categories=(),
            items=tuple(one for one in known if one.domain_code == code),
        )
        for code in codes
    )
    office = Office("示例县人民政府", "示例县", "目录", ledger=rules or LedgerRules())
    return Catalogue(office, domains, {}, BODIES, records=tuple(records))


def record(number: int, item_id: str, **fields: object) -> PublicationRecord:
    plain = PublicationRecord(id=f"2026-{number:04}", item=item_id)
    told = {"date_from": DateSource.PAGE, **fields} if "date" in fields else fields
    return replace(plain, **told)  # type: ignore[arg-type]


def ledger(
    items: Iterable[Item],
    records: Iterable[PublicationRecord] = (),
    rules: LedgerRules | None = None,
    today: date = TODAY,
    **asked: object,
) -> Ledger:
    query = replace(LedgerQuery(today), **asked)  # type: ignore[arg-type]
    return derive_ledger(catalogue(items, records, rules), CALENDAR, query)


def lines(*given: object, **asked: object) -> tuple[LedgerLine, ...]:
    return ledger(*given, **asked).lines  # type: ignore[arg-type]
