"""公开时限 that is longer than the law allows.

政府信息公开条例 (国务院令第711号) art. 26: what has to be disclosed is disclosed within 20 working days of
the day it was formed or changed; only 法律、法规 may set another time. A longer limit needs one of them as its
basis, which nobody can see from the wording, so it is a warning.
"""

from generator.model.timelimit import Act, Clause, Kind, Trigger, Unit

LONGEST = 20
"""Working days of art. 26."""

_FORMED = frozenset(
    {Trigger.FORMED, Trigger.CHANGED, Trigger.FORMED_OR_CHANGED, Trigger.OBTAINED, Trigger.MADE_OR_OBTAINED}
)
_MOST = {Unit.WORKDAY: LONGEST, Unit.DAY: 30, Unit.WEEK: 4, Unit.MONTH: 1, Unit.YEAR: 0, Unit.HOUR: 24 * 30}
"""The most of each unit that can lie within 20 working days; without holidays these are four weeks."""


def find_too_long(clauses: tuple[Clause, ...]) -> tuple[str, ...]:
    """Sentences for the editor without a stop, one a clause that goes beyond art. 26."""
    return tuple(
        f"“{clause.text}”比《政府信息公开条例》第二十六条的“形成或者变更之日起20个工作日内”长"
        for clause in clauses
        if clause.kind is Kind.DEADLINE
        and clause.act is Act.PUBLISH
        and clause.trigger in _FORMED
        and clause.amount is not None
        and clause.unit is not None
        and clause.amount > _MOST[clause.unit]
    )
