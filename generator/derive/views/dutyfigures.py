"""到期公开, in figures: by domain, body, channel, month and year, and what residents' topics came to.

Two ways of counting. Where the office shows what is late, duties: due, in time, late, not yet. Where it does not,
documents: how many were shown. What could be reckoned back to lateness (how many fell due, a zero beside a duty) stands
nowhere then.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.derive.ledger.documents import Told, count_told
from generator.derive.ledger.figures import Figures, figures_by
from generator.derive.views.charts import Chart, draw_columns
from generator.derive.views.parts import Link
from generator.model.address import IdKind, domain_of, domain_path, is_id
from generator.model.history import Recorded
from generator.model.ledger import Ledger, LedgerLine
from generator.model.terms import ChangeKind
from generator.model.topic import Decision, Topic

_DUTIES = ("到期", "按时公开", "逾期公开", "还没有公开")
_KINDS = (("ontime", "按时公开"), ("late", "逾期公开"), ("missing", "还没有公开"))
_TOLD = ("公开的文件",)
_EACH = "一份文件在几个渠道公开的，每个渠道都算。"
_BAR = 100


@dataclass(frozen=True, slots=True)
class FigureRow:
    """`name` leads to `path` where there is one; `bars`: (kind, start, width) in hundredths; `said`: them in words."""

    name: Link
    counts: tuple[int, ...]
    bars: tuple[tuple[str, int, int], ...] = ()
    said: str = ""


@dataclass(frozen=True, slots=True)
class FigureBlock:
    """A table, its first column called `first`. `chart`: of the same counts, None where a row has its own bar."""

    heading: str
    first: str
    columns: tuple[str, ...]
    rows: tuple[FigureRow, ...]
    chart: Chart | None = None
    note: str = ""

    @property
    def has_bars(self) -> bool:
        return any(row.bars for row in self.rows)


@dataclass(frozen=True, slots=True)
class Counted:
    """What is counted beside the ledger: documents of all years, recorded changes of the catalogue, topics."""

    told: Sequence[Told] = ()
    changes: Sequence[Recorded] = ()
    topics: Sequence[Topic] = ()


def figure_blocks(
    ledger: Ledger, counted: Counted, domains: Mapping[str, str], *, shows_late: bool
) -> tuple[FigureBlock, ...]:
    """Every table that has something in it. `domains`: code → title."""
    blocks = _of_duties(ledger, domains) if shows_late else _of_documents(ledger, counted.told, domains)
    found = (*blocks, _years(ledger, counted, shows_late=shows_late), _topics(counted.topics))
    return tuple(block for block in found if block.rows)


# --- duties -------------------------------------------------------------------------------------------


def _of_duties(ledger: Ledger, domains: Mapping[str, str]) -> tuple[FigureBlock, ...]:
    lines = _fallen_due(ledger)
    months = figures_by(lines, lambda line: (f"{line.due_on:%Y-%m}",))
    return (
        _block("按领域", figures_by(lines, lambda line: (domain_of(line.item),)), domains),
        _block("按单位", figures_by(lines, lambda line: (line.body,) if line.body else ())),
        _block("按公开渠道", figures_by(lines, lambda line: line.channels), note=_EACH),
        _charted("按到期月份", "月份", months),
    )


def _fallen_due(ledger: Ledger) -> list[LedgerLine]:
    return [line for line in ledger.lines if line.due_on and line.due_on <= ledger.today]


def _counts(row: Figures) -> tuple[int, int, int, int]:
    """Due, in time, late, not yet. Of a document without a proven day nobody says that it was late."""
    return row.duties, row.on_time + row.unproven, row.late, row.missing + row.due


def _block(
    heading: str, rows: Iterable[Figures], names: Mapping[str, str] | None = None, note: str = ""
) -> FigureBlock:
    """A table with a bar in each row: in time, late, without a document."""
    found = []
    for row in rows:
        counts = _counts(row)
        bars = _bars((("ontime", counts[1]), ("late", counts[2])), row.duties)
        found.append(FigureRow(_name(row.name, names or {}), counts, bars, _said(_DUTIES, counts)))
    return FigureBlock(heading, heading[1:], _DUTIES, tuple(found), note=note)


def _charted(heading: str, first: str, rows: Iterable[Figures]) -> FigureBlock:
    found = [(row.name, _counts(row)) for row in rows]
    chart = draw_columns(heading, [(_short(name), counts[1:]) for name, counts in found], _KINDS)
    return FigureBlock(heading, first, _DUTIES, tuple(FigureRow(Link(name), counts) for name, counts in found), chart)


def _short(month: str) -> str:
    """2026-05 → 5月, what has room under a column."""
    return f"{int(month[5:])}月" if len(month) > len("2026") else month


def _said(columns: Sequence[str], counts: Sequence[int]) -> str:
    return "，".join(f"{name} {count}" for name, count in zip(columns, counts, strict=True))


def _name(name: str, names: Mapping[str, str]) -> Link:
    return Link(names.get(name, name), domain_path(name) if name in names else "")


def _bars(parts: Iterable[tuple[str, int]], whole: int) -> tuple[tuple[str, int, int], ...]:
    bars, start, counted = [], 0, 0
    for kind, count in parts:
        counted += count
        end = round(counted * _BAR / whole) if whole else 0
        if end > start:
            bars.append((kind, start, end - start))
        start = end
    return tuple(bars)


# --- documents ----------------------------------------------------------------------------------------


def _of_documents(ledger: Ledger, told: Iterable[Told], domains: Mapping[str, str]) -> tuple[FigureBlock, ...]:
    """What was shown since the ledger begins. Whoever showed nothing has no row: a zero is said of nobody."""
    since, until = ledger.since.isoformat(), ledger.today.isoformat()
    own = [one for one in told if since <= one.on <= until]
    months = count_told(own, lambda one: (one.month,))
    chart = draw_columns(
        "每月公开的文件", [(_short(name), (count,)) for name, count in months.items()], (("told", "份"),)
    )
    return (
        _list("按领域", count_told(own, lambda one: (one.domain,)), domains),
        _list("按单位", count_told(own, lambda one: (one.body,) if one.body else ())),
        _list("按公开渠道", count_told(own, lambda one: one.channels), note=_EACH),
        FigureBlock("按公开月份", "月份", _TOLD, tuple(FigureRow(Link(k), (v,)) for k, v in months.items()), chart),
    )


def _list(
    heading: str, counts: Mapping[str, int], names: Mapping[str, str] | None = None, note: str = ""
) -> FigureBlock:
    rows = tuple(FigureRow(_name(name, names or {}), (count,)) for name, count in counts.items())
    return FigureBlock(heading, heading[1:], _TOLD, rows, note=note)


# --- years --------------------------------------------------------------------------------------------

_GONE = (ChangeKind.WITHDRAWN, ChangeKind.MERGED, ChangeKind.SPLIT, ChangeKind.HANDED_OVER)
_CHANGES = (("新增事项", (ChangeKind.ADDED,)), ("撤销、合并、移交的事项", _GONE))


def _years(ledger: Ledger, counted: Counted, *, shows_late: bool) -> FigureBlock:
    """Year by year: documents, domains with any, duties where these are shown, changes of the catalogue."""
    until = ledger.today.isoformat()
    told = [one for one in counted.told if one.on <= until]
    documents = count_told(told, lambda one: (one.year,))
    fields: dict[str, set[str]] = {}
    for one in told:
        fields.setdefault(one.year, set()).add(one.domain)
    duties = {row.name: row for row in figures_by(_fallen_due(ledger), lambda line: (f"{line.due_on:%Y}",))}
    changed = Counter((one.on[:4], one.kind) for one in counted.changes for id_ in one.items if is_id(id_, IdKind.ITEM))
    years = sorted({*documents, *(duties if shows_late else ()), *(year for year, _ in changed)})
    if len(years) < 2:
        return FigureBlock("历年", "年份", (), ())
    columns = ["公开的文件", "有文件的领域", *(_DUTIES if shows_late else ())]
    columns += [name for name, _ in _CHANGES] if changed else []
    rows = []
    for year in years:
        counts = [documents.get(year, 0), len(fields.get(year, ()))]
        counts += _counts(duties.get(year, Figures(year))) if shows_late else ()
        counts += [sum(changed[year, kind] for kind in kinds) for _, kinds in _CHANGES] if changed else []
        rows.append(FigureRow(Link(f"{year}年"), tuple(counts)))
    chart = draw_columns("历年公开的文件", [(year, (documents.get(year, 0),)) for year in years], (("told", "份"),))
    note = f"{until[:4]}年到{int(until[5:7])}月{int(until[8:])}日为止。"
    note += "目录的变化来自目录的修订历史。" if changed else ""
    return FigureBlock("历年", "年份", tuple(columns), tuple(rows), chart, note)


# --- topics -------------------------------------------------------------------------------------------


def _topics(topics: Iterable[Topic]) -> FigureBlock:
    """点题公开: how many were proposed, answered, answered by the day that was promised, taken up, each year."""
    years: dict[str, list[Topic]] = {}
    for topic in topics:
        years.setdefault(topic.proposed[:4], []).append(topic)
    columns = ("提出的", "答复了的", "按承诺的日子答复的", "列入目录的")
    rows = []
    for year in sorted(years):
        own = years[year]
        done = [one for one in own if one.decision is not Decision.OPEN]
        timely = sum(bool(one.due and one.answered and one.answered <= one.due) for one in done)
        taken = sum(one.decision is Decision.TAKEN_UP for one in own)
        rows.append(FigureRow(Link(f"{year}年"), (len(own), len(done), timely, taken)))
    return FigureBlock("群众点的题", "年份", columns, tuple(rows))
