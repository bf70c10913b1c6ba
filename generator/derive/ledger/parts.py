"""The clauses of an item as the ledger takes them: what runs from an event, what recurs, and what gives no day.

Nothing is guessed: a clause without a number, by the hour, under a condition that nobody can look up, or that refers to
other rules has no day and says why (`Why`). That citizens apply, or that somebody reports, is no duty to publish.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.derive.views.clausewords import say_clause
from generator.derive.workdays import MAX_AMOUNT
from generator.model.catalogue import Item
from generator.model.ledger import Why
from generator.model.timelimit import Act, Clause, Kind, Relation, Trigger, Unit

FORMED = frozenset(
    {
        Trigger.FORMED,
        Trigger.FORMED_OR_CHANGED,
        Trigger.OBTAINED,
        Trigger.MADE_OR_OBTAINED,
    }
)
"""Events that are the making of the document itself, so that 成文日期 is their day."""

_NOT_OURS = frozenset({Act.APPLY, Act.REPORT})
_PERIOD_END = re.compile(
    r"每?个?(?:月份?|季度?|半年|会计年度|自然年|年度?)(?:度)?(?:终了|终结|结束|完结|期满|完)?(?:之|以)?后?"
)
"""What a time limit runs from, where that is the end of a time: 每月后10个工作日内, 季度终了后15日内."""
_CONDITION = re.compile(r"的$|阶段|期内|期间|情况下|如有|需要|必要|可能|较多|较大")
_UNNUMBERED = {
    Kind.EVENT: Why.NO_NUMBER,
    Kind.IMMEDIATE: Why.NO_NUMBER,
    Kind.STANDING: Why.STANDING,
    Kind.REF: Why.ELSEWHERE,
    Kind.UNPARSED: Why.UNCLEAR,
}
_NO_DUTY = frozenset({Kind.POSTING, Kind.CONSULT, Kind.EXTEND, Kind.TAKEDOWN})
"""How long something stays, or may take longer: no day by which it has to be there."""


@dataclass(frozen=True, slots=True)
class Part:
    """One clause of an item. `why`: why it gives no day; None where it does. `number`: its place among the item's."""

    number: int
    clause: Clause
    words: str
    applies_to: str = ""
    recurs: bool = False
    why: Why | None = None

    @property
    def is_event(self) -> bool:
        return self.why is None and not self.recurs

    @property
    def is_period_end(self) -> bool:
        """Whether it recurs and runs from the end of each time."""
        return self.recurs and self.clause.kind is Kind.DEADLINE


@lru_cache(maxsize=4_096)
def parts_of(item: Item) -> tuple[Part, ...]:
    """The clauses of an item that are duties, in their order; none twice."""
    found: list[Part] = []
    for entry in item.time_limit:
        for clause in entry.limit.clauses:
            if clause.kind in _NO_DUTY or clause.act in _NOT_OURS:
                continue
            words = say_clause(clause) + (f"（{entry.applies_to}）" if entry.applies_to else "")
            part = Part(len(found), clause, words, entry.applies_to, _recurs(clause), _why(clause))
            if not any((one.clause, one.applies_to) == (clause, entry.applies_to) for one in found):
                found.append(part)
    return tuple(found)


def extension_of(item: Item) -> Clause | None:
    """By how much a time limit of the item may be extended; None where it says nothing."""
    clauses = (clause for entry in item.time_limit for clause in entry.limit.clauses)
    return next((clause for clause in clauses if clause.kind is Kind.EXTEND and clause.amount), None)


def _recurs(clause: Clause) -> bool:
    if clause.kind in (Kind.RECURRING, Kind.FIXED):
        return True
    return clause.kind is Kind.DEADLINE and clause.period is not None and bool(_PERIOD_END.fullmatch(clause.event))


def _why(clause: Clause) -> Why | None:
    """Why a clause gives no day; whether a recurring one names any is seen when it is laid out."""
    if clause.kind in _UNNUMBERED:
        return _UNNUMBERED[clause.kind]
    if clause.kind in (Kind.RECURRING, Kind.FIXED):
        return Why.CONDITION if _CONDITION.search(clause.condition) else None
    if clause.unit is Unit.HOUR:
        return Why.HOURS
    if clause.amount is None or clause.unit is None or not 1 <= clause.amount <= MAX_AMOUNT:
        return Why.NO_NUMBER
    return Why.NO_NUMBER if clause.kind is Kind.ADVANCE and clause.relation is Relation.WITHIN else None


def is_about(part: Part, words: str) -> bool:
    """Whether the words of a record (批准, 作出行政许可决定) mean this clause."""
    bare = _bare(words)
    clause = part.clause
    named = [clause.event, clause.condition, part.applies_to]
    if clause.trigger not in (None, Trigger.OTHER, Trigger.UNSTATED):
        named.append(clause.trigger.value if clause.trigger else "")
    return any(bare and name and (bare in _bare(name) or _bare(name) in bare) for name in named)


def _bare(words: str) -> str:
    return re.sub(r"[\s，、（）()《》“”]|之日起?|以后|之后|后$|信息", "", words)
