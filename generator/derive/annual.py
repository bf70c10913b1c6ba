"""Applications and the ledger → the annual report, as far as they tell it.

- 新收: received within the year; 上年结转: received before it and not closed before it; 办理结果: closed within it;
  结转下年度: received by its last day and not closed by then. Days are those of receipt as 政府信息公开条例 art. 31 has
  them, which whoever keeps the list has worked out.
- What was closed without an outcome that the form knows is in no row, so that the sums say it (GK836) and a person
  decides: the program sorts nothing.
- Table 2, table 4 and what is told of management, platforms and oversight stand in no record: they are left empty.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from generator.derive.ledger.figures import count_lines
from generator.derive.records import effective_records
from generator.model.annual import (
    ANSWERED,
    CARRIED,
    GROUPS,
    LEFT,
    NEW,
    ROWS,
    TEXTS,
    TOTAL,
    Annual,
    Application,
    requests_key,
)
from generator.model.annualform import TABLES, name_of
from generator.model.annualsums import totals
from generator.model.ledger import Ledger
from generator.model.outcome import Outcome
from generator.model.record import PublicationRecord


def count_applications(applications: Iterable[Application], year: int) -> Mapping[str, Decimal]:
    """Every cell of table 3."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    counts: Counter[tuple[str, str]] = Counter()
    for one in applications:
        for row in _rows_of(one, first, last):
            counts[row, one.group] += 1
    return {
        requests_key(row, column): Decimal(_cell(counts, row, column)) for row in ROWS for column in (*GROUPS, TOTAL)
    }


def _cell(counts: Mapping[tuple[str, str], int], row: str, column: str) -> int:
    rows = [one.value for one in Outcome] if row == ANSWERED else [row]
    columns = GROUPS if column == TOTAL else (column,)
    return sum(counts.get((one, group), 0) for one in rows for group in columns)


def _rows_of(one: Application, first: date, last: date) -> Iterator[str]:
    """The rows in which an application counts, at most one of those that came and one of those that went."""
    if one.received > last or (one.closed is not None and one.closed < first):
        return
    yield NEW if one.received >= first else CARRIED
    if one.closed is None or one.closed > last:
        yield LEFT
    elif one.outcome is not None:
        yield one.outcome.value


def unsorted(applications: Iterable[Application], year: int) -> tuple[Application, ...]:
    """Applications closed within the year of which nobody told how."""
    return tuple(one for one in applications if one.closed and one.closed.year == year and one.outcome is None)


def say_published(ledger: Ledger, records: Iterable[PublicationRecord]) -> str:
    """主动公开, as the ledger and the records of the year tell it; empty where they tell nothing."""
    year = ledger.since.year
    shown = [one for one in effective_records(records) if one.is_document and one.date[:4] == str(year)]
    parts = []
    if shown:
        channels = Counter(one.channel.value for one in shown if one.channel)
        listed = "，".join(f"{name}{count}件" for name, count in sorted(channels.items(), key=lambda pair: -pair[1]))
        parts.append(f"登记的主动公开文件{len(shown)}件" + (f"，其中{listed}。" if listed else "。"))
    if ledger.lines:
        sums = count_lines("", ledger.lines)
        parts.append(
            f"按公开时限应当公开、算得出到期日的{sums.duties}项，已公开{sums.published}项"
            f"（按时{sums.on_time}项，逾期{sums.late}项，日期没有依据或者期限暂定{sums.unproven}项），"
            f"逾期没有公开{sums.missing}项，还没有到期{sums.due}项。"
        )
    return "\n".join(parts)


def say_requests(values: Mapping[str, Decimal]) -> str:
    """依申请公开 in a sentence, from the totals of table 3; empty where one of them is untold."""
    told = [values.get(requests_key(row, TOTAL)) for row in (NEW, CARRIED, ANSWERED, LEFT)]
    if None in told:
        return ""
    new, carried, answered, left = told
    return f"本年新收政府信息公开申请{new}件，上年结转{carried}件；本年度办结{answered}件，结转下年度继续办理{left}件。"


def fill(report: Annual, values: Mapping[str, Decimal], texts: Mapping[str, str]) -> Annual:
    """The report with what people filled in: their words stand before what was counted."""
    merged = _with_totals({**report.values, **values})
    told = {**report.texts, **{key: text for key, text in texts.items() if text}}
    counted = frozenset(key for key in report.counted if merged[key] == report.values[key])
    return Annual(report.year, report.office, merged, told, counted)


def _with_totals(values: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Totals of what is told whole, where no total is told: a program that keeps no results of formulas leaves none."""
    known = dict(values)
    rows_before_columns = sorted(totals().items(), key=lambda pair: pair[0].startswith(requests_key(ANSWERED, "")))
    for key, parts in rows_before_columns:
        if key not in known and all(part in known for part in parts):
            known[key] = sum((known[part] for part in parts), Decimal())
    return known


def blanks_of(report: Annual) -> tuple[str, ...]:
    """Cells and parts that nobody has told, in words, in the order of the report; totals come by themselves."""
    left_out = report.values.keys() | totals().keys()
    cells = (name_of(key) for table in TABLES for key in table.keys if key not in left_out)
    return (*cells, *(heading for key, heading in TEXTS.items() if not report.texts.get(key)))
