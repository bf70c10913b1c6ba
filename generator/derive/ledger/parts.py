"""The clauses of an item as the ledger takes them: what runs from an event, what recurs, and what gives no day.

Nothing is guessed: a clause without a number, by the hour, under a condition that nobody can look up, or that refers to
other rules has no day and says why (`Why`). That citizens apply, or that somebody reports, is no duty to publish.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from generator.derive.views.clausewords import say_clause
from generator.derive.workdays import MAX_AMOUNT
from generator.model.duty import duties_of, recurs
from generator.model.item import Item
from generator.model.ledger import Why
from generator.model.timelimit import Clause, Kind, Relation, Trigger, Unit

FORMED = frozenset(
    {
        Trigger.FORMED,
        Trigger.FORMED_OR_CHANGED,
        Trigger.OBTAINED,
        Trigger.MADE_OR_OBTAINED,
    }
)
"""Events that are the making of the document itself, so that 成文日期 is their day."""

_CONDITION = re.compile(r"的$|阶段|期内|期间|情况下|如有|需要|必要|可能|较多|较大")
_UNNUMBERED = {
    Kind.EVENT: Why.NO_NUMBER,
    Kind.IMMEDIATE: Why.NO_NUMBER,
    Kind.STANDING: Why.STANDING,
    Kind.REF: Why.ELSEWHERE,
    Kind.UNPARSED: Why.UNCLEAR,
}


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
    for clause, applies_to in duties_of(item):
        if any((one.clause, one.applies_to) == (clause, applies_to) for one in found):
            continue
        words = say_clause(clause) + (f"（{applies_to}）" if applies_to else "")
        found.append(Part(len(found), clause, words, applies_to, recurs(clause), _why(clause)))
    return tuple(found)


def extension_of(item: Item) -> Clause | None:
    """By how much a time limit of the item may be extended; None where it says nothing."""
    clauses = (clause for entry in item.time_limit for clause in entry.limit.clauses)
    return next((clause for clause in clauses if clause.kind is Kind.EXTEND and clause.amount), None)


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
