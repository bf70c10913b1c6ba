"""What the ledger and the check of records both ask of a clause: is it a duty, does it recur, what is it called by.

A record says to which clause it belongs by words of the clause (起算事由) or by the name of a period (哪一期). Whether
these words are understood is asked twice, when a record is checked and when the ledger is kept, and answered here.
"""

import re
from collections.abc import Iterator
from datetime import date

from generator.model.item import Item
from generator.model.timelimit import Act, Clause, Kind, Trigger, Unit

_NOT_OURS = frozenset({Act.APPLY, Act.REPORT})
_NO_DUTY = frozenset({Kind.POSTING, Kind.CONSULT, Kind.EXTEND, Kind.TAKEDOWN})
"""How long something stays, or may take longer: no day by which it has to be there."""
_PERIOD_END = re.compile(
    r"每?个?(?:月份?|季度?|半年|会计年度|自然年|年度?)(?:度)?(?:终了|终结|结束|完结|期满|完)?(?:之|以)?后?"
)
"""What a time limit runs from, where that is the end of a time: 每月后10个工作日内, 季度终了后15日内."""
_ANY_DAY = date(2026, 1, 1)


def duties_of(item: Item) -> Iterator[tuple[Clause, str]]:
    """The clauses of an item that are duties to publish, and to what each applies, in their order."""
    for entry in item.time_limit:
        for clause in entry.limit.clauses:
            if clause.kind not in _NO_DUTY and clause.act not in _NOT_OURS:
                yield clause, entry.applies_to


def recurs(clause: Clause) -> bool:
    """Whether it is due again and again, or on a named day, rather than after an event."""
    if clause.kind in (Kind.RECURRING, Kind.FIXED):
        return True
    return clause.kind is Kind.DEADLINE and clause.period is not None and bool(_PERIOD_END.fullmatch(clause.event))


def is_about(clause: Clause, applies_to: str, words: str) -> bool:
    """Whether the words of a record (批准, 作出行政许可决定) mean this clause."""
    bare = _bare(words)
    return any(bare and (bare in _bare(name) or _bare(name) in bare) for name in names_of(clause, applies_to))


def names_of(clause: Clause, applies_to: str) -> tuple[str, ...]:
    """What a record may call it by."""
    named = [clause.event, clause.condition, applies_to]
    if clause.trigger not in (None, Trigger.OTHER, Trigger.UNSTATED):
        named.append(clause.trigger.value if clause.trigger else "")
    return tuple(dict.fromkeys(filter(None, named)))


def _bare(words: str) -> str:
    return re.sub(r"[\s，、（）()《》“”]|之日起?|以后|之后|后$|信息", "", words)


# --- names of periods ---------------------------------------------------------------------------------


def period_name(clause: Clause, day: date) -> str:
    """`2026`, `2026-H1`, `2026-Q1`, `2026-03`, `2026-W12`: the period of the clause's rhythm in which the day lies."""
    months = {Unit.YEAR: 12, Unit.MONTH: 1}.get(clause.period or Unit.YEAR, 0) * clause.every
    if clause.fixed is not None and clause.fixed.year:
        return str(day.year)
    if months == 1:
        return f"{day:%Y-%m}"
    if months == 3:
        return f"{day.year}-Q{(day.month + 2) // 3}"
    if months == 6:
        return f"{day.year}-H{(day.month + 5) // 6}"
    if months == 12:
        return str(day.year)
    if clause.period is Unit.WEEK:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02}"
    return day.isoformat()


_PERIOD = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]|W(0[1-9]|[1-4][0-9]|5[0-3])))?")


def is_period(name: str) -> bool:
    """Whether it can be the name of a period at all; 2026-13 cannot."""
    return _PERIOD.fullmatch(name) is not None


def period_form(name: str) -> str:
    """How often something is whose period is called so: `2026-Q3` and `2025-Q1` have one form, `2026-03` another."""
    return "".join("0" if char.isdigit() else char for char in name)


def named_rhythm(clause: Clause) -> str:
    """A period of the clause as it is called, for an example; empty where it names no rhythm (定期, 每学期)."""
    if not recurs(clause) or (clause.period is None and clause.fixed is None):
        return ""
    rhythm = Clause(Kind.RECURRING, period=clause.period, every=clause.every, fixed=clause.fixed)
    return period_name(rhythm, _ANY_DAY)
