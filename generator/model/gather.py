"""Findings tidied for people: what is the same at thirty places is told once, with the places.

A body renamed in its register is one slip and thirty errors. Those who compare findings (the edits do, before and
after) see each by itself; those who print them see them gathered.
"""

from collections.abc import Sequence
from dataclasses import replace

from generator.model.diagnostic import Diagnostic

_ABOUT_THEIR_PLACE = frozenset({"GK201", "GK451"})
"""What is worded alike at many places and is another matter at each: a field left out, a text to be written."""


def gather(problems: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The findings in their order, equal ones of one folder as one at the first place, with the others in `also`."""
    groups: dict[object, list[Diagnostic]] = {}
    for index, problem in enumerate(problems):
        folder = problem.place.file.rpartition("/")[0]
        is_own = problem.code in _ABOUT_THEIR_PLACE
        key = index if is_own else (folder, problem.code, problem.severity, problem.message, problem.fix)
        groups.setdefault(key, []).append(problem)
    return tuple(
        replace(first, also=tuple(p.place for p in more)) if more else first for first, *more in groups.values()
    )
