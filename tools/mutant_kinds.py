"""What a mutant is, and what is asked about it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Mutant(NamedTuple):
    """One change. `why`: what would go wrong with it; empty where the area says it for all of its mutants."""

    file: str
    old: str
    new: str
    why: str = ""


class Area(NamedTuple):
    """Files whose mutants the same tests are asked about.

    `quick`: tests that kill most; `tests`: those that are asked besides; `why`: what goes wrong where one lives;
    `nearest`: file → tests that are asked before all others.
    """

    name: str
    quick: tuple[str, ...]
    tests: tuple[str, ...]
    mutants: tuple[Mutant, ...]
    why: str = ""
    nearest: Mapping[str, str] = MappingProxyType({})
