"""Work reports in words: the 工作台账 of ten and twenty working days, the quarter's report.

The pilot plan (国办发〔2017〕42号, and the provincial plans that carry it out) has the pilot counties report every 10
working days, the cities every 20, with problems and next steps: what the ledger knows is filled in, what only people
know stands as empty lines. A quarter is reported by domain and body (季度通报).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator.derive.views.ledger import FIGURE_COLUMNS, Names, figure_tables, row_of, say_sum
from generator.derive.workdays import is_working_day
from generator.model.calendar import WorkCalendar
from generator.model.ledger import Apart, Ledger, LedgerLine, State
from generator.model.text import chinese_day

_COLUMNS = (0, 1, 3, 4, 5, 6, 7, 8)
HEAD = ("编码", "事项", "单位", "村、单位", "期间或事由", "到期日", "公开日期", "情况")
WIDTHS = (9, 44, 34, 22, 44, 34, 26, 60)
"""Millimetres on A4 on its side."""
FIGURE_WIDTHS = (80, 27, 27, 27, 28, 30, 28, 26)
_NUMBERS = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class ReportTable:
    """A table: heads, widths in millimetres, rows."""

    head: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ReportPart:
    """A part with its heading. `lines`: empty lines for what people write."""

    heading: str
    texts: tuple[str, ...] = ()
    table: ReportTable | None = None
    lines: int = 0


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report. `day`: of which day it is (YYYY-MM-DD)."""

    title: str
    subtitle: str
    maker: str
    day: str
    parts: tuple[ReportPart, ...]


def working_span(calendar: WorkCalendar, today: date, count: int, *, back: bool) -> tuple[date, date]:
    """The `count` working days up to today, or from tomorrow on: first and last day."""
    step = timedelta(days=-1 if back else 1)
    day = today if back else today + step
    left = count
    while True:
        left -= is_working_day(calendar, day)
        if not left:
            break
        day += step
    return (day, today) if back else (today + step, day)


def quarter_span(today: date) -> tuple[date, date]:
    """The quarter of a day that lies in it: first and last day."""
    first = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    behind = date(today.year + first.month // 12, (first.month + 2) % 12 + 1, 1)
    return first, behind - timedelta(days=1)


def work_report(ledger: Ledger, names: Names, calendar: WorkCalendar, count: int) -> ReportView:
    """The 工作台账 of the last `count` working days."""
    titles = names.items
    since, until = working_span(calendar, ledger.today, count, back=True)
    first, last = working_span(calendar, ledger.today, count, back=False)
    due = [line for line in ledger.lines if line.due_on and since <= line.due_on <= until]
    shown = [line for line in ledger.lines if line.published_on and since <= line.published_on <= until]
    open_lines = [line for line in ledger.lines if line.state is State.OVERDUE]
    coming = [line for line in ledger.lines if line.state is State.DUE and line.due_on and first <= line.due_on <= last]
    parts = (
        ReportPart("本期情况", (f"本期到期的，{say_sum(due)}", f"本期公开 {len(shown)} 项。")),
        _listed("本期到期的", due, titles),
        _listed("逾期没有公开的", open_lines, titles),
        _listed(f"下一期（到{chinese_day(last)}）要到期的", coming, titles),
        ReportPart("存在的问题", tuple(_problems(ledger.apart)), lines=4),
        ReportPart("下一步打算", lines=4),
    )
    subtitle = f"{count}个工作日：{chinese_day(since)}到{chinese_day(until)}"
    return _report(f"{names.place}政务公开工作台账", subtitle, names, ledger, parts)


def quarter_report(ledger: Ledger, names: Names) -> ReportView:
    """The report of the quarter in which the day of the ledger lies, as far as it has passed."""
    titles = names.items
    since, until = quarter_span(ledger.today)
    own = [line for line in ledger.lines if line.due_on and since <= line.due_on <= until]
    tables = [
        ReportPart(table.heading, table=ReportTable((table.heading, *FIGURE_COLUMNS[1:]), FIGURE_WIDTHS, table.rows))
        for table in figure_tables(own, names.domains)
    ]
    late = [line for line in own if line.state.is_late]
    parts = (
        ReportPart("总的情况", (say_sum(own),)),
        *tables,
        _listed("逾期的", late, titles),
        ReportPart("存在的问题", tuple(_problems(ledger.apart)), lines=4),
        ReportPart("下一步打算", lines=4),
    )
    subtitle = f"{since.year}年第{(since.month + 2) // 3}季度（{chinese_day(since)}到{chinese_day(until)}）"
    return _report(f"{names.place}政务公开情况季度通报", subtitle, names, ledger, parts)


def notice(ledger: Ledger, names: Names, body: str) -> ReportView:
    """What one body still has to publish: overdue, coming, and what it has to tell so that a day can be worked out."""
    titles = names.items
    waiting = [line for line in ledger.lines if not line.state.is_done]
    parts = (
        _listed("已经逾期的，请马上公开", [line for line in waiting if line.state is State.OVERDUE], titles),
        _listed("快要到期的", [line for line in waiting if line.state is State.DUE and line.alert.value], titles),
        _listed("以后到期的", [line for line in waiting if line.state is State.DUE and not line.alert.value], titles),
        ReportPart("请告诉我们", tuple(_problems(ledger.apart))),
    )
    return _report(f"{body}政务公开任务提醒", f"截至{chinese_day(ledger.today)}", names, ledger, parts)


def _report(title: str, subtitle: str, names: Names, ledger: Ledger, parts: Iterable[ReportPart]) -> ReportView:
    numbered = tuple(
        replace(part, heading=f"{number}、{part.heading}") for number, part in zip(_NUMBERS, parts, strict=False)
    )
    made = f"{names.office}，{chinese_day(ledger.today)}"
    return ReportView(title, subtitle, made, ledger.today.isoformat(), numbered)


def _listed(heading: str, lines: Iterable[LedgerLine], titles: Mapping[str, str]) -> ReportPart:
    rows = tuple(tuple(row_of(line, titles).cells[number] for number in _COLUMNS) for line in lines)
    if not rows:
        return ReportPart(heading, ("没有。",))
    return ReportPart(heading, (f"{len(rows)} 项。",), ReportTable(HEAD, WIDTHS, rows))


def _problems(apart: Iterable[Apart]) -> Iterator[str]:
    """How many duties have no day, by reason."""
    counts: dict[str, int] = {}
    for one in apart:
        counts[one.why.value] = counts.get(one.why.value, 0) + 1
    if counts:
        listed = "；".join(f"{why} {count} 条" for why, count in sorted(counts.items(), key=lambda pair: -pair[1]))
        yield f"算不出到期日的 {sum(counts.values())} 条：{listed}。"
