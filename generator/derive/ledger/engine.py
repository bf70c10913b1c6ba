"""Records, time limits, calendar and a day → the ledger. The one place that decides what is due, in time, late.

A line of records belongs to a clause by what it says: by its `trigger`, else by its day (an event), else by its period;
where several clauses remain it stands apart (`Why.WHICH`). Lines about the same event, body and unit are one duty: the
event may be written first, the document later. Of a document without an event whose clause runs from the making of the
information, 成文日期 is the day of the event, and the line says so.

Duties that recur stand for every period from `since` to `until`, once for each unit named for the item; events since
`since`, and all that are not done.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.derive.ledger.clock import run_clock
from generator.derive.ledger.days import Days
from generator.derive.ledger.judging import Shown, Verdict, judge
from generator.derive.ledger.parts import FORMED, Part, extension_of, parts_of
from generator.derive.ledger.periods import Period, list_periods
from generator.derive.ledger.showing import channels_of, first_address, is_of_period, shown_by
from generator.derive.records import effective_records, names_of_today
from generator.model.calendar import WorkCalendar
from generator.model.catalogue import Catalogue
from generator.model.day import parse_day
from generator.model.duty import is_about, period_form
from generator.model.item import Item
from generator.model.ledger import Apart, Ledger, LedgerLine, LedgerQuery, LedgerRules, State, Why
from generator.model.record import PublicationRecord
from generator.model.timelimit import Clause

_NAMED = 5
"""Ids of records that an entry apart names."""

_FAR = date.max
_BY_MADE = "按成文日期起算"
_ANY_YEARS = (date(2024, 1, 1), date(2027, 12, 31))
"""Years enough for every rhythm that can be laid out to show itself."""


def derive_ledger(catalogue: Catalogue, calendar: WorkCalendar, asked: LedgerQuery) -> Ledger:
    """The ledger of a catalogue, its lines in order of the last day.

    Args:
        catalogue: with its records.
        calendar: the office's working days.
        asked: day, span, and of which domain and body (by any of its names).
    """
    rules = catalogue.office.ledger
    since = asked.since or parse_day(rules.since) or date(asked.today.year, 1, 1)
    until = asked.until or date(max(asked.today.year, since.year), 12, 31)
    names = names_of_today(catalogue.bodies)
    of_item: dict[str, list[PublicationRecord]] = {}
    for record in effective_records(catalogue.records):
        of_item.setdefault(record.item, []).append(record)
    days = Days(calendar)
    lines: list[LedgerLine] = []
    apart: list[Apart] = []
    for item in catalogue.items:
        if asked.domain and item.domain_code != asked.domain:
            continue
        book = _Book(item, rules, names, days, asked.today, since, until)
        book.enter(of_item.get(item.id, []))
        lines += book.lines
        apart += book.stand_apart()
    wanted = names.get(asked.body, asked.body)
    if wanted:
        lines = [line for line in lines if line.body == wanted]
        apart = [one for one in apart if one.body == wanted]
    lines.sort(key=lambda line: (line.due_on or _FAR, line.item, line.part, line.body, line.unit, line.period))
    return Ledger(asked.today, since, until, tuple(lines), tuple(apart))


@dataclass(slots=True)
class _Kept:
    """What stands apart under one clause for one reason."""

    documents: int = 0
    records: list[str] = field(default_factory=list)


_Duty = tuple[int, date, str, str]
"""Clause, day of the event, unit, body."""


@dataclass(slots=True)
class _Book:
    """The ledger of one item."""

    item: Item
    rules: LedgerRules
    names: Mapping[str, str]
    days: Days
    today: date
    since: date
    until: date
    lines: list[LedgerLine] = field(default_factory=list)
    _apart: dict[tuple[int, Why], _Kept] = field(default_factory=dict)
    _told: set[int] = field(default_factory=set)
    _extension: Clause | None = field(init=False)
    _thresholds: tuple[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self._extension = extension_of(self.item)
        self._thresholds = self.rules.thresholds

    def enter(self, records: Iterable[PublicationRecord]) -> None:
        parts = parts_of(self.item)
        events: dict[_Duty, list[PublicationRecord]] = {}
        periods: dict[int, list[PublicationRecord]] = {}
        for record in records:
            part = self._part_for(record, parts)
            if part is None:
                continue
            if part.recurs:
                periods.setdefault(part.number, []).append(record)
                continue
            start = parse_day(record.event_on) or self._made(record, part)
            if start is None:
                self._keep(part, Why.NO_EVENT, record)
                continue
            for unit in record.units or ("",):
                events.setdefault((part.number, start, unit, self._body(record)), []).append(record)
        for duty, about in self._joined(events).items():
            self._told.add(duty[0])
            self._add_event(parts[duty[0]], duty, about)
        for part in parts:
            if part.recurs and part.why is None:
                self._add_periods(part, periods.get(part.number, []))

    def stand_apart(self) -> Iterator[Apart]:
        """What has no line, clause by clause."""
        for part in parts_of(self.item):
            kept = [(why, one) for (number, why), one in self._apart.items() if number == part.number]
            if not kept and part.number not in self._told:
                kept = [(part.why or Why.NO_EVENT, _Kept())]
            for why, one in kept:
                yield Apart(self.item.id, part.words, why, self._subject(), one.documents, tuple(one.records[:_NAMED]))
        for why, one in [(why, one) for (number, why), one in self._apart.items() if number < 0]:
            yield Apart(self.item.id, "", why, self._subject(), one.documents, tuple(one.records[:_NAMED]))

    # --- to which clause a line of records belongs ------------------------------------------------

    def _part_for(self, record: PublicationRecord, parts: tuple[Part, ...]) -> Part | None:
        """The clause; None where it stands apart, which is noted."""
        pool = parts
        if record.trigger:
            pool = tuple(part for part in parts if is_about(part.clause, part.applies_to, record.trigger))
            if not pool:
                self._keep(None, Why.NO_MATCH, record)
                return None
        counted = tuple(part for part in pool if part.why is None)
        if record.event_on or record.period:
            recurs = not record.event_on
            counted = tuple(part for part in counted if part.recurs is recurs)
        if len(counted) > 1 and not _are_alike(counted):
            self._keep(None, Why.WHICH, record)
            return None
        if counted:
            return counted[0]
        unnumbered = next((part for part in pool if part.why is not None), None)
        self._keep(unnumbered, (unnumbered.why if unnumbered else None) or Why.NO_EVENT, record)
        return None

    def _keep(self, part: Part | None, why: Why, record: PublicationRecord) -> None:
        kept = self._apart.setdefault((part.number if part else -1, why), _Kept())
        kept.documents += record.is_document
        kept.records.append(record.id)

    def _made(self, record: PublicationRecord, part: Part) -> date | None:
        return parse_day(record.made) if part.clause.trigger in FORMED else None

    def _body(self, record: PublicationRecord) -> str:
        """Who answers: the first body named (条例 art. 10: 由牵头制作的行政机关负责), else the item's only one."""
        if record.body:
            return self.names.get(record.body, record.body)
        return self._subject() if len(self.item.subject) == 1 else ""

    def _subject(self) -> str:
        return self.item.subject[0].body if self.item.subject else ""

    def _joined(self, events: dict[_Duty, list[PublicationRecord]]) -> dict[_Duty, list[PublicationRecord]]:
        """Lines that name no body with those of the only body named for the same event."""
        found = {duty: records for duty, records in events.items() if duty[3]}
        named: dict[tuple[int, date, str], list[_Duty]] = {}
        for duty in found:
            named.setdefault(duty[:3], []).append(duty)
        for duty, records in events.items():
            if duty[3]:
                continue
            owners = named.get(duty[:3], [])
            if len(owners) == 1:
                found[owners[0]] = [*found[owners[0]], *records]
            else:
                found[duty] = records
        return found

    # --- lines ------------------------------------------------------------------------------------

    def _add_event(self, part: Part, duty: _Duty, records: list[PublicationRecord]) -> None:
        _, start, unit, body = duty
        clock = run_clock(part.clause, start, records, self._extension, self.days)
        documents = [record for record in records if record.is_document]
        shown = shown_by(documents)
        if clock.due is None:
            verdict = Verdict(State.UNDECIDED if shown.is_shown else State.STOPPED)
        else:
            verdict = judge(clock.due, shown, self.today, self.days, self._thresholds)
            if clock.due.on < self.since and verdict.state.is_done:
                return
        made = not any(record.event_on for record in records)
        event = next((record.trigger for record in records if record.trigger), part.clause.event)
        self.lines.append(
            LedgerLine(
                self.item.id,
                part.words,
                part.clause.act,
                body or self._subject(),
                unit,
                event=event,
                event_on=clock.start,
                basis=_BY_MADE if made else "",
                due_on=clock.due.on if clock.due else None,
                provisional=clock.due.reason if clock.due else "",
                stopped=clock.stopped,
                published_on=shown.on,
                state=verdict.state,
                alert=verdict.alert,
                days=verdict.days,
                records=tuple([record.id for record in records]),
                url=first_address(documents),
                channels=channels_of(documents),
                remark=clock.remark,
            )
        )

    def _add_periods(self, part: Part, records: list[PublicationRecord]) -> None:
        self._told.add(part.number)
        periods = list_periods(part, self.days, self.since, self.until)
        if not periods:
            if not list_periods(part, self.days, *_ANY_YEARS):
                documents = sum(record.is_document for record in records)
                self._apart[part.number, Why.NO_RHYTHM] = _Kept(documents, [record.id for record in records])
            return
        for record in records:
            if not record.period and parse_day(record.date) is None:
                self._keep(part, Why.NO_PERIOD, record)
            elif record.period and period_form(record.period) != period_form(periods[0].name):
                self._keep(part, Why.OTHER_PERIOD, record)
        declared = self.rules.units_of(self.item.id)
        seen = tuple(dict.fromkeys(unit for record in records for unit in record.units))
        for unit in tuple(dict.fromkeys((*declared, *seen))) or ("",):
            own = [record for record in records if not unit or unit in record.units]
            for period in periods:
                self._add_period(part, period, unit, [record for record in own if is_of_period(record, period)])

    def _add_period(self, part: Part, period: Period, unit: str, records: list[PublicationRecord]) -> None:
        documents = sorted((one for one in records if one.is_document), key=lambda one: one.date or "9999")
        shown = Shown() if len(documents) < period.needed else shown_by(documents[period.needed - 1 :])
        verdict = judge(period.due, shown, self.today, self.days, self._thresholds)
        self.lines.append(
            LedgerLine(
                self.item.id,
                part.words,
                part.clause.act,
                next((self._body(record) for record in records if record.body), self._subject()),
                unit,
                period.name,
                due_on=period.due.on,
                provisional=period.due.reason,
                published_on=shown.on,
                state=verdict.state,
                alert=verdict.alert,
                days=verdict.days,
                records=tuple(record.id for record in records),
                url=first_address(documents),
                channels=channels_of(documents),
                remark=f"应公开 {period.needed} 次，已公开 {len(documents)} 次" if period.needed > 1 else "",
            )
        )


def _are_alike(parts: tuple[Part, ...]) -> bool:
    """Whether clauses give the same day from the same event, so that it is all one which is taken."""
    if any(part.recurs for part in parts):
        return False
    clauses = (part.clause for part in parts)
    return len({(clause.kind, clause.amount, clause.unit, clause.act) for clause in clauses}) == 1
