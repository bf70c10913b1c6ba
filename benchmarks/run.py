"""The benchmark of builds and checks: one command, whole processes, everything in the same run.

    python -m benchmarks.run            the shipped catalogue and 500 items → benchmarks/report.md
    python -m benchmarks.run --full     2,000, 10,000 and 50,000 besides → docs/developers/bench.md, with its plot

Rounds are interleaved: each runs every subject once, in turn, beginning with another one each time, into a folder that
was never there, after the disk has taken what was written before; nothing is deleted until all is measured. Then once
more on a file system in memory, where there is room. Ratios are taken within a round, so a busy machine slows both
sides: quote them, never the seconds.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.hosts import write_empty_site
from benchmarks.measured import BUILD, CHECK, COPY, FLOOR, SHIPPED, START, Measured, Output
from benchmarks.peers.sites import PEERS, Build, builder
from benchmarks.peers.tools import Tools, install_tools
from benchmarks.plot import draw_plot
from benchmarks.processes import REPOSITORY, run, run_python, surroundings_of
from benchmarks.report import write_report

SHORT, FULL = (0, 500), (0, 500, 2_000, 10_000, 50_000)
"""Items; 0 is the shipped catalogue."""
MEMORY = Path("/dev/shm")
ROOM = 1.3
"""What a run is given beyond what the one before wrote."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What all catalogues of a run share. `tools`: none where no peer is wanted; `peers`: the only ones, by tool."""

    rounds: int
    tools: Tools | None
    peers: tuple[str, ...] = ()

    def say(self, line: str) -> None:
        print(line, file=sys.stderr, flush=True)


def measure(bench: Bench, size: int, folder: Path, place: str = "disk") -> Measured:
    """Measure one catalogue: the shipped one (`size` 0) or a synthetic one, in an empty folder."""
    office = folder / "office"
    office.mkdir(parents=True)
    catalog = office / "catalog"
    if size:
        run_python(["-m", "benchmarks.synthetic", str(size), str(catalog)], folder)
    else:
        shutil.copytree(REPOSITORY / "catalog", catalog)
    shutil.copyfile(REPOSITORY / "mkdocs.yml", office / "mkdocs.yml")
    measured = Measured(f"{size:,}" if size else SHIPPED, size, place)
    if refused := _refusal(office):
        measured.skipped[""] = refused
        return measured
    measured.phases = _phases(office, folder / "reference")
    subjects = dict(_own_subjects(office, folder))
    subjects |= _peer_subjects(bench, measured, catalog, folder)
    _run_rounds(bench, measured, subjects, folder)
    measured.items = measured.outputs[FLOOR].pages
    return measured


def _refusal(office: Path) -> str:
    """Why our own check refuses the catalogue, in its own words; nothing where it doesn't."""
    command = [sys.executable, "-m", "generator", "check", "--quiet"]
    environment = {**surroundings_of(), "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, cwd=office, capture_output=True, text=True, check=False, env=environment)
    said = (done.stdout + done.stderr).strip().splitlines()
    return next((line for line in said if "错误" in line), said[0] if said else "") if done.returncode else ""


def _phases(office: Path, site: Path) -> dict[str, float]:
    """Where the time of one build goes; its site is what is copied and whose shell the peers' pages get."""
    command = [sys.executable, "-m", "benchmarks.phases", str(site)]
    environment = {**surroundings_of(), "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, cwd=office, capture_output=True, text=True, check=False, env=environment)
    if done.returncode:
        raise RuntimeError(f"our build failed:\n{done.stdout}{done.stderr}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _own_subjects(office: Path, folder: Path) -> Iterator[tuple[str, Build]]:
    """Name → one run of it, into a folder that isn't there yet."""
    empty = write_empty_site(folder / "empty").parent
    yield FLOOR, lambda out: run_python(["-m", "benchmarks.floor", str(office / "catalog"), str(out)], folder)
    yield CHECK, lambda _: run_python(["-m", "generator", "check"], office)
    yield START, lambda out: run_python(["-m", "mkdocs", "build", "--quiet", "--site-dir", str(out)], empty)
    yield BUILD, lambda out: run_python(["-m", "generator", "build", "--quiet", "--site-dir", str(out)], office)
    yield COPY, lambda out: run(["cp", "-r", str(folder / "reference"), str(out)], folder)


def _peer_subjects(bench: Bench, measured: Measured, catalog: Path, folder: Path) -> Iterator[tuple[str, Build]]:
    if bench.tools is None:
        return
    taken = []
    for number, peer in enumerate(PEERS):
        if reason := bench.tools.missing.get(peer.tool):
            measured.skipped[peer.name] = reason
        elif bench.peers and peer.tool not in bench.peers:
            measured.skipped[peer.name] = "left out by --peers"
        elif measured.items > peer.largest:
            measured.skipped[peer.name] = peer.why
        else:
            taken.append(number)
    page = folder / "reference/01/001/index.html"
    given = (str(catalog), str(page), str(folder), *map(str, taken))
    run_python(["-m", "benchmarks.peers.sites", *given], folder)
    for number in taken:
        yield PEERS[number].name, builder(PEERS[number], folder / f"peer-{number}", bench.tools)


def _run_rounds(bench: Bench, measured: Measured, subjects: dict[str, Build], folder: Path) -> None:
    """Every subject once a round, each round beginning one further on. One that fails is left out from then on."""
    names = list(subjects)
    measured.rounds = {name: [] for name in names}
    load = os.getloadavg()[0]
    for number in range(bench.rounds):
        for turn in range(len(names)):
            name = names[(turn + number) % len(names)]
            if name in measured.skipped:
                continue
            out = folder / f"round-{number}" / str(names.index(name))
            out.parent.mkdir(exist_ok=True)
            os.sync()
            try:
                cost = subjects[name](out)
            except RuntimeError as error:
                if name in (FLOOR, CHECK, START, BUILD, COPY):
                    raise
                bench.say(str(error))
                measured.skipped[name] = "it failed"
                del measured.rounds[name]
                continue
            measured.rounds[name].append(cost)
            measured.outputs[name] = _weigh(out)
            where = f"{measured.label}, {measured.place}, {number + 1}/{bench.rounds}"
            bench.say(f"{where} {name}: {cost.wall:.2f} s, cpu {cost.cpu:.2f} s, {cost.peak / 1e6:.0f} MB")
    measured.load = (load, os.getloadavg()[0])


def _weigh(out: Path) -> Output:
    """What a run wrote; an item's page stands two folders deep, under digits. Counted, not listed: this stays small."""
    files = size = pages = items = of_items = 0
    for folder, _, names in os.walk(out):
        for name in names:
            weight = os.stat(f"{folder}/{name}").st_size  # noqa: PTH116  hundreds of thousands of them
            files, size = files + 1, size + weight
            if name == "index.html":
                pages += 1
                if re.fullmatch(r"\d+/\d+", os.path.relpath(folder, out)):
                    items, of_items = items + 1, of_items + weight
    return Output(files, size, pages, of_items // items if items else 0)


def _lack_of_room(measured: Measured, rounds: int) -> str:
    """Why the catalogue can't be measured in memory, or nothing."""
    if measured.skipped.get(""):
        return measured.skipped[""]
    if not MEMORY.is_dir():
        return "no file system in memory here"
    need = (rounds + 1) * sum(output.size for output in measured.outputs.values()) * ROOM
    free = min(shutil.disk_usage(MEMORY).free, os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"))
    return f"needs {need / 1e9:.1f} GB of memory, {free / 1e9:.1f} GB are free" if need > free else ""


def run_all(bench: Bench, sizes: list[int], work: Path, *, memory: bool) -> Iterator[Measured]:
    """Every catalogue on the disk, then in memory. On the disk nothing is deleted: that would disturb what follows."""
    found = []
    for size in sizes:
        found.append(measure(bench, size, work / str(size)))
        yield found[-1]
    for size, on_disk in zip(sizes, found, strict=True) if memory else ():
        if reason := _lack_of_room(on_disk, bench.rounds):
            yield Measured(on_disk.label, size, "memory", skipped={"": reason})
            continue
        with tempfile.TemporaryDirectory(prefix="gongkai-bench-", dir=MEMORY) as place:
            yield measure(bench, size, Path(place) / str(size), "memory")


def main(arguments: list[str] | None = None) -> int:
    """Measure, write the report after each catalogue, say where it is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Measure builds and checks.")
    parser.add_argument("--full", action="store_true", help="2,000, 10,000 and 50,000 synthetic items besides")
    parser.add_argument("--sizes", type=int, nargs="*", metavar="N", help="these sizes only; 0 is the shipped one")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--no-peer", action="store_true", help="leave the other generators out")
    names = list(dict.fromkeys(peer.tool for peer in PEERS))
    parser.add_argument("--peers", nargs="+", choices=names, default=[], help="these generators only")
    parser.add_argument("--no-memory", action="store_true", help="leave the file system in memory out")
    parser.add_argument("--tools", type=Path, help="where the peers' programs are kept for the next run")
    parser.add_argument("--work", type=Path, help="a folder of the disk that is measured (default: the system's)")
    parser.add_argument("--out", type=Path, help="the report; its plot stands beside it as .svg")
    options = parser.parse_args(arguments)
    sizes = options.sizes if options.sizes is not None else list(FULL if options.full else SHORT)
    place = REPOSITORY / ("docs/developers/bench.md" if options.full else "benchmarks/report.md")
    report = options.out or place
    found: list[Measured] = []
    with tempfile.TemporaryDirectory(prefix="gongkai-bench-", dir=options.work) as work:
        tools = None if options.no_peer else install_tools(options.tools or Path(work) / "tools")
        bench = Bench(options.rounds, tools, tuple(options.peers))
        for measured in run_all(bench, sizes, Path(work), memory=not options.no_memory):
            found.append(measured)
            _write(report, found, tools)
    print(f"Report: {report}")
    return 0


def _write(report: Path, found: list[Measured], tools: Tools | None) -> None:
    plot = draw_plot([one for one in found if one.place == "disk"])
    if plot:
        report.with_suffix(".svg").write_text(plot, "utf-8")
    versions = tools.versions() if tools else {}
    report.write_text(write_report(found, versions, report.with_suffix(".svg").name if plot else ""), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
