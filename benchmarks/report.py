"""Figures → benchmarks/report.md: ratios first, seconds last; no host, no path."""

import math
import os
import platform
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import pairwise
from statistics import median

from benchmarks.processes import Cost
from generator.version import VERSION

FLOOR, CHECK, START, BUILD = "floor", "check", "MkDocs start", "build"
TIMES_FLOOR = 3
MEMORY = 512_000_000
CHECK_SECONDS = 0.35
CHECK_TIMES_FLOOR = 0.3
GROWTH = 1.1


@dataclass(slots=True)
class Measured:
    """One catalogue: the cost of every subject by round, the phases of a build in seconds, what was written."""

    label: str
    items: int = 0
    pages: int = 0
    page_bytes: int = 0
    floor_bytes: int = 0
    rounds: dict[str, list[Cost]] = field(default_factory=dict)
    phases: dict[str, float] = field(default_factory=dict)

    def wall(self, name: str) -> float:
        return median(cost.wall for cost in self.rounds[name])

    def cpu(self, name: str) -> float:
        return median(cost.cpu for cost in self.rounds[name])

    def peak(self, name: str) -> int:
        return max(cost.peak for cost in self.rounds[name])

    def net_cpu(self, name: str) -> float:
        """Processor seconds without the host's own start."""
        return median(a.cpu - b.cpu for a, b in zip(self.rounds[name], self.rounds[START], strict=True))

    def net_wall(self, name: str) -> float:
        return median(a.wall - b.wall for a, b in zip(self.rounds[name], self.rounds[START], strict=True))

    def times_floor(self, name: str, of: Callable[[Cost], float], *, net: bool) -> float:
        """Median of the rounds' ratios to the floor; `net`: the host's own start taken out."""
        rounds = zip(self.rounds[name], self.rounds[START], self.rounds[FLOOR], strict=True)
        return median((of(run) - (of(start) if net else 0)) / of(floor) for run, start, floor in rounds)


def _wall(cost: Cost) -> float:
    return cost.wall


def _cpu(cost: Cost) -> float:
    return cost.cpu


def write_report(found: list[Measured]) -> str:
    """The whole report as Markdown."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: list[Measured]) -> Iterator[str]:
    yield "# What a build costs"
    yield ""
    yield f"gongkai {VERSION}, {datetime.now(UTC).date()}, {_machine()}. Made by `python -m benchmarks.run`."
    yield "Ratios are against the floor (`benchmarks/floor.py`) in the same round, median of the rounds: quote them,"
    yield "never the seconds. *Net* has MkDocs' own start taken out (a site of one empty page in the same theme)."
    yield ""
    yield from _goals(found)
    yield from _ratios(found)
    yield from _growth(found)
    yield from _phases(found)
    yield from _seconds(found)


def _machine() -> str:
    load = f", load {os.getloadavg()[1]:.0f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores{load}, {platform.machine()}, Python {platform.python_version()}"


def _table(head: str, rows: list[str]) -> Iterator[str]:
    yield f"| {head} |"
    yield f"| {' | '.join('---' for _ in head.split('|'))} |"
    yield from (f"| {row} |" for row in rows)
    yield ""


def _goals(found: list[Measured]) -> Iterator[str]:
    rows = []
    for one in found:
        wall, cpu = (one.times_floor(BUILD, of, net=True) for of in (_wall, _cpu))
        verdict = _verdict(max(wall, cpu) <= TIMES_FLOOR)
        rows.append(
            f"build, cold, net, {one.label} | ≤ {TIMES_FLOOR} × floor | {wall:.2f} × wall, {cpu:.2f} × cpu | {verdict}"
        )
        peak = max(one.peak(name) for name in one.rounds if name.startswith(BUILD))
        rows.append(f"peak memory, {one.label} | < 512 MB | {peak / 1e6:.0f} MB | {_verdict(peak < MEMORY)}")
        if one.label == "shipped":
            seconds = one.cpu(CHECK)
            verdict = _verdict(seconds <= CHECK_SECONDS)
            rows.append(f"check, shipped, with start-up | ≤ {CHECK_SECONDS} s cpu | {seconds:.2f} s cpu | {verdict}")
        else:
            times = one.times_floor(CHECK, _cpu, net=False)
            verdict = _verdict(times <= CHECK_TIMES_FLOOR)
            rows.append(f"check, {one.label} | ≤ {CHECK_TIMES_FLOOR} × floor | {times:.2f} × cpu | {verdict}")
    for small, large in pairwise(found):
        exponent = _exponent(small, large, BUILD)
        if exponent is not None:
            name = f"growth of the build, {small.label} → {large.label}"
            rows.append(f"{name} | linear (≤ {GROWTH}) | N^{exponent:.2f} | {_verdict(exponent <= GROWTH)}")
    yield "## Goals"
    yield ""
    yield from _table("what | goal | measured | ", rows)


def _verdict(reached: bool) -> str:
    return "reached" if reached else "**missed**"


def _ratios(found: list[Measured]) -> Iterator[str]:
    yield "## Times floor"
    yield ""
    rows = []
    for one in found:
        for name in one.rounds:
            whole = [one.times_floor(name, of, net=False) for of in (_wall, _cpu)]
            net = (
                [one.times_floor(name, of, net=True) for of in (_wall, _cpu)]
                if name.startswith((BUILD, "MkDocs,"))
                else []
            )
            cells = [one.label, name, *(f"{ratio:.2f}" for ratio in (*whole, *net)), *([""] * (2 - len(net)))]
            rows.append(" | ".join([*cells, f"{one.peak(name) / 1e6:.0f}"]))
    yield from _table("catalogue | what | wall × | cpu × | net wall × | net cpu × | peak MB", rows)


def _exponent(small: Measured, large: Measured, name: str) -> float | None:
    """By which power the processor time grows; None when the sizes are too near each other."""
    if large.items < 2 * small.items:
        return None
    net = name.startswith(BUILD)
    costs = [one.net_cpu(name) if net else one.cpu(name) for one in (small, large)]
    return math.log(costs[1] / costs[0]) / math.log(large.items / small.items)


def _growth(found: list[Measured]) -> Iterator[str]:
    rows = []
    for small, large in pairwise(found):
        exponents = [_exponent(small, large, name) for name in (FLOOR, CHECK, BUILD)]
        if exponents[0] is not None:
            cells = (f"{exponent:.2f}" for exponent in exponents if exponent is not None)
            rows.append(" | ".join([f"{small.label} → {large.label}", *cells]))
    if rows:
        yield "## Growth"
        yield ""
        yield "Exponent of processor time over the number of items (1 = linear)."
        yield ""
        yield from _table("sizes | floor | check | build, cold, net", rows)


def _phases(found: list[Measured]) -> Iterator[str]:
    yield "## Phases of a cold build"
    yield ""
    yield "One build in one process with the calls timed, share of the whole; `benchmarks/phases.py` says which calls."
    yield ""
    names = [name for name in (found[-1].phases if found else {}) if name != "total"]
    rows = []
    for name in sorted(names, key=lambda name: -found[-1].phases[name]):
        cells = (f"{one.phases.get(name, 0) / one.phases['total']:.0%}" for one in found)
        each = (f"{one.phases.get(name, 0) / one.items * 1e3:.2f}" for one in found)
        rows.append(" | ".join([name, *cells, *each]))
    shares = " | ".join(one.label for one in found)
    each_head = " | ".join(f"{one.label}, ms an item" for one in found)
    yield from _table(f"phase | {shares} | {each_head}", rows)


def _seconds(found: list[Measured]) -> Iterator[str]:
    yield "## For orientation: seconds on this machine"
    yield ""
    rows = [
        f"{one.label} | {name} | {one.wall(name):.2f} | {one.cpu(name):.2f} | {one.peak(name) / 1e6:.0f}"
        for one in found
        for name in one.rounds
    ]
    yield from _table("catalogue | what | wall s | cpu s | peak MB", rows)
    rows = [
        f"{one.label} | {one.items} | {one.pages} | {one.pages / one.net_wall(BUILD):.0f} | "
        f"{one.items / one.wall(FLOOR):.0f} | {one.page_bytes / 1e3:.1f} | {one.floor_bytes / 1e3:.1f}"
        for one in found
    ]
    yield "An item page of ours also holds the picture of its code; an item also has `qr.svg` and `qr.png`."
    yield ""
    head = "catalogue | items | pages | pages/s, net | floor pages/s | item page kB | floor page kB"
    yield from _table(head, rows)
