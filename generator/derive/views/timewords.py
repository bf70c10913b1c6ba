"""公开时限 in words a resident can use, and the question the calculator on an item's page asks.

A wording is put into plainer words only where it says one thing and says it wholly: one period of the ordinary kind
(信息形成或者变更之日起20个工作日内). Every other wording stands as the table has it. The last day itself is
worked out in the page (assets/duedate.js), for the day a resident picks.

A wording too long to leave room for the rest of the answer on a phone (LONG) shows its first clause, and stands whole
further down the page.
"""

import re
from dataclasses import dataclass

from generator.derive.workdays import is_countable
from generator.model.item import Item, TimeLimitEntry
from generator.model.timelimit import Act, Clause, Kind, Relation, Trigger

_FORMED = {
    Trigger.FORMED: "形成",
    Trigger.CHANGED: "变更",
    Trigger.FORMED_OR_CHANGED: "形成或者变更",
    Trigger.OBTAINED: "获取、形成或者变更",
}
_ASKED = {
    Trigger.REQUEST_RECEIVED: "哪天收到申请？",
    Trigger.DECISION: "哪天作出决定？",
    Trigger.APPROVAL_RECEIVED: "哪天收到批准文件？",
    Trigger.APPROVED: "哪天批准的？",
    Trigger.ISSUED: "哪天印发的？",
    Trigger.RECEIVED: "信息哪天下发到本单位？",
    Trigger.MADE_OR_OBTAINED: "信息哪天制作或者获取？",
}
_SAID = {
    Trigger.REQUEST_RECEIVED: "收到",
    Trigger.DECISION: "作出",
    Trigger.APPROVAL_RECEIVED: "批准文件",
    Trigger.APPROVED: "批准",
    Trigger.ISSUED: "印发",
    Trigger.RECEIVED: "下发",
    Trigger.MADE_OR_OBTAINED: "制作",
}
"""The word that a question repeats; where the wording has another (批复, 颁布), its event is asked as it stands."""
_BEGUN = {Kind.POSTING: "公示", Kind.CONSULT: "征求意见"}
LONGEST = 16
"""Characters of a wording that still fit into the calculator's question on a phone."""
LONG = 60
"""Characters of all time limits of an item that leave room for the rest of the answer on a phone: five lines."""
_CLAUSE_END = re.compile(r"[^；（(]+(?=；)")
"""A first clause with no bracket in it: cut in a bracket it would say something else."""


@dataclass(frozen=True, slots=True)
class Calculator:
    """What the form on the page carries, as assets/duedate.js reads it.

    `end`: the relation, where it says that a posting lasts at least or at most so long. `deed`: what is due on the
    day, where it is not publishing.
    """

    kind: str
    amount: int
    unit: str
    question: str
    end: str = ""
    deed: str = ""


def plain_limit(entry: TimeLimitEntry) -> str:
    """The plainer sentence, or "" where the official wording has to stand for itself."""
    limit = entry.limit
    if len(limit.clauses) != 1 or limit.warnings:
        return ""
    clause = limit.clauses[0]
    event = _FORMED.get(clause.trigger) if clause.trigger and _says_formed(clause) else None
    if (
        clause.kind is not Kind.DEADLINE
        or clause.act is not Act.PUBLISH
        or not event
        or clause.condition
        or not (clause.amount and clause.unit)
    ):
        return ""
    rest = "；法律、法规另有规定的除外" if limit.override else ""
    return f"信息{event}后 {clause.amount} {clause.unit.label}内公开{rest}"


def limit_lines(item: Item) -> tuple[str, ...]:
    """What stands under 什么时候, a line an entry: the plainer sentence or the official wording."""
    return tuple(
        (f"{entry.applies_to}：" if entry.applies_to else "") + (plain_limit(entry) or entry.limit.raw)
        for entry in item.time_limit
    )


def first_limit(lines: tuple[str, ...]) -> str:
    """The first clause or line, where the whole would push the answer below the first screen of a phone; else ""."""
    if sum(map(len, lines)) <= LONG:
        return ""
    clause = _CLAUSE_END.match(lines[0])
    first = clause[0] if clause else lines[0]
    return first if len(first) < sum(map(len, lines)) and len(first) <= LONG else ""


def find_calculator(item: Item) -> Calculator | None:
    """The first period of an item whose end can be worked out from one day; duties to disclose come first."""
    found = [
        (clause, question)
        for entry in item.time_limit
        for clause in entry.limit.clauses
        if is_countable(clause) and (question := _question(clause))
    ]
    if not found:
        return None
    clause, question = min(found, key=lambda pair: (pair[0].act is not Act.PUBLISH, pair[0].kind is not Kind.DEADLINE))
    assert clause.amount is not None
    assert clause.unit is not None
    bound = clause.relation in (Relation.AT_LEAST, Relation.AT_MOST) and clause.kind in _BEGUN
    end = clause.relation.value if bound and clause.relation else ""
    deed = "" if clause.act is Act.PUBLISH else clause.act.label
    return Calculator(clause.kind.value, clause.amount, clause.unit.value, question, end, deed)


def _says_formed(clause: Clause) -> bool:
    """Whether the wording has the very words 形成 and 变更 (形式 is a slip); 产生, 更新 are asked as they stand."""
    words = _FORMED.get(clause.trigger, "") if clause.trigger else ""
    event = clause.event.replace("形式", "形成")
    return all(word in event for word in ("形成", "变更") if word in words)


def _part(clause: Clause) -> str:
    """The matter a clause is limited to; what is taken out (涉密的除外) names none."""
    return "" if clause.condition.endswith("除外") else clause.condition


def _question(clause: Clause) -> str:
    """What to ask for the first day; "" where the wording doesn't say what happens on it."""
    if clause.kind in _BEGUN:
        if clause.trigger is Trigger.OTHER:
            return f"{clause.event}是哪天？"
        part = _part(clause)
        fits = len(clause.condition) <= LONGEST // 2 or not part
        return f"{part}{_BEGUN[clause.kind]}哪天开始？" if fits else ""
    if clause.kind is Kind.DEADLINE and clause.trigger:
        if clause.trigger in _FORMED and _says_formed(clause):
            part = _part(clause).replace("信息", "") if len(clause.condition) <= LONGEST // 2 else ""
            return f"{part}{'' if part.endswith('结果') else '信息'}哪天{_FORMED[clause.trigger]}？"
        if clause.trigger in _ASKED and _SAID[clause.trigger] in clause.event:
            return _ASKED[clause.trigger]
    if clause.kind in (Kind.DEADLINE, Kind.ADVANCE) and clause.trigger is not Trigger.UNSTATED:
        return f"{clause.event}是哪天？" if clause.event and not clause.event.startswith("每") else ""
    return ""
