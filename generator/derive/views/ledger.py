"""The ledger in words: the one table that pages, workbooks, Word files and the terminal print.

Depends on: the ledger; of items id and title; of domains code and title; the office's name. Every table says of which
day it is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.derive.ledger.figures import Figures, all_figures, count_lines
from generator.model.address import item_path
from generator.model.ledger import Apart, Ledger, LedgerLine, State, Why
from generator.model.text import chinese_day

COLUMNS = ("编码", "事项", "要做什么", "单位", "村、单位", "期间或事由", "到期日", "公开日期", "情况", "预警", "说明")
FIGURE_COLUMNS = ("", "应公开", "已公开", "按时", "逾期公开", "日期没有依据", "逾期未公开", "未到期")
APART_COLUMNS = ("编码", "事项", "时限", "单位", "已公开的文件", "记录")
HEADINGS = {"domain": "按领域", "body": "按单位", "channel": "按公开渠道", "month": "按到期月份"}
_WEEKDAYS = "一二三四五六日"
_ALL = "合计"


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A line as it is printed: `cells` by COLUMNS. `path`: of the item's page; `alert`: 红色 and so on, or empty."""

    path: str
    alert: str
    url: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureTable:
    """Figures by one thing; the last row is the sum (not by channel, where one document counts in several)."""

    heading: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class ApartGroup:
    """What has no day, for one reason."""

    why: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What the ledger's ids stand for. `office`, `place`: its full and its short name; id → title; code → title."""

    office: str
    place: str
    items: Mapping[str, str]
    domains: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The whole of it. `day`: of which day it is; `span`: of which duties; `summary`: the sum in words."""

    title: str
    day: str
    span: str
    summary: str
    rows: tuple[LedgerRow, ...]
    apart: tuple[ApartGroup, ...] = ()
    figures: tuple[FigureTable, ...] = ()
    columns: tuple[str, ...] = field(default=COLUMNS)
    figure_columns: tuple[str, ...] = field(default=FIGURE_COLUMNS)
    apart_columns: tuple[str, ...] = field(default=APART_COLUMNS)


def ledger_view(ledger: Ledger, names: Names, about: str = "") -> LedgerView:
    """The table of a ledger. `about`: the body or domain it is of, for its title."""
    titles = names.items
    return LedgerView(
        title=f"{names.place}{about}政务公开台账",
        day=f"截至{chinese_day(ledger.today)}",
        span=f"{chinese_day(ledger.since)}到{chinese_day(ledger.until)}到期的，和以前没有办完的",
        summary=say_sum(ledger.lines),
        rows=tuple(row_of(line, titles) for line in ledger.lines),
        apart=tuple(_apart(ledger.apart, titles)),
        figures=tuple(figure_tables(ledger.lines, names.domains)),
    )


def row_of(line: LedgerLine, titles: Mapping[str, str]) -> LedgerRow:
    """A line in words."""
    due, remark = say_due(line), "；".join(filter(None, (line.basis, line.remark, line.provisional)))
    stopped = f"停算 {line.stopped} 天" if line.stopped else ""
    cells = (
        line.item,
        titles.get(line.item, ""),
        line.part,
        line.body,
        line.unit,
        say_period(line),
        due,
        say_day(line.published_on),
        say_state(line),
        line.alert.value,
        "；".join(filter(None, (stopped, remark))),
    )
    return LedgerRow(item_path(line.item), line.alert.value, line.url, cells)


def say_period(line: LedgerLine) -> str:
    """2026年第1季度; 批准：2026-05-06."""
    if line.period:
        return say_name(line.period)
    event = line.event or "事由"
    return f"{event}：{line.event_on.isoformat()}" if line.event_on else event


def say_name(period: str) -> str:
    """`2026-Q1` → 2026年第1季度."""
    year, _, part = period.partition("-")
    if not part:
        return f"{year}年"
    if part[0] == "Q":
        return f"{year}年第{part[1]}季度"
    if part[0] == "H":
        return f"{year}年{'上' if part[1] == '1' else '下'}半年"
    if part[0] == "W":
        return f"{year}年第{int(part[1:])}周"
    return f"{year}年{int(part)}月" if part.isdigit() else period


def say_due(line: LedgerLine) -> str:
    if line.due_on is None:
        return "停算中"
    words = f"{line.due_on.isoformat()}（周{_WEEKDAYS[line.due_on.weekday()]}）"
    return f"{words}暂定" if line.provisional else words


def say_day(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def say_state(line: LedgerLine) -> str:
    """逾期公开，迟 3 个工作日."""
    state, days = line.state, line.days
    name: str = state.value
    if state.is_late:
        long = f"{days} 个工作日" if days else "不到 1 个工作日"
        return f"{name}，{'已过' if state is State.OVERDUE else '迟'} {long}"
    if state is State.DUE:
        return f"{name}，{f'还有 {days} 个工作日' if days else '今天到期或者只剩休息日'}"
    return name


def say_sum(lines: Iterable[LedgerLine]) -> str:
    """应公开 12 项：按时 5 …"""
    row = count_lines("", lines)
    if not row.duties:
        return "没有算得出到期日的。"
    parts = (
        ("按时公开", row.on_time),
        ("逾期公开", row.late),
        ("已公开、日期没有依据", row.unproven),
        ("逾期未公开", row.missing),
        ("还没有到期", row.due),
    )
    return f"一共 {row.duties} 项：{'，'.join(f'{name} {count} 项' for name, count in parts if count)}。"


def figure_tables(lines: Iterable[LedgerLine], domains: Mapping[str, str]) -> Iterable[FigureTable]:
    """Figures by domain, body, channel and month."""
    known = tuple(lines)
    for key, rows in all_figures(known).items():
        names = domains if key == "domain" else {}
        cells = [_figures(row, names.get(row.name, row.name)) for row in rows]
        if key != "channel" and rows:
            cells.append(_figures(count_lines(_ALL, known if key != "month" else _dated(known)), _ALL))
        if cells:
            yield FigureTable(HEADINGS[key], tuple(cells))


def _dated(lines: Iterable[LedgerLine]) -> list[LedgerLine]:
    return [line for line in lines if line.due_on is not None]


def _figures(row: Figures, name: str) -> tuple[str, ...]:
    counts = (row.duties, row.published, row.on_time, row.late, row.unproven, row.missing, row.due)
    return (name, *map(str, counts))


def _apart(apart: Iterable[Apart], titles: Mapping[str, str]) -> Iterable[ApartGroup]:
    """What stands apart, reason by reason."""
    known = tuple(apart)
    for why in Why:
        rows = tuple(
            (one.item, titles.get(one.item, ""), one.part, one.body, str(one.documents or ""), "、".join(one.records))
            for one in known
            if one.why is why
        )
        if rows:
            yield ApartGroup(why.value, rows)
