"""The ledger counted: by domain, body, channel and month; the sum of every table is that of the lines it counts.

A line whose day has not come is a duty, and neither late nor without a document yet. By channel only what was shown is
counted, once for each channel it was shown in.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from generator.model.address import domain_of
from generator.model.ledger import LedgerLine, State


@dataclass(frozen=True, slots=True)
class Figures:
    """One row. `name`: a code, a body, a channel, `2026-05`; the counts add up: duties = published + due + missing.

    `published` = on_time + late + unproven; `missing`: overdue and without a document; `due`: not yet, or stopped.
    """

    name: str
    duties: int = 0
    published: int = 0
    on_time: int = 0
    late: int = 0
    unproven: int = 0
    missing: int = 0
    due: int = 0


NOBODY = "没有写明"


def count_lines(name: str, lines: Iterable[LedgerLine]) -> Figures:
    """The row of some lines."""
    states = [line.state for line in lines]
    on_time, late = states.count(State.ON_TIME), states.count(State.LATE)
    unproven = states.count(State.UNPROVEN) + states.count(State.UNDECIDED)
    missing, due = states.count(State.OVERDUE), states.count(State.DUE) + states.count(State.STOPPED)
    return Figures(name, len(states), on_time + late + unproven, on_time, late, unproven, missing, due)


def figures_by(lines: Iterable[LedgerLine], keys: Callable[[LedgerLine], Iterable[str]]) -> tuple[Figures, ...]:
    """A row a key, in order of the keys."""
    groups: dict[str, list[LedgerLine]] = {}
    for line in lines:
        for key in keys(line):
            groups.setdefault(key, []).append(line)
    return tuple(count_lines(key, groups[key]) for key in sorted(groups))


def all_figures(lines: Iterable[LedgerLine]) -> Mapping[str, tuple[Figures, ...]]:
    """`domain`, `body`, `channel`, `month` → rows."""
    known = tuple(lines)
    return {
        "domain": figures_by(known, lambda line: (domain_of(line.item),)),
        "body": figures_by(known, lambda line: (line.body or NOBODY,)),
        "channel": figures_by(known, lambda line: line.channels),
        "month": figures_by(known, lambda line: (f"{line.due_on:%Y-%m}",) if line.due_on else ()),
    }
