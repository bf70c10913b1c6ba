"""公开时限 as the program understands it, told to a clerk: a clause in one line, its day in another."""

from dataclasses import dataclass
from datetime import date

from generator.derive.workdays import due_date
from generator.model.calendar import WorkCalendar
from generator.model.text import chinese_day
from generator.model.timelimit import Act, Clause, DueDate, FixedDay, Kind, Relation, TimeLimit, Trigger, Unit

_WEEKDAYS = "一二三四五六日"
_BOUNDS = {Relation.AT_LEAST: "至少", Relation.AT_MOST: "最多"}
_LASTING = {Kind.POSTING: "公示", Kind.CONSULT: "征求意见"}
_RHYTHMS = {
    Unit.WORKDAY: "个工作日",
    Unit.DAY: "天",
    Unit.HOUR: "小时",
    Unit.WEEK: "周",
    Unit.MONTH: "个月",
    Unit.YEAR: "年",
}
_PLAIN = {
    Kind.IMMEDIATE: "及时，没有天数，不算到期日",
    Kind.STANDING: "长期公开，不算到期日",
    Kind.REF: "要查别处的规定，这里没有写出时限",
    Kind.UNPARSED: "没有计入",
}
_LAST_WORDS = {Kind.POSTING: "公示到", Kind.CONSULT: "意见征集到", Kind.TAKEDOWN: "最迟撤下："}


def say_clause(clause: Clause) -> str:
    """One clause in words: 作出决定：从“收到投诉”的第二天起，30个工作日内."""
    words = f"{_head(clause)}：{_when(clause)}"
    return f"{words}（{clause.condition}）" if clause.condition else words


def _head(clause: Clause) -> str:
    if clause.kind in _LASTING:
        return _LASTING[clause.kind]
    if clause.kind is Kind.TAKEDOWN:
        return "撤下"
    if clause.kind is Kind.EXTEND:
        return "可以延长"
    return "群众办理" if clause.act is Act.APPLY else clause.act.label


def _when(clause: Clause) -> str:
    if clause.kind in (Kind.RECURRING, Kind.FIXED):
        return _rhythm(clause)
    long = f"{clause.amount}{clause.unit.label}" if clause.amount is not None and clause.unit else ""
    if clause.kind in _LASTING:
        return _BOUNDS.get(clause.relation, "") + (long or clause.event) if clause.relation else long or clause.event
    if clause.kind is Kind.EXTEND:
        return f"最多{long}"
    if clause.kind is Kind.ADVANCE:
        return f"“{clause.event or '没有写明的事'}”之前{long}"
    if clause.kind in _PLAIN:
        return _PLAIN[clause.kind]
    return f"{_start(clause)}，{long}内" if long else f"“{clause.event}”时，没有天数"


def _start(clause: Clause) -> str:
    if clause.trigger is Trigger.UNSTATED or not clause.event:
        return "没有写明从什么时候起算"
    return f"从“{clause.event}”的第二天起"


def _rhythm(clause: Clause) -> str:
    if clause.fixed and clause.fixed.year:
        rhythm = ""
    elif clause.period is None:
        rhythm = "没有写明多久一次"
    else:
        rhythm = "每" + (_NAMED.get((clause.period, clause.every)) or f"{clause.every}{_RHYTHMS[clause.period]}")
    bound = _BOUNDS.get(clause.relation, "") if clause.relation else ""
    times = f"{bound}{clause.count}次" if clause.count and clause.fixed is None else ""
    long = f"{clause.amount}{clause.unit.label}内" if clause.amount is not None and clause.unit else ""
    day = _say_day(clause.fixed, inside=clause.period is Unit.MONTH)
    before = "前" if clause.relation is Relation.BEFORE else ""
    return rhythm + times + day + (f"（{clause.event}）" if clause.event else "") + long + before


_NAMED = {
    (Unit.WORKDAY, 1): "个工作日",
    (Unit.DAY, 1): "天",
    (Unit.HOUR, 1): "小时",
    (Unit.WEEK, 1): "周",
    (Unit.MONTH, 1): "月",
    (Unit.MONTH, 3): "季度",
    (Unit.MONTH, 6): "半年",
    (Unit.YEAR, 1): "年",
}


def _say_day(fixed: FixedDay | None, *, inside: bool) -> str:
    """6月5日; inside a period of months 第1个月15日."""
    if fixed is None:
        return ""
    day = "" if fixed.day is None else "最后一天" if fixed.day == 0 else f"{fixed.day}日"
    month = (f"第{fixed.month}个月" if inside else f"{fixed.month}月") if fixed.month else ""
    return (f"{fixed.year}年" if fixed.year else "") + month + day


def say_day(clause: Clause, due: DueDate | None) -> str:
    """The day of a clause, or that the wording gives none."""
    if due is None:
        return "这一条算不出日期"
    shown = due.estimate or due.on
    named = f"{chinese_day(shown)}（周{_WEEKDAYS[shown.weekday()]}）"
    words = f"{_BOUNDS.get(clause.relation, '') if clause.relation and clause.kind in _LASTING else ''}"
    words += f"{_LAST_WORDS.get(clause.kind, '最迟 ')}{named}"
    if not due.provisional:
        return words
    earliest = f"，不早于{chinese_day(due.on)}" if due.on != shown else ""
    return f"暂定：{words}{earliest}（{due.reason}）"


@dataclass(frozen=True, slots=True)
class ReadClause:
    """A clause, its words, and its day where one was asked for (`day_words` is "" where none was)."""

    clause: Clause
    words: str
    day: DueDate | None = None
    day_words: str = ""


@dataclass(frozen=True, slots=True)
class ReadLimit:
    """A wording as it was read. `start`: the day from which days were asked for."""

    text: str
    clauses: tuple[ReadClause, ...]
    warnings: tuple[str, ...]
    exception: str = ""
    start: date | None = None


def view_limit(limit: TimeLimit, warnings: tuple[str, ...], start: date | None, calendar: WorkCalendar) -> ReadLimit:
    """A wording's reading in words; `warnings`: all that an editor is told of it."""
    return ReadLimit(
        limit.raw, tuple(_view(clause, start, calendar) for clause in limit.clauses), warnings, limit.exception, start
    )


def _view(clause: Clause, start: date | None, calendar: WorkCalendar) -> ReadClause:
    if start is None:
        return ReadClause(clause, say_clause(clause))
    day = due_date(calendar, clause, start)
    return ReadClause(clause, say_clause(clause), day, say_day(clause, day))
