"""The benchmark of builds and checks: one command, whole processes, everything in the same run.

    python -m benchmarks.run            the shipped catalogue, with MkDocs as the peer
    python -m benchmarks.run --full     2,000 and 10,000 synthetic items besides

Rounds are interleaved: each round runs every subject once, in turn, and ratios are taken within a round, so a busy
machine slows both sides. Quote the ratios, never the seconds.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.hosts import write_empty_site, write_peer
from benchmarks.processes import REPOSITORY, Cost, run_python
from benchmarks.report import BUILD, CHECK, FLOOR, START, Measured, write_report
from benchmarks.synthetic import write_catalogue

SHIPPED = 0
FULL_SIZES = (2_000, 10_000)


def measure(size: int, rounds: int, folder: Path, *, peer: bool, say: Callable[[str], None]) -> Measured:
    """Measure one catalogue: the shipped one (`size` 0) or a synthetic one, in an empty folder."""
    work = folder / "office"
    work.mkdir(parents=True)
    catalog = work / "catalog"
    if size == SHIPPED:
        shutil.copytree(REPOSITORY / "catalog", catalog)
    else:
        write_catalogue(size, catalog)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", work / "mkdocs.yml")
    subjects = _subjects(folder, work, peer=peer)
    subjects[CHECK]()  # once unmeasured: Python's compiled modules and expressions are there from then on
    measured = Measured("shipped" if size == SHIPPED else f"{size:,}", rounds={name: [] for name in subjects})
    for number in range(rounds):
        for name, run in subjects.items():
            cost = run()
            measured.rounds[name].append(cost)
            say(f"{measured.label} {number + 1}/{rounds} {name}: {cost.wall:.2f} s, cpu {cost.cpu:.2f} s")
    _weigh(measured, folder)
    measured.phases = _phases(work)
    return measured


def _subjects(folder: Path, work: Path, *, peer: bool) -> dict[str, Callable[[], Cost]]:
    """Name → one run of it. What a run leaves behind goes before the next, outside the measured time."""
    catalog, site, floor = work / "catalog", work / "site", folder / "floor"
    empty = write_empty_site(folder / "empty").parent

    def build() -> Cost:
        shutil.rmtree(site, ignore_errors=True)
        return run_python(["-m", "generator", "build", "--quiet"], work)

    def mkdocs(place: Path) -> Cost:
        shutil.rmtree(place / "site", ignore_errors=True)
        return run_python(["-m", "mkdocs", "build", "--quiet"], place)

    def run_floor() -> Cost:
        shutil.rmtree(floor, ignore_errors=True)
        return run_python(["-m", "benchmarks.floor", str(catalog), str(floor)], folder)

    subjects = {
        FLOOR: run_floor,
        CHECK: lambda: run_python(["-m", "generator", "check"], work),
        START: lambda: mkdocs(empty),
        BUILD: build,
    }
    if peer:
        for search, name in ((False, "MkDocs, search off"), (True, "MkDocs, search on")):
            subjects[name] = partial(mkdocs, write_peer(folder / f"peer-{search}", catalog, search=search).parent)
    return subjects


def _weigh(measured: Measured, folder: Path) -> None:
    """Pages of the site, and the mean weight of an item page, ours and the floor's."""
    site = folder / "office" / "site"
    measured.pages = sum(1 for _ in site.rglob("index.html"))
    ours = list(site.glob("[0-9][0-9]/[0-9][0-9][0-9]/index.html"))
    floors = list((folder / "floor").rglob("index.html"))
    measured.items = len(floors)
    measured.page_bytes = sum(path.stat().st_size for path in ours) // len(ours)
    measured.floor_bytes = sum(path.stat().st_size for path in floors) // len(floors)


def _phases(work: Path) -> dict[str, float]:
    shutil.rmtree(work / "site", ignore_errors=True)
    command = [sys.executable, "-m", "benchmarks.phases", "site"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, cwd=work, capture_output=True, text=True, check=True, env=environment)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def main(arguments: list[str] | None = None) -> int:
    """Measure, write the report, say where it is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Measure builds and checks.")
    parser.add_argument("--full", action="store_true", help="2,000 and 10,000 synthetic items besides")
    parser.add_argument("--sizes", type=int, nargs="*", metavar="N", help="these sizes only; 0 is the shipped one")
    parser.add_argument("--rounds", type=int, default=0, help="rounds (default 5, large catalogues 3)")
    parser.add_argument("--no-peer", action="store_true", help="leave MkDocs as a peer out")
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "report.md", help="the report")
    options = parser.parse_args(arguments)
    sizes = options.sizes if options.sizes is not None else [SHIPPED, *(FULL_SIZES if options.full else ())]
    found = []
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-") as place:
        for size in sizes:
            rounds = options.rounds or (5 if size < FULL_SIZES[0] else 3)
            peer = size == SHIPPED and not options.no_peer
            folder = Path(place) / str(size)
            found.append(measure(size, rounds, folder, peer=peer, say=lambda line: print(line, file=sys.stderr)))
            shutil.rmtree(folder)
    options.out.write_text(write_report(found), "utf-8")
    print(f"Report: {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
