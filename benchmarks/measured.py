"""What was measured of one catalogue in one place, and the figures that follow: medians of ratios with their spread."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

from benchmarks.processes import Cost

FLOOR, CHECK, START, BUILD, COPY = "floor", "check", "MkDocs start", "build", "cp -r of our site"
SHIPPED = "shipped"


class Spread(NamedTuple):
    """The median of the rounds, the least and the most."""

    middle: float
    least: float
    most: float

    def __str__(self) -> str:
        return f"{self.middle:.2f} ({self.least:.2f}–{self.most:.2f})"


@dataclass(frozen=True, slots=True)
class Output:
    """What one run wrote: files, their bytes, pages, the mean bytes of an item's page."""

    files: int
    size: int
    pages: int
    item_page: int


@dataclass(slots=True)
class Measured:
    """One catalogue: the cost of every subject by round, phases of a build in seconds, what was written.

    `skipped`: subject, or "" for the whole catalogue, → why it wasn't measured. `load`: of the machine, at the start
    and at the end. `place`: the kind of file system.
    """

    label: str
    items: int = 0
    place: str = "disk"
    rounds: dict[str, list[Cost]] = field(default_factory=dict)
    outputs: dict[str, Output] = field(default_factory=dict)
    phases: dict[str, float] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    load: tuple[float, float] = (0.0, 0.0)

    def has(self, *names: str) -> bool:
        return all(self.rounds.get(name) for name in names)

    def wall(self, name: str) -> float:
        return median(cost.wall for cost in self.rounds[name])

    def cpu(self, name: str) -> float:
        return median(cost.cpu for cost in self.rounds[name])

    def peak(self, name: str) -> int:
        return max(cost.peak for cost in self.rounds[name])

    def times(self, name: str, other: str, of: Callable[[Cost], float], *, net: bool = False) -> Spread:
        """Ratios within each round; `net`: the host's own start taken out of the first."""
        starts = self.rounds[START] if net else [Cost(0, 0, 0)] * len(self.rounds[name])
        ratios = [
            (of(one) - of(start)) / of(base)
            for one, start, base in zip(self.rounds[name], starts, self.rounds[other], strict=True)
        ]
        return Spread(median(ratios), min(ratios), max(ratios))

    def net(self, name: str, of: Callable[[Cost], float]) -> float:
        """Seconds without the host's own start."""
        return median(of(a) - of(b) for a, b in zip(self.rounds[name], self.rounds[START], strict=True))


def wall(cost: Cost) -> float:
    return cost.wall


def cpu(cost: Cost) -> float:
    return cost.cpu


def exponent(small: Measured, large: Measured, name: str) -> float | None:
    """By which power the processor time grows; None when unknown or the sizes are too near each other."""
    if large.items < 2 * small.items or not (small.has(name) and large.has(name)):
        return None
    costs = [one.net(name, cpu) if name == BUILD else one.cpu(name) for one in (small, large)]
    return math.log(costs[1] / costs[0]) / math.log(large.items / small.items) if min(costs) > 0 else None
