"""How long a notice hangs: by its record, else by the clause of the time limit that says so; nobody guesses.

A day comes of a clause only where it is the one that speaks of this publication, and runs from the posting:
公示期不得少于3日, not 自开始发出之日起. Several that all may be meant (乡镇审核公示不少于一周；县级审批公示不少于五天)
are quoted as written, and the day is left to people; the event of the record (`trigger`) or its title can say which one
it is.
"""

import re
from datetime import date

from generator.derive.workdays import due_date
from generator.model.calendar import WorkCalendar
from generator.model.day import parse_day
from generator.model.item import Item
from generator.model.notice import Stay
from generator.model.record import PublicationRecord
from generator.model.timelimit import Clause, Kind, Relation, Trigger

_STAYS = (Kind.POSTING, Kind.CONSULT, Kind.TAKEDOWN)
_FROM_POSTING = re.compile("自?(?:公示|公告|张贴|公布|公开|发布|上墙|贴出)(?:发布|张贴)?(?:之日起?)?")
_AND = re.compile("[、，和或及]|阶段")

_Said = tuple[Clause, str]
"""A clause, and for which part of the content the wording is."""


def derive_stay(item: Item, record: PublicationRecord | None, posted: date | None, calendar: WorkCalendar) -> Stay:
    """The stay of a notice that is hung up on `posted`; no day where that isn't known."""
    removed = parse_day(record.removed) if record else None
    if removed is not None:
        return Stay(last=removed, remark="按发布记录")
    said = _said_of(item)
    named = [one for one in said if record is not None and _is_named(one, record)]
    meant = named or said
    wording = "；".join(dict.fromkeys(clause.text + (f"（{scope}）" if scope else "") for clause, scope in meant))
    if len(meant) != 1 or posted is None or not (named or not _conditions(meant[0])):
        return Stay(wording)
    clause = meant[0][0]
    if not _runs_from_posting(clause):
        return Stay(wording)
    due = due_date(calendar, clause, posted)
    if due is None:
        return Stay(wording)
    at_least = clause.kind is not Kind.TAKEDOWN and clause.relation in (None, Relation.AT_LEAST)
    return Stay(wording, due.on, at_least, f"暂定，{due.reason}" if due.provisional else "")


def _said_of(item: Item) -> list[_Said]:
    found: dict[_Said, None] = {}
    for entry in item.time_limit:
        for clause in entry.limit.clauses:
            if clause.kind in _STAYS and clause.amount is not None:
                found[clause, entry.applies_to] = None
    return list(found)


def _conditions(said: _Said) -> list[str]:
    """What a clause is for, piece by piece; none where it is for everything."""
    clause, scope = said
    pieces = (piece for text in (clause.condition, scope) for piece in _AND.split(text))
    return [bare for piece in pieces if (bare := piece.removeprefix("属于").removesuffix("的"))]


def _is_named(said: _Said, record: PublicationRecord) -> bool:
    """Whether event, title or villages of a record say what the clause is for; a lone 村 only as a village's end."""
    return any(_names(record, piece) for piece in _conditions(said))


def _names(record: PublicationRecord, piece: str) -> bool:
    if len(piece) == 1:
        return any(unit.endswith(piece) for unit in record.units)
    return piece in record.trigger + record.title or bool(record.trigger and record.trigger in piece)


def _runs_from_posting(clause: Clause) -> bool:
    if clause.trigger in (None, Trigger.UNSTATED):
        return True
    return clause.trigger is Trigger.OTHER and bool(_FROM_POSTING.fullmatch(clause.event))
