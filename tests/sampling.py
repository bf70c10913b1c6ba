"""How much of a grid of cases a run of the tests tries: a few of every kind, or with `GONGKAI_TESTS=all` every one.

Use `some` where cases of a kind differ in nothing that the code under test looks at; a case that once went wrong
stands in a list of its own, which is always tried whole.
"""

import os
from collections.abc import Sequence
from itertools import combinations, permutations
from typing import TypeVar

ALL = os.environ.get("GONGKAI_TESTS") == "all"

T = TypeVar("T")


def some(cases: Sequence[T], step: int, first: int = 0) -> Sequence[T]:
    """Every so many of the cases, the same ones each time. `step` has no factor in common with a grid's sides."""
    return cases if ALL else cases[first % step :: step]


def orders(things: Sequence[T]) -> Sequence[tuple[T, ...]]:
    """Orders in which every three of the things stand in each of their six orders, the given one first.

    Faults of arrival are of two or three files (this one before that one, the third between or after): ten orders of
    six files have all of these, of the 720 there are.
    """
    every = list(permutations(things))
    if ALL or len(things) < 4:
        return every
    chosen, missing = every[:1], {three for order in every for three in combinations(order, 3)}
    missing -= set(combinations(every[0], 3))
    while missing:
        best = max(every, key=lambda order: len(missing.intersection(combinations(order, 3))))
        chosen.append(best)
        missing -= set(combinations(best, 3))
    return chosen


def count(few: int, many: int) -> int:
    """How many random cases are made."""
    return many if ALL else few
