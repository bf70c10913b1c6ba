"""Figures → the report in Markdown: goals and ratios first, seconds last; no host, no path."""

import os
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from benchmarks.measured import BUILD, CHECK, COPY, FLOOR, SHIPPED, START, Measured, cpu, exponent, wall
from generator.version import VERSION

RICH, LIGHT = "Hugo, rich", "Hugo, light"
OURS = (FLOOR, CHECK, START, BUILD, COPY)
GROWTH = 1.15
"""Cost per page at the largest size over that at 2,000 items."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """A goal that is a ratio of two subjects. `net`: MkDocs' own start taken out."""

    catalogue: str
    what: str
    base: str
    of: str
    most: float
    net: bool = False


RATIOS = (
    Ratio("10,000", BUILD, RICH, "wall", 1.0),
    Ratio("10,000", BUILD, LIGHT, "wall", 1.5),
    Ratio("10,000", BUILD, FLOOR, "wall", 2.0),
    Ratio("10,000", BUILD, FLOOR, "cpu", 3.0),
    Ratio("10,000", CHECK, FLOOR, "wall", 0.3),
    Ratio(SHIPPED, BUILD, FLOOR, "wall", 3.0, net=True),
)
SECONDS = ((SHIPPED, CHECK, 0.35),)
PEAKS = (("10,000", BUILD, 512), ("50,000", BUILD, 256), ("50,000", CHECK, 256))
"""MB of the largest process."""


def write_report(found: Sequence[Measured], versions: Mapping[str, str], plot: str = "") -> str:
    """The whole report. `versions`: of the peers' programs; `plot`: the name of the picture beside it."""
    return "\n".join(_lines(found, versions, plot)) + "\n"


def _lines(found: Sequence[Measured], versions: Mapping[str, str], plot: str) -> Iterator[str]:
    load = f"load {os.getloadavg()[1]:.0f}"
    machine = f"{os.cpu_count()} cores, {load}, {platform.machine()}, Python {platform.python_version()}"
    yield "# What a build costs, beside other generators"
    yield ""
    yield f"gongkai {VERSION}, {datetime.now(UTC).date()}, {machine}. Made by `python -m benchmarks.run`; how it is"
    yield "measured and what it leaves out: `benchmarks/README.md`. Ratios are taken within a round; shown are the"
    yield "median of the rounds and, in brackets, the least and the most. Quote ratios, never seconds."
    yield ""
    if versions:
        yield f"Beside it: {', '.join(f'{name} {number}' for name, number in versions.items())}."
        yield ""
    yield from _goals(found)
    if plot:
        yield f"![Times floor by the number of items, each generator a line]({plot})"
        yield ""
    for place in dict.fromkeys(one.place for one in found):
        yield from _ratios([one for one in found if one.place == place], place)
    disk = [one for one in found if one.place == "disk" and not one.skipped.get("")]
    yield from _growth(disk)
    yield from _phases(disk)
    yield from _written(disk)
    yield from _seconds([one for one in found if one.rounds])


def _table(head: str, rows: Sequence[str]) -> Iterator[str]:
    yield f"| {head} |"
    yield f"| {' | '.join('---' for _ in head.split('|'))} |"
    yield from (f"| {row} |" for row in rows)
    yield ""


# --- goals --------------------------------------------------------------------------------------------


def _goals(found: Sequence[Measured]) -> Iterator[str]:
    known = {one.label: one for one in found if one.place == "disk"}
    rows = [*_ratio_goals(known), *_second_goals(known), *_peak_goals(known), *_growth_goals(known)]
    if not rows:
        return
    yield "## Goals"
    yield ""
    yield from _table("what | goal | measured |  ", rows)


def _ratio_goals(known: Mapping[str, Measured]) -> Iterator[str]:
    for goal in RATIOS:
        one = known.get(goal.catalogue)
        if one and one.has(goal.what, goal.base):
            found = one.times(goal.what, goal.base, wall if goal.of == "wall" else cpu, net=goal.net)
            name = f"{goal.what}{', net' if goal.net else ''}, {one.label}, {goal.of}"
            yield f"{name} | ≤ {goal.most} × {goal.base} | {found} | {_verdict(found.middle <= goal.most)}"


def _second_goals(known: Mapping[str, Measured]) -> Iterator[str]:
    for label, what, most in SECONDS:
        if label in known and known[label].has(what):
            seconds = known[label].wall(what)
            yield f"{what}, {label}, start-up included | ≤ {most} s | {seconds:.2f} s | {_verdict(seconds <= most)}"


def _peak_goals(known: Mapping[str, Measured]) -> Iterator[str]:
    for label, what, most in PEAKS:
        if label in known and known[label].has(what):
            peak = known[label].peak(what) / 1e6
            yield f"{what}, {label}, largest process | ≤ {most} MB | {peak:.0f} MB | {_verdict(peak <= most)}"


def _growth_goals(known: Mapping[str, Measured]) -> Iterator[str]:
    """The cost of a page, the largest catalogue's over that at 2,000 items."""
    large = max(known.values(), key=lambda one: one.items if one.has(BUILD) else 0, default=None)
    small = known.get("2,000")
    if large and small and large is not small and large.has(BUILD) and small.has(BUILD):
        each = [one.net(BUILD, cpu) / one.items for one in (large, small)]
        ratio = each[0] / each[1]
        yield f"build, cost an item, {large.label} | ≤ {GROWTH} × 2,000's | {ratio:.2f} | {_verdict(ratio <= GROWTH)}"


def _verdict(reached: bool) -> str:
    return "reached" if reached else "**missed**"


# --- tables -------------------------------------------------------------------------------------------


def _ratios(found: Sequence[Measured], place: str) -> Iterator[str]:
    yield f"## Ratios, on {'the disk' if place == 'disk' else 'a file system in memory'}"
    yield ""
    rows = []
    for one in found:
        for name in one.rounds:
            base = RICH if one.has(RICH) else ""
            cells = [one.label, name, *(str(one.times(name, FLOOR, of)) for of in (wall, cpu))]
            cells += [f"{one.times(name, base, wall)}" if base and name != base else ""]
            written = one.outputs[name].pages
            cells += [f"{written / one.wall(name):,.0f}" if written and name not in (START, CHECK) else ""]
            rows.append(" | ".join([*cells, f"{one.peak(name) / 1e6:,.0f}"]))
    yield from _table("catalogue | what | wall × floor | cpu × floor | wall × Hugo rich | pages/s | peak MB", rows)
    for one in found:
        for name, reason in one.skipped.items():
            yield f"- {one.label}, {name or 'all'}: not measured, {reason}"
        if one.rounds:
            count = len(one.rounds[FLOOR])
            load = f"{one.load[0]:.1f} before, {one.load[1]:.1f} after"
            yield f"- {one.label}: {count} rounds, load of the machine {load}"
    yield ""


def _growth(found: Sequence[Measured]) -> Iterator[str]:
    pairs = [(small, large) for small, large in pairwise(found) if exponent(small, large, FLOOR) is not None]
    if not pairs:
        return
    yield "## Growth"
    yield ""
    yield "Exponent of processor time over the number of items (1 = linear); the build's without MkDocs' start."
    yield ""
    rows = []
    for name in dict.fromkeys(name for one in found for name in one.rounds if name != START):
        powers = (exponent(small, large, name) for small, large in pairs)
        rows.append(" | ".join([name, *("" if power is None else f"{power:.2f}" for power in powers)]))
    yield from _table(" | ".join(["what", *(f"{small.label} → {large.label}" for small, large in pairs)]), rows)


def _phases(found: Sequence[Measured]) -> Iterator[str]:
    told = [one for one in found if one.phases]
    if not told:
        return
    yield "## Phases of a cold build"
    yield ""
    yield "One build in one process with the calls timed, share of the whole; `benchmarks/phases.py` says which calls."
    yield ""
    last = told[-1].phases
    rows = []
    for name in sorted((name for name in last if name != "total"), key=lambda name: -last[name]):
        cells = (f"{one.phases.get(name, 0) / one.phases['total']:.0%}" for one in told)
        each = (f"{one.phases.get(name, 0) / one.items * 1e3:.2f}" for one in told)
        rows.append(" | ".join([name, *cells, *each]))
    heads = [one.label for one in told] + [f"{one.label}, ms an item" for one in told]
    yield from _table(" | ".join(["phase", *heads]), rows)


def _written(found: Sequence[Measured]) -> Iterator[str]:
    yield "## What is written"
    yield ""
    yield "*Item page*: the mean size of an item's HTML. Ours comes with search, codes, feeds, tables and data."
    yield ""
    rows = [
        f"{one.label} | {name} | {out.files:,} | {out.size / 1e6:.1f} | {out.pages:,} | {out.item_page / 1e3:.1f}"
        for one in found
        for name, out in one.outputs.items()
        if out.files and name not in (COPY, START)
    ]
    yield from _table("catalogue | what | files | MB | pages | item page kB", rows)


def _seconds(found: Sequence[Measured]) -> Iterator[str]:
    yield "## For orientation: seconds on this machine"
    yield ""
    rows = [
        f"{one.label} | {one.place} | {name} | {one.wall(name):.2f} | {one.cpu(name):.2f} | {one.peak(name) / 1e6:,.0f}"
        for one in found
        for name in one.rounds
    ]
    yield from _table("catalogue | where | what | wall s | cpu s | peak MB", rows)
