"""How much of a grid of cases a run of the tests tries: a few of every kind, or with `GONGKAI_TESTS=all` every one.

Use `some` where cases of a kind differ in nothing that the code under test looks at; a case that once went wrong
stands in a list of its own, which is always tried whole.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

ALL = os.environ.get("GONGKAI_TESTS") == "all"

T = TypeVar("T")


def some(cases: Sequence[T], step: int, first: int = 0) -> Sequence[T]:
    """Every so many of the cases, the same ones each time. `step` has no factor in common with a grid's sides."""
    return cases if ALL else cases[first % step :: step]


def count(few: int, many: int) -> int:
    """How many random cases are made."""
    return many if ALL else few
